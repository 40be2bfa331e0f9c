"""Put facts into the shape of a record: the one bridge between what a notice says and what a record holds."""

from typing import TYPE_CHECKING, Any

from breachcat.japanese import Date
from breachcat.notice.fact import Fact, Surety
from breachcat.vocabulary import Basis, Word

if TYPE_CHECKING:
    from breachcat.notice.facts import Facts


def assembled(facts: "Facts") -> dict[str, Any]:
    """Return the facts under the keys of a record, values as written; what is ambiguous is left out.

    Keys that the notice gives nothing for are absent. `id`, `review` and the like are the drafter's.
    """
    sure = [fact for fact in facts.found if fact.certainty is not Surety.AMBIGUOUS]
    source: dict[str, Any] = {"kind": facts.kind.value}
    if title := _first(sure, "title"):
        source["title"] = title.written
    organization = _first(sure, "organization")
    record: dict[str, Any] = {
        "organization": organization.written if organization else None,
        "sites": [_site(fact) for fact in sure if fact.field == "sites"],
        "sources": [source],
        "events": _events(sure),
        "exposures": _exposures(sure),
        "affected": _counts(sure, None) if _windows(sure) else [],
        "cause": _words(sure, "cause"),
        "misuse": next(iter(_words(sure, "misuse")), None),
        "delay_reasons": _words(sure, "delay_reasons"),
        "not_leaked": [
            {"what": f.written, "strength": f.details["strength"].value}
            for f in sure
            if f.field == "not_leaked"
        ],
    }
    return {key: value for key, value in record.items() if value}


def _first(facts: list[Fact], field: str) -> Fact | None:
    return next((fact for fact in facts if fact.field == field), None)


def _words(facts: list[Fact], field: str) -> list[str]:
    return list(dict.fromkeys(fact.written for fact in facts if fact.field == field))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Word) else value


def _site(fact: Fact) -> Any:
    return {"name": fact.written, **fact.details} if fact.details else fact.written


def _events(facts: list[Fact]) -> list[dict[str, Any]]:
    """Return the events with a day, in the order of their days."""
    dated = [fact for fact in facts if fact.field == "events" and isinstance(fact.value, Date)]
    return [event(fact) for fact in sorted(dated, key=_day)]


def _day(fact: Fact) -> Any:
    assert isinstance(fact.value, Date)
    return (fact.value.earliest, fact.value.latest)


def event(fact: Fact) -> dict[str, Any]:
    """Return one event as a record writes it."""
    assert fact.role is not None
    found: dict[str, Any] = {"event": fact.role.value, "date": fact.written}
    found |= {key: _plain(value) for key, value in fact.details.items() if key != "requested"}
    if fact.basis is not Basis.STATED:
        found["basis"] = fact.basis.value
    return found


def _windows(facts: list[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.field == "exposures"]


def _exposures(facts: list[Fact]) -> list[dict[str, Any]]:
    """Return one exposure for each window; without any, one for what leaked if that is said."""
    certainty = _first(facts, "certainty")
    shared = {"certainty": certainty.written} if certainty else {}
    found = [
        {
            "period": fact.written,
            **{k: v for k, v in fact.details.items() if k != "exposure"},
            **_content(facts, number),
            **shared,
        }
        for number, fact in enumerate(_windows(facts))
    ]
    content = _content(facts, None)
    if found:
        content.pop("affected", None)  # a total stands at the top
    return [*found, {**content, **shared}] if content else found


def _content(facts: list[Fact], number: int | None) -> dict[str, Any]:
    data = [f.written for f in facts if f.field == "data" and f.details.get("exposure") == number]
    content = {"affected": _counts(facts, number), "data": data}
    return {key: value for key, value in content.items() if value}


def _counts(facts: list[Fact], number: int | None) -> list[str]:
    return [f.written for f in facts if f.field == "affected" and f.details.get("exposure") == number]
