"""Tallies: what is added and what never is, which facts are stated; unknown stays unknown."""

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachcat.catalog import read_catalog
from breachcat.groups import GROUPINGS, grouped
from breachcat.japanese import Count, Qualifier, Unit, read_count
from breachcat.model import Exposure, Incident
from breachcat.rules import PRESENT
from breachcat.store import read_folder
from breachcat.tallies import (
    OVERVIEW,
    WAYS,
    Coverage,
    Figure,
    Statistics,
    Sum,
    Tally,
    affected,
    completeness,
    stated,
    statistics,
)  # fmt: skip
from breachcat.vocabulary import FACTS, Cause, DataItem, DelayReason, Detector, EventKind, OtherFact
from conftest import INCIDENTS, TODAY, record_of

SHIPPED = read_catalog(read_folder(INCIDENTS), TODAY).incidents
RECORDS, PERSONS = Unit.RECORDS, Unit.PERSONS
HEAD = "organization: 株式会社サンプル\nsources: [{kind: official_notice}]\nreview: checked\n"


def incident(
    name: str = "made-up", *, total: str = "", windows: tuple[str, ...] = (), more: str = ""
) -> Incident:
    """Return an incident with a total (`"10件", "9名"`) and windows (`affected: ["10件"], data: [name]`)."""
    text = f"id: {name}\n{HEAD}" + (f"affected: [{total}]\n" if total else "")
    text += "exposures:\n" * bool(windows) + "".join(f"  - {{{window}}}\n" for window in windows)
    events = "" if "events:" in more else "events: [{event: published, date: 2022年5月1日}]\n"
    found = record_of(text + events + more, f"{name}.yaml").incident
    assert found
    return found


def of(*counts: str) -> str:
    return "affected: [" + ", ".join(f'"{count}"' for count in counts) + "]"


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("1,234件", Figure(1234, 1234)),
        ("約1,200件", Figure(1200, 1200, approximate=True)),
        ("最大1,234件", Figure(0, 1234)),
        ("1,234件以上", Figure(1234, inf)),
        ("のべ1,234件", Figure(1, 1234)),  # each may be counted many times over
        ("のべ0件", Figure(0, 0)),
        ("0件", Figure(0, 0)),  # the notice says so
        ("件数不明", None),
        ("不明", None),
        ("1,234名", None),  # another unit
    ],
)
def test_what_a_count_says_of_records(written, figure):
    assert stated([read_count(written)], RECORDS) == figure


def test_every_qualifier_is_a_range():
    for qualifier in Qualifier:
        assert stated([Count("", 10, RECORDS, qualifier)], RECORDS)


def test_no_counts_say_nothing():
    assert stated(None, RECORDS) is None
    assert stated([], RECORDS) is None


def test_of_two_counts_in_one_unit_it_is_anything_between():
    """The check BC412 can be waived."""
    assert stated(map(read_count, ("約10件", "最大20件", "15件")), RECORDS) == Figure(0, 20, approximate=True)


WINDOW = "period: 2021年1月1日～2021年2月1日"


@pytest.mark.parametrize(
    ("total", "windows", "records"),
    [
        ('"100件"', (), Figure(100, 100)),
        ('"100件"', (of("60件"), of("60件")), Figure(100, 100)),
        ("", (of("60件"),), Figure(60, 60)),
        ("", (of("60件"), of("50件")), Figure(60, 110)),  # from one group inside the other to two groups
        ("", (of("60件"), WINDOW), Figure(60, inf)),  # the other window may have any number
        ("", (of("60件"), of("不明")), Figure(60, inf)),
        ("", (of("60件"), of("最大50件")), Figure(60, 110)),
        ("", (of("60件以上"), of("50件")), Figure(60, inf)),
        ("", (of("約60件"), of("50件")), Figure(60, 110, approximate=True)),
        ("", (of("最大60件"), WINDOW), None),  # none or more: nothing is known
        ('"不明"', (of("60件"), of("50件")), Figure(60, 110)),
        ('"100名"', (of("60件"), of("50件")), Figure(60, 110)),  # a total of people says nothing of records
        ("", (of("60名"), of("50名")), None),
        ("", (WINDOW,), None),
        ("", (), None),
        ('"不明"', (), None),
        ('"0件以上"', (), None),
        ('"0件以上"', (of("60件"), of("50件")), Figure(60, 110)),
    ],
)
def test_the_number_of_an_incident_is_a_range_that_is_certain(total, windows, records):
    assert affected(incident(total=total, windows=windows), RECORDS) == records


