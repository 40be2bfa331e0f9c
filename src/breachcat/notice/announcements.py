"""When a notice was published and updated: by its own day, and as others tell it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from breachcat.japanese import Date, Precision, Unreadable, read_date
from breachcat.japanese.dates import DATE
from breachcat.notice.dating import is_body
from breachcat.notice.days import Day, Span, find_days
from breachcat.notice.fact import Cue, Fact, Place
from breachcat.notice.page import Page
from breachcat.notice.passages import Kind, Passage
from breachcat.vocabulary import Basis, EventKind, SourceKind, Stage


def own_days(text: str, page: Page) -> Iterator[Fact]:
    """Yield the days that the notice bears."""
    for part, day, what in page.days:
        role = EventKind.UPDATED if what == "updated" else EventKind.PUBLISHED
        start = text.find(day.text, part.start)
        cue = Cue.at("day of the notice", text, part.start, part.end)
        details = {"stage": Stage.PRELIMINARY} if what == "first" else {}
        place = Place(start, start + len(day.text))
        yield Fact("events", day, day.text, place, cue, role, " ".join(day.text.split()), details=details)


def page_days(
    text: str, folded: str, parts: list[Passage], spans: list[Span], page: Page
) -> tuple[list[Day], Page]:
    """Return the days of the text, and the page with the day that a third party gives for the notice."""
    if page.kind is not SourceKind.BLOG or page.days:
        return find_days(text, folded, spans, page.own, reported=page.kind is SourceKind.PRESS), page
    off = [(part.start, part.end) for part in parts if part.off]
    years = [
        day.value.earliest.year
        for day in find_days(text, folded, spans, None)
        if _is_exact(day) and not any(start <= day.start < end for start, end in off)
    ]
    if not years:
        return find_days(text, folded, spans, None), page
    around = find_days(text, folded, spans, read_date(f"{max(years)}年12月31日"))
    told = [fact.day for fact in second_hand(text, parts, around, page) if fact.day]
    if not told:
        return around, page
    own = max(told, key=lambda day: day.earliest)
    quoted = find_days(text, folded, spans, own)
    days = [day for day in around if day.start < page.start] + [
        day for day in quoted if day.start >= page.start
    ]
    return days, replace(page, own=own)


def _is_exact(day: Day) -> bool:
    return day.value.precision is Precision.DAY


_TOLD = re.compile(
    "(?:公式|ホームページ|会社|サイト|HP)[^。]{0,60}(?:報告|公表|発表|お知らせ)が?(?:あり|され|なされ|ござい)"
)
_ARRIVED = re.compile("(?:店|会社|運営元)から[^。]{0,12}(?:メール|お知らせ|連絡)が(?:届|来)")


def second_hand(text: str, parts: list[Passage], days: list[Day], page: Page) -> list[Fact]:
    """Return the publications that only the third party dates; else when the notice reached it."""
    around = [part for part in parts if not page.start <= part.start < page.end]
    told = list(_told(text, around, days, _TOLD))
    return told or list(_told(text, [part for part in around if part.start < page.start], days, _ARRIVED))[:1]


def _told(text: str, parts: list[Passage], days: list[Day], pattern: re.Pattern[str]) -> Iterator[Fact]:
    for part in parts:
        if not (match := pattern.search(part.words)):
            continue
        cue = Cue.at("told by a third party", text, part.start + match.start(), part.start + match.end())
        for day in days:
            if part.start <= day.start < cue.place.end and _is_exact(day):
                yield _published(text, day, cue, Basis.SECOND_HAND)


def _published(text: str, day: Day, cue: Cue, basis: Basis) -> Fact:
    details = {"text": day.kept} if day.kept else {}
    words, place = text[day.start : day.end], Place(day.start, day.end)
    written = day.value.text
    return Fact(
        "events", day.value, words, place, cue, EventKind.PUBLISHED, written, basis=basis, details=details
    )


def source_days(text: str, parts: list[Passage], page: Page) -> Iterator[Fact]:
    """Yield the day that an article or a blog bears itself: that of the source, of no event."""
    if page.kind not in (SourceKind.PRESS, SourceKind.BLOG):
        return
    for part in parts[:12]:
        if part.start >= page.start > 0 or part.off or is_body(part):
            return
        if match := DATE.search(part.words):
            start = part.start + match.end() - len(match[0].lstrip())
            place = Place(start, part.start + match.end())
            words = text[slice(*place)]
            try:
                day = read_date(words)
            except Unreadable:
                continue
            cue = Cue.at("day of the source", text, part.start, part.end)
            yield Fact("source_date", day, words, place, cue, written=" ".join(words.split()))
            return


_ANNOUNCED = re.compile("(?:発表|公表|明らかに)(?:した|しまし|いた|され)")


def announced(text: str, parts: list[Passage], days: list[Day]) -> list[Fact]:
    """Return the day on which, as an article says, the operator made it public."""
    for part in parts:
        match = _ANNOUNCED.search(part.words)
        if not match or part.kind is Kind.HEADING:
            continue
        day = next((day for day in days if part.start <= day.start < part.start + match.start()), None)
        if day and re.match(r"(?:\([^)]*\))?(?:、|に|付け?で|までに)", text[day.end :]):
            cue = Cue.at("announced", text, part.start + match.start(), part.start + match.end())
            return [_published(text, day, cue, day.basis)]
    return []


def from_third_party(fact: Fact, own: Date | None) -> Fact:
    """Return 本日 as second-hand where only a third party says which day it was."""
    if fact.basis is Basis.DERIVED and fact.words.startswith("本") and fact.value == own:
        return replace(fact, basis=Basis.SECOND_HAND)
    return fact
