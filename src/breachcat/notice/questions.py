"""Tell what a draft leaves open: what the rules are not sure of, did not find, or cannot know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from breachcat.japanese import Count, Date
from breachcat.language import Text
from breachcat.notice.fact import Fact, Surety
from breachcat.notice.facts import Facts
from breachcat.notice.whereabouts import Whereabouts
from breachcat.privacy import personal_words
from breachcat.problems import shortened
from breachcat.vocabulary import DataItem, EventKind, OtherFact

LOOKED_FOR = (
    "organization", "sites", EventKind.DETECTED, OtherFact.DETECTED_BY, EventKind.PAYMENT_STOPPED,
    EventKind.INVESTIGATION_COMPLETED, EventKind.PPC_REPORTED, EventKind.POLICE_REPORTED,
    EventKind.CUSTOMERS_NOTIFIED, EventKind.PUBLISHED, OtherFact.EXPOSURES, OtherFact.AFFECTED, OtherFact.DATA,
    OtherFact.CAUSE, OtherFact.MISUSE, OtherFact.DELAY_REASONS,
)  # fmt: skip
"""What a draft asks for where the notice seems not to tell it; card payment only where card numbers leaked."""

BY_HAND = (
    "url", "name_en", "industry", "scope", "note", "not_leaked", "not_stated", "notes", "summary", "summary_en",
    "sources", "related",
)  # fmt: skip
"""What no rule reads: it takes other texts, judgement or own words."""


def questions(facts: Facts, where: Whereabouts, known: Collection[str] = ()) -> Iterator[Text]:
    """Yield what a person has to settle before the draft is a record, each with its line of the notice.

    `known` are keys that the draft has from elsewhere.
    """
    for fact in facts.found:
        if fact.certainty is Surety.AMBIGUOUS:
            yield _doubted(fact, facts, where)
        elif fact.field == "events" and fact.day is None:
            if not any(_is_dated(other) and other.role is fact.role for other in facts.found):
                yield _about(_UNDATED, fact, where)
        elif fact.certainty is Surety.LIKELY:
            yield _about(_LIKELY, fact, where)
    yield from _several(facts, where)
    if missing := list(missing_facts(facts)):
        yield _MISSING.filled(keys=", ".join(missing))
    needed = [key for key in BY_HAND if key not in known and (key != "not_leaked" or facts.of(key))]
    yield _BY_HAND.filled(keys=", ".join(needed))


def _several(facts: Facts, where: Whereabouts) -> Iterator[Text]:
    """Yield a question for figures of one unit that stand together: of one group, or of several."""
    groups: dict[Any, dict[int | None, Fact]] = defaultdict(dict)
    for fact in facts.of("affected"):
        if isinstance(fact.value, Count) and fact.certainty is not Surety.AMBIGUOUS:
            groups[fact.details.get("exposure"), fact.value.unit].setdefault(fact.value.value, fact)
    for group in groups.values():
        if len(group) > 1:
            said = [
                _SPOT.filled(words=_words(f.words), line=where.spot(f.place).line) for f in group.values()
            ]
            yield _SEVERAL.filled(
                figures=Text(
                    *(joint.join(of) for joint, of in zip(_JOINT, zip(*said, strict=True), strict=True))
                )
            )


def missing_facts(facts: Facts) -> Iterator[str]:
    """Yield the keys of the main facts of which nothing was found; what is doubtful is asked for by itself."""
    found = set(_told(facts.found))
    for key in LOOKED_FOR:
        if key not in found and (key is not EventKind.PAYMENT_STOPPED or DataItem.CARD_NUMBER in found):
            yield str(key)


def _told(facts: Iterable[Fact]) -> Iterator[object]:
    """Yield the keys that facts stand under, the kinds of events, and the data items."""
    for fact in facts:
        yield fact.role if fact.field == "events" else fact.field
        if fact.field == "data":
            yield fact.value
        if "by" in fact.details:
            yield OtherFact.DETECTED_BY


def _is_dated(fact: Fact) -> bool:
    return isinstance(fact.value, Date) and fact.certainty is not Surety.AMBIGUOUS


def _doubted(fact: Fact, facts: Facts, where: Whereabouts) -> Text:
    taken = [
        other
        for other in facts.of(fact.field)
        if other.role is fact.role and other.certainty is not Surety.AMBIGUOUS and other.value is not None
    ]
    if not taken:
        return _about(_DOUBTED, fact, where, taken=_NOTHING_TAKEN)
    line = where.spot(taken[0].place).line
    return _about(_DOUBTED, fact, where, taken=_TAKEN.filled(words=_words(taken[0].words), line=line))


def _about(text: Text, fact: Fact, where: Whereabouts, **values: Text) -> Text:
    return text.filled(
        line=where.spot(fact.place).line,
        words=_words(fact.words),
        cue="" if fact.cue.words == fact.words else _CUE.filled(cue=_words(fact.cue.words)),
        key=fact.role.value if fact.role and fact.field == "events" else fact.field,
        **values,
    )


def _words(words: str) -> str:
    if any(personal_words(words)):
        return "…"
    return shortened("".join(part.strip() for part in words.splitlines()), 40)


_DOUBTED = Text(
    "line {line}: is “{words}” a case of {key}{cue}? {taken}",
    "{line}行目: 「{words}」は {key} か{cue}。{taken}",
)
_CUE = Text(" (“{cue}”)", "（「{cue}」）")
_TAKEN = Text("the draft has “{words}” of line {line}", "下書きは{line}行目の「{words}」を採った")
_NOTHING_TAKEN = Text("the draft leaves it out", "下書きには入れていない")
_SPOT = Text("“{words}” (line {line})", "「{words}」（{line}行目）")
_JOINT = Text(", ", "、")
_SEVERAL = Text(
    "{figures} stand in one list; if they are of different people, write an exposure for each, if one is a part or an older figure, put it in a note",
    "{figures} が同じリストにある。別々の対象なら exposures を分け、内訳や訂正前の数なら note に書く",
)
_UNDATED = Text(
    "line {line}: “{words}” tells {key} without a day; look for the day, or say so in notes",
    "{line}行目: 「{words}」に {key} があるが日付がない。日付を探すか、notes に書く",
)
_LIKELY = Text(
    "line {line}: “{words}” was taken for {key}{cue}; check it",
    "{line}行目: 「{words}」を {key} と読んだ{cue}。確かめる",
)
_MISSING = Text(
    "not found: {keys}; look for each, then add it or name it under not_stated",
    "見つからなかった項目: {keys}。それぞれ探して書くか、not_stated に挙げる",
)
_BY_HAND = Text(
    "only a person can write: {keys}; add what is needed, compare the rest with the notice",
    "人が書く項目: {keys}。必要なものを書き、ほかは告知文と照らし合わせる",
)