def held(items: str, count: str = "") -> str:
    return f"{WINDOW}, data: [{items}]" + (f", {of(count)}" if count else "")


@pytest.mark.parametrize(
    ("total", "windows", "names"),
    [
        ("", (held("name", "60件"), held("card_number", "50件")), Figure(60, 60)),
        ("", (held("name", "60件"), held("name, phone", "50件")), Figure(60, 110)),
        ("", (held("name", "60件"), of("50件")), Figure(60, 110)),  # a window without data may hold it
        ("", (held("name", "60件"), of("約50件")), Figure(60, 110, approximate=True)),
        ("", (held("name", "60件"), WINDOW), Figure(60, inf)),
        ('"100件"', (held("name", "60件"), WINDOW), Figure(60, 100)),
        ('"100件"', (held("name"), held("card_number", "50件")), Figure(0, 100)),
        ('"約100件"', (held("name"), held("phone")), Figure(0, 100, approximate=True)),
        ('"100件"', (held("name"), held("name, phone", "50件")), Figure(100, 100)),
        ('"100件以上"', (held("name"), held("phone")), None),
        ('"100件"', (held("name", "約104件"), held("phone")), Figure(104, 104, approximate=True)),
        ("", (held("name"), held("phone", "50件")), None),
    ],
)
def test_the_number_of_a_data_item_is_of_the_windows_that_hold_it(total, windows, names):
    assert affected(incident(total=total, windows=windows), RECORDS, DataItem.NAME) == names


PEOPLE = st.sets(st.integers(0, 20), max_size=12)
ITEMS = st.sets(st.sampled_from([DataItem.NAME, DataItem.PHONE, DataItem.CARD_NUMBER]), min_size=1)


@st.composite
def counts(draw, number: int) -> list[Count] | None:
    """Return something true that a notice may say of a number of people, or nothing."""
    more, less = number + draw(st.integers(0, 5)), max(number - draw(st.integers(0, 5)), 0)
    said = draw(
        st.sampled_from(
            [
                (number, Qualifier.EXACT), (more, Qualifier.AT_MOST), (less, Qualifier.AT_LEAST),
                (more if number else 0, Qualifier.CUMULATIVE), (None, None), None,
            ]
        )
    )  # fmt: skip
    return said and [Count("", said[0], PERSONS, said[1])]


@st.composite
def truths(draw) -> tuple[Incident, set[int], dict[DataItem, set[int]]]:
    """Return an incident, the people that it affects, and those of each data item."""
    windows, everybody, holders = [], set(), {}
    for people in draw(st.lists(PEOPLE, max_size=4)):
        items = draw(ITEMS)
        everybody |= people
        for item in items:
            holders.setdefault(item, set()).update(people)
        says = draw(st.booleans())
        windows.append(
            Exposure.model_construct(affected=draw(counts(len(people))), data=list(items) if says else None)
        )
    total = draw(counts(len(everybody)))
    return incident().model_copy(update={"affected": total, "exposures": windows}), everybody, holders


@settings(max_examples=300, deadline=None)
@given(truths())
def test_the_truth_lies_in_the_range(truth):
    one, everybody, holders = truth
    if figure := affected(one, PERSONS):
        assert figure.low <= len(everybody) <= figure.high
    for item in one.data():
        if figure := affected(one, PERSONS, item):
            assert figure.low <= len(holders[item]) <= figure.high
    assert affected(one, RECORDS) is None


