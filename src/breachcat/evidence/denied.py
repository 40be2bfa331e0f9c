"""What did not leak, told in the curator's own words, beside what the notice denies."""

import re
from collections.abc import Iterator
from itertools import pairwise

from breachcat.evidence.value import Value
from breachcat.evidence.wording import Wording
from breachcat.evidence.words import NAMED, NEGATIVE
from breachcat.japanese import fold, search_key
from breachcat.language import Text
from breachcat.model import Incident
from breachcat.notice import Surety
from breachcat.vocabulary import DataItem

_DENIAL = Text("leak of “{what}”", "「{what}」の漏えい")
_WHAT = Text("not leaked", "漏えいしていないもの")
_LEAKED = Text(
    "the notice gives {item} as leaked, and denies it nowhere",
    "告知文では「{item}」は漏えいした情報とされ、否定されていません",
)
_NOT_DENIED = Text(
    "the notice does not deny it of {item}", "告知文には「{item}」の漏えいを否定する記載が見当たりません"
)
_EXCEPT = re.compile("^.*(?:以外|を除|のほか)")


def denial_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield how strongly each thing is denied, and which data items are named that the notice does not deny."""
    free = wording.of("not_leaked")
    for index, denied in enumerate(incident.not_leaked or []):
        value = Value.of(("not_leaked", index, "strength"), _DENIAL.filled(what=denied.what), denied.strength)
        if same := [fact for fact in free if fact.role is denied.strength]:
            best = max(same, key=lambda fact: _likeness(denied.what, fact.words))
            free.remove(best)
            yield value.found(best.place)
        else:
            yield wording.doubted(value, denied.strength)
        yield from _what(Value(("not_leaked", index, "what"), _WHAT, denied.what), wording)


def _likeness(one: str, other: str) -> int:
    """Return how many pairs of characters two texts share."""
    return len(set(pairwise(search_key(one))) & set(pairwise(search_key(other))))


def _what(value: Value, wording: Wording) -> Iterator[Value]:
    """Yield what did not leak where it names a data item that the notice denies nowhere."""
    words = _EXCEPT.sub("", fold(value.written))
    for item in (one for one in NAMED if re.search(NAMED[one], words)):
        if _is_denied(item, wording):
            continue
        leaked = [fact for fact in wording.of("data") if fact.value is item]
        if leaked and leaked[0].certainty is Surety.SURE:
            yield value.against(leaked[0].place, _LEAKED.filled(item=item.label))
        else:
            yield value.doubted(next(wording.matches(NAMED[item]), None), _NOT_DENIED.filled(item=item.label))
        return


def _is_denied(item: DataItem, wording: Wording) -> bool:
    """Tell whether the notice names an item where it denies something."""
    return any(re.search(NEGATIVE, wording.sentence(place)) for place in wording.matches(NAMED[item]))
