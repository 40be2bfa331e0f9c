"""Read periods: two dates and what joins them, either side possibly open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from breachcat.japanese.dates import DATE, Date, Precision, read_date
from breachcat.japanese.reading import NUMERAL, Unreadable, prepared
from breachcat.language import Text


@dataclass(frozen=True, slots=True)
class Period:
    """A window of days as a notice writes it; a side is None where the notice leaves it open."""

    text: str
    start: Date | None
    end: Date | None

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form, with two dates; an open side is null."""
        return {
            "text": self.text,
            "start": self.start.as_json() if self.start else None,
            "end": self.end.as_json() if self.end else None,
        }


_JOIN = re.compile(r"\s*(?:~|から|より|以降|-|/)\s*")
_OPEN_END = re.compile(r"\s*(?:~|から|より|以降|以後)\s*$")
_OPEN_START = re.compile(r"\s*(?:まで|以前)\s*$")
_UNTIL = re.compile(r"\s*まで\s*$")
_YEAR_OF_ERA = re.compile(rf"(?:{NUMERAL}|元)\s*年.*")
_NUMERIC_TAIL = re.compile(r"\d{1,2}(?:[-/.]\d{1,2})?")
_KANJI_HEAD = re.compile(
    rf"(?P<era>\D*?)\s*(?P<year>{NUMERAL}|元)\s*年(?:\s*(?P<month>{NUMERAL})\s*月)?", re.ASCII
)
_NUMERIC_HEAD = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)|$)", re.ASCII)


def read_period(text: str) -> Period:
    """Read a whole text as a period; raise Unreadable with the reason where it is not one.

    A second date may leave out its era, its year and its month; they are those of the first.
    """
    folded = prepared(text)
    if not DATE.fullmatch(folded.strip()) and (spans := next(_splits(folded), None)):
        (start, end), readable = spans
        first = _date(text[:start])
        return make_period(text, first, _date(text[end : end + len(_until(folded[end:]))], readable))
    if match := _OPEN_END.search(folded):
        return make_period(text, _date(text[: match.start()]), None)
    if match := _OPEN_START.search(folded):
        return make_period(text, None, _date(text[: match.start()]))
    if folded.lstrip().startswith("~"):
        return make_period(text, None, _date(text[folded.index("~") + 1 :]))
    return _one_day(text)


def make_period(text: str, start: Date | None, end: Date | None) -> Period:
    """Return the period from `start` to `end`; refuse one that has no side or ends too early."""
    if start is None and end is None:
        raise Unreadable("BC311", Text("it has neither a start nor an end", "開始日も終了日もありません"))
    if start and end and start.earliest > end.latest:
        raise Unreadable(
            "BC312",
            Text(
                f"it ends ({end.text}) before it starts ({start.text}); swap the two or add the second year",
                f"終了日（{end.text}）が開始日（{start.text}）より前です。入れ替えるか、終了日の年を書いてください",
            ),
        )
    return Period(text, start, end)


def _splits(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield each join between two dates, whole second dates first, with the second date completed."""
    completed = []
    for join in _JOIN.finditer(folded):
        first, second = folded[: join.start()].strip(), _until(folded[join.end() :]).strip()
        if not DATE.fullmatch(first) or not second:
            continue
        partial = _YEAR_OF_ERA.fullmatch(second) or _NUMERIC_TAIL.fullmatch(second)
        if DATE.fullmatch(second) and not partial:
            yield join.span(), second
        elif DATE.fullmatch(full := _completed(first, second)):
            completed.append((join.span(), full))
        elif join[0].strip() not in "-/":
            completed.append((join.span(), second))
    yield from completed


def _until(second: str) -> str:
    return _UNTIL.sub("", second)


def _completed(first: str, second: str) -> str:
    """Return the second date with the era, year and month that it leaves to the first."""
    if head := _KANJI_HEAD.match(first):
        if _YEAR_OF_ERA.fullmatch(second):
            return second if re.match(r"\d{4}", second) else head["era"] + second
        if re.match(rf"{NUMERAL}\s*月", second):
            return f"{head['era']}{head['year']}年{second}"
        return f"{head['era']}{head['year']}年{head['month']}月{second}"
    if head := _NUMERIC_HEAD.match(first):
        mark = head["mark"]
        left_out = (head["year"], head["month"])[: 2 - second.count(mark)]
        return mark.join((*left_out, second))
    return second


def _date(written: str, readable: str | None = None) -> Date:
    """Read one side; the date keeps the words as written, also where `readable` completes them."""
    written = written.strip()
    try:
        return replace(read_date(readable or written), text=written)
    except Unreadable as refusal:
        raise Unreadable(
            refusal.code,
            Text(f"“{written}”: {refusal.reason.en}", f"「{written}」: {refusal.reason.ja}"),
            recognized=refusal.recognized,
        ) from None


def _one_day(text: str) -> Period:
    try:
        day = read_date(text)
    except Unreadable as refusal:
        if refusal.recognized:
            raise
        raise Unreadable(
            "BC311",
            Text(
                "it is not a period; write for example 2020年4月27日～2021年12月22日, 2020-04-27/2021-12-22 or 2020年4月27日～",
                "期間として読めません。2020年4月27日～2021年12月22日、2020-04-27/2021-12-22、2020年4月27日～ のように書いてください",
            ),
            recognized=False,
        ) from None
    if day.precision is not Precision.DAY:
        raise Unreadable(
            "BC311",
            Text(
                "only one date is written, and it is not one day; write both ends",
                "日付が一つだけで、一日を指していません。開始と終了を書いてください",
            ),
        )
    return Period(text, day, day)
