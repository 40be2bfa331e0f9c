"""The documents: what they show is what the program does."""

import re
import shlex

import pytest

from breachcat import vocabulary
from breachcat.checks import CHECKS
from breachcat.delays import MEASURES
from breachcat.japanese import Unreadable, read_count, read_date, read_period
from breachcat.model import (
    Event,
    Exposure,
    Incident,
    NotLeaked,
    Organization,
    Site,
    Source,
    Tombstone,
    Waiver,
    Withdrawal,
)  # fmt: skip
from breachcat.vocabulary import Word
from conftest import ROOT, found, record_of

DOCUMENTS = ["README.md", "README.ja.md"]
PARTS = [Incident, Organization, Site, Source, Event, Exposure, NotLeaked, Waiver, Tombstone, Withdrawal]
OWNERS = {
    Incident: "The record", Organization: "`organization`, `vendor`", Site: "`sites`", Source: "`sources`",
    Event: "`events`", Exposure: "`exposures`", NotLeaked: "`not_leaked`", Waiver: "`waive`",
    Tombstone: "A withdrawn record", Withdrawal: "`withdrawn`",
}  # fmt: skip


def _replaced(path, text, request):
    """Compare a document with what it should be; --update-golden writes it."""
    if request.config.getoption("--update-golden"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date; run make golden"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_commands_print_what_the_document_shows(run, request, tmp_path, name):
    path = ROOT / name
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    notice = re.search(r"```text\n(.*?)```", guide, re.DOTALL)[1]
    (tmp_path / "notice.txt").write_text(notice, encoding="utf-8")

    def shown(match):
        program, *arguments = shlex.split(match[1])
        assert program == "breachcat"
        outcome = run(*arguments)
        assert (outcome.code, outcome.err) == (0, "")
        return f"```console\n$ {match[1]}\n{outcome.out}```"

    text = path.read_text(encoding="utf-8")
    _replaced(path, re.sub(r"```console\n\$ (.*)\n(?:.*\n)*?```", shown, text), request)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_measures_are_all_there(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == list(MEASURES)


def test_record_format_is_that_of_the_model(request):
    path = ROOT / "docs" / "record-format.md"
    text = path.read_text(encoding="utf-8")
    for mark, content in (("fields", _fields()), ("words", _words())):
        text = re.sub(
            rf"(<!-- {mark} -->\n)(?:.*\n)*?(<!-- end -->)", lambda m, c=content: f"{m[1]}{c}{m[2]}", text
        )
    _replaced(path, text, request)


def _fields():
    lines = []
    for part in PARTS:
        lines += ["", f"### {OWNERS[part]}", "", part.__doc__.strip().splitlines()[0], ""]
        lines += ["| field | | meaning | 意味 | example |", "|---|---|---|---|---|"]
        for name, info in part.model_fields.items():
            english, japanese = info.description.split(" / ")
            needed = "●" if info.is_required() else ""
            lines.append(f"| `{name}` | {needed} | {english} | {japanese} | `{info.examples[0]}` |")
    return "\n".join(lines) + "\n"


def _words():
    lists = [item for item in vars(vocabulary).values() if isinstance(item, type) and issubclass(item, Word)]
    lines = []
    for words in lists:
        if words is Word:
            continue
        lines += [
            "",
            f"### {words.__doc__.strip()}",
            "",
            "| word | English | 日本語 | VERIS 1.4.1 |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{word.value}` | {word.label.en} | {word.label.ja} | {word.veris or ''} |" for word in words
        ]
    return "\n".join(lines) + "\n"


NOT_OF_THE_EXAMPLE = {"BC212", "BC213", "BC214"}  # a draft, a file name, a waiver that covers nothing


@pytest.mark.parametrize(
    ("part", "name"),
    [(part, name) for part in PARTS for name in part.model_fields],
    ids=lambda item: getattr(item, "__name__", item),
)
def test_every_example_is_read(part, name):
    example = part.model_fields[name].examples[0]
    wanted = f"{name}: {example}"
    record = record_of(_with_example(part, wanted))
    codes = {code for _, _, code in found(record)}
    assert not {code for code in codes - NOT_OF_THE_EXAMPLE if code < "BC4"}, wanted


def _with_example(part, line):
    """Return a record that holds the line where its part stands, and what else the part must have."""
    name = line.partition(":")[0]
    holders = {
        Organization: ("organization", {"name": "株式会社サンプル"}),
        Site: ("sites", {"name": "サンプル"}),
        Source: ("sources", {"kind": "press"}),
        Event: ("events", {"event": "detected", "date": "2022年4月1日"}),
        Exposure: ("exposures", {}),
        NotLeaked: ("not_leaked", {"what": "住所", "strength": "none"}),
        Waiver: ("waive", {"check": "BC422", "reason": "x", "until": "2030-01-01"}),
        Withdrawal: ("withdrawn", {"date": "2026-11-20", "reason": "x"}),
    }
    record = {
        "id": "made-up", "organization": "株式会社サンプル", "sources": "[{kind: press}]",
        "events": "[{event: published, date: 2022年4月1日}]", "review": "checked",
    }  # fmt: skip
    if part in (Tombstone, Withdrawal):
        record = {"id": "made-up", "withdrawn": "{date: 2026-11-20, reason: x}"}
    if part in (Incident, Tombstone):
        record[name] = line.partition(": ")[2]
    else:
        key, needed = holders[part]
        others = {"act": {"event": "police_reported"}, "stage": {"event": "published"}}.get(name, {})
        inside = "".join(
            f"\n    {other}: {value}" for other, value in (needed | others).items() if other != name
        )
        is_one = part in (Organization, Withdrawal)
        dash = "" if is_one else "- "
        record[key] = f"\n  {dash}{line}{inside.replace('    ', '  ' if is_one else '    ')}"
    return "".join(f"{key}: {value}\n" for key, value in record.items())


def test_the_whole_record_is_sound():
    text = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
    record, stone = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found(record_of(record, "sample-shop.yaml")) == []
    assert found(record_of(stone, "sample-store.yaml")) == []


@pytest.mark.parametrize(
    ("kind", "reader"), [("date", read_date), ("period", read_period), ("count", read_count)]
)
def test_examples_of_values_are_read_or_refused(kind, reader):
    text = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")
    row, *_ = re.findall(rf"^\| {kind} \| (.*) \|$", text, re.MULTILINE)
    good, bad = (re.findall(r"`([^`{]+)`", cell) for cell in row.split(" | "))
    assert len(good) > 5
    assert [reader(example).text for example in good] == good
    for example in bad:
        with pytest.raises(Unreadable):
            reader(example)


def test_codes_that_documents_name_exist():
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        assert set(re.findall(r"\bBC\d{3}\b", path.read_text(encoding="utf-8"))) <= set(CHECKS), path.name


def test_links_lead_somewhere():
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
