"""Delays between the dates of an incident; imprecise dates give ranges of days."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from breachcat.japanese import Date
from breachcat.language import Text
from breachcat.model import Event, Exposure, Incident
from breachcat.moments import POINTS, Missing, Moment, Point, first, missing
from breachcat.vocabulary import Basis, EventKind, OtherFact


@dataclass(frozen=True, slots=True)
class Delay:
    """A number of days, as a range: `low` to `high`; `high` is None where there is no upper bound.

    `approximate` tells that a date behind it is (頃). `bases` are the bases of its dates, `ends`
    the moments that it lies between.
    """

    low: int
    high: int | None
    approximate: bool = False
    bases: tuple[Basis, ...] = ()
    ends: tuple[Moment, Moment] | None = field(default=None, compare=False, repr=False)

    @property
    def is_weak(self) -> bool:
        """Tell whether a date behind the delay is implied, derived or second-hand."""
        return any(basis is not Basis.STATED for basis in self.bases)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: whole days."""
        return {
            "min": self.low,
            "max": self.high,
            "open": self.high is None,
            "approximate": self.approximate,
            "basis": sorted({basis.value for basis in self.bases} - {Basis.STATED.value}),
        }


class Reason(StrEnum):
    """Why a record gives no delay."""

    NOT_STATED = "not_stated"
    NOT_RECORDED = "not_recorded"
    ONE_SIDED = "one_sided"
    OPEN = "open"
    WEAK = "weak"

    @property
    def label(self) -> Text:
        """Return the words for people; the braces take the name of the fact."""
        return _REASONS[self]


_REASONS = {
    Reason.NOT_STATED: Text("{} not stated", "{}の記載なし"),
    Reason.NOT_RECORDED: Text("{} not recorded", "{}の記録なし"),
    Reason.ONE_SIDED: Text("{} without a start or an end", "{}に開始か終了の記載なし"),
    Reason.OPEN: Text("{} on an open date", "{}の日付が「以降」"),
    Reason.WEAK: Text("{} left out (not stated as such)", "{}は明記されておらず除外"),
}


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why there is no delay: the fact that is missing or cannot be used, and the reason."""

    fact: str
    reason: Reason


Outcome = tuple[Delay | Unknown, ...] | Unknown
"""What a record gives for a measure: one delay, one or why there is none for each window, or why none."""


def between(start: Date, end: Date, *bases: Basis) -> Delay:
    """Return the days from `start`, which is not open, to `end`; an open end has no upper bound."""
    low = (end.earliest - start.latest).days
    high = None if end.open else (end.latest - start.earliest).days
    return Delay(low, high, start.approximate or end.approximate, bases)


def _between(start: Moment, end: Moment) -> Delay:
    days = between(start.date, end.date, *(one.basis for one in (start, end) if one.event))
    return replace(days, high=days.high if start.bounded else None, ends=(start, end))


_DAYS = Text(
    "last day minus first day; an imprecise date gives a range (earliest to latest), an open end (以降) at least so many days, an open start none",
    "終わりの日から始まりの日を引く。幅のある日付は範囲（最短～最長）、終わりが「以降」ならその日数以上、始まりが「以降」なら値なし",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A delay that is compared: its name, titles, definition, from which point to which, and how it is counted.

    With `stated_only`, dates that are implied, derived or second-hand give no delay.
    """

    name: str
    title: Text
    short: Text
    definition: Text
    start: Point
    end: Point
    counting: Text = _DAYS
    is_per_window: bool = False
    stated_only: bool = False

    @property
    def is_of_the_law(self) -> bool:
        """Tell whether the law speaks of it: from detection to the report to the regulator."""
        return (self.start.name, self.end.name) == (EventKind.DETECTED, EventKind.PPC_REPORTED)

    def of(self, incident: Incident) -> Outcome:
        """Return what a record gives: days, or why there are none; of each window its own."""
        outcome = _lengths(incident) if self.is_per_window else self._days(incident)
        if isinstance(outcome, Unknown) or not self.stated_only:
            return outcome
        kept = tuple(map(_unless_weak, outcome))
        return kept if self.is_per_window else next((one for one in kept if isinstance(one, Unknown)), kept)

    def _days(self, incident: Incident) -> Outcome:
        start, end = self.start.of(incident), self.end.of(incident)
        if isinstance(start, Missing):
            return _unknown(start)
        if isinstance(end, Missing):
            return _unknown(end)
        if start.date.open:
            return Unknown(_fact(start), Reason.OPEN)
        if not end.bounded:  # any earlier day, so that there is not even a least number of days
            return Unknown(_fact(end), Reason.ONE_SIDED)
        return (_between(start, end),)


