"""The exposures of a record beside the notice: periods, counts and data, each with its window."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from breachcat.evidence.certainties import certainty_value
from breachcat.evidence.groups import is_beside_others, is_out_of_turn
from breachcat.evidence.items import item_value
from breachcat.evidence.value import Status, Value
from breachcat.evidence.wording import Wording, bounds
from breachcat.japanese import Count, Period
from breachcat.language import Text
from breachcat.model import Exposure, Incident
from breachcat.nodes import Path
from breachcat.notice import Fact, Place, Surety
from breachcat.vocabulary import DataItem

_PERIOD = Text("period of exposure", "漏えい期間")
_COUNT = Text("number affected", "件数")
_SITE = Text("site of the exposure", "期間の対象サイト")
_ANOTHER = Text("the notice gives {found}", "告知文では{found}です")
_CORRECTED = Text(
    "the notice corrects this figure, and now gives {found}",
    "告知文ではこの数字は訂正され、現在は{found}です",
)
_CORRECTION = re.compile("訂正|修正|改め|誤り|(?:して|知らせ)(?:おり|い)?まし?た|としていた")
_OF_ANOTHER_WINDOW = Text("the notice gives it for another period", "告知文では別の期間の件数です")
_NUMBER_OF_ANOTHER = Text(
    "by its place in the notice, it is the number of another exposure",
    "告知文での位置からは、exposures の別の項目の件数と読めます",
)
_ITEM_OF_ANOTHER = Text(
    "the notice names it beside the number of another exposure",
    "告知文では、exposures の別の項目の件数と並べて書かれています",
)
Ends = tuple[date | None, date | None]


def content_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield periods, counts, data and sites of all exposures, and the total."""
    windows = incident.windows()
    spare = _spare(incident.counts(), wording)
    numbers = [_number(window, windows, wording) for window in windows]
    for index, (window, number) in enumerate(zip(windows, numbers, strict=True)):
        path: Path = ("exposures", index)
        own = number if numbers.count(number) == 1 else None
        if window.period:
            yield _period((*path, "period"), window.period, windows, wording)
        turned = any(is_out_of_turn(count, index, windows, wording) for count in window.affected or [])
        for place, count in enumerate(window.affected or []):
            value = _count((*path, "affected", place), count, number, wording, spare)
            yield _in_its_group(value, count, own, wording, turned, _NUMBER_OF_ANOTHER)
        for place, item in enumerate(window.data or []):
            value = item_value((*path, "data", place), item, windows, number, wording)
            moved = not turned and is_beside_others(item, index, windows, wording)
            yield _in_its_group(value, item, own, wording, moved, _ITEM_OF_ANOTHER)
        if window.certainty:
            yield certainty_value(path, window.certainty, wording)
        for place, site in enumerate(window.sites or []):
            yield Value((*path, "sites", place), _SITE, site).found(wording.names(site))
    for place, count in enumerate(incident.affected or []):
        yield _count(("affected", place), count, None, wording, spare)


def ends(period: Period) -> Ends:
    """Return the first and the last day of a period; None where it is open."""
    return (
        period.start.earliest if period.start else None,
        period.end.earliest if period.end else None,
    )


def _windows(wording: Wording) -> list[tuple[Fact, Period]]:
    return [(fact, fact.value) for fact in wording.of("exposures") if isinstance(fact.value, Period)]


def _number(window: Exposure, windows: Sequence[Exposure], wording: Wording) -> int | None:
    """Return the number that the notice's facts have for a window of the record."""
    found = _windows(wording)
    for fact, period in found:
        if window.period and ends(period) == ends(window.period):
            return int(fact.details["exposure"])
    return 0 if len(windows) == len(found) == 1 else None


def _period(path: Path, period: Period, windows: Sequence[Exposure], wording: Wording) -> Value:
    value = Value(path, _PERIOD, period.text)
    found = _windows(wording)
    if same := next((fact for fact, one in found if ends(one) == ends(period)), None):
        return value.found(same.place)
    held = {ends(window.period) for window in windows if window.period}
    spare = [(fact, one) for fact, one in found if ends(one) not in held and fact.certainty is Surety.SURE]
    if spare:
        fact, _ = max(spare, key=lambda pair: _shared(pair[1], period))
        return value.against(fact.place, _ANOTHER.filled(found=fact.written))
    place = _standing(period, wording)
    return value.doubted(place) if place else value


