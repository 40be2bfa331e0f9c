"""Show the facts found in a notice: as a listing, and marked in its text."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from breachcat.language import Language, Text
from breachcat.notice import Fact, Facts, Surety, Whereabouts
from breachcat.problems import shortened, visible
from breachcat.render.listing import Column, Listing, plain
from breachcat.render.words import say
from breachcat.vocabulary import FACTS, Basis

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
        Column("cue", Text("because of", "根拠"), _cue, lambda fact, _: _few(fact.cue.words)),
        Column("certainty", Text("certainty", "確度"), lambda fact: fact.certainty),
        Column("basis", Text("basis", "日付の根拠"), lambda fact: fact.basis),
    ]
    return Listing(columns, facts.found)


def facts_as_json(facts: Facts, text: str) -> list[dict[str, Any]]:
    """Return the facts for programs: as in the listing, with offsets, roles and the keys beside each."""
    rows = found_facts(facts, text).rows()
    return [row | _whole(fact) for row, fact in zip(rows, facts.found, strict=True)]


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
    word = fact.role if fact.field == "events" else FACTS.get(fact.field)
    return word.label(language) if word else fact.field


def _say_value(fact: Fact, language: Language) -> str:
    return visible(say(fact.value, language)) if fact.value is not None else ""


def _few(words: str) -> str:
    return shortened("".join(line.strip() for line in words.splitlines()), 50)


def marked(facts: Facts, text: str, language: Language) -> "Iterator[Line]":
    """Yield the lines of a notice with the facts marked and numbered, and below each line what they are."""
    from rich.text import Text as Line

    numbers = _numbered(facts)
    where = Whereabouts(text)
    notes: dict[int, list[Line]] = defaultdict(list)
    for number, fact in zip(numbers, facts.found, strict=True):
        notes[where.spot(fact.place).end_line].append(_note(number, fact, language))
    for number, line in enumerate(_with_marks(facts, numbers, text).split("\n", allow_blank=True), 1):
        yield line
        yield from notes[number]


def _numbered(facts: Facts) -> list[int]:
    """Return a number for each fact; those of the same words have the same."""
    places = list(dict.fromkeys(fact.place for fact in facts.found))
    return [places.index(fact.place) + 1 for fact in facts.found]


def _with_marks(facts: Facts, numbers: list[int], text: str) -> "Line":
    from rich.text import Text as Line

    opening = {fact.place: number for number, fact in zip(numbers, facts.found, strict=True)}
    edges = sorted(
        [(place.start, 1, -place.end, f"[{number}:") for place, number in opening.items()]
        + [(place.end, 0, -place.start, "]") for place in opening]
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
    beside = [
        f"{key}: {str(item).lower() if isinstance(item, bool) else say(item, language)}"
        for key, item in fact.details.items()
        if key not in _OURS
    ]
    why = [_BECAUSE(language, cue=_few(fact.cue.words))] if fact.cue.words != fact.words else []
    doubts = [word.label(language) for word in (fact.certainty, fact.basis) if word not in _PLAIN]
    told = _JOINT(language).join([value, *beside, *why, *doubts])
    return Line(f"    [{number}] {_say_field(fact, language)}: {told}", style="green")


_OURS = ("requested", "exposure", "share")  # no keys of a record
_PLAIN = (Surety.SURE, Basis.STATED)
_NO_DAY = Text("no day is given", "日付の記載なし")
_BECAUSE = Text("because of “{cue}”", "根拠「{cue}」")
_JOINT = Text("; ", "、")
