"""The distribution of delays as SVG: a panel for each summary, on one axis of days for each measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from breachcat.groups import Grouping
from breachcat.language import Language
from breachcat.problems import shortened
from breachcat.render.pictures import captions
from breachcat.render.pictures.axis import Ruler, axis_title, day_ticks
from breachcat.render.pictures.captions import Origin
from breachcat.render.pictures.curve import CURVE_HEIGHT, CURVE_NOTE, curve_label, draw_curve
from breachcat.render.pictures.quartiles import BOX_HEIGHT, BOX_KEY, BOX_LABEL, draw_box
from breachcat.render.pictures.rows import ROW_HEIGHT, ROW_KEYS, draw_rows
from breachcat.render.pictures.stacks import (
    BAR_KEYS,
    STACK_HEIGHT,
    STACK_KEYS,
    Stacks,
    bars,
    draw_bars,
    draw_stacks,
    spans_of,
    stacks,
    stacks_height,
    told_of,
)
from breachcat.render.pictures.svg import (
    GREY,
    INK,
    MARGIN,
    PALE,
    SMALL,
    WIDTH,
    Block,
    Key,
    block,
    legend,
    line,
    lines_of,
    minus,
    paragraph,
    sheet,
    width_of,
    write,
)
from breachcat.render.pictures.values import FEW, NAME_LIMIT, Certainty, axes_of
from breachcat.summaries import Summary

_LEAST_LEFT, _RIGHT = 150, 108
_GAP, _FOOT = 10, 36
_OVER = 20  # pixels over the highest bar, for its label


@dataclass(frozen=True, slots=True)
class Strip:
    """A summary to be drawn on a ruler, which all summaries of its measure share."""

    summary: Summary
    ruler: Ruler

    @property
    def stacks(self) -> Stacks | None:
        """The values as stacks; None where they do not fit."""
        return stacks(self.summary, self.ruler)

    @property
    def values_height(self) -> float:
        """The pixels that the values take, with the room above them."""
        if self.is_few:
            return ROW_HEIGHT * self.summary.n
        return stacks_height(found) if (found := self.stacks) else STACK_HEIGHT

    @property
    def is_few(self) -> bool:
        """Tell whether each value gets a row."""
        return self.summary.n <= FEW

    @property
    def has_box(self) -> bool:
        """Tell whether there is more than one value to sum up."""
        return self.summary.n > 1

    @property
    def has_curve(self) -> bool:
        """Tell whether there are bounds, which a plain summary does not take for what they are."""
        return self.summary.bounds > 0 and self.summary.n > 1

    def legend_keys(self) -> list[Key]:
        """Return the legend of the signs that are used."""
        if captions.undrawn(self.summary):
            return []
        stacked = STACK_KEYS if self.stacks else BAR_KEYS
        signs = ROW_KEYS if self.is_few else stacked
        used = {Certainty.of(delay) for _, delay in self.summary.used}
        return [key for certainty, key in signs.items() if certainty in used] + [BOX_KEY] * self.has_box


def picture(
    summaries: Sequence[Summary], origin: Origin, grouping: Grouping | None, language: Language
) -> str:
    """Return a picture of the summaries as SVG: title, legend, a panel each, notes, source."""
    title = captions.title_of(summaries, grouping, language)
    strips = _strips(summaries)
    blocks = [paragraph(title, size=20, bold=True)]
    if subtitle := captions.subtitle_of(summaries, language):
        blocks.append(paragraph(subtitle, fill=GREY))
    if keys := dict.fromkeys(key for strip in strips for key in strip.legend_keys()):
        blocks.append(legend(list(keys), language))
    headings = captions.headings(summaries, grouping, language)
    for strip, (heading, definition) in zip(strips, headings, strict=True):
        blocks += _panel(strip, heading, definition, language)
    remarks = captions.notes(summaries, origin.incidents, language)
    remarks += [CURVE_NOTE(language)] if any(strip.has_curve for strip in strips) else []
    for number, remark in enumerate([*remarks, captions.source(origin, language)]):
        blocks.append(paragraph(remark, size=SMALL, fill=GREY, before=0 if number else 14))
    return sheet(blocks, title, _description(summaries, grouping, language), language)


def _description(summaries: Sequence[Summary], grouping: Grouping | None, language: Language) -> str:
    """Return the picture in words, for those who do not see it."""
    told = [
        [heading, captions.n_of(one, language), captions.figures(one, language)]
        for one, (heading, _) in zip(summaries, captions.headings(summaries, grouping, language), strict=True)
    ]
    return "\n".join(": ".join(filter(None, parts)) for parts in told)


def _strips(summaries: Sequence[Summary]) -> list[Strip]:
    """Return the strips with their rulers: an axis for each measure, the same place on the sheet for all."""
    named = [name for one in summaries if one.n <= FEW for name, _ in one.used]
    left = max(_LEAST_LEFT, *(width_of(shortened(name, NAME_LIMIT)) + 16 for name in named), 0)
    axes = axes_of(summaries)
    return [
        Strip(one, Ruler(axes[one.measure.name], MARGIN + left, WIDTH - MARGIN - _RIGHT)) for one in summaries
    ]


def _panel(strip: Strip, heading: str, definition: str, language: Language) -> list[Block]:
    """Return the blocks of a panel: heading, definition, n and figures, drawing."""
    summary = strip.summary
    blocks = [paragraph(heading, size=15, bold=True, before=22)] if heading else []
    if definition:
        blocks.append(paragraph(definition, fill=GREY))
    n = captions.n_of(summary, language)
    figures = captions.figures(summary, language)
    blocks += [paragraph(f"{n} · {minus(figures)}" if figures else n)]
    if reasons := captions.without(summary, language):
        blocks.append(paragraph(reasons, size=SMALL, fill=GREY))
    why = captions.undrawn(summary)
    return [*blocks, paragraph(why(language), before=8) if why else _drawing(strip, language)]


def _drawing(strip: Strip, language: Language) -> Block:
    """Return the values, the box and the curve, one below the other over one axis."""
    drawing, summary, ruler = block(), strip.summary, strip.ruler
    box_top = 2 * _GAP + strip.values_height
    curve_top = box_top + BOX_HEIGHT * strip.has_box
    foot = curve_top + CURVE_HEIGHT * strip.has_curve
    top = _GAP if strip.is_few or strip.stacks else _GAP + _OVER
    _draw_axis(drawing, ruler, top, foot, language)
    _draw_values(drawing, strip, language)
    if strip.has_box:
        _label(drawing, [BOX_LABEL(language)], ruler.start - 14, box_top + BOX_HEIGHT / 2 + 4)
        draw_box(drawing, summary, ruler, box_top)
    if strip.has_curve and summary.survival:
        _label(drawing, curve_label(language), ruler.start - 46, curve_top + 46)
        draw_curve(drawing, summary, summary.survival, ruler, curve_top)
    return Block(drawing, foot + _FOOT)


def _draw_values(drawing: ET.Element, strip: Strip, language: Language) -> None:
    if strip.is_few:
        draw_rows(drawing, strip.summary, strip.ruler, _GAP, language)
    elif found := strip.stacks:
        draw_stacks(drawing, found, _GAP + strip.values_height, language)
    else:
        found_bars = bars(strip.summary.used, spans_of(strip.ruler))
        draw_bars(drawing, found_bars, strip.ruler, _GAP + STACK_HEIGHT, lambda bar: told_of(bar, language))


def _label(drawing: ET.Element, words: Sequence[str], end: float, y: float) -> None:
    """Write what a part of a strip shows, on its left, up to an x."""
    lines = [one for text in words for one in lines_of(text, end - MARGIN, SMALL)]
    for number, said in enumerate(lines):
        write(drawing, (MARGIN, y + 15 * number), said, size=SMALL, fill=GREY)


def _draw_axis(drawing: ET.Element, ruler: Ruler, top: float, foot: float, language: Language) -> None:
    """Draw the axis at the foot of a strip, with thin lines up through it."""
    for day, label in day_ticks(ruler.axis, ruler.share(54)):
        x = ruler.at(day)
        line(drawing, (x, top), (x, foot + 4), stroke=GREY if day == 0 else PALE)
        write(drawing, (x, foot + 17), minus(label), size=SMALL, anchor="middle", fill=GREY)
    line(drawing, (ruler.start, foot), (ruler.end, foot), stroke=INK)
    write(
        drawing, (ruler.end, foot + 31), axis_title(ruler.axis, language), size=SMALL, anchor="end", fill=GREY
    )
