"""Of which sites a window is, and which windows a sentence on some sites tells of."""

import re
from bisect import bisect_left

from breachcat.japanese import search_key
from breachcat.notice.names import Name
from breachcat.notice.passages import Passage
from breachcat.notice.windows import Window


def sites_of(
    text: str, mention: Window, parts: list[Passage], sites: list[Name], starts: list[int]
) -> list[str]:
    """Return the sites of a window: of its passage, else of the last line above it that names one."""
    here = _named_in(f"{mention.part.words}\n{behind(mention, parts, starts)}", text, sites)
    if here or len(sites) < 2:
        return here
    place = _place(parts, mention)
    above = (
        _named_in(part.words, text, sites)
        for part in reversed(parts[max(0, place - _FAR) : place])
        if part.section == mention.part.section and not part.words.endswith("。")
    )
    heading = mention.part.heading.split("\n")[-1]
    return next(filter(None, above), None) or _named_in(heading, text, sites)


_FAR = 4
"""A line that names the site of a window stands at most so many passages above it."""


def _named_in(words: str, text: str, sites: list[Name]) -> list[str]:
    """Return the sites that are named in some words, the longest of those that hold one another."""
    key = search_key(words)
    names = dict.fromkeys(text[site.start : site.end] for site in sites)
    found = {name: search_key(name) for name in names if search_key(name) in key}
    return [
        name
        for name, own in found.items()
        if not any(own in other and own != other for other in found.values())
    ]


_ALONE = re.compile(r"[\s)」』】〕\]、:にの]*(?:期\s*間)?[\s)」』】〕\]、:に]*")
"""What follows a window that stands alone on its line."""


def behind(mention: Window, parts: list[Passage], starts: list[int]) -> str:
    """Return what follows a window in its sentence until the next window; of one alone on its line, the next line."""
    part = mention.part
    end = min([start for start in starts if mention.start < start < part.end], default=part.end)
    rest = part.words[mention.end - part.start : end - part.start]
    if not _ALONE.fullmatch(rest):
        return rest
    place = _place(parts, mention) + 1
    return parts[place].words if place < len(parts) and parts[place].section == part.section else ""


def _place(parts: list[Passage], mention: Window) -> int:
    return bisect_left(parts, mention.part.start, key=lambda part: part.start)


_APART = re.compile(r"のみ|だけ|では、|につい?きましては、|については、|の場合|に限")
_EXCEPTED = re.compile(r"[(]([^()]*?)(?:を除|は除|以外)")
_PART_OF_NAME = re.compile(r"[^\s、・「」『』()のはでにもと]{2,}")


def windows_of_sites(part: Passage, own: list[list[str]]) -> list[int]:
    """Return the windows of the sites that a sentence is restricted to, which it may call by the end of their names.

    `own` are the sites of each window.
    """
    excepted, apart = _EXCEPTED.search(part.words), _APART.search(part.words)
    if not (excepted or apart):
        return []
    words = excepted[1] if excepted else part.words[: apart.start() if apart else 0]
    called = [search_key(name) for name in _PART_OF_NAME.findall(words)]
    found = [
        number
        for number, sites in enumerate(own)
        for key in map(search_key, sites)
        if key in search_key(words) or any(key.endswith(name) for name in called)
    ]
    if excepted and found:
        found = [number for number in range(len(own)) if number not in found]
    return found if len(set(found)) < len(own) else []
