"""Compare the problems of a catalog with an older state of it: what the change brought, what was known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePath

from breachcat.catalog import Catalog, File, read_catalog, read_file
from breachcat.nodes import Document
from breachcat.problems import Problem, problem
from breachcat.record import Record

Told = tuple[str, str, tuple[tuple[str, str], ...]]
"""What makes problems between records the same: file, code and values; lines may have moved."""


@dataclass(frozen=True)
class Baseline:
    """An older state of a catalog; of the folders that are compared whole a missing file is a problem."""

    files: Sequence[File]
    folders: tuple[str, ...]
    day: date

    @cached_property
    def by_name(self) -> dict[str, File]:
        """The files by their names."""
        return {file.name: file for file in self.files}

    @cached_property
    def told(self) -> set[Told]:
        """What was told of the older state; read only where untouched records have problems between them."""
        return set(map(_told, read_catalog(self.files, self.day).problems))


def compared(catalog: Catalog, files: Sequence[File], before: Baseline) -> Catalog:
    """Return the catalog with every problem marked as known or not, and the ones of withdrawn records.

    A problem is known where its record was not touched, and where the one with another record was
    told of the older state already.
    """
    touched = {file.name for file in files if _is_touched(file, before.by_name.get(file.name))}
    records = [_marked(record, record.name in touched, before) for record in catalog.records]
    return Catalog((*records, *_gone({file.name for file in files}, before)))


def _is_touched(file: File, older: File | None) -> bool:
    """Tell whether a file says anything else than before; git may keep line ends of another kind."""
    return older is None or _with_plain_ends(file) != _with_plain_ends(older)


def _with_plain_ends(file: File) -> File:
    return replace(file, data=file.data.replace(b"\r\n", b"\n"))


def _marked(record: Record, is_touched: bool, before: Baseline) -> Record:
    problems = [replace(found, known=_is_known(found, is_touched, before)) for found in record.problems]
    if is_touched and record.incident and (older := before.by_name.get(record.name)):
        problems += _reused(record, record.incident.id, older)
    return record.with_problems(problems)


def _is_known(found: Problem, is_touched: bool, before: Baseline) -> bool:
    return not is_touched and (found.check.hundred != 5 or _told(found) in before.told)


def _told(found: Problem) -> Told:
    values = tuple((name, str(value)) for name, value in found.values.items())
    return found.file, found.check.code, values


def _reused(record: Record, known: str, older: File) -> Iterator[Problem]:
    """Yield the problem that a record stands where another was withdrawn."""
    if (stone := read_file(older).tombstone) and stone.id == known:
        day = stone.withdrawn.date.text
        yield replace(record.problem("BC505", ("id",), found=known, day=day), known=False)


def _gone(names: set[str], before: Baseline) -> Iterator[Record]:
    """Yield a record with a problem for each that was there and left no tombstone."""
    for file in before.files:
        path = PurePath(file.name)
        if file.name not in names and not file.problem and str(path.parent) in before.folders:
            told = problem("BC504", file.name, found=path.stem, today=before.day.isoformat())
            yield Record(Document(file.name)).with_problems([replace(told, known=False)])
