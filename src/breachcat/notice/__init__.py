"""Read a breach notice: its text becomes facts, each with its place in the text and its reason."""

from breachcat.notice.assembly import assembled
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.facts import Facts, find_facts

__all__ = ["Cue", "Fact", "Facts", "Place", "Surety", "assembled", "find_facts"]
