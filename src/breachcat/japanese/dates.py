"""Read the dates of notices: Western and Japanese years, parts of months, weekdays, hours."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from breachcat.japanese.reading import NUMERAL, Unreadable, number, prepared
from breachcat.language import Text

FIRST_YEAR, LAST_YEAR = 1873, 2100  # Japan took the Gregorian calendar on 1873-01-01


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


class Era(NamedTuple):
    """An era: its names as written, its first and its last day."""

    names: tuple[str, ...]
    first: date
    last: date


# Changes of era by the orders that proclaimed them; the day of a change belongs to both eras
# until 1926. From 平成 on: 昭和64年政令第1号, 平成31年政令第143号.
ERAS = (
    Era(("令和", "㋿", "R"), date(2019, 5, 1), date(LAST_YEAR, 12, 31)),
    Era(("平成", "㍻", "H"), date(1989, 1, 8), date(2019, 4, 30)),
    Era(("昭和", "㍼", "S"), date(1926, 12, 25), date(1989, 1, 7)),
    Era(("大正", "㍽", "T"), date(1912, 7, 30), date(1926, 12, 25)),
    Era(("明治", "㍾", "M"), date(1873, 1, 1), date(1912, 7, 30)),
)
_MEIJI_YEAR_ONE = 1868
_ERA = {name: era for era in ERAS for name in era.names}
_THIRDS = {"上旬": (1, 10), "初旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "末": (21, 31)}
WEEKDAYS = "月火水木金土日"
_ROUND_WEEKDAYS = str.maketrans({chr(0x322A + n): f"({day})" for n, day in enumerate(WEEKDAYS)})

_ERA_NAME = f"(?:{'|'.join(_ERA)})"
_KANJI = rf"""(?P<era>{_ERA_NAME})?\s*(?P<year>元|{NUMERAL})\s*年
    (?:\s*(?P<month>{NUMERAL})\s*月
    (?:\s*(?P<day>{NUMERAL})\s*日|\s*(?P<third>{"|".join(_THIRDS)}))?)?"""
_NUMERIC = rf"""(?P<era_n>{_ERA_NAME})?\s*(?P<year_n>\d{{1,4}}|元)\s*(?P<mark>[-/.])\s*(?P<month_n>\d{{1,2}})
    (?:\s*(?P=mark)\s*(?P<day_n>\d{{1,2}}))?"""
_WEEKDAY = rf"""\s*(?:\(\s*(?P<weekday>[{WEEKDAYS}])(?:曜日?)?(?:[・･,、]?\s*[祝休]日?)?\s*\)
    |(?P<weekday_bare>[{WEEKDAYS}])曜日?|\(祝日?\))"""
_TIME = r"""[\sT]*(?P<half>午前|午後)?\s*(?P<hour>\d{1,2})
    (?:\s*時(?:\s*(?P<minute>\d{1,2})\s*分(?:\s*(?P<second>\d{1,2})\s*秒)?|半)?|:(?P<minute_n>\d{2})(?::(?P<second_n>\d{2}))?)
    (?P<time_about>\s*(?:頃|ごろ|ころ))?"""
DATE = re.compile(
    rf"(?:{_KANJI}|{_NUMERIC})(?:{_WEEKDAY})?(?:{_TIME})?"
    r"(?P<about>\s*(?:頃|ごろ|ころ))?(?P<open>\s*(?:以降|以後))?",
    re.VERBOSE | re.ASCII,
)


def read_date(text: str) -> Date:
    """Read a whole text as one date; raise Unreadable with the reason where it is not one."""
    folded = prepared(text).translate(_ROUND_WEEKDAYS).strip()
    if not (match := DATE.fullmatch(folded)):
        raise _no_date(folded)
    parts = match.groupdict()
    year, era = _year(parts["year"] or parts["year_n"], parts["era"] or parts["era_n"])
    bare_month = parts["month_n"] and not parts["day_n"]
    if bare_month and (era or parts["mark"] == "." or len(parts["year_n"]) != 4):
        raise _no_date(folded)
    earliest, latest, precision = _bounds(year, parts)
    if era:
        earliest, latest = _within_era(era, earliest, latest, precision)
    _check_weekday(text, earliest, precision, parts["weekday"] or parts["weekday_bare"])
    _check_time(parts)
    if parts["hour"] and precision is not Precision.DAY:
        raise _no_date(folded)
    return Date(text, earliest, latest, precision, bool(parts["about"]), bool(parts["open"]))


def japanese_date(day: date) -> str:
    """Return a day in the words of its era: 令和4年8月18日."""
    era = next(era for era in ERAS if era.first <= day <= era.last)
    year = _year_of_era(era, day.year)
    return f"{era.names[0]}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def _year_of_era(era: Era, year: int) -> int:
    return year - (_MEIJI_YEAR_ONE if "明治" in era.names else era.first.year) + 1


def _year(numeral: str, era_name: str | None) -> tuple[int, Era | None]:
    value = 1 if numeral == "元" else number(numeral)
    if value is None:
        raise Unreadable(
            "BC301", Text(f"“{numeral}” is not a well-formed number", f"「{numeral}」は数として読めません")
        )
    if not era_name:
        if numeral == "元" or value < 100:
            raise Unreadable(
                "BC305",
                Text(
                    "the year is not written in full; write 2022 or 令和4",
                    "年が省略されています。2022年 または 令和4年 のように書いてください",
                ),
            )
        return _in_range(value), None
    era = _ERA[era_name]
    if value == 0:
        raise _no_day(Text("an era has no year 0", "元号に0年はありません"))
    return _in_range(value + era.first.year - _year_of_era(era, era.first.year)), era


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


def _within_era(era: Era, earliest: date, latest: date, precision: Precision) -> tuple[date, date]:
    """Return the part of the interval that lies in the era; refuse where there is none."""
    if latest < era.first or earliest > era.last:
        right = japanese_date(earliest)
        name, ended = era.names[0], latest > era.last
        raise Unreadable(
            "BC303",
            Text(
                f"{name} {'ended on' if ended else 'began on'} {era.last if ended else era.first}; the day is {right}",
                f"{name}は{era.last if ended else era.first}{'まで' if ended else 'から'}です。この日は{right}です",
            ),
            suggestion=right if precision is Precision.DAY else None,
        )
    return max(earliest, era.first), min(latest, era.last)


def _check_weekday(text: str, day: date, precision: Precision, written: str | None) -> None:
    if not written:
        return
    right = WEEKDAYS[day.weekday()]
    if precision is not Precision.DAY or written != right:
        mended = re.sub(rf"([(（]){written}|{written}(?=曜)", rf"\g<1>{right}", text)
        raise Unreadable(
            "BC304",
            Text(
                f"{day} is a {calendar.day_name[day.weekday()]} ({right}), not {written}",
                f"{day}は{right}曜日で、{written}曜日ではありません",
            ),
            suggestion=mended if precision is Precision.DAY and mended != text else None,
        )


def _check_time(parts: dict[str, str]) -> None:
    hour = int(parts["hour"] or 0)
    minute, second = (int(parts[name] or parts[f"{name}_n"] or 0) for name in ("minute", "second"))
    limit = 12 if parts["half"] else 24
    if hour > limit or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise _no_day(
            Text(
                "the time of day does not exist; hours go to 24, minutes and seconds to 59",
                "時刻が存在しません。時は24まで、分と秒は59までです",
            )
        )


def _no_day(reason: Text) -> Unreadable:
    return Unreadable("BC302", reason)


_RELATIVE = re.compile(r"同日|即日|翌日|本日|当日|同時|同年|同月|昨年|昨日|前年|翌年|翌月|その後|先日")
_HINTS: tuple[tuple[re.Pattern[str], str, Text], ...] = (
    (
        re.compile(r"\s*"),
        "BC301",
        Text(
            "it is empty; leave the key out where the date is unknown",
            "空です。日付が不明なら項目ごと省いてください",
        ),
    ),
    (
        _RELATIVE,
        "BC305",
        Text(
            "it is relative; write the day it means, `text` with these words and `basis: derived`",
            "相対的な表現です。date に実際の日付を、text にこの語を書き、basis: derived を付けてください",
        ),
    ),
    (
        re.compile(rf"(?:{NUMERAL}\s*月\s*{NUMERAL}\s*日|\d{{1,2}}[-/.]\d{{1,2}}).*"),
        "BC305",
        Text(
            "it has no year; write the year, and these words in `text` if the notice leaves it out",
            "年がありません。年を補い、告知文の表記は text に書いてください",
        ),
    ),
    (
        re.compile(r".*\d.*(?:より|から)(?:順次)?"),
        "BC301",
        Text(
            "“より” and “から” do not belong to the date; write the date and `open: true`",
            "「より」「から」は日付に含めず、date に日付だけを書き open: true を付けてください",
        ),
    ),
    (
        re.compile(r"[①-⑳⑴-⒇].*"),
        "BC301",
        Text(
            "it begins with a list number; leave the number out",
            "箇条書きの番号で始まっています。番号を除いてください",
        ),
    ),
)
_NOT_A_DATE = Text(
    "it is not a date; write for example 2022年8月18日, 令和4年8月18日, 2022-08-18, 2022年8月下旬 or 2022年8月",
    "日付として読めません。2022年8月18日、令和4年8月18日、2022-08-18、2022年8月下旬、2022年8月 のように書いてください",
)


def _no_date(folded: str) -> Unreadable:
    for pattern, code, reason in _HINTS:
        if pattern.fullmatch(folded):
            return Unreadable(code, reason, recognized=bool(folded))
    return Unreadable("BC301", _NOT_A_DATE, recognized=bool(re.search(r"\d\s*[年月]", folded)))
