"""Read a breach notice: its text becomes facts, each with its place in the text and its reason."""

from breachcat.notice.assembly import Entry, assembled, entries
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.facts import Facts, find_facts
from breachcat.notice.questions import questions
from breachcat.notice.whereabouts import Whereabouts

__all__ = [
    "Cue",
    "Entry",
    "Fact",
    "Facts",
    "Place",
    "Surety",
    "Whereabouts",
    "assembled",
    "entries",
    "find_facts",
    "questions",
]
