"""Output forms: whatever a text says, no form breaks, and none drives a terminal or a spreadsheet."""

import csv
import io
import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from breachcat.delays import Delay, Reason, Unknown
from breachcat.figures import Quantity
from breachcat.japanese import read_count, read_date, read_period
from breachcat.language import Language, Text
from breachcat.render.forms import FORMS, markdown_text, to_json, to_yaml
from breachcat.render.listing import Column, Listing
from breachcat.vocabulary import Cause
from conftest import GOOD

ENGLISH = Language.ENGLISH
HOSTILE = [
    "plain",
    'say "hi", twice',
    "line one\nline two\r\nthree\ttab",
    "=HYPERLINK(\"https://x.example\",\"y\")",
    "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
    "<script>alert(1)</script> & more",
    "| a | b | `code` *bold* _it_ ~~no~~ [x](y) ![z](w) # h",
    "[bold red]markup[/bold red] :smile:",
    "\x1b[31mred\x1b[0m \x07 \x9b2J \x85",
    "\u202egnp.exe \u2066x\u2069 \u200e\u200f",
    "\u2028\u2029",
    "ｻﾝﾌﾟﾙ　ＣＯ． 個⼈情報 𠮟",
    "", " ", "null", "2022-08-18", "010",
]  # fmt: skip
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def listing(*values: object) -> Listing[object]:
    """Return a listing of one column, a value a row."""
    return Listing([Column("value", Text("value", "値"), lambda item: item)], values)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_form_lets_a_control_character_out(form, text):
    assert not RAW.search(FORMS[form](listing(text), ENGLISH))


@pytest.mark.parametrize("text", HOSTILE)
def test_json_reads_back(text):
    assert json.loads(FORMS["json"](listing(text), ENGLISH)) == [{"value": text}]
    assert json.loads(to_json({text: text})) == {text: text}


def test_jsonl_is_one_object_a_line():
    lines = FORMS["jsonl"](listing(*HOSTILE), ENGLISH).splitlines()
    assert [json.loads(line)["value"] for line in lines] == HOSTILE


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_are_one_cell_a_text(form, delimiter):
    text = FORMS[form](listing(*HOSTILE), ENGLISH)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert rows[0] == ["value"]
    assert [len(row) for row in rows] == [1] * (len(HOSTILE) + 1)


@pytest.mark.parametrize("form", ["csv", "tsv"])
@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+81", "'+81"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("a=1", "a=1"),
        ("\t=1", "\\t=1"),
        ("\r\n=1", "\\r\\n=1"),
        ('a "b", c', 'a "b", c'),
        ("\x1b[31m", "\\u001b[31m"),
        ("\x9b", "\\u009b"),
        ("\u202e", "\\u202e"),
    ],
)
def test_spreadsheets_see_texts_and_no_formulas(form, text, cell):
    delimiter = "\t" if form == "tsv" else ","
    rows = list(csv.reader(io.StringIO(FORMS[form](listing(text), ENGLISH)), delimiter=delimiter))
    assert rows == [["value"], [cell]]


@pytest.mark.parametrize("texts", [["=1", "x"], ["x", "=1"], ["x; y", "@z"]])
def test_a_list_in_a_cell_begins_with_no_formula(texts):
    (_, cell) = FORMS["csv"](listing(texts), ENGLISH).splitlines()
    assert not cell.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
        ("[x](https://y)", r"\[x\](https://y)"),
        ("![x](y)", r"\!\[x\](y)"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        (r"\<b", r"\\&lt;b"),
        ("@user :smile: $x$ 13:20", r"&#64;user &#58;smile: \$x\$ 13:20"),
        ("\\", "\\\\"),
        ("# a {b}", r"\# a \{b\}"),
        ("a\nb", r"a\\nb"),
        ("\x1b[0m", r"\\u001b\[0m"),
    ],
)
def test_markdown_shows_texts_as_they_stand(text, escaped):
    assert markdown_text(text) == escaped


def test_a_markdown_table_keeps_its_rows_and_columns():
    two = Listing([*listing().columns, Column("n", Text("n", "n"), len, is_figure=True)], HOSTILE)
    lines = FORMS["markdown"](two, ENGLISH).splitlines()
    assert lines[:2] == ["| value | n |", "| --- | ---: |"]
    assert len(lines) == len(HOSTILE) + 2
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {3}
    assert not any("<" in line for line in lines)


