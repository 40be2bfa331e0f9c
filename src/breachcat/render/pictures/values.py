"""The values of a summary as a picture shows them: how closely each is known, in which order, on which axis."""

from collections.abc import Sequence
from enum import Enum

from breachcat.delays import Delay
from breachcat.language import Language
from breachcat.render.pictures.axis import Axis, axis_of
from breachcat.render.words import WEAK, say_delay
from breachcat.summaries import Summary

FEW = 15
"""Values that get a row and a name each."""
NAME_LIMIT = 34
"""Characters of an id that are shown; longer ones are cut in the middle."""
Value = tuple[str, Delay]
"""The id of a record, and a delay."""


class Certainty(Enum):
    """How closely a value is known."""

    DAY = "day"
    RANGE = "range"
    BOUND = "bound"

    @classmethod
    def of(cls, delay: Delay) -> "Certainty":
        """Return how closely a delay is known."""
        if delay.high is None:
            return cls.BOUND
        return cls.DAY if delay.low == delay.high else cls.RANGE


def axes_of(summaries: Sequence[Summary]) -> dict[str, Axis]:
    """Return an axis for each measure by its name, which holds the values of all its summaries."""
    days: dict[str, list[float]] = {one.measure.name: [] for one in summaries}
    for one in summaries:
        ends = [end for _, delay in one.used for end in (delay.low, delay.high) if end is not None]
        days[one.measure.name] += map(float, ends)
    return {name: axis_of(ends) for name, ends in days.items()}


def ordered(summary: Summary) -> list[Value]:
    """Return the values with the ids of their records, shortest first."""
    return sorted(summary.used, key=lambda one: (one[1].low, one[1].high is None, one[1].high or 0, one[0]))


def value_of(delay: Delay, language: Language) -> str:
    """Return a value, with a mark where a date of it is not stated as such."""
    return say_delay(delay, language) + WEAK * delay.is_weak


def middle(delay: Delay) -> float:
    """Return where one sign of a value stands: the middle of its range, of a bound its least."""
    return delay.low if delay.high is None else (delay.low + delay.high) / 2
