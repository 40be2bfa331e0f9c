"""The command about layout: fmt."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.help import both
from breachcat.cli.options import command
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE, Refused

if TYPE_CHECKING:
    from rich.text import Text as Line

    from breachcat.catalog import File
    from breachcat.problems import Problem


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "fmt", "Lay records out in their one form; values and comments stay.",
        "記録の体裁を標準の形に整える。値とコメントは変えない。",
    )(fmt)  # fmt: skip


_Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help=both(
            "Files or folders, - from standard input to standard output; the catalog if left out.",
            "ファイルかフォルダー。- は標準入力から標準出力へ。省くとカタログ全体。",
        ),
    ),
]
_Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=both(
            "Write nothing; list the files that would change, and exit with 1 if there are any.",
            "書き込まずに、変わるファイルを一覧する。あれば終了コードは1。",
        ),
    ),
]
_Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=both(
            "Write nothing; show the changes, and exit with 1 if there are any.",
            "書き込まずに、変更点を表示する。あれば終了コードは1。",
        ),
    ),
]


def fmt(session: Session, paths: _Paths = None, check: _Check = False, diff: _Diff = False) -> int:
    """Lay records out."""
    from breachcat.store import STANDARD_INPUT, read_paths
    from breachcat.store.writing import writable

    is_shown = check or diff
    show = _show_difference if diff else _show_name
    places = paths or [session.location().folder if is_shown else writable(session.location())]
    named = [path for path in places if str(path) != STANDARD_INPUT]
    fates = [
        _laid_out(session, file, show if is_shown else _write) for file in session.watched(read_paths(named))
    ]
    if named:
        session.remark(_summary(fates, is_shown=is_shown))
    if len(named) < len(places):
        (file,) = read_paths([Path(STANDARD_INPUT)])
        fates.append(_laid_out(session, file, show if is_shown else _print))
    if _Fate.MISSING in fates:
        return WRONG_USE
    failing = {_Fate.LEFT, _Fate.UNREAD, *([_Fate.CHANGED] if is_shown else [])}
    return PROBLEMS if failing.intersection(fates) else FINE


class _Fate(Enum):
    """What becomes of a file."""

    SAME = "it has its form"
    CHANGED = "it was changed, or would be"
    LEFT = "it has problems"
    UNREAD = "it cannot be read"
    MISSING = "it does not exist"


def _laid_out(session: Session, file: "File", deliver: "Callable[[Session, File, str], None]") -> _Fate:
    """Deliver the new form of a file, or say why there is none."""
    from breachcat.document import read_document
    from breachcat.layout import obstacles, proved

    if file.problem:
        _show_problems(session, [file.problem])
        return _Fate.MISSING if file.problem.check.code == "BC101" else _Fate.UNREAD
    document = read_document(file.data, file.name)
    if problems := obstacles(document):
        _show_problems(session, problems)
        return _Fate.LEFT
    try:
        text = proved(document)
        if text.encode() == file.data and deliver is not _print:
            return _Fate.SAME
        deliver(session, file, text)
    except Refused as refused:
        session.remark(refused.message)
        return _Fate.LEFT
    return _Fate.CHANGED


def _show_problems(session: Session, problems: "Sequence[Problem]") -> None:
    """Say the problems on standard error: standard output is for records."""
    from breachcat.render.report import report_lines
    from breachcat.render.screen import Screen

    session.remark(Screen().lines(report_lines(problems, session.language)).removesuffix("\n"))


def _print(session: Session, _: "File", text: str) -> None:
    session.out(text)


def _show_name(session: Session, file: "File", _: str) -> None:
    session.out(f"{file.name}\n")


def _write(session: Session, file: "File", text: str) -> None:
    from breachcat.store.writing import replace_file

    assert file.path, "standard input is printed"
    replace_file(file.path, file.data, text.encode())
    session.remark(_CHANGED.filled(file=file.name))


_CHANGED = Text("changed: {file}", "変更: {file}")


def _show_difference(session: Session, file: "File", text: str) -> None:
    """Show what would change; a pipe gets it byte for byte, for programs that apply it."""
    lines = list(_difference(file.data.decode(), text, file.name))
    screen = session.screen()
    if screen.width is None and not screen.colour:
        session.out("".join(f"{line}\n" for line in lines))
    else:
        session.out(screen.lines(map(_coloured, lines)))


def _difference(before: str, after: str, name: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_ended_lines(before), _ended_lines(after), name, name, lineterm=""):
        yield from line.split("\n")


def _ended_lines(text: str) -> list[str]:
    """Return the lines of a text; where the last has no end, it says so as `diff` does."""
    *lines, rest = text.split("\n")
    return [*lines, f"{rest}\n\\ No newline at end of file"] if rest else lines


def _coloured(line: str) -> "Line":
    from rich.text import Text as Line

    from breachcat.problems import visible

    return Line(visible(line), style=next((style for start, style in _COLOURS if line.startswith(start)), ""))


_COLOURS = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))


def _summary(fates: list[_Fate], *, is_shown: bool) -> Text:
    same, changed, left = map(fates.count, (_Fate.SAME, _Fate.CHANGED, _Fate.LEFT))
    records = same + changed + left
    number = Text(f"{records:,} record{'' if records == 1 else 's'}", f"{records:,}件の記録")
    said = _WOULD_CHANGE if is_shown else _HAVE_CHANGED
    return said.filled(number=number, changed=changed, left=_LEFT.filled(left=left) if left else "")


_HAVE_CHANGED = Text("{number}, {changed} changed{left}", "{number}のうち{changed}件を変更{left}")
_WOULD_CHANGE = Text("{number}, {changed} would change{left}", "{number}のうち{changed}件が変更の対象{left}")
_LEFT = Text(", {left} left because of problems", "、{left}件は問題があるためそのまま")
