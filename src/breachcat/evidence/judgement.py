"""Judge a record by its notice: every value beside the words of the notice, and what of it is a problem."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from breachcat.checking import waived
from breachcat.checks import AGAINST_A_NOTICE
from breachcat.evidence.contents import content_values
from breachcat.evidence.names import name_values, source_values
from breachcat.evidence.sayings import said_values
from breachcat.evidence.steps import event_values
from breachcat.evidence.unstated import unstated_values
from breachcat.evidence.unused import unused
from breachcat.evidence.value import Status, Unused, Value
from breachcat.evidence.wording import Wording
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.notice import Place
from breachcat.problems import Problem, shortened, visible
from breachcat.record import Record

if TYPE_CHECKING:
    from breachcat.notice.formats import Notice

_CODES = {Status.CONTRADICTED: "BC601", Status.NOT_FOUND: "BC602", Status.UNCONFIRMED: "BC603"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record with its problems, the notice that it was compared with, and how each value stands to it.

    The places of the values are those of the text in `wording`.
    """

    record: Record
    wording: Wording
    notice: "Notice | None" = None
    values: tuple[Value, ...] = ()
    unused: tuple[Unused, ...] = ()

    def number(self, status: Status) -> int:
        """Return how many values have a status."""
        return sum(value.status is status for value in self.values)


def values_of(incident: Incident, wording: Wording) -> list[Value]:
    """Return every value of a record that a notice can confirm, in the order of the record's fields."""
    return [
        *name_values(incident, wording),
        *source_values(incident, wording),
        *event_values(incident, wording),
        *content_values(incident, wording),
        *said_values(incident, wording),
        *unstated_values(incident, wording),
    ]


def compared(
    record: Record, incident: Incident, notice: "Notice", known: dict[Text, str], today: date
) -> Evidence:
    """Return the evidence for a record; its problems are those against the notice alone.

    `known` holds the sha256 that the text of the notice had before, by where that is written.
    """
    wording = Wording(notice.text)
    values = values_of(incident, wording)
    if _is_another(values, wording):
        size: dict[str, Any] = {"characters": len(wording.text), "facts": len(wording.facts.found)}
        problem = record.problem("BC607", ("sources", 0), notice=shortened(notice.name), **size)
        return _judged(Evidence(record, wording, notice), incident, [problem], today)
    told = {value.place for value in values if value.status is Status.CONTRADICTED}
    found = [one for one in unused(incident, wording) if one.place not in told]
    problems = [
        *_changes(record, notice, known),
        *(_problem(record, value, wording) for value in values if value.status in _CODES),
        *(_more(record, one, wording) for one in found),
    ]
    whole = Evidence(record, wording, notice, tuple(values), tuple(found))
    return _judged(whole, incident, problems, today)


def without_notice(record: Record, incident: Incident, reason: Text, today: date) -> Evidence:
    """Return the evidence for a record that there is no notice for."""
    problem = record.problem("BC606", ("sources", 0), reason=reason)
    return _judged(Evidence(record, Wording("")), incident, [problem], today)


def _judged(evidence: Evidence, incident: Incident, problems: list[Problem], today: date) -> Evidence:
    record = evidence.record.with_problems(problems)
    return replace(evidence, record=waived(record, incident, today, AGAINST_A_NOTICE))


_NAMES = ("organization", "sites")
_DATED = ("events", "exposures")


def _is_another(values: list[Value], wording: Wording) -> bool:
    """Tell whether a text is no notice of this incident: it has neither its names nor any of its days."""
    told = [value for value in values if value.status in (Status.FOUND, Status.UNCONFIRMED)]
    named = any(value.path[0] in _NAMES for value in told)
    dated = any(value.path[0] in _DATED and value.path[-1] in ("date", "period") for value in told)
    looked = any(value.path[0] in _NAMES for value in values)
    return looked and not named and (not dated or not wording.facts.found)


def _problem(record: Record, value: Value, wording: Wording) -> Problem:
    said: dict[str, Any] = {
        "what": value.what,
        "found": value.shown if value.word else shortened(value.written),
    }
    if value.place:
        said |= _spot(value.place, wording)
    if value.status is Status.CONTRADICTED:
        said["reason"] = value.reason
    if value.status is Status.UNCONFIRMED:
        where = (_REASONED if value.reason else _STANDS) if value.place else _NOWHERE
        said = {
            "what": value.what,
            "found": said["found"],
            "where": where.filled(reason=value.reason, **said),
        }
    return record.problem(_CODES[value.status], value.path, **said)


_STANDS = Text(
    "such words stand in the notice at {line}:{column} (“{words}”)",
    "告知文の{line}行目{column}字目に近い表現があります（「{words}」）",
)
_REASONED = Text(
    "{reason} (line {line}, column {column}: “{words}”)", "{reason}（{line}行目{column}字目「{words}」）"
)
_NOWHERE = Text("the notice has it in other words, if at all", "告知文にあるとしても別の表現です")


def _more(record: Record, found: Unused, wording: Wording) -> Problem:
    said = _spot(found.place, wording)
    said["words"] = shortened(visible(wording.whereabouts.sentence(found.place)), 100)
    return record.problem(
        "BC604", found.path, key=True, what=found.what, found=shortened(found.words), **said
    )


def _spot(place: Place, wording: Wording) -> dict[str, Any]:
    spot = wording.whereabouts.spot(place)
    return {"line": spot.line, "column": spot.column, "words": wording.quoted(place)}


def _changes(record: Record, notice: "Notice", known: dict[Text, str]) -> Iterator[Problem]:
    """Yield one problem where the text of the notice is not the one that was compared before."""
    for where, sha256 in known.items():
        if sha256 != notice.sha256:
            yield record.problem(
                "BC605", ("sources", 0, "sha256"), where=where, before=sha256[:12], found=notice.sha256
            )
            return
