"""What else the words of a step tell: who told the operator, which police force, which report."""

import re
from dataclasses import replace
from typing import Any

from breachcat.notice.days import Day
from breachcat.notice.parties import FORCE, PARTIES
from breachcat.notice.passages import Passage
from breachcat.notice.steps import Hit
from breachcat.vocabulary import Detector, EventKind, PoliceAct, Stage

Details = dict[str, Any]

ACTS: tuple[tuple[PoliceAct, str], ...] = (
    (PoliceAct.DAMAGE_DECLARATION, "被害申告|被害の申告|被害を申告"),
    (PoliceAct.DAMAGE_REPORT, "被害届"),
    (PoliceAct.CONSULTATION, "相談"),
    (PoliceAct.REPORT, "報告|届け?出|届け|通報|申告|連絡|告訴|情報提供"),
)
STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.PRELIMINARY, "速報|第一報|第1報|一次公表|初報"),
    (Stage.INTERIM, "続報|第二報|第2報"),
    (Stage.FINAL, "確報|最終報"),
)


def details_of(part: Passage, hit: Hit, day: Day | None) -> Details:
    """Return the further keys of an event that the words give."""
    kind = hit.rule.kind
    behind = part.words[day.end - part.start :] if day else ""
    if kind is EventKind.DETECTED:
        return _detector(part, hit)
    if kind is EventKind.POLICE_REPORTED:
        return _police(part, hit)
    if kind in (EventKind.PPC_REPORTED, EventKind.PUBLISHED):
        return _stage(part, hit)
    if kind is EventKind.CUSTOMERS_NOTIFIED:
        return {"open": True} if re.match(r"\s*(?:\([^)]*\))?\s*(?:より|から)", behind) else {}
    return _stop(part, hit, behind) if kind is EventKind.PAYMENT_STOPPED else {}


def _stage(part: Passage, hit: Hit) -> Details:
    said = hit.words
    if hit.rule.kind is EventKind.PUBLISHED:
        said = part.words[max(0, hit.start - part.start - 12) : hit.end - part.start + 8]
    stages = [stage for stage, pattern in STAGES if re.search(pattern, said)]
    return {"stage": stages[0]} if stages else {}


_AFTER = re.compile(r"[^。]{0,6}(?:より後|以降|以後)")
_HAD_STOPPED = re.compile("(?:中止|停止)して(?:おり|い)まし")


def _stop(part: Passage, hit: Hit, behind: str) -> Details:
    """Tell a stop that follows from what came after it, and one that was only decided."""
    if _AFTER.match(behind) and _HAD_STOPPED.search(part.words):
        return {"implied": True}
    decided = re.match(r"[^。、]{0,6}(?:決定|決め)", part.words[hit.end - part.start :])
    return {"stage": Stage.DECIDED} if decided else {}


_RELAYED = re.compile("を?通じ|を介し|経由")
_PARTY = re.compile("|".join(words for _, words in PARTIES))
_CARD_COMPANY = re.compile(dict(PARTIES)[Detector.CARD_COMPANY])


_CONTRACTORS = re.compile("(?:委託先|委託業者|委託会社)の$")
_OTHERS = re.compile("別の|他の|他社|よその")
"""Whose staff they are that told, or noticed, where not the operator's own."""


def _detector(part: Passage, hit: Hit) -> Details:
    if hit.rule.name == "beginning" and (named := _PARTY.search(hit.words)):
        return {"by": party_of(named[0])}
    before = part.words[: hit.start - part.start]
    if not hit.party:
        return {"by": Detector.CONTRACTOR if _CONTRACTORS.search(before) else Detector.OPERATOR}
    if _RELAYED.search(hit.words) and _CARD_COMPANY.search(part.words[: hit.end - part.start]):
        return {"by": Detector.CARD_COMPANY}
    teller = hit.party
    if not _PARTY.search(teller):  # a company's name, or 方, alone: what it is stands before it
        near = 30 if teller.startswith("方") else 14
        teller = re.split("[。、]", before)[-1][-near:] + f"{teller}から"
    by = party_of(teller)
    if by is Detector.OPERATOR and (
        hit.rule.name == "noticed by another" or _OTHERS.search(re.split("[。、]", before)[-1])
    ):
        by = Detector.OTHER
    force = _force(part, hit) if by is Detector.POLICE else None
    return {"by": by, "party": force} if force else {"by": by}


_VAGUE = (Detector.OTHER, Detector.CUSTOMER, Detector.OPERATOR)


def party_of(words: str) -> Detector:
    """Return who some words name: the last of all parties among them, a contractor if none is."""
    found = [(match.end(), len(match[0]), by) for by, said in PARTIES for match in re.finditer(said, words)]
    if not found:
        return Detector.CONTRACTOR
    named = [item for item in found if item[2] is not Detector.OPERATOR] or found
    last = max(named, key=lambda item: item[:2])[2]
    return Detector.POLICE if last in _VAGUE and any(by is Detector.POLICE for _, _, by in found) else last


_NO_NAME = re.compile("所轄|管轄|最寄|地元")


def _force(part: Passage, hit: Hit) -> str | None:
    """Return the name of the police force before the words end, as the notice writes it."""
    stretch = part.words[max(0, hit.start - part.start - 12) : hit.end - part.start]
    found = [match[0] for match in FORCE.finditer(stretch)]
    names = [
        re.split("[はにへをも、]|(?<=[局省庁会課])と|また|および|及び|所轄の|管轄の(?=.+警察署)", name)[-1]
        or name
        for name in found
    ]
    named = [name for name in names if not _NO_NAME.match(name)] or names
    return named[0].strip() if named else None


def _police(part: Passage, hit: Hit) -> Details:
    said = hit.words[len(hit.party) :] or hit.words
    acts = [act for act, pattern in ACTS if re.search(pattern, said)]
    force = _force(part, hit) or _force(part, replace(hit, start=part.start))
    return ({"act": acts[0]} if acts else {}) | ({"party": force} if force else {})
