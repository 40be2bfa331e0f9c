"""Delays between the dates of an incident; imprecise dates give ranges of days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from breachcat.japanese import Date
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.vocabulary import Basis, EventKind, OtherFact, Stage


@dataclass(frozen=True, slots=True)
class Delay:
    """A number of days, as a range: `low` to `high`; `high` is None where there is no upper bound.

    `approximate` tells that a date behind it is (頃). `bases` are the bases of its dates.
    """

    low: int
    high: int | None
    approximate: bool = False
    bases: tuple[Basis, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why there is no delay: the fact that is missing, and whether somebody looked for it."""

    fact: str
    looked_for: bool


Outcome = tuple[Delay | Unknown, ...] | Unknown
"""What a record gives for a measure: one delay, one or why there is none for each window, or why none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A delay that is compared: its name, titles, definition, and how a record gives it."""

    name: str
    title: Text
    short: Text
    definition: Text
    of: Callable[[Incident], Outcome]
    is_per_window: bool = False


def between(start: Date, end: Date, *bases: Basis) -> Delay:
    """Return the days from `start`, which is not open, to `end`; an open end has no upper bound."""
    low = (end.earliest - start.latest).days
    high = None if end.open else (end.latest - start.earliest).days
    return Delay(low, high, start.approximate or end.approximate, bases)


def first(incident: Incident, kind: EventKind) -> Event | None:
    """Return the earliest event of a kind; its date is the interval in which the first of them lies."""
    events = incident.events_of(kind)
    if not events:
        return None
    if len(events) == 1:
        return events[0]
    return events[0].model_copy(update={"date": _first_of([event.date for event in events])})


def _first_of(days: Sequence[Date]) -> Date:
    """Return the interval in which the first of several days lies; open where all of them are."""
    known = [day.latest for day in days if not day.open]
    earliest = min(days, key=lambda day: (day.earliest, day.latest))
    return replace(earliest, latest=min(known, default=earliest.latest), open=not known)


def last(incident: Incident, kind: EventKind) -> Event | None:
    """Return the latest event of a kind; its date is the interval in which the last of them lies."""
    events = incident.events_of(kind)
    if not events:
        return None
    latest = max(events, key=lambda event: (event.date.latest, event.date.earliest))
    is_open = any(event.date.open for event in events)
    day = replace(latest.date, earliest=max(event.date.earliest for event in events), open=is_open)
    return latest.model_copy(update={"date": day})


def final_notice(incident: Incident) -> Event | None:
    """Return the notice marked final; the only one known is final too, unless it says otherwise."""
    notices = incident.events_of(EventKind.PUBLISHED)
    finals = [event for event in notices if event.stage is Stage.FINAL]
    if finals:
        return finals[-1]
    return notices[0] if len(notices) == 1 and not notices[0].stage else None


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


def _unknown(incident: Incident, fact: str) -> Unknown:
    return Unknown(fact, fact in (incident.not_stated or []))


def known_delays(outcome: Outcome) -> list[Delay]:
    """Return the delays of an outcome, without what is unknown."""
    return [] if isinstance(outcome, Unknown) else [item for item in outcome if isinstance(item, Delay)]


Pick = Callable[[Incident, EventKind], Event | None]


def _final(incident: Incident, _kind: EventKind) -> Event | None:
    return final_notice(incident)


def _steps(start: tuple[Pick, EventKind], end: tuple[Pick, EventKind]) -> Callable[[Incident], Outcome]:
    """Return the function that measures from one event to another."""

    def of(incident: Incident) -> Outcome:
        found = []
        for pick, kind in (start, end):
            if (event := pick(incident, kind)) is None:
                return _unknown(incident, _missing_fact(incident, pick, kind))
            found.append(event)
        one, other = found
        if one.date.open:
            return _unknown(incident, one.event.value)
        return (between(one.date, other.date, one.basis, other.basis),)

    return of


def _missing_fact(incident: Incident, pick: Pick, kind: EventKind) -> str:
    """Return the fact for want of which there is no event: none at all, or none known to be final."""
    unclear = pick is _final and incident.events_of(kind)
    return OtherFact.FINAL_NOTICE.value if unclear else kind.value


def _exposure(incident: Incident) -> Outcome:
    """Return the days of each window; of one without both ends, that they are unknown."""
    unknown = _unknown(incident, OtherFact.EXPOSURES.value)
    found: list[Delay | Unknown] = []
    for window in incident.windows():
        period = window.period
        found.append(_length(period.start, period.end) if period and period.start and period.end else unknown)
    return tuple(found) if any(isinstance(item, Delay) for item in found) else unknown


