"""The command that makes a record out of a notice: draft."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from breachcat.cli.help import both
from breachcat.cli.ids import check_id, suggestion, taken_ids, tell_same_sites
from breachcat.cli.options import Group, PrivateOption, command
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, WRONG_USE, Refused

if TYPE_CHECKING:
    from breachcat.notice import Facts
    from breachcat.notice.formats import Notice

_WHAT: dict[str, Any] = {
    "explain": Annotated[
        bool | None,
        typer.Option(
            "--explain",
            help=both("Show the notice with the facts marked.", "読み取った事実に印を付けて 告知文を示す。"),
        ),
    ],
    "facts": Annotated[
        bool | None,
        typer.Option(
            "--facts",
            help=both("Show all facts with their places.", "読み取った事実とその位置をすべて示す。"),
        ),
    ],
    "record_id": Annotated[
        str | None,
        typer.Option(
            "--id",
            metavar="ID",
            help=both("Id of the record, which never changes.", "記録のID（後から変えられない）。"),
        ),
    ],
    "save_record": Annotated[
        bool | None,
        typer.Option(
            "--save-record", help=both("Write the draft into the catalog.", "下書きをカタログに書き込む。")
        ),
    ],
    "save": Annotated[
        bool | None,
        typer.Option(
            "--save",
            help=both(
                "Keep the text of the notice for later checks, in a folder that the catalog does not read.",
                "告知文の本文を後の照合用に保存する（カタログが読まないフォルダー）。",
            ),
        ),
    ],
}


class What(NamedTuple):
    """What is to be shown of the draft, and what kept, under which id."""

    explain: bool | None
    facts: bool | None
    record_id: str | None
    save_record: bool | None
    save: bool | None


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "draft", "Read a notice and write the draft of its record.",
        "告知文を読み取り、記録の下書きを書き出す。", what=Group(_WHAT, lambda given: What(**given)),
    )(draft)  # fmt: skip


def draft(
    session: Session,
    what: What,
    place: Annotated[
        str,
        typer.Argument(
            metavar="NOTICE",
            help=both(
                "A file (text, HTML, PDF), an http(s) address, or - for standard input.",
                "ファイル（テキスト・HTML・PDF）かURL。- は標準入力。",
            ),
        ),
    ],
    form: Annotated[
        Literal["text", "json"],
        typer.Option(
            "--format",
            "-f",
            help=both("Form of the output: to read, or normalized.", "出力の形式。json は正規化した値。"),
        ),
    ] = "text",
    allow_private: PrivateOption = False,
) -> int:
    """Write what a notice says as the draft of a record."""
    _check_options(what, form)
    notice, facts = read_facts(session, place, allow_private=allow_private)
    chosen = _Choice(place, what, notice, facts)
    if what.save:
        _keep(session, notice, chosen)
    if what.explain or what.facts:
        session.out(_shown(session, notice, facts, "explained" if what.explain else form))
    elif what.save_record:
        _write(session, chosen)
    else:
        text = chosen.text(session, chosen.wanted() or chosen.proposed())
        session.out(_as_json(text) if form == "json" else text)
    return FINE


def _check_options(what: What, form: str) -> None:
    """Refuse options of which each asks for another output."""
    asked = {
        "--explain": what.explain,
        "--facts": what.facts,
        "--save-record": what.save_record,
        "--format json": form == "json" and not what.facts,
    }
    if len(given := [name for name, wanted in asked.items() if wanted]) > 1:
        raise Refused(_ONE_OF.filled(options=", ".join(given)), WRONG_USE)


_ONE_OF = Text("{options} do not go together; choose one", "{options} は同時に使えません。一つ選んでください")


def read_facts(session: Session, place: str, *, allow_private: bool) -> "tuple[Notice, Facts]":
    """Return a notice and its facts; say what of it could not be read, refuse what is no notice of a breach."""
    from breachcat.notice import find_facts
    from breachcat.notice.none import refusal_of
    from breachcat.store.notices import read_notice

    notice = read_notice(place, datetime.now(UTC), allow_private=allow_private)
    for remark in notice.reading.remarks:
        session.remark(f"{notice.name}: {session.say(remark)}")
    facts = find_facts(notice.text)
    if reason := refusal_of(notice.text, facts):
        raise Refused(_AT.filled(name=notice.name, reason=reason), PROBLEMS)
    return notice, facts


_AT = Text("{name}: {reason}", "{name}: {reason}")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A notice with its facts, and what is asked of it: enough to write its draft under an id."""

    place: str
    what: What
    notice: "Notice"
    facts: "Facts"

    def wanted(self, taken: dict[str, str] | None = None) -> str | None:
        """Return the id that was given; refuse it if it is none, or taken."""
        if self.what.record_id is not None:
            check_id(self.what.record_id, taken or {}, self.line)
        return self.what.record_id

    def needed(self, taken: dict[str, str]) -> str:
        """Return the id that was given; where none was, say which could be."""
        if (found := self.wanted(taken)) is not None:
            return found
        name = next(iter(self.names()), self.place)
        raise Refused(suggestion(_ID_LEFT_OUT, name, taken, self.line))

    def proposed(self) -> str:
        """Return the id that the names of the notice give, else one that its text gives."""
        from breachcat.naming import suggested_id

        found = (suggested_id(name) for name in self.names())
        return next(filter(None, found), f"notice-{self.notice.sha256[:8]}")

    def names(self) -> list[str]:
        """Return what the site may be called: addresses, names, who operates it."""
        sites, organizations = self.facts.of("sites"), self.facts.of("organization")
        urls = [str(fact.details["url"]) for fact in sites if "url" in fact.details]
        own = [self.notice.address] if self.notice.address else []
        return [*urls, *(fact.written for fact in [*sites, *organizations]), *own]

    def sites(self) -> list[str]:
        """Return the names of the sites."""
        return [fact.written for fact in self.facts.of("sites")]

    def line(self, record_id: str) -> str:
        """Return the command line with another id."""
        from shlex import join

        from breachcat.problems import visible

        given = {"--save": self.what.save, "--save-record": self.what.save_record}
        options = [name for name, value in given.items() if value]
        return visible(join(["breachcat", "draft", self.place, "--id", record_id, *options]))

    def text(self, session: Session, record_id: str) -> str:
        """Return the draft."""
        from breachcat.drafting import drafted

        todo = [] if self.what.record_id else [_PROPOSED.filled(id=record_id)]
        return drafted(
            self.facts,
            self.notice.text,
            record_id,
            session.language,
            date.today(),
            source=self._source(),
            todo=todo,
        )

    def _source(self) -> dict[str, str]:
        """Return what a record says of a notice that can be looked up again."""
        address, retrieved = self.notice.address, self.notice.retrieved
        source = {"url": address, "retrieved": retrieved.date().isoformat() if retrieved else None}
        if address or self.what.save:
            source["sha256"] = self.notice.sha256
        return {key: value for key, value in source.items() if value}


