"""Put windows, counts and data items together: each window with its own people and data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from breachcat.japanese import search_key
from breachcat.notice.days import Day, Span
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.items import Item, find_items
from breachcat.notice.names import Name
from breachcat.notice.passages import Passage
from breachcat.notice.quantities import Quantity, find_quantities
from breachcat.notice.windows import Window, find_windows
from breachcat.vocabulary import Certainty, DataItem


@dataclass(frozen=True, slots=True)
class Group:
    """One window with all its mentions."""

    mentions: list[Window]

    @property
    def key(self) -> tuple[Any, Any]:
        """Both ends as days."""
        value = self.mentions[0].value
        return (value.start and value.start.earliest, value.end and value.end.latest)

    def stands_in(self, part: Passage) -> bool:
        """Tell whether the passage speaks of the window or stands under the same heading."""
        return any(mention.part.section == part.section for mention in self.mentions)


def exposure_facts(
    text: str, folded: str, parts: list[Passage], spans: list[Span], days: list[Day], sites: list[Name]
) -> list[Fact]:
    """Return the facts of exposures; `exposure` in their details is the number of the window, from 0.

    A count or a data item without it belongs to no single window, or to all of them.
    """
    groups = _grouped(find_windows(text, parts, spans, days))
    quantities = find_quantities(text, parts)
    starts = [mention.start for group in groups for mention in group.mentions]
    facts = [_window_fact(text, folded, n, group, sites, starts) for n, group in enumerate(groups)]
    facts += _count_facts(text, quantities, groups)
    facts += _item_facts(text, find_items(parts), groups)
    if facts:
        facts += _certainty(text, folded)
    return facts


def _grouped(windows: list[Window]) -> list[Group]:
    groups: list[Group] = []
    for window in windows:
        one = Group([window])
        same = next((group for group in groups if group.key == one.key), None)
        if same:
            same.mentions.append(window)
        else:
            groups.append(one)
    return groups


_PARTIAL = re.compile(
    "一部の(?:お客様|お客さま|方|会員)(?!の(?:クレジット|カード|情報))|(?:お客様|お客さま|方)の一部"
)


def _window_fact(
    text: str, folded: str, number: int, group: Group, sites: list[Name], starts: list[int]
) -> Fact:
    first = group.mentions[0]
    details: dict[str, Any] = {"exposure": number}
    behind = [_behind(folded, mention, starts) for mention in group.mentions]
    if any(_PARTIAL.search(words) for words in behind):
        details["partial"] = True
    last = group.mentions[-1].part
    named = _named_in(text, sites, [text[last.start : last.end], *behind])
    if named and len(named) < len(sites):
        details["sites"] = named
    words = first.value.text
    start = first.start if text.startswith(words, first.start) else text.find(words, first.start)
    cue = Cue.at("window", text, first.part.start, first.part.end)
    return Fact(
        "exposures", first.value, words, Place(start, start + len(words)), cue, written=words, details=details
    )


def _named_in(text: str, sites: list[Name], stretches: list[str]) -> list[str]:
    """Return the sites that are named in one of some stretches of text."""
    names = [text[site.start : site.end] for site in sites]
    keys = [search_key(words) for words in stretches]
    return [name for name in dict.fromkeys(names) if any(search_key(name) in key for key in keys)]


def _behind(folded: str, mention: Window, starts: list[int]) -> str:
    """Return what follows a window until the next full stop or the next window."""
    end = min([start for start in starts if start > mention.start], default=len(folded))
    return folded[mention.end : min(end, mention.end + 160)].split("。", maxsplit=1)[0]


def _count_facts(text: str, quantities: list[Quantity], groups: list[Group]) -> Iterator[Fact]:
    bound = [(quantity, *_window_of(quantity, groups)) for quantity in quantities]
    known = {quantity.value.value: number for quantity, number, sure in reversed(bound) if sure}
    seen = set()
    for quantity, number, _ in bound:
        key = (quantity.value.value, quantity.value.unit)
        if key not in seen:
            seen.add(key)
            yield _count_fact(text, quantity, known.get(key[0], number), sure=key[0] in known)


def _count_fact(text: str, quantity: Quantity, number: int | None, *, sure: bool) -> Fact:
    unsure = Surety.AMBIGUOUS if quantity.share else Surety.LIKELY
    details = ({} if number is None else {"exposure": number}) | ({"share": True} if quantity.share else {})
    cue = Cue.at("total" if quantity.total else "count", text, quantity.part.start, quantity.part.end)
    return Fact(
        "affected",
        quantity.value,
        text[quantity.start : quantity.end],
        Place(quantity.start, quantity.end),
        cue,
        written=quantity.value.text,
        certainty=Surety.SURE if sure else unsure,
        details=details,
    )


def _window_of(quantity: Quantity, groups: list[Group]) -> tuple[int | None, bool]:
    """Return the number of the window that a count belongs to, and whether that is sure."""
    if len(groups) == 1 and not quantity.share:
        return 0, True
    here = [
        (mention.start, number)
        for number, group in enumerate(groups)
        for mention in group.mentions
        if mention.part.start == quantity.part.start
    ]
    if here and not quantity.total:
        before = [item for item in here if item[0] < quantity.start]
        return (max(before) if before else min(here))[1], True
    if quantity.marker and not quantity.total:
        marked = [n for n, g in enumerate(groups) if any(m.marker == quantity.marker for m in g.mentions)]
        if marked:
            return marked[0], True
    there = [number for number, group in enumerate(groups) if group.stands_in(quantity.part)]
    if len(there) == 1 and not quantity.total:
        return there[0], not quantity.share
    return None, quantity.total


def _item_facts(text: str, items: list[Item], groups: list[Group]) -> Iterator[Fact]:
    told = [item for item in items if not item.denied]
    denied = {(item.value, number) for item in items if item.denied for number in _denied_for(item, groups)}
    seen = set()
    for item in told:
        for number in (*_windows_of(item, groups, told),) or (None,):
            key = (item.value, number)
            if key not in seen and key not in denied:
                seen.add(key)
                yield _item_fact(text, item, number, disputed=(item.value, _ANYWHERE) in denied)


_ANYWHERE = -1


def _denied_for(item: Item, groups: list[Group]) -> list[int]:
    """Return the windows for which an item is denied; _ANYWHERE where it is denied for none in particular."""
    return _marked(item, groups) if item.marker else [_ANYWHERE]


def _item_fact(text: str, item: Item, number: int | None, *, disputed: bool) -> Fact:
    sure = Surety.LIKELY if item.value is DataItem.OTHER else Surety.SURE
    return Fact(
        "data",
        item.value,
        text[item.start : item.end],
        Place(item.start, item.end),
        Cue.at("data item", text, item.part.start, item.part.end),
        written=item.value.value,
        certainty=Surety.AMBIGUOUS if disputed else sure,
        details={} if number is None else {"exposure": number},
    )


def _marked(item: Item, groups: list[Group]) -> list[int]:
    return [n for n, g in enumerate(groups) if any(m.marker == item.marker for m in g.mentions)]


def _windows_of(item: Item, groups: list[Group], items: list[Item]) -> list[int]:
    """Return the windows that an item belongs to: of its passage, its heading, else all."""
    here = [n for n, g in enumerate(groups) if any(m.part.start == item.part.start for m in g.mentions)]
    if here:
        return here
    if item.marker and (marked := _marked(item, groups)):
        return marked
    there = [n for n, g in enumerate(groups) if g.stands_in(item.part)]
    if not there and _stands_apart(item, groups, items):
        return []
    starts = [one.start for one in items]
    return _nearest(item, there, groups, starts) or there or list(range(len(groups)))


def _stands_apart(item: Item, groups: list[Group], items: list[Item]) -> bool:
    """Tell whether windows with items of their own stand beside the item's heading, under the same one."""
    above = item.part.heading.split("\n")
    beside = {
        m.part.section
        for g in groups
        for m in g.mentions
        if m.part.heading.split("\n")[0] == above[0] and "\n" in m.part.heading
    }
    return len(above) > 1 and any(one.part.section in beside for one in items)


