"""Join what a comma split or a colon did not part, and tell of it with the repair."""

import re
from dataclasses import replace

from breachcat.nodes import Document, Node, Scalar
from breachcat.problems import Edit, Place, Problem, shortened
from breachcat.scalars import in_quotes
from breachcat.signs import WIDE_BRACKETS, is_open, mapped, meant, unquoted
from breachcat.slips import TIGHT_COLON, WIDE_COLON

_KEY = re.compile("[a-z_][a-z0-9_]*")
_LONGEST = 500  # characters that are joined; no text of a record is longer


def is_rest(document: Document, before: Node, key: Scalar) -> bool:
    """Tell whether a key without a value is no key, but the rest of the text before it.

    What looks like a key of a record may be one that was begun.
    """
    is_key = _KEY.fullmatch(key.text) and not (isinstance(before, Scalar) and is_open(before.text))
    return not is_key and is_bare(document, key)


def is_bare(document: Document, key: Scalar) -> bool:
    """Tell whether a key has no colon behind it, so that it may be what a comma parted from a value."""
    line, column = key.place[2:]
    return not document.lines[line - 1][column - 1 :].lstrip().startswith(":")


def rejoined(
    document: Document, before: Node | None, rest: Node, *, is_item: bool = False
) -> tuple[Scalar, Problem] | None:
    """Return two texts that nothing but a comma parts as the one that was meant, and the problem of it.

    Its repair is quotes round the whole; what other signs enclose or part gets YAML's own.
    """
    if not (isinstance(before, Scalar) and isinstance(rest, Scalar) and 0 < len(before.text) <= _LONGEST):
        return None
    between = _between(document, before.place, rest.place)
    if between.strip() != ",":
        return None
    place = Place(*before.place[:2], *rest.place[2:])
    text = f"{before.text},{' ' * (between != ',')}{rest.text}"
    whole = Scalar(text, place, before.plain)
    if before.plain and (own := meant(text, is_item=is_item)):
        found, repair = document.problem("BC107", place, reason=own.reason), own.text
    else:
        values = {"first": shortened(before.text), "second": shortened(rest.text)}
        inner, found = unquoted(text), document.problem("BC116", place, **values)
        repair = in_quotes(text if inner is None else inner)
    edits = (Edit(place, repair),) if before.plain and rest.plain else ()
    return whole, replace(found, suggestions=(repair,), edits=edits)


def _between(document: Document, before: Place, after: Place) -> str:
    """Return the text between two places."""
    *whole, last = document.lines[before.end_line - 1 : after.line]
    return "\n".join([*whole, last[: after.column - 1]])[before.end_column - 1 :]


def in_braces(document: Document, text: str, place: Place) -> Problem | None:
    """Return the problem of a text that is a mapping in full-width braces; None where it is none."""
    if not (own := mapped(text)):
        return None
    found = document.problem("BC107", place, reason=WIDE_BRACKETS)
    return replace(found, suggestions=(own,), edits=(Edit(place, own),))


def parted_at_colon(
    document: Document, joined: Scalar, match: re.Match[str]
) -> tuple[Scalar, Scalar, Problem]:
    """Return key and value, which a colon of another form kept together in `{date：2022年8月18日}`; and the problem."""
    line, column, _, end = joined.place
    name = Scalar(match["key"], Place(line, column, line, column + match.end("key")))
    inner = unquoted(match["value"])
    value = Scalar(
        match["value"] if inner is None else inner, Place(line, column + match.start("value"), line, end)
    )
    colon = Place(line, column + match.start("colon"), line, column + match.end("colon"))
    reason = WIDE_COLON if match["colon"] == "：" else TIGHT_COLON
    found = document.problem("BC107", colon, reason=reason)
    between = Place(line, name.place.end_column, line, value.place.column)
    return name, value, replace(found, edits=(Edit(between, ": "),))
