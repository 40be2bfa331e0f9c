"""Show how records stand to their notices: each value with its place and words, and a line for each record."""

from collections.abc import Sequence
from typing import Any

from breachcat.evidence import Evidence, Status, Value
from breachcat.language import Language, Text
from breachcat.parts import path_name
from breachcat.problems import shortened, visible
from breachcat.render.forms import to_json
from breachcat.render.listing import Column, Listing

_HEAD = Text(
    "{id}: {found} of {all} values found in {notice} (sha256 {sha256})",
    "{id}: 値{all}個のうち{found}個が {notice} と一致（sha256 {sha256}）",
)


def heading(evidence: Evidence, language: Language) -> str:
    """Return what a record was compared with, and how many of its values were found."""
    assert evidence.notice
    return _HEAD(
        language,
        id=_id(evidence),
        found=evidence.number(Status.FOUND),
        all=len(evidence.values),
        notice=shortened(evidence.notice.name),
        sha256=f"{evidence.notice.sha256[:12]}…",
    )


def _id(evidence: Evidence) -> str:
    return evidence.record.incident.id if evidence.record.incident else evidence.record.name


def ticked(evidence: Evidence) -> Listing[Value]:
    """Return every value of a record with its place in the notice and the words there."""
    columns: list[Column[Value]] = [
        Column(
            "status", Text("status", "結果"), lambda value: value.status.value,
            lambda value, language: value.status.label(language), is_whole=True,
        ),
        Column("line", Text("line", "行"), lambda value: _line(evidence, value), is_figure=True),
        Column(
            "value", Text("value", "値"), lambda value: value.written,
            lambda value, language: f"{value.what(language)}: {shortened(value.shown(language), 40)}",
        ),
        Column("notice", Text("notice (line:column)", "告知文（行:桁）"), lambda value: _said(evidence, value)),
    ]  # fmt: skip
    return Listing(columns, evidence.values)


def _line(evidence: Evidence, value: Value) -> int:
    """Return the line of the record on which a value stands."""
    return evidence.record.problem("BC603", value.path).place.line


def _said(evidence: Evidence, value: Value) -> str:
    """Return where in the notice a value stands, and the words there."""
    if not value.place:
        return ""
    spot = evidence.wording.whereabouts.spot(value.place)
    return f"{spot.line}:{spot.column} {evidence.wording.quoted(value.place)}"


def overview(compared: Sequence[Evidence]) -> Listing[Evidence]:
    """Return a line for each record: how many of its values have each status."""
    columns: list[Column[Evidence]] = [
        Column("id", Text("id", "ID"), _id, is_whole=True),
        Column("values", Text("values", "値"), lambda one: len(one.values), is_figure=True),
        *map(_numbers, Status),
        Column("unused", Text("unused", "記録にない"), lambda one: len(one.unused), is_figure=True),
        Column("notice", Text("notice", "告知文"), lambda one: one.notice.name if one.notice else None),
    ]
    return Listing(columns, compared)


def _numbers(status: Status) -> Column[Evidence]:
    return Column(status.value, status.label, lambda one: one.number(status), is_figure=True)


def evidence_json(compared: Sequence[Evidence], language: Language) -> str:
    """Return all that is known of each record: its values, what the notice says besides, its problems."""
    return to_json([_whole(one, language) for one in compared])


def _whole(evidence: Evidence, language: Language) -> dict[str, Any]:
    notice = evidence.notice
    return {
        "id": _id(evidence),
        "file": evidence.record.name,
        "notice": notice and {"name": notice.name, "address": notice.address, "sha256": notice.sha256},
        "values": [
            {
                "path": path_name(value.path),
                "what": value.what(language),
                "written": value.written,
                "status": value.status.value,
                "reason": value.reason and value.reason(language),
                "place": _stretch(evidence, value.place) if value.place else None,
            }
            for value in evidence.values
        ],
        "unused": [
            {"what": one.what(language), "written": one.words, "place": _stretch(evidence, one.place)}
            for one in evidence.unused
        ],
        "problems": [problem.as_json(language) for problem in evidence.record.problems],
    }


def _stretch(evidence: Evidence, place: Any) -> dict[str, Any]:
    """Return where some words of the notice stand, the words, and their sentence."""
    wording = evidence.wording
    return {
        **wording.whereabouts.spot(place)._asdict(),
        "words": visible(wording.text[slice(*place)]),
        "sentence": visible(wording.whereabouts.sentence(place)),
    }
