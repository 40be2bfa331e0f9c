"""The dated moments of an incident between which delays are counted: events, notices, ends of windows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from breachcat.japanese import Date, Precision
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.vocabulary import Basis, EventKind, OtherFact, Stage


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of an incident, how surely the notice states it, and the event that it is the date of.

    There is no event where it is an end of a window, which `window` counts from 0. It may have been
    any earlier day too where it is not `bounded`. Of several imprecise dates, `other` is the event
    whose date sets the second bound.
    """

    date: Date
    basis: Basis = Basis.STATED
    event: Event | None = None
    window: int | None = None
    bounded: bool = True
    other: Event | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no moment: the fact that is missing, and whether somebody looked for it."""

    fact: str
    looked_for: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A moment that every incident may have: its name, what it is called, and how a record gives it."""

    name: str
    title: Text
    of: Callable[[Incident], Moment | Missing]


def missing(incident: Incident, fact: str) -> Missing:
    """Return that a record lacks a fact, and whether it says that the notice does not state it."""
    return Missing(fact, fact in (incident.not_stated or []))


def first(incident: Incident, kind: EventKind) -> Event | None:
    """Return the earliest event of a kind; its date is the interval in which the first of them lies."""
    return _dated(incident.events_of(kind), _earliest)


def last(incident: Incident, kind: EventKind) -> Event | None:
    """Return the latest event of a kind; its date is the interval in which the last of them lies."""
    return _dated(incident.events_of(kind), _latest)


Pick = Callable[[Sequence[Event]], tuple[Event, Date]]
"""How to get one of several events, and the interval in which it lies, which others may narrow."""


def _dated(events: Sequence[Event], pick: Pick) -> Event | None:
    if not events:
        return None
    own, day = pick(events)
    return own if own.date == day else own.model_copy(update={"date": day})


def _earliest(events: Sequence[Event]) -> tuple[Event, Date]:
    return events[0], _first_of(_dates(events))


def _latest(events: Sequence[Event]) -> tuple[Event, Date]:
    own = max(events, key=lambda event: (event.date.latest, event.date.earliest))
    return own, _last_of(_dates(events))


def _dates(events: Sequence[Event]) -> list[Date]:
    return [event.date for event in events]


def _first_of(days: Sequence[Date]) -> Date:
    """Return the interval in which the first of several days lies; open where all of them are."""
    earliest = min(days, key=lambda day: (day.earliest, day.latest))
    bound = min((day for day in days if not day.open), key=lambda day: day.latest, default=earliest)
    return _between(earliest, bound, earliest.earliest, bound.latest, is_open=bound.open)


def _last_of(days: Sequence[Date]) -> Date:
    """Return the interval in which the last of several days lies; open where one of them is."""
    latest = max(days, key=lambda day: (day.latest, day.earliest))
    bound = max(days, key=lambda day: day.earliest)
    is_open = any(day.open for day in days)
    return _between(bound, latest, bound.earliest, latest.latest, is_open=is_open)


def _between(one: Date, other: Date, earliest: date, latest: date, *, is_open: bool) -> Date:
    """Return the date with these bounds, which two dates set; as fine as they are, and no finer."""
    for day in (one, other):
        if (day.earliest, day.latest) == (earliest, latest):
            return replace(day, open=is_open)
    is_one_month = (earliest.year, earliest.month) == (latest.year, latest.month)
    precision = Precision.DAY if earliest == latest else Precision.MONTH if is_one_month else Precision.YEAR
    approximate = one.approximate or other.approximate
    return Date(f"{one.text}, {other.text}", earliest, latest, precision, approximate, is_open)


def final_notice(incident: Incident) -> Event | None:
    """Return the notice marked final; the only one known is final too, unless it says otherwise."""
    notices = incident.events_of(EventKind.PUBLISHED)
    finals = [event for event in notices if event.stage is Stage.FINAL]
    if finals:
        return finals[-1]
    return notices[0] if len(notices) == 1 and not notices[0].stage else None


def _of_kind(kind: EventKind) -> Point:
    """Return the point of an event: the first of its kind, of a completed investigation the last."""
    pick = _latest if kind is EventKind.INVESTIGATION_COMPLETED else _earliest

    def of(incident: Incident) -> Moment | Missing:
        if not (events := incident.events_of(kind)):
            return missing(incident, kind.value)
        own, day = pick(events)
        other = None if own.date == day else _setting(events, own, day)
        weak = [one.basis for one in (own, other) if one and one.basis is not Basis.STATED]
        return Moment(day, next(iter(weak), Basis.STATED), own, other=other)

    return Point(kind.value, kind.label, of)


def _setting(events: Sequence[Event], own: Event, day: Date) -> Event | None:
    """Return the other event that sets a bound of a date which its own event does not; stated ones first."""
    lacking = [
        (name, bound)
        for name, bound in (("earliest", day.earliest), ("latest", day.latest))
        if getattr(own.date, name) != bound or own.date.open != day.open
    ]
    fitting = [one for one in events if any(getattr(one.date, name) == bound for name, bound in lacking)]
    return min(
        (one for one in fitting if one is not own),
        key=lambda one: one.basis is not Basis.STATED,
        default=None,
    )


def _final_notice(incident: Incident) -> Moment | Missing:
    if event := final_notice(incident):
        return Moment(event.date, event.basis, event)
    unclear = incident.events_of(EventKind.PUBLISHED)
    return missing(incident, OtherFact.FINAL_NOTICE.value if unclear else EventKind.PUBLISHED.value)


def _sides(incident: Incident, name: str) -> Iterator[tuple[int, Date | None]]:
    for number, window in enumerate(incident.windows()):
        yield number, getattr(window.period, name) if window.period else None


def _exposure_start(incident: Incident) -> Moment | Missing:
    """Return the start of the first window; one without a start may have begun before all others."""
    sides = list(_sides(incident, "start"))
    known = [(number, day) for number, day in sides if day]
    if not known:
        return missing(incident, OtherFact.EXPOSURES.value)
    number, _ = min(known, key=lambda side: (side[1].earliest, side[1].latest))
    day = _first_of([day for _, day in known])
    return Moment(day, window=number, bounded=len(known) == len(sides))


def _exposure_end(incident: Incident) -> Moment | Missing:
    """Return the end of the last window; one without an end may have lasted longer than all others."""
    sides = list(_sides(incident, "end"))
    known = [(number, day) for number, day in sides if day]
    if not known:
        return missing(incident, OtherFact.EXPOSURES.value)
    number, _ = max(known, key=lambda side: (side[1].latest, side[1].earliest))
    day = _last_of([day for _, day in known])
    return Moment(replace(day, open=day.open or len(known) < len(sides)), window=number)


POINTS = {
    point.name: point
    for point in (
        *map(_of_kind, EventKind),
        Point("final_notice", Text("final public notice", "最終の公表"), _final_notice),
        Point("exposure_start", Text("start of the first exposure", "最初の漏えい期間の開始"), _exposure_start),
        Point("exposure_end", Text("end of the last exposure", "最後の漏えい期間の終了"), _exposure_end),
    )
}  # fmt: skip
"""Every moment from and to which delays can be counted, by its name."""
