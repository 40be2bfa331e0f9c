"""Search the texts of records under the looser key: width, case, kana and blanks make no difference."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from breachcat.japanese import Count, Date, Period, search_key
from breachcat.model import Incident
from breachcat.vocabulary import FACTS, Word


class Match(NamedTuple):
    """An incident that holds the text, and the fields that hold it."""

    incident: Incident
    places: list[str]


def incident_of(match: Match) -> Incident:
    """Return the incident of a match."""
    return match.incident


def search_all(incidents: Iterable[Incident], text: str) -> list[Match]:
    """Return the incidents of which a text, a word or its label holds `text`."""
    if not (wanted := search_key(text)):
        return []
    found = []
    for incident in incidents:
        places = [place for place, words in texts(incident) if wanted in search_key(words)]
        if places:
            found.append(Match(incident, list(dict.fromkeys(places))))
    return found


def texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a value with the name of its field; a word, and each of its labels."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, place)
    else:
        words = FACTS.get(value, value) if place == "not_stated" else value
        yield from ((place, spelling) for spelling in _spellings(words))


def _spellings(value: Any) -> Iterator[str]:
    """Yield how a single value may be searched for: as written, and as listings show it."""
    if isinstance(value, Word):
        yield from (value.value, *value.label, *value.short)
    elif isinstance(value, (Date, Period, Count)):
        yield value.text
    elif isinstance(value, str):
        yield value
    if isinstance(value, Date):
        yield value.earliest.isoformat()
    if isinstance(value, Count):
        yield str(value.value)
