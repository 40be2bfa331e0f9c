"""Withdrawn records: what stays of them, what points at them, and that their ids are never used again."""

from textwrap import dedent

import pytest

from breachcat.baseline import Baseline, compared
from breachcat.catalog import File, read_catalog
from breachcat.language import Language
from breachcat.problems import problem
from conftest import GOOD, TODAY, found, record_of

STONE = "id: gone\nwithdrawn: {date: 2026-11-20, reason: the same incident, replaced_by: made-up}\n"


def file(name, text):
    return File(f"incidents/{name}.yaml", dedent(text).lstrip("\n").encode())


def incident(name, **changes):
    text = GOOD.replace("made-up", name).replace("株式会社サンプル", f"株式会社{name}")
    for old, new in changes.items():
        text = text.replace(old, new)
    return file(name, text)


def codes(files, before=None, folders=("incidents",)):
    """Return file, code and whether it is known of every problem."""
    catalog = read_catalog(files, TODAY)
    if before is not None:
        catalog = compared(catalog, files, Baseline(before, folders, TODAY))
    return [(problem.file, problem.check.code, problem.known) for problem in catalog.problems]


def test_a_tombstone_is_sound_and_no_incident():
    record = record_of(STONE, "gone.yaml")
    assert found(record) == []
    assert record.is_sound
    assert record.incident is None
    assert record.tombstone.withdrawn.replaced_by == "made-up"
    catalog = read_catalog([file("gone", STONE), incident("made-up")], TODAY)
    assert [one.id for one in catalog.incidents] == ["made-up"]
    assert catalog.left_out == []
    assert catalog.tombstone("gone").withdrawn.reason == "the same incident"
    assert catalog.tombstone("made-up") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: gone\nwithdrawn: {date: 2026-11-20}", [(2, 1, "BC202")]),
        ("id: gone\nwithdrawn: {date: 2026-11-31, reason: a}", [(2, 19, "BC302")]),
        ("id: gone\nwithdrawn: {date: 2026-11-20, reason: a}\nreview: checked", [(3, 1, "BC201")]),
        ("id: gone\nwithdrawn: {date: 2026-11-20, raeson: a}", [(2, 31, "BC201")]),
        ("id: gone\nwithdrawn: {date: 2026-11-20, reason: }", [(2, 31, "BC205")]),
        ("id: gone\nwithdrawn: {date: 2027-11-20, reason: a}", [(2, 19, "BC403")]),
        ("id: gone\nwithdrawn: yes", [(2, 12, "BC204")]),
        ("id: gone\nwithdrawn: {date: 2026-11-20, reason: call 03-1234-5678}", [(2, 44, "BC341")]),
        ("id: other\nwithdrawn: {date: 2026-11-20, reason: a}", [(1, 5, "BC213")]),
        ("id: Gone\nwithdrawn: {date: 2026-11-20, reason: a}", [(1, 5, "BC206")]),
    ],
)
def test_faults_of_a_tombstone_are_told_at_their_places(text, expected):
    record = record_of(text, "gone.yaml")
    assert found(record) == expected
    assert not record.is_sound


def test_what_points_at_a_withdrawn_record_is_told_where_its_facts_are():
    files = [
        file("gone", STONE),
        incident("made-up"),
        incident("other", review="related: [gone]\n    review"),
    ]
    (told,) = read_catalog(files, TODAY).problems
    assert (told.file, told.check.code, told.suggestions) == ("incidents/other.yaml", "BC503", ("made-up",))
    assert "withdrawn" in told.message(Language.ENGLISH)
    alone = file("gone", STONE.replace(", replaced_by: made-up", ""))
    (told,) = read_catalog([alone, *files[1:]], TODAY).problems
    assert told.suggestions == ()


def test_the_record_that_replaces_it_must_be_there():
    (told,) = read_catalog([file("gone", STONE), incident("made-upp")], TODAY).problems
    assert (told.check.code, told.place[:2], told.suggestions) == ("BC503", (2, 71), ("made-upp",))


@pytest.mark.parametrize(
    "text",
    [
        "id: gone\nwithdrawn: {date: 2026-11-20, reason: a, replaced_by: gone}",
        GOOD.replace("made-up", "gone").replace("review", "related: [gone]\n    review"),
    ],
)
def test_a_record_that_names_itself_is_told_so(text):
    (told,) = read_catalog([file("gone", text)], TODAY).problems
    assert (told.check.code, told.suggestions) == ("BC503", ())
    assert "there is no record “gone” besides this one itself" in told.message(Language.ENGLISH)
    assert "この記録自身のIDです" in told.message(Language.JAPANESE)


