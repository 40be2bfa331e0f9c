"""Timelines as a gantt diagram of Mermaid, which Markdown on GitHub and elsewhere draws."""

from collections.abc import Iterator, Sequence
from datetime import date

from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.problems import visible
from breachcat.render.incidents import Step, Window, rows_of
from breachcat.render.steps import Row, about, days_of, say_when
from breachcat.render.wrapping import cells
from breachcat.vocabulary import Basis

_SEVERAL = Text("What happened when: {} incidents", "事案の経過: {}件")
_SECTIONS = ((Window, Text("exposure", "漏えい期間")), (Step, Text("steps", "経過")))
"""The sections of a single incident."""

_WIDE = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in "%:;#,<>&\"'`\\{}"}
"""Signs that mean something to Mermaid, HTML or Markdown, and the wide forms, which do not."""

_PADDING, _CELL = 75, 6  # pixels that Mermaid leaves for the names of sections, and that a cell takes


def gantt(incidents: Sequence[Incident], language: Language) -> str:
    """Return the text of a diagram: a bar for each window, a milestone for each step.

    A step whose day is not exact is a bar over the days that it may be; ends are included. A window
    without a start or an end begins or ends with all that is known of its incident.
    """
    sections = list(_sections(incidents, language))
    lines = [*_front_matter([name for name, _ in sections]), "gantt", *_head(incidents, language)]
    for name, tasks in sections:
        lines += [f"    section {name}", *(f"    {task}" for task in tasks)]
    return "\n".join(lines) + "\n"


def _front_matter(names: Sequence[str]) -> list[str]:
    """Return the setting that gives the names of sections room, where they need more than they have."""
    padding = _CELL * (max(map(cells, names)) + 2)
    settings = ["---", "config:", "  gantt:", f"    leftPadding: {padding}", "---"]
    return settings if padding > _PADDING else []


def _head(incidents: Sequence[Incident], language: Language) -> Iterator[str]:
    title = _SEVERAL(language).format(len(incidents))
    if len(incidents) == 1:
        title = f"{incidents[0].id} {incidents[0].organization.name}"
    yield f"    title {_plain(title)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    inclusiveEndDates"
    yield "    todayMarker off"


def _sections(incidents: Sequence[Incident], language: Language) -> Iterator[tuple[str, list[str]]]:
    """Yield name and tasks of each section: one for each incident, two for a single one."""
    for incident in incidents:
        rows = rows_of(incident)
        days = [day for row in rows for day in days_of(row)]
        tasks = [(row, _task(row, min(days), max(days), language)) for row in rows]
        if len(incidents) > 1:
            yield incident.id, [task for _, task in tasks]
            continue
        for kind, name in _SECTIONS:
            if found := [task for row, task in tasks if isinstance(row, kind)]:
                yield name(language), found


def _task(row: Row, first: date, last: date, language: Language) -> str:
    """Return the line of a step or window; `first` and `last` stand in for ends that are not known."""
    name = _plain(" ".join(_named(row, language)))
    start, end = days_of(row)
    if isinstance(row, Window):
        return f"{name} :crit, {start if row.period.start else first}, {end if row.period.end else last}"
    return f"{name} :milestone, {start}, 0d" if start == end else f"{name} :active, {start}, {end}"


def _named(row: Row, language: Language) -> Iterator[str]:
    """Yield what it is, when it was, and how surely that is known where the notice does not state it."""
    yield about(row, language)[0]
    yield say_when(row, language)
    if isinstance(row, Step) and row.event.basis is not Basis.STATED:
        yield f"[{row.event.basis.short(language)}]"


def _plain(text: str) -> str:
    """Return text that Mermaid shows as it stands, but for the width of some signs."""
    return visible(text).translate(_WIDE)
