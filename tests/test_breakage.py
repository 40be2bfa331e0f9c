"""Break good records in every way that the checks claim to catch: none goes unseen, none is an exception."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from breachcat.checking import check_record
from breachcat.checks import Severity
from breachcat.document import read_document
from breachcat.language import Language
from breachcat.model import Event, Exposure, Incident, NotLeaked, Source
from breachcat.nodes import Mapping, Node, Path, Scalar, Sequence
from breachcat.record import Record, read_record
from breachcat.vocabulary import FACTS, Word
from conftest import INCIDENTS, TODAY

RECORDS = {path.name: path.read_text(encoding="utf-8") for path in sorted(INCIDENTS.glob("*.yaml"))}
REQUIRED = {
    part: {name for name, field in part.model_fields.items() if field.is_required()}
    for part in (Incident, Source, Event, Exposure, NotLeaked)
}
PARTS = {"sources": Source, "events": Event, "exposures": Exposure, "not_leaked": NotLeaked}
WORDS = {word.value for kind in Word.__subclasses__() for word in kind} | set(FACTS)
CLOSED = {"event", "by", "kind", "basis", "stage", "act", "data", "certainty", "strength", "cause", "misuse",
          "delay_reasons", "not_stated", "review"}  # fmt: skip
DATES = {"date", "retrieved", "from", "to"}

Broken = tuple[str, int]
"""A broken text, and the line on which it is broken."""


def checked(text: str | bytes, name: str) -> Record:
    data = text.encode() if isinstance(text, str) else text
    return check_record(read_record(read_document(data, name)), TODAY)


def error_lines(record: Record) -> set[int]:
    return {problem.place.line for problem in record.problems if problem.check.severity is Severity.ERROR}


def nodes(node: Node | None, path: Path = ()) -> Iterator[tuple[Path, Scalar | None, Node]]:
    """Yield path, key and value of everything below a node."""
    if isinstance(node, Mapping):
        for name, (key, value) in node.items.items():
            yield (*path, name), key, value
            yield from nodes(value, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield (*path, index), None, item
            yield from nodes(item, (*path, index))


def parts_of(name: str) -> list[tuple[Path, Scalar | None, Node]]:
    return list(nodes(read_document(RECORDS[name].encode(), name).root))


def put(text: str, scalar: Scalar, new: str) -> Broken:
    """Return the text with a scalar replaced, quotes included."""
    lines = text.split("\n")
    line, column, end_line, end = scalar.place
    assert line == end_line
    lines[line - 1] = lines[line - 1][: column - 1] + new + lines[line - 1][end - 1 :]
    return "\n".join(lines), line


def near_miss(word: str) -> str:
    """Return a word as somebody in haste would write it."""
    return word[:-2] + word[-1] + word[-2] if len(word) > 3 and word[-1] != word[-2] else word + "x"


def field_of(path: Path) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def renamed_keys(name: str) -> Iterator[Broken]:
    for _, key, _ in parts_of(name):
        if key:
            yield put(RECORDS[name], key, near_miss(key.text))


def doubled_keys(name: str) -> Iterator[Broken]:
    """Every key at the beginning of its line, once more behind its value."""
    for path, key, value in parts_of(name):
        if key and len(path) == 1:
            lines = RECORDS[name].rstrip("\n").split("\n")
            yield (
                "\n".join([*lines, f"{key.text}: {'x' if isinstance(value, Scalar) else '[x]'}"]),
                len(lines) + 1,
            )


def misspelt_words(name: str) -> Iterator[Broken]:
    for path, _, value in parts_of(name):
        if isinstance(value, Scalar) and field_of(path) in CLOSED and value.text in WORDS:
            yield put(RECORDS[name], value, near_miss(value.text))


def impossible_dates(name: str) -> Iterator[Broken]:
    for path, _, value in parts_of(name):
        if isinstance(value, Scalar) and field_of(path) in DATES:
            for date in ("2022年2月30日", "平成31年5月1日", "2022-13-01", "13月1日", "someday"):
                yield put(RECORDS[name], value, date)
        elif isinstance(value, Scalar) and field_of(path) == "period":
            for period in ("2022年2月30日～2022年4月1日", "2022年4月1日～2021年4月1日", "2022年", "always"):
                yield put(RECORDS[name], value, period)


def badly_grouped_counts(name: str) -> Iterator[Broken]:
    for path, _, value in parts_of(name):
        if isinstance(value, Scalar) and field_of(path) == "affected" and len(path) > 1:
            for written in ('"1,23件"', '"1234,567名"', "1.5件", "数千件", "１，２３件", "1,234件", "many"):
                yield put(RECORDS[name], value, written)


def lists_for_scalars(name: str) -> Iterator[Broken]:
    for _, _, value in parts_of(name):
        if isinstance(value, Scalar):
            yield put(RECORDS[name], value, "[[x]]")


def mappings_for_scalars(name: str) -> Iterator[Broken]:
    for _, _, value in parts_of(name):
        if isinstance(value, Scalar):
            yield put(RECORDS[name], value, "{x: y}")


def emptied_values(name: str) -> Iterator[Broken]:
    for _, _, value in parts_of(name):
        if isinstance(value, Scalar):
            yield put(RECORDS[name], value, "''")


def forbidden_yaml(name: str) -> Iterator[Broken]:
    for _, _, value in parts_of(name):
        if isinstance(value, Scalar):
            yield from (put(RECORDS[name], value, new) for new in ("&a x", "*a", "@x"))


MUTATIONS = (
    renamed_keys, doubled_keys, misspelt_words, impossible_dates, badly_grouped_counts, lists_for_scalars,
    mappings_for_scalars, emptied_values, forbidden_yaml,
)  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_the_records_are_good_before_they_are_broken(name):
    assert checked(RECORDS[name], name).problems == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
@pytest.mark.parametrize("name", RECORDS)
def test_each_mutation_is_an_error_on_its_line(name, mutation):
    mutants = list(mutation(name))
    assert mutants or (name, mutation) == ("cell-cellar.yaml", badly_grouped_counts)  # it gives no count
    for text, line in mutants:
        record = checked(text, name)
        assert line in error_lines(record), text.split("\n")[line - 1]
        assert not record.is_sound


def required(path: Path) -> bool:
    part = Incident if len(path) == 1 else PARTS.get(str(path[0])) if len(path) == 3 else None
    return part is not None and path[-1] in REQUIRED[part]


def without_key(text: str, key: Scalar, value: Node) -> str:
    """Return the text without a key and its value: out of its braces, or with all lines of it."""
    lines = text.split("\n")
    at = key.place.line - 1
    if "{" in lines[at][: key.place.column]:
        assert isinstance(value, Scalar)
        before, after = lines[at][: key.place.column - 1], lines[at][value.place.end_column - 1 :]
        lines[at] = (
            before + after.removeprefix(", ") if after.startswith(",") else before.rstrip(", ") + after
        )
        return "\n".join(lines)
    indent = " " * (key.place.column - 1)
    end = at + 1
    while end < len(lines) and re.match(rf"{indent}( |- )", lines[end]):
        end += 1
    dash = lines[at][: key.place.column - 1].endswith("- ")
    rest = lines[end:]
    if dash:  # the item begins with this key
        rest[0] = lines[at][: key.place.column - 1] + rest[0].lstrip()
    return "\n".join([*lines[:at], *rest])


@pytest.mark.parametrize("name", RECORDS)
def test_each_required_key_is_missed(name):
    dropped = [(path, key, value) for path, key, value in parts_of(name) if key and required(path)]
    assert len(dropped) > 15
    for path, key, value in dropped:
        record = checked(without_key(RECORDS[name], key, value), name)
        missing = [problem.values["missing"] for problem in record.problems if problem.check.code == "BC202"]
        assert missing == [path[-1]], path


def test_the_words_of_the_records_are_all_found():
    """Else the mutation of words would miss a field."""
    fields = {field_of(path) for name in RECORDS for path, _, value in parts_of(name)
              if isinstance(value, Scalar) and value.text in WORDS}  # fmt: skip
    assert fields <= CLOSED


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
@given(st.sampled_from(sorted(RECORDS)), DAMAGE)
def test_any_damage_to_a_good_record_gives_problems_or_a_sound_record(name, damage):
    data = damaged(RECORDS[name].encode(), damage)
    assert_well_told(checked(data, name), data)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(RECORDS)), st.integers(0, 400), st.integers(1, 10), st.integers(0, 400))
def test_lines_in_any_order_give_problems_or_a_sound_record(name, start, length, to):
    lines = RECORDS[name].split("\n")
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
