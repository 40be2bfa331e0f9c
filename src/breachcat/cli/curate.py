"""The commands of curators: check, normalize, schema."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.filters import (
    IgnoreOption,
    SelectOption,
    SeverityOption,
    complete_codes,
    wanted_checks,
    wanted_codes,
)
from breachcat.cli.help import both
from breachcat.cli.options import CheckFormOption, ListingFormOption, command
from breachcat.cli.session import Session, current_folder
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE

if TYPE_CHECKING:
    from breachcat.catalog import Catalog


def register_curation(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(
        app,
        "check",
        "Check records and show every fault at its place.",
        "記録を検査し、誤りをその場所と共に示す。",
    )(check)
    command(app, "explain", "Explain a check, with samples.", "検査を例と共に説明する。")(explain)
    command(
        app, "normalize", "Show what a date, period or count is read as.",
        "日付・期間・件数がどう読まれるかを示す。",
    )(normalize)  # fmt: skip
    command(app, "schema", "Print the JSON Schema of a record.", "記録のJSON Schemaを出力する。")(schema)


def check(
    session: Session,
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
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    severity: SeverityOption = None,
    listed: Annotated[
        bool, typer.Option("--list", help=both("List the checks, and check nothing.", "検査の一覧を示す。"))
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=both("Exit with 1 for warnings as well.", "警告でも 終了コードを1にする。")
        ),
    ] = False,
) -> int:
    """Check records."""
    from breachcat.checks import Severity
    from breachcat.render.report import verdict

    if listed:
        return _list(session, form)
    wanted = wanted_checks(select, ignore, severity)
    catalog = _checked(session, paths or [session.location().folder]).narrowed(wanted)
    problems = catalog.problems
    _print(session, catalog, form or _usual_form())
    session.remark(verdict(problems, catalog.checked, session.language))
    if any(found.check.code == "BC101" for found in problems):
        return WRONG_USE
    counted = problems if strict else [found for found in problems if found.check.severity is Severity.ERROR]
    return PROBLEMS if counted else FINE


def _list(session: Session, form: str | None) -> int:
    from breachcat.render.page import all_checks

    session.listing(all_checks(), "json" if form == "json" else "table")
    return FINE


def _checked(session: Session, paths: list[Path]) -> "Catalog":
    """Return the records at the paths, checked; the ids of their neighbours count as known."""
    from breachcat.catalog import read_catalog
    from breachcat.store import STANDARD_INPUT, find_catalog, neighbours, read_paths, record_ids

    known = neighbours(paths)
    if STANDARD_INPUT in map(str, paths) and (
        found := find_catalog(session.folder, os.environ, current_folder())
    ):
        known += record_ids(found.folder)
    return read_catalog(session.watched(read_paths(paths)), date.today(), known)


def _usual_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _print(session: Session, catalog: "Catalog", form: str) -> None:
    if form == "text":
        from breachcat.render.report import problem_lines

        lines = [line for found in catalog.problems for line in problem_lines(found, session.language)]
        session.out(session.screen().lines(lines))
    else:
        from breachcat.render.machines import REPORTS

        session.out(REPORTS[form](catalog.records, session.language))


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


def normalize(
    session: Session,
    texts: Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT",
            help=both(
                "Texts to read; - reads lines from standard input.", "読み取る文字列。- は標準入力の各行。"
            ),
        ),
    ],
    form: ListingFormOption = "table",
) -> int:
    """Read each text; say why where it cannot be read."""
    from breachcat.render.listing import Listing
    from breachcat.render.readings import READING_COLUMNS, json_lines, reading_of, refusal_line

    given = [line for text in texts for line in (_lines() if text == "-" else [text])]
    readings = [reading_of(text) for text in given]
    if form in ("json", "jsonl"):
        session.out(json_lines(readings, session.language))
    elif sound := [reading for reading in readings if reading.value]:
        session.listing(Listing(READING_COLUMNS, sound), form)
    for reading in readings:
        if reading.refusal:
            session.remark(refusal_line(reading, session.language))
    return FINE if readings and all(reading.value for reading in readings) else PROBLEMS


def _lines() -> list[str]:
    text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip()]


def schema(session: Session) -> int:
    """Print the schema."""
    from breachcat.render.forms import to_json
    from breachcat.schema import record_schema

    session.out(to_json(record_schema()))
    return FINE
