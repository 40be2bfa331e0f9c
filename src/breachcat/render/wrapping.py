"""Wrap mixed Japanese and Latin text to cells of a terminal, and share a width among columns.

Rich folds a Japanese sentence as one long word, and so breaks the Latin words and figures in it.
"""

import re
from collections.abc import Sequence

_STAYS_BEHIND = ",;)、。，．・：；）」』】〉》〕］｝ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ！？"
_PIECE = rf"[^\x00-\u2e7f][{_STAYS_BEHIND}]*|[\x21-\u2e7f]+[{_STAYS_BEHIND}]*|[ \t]+"
"""A wide character, a run of narrow ones, or blanks; what may not begin a line stays with it."""


def cells(text: str) -> int:
    """Return the cells of a terminal that a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def least_width(text: str) -> int:
    """Return the narrowest width to which a text wraps without breaking a word or figure."""
    return max((cells(piece) for piece in re.findall(_PIECE, text) if not piece.isspace()), default=0)


def wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text in a width; a piece that is wider than it is broken."""
    lines = [""]
    for piece in re.findall(_PIECE, text):
        if cells(lines[-1]) + cells(piece.rstrip()) <= width:
            lines[-1] += piece
        elif not piece.isspace():
            lines[-1] = lines[-1].rstrip()
            lines += _broken(piece, width)
    return [line.rstrip() for line in lines if line] or [""]


def _broken(piece: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(piece, max(width, 2)) if cells(piece) > width else [piece]


def need(column: Sequence[str], *, is_whole: bool) -> int:
    """Return the least width of a column: without breaking a word or figure, or a whole cell."""
    return max(map(cells if is_whole else least_width, column), default=0)


def shared(columns: Sequence[Sequence[str]], needs: Sequence[int], room: int) -> list[int] | None:
    """Return widths of the columns (of cells) that fit the room, with the fewest lines a row.

    None if not even what they need fits.
    """
    natural = [max(map(cells, column), default=0) for column in columns]
    for comfort in _COMFORT:
        least = [max(low, min(high, comfort)) for low, high in zip(needs, natural, strict=True)]
        if sum(least) <= room:
            return _fewest_lines(least, natural, room)
    return None


_COMFORT = (12, 10, 8, 6, 0)
"""Cells that a column of running Japanese gets where there is room, though it wraps anywhere."""


def _fewest_lines(least: list[int], natural: list[int], room: int) -> list[int]:
    for lines in range(1, max(natural) + 1):
        widths = [max(low, -(-high // lines)) for low, high in zip(least, natural, strict=True)]
        if sum(widths) <= room:
            return _spread(widths, natural, room)
    return least


def _spread(widths: list[int], natural: list[int], room: int) -> list[int]:
    """Give what room is left to the columns that lack least, so that most need one line only."""
    left = room - sum(widths)
    for lacking, index in sorted((high - widths[index], index) for index, high in enumerate(natural)):
        given = min(max(lacking, 0), left)
        widths[index] += given
        left -= given
    return widths
