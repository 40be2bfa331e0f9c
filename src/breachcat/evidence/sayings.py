"""Cause, misuse, reasons and denials of a record beside the notice."""

from collections.abc import Iterator, Sequence

from breachcat.evidence.denied import denial_values
from breachcat.evidence.value import Status, Value
from breachcat.evidence.wording import Wording
from breachcat.evidence.words import SAID
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.nodes import Path
from breachcat.notice import Surety
from breachcat.vocabulary import Misuse, Word

_CAUSE = Text("cause", "原因")
_MISUSE = Text("misuse", "不正利用")
REASON = Text("reason for the delay", "公表が遅れた理由")
_ANOTHER = Text("by the notice it is: {found}", "告知文では「{found}」です")


def said_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield the words of closed lists that stand for what the notice says."""
    yield from _listed(("cause",), _CAUSE, incident.cause or [], wording)
    if incident.misuse:
        yield _misuse(incident.misuse, wording)
    yield from _listed(("delay_reasons",), REASON, incident.delay_reasons or [], wording)
    yield from denial_values(incident, wording)


def _listed(path: Path, what: Text, words: Sequence[Word], wording: Wording) -> Iterator[Value]:
    for index, word in enumerate(words):
        yield _said((*path, index), what, word, words, wording)


def _said(path: Path, what: Text, word: Word, words: Sequence[Word], wording: Wording) -> Value:
    """Return the value of one word; what the notice says instead of all of them contradicts it."""
    value = Value.of(path, what, word)
    for fact in (facts := wording.of(str(path[0]))):
        if fact.value is word:
            return value.found(fact.place)
    for fact in facts:
        if fact.certainty is Surety.SURE and isinstance(fact.value, Word) and fact.value not in words:
            return value.against(fact.place, _ANOTHER.filled(found=fact.value.label))
    return wording.doubted(value, word)


def _misuse(word: Misuse, wording: Wording) -> Value:
    """Return the value of misuse, on which a notice may say several things; the gravest is what is read."""
    value = _said(("misuse",), _MISUSE, word, [word], wording)
    place = next(wording.matches(SAID[word]), None)
    return value.doubted(place) if place and value.status is Status.CONTRADICTED else value
