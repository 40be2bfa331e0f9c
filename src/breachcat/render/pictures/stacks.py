"""Many values as stacks: a sign for each where they fit, else bars whose area stands for their number."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor
from typing import NamedTuple
from xml.etree import ElementTree as ET

from breachcat.language import Language, Text
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.rows import BOUND_KEY, DAY_KEY, draw_bound, draw_dot
from breachcat.render.pictures.svg import (
    BLUE,
    GREY,
    HATCHED,
    INK,
    ORANGE,
    PAPER,
    SMALL,
    Key,
    add,
    box,
    minus,
    shape,
    width_of,
    write,
)
from breachcat.render.pictures.values import Certainty, Value, middle, value_of
from breachcat.summaries import Summary

STACK_HEIGHT = 132
_ROOM, _PITCH, _LEAST = 112, 7, 7  # pixels: of the highest stack, between signs, of a bar
_RADIUS = 3


Stacks = list[tuple[float, list[Value]]]
"""Values over the places where they stand."""


def stacks(summary: Summary, ruler: Ruler) -> Stacks | None:
    """Return the values that stand over each place, closely known ones first; None if there is no room."""
    found: dict[float, list[Value]] = defaultdict(list)
    for value in sorted(summary.used, key=_rank):
        found[(floor(ruler.at(middle(value[1])) / _PITCH) + 0.5) * _PITCH].append(value)
    return None if max(map(len, found.values())) * _PITCH > _ROOM else sorted(found.items())


def _rank(value: Value) -> tuple[int, float]:
    return _ORDER.index(Certainty.of(value[1])), middle(value[1])


_ORDER = list(Certainty)


def _draw_ring(parent: ET.Element, x: float, y: float, radius: float = _RADIUS) -> ET.Element:
    return shape(parent, "circle", x, y, radius - 0.5, fill=PAPER, stroke=BLUE)


_SIGNS = {Certainty.DAY: draw_dot, Certainty.RANGE: _draw_ring, Certainty.BOUND: draw_bound}


def stacks_height(found: Stacks) -> float:
    """Return the pixels that the highest stack takes, and some room above."""
    return (max(len(values) for _, values in found) + 1) * _PITCH


def draw_stacks(parent: ET.Element, found: Stacks, foot: float, language: Language) -> None:
    """Draw the stacks on a common foot; pointing at a sign tells its record."""
    for x, values in found:
        for height, (name, delay) in enumerate(values):
            y = foot - (height + 0.5) * _PITCH
            sign = _SIGNS[Certainty.of(delay)](parent, x, y, _RADIUS)
            add(sign, "title", f"{name}: {value_of(delay, language)}")


class Bar(NamedTuple):
    """The values from a day to another, both counted."""

    first: int
    last: int
    values: list[Value]

    def number(self, certainty: Certainty) -> int:
        """Return how many of the values are known so closely."""
        return sum(Certainty.of(delay) is certainty for _, delay in self.values)


def bars(values: Sequence[Value], spans: Sequence[tuple[int, int]]) -> list[Bar]:
    """Return a bar for each span of days, from a day to another."""
    found = [Bar(first, last, []) for first, last in spans]
    ends = [last + 0.5 for _, last in spans]
    for value in values:
        found[min(bisect_right(ends, middle(value[1])), len(ends) - 1)].values.append(value)
    return found


def spans_of(ruler: Ruler, least: float = _LEAST) -> list[tuple[int, int]]:
    """Return spans of whole days over the whole axis, each at least so wide; none reaches over zero."""
    after = list(_spans(ruler, 0, ceil(ruler.axis.last), 1, least))
    before = [span[::-1] for span in _spans(ruler, -1, floor(ruler.axis.first), -1, least)]
    return [*reversed(before), *after]


def _spans(ruler: Ruler, first: int, end: int, step: int, least: float) -> Iterator[tuple[int, int]]:
    """Yield the first and the last day of each bar, outwards from a day to the end of the axis."""
    while (end - first) * step >= 0:
        last = first
        while last != end and abs(ruler.at(last + step / 2) - ruler.at(first - step / 2)) < least:
            last += step
        yield first, last
        first = last + step


_FILLS: dict[Certainty, dict[str, str | float]] = {
    Certainty.DAY: {"fill": BLUE},
    Certainty.RANGE: {"fill": HATCHED, "stroke": BLUE, "stroke_width": 0.6},
    Certainty.BOUND: {"fill": ORANGE, "stroke": INK, "stroke_width": 0.6},
}
_TOLD = Text("{first:,}–{last:,} days: {n:,} values", "{first:,}～{last:,}日: {n:,}件")
_TOLD_OF_DAY = Text("{first:,} days: {n:,} values", "{first:,}日: {n:,}件")


def told_of(bar: Bar, language: Language) -> str:
    """Return how many values a bar stands for."""
    told = _TOLD_OF_DAY if bar.first == bar.last else _TOLD
    return minus(told(language, first=bar.first, last=bar.last, n=len(bar.values)))


def draw_bars(
    parent: ET.Element,
    found: Sequence[Bar],
    ruler: Ruler,
    foot: float,
    told: Callable[[Bar], str],
    room: float = _ROOM,
) -> None:
    """Draw the bars on a common foot; over the tallest, how many values it stands for."""
    spans = [(ruler.at(bar.first - 0.5), ruler.at(bar.last + 0.5)) for bar in found]
    heights = [len(bar.values) / max(end - start, 1) for bar, (start, end) in zip(found, spans, strict=True)]
    tallest = heights.index(max(heights))
    for number, (bar, (start, end)) in enumerate(zip(found, spans, strict=True)):
        if not bar.values:
            continue
        words = told(bar)
        per_value = room / max(heights) / max(end - start, 1)
        _draw_bar(parent, bar, (start + 0.5, end - 0.5), foot, per_value, words)
        if number == tallest:
            half = width_of(words, SMALL) / 2
            x = min(max((start + end) / 2, ruler.start + half), ruler.end - half)
            write(parent, (x, foot - room - 5), words, size=SMALL, anchor="middle", fill=GREY, is_backed=True)


def _draw_bar(
    parent: ET.Element, bar: Bar, span: tuple[float, float], foot: float, per_value: float, told: str
) -> None:
    """Draw one bar up from its foot, closely known values first; pointing at it tells its number."""
    group = add(parent, "g")
    add(group, "title", told)
    for certainty in _ORDER:
        if height := bar.number(certainty) * per_value:
            foot -= height
            box(group, span[0], span[1], foot, height, **_FILLS[certainty])


def swatch(certainty: Certainty, meaning: Text) -> Key:
    """Return the sign of bars of values that are known so closely, with a meaning."""
    return Key(lambda parent, x, y: box(parent, x - 9, x + 9, y - 5, 10, **_FILLS[certainty]), meaning)


STACK_KEYS = {
    Certainty.DAY: DAY_KEY,
    Certainty.RANGE: Key(
        _draw_ring,
        Text("imprecise date: drawn in the middle of its range", "日付に幅がある記録（範囲の中央に示す）"),
    ),
    Certainty.BOUND: BOUND_KEY,
}
BAR_KEYS = {
    Certainty.DAY: swatch(Certainty.DAY, Text("number of values (area of the bar)", "値の数（棒の面積）")),
    Certainty.RANGE: swatch(Certainty.RANGE, STACK_KEYS[Certainty.RANGE].meaning),
    Certainty.BOUND: swatch(Certainty.BOUND, BOUND_KEY.meaning),
}
