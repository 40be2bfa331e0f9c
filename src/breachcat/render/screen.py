"""Draw Rich renderables as text for a screen of a width, or for a pipe without any."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from breachcat.language import Language
from breachcat.render.listing import Column, Listing
from breachcat.render.wrapping import cells, need, shared, wrapped

if TYPE_CHECKING:
    from rich.console import Console, JustifyMethod, RenderableType
    from rich.text import Text as Line

_UNLIMITED = 100_000  # columns of a pipe: nothing is ever cut or wrapped there


@dataclass(frozen=True, slots=True)
class Screen:
    """What the text is for: the columns of a terminal (None for a pipe), and whether it has colour."""

    width: int | None = None
    colour: bool = False

    def draw(self, *renderables: "RenderableType") -> str:
        """Return the text of the renderables, without blanks at the ends of lines."""
        console = self._console()
        for renderable in renderables:
            console.print(renderable)
        return _text_of(console)

    def lines(self, lines: "Iterable[Line]") -> str:
        """Return the lines as they are: never wrapped, never cut."""
        console = self._console()
        for line in lines:
            console.print(line, soft_wrap=True)
        return _text_of(console)

    def paragraphs(self, lines: "Iterable[Line]") -> str:
        """Return the lines, each wrapped to the screen by itself."""
        return self.draw(*(_wrapped(line, self.width) if self.width else line for line in lines))

    def remarks(self, texts: Iterable[str]) -> str:
        """Return plain texts, each on a line or on as many as the screen needs."""
        from rich.text import Text as Line

        return self.paragraphs(map(Line, texts))

    def _console(self) -> "Console":
        from rich.console import Console

        return Console(
            file=io.StringIO(),
            width=self.width or _UNLIMITED,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )


def _wrapped(line: "Line", width: int) -> "Line":
    from rich.text import Text

    return Text("\n".join(wrapped(line.plain, width)), style=line.style)


def _text_of(console: "Console") -> str:
    assert isinstance(console.file, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in console.file.getvalue().split("\n")[:-1])


def table(listing: Listing[Any], language: Language, width: int | None) -> "RenderableType":
    """Return the listing as a Rich table that fits the width; without one, every row is one line.

    Where there is no room for all columns without breaking words and figures, the table goes on
    below itself, each part with the first column.
    """
    from rich.console import Group

    columns = list(listing.columns)
    cells_of = [[column.heading(language), *cells] for column, cells in _by_column(listing, language)]
    needs = [need(found, is_whole=column.is_whole) for column, found in zip(columns, cells_of, strict=True)]
    parts = _parts(needs, width) if width else [list(range(len(columns)))]
    drawn = [
        _drawn([columns[index] for index in part], [cells_of[index] for index in part], width)
        for part in parts
    ]
    return Group(drawn[0], *(piece for each in drawn[1:] for piece in ("", each)))


def _by_column(listing: Listing[Any], language: Language) -> list[tuple[Column[Any], list[str]]]:
    rows = list(listing.cells(language))
    return [(column, [row[index] for row in rows]) for index, column in enumerate(listing.columns)]


def _parts(needs: list[int], width: int) -> list[list[int]]:
    """Return the indices of the columns of each part, by the cells that each column needs."""
    parts = [[0]] if needs else [[]]
    room = width - needs[0] if needs else width
    for index, wanted in enumerate(needs[1:], 1):
        if wanted + 1 > room and len(parts[-1]) > 1:
            parts.append([0])
            room = width - needs[0]
        parts[-1].append(index)
        room -= wanted + 1
    return parts


def _drawn(columns: list[Column[Any]], cells_of: list[list[str]], width: int | None) -> "RenderableType":
    from rich import box
    from rich.table import Table

    headings, *rows = (list(row) for row in zip(*cells_of, strict=True))
    whole = [column.is_whole for column in columns]
    gap, widths = _layout([headings, *rows], whole, width)
    keep = _leaves_room([headings, *rows], whole, width)
    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, gap - 1, 0, 0), pad_edge=False)
    for column, heading, room in zip(columns, headings, widths, strict=True):
        justify: JustifyMethod = "right" if column.is_figure else "left"
        drawn.add_column(
            _lines(heading, room), justify=justify, overflow="fold", no_wrap=keep and column.is_whole
        )
    for row in rows:
        drawn.add_row(*(_lines(cell, room) for cell, room in zip(row, widths, strict=True)))
    return drawn


def _layout(rows: list[list[str]], whole: list[bool], width: int | None) -> tuple[int, list[int | None]]:
    """Return the blanks between columns, and the width of each; None leaves it to Rich."""
    columns = list(zip(*rows, strict=True))
    needs = [need(column, is_whole=is_whole) for column, is_whole in zip(columns, whole, strict=True)]
    for gap in (2, 1) if width else ():
        if widths := shared(columns, needs, (width or 0) - gap * (len(columns) - 1)):
            return gap, [*widths]
    return (1 if width else 2), [None] * len(columns)


def _leaves_room(rows: list[list[str]], whole: list[bool], width: int | None) -> bool:
    """Tell whether columns that are not to wrap leave some cells to each other one; else Rich would cut."""
    kept = [
        max(map(cells, column))
        for column, is_whole in zip(zip(*rows, strict=True), whole, strict=True)
        if is_whole
    ]
    others = len(whole) - len(kept)
    return width is None or sum(kept) + 2 * others + len(whole) - 1 <= width


def _lines(text: str, width: int | None) -> "Line":
    from rich.text import Text

    return Text("\n".join(wrapped(text, width)) if width else text)
