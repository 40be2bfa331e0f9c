"""Summaries of delays: n, what could not be used and why, quartiles, ranges carried through."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from breachcat.delays import Delay, Measure, Unknown, known_delays
from breachcat.estimates import Curve, median_interval, survival_curve, survival_median
from breachcat.figures import Quantity, quantile, whole
from breachcat.groups import Group, Key
from breachcat.model import Incident


@dataclass(frozen=True, slots=True)
class Survival:
    """The estimate that takes lower bounds for what they are: its curve and its median.

    A range stands for its middle: with bounds among the values, the estimates at the least and at
    the most days do not enclose those between.
    """

    median: Quantity
    curve: Curve

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: the median, and the curve as pairs of days and share."""
        curve = [[whole(day), round(share, 6)] for day, share in self.curve]
        return {"median": self.median.as_json(), "curve": curve}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a measure gives over several records: n values, the records without one and why.

    `weak` of the values rest on implied, derived or second-hand dates, `approximate` ones on 頃,
    `bounds` are only known to be at least so much. Figures that n does not carry are left out.
    """

    measure: Measure
    used: tuple[tuple[str, Delay], ...]
    unusable: tuple[tuple[str, Unknown], ...]
    quantities: dict[str, Quantity]
    interval: Quantity | None
    survival: Survival | None
    key: Key | None = None

    @property
    def n(self) -> int:
        """How many values there are; of windows, each counts."""
        return len(self.used)

    @property
    def weak(self) -> int:
        """How many of the values rest on dates that are not stated as such."""
        return sum(delay.is_weak for _, delay in self.used)

    @property
    def approximate(self) -> int:
        """How many of the values rest on approximate dates."""
        return sum(delay.approximate for _, delay in self.used)

    @property
    def bounds(self) -> int:
        """How many of the values are lower bounds."""
        return sum(delay.high is None for _, delay in self.used)

    def reasons(self) -> dict[Unknown, int]:
        """Return how many records or windows could not be used, by what is missing and why."""
        return dict(Counter(why for _, why in self.unusable))


QUANTILES = {"min": 0.0, "q1": 0.25, "median": 0.5, "q3": 0.75, "max": 1.0}
FEWEST = {"q1": 4, "q3": 4}  # values below which a quartile would be one of few values, dressed up
FEWEST_OF_INTERVAL = 8


def summary(
    measure: Measure, incidents: Iterable[Incident], fewest: int = 1, key: Key | None = None
) -> Summary:
    """Return the summary of a measure; without figures where there are fewer values than `fewest`.

    Quartiles interpolate linearly between values (type 7).
    """
    used: list[tuple[str, Delay]] = []
    unusable: list[tuple[str, Unknown]] = []
    for incident in incidents:
        outcome = measure.of(incident)
        used += [(incident.id, delay) for delay in known_delays(outcome)]
        missing = (outcome,) if isinstance(outcome, Unknown) else outcome
        unusable += [(incident.id, item) for item in missing if isinstance(item, Unknown)]
    delays = [delay for _, delay in used] if len(used) >= fewest else []
    lows = sorted(float(delay.low) for delay in delays)
    highs = sorted(_most(delay) for delay in delays)
    quantities = {
        name: Quantity(quantile(lows, share), _bounded(quantile(highs, share)))
        for name, share in QUANTILES.items()
        if len(delays) >= FEWEST.get(name, 1)
    }
    interval = _interval(lows, highs) if len(delays) >= FEWEST_OF_INTERVAL else None
    survival = _survival(delays) if delays else None
    return Summary(measure, tuple(used), tuple(unusable), quantities, interval, survival, key)


def summaries_of(groups: Iterable[Group], measures: Iterable[Measure], fewest: int = 1) -> list[Summary]:
    """Return the summary of each measure in each group, measure after measure."""
    kept = list(groups)
    return [summary(measure, group.incidents, fewest, group.key) for measure in measures for group in kept]


def _most(delay: Delay) -> float:
    return inf if delay.high is None else float(delay.high)


def _interval(lows: Sequence[float], highs: Sequence[float]) -> Quantity:
    """Return the bootstrap interval of the median: from the least of the least to the most of the most."""
    return Quantity(median_interval(lows)[0], _bounded(median_interval(highs)[1]))


def _survival(delays: Sequence[Delay]) -> Survival:
    """Return the estimate with bounds as bounds, and ranges at their middles."""
    values = [(_middle(delay), delay.high is None) for delay in delays]
    curve = survival_curve(values)
    low, high = survival_median(curve, max(days for days, _ in values))
    return Survival(Quantity(low, _bounded(high)), curve)


def _middle(delay: Delay) -> float:
    return delay.low if delay.high is None else (delay.low + delay.high) / 2


def _bounded(value: float) -> float | None:
    return value if value < inf else None
