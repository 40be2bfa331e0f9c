"""Put windows, counts and data items together: each window with its own people and data."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from breachcat.notice.belonging import bound_items, in_column, in_turn
from breachcat.notice.days import Day, Span
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.items import Item, find_items, is_row
from breachcat.notice.names import Name
from breachcat.notice.of_sites import behind, sites_of, windows_of_sites
from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.notice.quantities import Quantity, find_quantities, of_this
from breachcat.notice.windows import Group, Window, find_windows, grouped
from breachcat.vocabulary import Certainty, DataItem

LONGEST = 1500
"""Characters; a longer sentence is none, and matching in it would take long."""


def exposure_facts(
    text: str, folded: str, parts: list[Passage], spans: list[Span], days: list[Day], sites: list[Name]
) -> list[Fact]:
    """Return the facts of exposures; `exposure` in their details is the number of the window, from 0.

    A count or a data item without it belongs to no single window, or to all of them.
    """
    parts = [part for part in of_this(text, list(_with_rows(parts))) if len(part.words) <= LONGEST]
    groups = grouped(find_windows(text, parts, spans, days))
    mentions = [mention for group in groups for mention in group.mentions]
    quantities = find_quantities(text, parts, (mention.part.start for mention in mentions))
    starts = [mention.start for mention in mentions]
    facts = [_window_fact(text, n, group, parts, sites, starts) for n, group in enumerate(groups)]
    facts += _count_facts(text, quantities, groups)
    own = [fact.details.get("sites", []) for fact in facts if fact.field == "exposures"]
    facts += _item_facts(text, find_items(parts), groups, own)
    if facts:
        facts += _certainty(text, folded)
    return facts


def _with_rows(parts: list[Passage]) -> Iterator[Passage]:
    """Yield the passages; a heading that lists data is a row under the heading above it."""
    above: Passage | None = None
    rows: set[int] = set()
    mark = ""
    for part in parts:
        if part.kind is Kind.HEADING and above and is_row(part.words, goes_on=part.words[0] == mark):
            mark = part.words[0]
            rows.add(part.section)
            yield replace(part, kind=Kind.ITEM, section=above.section, heading=above.heading)
        elif part.section in rows and above:
            yield replace(part, section=above.section, heading=above.heading)
        else:
            above, mark = part, ""
            yield part


_WHOM = "お客[様さ]ま?|方|会員様?|施設様?|皆[様さ]ま?"
_PARTIAL = re.compile(
    rf"一部の(?:{_WHOM}|もの|ご?注文)(?!の(?:クレジット|カード|情報))|(?:{_WHOM})(?:の一部|のうち、?(?:[約最大のべ延]*[\d一二三四五六七八九]|[^。]{{0,30}}一部の))"
)


def _window_fact(
    text: str, number: int, group: Group, parts: list[Passage], sites: list[Name], starts: list[int]
) -> Fact:
    first = group.mentions[0]
    details: dict[str, Any] = {"exposure": number} | _ends(first)
    if any(_PARTIAL.search(behind(mention, parts, starts)) for mention in group.mentions):
        details["partial"] = True
    named = list(
        dict.fromkeys(
            site for mention in group.mentions for site in sites_of(text, mention, parts, sites, starts)
        )
    )
    if named and len(named) < len({text[site.start : site.end] for site in sites}):
        details["sites"] = named
    words = first.value.text
    start = first.start if text.startswith(words, first.start) else text.find(words, first.start)
    cue = Cue.at("window", text, first.part.start, first.part.end)
    return Fact(
        "exposures", first.value, words, Place(start, start + len(words)), cue, written=words, details=details
    )


def _ends(window: Window) -> dict[str, Any]:
    """Return the two days of a window as a record writes them where other words stand between them."""
    if not window.labelled:
        return {}
    sides = {"from": window.value.start, "to": window.value.end}
    return {"period": {key: day.text for key, day in sides.items() if day}}


def _count_facts(text: str, quantities: list[Quantity], groups: list[Group]) -> Iterator[Fact]:
    starts = [quantity.start for quantity in quantities]
    counted = {quantity.part.section for quantity in quantities}
    bound = [(quantity, *_window_of(quantity, groups, starts, counted)) for quantity in quantities]
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


def _window_of(
    quantity: Quantity, groups: list[Group], starts: list[int], counted: set[int]
) -> tuple[int | None, bool]:
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
    if column := in_column(quantity.part, quantity.start, _mentioned(groups)):
        return column[0], True
    if quantity.marker and not quantity.total:
        marked = [n for n, g in enumerate(groups) if any(m.marker == quantity.marker for m in g.mentions)]
        if marked:
            return marked[0], True
    there = sorted(
        (mention.start, number)
        for number, group in enumerate(groups)
        for mention in group.mentions
        if mention.part.section == quantity.part.section
    )
    numbers = list(dict.fromkeys(number for _, number in there))
    numbers = (
        in_turn(there, quantity.start, starts) or numbers or _under_title(quantity.part, groups, counted)
    )
    if len(numbers) == 1 and not quantity.total:
        return numbers[0], not quantity.share
    return None, quantity.total


def _mentioned(groups: list[Group]) -> list[tuple[Window, int]]:
    """Return the mentions of all windows with the number of their window."""
    return [(mention, number) for number, group in enumerate(groups) for mention in group.mentions]


def _under_title(part: Passage, groups: list[Group], counted: set[int]) -> list[int]:
    """Return the windows under the same first heading that have no count in their own section."""
    title, apart, _ = part.heading.partition("\n")
    there = {
        number: mention.part.section
        for number, group in enumerate(groups)
        for mention in group.mentions
        if apart and mention.part.heading.startswith(f"{title}\n")
    }
    return list(there) if counted.isdisjoint(there.values()) else []


def _item_facts(text: str, items: list[Item], groups: list[Group], own: list[list[str]]) -> Iterator[Fact]:
    for one in bound_items(items, groups, lambda part: windows_of_sites(part, own)):
        yield _item_fact(text, one.item, one.number, disputed=one.disputed)


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


_MAYBE = re.compile(
    rf"(?:{LEAK})[^。、]{{0,14}}(?:可能性|おそれ|恐れ)|(?:可能性|おそれ)の?ある[^。]{{0,12}}(?:情報|お客様|項目)"
)
_CONFIRMED = re.compile(
    rf"(?:{LEAK}|(?:外へ|外部へ)[^。、]{{0,6}})(?:し|され|れ|い)?(?:た|てい(?:た|る)|ておりまし?た|ており|ました|ていまし?た)(?:こと|もの)?(?:[がをは]|と発表|。|の[はが])"
)
_SUSPECTED = re.compile(rf"(?:{LEAK})[^。]{{0,14}}(?:可能性|おそれ|恐れ|疑い|懸念)")


def _certainty(text: str, folded: str) -> list[Fact]:
    maybe, confirmed = _MAYBE.search(folded), _CONFIRMED.search(folded)
    match = maybe or confirmed or _SUSPECTED.search(folded)
    if not match:
        return []
    value = Certainty.CONFIRMED if match is confirmed else Certainty.POSSIBLE
    cue = Cue.at("certainty", text, match.start(), match.end())
    return [Fact("certainty", value, cue.words, cue.place, cue, written=value.value)]