def test_a_record_is_never_what_it_should_name():
    near = incident("made-up", review="related: [made-upp]\n    review")
    withdrawn = file("gone", "id: gone\nwithdrawn: {date: 2026-11-20, reason: a, replaced_by: gonee}")
    heir = incident("other", review="related: [stone]\n    review")
    stone = file("stone", "id: stone\nwithdrawn: {date: 2026-11-20, reason: a, replaced_by: other}")
    for files in ([near], [withdrawn], [heir, stone]):
        (told,) = read_catalog(files, TODAY).problems
        assert (told.check.code, told.suggestions) == ("BC503", ())


@pytest.mark.parametrize(
    "text",
    [
        "id: gone\nwithdrawn: {date: 2026-11-20, raeson: call 03-1234-5678}",
        "id: gone\nwithdrawn: {date: 2026-11-20}\n# call 03-1234-5678",
        "- call 03-1234-5678",
        "call 03-1234-5678",
    ],
)
def test_personal_data_is_told_before_the_record_is_whole(text):
    assert "BC341" in [code for _, _, code in found(record_of(text, "gone.yaml"))]


def test_its_id_is_taken():
    files = [file("gone", STONE), incident("gone")]
    assert {code for _, code, _ in codes(files)} == {"BC501", "BC503"}


# --- compared with an older state -------------------------------------------------------------


def test_nothing_changed_and_nothing_wrong():
    files = [incident("a"), incident("b")]
    assert codes(files, files) == []


def test_faults_of_untouched_records_are_known_and_those_of_touched_ones_are_not():
    old = [incident("a", checked="chekked"), incident("b", checked="chekked")]
    new = [old[0], incident("b", checked="chekkked"), incident("c", checked="x")]
    assert codes(new, old) == [
        ("incidents/a.yaml", "BC203", True),
        ("incidents/b.yaml", "BC203", False),
        ("incidents/c.yaml", "BC203", False),
    ]


def test_a_conflict_with_a_touched_record_counts_wherever_it_is_told():
    """BC502 is told of the later file, which nobody touched; so is BC503 of what named a renamed record."""
    old = [incident("a"), incident("b")]
    twin = incident("a", 株式会社a="株式会社b")
    assert codes([twin, old[1]], old) == [("incidents/b.yaml", "BC502", False)]
    assert codes([twin, old[1]], [twin, old[1]]) == [("incidents/b.yaml", "BC502", True)]
    related = incident("b", review="related: [a]\n    review")
    stone = file("a", "id: a\nwithdrawn: {date: 2026-11-20, reason: no shop}")
    assert codes([stone, related], [incident("a"), related]) == [("incidents/b.yaml", "BC503", False)]


def test_a_record_may_not_vanish():
    old = [incident("a"), incident("b")]
    assert codes([old[0]], old) == [("incidents/b.yaml", "BC504", False)]
    assert codes([old[0]], old, folders=()) == []  # only single files were asked for
    unread = File("incidents/c.yaml", problem=problem("BC102", "incidents/c.yaml", reason="a link"))
    assert codes([old[0]], [old[0], unread]) == []
    stone = file("b", "id: b\nwithdrawn: {date: 2026-11-20, reason: no shop}")
    assert codes([old[0], stone], old) == []


def test_other_line_ends_are_no_change():
    old = [incident("a", checked="chekked")]
    new = [File(old[0].name, old[0].data.replace(b"\n", b"\r\n"))]
    assert codes(new, old) == [("incidents/a.yaml", "BC203", True)]


def test_the_id_of_a_withdrawn_record_may_not_be_used_again():
    old = [file("gone", STONE), incident("made-up")]
    assert codes([incident("gone"), old[1]], old) == [("incidents/gone.yaml", "BC505", False)]
    assert codes([incident("gone"), old[1]], [incident("gone"), old[1]]) == []
    renamed = incident("gone", gone="goner")
    assert codes([renamed, old[1]], old) == [("incidents/gone.yaml", "BC213", False)]
    assert codes([file("gone", STONE + "# why\n"), old[1]], old) == []
