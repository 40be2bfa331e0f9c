"""The options of commands that draw a picture, and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from breachcat.cli.help import both
from breachcat.cli.options import Group
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog
    from breachcat.model import Incident
    from breachcat.render.pictures.captions import Origin

STANDARD_OUTPUT = "-"
_DRAW = both("Draw a picture", "図を描く")
_OPTIONS: dict[str, Any] = {
    "plot": Annotated[
        bool | None,
        typer.Option(
            "--plot",
            rich_help_panel=_DRAW,
            help=both("Draw in the terminal, in plain characters.", "端末に文字で描く。"),
        ),
    ],
    "svg": Annotated[
        str | None,
        typer.Option(
            "--svg",
            metavar="FILE",
            rich_help_panel=_DRAW,
            help=both(
                "Write a picture as SVG, over an older one; - is standard output.",
                "図をSVGで書き出す（既存のファイルは上書き）。- なら標準出力。",
            ),
        ),
    ],
}
_ALIGN: dict[str, Any] = {
    "align": Annotated[
        Literal["detection", "calendar"] | None,
        typer.Option(
            rich_help_panel=_DRAW,
            help=both(
                "Count days from detection, or show dates; several are aligned at detection, one is not.",
                "発覚からの日数か、暦の日付か。既定は、複数なら発覚から、一件なら日付。",
            ),
        ),
    ],
}


@dataclass(frozen=True)
class Picture:
    """Which picture is wanted, and where it is to go."""

    plot: bool
    svg: str | None
    align: str | None = None

    def __bool__(self) -> bool:
        """Tell whether any is wanted."""
        return self.plot or self.svg is not None

    @property
    def is_aligned(self) -> bool | None:
        """Whether incidents are aligned at detection; None where nothing was said."""
        return None if self.align is None else self.align == "detection"


def _wanted(given: dict[str, Any]) -> Picture:
    picture = Picture(bool(given["plot"]), given["svg"], given.get("align"))
    if picture.align and not picture:
        raise Refused(_ALIGN_ALONE)
    if picture.plot and picture.svg == STANDARD_OUTPUT:
        raise Refused(_BOTH_ON_STANDARD_OUTPUT)
    return picture


PICTURE = Group(_OPTIONS, _wanted)
PICTURE_OF_DAYS = Group(_OPTIONS | _ALIGN, _wanted)
_ALIGN_ALONE = Text(
    "--align is about a picture; add --plot or --svg FILE",
    "--align は図の指定です。--plot か --svg FILE と共に使ってください",
)
_BOTH_ON_STANDARD_OUTPUT = Text(
    "--plot and --svg - both go to standard output; name a file for --svg",
    "--plot と --svg - は、どちらも標準出力に書きます。--svg にはファイル名を指定してください",
)
_OTHER_FORM = Text(
    "--plot and --svg draw a picture, {option} asks for something else; use one of them",
    "--plot と --svg は図を描く指定で、{option} とは同時に使えません。どちらか一方にしてください",
)
_WRITTEN = Text("written: {file}", "書き込みました: {file}")


def refuse_others(picture: Picture, **asked: bool) -> None:
    """Refuse options, by their names, that ask for something else than a picture."""
    for option, is_asked in asked.items():
        if picture and is_asked:
            raise Refused(_OTHER_FORM.filled(option=f"--{option}"))


def origin_of(catalog: "Catalog", incidents: "list[Incident]") -> "Origin":
    """Return what the source line of a picture tells."""
    from datetime import date

    from breachcat.render.pictures.captions import Origin

    return Origin(incidents, len(catalog.incidents), date.today())


def show(session: Session, picture: Picture, *, plain: Callable[[int], str], svg: Callable[[], str]) -> None:
    """Print the picture in plain characters, write it as SVG, or both."""
    if picture.plot:
        from breachcat.render.pictures.plain import width_for

        session.out(plain(width_for(session.screen().width)))
    if picture.svg == STANDARD_OUTPUT:
        session.out(svg())
    elif picture.svg is not None:
        from pathlib import Path

        from breachcat.problems import visible
        from breachcat.store.writing import write_file

        write_file(Path(picture.svg), svg().encode())
        session.remark(_WRITTEN.filled(file=visible(picture.svg)))
