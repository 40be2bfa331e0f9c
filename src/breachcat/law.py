"""The law on reporting, as context for a delay and never as a verdict."""

from datetime import date

from breachcat.language import Text
from breachcat.model import Incident
from breachcat.moments import first
from breachcat.vocabulary import EventKind, Word

LAW_IN_FORCE = date(2022, 4, 1)
_LAW = Text(
    "Act on the Protection of Personal Information, art. 26 (since 2022-04-01): first report in about 3 to 5 days, "
    "final report within 60 days where an attack is likely.",
    "個人情報保護法第26条（2022年4月1日施行）: 速報は概ね3～5日以内、不正の目的のおそれがある場合の確報は60日以内。",
)
_NO_STAGE = Text(
    "The notice does not say which report its date means.", "告知文の日付がどちらの報告かは示されていない。"
)
_BEFORE_LAW = Text(
    "Detected before 2022-04-01: there was only a duty to make an effort to report.",
    "2022年4月1日より前の発覚: 報告は努力義務だった。",
)


class Duty(Word):
    """What the law asked for when an incident was detected."""

    EFFORT = (
        "before_2022-04",
        "before 2022-04: duty to make an effort",
        "2022年4月より前: 努力義務",
        "before 2022-04",
        "2022年4月より前",
    )
    TO_REPORT = (
        "since_2022-04",
        "since 2022-04: duty to report",
        "2022年4月以降: 報告義務",
        "since 2022-04",
        "2022年4月以降",
    )


REFERENCES = {Duty.EFFORT: _BEFORE_LAW, Duty.TO_REPORT: _LAW}
"""What the law asked for, with its limits."""


def law_context(incident: Incident) -> Text | None:
    """Return what the law asked for at detection, as context and never as a verdict.

    Source: 個人情報保護法第26条, 同施行規則第8条; before, 平成29年個人情報保護委員会告示第1号.
    None where the day of detection is unknown, or may lie on either side of the change.
    """
    duty = duty_of(incident)
    if duty is Duty.TO_REPORT and not _says_which_report(incident):
        return Text(*map(" ".join, zip(_LAW, _NO_STAGE, strict=True)))
    return REFERENCES[duty] if duty else None


def duty_of(incident: Incident) -> Duty | None:
    """Return the duty that was in force at detection; None where that is not known."""
    detected = first(incident, EventKind.DETECTED)
    if detected is None:
        return None
    if detected.date.earliest >= LAW_IN_FORCE:
        return Duty.TO_REPORT
    last = detected.date.last
    return Duty.EFFORT if last and last < LAW_IN_FORCE else None


def _says_which_report(incident: Incident) -> bool:
    """Tell whether no report is dated without saying which it is."""
    return all(event.stage for event in incident.events_of(EventKind.PPC_REPORTED))
