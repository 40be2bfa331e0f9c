"""The one form of a record: what it looks like, and that nothing is lost on the way there."""

import json
import re
from random import Random
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from breachcat.comments import comments_of
from breachcat.document import read_document
from breachcat.language import Language
from breachcat.layout import formatted, obstacles, proof, proved
from breachcat.nodes import Document, plain_value
from breachcat.problems import CONTROL
from breachcat.refusal import PROBLEMS, Refused
from conftest import INCIDENTS
from test_breakage import DAMAGE, damaged

RECORDS = {path.name: path.read_text(encoding="utf-8") for path in sorted(INCIDENTS.glob("*.yaml"))}


def document_of(text: str | bytes) -> Document:
    return read_document(text.encode() if isinstance(text, str) else text, "made-up.yaml")


def laid_out(text: str) -> str:
    """Return the form of a text that may be indented."""
    document = document_of(dedent(text).lstrip("\n"))
    assert not obstacles(document), [found.message(Language.ENGLISH) for found in document.problems]
    return proved(document)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            review: checked
            title_of_mine: x
            events: [{date: 2022年8月18日, event: published}]
            another: {b: 1, a: 2}
            id: made-up
            """,
            """
            id: made-up
            events:
              - {event: published, date: 2022年8月18日}
            review: checked
            title_of_mine: x
            another: {b: 1, a: 2}
            """,
            id="keys stand in the order of the model, unknown ones behind",
        ),
        pytest.param(
            """
            exposures:
            - {data: [name], period: {to: 2022年8月18日, from: 2021年5月26日}}
            withdrawn_: {reason: x, date: y}
            """,
            """
            exposures:
              - period: {to: 2022年8月18日, from: 2021年5月26日}
                data: [name]
            withdrawn_: {reason: x, date: y}
            """,
            id="where the model says nothing, keys stay in their order",
        ),
        pytest.param(
            "withdrawn: {reason: x, date: 2026-11-21}\nid: made-up\n",
            "id: made-up\nwithdrawn: {date: 2026-11-21, reason: x}\n",
            id="what stays of a withdrawn record has its own order",
        ),
        pytest.param(
            '{"id": "made-up",\n "open": true, "sources": [{"url": "https://example.com/"}]}',
            'id: made-up\nsources:\n  - {url: "https://example.com/"}\nopen: true\n',
            id="JSON",
        ),
        pytest.param(
            """
            sites:
            -   東京
            -   - 大阪
                -   京都
            -
              - 神戸
              - name: 奈良
                tags: [a]
            """,
            """
            sites:
              - 東京
              - [大阪, 京都]
              - - 神戸
                - name: 奈良
                  tags: [a]
            """,
            id="lists are indented by two and keep their order",
        ),
        pytest.param("a: []\nb: {  }\nc: [ [], {} ]", "a: []\nb: {}\nc:\n  - []\n  - {}\n", id="empty ones"),
        pytest.param(
            "a:\nb: ~\nc:\n    d:\n    e: f\ng: [null]\nh:\n-\n- i",
            "a:\nb: ~\nc:\n  d:\n  e: f\ng: [null]\nh:\n  -\n  - i\n",
            id="what is empty stays so",
        ),
        pytest.param(
            "events:\n- {date: ,event: detected,by: } # of both\n- {event: published,\n   date:\n   }",
            "events:\n  - {event: detected, date: , by: }  # of both\n  - {event: published, date: }\n",
            id="and in brackets where it was begun there",
        ),
        pytest.param("a: b\r\nc:   d  \r\n", "a: b\nc: d\n", id="line ends and blanks at the ends of lines"),
        pytest.param("\ufeffa: b", "a: b\n", id="byte order mark; no line end at the end"),
        pytest.param("--- {a: b}\n...\n", "a: b\n", id="marks of documents"),
        pytest.param("{}", "{}\n", id="nothing at all"),
    ],
)  # fmt: skip
def test_order_and_indentation(before, after):
    assert laid_out(before) == dedent(after).lstrip("\n")


@pytest.mark.parametrize("before", ["notes: [{}]", "notes:\n  - {}"])
def test_a_list_stands_in_brackets_where_its_items_are_short(before):
    text = "あ" * 20
    assert laid_out(before.format(text)) == f"notes: [{text}]\n"
    assert laid_out(before.format(text + "a")) == f"notes:\n  - {text}a\n"


@pytest.mark.parametrize("comment", ["", "  # a comment is not counted, for it may be deleted any time"])
def test_a_line_with_brackets_is_at_most_120_cells_wide(comment):
    before = "events:\n  - {event: published, note: "
    room = 120 - len(before.split("\n")[1]) - len("}")
    note = "あ" * (room // 2) + "a" * (room % 2)
    assert laid_out(f"{before}{note}}}{comment}") == f"{before}{note}}}{comment}\n"
    above = f"  {comment.strip()}\n" if comment else ""
    assert laid_out(f"{before}{note}a}}{comment}") == (
        f"events:\n{above}  - event: published\n    note: {note}a\n"
    )


@pytest.mark.parametrize(
    ("written", "in_block", "in_brackets"),
    [
        ("'a'", "a", "a"),
        ('"a\\u3042"', "aあ", "aあ"),
        ("'a, b'", "a, b", '"a, b"'),
        ("'a: b'", '"a: b"', '"a: b"'),
        ("'https://a/'", "https://a/", '"https://a/"'),
        ("'a?'", "a?", '"a?"'),
        ("'a b#c'", "a b#c", "a b#c"),
        ("'a #c'", '"a #c"', '"a #c"'),
        ("'-a'", "-a", "-a"),
        ("'- a'", '"- a"', '"- a"'),
        ("'#a'", '"#a"', '"#a"'),
        ("''", '""', '""'),
        ("' a'", '" a"', '" a"'),
        ('"\\u3000a"', '"　a"', '"　a"'),
        ('"it\'s"', "it's", "it's"),
        ("'[\"a\"]'", "'[\"a\"]'", "'[\"a\"]'"),
        ("'\"a\" it''s'", "'\"a\" it''s'", "'\"a\" it''s'"),
        ('"\\\\: "', "'\\: '", "'\\: '"),
        ('"a\\tb\\\\"', '"a\\tb\\\\"', '"a\\tb\\\\"'),
        ('"a\\u200bb"', '"a\\u200bb"', '"a\\u200bb"'),
        ('"a\\U000e0001b"', '"a\\U000e0001b"', '"a\\U000e0001b"'),
        ("a\u200bb", '"a\\u200bb"', '"a\\u200bb"'),
        ('"a\\rb"', '"a\\rb"', '"a\\rb"'),
        ("2022-08-18", "2022-08-18", "2022-08-18"),
        ("'2022-08-18'", "2022-08-18", "2022-08-18"),
        ("0120", '"0120"', '"0120"'),
        ("2022", '"2022"', '"2022"'),
        ("1.5", '"1.5"', '"1.5"'),
        ("13:20", '"13:20"', None),
        ("yes", '"yes"', '"yes"'),
        ("'null'", '"null"', '"null"'),
        ("null", "null", "null"),
        ("'true'", '"true"', '"true"'),
        ("1,234件", "1,234件", None),
    ],
)
def test_quotes_stand_where_they_are_needed(written, in_block, in_brackets):
    """A text is to be one for every reader of YAML, but for days."""
    assert laid_out(f"summary: {written}") == f"summary: {in_block}\n"
    if in_brackets:
        assert laid_out(f"notes: [{written}]") == f"notes: [{in_brackets}]\n"


@pytest.mark.parametrize(
    "line",
    [
        "  - {open: true, source: 2}",
        '  - {open: "true", source: "2"}',
        '  - {event: "true", mine: 1, yours: "1"}',
    ],
)
def test_flags_numbers_and_unknown_fields_keep_their_quotes(line):
    assert laid_out(f"events:\n{line}") == f"events:\n{line}\n"


def test_keys_are_quoted_as_texts_are():
    """And those with a colon, which looks like one without a blank behind it."""
    before = "'a b': x\n'c：d': {'e, f': x, 'g': x}\nyes: x\n? \"h\\ni\"\n: x\n'j:k': x\n"
    after = 'a b: x\n"c：d": {"e, f": x, g: x}\n"yes": x\n"h\\ni": x\n"j:k": x\n'
    assert laid_out(before) == after


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("|\n  a\n   b", "|\n  a\n   b"),
        ("|-\n    a\n\n    b", "|-\n  a\n\n  b"),
        ('"a\\nb"', "|-\n  a\n  b"),
        ('"a\\n"', "|\n  a"),
        (">\n  a\n  b", "|\n  a b"),
        (">-\n  a\n  b", "a b"),
        ("a\n  b", "a b"),
        ("'a\n  b'", "a b"),
        ("|+\n  a\n", '"a\\n\\n"\n'),
        ("|2\n   a\n  b", '" a\\nb\\n"'),
        ('"a \\nb"', '"a \\nb"'),
        ('"\\na"', '"\\na"'),
        ('"\\n"', '"\\n"'),
        ('"a\\tb\\nc"', '"a\\tb\\nc"'),
    ],
)
def test_texts_of_several_lines(written, expected):
    assert laid_out(f"summary: {written}\nx: z\n") == f"summary: {expected}\nx: z\n"


def test_a_text_of_several_lines_keeps_its_list_out_of_brackets():
    assert laid_out('notes: ["a\\nb"]') == "notes:\n  - |-\n    a\n    b\n"
    assert laid_out('x: {z: "a\\nb"} # c') == "x:  # c\n  z: |-\n    a\n    b\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            # of review
            review: checked   # behind review
            # of id, 1
               # of id, 2
            id: made-up # behind id
            """,
            """
            # of id, 1
               # of id, 2
            id: made-up  # behind id
            # of review
            review: checked  # behind review
            """,
            id="above and behind a key they move with it",
        ),
        pytest.param(
            """
            events: # behind events
            # above first
            - {event: detected, date: x} # behind first
              # under first
            # above second
            - event: published   # behind event
              # above date
              date: x
            """,
            """
            events:  # behind events
              # above first
              - {event: detected, date: x}  # behind first
                # under first
              # above second
              - event: published  # behind event
                # above date
                date: x
            """,
            id="of items",
        ),
        pytest.param(
            """
            events:
              - {event: detected, date: x}
              # - {event: published, date: x}
                # deeper
            exposures:
              - period: x
                data:
                  - name
                  # - address
                # note: y
              # - period: z
            # of review
              # of review, too
            review: checked
            """,
            """
            events:
              - {event: detected, date: x}
              # - {event: published, date: x}
                # deeper
            exposures:
              - period: x
                data:
                  - name
                  # - address
                # note: y
              # - period: z
            # of review
              # of review, too
            review: checked
            """,
            id="at the end of a list or mapping they stay there",
        ),
        pytest.param(
            """
            events:
            - {event: detected, date: x}
            # - event: published
            #   date: x
            # of review
            review: checked
            waive:
            - reason: x
            #- reason: y
            """,
            """
            events:
              - {event: detected, date: x}
              # - event: published
              #   date: x
            # of review
            review: checked
            waive:
              - {reason: x}
              #- reason: y
            """,
            id="an item that was made a comment stays with its list, whatever its indentation",
        ),
        pytest.param(
            """
            sites:
                - a
              # between
            notes: [b]
            """,
            """
            sites:
              - a
              # between
            notes: [b]
            """,
            id="indented deeper than what follows they belong to what ends",
        ),
        pytest.param(
            """
            data: [ # opened
              name, # behind name
              # above address
              address
              # at the end
              ] # closed
            mine: { # opened
              } # closed
            """,
            """
            # opened
            data:  # closed
              - name  # behind name
              # above address
              - address
              # at the end
            # opened
            mine: {}  # closed
            """,
            id="inside of brackets",
        ),
        pytest.param(
            """
            events:
              - # dash
                date: x # behind date
                # above event
                event: x
              - - # inner
                  - z # behind z
              - {a: b, # behind a
                 c: d} # closed
            """,
            """
            events:
              # above event
              # dash
              - event: x
                date: x  # behind date
              # inner
              - - - z  # behind z
              # closed
              - a: b  # behind a
                c: d
            """,
            id="of an item that has several lines, above its dash",
        ),
        pytest.param(
            """
            id:
              # above value
              made-up # behind
            sites:
              # above bracket
              [a]
            notes:
              -
                # above item
                b
            title: | # head
              a
            # behind title
            review: "a
              b" # behind
            """,
            """
            # above value
            id: made-up  # behind
            # above bracket
            sites: [a]
            notes:
              # above item
              - b
            # behind title
            review: a b  # behind
            title: |  # head
              a
            """,
            id="between a key and its value they go above the key",
        ),
        pytest.param(
            "# a\n{ # b\n  # c\n  id: x, # d\n  # e\n  } # f\n# g",
            "# a\n# b\n  # c\nid: x  # d\n# e\n# f\n# g\n",
            id="round brackets about all",
        ),
        pytest.param("{ # a\n  # b\n  } # c", "{}\n# a\n  # b\n# c\n", id="in nothing at all"),
        pytest.param("--- # a\nid: x\n... # b\n", "# a\nid: x  # b\n", id="at marks of documents"),
        pytest.param("? id # a\n: x # b\n", "# a\nid: x  # b\n", id="between a marked key and its value"),
        pytest.param("a: [{b: c, # d\n e: [f: g, # h\n i]}]",
                     "a:\n  - b: c  # d\n    e:\n      - f: g  # h\n      - i\n", id="behind a pair in a list"),
    ],
)  # fmt: skip
def test_comments_stay_with_what_they_belong_to(before, after):
    assert laid_out(before) == dedent(after).lstrip("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            """
            events:
                - {event: detected, date: x}
                #- {event: payment_stopped, date: }  # stopped
                - {event: published, date: x}
                #- {event: updated, date: }
                #-
                  # event: x

            #exposures:
              #- period: x
                # Whom it concerns
                #scope: y

            #affected: ["107,661件"]
            review: checked

            #waive:
               #- check: BC422
                 #reason: x
            """,
            """
            events:
              - {event: detected, date: x}
              #- {event: payment_stopped, date: }  # stopped
              - {event: published, date: x}
              #- {event: updated, date: }
              #-
                # event: x

            #exposures:
              #- period: x
                # Whom it concerns
                #scope: y

            #affected: ["107,661件"]
            review: checked

            #waive:
               #- check: BC422
                 #reason: x
            """,
            id="items and lists that were switched off",
        ),
        pytest.param(
            """
            organization: x
                # Name in English
                #name_en: y
            title:
              # of title
            exposures:
            - period: x
              data: [a]
                  # of data
                    # deeper
                # less deep
              # of the window
                # deeper
               # between
            - {period: z}
                # of the second
            notes:
            - a
                # of a
            - |
              b
              c
             # of d
            - d
            """,
            """
            organization: x
              # Name in English
              #name_en: y
            exposures:
              - period: x
                data: [a]
                  # of data
                    # deeper
                  # less deep
                # of the window
                  # deeper
                 # between
              - {period: z}
                # of the second
            notes:
              - a
                # of a
              - |
                b
                c
              # of d
              - d
            title:
              # of title
            """,
            id="indented deeper than what they follow, they belong to that",
        ),
        pytest.param(
            """
            exposures:
                # deeper than those that follow
                  # deeper
              # less deep
                # deeper
              - period: x
            """,
            """
            exposures:
              # deeper than those that follow
                # deeper
              # less deep
                # deeper
              - {period: x}
            """,
            id="the first is not indented deeper than what it belongs to",
        ),
    ],
)
def test_comments_keep_their_indentation_within_a_block(before, after):
    """So that a part that was switched off is YAML again once each # is gone."""
    assert laid_out(before) == dedent(after).lstrip("\n")


def test_comments_far_to_the_right_come_to_the_edge():
    assert laid_out(f"notes:\n{' ' * 150}# a\n{' ' * 152}# b\n- c") == "notes:\n  # a\n    # b\n  - c\n"


def test_above_the_first_key_of_all_the_last_paragraph_is_a_block_of_its_own():
    assert laid_out("# head\n\n  # of id\n    # deeper\nid: x") == "# head\n\n# of id\n  # deeper\nid: x\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "# yaml-language-server: $schema=x\n# more\nreview: checked\nid: x",
            "# yaml-language-server: $schema=x\n# more\nid: x\nreview: checked\n",
            id="the modeline and what stands with it are the head",
        ),
        pytest.param(
            "# head\n\n# more\n\n\n# of review\nreview: checked\nid: x",
            "# head\n\n# more\n\nid: x\n# of review\nreview: checked\n",
            id="and what stands before a blank line",
        ),
        pytest.param(
            "# of review\nreview: checked\nid: x",
            "id: x\n# of review\nreview: checked\n",
            id="what stands right above the first key belongs to it",
        ),
        pytest.param(
            "\n\nreview: checked\n\n\n# of id\nid: x\n\nsites:\n\n  - a\n\n  - b: c\n\n    d: [e]\n\n\n",
            "# of id\nid: x\n\nsites:\n  - a\n  - b: c\n    d: [e]\nreview: checked\n",
            id="a blank line stays before a top-level key",
        ),
        pytest.param(
            "id: x\n# a\n\n\n# b\n\nsites: [z]\n\n# end\n\n\n# of file\n\n",
            "id: x\n# a\n\n# b\n\nsites: [z]\n\n# end\n\n# of file\n",
            id="among comments, and before those at the end",
        ),
        pytest.param("{id: x,\n\n sites: [w,\n\n z], notes: [w]}", "id: x\n\nsites: [w, z]\nnotes: [w]\n", id="in brackets"),
    ],
)  # fmt: skip
def test_head_and_blank_lines(before, after):
    assert laid_out(before) == after


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("id: x", []),
        ("\ufeffid: x", []),
        ("{}", []),
        ("unknown: key", []),
        ("", ["BC113"]),
        ("# only a comment", ["BC113"]),
        ("id: [", ["BC107"]),
        ("id: &x y", ["BC109"]),
        ("id: x\nid: y", ["BC108"]),
        ("id: x\n---\nid: y", ["BC112"]),
        ("id:\tx", ["BC106"]),
        ("id: !x y", ["BC111"]),
        ("affected: [18,136件]", ["BC116"]),
        ("- id: x", ["BC204"]),
        ("Dear Sir,\nthis is no record.", ["BC204"]),
    ],
)
def test_only_records_without_faults_of_syntax_have_a_form(text, codes):
    document = document_of(text)
    assert [found.check.code for found in obstacles(document)] == codes
    assert all(found.file == "made-up.yaml" for found in obstacles(document))


