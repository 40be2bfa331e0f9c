"""Read counts of records, people, cards and accounts."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from breachcat.japanese.reading import Unreadable, number, prepared
from breachcat.language import Text


class Unit(StrEnum):
    """What is counted."""

    RECORDS = "records"
    PERSONS = "persons"
    CARDS = "cards"
    ACCOUNTS = "accounts"


class Qualifier(StrEnum):
    """How a notice qualifies a number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a notice writes it. `value` is None where the notice says that it is unknown."""

    text: str
    value: int | None
    unit: Unit | None
    qualifier: Qualifier | None = Qualifier.EXACT

    def as_json(self) -> dict[str, Any]:
        """Return the JSON form; a stated unknown (不明) has a null value."""
        return {
            "text": self.text,
            "value": self.value,
            "unit": self.unit.value if self.unit else None,
            "qualifier": self.qualifier.value if self.qualifier else None,
        }


UNITS = {
    "件": Unit.RECORDS, "件分": Unit.RECORDS,
    "名": Unit.PERSONS, "名様": Unit.PERSONS, "名分": Unit.PERSONS, "名様分": Unit.PERSONS,
    "人": Unit.PERSONS, "人分": Unit.PERSONS, "人様": Unit.PERSONS,
    "枚": Unit.CARDS, "枚分": Unit.CARDS,
    "アカウント": Unit.ACCOUNTS, "アカウント分": Unit.ACCOUNTS,
}  # fmt: skip
_QUALIFIERS = {
    Qualifier.AT_MOST: ("最大で?", "以下|以内|未満"),
    Qualifier.AT_LEAST: ("少なくとも", "以上|超|を超える|余り|余"),
    Qualifier.CUMULATIVE: ("のべ|延べ|延|累計", "(?!)"),
    Qualifier.ABOUT: ("約|およそ|おおよそ|概ね|おおむね", "程度|ほど|前後|くらい|ぐらい|強|弱"),
}
_MYRIADS = {"億": 10**8, "万": 10**4}
_PREFIXES = "|".join(prefix for prefix, _ in _QUALIFIERS.values())
_SUFFIXES = "|".join(suffix for _, suffix in _QUALIFIERS.values())
_UNIT_WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
_NUMBER = r"[\d,.〇零一二三四五六七八九十百千万億][\d,.〇零一二三四五六七八九十百千万億\s]*"
COUNT = re.compile(
    rf"(?:合計|総計|計|全)?\s*(?P<before>(?:\s*(?:{_PREFIXES}))*)\s*(?P<number>{_NUMBER})\s*"
    rf"(?P<between>(?:{_SUFFIXES})?)\s*(?P<unit>{_UNIT_WORDS})\s*(?P<after>(?:{_SUFFIXES})?)",
    re.ASCII,
)
_UNKNOWN = {
    "不明": None,
    "件数不明": Unit.RECORDS,
    "件数は不明": Unit.RECORDS,
    "人数不明": Unit.PERSONS,
    "人数は不明": Unit.PERSONS,
}
_VAGUE = re.compile(r".*(?:数[十百千万億]|[十百千万億]数|数(?:件|名|人|枚)|多数|若干|複数).*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
_LIMIT = 10**11  # more than any catalog of people can hold


def read_count(text: str) -> Count:
    """Read a whole text as one count; raise Unreadable with the reason where it is not one."""
    folded = prepared(text).strip()
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1].strip()
    if folded in _UNKNOWN:
        return Count(text, None, _UNKNOWN[folded], None)
    if _VAGUE.fullmatch(folded):
        raise Unreadable(
            "BC323",
            Text(
                "it is no number; leave it out and say it in `notes`",
                "数が示されていません。項目を省き、notes に記してください",
            ),
        )
    if not (match := COUNT.fullmatch(folded)):
        raise _no_count(folded)
    value = _value(re.sub(r"\s", "", match["number"]))
    return Count(text, value, UNITS[match["unit"]], _qualifier(match))


def _qualifier(match: re.Match[str]) -> Qualifier:
    """Return the strongest qualifier that is written: a bound before のべ before 約."""
    after = match["between"] or match["after"]
    for qualifier, (prefix, suffix) in _QUALIFIERS.items():
        if re.search(prefix, match["before"]) or re.fullmatch(suffix, after):
            return qualifier
    return Qualifier.EXACT


def _value(written: str) -> int:
    """Return the value of digits and kanji, in groups of 億 and 万 that must fall."""
    total, rest, smallest = 0, written, _LIMIT
    for mark, size in _MYRIADS.items():
        head, found, tail = rest.partition(mark)
        if found:
            total, rest, smallest = total + _group(head, size, written), tail, size
    if rest:
        last = _group(rest, 1, written)
        if last >= smallest:
            raise _bad_number(written)
        total += last
    if total >= _LIMIT:
        raise _bad_number(written)
    return total


_SMALL = re.compile(r"([\d,.]+)(千|百)?", re.ASCII)


def _group(written: str, size: int, whole: str) -> int:
    """Return the value of the figures before one 万 or 億, times its size: 12, 1.2, 7,832, 2千, 十."""
    if written and (value := number(written)) is not None:
        return value * size
    total, position, last = 0, 0, 10**4
    for match in _SMALL.finditer(written):
        place = {"千": 1000, "百": 100, None: 1}[match[2]]
        if match.start() != position or place >= last:
            raise _bad_number(whole)
        total += _figures(match[1], place * size, whole)
        position, last = match.end(), place
    if position != len(written) or not written:
        raise _bad_number(whole)
    return total


def _figures(written: str, size: int, whole: str) -> int:
    """Return figures times a size; a point is fine where the product is whole (1.2万)."""
    if _GROUPED.fullmatch(written):
        return int(written.replace(",", "")) * size
    if match := re.fullmatch(r"([0-9]+)\.([0-9]+)", written):
        value, rest = divmod(int(match[1] + match[2]) * size, int(10 ** len(match[2])))
        if size > 1 and not rest:
            return value
    raise _bad_number(whole)


def _bad_number(written: str) -> Unreadable:
    if re.search(r"\d\.\d", written):
        reason = Text(
            "people and records are whole; a point needs 万 after it (1.2万件)",
            "件数・人数は整数です。小数点は 1.2万件 のように万と共に使います",
        )
    elif "," in written:
        reason = Text(
            "a comma must have three digits after it (18,136)",
            "コンマの後は三桁でなければなりません（18,136）",
        )
    else:
        reason = Text(f"“{written}” is not a well-formed number", f"「{written}」は数として読めません")
    return Unreadable("BC322", reason)


_NO_COUNT = Text(
    "it is not a count; write a number with 件, 名, 人, 枚 or アカウント, for example 18,136件 or 約1万2千名",
    "件数として読めません。18,136件、約1万2千名 のように、件・名・人・枚・アカウントを付けて書いてください",
)


def _no_count(folded: str) -> Unreadable:
    if re.fullmatch(r"[\d,万千]+", folded):
        reason = Text(
            "it has no unit; add 件, 名, 枚 or アカウント as the notice does",
            "単位がありません。告知文のとおり 件・名・枚・アカウント を付けてください",
        )
        return Unreadable("BC321", reason, recognized="," in folded)
    return Unreadable("BC321", _NO_COUNT, recognized=bool(re.search(rf"[\d万千](?:{_UNIT_WORDS})", folded)))
