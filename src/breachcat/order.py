"""The rules about dates: what must come before what, and which dates cannot be."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from breachcat.japanese import Date, Period
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.nodes import Path
from breachcat.vocabulary import EventKind, Stage

LONGEST_LEAD = timedelta(31)  # by which a shop may have stopped before the leak was detected
EARLIEST_LIKELY_YEAR = 1990  # no shop was on the web before
_STOPS = {EventKind.PAYMENT_STOPPED, EventKind.SITE_STOPPED}
_ANSWERS = {
    EventKind.INVESTIGATION_STARTED,
    EventKind.INVESTIGATION_INTERIM,
    EventKind.INVESTIGATION_COMPLETED,
    EventKind.PPC_REPORTED,
    EventKind.POLICE_REPORTED,
    EventKind.CUSTOMERS_NOTIFIED,
}
_TAKEN = (_ANSWERS | _STOPS | {EventKind.MALWARE_REMOVED}) - {EventKind.CUSTOMERS_NOTIFIED}
"""Steps that a notice tells as taken; customers may be told after it."""
_EXPOSURE = Text("the first exposure", "最初の漏えい期間")
_PLANNED = {EventKind.PAYMENT_RESUMED, EventKind.SITE_REOPENED}

# Orders that hold in every notice. Not among them, because real notices break them: the end of
# the investigation before the report to the regulator, the end of exposure before detection,
# the payment stop before the investigation.
ORDERS = (
    (EventKind.DETECTED, EventKind.PUBLISHED),
    (EventKind.PUBLISHED, EventKind.UPDATED),
    (EventKind.INVESTIGATION_STARTED, EventKind.INVESTIGATION_COMPLETED),
    (EventKind.PAYMENT_STOPPED, EventKind.PAYMENT_RESUMED),
    (EventKind.SITE_STOPPED, EventKind.SITE_REOPENED),
)
OWNERS = {"by": EventKind.DETECTED, "act": EventKind.POLICE_REPORTED}
"""The keys that belong to one kind of event alone."""
STAGES: dict[EventKind, tuple[Stage, ...]] = {
    EventKind.PUBLISHED: (Stage.PRELIMINARY, Stage.INTERIM, Stage.FINAL),
    EventKind.PPC_REPORTED: (Stage.PRELIMINARY, Stage.FINAL),
    EventKind.CUSTOMERS_NOTIFIED: (Stage.EARLY_WARNING, Stage.FORMAL),
    EventKind.PAYMENT_STOPPED: (Stage.DECIDED, Stage.EFFECTIVE),
}


class Finding(NamedTuple):
    """What a rule found: the check, the path, and what fills its sentence."""

    code: str
    path: Path
    values: dict[str, Any]
    suggestions: tuple[str, ...] = ()


def _dates(incident: Incident) -> Iterator[tuple[Path, Date]]:
    """Yield every date of the record with its path, ends of windows included."""
    for index, event in enumerate(incident.events):
        yield ("events", index, "date"), event.date
    for index, window in enumerate(incident.windows()):
        for side, day in _sides(window.period):
            yield ("exposures", index, "period", side), day
    for index, source in enumerate(incident.sources):
        for name in ("date", "retrieved"):
            if day := getattr(source, name):
                yield ("sources", index, name), day


class _First(NamedTuple):
    """What is known of the first of several events: one that it may be, and the earliest day."""

    event: Event
    earliest: date
    is_approximate: bool


def order(incident: Incident, _today: date) -> Iterator[Finding]:
    """Find events that come before what must precede them; certainly is an error, possibly a warning."""
    firsts = _firsts(incident.events)
    for index, later in enumerate(incident.events):
        for group in _groups_before(later):
            if first := firsts.get(group):
                yield from _compared(first, later, index)


_Group = tuple[EventKind, Stage | None]


def _firsts(events: list[Event]) -> dict[_Group, _First]:
    """Return the first of each kind and of each stage of a kind; a shop may be breached twice."""
    groups: dict[_Group, list[Event]] = defaultdict(list)
    for event in events:
        for stage in {None, event.stage}:
            groups[event.event, stage].append(event)
    return {group: _first(members) for group, members in groups.items()}


def _first(events: list[Event]) -> _First:
    return _First(
        min(events, key=lambda event: (event.date.latest, event.date.earliest)),
        min(event.date.earliest for event in events),
        any(event.date.approximate for event in events),
    )


def _groups_before(later: Event) -> Iterator[_Group]:
    """Yield the groups of which the first must not come after `later`."""
    yield from ((earlier, None) for earlier, after in ORDERS if after is later.event)
    stages = STAGES.get(later.event, ())
    if later.stage in stages:
        yield from ((later.event, stage) for stage in stages[: stages.index(later.stage)])


def _compared(first: _First, later: Event, index: int) -> Iterator[Finding]:
    """Yield an error where `later` certainly comes before the first, a warning where it possibly does."""
    before, after = first.event.date, later.date
    doubtful = first.is_approximate or after.approximate or after.open
    if first.earliest > after.latest and not doubtful:
        code = "BC401"
    elif before.latest > after.earliest and not after.open:
        code = "BC402"
    else:
        return
    values = {
        "earlier": _said(first.event), "earlier_date": before.text,
        "later": _said(later), "later_date": after.text,
    }  # fmt: skip
    yield Finding(code, ("events", index, "date"), values)


def _said(event: Event) -> Text:
    if not event.stage:
        return event.event.label
    return Text(
        *(f"{label} ({stage})" for label, stage in zip(event.event.label, event.stage.label, strict=True))
    )


def _sides(period: Period | None) -> Iterator[tuple[str, Date]]:
    """Yield the ends of a window that are given, under the keys that a record has for them."""
    if period and period.start:
        yield "from", period.start
    if period and period.end:
        yield "to", period.end


def future(incident: Incident, today: date) -> Iterator[Finding]:
    """Find dates after today; a planned reopening may be one."""
    for path, day in _dates(incident):
        planned = path[0] == "events" and incident.events[int(path[1])].event in _PLANNED
        if day.earliest > today and not planned:
            yield Finding("BC403", path, {"found": day.text, "today": today})


def improbable(incident: Incident, _today: date) -> Iterator[Finding]:
    """Find dates from before shops were on the web."""
    for path, day in _dates(incident):
        if day.earliest.year < EARLIEST_LIKELY_YEAR:
            yield Finding("BC405", path, {"found": day.text, "limit": EARLIEST_LIKELY_YEAR})


def _last_notice(incident: Incident) -> Date | None:
    """Return the date of the last notice; None where there is none, or it may be any later day."""
    notices = [*incident.events_of(EventKind.PUBLISHED), *incident.events_of(EventKind.UPDATED)]
    if not notices or any(event.date.open for event in notices):
        return None
    return max((event.date for event in notices), key=lambda day: day.latest)


def after_notice(incident: Incident, _today: date) -> Iterator[Finding]:
    """Find windows, and steps that were taken, beyond the last notice of them."""
    if (last := _last_notice(incident)) is None:
        return
    for index, event in enumerate(incident.events):
        if event.event in _TAKEN and event.date.earliest > last.latest:
            yield Finding("BC406", ("events", index, "date"), {"found": event.date.text, "limit": last.text})
    for index, window in enumerate(incident.windows()):
        beyond = [side for side, day in _sides(window.period) if day.earliest > last.latest]
        if window.period and beyond:
            values = {"found": window.period.text, "limit": last.text}
            yield Finding("BC404", ("exposures", index, "period", beyond[0]), values)


def too_early(incident: Incident, _today: date) -> Iterator[Finding]:
    """Find answers that precede detection, and stops that precede the first exposure or detection by far.

    A shop may have closed shortly before anything was detected, so for stops a month is allowed.
    """
    starts = [window.period.start for window in incident.windows() if window.period and window.period.start]
    exposed = min(starts, key=lambda day: day.earliest, default=None)
    detected = next((event.date for event in incident.events_of(EventKind.DETECTED)), None)
    limits = {
        **dict.fromkeys(_ANSWERS, ((detected, timedelta(0), EventKind.DETECTED.label),)),
        **dict.fromkeys(
            _STOPS, ((exposed, timedelta(0), _EXPOSURE), (detected, LONGEST_LEAD, EventKind.DETECTED.label))
        ),
    }
    for index, event in enumerate(incident.events):
        if event.date.open or event.date.approximate:
            continue
        for start, lead, name in limits.get(event.event, ()):
            if start and event.date.latest < start.earliest - lead:
                values = {
                    "step": event.event.label,
                    "found": event.date.text,
                    "start": name,
                    "limit": start.text,
                }
                yield Finding("BC407", ("events", index, "date"), values)
                break
