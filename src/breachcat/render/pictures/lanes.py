"""Several incidents as SVG: a row each, in which no sign hides another."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from breachcat.delays import since_detection
from breachcat.language import Language
from breachcat.problems import shortened
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.frame import FOOT, HEAD, draw_frame
from breachcat.render.pictures.marks import (
    ARROW,
    EXPOSURE_HEIGHT,
    INVESTIGATION_HEIGHT,
    RADIUS,
    draw_bar,
    draw_mark,
    middle_of,
)
from breachcat.render.pictures.svg import MARGIN, PALE, WIDTH, Block, add, block, line, width_of, write
from breachcat.render.pictures.tracks import INVESTIGATION_ENDS, Chart, Mark, Track
from breachcat.render.pictures.values import NAME_LIMIT
from breachcat.render.words import say_date, say_delay, say_period

_LANE, _WINDOW, _PAD = 14, 11, 6
_RIGHT = 40


def draw_lanes(chart: Chart, language: Language) -> Block:
    """Return a row for each incident: its windows one below the other, below them its events."""
    drawing = block()
    names = [shortened(track.incident.id, NAME_LIMIT) for track in chart.tracks]
    left = MARGIN + max(map(width_of, names)) + 16
    ruler = Ruler(chart.axis, left, WIDTH - MARGIN - _RIGHT)
    levels = [levels_of(track.marks, ruler) for track in chart.tracks]
    heights = [
        2 * _PAD + _WINDOW * len(track.windows) + _LANE * (max(level) + 1)
        for track, level in zip(chart.tracks, levels, strict=True)
    ]
    draw_frame(drawing, chart, ruler, sum(heights), language)
    top = float(HEAD)
    for name, track, level, height in zip(names, chart.tracks, levels, heights, strict=True):
        write(drawing, (left - 14, top + height / 2 + 4), name, anchor="end")
        _draw_row(drawing, track, level, ruler, top + _PAD, language)
        top += height
        line(drawing, (MARGIN, top), (ruler.end, top), stroke=PALE)
    return Block(drawing, top + FOOT)


def levels_of(marks: Sequence[Mark], ruler: Ruler) -> list[int]:
    """Return the lane of each mark: the first where it touches no other; ends of an investigation come first."""
    taken: list[list[tuple[float, float]]] = []
    found = [0] * len(marks)
    for index in sorted(range(len(marks)), key=lambda one: marks[one].event.event not in INVESTIGATION_ENDS):
        at, x = marks[index].at, middle_of(marks[index], ruler)
        start = min(ruler.at(at.low), x - RADIUS)
        end = max(ruler.at(at.high) + ARROW * at.is_open, x + RADIUS)
        free = (
            level for level, spans in enumerate([*taken, []])
            if all(end + 3 < other[0] or start - 3 > other[1] for other in spans)
        )  # fmt: skip
        found[index] = level = next(free)
        if level == len(taken):
            taken.append([])
        taken[level].append((start, end))
    return found


def _draw_row(
    drawing: ET.Element, track: Track, levels: list[int], ruler: Ruler, top: float, language: Language
) -> None:
    for number, bar in enumerate(track.windows):
        drawn = draw_bar(drawing, bar, ruler, top + (number + 0.5) * _WINDOW, EXPOSURE_HEIGHT)
        assert bar.exposure
        assert bar.exposure.period
        add(drawn, "title", f"{track.incident.id}: {say_period(bar.exposure.period, language)}")
    y = top + _WINDOW * len(track.windows) + _LANE / 2
    if track.investigation:
        draw_bar(drawing, track.investigation, ruler, y, INVESTIGATION_HEIGHT)
    for mark, level in zip(track.marks, levels, strict=True):
        sign = draw_mark(drawing, mark, ruler, y + level * _LANE)
        add(sign, "title", told(track, mark, language))


def told(track: Track, mark: Mark, language: Language) -> str:
    """Return an event in words: its record, what it is, its date, the days since detection."""
    days = since_detection(track.incident, mark.event)
    label, day = mark.event.event.label(language), say_date(mark.event.date, language)
    return f"{track.incident.id}: {label} {day}" + (f" ({say_delay(days, language)})" if days else "")
