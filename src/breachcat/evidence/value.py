"""A value of a record beside its notice: whether it stands there, where, and what stands there instead."""

from dataclasses import dataclass, replace
from enum import StrEnum

from breachcat.language import Text
from breachcat.nodes import Path
from breachcat.notice import Place
from breachcat.vocabulary import Word


class Status(StrEnum):
    """What the notice says of a value."""

    FOUND = "found"
    UNCONFIRMED = "unconfirmed"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    OTHER_SOURCE = "other_source"

    @property
    def label(self) -> Text:
        """The words for people."""
        return _LABELS[self]


_LABELS = {
    Status.FOUND: Text("found", "一致"),
    Status.UNCONFIRMED: Text("unconfirmed", "要確認"),
    Status.CONTRADICTED: Text("contradicted", "矛盾"),
    Status.NOT_FOUND: Text("not found", "見つからない"),
    Status.OTHER_SOURCE: Text("other source", "別の出典"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """A value at a path of the record, what it is, and how it stands to the notice; not found unless said so.

    `place` is a stretch of the notice: where the value stands, or what contradicts it. `reason`
    says why it is not found as it is. `word` is the word of a closed list that the value is.
    """

    path: Path
    what: Text
    written: str
    status: Status = Status.NOT_FOUND
    place: Place | None = None
    reason: Text | None = None
    word: Word | None = None

    @classmethod
    def of(cls, path: Path, what: Text, word: Word) -> "Value":
        """Return the value that is a word of a closed list."""
        return cls(path, what, word.value, word=word)

    @property
    def shown(self) -> Text:
        """The value for people: in Japanese, a word of a closed list stands behind its label."""
        label = self.word.label.ja if self.word else self.written
        return Text(self.written, self.written if label == self.written else f"{label}（{self.written}）")

    def found(self, place: Place | None) -> "Value":
        """Return the value as it stands at a place; as it is where there is none."""
        return replace(self, status=Status.FOUND, place=place) if place else self

    def doubted(self, place: Place | None, reason: Text | None = None) -> "Value":
        """Return the value as one that only somebody who reads the place can confirm."""
        return replace(self, status=Status.UNCONFIRMED, place=place, reason=reason)

    def against(self, place: Place, reason: Text) -> "Value":
        """Return the value as one that the words at a place contradict."""
        return replace(self, status=Status.CONTRADICTED, place=place, reason=reason)

    def or_elsewhere(self) -> "Value":
        """Return the value as one of another text, unless it stands in this one too."""
        if self.status is Status.FOUND:
            return self
        return replace(self, status=Status.OTHER_SOURCE, place=None, reason=None)


@dataclass(frozen=True, slots=True)
class Unused:
    """Something that the notice says and the record does not: a date, a count or a data item.

    `path` is the part of the record where it would stand.
    """

    path: Path
    what: Text
    words: str
    place: Place
