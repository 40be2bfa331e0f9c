"""Turn the faults that pydantic finds in a record into problems with places and suggestions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from breachcat.checks import CHECKS, WAIVABLE
from breachcat.language import Text
from breachcat.misread import as_items, in_other_signs, in_wide_brackets, items_of, split_value
from breachcat.nodes import Document, Mapping, Path, Sequence
from breachcat.parts import part_at, path_name, words_at
from breachcat.problems import Edit, Place, Problem, shortened
from breachcat.repairs import removal
from breachcat.scalars import written, written_list
from breachcat.signs import several
from breachcat.suggestions import nearest, spellings, surely

__all__ = ["Details", "empty_problems", "fault_problems", "part_at", "path_name", "wrong_kind"]

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
    told: set[Text] = set()
    for fault in rest:
        path = tuple(fault["loc"])
        if fault["type"] == "missing" and (path in meant or path in empties):
            continue
        found = _in_other_signs(document, path, fault) or _translated(document, path, fault)
        yield _without_what_was_told(found, told)


def _translated(document: Document, path: Path, fault: Details) -> Problem:
    return _TRANSLATIONS.get(fault["type"], _wrong_kind)(document, path, fault)


def _in_other_signs(document: Document, path: Path, fault: Details) -> Problem | None:
    """Return the problem of a value that is no free text, where only its quotes or commas are wrong."""
    context = fault.get("ctx", {})
    written = context.get("found", fault["input"])
    is_value = fault["type"] == "enum" or context.get("code", "") in _OF_VALUES
    if not (is_value and isinstance(written, str)):
        return None
    return in_other_signs(document, (*path, key) if (key := context.get("key")) else path, written)


_OF_VALUES = {"BC203", "BC206", "BC207", "BC208"} | {
    code for code, check in CHECKS.items() if check.hundred == 3
}
"""The checks of values that hold no quotes."""


def _without_what_was_told(found: Problem, told: set[Text]) -> Problem:
    """Return a problem without its list of words where something is suggested, or the record was told it before."""
    if found.check.code != "BC203":
        return found
    known = found.values["known"]
    if found.suggestions or known in told:
        return replace(found, values={**found.values, "known": ""})
    told.add(known)
    return found


def empty_problems(document: Document, empties: dict[Path, Place]) -> Iterator[Problem]:
    """Yield a problem for each value that is empty."""
    parted: set[Path] = set()
    for path, place in empties.items():
        if path in parted:
            continue
        if split := split_value(document, path):
            found, names = split
            parted |= {(*path[:-1], name) for name in names}
            yield found
        else:
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
    """Return the repair; none of a text over lines, whose place reaches into the line behind it."""
    return (Edit(place, text),) if text is not None and place.line == place.end_line else ()


def _missing(document: Document, path: Path, _: Details) -> Problem:
    place = document.place(path[:-1], key=bool(path[:-1]))
    where = path_name(path[:-1]) or _RECORD
    return document.problem("BC202", place, missing=path[-1], where=where)


def _unknown_word(document: Document, path: Path, fault: Details) -> Problem:
    vocabulary = words_at(document, path)
    return _not_among(
        document, path, fault["input"], [word.value for word in vocabulary], spellings(vocabulary)
    )


def _not_among(
    document: Document, path: Path, written: Any, known: list[str], other: dict[str, str]
) -> Problem:
    if not isinstance(written, str):
        return wrong_kind(document, path, "word", written)
    found = document.problem(
        "BC203", document.place(path), found=shortened(written), key=path_name(path), known=_listed(known)
    )
    near = nearest(written, other)
    return replace(found, suggestions=near, edits=_edits(found.place, surely(written, near, other)))


def _listed(words: list[str]) -> Text:
    said = ", ".join(words)
    return Text(f": {said}", f"。使える語: {said}")


def _own(document: Document, path: Path, fault: Details) -> Problem:
    """Return the problem of a fault that a field of ours raised; its context says which."""
    context = dict(fault["ctx"])
    code = context.pop("code")
    if key := context.get("key"):
        path = (*path, key)
    if code == "BC201":
        return _unknown(document, (*path, context["found"]), {name: name for name in context["known"]})
    if code == "BC203" and context["vocabulary"] == "facts":
        return _unknown_word(document, path, fault)
    if code == "BC203":
        return _not_among(document, path, fault["input"], list(WAIVABLE), {name: name for name in WAIVABLE})
    if code == "BC204":
        return wrong_kind(document, path, context["wanted"], context.get("value", fault["input"]))
    return _of_value(document, path, code, context)


def _of_value(document: Document, path: Path, code: str, context: dict[str, Any]) -> Problem:
    """Return the problem of a value that its field refuses, with what was meant."""
    suggestion, is_sure = context.pop("suggestion", None), context.pop("sure", False)
    values = {name: _said(value) for name, value in context.items() if name not in ("key", "further")}
    found = document.problem(code, document.place(path), key=path_name(path), **values)
    if code == "BC210":
        return replace(found, edits=_without_item(document, path))
    if "affected" in path and isinstance(path[-1], int) and (counts := several(context["found"])):
        said, edits = as_items(document, path, counts)
        return replace(found, suggestions=(said,), edits=edits)
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
        return (
            Text("a list", "リストになっています")
            if value
            else Text("an empty list", "空のリストになっています")
        )
    if isinstance(value, dict):
        return Text("a mapping", "マッピングになっています")
    shown = shortened(str(value))
    return Text(f"“{shown}”", f"「{shown}」と書かれています")


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
    if bracketed := in_wide_brackets(document, path, found):
        return bracketed
    items = items_of(document, path, found)
    meant = written_list(items or [found])
    return replace(said, suggestions=(meant,), edits=_edits(said.place, meant if items else None))


_RECORD = Text("the record", "記録")
_TRANSLATIONS: dict[str, Callable[[Document, Path, Details], Problem]] = {
    "missing": _missing,
    "enum": _unknown_word,
    "breachcat": _own,
}