@settings(max_examples=100, deadline=None)
@given(st.lists(truths(), max_size=5))
def test_the_sum_holds_the_true_sum_and_counts_every_incident_once(found):
    incidents = [one.model_copy(update={"id": f"r{n}"}) for n, (one, *_) in enumerate(found)]
    whole = statistics(incidents, ()).whole
    for total in whole.sums.values():
        assert sorted([*total.figures, *total.unknown]) == sorted(whole.ids)
        known = sum(len(people) for n, (_, people, _) in enumerate(found) if f"r{n}" in total.figures)
        if total.figure:
            assert total.figure.low <= known <= total.figure.high


def test_a_sum_without_numbers_is_unknown_and_not_zero():
    assert Sum({}, ("a",)).figure is None
    assert Sum({}, ("a",)).as_json() == {
        "min": None, "max": None, "approximate": False, "incidents": 0, "unknown": 1,
        "of": [], "unknown_ids": ["a"],
    }  # fmt: skip


def test_a_sum_in_json_names_its_parts():
    total = Sum({"a": Figure(5, inf), "b": Figure(1, 2, approximate=True)}, ())
    assert total.as_json() == {
        "min": 6, "max": None, "approximate": True, "incidents": 2, "unknown": 0,
        "of": [
            {"id": "a", "min": 5, "max": None, "approximate": False},
            {"id": "b", "min": 1, "max": 2, "approximate": True},
        ],
        "unknown_ids": [],
    }  # fmt: skip


def told(tally: Tally, unit: Unit) -> tuple[int, float, int, int] | None:
    """Return the least, the most, of how many incidents, of how many it is not known."""
    found = tally.sums[unit]
    return found.figure and (found.figure.low, found.figure.high, found.n, len(found.unknown))


def rows(way: str) -> dict[object, tuple[int, object, object]]:
    tallies = statistics(SHIPPED, [way]).by[way]
    return {row.key: (row.n, told(row, RECORDS), told(row, PERSONS)) for row in tallies}


