"""Show the facts found in a notice: as a listing, and marked in its text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from breachcat.language import Language, Text
from breachcat.notice import Fact, Facts, Place, Surety, Whereabouts
from breachcat.problems import shortened, visible
from breachcat.render.facts import FIELDS
from breachcat.render.listing import Column, Listing, plain
from breachcat.render.words import say
from breachcat.vocabulary import Basis

if TYPE_CHECKING:
    from rich.text import Text as Line


def found_facts(facts: Facts, text: str) -> Listing[Fact]:
    """Return the facts as a listing: places, words, values, and why they are read so."""
    where = Whereabouts(text)
    columns: list[Column[Fact]] = [
        Column("line", Text("line", "行"), lambda fact: where.spot(fact.place).line, is_figure=True),
        Column("column", Text("column", "桁"), lambda fact: where.spot(fact.place).column, is_figure=True),
        Column("field", Text("field", "項目"), lambda fact: fact.field, _say_field),
        Column("value", Text("value", "値"), lambda fact: fact.value, _say_value),
        Column("words", Text("words", "表現"), lambda fact: fact.words, lambda fact, _: _few(fact.words)),
        Column("cue", Text("because of", "根拠"), _cue, lambda fact, _: _say_cue(fact)),
        Column("certainty", Text("certainty", "確度"), lambda fact: fact.certainty),
        Column("basis", Text("basis", "日付の根拠"), lambda fact: fact.basis, _say_basis),
    ]
    return Listing(columns, _distinct(facts))


def _distinct(facts: Facts) -> list[Fact]:
    """Return the facts without the copies that several windows share."""
    return list({(fact.field, fact.role, fact.place, fact.value): fact for fact in facts.found}.values())


def facts_as_json(facts: Facts, text: str) -> list[dict[str, Any]]:
    """Return the facts for programs: as in the listing, with offsets, roles and the keys beside each."""
    listing = replace(found_facts(facts, text), items=facts.found)
    return [row | _whole(fact) for row, fact in zip(listing.rows(), facts.found, strict=True)]


def _whole(fact: Fact) -> dict[str, Any]:
    """Return what a cell has no room for; offsets count code points from 0, the end behind the last."""
    return {
        "start": fact.place.start,
        "end": fact.place.end,
        "role": plain(fact.role),
        "written": fact.written,
        "details": plain(dict(fact.details)),
    }


def _cue(fact: Fact) -> dict[str, Any]:
    return {
        "rule": fact.cue.rule,
        "words": fact.cue.words,
        "start": fact.cue.place.start,
        "end": fact.cue.place.end,
    }


def _say_field(fact: Fact, language: Language) -> str:
    return fact.role.label(language) if fact.role and fact.field == "events" else _label(fact.field, language)


def _label(key: str, language: Language) -> str:
    return FIELDS[key](language) if key in FIELDS else key


def _say_cue(fact: Fact) -> str:
    return "" if fact.cue.words == fact.words else _few(fact.cue.words)


def _say_basis(fact: Fact, language: Language) -> str:
    return fact.basis.label(language) if fact.field == "events" else ""


def _say_value(fact: Fact, language: Language) -> str:
    return visible(say(fact.value, language)) if fact.value is not None else ""


def _few(words: str) -> str:
    return shortened("".join(line.strip() for line in words.splitlines()), 50)


def marked(facts: Facts, text: str, language: Language) -> "Iterator[Line]":
    """Yield the lines of a notice, numbered, with the facts marked, and below each line what they are."""
    from rich.text import Text as Line

    found = _distinct(facts)
    marks = {place: number for number, place in enumerate(dict.fromkeys(fact.place for fact in found), 1)}
    where = Whereabouts(text)
    notes: dict[int, list[Line]] = defaultdict(list)
    for fact in found:
        notes[where.spot(fact.place).end_line].append(_note(marks[fact.place], fact, language))
    for number, line in enumerate(_with_marks(marks, text).split("\n", allow_blank=True), 1):
        yield Line.assemble((f"{number:4}  ", "dim"), line)
        yield from notes[number]


def _with_marks(marks: dict[Place, int], text: str) -> "Line":
    from rich.text import Text as Line

    edges = sorted(
        [(place.start, 1, -place.end, f"[{number}:") for place, number in marks.items()]
        + [(place.end, 0, -place.start, "]") for place in marks]
    )
    line, at, depth = Line(), 0, 0
    for offset, opens, _, mark in edges:
        line.append(_visible_lines(text[at:offset]), style="bold cyan" if depth else "")
        line.append(mark, style="cyan")
        depth += 1 if opens else -1
        at = offset
    return line.append(_visible_lines(text[at:]))


def _visible_lines(text: str) -> str:
    """Return a text with its control characters spelled out, its lines as they are."""
    return "\n".join(map(visible, text.split("\n")))


def _note(number: int, fact: Fact, language: Language) -> "Line":
    from rich.text import Text as Line

    value = _say_value(fact, language) or _NO_DAY(language)
    beside = [_beside(key, item, language) for key, item in fact.details.items() if key not in _OURS]
    why = [_BECAUSE(language, cue=cue)] if (cue := _say_cue(fact)) else []
    doubts = [word.label(language) for word in (fact.certainty, fact.basis) if word not in _PLAIN]
    told = _JOINT(language).join([value, *beside, *why, *doubts])
    return Line(f"      [{number}] {_say_field(fact, language)}: {told}", style="green")


def _beside(key: str, item: Any, language: Language) -> str:
    """Return a further key of the record; of one that is only said to be so, its name alone."""
    return _label(key, language) if item is True else f"{_label(key, language)}: {say(item, language)}"


_OURS = ("requested", "exposure", "share")  # no keys of a record
_PLAIN = (Surety.SURE, Basis.STATED)
_NO_DAY = Text("no day is given", "日付の記載なし")
_BECAUSE = Text("because of “{cue}”", "根拠「{cue}」")
_JOINT = Text("; ", "、")
