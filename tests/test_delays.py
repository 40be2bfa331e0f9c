"""Delays: days between dates, ranges where a date is imprecise, and why there is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachcat.delays import (
    MEASURES,
    Delay,
    Reason,
    Unknown,
    between,
    since_detection,
)
from breachcat.japanese import Date, read_date
from breachcat.law import law_context
from breachcat.model import Incident
from breachcat.moments import final_notice, first, last
from breachcat.vocabulary import FACTS, Basis, EventKind
from conftest import record_of

HEAD = "id: made-up\norganization: 株式会社サンプル\nsources: [{kind: official_notice}]\nreview: checked\n"


def incident(*events: str, windows: tuple[str, ...] = (), more: str = "") -> Incident:
    """Return an incident with these events (`detected 2022年4月1日 basis: derived`) and windows."""
    text = HEAD + "events:\n"
    for event in events:
        kind, day, *rest = event.split(maxsplit=2)
        text += f"  - {{event: {kind}, date: {day}{''.join(f', {one}' for one in rest)}}}\n"
    if windows:
        text += "exposures:\n" + "".join(f"  - {{period: {window}}}\n" for window in windows)
    found = record_of(text + more).incident
    assert found
    return found


def measured(name: str, one: Incident) -> list[tuple[int, int | None] | None] | Unknown:
    outcome = MEASURES[name].of(one)
    if isinstance(outcome, Unknown):
        return outcome
    return [None if isinstance(item, Unknown) else (item.low, item.high) for item in outcome]


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        ("2022年4月1日", "2022年4月1日", 0, 0),
        ("2022年4月1日", "2022年4月11日", 10, 10),
        ("2022年4月11日", "2022年4月1日", -10, -10),
        ("2020年2月28日", "2020年3月1日", 2, 2),  # a leap year
        ("2022年4月1日", "2022年4月", 0, 29),
        ("2022年4月", "2022年5月", 1, 60),
        ("2022年4月1日", "2022年5月上旬", 30, 39),
        ("2022年4月中旬", "2022年4月下旬", 1, 19),
        ("2021年", "2022年1月1日", 1, 365),
        ("2022年4月1日", "2022年4月11日以降", 10, None),
        ("2022年4月1日", "2022年5月以降", 30, None),
    ],
)
def test_between(start, end, low, high):
    assert between(read_date(start), read_date(end)) == Delay(low, high)


@pytest.mark.parametrize(
    ("start", "end"), [("2022年4月1日頃", "2022年4月11日"), ("2022年4月1日", "2022年4月11日頃")]
)
def test_approximate_dates_keep_their_days_and_say_so(start, end):
    assert between(read_date(start), read_date(end)) == Delay(10, 10, approximate=True)


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@st.composite
def intervals(draw) -> Date:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 400)))
    return Date("", start, end, approximate=draw(st.booleans()))


@settings(max_examples=100)
@given(intervals(), intervals())
def test_a_delay_is_a_range_that_holds_every_difference(start, end):
    delay = between(start, end)
    assert delay.high is not None
    assert delay.low <= delay.high
    for one in (start.earliest, start.latest):
        for other in (end.earliest, end.latest):
            assert delay.low <= (other - one).days <= delay.high


@settings(max_examples=100)
@given(DAYS, DAYS)
def test_the_delay_of_exact_days_is_their_difference(start, end):
    days = (end - start).days
    assert between(Date("", start, start), Date("", end, end)) == Delay(days, days)


@pytest.mark.parametrize(
    ("delay", "expected"),
    [
        (Delay(254, 254), {"min": 254, "max": 254, "open": False, "approximate": False, "basis": []}),
        (Delay(85, 115, True), {"min": 85, "max": 115, "open": False, "approximate": True, "basis": []}),
        (
            Delay(175, None, bases=(Basis.STATED, Basis.IMPLIED, Basis.DERIVED, Basis.IMPLIED)),
            {"min": 175, "max": None, "open": True, "approximate": False, "basis": ["derived", "implied"]},
        ),
    ],
)
def test_json_form(delay, expected):
    assert delay.as_json() == expected


class TestEvents:
    def test_first_and_last(self):
        one = incident("published 2022年5月1日", "published 2022年4月1日", "published 2022年6月1日")
        assert first(one, EventKind.PUBLISHED).date.text == "2022年4月1日"
        assert last(one, EventKind.PUBLISHED).date.text == "2022年6月1日"

    def test_last_looks_at_the_latest_day_possible(self):
        one = incident("published 2022年5月", "published 2022年5月20日")
        assert first(one, EventKind.PUBLISHED).date.text == "2022年5月, 2022年5月20日"
        assert last(one, EventKind.PUBLISHED).date.text == "2022年5月20日, 2022年5月"

    def test_none_of_a_kind(self):
        one = incident("detected 2022年4月1日")
        assert first(one, EventKind.PUBLISHED) is None
        assert last(one, EventKind.PUBLISHED) is None
        assert final_notice(one) is None

    @pytest.mark.parametrize(
        ("notices", "final"),
        [
            (["2022年5月1日"], "2022年5月1日"),
            (["2022年5月1日 stage: final"], "2022年5月1日"),
            (["2022年5月1日 stage: preliminary"], None),
            (["2022年5月1日 stage: interim"], None),
            (["2022年5月1日", "2022年6月1日"], None),
            (["2022年5月1日 stage: preliminary", "2022年6月1日 stage: final"], "2022年6月1日"),
            (["2022年6月1日 stage: final", "2022年7月1日 stage: final"], "2022年7月1日"),
            (["2022年6月1日 stage: final", "2022年5月1日"], "2022年6月1日"),
        ],
    )
    def test_final_notice(self, notices, final):
        found = final_notice(incident(*(f"published {notice}" for notice in notices)))
        assert (found.date.text if found else None) == final


class TestSinceDetection:
    def of(self, detected: str, other: str) -> Delay | None:
        one = incident(detected, other)
        return since_detection(one, one.events[1])

    def test_days(self):
        assert self.of("detected 2022年4月1日", "updated 2022年4月3日") == Delay(
            2, 2, bases=("stated", "stated")
        )

    def test_before_detection(self):
        delay = self.of("detected 2022年4月1日", "operator_changed 2021年4月1日")
        assert (delay.low, delay.high) == (-365, -365)

    def test_bases_of_both_dates(self):
        delay = self.of("detected 2022年4月1日 basis: implied", "updated 2022年4月3日 basis: second_hand")
        assert delay.as_json()["basis"] == ["implied", "second_hand"]

    @pytest.mark.parametrize("detected", ["site_stopped 2022年4月1日", "detected 2022年4月1日以降"])
    def test_unknown_day_of_detection(self, detected):
        assert self.of(detected, "updated 2022年4月3日") is None

    def test_detection_itself_is_day_0_however_imprecise(self):
        one = incident("detected 2022年4月頃 basis: implied")
        assert since_detection(one, one.events[0]) == Delay(0, 0, bases=("implied",))


WHOLE = (
    "detected 2022年4月1日",
    "published 2022年5月1日 stage: preliminary",
    "published 2022年8月1日 stage: final",
    "payment_stopped 2022年4月3日",
    "payment_stopped 2022年4月2日",
    "investigation_completed 2022年6月1日",
    "investigation_completed 2022年7月1日",
    "ppc_reported 2022年4月5日 stage: preliminary",
    "ppc_reported 2022年5月30日 stage: final",
    "police_reported 2022年4月6日",
    "customers_notified 2022年4月8日",
    "customers_notified 2022年8月1日",
)
WINDOWS = ("2021年1月1日～2022年4月1日", "2020年4月1日～2020年4月1日")


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("publication", [(30, 30)]),
        ("full_publication", [(122, 122)]),
        ("payment_stop", [(1, 1)]),
        ("investigation", [(91, 91)]),
        ("ppc", [(4, 4)]),
        ("police", [(5, 5)]),
        ("customers", [(7, 7)]),
        ("report_to_publication", [(31, 31)]),
        ("exposure", [(456, 456), (1, 1)]),
        ("dwell", [(730, 730)]),
    ],
)
def test_measures(name, days):
    assert measured(name, incident(*WHOLE, windows=WINDOWS)) == days


def test_every_measure_is_tested_and_told():
    assert list(MEASURES) == [*(row[0] for row in test_measures.pytestmark[0].args[1])]
    for measure in MEASURES.values():
        assert all(measure.title)
        assert all(measure.short)
        assert all(measure.definition)
    assert [name for name, measure in MEASURES.items() if measure.is_per_window] == ["exposure"]


MISSING = [
    ("publication", "published"),
    ("full_publication", "published"),
    ("payment_stop", "payment_stopped"),
    ("investigation", "investigation_completed"),
    ("ppc", "ppc_reported"),
    ("police", "police_reported"),
    ("customers", "customers_notified"),
    ("report_to_publication", "investigation_completed"),
    ("exposure", "exposures"),
    ("dwell", "exposures"),
]


@pytest.mark.parametrize(("name", "fact"), MISSING)
def test_a_missing_fact_is_not_recorded_or_not_stated(name, fact):
    bare = incident("detected 2022年4月1日")
    assert measured(name, bare) == Unknown(fact, Reason.NOT_RECORDED)
    assert measured(name, bare.model_copy(update={"not_stated": [fact]})) == Unknown(fact, Reason.NOT_STATED)
    assert fact in FACTS


@pytest.mark.parametrize(
    "name", [name for name in MEASURES if name not in ("exposure", "report_to_publication")]
)
@pytest.mark.parametrize("looked_for", [True, False])
def test_without_a_day_of_detection(name, looked_for):
    one = incident(*WHOLE[1:], windows=WINDOWS, more="not_stated: [detected]\n" if looked_for else "")
    assert measured(name, one) == Unknown(
        "detected", Reason.NOT_STATED if looked_for else Reason.NOT_RECORDED
    )


def test_without_a_final_notice():
    one = incident("investigation_completed 2022年5月1日", "published 2022年5月2日 stage: preliminary")
    assert measured("report_to_publication", one) == Unknown("final_notice", Reason.NOT_RECORDED)


@pytest.mark.parametrize("name", ["publication", "police", "customers"])
def test_a_delay_from_an_open_date_is_unknown(name):
    assert measured(name, incident("detected 2022年4月1日以降", *WHOLE[1:])) == Unknown(
        "detected", Reason.OPEN
    )


def test_delays_may_be_negative():
    one = incident(
        "detected 2022年4月1日", "payment_stopped 2022年3月30日", windows=("2022年4月5日～2022年4月6日",)
    )
    assert measured("payment_stop", one) == [(-2, -2)]
    assert measured("dwell", one) == [(-4, -4)]


@pytest.mark.parametrize(
    ("window", "days"),
    [
        ("2022年3月1日～2022年3月1日", (1, 1)),
        ("2022年3月1日～2022年3月31日", (31, 31)),
        ("2022年3月～2022年4月", (2, 61)),
        ("2022年3月～2022年3月", (1, 31)),  # never less than one day
        ("2022年～2022年", (1, 365)),
        ("{from: 2022年3月1日, to: 2022年3月10日以降}", (10, None)),
        ("{from: 2022年3月1日以降, to: 2022年3月10日}", (1, 10)),
    ],
)
def test_exposure_counts_both_ends(window, days):
    assert measured("exposure", incident("detected 2022年4月1日", windows=(window,))) == [days]


@pytest.mark.parametrize(
    ("events", "name", "days"),
    [
        (("published 2020年8月", "published 2020年8月12日"), "publication", (31, 42)),
        (("ppc_reported 2020年7月20日以降", "ppc_reported 2020年7月25日"), "ppc", (19, 24)),
        (
            ("investigation_completed 2020年8月", "investigation_completed 2020年8月12日"),
            "investigation",
            (42, 61),
        ),
        (("ppc_reported 2020年7月20日以降", "ppc_reported 2020年7月25日以降"), "ppc", (19, None)),
    ],
)
def test_the_first_and_last_of_several_imprecise_dates(events, name, days):
    assert measured(name, incident("detected 2020年7月1日", *events)) == [days]


def test_exposure_of_windows_without_both_ends_is_unknown():
    one = incident(
        "detected 2022年4月1日", windows=("2022年3月1日～", "～2022年3月1日", "2022年2月1日～2022年2月2日")
    )
    assert measured("exposure", one) == [None, None, (2, 2)]


@pytest.mark.parametrize("window", ["2022年3月1日～", "～2022年3月1日"])
def test_exposure_without_an_end(window):
    one = incident("detected 2022年4月1日", windows=(window,))
    assert measured("exposure", one) == Unknown("exposures", Reason.ONE_SIDED)


@pytest.mark.parametrize(
    ("windows", "days"),
    [
        (("2022年3月1日～",), (31, 31)),
        (("2022年3月～2022年4月1日",), (1, 31)),
        (("2022年3月1日～2022年3月2日", "2022年2月1日～2022年2月2日"), (59, 59)),
        (("2022年～2022年3月1日", "2022年1月11日～2022年3月1日"), (80, 90)),  # by 11 January at the latest
        (("2022年3月1日～", "～2022年3月10日"), (31, None)),  # the second may have begun before
        (("{from: 2022年3月1日以降}", "2022年3月11日～"), (21, 31)),
    ],
)
def test_dwell_is_from_the_first_day_of_all_windows(windows, days):
    assert measured("dwell", incident("detected 2022年4月1日", windows=windows)) == [days]


@pytest.mark.parametrize(
    ("window", "reason"), [("～2022年3月1日", Reason.NOT_RECORDED), ("{from: 2022年3月1日以降}", Reason.OPEN)]
)
def test_dwell_without_a_first_day(window, reason):
    one = incident("detected 2022年4月1日", windows=(window,))
    assert measured("dwell", one) == Unknown("exposures", reason)


LAW, BEFORE = "art. 26", "duty to make an effort"


@pytest.mark.parametrize(
    ("detected", "words"),
    [
        ("2022年4月1日", LAW),
        ("2022年4月", LAW),
        ("2022年4月1日以降", LAW),
        ("2024年7月17日", LAW),
        ("2022年3月31日", BEFORE),
        ("2022年3月", BEFORE),
        ("2021年", BEFORE),
    ],
)
def test_the_law_at_the_time_of_detection(detected, words):
    said = law_context(incident(f"detected {detected}"))
    assert words in said.en
    assert ("第26条" if words == LAW else "努力義務") in said.ja


@pytest.mark.parametrize("event", ["detected 2022年", "detected 2022年3月以降", "published 2022年5月1日"])
def test_no_law_where_detection_may_lie_on_either_side(event):
    assert law_context(incident(event)) is None


def test_no_law_for_a_period_across_the_change():
    one = incident("detected 2022年3月1日")
    across = Date("2022年3月～4月", date(2022, 3, 1), date(2022, 4, 30))
    event = one.events[0].model_copy(update={"date": across})
    assert law_context(one.model_copy(update={"events": [event]})) is None


def test_the_law_is_context_and_never_a_verdict():
    for said in (law_context(incident(f"detected {day}")) for day in ("2021年1月1日", "2023年1月1日")):
        assert not any(word in said.en.lower() for word in ("late", "violat", "too long", "in time"))
        assert not any(word in said.ja for word in ("違反", "遅れ", "遅延"))


def test_the_first_of_two_imprecise_detections_is_no_days_from_itself():
    one = incident("detected 2022年4月", "detected 2022年4月20日")
    first_event = one.events_of(EventKind.DETECTED)[0]
    delay = since_detection(one, first_event)
    assert delay is not None
    assert (delay.low, delay.high) == (0, 0)
