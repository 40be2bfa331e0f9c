"""The options that choose checks: by code, name or beginning, by severity, drafts aside."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from breachcat.cli.filters import wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import Group

if TYPE_CHECKING:
    from breachcat.checks import Check


def complete_codes(incomplete: str) -> list[str]:
    """Return the codes of checks that begin so, for the shell."""
    from breachcat.checks import CHECKS

    return [code for code in CHECKS if code.startswith(incomplete)]


_CHOICE: dict[str, Any] = {
    "select": Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help=both(
                "Only these checks: codes, names or beginnings (BC3).",
                "この検査だけ。コード・名前・先頭（BC3）。",
            ),
            autocompletion=complete_codes,
        ),
    ],
    "ignore": Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help=both("Not these checks.", "この検査を除く。"),
            autocompletion=complete_codes,
        ),
    ],
    "severity": Annotated[
        Literal["error", "warning"] | None,
        typer.Option(help=both("Only problems at least so bad.", "この重さ以上の問題だけ。")),
    ],
    "allow_drafts": Annotated[
        bool | None,
        typer.Option(
            "--allow-drafts",
            help=both("Drafts and open questions are no faults.", "下書きや未解決事項を 誤りとしない。"),
        ),
    ],
}


def wanted_codes(option: str, given: list[str] | None) -> tuple[str, ...]:
    """Return the codes of checks given by code, by name, or by the beginning of their codes, in any case."""
    from breachcat.checks import CHECKS

    known = {code: (code,) for code in CHECKS} | {check.name: (code,) for code, check in CHECKS.items()}
    for code in CHECKS:
        for length in (2, 3, 4):
            known[code[:length]] = (*known.get(code[:length], ()), code)
    cased = {name.lower(): name for name in known}
    given = [
        re.sub(r"[^,\s]+", lambda name: cased.get(name[0].lower(), name[0]), part) for part in given or []
    ]
    names = wanted_names(option, given, list(known), near=_near_codes)
    return tuple(code for name in names for code in known[name])


def _near_codes(name: str) -> Iterable[str]:
    """Return the checks that may be meant: of nearly such a number, of nearly such a name, or the hundreds."""
    from breachcat.checks import CHECKS
    from breachcat.suggestions import nearest

    if number := re.fullmatch(r"bc([0-9]{3,9})", name.lower()):
        return sorted(CHECKS, key=lambda code: abs(int(code[2:]) - int(number[1])))[:3]
    names = [*CHECKS, *(check.name for check in CHECKS.values())]
    return nearest(name, names) or sorted({code[:3] for code in CHECKS})


def wanted_checks(given: dict[str, Any]) -> "Callable[[Check], bool]":
    """Return how to tell the checks that the options ask for."""
    from breachcat.checks import CHECKS

    codes = set(wanted_codes("--select", given["select"])) or set(CHECKS)
    codes -= set(wanted_codes("--ignore", given["ignore"]))
    codes -= {_DRAFT} if given["allow_drafts"] else set()
    return lambda check: check.code in codes and given["severity"] in (None, "warning", check.severity.value)


_DRAFT = "BC212"

WANTED = Group(_CHOICE, wanted_checks)
"""Which checks are wanted: tells it of a check."""
