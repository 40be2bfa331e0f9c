"""Check records: apply the rules to each, then look at what stands between records."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from pathlib import PurePath
from typing import Any, cast

from breachcat.checks import AGAINST_A_NOTICE, CHECKS
from breachcat.comments import comments_of
from breachcat.japanese import Period, search_key
from breachcat.language import Text
from breachcat.model import Incident, Tombstone
from breachcat.nodes import Document, Node, Path
from breachcat.order import Finding
from breachcat.privacy import personal_data, personal_words
from breachcat.problems import Problem, shortened
from breachcat.record import Record
from breachcat.rules import RULES
from breachcat.suggestions import nearest


def check_record(record: Record, today: date) -> Record:
    """Return the record with the problems that the rules find in it, waivers applied."""
    if (root := record.document.root) is None:
        return record
    problems = list(_personal_data(record.document, root))
    if (whole := record.incident or record.tombstone) is None:
        return record.with_problems([*record.problems, *problems])
    if "id" not in record.unsound:
        problems += [_problem(record, finding) for finding in _file_name(record.name, whole.id)]
    if record.tombstone:
        found = _withdrawn_later(record.tombstone, today)
        problems += [_problem(record, finding) for finding in found]
        return record.with_problems([*record.problems, *problems])
    incident = cast("Incident", whole)
    for rule in RULES:
        if not rule.needs & record.unsound:
            problems += [_problem(record, finding) for finding in rule.find(incident, today)]
    judged = record.with_problems([*record.problems, *problems])
    return waived(judged, incident, today, _WITHOUT_A_NOTICE)


def check_together(records: Sequence[Record], known_ids: Iterable[str]) -> list[Record]:
    """Return the records with the problems that they have with one another.

    `known_ids` are ids that exist besides those of the records.
    """
    found: dict[int, list[Problem]] = defaultdict(list)
    named = [(index, record) for index, record in enumerate(records) if "id" not in record.unsound]
    incidents = [(index, record.incident) for index, record in named if record.incident]
    tombstones = [(index, record.tombstone) for index, record in named if record.tombstone]
    ids = set(known_ids) | {incident.id for _, incident in incidents}
    names = [record.name for record in records]
    for index, finding in chain(
        _same_ids([*incidents, *tombstones], names),
        _same_incidents(incidents, names),
        _unknown_related(incidents, ids, {tombstone.id: tombstone for _, tombstone in tombstones}),
        _unknown_heirs(tombstones, ids),
    ):
        found[index].append(_problem(records[index], finding))
    return [
        record.with_problems([*record.problems, *found[index]]) if index in found else record
        for index, record in enumerate(records)
    ]


def _personal_data(document: Document, root: Node) -> Iterator[Problem]:
    """Yield the personal data in the values and in the comments."""
    found = [(document.place(path), kind, words) for path, kind, words in personal_data(root)]
    found += [
        (comment.place, kind, words)
        for comment in comments_of(document)
        for kind, words in personal_words(comment.text)
    ]
    for place, kind, words in found:
        yield document.problem("BC341", document.within(place, words), kind=kind, found=shortened(words))


def _problem(record: Record, finding: Finding) -> Problem:
    return record.problem(finding.code, finding.path, suggestions=finding.suggestions, **finding.values)


def _file_name(name: str, known: str) -> Iterator[Finding]:
    path = PurePath(name)
    if path.suffix == ".yaml" and known != path.stem:
        yield Finding("BC213", ("id",), {"found": known, "name": shortened(path.stem)})


def _withdrawn_later(tombstone: Tombstone, today: date) -> Iterator[Finding]:
    day = tombstone.withdrawn.date
    if day.earliest > today:
        yield Finding("BC403", ("withdrawn", "date"), {"found": day.text, "today": today})


def waived(record: Record, incident: Incident, today: date, looked_for: Container[str]) -> Record:
    """Return the record without the problems that its waivers cover; idle waivers are problems.

    Only waivers of the codes that were `looked_for` are judged.
    """
    problems = list(record.problems)
    for index, waiver in enumerate(incident.waive or []):
        if waiver.check not in looked_for:
            continue
        expired = waiver.until.latest < today
        if record.unsound and not expired:  # what it covers may not have been looked for
            problems = [found for found in problems if found.check.code != waiver.check]
            continue
        covered = [found for found in problems if found.check.code == waiver.check]
        if covered and not expired:
            problems = [found for found in problems if found.check.code != waiver.check]
            continue
        reason = _EXPIRED if expired else _UNUSED
        path: Path = ("waive", index, "until" if expired else "check")
        problems.append(record.problem("BC214", path, found=waiver.check, reason=reason))
    return record.with_problems(problems)


_WITHOUT_A_NOTICE = frozenset(CHECKS) - AGAINST_A_NOTICE
_EXPIRED = Text("has expired", "期限が切れています")
_UNUSED = Text("covers nothing", "対象がありません")

Numbered = Sequence[tuple[int, Incident]]


def _same_ids(
    whole: Sequence[tuple[int, Incident | Tombstone]], names: Sequence[str]
) -> Iterator[tuple[int, Finding]]:
    first: dict[str, int] = {}
    for index, one in sorted(whole, key=itemgetter(0)):
        if (other := first.setdefault(one.id, index)) != index:
            yield index, Finding("BC501", ("id",), {"found": one.id, "other": names[other]})


def _same_incidents(incidents: Numbered, names: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    by_organization: dict[str, list[tuple[int, Incident]]] = defaultdict(list)
    for index, incident in incidents:
        if not incident.organization:
            continue
        group = by_organization[search_key(incident.organization.name)]
        for other, earlier in group:
            related = earlier.id in (incident.related or []) or incident.id in (earlier.related or [])
            if (
                not related
                and earlier.id != incident.id
                and (window := _overlap(incident, earlier)) is not None
            ):
                values: dict[str, Any] = {
                    "organization": shortened(incident.organization.name),
                    "other": names[other],
                }
                yield index, Finding("BC502", ("exposures", window, "period"), values)
        group.append((index, incident))


def _overlap(incident: Incident, other: Incident) -> int | None:
    """Return the index of the first window that overlaps one of the other incident's."""
    theirs = [window.period for window in other.windows() if window.period]
    for index, window in enumerate(incident.windows()):
        if window.period and any(_overlaps(window.period, period) for period in theirs):
            return index
    return None


