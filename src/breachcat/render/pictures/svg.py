"""The elements of an SVG picture: shapes, texts with estimated widths, and the sheet that holds them."""

from collections.abc import Callable, Sequence
from math import cos, pi, sin
from typing import NamedTuple
from xml.etree import ElementTree as ET

from breachcat.language import Language, Text
from breachcat.problems import visible
from breachcat.render.wrapping import cells, wrapped

WIDTH, MARGIN = 960, 32
INK, GREY, PALE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
BLUE, SKY, GREEN, ORANGE = "#0072b2", "#56b4e9", "#009e73", "#e69f00"
YELLOW, VERMILION, PURPLE = "#f0e442", "#d55e00", "#cc79a7"
"""The colours of Okabe and Ito, which people with any kind of colour vision tell apart."""
FONTS = (
    "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', "
    "'Yu Gothic', Meiryo, 'BIZ UDPGothic', IPAexGothic, sans-serif"
)
BODY, SMALL = 12, 11
_CELL = 0.54  # em of a figure or of a Latin letter on average; a Japanese character is 1 em, two cells
_HATCH = "hatch"
HATCHED = f"url(#{_HATCH})"


def width_of(text: str, size: float = BODY) -> float:
    """Return about how wide a text will be in a sans-serif font, in pixels."""
    wide = cells(text) - len(text)
    return size * (_CELL * (len(text) - wide) + wide)


def lines_of(text: str, width: float, size: float = BODY) -> list[str]:
    """Return the lines of a text that fit a width in pixels."""
    return [line.strip() for line in wrapped(visible(text), int(width / size / _CELL))]


def minus(text: str) -> str:
    """Return figures with minus signs in place of hyphens, apart from the dash of a range."""
    return text.replace("–-", " – -").replace("-", "\u2212")


def add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str | float) -> ET.Element:
    """Add an element; underscores in the names of attributes stand for hyphens."""
    said = {name.replace("_", "-"): _said(value) for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, said)
    if text:
        element.text = visible(text)
    return element


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def write(
    parent: ET.Element,
    place: tuple[float, float],
    text: str,
    *,
    size: float = BODY,
    anchor: str = "start",
    bold: bool = False,
    fill: str = INK,
    is_backed: bool = False,
) -> None:
    """Write a text from, about or up to a place on its base line; nothing where it is empty.

    With a background it hides the lines behind it.
    """
    if not text:
        return
    x, y = place
    if is_backed:
        width = width_of(visible(text), size) + 4
        left = x - 2 - {"start": 0, "middle": width / 2 - 2, "end": width - 4}[anchor]
        add(parent, "rect", x=left, y=y - size, width=width, height=size + 3, fill=PAPER)
    element = add(parent, "text", text, x=x, y=y, font_size=size, fill=fill)
    if anchor != "start":
        element.set("text-anchor", anchor)
    if bold:
        element.set("font-weight", "bold")


def line(
    parent: ET.Element, start: tuple[float, float], end: tuple[float, float], **style: str | float
) -> ET.Element:
    """Draw a straight line."""
    return add(parent, "line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **style)


def box(
    parent: ET.Element, start: float, end: float, y: float, height: float, **style: str | float
) -> ET.Element:
    """Draw a rectangle from one x to another; it is at least a pixel wide."""
    return add(parent, "rect", x=start, y=y, width=max(end - start, 1), height=height, **style)


def arrow(parent: ET.Element, start: float, end: float, y: float, **style: str | float) -> ET.Element:
    """Draw an arrow from one x to another, which may lie on either side; dashes spare its head."""
    shaft = line(parent, (start, y), (end, y), **style)
    back = 5 if end < start else -5
    head = f"M{_said(end + back)} {_said(y - 4)}L{_said(end)} {_said(y)}L{_said(end + back)} {_said(y + 4)}"
    style.pop("stroke_dasharray", None)
    add(parent, "path", d=head, fill="none", **style)
    return shaft


def _polygon(*points: tuple[float, float]) -> tuple[tuple[float, float], ...]:
    return points


def _star(spikes: int, inner: float) -> tuple[tuple[float, float], ...]:
    turns = [(pi * turn / spikes, 1.25 if turn % 2 == 0 else inner) for turn in range(2 * spikes)]
    return tuple((radius * sin(angle), -radius * cos(angle)) for angle, radius in turns)


_ARM = 0.38
SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond": _polygon((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "square": _polygon((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "up": _polygon((0, -1.15), (1.15, 0.95), (-1.15, 0.95)),
    "down": _polygon((0, 1.15), (1.15, -0.95), (-1.15, -0.95)),
    "right": _polygon((1.15, 0), (-0.95, 1.15), (-0.95, -1.15)),
    "plus": _polygon(
        (-_ARM, -1.1), (_ARM, -1.1), (_ARM, -_ARM), (1.1, -_ARM), (1.1, _ARM), (_ARM, _ARM),
        (_ARM, 1.1), (-_ARM, 1.1), (-_ARM, _ARM), (-1.1, _ARM), (-1.1, -_ARM), (-_ARM, -_ARM),
    ),
    "star": _star(5, 0.55),
    "burst": _star(4, 0.4),
    "hexagon": tuple((sin(pi * turn / 3), -cos(pi * turn / 3)) for turn in range(6)),
}  # fmt: skip
"""The corners of shapes about their middle, for a radius of one; a circle has none."""


