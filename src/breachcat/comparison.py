"""What differs between two states of an incident, told in facts: its values, never their layout."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from breachcat.japanese import Count, Date, Period
from breachcat.model import Event, Exposure, Incident, Part
from breachcat.nodes import Path


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that changed: what it was and what it is now; None is absent.

    `path` counts as the record does afterwards, or as it did before for what is gone. `part` is
    the item of a list that the fact belongs to, as it is afterwards, or was.
    """

    path: Path
    before: Any
    after: Any
    part: Part | None = None

    @property
    def is_wording(self) -> bool:
        """Tell whether only the words differ, not what they mean: 令和4年8月18日 and 2022-08-18."""
        return meaning(self.before) == meaning(self.after)

    @property
    def added(self) -> list[str]:
        """The words of a list that are new, where it was there before."""
        return _lacking(self.after, self.before)

    @property
    def removed(self) -> list[str]:
        """The words of a list that are gone, where it is still there."""
        return _lacking(self.before, self.after)


def _lacking(words: Any, others: Any) -> list[str]:
    """Return the words of a list that another does not have; of what are no two lists of words, none."""
    are_lists = all(isinstance(side, list) and isinstance(side[0], str) for side in (words, others))
    return [word for word in words if word not in others] if are_lists else []


def meaning(value: Any) -> Hashable:
    """Return what is equal for values that mean the same, however they are written and ordered."""
    if isinstance(value, (Date, Count)):
        return replace(value, text="")
    if isinstance(value, Period):
        return Period("", *(side and replace(side, text="") for side in (value.start, value.end)))
    if isinstance(value, list):
        return frozenset(map(meaning, value))
    if isinstance(value, Part):
        return tuple(meaning(getattr(value, name)) for name in type(value).model_fields)
    return value  # type: ignore[no-any-return]


def facts_between(
    before: Incident | None, after: Incident | None, skipped: Collection[str] = ()
) -> Iterator[Fact]:
    """Yield the facts that differ, in the order of the fields; None is no incident, all whose facts are absent.

    `skipped` are fields that are not to be compared. The id of an incident that is new or gone is no fact.
    """
    sources = _mates(before, after, skipped)
    for name in Incident.model_fields:
        old, new = (getattr(incident, name, None) or None for incident in (before, after))
        if name in skipped or (name == "id" and not (before and after)):
            continue
        if name == "events":
            old, new = _renumbered(old or [], sources), _renumbered(new or [], {})
        like = _LIKENESS.get(name)
        yield from _items((name,), old or [], new or [], like) if like else differences((name,), old, new)
        if name == "sources" and sources.get(0, 0) and before and after:
            yield Fact((name,), before.sources[0], after.sources[0])


def _mates(before: Incident | None, after: Incident | None, skipped: Collection[str]) -> dict[int, int]:
    """Return the new index of each source that was there before and still is."""
    if before is None or after is None or "sources" in skipped:
        return {}
    pairs = paired(before.sources, after.sources, _LIKENESS["sources"])
    return {old: new for old, new in pairs if old is not None and new is not None}


def _renumbered(events: list[Event], sources: dict[int, int]) -> list[Event]:
    """Return the events with the numbers that their sources have now; the first source needs none."""
    found = []
    for event in events:
        number = (event.source or 1) - 1
        number = sources.get(number, number)
        found.append(event.model_copy(update={"source": number + 1 if number else None}))
    return found


def differences(path: Path, old: Any, new: Any, part: Part | None = None) -> Iterator[Fact]:
    """Yield the facts of a value; of a part field by field where it is on both sides."""
    if isinstance(old, Part) and isinstance(new, Part):
        for name in type(new).model_fields:
            yield from differences((*path, name), getattr(old, name), getattr(new, name), part)
    elif _written(old) != _written(new):
        yield Fact(path, old, new, part)


