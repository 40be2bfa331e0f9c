"""Safe repairs: edits of a record's own text that keep its comments and layout."""

import re
from collections.abc import Iterable
from dataclasses import replace

from breachcat.decoding import LINE_END
from breachcat.nodes import Document, Node, Scalar
from breachcat.problems import Edit, Place, Problem, shortened
from breachcat.scalars import in_quotes

_BYTE_ORDER_MARK = "\ufeff"


def removal(document: Document, item: Node, before: Node) -> tuple[Edit, ...]:
    """Return the edit that takes a text out of its list; none where a comment would go with it."""
    place = item.place
    if not isinstance(item, Scalar) or place.line != place.end_line:
        return ()
    line = document.lines[place.line - 1]
    head, tail = line[: place.column - 1], line[place.end_column - 1 :]
    if re.fullmatch(r"\s*-\s+", head) and not tail.strip():
        whole = Place(place.line, 1, place.line + 1, 1)
        return (Edit(whole, ""),)
    end = before.place
    if end.end_line == place.line and line[end.end_column - 1 : place.column - 1].strip() == ",":
        return (Edit(Place(place.line, end.end_column, place.line, place.end_column), ""),)
    return ()


def is_bare(document: Document, key: Scalar) -> bool:
    """Tell whether a key has no colon behind it, so that it may be what a comma parted from a value."""
    line, column = key.place[2:]
    return not document.lines[line - 1][column - 1 :].lstrip().startswith(":")


_LONGEST = 1_000  # characters that are joined; no text of a record is longer


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
    from breachcat.signs import meant, unquoted  # only where something is wrong

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


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a UTF-8 file with the edits; of edits that overlap only the first.

    A byte order mark goes as well, for no place can name it.
    """
    text = data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1 if line <= len(starts) else len(text)

    parts, position = [], 0
    for place, new in sorted(set(edits)):
        start, end = offset(*place[:2]), offset(*place[2:])
        if start >= position:
            parts += [text[position:start], new]
            position = end
    return "".join([*parts, text[position:]]).encode()
