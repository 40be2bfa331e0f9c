"""The data items of a record beside the notice."""

import re
from collections.abc import Sequence

from breachcat.evidence.value import Status, Value
from breachcat.evidence.wording import Wording
from breachcat.evidence.words import NAMED, SAID
from breachcat.language import Text
from breachcat.model import Exposure
from breachcat.nodes import Path
from breachcat.notice import Fact, Surety
from breachcat.notice.passages import LEAK
from breachcat.vocabulary import DataItem

ITEM = Text("data item", "漏えい項目")
_ANOTHER = Text(
    "these words are not of leaked data, for which the notice names “{found}”",
    "この箇所は漏えいした情報についての記載ではなく、告知文が挙げるのは「{found}」です",
)
_OF_ANOTHER_WINDOW = Text("the notice names it for another period", "告知文では別の期間の項目です")
_OF_ANOTHER_GROUP = Text(
    "the notice names it for another group of those affected", "告知文では別の対象者の項目です"
)
_DENIED = Text("the notice says that it did not leak", "告知文では、漏えいしていないとされています")
_NEGATIVE = re.compile("ません|おらず|いない|含まれず|含みません|対象外|除く")
_TELLING = re.compile(f"{LEAK}|対象|可能性|おそれ|恐れ|含ま")


def item_value(
    path: Path, item: DataItem, windows: Sequence[Exposure], number: int | None, wording: Wording
) -> Value:
    """Return the value of a data item of one of the windows; `number` is the one that the facts have for it."""
    value = Value.of(path, ITEM, item)
    own = windows[int(path[1])].data or []
    other = _OF_ANOTHER_WINDOW if windows[int(path[1])].period else _OF_ANOTHER_GROUP
    same = [fact for fact in wording.of("data") if fact.value is item]
    fits = [fact for fact in same if _is_of(fact, number)]
    if fits:
        apart = len(windows) > 1 and all(_is_apart(fact, item, own, wording) for fact in fits)
        return value.against(fits[0].place, other) if apart else value.found(fits[0].place)
    here = [fact for fact in wording.of("data") if _is_of(fact, number) and fact.certainty is Surety.SURE]
    if same:
        return value.against(same[0].place, other) if here else value.doubted(same[0].place)
    unread = _unread(value, item, wording)
    named = next(wording.matches(SAID.get(item, "(?!)")), None)
    if unread.status is Status.CONTRADICTED:
        return unread
    for fact in here if named or item is DataItem.OTHER else ():
        if isinstance(fact.value, DataItem) and fact.value not in own and _is_missed(fact, windows, wording):
            return value.against(named or fact.place, _ANOTHER.filled(found=fact.value.label))
    return unread


def _is_of(fact: Fact, number: int | None) -> bool:
    return number is None or fact.details.get("exposure") in (None, number)


def _is_missed(fact: Fact, windows: Sequence[Exposure], wording: Wording) -> bool:
    """Tell whether the notice names an item for more windows than the record."""
    named = sum(one.value is fact.value for one in wording.of("data"))
    return named > sum(fact.value in (window.data or []) for window in windows)


def _is_apart(fact: Fact, item: DataItem, own: Sequence[DataItem], wording: Wording) -> bool:
    """Tell whether an item is only listed together with others than those of its window."""
    sentence = wording.sentence(fact.place)
    beside = {one.value for one in wording.of("data") if wording.sentence(one.place) == sentence}
    if len(beside) < 2 or (beside - {item}).intersection(own):
        return False
    sentences = map(wording.sentence, wording.matches(NAMED.get(item, "(?!)")))
    others = "|".join(NAMED.get(one, "") for one in own if one is not item) if len(own) > 1 else "(?!)"
    return not any(re.search(others, words) for words in sentences if words != sentence)


def _unread(value: Value, item: DataItem, wording: Wording) -> Value:
    """Return the value of an item that was not read, by the sentences that have its words."""
    if item is DataItem.OTHER:
        return value.doubted(None)
    telling = [place for place in wording.matches(SAID[item]) if _TELLING.search(wording.sentence(place))]
    granted = [place for place in telling if not _NEGATIVE.search(wording.sentence(place))]
    if telling and not granted:
        return value.against(telling[0], _DENIED)
    return value.doubted(granted[0]) if granted else value
