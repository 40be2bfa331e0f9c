"""The commands about checks: check, explain."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from breachcat.cli.filters import wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import CheckFormOption, Group, command
from breachcat.cli.session import Session, current_folder
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE, Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, File
    from breachcat.checks import Check


def complete_codes(incomplete: str) -> list[str]:
    """Return the codes of checks that begin so, for the shell."""
    from breachcat.checks import CHECKS

    return [code for code in CHECKS if code.startswith(incomplete)]


_CHOICE: dict[str, Any] = {
    "select": Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help=both(
                "Only these checks: codes, names or beginnings (BC3).",
                "この検査だけ。コード・名前・先頭（BC3）。",
            ),
            autocompletion=complete_codes,
        ),
    ],
    "ignore": Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help=both("Not these checks.", "この検査を除く。"),
            autocompletion=complete_codes,
        ),
    ],
    "severity": Annotated[
        Literal["error", "warning"] | None,
        typer.Option(help=both("Only problems at least so bad.", "この重さ以上の問題だけ。")),
    ],
    "allow_drafts": Annotated[
        bool | None,
        typer.Option(
            "--allow-drafts",
            help=both("Drafts and open questions are no faults.", "下書きや未解決事項を 誤りとしない。"),
        ),
    ],
}


def wanted_codes(option: str, given: list[str] | None) -> tuple[str, ...]:
    """Return the codes of checks given by code, by name, or by the beginning of their codes."""
    from breachcat.checks import CHECKS

    known = {code: (code,) for code in CHECKS} | {check.name: (code,) for code, check in CHECKS.items()}
    for code in CHECKS:
        for length in (2, 3, 4):
            known[code[:length]] = (*known.get(code[:length], ()), code)
    return tuple(code for name in wanted_names(option, given, list(known)) for code in known[name])


def wanted_checks(given: dict[str, Any]) -> "Callable[[Check], bool]":
    """Return how to tell the checks that the options ask for."""
    from breachcat.checks import CHECKS

    codes = set(wanted_codes("--select", given["select"])) or set(CHECKS)
    codes -= set(wanted_codes("--ignore", given["ignore"]))
    codes -= {_DRAFT} if given["allow_drafts"] else set()
    return lambda check: check.code in codes and given["severity"] in (None, "warning", check.severity.value)


_DRAFT = "BC212"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(
        app, "check", "Check records and show every fault at its place.",
        "記録を検査し、誤りをその場所と共に示す。", wanted=Group(_CHOICE, wanted_checks),
    )(check)  # fmt: skip
    command(app, "explain", "Explain a check, with samples.", "検査を例と共に説明する。")(explain)


def check(
    session: Session,
    wanted: "Callable[[Check], bool]",
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help=both(
                "Files or folders, - for standard input; the catalog if left out.",
                "ファイルかフォルダー。- は標準入力。省くとカタログ全体。",
            ),
        ),
    ] = None,
    form: CheckFormOption = None,
    listed: Annotated[
        bool, typer.Option("--list", help=both("List the checks, and check nothing.", "検査の一覧を示す。"))
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=both("Exit with 1 for warnings as well.", "警告でも 終了コードを1にする。")
        ),
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help=both(
                "Mend in the files what surely can be.", "確実に直せる誤りを ファイルの中で直す。"
            ),
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help=both(
                "Fail only for what changed since this git revision; the rest is known debt.",
                "この版以降に変えた 記録だけ判定する。残りは既知とする。",
            ),
        ),
    ] = None,
) -> int:
    """Check records."""
    if listed:
        return _list(session, form)
    places = paths or [session.location().folder]
    if fix:
        _mend(session, places, wanted)
    if since is not None:
        catalog = _compared(session, places, since)
    else:
        catalog = checked(session, _files(session, places), places)
    return report(session, catalog.narrowed(wanted), form, strict=strict)


def _list(session: Session, form: str | None) -> int:
    from breachcat.render.page import all_checks

    session.listing(all_checks(), "json" if form == "json" else "table")
    return FINE


def _files(session: Session, places: list[Path]) -> "Iterator[File]":
    from breachcat.store import read_paths

    return session.watched(read_paths(places))


def checked(session: Session, files: "Iterable[File]", places: list[Path]) -> "Catalog":
    """Return the files at the places as records, checked; the ids of their neighbours count as known."""
    from breachcat.catalog import read_catalog
    from breachcat.store import STANDARD_INPUT, find_catalog, neighbours, record_ids

    known = neighbours(places)
    if STANDARD_INPUT in map(str, places) and (
        found := find_catalog(session.folder, os.environ, current_folder())
    ):
        known += record_ids(found.folder)
    return read_catalog(files, date.today(), known)


def report(session: Session, catalog: "Catalog", form: str | None = None, *, strict: bool = False) -> int:
    """Print the problems of a catalog and what they come to; return the exit code."""
    from breachcat.render.report import verdict

    problems = catalog.problems
    _print(session, catalog, form or _usual_form())
    session.remark(verdict(problems, catalog.checked, session.language))
    if any(found.check.code == "BC101" for found in problems):
        return WRONG_USE
    failing = [found for found in problems if (not found.known if strict else found.counts)]
    return PROBLEMS if failing else FINE


def _usual_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _print(session: Session, catalog: "Catalog", form: str) -> None:
    if form == "text":
        from breachcat.render.report import report_lines

        session.out(session.screen().lines(list(report_lines(catalog.problems, session.language))))
    else:
        from breachcat.render.machines import REPORTS

        session.out(REPORTS[form](catalog.records, session.language))


def _mend(session: Session, places: list[Path], wanted: "Callable[[Check], bool]") -> None:
    """Write the safe repairs into the files, and say what was done."""
    from breachcat.catalog import mended
    from breachcat.store import STANDARD_INPUT
    from breachcat.store.writing import replace_file

    if STANDARD_INPUT in map(str, places):
        raise Refused(_NO_FILE)
    for file in _files(session, places):
        data, number = mended(file, date.today(), wanted)
        if number:
            replace_file(Path(file.name), file.data, data)
            session.remark(_MENDED.filled(file=file.name, number=number))


_NO_FILE = Text(
    "--fix writes into files, and standard input is none; name the file",
    "--fix はファイルに書き込みます。標準入力ではなくファイルを指定してください",
)
_MENDED = Text("mended in {file}: {number}", "{file} で直した誤り: {number}件")


def _compared(session: Session, places: list[Path], revision: str) -> "Catalog":
    """Return the records at the places, what was known at a revision marked as such."""
    from breachcat.baseline import Baseline, compared
    from breachcat.store.revisions import read_revision

    whole = [place for place in places if place.is_dir()]
    folders = dict.fromkeys(place if place in whole else place.parent for place in places)
    before = [file for folder in folders for file in read_revision(folder, revision)]
    files = list(_files(session, places))
    catalog = checked(session, files, places)
    return compared(catalog, files, Baseline(before, tuple(map(str, whole)), date.today()))


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
