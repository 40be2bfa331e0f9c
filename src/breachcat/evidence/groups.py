"""Which exposure of a record a number or a data item of the notice belongs to, where no window of its own tells."""

from collections.abc import Sequence

from breachcat.evidence.wording import Wording
from breachcat.evidence.words import NAMED
from breachcat.japanese import Count
from breachcat.model import Exposure
from breachcat.notice import Place
from breachcat.vocabulary import DataItem


def is_out_of_turn(count: Count, index: int, windows: Sequence[Exposure], wording: Wording) -> bool:
    """Tell whether the numbers of two exposures stand in another order in the notice than their periods and data."""
    own, place = _anchor(index, windows, wording), _place_of(count, wording)
    if not (own and place):
        return False
    for number, window in enumerate(windows):
        anchor = None if number == index else _anchor(number, windows, wording)
        there = _place_of(window.affected[0], wording) if window.affected else None
        if anchor and there and ((own < anchor and place >= there) or (own > anchor and place <= there)):
            return True
    return False


def _anchor(index: int, windows: Sequence[Exposure], wording: Wording) -> Place | None:
    """Return where the notice first tells what only one exposure has: its period, else its data."""
    window, others = windows[index], [*windows[:index], *windows[index + 1 :]]
    if window.period and all(other.period != window.period for other in others):
        periods = (fact.place for fact in wording.of("exposures") if fact.value == window.period)
        if place := min(periods, default=None):
            return place
    apart = set(window.data or []).difference(*(other.data or [] for other in others))
    return min((fact.place for fact in wording.of("data") if fact.value in apart), default=None)


def _place_of(count: Count, wording: Wording) -> Place | None:
    found = [(fact.value, fact.place) for fact in wording.of("affected")]
    same = (place for one, place in found if isinstance(one, Count) and _figure(one) == _figure(count))
    return min(same, default=None)


def _figure(count: Count) -> tuple[object, ...]:
    return count.value, count.unit


def is_beside_others(item: DataItem, index: int, windows: Sequence[Exposure], wording: Wording) -> bool:
    """Tell whether an item only stands beside the numbers of other exposures than its own."""
    own = {count.value for count in windows[index].affected or []}
    others = {count.value for window in windows for count in window.affected or []} - own
    beside = list(map(wording.counted, wording.matches(NAMED.get(item, "(?!)"))))
    return bool(own and beside) and all(found & others and not found & own for found in beside)
