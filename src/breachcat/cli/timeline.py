"""The command that shows what happened when."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from breachcat.cli.filters import INCIDENTS
from breachcat.cli.help import both
from breachcat.cli.options import OptionalIdsArgument, command
from breachcat.cli.pictures import PICTURE_OF_DAYS, Picture, origin_of, refuse_others, show
from breachcat.cli.selection import fitting, found
from breachcat.cli.session import Session

if TYPE_CHECKING:
    from breachcat.catalog import Filter
    from breachcat.model import Incident
    from breachcat.render.pictures.captions import Origin

TimelineFormOption = Annotated[
    Literal["table", "list", "json", "jsonl", "csv", "tsv", "markdown", "mermaid", "ics"],
    typer.Option(
        "--format",
        "-f",
        help=both(
            "Form of the output: table draws, list tells the days between steps, mermaid is the text "
            "of a gantt diagram (put it into a ```mermaid block), ics a calendar.",
            "出力の形式。table は図、list は日数と間隔の一覧、mermaid はガント図の文字列（```mermaid ブロックに入れる）、ics はカレンダー。",
        ),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "timeline", "Show what happened when: as a drawing, a list, a diagram or a calendar.",
        "いつ何が起きたかを、図・一覧・ガント図・カレンダーで示す。", picture=PICTURE_OF_DAYS, wanted=INCIDENTS,
    )(timeline)  # fmt: skip


def timeline(
    session: Session,
    wanted: "Filter",
    picture: Picture,
    ids: OptionalIdsArgument = None,
    form: TimelineFormOption = "table",
    detail: Annotated[
        bool,
        typer.Option(
            "--detail",
            help=both("A block for each incident, also for several.", "複数の場合も、事案ごとに描く。"),
        ),
    ] = False,
) -> int:
    """Draw one incident as a block, several as rows on one scale; or write either in another form."""
    from breachcat.render.forms import FORMS

    refuse_others(picture, format=form != "table")
    catalog = session.catalog()
    incidents = fitting(session, catalog, wanted, ids)
    if picture:
        _draw(session, picture, origin_of(catalog, incidents), detail=detail)
    elif form in FORMS:
        from breachcat.render.incidents import STEP_COLUMNS, rows_of
        from breachcat.render.listing import Listing

        rows = [row for incident in incidents for row in rows_of(incident)]
        session.listing(Listing(STEP_COLUMNS, rows), form)
    elif incidents:
        session.out(_drawn(session, incidents, form, detail=detail))
    return found(session, incidents)


def _draw(session: Session, picture: Picture, origin: "Origin", *, detail: bool) -> None:
    """Draw several incidents on one axis of days, one or each in detail step by step."""
    from breachcat.render.pictures import gantt, plain_gantt

    what, is_aligned = (origin.incidents, origin, session.language), picture.is_aligned
    show(
        session,
        picture,
        plain=lambda width: plain_gantt.plot(*what, width, is_aligned=is_aligned, detail=detail),
        svg=lambda: gantt.picture(*what, is_aligned=is_aligned, detail=detail),
    )


def _drawn(session: Session, incidents: "list[Incident]", form: str, *, detail: bool) -> str:
    """Return a form that is no listing."""
    from breachcat.render import chart, ics, mermaid, steps

    language, width = session.language, session.screen().width
    if form == "list":
        return steps.step_lists(incidents, language, width)
    if form == "mermaid":
        return mermaid.gantt(incidents, language)
    if form == "ics":
        return ics.calendar(incidents, language)
    if len(incidents) == 1 or detail:
        return "\n".join(chart.block(incident, language, width) for incident in incidents)
    return chart.rows(incidents, language, width)
