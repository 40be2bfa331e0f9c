"""Break good records in every way that the checks claim to catch: none goes unseen, none is an exception."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from breachcat.catalog import File, read_catalog
from breachcat.checks import CHECKS
from breachcat.language import Language
from breachcat.model import Incident
from breachcat.record import Record
from conftest import CAUGHT, TODAY
from mutations import KINDS, MADE_UP, NOT_CLAIMED, SHIPPED, SUBJECTS, Mutant, Subject, mutants

IDS = [name.removesuffix(".yaml") for name in SHIPPED]


def checked(text: str | bytes, name: str, *beside: Subject) -> Record:
    """Return the record of a text, checked after those that are beside it."""
    data = text.encode() if isinstance(text, str) else text
    files = [*(File(other.name, other.text.encode()) for other in beside), File(name, data)]
    return read_catalog(files, TODAY, IDS).records[-1]


@contextmanager
def untraced() -> Iterator[None]:
    """Leave coverage to the other tests: to measure thousands of records would take minutes."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


def told(mutant: Mutant, subject: Subject) -> list[str]:
    """Return what is told of a mutant instead of what it claims; nothing where it is as claimed."""
    problems = checked(mutant.text, mutant.name or subject.name, *mutant.beside).problems
    is_caught = any(
        (found.check.code, *found.place[:2]) == (mutant.code, mutant.line, mutant.column)
        and mutant.meant in (None, *found.suggestions[:1])
        for found in problems
    )
    if is_caught and (len(problems) == 1 or not mutant.alone):
        return []
    claim = f"{mutant.line}:{mutant.column} {mutant.code} {mutant.meant or ''}{' alone' * mutant.alone}"
    seen = [
        f"{found.place.line}:{found.place.column} {found.check.code} {found.suggestions}"
        for found in problems
    ]
    return [f"{subject.name}: {mutant.done}: {claim} is claimed, and told is {seen}"]


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_records_are_good_before_they_are_broken(name):
    assert checked(SUBJECTS[name].text, name).problems == ()


@pytest.mark.parametrize("name", SUBJECTS)
def test_the_places_of_a_record_are_where_its_texts_stand(name):
    """The claims count lines and columns from them."""
    subject = SUBJECTS[name]
    for entry in subject.scalars:
        for scalar in filter(None, (entry.key, entry.value)):
            line, column, end_line, end = scalar.place
            assert subject.lines[line - 1][column - 1 : end - 1].strip('"') == scalar.text
            assert line == end_line


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SUBJECTS)
def test_each_mutant_is_caught_by_the_code_and_at_the_place_that_it_claims(name, kind, request):
    broken = mutants(kind, SUBJECTS[name])
    with untraced():
        missed = [words for mutant in broken for words in told(mutant, SUBJECTS[name])]
    request.config.stash[CAUGHT].append((kind, len(broken) - len(missed), len(broken)))
    assert not missed, "\n".join(missed)


def test_every_check_of_what_a_record_holds_is_claimed_by_a_mutation():
    claimed = {
        mutant.code for subject in SUBJECTS.values() for kind in KINDS for mutant in mutants(kind, subject)
    }
    assert claimed == set(CHECKS) - set(NOT_CLAIMED)


def test_the_made_up_record_has_every_key_that_a_sound_record_may_have():
    keys = {tuple(step for step in entry.path if isinstance(step, str)) for entry in SUBJECTS[MADE_UP].keyed}
    assert set(paths(Incident)) - keys == {("todo",)}


def paths(part: type[BaseModel]) -> Iterator[tuple[str, ...]]:
    """Yield the path of every field of a part, and of the parts below it."""
    for name, info in part.model_fields.items():
        yield (name,)
        for below in parts_in(info.annotation):
            yield from ((name, *path) for path in paths(below))


def parts_in(annotation: object) -> list[type[BaseModel]]:
    """Return the parts that a type is made of: list[Site] | None is made of Site."""
    if inner := get_args(annotation):
        return [part for each in inner for part in parts_in(each)]
    return [annotation] if isinstance(annotation, type) and issubclass(annotation, BaseModel) else []


SLICES = st.tuples(st.integers(0, 4000), st.integers(0, 60), st.binary(max_size=12) | st.sampled_from(
    [b"", b"[", b"{", b'"', b"'", b"- ", b": ", b"\n", b"\t", b"&a ", b"*a", b"!t ", b"---\n", b"\xff", b"\0",
     "：".encode(), "\u202e".encode(), b"#", b"?", b"|", b"%", b", ", b"]", b"}", b"~", b"\r", b"1,234"]
))  # fmt: skip
DAMAGE = st.lists(SLICES, min_size=1, max_size=4)


def damaged(data: bytes, damage: list[tuple[int, int, bytes]]) -> bytes:
    """Return the bytes with slices replaced: deleted, inserted or both."""
    for start, length, new in damage:
        at = start % (len(data) + 1)
        data = data[:at] + new + data[at + length :]
    return data


def assert_well_told(record: Record, data: bytes) -> None:
    """Every problem lies within the text and speaks both languages."""
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    lines = re.split(r"\r\n|\n|\r", text)
    assert record.problems or record.is_sound
    for problem in record.problems:
        line, column, end_line, end_column = problem.place
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
        assert (line, column) <= (end_line, end_column)
        for language in Language:
            assert problem.message(language)
            assert problem.as_json(language)["message"]


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SHIPPED)), DAMAGE)
def test_any_damage_to_a_good_record_gives_problems_or_a_sound_record(name, damage):
    data = damaged(SHIPPED[name].encode(), damage)
    assert_well_told(checked(data, name), data)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(SHIPPED)), st.integers(0, 400), st.integers(1, 10), st.integers(0, 400))
def test_lines_in_any_order_give_problems_or_a_sound_record(name, start, length, to):
    lines = SHIPPED[name].split("\n")
    start, to = start % len(lines), to % len(lines)
    moved = lines[start : start + length]
    lines[start : start + length] = []
    lines[to:to] = moved
    data = "\n".join(lines).encode()
    assert_well_told(checked(data, name), data)


@settings(max_examples=100, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(alphabet="ab:-[]{},&*!|>'\"%@`#?~ \n\t1,件：", max_size=60).map(str.encode)
)
def test_any_bytes_give_problems_or_a_sound_record(data):
    assert_well_told(checked(data, "made-up.yaml"), data)