DAY = read_date("令和4年8月18日")
VALUES = [
    # value, JSON, cell of a spreadsheet, Markdown
    (None, None, "", "–"),
    (Unknown("published", Reason.NOT_STATED), None, "", "–"),
    (Cause.SQL_INJECTION, "sql_injection", "sql_injection", "SQLi"),
    ([Cause.SQL_INJECTION, Cause.MALWARE], ["sql_injection", "malware"], "sql_injection; malware", "SQLi, malware"),
    ([], [], "", "–"),
    (3, 3, "3", "3"),
    (-3, -3, "-3", "-3"),
    (DAY, DAY.as_json(), "2022-08-18", "2022-08-18"),
    (Delay(1254, 1254), Delay(1254, 1254).as_json(), "1254", "1,254"),
    (Delay(175, None), Delay(175, None).as_json(), "175+", "175+"),
    (Delay(85, 115), Delay(85, 115).as_json(), "85–115", "85–115"),
    (Quantity(53.5, 53.5), {"min": 53.5, "max": 53.5}, "53.5", "53.5"),
    (read_period("2020年4月27日～"), read_period("2020年4月27日～").as_json(), "2020-04-27 –", "2020-04-27 –"),
    ({"a": 1, "b": "=x"}, {"a": 1, "b": "=x"}, "1 '=x", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "plain", "cell", "people"), VALUES)
def test_values_in_each_form(value, plain, cell, people):
    one = listing(value)
    assert json.loads(FORMS["json"](one, ENGLISH)) == [{"value": plain}]
    assert json.loads(FORMS["jsonl"](one, ENGLISH)) == {"value": plain}
    for form in ("csv", "tsv"):
        assert list(csv.reader(io.StringIO(FORMS[form](one, ENGLISH)))) in (
            [["value"], [cell]],
            [["value"], []],
        )
    if people is not None:
        assert FORMS["markdown"](one, ENGLISH).splitlines()[2] == f"| {people} |"


def test_a_count_keeps_its_unit_for_programs():
    count = read_count("約1万2千名")
    assert json.loads(FORMS["json"](listing(count), ENGLISH)) == [{"value": count.as_json()}]


def test_headings_are_names_for_programs_and_words_for_people():
    assert FORMS["csv"](listing(), Language.JAPANESE) == "value\n"
    assert FORMS["markdown"](listing(), Language.JAPANESE).startswith("| 値 |\n")
    assert FORMS["json"](listing(), Language.JAPANESE) == "[]\n"
    assert FORMS["jsonl"](listing(), Language.JAPANESE) == ""


@pytest.mark.parametrize(
    "text", ["2022-08-18", "2022年8月18日", "010", "0120", "yes", "null", "~", "1e3", "0x1f", "12:30", "true", "", " a ",
             "a: b", "- a", "# a", "'", '"', "a\nb", "[x]", "{y}", "&a", "*a", "!t", "%", "@", "`", "18,136件"]
)  # fmt: skip
def test_yaml_texts_stay_texts(text):
    value = {"text": text, "list": [text], "flag": True, "number": 3}
    assert YAML(typ="safe", pure=True).load(to_yaml(value)) == value


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x85\u2028\u2029"), max_size=40))
def test_any_text_reads_back_from_json_and_yaml(text):
    assert json.loads(to_json([text])) == [text]
    assert YAML(typ="safe", pure=True).load(to_yaml({"text": text})) == {"text": text}


@pytest.fixture
def hostile_catalog(tmp_path: Path) -> Path:
    """Return a catalog of one record whose texts are as hostile as a sound record's can be."""
    folder = tmp_path / "incidents"
    folder.mkdir()
    text = dedent(GOOD).replace("株式会社サンプル", "'[bold red]株式会社[/bold red]'")
    text = text.replace("[サンプルショップ]", "['=1+1', '<b>shop</b>', ':smile:', '[/]', 'a\\[b]']")
    (folder / "made-up.yaml").write_text(text.lstrip(), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "command", [("list",), ("show", "made-up"), ("search", "bold"), ("timeline",), ("delays",)]
)
def test_rich_markup_is_shown_as_it_stands(run, hostile_catalog, command):
    outcome = run(*command, catalog=hostile_catalog)
    assert (outcome.code, outcome.err) == (0, "")
    if command[0] in ("list", "show", "search"):
        for text in ("[bold red]株式会社[/bold red]", "=1+1", "<b>shop</b>", ":smile:", "[/]", r"a\[b]"):
            assert text in outcome.out


def test_colour_does_not_come_from_markup(run, hostile_catalog):
    shown = run("list", catalog=hostile_catalog, FORCE_COLOR="1").out
    assert "[bold red]株式会社[/bold red]" in shown
    assert "\x1b[1;31m" not in shown
