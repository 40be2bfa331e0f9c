"""Recognize values that only a comma, or signs of another form than YAML's, keep from being read."""

import re
from dataclasses import replace

from breachcat.nodes import Document, Mapping, Path, Sequence, plain_value
from breachcat.parts import part_at, words_at
from breachcat.problems import Edit, Problem
from breachcat.scalars import written, written_list
from breachcat.signs import (
    NO_COMMA,
    OPENING,
    WIDE_BRACKETS,
    Meant,
    listed,
    parted,
    requoted,
    several,
    unquoted,
)
from breachcat.splits import is_bare, rejoined
from breachcat.suggestions import nearest, spellings, surely


def split_value(document: Document, path: Path) -> tuple[Problem, list[str]] | None:
    """Return the problem of a comma that parted an empty key from the value before it; and all keys parted so.

    An empty key that is one of the record's, or has a colon, was not parted from anything.
    """
    parent, part = document.node(path[:-1]), part_at(document, path[:-1])
    if not (isinstance(parent, Mapping) and part):
        return None
    names = list(parent.items)
    at = names.index(str(path[-1]))
    whole, found = parent.items[names[at - 1]][1], None
    for name in names[at:] if at else []:
        key, value = parent.items[name]
        is_parted = plain_value(value) is None and name not in part.model_fields and is_bare(document, key)
        if not (is_parted and (joined := rejoined(document, whole, key))):
            return (found, names[at : names.index(name)]) if found else None
        whole, found = joined
    return (found, names[at:]) if found else None


_FREE_TEXT = {"sites", "notes", "todo"}
"""The lists of texts that may hold “、” and 「 」."""
_OTHER_COMMA = re.compile("[、，;；]")


def in_other_signs(document: Document, path: Path, text: str) -> Problem | None:
    """Return the problem of a value that is no free text, where its quotes or commas are of another form."""
    if own := requoted(text):
        return _meant(document, path, own)
    if not (isinstance(path[-1], int) and _OTHER_COMMA.search(text)):
        return None
    items, known = _words(document, path, parted(text)), set(words_at(document, path))
    if len(items) < 2 or not set(items) & known:
        return None
    said, edits = as_items(document, path, items)
    found = document.problem("BC107", document.place(path), reason=NO_COMMA)
    return replace(found, suggestions=(said,), edits=edits if set(items) <= known else ())


def as_items(document: Document, path: Path, items: list[str]) -> tuple[str, tuple[Edit, ...]]:
    """Return items as a list has them, and the edit that puts them in the place of the one at `path`."""
    place, parent = document.place(path), document.node(path[:-1])
    said = ", ".join(map(written, items))
    head = document.lines[place.line - 1][: place.column - 1]
    if isinstance(parent, Sequence) and document.lines[parent.place.line - 1][parent.place.column - 1] == "[":
        return said, (Edit(place, said),)
    if re.fullmatch(r" *- +", head):
        return said, (Edit(place, f"\n{head}".join(map(written, items))),)
    return said, ()


def in_wide_brackets(document: Document, path: Path, text: str) -> Problem | None:
    """Return the problem of a text that is a list in full-width brackets; None where it is none."""
    if (items := listed(text)) is None:
        return None
    found = _meant(document, path, Meant(written_list(_words(document, path, items)), WIDE_BRACKETS))
    is_doubtful = path[-1] in _FREE_TEXT and len(items) > 1 and _OTHER_COMMA.search(text)
    return replace(found, edits=()) if is_doubtful else found


def _meant(document: Document, path: Path, own: Meant) -> Problem:
    found = document.problem("BC107", document.place(path), reason=own.reason)
    return replace(found, suggestions=(own.text,), edits=(Edit(found.place, own.text),))


def _words(document: Document, path: Path, items: list[str]) -> list[str]:
    """Return items as the words that they surely mean, and otherwise as they are."""
    known = spellings(words_at(document, path))
    if path[-1] not in _FREE_TEXT:
        items = [item if (inner := unquoted(item, corners=True)) is None else inner for item in items]
    return [surely(item, nearest(item, known), known) or item for item in items]


def items_of(document: Document, path: Path, text: str) -> list[str]:
    """Return the items of a list that a text surely stands for: itself, words of the list, or counts."""
    items = _words(document, path, parted(text))
    if len(items) == 1:
        return [] if text.startswith(tuple(OPENING)) else items
    return items if set(items) <= set(words_at(document, path)) else several(text)
