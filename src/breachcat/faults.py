"""Turn the faults that pydantic finds in a record into problems with places and suggestions."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import EnumType
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel

from breachcat.checks import WAIVABLE
from breachcat.language import Text
from breachcat.model import shape_of
from breachcat.nodes import Document, Mapping, Path, Sequence
from breachcat.problems import Edit, Place, Problem, shortened
from breachcat.repairs import removal
from breachcat.scalars import written, written_list
from breachcat.suggestions import nearest, spellings, surely
from breachcat.vocabulary import FACTS, Word

Details = dict[str, Any]
"""One entry of pydantic's ValidationError.errors()."""


def fault_problems(document: Document, faults: list[Details], empties: set[Path]) -> Iterator[Problem]:
    """Yield a problem for each fault; a misspelt key and the missing key it stands for are one."""
    missing = {tuple(fault["loc"]) for fault in faults if fault["type"] == "missing"}
    meant: set[Path] = set()
    rest = []
    for fault in chain.from_iterable(map(_each, faults)):
        if fault["type"] != "extra_forbidden":
            rest.append(fault)
            continue
        found, path = _unknown_key(document, tuple(fault["loc"]))
        meant |= {(*path[:-1], word) for word in found.suggestions[:1]} & missing
        yield found
    for fault in rest:
        path = tuple(fault["loc"])
        if fault["type"] == "missing" and (path in meant or path in empties):
            continue
        yield _TRANSLATIONS.get(fault["type"], _wrong_kind)(document, path, fault)


def empty_problems(document: Document, empties: dict[Path, Place]) -> Iterator[Problem]:
    """Yield a problem for each value that is empty."""
    for path, place in empties.items():
        yield document.problem("BC205", place, key=path_name(path))


def _each(fault: Details) -> Iterator[Details]:
    """Yield a fault, and the further ones that the same field found."""
    context = fault.get("ctx", {})
    if "repeats" not in context:
        yield fault
    for index, found in context.get("repeats", ()):
        yield {**fault, "loc": (*fault["loc"], index), "ctx": {"code": context["code"], "found": found}}
    for other in context.get("further", ()):
        yield {**fault, "ctx": other}


def _unknown_key(document: Document, path: Path) -> tuple[Problem, Path]:
    part = part_at(document, path[:-1])
    return _unknown(document, path, _spelt(part) if part else {}), path


def _spelt(part: Any) -> dict[str, str]:
    """Return every spelling of a part's keys: themselves, and what they mean in Japanese, in short."""
    found = {name: name for name in part.model_fields}
    for name, info in part.model_fields.items():
        found.setdefault(info.description.rpartition(" / ")[2].partition("（")[0], name)
    return found


def _unknown(document: Document, path: Path, known: dict[str, str]) -> Problem:
    where, place, written = path_name(path[:-1]) or _RECORD, document.place(path, key=True), str(path[-1])
    names = ", ".join(dict.fromkeys(known.values()))
    found = document.problem("BC201", place, found=shortened(written), where=where, known=names)
    near = nearest(written, known)
    parent, meant = document.node(path[:-1]), surely(written, near, known)
    is_free = isinstance(parent, Mapping) and meant not in parent.items
    return replace(found, suggestions=near, edits=_edits(place, meant if is_free else None))


def _edits(place: Place, text: str | None) -> tuple[Edit, ...]:
    return () if text is None else (Edit(place, text),)


def _missing(document: Document, path: Path, _: Details) -> Problem:
    place = document.place(path[:-1], key=bool(path[:-1]))
    where = path_name(path[:-1]) or _RECORD
    return document.problem("BC202", place, missing=path[-1], where=where)


def _unknown_word(document: Document, path: Path, fault: Details) -> Problem:
    vocabulary = _vocabulary_at(document, path)
    return _not_among(
        document, path, fault["input"], [word.value for word in vocabulary], spellings(vocabulary)
    )


def _not_among(
    document: Document, path: Path, written: Any, known: list[str], other: dict[str, str]
) -> Problem:
    if not isinstance(written, str):
        return wrong_kind(document, path, "word", written)
    found = document.problem(
        "BC203",
        document.place(path),
        found=shortened(written),
        key=path_name(path),
        known=", ".join(known),
    )
    near = nearest(written, other)
    return replace(found, suggestions=near, edits=_edits(found.place, surely(written, near, other)))


