"""One incident as SVG: a row for each window of exposure and for each event, with its date and days."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from breachcat.delays import since_detection
from breachcat.language import Language, Text
from breachcat.model import Event
from breachcat.problems import shortened
from breachcat.render.incidents import EXPOSURE
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.frame import FOOT, HEAD, draw_frame
from breachcat.render.pictures.marks import EXPOSURE_HEIGHT, INVESTIGATION_HEIGHT, draw_bar, draw_mark
from breachcat.render.pictures.svg import (
    GREY,
    MARGIN,
    PALE,
    SMALL,
    WIDTH,
    Block,
    block,
    line,
    lines_of,
    width_of,
    write,
)
from breachcat.render.pictures.tracks import Bar, Chart, Mark, Track
from breachcat.render.steps import signed
from breachcat.render.words import say_date, say_period
from breachcat.vocabulary import EventKind

_MOST_LEFT, _RIGHT = 250, 226
_LINE, _PAD = 16, 5
_SCOPE_LIMIT = 44


class Row(NamedTuple):
    """A line of the picture: what it is, what is drawn, when it was, the days since detection."""

    label: str
    what: Bar | Mark
    when: str
    days: str


def rows_of(track: Track, language: Language) -> Iterator[Row]:
    """Yield the windows of exposure, then the events in the order of their dates."""
    for bar in track.windows:
        assert bar.exposure
        assert bar.exposure.period
        scope = shortened(bar.exposure.scope or "", _SCOPE_LIMIT)
        label = f"{EXPOSURE(language)}: {scope}" if scope else EXPOSURE(language)
        yield Row(label, bar, say_period(bar.exposure.period, language), "")
    for mark in track.marks:
        when = say_date(mark.event.date, language)
        yield Row(
            _label(mark.event, language),
            mark,
            when,
            signed(since_detection(track.incident, mark.event), language),
        )


def _label(event: Event, language: Language) -> str:
    label = event.event.label(language)
    return _STAGE(language, event=label, stage=event.stage.label(language)) if event.stage else label


_STAGE = Text("{event} ({stage})", "{event}（{stage}）")
_DATE, _DAYS = Text("date", "日付"), Text("since detection", "発覚から（日）")


def draw_steps(chart: Chart, language: Language) -> Block:
    """Return a row for each window and each event of the only incident of a chart."""
    drawing, (track,) = block(), chart.tracks
    rows = list(rows_of(track, language))
    left = MARGIN + min(max(width_of(row.label) for row in rows), _MOST_LEFT)
    ruler = Ruler(chart.axis, left + 16, WIDTH - MARGIN - _RIGHT)
    labels = [lines_of(row.label, _MOST_LEFT) for row in rows]
    heights = [2 * _PAD + _LINE * len(lines) for lines in labels]
    draw_frame(drawing, chart, ruler, sum(heights), language)
    write(drawing, (ruler.end + 34, HEAD - 7), _DATE(language), size=SMALL, fill=GREY)
    write(drawing, (WIDTH - MARGIN, HEAD - 7), _DAYS(language), size=SMALL, anchor="end", fill=GREY)
    top = float(HEAD)
    for row, lines, height in zip(rows, labels, heights, strict=True):
        y = top + height / 2
        for number, words in enumerate(lines):
            write(drawing, (MARGIN, top + _PAD + (number + 0.75) * _LINE), words)
        _draw_what(drawing, row.what, track, ruler, y)
        write(drawing, (ruler.end + 34, y + 4), row.when)
        write(drawing, (WIDTH - MARGIN, y + 4), row.days, anchor="end")
        top += height
        line(drawing, (MARGIN, top), (WIDTH - MARGIN, top), stroke=PALE)
    return Block(drawing, top + FOOT)


def _draw_what(drawing: ET.Element, what: Bar | Mark, track: Track, ruler: Ruler, y: float) -> None:
    """Draw a window or an event; on the row of its end, the whole investigation."""
    if isinstance(what, Bar):
        draw_bar(drawing, what, ruler, y, EXPOSURE_HEIGHT)
        return
    if track.investigation and what.event.event is EventKind.INVESTIGATION_COMPLETED:
        draw_bar(drawing, track.investigation, ruler, y, INVESTIGATION_HEIGHT)
    draw_mark(drawing, what, ruler, y)
