"""Figures of several delays: ranges of days, quantiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a summary as a range of days; `high` is None where there is no upper bound."""

    low: float
    high: float | None

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form: days, possibly halves and quarters."""
        return {"min": whole(self.low), "max": None if self.high is None else whole(self.high)}


def whole(value: float) -> float | int:
    """Return a number without a fraction where it has none."""
    return int(value) if value == int(value) else value


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the quantile of an ordered, non-empty sequence, interpolated linearly (type 7)."""
    position = (len(ordered) - 1) * share
    below, rest = int(position), position % 1
    if not rest or ordered[below + 1] == inf:
        return ordered[below + 1] if rest else ordered[below]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * rest
