"""Quartiles, median, minimum and maximum as a box with whiskers; ranges are drawn as ranges."""

from xml.etree import ElementTree as ET

from breachcat.figures import Quantity
from breachcat.language import Text
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.svg import INK, PALE, PAPER, Key, arrow, box, line
from breachcat.summaries import Summary

BOX_HEIGHT = 30
_THICK = 14
BOX_LABEL = Text("quartiles and median", "四分位と中央値")


def draw_box(parent: ET.Element, summary: Summary, ruler: Ruler, top: float) -> None:
    """Draw the box of a summary about the middle of a strip of BOX_HEIGHT; without quartiles, the rest."""
    figures, y = summary.quantities, top + BOX_HEIGHT / 2
    least, most = figures["min"], figures["max"]
    if most.high is None:
        arrow(parent, ruler.at(least.low), ruler.end + 20, y, stroke=INK)
    else:
        line(parent, (ruler.at(least.low), y), (ruler.at(most.high), y), stroke=INK)
        _whisker(parent, ruler.at(most.high), y)
    _whisker(parent, ruler.at(least.low), y)
    if "q1" in figures:
        _draw_quartiles(parent, figures["q1"], figures["q3"], ruler, y)
    _draw_median(parent, figures["median"], ruler, y)


def _whisker(parent: ET.Element, x: float, y: float) -> None:
    line(parent, (x, y - 4), (x, y + 4), stroke=INK)


def _draw_quartiles(parent: ET.Element, first: Quantity, third: Quantity, ruler: Ruler, y: float) -> None:
    """Draw the box as wide as it may be, and darker what is surely inside it."""
    start, end = ruler.at(first.low), ruler.end if third.high is None else ruler.at(third.high)
    box(parent, start, end, y - _THICK / 2, _THICK, fill=PAPER, stroke=INK)
    if first.high is not None and first.high < third.low:
        box(parent, ruler.at(first.high), ruler.at(third.low), y - _THICK / 2, _THICK, fill=PALE, stroke=INK)


def _draw_median(parent: ET.Element, median: Quantity, ruler: Ruler, y: float) -> None:
    start = ruler.at(median.low)
    end = start if median.high is None else ruler.at(median.high)
    box(parent, start - 1.5, max(end, start) + 1.5, y - _THICK / 2 - 3, _THICK + 6, fill=INK)
    if median.high is None:
        arrow(parent, start, start + 26, y, stroke=INK, stroke_width=2)


def _draw_key(parent: ET.Element, x: float, y: float) -> None:
    line(parent, (x - 11, y), (x + 11, y), stroke=INK)
    box(parent, x - 7, x + 7, y - 5, 10, fill=PALE, stroke=INK)
    box(parent, x - 1.5, x + 1.5, y - 7, 14, fill=INK)


BOX_KEY = Key(
    _draw_key,
    Text(
        "half of the values (box), median (bar), all values (line); paler or wider where dates are imprecise",
        "箱: 値の半数、太線: 中央値、線: 全体。日付に幅があれば薄く・広く示す",
    ),
)
