"""The made-up records: sound, the same for a seed, and as varied as the tests that rest on them need."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

import pytest
from pydantic import BaseModel

import made_up
import made_up_writing as writing
from breachcat.catalog import Catalog, File, read_catalog
from breachcat.delays import MEASURES, Reason, Unknown
from breachcat.japanese import Precision, Qualifier, Unit, read_count, read_date, read_period, search_key
from breachcat.language import Language
from breachcat.vocabulary import FACTS, OtherFact, Review, Word
from conftest import ROOT, TODAY

BENCHMARKS = ROOT / "benchmarks"

NUMBER = 400  # of records; few enough for a quick test, and a greater number begins with the same ones


@cache
def catalog() -> Catalog:
    records = made_up.made_up_records(NUMBER, 1)
    return read_catalog([File(f"{id_}.yaml", text.encode()) for id_, text in records], TODAY)


def test_made_up_records_pass_every_check_without_a_warning():
    assert [(found.file, found.message(Language.ENGLISH)) for found in catalog().problems] == []
    assert len(catalog().incidents) == NUMBER


@pytest.mark.parametrize("seed", [2, 3])
def test_so_do_those_of_other_seeds(seed):
    files = [File(f"{id_}.yaml", text.encode()) for id_, text in made_up.made_up_records(60, seed)]
    assert read_catalog(files, TODAY).problems == []


def test_the_same_seed_gives_the_same_text_and_another_seed_another():
    once, again, other = (list(made_up.made_up_records(30, seed)) for seed in (7, 7, 8))
    assert once == again
    assert all(text != others for (_, text), (_, others) in zip(once, other, strict=True))
    assert list(made_up.made_up_records(10, 7)) == once[:10]


def test_the_command_writes_the_same_text_whatever_the_hash_of_this_process(tmp_path):
    command = [
        sys.executable,
        str(BENCHMARKS / "made_up.py"),
        str(tmp_path),
        "--records",
        "30",
        "--seed",
        "7",
    ]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "7"}
    )
    assert done.stdout == f"30 records in {tmp_path}\n"
    files = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert files == {f"{id_}.yaml": text for id_, text in made_up.made_up_records(30, 7)}


def test_no_two_shops_have_the_same_id_or_name():
    shops = [made_up.named(index) for index in range(made_up.NAMES + 100)]
    assert len({id_ for id_, _, _ in shops}) == len(shops)
    assert len({search_key(name) for _, name, _ in shops}) == len(shops)


def test_some_organizations_have_two_incidents_that_are_related():
    related = [incident for incident in catalog().incidents if incident.related]
    assert related
    for incident in related:
        assert catalog().get(incident.related[0]).organization == incident.organization


def leaves(value: object) -> Iterator[object]:
    """Yield every single value inside an incident."""
    if isinstance(value, BaseModel):
        yield from (leaf for part in vars(value).values() for leaf in leaves(part))
    elif is_dataclass(value):
        yield from (leaf for field in fields(value) for leaf in leaves(getattr(value, field.name)))
    elif isinstance(value, list):
        yield from (leaf for item in value for leaf in leaves(item))
    else:
        yield value


@cache
def words() -> set[tuple[type, Enum]]:
    """Return the words with their lists: “other” stands in several."""
    found = {(type(leaf), leaf) for incident in catalog().incidents for leaf in leaves(incident)}
    return {(kind, leaf) for kind, leaf in found if isinstance(leaf, Enum)}


CLOSED_LISTS = [
    kind
    for kind in Word.__subclasses__()
    if kind is not OtherFact and kind.__module__ == Word.__module__  # others are no words of records
]


@pytest.mark.parametrize("kind", [*CLOSED_LISTS, Precision, Unit, Qualifier], ids=lambda kind: kind.__name__)
def test_every_word_occurs(kind):
    """But for the draft, which is refused."""
    assert {word for group, word in words() if group is kind} == set(kind) - {Review.DRAFT}


def test_every_fact_is_not_stated_somewhere():
    silent = {fact for incident in catalog().incidents for fact in incident.not_stated or []}
    assert silent == set(FACTS)


def test_every_field_occurs():
    for incident in catalog().incidents:
        assert not incident.todo  # a record with open questions is refused
    missing = set(type(catalog().incidents[0]).model_fields) - {"todo"}
    for incident in catalog().incidents:
        missing -= {name for name in missing if getattr(incident, name)}
    assert not missing


def test_dates_and_sides_of_windows_are_open_approximate_or_missing():
    events = [event for incident in catalog().incidents for event in incident.events]
    periods = [window.period for incident in catalog().incidents for window in incident.windows()]
    assert {(event.open, event.date.open) for event in events} >= {(True, False), (False, True)}
    assert any(event.date.approximate for event in events)
    assert None in periods
    sides = {tuple(side and side.open for side in (p.start, p.end)) for p in periods if p}
    assert sides >= {(False, False), (True, False), (False, True), (None, False), (False, None)}


def test_records_span_the_years_and_end_before_today():
    days = [event.date.earliest for incident in catalog().incidents for event in incident.events]
    assert {day.year for day in days} == set(range(2013, 2027))
    assert max(days) < TODAY


EVERYWHERE = {"exact", "range", "no upper bound", "approximate", "unknown, looked for", "unknown"}
WEAK = {"weak"}  # rests on implied, derived or second-hand dates, which windows do not have
ACROSS = {"across zero"}  # dates overlap
BELOW = {"below zero"}  # the later event may come first
BRANCHES = {
    "payment_stop": EVERYWHERE | WEAK | ACROSS | BELOW,
    "report_to_publication": EVERYWHERE | WEAK | ACROSS | BELOW,
    "exposure": EVERYWHERE,
}


def branches(outcome) -> Iterator[str]:
    """Yield what an outcome is an example of."""
    for delay in (outcome,) if isinstance(outcome, Unknown) else outcome:
        if isinstance(delay, Unknown):
            yield "unknown, looked for" if delay.reason is Reason.NOT_STATED else "unknown"
            continue
        yield "exact" if delay.low == delay.high else "no upper bound" if delay.high is None else "range"
        marks = {
            "approximate": delay.approximate,
            "weak": delay.is_weak,
            "across zero": delay.low < 0 < (delay.high or 1),
            "below zero": delay.high is not None and delay.high < 0,
        }
        yield from (mark for mark, there in marks.items() if there)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.name)
def test_every_measure_has_values_of_every_kind(measure):
    found = {branch for incident in catalog().incidents for branch in branches(measure.of(incident))}
    assert found == BRANCHES.get(measure.name, EVERYWHERE | WEAK | ACROSS)


def test_every_cause_of_an_unknown_final_notice_occurs():
    outcomes = [MEASURES["full_publication"].of(incident) for incident in catalog().incidents]
    unknown = {outcome.fact for outcome in outcomes if isinstance(outcome, Unknown)}
    assert unknown == {"detected", "published", "final_notice"}


# What is written is what is read: here, and only here, the true day and number are known.

DRAWS = 2_000


def days(chance) -> date:
    return date(2013, 1, 1) + timedelta(chance.between(0, 5000))


def test_a_date_that_is_written_for_a_day_is_read_as_words_for_that_day():
    chance = writing.Chance(1)
    for _ in range(DRAWS):
        day, precision = days(chance), chance.one(list(Precision))
        found = read_date(text := writing.in_form(chance, day, precision))
        assert found.earliest <= day <= found.latest, text
        assert found.precision is precision, text


def test_a_date_whose_words_might_mean_a_rival_is_written_to_the_day():
    chance = writing.Chance(1)
    day, rival = date(2022, 8, 18), date(2022, 8, 19)
    precisions = {read_date(writing.written(chance, day, [rival], loosely=1)).precision for _ in range(100)}
    assert precisions == {Precision.DAY}


def test_a_period_is_read_as_words_for_its_first_and_last_day():
    chance = writing.Chance(1)
    for _ in range(DRAWS):
        start = days(chance)
        end = start + timedelta(int(1000 * chance.share() ** 4))
        text = writing.period(chance, start, end)
        if isinstance(text, dict):
            sides = [
                (read_date(text[key]), day) for key, day in (("from", start), ("to", end)) if key in text
            ]
        else:
            found = read_period(text)
            one_day = text == writing.DAY.format(y=start.year, m=start.month, d=start.day)
            sides = [(found.start, start), (found.end, start if one_day else end)]
        assert all(side is None or side.earliest <= day <= side.latest for side, day in sides), text


def test_a_count_is_read_as_its_number():
    chance = writing.Chance(1)
    for _ in range(DRAWS):
        number = int(10 ** (6 * chance.share()))
        assert read_count(text := writing.count(chance, number, "件")).value == number, text
