"""Delays of several incidents: a row each, the summary, and what must be said of both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from breachcat.delays import Measure, Unknown, known_delays
from breachcat.language import Language, Text, few
from breachcat.law import REFERENCES, duty_of
from breachcat.model import Incident
from breachcat.render.forms import FORMS, to_json
from breachcat.render.incidents import INCIDENT_COLUMNS, steps_of
from breachcat.render.listing import Column, Listing, plain
from breachcat.render.screen import Screen, table
from breachcat.render.summaries import summary_listing, summary_notes
from breachcat.render.words import say_outcome
from breachcat.summaries import summary

WEAK_NOTE = Text(
    "* rests on an implied, derived or second-hand date",
    "* 告知文に明記されていない日付（他の記載・相対表現・第三者の記述）に基づく",
)


NOT_STATED_NOTE = Text("– not stated, or not recorded", "– 記載なし、または記録なし")
OPEN_NOTE = Text(
    "n+ at least n: a date is open (以降), or another window has no start",
    "n+ はn日以上（日付が「以降」、または開始のない期間がある）",
)
RANGE_NOTE = Text("n–m between n and m: a date is imprecise", "n–m はn日からm日の間（日付に幅がある）")


NARROW = 110  # cells of a terminal below which estimates are left to --summary


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
    incidents: Sequence[Incident],
    measures: Sequence[Measure],
    form: str,
    language: Language,
    screen: Screen,
    *,
    fewest: int = 1,
) -> str:
    """Return the delays of the incidents and their summary, in a form; tables of numbers alone in csv and tsv."""
    listing = Listing([INCIDENT_COLUMNS["id"], *map(measure_column, measures)], incidents)
    found = [summary(measure, incidents, fewest) for measure in measures]
    narrow = form == "table" and screen.width is not None and screen.width < NARROW
    summaries = summary_listing(found, form, short=True, narrow=narrow)
    if form in ("csv", "tsv"):
        listing = replace(listing, columns=[*listing.columns, _weak_column(measures)])
    if form == "json":
        return to_json({"delays": _rows_with_steps(listing), "summary": list(summaries.rows())})
    of_rows, of_summary = (
        [note(language) for note in notes]
        for notes in (_notes(incidents, measures), summary_notes(summaries, fewest, None))
    )
    if form == "markdown":
        tables = [FORMS[form](part, language) for part in (listing, summaries)]
        return "\n".join([tables[0], *_with_end(of_rows), tables[1], *_with_end(of_summary)])
    if form != "table":
        return FORMS[form](listing, language)
    drawn = [
        screen.draw(table(part, language, screen.width)) + screen.remarks(notes)
        for part, notes in ((listing, of_rows), (summaries, of_summary))
    ]
    return "\n".join(drawn)


def _with_end(lines: list[str]) -> list[str]:
    """Return lines of a paragraph of Markdown as one part, an empty line behind it; none if there are none."""
    return ["".join(f"{line}\n" for line in lines)] if lines else []


def _weak_column(measures: Sequence[Measure]) -> Column[Incident]:
    """Return the column that names the measures whose values rest on weak dates."""

    def value(incident: Incident) -> list[str]:
        outcomes = [(measure.name, known_delays(measure.of(incident))) for measure in measures]
        return [name for name, delays in outcomes if any(delay.is_weak for delay in delays)]

    return Column("weak_dates", Text("weak dates", "明記されていない日付"), value)


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


def _notes(incidents: Sequence[Incident], measures: Sequence[Measure]) -> list[Text]:
    """Return what explains the marks that are used."""
    outcomes = [measure.of(incident) for measure in measures for incident in incidents]
    found = [delay for outcome in outcomes for delay in known_delays(outcome)]
    is_partial = any(isinstance(outcome, Unknown) or Unknown in map(type, outcome) for outcome in outcomes)
    notes = [NOT_STATED_NOTE] if is_partial else []
    notes += [WEAK_NOTE] if any(delay.is_weak for delay in found) else []
    notes += [OPEN_NOTE] if any(delay.high is None for delay in found) else []
    notes += [RANGE_NOTE] if any(delay.high not in (None, delay.low) for delay in found) else []
    return [*notes, *_law(incidents, measures)]


def _law(incidents: Sequence[Incident], measures: Sequence[Measure]) -> Iterator[Text]:
    """Yield the law as context for reports to the regulator, and the records that it is the context of."""
    reports = [measure for measure in measures if measure.is_of_the_law]
    reported = [one for one in incidents if any(known_delays(measure.of(one)) for measure in reports)]
    for duty, reference in REFERENCES.items():
        if names := [one.id for one in reported if duty_of(one) is duty]:
            yield _CONTEXT.filled(ids=few(names), reference=reference)


_CONTEXT = Text(
    "the law on reports to the regulator, as context ({ids}): {reference}",
    "委員会への報告に関する法令（参考。{ids}）: {reference}",
)
