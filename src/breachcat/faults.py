"""Turn the faults that pydantic finds in a record into problems with places and suggestions."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import EnumType
from itertools import chain
from typing import Any, get_args

from pydantic import BaseModel

from breachcat.checks import WAIVABLE
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.nodes import Document, Path
from breachcat.problems import Place, Problem, shortened
from breachcat.suggestions import nearest, spellings
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
    part = _part_at(path[:-1])
    return _unknown(document, path, list(part.model_fields) if part else []), path


def _unknown(document: Document, path: Path, known: list[str]) -> Problem:
    where = path_name(path[:-1]) or _RECORD
    found = document.problem(
        "BC201",
        document.place(path, key=True),
        found=shortened(str(path[-1])),
        where=where,
        known=", ".join(known),
    )
    return replace(found, suggestions=nearest(str(path[-1]), known))


def _missing(document: Document, path: Path, _: Details) -> Problem:
    place = document.place(path[:-1], key=bool(path[:-1]))
    where = path_name(path[:-1]) or _RECORD
    return document.problem("BC202", place, missing=path[-1], where=where)


def _unknown_word(document: Document, path: Path, fault: Details) -> Problem:
    vocabulary = _vocabulary_at(path)
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
    return replace(found, suggestions=nearest(written, other))


def _own(document: Document, path: Path, fault: Details) -> Problem:
    """Return the problem of a fault that a field of ours raised; its context says which."""
    context = dict(fault["ctx"])
    code = context.pop("code")
    if key := context.get("key"):
        path = (*path, key)
    if code == "BC201":
        return _unknown(document, (*path, context["found"]), context["known"])
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
    suggestion = context.pop("suggestion", None)
    values = {name: _said(value) for name, value in context.items() if name not in ("key", "further")}
    found = document.problem(code, document.place(path), key=path_name(path), **values)
    return replace(found, suggestions=(suggestion,) if suggestion else ())


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
    as_list = wanted == "list" and isinstance(found, str)
    return replace(said, suggestions=(_as_list(found),)) if as_list else said


_RECORD = Text("the record", "記録")
_NEEDS_QUOTES = re.compile(r"[,\[\]{}#:&*!|>'\"%@`]|^[-?]|\n")


def _as_list(text: str) -> str:
    """Return a text as a list of one item, as YAML writes it."""
    return f"[{json.dumps(text, ensure_ascii=False)}]" if _NEEDS_QUOTES.search(text) else f"[{text}]"


_TRANSLATIONS: dict[str, Callable[[Document, Path, Details], Problem]] = {
    "missing": _missing,
    "enum": _unknown_word,
    "breachcat": _own,
}


def path_name(path: Path) -> str:
    """Return a path as people write it: events[2].date, counting from 1."""
    said = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.lstrip(".")


def _annotation_at(path: Path) -> Any:
    annotation: Any = Incident
    for step in path:
        if isinstance(step, str):
            part = _first(annotation, BaseModel)
            info = part.model_fields.get(step) if part else None
            annotation = info.annotation if info else None
    return annotation


def _part_at(path: Path) -> Any:
    return _first(_annotation_at(path), BaseModel)


def _vocabulary_at(path: Path) -> list[Word]:
    found = _first(_annotation_at(path), Word)
    return list(found) if isinstance(found, EnumType) else []


def _first(annotation: Any, wanted: type) -> Any:
    """Return the first class below `wanted` inside an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, wanted) else None
    return next((found for part in get_args(annotation) if (found := _first(part, wanted))), None)