def _own(document: Document, path: Path, fault: Details) -> Problem:
    """Return the problem of a fault that a field of ours raised; its context says which."""
    context = dict(fault["ctx"])
    code = context.pop("code")
    if key := context.get("key"):
        path = (*path, key)
    if code == "BC201":
        return _unknown(document, (*path, context["found"]), {name: name for name in context["known"]})
    if code == "BC203":
        known = list(FACTS if context["vocabulary"] == "facts" else WAIVABLE)
        labels = (
            spellings(FACTS.values())
            if context["vocabulary"] == "facts"
            else dict(zip(known, known, strict=True))
        )
        return _not_among(document, path, fault["input"], known, labels)
    if code == "BC204":
        return wrong_kind(document, path, context["wanted"], context.get("value", fault["input"]))
    suggestion, is_sure = context.pop("suggestion", None), context.pop("sure", False)
    values = {name: _said(value) for name, value in context.items() if name not in ("key", "further")}
    found = document.problem(code, document.place(path), key=path_name(path), **values)
    if code == "BC210":
        return replace(found, edits=_without_item(document, path))
    if not suggestion:
        return found
    edits = _edits(found.place, written(suggestion, may_seem_typed=True) if is_sure else None)
    return replace(found, suggestions=(suggestion,), edits=edits)


def _without_item(document: Document, path: Path) -> tuple[Edit, ...]:
    """Return the repair of a repeated item, which is never the first."""
    items, index = document.node(path[:-1]), path[-1]
    assert isinstance(items, Sequence)
    assert isinstance(index, int)
    return removal(document, items.items[index], items.items[index - 1])


def _said(value: Any) -> Any:
    """Return a value of a fault as a sentence shows it."""
    if isinstance(value, tuple) and not isinstance(value, Text):
        measure, number = value
        return _MEASURES[measure].filled(number=number)
    return value if isinstance(value, Text) else shortened(str(value))


_MEASURES = {
    "characters": Text("{number} characters", "{number}文字"),
    "sentences": Text("{number} sentences", "{number}文"),
}
_WANTED = {
    "text": Text("text", "文字列"),
    "word": Text("one word", "一つの語"),
    "flag": Text("true or false", "true か false"),
    "number": Text("the number of a source", "出典の番号"),
    "list": Text("a list; put “- ” or [ ] round it", "リスト（「- 」または [ ] で書く）"),
    "mapping": Text("a mapping (key: value)", "マッピング（キー: 値）"),
    "items": Text(
        "a list with at least one item; leave the key out where there is none",
        "一つ以上の項目のリスト（なければ項目ごと省く）",
    ),
}


def _kind(value: Any) -> Text:
    if isinstance(value, list):
        return Text("a list", "リスト") if value else Text("an empty list", "空のリスト")
    if isinstance(value, dict):
        return Text("a mapping", "マッピング")
    shown = shortened(str(value))
    return Text(f"“{shown}”", f"「{shown}」")


def _wrong_kind(document: Document, path: Path, fault: Details) -> Problem:
    wanted = {"list_type": "list", "too_short": "items"}.get(fault["type"], "mapping")
    return wrong_kind(document, path, wanted, fault["input"])


def wrong_kind(document: Document, path: Path, wanted: str, found: Any) -> Problem:
    """Return the problem that the value at `path` is not text, a list or a mapping, as `wanted` says."""
    said = document.problem(
        "BC204",
        document.place(path),
        key=path_name(path) or _RECORD,
        wanted=_WANTED[wanted],
        found=_kind(found),
    )
    if not (wanted == "list" and isinstance(found, str)):
        return said
    items = _items(found, _vocabulary_at(document, path))
    meant = written_list(items or [found])
    return replace(said, suggestions=(meant,), edits=_edits(said.place, meant if items else None))


_RECORD = Text("the record", "記録")
_BETWEEN_ITEMS = re.compile(r"\s*[、;]\s*|\s*[,，](?![0-9０-９])\s*")


def _items(text: str, vocabulary: list[Word]) -> list[str]:
    """Return the items that a text in place of a list surely stands for: itself, or words of the list."""
    parts = _BETWEEN_ITEMS.split(text.strip())
    if len(parts) == 1:
        return parts
    known = spellings(vocabulary)
    words = [surely(part, nearest(part, known), known) for part in parts]
    return [word for word in words if word] if all(words) else []


_TRANSLATIONS: dict[str, Callable[[Document, Path, Details], Problem]] = {
    "missing": _missing,
    "enum": _unknown_word,
    "breachcat": _own,
}


def path_name(path: Path) -> str:
    """Return a path as people write it: events[2].date, counting from 1."""
    said = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.lstrip(".")


def _annotation_at(document: Document, path: Path) -> Any:
    annotation: Any = shape_of(document.root.items if isinstance(document.root, Mapping) else ())
    for step in path:
        if isinstance(step, str):
            part = _first(annotation, BaseModel)
            info = part.model_fields.get(step) if part else None
            annotation = info.annotation if info else None
    return annotation


def part_at(document: Document, path: Path) -> Any:
    """Return the part of the model that a mapping at `path` stands for; None where it has none."""
    return _first(_annotation_at(document, path), BaseModel)


def _vocabulary_at(document: Document, path: Path) -> list[Word]:
    found = _first(_annotation_at(document, path), Word)
    return list(found) if isinstance(found, EnumType) else []


def _first(annotation: Any, wanted: type) -> Any:
    """Return the first class below `wanted` inside an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, wanted) else None
    return next((found for part in get_args(annotation) if (found := _first(part, wanted))), None)