def _written(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


Likeness = Callable[[Any, Any], Any]
"""How alike two items are: numbers in the order of their weight; None where they are not the same thing."""


def _items(path: Path, olds: Sequence[Any], news: Sequence[Any], likeness: Likeness) -> Iterator[Fact]:
    """Yield the facts of the items of a list, each compared with the one that it was before."""
    for was, now in paired(olds, news, likeness):
        old = None if was is None else olds[was]
        new = None if now is None else news[now]
        item = old if new is None else new
        place: Path = (*path, (was or 0) if now is None else now)
        yield from differences(place, old, new, item if isinstance(item, Part) else None)


_MOST = 40  # items that are not the same before and after; hostile records may have thousands


def paired(
    olds: Sequence[Any], news: Sequence[Any], likeness: Likeness
) -> list[tuple[int | None, int | None]]:
    """Return the indices of items that are the same thing before and after; None where one is missing.

    Items of one meaning find each other first, then those most alike; of equals, those in nearest
    places. They stand in the new order; what is gone comes last.
    """
    mates = _equals(olds, news)
    left = dict.fromkeys(range(len(olds)))
    for old in mates.values():
        del left[old]
    fresh = [new for new in range(len(news)) if new not in mates]
    scores = [
        (score, -abs(old - new), -new, -old)
        for old in islice(left, _MOST)
        for new in fresh[:_MOST]
        if (score := likeness(olds[old], news[new])) is not None
    ]
    for _, _, new, old in sorted(scores, reverse=True):
        if -new not in mates and -old in left:
            mates[-new] = -old
            del left[-old]
    return [*((mates.get(new), new) for new in range(len(news))), *((old, None) for old in left)]


def _equals(olds: Sequence[Any], news: Sequence[Any]) -> dict[int, int]:
    """Return the old index of each new item whose meaning stood there before."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for index, item in enumerate(olds):
        places[meaning(item)].append(index)
    found = {}
    for index, item in enumerate(news):
        if same := places[meaning(item)]:
            found[index] = same.pop(0)
    return found


def _same(one: Any, other: Any, name: str) -> bool:
    """Tell whether two items agree in a field that both have."""
    value = getattr(one, name)
    return value is not None and meaning(value) == meaning(getattr(other, name))


def _agreements(one: Part, other: Part) -> int:
    return sum(_same(one, other, name) for name in type(one).model_fields)


def _by(*names: str) -> Likeness:
    """Return the likeness of items that are the same where they agree in one of the fields, the first the most."""

    def likeness(one: Part, other: Part) -> Any:
        agreed = tuple(_same(one, other, name) for name in names)
        return (*agreed, _agreements(one, other)) if any(agreed) else None

    return likeness


def _like_events(one: Event, other: Event) -> Any:
    """Return how well stage and act agree, how near the days are, how much else is the same."""
    if one.event is not other.event:
        return None
    words = _accord(one.stage, other.stage) + _accord(one.act, other.act)
    return words, -abs((one.date.earliest - other.date.earliest).days), _agreements(one, other)


def _accord(one: str | None, other: str | None) -> int:
    """Return 2 for the same word, 0 for different ones, 1 where one is not given."""
    if one is None or other is None:
        return 1
    return 2 if one == other else 0


def _like_exposures(one: Exposure, other: Exposure) -> Any:
    """Return how far the windows overlap, and how much else is the same."""
    overlap = _overlap(one.period, other.period)
    same_people = one.scope == other.scope and meaning(one.sites) == meaning(other.sites)
    return (overlap, _agreements(one, other)) if overlap or same_people else None


def _overlap(one: Period | None, other: Period | None) -> float:
    """Return the share of the days of two windows that lie in both; 0 where one is not known."""
    if one is None or other is None:
        return 0
    (start, end), (first, last) = _bounds(one), _bounds(other)
    common = min(end, last) - max(start, first)
    return max(common, 0) / (max(end, last) - min(start, first))


def _bounds(period: Period) -> tuple[int, int]:
    """Return the first day of a window and the day after its last, as ordinals."""
    start = period.start.earliest if period.start else date.min
    end = period.end.last if period.end else None
    return start.toordinal(), (end or date.max).toordinal() + 1


def _like_lines(one: str, other: str) -> float | None:
    """Return which share of their pairs of characters two sentences have in common, if more than half."""
    pairs, others = ({text[index : index + 2] for index in range(len(text))} for text in (one, other))
    share = len(pairs & others) / len(pairs | others)
    return share if share > 1 / 2 else None


_LIKENESS: dict[str, Likeness] = {
    "sites": _by("name", "url"),
    "sources": _by("url", "title", "kind"),
    "events": _like_events,
    "exposures": _like_exposures,
    "not_leaked": _by("what"),
    "notes": _like_lines,
    "todo": _like_lines,
    "waive": _by("check"),
}
"""When items of a list before and after are the same thing; other lists are sets of words."""
