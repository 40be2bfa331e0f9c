"""Read the dates of notices: Western and Japanese years, parts of months, weekdays, hours."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from breachcat.japanese.eras import (
    ERA_OF_NAME,
    FIRST_YEAR,
    LAST_YEAR,
    Era,
    era_on,
    in_era_of,
    japanese_date,
)
from breachcat.japanese.reading import NUMERAL, SHORT_NUMERAL, Unreadable, left_over, number, prepared
from breachcat.language import Text


class Precision(StrEnum):
    """How finely a date is written."""

    DAY = "day"
    THIRD_OF_MONTH = "third_of_month"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a notice writes it, read as an interval of days.

    `earliest` and `latest` bound the day that is written; `approximate` (頃) leaves the bounds as
    they are written; `open` (以降) says that the day may also be any later one.
    """

    text: str
    earliest: date
    latest: date
    precision: Precision = Precision.DAY
    approximate: bool = False
    open: bool = False

    @property
    def last(self) -> date | None:
        """The latest day possible; None where the date is open."""
        return None if self.open else self.latest

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: days as ISO 8601 text."""
        return {
            "text": self.text,
            "earliest": self.earliest.isoformat(),
            "latest": self.latest.isoformat(),
            "precision": self.precision.value,
            "approximate": self.approximate,
            "open": self.open,
        }


_THIRDS = {"上旬": (1, 10), "初旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "末": (21, 31)}
WEEKDAYS = "月火水木金土日"
_ROUND_WEEKDAYS = {
    chr(first + index): day for first in (0x322A, 0x328A) for index, day in enumerate(WEEKDAYS)
}  # ㈪ and ㊊

_ERA_NAME = f"(?:{'|'.join(ERA_OF_NAME)})"
# Blanks are matched possessively, so that long runs of them cost no backtracking.
_GLOSS = rf"{_ERA_NAME}?\s*+(?:元|{NUMERAL})"
_KANJI = rf"""(?P<era>{_ERA_NAME})?\s*+(?P<year>元|{NUMERAL})\s*+
    (?:年(?:\s*+\(\s*+(?P<gloss>{_GLOSS})\s*+年\s*+\))?|\(\s*+(?P<gloss_bare>{_GLOSS})\s*+\)\s*+年)
    (?:\s*+(?P<month>{SHORT_NUMERAL})\s*+月
    (?:\s*+(?:(?P<day>{SHORT_NUMERAL})\s*+日|(?P<third>{"|".join(_THIRDS)})))?)?"""
_NUMERIC = rf"""(?P<era_n>{_ERA_NAME})?\s*+(?P<year_n>\d{{1,4}}|元)\s*+(?P<mark>[-/.])\s*+(?P<month_n>\d{{1,2}})
    (?:\s*+(?P=mark)\s*+(?P<day_n>\d{{1,2}}))?"""
_WEEKDAY = rf"""\s*+(?:\(\s*+(?P<weekday>[{WEEKDAYS}])(?:曜日?)?(?:[・･,、]?\s*+[祝休]日?)?\s*+\)
    |(?P<weekday_bare>[{WEEKDAYS}])曜日?|(?P<weekday_round>[{"".join(_ROUND_WEEKDAYS)}])|\(祝日?\))"""
_TIME = r"""(?:T|\s*+(?P<half>午前|午後)?\s*+)(?<!\d)(?P<hour>\d{1,2})
    (?:\s*+時(?:\s*+(?P<minute>\d{1,2})\s*+分(?:\s*+(?P<second>\d{1,2})\s*+秒)?|半)?|:(?P<minute_n>\d{2})(?::(?P<second_n>\d{2}))?)
    (?P<time_about>\s*+(?:頃|ごろ|ころ))?"""
TAIL = re.sub(r"\?P<(?!time_about)\w+>", "?:", rf"(?:{_WEEKDAY})?(?:{_TIME})?").replace(
    "?P<time_about>", "?:"
)
"""What may stand behind a day: weekday and hour, without names for its groups."""
DATE = re.compile(
    rf"(?:{_KANJI}|{_NUMERIC})(?:{_WEEKDAY})?(?:{_TIME})?"
    r"(?P<about>(?(time_about)(?!))\s*+(?:頃|ごろ|ころ))?(?P<open>\s*+(?:以降|以後))?",
    re.VERBOSE | re.ASCII,
)


def read_date(text: str) -> Date:
    """Read a whole text as one date; raise Unreadable with the reason where it is not one.

    A 頃 that follows an hour is about the hour: the day stays exact.
    """
    folded = prepared(text)
    match = DATE.fullmatch(folded, len(folded) - len(folded.lstrip()), len(folded.rstrip()))
    if not match or _is_dotted_month(match):
        from breachcat.japanese.advice import no_date  # its patterns are compiled only for refusals

        raise no_date(folded.strip(), left_over(DATE, folded))
    parts = match.groupdict()
    year, era = _year(parts["year"] or parts["year_n"], parts["era"] or parts["era_n"])
    earliest, latest, precision = _bounds(year, parts)
    _check_gloss(year, parts["gloss"] or parts["gloss_bare"])
    if era and (latest < era.first or earliest > era.last):
        raise _outside(era, text, match, Date(text, earliest, latest, precision))
    if era:
        earliest, latest = max(earliest, era.first), min(latest, era.last)
    _check_detail(precision, parts)
    _check_weekday(text, earliest, match)
    _check_time(parts)
    return Date(text, earliest, latest, precision, bool(parts["about"]), bool(parts["open"]))


def _is_dotted_month(match: re.Match[str]) -> bool:
    """Tell whether a number might as well be no month: 2022.08, R4.8, 8/18."""
    if not match["month_n"] or match["day_n"]:
        return False
    return bool(match["era_n"] or match["mark"] == "." or len(match["year_n"]) != 4)


def _year(numeral: str, era_name: str | None) -> tuple[int, Era | None]:
    value = 1 if numeral == "元" else number(numeral)
    if value is None:
        raise Unreadable(
            "BC301", Text(f"“{numeral}” is not a well-formed number", f"「{numeral}」は数として読めません")
        )
    if era_name:
        era = ERA_OF_NAME[era_name]
        if not 0 < value < 100:
            raise _no_day(Text(f"an era has no year {value}", f"元号に{value}年はありません"))
        return _in_range(value + era.year_one - 1), era
    if numeral == "元" or value < 100:
        raise Unreadable(
            "BC305",
            Text(
                "the year is not written in full; write 2022 or 令和4",
                "年が省略されています。2022年 または 令和4年 のように書いてください",
            ),
        )
    return _in_range(value), None


def _check_gloss(year: int, gloss: str | None) -> None:
    """Refuse a date whose year is given a second time, in the other calendar, and is another one."""
    if gloss is None:
        return
    match = re.fullmatch(rf"(?P<era>{_ERA_NAME})?\s*(?P<year>.+)", gloss)
    assert match, "the pattern of a date holds the pattern of a gloss"
    other, _ = _year(match["year"], match["era"])
    if other != year:
        raise _no_day(
            Text(
                f"it gives two years that differ: {year} and {other} ({gloss})",
                f"二通りに書かれた年（{year}年と{other}年）が一致しません",
            )
        )


def _in_range(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _no_day(
            Text(
                f"year {year} is not between {FIRST_YEAR} and {LAST_YEAR}",
                f"{year}年は{FIRST_YEAR}年から{LAST_YEAR}年の範囲にありません",
            )
        )
    return year


def _bounds(year: int, parts: dict[str, str]) -> tuple[date, date, Precision]:
    if not (month_numeral := parts["month"] or parts["month_n"]):
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    month = number(month_numeral)
    if month is None or not 1 <= month <= 12:
        raise _no_day(Text(f"there is no month {month_numeral}", f"{month_numeral}月は存在しません"))
    length = calendar.monthrange(year, month)[1]
    if third := parts["third"]:
        first, last = _THIRDS[third]
        return date(year, month, first), date(year, month, min(last, length)), Precision.THIRD_OF_MONTH
    if not (day_numeral := parts["day"] or parts["day_n"]):
        return date(year, month, 1), date(year, month, length), Precision.MONTH
    day = number(day_numeral)
    if day is None or not 1 <= day <= length:
        raise _no_day(
            Text(
                f"{year}-{month:02} has {length} days, so there is no day {day_numeral}",
                f"{year}年{month}月は{length}日までで、{day_numeral}日は存在しません",
            )
        )
    return date(year, month, day), date(year, month, day), Precision.DAY


def _outside(era: Era, text: str, match: re.Match[str], written: Date) -> Unreadable:
    """Return the refusal of a date outside its era, with the right era and year where one fits."""
    name, ended = era.names[0], written.earliest > era.last
    limit = era.last if ended else era.first
    right = japanese_date(written.earliest) if written.precision is Precision.DAY else None
    return Unreadable(
        "BC303",
        Text(
            f"{name} {'ended' if ended else 'began'} on {limit}" + (f"; the day is {right}" if right else ""),
            f"{name}は{limit}{'まで' if ended else 'から'}です" + (f"。この日は{right}です" if right else ""),
        ),
        suggestion=_in_right_era(text, match, written),
    )


def _in_right_era(text: str, match: re.Match[str], written: Date) -> str | None:
    """Return the text with the right era and year; None where the interval lies in two eras."""
    if era_on(written.earliest) is not era_on(written.latest):
        return None
    form = "" if match["era"] else "_n"
    right = in_era_of(written.earliest, match["era" + form])
    return text[: match.start("era" + form)] + right + text[match.end("year" + form) :]


def _check_detail(precision: Precision, parts: dict[str, str]) -> None:
    detailed = any(parts[name] for name in ("weekday", "weekday_bare", "weekday_round", "hour"))
    if detailed and precision is not Precision.DAY:
        raise Unreadable(
            "BC301",
            Text(
                "only a day has a weekday or a time of day; write the day",
                "曜日や時刻が付くのは日だけです。日を書いてください",
            ),
        )


def _check_weekday(text: str, day: date, match: re.Match[str]) -> None:
    for name in ("weekday", "weekday_bare", "weekday_round"):
        if not (found := match[name]):
            continue
        written, right = _ROUND_WEEKDAYS.get(found, found), WEEKDAYS[day.weekday()]
        if written == right:
            continue
        mended = chr(ord(found) + day.weekday() - WEEKDAYS.index(written)) if found != written else right
        raise Unreadable(
            "BC304",
            Text(
                f"{day} is a {calendar.day_name[day.weekday()]} ({right}), not {written}",
                f"{day}は{right}曜日で、{written}曜日ではありません",
            ),
            suggestion=text[: match.start(name)] + mended + text[match.end(name) :],
        )


def _check_time(parts: dict[str, str]) -> None:
    hour = int(parts["hour"] or 0)
    minute, second = (int(parts[name] or parts[f"{name}_n"] or 0) for name in ("minute", "second"))
    limit = 12 if parts["half"] else 24
    if hour > limit or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise _no_day(
            Text(
                f"the time of day does not exist; hours go to {limit}{' after 午前 and 午後' if parts['half'] else ''}, minutes and seconds to 59",
                f"時刻が存在しません。時は{'午前・午後では' if parts['half'] else ''}{limit}まで、分と秒は59までです",
            )
        )


def _no_day(reason: Text) -> Unreadable:
    return Unreadable("BC302", reason)
