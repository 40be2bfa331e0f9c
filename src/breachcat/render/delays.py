"""Delays of several incidents: a row each, the summary, and what must be said of both."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from breachcat.delays import Measure, Unknown, known_delays
from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.render.forms import FORMS, to_json
from breachcat.render.incidents import INCIDENT_COLUMNS, steps_of
from breachcat.render.listing import Column, Listing, plain
from breachcat.render.screen import Screen, table
from breachcat.render.words import NOT_KNOWN, WEAK, say_outcome
from breachcat.summaries import QUANTILES, Summary, summary
from breachcat.vocabulary import FACTS

WEAK_NOTE = Text(
    "* rests on an implied, derived or second-hand date",
    "* 告知文に明記されていない日付（他の記載・相対表現・第三者の記述）に基づく",
)


APPROXIMATE = Text("{} c.", "約{}")
NOT_STATED_NOTE = Text("– not stated, or not recorded", "– 記載なし、または記録なし")
OPEN_NOTE = Text("n+ at least n: the date is open (以降)", "n+ はn日以上（日付が「以降」）")
RANGE_NOTE = Text("n–m between n and m: a date is imprecise", "n–m はn日からm日の間（日付に幅がある）")

_HEADINGS = {
    "min": Text("min", "最小"),
    "q1": Text("Q1", "第1四分位"),
    "median": Text("median", "中央値"),
    "q3": Text("Q3", "第3四分位"),
    "max": Text("max", "最大"),
}
_LOOKED_FOR = Text("{} not stated", "{}の記載なし")
_NOT_RECORDED = Text("{} not recorded", "{}の記録なし")


def _quantity_column(name: str) -> Column[Summary]:
    return Column(
        name,
        _HEADINGS[name],
        lambda summary: summary.quantities.get(name),
        is_figure=True,
    )


def _n(summary: Summary, language: Language) -> str:
    """Return n, with how many of it rest on weak and on approximate dates: 5 (3*, 1 c.)."""
    marks = [f"{summary.weak}{WEAK}"] if summary.weak else []
    marks += [APPROXIMATE(language).format(summary.approximate)] if summary.approximate else []
    return f"{summary.n} ({', '.join(marks)})" if marks else f"{summary.n}"


def _unusable(summary: Summary, language: Language) -> str:
    said = []
    for reason, number in summary.reasons().items():
        form = _LOOKED_FOR if reason.looked_for else _NOT_RECORDED
        said.append(f"{number}: {form(language).format(FACTS[reason.fact].short(language))}")
    return "; ".join(said) or NOT_KNOWN


_IN_N = {"weak", "approximate"}
"""Columns that people find in that of n."""

SUMMARY_COLUMNS: tuple[Column[Summary], ...] = (
    Column(
        "measure", Text("measure (days)", "指標（日）"), lambda summary: summary.measure.name,
        lambda summary, language: summary.measure.title(language),
    ),
    Column("n", Text("n", "n"), lambda summary: summary.n, _n, is_figure=True, is_whole=True),
    Column("weak", Text("of n *", "うち *"), lambda summary: summary.weak, is_figure=True),
    Column("approximate", Text("of n c.", "うち 約"), lambda summary: summary.approximate, is_figure=True),
    *(_quantity_column(name) for name in QUANTILES),
    Column(
        "unusable", Text("without a value", "値のない記録"),
        lambda summary: [
            {"id": name, "missing": reason.fact, "looked_for": reason.looked_for}
            for name, reason in summary.unusable
        ],
        _unusable,
    ),
)  # fmt: skip


def measure_column(measure: Measure) -> Column[Incident]:
    """Return the column of a measure: days, ranges of days, or why there are none."""

    def value(incident: Incident) -> Any:
        outcome = measure.of(incident)
        if isinstance(outcome, Unknown) or measure.is_per_window:
            return outcome
        return outcome[0]

    def people(incident: Incident, language: Language) -> str:
        return say_outcome(measure.of(incident), language)

    def longest(incident: Incident) -> int | None:
        return max((delay.low for delay in known_delays(measure.of(incident))), default=None)

    return Column(measure.name, measure.short, value, people, longest, is_figure=True)


def delays_text(
    incidents: Sequence[Incident], measures: Sequence[Measure], form: str, language: Language, screen: Screen
) -> str:
    """Return the delays of the incidents and their summary, in a form; tables of numbers alone in csv and tsv."""
    listing = Listing([INCIDENT_COLUMNS["id"], *map(measure_column, measures)], incidents)
    summaries = summary_listing(incidents, measures, form)
    if form in ("csv", "tsv"):
        listing = replace(listing, columns=[*listing.columns, _weak_column(measures)])
    if form == "json":
        return to_json({"delays": _rows_with_steps(listing), "summary": list(summaries.rows())})
    if form == "markdown":
        return f"{FORMS[form](listing, language)}\n{_notes(incidents, measures, language)}\n{FORMS[form](summaries, language)}"
    if form != "table":
        return FORMS[form](listing, language)
    notes = _notes(incidents, measures, language)
    drawn = [screen.draw(table(part, language, screen.width)) for part in (listing, summaries)]
    return f"{drawn[0]}{notes}\n{drawn[1]}"


def _weak_column(measures: Sequence[Measure]) -> Column[Incident]:
    """Return the column that names the measures whose values rest on weak dates."""

    def value(incident: Incident) -> list[str]:
        outcomes = [(measure.name, known_delays(measure.of(incident))) for measure in measures]
        return [name for name, delays in outcomes if any(delay.is_weak for delay in delays)]

    return Column("weak_dates", Text("weak dates", "明記されていない日付"), value)


def summary_listing(
    incidents: Sequence[Incident], measures: Sequence[Measure], form: str
) -> Listing[Summary]:
    """Return the summaries of the measures as a listing."""
    for_people = form in ("table", "markdown")
    columns = [column for column in SUMMARY_COLUMNS if not (for_people and column.name in _IN_N)]
    return Listing(columns, [summary(measure, incidents) for measure in measures])


def _rows_with_steps(listing: Listing[Incident]) -> list[dict[str, Any]]:
    """Return the rows, each with the days since detection of every event."""
    rows = []
    for row, incident in zip(listing.rows(), listing.items, strict=True):
        steps = [
            {
                "event": plain(step.event.event),
                "stage": plain(step.event.stage),
                "days": plain(step.since_detection),
            }
            for step in steps_of(incident)
        ]
        rows.append({**row, "events": steps})
    return rows


def _notes(incidents: Sequence[Incident], measures: Sequence[Measure], language: Language) -> str:
    """Return the lines that explain marks that are used."""
    outcomes = [measure.of(incident) for measure in measures for incident in incidents]
    found = [delay for outcome in outcomes for delay in known_delays(outcome)]
    is_partial = any(isinstance(outcome, Unknown) or Unknown in map(type, outcome) for outcome in outcomes)
    notes = [NOT_STATED_NOTE] if is_partial else []
    notes += [WEAK_NOTE] if any(delay.is_weak for delay in found) else []
    notes += [OPEN_NOTE] if any(delay.high is None for delay in found) else []
    notes += [RANGE_NOTE] if any(delay.high not in (None, delay.low) for delay in found) else []
    return "".join(f"{note(language)}\n" for note in notes)
