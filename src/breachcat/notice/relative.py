"""Resolve a date of which the year, the month or both are left out: 5月13日, 同月13日, 翌13日, 今月3日."""

import re
from datetime import date, timedelta

from breachcat.japanese import Date, Unreadable, read_date
from breachcat.japanese.dates import TAIL
from breachcat.japanese.eras import japanese_date
from breachcat.japanese.reading import SHORT_NUMERAL, number

_PARTIAL = rf"""(?<!毎)(?P<year_word>一昨年|昨年|去年|前年|本年|今年|同年|翌年)?(?:\s*+の)?\s*+(?P<m>{SHORT_NUMERAL})\s*+月
    (?:\s*+(?P<d>{SHORT_NUMERAL})\s*+日|\s*+(?P<third>[上中下初]旬|末)|(?=\s*+(?:頃|中に|ごろ|より順次|より、|から(?!\\d)|に(?!は?つい|か|わ)|の再開)))"""
_OF_MONTH = rf"(?P<month_word>同月|当月|翌月|今月|先月)\s*+(?:の\s*+)?(?:(?P<d2>{SHORT_NUMERAL})\s*+日|(?P<third2>[上中下初]旬|末))"
_NEXT = rf"翌\s*+(?:(?P<m3>{SHORT_NUMERAL})\s*+月\s*+)?(?P<d3>{SHORT_NUMERAL})\s*+日"
_BARE = r"(?<![月\d年第])(?P<d4>\d{1,2})\s*+日(?=(?:\s?[(][月火水木金土日][)])?(?:に|、|付|より|から|も))"
_STROKE = r"(?<![\d/.年月-])(?P<m6>\d{1,2})/(?P<d6>\d{1,2})(?![/\d])(?=\s*[(][月火水木金土日]|\s+[^\s\d/])"
_AFTER = r"(?<![約数])(?P<after>\d{1,2})\s*+日後"
_WORD = r"(?P<word>同日|即日|当日|(?<!と)同じ日|その(?:日|晩|夜)(?!から|以|ま)|翌々日|翌日|翌朝|同夜|同時に|本日|(?:直ち|ただち|速やか|すみやか)に|直後に|すぐに)"
RELATIVE = re.compile(
    rf"(?<![\d年])(?:{_PARTIAL}|{_OF_MONTH}|{_NEXT}|{_STROKE}|{_BARE})(?:{TAIL})(?:\s*+(?:頃|ごろ|ころ))?(?P<open>\s*+(?:以降|以後))?|{_AFTER}|{_WORD}",
    re.VERBOSE | re.ASCII,
)
_YEARS = {"一昨年": -2, "昨年": -1, "去年": -1, "前年": -1, "本年": 0, "今年": 0, "同年": 0, "翌年": 1}


def of_parts(match: re.Match[str], anchor: Date | None, own: Date | None) -> Date | None:
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
        return written_like(base.latest + timedelta(days=1), base)
    return (
        None if year is None else dated(year, month, number(numeral) if numeral else None, third, match, base)
    )


def _of_this_month(match: re.Match[str], own: Date | None) -> Date | None:
    if own is None:
        return None
    months = own.earliest.year * 12 + own.earliest.month - 1 - (match["month_word"] == "先月")
    day = number(match["d2"]) if match["d2"] else None
    return dated(months // 12, months % 12 + 1, day, match["third2"], match, own)


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


def dated(
    year: int, month: int, day: int | None, third: str | None, match: re.Match[str], base: Date
) -> Date | None:
    """Return the date of a year and a month that follow from elsewhere; None where there is no such day."""
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


def written_like(day: date, like: Date) -> Date:
    """Return a day written in the calendar of another date."""
    return read_date(f"{_year_like(day.year, day.month, day.day, like)}{day.month}月{day.day}日")
