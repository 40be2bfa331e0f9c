"""All records: load, look up and filter."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath

from breachcat.checking import check_record, check_together
from breachcat.checks import Check
from breachcat.document import read_document
from breachcat.japanese import Date, search_key
from breachcat.model import Incident, Tombstone
from breachcat.moments import first
from breachcat.nodes import Document
from breachcat.problems import Problem
from breachcat.record import Record, read_record
from breachcat.rules import PRESENT, states
from breachcat.suggestions import nearest
from breachcat.vocabulary import Cause, DataItem, Detector, EventKind


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read: its bytes, or the problem that kept it from being read.

    `name` can be printed; `path` is where it is, whatever its name; None where it is nowhere.
    """

    name: str
    data: bytes = b""
    problem: Problem | None = None
    path: Path | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Catalog:
    """The records of a folder, each with its problems; only sound ones are incidents."""

    records: tuple[Record, ...]

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents of all sound records, by id."""
        sound = [record.incident for record in self.records if _is_whole(record) and record.incident]
        return tuple(sorted(sound, key=lambda incident: incident.id))

    @property
    def problems(self) -> list[Problem]:
        """All problems, in the order of the files."""
        return [found for record in self.records for found in record.problems]

    @property
    def left_out(self) -> list[Record]:
        """The records that have an error, or of which a part had to be left out."""
        return [record for record in self.records if not _is_whole(record)]

    @property
    def checked(self) -> int:
        """How many records could be read at all."""
        return sum(bool(record.document.lines) for record in self.records)

    def narrowed(self, wanted: Callable[[Check], bool]) -> "Catalog":
        """Return the catalog with the problems of the wanted checks only."""
        return Catalog(
            tuple(
                record.with_problems(found for found in record.problems if wanted(found.check))
                for record in self.records
            )
        )

    def get(self, wanted: str) -> Incident | None:
        """Return the incident with this id."""
        return next((incident for incident in self.incidents if incident.id == wanted), None)

    def tombstone(self, wanted: str) -> Tombstone | None:
        """Return what stays of a withdrawn record with this id."""
        stones = (record.tombstone for record in self.records)
        return next((stone for stone in stones if stone and stone.id == wanted), None)

    def near(self, wanted: str) -> tuple[str, ...]:
        """Return the ids that are nearest to what was asked for, by id or by a name of the record."""
        ids = {incident.id: incident.id for incident in self.incidents}
        names = {name: incident.id for incident in self.incidents for name in names_of(incident)}
        return nearest(wanted, ids | names)


def _is_whole(record: Record) -> bool:
    """Tell whether a record is sound; a waiver of a missing or unreadable value does not make it so."""
    return record.is_sound and not record.unsound


def read_catalog(files: Iterable[File], today: date, known_ids: Iterable[str] = ()) -> Catalog:
    """Return the catalog of the files, every check done; `known_ids` are those of other records."""
    return Catalog(tuple(check_together([checked(file, today) for file in files], known_ids)))


def checked(file: File, today: date) -> Record:
    """Return the record of one file, with the checks within it."""
    return check_record(read_file(file), today)


def beside(records: Sequence[Record], others: Iterable[File]) -> Catalog:
    """Return the catalog of checked records, with what stands between them and other files.

    Of what stands between two records the later one is told; the others count as the earlier.
    """
    around = [read_file(file) for file in others]
    unread = [PurePath(other.name).stem for other in around if not _has_id(other)]
    return Catalog(tuple(check_together([*around, *records], unread)[len(around) :]))


def _has_id(record: Record) -> bool:
    return bool(record.tombstone or (record.incident and "id" not in record.unsound))


def read_file(file: File) -> Record:
    """Return the record of one file, without the checks between its fields."""
    if file.problem:
        return Record(Document(file.name)).with_problems([file.problem])
    return read_record(read_document(file.data, file.name))


def names_of(incident: Incident) -> Iterator[str]:
    """Yield every name in a record: of organizations, sites and the parties of events."""
    for organization in (incident.organization, incident.vendor):
        if organization:
            yield from filter(None, (organization.name, organization.name_en))
    for site in incident.sites or []:
        yield from filter(None, (site.name, site.former_name))
    yield from filter(None, (event.party for event in incident.events))


def reference_date(incident: Incident) -> Date | None:
    """Return the date an incident is filed under: of its first publication, else of detection."""
    event = first(incident, EventKind.PUBLISHED) or first(incident, EventKind.DETECTED)
    return event.date if event else None


@dataclass(frozen=True)
class Filter:
    """What incidents must be like; what is None or empty is not asked.

    Of several causes or detectors any fits; data items and facts not stated must all fit.
    Imprecise and open dates fit where they may.
    """

    since: Date | None = None
    until: Date | None = None
    org: str | None = None
    site: str | None = None
    data: tuple[DataItem, ...] = ()
    cause: tuple[Cause, ...] = ()
    detected_by: tuple[Detector, ...] = ()
    min_affected: int | None = None
    max_affected: int | None = None
    not_stated: tuple[str, ...] = ()

    def __call__(self, incidents: Iterable[Incident]) -> "Selection":
        """Return the incidents that fit, and how many could not be judged for want of a fact."""
        selection = Selection()
        for incident in incidents:
            verdicts = {
                test(self, incident) for name, test in _TESTS.items() if getattr(self, name) not in (None, ())
            }
            if verdicts <= {True}:
                selection.incidents.append(incident)
            elif False not in verdicts:
                selection.unknown.append(incident)
        return selection


@dataclass
class Selection:
    """Incidents that fit a filter, and those of which it is not known."""

    incidents: list[Incident] = field(default_factory=list)
    unknown: list[Incident] = field(default_factory=list)


Verdict = bool | None
"""True fits, False does not, None: the record has no such fact."""


def _since(wanted: Filter, incident: Incident) -> Verdict:
    day = reference_date(incident)
    return day.open or day.latest >= wanted.since.earliest if day and wanted.since else None


def _until(wanted: Filter, incident: Incident) -> Verdict:
    day = reference_date(incident)
    return day.earliest <= wanted.until.latest if day and wanted.until else None


def _names_hold(text: str, names: Iterable[str | None]) -> bool:
    key = search_key(text)
    return bool(key) and any(key in search_key(name) for name in names if name)


def _org(wanted: Filter, incident: Incident) -> Verdict:
    names = [incident.organization.name, incident.organization.name_en]
    return _names_hold(wanted.org or "", names)


def _site(wanted: Filter, incident: Incident) -> Verdict:
    if not incident.sites:
        return None
    return _names_hold(
        wanted.site or "", (name for site in incident.sites for name in (site.name, site.former_name))
    )


def _data(wanted: Filter, incident: Incident) -> Verdict:
    found = incident.data()
    return all(item in found for item in wanted.data) if found else None


def _cause(wanted: Filter, incident: Incident) -> Verdict:
    return any(cause in incident.cause for cause in wanted.cause) if incident.cause else None


def _detected_by(wanted: Filter, incident: Incident) -> Verdict:
    found = {event.by for event in incident.events if event.by}
    return bool(found & set(wanted.detected_by)) if found else None


def _min_affected(wanted: Filter, incident: Incident) -> Verdict:
    figure = incident.largest_figure()
    return None if figure is None else figure >= (wanted.min_affected or 0)


def _max_affected(wanted: Filter, incident: Incident) -> Verdict:
    figure = incident.largest_figure()
    return None if figure is None else figure <= (wanted.max_affected or 0)


def _not_stated(wanted: Filter, incident: Incident) -> Verdict:
    verdicts = {_lacks(incident, fact) for fact in wanted.not_stated}
    return False if False in verdicts else (None if None in verdicts else True)


def _lacks(incident: Incident, fact: str) -> Verdict:
    """Tell whether the record does not have a fact; None where only not_stated could have said so."""
    if fact in (incident.not_stated or []):
        return True
    has_a_place = fact in PRESENT or fact in set(EventKind)
    return not states(incident, fact) if has_a_place else None


_TESTS: dict[str, Callable[[Filter, Incident], Verdict]] = {
    "since": _since,
    "until": _until,
    "org": _org,
    "site": _site,
    "data": _data,
    "cause": _cause,
    "detected_by": _detected_by,
    "min_affected": _min_affected,
    "max_affected": _max_affected,
    "not_stated": _not_stated,
}
assert set(_TESTS) == {test.name for test in fields(Filter)}
