"""The signs of events and of what lasted: each has a shape and a colour of its own, and reads in grey."""

from typing import NamedTuple
from xml.etree import ElementTree as ET

from breachcat.language import Text
from breachcat.render.incidents import EXPOSURE
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.svg import (
    BLUE,
    GREEN,
    GREY,
    HATCHED,
    INK,
    ORANGE,
    PAPER,
    PURPLE,
    SKY,
    VERMILION,
    YELLOW,
    Key,
    add,
    arrow,
    box,
    shape,
)
from breachcat.render.pictures.tracks import INVESTIGATION, Bar, Mark
from breachcat.vocabulary import EventKind


class Sign(NamedTuple):
    """A shape and its colour."""

    shape: str
    fill: str


SIGNS: dict[EventKind, Sign] = {
    EventKind.DETECTED: Sign("diamond", INK),
    EventKind.MALWARE_REMOVED: Sign("hexagon", PAPER),
    EventKind.PAYMENT_STOPPED: Sign("square", BLUE),
    EventKind.SITE_STOPPED: Sign("square", PAPER),
    EventKind.INVESTIGATION_STARTED: Sign("circle", PAPER),
    EventKind.INVESTIGATION_INTERIM: Sign("circle", GREY),
    EventKind.INVESTIGATION_COMPLETED: Sign("circle", SKY),
    EventKind.PPC_REPORTED: Sign("up", PURPLE),
    EventKind.POLICE_REPORTED: Sign("down", GREEN),
    EventKind.CUSTOMERS_NOTIFIED: Sign("plus", YELLOW),
    EventKind.PUBLISHED: Sign("star", VERMILION),
    EventKind.UPDATED: Sign("star", PAPER),
    EventKind.PAYMENT_RESUMED: Sign("right", BLUE),
    EventKind.SITE_REOPENED: Sign("right", PAPER),
    EventKind.OPERATOR_CHANGED: Sign("burst", GREY),
}
RADIUS = 5.2
ARROW = 22


def draw_sign(parent: ET.Element, kind: EventKind, x: float, y: float, radius: float = RADIUS) -> ET.Element:
    """Draw the sign of a kind of event."""
    sign = SIGNS[kind]
    return shape(parent, sign.shape, x, y, radius, fill=sign.fill, stroke=INK, stroke_width=0.9)


def middle_of(mark: Mark, ruler: Ruler) -> float:
    """Return where the sign of an event stands: in the middle of the days that its date may be."""
    return (ruler.at(mark.at.low) + ruler.at(mark.at.high)) / 2


def draw_mark(parent: ET.Element, mark: Mark, ruler: Ruler, y: float) -> ET.Element:
    """Draw an event: the days that its date may be, an arrow where it may be any later one, the sign."""
    start, end, x = ruler.at(mark.at.low), ruler.at(mark.at.high), middle_of(mark, ruler)
    if mark.at.is_open:
        arrow(parent, end, end + ARROW, y, stroke=INK, stroke_dasharray="4 2")
    if end - start > 2:
        box(parent, start, end, y - 2.5, 5, fill=HATCHED, stroke=GREY, stroke_width=0.6)
    return draw_sign(parent, mark.event.event, x, y)


def draw_bar(parent: ET.Element, bar: Bar, ruler: Ruler, y: float, height: float) -> ET.Element:
    """Draw what lasted, about a y: hatched where it is not known to the day, arrows at ends not known."""
    group = add(parent, "g", stroke=INK, stroke_width=0.6)
    start, end = bar.start, bar.end
    from_, to = ruler.at(start.high) if start else None, ruler.at(end.low) if end else None
    first = ruler.at(start.low) if start else ruler.start
    last = ruler.at(end.high) if end else ruler.end
    box(group, first, max(last, first), y - height / 2, height, fill=HATCHED)
    if from_ is not None and to is not None and from_ <= to:
        box(group, from_, to, y - height / 2, height, fill=ORANGE if bar.exposure else SKY)
    if start is None:
        arrow(group, first, first - 10, y, stroke_width=1)
    if end is None or end.is_open:
        arrow(group, last, last + 12, y, stroke_width=1)
    return group


EXPOSURE_HEIGHT, INVESTIGATION_HEIGHT = 8, 4


def keys_of(bars: list[Bar], marks: list[Mark]) -> list[Key]:
    """Return the legend of all signs that are used."""
    kinds = {mark.event.event for mark in marks}
    keys = [_EXPOSURE_KEY] if any(bar.exposure for bar in bars) else []
    keys += [_INVESTIGATION_KEY] if any(not bar.exposure for bar in bars) else []
    keys += [_key(kind) for kind in SIGNS if kind in kinds]
    ends = [end for bar in bars for end in (bar.start, bar.end)] + [mark.at for mark in marks]
    keys += [_HATCH_KEY] if any(end is None or end.low != end.high for end in ends) else []
    return keys + ([_OPEN_KEY] if any(end is None or end.is_open for end in ends) else [])


def _key(kind: EventKind) -> Key:
    return Key(lambda parent, x, y: draw_sign(parent, kind, x, y), kind.label)


def _swatch(height: float, fill: str, meaning: Text) -> Key:
    return Key(
        lambda parent, x, y: box(
            parent, x - 10, x + 10, y - height / 2, height, fill=fill, stroke=INK, stroke_width=0.6
        ),
        meaning,
    )


_EXPOSURE_KEY = _swatch(EXPOSURE_HEIGHT, ORANGE, EXPOSURE)
_INVESTIGATION_KEY = _swatch(INVESTIGATION_HEIGHT, SKY, INVESTIGATION)
_HATCH_KEY = _swatch(6, HATCHED, Text("somewhere in these days", "この間のいずれかの日"))
_OPEN_KEY = Key(
    lambda parent, x, y: arrow(parent, x - 10, x + 10, y, stroke=INK),
    Text("beyond: earlier or later, not known how far", "さらに前・後（いつまでかは不明）"),
)
