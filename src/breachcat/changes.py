"""What changed between two catalogs: in which records, which facts, and with what effect on the delays."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple

from breachcat.catalog import Catalog, File
from breachcat.checks import Severity
from breachcat.comparison import Fact, differences, facts_between, meaning
from breachcat.delays import MEASURES, Delay, Measure, Outcome, Unknown
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.record import Record


class Kind(StrEnum):
    """What became of a record."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    UNREADABLE_BEFORE = "unreadable_before"
    UNREADABLE_AFTER = "unreadable_after"
    UNREADABLE = "unreadable"


_READABLE = (Kind.NEW, Kind.CHANGED, Kind.WITHDRAWN)
DELAYS = "delays"
"""What `RecordChange.skipped` names besides fields, where the delays cannot be compared."""
WITHDRAWN = "withdrawn"
"""The field of what stays of a withdrawn record."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A measure whose outcome changed; None where there was, or is, no record."""

    measure: Measure
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What changed in one record.

    `errors` are how many it had and has; `skipped` names what could not be compared for them.
    `twin` is the id of a record that says the same, this one under its other id: no fact changed.
    """

    id: str
    file: str
    kind: Kind
    facts: tuple[Fact, ...] = ()
    effects: tuple[Effect, ...] = ()
    errors: tuple[int, int] = (0, 0)
    skipped: tuple[str, ...] = ()
    twin: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states that are compared: what people call it, and the commit if it is one."""

    name: Text
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of the catalog, and what changed from one to the other."""

    before: Side
    after: Side
    changes: Sequence[RecordChange]


class Tally(NamedTuple):
    """How many records and facts changed."""

    new: int
    changed: int
    withdrawn: int
    unreadable: int
    facts: int
    wordings: int


def tally(changes: Iterable[RecordChange]) -> Tally:
    """Return the numbers of the changes."""
    listed = list(changes)
    kinds = [change.kind for change in listed]
    new, changed, withdrawn = (kinds.count(kind) for kind in _READABLE)
    unreadable = len(kinds) - new - changed - withdrawn
    wordings = [fact.is_wording for change in listed for fact in change.facts]
    return Tally(new, changed, withdrawn, unreadable, wordings.count(False), wordings.count(True))


def differing(before: Iterable[File], after: Iterable[File]) -> tuple[list[File], list[File]]:
    """Return the files of both sides without those that are the same byte for byte: they need no reading."""
    olds, news = ({_key(file): file for file in files} for files in (before, after))
    same = {
        key
        for key in olds.keys() & news.keys()
        if olds[key].data == news[key].data and not (olds[key].problem or news[key].problem)
    }
    one, other = ([file for key, file in files.items() if key not in same] for files in (olds, news))
    return one, other


def changes_between(before: Catalog, after: Catalog) -> list[RecordChange]:
    """Return what changed in each record, by file name; files of one name hold the same record."""
    olds, news = ({_key(record): record for record in catalog.records} for catalog in (before, after))
    keys = sorted(olds.keys() | news.keys(), key=lambda key: (PurePath(key).stem, key))
    pairs = [(olds.get(key), news.get(key)) for key in keys]
    found = [(change, pair) for pair in pairs if (change := _change(*pair))]
    twins = _twins((change, record) for change, pair in found for record in pair if record)
    return [_as_twin(change, twins.get((change.kind, change.file))) for change, _ in found]


def _key(held: File | Record) -> str:
    return PurePath(held.name).name


def _change(before: Record | None, after: Record | None) -> RecordChange | None:
    """Return what changed from one state of a record to another; None where that is nothing."""
    if (shown := after or before) is None or _is_same(before, after):
        return None
    name, kind = shown.name, _kind(before, after)
    change = RecordChange(PurePath(name).stem, name, kind, errors=(_errors(before), _errors(after)))
    return _compared(change, before, after) if kind in _READABLE else change


def _errors(record: Record | None) -> int:
    return sum(found.check.severity is Severity.ERROR for found in record.problems) if record else 0


def _is_same(before: Record | None, after: Record | None) -> bool:
    """Tell whether two states cannot differ: the same lines, with the same problems."""
    if before is None or after is None:
        return False
    codes = [[found.check.code for found in record.problems] for record in (before, after)]
    return before.document.lines == after.document.lines and codes[0] == codes[1]


def _kind(before: Record | None, after: Record | None) -> Kind:
    was, stands = _stands(before), _stands(after)
    if was != stands:
        return Kind.WITHDRAWN if was else Kind.NEW
    read, readable = (not stands or bool(record and record.incident) for record in (before, after))
    if read and readable:
        return Kind.CHANGED
    if read:
        return Kind.UNREADABLE_AFTER
    return Kind.UNREADABLE_BEFORE if readable else Kind.UNREADABLE


def _stands(record: Record | None) -> bool:
    """Tell whether there is a record, be it unreadable, and not only what stays of a withdrawn one."""
    return bool(record and (record.incident or record.problems) and not record.tombstone)


def _compared(change: RecordChange, before: Record | None, after: Record | None) -> RecordChange | None:
    """Return the change with its facts and effects, as far as the record is sound; None without any."""
    old, new = (record.incident if record else None for record in (before, after))
    unsound = {name for record in (before, after) if record for name in record.unsound}
    skipped = tuple(name for name in Incident.model_fields if name in unsound)
    was, stays = (
        record.tombstone.withdrawn if record and record.tombstone else None for record in (before, after)
    )
    facts = (*differences((WITHDRAWN,), was, stays), *facts_between(old, new, skipped))
    if change.kind is Kind.CHANGED and not (facts or skipped or change.errors[0] != change.errors[1]):
        return None
    if not unsound.isdisjoint(_MEASURED):
        return replace(change, facts=facts, skipped=(*skipped, DELAYS))
    return replace(change, facts=facts, effects=tuple(_effects(old, new)), skipped=skipped)


_MEASURED = {"events", "exposures"}
"""The fields that delays are made from."""


def _effects(before: Incident | None, after: Incident | None) -> Iterator[Effect]:
    for measure in MEASURES.values():
        old, new = (measure.of(incident) if incident else None for incident in (before, after))
        if _told(old) != _told(new):
            yield Effect(measure, old, new)


def _told(outcome: Outcome | None) -> Any:
    """Return what people are told of an outcome: days, and whether dates behind them are weak."""
    if outcome is None or isinstance(outcome, Unknown):
        return None
    return [
        (item.low, item.high, item.approximate, item.is_weak) if isinstance(item, Delay) else None
        for item in outcome
    ]


def _twins(changes: Iterable[tuple[RecordChange, Record]]) -> dict[tuple[Kind, str], str]:
    """Return the other id of each record, by kind and file, that is withdrawn under one id and new under another."""
    said: dict[Hashable, dict[Kind, list[RecordChange]]] = defaultdict(
        lambda: {Kind.WITHDRAWN: [], Kind.NEW: []}
    )
    for change, record in changes:
        if change.kind in (Kind.WITHDRAWN, Kind.NEW) and record.incident and not change.skipped:
            said[meaning(record.incident.model_copy(update={"id": ""}))][change.kind].append(change)
    found: dict[tuple[Kind, str], str] = {}
    for states in said.values():
        for old, new in zip(states[Kind.WITHDRAWN], states[Kind.NEW], strict=False):
            found |= {(old.kind, old.file): new.id, (new.kind, new.file): old.id}
    return found


def _as_twin(change: RecordChange, twin: str | None) -> RecordChange:
    """Return the change of a record that goes on under another id: what it says did not change."""
    if twin is None:
        return change
    facts = tuple(fact for fact in change.facts if fact.path == (WITHDRAWN,))
    return replace(change, facts=facts, effects=(), twin=twin)
