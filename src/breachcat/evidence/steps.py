"""The events of a record beside the notice: each day with its step, who told, what was done, which stage."""

import re
from collections.abc import Iterator

from breachcat.evidence.days import day_value, is_same
from breachcat.evidence.particulars import particulars, stretch
from breachcat.evidence.value import Value
from breachcat.evidence.wording import Step, Wording, bounds
from breachcat.evidence.words import SAID
from breachcat.japanese import fold
from breachcat.language import Text
from breachcat.model import Event, Incident
from breachcat.nodes import Path
from breachcat.notice import Fact
from breachcat.vocabulary import Basis, Detector, SourceKind, Word

_THIRD_PARTIES = (SourceKind.BLOG, SourceKind.PRESS)
_ACT = Text("what was done at the police", "警察への届出の種類")
_STAGE = Text("{event}: stage", "{event}の段階")
_TOLD = Text("told by", "発覚の経緯")


def event_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield the values of all events."""
    held = _held(incident.events, wording)
    known = {(event.event, bounds(event.date)) for event in incident.events}
    spare = [step for step in wording.steps if (step.fact.role, bounds(step.day)) not in known]
    for index, event in enumerate(incident.events):
        elsewhere = is_elsewhere(incident, event.source, second_hand=event.basis is Basis.SECOND_HAND)
        for value in _values(("events", index), event, held.get(index), wording, spare):
            yield value.or_elsewhere() if elsewhere else value


def is_elsewhere(incident: Incident, source: int | None, *, second_hand: bool = False) -> bool:
    """Tell whether a value comes from another text than the first source.

    A blog or an article that quotes a notice without an address holds that notice as well.
    """
    sources = incident.sources
    quoting = bool(sources) and sources[0].kind in _THIRD_PARTIES
    if source is None or source == 1 or source > len(sources):
        return second_hand and not quoting
    other = sources[source - 1]
    return not quoting or bool(other.url or other.archived)


def _held(events: list[Event], wording: Wording) -> dict[int, Step]:
    """Return the fact that each event rests on; every fact bears one event."""
    held: dict[int, Step] = {}
    free = list(wording.steps)
    for index, event in enumerate(events):
        for step in free:
            if step.fact.role is event.event and is_same(event.date, step.day, wording):
                held[index] = step
                free.remove(step)
                break
    return held


def _values(
    path: Path, event: Event, held: Step | None, wording: Wording, spare: list[Step]
) -> Iterator[Value]:
    dated = day_value(path, event, held, wording, spare)
    yield dated
    rivals = (one.fact for one in spare if one.fact.role is event.event and one.fact.place == dated.place)
    fact = held.fact if held else next(rivals, None)
    if event.by:
        yield _teller(Value.of((*path, "by"), _TOLD, event.by), event.by, fact, dated, wording)
    if event.act:
        yield _told(Value.of((*path, "act"), _ACT, event.act), event.act, fact, dated, wording)
    if event.stage:
        value = Value.of((*path, "stage"), _STAGE.filled(event=event.event.label), event.stage)
        yield _told(value, event.stage, fact, dated, wording)
    yield from particulars(path, event, fact, dated, wording)


_ANOTHER = Text("by the notice it is: {found}", "告知文では「{found}」です")


def _told(value: Value, word: Word, fact: Fact | None, dated: Value, wording: Wording) -> Value:
    """Return the value of a word of a list that is read from the words of the step."""
    said = SAID.get(word, "(?!)")
    told = fact.details.get(str(value.path[-1])) if fact else None
    if fact:
        words = fold(fact.cue.words)
        if told is word or re.search(said, words + wording.behind(fact.cue.place)):
            return value.found(fact.cue.place)
        if isinstance(told, Word) and re.search(SAID.get(told, "(?!)"), words):
            return value.against(fact.cue.place, _ANOTHER.filled(found=told.label))
    stands = not told and re.search(said, stretch(dated, wording))
    return value.found(dated.place) if stands else value.doubted(dated.place)


def _teller(value: Value, by: Detector, fact: Fact | None, dated: Value, wording: Wording) -> Value:
    """Return the value of who told the operator; that it was nobody else is what is read without a teller."""
    said = SAID.get(by, "(?!)")
    told = fact.details.get("by") if fact else None
    if fact and told is by:
        return value.found(fact.cue.place)
    is_open = told is Detector.OPERATOR and re.search(said, stretch(dated, wording))
    if fact and isinstance(told, Word) and not is_open:
        return value.against(fact.cue.place, _ANOTHER.filled(found=told.label))
    return wording.doubted(value, by)
