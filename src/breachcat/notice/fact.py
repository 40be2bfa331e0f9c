"""A fact of a notice: what it says, where, and why it is read so."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, NamedTuple, Self

from breachcat.japanese import Count, Date, Period
from breachcat.vocabulary import Basis, Word

Value = Date | Period | Count | Word | str | None


class Surety(Word):
    """How surely the words mean the fact."""

    SURE = "sure", "sure", "確実"
    LIKELY = "likely", "likely", "要確認"
    AMBIGUOUS = "ambiguous", "ambiguous", "あいまい"


class Place(NamedTuple):
    """A part of the notice's original text, as offsets of its first character and behind its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """What in the text says so: the name of the rule, the words, their place."""

    rule: str
    words: str
    place: Place

    @classmethod
    def at(cls, rule: str, text: str, start: int, end: int) -> Self:
        """Return the cue that stands from `start` to `end` of a text."""
        return cls(rule, text[start:end], Place(start, end))


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a notice says.

    `field` is the field of the record that holds it, `role` the word under which it stands there
    (the kind of an event). `words` stand at `place` in the notice; `written` is what a record
    writes, which differs where the notice leaves out a year or says 同日. `value` is None for an
    event whose day the notice does not give. `details` are further keys of the record beside it.
    """

    field: str
    value: Value
    words: str
    place: Place
    cue: Cue
    role: Word | None = None
    written: str = ""
    certainty: Surety = Surety.SURE
    basis: Basis = Basis.STATED
    details: Mapping[str, Any] = attribute(default_factory=dict)

    @property
    def day(self) -> Date | None:
        """The day of an event, where the notice gives one."""
        return self.value if isinstance(self.value, Date) else None
