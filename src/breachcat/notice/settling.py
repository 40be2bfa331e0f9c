"""Settle which of the steps found stand: each once, with its stage, none in the future."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from breachcat.japanese import Precision
from breachcat.notice.fact import Fact, Surety
from breachcat.notice.page import Page
from breachcat.vocabulary import Basis, Detector, EventKind, Stage, Word

_ONCE = (
    EventKind.DETECTED,
    EventKind.INVESTIGATION_COMPLETED,
    EventKind.SITE_STOPPED,
    EventKind.INVESTIGATION_STARTED,
    EventKind.MALWARE_REMOVED,
    EventKind.PAYMENT_RESUMED,
    EventKind.SITE_REOPENED,
)
_PLANNED = (
    EventKind.PAYMENT_RESUMED,
    EventKind.SITE_REOPENED,
    EventKind.CUSTOMERS_NOTIFIED,
    EventKind.PUBLISHED,
    EventKind.UPDATED,
)


def settled(facts: Iterable[Fact], page: Page, *, cards: bool) -> list[Fact]:
    """Return the steps without repetitions; of a step that happens once, all days but one are ambiguous.

    `cards` tells that card data are concerned: then a stop of the site stopped card payment too.
    """
    kept: list[Fact] = []
    for fact in facts:
        if not _is_in_future(fact, page) and not any(_is_same(fact, other) for other in kept):
            kept.append(fact)
    kept = _once(_without_vague(kept))
    kept = _staged([_with_teller(fact, kept) for fact in kept], page)
    return [*kept, *_implied(kept)] if cards else kept


def _is_in_future(fact: Fact, page: Page) -> bool:
    """Tell whether a step that cannot be planned would lie behind the notice's own day."""
    last = max((day.latest for _, day, _ in page.days), default=page.own.latest if page.own else None)
    return bool(fact.day and last and fact.role not in _PLANNED and fact.day.earliest > last)


def _is_same(fact: Fact, other: Fact) -> bool:
    return fact.role is other.role and _bounds(fact) == _bounds(other)


def _bounds(fact: Fact) -> tuple[date, date] | None:
    return (fact.day.earliest, fact.day.latest) if fact.day else None


def _without_vague(facts: list[Fact]) -> list[Fact]:
    """Return the steps without those of a month or a part of it in which the same step has its day."""
    days = {
        (fact.role, fact.day.earliest) for fact in facts if fact.day and fact.day.precision is Precision.DAY
    }
    return [
        fact
        for fact in facts
        if not fact.day
        or fact.day.precision is Precision.DAY
        or not any(role is fact.role and fact.day.earliest <= day <= fact.day.latest for role, day in days)
    ]


def _once(facts: list[Fact]) -> list[Fact]:
    """Leave one day sure of each step that happens once; the end and the report of an investigation are two."""
    several: dict[tuple[Word, str], list[Fact]] = {}
    for fact in facts:
        if fact.role and fact.role in _ONCE and fact.day and fact.certainty is not Surety.AMBIGUOUS:
            rule = fact.cue.rule if fact.role is EventKind.INVESTIGATION_COMPLETED else ""
            several.setdefault((fact.role, rule), []).append(fact)
    doubted = [fact for step in several.values() for fact in step if fact is not min(step, key=_worth)]
    return [replace(fact, certainty=Surety.AMBIGUOUS) if fact in doubted else fact for fact in facts]


def _worth(fact: Fact) -> tuple[bool, date, int]:
    """Order the days of a step: a plain statement first; of detections the earliest, else the first told."""
    assert fact.day
    first = fact.day.earliest if fact.role is EventKind.DETECTED else date.min
    return fact.certainty is Surety.LIKELY, first, fact.place.start


_NEAR = 90  # characters between a detection and the sentence that names who told


def _with_teller(fact: Fact, facts: list[Fact]) -> Fact:
    """Return a detection without a teller with the one that the next sentence names without a day."""
    if fact.role is not EventKind.DETECTED or not fact.day or fact.details.get("by") is not Detector.OPERATOR:
        return fact
    for other in facts:
        if (
            other.role is EventKind.DETECTED
            and not other.day
            and 0 <= other.place.start - fact.place.end <= _NEAR
        ):
            return replace(fact, details={**fact.details, **other.details})
    return fact


def _staged(events: list[Fact], page: Page) -> list[Fact]:
    """Give stages to several publications the first of which is called so, and to warnings before them."""
    published, notified = (
        _in_order(events, EventKind.PUBLISHED),
        _in_order(events, EventKind.CUSTOMERS_NOTIFIED),
    )
    stages: dict[int, Stage] = {}
    if len(published) > 1 and published[0].details.get("stage") is Stage.PRELIMINARY:
        stages |= {id(fact): Stage.INTERIM for fact in published[1:]} | {id(published[-1]): Stage.FINAL}
    if (
        len(notified) > 1
        and page.own
        and _first_day(notified[0]) < page.own.earliest <= _first_day(notified[-1])
    ):
        stages |= {id(notified[0]): Stage.EARLY_WARNING, id(notified[-1]): Stage.FORMAL}
    return [
        replace(fact, details={**fact.details, "stage": stages[id(fact)]}) if id(fact) in stages else fact
        for fact in events
    ]


def _in_order(events: list[Fact], kind: EventKind) -> list[Fact]:
    return sorted((fact for fact in events if fact.role is kind and fact.day), key=_first_day)


def _first_day(fact: Fact) -> date:
    assert fact.day
    return fact.day.earliest


def _implied(events: list[Fact]) -> list[Fact]:
    """Return that card payment stopped where the notice only says that the whole site did."""
    if any(fact.role is EventKind.PAYMENT_STOPPED and fact.day for fact in events):
        return []
    rule = "site stopped, and payment with it"
    return [
        replace(
            fact,
            role=EventKind.PAYMENT_STOPPED,
            basis=Basis.IMPLIED,
            certainty=Surety.LIKELY,
            cue=replace(fact.cue, rule=rule),
            details={},
        )
        for fact in events
        if fact.role is EventKind.SITE_STOPPED and fact.day and fact.certainty is not Surety.AMBIGUOUS
    ]