SAID = {
    "its values": lambda text: text.replace("made-up", "made-down"),
    "its values ": lambda text: text.replace('"null"', "null"),
    "its values  ": lambda text: text.replace("[a, b]", "[b, a]"),
    "its values   ": lambda text: text.replace("x: y\n", ""),
    "its values    ": lambda text: text + "z: [",
    "its comments": lambda text: text.replace("  # c", ""),
    "its comments ": lambda text: text.replace("# c", "# d"),
    "its comments  ": lambda text: text + "# c\n",
}


@pytest.mark.parametrize("said", SAID)
def test_the_proof_sees_what_a_wrong_form_would_lose(monkeypatch, said):
    monkeypatch.setattr(proof, "formatted", lambda document: SAID[said](formatted(document)))
    document = document_of('id: made-up  # c\ntitle: "null"\nsites: [a, b]\nx: y\n')
    with pytest.raises(Refused) as refused:
        proved(document)
    assert refused.value.code == PROBLEMS
    assert refused.value.message.en == (
        f"made-up.yaml was left as it is: a new layout would change {said.strip()}; "
        "this is a fault of breachcat, please report it"
    )


def test_the_proof_sees_a_form_that_would_change_with_every_run(monkeypatch):
    monkeypatch.setattr(proof, "formatted", lambda document: "id: x\n" + "\n" * len(document.lines))
    with pytest.raises(Refused) as refused:
        proved(document_of("id: x"))
    assert refused.value.message(Language.JAPANESE) == (
        "made-up.yaml は元のままです。整形すると実行するたびにレイアウトが変わってしまいます。breachcat の不具合ですのでご報告ください"
    )


