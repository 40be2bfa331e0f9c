"""Write dates, periods, counts and whole records in the many ways in which notices and curators write them."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, TypeVar

from breachcat.japanese import Precision, read_date
from breachcat.japanese.dates import WEEKDAYS
from breachcat.japanese.eras import era_on

T = TypeVar("T")

PLAIN: dict[int, str | int] = {}
WIDE: dict[int, str | int] = {**str.maketrans("0123456789-/.,()", "０１２３４５６７８９－／．，（）")}
PDF: dict[int, str | int] = {ord("年"): " 年 ", ord("月"): " ⽉ ", ord("日"): " ⽇"}
KANJI_DIGITS = "〇一二三四五六七八九"
DAY = "{y}年{m}月{d}日"
FORMS = {
    Precision.DAY: (
        *((DAY, PLAIN),) * 12, *((DAY, PDF),) * 2, (DAY, WIDE), ("{y}年{m:02}月{d:02}日", PLAIN),
        ("{y}-{m:02}-{d:02}", PLAIN), ("{y}/{m}/{d}", PLAIN), ("{y}/{m:02}/{d:02}", WIDE), ("{y}.{m}.{d}", PLAIN),
        ("{era}{n}年{m}月{d}日", PLAIN), ("{era}{n}年{m}月{d}日", WIDE), ("{mark}{n}年{m}月{d}日", PLAIN),
        ("{letter}{number}.{m}.{d}", PLAIN), ("{letter}{number}/{m}/{d}", PLAIN), ("{ky}年{km}月{kd}日", PLAIN),
        (DAY + "（{w}）", PLAIN), (DAY + "({w})", PDF), (DAY + "（{w}曜日）", WIDE), (DAY + "{w}曜日", PLAIN),
        (DAY + "{round}", PLAIN), (DAY + "（{w}・祝）", PLAIN), (DAY + " 13時20分頃", PLAIN), (DAY + "午後3時半", PLAIN),
        (DAY + "（{w}） 10:05", PLAIN), ("{y}-{m:02}-{d:02}T09:30", PLAIN), (DAY + "頃", PLAIN),
    ),
    Precision.THIRD_OF_MONTH: (
        ("{y}年{m}月{third}", PLAIN), ("{era}{n}年{m}月{third}", PLAIN), ("{y}年{m}月{third}", WIDE),
        ("{y}年{m}月{third}", PDF), ("{y}年{m}月{third}頃", PLAIN),
    ),
    Precision.MONTH: (
        ("{y}年{m}月", PLAIN), ("{y}年{m}月", WIDE), ("{era}{n}年{m}月", PLAIN), ("{y}-{m:02}", PLAIN),
        ("{y}/{m}", PLAIN), ("{y}年{m}月頃", PLAIN), ("{y}年{m}月ごろ", PDF),
    ),
    Precision.YEAR: (("{y}年", PLAIN), ("{era}{n}年", PLAIN), ("{y}年頃", PLAIN)),
}  # fmt: skip
"""How a date is written, by its precision; the commonest forms stand several times."""
LOOSE = (Precision.THIRD_OF_MONTH, Precision.MONTH, Precision.MONTH, Precision.YEAR)
PERIODS: tuple[str | dict[str, str], ...] = (
    *("{a}～{b}",) * 6, "{a}~{b}", "{a}〜{b}", "{a} ～ {b}", "{a}から{b}", "{a}から{b}まで", "{a}～{b}までの期間",
    "{iso_a}/{iso_b}", "{plain_a}～{tail}", "{plain_a}から{tail}まで", "{a}～", "{a}から", "～{b}", "{b}まで", "{plain_a}",
    {"from": "{a}", "to": "{b}"}, {"from": "{a}"}, {"to": "{b}"}, {"from": "{a}以降", "to": "{b}"},
    {"from": "{a}", "to": "{b}以降"},
)  # fmt: skip
QUALIFIERS = (
    *(("", ""),) * 9, ("約", ""), ("およそ", ""), ("", "程度"), ("最大", ""), ("最大約", ""), ("", "以下"),
    ("少なくとも", ""), ("", "超"), ("", "以上"), ("のべ", ""), ("累計", ""), ("合計", ""),
)  # fmt: skip
UNITS = (("件", "件", "件分"), ("名", "名", "名様", "人"), ("枚",), ("アカウント",))
UNKNOWN_COUNTS = ("不明", "件数不明", "人数は不明")


class Chance:
    """Draws that are the same for a seed on every Python: all of them rest on random()."""

    def __init__(self, seed: int) -> None:
        self.share = Random(seed).random  # noqa: S311  # nothing is secret here

    def happens(self, share: float) -> bool:
        """Tell whether something happens that does in this share of cases."""
        return self.share() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number, both ends counted."""
        return low + int(self.share() * (high - low + 1))

    def one(self, items: Sequence[T]) -> T:
        """Return one of the items."""
        return items[self.between(0, len(items) - 1)]

    def some(self, items: Sequence[T], least: int, most: int) -> list[T]:
        """Return several of the items, in their order."""
        left = list(range(len(items)))
        wanted = min(self.between(least, most), len(left))
        return [
            items[index] for index in sorted(left.pop(self.between(0, len(left) - 1)) for _ in range(wanted))
        ]

    def kept(self, **parts: tuple[float, Any]) -> dict[str, Any]:
        """Return the parts that are written, each by its share of cases; one that holds nothing is not."""
        return {key: value for key, (share, value) in parts.items() if self.happens(share) and value}


