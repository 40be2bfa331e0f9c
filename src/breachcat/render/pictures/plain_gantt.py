"""What happened when, in plain characters: one incident step by step, several row by row, many by kind of step."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from breachcat.delays import since_detection
from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.problems import shortened
from breachcat.render.chart import AXIS, BACKWARD, BAR, MARKS, ONWARD, OUTSTANDING, SPREAD
from breachcat.render.incidents import EXPOSURE
from breachcat.render.pictures import captions
from breachcat.render.pictures.axis import SINCE_DETECTION, Ruler, axis_title, date_ticks, day_ticks
from breachcat.render.pictures.captions import Origin
from breachcat.render.pictures.gantt import NOTHING, charts_of, is_overview, n_of, name_of, title_of
from breachcat.render.pictures.kinds import Kind, figures_of, kinds_of
from breachcat.render.pictures.plain import (
    column,
    columns,
    legend_lines,
    padded,
    paragraphs,
    ruler_of,
    tick_line,
)
from breachcat.render.pictures.tracks import INVESTIGATION, Bar, Chart, Mark
from breachcat.render.pictures.values import NAME_LIMIT, middle
from breachcat.render.steps import signed
from breachcat.render.words import say_date, say_period
from breachcat.render.wrapping import cells
from breachcat.vocabulary import EventKind

INVESTIGATED = "-"
_DATE = Text("date", "日付")
_GAP = 12  # columns between the labels of an axis
_RAMP = ".:-=+*#%@"
_SEVERAL = Text("2–9 that many other events at once", "2–9 その数の他の出来事")
_DENSITY = Text("{ramp} rare to frequent, in each row", "{ramp} 行ごとの頻度（少ない～多い）")
_MEANINGS = {
    BAR: EXPOSURE,
    INVESTIGATED: INVESTIGATION,
    SPREAD: Text("somewhere in these days", "この間のいずれかの日"),
    ONWARD: Text("or later", "以降"),
    BACKWARD: Text("or earlier", "以前から"),
}


class Line(NamedTuple):
    """A row of a drawing: what stands before it, its cells, what stands behind it."""

    label: str
    drawn: str
    said: str = ""


def plot(
    incidents: Sequence[Incident],
    origin: Origin,
    language: Language,
    width: int,
    *,
    is_aligned: bool | None = None,
    detail: bool = False,
) -> str:
    """Return the rows on one axis, or in detail on one for each incident; the legend, n and the source."""
    charts = charts_of(incidents, is_aligned=is_aligned, detail=detail)
    texts = [title_of(incidents, charts, language), n_of(incidents, charts, language)]
    lines = paragraphs(texts, width)
    for chart in charts:
        if len(charts) > 1:
            lines += ["", *paragraphs([name_of(chart.tracks[0].incident)], width)]
        lines += _drawing(chart, language, width)
    lines += [] if charts else [NOTHING(language)]
    lines += ["", *paragraphs([captions.source(origin, language)], width)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _drawing(chart: Chart, language: Language, width: int) -> list[str]:
    """Return the axis, the rows and the legend."""
    make = _overview if is_overview(chart) else _steps if len(chart.tracks) == 1 else _lanes
    sides = [(line.label, line.said) for line in make(chart, _narrowest(chart), language)]
    left, right = (max(cells(side[number]) for side in sides) + 2 for number in (0, 1))
    ruler = ruler_of(chart.axis, left, right, width)
    rows = list(make(chart, ruler, language))
    gap = ruler.share(_GAP)
    ticks = date_ticks(chart.axis, chart.zero, gap) if chart.zero else day_ticks(chart.axis, gap)
    title = axis_title(chart.axis, language, _DATE if chart.zero else SINCE_DETECTION)
    lines = [f"{'':{left}}{tick_line(ruler, ticks)}"]
    lines += [f"{padded(row.label, left)}{row.drawn}  {row.said}" for row in rows]
    lines += [f"{'':{left}}{title}", ""]
    if is_overview(chart):
        return lines + legend_lines([_DENSITY(language, ramp=_RAMP)], width)
    return lines + legend_lines(list(_legend("".join(row.drawn for row in rows), language)), width)


def _narrowest(chart: Chart) -> Ruler:
    return ruler_of(chart.axis, 0, 0, 0)


def _steps(chart: Chart, ruler: Ruler, language: Language) -> Iterator[Line]:
    """Yield a line for each window and for each event of the only incident."""
    track = chart.tracks[0]
    for bar in track.windows:
        drawn = _blank(ruler)
        _draw_bar(drawn, ruler, bar)
        assert bar.exposure
        assert bar.exposure.period
        yield Line(EXPOSURE(language), "".join(drawn), say_period(bar.exposure.period, language))
    for mark in track.marks:
        drawn, kind = _blank(ruler), mark.event.event
        if track.investigation and kind is EventKind.INVESTIGATION_COMPLETED:
            _draw_bar(drawn, ruler, track.investigation)
        _draw_mark(drawn, ruler, mark)
        days = signed(since_detection(track.incident, mark.event), language)
        said = f"{say_date(mark.event.date, language)}  {days:>6}"
        yield Line(f"{MARKS[kind]} {kind.short(language)}", "".join(drawn), said)


def _lanes(chart: Chart, ruler: Ruler, _language: Language) -> Iterator[Line]:
    """Yield a line for each incident."""
    for track in chart.tracks:
        drawn = _blank(ruler)
        for bar in (*track.windows, *([track.investigation] if track.investigation else [])):
            _draw_bar(drawn, ruler, bar)
        for mark in sorted(track.marks, key=_rank):
            _draw_mark(drawn, ruler, mark)
        yield Line(shortened(track.incident.id, NAME_LIMIT), "".join(drawn))


def _overview(chart: Chart, ruler: Ruler, language: Language) -> Iterator[Line]:
    """Yield a line for each kind of step: how often it was when."""
    for kind in kinds_of(chart):
        yield Line(kind.short(language), _density(kind, ruler), figures_of(kind, chart, language))


def _density(kind: Kind, ruler: Ruler) -> str:
    counts = [0] * columns(ruler)
    for _, delay in kind.values:
        counts[column(ruler, middle(delay))] += 1
    most = max(counts)
    return "".join(_RAMP[(count * len(_RAMP) - 1) // most] if count else " " for count in counts)


def _rank(mark: Mark) -> int:
    """Return when a mark is drawn: outstanding ones last, over the others."""
    kind = mark.event.event
    return OUTSTANDING.index(kind) + 1 if kind in OUTSTANDING else 0


def _blank(ruler: Ruler) -> list[str]:
    return [AXIS] * columns(ruler)


def _draw_bar(drawn: list[str], ruler: Ruler, bar: Bar) -> None:
    """Draw what lasted; `~` where it is not known to the day, an arrow at an end that is not known."""
    first = column(ruler, bar.start.low) if bar.start else 0
    last = column(ruler, bar.end.high) if bar.end else len(drawn) - 1
    for place in range(first, last + 1):
        if drawn[place] == AXIS:
            drawn[place] = SPREAD
    if bar.start and bar.end:
        start, end = column(ruler, bar.start.high), column(ruler, bar.end.low)
        drawn[start : end + 1] = (BAR if bar.exposure else INVESTIGATED) * (end + 1 - start)
    if bar.start is None:
        drawn[0] = BACKWARD
    if bar.end is None or bar.end.is_open:
        drawn[last] = ONWARD


def _draw_mark(drawn: list[str], ruler: Ruler, mark: Mark) -> None:
    """Draw the letter on the first day, `~` up to the last, `>` behind an open date."""
    first, last = column(ruler, mark.at.low), column(ruler, mark.at.high)
    for place in range(first + 1, last + 1):
        if drawn[place] in _BACKGROUND:
            drawn[place] = SPREAD
    here = drawn[first]
    if mark.event.event in OUTSTANDING or not here.isalnum():
        drawn[first] = MARKS[mark.event.event]
    else:
        drawn[first] = str(min(int(here) + 1, 9)) if here.isdigit() else "2"
    if mark.at.is_open and drawn[last + 1 : last + 2] and drawn[last + 1] in _BACKGROUND:
        drawn[last + 1] = ONWARD


_BACKGROUND = (AXIS, BAR, INVESTIGATED)


def _legend(drawn: str, language: Language) -> Iterator[str]:
    """Yield what the letters and signs mean that are used."""
    yield from (f"{mark} {kind.short(language)}" for kind, mark in MARKS.items() if mark in drawn)
    if any(map(str.isdigit, drawn)):
        yield _SEVERAL(language)
    yield from (f"{sign} {meaning(language)}" for sign, meaning in _MEANINGS.items() if sign in drawn)