def _overlaps(one: Period, other: Period) -> bool:
    return all(
        not (first.end and second.start) or first.end.open or first.end.latest >= second.start.earliest
        for first, second in ((one, other), (other, one))
    )


def _unknown_related(
    incidents: Numbered, ids: set[str], withdrawn: Mapping[str, Tombstone]
) -> Iterator[tuple[int, Finding]]:
    for index, incident in incidents:
        for number, related in enumerate(incident.related or []):
            path = ("related", number)
            if related == incident.id:
                yield index, _not_there(path, related, (), _ITSELF)
            elif related in withdrawn:
                heir = withdrawn[related].withdrawn.replaced_by
                near = (heir,) if heir and heir not in (related, incident.id) else ()
                yield index, _not_there(path, related, near, _WITHDRAWN)
            elif related not in ids:
                yield index, _not_there(path, related, nearest(related, ids - {incident.id}))


def _unknown_heirs(
    tombstones: Sequence[tuple[int, Tombstone]], ids: set[str]
) -> Iterator[tuple[int, Finding]]:
    for index, tombstone in tombstones:
        heir, path = tombstone.withdrawn.replaced_by, ("withdrawn", "replaced_by")
        if heir == tombstone.id:
            yield index, _not_there(path, heir, (), _ITSELF)
        elif heir and heir not in ids:
            yield index, _not_there(path, heir, nearest(heir, ids - {tombstone.id}))


def _not_there(path: Path, found: str, near: tuple[str, ...], why: Text | None = None) -> Finding:
    return Finding("BC503", path, {"found": found, "why": why or ""}, near)


_ITSELF = Text(" besides this one itself", "（この記録自身のIDです）")
_WITHDRAWN = Text(" any more; it was withdrawn", "（取り下げられました）")