def _shared(one: Period, other: Period) -> int:
    return sum(day == same for day, same in zip(ends(one), ends(other), strict=True))


def _standing(period: Period, wording: Wording) -> Place | None:
    """Return where a period stands, or the last of its ends where both stand."""
    whole = [place for found, place in wording.periods if ends(found) == ends(period)]
    if place := next(iter(whole), None) or wording.stands(period.text):
        return place
    stand = [wording.on(bounds(side)) for side in (period.start, period.end) if side]
    return stand[-1][0].place if all(stand) else None


def _spare(counts: Sequence[Count], wording: Wording) -> list[tuple[Fact, Count]]:
    """Return the counts that the notice surely gives and the record has nowhere."""
    held = {(count.value, count.unit) for count in counts}
    return [
        (fact, one)
        for fact, one in _counts(wording)
        if fact.certainty is not Surety.AMBIGUOUS and (one.value, one.unit) not in held
    ]


def _counts(wording: Wording) -> list[tuple[Fact, Count]]:
    return [(fact, fact.value) for fact in wording.of("affected") if isinstance(fact.value, Count)]


def _count(
    path: Path, count: Count, number: int | None, wording: Wording, spare: list[tuple[Fact, Count]]
) -> Value:
    value = Value(path, _COUNT, count.text)
    same = [fact for fact, one in _counts(wording) if _meaning(one) == _meaning(count)]
    if same:
        fact = next((one for one in same if number in (None, one.details.get("exposure"))), same[0])
        strange = number is not None and fact.details.get("exposure") not in (None, number)
        if strange and fact.certainty is Surety.SURE:
            return value.against(fact.place, _OF_ANOTHER_WINDOW)
        return value.found(fact.place)
    return _uncounted(value, count, wording, spare)


def _in_its_group(
    value: Value, what: Count | DataItem, own: int | None, wording: Wording, moved: bool, reason: Text
) -> Value:
    """Return a value of an exposure, doubted where it was moved from another; one that its own window has was not."""
    bound = own is not None and any(
        fact.details.get("exposure") == own and _is_same(fact.value, what)
        for fact in wording.of(str(value.path[2]))
    )
    return (
        value.doubted(value.place, reason) if moved and not bound and value.status is Status.FOUND else value
    )


def _uncounted(value: Value, count: Count, wording: Wording, spare: list[tuple[Fact, Count]]) -> Value:
    """Return the value of a count that was not read as one of those affected."""
    if count.value is None:
        return value.found(wording.stands(count.text))
    stands = [place for one, place in wording.counts if _meaning(one) == _meaning(count)]
    rivals = [fact for fact, _ in sorted(spare, key=lambda pair: pair[1].unit is not count.unit)]
    if stands:
        return _aside(value, count, stands[0], rivals, wording)
    like = [(one, place) for one, place in wording.counts if one.value == count.value]
    if like:
        one, place = min(like, key=lambda pair: pair[0].unit is not count.unit)
        return value.against(place, _ANOTHER.filled(found=one.text))
    return value.against(rivals[0].place, _ANOTHER.filled(found=rivals[0].written)) if rivals else value


def _aside(value: Value, count: Count, place: Place, rivals: list[Fact], wording: Wording) -> Value:
    """Return the value of a count that stands in the notice, where it may count something else."""
    if any((one.value, one.unit) == (count.value, count.unit) for _, one in _counts(wording)):
        return value.found(place)
    rival = next(
        (fact for fact in rivals if isinstance(fact.value, Count) and fact.value.unit is count.unit), None
    )
    if rival is None:
        return value.doubted(place)
    if _CORRECTION.search(wording.sentence(place)):
        return value.against(place, _CORRECTED.filled(found=rival.written))
    return value.against(rival.place, _ANOTHER.filled(found=rival.written))


def _is_same(found: object, what: Count | DataItem) -> bool:
    if isinstance(found, Count) and isinstance(what, Count):
        return _meaning(found) == _meaning(what)
    return found == what


def _meaning(count: Count) -> tuple[object, ...]:
    return count.value, count.unit, count.qualifier
