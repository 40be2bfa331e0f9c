"""The rules between the fields of a record: plain functions in one list.

A rule is handed the sound parts of a record, and is left out where a field that it needs is not
sound. It yields findings; their places and sentences come from the record and from checks.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, product
from typing import Any, NamedTuple

from breachcat.japanese import Count, Date, Period, Qualifier, Unit, search_key
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.nodes import Path
from breachcat.problems import shortened
from breachcat.suggestions import nearest
from breachcat.vocabulary import Basis, EventKind, OtherFact, Review, Stage, Word

EARLIEST_LIKELY_YEAR = 1990  # no shop was on the web before
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


@dataclass(frozen=True, slots=True)
class Rule:
    """A check between fields, and the fields without which it cannot judge."""

    find: Callable[[Incident, date], Iterator[Finding]]
    needs: frozenset[str]


def _dates(incident: Incident) -> Iterator[tuple[Path, Date]]:
    """Yield every date of the record with its path, ends of windows included."""
    for index, event in enumerate(incident.events):
        yield ("events", index, "date"), event.date
    for index, window in enumerate(incident.windows()):
        for day in (window.period.start, window.period.end) if window.period else ():
            if day:
                yield ("exposures", index, "period"), day
    for index, source in enumerate(incident.sources):
        for name in ("date", "retrieved"):
            if day := getattr(source, name):
                yield ("sources", index, name), day


def _order(incident: Incident, _today: date) -> Iterator[Finding]:
    for earlier, (index, later) in product(incident.events, enumerate(incident.events)):
        if (earlier.event, later.event) in ORDERS or _is_earlier_stage(earlier, later):
            yield from _compared(earlier, later, index)


def _is_earlier_stage(earlier: Event, later: Event) -> bool:
    """Tell whether two events are stages of one thing: a preliminary notice and a final one."""
    stages = STAGES.get(earlier.event, ())
    return (
        earlier.event is later.event
        and earlier.stage in stages
        and later.stage in stages
        and stages.index(earlier.stage) < stages.index(later.stage)
    )


def _compared(earlier: Event, later: Event, index: int) -> Iterator[Finding]:
    """Yield an error where `later` certainly comes first, a warning where it possibly does."""
    before, after = earlier.date, later.date
    doubtful = before.approximate or after.approximate or after.open
    if before.earliest > after.latest and not doubtful:
        code = "BC401"
    elif before.latest > after.earliest and not after.open:
        code = "BC402"
    else:
        return
    values = {
        "earlier": _said(earlier), "earlier_date": before.text,
        "later": _said(later), "later_date": after.text,
    }  # fmt: skip
    yield Finding(code, ("events", index, "date"), values)


def _said(event: Event) -> Text:
    if not event.stage:
        return event.event.label
    return Text(
        *(f"{label} ({stage})" for label, stage in zip(event.event.label, event.stage.label, strict=True))
    )


def _future(incident: Incident, today: date) -> Iterator[Finding]:
    for path, day in _dates(incident):
        planned = path[0] == "events" and incident.events[int(path[1])].event in _PLANNED
        if day.earliest > today and not planned:
            yield Finding("BC403", path, {"found": day.text, "today": today})


def _improbable(incident: Incident, _today: date) -> Iterator[Finding]:
    for path, day in _dates(incident):
        if day.earliest.year < EARLIEST_LIKELY_YEAR:
            yield Finding("BC405", path, {"found": day.text, "limit": EARLIEST_LIKELY_YEAR})


def _after_notice(incident: Incident, _today: date) -> Iterator[Finding]:
    notices = [*incident.events_of(EventKind.PUBLISHED), *incident.events_of(EventKind.UPDATED)]
    if not notices or any(event.date.open for event in notices):
        return
    last = max(notices, key=lambda event: event.date.latest).date
    for index, window in enumerate(incident.windows()):
        period = window.period or Period("", None, None)
        if any(day and day.earliest > last.latest for day in (period.start, period.end)):
            yield Finding("BC404", ("exposures", index, "period"), {"found": period.text, "limit": last.text})


def _units(incident: Incident, _today: date) -> Iterator[Finding]:
    groups: list[tuple[Path, list[Count]]] = [(("affected",), incident.affected or [])]
    groups += [(("exposures", n, "affected"), w.affected or []) for n, w in enumerate(incident.windows())]
    for path, counts in groups:
        for index, (first, second) in enumerate(pairwise(counts), 1):
            values = {"first": first.text, "second": second.text}
            if first.unit is second.unit:
                yield Finding("BC412", (*path, index), values)
            elif None not in (first.value, second.value) and first.value != second.value:
                yield Finding("BC411", (*path, index), values)


def _total(incident: Incident, _today: date) -> Iterator[Finding]:
    sure = (Qualifier.EXACT, Qualifier.AT_MOST)
    totals = {count.unit: count for count in incident.affected or [] if count.qualifier in sure}
    for number, window in enumerate(incident.windows()):
        for index, part in enumerate(window.affected or []):
            total = totals.get(part.unit)
            if total and part.qualifier is Qualifier.EXACT and (part.value or 0) > (total.value or 0):
                yield Finding(
                    "BC413",
                    ("exposures", number, "affected", index),
                    {"part": part.text, "total": total.text},
                )


def _keys_of_event(incident: Incident, _today: date) -> Iterator[Finding]:
    owners = {"by": EventKind.DETECTED, "act": EventKind.POLICE_REPORTED}
    for index, event in enumerate(incident.events):
        for key, owner in owners.items():
            if (value := getattr(event, key)) and event.event is not owner:
                yield _misplaced(
                    index, key, value, event, Text(f"; only to “{owner}”", f"（「{owner}」だけに使えます）")
                )
        allowed = STAGES.get(event.event, ())
        if event.stage and event.stage not in allowed:
            words = ", ".join(allowed)
            yield _misplaced(
                index,
                "stage",
                event.stage,
                event,
                Text(f"; it has: {words}", f"（使える語: {words}）") if words else Text("", ""),
            )


def _misplaced(index: int, key: str, value: Word, event: Event, allowed: Text) -> Finding:
    values = {"key": key, "found": value.value, "event": event.event.value, "allowed": allowed}
    return Finding("BC211", ("events", index, key), values)


PRESENT: dict[str, Callable[[Incident], bool]] = {
    OtherFact.AFFECTED: lambda incident: bool(incident.counts()),
    OtherFact.AFFECTED_PERSONS: lambda incident: any(
        count.unit is Unit.PERSONS for count in incident.counts()
    ),
    OtherFact.EXPOSURES: lambda incident: any(window.period for window in incident.windows()),
    OtherFact.DATA: lambda incident: bool(incident.data()),
    OtherFact.CAUSE: lambda incident: bool(incident.cause),
    OtherFact.DETECTED_BY: lambda incident: any(event.by for event in incident.events),
    OtherFact.PPC_STAGE: lambda incident: any(
        event.stage for event in incident.events_of(EventKind.PPC_REPORTED)
    ),
    OtherFact.MISUSE: lambda incident: bool(incident.misuse),
    OtherFact.DELAY_REASONS: lambda incident: bool(incident.delay_reasons),
}
"""How to tell that a record does have a fact; the facts that are no field of it are not here."""


def states(incident: Incident, fact: str) -> bool:
    """Tell whether the record holds a fact that `not_stated` may name."""
    if fact in PRESENT:
        return PRESENT[fact](incident)
    return any(event.event == fact for event in incident.events)


def _not_stated(incident: Incident, _today: date) -> Iterator[Finding]:
    for index, fact in enumerate(incident.not_stated or []):
        if states(incident, fact):
            yield Finding("BC421", ("not_stated", index), {"found": fact})


def _landmarks(incident: Incident, _today: date) -> Iterator[Finding]:
    for kind, code in ((EventKind.DETECTED, "BC422"), (EventKind.PUBLISHED, "BC423")):
        if not incident.events_of(kind) and kind.value not in (incident.not_stated or []):
            yield Finding(code, ("events",), {})


def _sources(incident: Incident, _today: date) -> Iterator[Finding]:
    count = len(incident.sources)
    for index, event in enumerate(incident.events):
        if event.source and event.source > count:
            yield Finding("BC424", ("events", index, "source"), {"found": event.source, "count": count})


def _sites(incident: Incident, _today: date) -> Iterator[Finding]:
    names = {search_key(name): name for name in incident.site_names()}
    for number, window in enumerate(incident.windows()):
        for index, name in enumerate(window.sites or []):
            if search_key(name) not in names:
                values = {"found": shortened(name), "known": ", ".join(names.values())}
                near = nearest(name, names.values())
                yield Finding("BC425", ("exposures", number, "sites", index), values, near)


def _derived(incident: Incident, _today: date) -> Iterator[Finding]:
    for index, event in enumerate(incident.events):
        if event.basis is Basis.DERIVED and not event.text:
            yield Finding("BC426", ("events", index, "basis"), {"basis": event.basis.label})


def _draft(incident: Incident, _today: date) -> Iterator[Finding]:
    if incident.review is Review.DRAFT:
        yield Finding("BC212", ("review",), {"reason": "review: draft"})
    for index, question in enumerate(incident.todo or []):
        yield Finding("BC212", ("todo", index), {"reason": shortened(question)})


def _rule(find: Callable[[Incident, date], Iterator[Finding]], *needs: str) -> Rule:
    return Rule(find, frozenset(needs))


RULES = (
    _rule(_order),
    _rule(_future),
    _rule(_improbable),
    _rule(_after_notice, "events"),
    _rule(_units),
    _rule(_total),
    _rule(_keys_of_event),
    _rule(_not_stated),
    _rule(_landmarks, "events", "not_stated"),
    _rule(_sources, "sources"),
    _rule(_sites, "sites"),
    _rule(_derived),
    _rule(_draft),
)
