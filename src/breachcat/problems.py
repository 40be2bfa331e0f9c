"""A problem: one fault of a record, with its place, what stood there and what to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from breachcat.checks import CHECKS, Check, Severity
from breachcat.language import Language


class Place(NamedTuple):
    """A stretch of a text; lines and columns count from 1, columns in code points.

    The end column is that of the first character behind the stretch.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Edit(NamedTuple):
    """A repair: what is to stand at a place instead; nothing where it is to be deleted."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a file. `values` fill the braces of its check's sentence.

    `suggestions` are what was probably meant; `edits` are the safe repair, all of them together.
    `known` tells whether the problem stood there before a change; None where nobody asked.
    """

    check: Check
    file: str
    place: Place = Place()
    values: Mapping[str, Any] = field(default_factory=dict)
    excerpt: str = ""
    suggestions: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    known: bool | None = None

    @property
    def counts(self) -> bool:
        """Tell whether the problem makes a check fail: an error that was not known before."""
        return self.check.severity is Severity.ERROR and not self.known

    def message(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.check.message(language, **self.values)

    def as_json(self, language: Language) -> dict[str, Any]:
        """Return the JSON form: everything that the text form tells."""
        return {
            "file": self.file,
            **self.place._asdict(),
            "code": self.check.code,
            "severity": self.check.severity.value,
            "title": self.check.title(language),
            "message": self.message(language),
            "excerpt": self.excerpt,
            "suggestions": list(self.suggestions),
            "fix": [{**edit.place._asdict(), "text": edit.text} for edit in self.edits],
            "known": self.known,
        }


def problem(code: str, file: str, place: Place = Place(), **values: Any) -> Problem:
    """Return the problem of the check `code`, without an excerpt."""
    return Problem(CHECKS[code], file, place, values)


CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Characters that can drive a terminal, turn the direction of text, or are no text at all."""


def visible(text: str) -> str:
    """Return `text` with every control character, line end and tab spelled out, as U+001B is in JSON."""
    spelled = CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return spelled.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def shortened(text: str, limit: int = 60) -> str:
    """Return `text` made visible, and cut in the middle if it is longer than `limit`."""
    text = visible(text[: 20 * limit]) if len(text) > 20 * limit else visible(text)
    if len(text) <= limit:
        return text
    return f"{text[: limit - 20]} … {text[-16:]}"
