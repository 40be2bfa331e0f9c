"""What a record says that its notice does not state."""

from collections.abc import Iterator

from breachcat.evidence.value import Value
from breachcat.evidence.wording import Wording
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.notice import Fact, Surety
from breachcat.vocabulary import FACTS, Cause, EventKind, OtherFact

_WHAT = Text("not stated", "記載なしとした項目")
_STATED = Text("the notice states it: {found}", "告知文に「{found}」とあります")
_FIELDS = {
    OtherFact.AFFECTED: "affected",
    OtherFact.EXPOSURES: "exposures",
    OtherFact.DATA: "data",
    OtherFact.CAUSE: "cause",
}


def unstated_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield what is said to be missing, and is surely there."""
    for index, name in enumerate(incident.not_stated or []):
        word = FACTS[name]
        facts = [fact for fact in _facts(word, wording) if _tells(fact)]
        if facts:
            reason = _STATED.filled(found=" ".join(facts[0].words.split()))
            yield Value(("not_stated", index), _WHAT, name).against(facts[0].place, reason)


def _tells(fact: Fact) -> bool:
    """Tell whether a fact is sure, and more than that there was an attack."""
    return fact.certainty is Surety.SURE and fact.value is not Cause.UNAUTHORIZED_ACCESS


def _facts(word: object, wording: Wording) -> list[Fact]:
    if isinstance(word, EventKind):
        return [step.fact for step in wording.steps if step.fact.role is word]
    return wording.of(_FIELDS[word]) if word in _FIELDS else []  # type: ignore[index]
