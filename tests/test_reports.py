"""One problem in many forms: no form knows less than another."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator

from breachcat.catalog import File, read_catalog
from breachcat.language import Language
from breachcat.render.machines import REPORTS
from conftest import GOOD, HERE, TODAY
from test_cli import BROKEN

WARNED = (
    GOOD.replace("\n    ", "\n")
    .lstrip("\n")
    .replace("2022年4月1日, by: card_company", "2022年7月頃, by: card_company")
)
RECORDS = read_catalog(
    [
        File("made, up: 100%.yaml", BROKEN.encode()),
        File("made-up.yaml", WARNED.encode()),
        File("folder/名前.yaml", b"id: [\n"),
        File("bytes.yaml", "id: 日本".encode("cp932")),
    ],
    TODAY,
).records
PROBLEMS = [problem for record in RECORDS for problem in record.problems]
BOTH = pytest.mark.parametrize("language", list(Language))


@BOTH
@pytest.mark.parametrize("form", list(REPORTS))
def test_golden(golden, form, language):
    golden(f"report_{form}.{language}.txt", REPORTS[form](RECORDS, language))


@BOTH
@pytest.mark.parametrize("form", list(REPORTS))
def test_no_form_knows_less(form, language):
    text = REPORTS[form](RECORDS, language)
    plain = {
        "json": lambda: json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"'),
        "sarif": lambda: json.dumps(json.loads(text), ensure_ascii=False).replace('\\"', '"'),
        "junit": lambda: "".join(ET.fromstring(text).itertext()),
        "github": lambda: text.replace("%25", "%"),
    }.get(form, lambda: text)()
    for problem in PROBLEMS:
        assert problem.check.code in text
        assert problem.message(language) in plain
        assert all(near in plain for near in problem.suggestions)


def test_there_is_something_to_tell():
    assert {problem.check.severity.value for problem in PROBLEMS} == {"error", "warning"}
    assert len({problem.check.code for problem in PROBLEMS}) > 10


@BOTH
def test_sarif_is_valid(language):
    schema = json.loads((HERE / "data" / "sarif-2.1.0-rtm.4.json").read_text(encoding="utf-8"))
    log = json.loads(REPORTS["sarif"](RECORDS, language))
    assert list(Draft4Validator(schema).iter_errors(log)) == []
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for result, problem in zip(run["results"], PROBLEMS, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert tuple(region.values()) == (
            problem.place.line,
            problem.place.column,
            problem.place.end_line,
            problem.place.end_column,
        )
        assert (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
            == result["ruleId"]
            == problem.check.code
        )


def test_sarif_addresses_are_escaped():
    log = json.loads(REPORTS["sarif"](RECORDS, Language.ENGLISH))
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    addresses = {place["artifactLocation"]["uri"] for place in places}
    assert "made%2C%20up%3A%20100%25.yaml" in addresses
    assert "folder/%E5%90%8D%E5%89%8D.yaml" in addresses


def test_junit_has_a_case_for_each_record_and_fails_for_errors_only():
    suite = ET.fromstring(REPORTS["junit"](RECORDS, Language.ENGLISH))[0]
    cases = {case.get("name"): [part.tag for part in case] for case in suite}
    assert cases["made-up.yaml"] == ["system-out"]
    assert set(cases["made, up: 100%.yaml"]) == {"failure"}
    assert suite.get("tests") == "4"


def test_junit_counts_cases_not_faults():
    suite = ET.fromstring(REPORTS["junit"](RECORDS, Language.ENGLISH))[0]
    failing = [case for case in suite if case.find("failure") is not None]
    assert suite.get("failures") == str(len(failing)) == "3"
    assert len(list(suite.iter("failure"))) > len(suite)


@BOTH
def test_github_tells_what_was_known_and_how_bad_it_is(language):
    known = [
        record.with_problems(replace(found, known=True) for found in record.problems) for record in RECORDS
    ]
    lines = REPORTS["github"](known, language).splitlines()
    words = {"en": ("known error", "known warning"), "ja": ("既知のエラー", "既知の警告")}[language.value]
    for word in words:
        assert any(line.startswith("::notice ") and f",title={word}%3A BC" in line for line in lines)


def test_github_annotations_escape_what_would_end_them():
    lines = REPORTS["github"](RECORDS, Language.ENGLISH).splitlines()
    assert len(lines) == len(PROBLEMS)
    pattern = re.compile(
        r"::(error|warning) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=[^,:]+::.+"
    )
    assert all(pattern.fullmatch(line) for line in lines)
    assert lines[0].startswith("::error file=made%2C up%3A 100%25.yaml,line=1,")


def test_github_is_chosen_by_itself_there(run, tmp_path):
    (tmp_path / "made-up.yaml").write_text(BROKEN, encoding="utf-8")
    assert run("check", "made-up.yaml", GITHUB_ACTIONS="true").out.startswith(
        "::error file=made-up.yaml,line=1"
    )
    assert run("check", "made-up.yaml", "-f", "text", GITHUB_ACTIONS="true").out.startswith(
        "made-up.yaml:1:5: error"
    )
