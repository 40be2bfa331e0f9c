"""Many incidents as SVG: for each kind of step, on how many days it was how often."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from breachcat.figures import Quantity
from breachcat.language import Language, Text
from breachcat.render.pictures.axis import Ruler, months_between
from breachcat.render.pictures.frame import FOOT, HEAD, draw_frame
from breachcat.render.pictures.kinds import Kind, figures_of, kinds_of, median_of
from breachcat.render.pictures.stacks import BAR_KEYS, Bar, bars, draw_bars, spans_of, swatch, told_of
from breachcat.render.pictures.svg import (
    GREY,
    INK,
    MARGIN,
    PALE,
    SMALL,
    WIDTH,
    Block,
    Key,
    arrow,
    block,
    box,
    line,
    lines_of,
    minus,
    write,
)
from breachcat.render.pictures.tracks import Chart
from breachcat.render.pictures.values import Certainty

_LEFT, _RIGHT = 190, 40
_HIGH, _ROW, _BELOW = 40, 84, 9
_SPAN = Text("{first} – {last}", "{first}～{last}")
_MONTHS = Text("{months}: {n:,}", "{months}: {n:,}件")


def draw_overview(chart: Chart, language: Language) -> Block:
    """Return a row for each kind of step: bars for how often it was when, and their median."""
    drawing, kinds = block(), list(kinds_of(chart))
    ruler = Ruler(chart.axis, MARGIN + _LEFT, WIDTH - MARGIN - _RIGHT)
    draw_frame(drawing, chart, ruler, len(kinds) * _ROW, language)

    spans = _quarters(chart, chart.zero, ruler) if chart.zero else spans_of(ruler)

    def told(bar: Bar) -> str:
        return _told_of(bar, chart.zero, language) if chart.zero else told_of(bar, language)

    for number, kind in enumerate(kinds):
        foot = HEAD + (number + 1) * _ROW - 18
        for index, words in enumerate(lines_of(kind.label(language), _LEFT - 16)):
            write(drawing, (MARGIN, foot - 46 + 15 * index), words)
        write(drawing, (MARGIN, foot + 10), minus(figures_of(kind, chart, language)), size=SMALL, fill=GREY)
        line(drawing, (ruler.start, foot), (ruler.end, foot), stroke=PALE)
        draw_bars(drawing, bars(kind.values, spans), ruler, foot, told, _HIGH)
        _draw_median(drawing, median_of(kind), ruler, foot + _BELOW)
    return Block(drawing, HEAD + len(kinds) * _ROW + FOOT)


def _quarters(chart: Chart, zero: date, ruler: Ruler) -> list[tuple[int, int]]:
    """Return spans of one or several months over the whole axis, each wide enough for a bar."""
    start, end = zero.replace(day=1), zero + timedelta(days=chart.axis.last)
    month = (ruler.end - ruler.start) / (chart.axis.last / _DAYS_OF_MONTH)
    step = next((step for step in (1, 3, 6) if step * month >= _LEAST), 12)
    days = [(day - zero).days for day in months_between(start, end + timedelta(days=31 * step), step)]
    return [(first, last - 1) for first, last in pairwise([min(0, days[0]), *days] if days[0] > 0 else days)]


_LEAST, _DAYS_OF_MONTH = 7, 30.4


def _told_of(bar: Bar, zero: date, language: Language) -> str:
    """Return the months of a bar, and how many values it stands for."""
    first, last = ((zero + timedelta(days=day)).isoformat()[:7] for day in (bar.first, bar.last))
    return _MONTHS(
        language,
        months=first if first == last else _SPAN(language, first=first, last=last),
        n=len(bar.values),
    )


def _draw_median(drawing: ET.Element, median: Quantity, ruler: Ruler, y: float) -> None:
    """Draw the median as the range that it is, with an arrow where it has no upper bound."""
    start, end = ruler.at(median.low), ruler.at(median.low if median.high is None else median.high)
    if median.high is None:
        arrow(drawing, start, start + 26, y, stroke=INK, stroke_width=2)
    box(drawing, start - 2, end + 2, y - 4, 8, fill=INK)


def overview_keys(kinds: Iterable[Kind]) -> list[Key]:
    """Return the legend of the signs that are used."""
    used = {Certainty.of(delay) for kind in kinds for _, delay in kind.values}
    return [key for certainty, key in _KEYS.items() if certainty in used] + [_MEDIAN_KEY]


_KEYS = {
    **BAR_KEYS,
    Certainty.BOUND: swatch(
        Certainty.BOUND, Text("that day or later: the date is open (以降)", "その日以降（日付が「以降」）")
    ),
}
_MEDIAN_KEY = Key(
    lambda parent, x, y: box(parent, x - 2, x + 2, y - 4, 8, fill=INK),
    Text("median, wider where dates are imprecise", "中央値（日付に幅があれば広く示す）"),
)
