"""Make right records false, one value at a time: their notices tell."""

from functools import cache
from pathlib import Path

import pytest

from breachcat.document import read_document
from breachcat.evidence import Status, Wording, values_of
from breachcat.record import read_record
from conftest import FALSIFIED, INCIDENTS, ROOT
from falsifications import KINDS, falsifications
from mutations import Subject
from test_breakage import untraced

SEEN = {path: path.with_suffix(".txt") for path in sorted((ROOT / "corpus" / "seen").glob("*.yaml"))}
NOTICES = ROOT.parent / "shared" / "notices"  # of others, and so not part of the project
REAL = {
    path: NOTICES / f"{path.stem}.txt"
    for path in sorted(INCIDENTS.glob("*.yaml"))
    if (NOTICES / f"{path.stem}.txt").is_file()
}
ERRORS = (Status.CONTRADICTED, Status.NOT_FOUND)
LEFT_TO_THE_READER = (
    "certainty",
    "misuse",
    "number of another group",
    "item of another group",
    "party",
    "words",
    "not going on",
    "basis",
    "denied item",
)
"""Of these, rules seldom know what is right: somebody is told to read the place."""
LEAST = {
    "detector": 0.94, "data item": 0.96, "cause": 0.97, "event": 0.98, "day of another step": 0.98,
    "certainty": 0.8, "item of another group": 0.95, "party": 0.97, "words": 0.97, "not going on": 0.9, "basis": 0.9,
}  # fmt: skip
"""Of the made-up notices; 0.99 of the other kinds. What is not found lies in sentences that the rules do not
understand, and is a warning."""


@cache
def wording(notice: Path) -> Wording:
    return Wording(notice.read_text(encoding="utf-8"))


def against(text: str, notice: Path, statuses: tuple[Status, ...] = ERRORS) -> list[str]:
    """Return the values of a record that its notice contradicts or does not have."""
    incident = read_record(read_document(text.encode(), "record.yaml")).incident
    found = values_of(incident, wording(notice))
    return [f"{value.path} {value.written}" for value in found if value.status in statuses]


def missed(kind: str, records: dict[Path, Path], request) -> tuple[list[str], int]:
    """Return the falsifications of a kind that were not found, and how many there were."""
    unseen, number = [], 0
    with untraced():
        for record, notice in records.items():
            subject = Subject(record.name, record.read_text(encoding="utf-8"))
            statuses = (*ERRORS, Status.UNCONFIRMED) if kind in LEFT_TO_THE_READER else ERRORS
            doubted = set(against(subject.text, notice, statuses))
            for false in falsifications(kind, subject):
                number += 1
                unseen += [] if set(against(false.text, notice, statuses)) - doubted else [false.done]
    request.config.stash[FALSIFIED].append((kind, number - len(unseen), number))
    return unseen, number


@pytest.mark.parametrize("record", SEEN | REAL, ids=lambda path: path.stem)
def test_a_right_record_is_not_contradicted(record):
    notice = (SEEN | REAL)[record]
    assert against(record.read_text(encoding="utf-8"), notice) == []


@pytest.mark.skipif(len(REAL) < 5, reason="the real notices belong to others and are not here")
@pytest.mark.parametrize("kind", KINDS)
def test_every_falsification_of_a_real_record_is_found(kind, request):
    unseen, number = missed(kind, REAL, request)
    if kind in LEFT_TO_THE_READER:
        assert len(unseen) <= number / 4, "\n".join(unseen)
        return
    assert not unseen, "\n".join(unseen)
    assert number >= 10


@pytest.mark.parametrize("kind", KINDS)
def test_nearly_every_falsification_of_a_made_up_record_is_found(kind, request):
    unseen, number = missed(kind, SEEN, request)
    assert (number - len(unseen)) / number >= LEAST.get(kind, 0.99), "\n".join(unseen)


def test_falsifications_are_the_same_each_time():
    subject = Subject("made-up.yaml", next(iter(SEEN)).read_text(encoding="utf-8"))
    for kind in KINDS:
        assert list(falsifications(kind, subject)) == list(falsifications(kind, subject))
