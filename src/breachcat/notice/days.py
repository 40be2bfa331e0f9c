"""Find the days that a notice names, in full, in part or by a word such as 同日, and resolve them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice, takewhile

from breachcat.japanese import Date, Precision, Unreadable, find_periods, read_date
from breachcat.japanese.dates import DATE
from breachcat.japanese.periods import Period
from breachcat.japanese.reading import number
from breachcat.notice.relative import RELATIVE, dated, of_parts, written_like
from breachcat.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class Day:
    """A day that the text names: `value.text` is what a record writes, `kept` the words where they differ."""

    start: int
    end: int
    value: Date
    basis: Basis = Basis.STATED
    kept: str | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A period that the text names."""

    start: int
    end: int
    value: Period


_DIGIT = re.compile(r"[\d.]", re.ASCII)


def find_spans(text: str) -> list[Span]:
    """Return the periods of a text."""
    return [Span(start, start + len(period.text), period) for start, period in find_periods(text)]


def find_days(
    text: str, folded: str, spans: list[Span], own: Date | None, *, reported: bool = False
) -> list[Day]:
    """Return the days of a text in its order, without those of its periods.

    A year that is left out, and what 同日 means, follow from the day before; 本日 and 昨年 from
    the notice's own day. What follows from nothing is left out. A number of a day alone is of the
    month of a day just before; in an article (`reported`) also of the article's own. Without the
    notice's own day, what follows only from the ends of a period is not sure.
    """
    taken = {position for span in spans for position in range(span.start, span.end)}
    whole = list(_whole_days(text, folded, taken))
    taken |= {position for day in whole for position in range(day.start, day.end)}
    found: list[Day] = []
    relative = [
        match
        for match in RELATIVE.finditer(folded)
        if match.start() not in taken and folded[match.start() - 1 : match.start()] != "~"
    ]
    pending: list[Day | Span | re.Match[str]] = [*whole, *spans, *relative]
    before: list[Date] = []
    last, anchored = 0, own is not None
    for item in sorted(pending, key=_start):
        if isinstance(item, Span):
            before += _last_of(item)
            found += _first_of(text, item)
            continue
        if isinstance(item, Day):
            day: Day | None = item
            anchored = anchored or not (item.value.open or _OF_PERIOD.match(folded, item.end))
        elif item["d4"]:
            day = _bare(text, item, found, own if reported else None)
        else:
            day = _resolved(text, item, _eve(item, before) or _anchor(before), own)
            if day and own and item["m"] and _is_stale(day, own) and "\n\n" in text[last : item.start()]:
                day = _resolved(text, item, None, own)
        if day:
            last = day.end
            sure = anchored or day is item or _TO.match(folded, max(0, _start(item) - 2))
            found.append(day if sure else replace(day, sure=False))
            if not folded.startswith("以前", day.end):
                before.append(day.value)
    return found


_OF_PERIOD = re.compile(r"\s*(?:から|より|~|まで|以前|以降|現在|時点)")
"""What stands behind a day that bounds a period; of its year a step needs not be."""
_NEAR = 110
"""Characters between the number of a day alone and the day of whose month it is."""


