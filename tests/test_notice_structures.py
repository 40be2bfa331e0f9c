"""Whole notices of every build: tables, rows, labels, questions, letters, articles, pages full of other news."""

import re

import pytest

from breachcat.japanese import read_date
from breachcat.notice import assembled, find_facts
from conftest import HERE

NOTICES = (HERE / "data/notices/structures.txt").read_text(encoding="utf-8")
"""Each notice stands under its name (`=== name`), its steps below it (behind `---`)."""
BLOCKS = [
    pytest.param(*block.split("\n", 1)[1].rsplit("\n---\n", 1), id=block.split("\n", 1)[0])
    for block in re.split(r"^=== ", NOTICES, flags=re.MULTILINE)[1:]
]


def steps(text: str) -> set[str]:
    """Return what the draft of a notice has for events: kind, day or days, who told the operator."""
    return {
        " ".join([event["event"], days(event["date"]), *([event["by"]] if "by" in event else [])])
        for event in assembled(find_facts(text))["events"]
    }


def days(written: str) -> str:
    day = read_date(written)
    return str(day.earliest) if day.earliest == day.latest else f"{day.earliest}/{day.latest}"


@pytest.mark.parametrize(("text", "told"), BLOCKS)
def test_steps_of_a_whole_notice(text, told):
    assert steps(text) == set(told.strip().splitlines())
