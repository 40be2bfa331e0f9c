"""Bind each step of an incident to its day: within the clause, along the sentence, under a dated line."""

import re
from collections.abc import Iterator

from breachcat.notice import contacts, discovery, inquiry, stopping
from breachcat.notice.days import Day
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.passages import Kind, Passage
from breachcat.notice.reports import details_of
from breachcat.notice.steps import Hit
from breachcat.vocabulary import Basis, EventKind

RULES = (*discovery.RULES, *stopping.RULES, *inquiry.RULES, *contacts.RULES)

_LATER = re.compile(
    r"その後|のち|後日|追って|今後(?!の)|数日[後中]|数週|週明け|翌週|翌月(?![\d上中下末])|(?:[かヶカケヵ]月|週間|年)後"
)
_TOGETHER = re.compile(
    "とともに|と共に|と同時に|、?(?:および|及び|ならびに|並びに|併せて|あわせて|かつ|(?:した)?(?:うえ|上)で)"
)
_ELSEWHEN = re.compile("であり|おり|また|なお|済")
_BEHIND = re.compile(r"(?:日|の日付)?\s*(?:は|[:(、|]|\t|\s)*\s*")


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
        hits = sorted(_hits(part), key=lambda hit: (hit.end, hit.start))
        above = dated or (context[1] if context and context[0] == part.section else None)
        dated = inside[0] if inside and _leads(part, inside[0]) else dated
        facts += _bound(text, part, _distinct(hits), inside, above)
    return facts


def _continues(text: str, before: Passage, part: Passage) -> bool:
    """Tell whether a sentence follows another on its line, as in a table of dates."""
    return "\n" not in text[before.end : part.start]


def _hits(part: Passage) -> Iterator[Hit]:
    for rule in RULES:
        for match in rule.words.finditer(part.words):
            around = match[0] + part.words[match.end() : match.end() + 12].split("。")[0]
            if rule.unless and rule.unless.search(around):
                continue
            if rule.given and not rule.given.search(
                f"{part.heading[-200:]}\n{part.lead[-300:]}\n{part.words[: match.end()][-400:]}"
            ):
                continue
            groups = match.groupdict()
            party = groups.get("party") or groups.get("teller") or ""
            yield Hit(rule, part.start + match.start(), part.start + match.end(), match[0], party)


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
        day, sure = _day_of(part, hit, days), Surety.SURE
        if day is None and not _is_later(part, hit, days):
            day = above
        elif day and day.start in claimed and day is not leading:
            sure = Surety.LIKELY if _is_of_all(part, day) else _shared(part, hit, claimed[day.start])
        if day is None and (hit.rule.weak or _is_title(part)):
            continue
        if day:
            claimed.setdefault(day.start, hit)
        yield _fact(text, part, hit, day, sure)
        if hit.rule.kind is EventKind.CUSTOMERS_NOTIFIED and day:
            yield from (
                _fact(text, part, hit, one, sure)
                for one in days
                if one.end <= day.start and _is_to_some(part, one)
            )


def _is_title(part: Passage) -> bool:
    """Tell whether a line only names what follows: ショップの再開."""
    return part.kind is Kind.TEXT and len(part.words) < 60 and not part.words.rstrip().endswith("。")


def _is_of_all(part: Passage, day: Day) -> bool:
    """Tell whether a word such as 同日 opens the sentence: then all that it tells was done on that day."""
    return day.basis is Basis.DERIVED and not part.words[: day.start - part.start].strip("、 ")


def _is_to_some(part: Passage, day: Day) -> bool:
    """Tell whether a day says when some of the people were told: Aの方には8月1日に、Bの方には…."""
    return bool(
        re.search(r"(?:方|お客様|お客さま|会員|皆様)[にへ]は?、?\s*$", part.words[: day.start - part.start])
    )


def _leads(part: Passage, day: Day) -> bool:
    """Tell whether a day stands before the sentence, as in a table of dates."""
    before, behind = part.words[: day.start - part.start], part.words[day.end - part.start :]
    return len(before.strip(" ・-|*●○■※\t")) <= 1 and bool(re.match(r"\s*(?:[|:\t\n)]|\s{1,}\S|-)", behind))


def _is_later(part: Passage, hit: Hit, days: list[Day]) -> bool:
    return bool(_LATER.search(part.words[: hit.end - part.start])) and not days


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
        return Surety.LIKELY
    stops = (EventKind.PAYMENT_STOPPED, EventKind.SITE_STOPPED)
    if (
        hit.rule.kind in stops
        and other.rule.kind in (EventKind.DETECTED, *stops)
        and not _LATER.search(between)
    ):
        return Surety.LIKELY
    return Surety.AMBIGUOUS


