"""The output forms of a listing for programs and documents: one entry each in FORMS."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

from breachcat.delays import Delay, Unknown
from breachcat.figures import Quantity
from breachcat.japanese import Count, Date
from breachcat.language import Language
from breachcat.problems import CONTROL, visible
from breachcat.render.listing import Listing
from breachcat.render.words import say, say_date_to_programs

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What makes a spreadsheet read a text as a formula; full-width where its locale is Japanese."""


def to_json(value: Any, indent: int | None = 2) -> str:
    """Return plain values as JSON in Unicode, readable or on one line; control characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def to_yaml(value: Any) -> str:
    """Return plain values as YAML, block style, texts that look like something else in quotes."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 10_000
    yaml.default_flow_style = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def listing_json(listing: Listing[Any], _language: Language) -> str:
    """Return a JSON array with one object for each item."""
    return to_json(list(listing.rows()))


def listing_jsonl(listing: Listing[Any], _language: Language) -> str:
    """Return one JSON object a line."""
    return "".join(to_json(row, indent=None) for row in listing.rows())


def _separated(listing: Listing[Any], dialect: type[csv.Dialect] | str) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, dialect, lineterminator="\n")
    writer.writerow(column.name for column in listing.columns)
    for item in listing.items:
        writer.writerow(_cell(column.value(item)) for column in listing.columns)
    return stream.getvalue()


def _cell(value: Any, depth: int = 0) -> str | int:
    """Return a value for a spreadsheet: words as the records write them, unknown empty, no formula."""
    if isinstance(value, (list, tuple)):
        joint = "; " if depth == 0 else " / "
        return joint.join(str(_cell(item, depth + 1)) for item in value)
    if isinstance(value, dict):
        return " ".join(str(_cell(item)) for item in value.values() if not isinstance(item, bool))
    if value is None or isinstance(value, Unknown):
        return ""
    if isinstance(value, int):
        return value
    if isinstance(value, (Count, Date, Delay, Quantity)):
        said = (
            say_date_to_programs(value)
            if isinstance(value, Date)
            else say(value, Language.ENGLISH).replace(",", "")
        )
        return int(said) if said.isdigit() else said
    said = visible(str(value) if isinstance(value, str) else say(value, Language.ENGLISH))
    return f"'{said}" if said.startswith(_FORMULA) else said


def listing_csv(listing: Listing[Any], _language: Language) -> str:
    """Return comma-separated values (RFC 4180, UTF-8, lines end with a line feed)."""
    return _separated(listing, csv.excel)


def listing_tsv(listing: Listing[Any], _language: Language) -> str:
    """Return tab-separated values."""
    return _separated(listing, csv.excel_tab)


_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~&!$@]|:(?=\w+:)")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;"}


def markdown_text(text: str) -> str:
    """Return text that Markdown and HTML show as it stands."""
    return _MARKDOWN.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), visible(text))


def listing_markdown(listing: Listing[Any], language: Language) -> str:
    """Return a Markdown table."""
    lines = [
        [column.heading(language) for column in listing.columns],
        ["---:" if column.is_figure else "---" for column in listing.columns],
        *([markdown_text(cell) for cell in row] for row in listing.cells(language)),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


FORMS: dict[str, Callable[[Listing[Any], Language], str]] = {
    "json": listing_json,
    "jsonl": listing_jsonl,
    "csv": listing_csv,
    "tsv": listing_tsv,
    "markdown": listing_markdown,
}
"""Every form of a listing but the table, which depends on the terminal."""
