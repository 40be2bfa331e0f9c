"""The frame of a timeline in SVG: the axis above and below, its lines, and what is logarithmic."""

from xml.etree import ElementTree as ET

from breachcat.language import Language, Text
from breachcat.render.pictures.axis import SINCE_DETECTION, Ruler, Tick, axis_title, date_ticks, day_ticks
from breachcat.render.pictures.svg import GREY, INK, PALE, SMALL, box, line, minus, width_of, write
from breachcat.render.pictures.tracks import Chart

HEAD, FOOT = 40, 36
_TALL = 320  # pixels from which the axis is labelled above too
_SHADE = "#f2f2f2"
_DATE = Text("date", "日付")
_LOGARITHMIC = Text("logarithmic", "対数目盛")
_DETECTION = Text("detection", "発覚")


def draw_frame(drawing: ET.Element, chart: Chart, ruler: Ruler, height: float, language: Language) -> None:
    """Draw all that stands behind the rows, which begin at HEAD and take a height."""
    foot = HEAD + height
    if chart.axis.bend and not chart.axis.bends_after:
        box(drawing, ruler.start, ruler.at(-chart.axis.bend), HEAD, height, fill=_SHADE)
        words = _LOGARITHMIC(language)
        if width_of(words, SMALL) < ruler.at(0) - ruler.start - width_of(_DETECTION(language), SMALL):
            write(drawing, (ruler.start, HEAD - 22), words, size=SMALL, fill=GREY)
    for day, label in ticks(chart, ruler.share(48)):
        x = ruler.at(day)
        line(drawing, (x, HEAD), (x, foot + 4), stroke=PALE)
        for y in (foot + 17, *([HEAD - 7] if height > _TALL else [])):
            write(drawing, (x, y), label, size=SMALL, anchor="middle", fill=GREY)
    line(drawing, (ruler.start, foot), (ruler.end, foot), stroke=INK)
    units = _DATE if chart.zero else SINCE_DETECTION
    title = axis_title(chart.axis, language, units)
    write(drawing, (ruler.end, foot + 31), title, size=SMALL, anchor="end", fill=GREY)
    if chart.is_from_detection:
        line(drawing, (ruler.at(0), HEAD - 4), (ruler.at(0), foot), stroke=INK)
        write(drawing, (ruler.at(0), HEAD - 22), _DETECTION(language), size=SMALL, anchor="middle")


def ticks(chart: Chart, gap: float) -> list[Tick]:
    """Return the labels of the axis: dates, or days since detection."""
    if chart.zero:
        return date_ticks(chart.axis, chart.zero, gap)
    return [Tick(day, minus(label)) for day, label in day_ticks(chart.axis, gap)]
