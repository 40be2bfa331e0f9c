"""Comments: found where YAML sees them, and nowhere else."""

from textwrap import dedent

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from breachcat.comments import comments_of
from breachcat.document import read_document
from conftest import INCIDENTS
from test_breakage import DAMAGE, damaged

RECORDS = {path.name: path.read_text(encoding="utf-8") for path in sorted(INCIDENTS.glob("*.yaml"))}


def comments(text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    return comments_of(read_document(data, "made-up.yaml"))


def told(text: str) -> list[tuple[int, int, str]]:
    """Return line, column and text of the comments of a text that may be indented."""
    return [(*comment.place[:2], comment.text) for comment in comments(dedent(text).lstrip("\n"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a: b", []),
        ("# only", [(1, 1, "# only")]),
        ("  # only   \n\n#\n", [(1, 3, "# only"), (3, 1, "#")]),
        ("a: b # c", [(1, 6, "# c")]),
        ("a: b # c # d", [(1, 6, "# c # d")]),
        ("a: b#c", []),
        ("a: b#c #d", [(1, 8, "#d")]),
        ("a: 'b # c' # d", [(1, 12, "# d")]),
        ('a: "b \\" # c" # d', [(1, 15, "# d")]),
        ('"a # b": c # d', [(1, 12, "# d")]),
        ("a: # b", [(1, 4, "# b")]),
        ("a: b\n  c#d\n  e # f", [(3, 5, "# f")]),
        ("a: 'b\n  # c\n  d' # e", [(3, 6, "# e")]),
        ("a: [b, # c\n  'd # e' # f\n  ] # g", [(1, 8, "# c"), (2, 11, "# f"), (3, 5, "# g")]),
        ("a: {b: c # d\n  } # e", [(1, 10, "# d"), (2, 5, "# e")]),
        ("a: [b]#c", [(1, 7, "#c")]),  # libyaml reads it so, and would lose what is not seen
        ("a: 'b'#c", [(1, 7, "#c")]),
        ("a: | # b\n  # c\n  d # e\n# f", [(1, 6, "# b"), (4, 1, "# f")]),
        ("a: >- # b\n\n  # c\n\n # d\n", [(1, 7, "# b"), (5, 2, "# d")]),
        ("a: |\n# b\nc: d", [(2, 1, "# b")]),
        ("a: |2+\n    # b\n   \n# c", [(4, 1, "# c")]),
        ("- a # b\n- # c\n  d: e # f", [(1, 5, "# b"), (2, 3, "# c"), (3, 8, "# f")]),
        ("--- # a\nb: c\n... # d", [(1, 5, "# a"), (3, 5, "# d")]),
        ("? a # b\n: c # d", [(1, 5, "# b"), (2, 5, "# d")]),
        ("a: 東京 # 東京\r\n# 大阪\r\n", [(1, 7, "# 東京"), (2, 1, "# 大阪")]),
        ("𠮷: 𠮷 # 𠮷", [(1, 6, "# 𠮷")]),
        ("\ufeff# a\nb: c", [(1, 1, "# a")]),
    ],
)  # fmt: skip
def test_comments_stand_outside_of_texts(text, expected):
    assert told(text) == expected


def test_a_place_ends_with_the_comment():
    (comment,) = comments("a: b # c  \n")
    assert comment.place == (1, 6, 1, 9)


@pytest.mark.parametrize(
    ("line", "is_alone"),
    [("# c", True), ("   # c", True), ("a: b # c", False), ("a: # c", False), ("a: [ # c\n  ]", False)],
)
def test_a_comment_may_stand_alone_on_its_line(line, is_alone):
    assert [comment.is_alone for comment in comments(line)] == [is_alone]


@pytest.mark.parametrize(
    "data", [b"\xff # c", b"a: &x b # c", b"a: b\na: 'c # d' # e", b"a: [b # c", b"\0# c"]
)
def test_a_file_with_faults_has_comments_too(data):
    assert comments(data)


PURE = YAML(typ="rt", pure=True)


def seen_by_ruamel(text: str) -> list[str]:
    """Return the comments of a text as another YAML scanner finds them."""
    found: list[str] = []
    for token in PURE.scan(text):
        behind, above = getattr(token, "_comment", None) or (None, None)
        for part in (behind, *(above or ())):
            lines = getattr(part, "value", part or "").split("\n")
            found += [line.strip() for line in lines if line.strip()]
    return sorted(found)


def with_comments(lines: list[str], places: dict[int, tuple[bool, int]]) -> str:
    """Return lines with a comment behind some of them, or above them and so far indented."""
    written = []
    for number, line in enumerate(lines):
        comment = f"# {number} 'a \"b: [c], {{d}} # 03-1234"
        is_behind, indent = places.get(number, (None, 0))
        if is_behind is False:
            written.append(" " * indent + comment)
        written.append(f"{line} {comment}" if is_behind and line else line)
    return "\n".join(written)


QUOTED = """\
quoted: 'a # b'
folded: >
  a # b

  c
literal: |-
  # d
   e
plain: a#b
  c#d
list:
  [a,
  'b # c',
  {d: "e # f"}
  ]
empty:
"""


@pytest.mark.parametrize("name", [*RECORDS, "quoted"])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    places=st.dictionaries(
        st.integers(0, 60), st.tuples(st.booleans(), st.integers(0, 6)), min_size=1, max_size=12
    )
)
def test_comments_anywhere_are_those_that_ruamel_sees(name, places):
    """Inside of a text of several lines it sees none, and neither do we."""
    text = with_comments(RECORDS.get(name, QUOTED).split("\n"), places)
    document = read_document(text.encode(), name)
    assume(not document.problems)  # a comment may have ended a text too early
    assert sorted(comment.text for comment in comments_of(document)) == seen_by_ruamel(text)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(RECORDS)), DAMAGE)
def test_any_damage_leaves_comments_in_their_places(name, damage):
    document = read_document(damaged(RECORDS[name].encode(), damage), name)
    for comment in comments_of(document):
        line, column, end_line, end = comment.place
        assert line == end_line
        assert document.lines[line - 1][column - 1 : end - 1] == comment.text
