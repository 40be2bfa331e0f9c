"""Groups of incidents: what an incident belongs to, in which order, and what is not known."""

import pytest

from breachcat.groups import GROUPINGS, grouped
from breachcat.law import Duty
from breachcat.model import Incident
from breachcat.vocabulary import Cause, DataItem, Detector
from conftest import record_of

HEAD = "organization: 株式会社サンプル\nsources: [{kind: official_notice}]\nreview: checked\n"


def incident(name: str, *events: str, more: str = "") -> Incident:
    lines = "".join(f"  - {{{event}}}\n" for event in events or ("event: updated, date: 2022年8月1日",))
    found = record_of(f"id: {name}\n{HEAD}events:\n{lines}{more}", f"{name}.yaml").incident
    assert found
    return found


def keys(name: str, *incidents: Incident) -> list[tuple[object, list[str]]]:
    groups = grouped(incidents, GROUPINGS[name])
    return [(group.key, [incident.id for incident in group.incidents]) for group in groups]


PUBLISHED = "event: published, date: "
DETECTED = "event: detected, date: "


@pytest.mark.parametrize(
    ("events", "year", "quarter"),
    [
        ((PUBLISHED + "2022年3月31日", DETECTED + "2021年1月1日"), "2022", "2022-Q1"),
        ((DETECTED + "2021年4月1日",), "2021", "2021-Q2"),
        ((PUBLISHED + "2022年8月",), "2022", "2022-Q3"),
        ((PUBLISHED + "2022年",), "2022", None),
        ((PUBLISHED + "2022年12月31日以降",), None, None),  # any later day too
        ((), None, None),
    ],
)
def test_year_and_quarter_are_those_of_publication_else_of_detection(events, year, quarter):
    one = incident("a", *events)
    assert keys("year", one) == [(year, ["a"])]
    assert keys("quarter", one) == [(quarter, ["a"])]


def test_an_incident_with_several_keys_is_in_each_group_in_the_order_of_the_words():
    one = incident("a", more="cause: [malware, sql_injection]\n")
    other = incident("b", more="cause: [sql_injection]\n")
    assert keys("cause", one, other, incident("c")) == [
        (Cause.SQL_INJECTION, ["a", "b"]),
        (Cause.MALWARE, ["a"]),
        (None, ["c"]),
    ]


def test_the_other_groupings():
    one = incident(
        "a", DETECTED + "2022年4月1日, by: police", PUBLISHED + "2022年5月1日",
        more="vendor: 委託先株式会社\nexposures: [{period: 2021年1月1日～, data: [name, card_number]}]\n",
    )  # fmt: skip
    before = incident("b", DETECTED + "2022年3月31日")
    unclear = incident("c", DETECTED + "2022年")
    assert keys("detected-by", one, before) == [(Detector.POLICE, ["a"]), (None, ["b"])]
    assert keys("vendor", one, before) == [("委託先株式会社", ["a"]), (None, ["b"])]
    assert keys("data", one) == [(DataItem.CARD_NUMBER, ["a"]), (DataItem.NAME, ["a"])]
    assert keys("law", one, before, unclear, incident("d")) == [
        (Duty.EFFORT, ["b"]),
        (Duty.TO_REPORT, ["a"]),
        (None, ["c", "d"]),
    ]


def test_no_incidents_make_no_groups():
    for name in GROUPINGS:
        assert keys(name) == []
