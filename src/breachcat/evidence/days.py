"""The day of an event beside the notice: whether it is the day of this step, of another one, or of none."""

import re
from datetime import date

from breachcat.evidence.value import Value
from breachcat.evidence.wording import Step, Wording, bounds
from breachcat.evidence.words import SAID
from breachcat.japanese import Date, fold
from breachcat.language import Text
from breachcat.model import Event
from breachcat.nodes import Path
from breachcat.notice import Place, Surety
from breachcat.vocabulary import Basis

_ANOTHER_DAY = Text("the notice gives {found} for it", "告知文では{found}です")
_ANOTHER_STEP = Text(
    "the notice gives this day for something else: {event}",
    "告知文では、この日は別の出来事（{event}）の日です",
)
_NO_SUCH_STEP = Text(
    "where the notice has this day, nothing tells of it",
    "告知文でこの日が書かれた箇所には、この出来事の記載がありません",
)
_OF_A_WINDOW = Text(
    "the notice has this day only as an end of a period",
    "告知文では、この日は期間の端としてだけ書かれています",
)
OF_WORDS = Text("by the words of the notice it is {found}", "告知文の表現によれば{found}です")


def is_same(written: Date, found: Date, wording: Wording) -> bool:
    """Tell whether two dates mean the same days; 以降 counts unless the record's words stand as they are."""
    if bounds(written) != bounds(found):
        return False
    return written.open == found.open or wording.stands(written.text) is not None


def day_value(path: Path, event: Event, held: Step | None, wording: Wording, spare: list[Step]) -> Value:
    """Return the value of an event's day; `held` is the fact that bears it, `spare` are those that bear no event."""
    value = Value((*path, "date"), event.event.label, event.date.text)
    rivals = [one for one in spare if one.fact.role is event.event and _is_firm(one, event)]
    if held and (held.fact.certainty is not Surety.AMBIGUOUS or not rivals):
        return value.found(held.fact.place)
    places = [mention.place for mention in wording.on(bounds(event.date))]
    told = event.event in SAID and any(_tells(event, wording.around(place)) for place in places)
    if rivals and (not told or _claims(event, wording)):
        best = min(rivals, key=lambda one: abs((one.day.earliest - event.date.earliest).days))
        return value.against(best.fact.place, _ANOTHER_DAY.filled(found=best.fact.written))
    if not places:
        return _undated(value, event, wording)
    return _of_another_word(value, event, wording) or _of_step(value, event, places, wording, spare)


def _tells(event: Event, words: str) -> bool:
    """Tell whether some words may be about the step of an event."""
    return bool(re.search(SAID.get(event.event, ""), words))


def _claims(event: Event, wording: Wording) -> list[Step]:
    """Return the other steps that the notice surely gives the day of an event for."""
    return [
        one
        for one in wording.steps
        if one.fact.role is not event.event and _is_on(one, event) and one.fact.certainty is Surety.SURE
    ]


def _is_firm(step: Step, event: Event) -> bool:
    """Tell whether a fact surely is about a step: sure, implied as it is, or of the very words that it has."""
    implied = step.fact.basis is event.basis is Basis.IMPLIED
    return step.fact.certainty is Surety.SURE or implied or _has_words(step, event)


def _has_words(step: Step, event: Event) -> bool:
    return bool(event.text) and step.fact.details.get("text") == event.text


def _of_step(value: Value, event: Event, places: list[Place], wording: Wording, spare: list[Step]) -> Value:
    """Return the value of a day that the notice names, by what it tells there."""
    said = wording.stands(event.text) if event.text else None
    stands = [said, *places] if said else places
    near = [place for place in stands if _tells(event, wording.around(place))]
    claims = _claims(event, wording)
    free = [one for one in spare if one in claims or (_is_on(one, event) and _has_words(one, event))]
    of_kind = Value((*value.path[:-1], "event"), value.what, event.event.value)
    if free or (claims and not near):
        other = (free or claims)[0].fact
        return of_kind.against(
            other.place, _ANOTHER_STEP.filled(event=other.role.label if other.role else "")
        )
    if near or any(_tells(event, wording.beside(place)) for place in places):
        return value.doubted((near or places)[0])
    return of_kind.against(places[0], _NO_SUCH_STEP)


def _is_on(step: Step, event: Event) -> bool:
    return bounds(step.day) == bounds(event.date)


def _of_another_word(value: Value, event: Event, wording: Wording) -> Value | None:
    """Return the value of a day that the event's own words do not mean; None where they may mean it."""
    if not (event.text and (place := wording.stands(event.text))):
        return None
    another = other_day(event, wording)
    return value.against(place, OF_WORDS.filled(found=another)) if another else None


def other_day(event: Event, wording: Wording) -> str:
    """Return the day that the own words of an event mean; empty where they may mean its date."""
    words = event.text or ""
    meant = _meant(words, wording)
    if bounds(event.date) in map(bounds, meant):
        return ""
    if meant:
        return meant[0].text
    return words if _disagrees(words, event.date) else ""


def _meant(words: str, wording: Wording) -> list[Date]:
    """Return the days that some words mean wherever they stand."""
    own = wording.key(words)
    return [day.value for day in wording.days if own.startswith(wording.key(wording.text[slice(*day.place)]))]


def _undated(value: Value, event: Event, wording: Wording) -> Value:
    """Return the value of a day that the notice does not name, but may mean."""
    for period, place in wording.periods:
        sides: list[tuple[date, date]] = [bounds(side) for side in (period.start, period.end) if side]
        if bounds(event.date) in sides:
            implied = event.basis is Basis.IMPLIED
            return value.doubted(place) if implied else value.against(place, _OF_A_WINDOW)
    if other := _of_another_word(value, event, wording):
        return other
    found = wording.stands(event.text or event.date.text)
    return value.doubted(found) if found else value


_NUMBERS = re.compile(r"(?:(?P<month>\d+)\s*月)?\s*(?:(?P<day>\d+)\s*日)?", re.ASCII)


def _disagrees(words: str, day: Date) -> bool:
    """Tell whether partial words name another month or day than a date."""
    start = re.search(r"\d", re.sub(r"^[^月]*年", "", fold(words)), re.ASCII)
    match = _NUMBERS.match(start.string, start.start()) if start else None
    month, number = (match["month"], match["day"]) if match else (None, None)
    return bool(month and int(month) != day.earliest.month) or bool(
        number and not day.earliest.day <= int(number) <= day.latest.day
    )
