"""What a rule needs, as a quick look before its pattern, stands in whatever the pattern finds."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, from_regex

from breachcat.notice.binding import RULES
from breachcat.notice.steps import Rule

NEEDING = [rule for rule in RULES if rule.needs]


@pytest.mark.parametrize("rule", NEEDING, ids=[rule.name for rule in NEEDING])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data())
def test_needs(rule: Rule, data: DataObject) -> None:
    """Whatever a rule finds holds each of the words it needs."""
    words = data.draw(from_regex(rule.words))
    for match in rule.words.finditer(words):
        assert all(need.search(words) for need in rule.needs), match[0]
