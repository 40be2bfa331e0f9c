"""Ways to group incidents: by year, detector, cause, data, organization, vendor, reasons for the delay, law."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from breachcat.catalog import reference_date
from breachcat.japanese import search_key
from breachcat.language import Text
from breachcat.law import duty_of
from breachcat.model import Incident
from breachcat.vocabulary import EventKind, Word

Key = Word | str
"""What the incidents of a group share: a word of a closed list, a year or a name."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to group: its name, what it is called, and the keys of an incident; none where it is not known.

    An incident with several keys belongs to each of their groups. The keys of a scale have an order
    that says more than the size of their groups. `heading` is the title of a column where that is shorter.
    """

    name: str
    title: Text
    of: Callable[[Incident], Iterable[Key]]
    heading: Text | None = None
    is_scale: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents that share a key; None is the key of those of which it is not known."""

    key: Key | None
    incidents: tuple[Incident, ...]


def grouped(incidents: Iterable[Incident], grouping: Grouping) -> list[Group]:
    """Return the groups in the order of their keys, words in that of their list; the unknown one last.

    Names that differ only in width, case, kana or blanks are one key, as first written.
    """
    members: dict[Key | None, list[Incident]] = {}
    written: dict[str, Key] = {}
    for incident in incidents:
        keys = (written.setdefault(_loose(key), key) for key in grouping.of(incident))
        for key in dict.fromkeys(keys) or (None,):
            members.setdefault(key, []).append(incident)
    return [Group(key, tuple(members[key])) for key in sorted(members, key=_rank)]


@lru_cache(maxsize=4096)
def _loose(key: Key) -> str:
    return key if isinstance(key, Word) else search_key(key)


def _rank(key: Key | None) -> tuple[bool, int, str]:
    place = list(type(key)).index(key) if isinstance(key, Word) else 0
    return key is None, place, str(key)


def _year(incident: Incident) -> Iterator[Key]:
    if (day := reference_date(incident)) and day.earliest.year == day.latest.year and not day.open:
        yield str(day.earliest.year)


def _quarter(incident: Incident) -> Iterator[Key]:
    if (day := reference_date(incident)) and not day.open:
        quarters = {f"{end.year}-Q{(end.month + 2) // 3}" for end in (day.earliest, day.latest)}
        yield from quarters if len(quarters) == 1 else ()


def _detectors(incident: Incident) -> Iterator[Key]:
    return (event.by for event in incident.events_of(EventKind.DETECTED) if event.by)


def _vendor(incident: Incident) -> Iterator[Key]:
    if incident.vendor:
        yield incident.vendor.name


def _duty(incident: Incident) -> Iterator[Key]:
    if duty := duty_of(incident):
        yield duty


GROUPINGS = {
    grouping.name: grouping
    for grouping in (
        Grouping("year", Text("year of publication (where not stated: of detection)", "公表年（記載がなければ発覚年）"), _year,
                 heading=Text("year", "年"), is_scale=True),
        Grouping("quarter", Text("quarter of publication (where not stated: of detection)", "公表の四半期（記載がなければ発覚）"), _quarter,
                 heading=Text("quarter", "四半期"), is_scale=True),
        Grouping("detected-by", Text("found by", "発覚の経緯"), _detectors),
        Grouping("cause", Text("cause", "原因"), lambda incident: incident.cause or ()),
        Grouping("data", Text("data", "漏えい項目"), lambda incident: incident.data()),
        Grouping("organization", Text("operator", "運営会社"), lambda incident: (incident.organization.name,)),
        Grouping("vendor", Text("vendor", "経由した外部サービス・委託先"), _vendor),
        Grouping("delay-reasons", Text("reasons for the delay", "公表が遅れた理由"), lambda incident: incident.delay_reasons or ()),
        Grouping("law", Text("law at detection", "発覚時の法令"), _duty, is_scale=True),
    )
}  # fmt: skip
"""Every way to group, by its name."""
