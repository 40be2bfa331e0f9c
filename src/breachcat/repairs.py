"""Safe repairs: edits of a record's own text that keep its comments and layout."""

import re
from collections.abc import Iterable

from breachcat.decoding import LINE_END
from breachcat.nodes import Document, Node, Scalar
from breachcat.problems import Edit, Place

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
