"""The Kaplan–Meier curve of delays of which some are lower bounds, on the axis of their strip."""

from itertools import pairwise
from xml.etree import ElementTree as ET

from breachcat.estimates import Curve
from breachcat.language import Language, Text
from breachcat.render.pictures.axis import Ruler
from breachcat.render.pictures.svg import BLUE, GREY, INK, PALE, SMALL, add, line, write
from breachcat.summaries import Summary, Survival

CURVE_HEIGHT = 128
_HIGH, _ABOVE = 96, 18  # pixels from 0 to 100 %, and above
CURVE_LABEL = Text("share in which it took longer than that", "それより長くかかった割合")
METHOD = Text("(Kaplan–Meier estimate)", "（カプラン・マイヤー推定）")
CURVE_NOTE = Text(
    "The curve counts a lower bound as still going on until that day and not after (small strokes). "
    "A range of days stands for its middle.",
    "曲線は、下限しか分からない値を、その日までは継続、以後は不明として扱う（小さな縦線）。"
    "日数に幅がある値は、その中央として扱う。",
)


def draw_curve(parent: ET.Element, summary: Summary, survival: Survival, ruler: Ruler, top: float) -> None:
    """Draw the curve, with strokes where a bound ends."""
    foot = top + _ABOVE + _HIGH
    for share in (0, 0.5, 1):
        y = foot - share * _HIGH
        line(parent, (ruler.start, y), (ruler.end, y), stroke=PALE)
        write(parent, (ruler.start - 8, y + 4), f"{share:.0%}", size=SMALL, anchor="end", fill=GREY)
    longest = max(delay.low if delay.high is None else delay.high for _, delay in summary.used)
    _draw_steps(parent, survival.curve, longest, ruler, foot)
    for day in sorted({delay.low for _, delay in summary.used if delay.high is None}):
        y = foot - _share_at(survival.curve, day) * _HIGH
        line(parent, (ruler.at(day), y - 4), (ruler.at(day), y + 4), stroke=INK, stroke_width=0.8)


def _draw_steps(parent: ET.Element, curve: Curve, longest: float, ruler: Ruler, foot: float) -> None:
    """Draw a curve as steps, from all cases at the first day of the axis to the longest seen."""
    steps = ((ruler.axis.first, 1.0), *curve, (longest, curve[-1][1] if curve else 1.0))
    path = f"M{ruler.at(steps[0][0]):.1f} {foot - _HIGH:.1f}"
    for (_, before), (day, share) in pairwise(steps):
        path += f"H{ruler.at(day):.1f}"
        path += f"V{foot - share * _HIGH:.1f}" if share != before else ""
    add(parent, "path", d=path, fill="none", stroke=BLUE, stroke_width=2)


def _share_at(curve: Curve, day: float) -> float:
    return next((share for step, share in reversed(curve) if step <= day), 1.0)


def curve_label(language: Language) -> list[str]:
    """Return what stands beside the curve."""
    return [CURVE_LABEL(language), METHOD(language)]
