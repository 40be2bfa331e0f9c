"""The command that counts: incidents, and the records and people they affect."""

from typing import TYPE_CHECKING, Annotated

import typer

from breachcat.cli.filters import INCIDENTS, wanted_names
from breachcat.cli.help import both
from breachcat.cli.options import ListingFormOption, command
from breachcat.cli.selection import fitting, found
from breachcat.cli.session import Session

if TYPE_CHECKING:
    from breachcat.catalog import Filter


def complete_ways(incomplete: str) -> list[str]:
    """Return the ways to count that begin so, for the shell."""
    from breachcat.tallies import WAYS

    return [way for way in WAYS if way.startswith(incomplete)]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    command(
        app, "stats", "Count incidents, and the records and people they affect.",
        "事案の数、件数・人数を集計する。", wanted=INCIDENTS,
    )(stats)  # fmt: skip


def stats(
    session: Session,
    wanted: "Filter",
    by: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete_ways,
            metavar="WAY,...",
            help=both(
                "Count by year, quarter, detected-by, cause, data, organization, vendor, delay-reasons, law, "
                "or completeness (which facts notices state); an overview if left out.",
                "集計の分類: year, quarter, detected-by, cause, data, organization, vendor, delay-reasons, law, "
                "completeness（事実の記載の有無）。省くと全体の概要。",
            ),
        ),
    ] = None,
    with_ids: Annotated[
        bool, typer.Option("--ids", help=both("Name the records behind each row.", "各行の元の記録を示す。"))
    ] = False,
    form: ListingFormOption = "table",
) -> int:
    """Show how many incidents there are, of which kinds, and what they affect."""
    from breachcat.render.tallies import statistics_text
    from breachcat.tallies import OVERVIEW, WAYS, statistics

    ways = wanted_names("--by", by, WAYS)
    incidents = fitting(session, session.catalog(), wanted)
    if incidents or form != "table":
        counted = statistics(incidents, ways or OVERVIEW)
        shown = session.language, session.screen()
        session.out(statistics_text(counted, form, *shown, with_whole=not ways, with_ids=with_ids))
    return found(session, incidents)
