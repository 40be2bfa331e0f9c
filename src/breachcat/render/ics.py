"""Timelines as a calendar in iCalendar form (RFC 5545), which calendar programs read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from breachcat.language import Language, Text
from breachcat.model import Incident, Source
from breachcat.problems import visible
from breachcat.render.incidents import EXPOSURE, STEP_COLUMNS, Window, rows_of
from breachcat.render.steps import FROM_THEN, Row, about, days_of, is_exact, say_when
from breachcat.vocabulary import EventKind

_NAME = Text("What happened when: {}", "事案の経過: {}")
_SEVERAL = Text("{} incidents", "{}件")
_SOURCE = Text("source: {}", "出典: {}")
_LONGEST_LINE = 75  # octets, without the line end
_DETAILS = ("date", "until", "days", "basis", "by", "party", "text", "note")
"""The columns of a step that its description tells."""


def calendar(incidents: Sequence[Incident], language: Language) -> str:
    """Return a calendar with a whole-day event for each step and window; lines end as RFC 5545 wants."""
    named = incidents[0].id if len(incidents) == 1 else _SEVERAL(language).format(len(incidents))
    name = _escaped(_NAME(language).format(named))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//breachcat//timeline//{language.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME;LANGUAGE={language}:{name}",
        f"X-WR-CALNAME:{name}",
    ]
    lines += [line for incident in incidents for line in _events(incident, language)]
    return "".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _events(incident: Incident, language: Language) -> Iterator[str]:
    """Yield the lines of every event; a step keeps its UID when its date is corrected."""
    stamp, seen = _stamp(incident), Counter[str]()
    for row in rows_of(incident):
        kind = "exposure" if isinstance(row, Window) else row.event.event.value
        seen[kind] += 1
        yield "BEGIN:VEVENT"
        yield f"UID:{incident.id}.{kind}.{seen[kind]}@breachcat"
        yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
        yield from _told(row, language)
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _stamp(incident: Incident) -> date:
    """Return the day of the last notice, or of the last step where no notice is known.

    DTSTAMP is when the information was last revised: the notice is what was revised, and a calendar
    made again from the same record is the same.
    """
    notices = [event for event in incident.events if event.event in (EventKind.PUBLISHED, EventKind.UPDATED)]
    return max(event.date.latest for event in notices or incident.events)


def _told(row: Row, language: Language) -> Iterator[str]:
    """Yield what is told of a step or window: its days, the end excluded, and the texts."""
    first, last = days_of(row)
    label = EXPOSURE if isinstance(row, Window) else row.event.event.short
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={language}:{_escaped(_summary(row, language))}"
    description = "\\n".join(map(_escaped, _description(row, language)))
    yield f"DESCRIPTION;LANGUAGE={language}:{description}"
    yield f"CATEGORIES;LANGUAGE={language}:{_escaped(label(language))}"


def _summary(row: Row, language: Language) -> str:
    said = f"{row.incident.id}: {about(row, language)[0]}"
    return said if is_exact(row) else f"{said} · {say_when(row, language)}"


def _description(row: Row, language: Language) -> Iterator[str]:
    """Yield what is known besides: whose incident, how surely, in which words, where it stands."""
    yield " · ".join([row.incident.organization.name, *row.incident.site_names()])
    for column in STEP_COLUMNS:
        if column.name in _DETAILS and column.value(row) is not None:
            yield f"{column.heading(language)}: {column.say(row, language)}"
    if isinstance(row, Window):
        yield from about(row, language)[1:]
    elif row.event.open:
        yield FROM_THEN(language)
    number = None if isinstance(row, Window) else row.event.source
    yield _SOURCE(language).format(_named(row.incident.sources[(number or 1) - 1], language))


def _named(source: Source, language: Language) -> str:
    known = (source.title or source.kind.label(language), source.publisher, source.url)
    return " · ".join(text for text in known if text)


def _escaped(text: str) -> str:
    """Return one line of text as RFC 5545 writes it."""
    return re.sub(r"[\\;,]", r"\\\g<0>", visible(text))


def _folded(line: str) -> str:
    """Return a line with its end, folded where it is too long, never within a character or an escape."""
    parts, room = [], _LONGEST_LINE
    for piece in re.findall(r"\\?.", line):
        octets = len(piece.encode())
        if octets > room:
            parts.append("\r\n ")
            room = _LONGEST_LINE - 1
        parts.append(piece)
        room -= octets
    return "".join(parts) + "\r\n"
