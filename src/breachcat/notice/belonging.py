"""Which window of exposure a data item belongs to."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from breachcat.notice.items import Item
from breachcat.notice.passages import Kind, Passage
from breachcat.notice.windows import Group, Window, last_marker
from breachcat.vocabulary import DataItem

_MORE = re.compile(r"(?:上記?|前記|左記|[①-⑳])[^、。]{0,10}に加え")
"""What says that a window has the data of the one before it, too."""
_OF_ALL = re.compile(
    r"いずれ(?:の|も)|それぞれ|各(?:期間|サイト|店)|共通|[両全3三2二]\s*(?:つの)?(?:サイト|店|期間)(?:とも|いずれ)|とも(?:に)?、?(?:流出|漏え?い)"
)
"""What says that all windows have the same data."""
_LABELLED_OF_ALL = re.compile(rf"[^:。、|]{{0,20}}[(][^()]*(?:{_OF_ALL.pattern})[^()]*[)]\s*[:|]")
"""A label that says so: 項目（両サイト共通）：."""
_IN_ORDER = ("前者", "後者")
"""How a sentence calls the first and the second of two windows."""
_LIST = 3
"""So many items in one passage are a list, which no denial of something like one of them disputes."""
_ASIDE = re.compile(r"[(][^()]*[)]")
_ANYWHERE = -1
_NEVER_THE_SAME = {(DataItem.OTHER, _ANYWHERE)}
"""Two data without a word of their own are hardly the same."""


@dataclass(frozen=True, slots=True)
class Bound:
    """An item with the number of its window, None where it is of none; `disputed` tells that it is denied elsewhere."""

    item: Item
    number: int | None
    disputed: bool


def bound_items(
    items: list[Item], groups: list[Group], only: Callable[[Passage], list[int]]
) -> Iterator[Bound]:
    """Yield each item that leaked once for each of its windows.

    `only` gives for a passage the windows of the sites to which it is restricted, none where it is not.
    """
    told = [item for item in items if not item.denied]
    places = _Places.of(groups, told)
    denied = {
        (item.value, number) for item in items if item.denied for number in places.denied_for(item)
    } - _NEVER_THE_SAME
    pairs = [
        (item, number)
        for item in told
        for number in only(item.part) or (*places.windows_of(item),) or (None,)
    ]
    adding = {
        start for start, words in {i.part.start: i.part.words for i in told}.items() if _MORE.search(words)
    }
    more = {number for item, number in pairs if number and item.part.start in adding}
    pairs += [(item, number + 1) for item, number in pairs if number is not None and number + 1 in more]
    listed = Counter(_list_of(item) for item in told)
    seen: set[tuple[DataItem, int | None]] = set()
    for item, number in pairs:
        key = (item.value, number)
        if key not in seen and key not in denied:
            seen.add(key)
            yield Bound(item, number, (item.value, _ANYWHERE) in denied and listed[_list_of(item)] < _LIST)


def _list_of(item: Item) -> tuple[str, int]:
    """Return what an item is listed in: its sentence, or the section of which it is a row."""
    if item.part.kind is Kind.ITEM:
        return "rows", item.part.section
    return "sentence", item.part.start


@dataclass(frozen=True, slots=True)
class _Places:
    """The windows by passage, by section and by marker, and where items stand."""

    everywhere: list[int]
    mentioned: list[tuple[Window, int]]
    here: dict[int, list[int]]
    sections: dict[int, list[tuple[int, int]]]
    marked: dict[str, list[int]]
    titles: dict[str, set[int]]
    titled: dict[str, list[tuple[int, int]]]
    firsts: list[int]
    starts: list[int]
    filled: set[int]

    @classmethod
    def of(cls, groups: list[Group], told: list[Item]) -> "_Places":
        here, sections, marked, titled = (
            defaultdict(list),
            defaultdict(list),
            defaultdict(list),
            defaultdict(list),
        )
        titles: defaultdict[str, set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for mention in group.mentions:
                here[mention.part.start].append(number)
                sections[mention.part.section].append((mention.start, number))
                marked[mention.marker].append(number)
                title, apart, _ = mention.part.heading.partition("\n")
                if apart:
                    titles[title].add(mention.part.section)
                    titled[title].append((mention.start, number))
        marked.pop("", None)
        if len(groups) == len(_IN_ORDER):
            marked |= {word: [number] for number, word in enumerate(_IN_ORDER)}
        if len(marked) < 2:
            marked.clear()  # the A of an answer calls no group
        starts, filled = sorted(item.start for item in told), {item.part.section for item in told}
        return cls(
            list(range(len(groups))),
            [(mention, number) for number, group in enumerate(groups) for mention in group.mentions],
            dict(here),
            dict(sections),
            dict(marked),
            dict(titles),
            dict(titled),
            [group.mentions[0].start for group in groups],
            starts,
            filled,
        )

    def windows_of(self, item: Item) -> list[int]:
        """Return the windows that an item belongs to: of its passage, its marker, its heading, else all."""
        return (
            self.here.get(item.part.start)
            or in_column(item.part, item.start, self.mentioned)
            or self._marked(item.marker)
            or self._marked(last_marker(item.part.heading.split("\n")[-1]))
            or self._all_told(item)
            or self._beside(item)
        )

    def _all_told(self, item: Item) -> list[int]:
        """Return all windows where an item is said to be of all; by a label, those above it."""
        if _OF_ALL.search(_ASIDE.sub("", item.part.words)):
            return self.everywhere
        if not _LABELLED_OF_ALL.match(item.part.words):
            return []
        above = [number for number in self.everywhere if self.firsts[number] < item.start]
        return above if len(above) > 1 else self.everywhere

    def _beside(self, item: Item) -> list[int]:
        """Return the windows of an item's section, else of its title, else all."""
        there = sorted(self.sections.get(item.part.section, []))
        if not there and self._stands_apart(item):
            return []
        there = there or sorted(self.titled.get(item.part.heading.partition("\n")[0], []))
        numbers = list(dict.fromkeys(number for _, number in there))
        return in_turn(there, item.start, self.starts) or numbers or self.everywhere

    def denied_for(self, item: Item) -> list[int]:
        """Return the windows for which an item is denied; _ANYWHERE where it is denied for none in particular."""
        if item.marker and self.marked:
            return self._marked(item.marker)
        there = list(dict.fromkeys(number for _, number in self.sections.get(item.part.section, [])))
        return there if len(there) == 1 and len(self.everywhere) > 1 else [_ANYWHERE]

    def _marked(self, marker: str) -> list[int]:
        """Return the windows of a marker, or of each one of ①②."""
        own = self.marked.get(marker)
        return own or [number for sign in marker for number in self.marked.get(sign, [])]

    def _stands_apart(self, item: Item) -> bool:
        """Tell whether windows with items of their own stand beside the item's heading, under the same one."""
        title, apart, _ = item.part.heading.partition("\n")
        return bool(apart) and not self.filled.isdisjoint(self.titles.get(title, ()))


def in_column(part: Passage, start: int, mentioned: list[tuple[Window, int]]) -> list[int]:
    """Return the window in the same column of a table that has a window in each column."""
    if "|" not in part.words:
        return []
    rows = Counter(mention.part.start for mention, _ in mentioned if mention.part.section == part.section)
    return [
        number
        for mention, number in mentioned
        if rows[mention.part.start] > 1
        and mention.part is not part
        and _column(mention.part, mention.start) == _column(part, start)
    ]


def _column(part: Passage, start: int) -> int:
    return part.words[: start - part.start].count("|")


def in_turn(there: list[tuple[int, int]], start: int, starts: list[int]) -> list[int]:
    """Return the window before a place where windows and what stands at `starts` take turns; both are sorted."""
    if len({number for _, number in there}) < 2:
        return []
    between = bisect_left(starts, there[-1][0]) - bisect_right(starts, there[0][0])
    return [number for place, number in there if place < start][-1:] if between > 0 else []
