"""The command that compares: diff."""

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from breachcat.cli.help import both
from breachcat.cli.options import command
from breachcat.cli.session import Session
from breachcat.language import Language, Text
from breachcat.refusal import FINE, PROBLEMS, Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, File
    from breachcat.changes import Comparison, Side


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app,
        "diff",
        "Show which facts changed between two states of the catalog, and which delays with them.",
        "カタログの二つの状態を比べ、変わった事実と所要日数を示す。",
    )(diff)


def diff(
    session: Session,
    before: Annotated[
        str,
        typer.Argument(
            metavar="BEFORE",
            help=both(
                "Git revision, or folder of records written with a slash (./old); A..B names both sides.",
                "gitのリビジョン。スラッシュ付き（./old など）は記録のフォルダー。A..B で両方を指定。",
            ),
        ),
    ] = "HEAD",
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="AFTER",
            help=both("The same; the working tree if left out.", "同様。省くと作業ツリー。"),
        ),
    ] = None,
    form: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", "-f", help=both("Form of the output.", "出力の形式。")),
    ] = "text",
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help=both("Exit with 1 if anything changed.", "変更があれば終了コードを1にする。")
        ),
    ] = False,
) -> int:
    """Compare two states of the catalog."""
    from breachcat.render.changes import headline

    comparison = _compared(session, *_sides(before, after))
    _print(session, comparison, form)
    session.remark(headline(comparison, session.language))
    return PROBLEMS if exit_code and comparison.changes else FINE


def _sides(before: str, after: str | None) -> tuple[str, str | None]:
    """Return the two sides that are asked for; A..B is one argument for both, an empty side of it is HEAD."""
    one, dots, other = before.partition("..")
    if not dots or other.startswith("/") or _is_folder(before):
        return before, after
    if after is not None or ".." in other or other.startswith("."):
        from breachcat.problems import shortened

        raise Refused(_NO_PAIR.filled(given=shortened(before)))
    return one or "HEAD", other or "HEAD"


_NO_PAIR = Text(
    "“{given}” cannot be compared: write two revisions, or A..B; for A...B, give `git merge-base A B` and B",
    "「{given}」は比較できません。リビジョンを二つか A..B の形で指定してください。A...B の代わりには git merge-base A B の結果と B を指定します",
)


def _is_folder(asked: str) -> bool:
    """Tell whether a folder is meant: it is written as a path, and is there."""
    is_path = "/" in asked or os.sep in asked or asked in (os.curdir, os.pardir)
    return is_path and os.path.isdir(asked)  # noqa: PTH112  # never raises


def _compared(session: Session, before: str, after: str | None) -> "Comparison":
    """Return what changed; files that are the same on both sides are not even parsed."""
    from breachcat.changes import Comparison, changes_between, differing

    sides = (before, after)
    in_catalog = any(asked is None or not _is_folder(asked) for asked in sides)
    folder = session.location().folder if in_catalog else Path()
    (old, was), (new, stands) = (_state(asked, folder) for asked in sides)
    for side, files in ((old, was), (new, stands)):
        if not files:
            session.remark(_EMPTY.filled(side=side.name))
    ids = [[PurePath(file.name).stem for file in files] for files in (was, stands)]
    catalogs = [_read(session, *given) for given in zip(differing(was, stands), ids, strict=True)]
    return Comparison(old, new, changes_between(*catalogs))


_WORKING_TREE = Text("working tree", "作業ツリー")
_NO_FOLDER = Text("there is no folder “{asked}”", "フォルダー「{asked}」が見つかりません")
_EMPTY = Text("no records there: {side}", "記録がありません: {side}")


def _state(asked: str | None, folder: Path) -> "tuple[Side, list[File]]":
    """Return one side and its files: of the working tree, a folder, or a revision of the catalog's folder."""
    from breachcat.changes import Side
    from breachcat.problems import visible
    from breachcat.store.revisions import commit_of, read_revision

    if asked is None:
        return Side(_WORKING_TREE), _records(folder)
    name = Text(*[visible(asked)] * 2)
    if _is_folder(asked):
        return Side(name), _records(Path(asked))
    if asked.startswith((".", "/")):  # no name in git begins so
        raise Refused(_NO_FOLDER.filled(asked=name))
    commit = commit_of(folder, asked)
    return Side(name, commit), list(read_revision(folder, commit))


def _records(folder: Path) -> "list[File]":
    """Return the files of a folder; one that cannot be read is refused, else all its records seemed withdrawn."""
    from breachcat.problems import visible
    from breachcat.store import read_folder

    files = list(read_folder(folder))
    found = files[0].problem if files and files[0].name == visible(str(folder)) else None
    if found is None:
        return files
    if found.check.code == "BC118":  # nothing in it
        return []
    raise Refused(Text(*(f"{found.file}: {found.message(language)}" for language in Language)))


def _read(session: Session, files: "list[File]", ids: list[str]) -> "Catalog":
    from datetime import date

    from breachcat.catalog import read_catalog

    return read_catalog(session.watched(files), date.today(), ids)


def _print(session: Session, comparison: "Comparison", form: str) -> None:
    from breachcat.render.changes import REPORTS, text_lines

    if form == "text":
        screen = session.screen()
        session.out(screen.lines(text_lines(comparison, session.language, screen.width)))
    else:
        session.out(REPORTS[form](comparison, session.language))
