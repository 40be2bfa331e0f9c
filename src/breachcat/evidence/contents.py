"""The exposures of a record beside the notice: periods, counts and data, each with its window."""

from collections.abc import Iterator, Sequence
from datetime import date

from breachcat.evidence.items import item_value
from breachcat.evidence.value import Value
from breachcat.evidence.wording import Wording, bounds
from breachcat.japanese import Count, Period
from breachcat.language import Text
from breachcat.model import Exposure, Incident
from breachcat.nodes import Path
from breachcat.notice import Fact, Place, Surety

_PERIOD = Text("period of exposure", "漏えい期間")
_COUNT = Text("number affected", "件数")
_SITE = Text("site of the exposure", "期間の対象サイト")
_ANOTHER = Text("the notice gives {found}", "告知文では{found}です")
_OF_ANOTHER_WINDOW = Text("the notice gives it for another period", "告知文では別の期間の件数です")
Ends = tuple[date | None, date | None]


def content_values(incident: Incident, wording: Wording) -> Iterator[Value]:
    """Yield periods, counts, data and sites of all exposures, and the total."""
    windows = incident.windows()
    spare = _spare(incident.counts(), wording)
    for index, window in enumerate(windows):
        path: Path = ("exposures", index)
        number = _number(window, windows, wording)
        if window.period:
            yield _period((*path, "period"), window.period, windows, wording)
        for place, count in enumerate(window.affected or []):
            yield _count((*path, "affected", place), count, number, wording, spare)
        for place, item in enumerate(window.data or []):
            yield item_value((*path, "data", place), item, windows, number, wording)
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


def _uncounted(value: Value, count: Count, wording: Wording, spare: list[tuple[Fact, Count]]) -> Value:
    """Return the value of a count that was not read as one of those affected."""
    if count.value is None:
        return value.found(wording.stands(count.text))
    stands = [place for one, place in wording.counts if _meaning(one) == _meaning(count)]
    rivals = sorted(spare, key=lambda pair: pair[1].unit is not count.unit)
    if stands and not (rivals and rivals[0][1].unit is count.unit):
        return value.doubted(stands[0])
    like = [(one, place) for one, place in wording.counts if one.value == count.value]
    if like:
        one, place = min(like, key=lambda pair: pair[0].unit is not count.unit)
        return value.against(place, _ANOTHER.filled(found=one.text))
    if rivals:
        return value.against(rivals[0][0].place, _ANOTHER.filled(found=rivals[0][0].written))
    return value


def _meaning(count: Count) -> tuple[object, ...]:
    return count.value, count.unit, count.qualifier