def kanji(number: int) -> str:
    """Return a number below 10,000 in kanji: 千二百三."""
    digits = zip("千百十 ", f"{number:04}", strict=True)
    return "".join(
        (KANJI_DIGITS[int(digit)] if digit != "1" or place == " " else "") + place.strip()
        for place, digit in digits
        if digit != "0"
    )


def in_form(chance: Chance, day: date, precision: Precision) -> str:
    """Return a day in one of the forms of a precision."""
    template, letters = chance.one(FORMS[precision])
    era, weekday = era_on(day), day.weekday()
    long, mark, letter = era.names
    thirds = (("上旬", "初旬"), ("中旬",), ("下旬", "末"))[min((day.day - 1) // 10, 2)]
    text = template.format(
        y=day.year, m=day.month, d=day.day, w=WEEKDAYS[weekday], round=chr(0x322A + weekday),
        era=long, mark=mark, letter=letter, n=era.year(long, day.year), number=era.year(letter, day.year),
        ky="".join(KANJI_DIGITS[int(digit)] for digit in str(day.year)), km=kanji(day.month), kd=kanji(day.day),
        third=chance.one(thirds),
    )  # fmt: skip
    return text.translate(letters)


def written(chance: Chance, day: date, rivals: Iterable[date] = (), loosely: float = 0.2) -> str:
    """Return a day as written; loosely only where no rival lies within the words."""
    if chance.happens(loosely):
        text = in_form(chance, day, chance.one(LOOSE))
        found = read_date(text)
        if not any(found.earliest <= rival <= found.latest for rival in rivals):
            return text
    return in_form(chance, day, Precision.DAY)


def period(chance: Chance, start: date, end: date) -> str | dict[str, str]:
    """Return a window as written."""
    plain_a, plain_b = (DAY.format(y=day.year, m=day.month, d=day.day) for day in (start, end))
    tail = plain_b.removeprefix(f"{start.year}年").removeprefix(f"{start.month}月")
    parts = {
        "a": written(chance, start), "b": written(chance, end), "iso_a": start.isoformat(), "iso_b": end.isoformat(),
        "plain_a": plain_a, "tail": tail,
    }  # fmt: skip
    form = chance.one(PERIODS)
    if isinstance(form, str):
        return form.format(**parts)
    return {key: side.format(**parts) for key, side in form.items()}


def figure(chance: Chance, number: int) -> str:
    """Return a number as written."""
    myriads, rest = divmod(number, 10_000)
    thousands = f"{rest // 1000}千" if rest and rest % 1000 == 0 else f"{rest:,}" if rest else ""
    mixed = f"{myriads}万{thousands}" if myriads else thousands
    spelled = f"{kanji(myriads)}万{kanji(rest)}" if myriads else kanji(rest)
    grouped = f"{number:,}"
    return chance.one([grouped] * 8 + [str(number), grouped.translate(WIDE), mixed, spelled])


def count(chance: Chance, number: int, unit: str) -> str:
    """Return a count as written, with a qualifier or none."""
    before, after = chance.one(QUALIFIERS)
    return before + figure(chance, number) + unit + after


def quantity(chance: Chance, number: int, differing: float = 0) -> list[str]:
    """Return a number in one or several units; in a share of cases the second is another."""
    if chance.happens(0.06):
        return [chance.one(UNKNOWN_COUNTS)]
    units = chance.some(UNITS, 1, chance.one((1, 1, 2, 2, 4)))
    other = number - 3 if chance.happens(differing) else number
    counts = [count(chance, other if place else number, chance.one(unit)) for place, unit in enumerate(units)]
    return [*counts, "人数は不明"] if units == [UNITS[0]] and chance.happens(0.1) else counts


_NEEDS_QUOTES = re.compile(r"""[,\[\]{}:#"']|^[-?&*!|>%@`]""")


def inline(value: Any) -> str:
    """Return a value as it stands behind its key: text, [a, b] or {a: b}."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if _NEEDS_QUOTES.search(value) else value


_IN_LINES = {"sites", "sources", "events", "exposures", "not_leaked", "notes", "waive"}
_IN_BLOCKS = {"sources", "exposures"}


def layout(record: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of a record, in the layout of the shipped ones."""
    yield "# yaml-language-server: $schema=incident.schema.json"
    for key, value in record.items():
        if key not in _IN_LINES or isinstance(value, str):
            yield f"{key}: {inline(value)}"
            continue
        yield f"{key}:"
        for item in value:
            if key in _IN_BLOCKS:
                lines = [f"{name}: {inline(part)}" for name, part in item.items()]
                yield from (f"{'    ' if number else '  - '}{line}" for number, line in enumerate(lines))
            else:
                yield f"  - {inline(item)}"
