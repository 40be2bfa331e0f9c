"""Few values as rows: a name, a sign on the axis, the days."""

from xml.etree import ElementTree as ET

from breachcat.delays import Delay
from breachcat.language import Language, Text
from breachcat.problems import shortened
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.svg import (
    BLUE,
    HATCHED,
    INK,
    MARGIN,
    ORANGE,
    PALE,
    WIDTH,
    Key,
    arrow,
    box,
    line,
    minus,
    shape,
    write,
)
from breachcat.render.pictures.values import NAME_LIMIT, Certainty, ordered, value_of
from breachcat.summaries import Summary

ROW_HEIGHT = 19
_RADIUS, _BEYOND = 4.5, 30


def draw_rows(parent: ET.Element, summary: Summary, ruler: Ruler, top: float, language: Language) -> None:
    """Draw a row for each value, the shortest first."""
    for number, (name, delay) in enumerate(ordered(summary)):
        y = top + (number + 0.5) * ROW_HEIGHT
        write(parent, (ruler.start - 14, y + 4), shortened(name, NAME_LIMIT), anchor="end")
        line(parent, (ruler.start, y), (ruler.at(delay.low), y), stroke=PALE)
        _SIGNS[Certainty.of(delay)](parent, delay, ruler, y)
        said = minus(value_of(delay, language))
        days = said.rstrip("+*")
        write(parent, (WIDTH - MARGIN - 12, y + 4), days, anchor="end")
        write(parent, (WIDTH - MARGIN - 11, y + 4), said.removeprefix(days))


def _draw_day(parent: ET.Element, delay: Delay, ruler: Ruler, y: float) -> None:
    draw_dot(parent, ruler.at(delay.low), y)


def _draw_range(parent: ET.Element, delay: Delay, ruler: Ruler, y: float) -> None:
    assert delay.high is not None
    _draw_span(parent, ruler.at(delay.low), ruler.at(delay.high), y)


def _draw_bound(parent: ET.Element, delay: Delay, ruler: Ruler, y: float) -> None:
    x = ruler.at(delay.low)
    arrow(parent, x, x + _BEYOND, y, stroke=INK, stroke_dasharray="4 2")
    draw_bound(parent, x, y)


_SIGNS = {Certainty.DAY: _draw_day, Certainty.RANGE: _draw_range, Certainty.BOUND: _draw_bound}


def draw_dot(parent: ET.Element, x: float, y: float, radius: float = _RADIUS) -> ET.Element:
    """Draw the sign of a value that is known to the day."""
    return shape(parent, "circle", x, y, radius, fill=BLUE)


def draw_bound(parent: ET.Element, x: float, y: float, radius: float = _RADIUS) -> ET.Element:
    """Draw the sign of a lower bound."""
    return shape(parent, "right", x, y, radius, fill=ORANGE, stroke=INK, stroke_width=0.8)


def _draw_span(parent: ET.Element, start: float, end: float, y: float) -> None:
    box(parent, start, max(end, start + 3), y - 4, 8, fill=HATCHED, stroke=BLUE)


DAY_KEY = Key(draw_dot, Text("a value, known to the day", "値（日数が確定）"))
SPAN_KEY = Key(
    lambda parent, x, y: _draw_span(parent, x - 11, x + 11, y),
    Text("somewhere in this range: a date is imprecise", "この範囲のどこか（日付に幅がある）"),
)
BOUND_KEY = Key(
    draw_bound,
    Text("at least so many days: a date is open (以降)", "少なくともこの日数（日付が「以降」など）"),
)
ROW_KEYS = {Certainty.DAY: DAY_KEY, Certainty.RANGE: SPAN_KEY, Certainty.BOUND: BOUND_KEY}