def _length(start: Date, end: Date) -> Delay:
    """Return the days of a window, both ends counted: at least one, however imprecise the ends are."""
    days = between(start, end)
    low = 0 if start.open else max(days.low, 0)
    return replace(days, low=low + 1, high=None if days.high is None else days.high + 1)


def _dwell(incident: Incident) -> Outcome:
    """Return the days from the start of the first window to detection.

    Where another window has no start, it may have been the first: there is no upper bound.
    """
    if (detected := first(incident, EventKind.DETECTED)) is None:
        return _unknown(incident, EventKind.DETECTED.value)
    starts = [window.period.start if window.period else None for window in incident.windows()]
    known = [day for day in starts if day]
    if not known or (start := _first_of(known)).open:
        return _unknown(incident, OtherFact.EXPOSURES.value)
    days = between(start, detected.date, detected.basis)
    return (days if all(starts) else replace(days, high=None),)


_DETECTED = (first, EventKind.DETECTED)


def _table(*measures: Measure) -> dict[str, Measure]:
    return {measure.name: measure for measure in measures}


MEASURES = _table(
    Measure(
        "publication", Text("detection to first notice", "発覚から最初の公表まで"), Text("public", "公表"),
        Text("days from detection to the first public notice", "発覚から最初の公表までの日数"),
        _steps(_DETECTED, (first, EventKind.PUBLISHED)),
    ),
    Measure(
        "full_publication", Text("detection to final notice", "発覚から最終の公表まで"), Text("full", "最終公表"),
        Text(
            "days from detection to the final public notice; the only one known is both, unless it is marked preliminary or interim",
            "発覚から最終の公表までの日数。公表が一度だけで、第一報・続報とされていなければ最初の公表と同じ",
        ),
        _steps(_DETECTED, (_final, EventKind.PUBLISHED)),
    ),
    Measure(
        "payment_stop", Text("detection to payment stop", "発覚から決済停止まで"), Text("stop", "決済停止"),
        Text("days from detection to the stop of card payment", "発覚からカード決済停止までの日数"),
        _steps(_DETECTED, (first, EventKind.PAYMENT_STOPPED)),
    ),
    Measure(
        "investigation", Text("detection to end of investigation", "発覚から調査完了まで"), Text("inv.", "調査完了"),
        Text("days from detection to the end of the investigation", "発覚から調査完了までの日数"),
        _steps(_DETECTED, (last, EventKind.INVESTIGATION_COMPLETED)),
    ),
    Measure(
        "ppc", Text("detection to report to the regulator", "発覚から個人情報保護委員会への報告まで"), Text("PPC", "委員会"),
        Text(
            "days from detection to the first report to the Personal Information Protection Commission that is dated",
            "発覚から個人情報保護委員会への最初の報告（日付のあるもの）までの日数",
        ),
        _steps(_DETECTED, (first, EventKind.PPC_REPORTED)),
    ),
    Measure(
        "police", Text("detection to report to the police", "発覚から警察への届出・相談まで"), Text("police", "警察"),
        Text("days from detection to the first report to, or consultation of, the police", "発覚から警察への最初の届出・相談までの日数"),
        _steps(_DETECTED, (first, EventKind.POLICE_REPORTED)),
    ),
    Measure(
        "customers", Text("detection to first individual notice", "発覚から最初の本人通知まで"), Text("cust.", "本人通知"),
        Text(
            "days from detection to the first notice sent to customers individually",
            "発覚から最初の個別通知（お客様本人あて）までの日数",
        ),
        _steps(_DETECTED, (first, EventKind.CUSTOMERS_NOTIFIED)),
    ),
    Measure(
        "report_to_publication", Text("end of investigation to final notice", "調査完了から最終の公表まで"), Text("inv.→full", "調査→公表"),
        Text("days from the end of the investigation to the final public notice", "調査完了から最終の公表までの日数"),
        _steps((last, EventKind.INVESTIGATION_COMPLETED), (_final, EventKind.PUBLISHED)),
    ),
    Measure(
        "exposure", Text("length of exposure", "漏えい期間"), Text("exposure", "期間"),
        Text(
            "days of a window of exposure, both ends counted; one value for each window",
            "漏えい期間の日数（両端を含む）。期間ごとに一つの値",
        ),
        _exposure, is_per_window=True,
    ),
    Measure(
        "dwell", Text("first exposure to detection", "漏えい開始から発覚まで"), Text("dwell", "潜伏"),
        Text("days from the start of the first window of exposure to detection", "最初の漏えい期間の開始から発覚までの日数"),
        _dwell,
    ),
)  # fmt: skip
"""Every measure by its name, in the order of columns."""
