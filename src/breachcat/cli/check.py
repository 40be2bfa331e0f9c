"""The commands about checks: check, explain."""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.codes import WANTED, complete_codes, wanted_codes
from breachcat.cli.help import both
from breachcat.cli.options import CheckFormOption, command
from breachcat.cli.session import Session, current_folder
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE, Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, File
    from breachcat.checks import Check
    from breachcat.record import Record

    Read = tuple[File, Record, bool]  # the last: whether what was to be written could be


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(
        app, "check", "Check records and show every fault at its place.",
        "記録を検査し、誤りをその場所と共に示す。", wanted=WANTED,
    )(check)  # fmt: skip
    command(app, "explain", "Explain a check, with samples.", "検査を例と共に説明する。")(explain)


_Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help=both(
            "Files or folders, - for standard input; the catalog if left out.",
            "ファイルかフォルダー。- は標準入力。省くとカタログ全体。",
        ),
    ),
]
_Listed = Annotated[
    bool, typer.Option("--list", help=both("List the checks, and check nothing.", "検査の一覧を示す。"))
]
_Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help=both("Exit with 1 for warnings as well.", "警告でも 終了コードを1にする。")
    ),
]
_Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help=both("Mend in the files what surely can be.", "確実に直せる誤りを ファイルの中で直す。")
    ),
]
_Since = Annotated[
    str | None,
    typer.Option(
        metavar="REV",
        help=both(
            "Fail only for what changed since this git revision; the rest is known debt.",
            "この版以降に変えた 記録だけ判定する。残りは既知とする。",
        ),
    ),
]


def check(
    session: Session,
    wanted: "Callable[[Check], bool]",
    paths: _Paths = None,
    form: CheckFormOption = None,
    listed: _Listed = False,
    strict: _Strict = False,
    fix: _Fix = False,
    since: _Since = None,
) -> int:
    """Check records."""
    if listed:
        return _list(session, form)
    from breachcat.store import STANDARD_INPUT, read_paths
    from breachcat.store.writing import writable

    places = paths or [writable(session.location()) if fix else session.location().folder]
    if fix and STANDARD_INPUT in map(str, places):
        raise Refused(_NO_FILE)
    older = [] if since is None else _older(places, since)
    read = _mended if fix else _checked
    files, records, written = zip(
        *(read(session, file, wanted) for file in session.watched(read_paths(places))), strict=True
    )
    catalog = _among_others(session, records, places)
    if since is not None:
        catalog = _compared(catalog, files, older, places)
    return max(
        report(session, catalog.narrowed(wanted), form, strict=strict), FINE if all(written) else PROBLEMS
    )


def _list(session: Session, form: str | None) -> int:
    from breachcat.render.page import all_checks

    session.listing(all_checks(), "json" if form == "json" else "table")
    return FINE


def _checked(_: Session, file: "File", __: "Callable[[Check], bool]") -> "Read":
    from breachcat.catalog import checked

    return file, checked(file, date.today()), True


def _mended(session: Session, file: "File", wanted: "Callable[[Check], bool]") -> "Read":
    """Write the safe repairs into a file, and say what was done; where that is refused, the file is as it was."""
    from dataclasses import replace

    from breachcat.mending import mended
    from breachcat.store.writing import replace_file

    done = mended(file, date.today(), wanted)
    if not (done.number and file.path):
        return file, done.record, True
    try:
        replace_file(file.path, file.data, done.data)
    except Refused as refused:
        session.remark(refused.message)
        return *_checked(session, file, wanted)[:2], False
    session.remark(_MENDED.filled(file=file.name, number=done.number))
    return replace(file, data=done.data), done.record, True


_NO_FILE = Text(
    "--fix writes into files, and standard input is none; name the file",
    "--fix はファイルに書き込みます。標準入力ではなくファイルを指定してください",
)
_MENDED = Text("mended in {file}: {number}", "{file} で直した誤り: {number}件")


def _among_others(session: Session, records: "Sequence[Record]", places: list[Path]) -> "Catalog":
    """Return the records as a catalog, with what stands between them and the others of their folders.

    Those of standard input belong to the catalog; the file there with the same id is what they are to replace.
    """
    from breachcat.catalog import beside
    from breachcat.store import STANDARD_INPUT, find_catalog, read_neighbours

    given = STANDARD_INPUT in map(str, places)
    found = find_catalog(session.folder, os.environ, current_folder()) if given else None
    others = read_neighbours(places, [found.folder] if found else [])
    own = {whole.id for record in records if given and (whole := record.incident or record.tombstone)}
    return beside(records, session.watched(file for file in others if Path(file.name).stem not in own))


def report(session: Session, catalog: "Catalog", form: str | None = None, *, strict: bool = False) -> int:
    """Print the problems of a catalog and what they come to; return the exit code."""
    from breachcat.render.report import verdict

    problems = catalog.problems
    _print(session, catalog, form or usual_form())
    session.remark(verdict(problems, catalog.checked, session.language))
    if any(found.check.code == "BC101" for found in problems):
        return WRONG_USE
    failing = [found for found in problems if (not found.known if strict else found.counts)]
    return PROBLEMS if failing else FINE


def usual_form() -> str:
    """Return the form of a report that nobody asked for."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _print(session: Session, catalog: "Catalog", form: str) -> None:
    if form == "text":
        from breachcat.render.report import report_lines

        session.out(session.screen().lines(list(report_lines(catalog.problems, session.language))))
    else:
        from breachcat.render.machines import REPORTS

        session.out(REPORTS[form](catalog.records, session.language))


def _older(places: list[Path], revision: str) -> "list[File]":
    """Return the files that the folders of the places held at a revision."""
    from breachcat.store import folders_of
    from breachcat.store.revisions import read_revision

    return [file for folder in folders_of(places) for file in read_revision(folder, revision)]


def _compared(
    catalog: "Catalog", files: "Sequence[File]", older: "list[File]", places: list[Path]
) -> "Catalog":
    """Return the catalog with what was known before marked as such, however the paths are spelled."""
    from dataclasses import replace

    from breachcat.baseline import Baseline, compared
    from breachcat.problems import visible
    from breachcat.store import spelling_of

    names = {spelling_of(file.path): file.name for file in files if file.path}
    before = [replace(file, name=names.get(spelling_of(file.path), file.name)) for file in older if file.path]
    before.sort(key=lambda file: file.name in names.values())  # what stands beside comes first, as now
    whole = tuple(visible(str(place)) for place in places if os.path.isdir(place))  # noqa: PTH112  # never raises
    return compared(catalog, files, Baseline(before, whole, date.today()))


def explain(
    session: Session,
    codes: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE",
            help=both("Codes or names of checks.", "検査のコードか名前。"),
            autocompletion=complete_codes,
        ),
    ],
) -> int:
    """Explain checks."""
    from breachcat.checks import CHECKS
    from breachcat.render.page import page

    for code in wanted_codes("explain", codes):
        session.out(session.screen().paragraphs(page(CHECKS[code], session.language)))
    return FINE
