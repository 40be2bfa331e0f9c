"""What stands around the tool for contributors: workflows, the action, hooks and issue forms."""

import os
import re
import subprocess
import sys
from functools import cache

import pytest
import typer
from ruamel.yaml import YAML

from breachcat.cli.app import make_app
from breachcat.model import Exposure, Incident, Organization, Site, Source
from breachcat.vocabulary import Cause, DataItem, EventKind
from conftest import ROOT
from test_docs import _replaced

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GUIDES = {"en": ROOT / "CONTRIBUTING.md", "ja": ROOT / "CONTRIBUTING.ja.md"}
TEMPLATE = GITHUB / "PULL_REQUEST_TEMPLATE.md"
ALL = [*WORKFLOWS, *FORMS, HOOKS, ACTION, *GUIDES.values(), TEMPLATE]


def named(paths):
    return {"argnames": "path", "argvalues": paths, "ids": [path.name for path in paths]}


def loaded(path):
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


# --- what GitHub and pre-commit read


def test_github_knows_the_files():
    schemas = {
        "github-workflows": WORKFLOWS,
        "github-actions": [ACTION],
        "github-issue-forms": FORMS,
        "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    }
    for schema, paths in schemas.items():
        validate = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
        done = subprocess.run([*validate, *paths], check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(**named(WORKFLOWS))
def test_a_workflow_may_do_only_what_each_job_names(path):
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    for job in workflow["jobs"].values():
        assert job["permissions"]
        assert job["timeout-minutes"] <= 20


def test_only_the_workflow_that_runs_nothing_of_others_may_write():
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        if ": write" in text:
            assert "workflow_run:" in text
            assert "uses:" not in text


def steps(path):
    """Return the steps of a workflow or of the action."""
    whole = loaded(path)
    parts = whole["jobs"].values() if "jobs" in whole else [whole["runs"]]
    return [step for part in parts for step in part["steps"]]


@pytest.mark.parametrize(**named([*WORKFLOWS, ACTION]))
def test_a_script_is_handed_values_by_its_environment(path):
    assert not [step for step in steps(path) if "${{" in step.get("run", "")]


@pytest.mark.parametrize(**named([*WORKFLOWS, ACTION]))
def test_actions_are_githubs_own_by_major_version(path):
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert all(name == "./" or re.fullmatch(r"actions/[a-z-]+@v\d+", name) for name in used)
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_the_tests_run_on_every_python_that_is_supported():
    versions = loaded(GITHUB / "workflows" / "check.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    oldest = re.search(r'requires-python = ">=(.*)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert versions == [f"3.{minor}" for minor in range(int(oldest[1].removeprefix("3.")), 15)]


def test_the_comment_follows_the_check():
    check, comment = (loaded(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "comment"))
    assert comment["on"]["workflow_run"]["workflows"] == [check["name"]]
    (uploaded,) = [
        step["with"] for step in steps(GITHUB / "workflows" / "check.yml") if "path" in step.get("with", {})
    ]
    (script,) = [step["run"] for step in steps(GITHUB / "workflows" / "comment.yml")]
    assert f"name={uploaded['name']} " in script
    assert f" {uploaded['path']} " in script


def test_hooks_hand_over_all_records_at_once():
    for hook in loaded(HOOKS):
        assert (hook["language"], hook["require_serial"]) == ("python", True)
        assert re.search(hook["files"], "incidents/vector-park.yaml")
        assert not re.search(hook["files"], "incidents/incident.schema.json")


@pytest.mark.parametrize(
    ("given", "arguments"),
    [
        ({}, ["check", "--", "incidents"]),
        ({"SINCE": "HEAD^1"}, ["check", "--since=HEAD^1", "--", "incidents"]),
        ({"FORM": "sarif", "OUTPUT": "out"}, ["check", "--format=sarif", "--", "incidents"]),
        ({"RECORDS": "-x $(touch hacked)"}, ["check", "--", "-x $(touch hacked)"]),
        ({"SINCE": "a b; touch hacked"}, ["check", "--since=a b; touch hacked", "--", "incidents"]),
    ],
)
def test_the_action_hands_its_inputs_over_as_they_are(given, arguments, tmp_path):
    *_, check = steps(ACTION)
    (tmp_path / "breachcat").write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n", encoding="utf-8")
    (tmp_path / "breachcat").chmod(0o755)
    nothing = dict.fromkeys(check["env"], "")
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", **nothing, "RECORDS": "incidents", **given}
    bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    done = subprocess.run(bash, env=environment, check=True, capture_output=True, text=True, cwd=tmp_path)
    written = (tmp_path / given["OUTPUT"]).read_text(encoding="utf-8") if "OUTPUT" in given else done.stdout
    assert written.splitlines() == arguments
    assert not (tmp_path / "hacked").exists()


# --- every command that is named exists


@cache
def program():
    return typer.main.get_command(make_app())


COMMAND = re.compile(r"(?:`|^ *|\$ |: )breachcat (?P<name>[a-z]+)\b(?P<rest>[^`\n]*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def commands(path):
    """Return the command lines that a file names: the command, and its options."""
    text = path.read_text(encoding="utf-8")
    return [(match["name"], OPTION.findall(match["rest"])) for match in COMMAND.finditer(text)]


@pytest.mark.parametrize(**named(ALL))
def test_commands_that_are_named_exist(path):
    for name, options in commands(path):
        assert name in program().commands, f"{path.name}: breachcat {name}"
        known = {option for parameter in program().commands[name].params for option in parameter.opts}
        assert set(options) <= known | {"--help"}, f"{path.name}: breachcat {name}"


def test_commands_are_found_where_they_stand():
    assert ("check", ["--since", "--format"]) in commands(ACTION)
    assert ("diff", ["--format"]) in commands(GITHUB / "workflows" / "check.yml")
    assert {name for name, _ in commands(HOOKS)} == {"check", "fmt"}


# --- issue forms


FORM_NAMES = ["1-report", "2-mend"]
OWNERS = {"organization": Organization, "sites": Site, "sources": Source, "exposures": Exposure}
FIELDS_OF_A_FORM = {"id", "review", "todo", "waive"}  # what a reader does not judge, or is asked before


def form(name, language):
    return GITHUB / "ISSUE_TEMPLATE" / f"{name}.{language}.yml"


@pytest.mark.parametrize("name", FORM_NAMES)
def test_forms_ask_the_same_in_both_languages(name):
    def asked(language):
        return [
            (
                element.get("id"),
                element["type"],
                element.get("validations"),
                len(element["attributes"].get("options", [])),
                element["attributes"].get("value", "").count("\n"),
            )
            for element in loaded(form(name, language))["body"]
        ]

    assert asked("en") == asked("ja")
    assert len(FORMS) == len(FORM_NAMES) * 2


@pytest.mark.parametrize(**named(FORMS))
def test_what_a_form_asks_is_a_field_of_the_record(path):
    for element in loaded(path)["body"]:
        owner, _, inner = element.get("id", "id").partition("-")
        if owner != "fields":
            assert owner in Incident.model_fields
            assert not inner or inner in OWNERS[owner].model_fields


def options_of(name, language):
    """Return what a form lets one choose: the words and fields of a record, as people say them."""
    which = ["en", "ja"].index(language)
    if name == "1-report":
        return {
            "exposures-data": [f"label: {word.label[which]}" for word in DataItem],
            "cause": [word.label[which] for word in Cause],
        }
    brackets = [" ({})", "（{}）"][which]
    return {
        "fields": [
            info.description.split(" / ")[which] + brackets.format(field)
            for field, info in Incident.model_fields.items()
            if field not in FIELDS_OF_A_FORM
        ]
    }


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", FORM_NAMES)
def test_forms_offer_the_words_of_the_record(name, language, request):
    path = form(name, language)
    text = path.read_text(encoding="utf-8")
    for element, options in options_of(name, language).items():
        lines = "".join(f"        - {option}\n" for option in options)
        text = re.sub(
            rf"(    id: {element}\n(?:.*\n)*?      options:\n)(?: {{8}}- .*\n)+", rf"\g<1>{lines}", text
        )
    _replaced(path, text, request)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_form_asks_for_dates_by_the_names_of_events(language):
    labels = {kind.label[["en", "ja"].index(language)] for kind in EventKind}
    (events,) = [
        element for element in loaded(form("1-report", language))["body"] if element.get("id") == "events"
    ]
    assert {line.rstrip(":") for line in events["attributes"]["value"].splitlines()} <= labels
