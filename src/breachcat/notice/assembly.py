"""Put facts into the shape of a record: the one bridge between what a notice says and what a record holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from breachcat.japanese import Date
from breachcat.notice.fact import Fact, Surety
from breachcat.vocabulary import Basis, SourceKind, Word

if TYPE_CHECKING:
    from breachcat.notice.facts import Facts


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a record, as it is written there, and the facts that it rests on."""

    value: Any
    facts: tuple[Fact, ...]


def assembled(facts: "Facts") -> dict[str, Any]:
    """Return the facts under the keys of a record, values as written; what is ambiguous is left out.

    Keys that the notice gives nothing for are absent. `id`, `review` and the like are the drafter's.
    """
    found = _bare(entries(facts))
    assert isinstance(found, dict)
    return found


def _bare(tree: Any) -> Any:
    if isinstance(tree, Entry):
        return tree.value
    if isinstance(tree, dict):
        return {key: _bare(value) for key, value in tree.items()}
    return [_bare(item) for item in tree] if isinstance(tree, list) else tree


def entries(facts: "Facts") -> dict[str, Any]:
    """Return the same as `assembled`, every value as an entry that knows its facts."""
    sure = [fact for fact in facts.found if fact.certainty is not Surety.AMBIGUOUS]
    record: dict[str, Any] = {
        "organization": _one(sure, "organization"),
        "sites": [Entry(_site(fact), (fact,)) for fact in sure if fact.field == "sites"],
        "vendor": _one(sure, "vendor"),
        "sources": _sources(facts, sure),
        "events": _events(sure, quoted=facts.kind is SourceKind.BLOG),
        "exposures": _exposures(sure),
        "affected": _counts(sure, None) if _windows(sure) else None,
        "cause": _words(sure, "cause"),
        "misuse": _one(sure, "misuse"),
        "delay_reasons": _words(sure, "delay_reasons"),
        "not_leaked": [
            Entry({"what": fact.written, "strength": fact.details["strength"].value}, (fact,))
            for fact in sure
            if fact.field == "not_leaked"
        ],
    }
    return _some(record)


def _sources(facts: "Facts", sure: list[Fact]) -> list[dict[str, Any]]:
    """Return the page as a source, and the notice as a second one where the page is a blog that quotes it."""
    named = _some({"title": _one(sure, "title"), "date": _one(sure, "source_date")})
    if facts.kind is not SourceKind.BLOG:
        return [{"kind": facts.kind.value} | named]
    return [{"kind": SourceKind.BLOG.value}, {"kind": SourceKind.OFFICIAL_NOTICE.value} | named]


def _some(tree: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in tree.items() if value}


def _one(facts: list[Fact], field: str) -> Entry | None:
    return next((Entry(fact.written, (fact,)) for fact in facts if fact.field == field), None)


def _all(facts: Iterable[Fact]) -> Entry | None:
    """Return one list of what several facts say, each once."""
    found = tuple(facts)
    return Entry(list(dict.fromkeys(fact.written for fact in found)), found) if found else None


def _words(facts: list[Fact], field: str) -> Entry | None:
    return _all(fact for fact in facts if fact.field == field)


def _site(fact: Fact) -> Any:
    return {"name": fact.written, **fact.details} if fact.details else fact.written


def _events(facts: list[Fact], *, quoted: bool) -> list[Entry]:
    """Return the events with a day, in the order of their days; `quoted` tells that a blog quotes the notice."""
    dated = [fact for fact in facts if fact.field == "events" and isinstance(fact.value, Date)]
    return [Entry(event(fact, quoted=quoted), (fact,)) for fact in sorted(dated, key=_day)]


def _day(fact: Fact) -> Any:
    assert isinstance(fact.value, Date)
    return (fact.value.earliest, fact.value.latest)


def event(fact: Fact, *, quoted: bool = False) -> dict[str, Any]:
    """Return one event as a record writes it; what a quoted notice says is of the second source.

    What its 本日 means, only the page around it tells.
    """
    assert fact.role is not None
    found: dict[str, Any] = {"event": fact.role.value, "date": fact.written}
    found |= {key: _plain(value) for key, value in fact.details.items() if key != "requested"}
    if fact.basis is not Basis.STATED:
        found["basis"] = fact.basis.value
    if quoted and (fact.basis is not Basis.SECOND_HAND or "本日" in fact.details.get("text", "")):
        found["source"] = 2
    return found


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Word) else value


def _windows(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.field == "exposures"]


def _exposures(facts: list[Fact]) -> list[dict[str, Any]]:
    """Return an exposure for each group of each window; without any, for what leaked if that is said."""
    shared = _some({"certainty": _one(facts, "certainty")})
    found = [
        {
            "period": Entry(fact.written, (fact,)),
            **{key: value for key, value in fact.details.items() if key != "exposure"},
            **content,
            **shared,
        }
        for number, fact in enumerate(_windows(facts))
        for content in _contents(facts, number)
    ]
    contents = _contents(facts, None)
    if found:
        contents = [_some({**content, "affected": None}) for content in contents]  # a total stands at the top
    return [*found, *({**content, **shared} for content in contents if content)]


def _contents(facts: list[Fact], number: int | None) -> list[dict[str, Any]]:
    """Return the counts and the data of a window, by groups where the notice tells them one after the other."""
    own = [fact for fact in facts if fact.details.get("exposure") == number]
    groups = [[fact for fact in own if fact.field in _CONTENT], *_groups(own)]
    parts = groups[1:] if len(groups) > 2 else groups[:1]  # one group is the whole
    return [
        _some({field: _all(fact for fact in part if fact.field == field) for field in _CONTENT})
        for part in parts
    ]


_CONTENT = ("affected", "data")


def _groups(facts: list[Fact]) -> list[list[Fact]]:
    """Return counts with the data that follow each, where every count has its own; else nothing."""
    groups: list[list[Fact]] = []
    for fact in sorted((fact for fact in facts if fact.field in _CONTENT), key=lambda fact: fact.place):
        begins = fact.field == "affected" and (not groups or groups[-1][-1].field == "data")
        if not begins and not groups:
            return []
        groups += [[fact]] if begins else []
        groups[-1] += [] if begins else [fact]
    return groups if all(group[-1].field == "data" for group in groups) else []


def _counts(facts: list[Fact], number: int | None) -> Entry | None:
    return _all(fact for fact in facts if fact.field == "affected" and fact.details.get("exposure") == number)
