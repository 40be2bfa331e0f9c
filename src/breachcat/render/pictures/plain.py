"""What drawings in plain characters share: columns of a ruler, the axis, legends, wrapped words."""

from collections.abc import Sequence

from breachcat.render.chart import NARROWEST, PIPE_WIDTH
from breachcat.render.pictures.axis import Axis, Ruler, Tick
from breachcat.render.wrapping import cells, wrapped

WIDEST = 200


def width_for(terminal: int | None) -> int:
    """Return the columns of a drawing: those of the terminal, if they are not too many; of a pipe 100."""
    return min(terminal or PIPE_WIDTH, WIDEST)


def ruler_of(axis: Axis, left: int, right: int, width: int) -> Ruler:
    """Return a ruler between so many columns on either side."""
    return Ruler(axis, 0, max(width - left - right - 1, NARROWEST) - 1)


def column(ruler: Ruler, day: float) -> int:
    """Return the column of a day."""
    return round(ruler.at(day))


def columns(ruler: Ruler) -> int:
    """Return how many columns there are."""
    return int(ruler.end) + 1


def tick_line(ruler: Ruler, ticks: Sequence[Tick]) -> str:
    """Return the axis: a stroke and a label at each tick that there is room for."""
    line, free = [" "] * columns(ruler), 0
    for day, label in ticks:
        place, words = column(ruler, day), f"|{label}"
        if place + len(words) > len(line):  # at the end, the label stands before the stroke
            place, words = place - len(label), f"{label}|"
        if place >= free:
            line[place : place + len(words)] = words
            free = place + len(words) + 1
    return "".join(line)


def padded(text: str, width: int) -> str:
    """Return a text with blanks behind it up to a number of cells."""
    return text + " " * (width - cells(text))


def legend_lines(entries: Sequence[str], width: int) -> list[str]:
    """Return the entries of a legend, as many on a line as there is room for."""
    lines: list[str] = []
    for entry in entries:
        if lines and cells(lines[-1]) + 3 + cells(entry) <= width:
            lines[-1] += f"   {entry}"
        else:
            lines += wrapped(entry, width)
    return lines


def paragraphs(texts: Sequence[str], width: int) -> list[str]:
    """Return texts as lines of a width; empty ones are left out."""
    return [line for text in texts if text for line in wrapped(text, width)]