def shape(
    parent: ET.Element, name: str, x: float, y: float, radius: float, **style: str | float
) -> ET.Element:
    """Draw a shape of SHAPES, or a circle, about a middle."""
    if name == "circle":
        return add(parent, "circle", cx=x, cy=y, r=radius, **style)
    corners = [f"{_said(x + radius * dx)} {_said(y + radius * dy)}" for dx, dy in SHAPES[name]]
    return add(parent, "path", d=f"M{'L'.join(corners)}Z", **style)


class Block(NamedTuple):
    """A part of a picture, as wide as the sheet, and its height."""

    drawing: ET.Element
    height: float


def block() -> ET.Element:
    """Return an empty group, for a part of a picture."""
    return ET.Element("g")


def paragraph(
    text: str, *, size: float = BODY, bold: bool = False, fill: str = INK, before: float = 0
) -> Block:
    """Return a text over the whole width, in as many lines as it needs, with some room before it."""
    drawing, pitch = block(), round(size * 1.5)
    lines = lines_of(text, (WIDTH - 2 * MARGIN) / (1.06 if bold else 1), size)
    for number, words in enumerate(lines, 1):
        write(drawing, (MARGIN, before + number * pitch - 4), words, size=size, bold=bold, fill=fill)
    return Block(drawing, before + len(lines) * pitch)


class Key(NamedTuple):
    """An entry of a legend: how its sign is drawn about a place, and what it means."""

    draw: Callable[[ET.Element, float, float], object]
    meaning: Text


def legend(keys: Sequence[Key], language: Language) -> Block:
    """Return the signs with their meanings, in as many rows as they need."""
    drawing, x, y = block(), float(MARGIN), 14.0
    for key in keys:
        meaning = key.meaning(language)
        room = 30 + width_of(meaning) + 18
        if x > MARGIN and x + room > WIDTH - MARGIN:
            x, y = float(MARGIN), y + 20
        key.draw(drawing, x + 11, y)
        write(drawing, (x + 30, y + 4), meaning)
        x += room
    return Block(drawing, y + 14)


def sheet(blocks: Sequence[Block], title: str, description: str, language: Language) -> str:
    """Return the picture with the blocks one below the other, as the text of an SVG file."""
    height = sum(part.height for part in blocks) + 2 * MARGIN
    root = ET.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {_said(height)}", "width": str(WIDTH),
        "height": _said(height), "role": "img", "lang": language.value, "xml:lang": language.value,
        "font-family": FONTS,
    })  # fmt: skip
    add(root, "title", title)
    _describe(root, description)
    _define_hatch(root)
    add(root, "rect", width=WIDTH, height=height, fill=PAPER)
    top = float(MARGIN)
    for part in blocks:
        part.drawing.set("transform", f"translate(0 {_said(top)})")
        root.append(part.drawing)
        top += part.height
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _describe(root: ET.Element, description: str) -> None:
    """Add what the picture shows in words, a line for each part."""
    add(root, "desc").text = "\n".join(map(visible, description.split("\n")))


def _define_hatch(root: ET.Element) -> None:
    """Define the strokes that mark what is not known to the day."""
    pattern = add(add(root, "defs"), "pattern", id=_HATCH, width=4, height=4, patternUnits="userSpaceOnUse")
    pattern.set("patternTransform", "rotate(45)")
    add(pattern, "rect", width=4, height=4, fill=PAPER)
    add(pattern, "rect", width=1.6, height=4, fill=GREY)
