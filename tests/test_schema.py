"""The JSON Schema: current, true to the shipped records, described in both languages."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from breachcat import model
from breachcat.checks import WAIVABLE
from breachcat.document import read_document
from breachcat.manual import MANUAL, files_of
from breachcat.model import Incident, Part
from breachcat.nodes import plain_value
from breachcat.schema import record_schema
from breachcat.vocabulary import FACTS, EventKind, Word
from conftest import GOOD, INCIDENTS, dedent

RECORDS = sorted(INCIDENTS.glob("*.yaml"))
SCHEMA = INCIDENTS / "incident.schema.json"
PARTS = [part for part in vars(model).values() if isinstance(part, type) and issubclass(part, Part)]


def loaded(text: str) -> Any:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return yaml.load(text)


def complaints(record: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(record_schema()).iter_errors(record)]


def test_the_schema_file_is_current():
    """`make schema` writes it anew."""
    written = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert written == record_schema()


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(record_schema())


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_shipped_records_fit_the_schema(path):
    text = path.read_text(encoding="utf-8")
    assert complaints(loaded(text)) == []
    assert complaints(plain_value(read_document(text.encode(), path.name).root)) != []  # true is no text


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_first_line_of_a_record_leads_editors_to_the_schema(path):
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    mark, _, address = first.partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (path.parent / address).samefile(SCHEMA)


# What an editor cannot know: how a text reads on, a draft, the name of the file, today.
BEYOND_A_SCHEMA = {"BC209", "BC211", "BC212", "BC213", "BC214", "BC215"}


def refused(kind, folder):
    """Return the codes of the manual of which check-jsonschema, run as a program, refuses a sample."""
    for code, entry in MANUAL.items():
        (folder / code).mkdir()
        for name, content in files_of(getattr(entry, kind)).items():
            if isinstance(content, bytes):
                (folder / code / name).write_bytes(content)
    validate = [sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile", SCHEMA]
    done = subprocess.run([*validate, *folder.glob("*/*.yaml")], check=False, capture_output=True, text=True)
    said = json.loads(done.stdout)
    return {
        re.search(r"BC\d{3}", fault["filename"])[0]
        for fault in said.get("errors", []) + said.get("parse_errors", [])
    }


def test_check_jsonschema_passes_every_good_sample(tmp_path):
    assert refused("good", tmp_path) == set()


def test_check_jsonschema_refuses_every_bad_sample_of_keys_and_words(tmp_path):
    shape_and_words = {code for code in MANUAL if code.startswith("BC2")}
    assert shape_and_words - refused("bad", tmp_path) == BEYOND_A_SCHEMA


GOOD_ONES = [
    ("organization: 株式会社サンプル", "organization: {name: 株式会社サンプル, name_en: Sample}"),
    ("[サンプルショップ]", "[{name: サンプルショップ, url: 'https://example.jp/'}]"),
    ("2021年1月1日～2022年3月31日", "{from: 2021年1月1日}"),
    ("review: checked", "review: checked\nnotes: a note"),
    ("review: checked", "review: checked\nnotes: [a note, another]"),
    ("review: checked", "review: checked\nnot_stated: [ppc_reported, affected]"),
    ("review: checked", "review: checked\nwaive: [{check: BC411, reason: so, until: 2030年1月1日}]"),
]
BAD_ONES = [
    ("review: checked", ""),
    ("review: checked", "review: done"),
    ("review: checked", "review: checked\nextra: 1"),
    ("review: checked", "review: checked\ncause: malware"),
    ("review: checked", "review: checked\ncause: []"),
    ("review: checked", "review: checked\ncause: [malware, malware]"),
    ("review: checked", "review: checked\nnot_stated: [wether]"),
    ("review: checked", "review: checked\nwaive: [{check: BC107, reason: so, until: 2030年1月1日}]"),
    ("made-up", "Made Up"),
    ("株式会社サンプル", ""),
    ("by: card_company", "by: somebody"),
    ("2021年1月1日～2022年3月31日", "{since: 2021年1月1日}"),
    ("title: お知らせ", "url: example.jp"),
    ("title: お知らせ", "sha256: abc"),
    ("date: 2022年4月1日, ", ""),
]


@pytest.mark.parametrize(("old", "new"), GOOD_ONES)
def test_what_a_record_may_be(old, new):
    assert complaints(loaded(dedent(GOOD).replace(old, new))) == []


@pytest.mark.parametrize(("old", "new"), BAD_ONES)
def test_what_a_record_may_not_be(old, new):
    assert old in GOOD
    assert complaints(loaded(dedent(GOOD).replace(old, new)))


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_is_described_in_both_languages(part):
    assert part.__doc__
    for name, field in part.model_fields.items():
        english, slash, japanese = (field.description or "").partition(" / ")
        assert slash, f"{part.__name__}.{name}"
        assert english.isascii() or "より" in english or "一部" in english
        assert re.search(r"[ぁ-んァ-ヶ一-龠]|URL", japanese)


def test_words_are_described_where_they_are_listed():
    schema = record_schema()
    for name, part in schema["$defs"].items():
        if "enum" in part:
            assert len(part["enum"]) == len(part["enumDescriptions"]), name
    assert schema["$defs"]["EventKind"]["enum"] == [kind.value for kind in EventKind]
    assert schema["$defs"]["EventKind"]["enumDescriptions"][0] == "possible leak detected / 発覚"


def test_facts_and_waivable_checks_are_listed():
    schema = record_schema()
    facts = schema["else"]["properties"]["not_stated"]["items"]
    assert facts["enum"] == list(FACTS)
    assert facts["enumDescriptions"][-1] == "contact window / 問い合わせ窓口"
    assert schema["$defs"]["Waiver"]["properties"]["check"]["enum"] == list(WAIVABLE)


def test_the_schema_has_no_null_and_no_default():
    text = json.dumps(record_schema())
    assert '"null"' not in text
    assert '"default"' not in text


def test_required_and_known_keys_are_those_of_the_model():
    schema = record_schema()
    assert set(schema["else"]["properties"]) == set(Incident.model_fields)
    assert schema["else"]["required"] == ["id", "organization", "sources", "events", "review"]
    assert schema["else"]["additionalProperties"] is False
    assert all(issubclass(word, str) for word in Word.__subclasses__())


def examples(node: Any) -> Any:
    """Yield every field of the schema that has examples."""
    if isinstance(node, dict):
        if "examples" in node:
            yield node
        for value in node.values():
            yield from examples(value)
    elif isinstance(node, list):
        for value in node:
            yield from examples(value)


def test_every_example_is_what_its_field_may_be():
    schema = record_schema()
    for field in examples({**schema, "$schema": ""}):
        for example in field["examples"]:
            part = {**field, "$defs": schema["$defs"]}
            assert not list(Draft202012Validator(part).iter_errors(example)), example
