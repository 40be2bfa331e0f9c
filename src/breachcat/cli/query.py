"""The commands that ask: list, show, search."""

from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.filters import INCIDENTS, wanted_name, wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import (
    IdsArgument,
    ListingFormOption,
    ShowFormOption,
    command,
)
from breachcat.cli.selection import fitting, found
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS

if TYPE_CHECKING:
    from breachcat.catalog import Filter


def complete_columns(incomplete: str) -> list[str]:
    """Return the columns of lists that begin so, for the shell."""
    from breachcat.render.incidents import INCIDENT_COLUMNS

    return [name for name in INCIDENT_COLUMNS if name.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(app, "list", "List incidents.", "事案を一覧する。", wanted=INCIDENTS)(list_incidents)
    command(app, "show", "Show everything in a record.", "記録の内容をすべて表示する。")(show)
    command(app, "search", "Find incidents by a name or word.", "名称や語で事案を探す。")(search)


def list_incidents(
    session: Session,
    wanted: "Filter",
    form: ListingFormOption = "table",
    columns: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete_columns,
            metavar="COLUMN,...",
            help=both("Columns to show, in this order.", "表示する列（この順に）。"),
        ),
    ] = None,
    order_by: Annotated[
        str | None,
        typer.Option(
            autocompletion=complete_columns,
            metavar="COLUMN",
            help=both("Column to order by; unknown values come last.", "並べ替えの列。不明は最後。"),
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help=both("Descending order.", "降順。"))] = False,
) -> int:
    """List incidents, one a row."""
    from breachcat.render.incidents import DEFAULT_COLUMNS, INCIDENT_COLUMNS
    from breachcat.render.listing import Listing, ordered

    names = wanted_names("--columns", columns, list(INCIDENT_COLUMNS)) or DEFAULT_COLUMNS
    order = wanted_name("--order-by", order_by or "id", list(INCIDENT_COLUMNS))
    incidents = ordered(
        fitting(session, session.catalog(), wanted), INCIDENT_COLUMNS[order], descending=reverse
    )
    if incidents or form != "table":
        session.listing(Listing([INCIDENT_COLUMNS[name] for name in names], incidents), form)
    return found(session, incidents)


def show(session: Session, ids: IdsArgument, form: ShowFormOption = "table") -> int:
    """Show records whole."""
    incidents = session.chosen(session.catalog(), ids)
    if form == "table":
        from breachcat.render.card import card

        for incident in incidents:
            session.out(session.screen().draw(*card(incident, session.language)))
        return FINE
    documents = [incident.model_dump(mode="json", exclude_none=True) for incident in incidents]
    value = documents[0] if len(documents) == 1 else documents
    if form == "yaml":
        from breachcat.render.forms import to_yaml

        session.out(to_yaml(value))
    else:
        from breachcat.render.forms import to_json

        session.out(to_json(value))
    return FINE


def search(
    session: Session,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help=both(
                "Part of a name or word, in any width, case or kana.",
                "名称や語の一部。全角・半角、大文字・小文字、かなの違いは問わない。",
            ),
        ),
    ],
    form: ListingFormOption = "table",
) -> int:
    """List incidents that hold a text, and where."""
    from breachcat.render.incidents import INCIDENT_COLUMNS
    from breachcat.render.listing import Column, Listing
    from breachcat.search import incident_of, search_all

    catalog = session.catalog()
    matches = search_all(catalog.incidents, text)
    shown = [INCIDENT_COLUMNS[name] for name in ("id", "published", "organization", "sites")]
    columns = [column.of(incident_of) for column in shown]
    columns.append(Column("found", Text("found in", "一致箇所"), lambda match: match.places))
    if matches or form != "table":
        session.listing(Listing(columns, matches), form)
    if not matches and (near := catalog.near(text)):
        names = ", ".join(near)
        session.remark(Text(f"nothing found; nearest: {names}", f"見つかりません。近い記録: {names}"))
    elif not matches:
        session.remark(
            Text(
                "nothing found; try a shorter part of a name",
                "見つかりません。名称の短い一部で試してください",
            )
        )
    return FINE if matches else PROBLEMS
