"""The commands about checks: check, explain."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
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
    from breachcat.record import Record

    Read = tuple[File, Record, bool]  # the last: whether what was to be written could be


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
    """Return the codes of checks given by code, by name, or by the beginning of their codes, in any case."""
    from breachcat.checks import CHECKS

    known = {code: (code,) for code in CHECKS} | {check.name: (code,) for code, check in CHECKS.items()}
    for code in CHECKS:
        for length in (2, 3, 4):
            known[code[:length]] = (*known.get(code[:length], ()), code)
    cased = {name.lower(): name for name in known}
    given = [
        re.sub(r"[^,\s]+", lambda name: cased.get(name[0].lower(), name[0]), part) for part in given or []
    ]
    names = wanted_names(option, given, list(known), near=_near_codes)
    return tuple(code for name in names for code in known[name])


def _near_codes(name: str) -> Iterable[str]:
    """Return the checks that may be meant: of nearly such a number, of nearly such a name, or the hundreds."""
    from breachcat.checks import CHECKS
    from breachcat.suggestions import nearest

    if number := re.fullmatch(r"bc([0-9]{3,9})", name.lower()):
        return sorted(CHECKS, key=lambda code: abs(int(code[2:]) - int(number[1])))[:3]
    names = [*CHECKS, *(check.name for check in CHECKS.values())]
    return nearest(name, names) or sorted({code[:3] for code in CHECKS})


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
            help=both("Mend in the files what surely can be.", "確実に直せる誤りを ファイルの中で直す。"),
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
