"""Bind each step of an incident to its day: within the clause, along the sentence, under a dated line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from breachcat.notice import answers, contacts, discovery, inquiry, stopping
from breachcat.notice.days import Day
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.nearest import LATER, day_of
from breachcat.notice.passages import Kind, Passage
from breachcat.notice.reports import details_of
from breachcat.notice.steps import Hit
from breachcat.vocabulary import Basis, EventKind

_OUTSIDE_ANSWERS = (*discovery.RULES, *stopping.RULES, *inquiry.RULES, *contacts.RULES)
RULES = (*_OUTSIDE_ANSWERS, *answers.RULES)

_TOGETHER = re.compile(
    "とともに|と共に|と同時に|、?(?:および|及び|ならびに|並びに|併せて|あわせて|に合わせ|かつ|(?:した)?(?:うえ|上)で)"
)
_ELSEWHEN = re.compile("であり|おり|また|なお|済")


def find_steps(text: str, parts: list[Passage], days: list[Day]) -> list[Fact]:
    """Return the steps that the passages tell, with their days; without a value where none is given."""
    facts: list[Fact] = []
    context: tuple[int, Day] | None = None
    dated: Day | None = None
    for before, part in zip([None, *parts], parts, strict=False):
        inside = [day for day in days if part.start <= day.start < part.end]
        if part.kind is Kind.DAY:
            context = (part.section, inside[0]) if inside else None
            continue
        if part.kind in (Kind.HEADING, Kind.QUESTION):
            context = (part.section, inside[-1]) if inside and part.kind is Kind.HEADING else None
            continue
        if not (before and _continues(text, before, part)):
            dated = None
        hits = sorted(_hits(part, dated=bool(inside)), key=lambda hit: (hit.end, hit.start))
        above = dated or (context[1] if context and context[0] == part.section else None)
        dated = inside[0] if inside and _leads(part, inside[0]) else dated
        facts += _bound(text, part, _distinct(hits), inside, above)
    return facts


def _continues(text: str, before: Passage, part: Passage) -> bool:
    """Tell whether a sentence follows another on its line, as in a table of dates."""
    return "\n" not in text[before.end : part.start]


_SAYING = re.compile("「[^」]*。[^」]*」|『[^』]*。[^』]*』")
"""Words that somebody said; their full stops end no sentence of the notice."""


def _hits(part: Passage, *, dated: bool) -> Iterator[Hit]:
    said = _SAYING.sub(lambda quoted: quoted[0].replace("。", "、"), part.words)
    for rule in RULES if part.heading and dated else _OUTSIDE_ANSWERS:
        if not all(need.search(said) for need in rule.needs):
            continue
        if rule.kind is EventKind.DETECTED and rule.words.groups and not _names_anybody(said):
            continue
        for match in rule.words.finditer(said):
            around = match[0] + said[match.end() : match.end() + 12].split("。")[0]
            if rule.unless and rule.unless.search(around):
                continue
            if rule.given and not rule.given.search(
                f"{part.heading[-200:]}\n{part.lead[-300:]}\n{part.words[: match.end()][-400:]}"
            ):
                continue
            groups = match.groupdict()
            party = groups.get("party") or groups.get("teller") or groups.get("told") or ""
            yield Hit(rule, part.start + match.start(), part.start + match.end(), match[0], party)


@lru_cache(maxsize=1)
def _names_anybody(words: str) -> bool:
    return bool(discovery.NAMED.search(words))


def _distinct(hits: list[Hit]) -> list[Hit]:
    """Return the hits without those of a kind that share words with one of the same kind before."""
    kept: list[Hit] = []
    for hit in hits:
        if not hit.party and any(
            o.party and o.rule.kind is hit.rule.kind and hit.start < o.end and o.start < hit.end for o in hits
        ):
            continue
        if hit.rule.weak and any(other.rule.kind is hit.rule.kind and not other.rule.weak for other in hits):
            continue
        if not any(o.rule.kind is hit.rule.kind and hit.start < o.end and o.start < hit.end for o in kept):
            kept.append(hit)
    return kept


def _bound(text: str, part: Passage, hits: list[Hit], days: list[Day], above: Day | None) -> Iterator[Fact]:
    claimed: dict[int, Hit] = {}
    leading = days[0] if len(days) == 1 and _leads(part, days[0]) else None
    for hit in hits:
        day, sure = day_of(part, hit, days), Surety.SURE
        if day is None and not _is_later(part, hit, days):
            day = above
        elif day and day.start in claimed and day is not leading:
            sure = Surety.LIKELY if _is_of_all(part, day) else _shared(part, hit, claimed[day.start])
        if day is None and (hit.rule.weak or _is_title(part)):
            continue
        if day:
            claimed.setdefault(day.start, hit)
        yield _fact(text, part, hit, day, sure)
        if day and hit.rule.kind in _REPEATED and (first := _joined(part, day, days)):
            yield _fact(text, part, hit, first, sure)
        if hit.rule.kind is EventKind.CUSTOMERS_NOTIFIED and day:
            yield from (
                _fact(text, part, hit, one, sure)
                for one in days
                if one.end <= day.start and _is_to_some(part, one)
            )


_REPEATED = (EventKind.PPC_REPORTED, EventKind.POLICE_REPORTED, EventKind.PUBLISHED)
_AND = re.compile(r"\s*(?:(?:に|付)?(?:、|と|および|及び|ならびに|並びに|・))+\s*")


def _joined(part: Passage, day: Day, days: list[Day]) -> Day | None:
    """Return the day that stands right before another one, joined by および: both are days of the step."""
    before = next((one for one in reversed(days) if one.end <= day.start), None)
    between = part.words[before.end - part.start : day.start - part.start] if before else ""
    return before if _AND.fullmatch(between) else None


def _is_title(part: Passage) -> bool:
    """Tell whether a line only names what follows: ショップの再開."""
    return (
        part.kind is Kind.TEXT
        and len(part.words) < 60
        and not part.words.rstrip().endswith("。")
        and not _LABELLED.match(part.words)
        and not _LABELLED.match(part.heading.rsplit("\n", 1)[-1] + "\t")
    )


_LABELLED = re.compile(r"[^:。]{0,10}(?:経緯|きっかけ|端緒|発端|契機|経路)\s*[:|\t ]")
"""A label that says that the words behind it tell how it was found out."""


def _is_of_all(part: Passage, day: Day) -> bool:
    """Tell whether a word such as 同日 opens the sentence: then all that it tells was done on that day."""
    return day.basis is Basis.DERIVED and not part.words[: day.start - part.start].strip("、 ")


def _is_to_some(part: Passage, day: Day) -> bool:
    """Tell whether a day says when some of the people were told: Aの方には8月1日に、Bの方には…."""
    return bool(
        re.search(r"(?:方|お客様|お客さま|会員|皆様)[にへ]は?、?\s*$", part.words[: day.start - part.start])
        or re.match(
            "に(?:電子メール|メール|お?手紙|書面|郵便|封書|はがき)[をで]?、",
            part.words[day.end - part.start :],
        )
    )


def _leads(part: Passage, day: Day) -> bool:
    """Tell whether a day stands before the sentence, as in a table of dates."""
    before, behind = part.words[: day.start - part.start], part.words[day.end - part.start :]
    if len(before.strip(" ・-|*●○■※\t")) > 1:
        return False
    hour = re.search(r"日(?:[(].[)])?\s+\S", part.words[day.start - part.start : day.end - part.start])
    return bool(re.match(r"\s*(?:[|:\t\n)]|\s{1,}\S|-)", behind) or hour)


def _is_later(part: Passage, hit: Hit, days: list[Day]) -> bool:
    return bool(LATER.search(part.words[: hit.end - part.start])) and not days


def _shared(part: Passage, hit: Hit, other: Hit) -> Surety:
    """Return how surely a day that belongs to one step belongs to the next step of the sentence too."""
    between = part.words[max(0, other.end - part.start) : hit.end - part.start]
    if (
        hit.start < other.end
        or re.search(r"\d時|正午", between)
        or _TOGETHER.match(between[:12])
        or _TOGETHER.search(between[:30])
    ):
        return Surety.SURE
    kinds = {hit.rule.kind, other.rule.kind}
    if kinds == {EventKind.PPC_REPORTED, EventKind.POLICE_REPORTED} and not _ELSEWHEN.search(between):
        return Surety.AMBIGUOUS if _is_of_other(part, other, hit) else Surety.LIKELY
    stops = (EventKind.PAYMENT_STOPPED, EventKind.SITE_STOPPED)
    if (
        hit.rule.kind in stops
        and other.rule.kind in (EventKind.DETECTED, *stops)
        and not LATER.search(between)
    ):
        return Surety.LIKELY
    return Surety.AMBIGUOUS


def _is_of_other(part: Passage, other: Hit, hit: Hit) -> bool:
    """Tell whether a day stands with the report to the one body, and the other is only said to know: 相談している."""
    behind = part.words[hit.end - part.start :]
    return bool(re.match("して(?:い|お)", behind) and re.search(r"\d", other.words))


_BY_THEN = re.compile(r"\s*(?:頃|ごろ)?までに")
"""What makes a day the last one on which a step may have been done."""


def _fact(text: str, part: Passage, hit: Hit, day: Day | None, sure: Surety) -> Fact:
    cue = Cue.at(hit.rule.name, text, hit.start, hit.end)
    details = {**dict(hit.rule.details), **details_of(part, hit, day)}
    by_then = day and _BY_THEN.match(part.words, day.end - part.start)
    if (hit.rule.weak or by_then) and sure is Surety.SURE:
        sure = Surety.LIKELY
    if details.get("requested") or (day and not day.sure):
        sure = Surety.AMBIGUOUS
    role, words = hit.rule.kind, text[hit.start : hit.end]
    if day is None:
        return Fact("events", None, words, cue.place, cue, role, certainty=sure, details=details)
    basis = Basis.IMPLIED if details.pop("implied", False) else day.basis
    if day.kept and basis is not Basis.IMPLIED:
        details["text"] = _kept(text, part, day)
    if details.get("open") and not day.kept:
        details["text"] = _kept(text, part, replace(day, kept=text[day.start : day.end]))
    words, place = text[day.start : day.end], Place(day.start, day.end)
    return Fact("events", day.value, words, place, cue, role, day.value.text, sure, basis, details)


def _kept(text: str, part: Passage, day: Day) -> str:
    """Return the words of a relative or partial day, with より順次 that follows them."""
    more = re.match(r"\s*(?:より|から)(?:順次|随時)?", part.words[day.end - part.start :])
    kept = (day.kept or "") + (text[day.end : day.end + more.end()] if more else "")
    return " ".join(kept.split())
