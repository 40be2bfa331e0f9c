"""A word that a passage says, and where."""

from typing import NamedTuple

from breachcat.notice.passages import Passage
from breachcat.vocabulary import Word


class Said(NamedTuple):
    """A word of a closed list, the place of the words that say it, and the rule that read them."""

    start: int
    end: int
    value: Word
    part: Passage
    rule: str

    @classmethod
    def at(cls, part: Passage, start: int, end: int, value: Word, rule: str) -> "Said":
        """Return what stands from `start` to `end` of a passage."""
        return cls(part.start + start, part.start + end, value, part, rule)
