"""Tallies: how many incidents share a key, how many records and people they affect, which facts notices state.

What is added, and what is not:

- Units (records, people, cards, accounts) are never added to each other.
- The number of an incident in a unit is its total, where the record has one. Windows may overlap: several
  together are at least the largest of them and at most their sum; one without a number leaves that open.
- Qualifiers make ranges: 最大 v is 0 to v, v以上 is v or more, のべ v (repeats counted) is 1 to v, 約 v is v,
  marked approximate. 不明 and what is not there are unknown, never zero.
- Of a data item, only the windows that hold it count; a window that names no data may hold it.
- The numbers of several incidents are added: who is affected by two counts twice. Incidents without a
  number are counted beside the sum, which does not hold them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from breachcat.groups import GROUPINGS, Group, Grouping, Key, grouped
from breachcat.japanese import Count, Qualifier, Unit
from breachcat.model import Incident
from breachcat.rules import PRESENT, states
from breachcat.vocabulary import FACTS, Basis, DataItem, EventKind, Word


@dataclass(frozen=True, slots=True)
class Figure:
    """How many there are, as a range; `high` is infinite where there is no upper bound."""

    low: int
    high: float
    approximate: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; no upper bound is null."""
        return {"min": self.low, "max": self.most, "approximate": self.approximate}

    @property
    def most(self) -> int | None:
        """The upper bound; None where there is none."""
        return int(self.high) if self.high < inf else None


_RANGES: dict[Qualifier, Callable[[int], Figure]] = {
    Qualifier.EXACT: lambda value: Figure(value, value),
    Qualifier.ABOUT: lambda value: Figure(value, value, approximate=True),
    Qualifier.AT_MOST: lambda value: Figure(0, value),
    Qualifier.AT_LEAST: lambda value: Figure(value, inf),
    Qualifier.CUMULATIVE: lambda value: Figure(min(value, 1), value),
}
"""What a number says, with its qualifier, about how many different ones there are."""


def stated(counts: Iterable[Count] | None, unit: Unit) -> Figure | None:
    """Return what a quantity says in a unit; None where it does not, or says that it is unknown.

    Where it says two things (a waived BC412), the number is anything between them.
    """
    found: Figure | None = None
    for count in counts or ():
        if count.unit is unit and count.value is not None and count.qualifier:
            figure = _RANGES[count.qualifier](count.value)
            found = _either(found, figure) if found else figure
    return _telling(found)


def _telling(figure: Figure | None) -> Figure | None:
    """Return a number that tells something: “none or more” does not."""
    return figure if figure and (figure.low or figure.high < inf) else None


def _either(one: Figure, other: Figure) -> Figure:
    low, high = min(one.low, other.low), max(one.high, other.high)
    return Figure(low, high, one.approximate or other.approximate)


def affected(incident: Incident, unit: Unit, item: DataItem | None = None) -> Figure | None:
    """Return how many an incident affects, or one of its data items; None where nothing is known."""
    total, windows = stated(incident.affected, unit), incident.windows()
    possible = [window for window in windows if item is None or not window.data or item in window.data]
    sure = [window for window in possible if item is None or window.data]
    if total and len(sure) == len(windows):
        return total
    least = [figure for window in sure if (figure := stated(window.affected, unit))]
    most = [stated(window.affected, unit) for window in possible]
    low = max((figure.low for figure in least), default=0)
    high = sum(figure.high if figure else inf for figure in most) if most else inf
    high = min(high, total.high) if total else high
    approximate = any(figure.approximate for figure in (total, *most) if figure)
    # of rounded numbers, a part may be more than the whole
    return _telling(Figure(low, max(low, high), approximate))