def test_a_key_too_long_for_yaml_is_left_as_it_is():
    """It may be 1,024 characters long, unless a question mark stands before it."""
    with pytest.raises(Refused):
        proved(document_of(f"? {'x' * 1200}\n: y\n"))


SAMPLES = st.sampled_from(
    ["", "null", "~", "true", "yes", "0120", "1", "1.5", "1,234件", "2022-08-18", "令和4年8月18日", "a: b", "a #b", "a#b",
     "https://example.com/?a=b#c", "- a", "-a", "? a", "[a]", "{a}", "a, b", "it's", 'say "x"', "\\", "'", '"', "a\nb",
     "a\nb\n", "a\n\n b\n", "\n", "\na", "a\n\n", " a", "a ", "　a　", "a\tb", "a\r\nb", "a\u200bb", "\xa0", "#", "# a", "%a", "@a",
     "`a`", "!a", "&a", "*a", "|", ">", "|-\n a", "---", "... a", "--- a", "=", "<<", ":", "a:", "東京、大阪", "あ" * 21, "あ" * 60,
     "a" * 130, "1:30", "0x1F", ".inf", "𠮷野家", "date：x", "date:x", "a\nb # c", "a \nb", "x" * 60 + " " + "y" * 60, "：", "?", "-"]
)  # fmt: skip
TEXTS = SAMPLES | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).filter(
    lambda text: not CONTROL.search(text)
)
FIELDS = st.sampled_from(
    ["id", "organization", "sites", "sources", "events", "exposures", "affected", "notes", "review", "event", "date", "open",
     "source", "kind", "url", "title", "name", "note", "period", "from", "to", "data", "x"]
)  # fmt: skip
KEYS = FIELDS | TEXTS.filter(bool)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)
ROOTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)


