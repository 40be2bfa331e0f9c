"""Draw events and windows of exposure on a common scale of days, in plain characters."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from breachcat.japanese import Date, Period
from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.problems import visible
from breachcat.render.incidents import EXPOSURE, Step, steps_of
from breachcat.render.steps import signed
from breachcat.render.words import say_date, say_period
from breachcat.render.wrapping import cells as cells_of
from breachcat.vocabulary import EventKind

MARKS: dict[EventKind, str] = {
    EventKind.DETECTED: "D",
    EventKind.MALWARE_REMOVED: "m",
    EventKind.PAYMENT_STOPPED: "S",
    EventKind.SITE_STOPPED: "s",
    EventKind.INVESTIGATION_STARTED: "i",
    EventKind.INVESTIGATION_INTERIM: "j",
    EventKind.INVESTIGATION_COMPLETED: "I",
    EventKind.PPC_REPORTED: "R",
    EventKind.POLICE_REPORTED: "P",
    EventKind.CUSTOMERS_NOTIFIED: "C",
    EventKind.PUBLISHED: "N",
    EventKind.UPDATED: "u",
    EventKind.PAYMENT_RESUMED: "r",
    EventKind.SITE_REOPENED: "o",
    EventKind.OPERATOR_CHANGED: "x",
}
"""One letter for each event; the legend names those that are drawn."""

OUTSTANDING = (EventKind.DETECTED, EventKind.PUBLISHED)
"""Events whose letter stands also where others fall on the same column; the last of them wins."""

BAR, AXIS, SPREAD, ONWARD, BACKWARD = "=", ".", "~", ">", "<"
NARROWEST, PIPE_WIDTH = 16, 100
_SEVERAL = Text("2–9 that many other events at once", "2–9 その数の他の出来事")
_SIGNS = {
    SPREAD: Text("somewhere in these days", "この間のいずれかの日"),
    ONWARD: Text("or later", "以降"),
    BACKWARD: Text("or earlier", "以前から"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear scale from the first to the last day, on a number of columns."""

    first: date
    last: date
    columns: int

    def column(self, day: date) -> int:
        """Return the column of a day; days outside go to the ends."""
        span = max((self.last - self.first).days, 1)
        place = (day - self.first).days * (self.columns - 1) // span
        return min(max(place, 0), self.columns - 1)

    def ticks(self) -> str:
        """Return the axis: a stroke and a label where a year or month begins."""
        line = [" "] * self.columns
        free = 0
        for day, label in self._labels():
            column = self.column(day)
            if column >= free and column + 1 + len(label) <= self.columns:
                line[column : column + 1 + len(label)] = f"|{label}"
                free = column + len(label) + 3
        return "".join(line).rstrip()

    def _labels(self) -> Iterator[tuple[date, str]]:
        yield self.first, self.first.isoformat()
        room = max(self.columns // 11, 1)
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((step for step in (1, 2, 3, 6, 12, 24, 36, 60) if months / step <= room), 120)
        first_month = self.first.year * 12 + self.first.month - 1
        for month in range(first_month - first_month % step + step, first_month + months + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            yield day, str(day.year) if step >= 12 else day.isoformat()[:7]


def _days(incident: Incident) -> Iterator[date]:
    for event in incident.events:
        yield from (event.date.earliest, event.date.latest)
    for window in incident.windows():
        for side in (window.period.start, window.period.end) if window.period else ():
            if side:
                yield from (side.earliest, side.latest)


def _scale(incidents: Iterable[Incident], columns: int) -> Scale:
    days = [day for incident in incidents for day in _days(incident)]
    return Scale(min(days), max(days), max(columns, NARROWEST))


def _draw_bar(cells: list[str], scale: Scale, period: Period) -> None:
    start = scale.column(period.start.earliest) if period.start else 0
    end = scale.column(period.end.latest) if period.end else scale.columns - 1
    cells[start : end + 1] = BAR * (end + 1 - start)
    if not period.start:
        cells[0] = BACKWARD
    if not period.end:
        cells[-1] = ONWARD


def _draw_mark(cells: list[str], scale: Scale, day: Date, mark: str) -> None:
    """Put the mark at the earliest day, `~` up to the latest, `>` behind an open date."""
    start, end = scale.column(day.earliest), scale.column(day.latest)
    for column in range(start + 1, end + 1):
        if cells[column] in (AXIS, BAR):
            cells[column] = SPREAD
    here = cells[start]
    if mark in (MARKS[kind] for kind in OUTSTANDING):
        cells[start] = mark
    elif here.isdigit():
        cells[start] = str(min(int(here) + 1, 9))
    else:
        cells[start] = "2" if here.isalpha() else mark
    if day.open and end + 1 < scale.columns and cells[end + 1] in (AXIS, BAR):
        cells[end + 1] = ONWARD


def block(incident: Incident, language: Language, width: int | None) -> str:
    """Return one incident: a row for each window and each event, with date and days since detection."""
    rows = list(_block_rows(incident, language))
    left = max(cells_of(label) for label, *_ in rows) + 2
    right = max(cells_of(said) for *_, said in rows) + 2
    scale = _scale([incident], (width or PIPE_WIDTH) - left - right - 1)
    lines = [f"{incident.id}  {visible(incident.organization.name)}", f"{'':{left}}{scale.ticks()}"]
    drawn: list[str] = []
    for label, what, said in rows:
        cells = [AXIS] * scale.columns
        if isinstance(what, Period):
            _draw_bar(cells, scale, what)
        else:
            _draw_mark(cells, scale, what[0], what[1])
        drawn += cells
        lines.append(f"{_padded(label, left)}{''.join(cells)}  {said}".rstrip())
    signs = _signs("".join(drawn), language)
    return "\n".join([*lines, *(["", "   ".join(signs)] if signs else [])]) + "\n"


def _signs(drawn: str, language: Language) -> list[str]:
    """Return what the signs mean that stand in a drawing, besides letters and bars."""
    return [f"{sign} {meaning(language)}" for sign, meaning in _SIGNS.items() if sign in drawn]


def _block_rows(
    incident: Incident, language: Language
) -> Iterator[tuple[str, Period | tuple[Date, str], str]]:
    for window in incident.windows():
        if window.period:
            yield EXPOSURE(language), window.period, say_period(window.period, language)
    for step in steps_of(incident):
        days = signed(step.since_detection, language)
        mark = MARKS[step.event.event]
        label = step.event.event.short(language)
        yield f"{mark} {label}", (step.event.date, mark), f"{say_date(step.event.date, language)}  {days:>6}"


def rows(incidents: Sequence[Incident], language: Language, width: int | None) -> str:
    """Return several incidents on one scale, a row each, and the legend of the letters used."""
    left = max(len(incident.id) for incident in incidents) + 2
    scale = _scale(incidents, (width or PIPE_WIDTH) - left - 1)
    drawings = [_row(incident, scale) for incident in incidents]
    lines = [f"{incident.id:{left}}{drawn}" for incident, drawn in zip(incidents, drawings, strict=True)]
    legend = _legend("".join(drawings), language, width)
    return "\n".join([f"{'':{left}}{scale.ticks()}".rstrip(), *lines, "", *legend]) + "\n"


def _row(incident: Incident, scale: Scale) -> str:
    cells = [AXIS] * scale.columns
    for window in incident.windows():
        if window.period:
            _draw_bar(cells, scale, window.period)
    for step in sorted(steps_of(incident), key=_rank):
        _draw_mark(cells, scale, step.event.date, MARKS[step.event.event])
    return "".join(cells)


def _rank(step: Step) -> int:
    """Return when a mark is drawn: outstanding ones last, over the others."""
    kind = step.event.event
    return OUTSTANDING.index(kind) + 1 if kind in OUTSTANDING else 0


def _legend(drawn: str, language: Language, width: int | None) -> list[str]:
    """Return lines that explain every letter and sign of a drawing."""
    entries = [f"{BAR} {EXPOSURE(language)}"] if BAR in drawn else []
    entries += [f"{mark} {kind.short(language)}" for kind, mark in MARKS.items() if mark in drawn]
    entries += [_SEVERAL(language)] if any(map(str.isdigit, drawn)) else []
    lines = [""]
    for entry in [*entries, *_signs(drawn, language)]:
        if lines[-1] and cells_of(lines[-1]) + 3 + cells_of(entry) > (width or PIPE_WIDTH):
            lines.append("")
        lines[-1] += f"   {entry}" if lines[-1] else entry
    return lines


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells_of(text))
