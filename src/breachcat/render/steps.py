"""The steps of an incident as a plain list, and the words about single steps that reports share."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from breachcat.delays import Delay
from breachcat.japanese import Date
from breachcat.language import Language, Text
from breachcat.model import Event, Incident
from breachcat.problems import visible
from breachcat.render.incidents import EXPOSURE, Step, Window, rows_of
from breachcat.render.words import NOT_KNOWN, QUOTED, say_date, say_delay, say_period, say_quantity
from breachcat.render.wrapping import cells, wrapped
from breachcat.vocabulary import Basis

Row = Step | Window

_BY = Text("by {}", "指摘: {}")
FROM_THEN = Text("starting that day", "この日から順次")
_SOURCE = Text("source {}", "出典{}")
_LENGTH = Text("{} days", "{}日間")
_PARTIAL = Text("only some of them", "その一部")
_NOT_EXACT = Text("{} (day not exact)", "{} (日は特定できない)")
_NO_START = Text("{} (no start given)", "{} (開始の記載なし)")
_NO_END = Text("{} (no end given)", "{} (終了の記載なし)")


def about(row: Row, language: Language) -> list[str]:
    """Return what is known of a step, piece by piece: what it is, then who, how surely, in which words."""
    pieces = _of_event(row.event, language) if isinstance(row, Step) else _of_window(row, language)
    return [visible(piece) for piece in pieces]


def _of_event(event: Event, language: Language) -> Iterator[str]:
    details = [word.label(language) for word in (event.stage, event.act) if word]
    label = event.event.label(language)
    yield f"{label} ({', '.join(details)})" if details else label
    if event.by:
        yield _BY(language).format(event.by.label(language))
    if event.party:
        yield event.party
    if event.open:
        yield FROM_THEN(language)
    if event.basis is not Basis.STATED:
        yield f"[{event.basis.label(language)}]"
    if event.text:
        yield QUOTED(language, text=event.text)
    if event.source:
        yield _SOURCE(language).format(event.source)
    if event.note:
        yield event.note


def _of_window(row: Window, language: Language) -> Iterator[str]:
    yield EXPOSURE(language)
    if length := row.length:
        yield _LENGTH(language).format(say_delay(length, language))
    if row.exposure.scope:
        yield row.exposure.scope
    if row.exposure.partial:
        yield _PARTIAL(language)
    if row.exposure.sites:
        yield ", ".join(row.exposure.sites)
    if row.exposure.affected:
        yield say_quantity(row.exposure.affected, language)


def say_when(row: Row, language: Language) -> str:
    """Return the date of a step or the period of a window, and what of it is not exact."""
    if isinstance(row, Step):
        day = row.event.date
        said = say_date(day, language)
        return said if day.earliest == day.latest else _NOT_EXACT(language).format(said)
    said = say_period(row.period, language)
    if row.period.start and row.period.end:
        return said
    return (_NO_END if row.period.start else _NO_START)(language).format(said)


def is_exact(row: Row) -> bool:
    """Tell whether the date, or both ends of the period, are single days."""
    return all(end is not None and _is_one_day(end) for end in _ends(row))


def days_of(row: Row) -> tuple[date, date]:
    """Return the first and the last day of a step or window, or of the one end that the window has."""
    known = [end for end in _ends(row) if end]
    return min(end.earliest for end in known), max(end.latest for end in known)


def _ends(row: Row) -> tuple[Date | None, ...]:
    return (row.event.date,) if isinstance(row, Step) else (row.period.start, row.period.end)


def _is_one_day(day: Date) -> bool:
    return day.earliest == day.latest and not (day.approximate or day.open)


_HEADINGS = (Text("date", "日付"), Text("days", "日数"), Text("gap", "間隔"), Text("what", "内容"))
_COLUMNS = Text(
    "days: since detection; gap: days since the step in the line above",
    "日数: 発覚からの日数　間隔: 上の行の出来事からの日数",
)
_AT_LEAST = Text("+ behind a number: at least", "数字の後の+: それ以上")
_UNKNOWN = Text(f"{NOT_KNOWN}: not known", f"{NOT_KNOWN}: 不明")
_UNORDERED = Text(
    "a gap that may be below zero: which of the two came first is not certain",
    "間隔が負になりうる所は、どちらが先か確かではありません",
)
_LEAST_ROOM = 24  # cells of the last column; with less, it goes below the line


def step_lists(incidents: Sequence[Incident], language: Language, width: int | None) -> str:
    """Return a list for each incident, a line a step, and what the columns mean; a width wraps the last column."""
    rows = [row for incident in incidents for row in rows_of(incident)]
    lines = [line for incident in incidents for line in (*_list(incident, language, width), "")]
    for remark in _remarks(rows):
        lines += _wrapped(remark(language), width)
    return "\n".join(lines) + "\n"


def _remarks(rows: Sequence[Row]) -> Iterator[Text]:
    """Yield what a reader of the columns has to know."""
    steps = [row for row in rows if isinstance(row, Step)]
    days, gaps = [step.since_detection for step in steps], [step.gap for step in steps if step.before]
    yield _COLUMNS
    if any(delay and delay.high is None for delay in (*days, *gaps)):
        yield _AT_LEAST
    if None in days or None in gaps:
        yield _UNKNOWN
    if any(gap and gap.low < 0 for gap in gaps):
        yield _UNORDERED


def _list(incident: Incident, language: Language, width: int | None) -> Iterator[str]:
    """Yield the name of an incident, and the lines of its list."""
    yield from _wrapped(f"{incident.id}  {visible(incident.organization.name)}", width)
    rows = [[heading(language) for heading in _HEADINGS]]
    rows += [_line(row, language) for row in rows_of(incident)]
    day, days, gap = (max(cells(row[index]) for row in rows) for index in range(3))
    for row in rows:
        figures = f"{_blanks(row[1], days)}{row[1]}  {_blanks(row[2], gap)}{row[2]}"
        yield from _with_what(f"{row[0]}{_blanks(row[0], day)}  {figures}  ", row[3], width)


def _line(row: Row, language: Language) -> list[str]:
    """Return the cells of a line: date, days since detection, gap, what."""
    what = " · ".join(about(row, language))
    if isinstance(row, Window):
        return [say_period(row.period, language), "", "", what]
    gap = _figure(row.gap, language) if row.before else ""
    return [say_date(row.event.date, language), signed(row.since_detection, language), gap, what]


def _figure(delay: Delay | None, language: Language) -> str:
    return say_delay(delay, language).replace("-", "−") if delay else NOT_KNOWN


def signed(delay: Delay | None, language: Language) -> str:
    """Return days with their sign: +22, −3, c. +30, +175+."""
    said = _figure(delay, language)
    return re.sub(r"\d", r"+\g<0>", said, count=1) if delay and delay.low > 0 else said


def _blanks(text: str, width: int) -> str:
    return " " * (width - cells(text))


def _with_what(left: str, what: str, width: int | None) -> Iterator[str]:
    """Yield a line with its last column, wrapped beside the others or, where there is no room, below them."""
    if width is None:
        yield left + what
    elif (room := width - cells(left)) >= _LEAST_ROOM:
        first, *others = wrapped(what, room)
        yield left + first
        yield from (_blanks("", cells(left)) + line for line in others)
    else:
        yield left.rstrip()
        yield from (f"    {line}" for line in wrapped(what, width - 4))


def _wrapped(text: str, width: int | None) -> list[str]:
    return wrapped(text, width) if width else [text]