def reads_back(text: str, expected: Any) -> bool:
    document = document_of(text)
    return not document.problems and plain_value(document.root) == expected


class Scribe:
    """Write values as YAML in a layout by chance, with comments wherever one may stand."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.comments: list[str] = []

    def record(self, root: dict[str, Any]) -> str:
        lines = self.flow(root, 0) if self.likely(0.15) else self.block(root, self.chance.choice([0, 0, 2]))
        return "\n".join([*self.above(8), *lines, *self.above(0)]) + self.chance.choice(["\n", "\n\n"])

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def comment(self) -> str:
        rest = self.chance.choice(["", " a: 'b", ' "c', " # [d", "東京"])
        self.comments.append(f"{self.chance.choice(['#', '# - ', '#   '])}{len(self.comments)}{rest}")
        return self.comments[-1]

    def above(self, deepest: int) -> list[str]:
        """Return blank lines and comments to stand alone, at most so far indented."""
        lines = []
        while self.likely(0.25):
            blank = self.likely(0.4)
            lines.append("" if blank else " " * self.chance.randint(0, deepest) + self.comment())
        return lines

    def behind(self) -> str:
        return f" {self.comment()}" if self.likely(0.2) else ""

    def block(self, node: Any, indent: int) -> list[str]:
        """Return the lines of a list or mapping that is not empty."""
        lines: list[str] = []
        over_lines = False
        for key, value in node.items() if isinstance(node, dict) else ((None, item) for item in node):
            lines += self.above(indent if over_lines else indent + 6)
            lines += self.entry(key, value, indent)
            over_lines = ends_over_lines(value)
        return lines

    def entry(self, key: str | None, value: Any, indent: int) -> list[str]:
        head = " " * indent + ("-" if key is None else f"{self.key(key)}:")
        inner = indent + self.chance.randint(1, 4)
        if value is None:
            return [head + self.chance.choice(["", " ~", " null"]) + self.behind()]
        if not isinstance(value, str):
            if not value or self.likely(0.4):
                first, *rest = self.flow(value, inner)
                lines = [f"{head} {first}", *rest]
                return [*lines[:-1], lines[-1] + self.behind()]
            if key is None and self.likely(0.6):
                first, *rest = self.block(value, indent + 2)
                compact = first.startswith(" " * (indent + 2)) and not first.strip().startswith("#")
                return [f"{head} {first.lstrip()}", *rest] if compact else [head, first, *rest]
            column = indent if isinstance(value, list) and key is not None and self.likely(0.3) else inner
            return [head + self.behind(), *self.above(inner), *self.block(value, column)]
        if "\n" in value and (lines := self.literal(value, inner)):
            return [f"{head} {lines[0]}{self.behind()}", *lines[1:]]
        return [f"{head} {self.text(value, inner, in_brackets=False)}{self.behind()}"]

    def key(self, text: str) -> str:
        plain = reads_back(f"{text}: x", {text: "x"}) and reads_back(f"{{{text}: x}}", {text: "x"})
        return text if plain and self.likely(0.8) else quoted(text)

    def literal(self, text: str, indent: int) -> list[str]:
        """Return a text as a block, unless it does not read back."""
        body = "\n".join(" " * indent + line if line else "" for line in text.removesuffix("\n").split("\n"))
        head = "|" if text.endswith("\n") else "|-"
        good = reads_back(f"k: {head}\n{body}\n", {"k": text}) and indent > 0 and self.likely(0.7)
        return [head, *body.split("\n")] if good else []

    def text(self, text: str, indent: int, *, in_brackets: bool) -> str:
        forms = [quoted(text)]
        if not re.search(r"[\n\t\r]", text):
            forms.append("'" + text.replace("'", "''") + "'")
        plain = {"k": [text, "x"]} if in_brackets else {"k": text}
        if text and reads_back(f"k: [{text}, x]" if in_brackets else f"k: {text}", plain):
            forms.append(text)
        form = self.chance.choice(forms)
        if self.likely(0.2) and (gap := re.search(r"(?<=\w) (?=\w)", form)):
            form = form[: gap.start()] + "\n" + " " * (indent + 1) + form[gap.end() :]
        return form

    def flow(self, node: Any, indent: int) -> list[str]:
        """Return a value in brackets, over lines by chance."""
        if node is None:
            return ["~"]
        if isinstance(node, str):
            return self.text(node, indent, in_brackets=True).split("\n")
        opening, closing = "{}" if isinstance(node, dict) else "[]"
        lines, spread = [opening], self.likely(0.4)
        for key, value in node.items() if isinstance(node, dict) else ((None, item) for item in node):
            first, *rest = self.flow(value, indent)
            head = "" if key is None else f"{self.key(key)}: "
            if spread:
                lines[-1] += self.behind()
                lines += [*self.above(8), f"{' ' * indent}{head}{first}", *rest]
            else:
                lines[-1:] = [f"{lines[-1]} {head}{first}", *rest]
            lines[-1] += ","
        if spread:
            lines[-1] += self.behind()
            return [*lines, *self.above(8), " " * indent + closing]
        return [*lines[:-1], lines[-1].removesuffix(",") + closing]


def ends_over_lines(value: Any) -> bool:
    """Tell whether a value may end with lines of text, where comments must not be indented as they are."""
    while value and not isinstance(value, str):
        value = list(value.values() if isinstance(value, dict) else value)[-1]
    return isinstance(value, str) and "\n" in value


def quoted(text: str) -> str:
    return "".join(
        character if character.isprintable() or character in "　\xa0" else f"\\U{ord(character):08x}"
        for character in json.dumps(text, ensure_ascii=False)
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ROOTS, st.randoms(use_true_random=False))
def test_any_layout_comes_to_a_form_that_says_the_same(root, chance):
    scribe = Scribe(chance)
    text = scribe.record(root)
    document = document_of(text)
    assume(not document.problems)
    assert plain_value(document.root) == root
    written = sorted(comment.text for comment in comments_of(document))
    assume(written == sorted(scribe.comments))
    after = document_of(proved(document))
    assert plain_value(after.root) == root
    assert sorted(comment.text for comment in comments_of(after)) == written
    assert formatted(after) == formatted(document)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(RECORDS)), DAMAGE)
def test_any_damaged_record_has_obstacles_or_a_form_that_is_proved(name, damage):
    document = read_document(damaged(RECORDS[name].encode(), damage), name)
    if not obstacles(document):
        assert formatted(read_document(proved(document).encode(), name)) == proved(document)


@pytest.mark.parametrize("version", [(1, 1), (1, 2)])
@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS | st.from_regex(r"[-+.0-9_:a-fA-Fox]{1,6}", fullmatch=True), min_size=1, max_size=4))
def test_texts_are_texts_for_other_readers(version, texts):
    """But for days and times, which ISO 8601 writes without quotes."""
    assume(not any(re.match(r"\d{4}-\d\d?-\d\d?", text) for text in texts))
    written = laid_out(f"notes: [{', '.join(map(quoted, texts))}]\ntitle: {quoted(texts[0])}\n")
    other = YAML(typ="safe", pure=True)
    other.version = version
    assert other.load(written) == {"notes": texts, "title": texts[0]}
