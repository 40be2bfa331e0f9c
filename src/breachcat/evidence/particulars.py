"""What a record says of an event besides its day: in which words, with whom, on what basis, whether it went on."""

import re
from collections.abc import Iterator

from breachcat.evidence.days import OF_WORDS, other_day
from breachcat.evidence.value import Status, Value
from breachcat.evidence.wording import Wording
from breachcat.evidence.words import SAID
from breachcat.language import Text
from breachcat.model import Event
from breachcat.nodes import Path
from breachcat.notice import Fact, Surety
from breachcat.vocabulary import Basis, Detector, EventKind

_PARTY = Text("{event}: party", "{event}の相手方")
_WORDS = Text("{event}: words", "{event}の元の表現")
_BASIS = Text("{event}: basis", "{event}の根拠")
_OPEN = Text("{event}: from that day on (open)", "{event}: その日から順次（open）")
_OTHER_PARTY = Text("the notice names “{found}”", "告知文では「{found}」です")
_NOT_THERE = Text(
    "the notice has these words elsewhere, and not where it tells of this step",
    "この表現は告知文の別の箇所にあり、この出来事を述べた箇所にはありません",
)
_OTHER_WORDS = Text("the notice tells this step as “{found}”", "告知文のこの出来事の表現は「{found}」です")
_OTHER_BASIS = Text(
    "by the words of the notice the day is {found}", "告知文の表現によれば、日付の根拠は「{found}」です"
)
_GOES_ON = Text(
    "by the notice it began on that day and went on", "告知文によれば、その日から順次行われています"
)
_ENDS = Text(
    "the notice does not say that it went on from that day", "告知文には、その日から順次とは書かれていません"
)
_ONWARD = "順次|以降|以後|開始|始め|から|より|同時に"
_POLICE = re.compile("警|署|捜査|保安")


def particulars(
    path: Path, event: Event, fact: Fact | None, dated: Value, wording: Wording
) -> Iterator[Value]:
    """Yield words, party, basis and openness of an event; `fact` bears its day, which is `dated`."""
    if event.text:
        value = Value((*path, "text"), _WORDS.filled(event=event.event.label), event.text)
        yield _words(value, event, fact, dated, wording)
    if event.party:
        value = Value((*path, "party"), _PARTY.filled(event=event.event.label), event.party)
        yield _party(value, event, fact, dated, wording)
    if fact and dated.status is Status.FOUND:
        yield from _basis(path, event, fact)
        yield from _open(path, event, fact, wording)


def stretch(dated: Value, wording: Wording) -> str:
    """Return the words of the notice that tell the step of a day."""
    known = dated.place and dated.status is not Status.CONTRADICTED
    return wording.around(dated.place) if known and dated.place else ""


def _words(value: Value, event: Event, fact: Fact | None, dated: Value, wording: Wording) -> Value:
    """Return the value of the words of a step, which stand where the notice tells of it."""
    place = wording.stands(value.written) or wording.names(value.written)
    told = str(fact.details.get("text", "")) if fact else ""
    if not (fact and place) or dated.status is not Status.FOUND or _is_within(value.written, told, wording):
        return value.found(place)
    if another := other_day(event, wording):
        return value.against(place, OF_WORDS.filled(found=another))
    if wording.key(value.written) in wording.key(stretch(dated, wording)):
        return value.found(place)
    if event.event in SAID and not re.search(SAID[event.event], wording.sentence(place)):
        return value.against(fact.place, _OTHER_WORDS.filled(found=told or fact.words))
    return value.doubted(place, _NOT_THERE)


def _is_within(one: str, other: str, wording: Wording) -> bool:
    """Tell whether one of two texts holds the other."""
    own, told = wording.key(one), wording.key(other)
    return bool(told) and (told in own or own in told)


def _party(value: Value, event: Event, fact: Fact | None, dated: Value, wording: Wording) -> Value:
    """Return the value of a party, which the notice names where it tells of the step."""
    place = wording.stands(value.written) or wording.names(value.written)
    told = fact and fact.details.get("party")
    if not place or (isinstance(told, str) and _is_within(value.written, told, wording)):
        return value.found(place)
    here = wording.key(value.written) in wording.key(stretch(dated, wording))
    is_police = event.event is EventKind.POLICE_REPORTED or event.by is Detector.POLICE
    fits = not is_police or bool(_POLICE.search(value.written))
    if here and fits:
        return value.found(place)
    if fact and isinstance(told, str) and fact.certainty is Surety.SURE:
        return value.against(fact.cue.place, _OTHER_PARTY.filled(found=told))
    return value.doubted(place, None if here else _NOT_THERE)


def _basis(path: Path, event: Event, fact: Fact) -> Iterator[Value]:
    """Yield the basis of a day where the words of the notice speak for another."""
    if fact.basis is event.basis or Basis.SECOND_HAND in (fact.basis, event.basis):
        return
    if fact.basis is not Basis.STATED or not event.text:
        value = Value.of((*path, "basis"), _BASIS.filled(event=event.event.label), event.basis)
        yield value.doubted(fact.place, _OTHER_BASIS.filled(found=fact.basis.label))


def _open(path: Path, event: Event, fact: Fact, wording: Wording) -> Iterator[Value]:
    """Yield whether a step went on from its day where the notice says otherwise, or the record says so."""
    goes_on = bool(fact.details.get("open"))
    value = Value((*path, "open"), _OPEN.filled(event=event.event.label), str(event.open).lower())
    if event.open and (goes_on or re.search(_ONWARD, wording.around(fact.place))):
        yield value.found(fact.place)
    elif event.open or goes_on:
        yield value.doubted(fact.place, _GOES_ON if goes_on else _ENDS)
