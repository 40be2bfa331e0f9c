"""The columns of incidents, of their delays and of their events, for listings."""

from typing import Any, NamedTuple

from breachcat.delays import MEASURES, Delay, Unknown, first, since_detection
from breachcat.language import Language, Text
from breachcat.model import Event, Incident
from breachcat.render.listing import Column
from breachcat.render.words import NOT_KNOWN, say_affected
from breachcat.vocabulary import EventKind


def _date_of(kind: EventKind) -> Any:
    def value(incident: Incident) -> Any:
        event = first(incident, kind)
        return event.date if event else None

    return value


def _detector(incident: Incident) -> Any:
    event = first(incident, EventKind.DETECTED)
    return event.by if event else None


def _affected(incident: Incident, language: Language) -> str:
    return " · ".join(say_affected(incident, language)) or NOT_KNOWN


def _most_affected(incident: Incident) -> int | None:
    figures = [count.value for count in incident.counts() if count.value is not None]
    return max(figures, default=None)


def _publication(incident: Incident) -> Delay | None:
    outcome = MEASURES["publication"].of(incident)
    return None if isinstance(outcome, Unknown) else outcome[0]


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
            "affected", Text("affected", "件数・人数"), lambda incident: incident.counts(),
            people=_affected, sort=_most_affected,
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
        Column("not_stated", Text("not stated", "記載なし"), lambda incident: incident.not_stated),
        Column("review", Text("review", "確認"), lambda incident: incident.review),
    )
}  # fmt: skip
"""Every column that a list of incidents can have."""

DEFAULT_COLUMNS = tuple(INCIDENT_COLUMNS)[:8]


class Step(NamedTuple):
    """An event of an incident, as a row."""

    incident: Incident
    event: Event

    @property
    def since_detection(self) -> Delay | None:
        """The days since detection."""
        return since_detection(self.incident, self.event)


def steps_of(incident: Incident) -> list[Step]:
    """Return the events of an incident in the order of their dates."""
    events = sorted(incident.events, key=lambda event: (event.date.earliest, event.date.latest))
    return [Step(incident, event) for event in events]


STEP_COLUMNS: tuple[Column[Step], ...] = (
    Column("id", Text("id", "ID"), lambda step: step.incident.id, is_whole=True),
    Column("date", Text("date", "日付"), lambda step: step.event.date, is_whole=True),
    Column("event", Text("event", "出来事"), lambda step: step.event.event, lambda step, language: step.event.event.label(language)),
    Column("stage", Text("stage", "段階"), lambda step: step.event.stage),
    Column("days", Text("days since detection", "発覚から(日)"), lambda step: step.since_detection, is_figure=True),
    Column("basis", Text("basis", "根拠"), lambda step: step.event.basis),
    Column("by", Text("by", "指摘者"), lambda step: step.event.by),
    Column("party", Text("party", "相手方"), lambda step: step.event.party),
    Column("text", Text("as written", "元の表現"), lambda step: step.event.text or step.event.date.text),
)  # fmt: skip