def _bare(text: str, match: re.Match[str], found: list[Day], own: Date | None) -> Day | None:
    """Return the day of which only the number is written."""
    near = next(
        (
            day
            for day in takewhile(lambda day: match.start() - day.end <= _NEAR, reversed(found))
            if day.value.precision is Precision.DAY and day.end <= match.start()
        ),
        None,
    )
    number_written = int(match["d4"])
    if (
        near
        and ("。" if own else "\n\n") not in text[near.end : match.start()]
        and near.value.earliest.day < number_written
    ):
        base, month_back = near.value, 0
    elif own:
        soon = number_written - own.earliest.day <= 10 and text.startswith(("から", "より"), match.end())
        base, month_back = own, int(number_written > own.earliest.day and not soon)
    else:
        return None
    months = base.earliest.year * 12 + base.earliest.month - 1 - month_back
    day = dated(months // 12, months % 12 + 1, number_written, None, match, base)
    words = text[match.start() : match.end()].strip()
    return Day(match.end() - len(words), match.end(), day, Basis.STATED, words) if day else None


_TO = re.compile(r"(?:から|より|~)\s*(?:同年|翌年)")
"""What joins a day to the beginning of its period, which dates it: 2022年12月1日から翌年2月10日."""


def _start(item: "Day | Span | re.Match[str]") -> int:
    return item.start() if isinstance(item, re.Match) else item.start


def _last_of(span: Span) -> list[Date]:
    """Return the day on which a period ends, in the calendar in which it begins."""
    start, end = span.value.start, span.value.end
    return [replace(end, text=start.text)] if start and end and end.precision is Precision.DAY else []


_BACK = 100
"""A word such as 同日 refers to one of so many dates before it."""


def _first_of(text: str, span: Span) -> list[Day]:
    """Return the day from which something was done little by little: 6月6日から6月9日にかけて."""
    start = span.value.start
    if not start or start.precision is not Precision.DAY or not text.startswith("にかけて", span.end):
        return []
    return [Day(span.start, span.end, start)]


def _is_stale(day: Day, own: Date) -> bool:
    """Tell whether a day without its year would lie more than a year before the notice."""
    return day.value.latest + timedelta(days=366) < own.earliest


def _eve(match: re.Match[str], before: list[Date]) -> Date | None:
    """Return the last day named that 翌13日 can follow: one before the 13th of its month."""
    if not match["d3"] or match["m3"]:
        return None
    follow = (
        day
        for day in islice(reversed(before), _BACK)
        if (day.latest + timedelta(days=1)).day == number(match["d3"])
    )
    return next(follow, None)


def _anchor(before: list[Date]) -> Date | None:
    """Return the last day named before: what 同日 and a left-out year refer to."""
    last = None
    for value in islice(reversed(before), _BACK):
        if value.precision in (Precision.DAY, Precision.THIRD_OF_MONTH):
            return value
        if last is None and value.precision is not Precision.YEAR:
            last = value
    return last


def _whole_days(text: str, folded: str, taken: set[int]) -> Iterator[Day]:
    for match in DATE.finditer(folded):
        start = match.end() - len(match[0].lstrip())
        if (
            start in taken
            or (start and _DIGIT.match(folded[start - 1]))
            or folded[match.end() : match.end() + 1].isdigit()
        ):
            continue
        if match["year_n"] and (not match["day_n"] or re.match(r"[-/.]\s*\d", folded[match.end() :])):
            continue
        if day := _read(text, start, match):
            yield day


def _read(text: str, start: int, match: re.Match[str]) -> Day | None:
    words = text[start : match.end()]
    try:
        return Day(start, match.end(), read_date(words))
    except Unreadable as refusal:
        if refusal.code != "BC304":
            return None
    bare = re.sub(r"\s*[(（].[^)）]*[)）]|.曜日?|[㈪-㈰㊊-㊐]", "", words)
    return Day(start, match.end(), read_date(bare), kept=words, sure=False)


def _resolved(text: str, match: re.Match[str], anchor: Date | None, own: Date | None) -> Day | None:
    words = text[match.start() : match.end()].strip()
    start = match.end() - len(words)
    if match["word"] or match["after"]:
        return _of_word(match["word"] or match["after"], words, start, anchor, own)
    day = of_parts(match, anchor, own)
    if day is None:
        return None
    relative = match["year_word"] or match["d2"] or match["third2"] or match["d3"]
    return Day(start, match.end(), day, Basis.DERIVED if relative else Basis.STATED, words)


_SHIFTS = {"翌日": 1, "翌朝": 1, "翌々日": 2}


def _of_word(word: str, words: str, start: int, anchor: Date | None, own: Date | None) -> Day | None:
    base = own if word == "本日" else anchor
    if base is None or (base.precision is not Precision.DAY):
        return None
    shift = timedelta(days=int(word) if word.isdigit() else _SHIFTS.get(word, 0))
    moved = base if not shift else written_like(base.earliest + shift, base)
    value = replace(moved, text=_plain(moved), open=False) if word != "本日" else replace(moved, open=False)
    return Day(start, start + len(words), value, Basis.DERIVED, words)


def _plain(value: Date) -> str:
    """Return the date without its hour, which the relative word does not repeat."""
    return written_like(value.earliest, value).text