def _day_of(part: Passage, hit: Hit, days: list[Day]) -> Day | None:
    """Return the nearest day before the words that say the step, or right behind them."""
    told = hit.rule.kind is EventKind.DETECTED and bool(hit.party)
    inside = [day for day in days if hit.start < day.start < hit.end]
    if hit.party and inside and not told:
        return _of_party(part, hit, inside, days)
    if adjacent := [day for day in days if day.end == hit.start]:
        return adjacent[0]
    limit = hit.start if told and any(day.end <= hit.start for day in days) else hit.end
    if before := [day for day in days if day.end <= limit and not _is_aside(part, day)]:
        between = part.words[before[-1].end - part.start : hit.start - part.start]
        return None if _LATER.search(between) else before[-1]
    behind = next((day for day in days if day.start >= hit.end), None)
    return behind if behind and _is_label(part, hit, behind) else None


def _is_label(part: Passage, hit: Hit, day: Day) -> bool:
    """Tell whether the words only announce the day behind them: 調査完了：2022年6月28日."""
    between = part.words[hit.end - part.start : day.start - part.start]
    label = part.words[hit.end - part.start :]
    return bool(
        _BEHIND.fullmatch(between)
        or (len(label) < 40 and re.match(r"[^。、]{0,8}[:(|\t]", label))
        or re.match(r"[^。]{0,12}(?:のは|日は)", label)
    )


_OTHERS = {
    EventKind.PPC_REPORTED: re.compile("警察|警視庁|[府県]警|[一-鿿]署[にへ]"),
    EventKind.POLICE_REPORTED: re.compile("委員会"),
}
"""The other one of the two that reports in one sentence go to."""


def _of_party(part: Passage, hit: Hit, inside: list[Day], days: list[Day]) -> Day:
    """Return the day of a report to one of several parties: the one that stands with the party."""
    other = _OTHERS[hit.rule.kind]
    if (led := [day for day in days if day.end <= hit.start]) and (
        other.search(part.words[inside[0].end - part.start : hit.end - part.start])
        and re.fullmatch(
            "(?:に|には|付け?で|、|も)*", part.words[led[-1].end - part.start : hit.start - part.start]
        )
    ):
        return led[-1]
    for day in inside:
        if other.search(part.words[hit.start + len(hit.party) - part.start : day.start - part.start]):
            before = [one for one in days if one.end <= hit.start]
            return before[-1] if before else day
        if other.search(part.words[day.end - part.start : hit.end - part.start]):
            return day
    return inside[-1]


def _is_aside(part: Passage, day: Day) -> bool:
    """Tell whether a day only says which one something was: 2020年8月12日の流出懸念から."""
    return bool(
        re.match(
            r"付け?の(?!最終|調査|報告|書|文|メ|電|お)|付け?「|現在|時点|(?:受付|公表)[)]",
            part.words[day.end - part.start :],
        )
    )


def _fact(text: str, part: Passage, hit: Hit, day: Day | None, sure: Surety) -> Fact:
    cue = Cue.at(hit.rule.name, text, hit.start, hit.end)
    details = {**dict(hit.rule.details), **details_of(part, hit, day)}
    if hit.rule.weak and sure is Surety.SURE:
        sure = Surety.LIKELY
    if details.get("requested") or (day and not day.sure):
        sure = Surety.AMBIGUOUS
    role, words = hit.rule.kind, text[hit.start : hit.end]
    if day is None:
        return Fact("events", None, words, cue.place, cue, role, certainty=sure, details=details)
    basis = Basis.IMPLIED if details.pop("implied", False) else day.basis
    if day.kept and basis is not Basis.IMPLIED:
        details["text"] = _kept(text, part, day)
    words, place = text[day.start : day.end], Place(day.start, day.end)
    return Fact("events", day.value, words, place, cue, role, day.value.text, sure, basis, details)


def _kept(text: str, part: Passage, day: Day) -> str:
    """Return the words of a relative or partial day, with より順次 that follows them."""
    more = re.match(r"\s*(?:より|から)(?:順次|随時)?", part.words[day.end - part.start :])
    kept = (day.kept or "") + (text[day.end : day.end + more.end()] if more else "")
    return " ".join(kept.split())
