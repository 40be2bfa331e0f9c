"""Find the days that a notice names, in full, in part or by a word such as 同日, and resolve them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from breachcat.japanese import Date, Precision, Unreadable, find_periods, read_date
from breachcat.japanese.dates import DATE, TAIL
from breachcat.japanese.eras import japanese_date
from breachcat.japanese.periods import Period
from breachcat.japanese.reading import SHORT_NUMERAL, number
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


_PARTIAL = rf"""(?<!毎)(?P<year_word>一昨年|昨年|前年|本年|今年|同年|翌年)?(?:\s*+の)?\s*+(?P<m>{SHORT_NUMERAL})\s*+月
    (?:\s*+(?P<d>{SHORT_NUMERAL})\s*+日|\s*+(?P<third>[上中下初]旬|末)|(?=\s*+(?:頃|ごろ|より順次|より、|から(?!\\d)|に(?!は?つい|か|わ)|の再開)))"""
_OF_MONTH = rf"(?P<month_word>同月|当月|翌月|今月|先月)\s*+(?:の\s*+)?(?:(?P<d2>{SHORT_NUMERAL})\s*+日|(?P<third2>[上中下初]旬|末))"
_NEXT = rf"翌\s*+(?:(?P<m3>{SHORT_NUMERAL})\s*+月\s*+)?(?P<d3>{SHORT_NUMERAL})\s*+日"
_BARE = r"(?<![月\d年第])(?P<d4>\d{1,2})\s*+日(?=に|、|付|より|から|も)"
_STROKE = r"(?<![\d/.年月-])(?P<m6>\d{1,2})/(?P<d6>\d{1,2})(?![/\d])(?=\s*[(][月火水木金土日]|\s+[^\s\d/])"
_AFTER = r"(?<![約数])(?P<after>\d{1,2})\s*+日後"
_WORD = r"(?P<word>同日|即日|当日|(?<!と)同じ日|その日(?!から|以|ま)|翌々日|翌日|翌朝|同夜|同時に|本日|(?:直ち|ただち|速やか|すみやか)に|直後に|すぐに)"
_RELATIVE = re.compile(
    rf"(?<![\d年])(?:{_PARTIAL}|{_OF_MONTH}|{_NEXT}|{_STROKE}|{_BARE})(?:{TAIL})(?P<open>\s*+(?:以降|以後))?|{_AFTER}|{_WORD}",
    re.VERBOSE | re.ASCII,
)
_DIGIT = re.compile(r"[\d.]", re.ASCII)
_YEARS = {"一昨年": -2, "昨年": -1, "前年": -1, "本年": 0, "今年": 0, "同年": 0, "翌年": 1}


def find_spans(text: str) -> list[Span]:
    """Return the periods of a text."""
    return [Span(start, start + len(period.text), period) for start, period in find_periods(text)]


def find_days(
    text: str, folded: str, spans: list[Span], own: Date | None, *, reported: bool = False
) -> list[Day]:
    """Return the days of a text in its order, without those of its periods.

    A year that is left out, and what 同日 means, follow from the day before; 本日 and 昨年 from
    the notice's own day. What follows from nothing is left out. A number of a day alone is of the
    month of a day just before; in an article (`reported`) also of the article's own.
    """
    taken = {position for span in spans for position in range(span.start, span.end)}
    whole = list(_whole_days(text, folded, taken))
    taken |= {position for day in whole for position in range(day.start, day.end)}
    found: list[Day] = []
    relative = [match for match in _RELATIVE.finditer(folded) if match.start() not in taken]
    pending: list[Day | Span | re.Match[str]] = [*whole, *spans, *relative]
    before: list[Date] = []
    for item in sorted(pending, key=_start):
        if isinstance(item, Span):
            before += _last_of(item)
            continue
        if isinstance(item, Day):
            day: Day | None = item
        elif item["d4"]:
            day = _bare(text, item, found, own if reported else None)
        else:
            day = _resolved(text, item, _eve(item, before) or _anchor(before), own)
        if day:
            found.append(day)
            if not folded.startswith("以前", day.end):
                before.append(day.value)
    return found


def _bare(text: str, match: re.Match[str], found: list[Day], own: Date | None) -> Day | None:
    """Return the day of which only the number is written."""
    near = [d for d in found if d.value.precision is Precision.DAY and 0 <= match.start() - d.end <= 110]
    number_written = int(match["d4"])
    if (
        near
        and ("。" if own else "\n\n") not in text[near[-1].end : match.start()]
        and near[-1].value.earliest.day < number_written
    ):
        base, month_back = near[-1].value, 0
    elif own:
        soon = number_written - own.earliest.day <= 10 and text.startswith(("から", "より"), match.end())
        base, month_back = own, int(number_written > own.earliest.day and not soon)
    else:
        return None
    months = base.earliest.year * 12 + base.earliest.month - 1 - month_back
    day = _dated(months // 12, months % 12 + 1, number_written, None, match, base)
    words = text[match.start() : match.end()].strip()
    return Day(match.end() - len(words), match.end(), day, Basis.STATED, words) if day else None


def _start(item: "Day | Span | re.Match[str]") -> int:
    return item.start() if isinstance(item, re.Match) else item.start


def _last_of(span: Span) -> list[Date]:
    """Return the day on which a period ends, in the calendar in which it begins."""
    start, end = span.value.start, span.value.end
    return [replace(end, text=start.text)] if start and end and end.precision is Precision.DAY else []


def _eve(match: re.Match[str], before: list[Date]) -> Date | None:
    """Return the last day named that 翌13日 can follow: one before the 13th of its month."""
    if not match["d3"] or match["m3"]:
        return None
    follow = (day for day in reversed(before) if (day.latest + timedelta(days=1)).day == number(match["d3"]))
    return next(follow, None)


def _anchor(before: list[Date]) -> Date | None:
    """Return the last day named before: what 同日 and a left-out year refer to."""
    whole = [value for value in before if value.precision is not Precision.YEAR]
    exact = [value for value in whole if value.precision in (Precision.DAY, Precision.THIRD_OF_MONTH)]
    return next(reversed(exact or whole), None)


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
    day = _of_parts(match, anchor, own)
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
    moved = base if not shift else _written(base.earliest + shift, base)
    value = replace(moved, text=_plain(moved), open=False) if word != "本日" else replace(moved, open=False)
    return Day(start, start + len(words), value, Basis.DERIVED, words)


def _plain(value: Date) -> str:
    """Return the date without its hour, which the relative word does not repeat."""
    return _written(value.earliest, value).text


def _of_parts(match: re.Match[str], anchor: Date | None, own: Date | None) -> Date | None:
    """Return the date that a part of one means after `anchor`, in a notice of the day `own`."""
    base = anchor or own
    if base is None:
        return None
    if match["month_word"] in ("今月", "先月"):
        return _of_this_month(match, own)
    month = (
        number(month_written) if (month_written := match["m"] or match["m3"] or match["m6"]) else 0
    ) or base.earliest.month % 12 + (1 if match["month_word"] == "翌月" else 0)
    month = month or 12
    numeral = match["d"] or match["d2"] or match["d3"] or match["d6"]
    third = match["third"] or match["third2"]
    year = _year_of(match, month, anchor, own)
    if match["d3"] and not match["m3"] and (base.latest + timedelta(days=1)).day == number(numeral):
        return _written(base.latest + timedelta(days=1), base)
    return (
        None
        if year is None
        else _dated(year, month, number(numeral) if numeral else None, third, match, base)
    )


def _of_this_month(match: re.Match[str], own: Date | None) -> Date | None:
    if own is None:
        return None
    months = own.earliest.year * 12 + own.earliest.month - 1 - (match["month_word"] == "先月")
    day = number(match["d2"]) if match["d2"] else None
    return _dated(months // 12, months % 12 + 1, day, match["third2"], match, own)


def _year_of(match: re.Match[str], month: int, anchor: Date | None, own: Date | None) -> int | None:
    word = match["year_word"]
    if word and word not in ("同年", "翌年"):
        base = anchor if word == "前年" else own
        return base.earliest.year + _YEARS[word] if base else None
    if own and (anchor is None or anchor.earliest == own.earliest):
        return own.earliest.year - (month > own.earliest.month + 2)
    assert anchor, "a part of a day is read only where there is a day to refer to"
    if word or match["month_word"]:
        over = match["month_word"] == "翌月" and anchor.earliest.month == 12
        return anchor.earliest.year + _YEARS.get(word or "", 0) + over
    return _carried_year(month, anchor, own)


def _carried_year(month: int, anchor: Date, own: Date | None) -> int:
    """Return the year of a month that follows a day: the next one where it would lie far before that day."""
    year = anchor.earliest.year
    if own and date(year, month, 1) > own.latest + timedelta(days=92):
        return year - 1
    soon = own is None or date(year + 1, month, 1) <= own.latest + timedelta(days=92)
    return year + (anchor.earliest.month - month >= 5 and soon)


def _dated(
    year: int, month: int, day: int | None, third: str | None, match: re.Match[str], base: Date
) -> Date | None:
    rest = f"{day}日" if day else third or ""
    about = "頃" if re.search("(?:頃|ごろ|ころ)$", match[0]) and not re.search("時", match[0]) else ""
    text = f"{_year_like(year, month, day, base)}{month}月{rest}{about}{'以降' if match['open'] else ''}"
    try:
        return read_date(text)
    except Unreadable:
        return None


def _year_like(year: int, month: int, day: int | None, base: Date) -> str:
    """Return the year in the calendar of another date; no era began behind the 28th of a month."""
    if re.match(r"\s*\d{4}", base.text) or not re.match(r"[^\W\d]{2}", base.text):
        return f"{year}年"
    return japanese_date(date(year, month, min(day or 1, 28))).split("年")[0] + "年"


def _written(day: date, like: Date) -> Date:
    """Return a day written in the calendar of another date."""
    return read_date(f"{_year_like(day.year, day.month, day.day, like)}{day.month}月{day.day}日")
