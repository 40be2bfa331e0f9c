"""Estimates of the median: of values of which some are only known to be at least so much, and its interval."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, zip_longest
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Curve = tuple[tuple[float, float], ...]
"""Steps of a survival curve: days, and the share of cases in which it took longer than that."""

DRAWS = 2_000
CONFIDENCE = 0.95
_SEED = 26  # the same figures on every run


def survival_curve(values: Iterable[tuple[float, bool]]) -> Curve:
    """Return the Kaplan–Meier estimate for days of which some are lower bounds (days, is_bound).

    A case whose days are a bound counts as at risk until then and not after; bounds on a day come
    after the events of that day. Source: Kaplan and Meier 1958, doi:10.2307/2281868.
    """
    ordered = sorted(values)
    at_risk, share, steps = len(ordered), 1.0, []
    for day, same in groupby(ordered, key=itemgetter(0)):
        bounds = [is_bound for _, is_bound in same]
        if events := bounds.count(False):
            share *= 1 - events / at_risk
            steps.append((day, share))
        at_risk -= len(bounds)
    return tuple(steps)


def survival_median(curve: Curve, longest: float) -> tuple[float, float]:
    """Return the day by which half of the cases have ended, as its least and most.

    Where the curve stays at a half, it is the middle of that step, as in R's survival package, so
    that without bounds it is the plain median. The most is infinite where the curve does not come
    to its next step, or stays above; `longest` are the days until which cases were seen at all.
    """
    for (day, share), following in zip_longest(curve, curve[1:]):
        if share < _HALF - _ROUNDING:
            return day, day
        if share <= _HALF + _ROUNDING:
            middle = (day + following[0]) / 2 if following else day
            return middle, middle if following else inf
    return longest, inf


_HALF, _ROUNDING = 0.5, 1e-9


def median_interval(ordered: Sequence[float]) -> tuple[float, float]:
    """Return the percentile bootstrap interval of the median of an ordered, non-empty sequence."""
    medians = sorted((ordered[lower] + ordered[upper]) / 2 for lower, upper in _middles(len(ordered)))
    tail = round(DRAWS * (1 - CONFIDENCE) / 2)
    return medians[tail], medians[-1 - tail]


@cache
def _middles(n: int) -> list[tuple[int, int]]:
    """Return the places of the two middle values (one, twice, where n is odd) in resamples of n values.

    They are drawn without drawing the resamples: the k-th smallest of n uniform numbers is
    beta-distributed (k, n - k + 1), and the next one follows it.
    """
    from random import Random  # loads hashes and more, and few commands need it

    random = Random(_SEED)  # noqa: S311  # a resample is no secret
    return [_middle_places(random, n) for _ in range(DRAWS)]


def _middle_places(random: "Random", n: int) -> tuple[int, int]:
    lower, upper = (n - 1) // 2, n // 2
    place = random.betavariate(lower + 1, n - lower)
    first = min(int(place * n), n - 1)
    if upper == lower:
        return first, first
    place += (1 - place) * random.betavariate(1, n - upper)
    return first, min(int(place * n), n - 1)
