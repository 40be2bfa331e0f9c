"""The columns of incidents, of their delays and of their events, for listings."""

from collections.abc import Callable
from typing import Any, NamedTuple

from breachcat.delays import MEASURES, Delay, between, known_delays, since_detection
from breachcat.japanese import Date, Period
from breachcat.language import Language, Text
from breachcat.model import Event, Exposure, Incident
from breachcat.moments import first
from breachcat.render.listing import Column
from breachcat.render.words import NOT_KNOWN, say, say_affected
from breachcat.vocabulary import FACTS, EventKind


def _date_of(kind: EventKind) -> Any:
    def value(incident: Incident) -> Any:
        event = first(incident, kind)
        return event.date if event else None

    return value


def _detector(incident: Incident) -> Any:
    return next((event.by for event in incident.events_of(EventKind.DETECTED) if event.by), None)


def _affected(incident: Incident, language: Language) -> str:
    return " · ".join(say_affected(incident, language)) or NOT_KNOWN


def _not_stated(incident: Incident, language: Language) -> str:
    return say([FACTS[fact] for fact in incident.not_stated or []], language)


def _publication(incident: Incident) -> Delay | None:
    return next(iter(known_delays(MEASURES["publication"].of(incident))), None)


INCIDENT_COLUMNS: dict[str, Column[Incident]] = {
    column.name: column
    for column in (
        Column("id", Text("id", "ID"), lambda incident: incident.id, is_whole=True),
        Column(
            "published", Text("published", "公表日"), _date_of(EventKind.PUBLISHED),
            is_whole=True,
        ),
        Column("organization", Text("operator", "運営会社"), lambda incident: incident.organization.name),
        Column("sites", Text("sites", "サイト"), lambda incident: incident.site_names()),
        Column(
            "affected", Text("affected", "件数・人数"), Incident.quantities,
            people=_affected, sort=Incident.largest_figure,
        ),
        Column("data", Text("data", "漏えい項目"), lambda incident: incident.data()),
        Column("detected_by", Text("found by", "発覚の経緯"), _detector),
        Column(
            "publication_days", Text("days to public notice", "公表まで(日)"), _publication,
            is_figure=True,
        ),
        Column(
            "detected", Text("detected", "発覚日"), _date_of(EventKind.DETECTED),
            is_whole=True,
        ),
        Column("cause", Text("cause", "原因"), lambda incident: incident.cause),
        Column("misuse", Text("misuse", "不正利用"), lambda incident: incident.misuse),
        Column("delay_reasons", Text("reasons for the delay", "公表が遅れた理由"), lambda incident: incident.delay_reasons),
        Column(
            "not_stated", Text("not stated", "記載なし"), lambda incident: incident.not_stated,
            people=_not_stated,
        ),
        Column("review", Text("review", "確認"), lambda incident: incident.review),
    )
}  # fmt: skip
"""Every column that a list of incidents can have."""

DEFAULT_COLUMNS = tuple(INCIDENT_COLUMNS)[:8]


class Step(NamedTuple):
    """An event of an incident, as a row; `before` is the event in the row above."""

    incident: Incident
    event: Event
    before: Event | None = None

    @property
    def since_detection(self) -> Delay | None:
        """The days since detection."""
        return since_detection(self.incident, self.event)

    @property
    def gap(self) -> Delay | None:
        """The days since the event before, below zero where it may have come later.

        None where there is none before, or it has an open date.
        """
        if self.before is None or self.before.date.open:
            return None
        return between(self.before.date, self.event.date, self.before.basis, self.event.basis)


def steps_of(incident: Incident) -> list[Step]:
    """Return the events of an incident in the order of their dates."""
    events = sorted(incident.events, key=lambda event: (event.date.earliest, event.date.latest))
    return [Step(incident, event, before) for event, before in zip(events, (None, *events), strict=False)]


class Window(NamedTuple):
    """A window of exposure that has a period, as a row between the events; counted from 0 in its record."""

    incident: Incident
    number: int
    exposure: Exposure
    period: Period

    @property
    def length(self) -> Delay | None:
        """The days of the window, both ends counted."""
        lengths = known_delays(MEASURES["exposure"].of(self.incident))
        return next((days for days in lengths if days.ends and days.ends[0].window == self.number), None)


EXPOSURE = Text("exposure", "漏えい期間")


def rows_of(incident: Incident) -> list[Step | Window]:
    """Return the windows of exposure, then the events in the order of their dates."""
    windows = [
        Window(incident, number, window, window.period)
        for number, window in enumerate(incident.windows())
        if window.period
    ]
    return [*windows, *steps_of(incident)]


def _date(row: Step | Window) -> Date | None:
    return row.event.date if isinstance(row, Step) else row.period.start


def _until(row: Step | Window) -> Date | None:
    return None if isinstance(row, Step) else row.period.end


def _what(row: Step | Window) -> str:
    return row.event.event.value if isinstance(row, Step) else "exposure"


def _said(row: Step | Window, language: Language) -> str:
    return row.event.event.label(language) if isinstance(row, Step) else EXPOSURE(language)


def _days(row: Step | Window) -> Delay | None:
    return row.since_detection if isinstance(row, Step) else None


def _gap(row: Step | Window) -> Delay | None:
    return row.gap if isinstance(row, Step) else None


def _text(row: Step | Window) -> str:
    return (row.event.text or row.event.date.text) if isinstance(row, Step) else row.period.text


def _of_event(name: str) -> Callable[[Step | Window], Any]:
    """Return how to get a field of the event; a window has none."""
    return lambda row: getattr(row.event, name) if isinstance(row, Step) else None


STEP_COLUMNS: tuple[Column[Step | Window], ...] = (
    Column("id", Text("id", "ID"), lambda row: row.incident.id, is_whole=True),
    Column("date", Text("date", "日付"), _date, is_whole=True),
    Column("until", Text("until", "終了"), _until, is_whole=True),
    Column("event", Text("event", "出来事"), _what, _said),
    Column("stage", Text("stage", "段階"), _of_event("stage")),
    Column("days", Text("days since detection", "発覚から(日)"), _days, is_figure=True),
    Column("gap", Text("days since the step before", "前の段階から(日)"), _gap, is_figure=True),
    Column("basis", Text("basis", "根拠"), _of_event("basis")),
    Column("by", Text("by", "指摘者"), _of_event("by")),
    Column("party", Text("party", "相手方"), _of_event("party")),
    Column("act", Text("act", "届出の種類"), _of_event("act")),
    Column("source", Text("source", "出典"), _of_event("source")),
    Column("text", Text("as written", "元の表現"), _text),
    Column("note", Text("note", "補足"), _of_event("note")),
)
