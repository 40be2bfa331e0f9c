"""The command that begins a record: new."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from breachcat.cli.check import check
from breachcat.cli.help import both
from breachcat.cli.ids import check_id, suggestion, taken_ids, tell_same_sites
from breachcat.cli.options import command, complete_ids
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS, Refused

if TYPE_CHECKING:
    from breachcat.catalog import File


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "new", "Begin a record: write a file that explains every field, to be filled in.",
        "新しい記録を作る。各項目の説明が付いたファイルを書き出す。",
    )(new)  # fmt: skip


_Id = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help=both(
            "Id of the record, which never changes: the site's name as lower-case ASCII words "
            "joined by hyphens. For a name or an address, an id is suggested.",
            "記録のID（後から変えられない）。サイト名を半角英小文字の語とハイフンで書く。名称かURLを書くとIDを提案する。",
        ),
    ),
]
_Site = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=both("Name of the site, or its address.", "サイトの名称かURL。")),
]
_Other = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="OTHER",
        help=both(
            "Take the shape and the names of this record; its facts are emptied.",
            "この記録の形と名称を引き継ぐ。事実は空にする。",
        ),
        autocompletion=complete_ids,
    ),
]
_Edit = Annotated[
    bool,
    typer.Option(
        "--edit",
        help=both(
            "Open it in $VISUAL or $EDITOR, then check it.", "$VISUAL か $EDITOR で開き、その後で検査する。"
        ),
    ),
]


def new(
    session: Session, record_id: _Id = None, site: _Site = None, other: _Other = None, edit: _Edit = False
) -> int:
    """Write a record to be filled in."""
    from breachcat.store import read_folder
    from breachcat.store.writing import create_file, writable

    folder = writable(session.location())
    files = list(session.watched(read_folder(folder)))
    options = _options(session, site, other, edit=edit)
    chosen = _sound_id(record_id, site, taken_ids(files), options)
    path = folder / f"{chosen}.yaml"
    create_file(path, _draft(session, files, chosen, site, other).encode())
    return _edited(session, path) if edit else _said(session, path, _WRITTEN, FINE)


def _options(session: Session, site: str | None, other: str | None, *, edit: bool) -> list[str]:
    """Return the options as they were given, for a command line to be copied."""
    given = {"--site": site, "--from": other, "--catalog": session.folder}
    words = [word for name, value in given.items() if value for word in (name, str(value))]
    return [*words, *["--edit"] * edit]


def _edited(session: Session, path: Path) -> int:
    """Let the person edit the file, then check it; return the exit code of the check."""
    from breachcat.cli.editor import edited
    from breachcat.problems import visible

    if reason := edited(path):
        return _said(session, path, _NOT_EDITED, PROBLEMS, reason=reason)
    if not path.exists():
        session.remark(_REMOVED.filled(file=visible(str(path))))
        return PROBLEMS
    code = check(session, lambda _: True, [path])
    return _said(session, path, _KEPT, code) if code else FINE


def _said(session: Session, path: Path, text: Text, code: int, **values: Any) -> int:
    """Say something about the file and how to check it; return the exit code."""
    from shlex import quote

    from breachcat.problems import visible

    line = visible(f"breachcat check {quote(str(path))}")
    session.remark(text.filled(file=visible(str(path)), check=line, **values))
    return code


_WRITTEN = Text(
    "written: {file}\nFill in what the notice says, then run: {check}",
    "作成しました: {file}\n告知文の内容を書き込み、次を実行してください: {check}",
)
_NOT_EDITED = Text(
    "{reason}; the file is there: {file}\nFill it in, then run: {check}",
    "{reason}。ファイルは作成済みです: {file}\n書き込んでから次を実行してください: {check}",
)
_REMOVED = Text(
    "the file was removed in the editor: {file}; nothing is left of the draft",
    "ファイルがエディターで削除されました: {file}。下書きは残っていません",
)
_KEPT = Text(
    "the draft is kept: {file}\nMend it, then run: {check}",
    "下書きは残っています: {file}\n直してから次を実行してください: {check}",
)


# --- the id -----------------------------------------------------------------------------------


def _sound_id(wanted: str | None, site: str | None, taken: dict[str, str], options: list[str]) -> str:
    """Return the id if it can be taken; say which could be where it cannot."""
    if site is not None:
        _check_site(site)
    if wanted is None and site is None:
        raise Refused(_NO_ID)
    if wanted is None:
        raise Refused(suggestion(_ID_LEFT_OUT, site or "", taken, partial(_line, options)))
    of_a_site = None if site else partial(_line, ["--site", wanted, *options])
    check_id(wanted, taken, partial(_line, options), of_a_site)
    return wanted


def _check_site(site: str) -> None:
    from breachcat.fields import LONGEST_TEXT
    from breachcat.problems import shortened, visible

    if not site.strip() or visible(site) != site or len(site) > LONGEST_TEXT:
        raise Refused(_NOT_A_SITE.filled(found=shortened(site), limit=LONGEST_TEXT))


def _line(options: list[str], record_id: str) -> str:
    from shlex import join

    from breachcat.problems import visible

    return visible(join(["breachcat", "new", record_id, *options]))


_NO_ID = Text(
    "the id of the record is missing, such as sample-shop; or give the name of the site, and one is suggested:\n"
    "  breachcat new --site NAME",
    "記録のID（sample-shop など）がありません。サイトの名称を書くとIDを提案します:\n  breachcat new --site NAME",
)
_ID_LEFT_OUT = Text("the id of the record is missing", "記録のIDがありません")
_NOT_A_SITE = Text(
    "--site: “{found}” is not a name; write one line of at most {limit} characters",
    "--site:「{found}」は名称になりません。{limit}文字以内の一行で書いてください",
)


# --- the text ---------------------------------------------------------------------------------


def _draft(session: Session, files: "list[File]", record_id: str, site: str | None, other: str | None) -> str:
    """Return the text of the record; say which records have the same site."""
    from breachcat.catalog import read_catalog
    from breachcat.pattern import patterned
    from breachcat.skeleton import skeleton

    catalog = read_catalog(files if site or other else [], date.today())
    if other:
        (incident,) = session.chosen(catalog, [other])
        (document,) = (record.document for record in catalog.records if record.incident is incident)
        text = patterned(document, record_id, site, session.language)
    else:
        text = skeleton(record_id, site, session.language)
    if site:
        tell_same_sites(session, catalog, [site])
    return text
