"""The JSON Schema of a record as it is written, for editors and other validators."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from breachcat import vocabulary
from breachcat.document import read_document
from breachcat.model import Incident, Tombstone
from breachcat.nodes import plain_value
from breachcat.vocabulary import FACTS, Word

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """Return the schema. It says what keys and words there are; the checks say the rest."""
    _, schema = models_json_schema([(Incident, "validation"), (Tombstone, "validation")])
    for name, part in schema["$defs"].items():
        words = getattr(vocabulary, name, None)
        if isinstance(words, type) and issubclass(words, Word):
            part["enumDescriptions"] = [_described(word) for word in words]
    tidied: dict[str, Any] = _tidied(schema)
    parts = tidied["$defs"]
    return {
        "$schema": _DIALECT,
        "title": "breachcat record",
        "if": {"type": "object", "required": ["withdrawn"]},
        "then": parts.pop("Tombstone"),
        "else": parts.pop("Incident"),
        **tidied,
    }


def _described(word: Word) -> str:
    return f"{word.label.en} / {word.label.ja}"


def _tidied(node: Any) -> Any:
    """Return the schema without what records do not have: null, and defaults and titles of keys."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {
        key: _tidied_properties(value) if key in ("properties", "$defs") else _tidied(value)
        for key, value in node.items()
        if not (key == "default" or (key == "title" and isinstance(value, str) and "properties" not in node))
    }
    choices = [choice for choice in kept.get("anyOf", []) if choice != {"type": "null"}]
    if "anyOf" in kept and len(choices) == 1:
        del kept["anyOf"]
        kept = {**dict(choices[0]), **kept}
    if kept.get("enum") == list(FACTS):
        kept["enumDescriptions"] = [_described(word) for word in FACTS.values()]
    if "examples" in kept:
        kept["examples"] = [_value(example, kept.get("type")) for example in kept["examples"]]
    return kept


def _value(example: str, kind: str | None) -> Any:
    """Return an example, which stands as YAML in the model, as the value that it is."""
    if kind in ("boolean", "integer"):
        return json.loads(example)
    value = plain_value(read_document(f"example: {example}".encode(), "").root)["example"]
    return example if isinstance(value, str) else value


def _tidied_properties(properties: dict[str, Any]) -> dict[str, Any]:
    tidied = {name: _tidied(value) for name, value in properties.items()}
    for part in tidied.values():
        if "examples" in part:
            del part["examples"][1:]  # the same in Japanese
    return tidied
