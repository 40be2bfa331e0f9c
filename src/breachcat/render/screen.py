"""Draw Rich renderables as text for a screen of a width, or for a pipe without any."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from breachcat.language import Language
from breachcat.render.listing import Listing

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
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


def _text_of(console: "Console") -> str:
    assert isinstance(console.file, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in console.file.getvalue().split("\n")[:-1])


def table(listing: Listing[Any], language: Language) -> "RenderableType":
    """Return the listing as a Rich table."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for column in listing.columns:
        drawn.add_column(
            Text(column.heading(language)),
            justify="right" if column.is_figure else "left",
            overflow="fold",
            no_wrap=column.is_whole,
        )
    for cells in listing.cells(language):
        drawn.add_row(*map(Text, cells))
    return drawn
