"""Tell what stands at a path of a document: its name for people, its part of the model, its words."""

from collections.abc import Iterator
from enum import EnumType
from typing import Any, get_args

from pydantic import BaseModel

from breachcat.model import shape_of
from breachcat.nodes import Document, Mapping, Path, Scalar
from breachcat.order import STAGES
from breachcat.vocabulary import FACTS, Stage, Word


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


def words_at(document: Document, path: Path) -> list[Word]:
    """Return the words that may stand at `path`; of the stages only those of the event."""
    if path[:1] == ("not_stated",):
        return list(FACTS.values())
    if path[-1:] == ("stage",) and isinstance(event := document.node((*path[:-1], "event")), Scalar):
        return list(STAGES.get(event.text, Stage))  # type: ignore[call-overload]  # a word is a text
    return _vocabulary_at(document, path)


def _vocabulary_at(document: Document, path: Path) -> list[Word]:
    found = _first(_annotation_at(document, path), Word)
    return list(found) if isinstance(found, EnumType) else []


def kinds_in(annotation: Any) -> Iterator[Any]:
    """Yield a type and all that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from kinds_in(part)


def _first(annotation: Any, wanted: type) -> Any:
    """Return the first class below `wanted` inside an annotation."""
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, wanted) else None
    return next((found for part in get_args(annotation) if (found := _first(part, wanted))), None)
