"""The commands that ask: list, show, timeline, delays, search."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.filters import INCIDENTS, wanted_name, wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import (
    IdsArgument,
    ListingFormOption,
    OptionalIdsArgument,
    ShowFormOption,
    command,
)
from breachcat.cli.session import Session, few
from breachcat.language import Text
from breachcat.refusal import FINE, PROBLEMS

if TYPE_CHECKING:
    from breachcat.catalog import Catalog, Filter
    from breachcat.model import Incident


def complete_columns(incomplete: str) -> list[str]:
    """Return the columns of lists that begin so, for the shell."""
    from breachcat.render.incidents import INCIDENT_COLUMNS

    return [name for name in INCIDENT_COLUMNS if name.startswith(incomplete)]


def complete_measures(incomplete: str) -> list[str]:
    """Return the measures that begin so, for the shell."""
    from breachcat.delays import MEASURES

    return [name for name in MEASURES if name.startswith(incomplete)]


def register_queries(app: typer.Typer) -> None:
    """Add the commands to the program."""
    command(app, "list", "List incidents.", "事案を一覧する。", choice=INCIDENTS)(list_incidents)
    command(app, "show", "Show everything in a record.", "記録の内容をすべて表示する。")(show)
    command(
        app, "timeline", "Draw events and windows of exposure on a scale of days.",
        "出来事と漏えい期間を時間軸に描く。", choice=INCIDENTS,
    )(timeline)  # fmt: skip
    command(
        app, "delays", "Compare the days from detection to each step, with a summary.",
        "発覚から各段階までの日数を比べ、要約する。", choice=INCIDENTS,
    )(delays)  # fmt: skip
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
        _fitting(session, session.catalog(), wanted), INCIDENT_COLUMNS[order], descending=reverse
    )
    if incidents or form != "table":
        session.listing(Listing([INCIDENT_COLUMNS[name] for name in names], incidents), form)
    return _found(session, incidents)


def _fitting(
    session: Session, catalog: "Catalog", wanted: "Filter", ids: Iterable[str] | None = None
) -> "list[Incident]":
    """Return the incidents that fit; say of how many that is not known."""
    selection = wanted(session.chosen(catalog, ids) if ids else catalog.incidents)
    if unknown := selection.unknown:
        names = few([incident.id for incident in unknown])
        session.remark(
            Text(
                f"not shown, because the record lacks the fact asked for: {len(unknown)} ({names})",
                f"条件の事実が記録にないため表示しません: {len(unknown)}件（{names}）",
            )
        )
    return selection.incidents


def _found(session: Session, incidents: "list[Incident]") -> int:
    if not incidents:
        session.remark(Text("no record fits", "該当する記録がありません"))
    return FINE if incidents else PROBLEMS


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


def timeline(
    session: Session,
    wanted: "Filter",
    ids: OptionalIdsArgument = None,
    form: ListingFormOption = "table",
    detail: Annotated[
        bool,
        typer.Option(
            "--detail",
            help=both("A block for each incident, also for several.", "複数の場合も、事案ごとに描く。"),
        ),
    ] = False,
) -> int:
    """Draw one incident as a block, several as rows on one scale."""
    from breachcat.render import chart
    from breachcat.render.incidents import STEP_COLUMNS, rows_of
    from breachcat.render.listing import Listing

    incidents = _fitting(session, session.catalog(), wanted, ids)
    width = session.screen().width
    if form != "table":
        rows = [row for incident in incidents for row in rows_of(incident)]
        session.listing(Listing(STEP_COLUMNS, rows), form)
    elif len(incidents) == 1 or detail:
        session.out("\n".join(chart.block(incident, session.language, width) for incident in incidents))
    elif incidents:
        session.out(chart.rows(incidents, session.language, width))
    return _found(session, incidents)


def delays(
    session: Session,
    wanted: "Filter",
    ids: OptionalIdsArgument = None,
    form: ListingFormOption = "table",
    sort: Annotated[
        bool,
        typer.Option("--sort", help=both("Longest first, by the first measure.", "最初の指標の長い順。")),
    ] = False,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete_measures,
            metavar="MEASURE",
            help=both(
                "Measure to show (publication, ppc …); repeat for several.",
                "表示する指標（publication や ppc など）。繰り返し可。",
            ),
        ),
    ] = None,
    summary: Annotated[
        bool, typer.Option("--summary", help=both("Only the summary.", "要約だけを表示。"))
    ] = False,
) -> int:
    """List delays and their summary."""
    from breachcat.delays import MEASURES
    from breachcat.render.delays import delays_text, measure_column, summary_listing
    from breachcat.render.listing import ordered

    names = wanted_names("--measure", measure, list(MEASURES)) or tuple(MEASURES)
    measures = [MEASURES[name] for name in names]
    incidents = _fitting(session, session.catalog(), wanted, ids)
    if sort:
        incidents = ordered(incidents, measure_column(measures[0]), descending=True)
    if summary:
        session.listing(summary_listing(incidents, measures, form), form)
    elif incidents or form != "table":
        session.out(delays_text(incidents, measures, form, session.language, session.screen()))
    return _found(session, incidents)


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
