"""The scale of a picture in days: linear, or logarithmic where few long times would squeeze the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, copysign, floor, log, log10
from statistics import median
from typing import NamedTuple

from breachcat.language import Language, Text

LINEAR_DAYS = 10  # of an axis that is logarithmic beyond
_MANY = 30
_WIDE, _SQUEEZED = 100, 10  # the longest is so many times the shortest, and the median


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last`; linear up to `bend` days from zero, logarithmic beyond.

    Without a bend it is linear throughout; unless `bends_after`, it is linear after zero.
    """

    first: float
    last: float
    bend: float | None = None
    bends_after: bool = True

    def place(self, day: float) -> float:
        """Return where a day is: from 0, the first day, to 1, the last; days outside go to the ends."""
        start, end = self._stretched(self.first), self._stretched(self.last)
        return min(max((self._stretched(day) - start) / (end - start), 0.0), 1.0)

    def _stretched(self, day: float) -> float:
        if self.bend is None:
            return day
        if abs(day) <= self.bend or (day > 0 and not self.bends_after):
            return day / self.bend
        return copysign(1 + log(abs(day) / self.bend), day)

    @property
    def linear_part(self) -> tuple[float, float]:
        """The first and the last day of the part that is linear."""
        if self.bend is None:
            return self.first, self.last
        return max(self.first, -self.bend), min(self.last, self.bend) if self.bends_after else self.last

    def step(self, gap: float, steps: Iterable[int]) -> int:
        """Return the least of ascending steps of days that leaves a share `gap` of the axis in between."""
        start, end = self.linear_part
        room = (self.place(end) - self.place(start)) / (end - start) if end > start else 0.0
        *others, longest = steps
        return next((step for step in others if step * room >= gap), longest)

    def spaced(self, days: Iterable[float], gap: float) -> list[float]:
        """Return those days that are a share `gap` of the axis from each other; the first come first."""
        chosen: list[float] = []
        for day in days:
            place = self.place(day)
            if self.first <= day <= self.last and all(abs(place - self.place(one)) >= gap for one in chosen):
                chosen.append(day)
        return sorted(chosen)


class Tick(NamedTuple):
    """A place on an axis that is labelled."""

    day: float
    label: str


def axis_of(days: Sequence[float]) -> Axis:
    """Return an axis that holds zero and these days.

    It is logarithmic where they span more than two orders of magnitude and half of them would lie
    in a tenth of a linear one.
    """
    sizes = sorted(abs(day) for day in days if day)
    first, last = min(0.0, *days, 0.0), max(1.0, *days, 1.0)
    if sizes and sizes[-1] > _WIDE * sizes[0] and sizes[-1] > _SQUEEZED * median(sizes):
        return Axis(first, last, LINEAR_DAYS)
    step = next(step for step in _DECIMAL_STEPS if (last - first) <= _MOST_STEPS * step)
    return Axis(floor(first / step) * step, ceil(last / step) * step)


def axis_about_zero(days: Sequence[float]) -> Axis:
    """Return an axis on which times before zero do not squeeze those after it.

    It is linear after zero, unless few of many days are much later than the others.
    """
    first, last = min(0.0, *days, 0.0), max(1.0, *days, 1.0)
    after = [day for day in days if day > 0]
    if len(after) >= _MANY and last > _SQUEEZED * median(after):
        return Axis(first, last, _rounded(median(after)))
    return Axis(first, last, _rounded(last / 10), bends_after=False) if -first > last else Axis(first, last)


def _rounded(days: float) -> int:
    return next((step for step in reversed(_DECIMAL_STEPS) if step <= days), 1)


_DECIMAL_STEPS = [base * 10**power for power in range(7) for base in (1, 2, 5)]
_MOST_STEPS = 10


def day_ticks(axis: Axis, gap: float) -> list[Tick]:
    """Return round numbers of days, a share `gap` of the axis apart."""
    chosen = axis.spaced(_round_days(axis, gap), gap)
    return [Tick(day, f"{day:,.0f}") for day in chosen]


def _round_days(axis: Axis, gap: float) -> Iterator[float]:
    """Yield zero, the powers of ten, their triples and the steps of the linear part."""
    start, end = axis.linear_part
    longest = max(-axis.first, axis.last, 10)
    step = axis.step(gap, _DECIMAL_STEPS)
    yield 0
    if axis.bend is not None:
        for factor in (1, 3):
            for power in range(ceil(log10(longest)) + 1):
                for day in (factor * 10**power, -factor * 10**power):
                    if not start <= day <= end or day == end:
                        yield day
    yield from range(ceil(start / step) * step, int(end) + 1, step)


_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAYS_OF_MONTH = 30.4


def date_ticks(axis: Axis, zero: date, gap: float) -> list[Tick]:
    """Return beginnings of months and years, a share `gap` of the axis apart."""
    start, end = (zero + timedelta(days=day) for day in (axis.first, axis.last))
    steps = {round(months * _DAYS_OF_MONTH): months for months in _MONTH_STEPS}
    months = steps[axis.step(gap, steps)]
    in_linear = [
        day for day in months_between(start, end, months) if (day - zero).days >= axis.linear_part[0]
    ]
    years = list(months_between(start, end, 12))
    chosen = axis.spaced(((day - zero).days for day in [*in_linear, *reversed(years)]), gap)
    return [Tick(day, _month(zero + timedelta(days=day), months)) for day in chosen]


def months_between(start: date, end: date, step: int) -> Iterator[date]:
    """Yield the first days of every so many months."""
    first = start.year * 12 + start.month - 1
    for month in range(-(-first // step) * step, end.year * 12 + end.month, step):
        day = date(month // 12, month % 12 + 1, 1)
        if day >= start:
            yield day


def _month(day: date, step: int) -> str:
    return str(day.year) if step >= 12 or day.month == 1 else day.isoformat()[:7]


DAYS = Text("days", "日")
SINCE_DETECTION = Text("days since detection", "発覚からの日数")
_BENT = Text(
    "{units} (linear up to {days}, logarithmic beyond)", "{units}（{days}日までは等間隔、その先は対数目盛）"
)
_BENT_BEFORE = Text(
    "{units} (logarithmic more than {days} days before detection)",
    "{units}（発覚の{days}日前より前は対数目盛）",
)


def axis_title(axis: Axis, language: Language, units: Text = DAYS) -> str:
    """Return what the numbers of an axis are, and whether it is logarithmic."""
    if axis.bend is None:
        return units(language)
    told = _BENT if axis.bends_after else _BENT_BEFORE
    return told(language, units=units, days=f"{axis.bend:,.0f}")


class Ruler(NamedTuple):
    """An axis laid between two places of a drawing: pixels, or columns of characters."""

    axis: Axis
    start: float
    end: float

    def at(self, day: float) -> float:
        """Return where a day is."""
        return self.start + self.axis.place(day) * (self.end - self.start)

    def share(self, room: float) -> float:
        """Return the share of the axis that some room takes."""
        return room / max(self.end - self.start, 1)
