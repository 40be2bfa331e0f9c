"""What a notice says and its record does not: steps and dates, counts, data."""

import re
from collections.abc import Iterator

from breachcat.evidence.contents import ends
from breachcat.evidence.items import ITEM
from breachcat.evidence.sayings import REASON
from breachcat.evidence.value import Unused
from breachcat.evidence.wording import Wording, bounds
from breachcat.japanese import Count, Period, find_counts, fold
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.notice import Fact, Place, Surety
from breachcat.vocabulary import DataItem, DelayReason

_DATE = Text("date", "日付")
_COUNT = Text("number", "件数")
_PERIOD = Text("period", "期間")


def unused(incident: Incident, wording: Wording) -> list[Unused]:
    """Return each date, count and data item once, in the order of the notice."""
    own = _own_words(incident)
    found = [
        *_steps(incident, wording, own),
        *_periods(incident, wording),
        *_counts(incident, wording, own),
        *_data(incident, wording, own),
        *_reasons(incident, wording, own),
    ]
    steps = {one.place for one in found}
    found += [one for one in _days(incident, wording, own) if one.place not in steps]
    return sorted(found, key=lambda one: one.place)


def _own_words(incident: Incident) -> str:
    """Return what the record says in words of its curator, folded and without blanks."""
    said: list[str | None] = [*(incident.notes or []), incident.summary, incident.summary_en]
    said += [words for event in incident.events for words in (event.note, event.text)]
    said += [words for window in incident.windows() for words in (window.note, window.scope)]
    said += [*(source.note for source in incident.sources), *(site.note for site in incident.sites or [])]
    said += [*(denied.what for denied in incident.not_leaked or []), *(incident.todo or [])]
    return "".join(fold("\n".join(filter(None, said))).split())


def _steps(incident: Incident, wording: Wording, own: str) -> Iterator[Unused]:
    """Yield the steps with a day that the notice surely tells, and the record does not have."""
    held = {(event.event, bounds(event.date)) for event in incident.events}
    for fact, day in wording.steps:
        known = (fact.role, bounds(day)) in held or any(_is_said(one, own) for one in (day.text, fact.words))
        if fact.role and fact.certainty is Surety.SURE and not known:
            yield Unused(("events",), fact.role.label, _words(fact), fact.place)


def _words(fact: Fact) -> str:
    """Return the words of a fact, and what they mean where that is something else."""
    plain = " ".join(fact.words.split())
    return plain if fact.written in ("", plain) else f"{plain} ({fact.written})"


def _days(incident: Incident, wording: Wording, own: str) -> Iterator[Unused]:
    """Yield the days that the notice names and neither a field nor a note of the record does."""
    known = {bounds(event.date) for event in incident.events}
    known |= {bounds(source.date) for source in incident.sources if source.date}
    for window in incident.windows():
        sides = (window.period.start, window.period.end) if window.period else ()
        known |= {bounds(side) for side in sides if side}
    body = _body(wording)
    for mention in wording.days:
        if not body.start <= mention.place.start < body.end or _OFFICE.search(
            wording.sentence(mention.place)
        ):
            continue
        words = wording.text[slice(*mention.place)]
        written = (words, mention.value.text, mention.value.earliest.isoformat())
        if bounds(mention.value) in known or any(_is_said(one, own) for one in written):
            continue
        known.add(bounds(mention.value))
        yield Unused(("events",), _DATE, " ".join(words.split()), mention.place)


_OFFICE = re.compile(r"\d:\d\d\s*[~-]|受け?付|営業|休業|定休|問い?合わ?せ")
_TOLD = ("events", "exposures", "affected", "data", "cause", "delay_reasons", "not_leaked")


def _body(wording: Wording) -> Place:
    """Return the stretch of the page in which the notice tells facts; menus and other news lie outside."""
    places = [fact.place for fact in wording.facts.found if fact.field in _TOLD]
    start, end = min(places, default=Place(0, 0)), max(places, default=Place(0, 0))
    line_end = wording.text.find("\n", end.end)
    return Place(start.start, len(wording.text) if line_end < 0 else line_end)


def _is_said(words: str, own: str) -> bool:
    return bool(words) and "".join(fold(words).split()) in own


def _periods(incident: Incident, wording: Wording) -> Iterator[Unused]:
    held = {ends(window.period) for window in incident.windows() if window.period}
    for fact in wording.of("exposures"):
        if isinstance(fact.value, Period) and ends(fact.value) not in held:
            yield Unused(("exposures",), _PERIOD, _words(fact), fact.place)


def _counts(incident: Incident, wording: Wording, own: str) -> Iterator[Unused]:
    held = {count.value for count in incident.counts()}
    held |= {count.value for _, count in find_counts(own)}
    path = ("affected",) if incident.affected else ("exposures",)
    for fact in wording.of("affected"):
        if not isinstance(fact.value, Count) or fact.value.value in held:
            continue
        plain = f"{fact.value.value:,}" if fact.value.value else fact.words
        if not re.search(rf"(?<![\d,]){re.escape(plain)}(?![\d,])", own):
            yield Unused(path, _COUNT, " ".join(fact.words.split()), fact.place)


def _data(incident: Incident, wording: Wording, own: str) -> Iterator[Unused]:
    held = set(incident.data())
    for fact in wording.of("data"):
        value = fact.value
        if isinstance(value, DataItem) and value not in held and fact.certainty is not Surety.AMBIGUOUS:
            held.add(value)
            if not _is_said(fact.words, own):
                yield Unused(("exposures",), ITEM, " ".join(fact.words.split()), fact.place)


def _reasons(incident: Incident, wording: Wording, own: str) -> Iterator[Unused]:
    """Yield the reasons for the delay that the notice surely gives and the record does not have."""
    path = ("delay_reasons",)
    for fact in wording.of("delay_reasons"):
        held = fact.value in (incident.delay_reasons or []) or _is_said(fact.words, own)
        if fact.certainty is Surety.SURE and isinstance(fact.value, DelayReason) and not held:
            words = " ".join(fact.words.split())
            yield Unused(path, REASON, f"{words} ({fact.value})", fact.place)
