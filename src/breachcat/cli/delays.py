"""The command that compares delays."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from breachcat.cli.filters import INCIDENTS, wanted_name, wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import Group, ListingFormOption, OptionalIdsArgument, command
from breachcat.cli.pictures import PICTURE, Picture, origin_of, refuse_others, show
from breachcat.cli.selection import fitting, found
from breachcat.cli.session import Session
from breachcat.language import Text
from breachcat.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from breachcat.catalog import Filter
    from breachcat.delays import Measure
    from breachcat.groups import Grouping
    from breachcat.model import Incident
    from breachcat.render.pictures.captions import Origin
    from breachcat.summaries import Summary


def complete_measures(incomplete: str) -> list[str]:
    """Return the measures that begin so, for the shell."""
    from breachcat.delays import MEASURES

    return [name for name in MEASURES if name.startswith(incomplete)]


def complete_points(incomplete: str) -> list[str]:
    """Return the points that begin so, for the shell."""
    from breachcat.moments import POINTS

    return [name for name in POINTS if name.startswith(incomplete)]


def complete_groupings(incomplete: str) -> list[str]:
    """Return the ways to group that begin so, for the shell."""
    from breachcat.groups import GROUPINGS

    return [name for name in GROUPINGS if name.startswith(incomplete)]


_MEASURES: dict[str, Any] = {
    "measure": Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete_measures,
            metavar="MEASURE",
            help=both(
                "Measure to show (publication, ppc …); repeat for several.",
                "表示する指標（publication や ppc など）。繰り返し可。",
            ),
        ),
    ],
    "start": Annotated[
        str | None,
        typer.Option(
            "--from",
            autocompletion=complete_points,
            metavar="EVENT",
            help=both("Count from this event, with --to.", "この出来事から（--to と 共に）。"),
        ),
    ],
    "end": Annotated[
        str | None,
        typer.Option(
            "--to",
            autocompletion=complete_points,
            metavar="EVENT",
            help=both("Count to this event, with --from.", "この出来事まで（--from と 共に）。"),
        ),
    ],
    "basis": Annotated[
        Literal["any", "stated"] | None,
        typer.Option(
            help=both(
                "stated leaves out dates that are implied, derived or second-hand.",
                "stated なら、告知文に 明記された日付だけ。",
            )
        ),
    ],
}


def wanted_measures(given: dict[str, Any]) -> "tuple[Measure, ...]":
    """Return the measures that the options ask for: named ones, a pair of points, or all."""
    from dataclasses import replace

    from breachcat.delays import MEASURES, between_points
    from breachcat.moments import POINTS

    names = wanted_names("--measure", given["measure"], list(MEASURES))
    pair = [given["start"], given["end"]]
    if any(pair) and not all(pair):
        raise Refused(Text("--from and --to go together", "--from と --to は両方を指定してください"))
    measures = [MEASURES[name] for name in dict.fromkeys(names)]
    if pair[0] and pair[0] == pair[1]:
        raise Refused(Text("--from and --to name the same event", "--from と --to が同じ出来事です"))
    if all(pair):
        start, end = (
            wanted_name(option, name, list(POINTS))
            for option, name in zip(("--from", "--to"), pair, strict=True)
        )
        measures.append(between_points(start, end))
    stated = given["basis"] == "stated"
    return tuple(replace(measure, stated_only=stated) for measure in measures or MEASURES.values())


@dataclass(frozen=True)
class View:
    """What of the delays is to be shown."""

    sort: bool
    summary: bool
    explain: bool
    with_ids: bool
    grouping: "Grouping | None"
    fewest: int


_VIEW: dict[str, Any] = {
    "sort": Annotated[
        bool | None,
        typer.Option("--sort", help=both("Longest first, by the first measure.", "最初の指標の長い順。")),
    ],
    "summary": Annotated[
        bool | None, typer.Option("--summary", help=both("Only the summary.", "要約だけを表示。"))
    ],
    "group_by": Annotated[
        str | None,
        typer.Option(
            autocompletion=complete_groupings,
            metavar="WAY",
            help=both(
                "A summary for each group: year, quarter, detected-by, cause, data, organization, vendor, "
                "delay-reasons, law.",
                "分類ごとに要約する: year, quarter, detected-by, cause, data, organization, vendor, "
                "delay-reasons, law。",
            ),
        ),
    ],
    "min_n": Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=both("No figures where there are fewer values.", "値がN件未満なら 数値を示さない。"),
        ),
    ],
    "with_ids": Annotated[
        bool | None,
        typer.Option(
            "--ids", help=both("Only the summary, with its records.", "要約だけを 元の記録と共に表示。")
        ),
    ],
    "explain": Annotated[
        bool | None,
        typer.Option(
            "--explain",
            help=both("Show the dates and the arithmetic of each value.", "各値の日付と計算を示す。"),
        ),
    ],
}


def wanted_view(given: dict[str, Any]) -> View:
    """Return what the options ask to be shown."""
    from breachcat.groups import GROUPINGS

    way = given["group_by"]
    grouping = GROUPINGS[wanted_name("--group-by", way, list(GROUPINGS))] if way is not None else None
    for one, others in _APART.items():
        if given[one] and (other := next((name for name in others if given[name]), None)):
            pair = " ".join(f"--{name.removeprefix('with_').replace('_', '-')}" for name in (one, other))
            raise Refused(_DO_NOT_GO_TOGETHER.filled(pair=pair))
    flags = {name: bool(given[name]) for name in ("sort", "explain", "with_ids")}
    is_summary = bool(given["summary"] or given["with_ids"])
    return View(**flags, summary=is_summary, grouping=grouping, fewest=given["min_n"] or 1)


_APART = {
    "explain": ("summary", "group_by", "min_n", "with_ids"),
    "sort": ("summary", "group_by", "with_ids"),
}
_DO_NOT_GO_TOGETHER = Text("these do not go together: {pair}", "同時には使えません: {pair}")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "delays", "Compare the days from detection to each step, with a summary.",
        "発覚から各段階までの日数を比べ、要約する。",
        measures=Group(_MEASURES, wanted_measures), view=Group(_VIEW, wanted_view), picture=PICTURE,
        wanted=INCIDENTS,
    )(delays)  # fmt: skip


def delays(
    session: Session,
    wanted: "Filter",
    measures: "tuple[Measure, ...]",
    view: View,
    picture: Picture,
    ids: OptionalIdsArgument = None,
    form: ListingFormOption = "table",
) -> int:
    """List delays and their summary, or draw them."""
    from breachcat.render.delays import delays_text, measure_column
    from breachcat.render.listing import ordered

    refuse_others(picture, format=form != "table", explain=view.explain)
    catalog = session.catalog()
    incidents = fitting(session, catalog, wanted, ids)
    if view.sort:
        incidents = ordered(incidents, measure_column(measures[0]), descending=True)
    if picture:
        _draw(session, picture, origin_of(catalog, incidents), measures, view)
    elif view.explain:
        _explain(session, incidents, measures, form)
    elif view.summary or view.grouping:
        _summarize(session, incidents, measures, view, form)
    elif incidents or form != "table":
        session.out(
            delays_text(incidents, measures, form, session.language, session.screen(), fewest=view.fewest)
        )
    return found(session, incidents)


def _summaries(
    incidents: "Sequence[Incident]", measures: "tuple[Measure, ...]", view: View
) -> "list[Summary]":
    """Return the summary of each measure, of all or of each group."""
    from breachcat.groups import Group as Members
    from breachcat.groups import grouped
    from breachcat.summaries import summaries_of

    groups = grouped(incidents, view.grouping) if view.grouping else [Members(None, tuple(incidents))]
    return summaries_of(groups, measures, view.fewest)


def _draw(
    session: Session, picture: Picture, origin: "Origin", measures: "tuple[Measure, ...]", view: View
) -> None:
    """Draw how the values lie, of all or of each group."""
    from breachcat.render.pictures import plain_strip, strip

    summaries = _summaries(origin.incidents, measures, view)
    what = summaries, origin, view.grouping, session.language
    show(
        session, picture, plain=lambda width: plain_strip.plot(*what, width), svg=lambda: strip.picture(*what)
    )


def _summarize(
    session: Session, incidents: "list[Incident]", measures: "tuple[Measure, ...]", view: View, form: str
) -> None:
    """Print the summary of all, or of each group."""
    from breachcat.render.summaries import summary_listing, summary_notes

    summaries = _summaries(incidents, measures, view)
    listing = summary_listing(summaries, form, grouping=view.grouping, with_ids=view.with_ids)
    session.listing(listing, form)
    if form == "table":
        notes = map(session.say, summary_notes(listing, view.fewest, view.grouping))
        session.out(session.screen().remarks(notes))


def _explain(
    session: Session, incidents: "list[Incident]", measures: "tuple[Measure, ...]", form: str
) -> None:
    """Print where each value comes from."""
    from breachcat.render.explanations import EXPLANATION_COLUMNS, explanations_of, paragraphs
    from breachcat.render.listing import Listing

    explanations = explanations_of(incidents, measures)
    if form == "table":
        session.out(session.screen().paragraphs(paragraphs(explanations, session.language)))
    else:
        session.listing(Listing(EXPLANATION_COLUMNS, explanations), form)
