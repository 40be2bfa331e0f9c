"""Find all facts of a notice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from breachcat.notice.announcements import (
    announced,
    from_third_party,
    own_days,
    page_days,
    second_hand,
    source_days,
)
from breachcat.notice.binding import find_steps
from breachcat.notice.causes import find_causes
from breachcat.notice.days import Day, find_spans
from breachcat.notice.denials import find_denials
from breachcat.notice.fact import Cue, Fact, Place, Surety
from breachcat.notice.grouping import exposure_facts
from breachcat.notice.items import is_denied
from breachcat.notice.kinds import is_notice
from breachcat.notice.misuse import find_misuse
from breachcat.notice.names import Name
from breachcat.notice.operators import find_organization
from breachcat.notice.page import Page, read_page
from breachcat.notice.passages import Kind, Passage, passages
from breachcat.notice.reasons import find_delay_reasons
from breachcat.notice.said import Said
from breachcat.notice.settling import settled
from breachcat.notice.sites import find_sites
from breachcat.notice.titles import written_title
from breachcat.notice.unwrapping import Unwrapped, unwrapped
from breachcat.notice.vendors import find_vendor
from breachcat.vocabulary import Cause, DataItem, SourceKind

LONGEST = 40_000
"""Characters; no notice comes near it, and what follows is something else."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in a notice: what kind of page it is, and the facts in the order of the text."""

    kind: SourceKind
    found: tuple[Fact, ...]

    def of(self, field: str) -> list[Fact]:
        """Return the facts of one field of the record."""
        return [fact for fact in self.found if fact.field == field]


def find_facts(text: str) -> Facts:
    """Return what a notice says; an empty tuple of facts where it is no notice of a breach."""
    original, flat = text, unwrapped(text[:LONGEST])
    text, folded = flat.text, flat.folded
    parts = passages(folded)
    page = read_page(text, folded, parts)
    if not is_notice(folded):
        return Facts(page.kind, ())
    spans = find_spans(text)
    days, page = page_days(text, folded, parts, spans, page)
    inside = [part for part in parts if page.start <= part.start < page.end and not part.off]
    sites = find_sites(folded, parts, page)
    exposures = exposure_facts(text, folded, inside, spans, days, sites)
    organizations, causes = find_organization(folded, parts, page), find_causes(inside)
    found = [
        *_names(text, organizations, sites, page),
        *settled(_steps(text, parts, inside, days, page), page, cards=_is_of_cards(inside, exposures)),
        *source_days(text, parts, page),
        *exposures,
        *(_said(text, "cause", said) for said in causes),
        *(_said(text, "delay_reasons", said) for said in find_delay_reasons(inside)),
        *_denials(text, inside),
    ]
    by_others = any(said.value is Cause.THIRD_PARTY_SERVICE for said in causes)
    if by_others and (vendor := find_vendor(folded, inside, organizations)):
        found.append(_named(text, "vendor", vendor, Surety.LIKELY))
    if misuse := find_misuse(inside):
        found.append(_said(text, "misuse", misuse))
    return Facts(
        page.kind,
        tuple(sorted((_placed(fact, flat, original) for fact in found), key=lambda fact: fact.place)),
    )


def _placed(fact: Fact, flat: Unwrapped, original: str) -> Fact:
    """Return a fact with places in the original text instead of the unwrapped one."""
    place, cue = Place(*flat.original(*fact.place)), Place(*flat.original(*fact.cue.place))
    return replace(
        fact,
        place=place,
        words=original[slice(*place)],
        cue=replace(fact.cue, place=cue, words=original[slice(*cue)]),
    )


_CARDS = re.compile("カードの?(?:情報|番号)")


def _steps(text: str, parts: list[Passage], inside: list[Passage], days: list[Day], page: Page) -> list[Fact]:
    own = {part.start for part, _, _ in page.days}
    steps = find_steps(
        text,
        [
            part
            for part in inside
            if part.start not in own and not (part is page.title and part.kind is Kind.TEXT)
        ],
        days,
    )
    if page.kind is SourceKind.BLOG:
        if page.days:
            return [*own_days(text, page), *steps]
        return [from_third_party(fact, page.own) for fact in [*steps, *second_hand(text, parts, days, page)]]
    if page.kind is SourceKind.PRESS:
        return [*steps, *announced(text, inside, days)]
    return [*own_days(text, page), *steps]


def _is_of_cards(inside: list[Passage], exposures: list[Fact]) -> bool:
    """Tell whether card data leaked: by the items that the notice names, or else by what it calls them."""
    data = {fact.value for fact in exposures if fact.field == "data"}
    if data:
        return bool(data & {DataItem.CARD_NUMBER, DataItem.CARD_EXPIRY, DataItem.SECURITY_CODE})
    return any(
        not is_denied(part.words, match.start()) for part in inside if (match := _CARDS.search(part.words))
    )


def _names(text: str, organizations: list[Name], sites: list[Name], page: Page) -> Iterator[Fact]:
    for number, name in enumerate(organizations[:3]):
        sure = (
            Surety.AMBIGUOUS
            if number
            else Surety.SURE
            if name.rule in ("operates", "line", "label", "reported", "itself", "town")
            else Surety.LIKELY
        )
        yield _named(text, "organization", name, sure)
    for name in sites:
        yield _named(text, "sites", name, Surety.SURE)
    if page.title:
        part = page.title
        words = text[part.start : part.end]
        cue = Cue("title", words, Place(part.start, part.end))
        plain = written_title(words)
        yield Fact("title", plain, words, Place(part.start, part.end), cue, written=plain)


def _named(text: str, field: str, name: Name, sure: Surety) -> Fact:
    words = text[name.start : name.end].strip()
    start = text.index(words, name.start)
    place = Place(start, start + len(words))
    details = {}
    if name.former:
        details["former_name"] = text[slice(*name.former)].strip()
    if name.url:
        details["url"] = text[slice(*name.url)]
    return Fact(
        field,
        words,
        words,
        place,
        Cue(name.rule, words, place),
        written=" ".join(words.split()),
        certainty=sure,
        details=details,
    )


def _said(text: str, field: str, said: Said) -> Fact:
    place = Place(said.start, said.end)
    words = text[said.start : said.end]
    return Fact(field, said.value, words, place, Cue(said.rule, words, place), written=said.value.value)


def _denials(text: str, inside: list[Passage]) -> Iterator[Fact]:
    for part, strength, what in find_denials(inside):
        place = Place(part.start, part.end)
        words = text[part.start : part.end]
        yield Fact(
            "not_leaked",
            what,
            words,
            place,
            Cue("denied", words, place),
            strength,
            what,
            details={"strength": strength},
        )
