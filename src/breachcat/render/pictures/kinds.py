"""The kinds of steps in many incidents: on which days they were, and their median."""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from breachcat.delays import Delay
from breachcat.figures import Quantity, quantile
from breachcat.language import Language, Text
from breachcat.render.pictures.tracks import Chart, Days
from breachcat.render.pictures.values import Value
from breachcat.render.words import say_figure
from breachcat.vocabulary import EventKind

_START = Text("start of exposure", "漏えい期間の開始")
_END = Text("end of exposure", "漏えい期間の終了")
_MEDIAN = Text("median {days}", "中央値 {days}")


class Kind(NamedTuple):
    """A kind of step, what it is called at length and in short, and when it was in the incidents."""

    label: Text
    short: Text
    values: list[Value]


def kinds_of(chart: Chart) -> Iterator[Kind]:
    """Yield every kind of step that there is, with its days; detection only where days are not counted from it."""
    for label, side in ((_START, 0), (_END, 1)):
        ends = [(track.incident.id, bar[side]) for track in chart.tracks for bar in track.windows]
        if values := [(name, _delay(end)) for name, end in ends if isinstance(end, Days)]:
            yield Kind(label, label, values)
    for kind in EventKind:
        if kind is EventKind.DETECTED and chart.is_from_detection:
            continue
        marks = [(track, mark) for track in chart.tracks for mark in track.marks if mark.event.event is kind]
        if marks:
            yield Kind(
                kind.label, kind.short, [(track.incident.id, _delay(mark.at)) for track, mark in marks]
            )


def _delay(at: Days) -> Delay:
    return Delay(at.low, None if at.is_open else at.high)


def median_of(kind: Kind) -> Quantity:
    """Return the median of a kind of step, as a range of days."""
    low = quantile(sorted(float(delay.low) for _, delay in kind.values), 0.5)
    high = quantile(sorted(inf if delay.high is None else float(delay.high) for _, delay in kind.values), 0.5)
    return Quantity(low, None if high == inf else high)


def figures_of(kind: Kind, chart: Chart, language: Language) -> str:
    """Return n of a kind of step, and its median where days are counted from detection."""
    n = f"n = {len(kind.values):,}"
    return n if chart.zero else f"{n} · {_MEDIAN(language, days=say_figure(median_of(kind), language))}"
