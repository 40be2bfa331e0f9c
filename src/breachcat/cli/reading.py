"""The commands that tell how records are read: normalize, schema."""

import sys
from typing import Annotated

import typer

from breachcat.cli.help import both
from breachcat.cli.options import ListingFormOption, command
from breachcat.cli.session import Session
from breachcat.refusal import FINE, PROBLEMS


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(
        app, "normalize", "Show what a date, period or count is read as.",
        "日付・期間・件数がどう読まれるかを示す。",
    )(normalize)  # fmt: skip
    command(app, "schema", "Print the JSON Schema of a record.", "記録のJSON Schemaを出力する。")(schema)


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