def _nearest(item: Item, numbers: list[int], groups: list[Group], starts: list[int]) -> list[int]:
    """Return the window before an item where windows and items take turns under one heading."""
    places = sorted(
        (m.start, n) for n in numbers for m in groups[n].mentions if m.part.section == item.part.section
    )
    if len(numbers) < 2 or not any(places[0][0] < start < places[-1][0] for start in starts):
        return []
    before = [number for place, number in places if place < item.start]
    return before[-1:]


_POSSIBLE = re.compile("(?:流出|漏え?い|漏洩|閲覧)[^。]{0,14}(?:可能性|おそれ|恐れ|疑い|懸念)")
_MAYBE = re.compile("(?:流出|漏え?い|漏洩)(?:した|している)?(?:可能性|疑い|おそれ)")
_CONFIRMED = re.compile(
    "(?:漏え?い|漏洩|流出)(?:した|していた|して(?:いる|おり))?こと(?:が|を)(?:確認|判明)|(?:漏え?い|漏洩|流出)(?:いたし|し)ました"
)


def _certainty(text: str, folded: str) -> list[Fact]:
    possible, confirmed = _POSSIBLE.search(folded), _CONFIRMED.search(folded)
    match = confirmed if confirmed and not _MAYBE.search(folded) else possible
    if not match:
        return []
    value = Certainty.POSSIBLE if match is possible else Certainty.CONFIRMED
    cue = Cue.at("certainty", text, match.start(), match.end())
    return [Fact("certainty", value, cue.words, cue.place, cue, written=value.value)]
