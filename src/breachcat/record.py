"""Turn a document into an incident; what cannot be read becomes problems, the rest is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError, create_model

from breachcat.checks import Severity
from breachcat.model import Incident, Tombstone, shape_of
from breachcat.nodes import Document, Mapping, Node, Path, Scalar, Sequence, plain_value
from breachcat.problems import Place, Problem

if TYPE_CHECKING:
    from breachcat.faults import Details  # the module itself is loaded only where something is wrong


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one file: the incident as far as it is sound, and the problems.

    Of a withdrawn record there is no incident but a tombstone.
    `unsound` names the top-level fields of which something had to be left out; `origins` gives,
    for a list of which items were left out, the original index of each item that is kept.
    """

    document: Document
    incident: Incident | None = None
    problems: tuple[Problem, ...] = ()
    unsound: frozenset[str] = frozenset()
    origins: dict[Path, list[int]] = field(default_factory=dict)
    tombstone: Tombstone | None = None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.document.name

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is certainly wrong with the record."""
        return (self.incident or self.tombstone) is not None and not any(
            found.check.severity is Severity.ERROR for found in self.problems
        )

    def with_problems(self, problems: Iterable[Problem]) -> "Record":
        """Return the record with these problems instead, in the order of their places."""
        ordered = sorted(problems, key=lambda found: (found.place, found.check.code))
        return replace(self, problems=tuple(ordered))

    def problem(
        self, code: str, path: Path, *, key: bool = False, suggestions: tuple[str, ...] = (), **values: Any
    ) -> Problem:
        """Return a problem at a path of the incident."""
        place = self.document.place(_original(path, self.origins), key=key)
        return replace(self.document.problem(code, place, **values), suggestions=suggestions)


def read_record(document: Document) -> Record:
    """Return the record that the document holds; never raises for anything that it may hold."""
    if not isinstance(document.root, Mapping):
        return _no_record(document)
    empties = dict(_empties(document.root, ()))
    values = plain_value(document.root)
    if empties:
        values = _without(values, (), set(empties), {})
    if shape_of(values) is Tombstone:
        return _withdrawn(document, values, empties)
    try:
        record, faults = Record(document, Incident.model_validate(values)), []
    except ValidationError as error:
        faults = [dict(fault) for fault in error.errors(include_url=False)]
        record, later = _salvaged(document, values, faults)
        faults += later
    problems = [*document.problems, *_fresh(document, faults, empties)]
    unsound = record.unsound | {str(path[0]) for path in empties}
    misspelt = {meant for found in problems if found.check.code == "BC201" for meant in found.suggestions[:1]}
    unsound |= misspelt - set(values)
    if not document.complete:
        unsound |= set(Incident.model_fields)
    return replace(record, unsound=frozenset(unsound)).with_problems(problems)


def _withdrawn(document: Document, values: Any, empties: dict[Path, Place]) -> Record:
    """Return the tombstone of a record; it is whole, or there is none."""
    faults: list[Details] = []
    record = Record(document)
    try:
        record = replace(record, tombstone=Tombstone.model_validate(values))
    except ValidationError as error:
        faults = [dict(fault) for fault in error.errors(include_url=False)]
    return record.with_problems([*document.problems, *_fresh(document, faults, empties)])


def _fresh(document: Document, faults: "list[Details]", empties: dict[Path, Place]) -> Iterator[Problem]:
    """Yield the problems of faults and empty values, but for places that the document has problems in."""
    if not (faults or empties):
        return
    from breachcat.faults import empty_problems, fault_problems

    unended = not document.complete  # what seems to be missing may stand behind the end of reading
    judged = [
        fault
        for fault in faults
        if not (unended and fault["type"] in _NEEDS_THE_WHOLE) and not _is_apparent(fault, empties)
    ]
    problems = chain(
        () if unended else empty_problems(document, empties), fault_problems(document, judged, set(empties))
    )
    yield from (found for found in problems if not _is_doubtful(found.place, document))


def _is_doubtful(place: Place, document: Document) -> bool:
    """Tell whether what stands at a place may be misread, because of bytes or syntax in it."""
    return any(
        place[:2] <= found.place[:2] < max(place[2:], (place[0], place[1] + 1)) for found in document.problems
    )


_NEEDS_THE_WHOLE = {"missing", "too_short"}


def _is_apparent(fault: "Details", empties: dict[Path, Place]) -> bool:
    """Tell whether items seem to be equal only because values in them are still empty."""
    repeats = [(*fault["loc"], index) for index, _ in fault.get("ctx", {}).get("repeats", ())]
    return bool(repeats) and all(any(path[: len(item)] == item for path in empties) for item in repeats)


def _no_record(document: Document) -> Record:
    problems = list(document.problems)
    if document.root is not None and not problems:
        from breachcat.faults import wrong_kind

        problems.append(wrong_kind(document, (), "mapping", plain_value(document.root)))
    return Record(document).with_problems(problems)


def _empties(node: Node, path: Path) -> Iterator[tuple[Path, Place]]:
    """Yield path and place of every value that is empty."""
    if isinstance(node, Mapping):
        for name, (key, value) in node.items.items():
            if _is_empty(value):
                yield (*path, name), key.place
            else:
                yield from _empties(value, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            if _is_empty(item):
                yield (*path, index), item.place
            else:
                yield from _empties(item, (*path, index))


def _is_empty(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.is_empty or not node.text.strip()
    return isinstance(node, Mapping) and not node.items


def _salvaged(document: Document, values: Any, faults: "list[Details]") -> "tuple[Record, list[Details]]":
    """Return the record without its unsound parts, and the faults that only then came to light.

    Each turn leaves out at least one part, so that it ends.
    """
    doomed: set[Path] = set()
    origins: dict[Path, list[int]] = {}
    later: list[Details] = []
    while True:
        unsound = {path for fault in faults for path in _unsound(values, fault, origins)}
        doomed |= (unsound - doomed) or {path[:1] for path in unsound}
        origins = {}
        try:
            incident = _partial().model_validate(_without(values, (), doomed, origins))
        except ValidationError as error:
            faults = [dict(fault) for fault in error.errors(include_url=False)]
            later += [_relocated(fault, origins) for fault in faults if _is_new(fault)]
            continue
        required = {name for name, info in Incident.model_fields.items() if info.is_required()}
        fields = {str(path[0]) for path in doomed} | (required - incident.model_fields_set)
        return Record(document, incident, unsound=frozenset(fields), origins=origins), later


def _is_new(fault: "Details") -> bool:
    """Tell whether a fault came to light only now: repeats in a list of which bad items were left out.

    Parts that lost a key may seem to be equal, and are not judged.
    """
    return "repeats" in fault.get("ctx", {}) and not any(isinstance(item, dict) for item in fault["input"])


def _relocated(fault: "Details", origins: dict[Path, list[int]]) -> "Details":
    """Return the fault of repeats with the path and the indices that they have in the document."""
    path = tuple(fault["loc"])
    repeats = [(_original((*path, index), origins)[-1], said) for index, said in fault["ctx"]["repeats"]]
    return {**fault, "loc": _original(path, origins), "ctx": {**fault["ctx"], "repeats": repeats}}


_LISTS = {"sources", "events"}


@cache
def _partial() -> type[Incident]:
    """Return Incident with nothing required; the rules ask only for parts that are sound."""
    optional: Any = {
        name: (info.rebuild_annotation() | None, [] if name in _LISTS else None)
        for name, info in Incident.model_fields.items()
        if info.is_required()
    }
    return create_model("PartialIncident", __base__=Incident, **optional)


def _unsound(values: Any, fault: "Details", origins: dict[Path, list[int]]) -> Iterator[Path]:
    """Yield the paths of the parts that must be left out for a fault."""
    path = tuple(fault["loc"])
    if fault["type"] == "missing":
        path = path[:-1]
    repeats = fault.get("ctx", {}).get("repeats")
    for each in [(*path, index) for index, _ in repeats] if repeats else [path]:
        yield from _existing(values, _original(each, origins))


def _existing(values: Any, path: Path) -> Iterator[Path]:
    """Yield the longest part of a path that the values have; nothing if that is the whole."""
    found: Path = ()
    for step in path:
        if isinstance(values, str) or (isinstance(values, dict) and step not in values):
            break
        values = values[step]
        found = (*found, step)
    if found:
        yield found


def _without(value: Any, path: Path, doomed: set[Path], origins: dict[Path, list[int]]) -> Any:
    """Return a copy of the plain value without the doomed paths; empty lists go as well."""
    if isinstance(value, dict):
        kept = {key: item for key, item in value.items() if (*path, key) not in doomed}
        parts = {key: _without(item, (*path, key), doomed, origins) for key, item in kept.items()}
        return {key: part for key, part in parts.items() if part != [] or kept[key] == []}
    if isinstance(value, list):
        indices = [index for index in range(len(value)) if (*path, index) not in doomed]
        if len(indices) != len(value):
            origins[path] = indices
        return [_without(value[index], (*path, index), doomed, origins) for index in indices]
    return value


def _original(path: Path, origins: dict[Path, list[int]]) -> Path:
    """Return the path in the document of a path in the salvaged incident."""
    found: Path = ()
    for step in path:
        indices = origins.get(found)
        inside = indices is not None and isinstance(step, int) and step < len(indices)
        found = (*found, indices[step] if indices and inside and isinstance(step, int) else step)
    return found
