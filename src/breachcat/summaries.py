"""Summaries of delays: n, what could not be used and why, quartiles, ranges carried through."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from breachcat.delays import Delay, Measure, Unknown, known_delays
from breachcat.model import Incident


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a summary as a range of days; `high` is None where there is no upper bound."""

    low: float
    high: float | None

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: days, possibly halves and quarters."""
        return {"min": _whole(self.low), "max": None if self.high is None else _whole(self.high)}


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


@dataclass(frozen=True, slots=True)
class Summary:
    """What a measure gives over several records: n values, the records without one and why.

    `weak` of the values rest on implied, derived or second-hand dates, `approximate` ones on 頃.
    """

    measure: Measure
    n: int
    weak: int
    approximate: int
    unusable: tuple[tuple[str, Unknown], ...]
    quantities: dict[str, Quantity]

    def reasons(self) -> dict[Unknown, int]:
        """Return how many records could not be used, by reason."""
        return dict(Counter(reason for _, reason in self.unusable))


QUANTILES = {"min": 0.0, "q1": 0.25, "median": 0.5, "q3": 0.75, "max": 1.0}


def summary(measure: Measure, incidents: Iterable[Incident]) -> Summary:
    """Return the summary of a measure. Quartiles interpolate linearly between values (type 7)."""
    delays: list[Delay] = []
    unusable = []
    for incident in incidents:
        outcome = measure.of(incident)
        delays += known_delays(outcome)
        missing = (outcome,) if isinstance(outcome, Unknown) else outcome
        unusable += [(incident.id, item) for item in missing if isinstance(item, Unknown)]
    lows = sorted(delay.low for delay in delays)
    highs = sorted(delay.high if delay.high is not None else inf for delay in delays)
    quantities = {
        name: Quantity(quantile(lows, share), _bounded(quantile(highs, share)))
        for name, share in QUANTILES.items()
        if delays
    }
    weak = sum(delay.is_weak for delay in delays)
    approximate = sum(delay.approximate for delay in delays)
    return Summary(measure, len(delays), weak, approximate, tuple(unusable), quantities)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the quantile of an ordered, non-empty sequence, interpolated linearly (type 7)."""
    position = (len(ordered) - 1) * share
    below, rest = int(position), position % 1
    if not rest or ordered[below + 1] == inf:
        return ordered[below + 1] if rest else ordered[below]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * rest


def _bounded(value: float) -> float | None:
    return value if value < inf else None
