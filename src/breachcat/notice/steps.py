"""What a step of an incident is, and the rule by which words say one."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from breachcat.vocabulary import EventKind


class Rule(NamedTuple):
    """How a step is said: its name, kind, the words, and what must not and must stand near.

    `words` are looked for in a sentence; its group `party` is whom it concerns. `unless` is looked
    for in the words and shortly behind, `given` in the heading, the lead and the sentence as far as
    the words reach. A `weak` rule gives way to any other of its kind in the sentence. `needs` are
    what every match of `words` holds: as they are found quickly, they spare most sentences the rest.
    """

    name: str
    kind: EventKind
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    given: re.Pattern[str] | None = None
    details: tuple[tuple[str, Any], ...] = ()
    weak: bool = False
    needs: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a passage that say a step; offsets are those of the whole text."""

    rule: Rule
    start: int
    end: int
    words: str
    party: str = ""


def either(*words: str) -> re.Pattern[str]:
    """Return the pattern of any of several wordings."""
    return re.compile("|".join(words))


AT = r"(?:[日時分頃旬午末朝夜月)]|(?<=[/.]\d)|(?<=[/.]\d\d))(?:に|には|付け?で|より|から|中に|をもって|をもちまして)?、?(?:一通り|すべて|全て|全|実際に|いったん|一旦|完全に|これを)?"
"""The end of a day right before a verb without an object of its own."""
UNSURE = r"予定|検討|見込|方針|次第|(?:する|した)場合|お願い|依頼"