def _unknown(why: Missing) -> Unknown:
    return Unknown(why.fact, Reason.NOT_STATED if why.looked_for else Reason.NOT_RECORDED)


def _fact(moment: Moment) -> str:
    return moment.event.event.value if moment.event else OtherFact.EXPOSURES.value


def _unless_weak(item: Delay | Unknown) -> Delay | Unknown:
    """Return a delay, or that a date of it is not stated as such."""
    if isinstance(item, Unknown) or not item.is_weak or not item.ends:
        return item
    weak = next(moment for moment in item.ends if moment.basis is not Basis.STATED)
    return Unknown(_fact(weak), Reason.WEAK)


def since_detection(incident: Incident, event: Event) -> Delay | None:
    """Return the days from detection to an event; None where the day of detection is not known.

    From detection to itself there are none, however imprecise its date is.
    """
    detected = first(incident, EventKind.DETECTED)
    if detected is None or detected.date.open:
        return None
    if event is incident.events_of(EventKind.DETECTED)[0]:
        return Delay(0, 0, bases=(detected.basis,))
    return between(detected.date, event.date, detected.basis, event.basis)


def known_delays(outcome: Outcome) -> list[Delay]:
    """Return the delays of an outcome, without what is unknown."""
    return [] if isinstance(outcome, Unknown) else [item for item in outcome if isinstance(item, Delay)]


def _lengths(incident: Incident) -> Outcome:
    """Return the days of each window; of one without both ends, that they are unknown."""
    found = tuple(
        _length(window, number) or _no_length(incident, window)
        for number, window in enumerate(incident.windows())
    )
    if any(isinstance(item, Delay) for item in found):
        return found
    reasons = (item for item in reversed(found) if isinstance(item, Unknown))
    return next(reasons, _unknown(missing(incident, OtherFact.EXPOSURES.value)))


def _no_length(incident: Incident, window: Exposure) -> Unknown:
    """Return why a window has no length: no period at all, or but one side of it."""
    if window.period:
        return Unknown(OtherFact.EXPOSURES.value, Reason.ONE_SIDED)
    return _unknown(missing(incident, OtherFact.EXPOSURES.value))


def _length(window: Exposure, number: int) -> Delay | None:
    """Return the days of a window, both ends counted: at least one, however imprecise the ends are."""
    if not (window.period and window.period.start and window.period.end):
        return None
    start, end = window.period.start, window.period.end
    days = between(start, end)
    low, high = 0 if start.open else max(days.low, 0), days.high
    ends = Moment(start, window=number), Moment(end, window=number)
    return replace(days, low=low + 1, high=None if high is None else high + 1, ends=ends)


def between_points(start: str, end: str) -> Measure:
    """Return the measure of the days from one point to another, by their names."""
    one, other = POINTS[start], POINTS[end]
    title = Text(f"{one.title.en} to {other.title.en}", f"{one.title.ja}から{other.title.ja}まで")
    definition = Text(
        f"days from “{one.title.en}” to “{other.title.en}”",
        f"「{one.title.ja}」から「{other.title.ja}」までの日数",
    )
    short = Text(f"{start}→{end}", f"{one.title.ja}→{other.title.ja}")
    return Measure(f"{start}_to_{end}", title, short, definition, one, other)


def _table(*measures: Measure) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures}


