"""Say problems to other programs: one line each, JSON, GitHub annotations, SARIF, JUnit."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from breachcat.checks import CHECKS, Check
from breachcat.language import Language, Text
from breachcat.problems import Edit, Place, Problem, visible
from breachcat.record import Record
from breachcat.render.forms import to_json
from breachcat.render.report import remedies

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sentence(problem: Problem, language: Language) -> str:
    """Return everything that a problem says, on one line: its sentence and the remedies."""
    said = visible(problem.message(language))
    return " ".join([said, *(f"({remedy})" for remedy in remedies(problem, language))])


def _problems(records: Sequence[Record]) -> list[Problem]:
    return [problem for record in records for problem in record.problems]


def concise(records: Sequence[Record], language: Language) -> str:
    """Return a line for each problem: file:line:col: error BC201 sentence."""
    return "".join(
        f"{problem.file}:{problem.place.line}:{problem.place.column}: "
        f"{'known ' if problem.known else ''}{problem.check.severity.value} {problem.check.code} "
        f"{sentence(problem, language)}\n"
        for problem in _problems(records)
    )


def as_json(records: Sequence[Record], language: Language) -> str:
    """Return a JSON array with an object for each problem."""
    return to_json([problem.as_json(language) for problem in _problems(records)])


def github(records: Sequence[Record], language: Language) -> str:
    """Return workflow commands that GitHub Actions shows as annotations at the lines of a change."""
    return "".join(_annotation(problem, language) + "\n" for problem in _problems(records))


def _annotation(problem: Problem, language: Language) -> str:
    place, check = problem.place, problem.check
    values = {
        "file": problem.file,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"{_known(problem, language)}{check.code} {check.title(language)}",
    }
    if place.end_line != place.line:  # GitHub takes columns only within one line
        del values["col"], values["endColumn"]
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    level = "notice" if problem.known else check.severity.value
    return f"::{level} {properties}::{_data(sentence(problem, language))}"


def _known(problem: Problem, language: Language) -> str:
    """Return what a notice stands for, which alone would not tell."""
    return _KNOWN(language, severity=problem.check.severity.label(language)) if problem.known else ""


_KNOWN = Text("known {severity}: ", "既知の{severity}: ")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(records: Sequence[Record], language: Language) -> str:
    """Return SARIF 2.1.0 (OASIS); columns count code points."""
    problems = _problems(records)
    codes = sorted({problem.check.code for problem in problems})
    driver = {"name": "breachcat", "rules": [_rule(CHECKS[code], language) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes, language) for problem in problems],
    }
    return to_json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: Check, language: Language) -> dict[str, Any]:
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": check.title(language)},
        "defaultConfiguration": {"level": check.severity.value},
    }


def _result(problem: Problem, codes: list[str], language: Language) -> dict[str, Any]:
    place = problem.place
    location = {"uri": _address(problem.file)}
    shown: dict[str, Any] = {"region": _region(place)}
    if problem.excerpt:
        shown["contextRegion"] = {"startLine": place.line, "snippet": {"text": problem.excerpt}}
    result = {
        "ruleId": problem.check.code,
        "ruleIndex": codes.index(problem.check.code),
        "level": problem.check.severity.value,
        "message": {"text": sentence(problem, language)},
        "locations": [{"physicalLocation": {"artifactLocation": location, **shown}}],
        "properties": {"suggestions": list(problem.suggestions)},
    }
    if problem.known is not None:
        result["baselineState"] = "unchanged" if problem.known else "new"
    if problem.edits:
        change = {"artifactLocation": location, "replacements": list(map(_replacement, problem.edits))}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}


def _address(file: str) -> str:
    """Return a file name as the address that SARIF wants: relative where it is, `/` between parts."""
    path = PurePath(file).as_posix()
    return f"file://{quote(path)}" if path.startswith("/") else quote(path)


def junit(records: Sequence[Record], language: Language) -> str:
    """Return JUnit XML: a test case for each record, a failure for each error; warnings and what was known before as its output."""
    failing = sum(any(problem.counts for problem in record.problems) for record in records)
    suite = ET.Element("testsuite", name="breachcat check", tests=str(len(records)), failures=str(failing))
    for record in records:
        case = ET.SubElement(suite, "testcase", classname="breachcat", name=visible(record.name))
        for problem in record.problems:
            said = concise([record.with_problems([problem])], language) + visible(problem.excerpt)
            if problem.counts:
                title = f"{problem.check.code} {problem.check.title(language)}"
                ET.SubElement(case, "failure", type=problem.check.name, message=title).text = said
            else:
                ET.SubElement(case, "system-out").text = said
    suites = ET.Element("testsuites")
    suites.append(suite)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


REPORTS: dict[str, Callable[[Sequence[Record], Language], str]] = {
    "concise": concise,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}
"""Every form of a report but the text, which knows the screen."""