@dataclass(frozen=True, slots=True)
class Sum:
    """The numbers of several incidents, by id, and the ids of those of which it is not known."""

    figures: dict[str, Figure]
    unknown: tuple[str, ...]

    @property
    def figure(self) -> Figure | None:
        """The sum of the numbers that are known; None where none is."""
        figures = self.figures.values()
        if not figures:
            return None
        low, high = sum(figure.low for figure in figures), sum(figure.high for figure in figures)
        return Figure(low, high, any(figure.approximate for figure in figures))

    @property
    def n(self) -> int:
        """How many incidents the sum rests on."""
        return len(self.figures)

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: the sum, its summands by id, and the ids without a number."""
        figure = self.figure
        return {
            "min": figure and figure.low,
            "max": figure and figure.most,
            "approximate": bool(figure and figure.approximate),
            "incidents": self.n,
            "unknown": len(self.unknown),
            "of": [{"id": name, **part.as_json()} for name, part in self.figures.items()],
            "unknown_ids": list(self.unknown),
        }


@dataclass(frozen=True, slots=True)
class Tally:
    """The incidents of a selection that share a key, by id, and what they affect in each unit.

    `of` is how many incidents the selection has. None is the key of those of which it is not known.
    """

    key: Key | None
    ids: tuple[str, ...]
    of: int
    sums: dict[Unit, Sum]

    @property
    def n(self) -> int:
        """How many incidents there are."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whose notices state a fact, by id, whose do not, and which records do not say.

    `stated` is None where a record has no place for the fact; `weak` ones of it rest on implied,
    derived or second-hand dates only.
    """

    key: Word
    stated: tuple[str, ...] | None
    weak: tuple[str, ...]
    not_stated: tuple[str, ...]
    not_recorded: tuple[str, ...]
    of: int

    @property
    def ids(self) -> tuple[str, ...]:
        """The incidents that are known to state it."""
        return self.stated or ()

    @property
    def n(self) -> int | None:
        """How many incidents state it; None where a record has no place for it."""
        return None if self.stated is None else len(self.stated)


COMPLETENESS = "completeness"
WAYS = (*GROUPINGS, COMPLETENESS)
OVERVIEW = ("year", "cause", "detected-by", "data", "delay-reasons", COMPLETENESS)


@dataclass(frozen=True, slots=True)
class Statistics:
    """A selection as a whole, the years that it spans, and its tallies by each way that is wanted."""

    whole: Tally
    years: list[Tally]
    by: dict[str, list[Tally] | list[Coverage]]

    @property
    def span(self) -> tuple[str | None, str | None]:
        """The first and the last year."""
        years = [str(tally.key) for tally in self.years if tally.key]
        return min(years, default=None), max(years, default=None)

    @property
    def of_no_year(self) -> tuple[str, ...]:
        """The incidents of which the year is not known."""
        return next((tally.ids for tally in self.years if not tally.key), ())


def statistics(incidents: Sequence[Incident], ways: Iterable[str] = OVERVIEW) -> Statistics:
    """Return the statistics of a selection."""
    figures = figures_of(incidents)
    by = {
        way: completeness(incidents) if way == COMPLETENESS else tallies(incidents, GROUPINGS[way], figures)
        for way in ways
    }
    whole = _tally(Group(None, tuple(incidents)), len(incidents), figures)
    return Statistics(whole, tallies(incidents, GROUPINGS["year"], figures), by)


Figures = dict[Unit, dict[str, Figure | None]]
"""Of each unit that occurs, how many each incident affects, by its id."""


def figures_of(incidents: Sequence[Incident]) -> Figures:
    """Return how many each incident affects in each unit that any of them counts in."""
    units = {count.unit for incident in incidents for count in incident.counts()}
    return {
        unit: {incident.id: affected(incident, unit) for incident in incidents}
        for unit in Unit
        if unit in units
    }


def tallies(incidents: Sequence[Incident], grouping: Grouping, figures: Figures) -> list[Tally]:
    """Return a tally of each group: in the order of a scale, else the largest first, the unknown last."""
    found = [_tally(group, len(incidents), figures) for group in grouped(incidents, grouping)]
    return found if grouping.is_scale else sorted(found, key=lambda tally: (tally.key is None, -tally.n))


def _tally(group: Group, of: int, figures: Figures) -> Tally:
    ids = tuple(incident.id for incident in group.incidents)
    sums = {unit: _sum(group, unit, of_unit) for unit, of_unit in figures.items()}
    return Tally(group.key, ids, of, sums)


def _sum(group: Group, unit: Unit, figures: dict[str, Figure | None]) -> Sum:
    """Return the sum of a group; of a data item, only those count whose data include it."""
    known, unknown = {}, []
    for incident in group.incidents:
        item = group.key if isinstance(group.key, DataItem) else None
        figure = affected(incident, unit, item) if item else figures[incident.id]
        if figure:
            known[incident.id] = figure
        else:
            unknown.append(incident.id)
    return Sum(known, tuple(unknown))


def completeness(incidents: Sequence[Incident]) -> list[Coverage]:
    """Return of every fact whose notices state it, in the order of the vocabulary."""
    return [_coverage(fact, incidents) for fact in FACTS.values()] if incidents else []


def _coverage(fact: Word, incidents: Sequence[Incident]) -> Coverage:
    has_a_place = isinstance(fact, EventKind) or fact in PRESENT
    having: list[Incident] = []
    looked_for: list[str] = []
    rest: list[str] = []
    for incident in incidents:
        if has_a_place and states(incident, fact):
            having.append(incident)
        else:
            (looked_for if fact in (incident.not_stated or ()) else rest).append(incident.id)
    return Coverage(
        fact,
        tuple(incident.id for incident in having) if has_a_place else None,
        tuple(incident.id for incident in having if _is_weak(incident, fact)),
        tuple(looked_for),
        tuple(rest),
        len(incidents),
    )


def _is_weak(incident: Incident, fact: Word) -> bool:
    """Tell whether no date of an event stands in the notice as such."""
    events = [event for event in incident.events if event.event is fact]
    return bool(events) and all(event.basis is not Basis.STATED for event in events)
