"""The command that compares records with their notices: verify."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from breachcat.cli.check import report, usual_form
from breachcat.cli.help import both
from breachcat.cli.options import CheckFormOption, Group, PrivateOption, command, complete_ids
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from breachcat.catalog import Catalog
    from breachcat.evidence import Evidence
    from breachcat.model import Incident
    from breachcat.notice.formats import Notice
    from breachcat.record import Record

_WHERE: dict[str, Any] = {
    "notice": Annotated[
        str | None,
        typer.Option(
            "--notice",
            metavar="NOTICE",
            help=both(
                "The notice of the record: a file (text, HTML, PDF), an http(s) address, or - for standard input.",
                "記録の告知文。ファイル（テキスト・HTML・PDF）かURL。- は標準入力。",
            ),
        ),
    ],
    "notices": Annotated[
        Path | None,
        typer.Option(
            "--notices",
            metavar="DIR",
            help=both(
                "Folder of notices, named ID.txt, ID.html or ID.pdf; by default those kept beside the records.",
                "告知文のフォルダー（ID.txt、ID.html、ID.pdf）。既定は、記録の隣に保存したもの。",
            ),
        ),
    ],
    "allow_private": PrivateOption,
}


class Where(NamedTuple):
    """Where notices come from."""

    notice: str | None
    notices: Path | None
    allow_private: bool | None


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "verify", "Look up every value of a record in its notice.",
        "記録の値を一つずつ告知文と照合する。", where=Group(_WHERE, lambda given: Where(**given)),
    )(verify)  # fmt: skip


def verify(
    session: Session,
    where: Where,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help=both("Ids of records.", "記録のID。"), autocompletion=complete_ids),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=both("All records of the catalog.", "カタログのすべての記録。"))
    ] = False,
    form: CheckFormOption = None,
) -> int:
    """Compare records with their notices."""
    from breachcat.catalog import Catalog, read_catalog
    from breachcat.store import read_folder

    _check_options(where, ids or [], everything=everything)
    folder = session.location().folder
    catalog = read_catalog(read_folder(folder), date.today())
    chosen = _all_of(session, catalog) if everything else [_one(session, catalog, one) for one in ids or []]
    found = [
        _compared(session, record, where, folder, alone=len(ids or []) == 1)
        for record in session.watched(chosen)
    ]
    wanted = form or usual_form()
    if wanted == "json":
        return _for_programs(session, found)
    code = report(session, Catalog(tuple(one.record for one in found)), wanted)
    if wanted == "text":
        _tick(session, found, everything=everything)
    return code


def _check_options(where: Where, ids: list[str], *, everything: bool) -> None:
    """Refuse options that do not go together."""
    if bool(ids) == everything:
        raise Refused(_NOT_BOTH if everything else _WHICH, WRONG_USE)
    if where.notice is not None and (everything or len(ids) > 1 or where.notices):
        raise Refused(_ONE_NOTICE, WRONG_USE)
    if where.notices and not where.notices.is_dir():
        raise Refused(_NO_FOLDER.filled(folder=_named(where.notices)), WRONG_USE)


def _named(path: Path) -> str:
    """Return a path as it can be printed."""
    from breachcat.problems import visible

    return visible(str(path))


_WHICH = Text(
    "name the records to verify, or take all of them with --all",
    "照合する記録のIDを指定するか、--all ですべてを照合してください",
)
_NOT_BOTH = Text(
    "--all takes all records, so that none can be named beside it; leave out one of the two",
    "--all はすべての記録を照合するので、IDと同時には指定できません。どちらか一方にしてください",
)
_ONE_NOTICE = Text(
    "--notice is the notice of one record; for several, --notices DIR holds one for each",
    "--notice は一つの記録の告知文です。複数の記録には --notices DIR を使ってください",
)
_NO_FOLDER = Text("there is no folder “{folder}”", "フォルダー「{folder}」がありません")


def _one(session: Session, catalog: "Catalog", wanted: str) -> "Record":
    """Return the record with an id, drafts included; refuse an unknown id with the nearest."""
    for record in catalog.records:
        if record.incident and record.incident.id == wanted:
            if any(one.counts and one.check.code != _DRAFT for one in record.problems):
                session.remark(_HAS_ERRORS.filled(file=record.name))
            return record
    session.chosen(catalog, [wanted])
    raise AssertionError(wanted)  # what is not among the records is refused


_DRAFT = "BC212"
_HAS_ERRORS = Text(
    "{file} has errors (`breachcat check {file}` tells them); only what could be read is compared",
    "{file} にはエラーがあります（breachcat check {file} で確認できます）。読み取れた値だけを照合します",
)


def _all_of(session: Session, catalog: "Catalog") -> "list[Record]":
    """Return all records that could be read; say which were left out."""
    from breachcat.language import few

    chosen = [record for record in catalog.records if record.incident and record.incident.id]
    left_out = [one.name for one in catalog.records if one not in chosen and not one.tombstone]
    if left_out:
        session.remark(_LEFT_OUT.filled(number=len(left_out), names=few(left_out)))
    return chosen


_LEFT_OUT = Text(
    "left out because they cannot be read: {number} ({names})", "読めないため除外: {number}件（{names}）"
)


def _compared(session: Session, record: "Record", where: Where, folder: Path, *, alone: bool) -> "Evidence":
    """Return the evidence for a record; without a notice, a problem says so unless the record is alone."""
    from breachcat.evidence import compared, without_notice

    assert record.incident
    try:
        notice = _notice(where, folder, record.incident.id)
    except Refused as refused:
        if alone:
            raise
        return without_notice(record, record.incident, refused.message, date.today())
    for remark in notice.reading.remarks:
        session.remark(f"{notice.name}: {session.say(remark)}")
    return compared(record, record.incident, notice, _known(record.incident, folder), date.today())


_ENDINGS = (".txt", ".html", ".htm", ".pdf")


def _notice(where: Where, folder: Path, name: str) -> "Notice":
    """Return the notice of a record; refuse where there is none, and say how to give it."""
    from breachcat.store.notices import FOLDER, read_notice, read_saved

    place = where.notice
    if where.notices:
        paths = (where.notices / f"{name}{ending}" for ending in _ENDINGS)
        place = next((str(path) for path in paths if path.is_file()), None)
        if place is None:
            raise Refused(_NOT_THERE.filled(name=name, folder=_named(where.notices)))
    if place is not None:
        return read_notice(place, datetime.now(UTC), allow_private=bool(where.allow_private))
    if kept := read_saved(folder / FOLDER, name):
        return kept
    raise Refused(_NOT_KEPT.filled(name=name, file=_named(folder / FOLDER / f"{name}.txt")))


_NOT_THERE = Text(
    "{folder} holds no {name}.txt, {name}.html or {name}.pdf; put the notice there",
    "{folder} に {name}.txt、{name}.html、{name}.pdf のいずれもありません。告知文を置いてください",
)
_NOT_KEPT = Text(
    "no text of the notice was kept as {file}; give it: breachcat verify {name} --notice FILE",
    "{file} に告知文の本文が保存されていません。次のように指定してください: breachcat verify {name} --notice ファイル",
)


def _known(incident: "Incident", folder: Path) -> dict[Text, str]:
    """Return the sha256 that the text of the notice had before: as the record has it, and as it was kept."""
    from breachcat.store.notices import FOLDER, read_saved

    source = incident.sources[0] if incident.sources else None
    known = {_OF_RECORD: source.sha256} if source and source.sha256 else {}
    if kept := read_saved(folder / FOLDER, incident.id):
        known[_AS_KEPT] = kept.sha256
    return known


_OF_RECORD = Text("the record", "記録")
_AS_KEPT = Text("the text that was kept", "保存した本文")


def _for_programs(session: Session, found: "list[Evidence]") -> int:
    """Print all that is known as JSON; return the exit code."""
    from breachcat.render.evidence import evidence_json
    from breachcat.render.report import verdict

    session.out(evidence_json(found, session.language))
    problems = [problem for one in found for problem in one.record.problems]
    session.remark(verdict(problems, len(found), session.language))
    return PROBLEMS if any(problem.counts for problem in problems) else FINE


def _tick(session: Session, found: "Sequence[Evidence]", *, everything: bool) -> None:
    """Print the values of each record with their places, or of a whole catalog how many were found."""
    from breachcat.render.evidence import heading, overview, ticked

    apart = any(one.record.problems for one in found)  # from what was said of them
    if everything:
        session.out("\n" * apart)
        session.listing(overview(found), "table")
        return
    for one in found:
        if one.notice and one.values:
            session.out("\n" * apart + f"{heading(one, session.language)}\n")
            session.listing(ticked(one), "table")
            apart = True
