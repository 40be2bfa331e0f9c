"""Find the id of a new record, and the records that may be the same."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from breachcat.cli.session import Session
from breachcat.language import Text, few
from breachcat.refusal import PROBLEMS, Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, File

Line = Callable[[str], str]
"""The command line as it was given, with another id."""


def taken_ids(files: "Iterable[File]") -> dict[str, str]:
    """Return the files of records by what they are named, in lower case: what ids are taken."""
    paths = [Path(file.name) for file in files]
    return {path.stem.casefold(): str(path) for path in paths if path.suffix.lower() in (".yaml", ".yml")}


def check_id(wanted: str, taken: dict[str, str], line: Line, of_a_site: Line | None = None) -> None:
    """Refuse an id that cannot be taken, and say which could be.

    `of_a_site` is the command line for what is rather the name or the address of a site.
    """
    from breachcat.naming import free_id, is_id

    if not is_id(wanted):
        lines = of_a_site if of_a_site and _is_of_a_site(wanted) else line
        raise Refused(suggestion(_NOT_AN_ID, wanted, taken, lines))
    if wanted in taken:
        other = line(free_id(wanted, taken))
        raise Refused(_TAKEN.filled(id=wanted, file=taken[wanted], line=other), PROBLEMS)


def _is_of_a_site(text: str) -> bool:
    """Tell whether a text is rather the name or the address of a site than a mistyped id."""
    from breachcat.naming import is_address
    from breachcat.problems import visible

    return visible(text) == text and (is_address(text) or " " in text.strip() or not text.isascii())


def suggestion(text: Text, name: str, taken: Collection[str], line: Line) -> Text:
    """Return why there is no id, and the command line with one that the name gives."""
    from breachcat.naming import free_id, suggested_id
    from breachcat.problems import shortened

    why = text.filled(found=shortened(name))
    if (found := suggested_id(name)) is None:
        return _UNSPELT.filled(why=why, found=shortened(name), line=line(_ADDRESS))
    free = free_id(found, taken)
    hint = _OTHER_EXISTS.filled(id=found) if free != found else Text("", "")
    return _TRY.filled(why=why, hint=hint, line=line(free))


_ADDRESS = "https://www.example.jp/"
_NOT_AN_ID = Text(
    "“{found}” is not an id: lower-case ASCII words joined by hyphens, at most 64 characters",
    "「{found}」はIDになりません（半角英小文字・数字の語をハイフンでつなぐ。64文字まで）",
)
_TRY = Text(
    "{why}. An id never changes later, so none is chosen for you; if this one is right{hint}, run:\n  {line}",
    "{why}。IDは後から変えられないため、自動では決めません。次でよければ実行してください{hint}:\n  {line}",
)
_OTHER_EXISTS = Text(" ({id} exists already)", "（{id} は既にあります）")
_UNSPELT = Text(
    "{why}. How “{found}” is read cannot be told without guessing. Write an id in Latin letters, or put the "
    "site's address in its place, and one is suggested:\n  {line}",
    "{why}。「{found}」の読みは確実には分かりません。ローマ字でIDを書くか、サイトのURLを書くとIDを提案します:\n  {line}",
)
_TAKEN = Text(
    "the id {id} is taken: {file}; `breachcat show {id}` shows it. For another incident of the same site, put "
    "its year or a number behind the name:\n  {line}",
    "ID {id} は既に使われています: {file}（breachcat show {id} で見られます）。同じサイトの別の事案なら、"
    "年か番号を後ろに付けてください:\n  {line}",
)


def tell_same_sites(session: Session, catalog: "Catalog", sites: Iterable[str]) -> None:
    """Say which records have a site of one of these names already: it may be the same incident."""
    for site in sites:
        if same := _with_site(catalog, site):
            session.remark(_SAME_SITE.filled(site=site, ids=few(same), first=same[0]))


def _with_site(catalog: "Catalog", site: str) -> list[str]:
    """Return the names of the records that have a site of this name or address, sound or not."""
    from breachcat.japanese import search_key

    return [
        Path(record.name).stem
        for record in catalog.records
        for part in (record.incident and record.incident.sites) or []
        if search_key(site) in [search_key(said) for said in (part.name, part.former_name, part.url) if said]
    ]


_SAME_SITE = Text(
    "“{site}” is a site of {ids} already; if it is the same incident, mend that record: breachcat show {first}",
    "「{site}」は {ids} に既にあります。同じ事案なら、その記録を直してください: breachcat show {first}",
)
