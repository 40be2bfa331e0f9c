"""The shape of the code: each module imports from its own layer and those below, and nothing heavy early."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "breachcat"
LAYERS = (
    {"language", "refusal"},
    {
        "japanese",
        "vocabulary",
        "checks",
        "problems",
        "nodes",
        "decoding",
        "syntax",
        "document",
        "suggestions",
        "repairs",
        "scalars",
        "indentation",
        "signs",
        "slips",
        "splits",
    },
    {"fields", "model"},
    {
        "faults",
        "misread",
        "parts",
        "record",
        "rules",
        "order",
        "privacy",
        "checking",
        "comments",
        "comparison",
        "delays",
        "moments",
        "estimates",
        "figures",
        "law",
        "layout",
        "schema",
        "manual",
        "naming",
    },
    {
        "catalog",
        "notice",
        "evidence",
        "changes",
        "search",
        "baseline",
        "mending",
        "groups",
        "summaries",
        "tallies",
    },
    {"render", "store", "skeleton", "pattern", "drafting"},
    {"cli"},
    {"__init__", "__main__"},
)
LAYER = {name: number for number, names in enumerate(LAYERS) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    """Return the part of the package that a file belongs to: a module or a subpackage."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Yield every part of the package that a module imports, in functions and for types too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [node.module or ""]
            if node.module == "breachcat":
                names = [f"breachcat.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("breachcat."))


def named(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_from_its_layer_and_below(path):
    own = part(path)
    above = {name for name in imported(path) if name != own and LAYER[name] > LAYER[own]}
    assert not above, f"{named(path)} (layer {LAYER[own]}) imports {above}"


def test_every_module_has_a_layer():
    assert {part(path) for path in MODULES} == set(LAYER)


def test_no_cycle_between_parts():
    """Within a layer, too, the parts can be put in an order."""
    needs = {name: set() for name in LAYER}
    for path in MODULES:
        needs[part(path)] |= set(imported(path)) - {part(path)}
    while ready := {name for name, needed in needs.items() if not needed}:
        needs = {name: needed - ready for name, needed in needs.items() if name not in ready}
    assert not needs


OPENERS = {"open", "fdopen", "listdir", "scandir", "walk", "read_text", "read_bytes", "write_text", "write_bytes",
           "iterdir", "glob", "rglob", "unlink", "rename", "mkdir", "rmdir", "touch", "symlink_to"}  # fmt: skip
# /dev/null takes what a closed pipe no longer can, and stands for a stream that there is not
DEVICE = {("cli/session.py", "open"), ("cli/session.py", "fdopen")}


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) != "store"], ids=named)
def test_only_store_opens_files(path):
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert {(named(path), name) for name in names & OPENERS} <= DEVICE


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) != "cli"], ids=named)
def test_only_the_command_line_prints(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            assert not (isinstance(node.func, ast.Name) and node.func.id == "print")
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("stdout", "stderr")


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) not in ("cli", "store")], ids=named)
def test_the_core_knows_neither_clock_nor_environment(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("today", "now", "environ", "getenv", "cwd", "stdin")


HEAVY = {"rich", "pydantic", "pydantic_core", "ruamel", "jaconv"}


def loaded(imports: str) -> set[str]:
    """Return the modules that Python has loaded after some imports."""
    code = f"{imports}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return set(json.loads(run.stdout))


def test_starting_imports_nothing_heavy():
    added = loaded("import breachcat.cli.app") - loaded("import typer")
    assert not {name for name in added if name.split(".")[0] in HEAVY}
    parts = {name.split(".")[1] for name in added if name.startswith("breachcat.")}
    assert parts <= {"cli", "language", "refusal", "vocabulary", "japanese"}


def test_help_imports_no_model():
    code = "import breachcat.cli as program, sys; program.main(['--version']); assert 'pydantic' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
