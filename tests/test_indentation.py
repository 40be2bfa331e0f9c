"""Tabs and full-width blanks: where they are told, and what they surely stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.catalog import File
from breachcat.document import read_document
from breachcat.indentation import odd_blanks, straightened, widths
from breachcat.language import Language
from breachcat.mending import mended
from breachcat.nodes import plain_value
from conftest import TODAY
from mutations import MADE_UP, SUBJECTS, mutants

# In these texts → is a tab and ＿ a full-width blank.
SIGNS = str.maketrans({"→": "\t", "＿": "\u3000"})


def lines_of(text):
    return text.translate(SIGNS).split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the first line below a key
        ("a:\n→- b", {1: 2}),
        ("a:\n＿- b", {1: 2}),
        ("a:\n→b: c", {1: 2}),
        ("- a:\n→→b: c", {1: 4}),
        ("a:\n→b", {1: 2}),
        ("a: # why\n→- b", {1: 2}),
        # as far as its neighbours below
        ("a:\n→- b\n    - c", {1: 4}),
        ("a:\n→- b\n- c", {1: 0}),
        ("a:\n→b: c\n    d: e", {1: 4}),
        ("a:\n→- b: c\n    d: e", {1: 2}),
        ("a:\n→- b\n\n  # why\nd: e", {1: 2}),
        ("a:\n→- b\n→- c\nd: e", {1: 2, 2: 2}),
        ("a:\n→b: c\n  - d", {}),
        ("a:\n→- b\n   c", {}),
        # beside what stands above
        ("a:\n  - b: c\n→→d: e", {2: 4}),
        ("a:\n  - b: c\n→- d: e", {2: 2}),
        ("a:\n  - b:\n      - c\n→→→- d", {}),  # of which of the two lists?
        ("a:\n  - b:\n→→→- c\n→→→- d\n→- e: f", {2: 6, 3: 6}),
        ("a:\n→- b:\n→→→- c\n→- d: e", {1: 2, 2: 6, 3: 2}),
        ("a:\n→- b: c\n→- d:\n→- e", {1: 2, 2: 2}),  # below d, or beside it?
        ("a:\n→b:\n→c: d", {1: 2, 2: 2}),
        ("a: b\n→c: d", {}),
        ("- - a\n→- b", {1: 2}),
        # texts over lines, and brackets
        ("a: b\n→c", {1: 2}),
        ("a: b\n→c\n→d\n→→e", {1: 2, 2: 2}),
        ("a: |\n→- b\n→c: d\ne: f", {1: 2, 2: 2}),
        ("a: |-\n  b\n→c", {}),
        ("a: |\nb: c\n→d", {2: 2}),
        ("a: [b,\n→c: [d],\n→→e]\nf:\n→- g", {1: 2, 2: 2, 4: 2}),
        ("a:\n  - {b: c,\n→→d: e}\n→- {f: g}", {2: 6, 3: 2}),
        ("a:\n→b: {c: d\n→e: f", {1: 2}),  # in the bracket, or behind one that is missing?
        # nothing that would be indented
        ("a: b\n→\n＿＿\n→# why\nc: d", {}),
        ("a:→b\nc: d→", {}),
    ],
)
def test_what_an_odd_indentation_stands_for(text, expected):
    assert widths(lines_of(text)) == expected


def test_very_deep_levels_are_not_followed():
    lines = ["\t" * level + "a:" for level in range(40)]
    assert 15 < len(widths(lines)) < 30


@pytest.mark.parametrize(
    ("line", "indices", "reads"),
    [
        ("＿＿a:＿b＿c", [0, 1, 4], "  a: b＿c"),
        ("→a: b→c", [0, 5], " a: b c"),
        ("  -＿-→a", [3, 5], "  - - a"),
        ("a：＿b", [2], "a： b"),
        ("a: ＿b", [3], "a:  b"),
        ("https://x＿y", [], "https://x＿y"),
        ("a b:＿c", [], "a b:＿c"),
        ("＿＿", [0, 1], "  "),
        ("a: b", [], "a: b"),
    ],
)
def test_blanks_are_odd_only_before_a_text(line, indices, reads):
    line = line.translate(SIGNS)
    assert odd_blanks(line) == indices
    assert straightened(line, None) == reads.translate(SIGNS)


RECORD = """\
organization:
→name: a
→name_en: b
sites:
＿＿- name: c
→→note:＿d
→- e
notes: f
"""


def test_a_record_is_read_as_it_was_meant_and_faults_keep_their_places():
    document = read_document(RECORD.translate(SIGNS).encode(), "x.yaml")
    assert plain_value(document.root) == {
        "organization": {"name": "a", "name_en": "b"},
        "sites": [{"name": "c", "note": "d"}, "e"],
        "notes": "f",
    }
    assert [(*found.place[:2], found.check.code) for found in document.problems] == [
        (2, 1, "BC106"), (3, 1, "BC106"), (5, 1, "BC106"), (6, 1, "BC106"), (7, 1, "BC106"),
    ]  # fmt: skip
    assert document.place(("sites", 0, "note")) == (6, 9, 6, 10)
    assert document.place(("organization", "name"), key=True) == (2, 2, 2, 6)
    first, wide = document.problems[0], document.problems[2]
    assert first.message(Language.ENGLISH) == "tab character; use plain blanks"
    assert wide.message(Language.JAPANESE) == "全角の空白があります。半角の空白に置き換えてください"


def test_a_syntax_error_on_a_line_with_an_odd_indentation_has_its_place():
    text = "a:\n→b: c\n→d: @e\n".translate(SIGNS)
    document = read_document(text.encode(), "x.yaml")
    assert [(*found.place[:2], found.check.code) for found in document.problems] == [
        (2, 1, "BC106"), (3, 1, "BC106"), (3, 5, "BC107"),
    ]  # fmt: skip


def test_no_repair_is_offered_where_an_indentation_is_doubtful():
    (tab, error) = read_document(b"a: b\n\tc: d\te\n", "x.yaml").problems
    assert (tab.check.code, tab.edits, error.check.code) == ("BC106", (), "BC107")


WHOLE = {
    "a tab for each level": lambda indent: "\t" * (indent // 2),
    "tabs of four": lambda indent: "\t" * (indent // 4) + " " * (indent % 4),
    "a full-width blank for each level": lambda indent: "\u3000" * (indent // 2),
    "a full-width blank for each blank": lambda indent: "\u3000" * indent,
}


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("name", SUBJECTS)
def test_a_record_that_is_indented_otherwise_is_mended_as_a_whole(name, form):
    text = "\n".join(
        WHOLE[form](len(line) - len(bare := line.lstrip(" "))) + bare for line in SUBJECTS[name].lines
    )
    assert mended(File(name, text.encode()), TODAY, lambda _: True).data.decode() == SUBJECTS[name].text


@pytest.mark.parametrize("kind", ["tabs", "full width blanks"])
def test_one_odd_blank_is_mended_to_what_stood_there(kind):
    subject = SUBJECTS[MADE_UP]
    wanted = plain_value(read_document(subject.text.encode(), MADE_UP).root)
    for mutant in mutants(kind, subject):
        data = mended(File(MADE_UP, mutant.text.encode()), TODAY, lambda _: True).data
        assert plain_value(read_document(data, MADE_UP).root) == wanted, mutant.done


@given(st.lists(st.text(alphabet="\t\u3000 -a:|[{}#", max_size=12), max_size=12))
def test_any_lines_are_straightened_one_to_one_but_for_sure_indentations(lines):
    lines = [line.replace("\n", "") for line in lines]
    known = widths(lines)
    for index, line in enumerate(lines):
        read = straightened(line, known.get(index))
        assert odd_blanks(read) == []
        assert index in known or len(read) == len(line)