class TestShippedRecords:
    """The five records; every number is added by hand from their notices.

    jimos 107,661件, lespros-shop 4,722件/名, vector-park 18,136件/名, cell-cellar none given;
    total-web-shop 2,460件/名 (cards) and 9,120件/名 (personal data), which may overlap.
    """

    def test_the_whole(self):
        found = statistics(SHIPPED)
        assert found.whole.n == 5
        assert found.span == ("2019", "2025")
        assert found.of_no_year == ()
        assert told(found.whole, RECORDS) == (139_639, 142_099, 4, 1)
        assert told(found.whole, PERSONS) == (31_978, 34_438, 3, 2)
        assert found.whole.sums[RECORDS].unknown == ("cell-cellar",)
        assert found.whole.sums[PERSONS].unknown == ("cell-cellar", "jimos")
        assert list(found.whole.sums) == [RECORDS, PERSONS]
        assert tuple(found.by) == OVERVIEW

    def test_by_year_in_the_order_of_time(self):
        both = 4_722, 4_722, 1, 1
        assert rows("year") == {
            "2019": (1, (107_661, 107_661, 1, 0), None),
            "2020": (2, both, both),
            "2022": (1, (18_136, 18_136, 1, 0), (18_136, 18_136, 1, 0)),
            "2025": (1, (9_120, 11_580, 1, 0), (9_120, 11_580, 1, 0)),
        }
        assert list(rows("year")) == ["2019", "2020", "2022", "2025"]

    def test_by_cause(self):
        assert rows("cause") == {
            Cause.SYSTEM_VULNERABILITY: (5, (139_639, 142_099, 4, 1), (31_978, 34_438, 3, 2)),
            Cause.PAYMENT_PAGE_TAMPERING: (2, (27_256, 29_716, 2, 0), (27_256, 29_716, 2, 0)),
        }

    def test_by_detector_the_largest_first(self):
        assert rows("detected-by") == {
            Detector.POLICE: (3, (27_256, 29_716, 2, 1), (27_256, 29_716, 2, 1)),
            Detector.CARD_COMPANY: (2, (112_383, 112_383, 2, 0), (4_722, 4_722, 1, 1)),
        }
        assert next(iter(rows("detected-by"))) is Detector.POLICE

    def test_by_data(self):
        cards = (5, (132_979, 132_979, 4, 1), (25_318, 25_318, 3, 2))
        personal = (1, (9_120, 9_120, 1, 0), (9_120, 9_120, 1, 0))
        logins = (1, (18_136, 18_136, 1, 0), (18_136, 18_136, 1, 0))
        assert rows("data") == {
            DataItem.CARD_NUMBER: cards,
            DataItem.CARD_EXPIRY: cards,
            DataItem.SECURITY_CODE: cards,
            DataItem.CARD_HOLDER: (4, (130_519, 130_519, 3, 1), (22_858, 22_858, 2, 2)),
            **dict.fromkeys(
                (DataItem.NAME, DataItem.ADDRESS, DataItem.PHONE, DataItem.FAX, DataItem.EMAIL), personal
            ),
            **dict.fromkeys((DataItem.LOGIN_ID, DataItem.PASSWORD), logins),
        }

    def test_by_reason_for_the_delay(self):
        found = {key: n for key, (n, *_) in rows("delay-reasons").items()}
        assert found == {
            DelayReason.AWAIT_INVESTIGATION: 4,
            DelayReason.COORDINATE_WITH_CARD_COMPANIES: 4,
            DelayReason.AVOID_CONFUSION: 3,
            DelayReason.ADVICE: 2,
            DelayReason.PREPARE_SUPPORT: 2,
            DelayReason.SET_UP_CONTACT_WINDOW: 1,
            DelayReason.LIMITED_CAPACITY: 1,
            DelayReason.AVOID_FURTHER_TROUBLE: 1,
            None: 1,
        }
        assert rows("delay-reasons")[None] == (1, (9_120, 11_580, 1, 0), (9_120, 11_580, 1, 0))

    def test_by_organization(self):
        assert {key: n for key, (n, *_) in rows("organization").items()} == {
            "株式会社 スカイトップトレーディング": 1,
            "株式会社JIMOS": 1,
            "株式会社レプロエンタテインメント": 1,
            "株式会社セントラル": 1,
            "株式会社 ベクトル": 1,
        }

    def test_by_vendor_nothing_is_known(self):
        assert rows("vendor") == {None: (5, (139_639, 142_099, 4, 1), (31_978, 34_438, 3, 2))}

    @pytest.mark.parametrize(
        ("fact", "stated", "weak", "not_stated", "not_recorded"),
        [
            (EventKind.DETECTED, 5, 0, 0, 0),
            (EventKind.PUBLISHED, 4, 0, 1, 0),
            (EventKind.PAYMENT_STOPPED, 5, 3, 0, 0),  # cell-cellar and lespros-shop implied, jimos derived
            (EventKind.CUSTOMERS_NOTIFIED, 5, 3, 0, 0),  # vector-park also has a stated one
            (EventKind.PPC_REPORTED, 4, 0, 1, 0),
            (EventKind.INVESTIGATION_STARTED, 2, 2, 3, 0),
            (EventKind.SITE_STOPPED, 2, 1, 3, 0),
            (EventKind.PAYMENT_RESUMED, 0, 0, 0, 5),
            (OtherFact.AFFECTED, 4, 0, 1, 0),
            (OtherFact.AFFECTED_PERSONS, 3, 0, 1, 1),
            (OtherFact.DELAY_REASONS, 4, 0, 1, 0),
            (OtherFact.PPC_STAGE, 0, 0, 4, 1),
            (OtherFact.MISUSE, 4, 0, 1, 0),
            (OtherFact.INVESTIGATOR, None, 0, 5, 0),  # a record has no place for the name
            (OtherFact.AFFECTED_OVERLAP, None, 0, 1, 4),
        ],
    )
    def test_completeness(self, fact, stated, weak, not_stated, not_recorded):
        row = next(row for row in completeness(SHIPPED) if row.key is fact)
        assert (row.n, len(row.weak), len(row.not_stated), len(row.not_recorded)) == (
            stated, weak, not_stated, not_recorded,
        )  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_every_row_is_of_the_selection_and_none_is_missing(way):
    found = statistics(SHIPPED, [way]).by[way]
    everybody = {one.id for one in SHIPPED}
    assert {row.of for row in found} == {5}
    for row in found:
        if isinstance(row, Coverage):
            assert sorted([*row.ids, *row.not_stated, *row.not_recorded]) == sorted(everybody)
            assert set(row.weak) <= set(row.ids)
        else:
            assert row.ids
    if way != "completeness":
        assert {name for row in found for name in row.ids} == everybody


