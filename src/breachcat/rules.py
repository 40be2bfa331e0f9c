"""The rules between the fields of a record: plain functions in one list.

A rule is handed the sound parts of a record, and is left out where a field that it needs is not
sound. It yields findings; their places and sentences come from the record and from checks.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from breachcat.japanese import Count, Qualifier, Unit, search_key
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.moments import final_notice
from breachcat.nodes import Path
from breachcat.order import OWNERS, STAGES, Finding, after_notice, future, improbable, order, too_early
from breachcat.problems import shortened
from breachcat.suggestions import nearest
from breachcat.vocabulary import Basis, EventKind, OtherFact, Review, Word


@dataclass(frozen=True, slots=True)
class Rule:
    """A check between fields, and the fields without which it cannot judge."""

    find: Callable[[Incident, date], Iterator[Finding]]
    needs: frozenset[str]


def _units(incident: Incident, _today: date) -> Iterator[Finding]:
    groups: list[tuple[Path, list[Count]]] = [(("affected",), incident.affected or [])]
    groups += [(("exposures", n, "affected"), w.affected or []) for n, w in enumerate(incident.windows())]
    for path, counts in groups:
        for index, second in enumerate(counts[1:], 1):
            same = [count for count in counts[:index] if count.unit is second.unit]
            first = (same or counts)[0]
            values = {"first": first.text, "second": second.text}
            if same:
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
    for index, event in enumerate(incident.events):
        for key, owner in OWNERS.items():
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
    values = {"name": key, "found": value.value, "event": event.event.value, "allowed": allowed}
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
    OtherFact.FINAL_NOTICE: lambda incident: final_notice(incident) is not None,
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
                values = {"found": shortened(name), "known": ", ".join(names.values()) or _NO_SITES}
                near = nearest(name, names.values())
                yield Finding("BC425", ("exposures", number, "sites", index), values, near)


_NO_SITES = Text("it names none", "記載なし")


def _derived(incident: Incident, _today: date) -> Iterator[Finding]:
    for index, event in enumerate(incident.events):
        if event.basis is Basis.DERIVED and not event.text:
            yield Finding("BC426", ("events", index, "basis"), {"basis": event.basis.label})


def _draft(incident: Incident, _today: date) -> Iterator[Finding]:
    if incident.review is Review.DRAFT:
        yield Finding("BC212", ("review",), {"reason": _REVIEW_DRAFT})
    for index, question in enumerate(incident.todo or []):
        reason = _QUESTION.filled(question=shortened(question))
        yield Finding("BC212", ("todo", index), {"reason": reason})


_REVIEW_DRAFT = Text(
    "“review” says so; check it against the notice, then write checked",
    "review が draft です。告知文で確かめてから checked にしてください",
)
_QUESTION = Text(
    "“{question}” is open; answer it from the notice, then delete it",
    "「{question}」が未解決です。告知文で確かめてから削除してください",
)


def _rule(find: Callable[[Incident, date], Iterator[Finding]], *needs: str) -> Rule:
    return Rule(find, frozenset(needs))


RULES = (
    _rule(order),
    _rule(future),
    _rule(improbable),
    _rule(after_notice, "events"),
    _rule(too_early, "events", "exposures"),
    _rule(_units),
    _rule(_total),
    _rule(_keys_of_event),
    _rule(_not_stated),
    _rule(_landmarks, "events", "not_stated"),
    _rule(_sources, "sources"),
    _rule(_sites, "sites"),
    _rule(_derived, "events"),
    _rule(_draft),
)