_PROPOSED = Text(
    "the id {id} is only proposed, and an id never changes later; choose one",
    "ID {id} は仮のもの。IDは後から変えられないため、決めて書き直す",
)


def _keep(session: Session, notice: "Notice", chosen: _Choice) -> None:
    """Keep the text of the notice under the id of its record, where verify looks for it."""
    from breachcat.problems import visible
    from breachcat.store.notices import FOLDER, save
    from breachcat.store.writing import writable

    path = save(notice, writable(session.location()) / FOLDER, chosen.needed({}))
    session.remark(_SAVED.filled(file=visible(str(path))))


_SAVED = Text("kept: {file}", "保存しました: {file}")


def _write(session: Session, chosen: _Choice) -> None:
    """Write the draft into the catalog, never over a file."""
    from shlex import quote

    from breachcat.catalog import read_catalog
    from breachcat.problems import visible
    from breachcat.store import read_folder
    from breachcat.store.writing import create_file, writable

    folder = writable(session.location())
    files = list(session.watched(read_folder(folder)))
    taken = taken_ids(files)
    record_id = chosen.needed(taken)
    path = folder / f"{record_id}.yaml"
    create_file(path, chosen.text(session, record_id).encode())
    line = visible(f"breachcat check {quote(str(path))}")
    tell_same_sites(session, read_catalog(files, date.today()), chosen.sites())
    session.remark(_WRITTEN.filled(file=visible(str(path)), check=line))


_ID_LEFT_OUT = Text("--id is missing", "--id がありません")
_WRITTEN = Text(
    "written: {file}\nCompare it with the notice, settle what stands under todo, then run: {check}",
    "作成しました: {file}\n告知文と照らし合わせ、todo を片づけてから次を実行してください: {check}",
)


def _shown(session: Session, notice: "Notice", facts: "Facts", form: str) -> str:
    """Return the facts in the text of the notice, as a table, or for programs."""
    from breachcat.render.findings import facts_as_json, found_facts, marked
    from breachcat.render.forms import to_json
    from breachcat.render.screen import table

    screen = session.screen()
    if form == "explained":
        return screen.draw(*marked(facts, notice.text, session.language))
    if form == "json":
        return to_json(facts_as_json(facts, notice.text))
    return screen.draw(table(found_facts(facts, notice.text), session.language, screen.width))


def _as_json(text: str) -> str:
    """Return a draft as normalized values."""
    from breachcat.document import read_document
    from breachcat.record import read_record
    from breachcat.render.forms import to_json

    incident = read_record(read_document(text.encode(), "draft")).incident
    assert incident, "a mapping gives an incident, as far as it is sound"
    return to_json(incident.model_dump(mode="json", exclude_none=True))
