"""What happened in an incident, as bars and marks on a scale of days: the same for every kind of picture."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from breachcat.japanese import Date
from breachcat.language import Text
from breachcat.model import Event, Exposure, Incident
from breachcat.moments import first, last
from breachcat.render.incidents import steps_of
from breachcat.render.pictures.axis import Axis, axis_about_zero
from breachcat.vocabulary import EventKind

INVESTIGATION = Text("investigation", "調査")
INVESTIGATION_ENDS = (EventKind.INVESTIGATION_STARTED, EventKind.INVESTIGATION_COMPLETED)


_BEYOND = 30  # days that are shown of what is not known how far it reaches


class Days(NamedTuple):
    """Where a date lies: days from zero, or a range of them; any later day too where it is open."""

    low: int
    high: int
    is_open: bool = False


class Bar(NamedTuple):
    """Something that lasted, from one date to another; an end that is not known is None."""

    start: Days | None
    end: Days | None
    exposure: Exposure | None = None


class Mark(NamedTuple):
    """An event, and where it lies."""

    event: Event
    at: Days


@dataclass(frozen=True, slots=True)
class Track:
    """An incident: its windows of exposure, its investigation, its events in the order of their dates."""

    incident: Incident
    windows: tuple[Bar, ...]
    investigation: Bar | None
    marks: tuple[Mark, ...]

    def days(self) -> Iterator[int]:
        """Yield every day that an axis must hold, with some before and behind windows without an end."""
        for bar in self.windows:
            if bar.end and not bar.start:
                yield bar.end.low - max(_BEYOND, abs(bar.end.low) // 2)
            if bar.start and not bar.end:
                yield bar.start.high + _BEYOND
        ends = [end for bar in self.windows for end in (bar.start, bar.end) if end]
        for place in (*ends, *(mark.at for mark in self.marks)):
            yield from (place.low, place.high)

    def first(self, kind: EventKind) -> int | None:
        """Return the first day on which an event of a kind may have been."""
        return min((mark.at.low for mark in self.marks if mark.event.event is kind), default=None)


def zero_of(incident: Incident) -> Date | None:
    """Return the day of detection, from which days are counted; None where it is not known."""
    detected = first(incident, EventKind.DETECTED)
    return detected.date if detected and not detected.date.open else None


def calendar_day(day: date) -> Date:
    """Return a day as a date that is exactly known."""
    return Date(day.isoformat(), day, day)


def first_day(incidents: Iterable[Incident]) -> date:
    """Return the first day of all events and windows."""
    windows = [window.period for incident in incidents for window in incident.windows() if window.period]
    ends = [end for period in windows for end in (period.start, period.end) if end]
    events = [event.date for incident in incidents for event in incident.events]
    return min(day.earliest for day in (*ends, *events))


def track_of(incident: Incident, zero: Date, *, is_detection: bool) -> Track:
    """Return the track of an incident, in days from a date, which may be its detection."""
    own = incident.events_of(EventKind.DETECTED)[0] if is_detection else None

    def place(day: Date | None) -> Days | None:
        return _days(zero, day) if day else None

    windows = tuple(
        Bar(place(window.period.start), place(window.period.end), window)
        for window in incident.windows()
        if window.period
    )
    started, ended = (
        pick(incident, kind) for pick, kind in zip((first, last), INVESTIGATION_ENDS, strict=True)
    )
    both = Bar(place(started.date), place(ended.date)) if started and ended else None
    marks = tuple(
        Mark(step.event, Days(0, 0) if step.event is own else _days(zero, step.event.date))
        for step in steps_of(incident)
    )
    return Track(incident, windows, both, marks)


def _days(zero: Date, day: Date) -> Days:
    return Days((day.earliest - zero.latest).days, (day.latest - zero.earliest).days, day.open)


class Chart(NamedTuple):
    """Tracks on one axis; its zero is a day of the calendar, or else the detection of each incident."""

    tracks: list[Track]
    axis: Axis
    zero: date | None = None
    is_from_detection: bool = True


def aligned(incidents: Iterable[Incident]) -> Chart:
    """Return those incidents whose detection is known, in days since then; published soonest first."""
    tracks = [
        track_of(incident, zero, is_detection=True) for incident in incidents if (zero := zero_of(incident))
    ]
    tracks.sort(key=_by_publication)
    return Chart(tracks, axis_about_zero([day for track in tracks for day in track.days()]))


def _by_publication(track: Track) -> tuple[bool, int, str]:
    day = track.first(EventKind.PUBLISHED)
    return day is None, day or 0, track.incident.id


def on_calendar(incidents: Sequence[Incident]) -> Chart:
    """Return incidents as they followed each other, the earliest first."""
    zero = first_day(incidents)
    tracks = [track_of(incident, calendar_day(zero), is_detection=False) for incident in incidents]
    days = [day for track in tracks for day in track.days()]
    axis = Axis(min(0, *days), max(1, *days))
    return Chart(sorted(tracks, key=_by_detection), axis, zero, is_from_detection=False)


def _by_detection(track: Track) -> tuple[int, str]:
    day = track.first(EventKind.DETECTED)
    return min(mark.at.low for mark in track.marks) if day is None else day, track.incident.id


def alone(incident: Incident) -> Chart:
    """Return one incident on the calendar; a long time before detection does not squeeze the rest."""
    detected = zero_of(incident)
    if detected is None:
        return on_calendar([incident])
    track = track_of(incident, calendar_day(detected.earliest), is_detection=False)
    return Chart([track], axis_about_zero(list(track.days())), detected.earliest)
