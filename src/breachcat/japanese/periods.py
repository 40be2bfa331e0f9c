"""Read periods: two dates and what joins them, either side possibly open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from breachcat.japanese.dates import DATE, TAIL, Date, Precision, read_date
from breachcat.japanese.folding import fold
from breachcat.japanese.reading import NUMERAL, SHORT_NUMERAL, Unreadable, number, prepared
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


_JOIN = re.compile(r"\s*+(?:~|(?:から|より|以降|以後)(?:\s*+[~、,])?|-|/)\s*+")
_OPEN_END = re.compile(r"(?<!\s)\s*+(?:~|から|より|以降|以後|/(?:\.\.)?)\s*+$")
_OPEN_START = re.compile(r"\s*+(?:~|(?:\.\.)?/)")
_UNTIL = re.compile(r"(?<!\s)\s*+(?:まで|以前)(?:の(?:期間|間))?\s*+$")
_SPAN = re.compile(r"(?<!\s)\s*+(?:まで)?\s*+(?:の(?:期間|間))?\s*+$")
_SAME = re.compile(r"同[年月]\s*+(?=\S)")
_YEAR_OF_ERA = re.compile(rf"(?P<year>{NUMERAL}|元)\s*+年.*", re.ASCII)
_NUMERIC_TAIL = re.compile(r"\d{1,2}(?:\s*+[-/.]\s*+\d{1,2}){0,2}", re.ASCII)
_KANJI_HEAD = re.compile(
    rf"(?P<era>\D*?)\s*+(?P<year>{NUMERAL}|元)\s*+年(?:\([^()]*\))?(?:\s*+(?P<month>{NUMERAL})\s*+月)?",
    re.ASCII,
)
_NUMERIC_HEAD = re.compile(
    r"(?P<era>[^\d\s元]*)\s*+(?P<year>\d+|元)\s*+(?P<mark>[-/.])\s*+(?P<month>\d+)(?P<day>\s*+(?P=mark))?",
    re.ASCII,
)

_DIGIT = re.compile(r"\d", re.ASCII)
_AFTER = re.compile(r"\s*+まで")
_SECOND = re.compile(
    rf"(?:同年\s*+)?(?:{SHORT_NUMERAL}\s*+月\s*+(?:{SHORT_NUMERAL}\s*+日|[上中下初]旬|末)?|(?:同月\s*+)?{SHORT_NUMERAL}\s*+日)"
    rf"{TAIL}(?P<open>(?!))?",
    re.ASCII | re.VERBOSE,
)


def read_period(text: str) -> Period:
    """Read a whole text as a period; raise Unreadable with the reason where it is not one.

    A second date may leave out its era, its year and its month; they are those of the first.
    """
    folded = prepared(text)
    one = folded[: _start_of(_SPAN, folded)].strip()  # its hyphens and strokes join no two dates
    if not DATE.fullmatch(one) and (split := next(_splits(folded), None)):
        return make_period(
            text, _side(text, 0, split.start), _side(text, split.end, split.stop, split.readable)
        )
    if match := _OPEN_END.search(folded):
        return make_period(text, _side(text, 0, match.start()), None)
    stop = _start_of(_UNTIL, folded)
    if match := _OPEN_START.match(folded):
        return make_period(text, None, _side(text, match.end(), max(stop, match.end())))
    if stop < len(folded):
        return make_period(text, None, _side(text, 0, stop))
    return _one_day(text)


def find_periods(text: str) -> Iterator[tuple[int, Period]]:
    """Yield the periods that join two dates in a running text, each with the offset where it starts."""
    folded, position = fold(text), 0
    while first := DATE.search(folded, position):
        position = first.end()
        bare = first.start("open") if first["open"] else first.end()
        join = _JOIN.match(folded, bare)
        second = join and (DATE.match(folded, join.end()) or _SECOND.match(folded, join.end()))
        begin = first.end() - len(first[0].lstrip())
        if not join or not second or _DIGIT.search(folded, begin - 1, begin):
            continue
        end = second.start("open") if second["open"] else second.end()
        if until := _AFTER.match(folded, end):
            end = until.end()
        try:
            found = read_period(text[first.start() : end].lstrip())
        except Unreadable:
            continue
        yield end - len(found.text), found
        position = end


def make_period(text: str, start: Date | None, end: Date | None) -> Period:
    """Return the period from `start` to `end`; refuse one that has no side or ends too early."""
    if start is None and end is None:
        raise Unreadable("BC311", Text("it has neither a start nor an end", "開始日も終了日もありません"))
    if start and end and start.earliest > end.latest and not (start.approximate or end.approximate):
        raise Unreadable(
            "BC312",
            Text(
                f"it ends ({end.text}) before it starts ({start.text}); swap the two or correct a year",
                f"終了日（{end.text}）が開始日（{start.text}）より前です。入れ替えるか、年を確かめてください",
            ),
        )
    return Period(text, start, end)


class _Split(NamedTuple):
    """Where a period joins two dates, where the second ends, and its completed form if it has one."""

    start: int
    end: int
    stop: int
    readable: str | None


def _splits(folded: str) -> Iterator[_Split]:
    """Yield each join between two dates: whole second dates first, then completed ones, longest first date ahead."""
    stop, completed = _start_of(_SPAN, folded), []
    for join in _JOIN.finditer(folded):
        first, second = folded[: join.start()].strip(), folded[join.end() : stop].strip()
        if not DATE.fullmatch(first) or not second:
            continue
        partial = _YEAR_OF_ERA.fullmatch(second) or _NUMERIC_TAIL.fullmatch(second)
        if DATE.fullmatch(second) and not partial:
            yield _Split(*join.span(), stop, None)
        elif DATE.fullmatch(full := _completed(first, _SAME.sub("", second, count=1))):
            completed.append(_Split(*join.span(), stop, full if full != second else None))
        elif join[0].strip() not in "-/":
            completed.append(_Split(*join.span(), stop, second))
    yield from reversed(completed)


def _start_of(pattern: re.Pattern[str], folded: str) -> int:
    """Return where the words at the end begin; the length of the text where there are none."""
    match = pattern.search(folded)
    return match.start() if match else len(folded)


def _completed(first: str, second: str) -> str:
    """Return the second date with the era, year and month that it leaves to the first."""
    if head := _KANJI_HEAD.match(first):
        return _completed_words(head, second)
    head = _NUMERIC_HEAD.match(first)
    if not head or not _NUMERIC_TAIL.fullmatch(second):
        return second
    mark, left = head["mark"], second.count(head["mark"])
    if left == 2:
        return head["era"] + second
    written = (head["year"], head["month"]) if head["day"] and not left else (head["year"],)
    return head["era"] + mark.join((*written, second))


def _completed_words(head: re.Match[str], second: str) -> str:
    if own := _YEAR_OF_ERA.fullmatch(second):
        return second if (number(own["year"]) or 0) >= 100 else head["era"] + second
    if re.match(rf"{NUMERAL}\s*月", second):
        return f"{head['era']}{head['year']}年{second}"
    return f"{head['era']}{head['year']}年{head['month']}月{second}" if head["month"] else second


def _side(text: str, start: int, end: int, readable: str | None = None) -> Date | None:
    """Read one side; the date keeps the words as written, also where `readable` completes them."""
    written = text[start:end].strip()
    if not written:
        return None
    try:
        return replace(read_date(readable or written), text=written)
    except Unreadable as refusal:
        whole = refusal.suggestion and text[:start] + refusal.suggestion + text[end:]
        raise Unreadable(
            refusal.code,
            Text(f"“{written}”: {refusal.reason.en}", f"「{written}」: {refusal.reason.ja}"),
            recognized=refusal.recognized or readable is not None,
            suggestion=whole,
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
                "write for example 2020年4月27日～2021年12月22日, 2020-04-27/2021-12-22 or 2020年4月27日～",
                "2020年4月27日～2021年12月22日、2020-04-27/2021-12-22、2020年4月27日～ のように書いてください",
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