def test_completeness_is_of_every_fact_and_only_where_there_are_incidents():
    found = completeness(SHIPPED)
    assert [row.key.value for row in found] == list(FACTS)
    assert {row.key for row in found if row.n is None} == set(OtherFact) - set(PRESENT)
    assert completeness([]) == []


def test_a_fact_that_is_there_counts_as_stated_even_if_a_waived_record_denies_it():
    more = "not_stated: [cause]\ncause: [malware]\nwaive: [{check: BC421, reason: so it is, until: 2027-01-01}]\n"
    row = next(row for row in completeness([incident(more=more)]) if row.key is OtherFact.CAUSE)
    assert (row.stated, row.not_stated, row.not_recorded) == (("made-up",), (), ())


def test_no_incidents():
    found = statistics([])
    assert found == Statistics(Tally(None, (), 0, {}), [], {way: [] for way in OVERVIEW})
    assert (found.span, found.of_no_year) == ((None, None), ())


def test_nothing_known_of_the_only_incident():
    one = incident(more="events: [{event: updated, date: 2022年8月1日}]\n")
    found = statistics([one], WAYS)
    assert (found.span, found.of_no_year) == ((None, None), ("made-up",))
    assert found.whole.sums == {}
    for way, tallies in found.by.items():
        if way not in ("organization", "completeness"):
            assert [(row.key, row.ids) for row in tallies] == [(None, ("made-up",))]


def test_a_unit_of_which_only_is_said_that_it_is_unknown():
    found = statistics([incident(total='"人数不明"')], ["year"])
    assert found.whole.sums == {PERSONS: Sum({}, ("made-up",))}


def keys(name: str, *incidents: Incident) -> list[tuple[object, list[str]]]:
    groups = grouped(incidents, GROUPINGS[name])
    return [(group.key, [one.id for one in group.incidents]) for group in groups]


def test_organizations_that_differ_in_blanks_and_width_are_one():
    names = {"a": "株式会社 サンプルＡＢ", "b": "株式会社サンプルab", "c": "株式会社サンプル"}
    incidents = [
        one.model_copy(update={"organization": one.organization.model_copy(update={"name": name})})
        for key, name in names.items()
        for one in [incident(key)]
    ]
    assert keys("organization", *incidents) == [
        ("株式会社 サンプルＡＢ", ["a", "b"]),
        ("株式会社サンプル", ["c"]),
    ]


def test_reasons_for_the_delay():
    one = incident("a", more="delay_reasons: [other, avoid_confusion]\n")
    assert keys("delay-reasons", one, incident("b")) == [
        (DelayReason.AVOID_CONFUSION, ["a"]),
        (DelayReason.OTHER, ["a"]),
        (None, ["b"]),
    ]