_DETECTED = POINTS["detected"]
_WINDOW = Text(
    "last day minus first day plus one, so at least one day; imprecise ends give a range, an open end (以降) at least so many days; a window without both ends has no value",
    "終わりの日から始まりの日を引いて1を足す（1日以上）。幅のある日付は範囲、終わりが「以降」ならその日数以上。開始か終了のない期間は値なし",
)
_DWELL = Text(
    "as for other delays; where a window has no start, it may have been the first, so at least so many days",
    "ほかの指標と同じ。開始のない期間があれば、それが最初かもしれないので、その日数以上",
)

MEASURES = _table(
    Measure(
        "publication", Text("detection to first notice", "発覚から最初の公表まで"), Text("public", "公表"),
        Text("days from detection to the first public notice", "発覚から最初の公表までの日数"),
        _DETECTED, POINTS["published"],
    ),
    Measure(
        "full_publication", Text("detection to final notice", "発覚から最終の公表まで"), Text("full", "最終公表"),
        Text(
            "days from detection to the final public notice; the only one known is both, unless it is marked preliminary or interim",
            "発覚から最終の公表までの日数。公表が一度だけで、第一報・続報とされていなければ最初の公表と同じ",
        ),
        _DETECTED, POINTS["final_notice"],
    ),
    Measure(
        "payment_stop", Text("detection to payment stop", "発覚から決済停止まで"), Text("stop", "決済停止"),
        Text("days from detection to the stop of card payment", "発覚からカード決済停止までの日数"),
        _DETECTED, POINTS["payment_stopped"],
    ),
    Measure(
        "investigation", Text("detection to end of investigation", "発覚から調査完了まで"), Text("inv.", "調査完了"),
        Text("days from detection to the end of the investigation", "発覚から調査完了までの日数"),
        _DETECTED, POINTS["investigation_completed"],
    ),
    Measure(
        "ppc", Text("detection to report to the regulator", "発覚から個人情報保護委員会への報告まで"), Text("PPC", "委員会"),
        Text(
            "days from detection to the first report to the Personal Information Protection Commission that is dated",
            "発覚から個人情報保護委員会への最初の報告（日付のあるもの）までの日数",
        ),
        _DETECTED, POINTS["ppc_reported"],
    ),
    Measure(
        "police", Text("detection to report to the police", "発覚から警察への届出・相談まで"), Text("police", "警察"),
        Text("days from detection to the first report to, or consultation of, the police", "発覚から警察への最初の届出・相談までの日数"),
        _DETECTED, POINTS["police_reported"],
    ),
    Measure(
        "customers", Text("detection to first individual notice", "発覚から最初の本人通知まで"), Text("cust.", "本人通知"),
        Text(
            "days from detection to the first notice sent to customers individually",
            "発覚から最初の個別通知（お客様本人あて）までの日数",
        ),
        _DETECTED, POINTS["customers_notified"],
    ),
    Measure(
        "report_to_publication", Text("end of investigation to final notice", "調査完了から最終の公表まで"), Text("inv.→full", "調査→公表"),
        Text("days from the end of the investigation to the final public notice", "調査完了から最終の公表までの日数"),
        POINTS["investigation_completed"], POINTS["final_notice"],
    ),
    Measure(
        "exposure", Text("length of exposure", "漏えい期間"), Text("exposure", "期間"),
        Text(
            "days of a window of exposure, both ends counted; one value for each window",
            "漏えい期間の日数（両端を含む）。期間ごとに一つの値",
        ),
        POINTS["exposure_start"], POINTS["exposure_end"], _WINDOW, is_per_window=True,
    ),
    Measure(
        "dwell", Text("first exposure to detection", "漏えい開始から発覚まで"), Text("dwell", "潜伏"),
        Text("days from the start of the first window of exposure to detection", "最初の漏えい期間の開始から発覚までの日数"),
        POINTS["exposure_start"], _DETECTED, _DWELL,
    ),
)  # fmt: skip
"""Every measure by its name, in the order of columns."""
