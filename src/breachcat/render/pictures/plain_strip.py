"""The distribution of delays in plain characters: a strip for each summary."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from breachcat.delays import Delay
from breachcat.groups import Grouping
from breachcat.language import Language, Text
from breachcat.problems import shortened
from breachcat.render.chart import ONWARD, SPREAD
from breachcat.render.pictures import captions
from breachcat.render.pictures.axis import Axis, Ruler, axis_title, day_ticks
from breachcat.render.pictures.captions import Origin
from breachcat.render.pictures.plain import (
    column,
    columns,
    legend_lines,
    padded,
    paragraphs,
    ruler_of,
    tick_line,
)
from breachcat.render.pictures.values import FEW, NAME_LIMIT, Certainty, axes_of, middle, ordered, value_of
from breachcat.render.wrapping import cells
from breachcat.summaries import Summary

VALUE, MEDIAN, BOX, WHISKER, LEADER = "o", "M", "=", "-", "."
_SIGNS = {Certainty.DAY: VALUE, Certainty.RANGE: SPREAD, Certainty.BOUND: ONWARD}
_MEANINGS = {
    Certainty.DAY: Text("a value", "値"),
    Certainty.RANGE: Text("somewhere in these days", "この間のいずれか"),
    Certainty.BOUND: Text("at least so many days", "少なくともこの日数"),
}
_IN_THE_MIDDLE = Text("imprecise, in the middle of its range", "幅のある値（範囲の中央）")
_BOX = Text("[==] half of the values   M median   -- all values", "[==] 値の半数   M 中央値   -- 全体")
_EACH = Text("(a sign: up to {n} values)", "（記号1つで最大{n}件）")
_MOST_ROWS = 8
_INDENT, _GAP = 2, 12  # columns: before what is drawn, between the labels of an axis


def plot(
    summaries: Sequence[Summary], origin: Origin, grouping: Grouping | None, language: Language, width: int
) -> str:
    """Return the strips one below the other, the legend, and the source."""
    axes, margins = axes_of(summaries), _margins(summaries, language)
    title = captions.title_of(summaries, grouping, language)
    lines = [*paragraphs([title, captions.subtitle_of(summaries, language)], width), ""]
    headings = captions.headings(summaries, grouping, language)
    for one, (heading, definition) in zip(summaries, headings, strict=True):
        texts = [heading, definition, captions.n_of(one, language)]
        texts += [captions.figures(one, language), captions.without(one, language)]
        lines += paragraphs(texts, width)
        why = captions.undrawn(one)
        lines += [why(language)] if why else _strip(one, axes[one.measure.name], margins, language, width)
        lines.append("")
    drawn = [one for one in summaries if not captions.undrawn(one)]
    lines += legend_lines(list(_legend(drawn, language)), width)
    lines += paragraphs([captions.source(origin, language)], width)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _strip(
    summary: Summary, axis: Axis, margins: tuple[int, int], language: Language, width: int
) -> Iterator[str]:
    """Yield the values, the box and the axis of a summary."""
    if summary.n <= FEW:
        left, right = margins
        ruler = ruler_of(axis, left, right, width)
        yield from _rows(summary, ruler, left, right, language)
    else:
        left, ruler = _INDENT, ruler_of(axis, _INDENT, 0, width)
        lines, each = _stacks(summary, ruler)
        yield from (f"{'':{left}}{line}" for line in lines)
        if each > 1:
            yield f"{'':{left}}{_EACH(language, n=each)}"
    if summary.n > 1:
        yield f"{'':{left}}{_box(summary, ruler)}"
    yield f"{'':{left}}{tick_line(ruler, day_ticks(axis, ruler.share(_GAP)))}"
    yield f"{'':{left}}{axis_title(axis, language)}"


def _margins(summaries: Sequence[Summary], language: Language) -> tuple[int, int]:
    """Return the columns that names and values take where each value gets a row."""
    values = [value for one in summaries if one.n <= FEW for value in one.used]
    names = max((len(shortened(name, NAME_LIMIT)) for name, _ in values), default=0)
    said = max((cells(value_of(delay, language)) for _, delay in values), default=0)
    return _INDENT + names + 2, said + 2


def _rows(summary: Summary, ruler: Ruler, left: int, right: int, language: Language) -> Iterator[str]:
    for name, delay in ordered(summary):
        label = padded(f"{'':{_INDENT}}{shortened(name, NAME_LIMIT)}", left)
        said = value_of(delay, language)
        yield f"{label}{_row(delay, ruler)}{'':{right - cells(said)}}{said}"


def _row(delay: Delay, ruler: Ruler) -> str:
    """Return the sign of one value, led up to by dots."""
    drawn = [" "] * columns(ruler)
    start = column(ruler, delay.low)
    drawn[:start] = LEADER * start
    end = start if delay.high is None else column(ruler, delay.high)
    drawn[start : end + 1] = _SIGNS[Certainty.of(delay)] * (end + 1 - start)
    return "".join(drawn)


def _stacks(summary: Summary, ruler: Ruler) -> tuple[list[str], int]:
    """Return lines of signs that stand on each other, and how many values each of them stands for at most."""
    stacks: dict[int, list[Certainty]] = defaultdict(list)
    for delay in sorted((delay for _, delay in summary.used), key=_rank):
        stacks[column(ruler, middle(delay))].append(Certainty.of(delay))
    each = ceil(max(map(len, stacks.values())) / _MOST_ROWS)
    drawn = {place: "".join(_SIGNS[one] for one in values[::each]) for place, values in stacks.items()}
    heights = range(max(map(len, drawn.values())) - 1, -1, -1)
    return [
        "".join(drawn.get(place, "")[height : height + 1] or " " for place in range(columns(ruler)))
        for height in heights
    ], each


def _rank(delay: Delay) -> int:
    return list(Certainty).index(Certainty.of(delay))


def _box(summary: Summary, ruler: Ruler) -> str:
    """Return the box: --[==MM==]--, with an arrow where the longest has no upper bound."""
    drawn, figures = [" "] * columns(ruler), summary.quantities
    _draw(drawn, ruler, figures["min"].low, figures["max"].high, WHISKER)
    if figures["max"].high is None:
        drawn[-1] = ONWARD
    if "q1" in figures:
        _draw(drawn, ruler, figures["q1"].low, figures["q3"].high, BOX)
        drawn[column(ruler, figures["q1"].low)] = "["
        drawn[-1 if figures["q3"].high is None else column(ruler, figures["q3"].high)] = (
            ONWARD if figures["q3"].high is None else "]"
        )
    _draw(drawn, ruler, figures["median"].low, figures["median"].high or figures["median"].low, MEDIAN)
    return "".join(drawn)


def _draw(drawn: list[str], ruler: Ruler, start: float, end: float | None, sign: str) -> None:
    first, last = column(ruler, start), len(drawn) - 1 if end is None else column(ruler, end)
    drawn[first : last + 1] = sign * (last + 1 - first)


def _legend(summaries: Sequence[Summary], language: Language) -> Iterator[str]:
    """Yield what the signs mean that are used."""
    for certainty, sign in _SIGNS.items():
        few = [one for one in summaries if one.n <= FEW and _has(one, certainty)]
        many = [one for one in summaries if one.n > FEW and _has(one, certainty)]
        meaning = _MEANINGS[certainty]
        if few or (many and certainty is not Certainty.RANGE):
            yield f"{sign} {meaning(language)}"
        elif many:
            yield f"{sign} {_IN_THE_MIDDLE(language)}"
    if any(one.n > 1 for one in summaries):
        yield _BOX(language)


def _has(summary: Summary, certainty: Certainty) -> bool:
    return any(Certainty.of(delay) is certainty for _, delay in summary.used)
