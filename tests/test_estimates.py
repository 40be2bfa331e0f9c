"""Estimates of the median against what others compute: scipy's estimator, a plain bootstrap."""

from math import inf
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from breachcat.estimates import median_interval, survival_curve, survival_median

VALUES = st.lists(st.tuples(st.integers(-30, 400), st.booleans()), min_size=1, max_size=40)


def test_a_curve_by_hand():
    """Of five cases one ends after 1 day, two are left at 2 and seen no longer at 2, and so on."""
    curve = survival_curve([(2, True), (1, False), (2, False), (5, True), (3, False)])
    assert [(day, round(share, 10)) for day, share in curve] == [(1, 0.8), (2, 0.6), (3, 0.3)]
    assert survival_median(curve, 5) == (3, 3)


def test_no_values_and_only_bounds():
    assert survival_curve([]) == ()
    assert survival_curve([(3, True), (9, True)]) == ()
    assert survival_median((), 9) == (9, inf)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([(27, False), (91, False), (229, False), (254, False)], (160, 160)),  # the plain median
        ([(7, False), (175, True)], (7, inf)),  # stays at a half
        ([(7, False), (175, True), (180, True)], (180, inf)),  # never comes to a half
        ([(7, False)], (7, 7)),
    ],
)
def test_the_median_of_a_curve(values, expected):
    longest = max(day for day, _ in values)
    assert survival_median(survival_curve(values), longest) == expected


@given(VALUES)
def test_the_curve_is_that_of_scipy(values):
    data = CensoredData(
        uncensored=[day for day, is_bound in values if not is_bound],
        right=[day for day, is_bound in values if is_bound],
    )
    theirs = ecdf(data).sf
    expected = dict(zip(theirs.quantiles, theirs.probabilities, strict=True))
    events = {day for day, is_bound in values if not is_bound}
    ours = dict(survival_curve(values))
    assert set(ours) == events
    for day, share in ours.items():
        assert share == pytest.approx(expected[day], abs=1e-9)


@given(st.lists(st.integers(-30, 400), min_size=1, max_size=40))
def test_without_bounds_the_estimate_is_the_plain_median(days):
    curve = survival_curve((day, False) for day in days)
    assert survival_median(curve, max(days)) == (median(days), median(days))


@pytest.mark.parametrize("n", [8, 9, 20, 51])
def test_the_interval_is_that_of_a_plain_bootstrap(n):
    """Both draw at random, so their ends may differ by a neighbour or two."""
    random = Random(n)
    values = sorted(float(random.randrange(1000)) for _ in range(n))
    medians = sorted(median(random.choices(values, k=n)) for _ in range(4000))
    for ours, theirs in zip(median_interval(values), (medians[100], medians[-101]), strict=True):
        places = [
            min(range(n), key=lambda index, end=end: abs(values[index] - end)) for end in (ours, theirs)
        ]
        assert abs(places[0] - places[1]) <= 1


def test_the_interval_is_the_same_on_every_run_and_holds_the_median():
    values = [7.0, 27.0, 44.0, 81.0, 91.0, 175.0, 229.0, 254.0]
    assert median_interval(values) == median_interval(values)
    low, high = median_interval(values)
    assert 7 < low < median(values) < high < 254


def test_the_interval_of_one_value_is_the_value_and_of_bounds_has_no_end():
    assert median_interval([5.0]) == (5, 5)
    assert median_interval([1.0, *[inf] * 8])[1] == inf
