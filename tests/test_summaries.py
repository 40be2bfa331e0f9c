"""Summaries: how many values, which records have none and why, quartiles, ranges carried through."""

import json
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachcat.delays import MEASURES, Reason, Unknown
from breachcat.figures import Quantity, quantile
from breachcat.model import Incident
from breachcat.summaries import QUANTILES, summary
from conftest import record_of


def incident(name: str, published: str = "", windows: tuple[str, ...] = (), more: str = "") -> Incident:
    """Return an incident that was detected on 2022-04-01."""
    found = record_of(
        f"id: {name}\norganization: 株式会社サンプル\nsources: [{{kind: official_notice}}]\nreview: checked\n"
        "events:\n  - {event: detected, date: 2022年4月1日}\n"
        + (f"  - {{event: published, date: {published}}}\n" if published else "")
        + ("exposures:\n" if windows else "")
        + "".join(f"  - {{period: {window}}}\n" for window in windows)
        + more,
        f"{name}.yaml",
    ).incident
    assert found
    return found


def published(*days: str):
    return summary(MEASURES["publication"], [incident(f"r{n}", day) for n, day in enumerate(days)])


def figures(found) -> dict[str, tuple[float, float | None]]:
    return {name: (quantity.low, quantity.high) for name, quantity in found.quantities.items()}


def test_no_values():
    found = published()
    assert (found.n, found.unusable, found.quantities) == (0, (), {})


def test_one_value_has_no_quartiles():
    found = published("2022年4月11日")
    assert found.n == 1
    assert figures(found) == dict.fromkeys(("min", "median", "max"), (10, 10))


def test_two_values():
    found = published("2022年4月21日", "2022年4月11日")
    assert figures(found) == {
        "min": (10, 10), "median": (15, 15), "max": (20, 20),
    }  # fmt: skip


def test_records_without_a_value_are_counted_with_the_reason():
    looked_for = "not_stated: [published]\n"
    records = [
        incident("a", "2022年4月11日"),
        incident("b"),
        incident("c", more=looked_for),
        incident("d", more=looked_for),
    ]
    found = summary(MEASURES["publication"], records)
    assert found.n == 1
    assert found.unusable == (
        ("b", Unknown("published", Reason.NOT_RECORDED)),
        ("c", Unknown("published", Reason.NOT_STATED)),
        ("d", Unknown("published", Reason.NOT_STATED)),
    )
    assert found.reasons() == {
        Unknown("published", Reason.NOT_RECORDED): 1,
        Unknown("published", Reason.NOT_STATED): 2,
    }


def test_ranges_are_carried_through():
    found = published("2022年4月11日", "2022年4月中旬", "2022年5月", "2022年6月1日")
    assert figures(found) == {
        "min": (10, 10), "q1": (10, 16.75), "median": (20, 39.5), "q3": (37.75, 60.25), "max": (61, 61),
    }  # fmt: skip


def test_open_delays_have_no_upper_bound_where_they_count():
    found = published("2022年4月11日", "2022年4月21日", "2022年4月6日以降", "2022年4月21日")
    assert figures(found) == {
        "min": (5, 10), "q1": (8.75, 17.5), "median": (15, 20), "q3": (20, None), "max": (20, None),
    }  # fmt: skip


def test_only_open_delays():
    found = published("2022年4月11日以降", "2022年4月21日以降")
    assert figures(found)["median"] == (15, None)
    assert figures(found)["min"] == (10, None)


def test_exposure_counts_windows_not_records():
    found = summary(
        MEASURES["exposure"],
        [
            incident("a", windows=("2022年1月1日～2022年1月10日", "2022年1月1日～2022年1月20日")),
            incident("b", windows=("2022年1月1日～2022年1月30日",)),
            incident("c"),
        ],
    )
    assert found.n == 3
    assert figures(found)["median"] == (20, 20)
    assert found.unusable == (("c", Unknown("exposures", Reason.NOT_RECORDED)),)


@settings(max_examples=100)
@given(st.lists(st.integers(-400, 4000), min_size=2, max_size=30))
def test_quartiles_are_of_type_7(values):
    ordered = sorted(values)
    found = [quantile(ordered, QUANTILES[name]) for name in ("q1", "median", "q3")]
    assert found == pytest.approx(quantiles(ordered, n=4, method="inclusive"))
    assert quantile(ordered, 0.0) == min(values)
    assert quantile(ordered, 1.0) == max(values)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(160, 160), '{"min": 160, "max": 160}'),
        (Quantity(160.0, 160.5), '{"min": 160, "max": 160.5}'),
        (Quantity(175, None), '{"min": 175, "max": null}'),
    ],
)
def test_json_form(quantity, expected):
    assert json.dumps(quantity.as_json()) == expected
