"""Read counts of records, people, cards and accounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from breachcat.japanese.folding import fold
from breachcat.japanese.reading import KANJI_NUMERALS, Unreadable, left_over, number, prepared
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
    Qualifier.ABOUT: (
        r"(?<![予契解特規制集公要])約|およそ|おおよそ|概ね|おおむね",
        "程度|ほど|前後|くらい|ぐらい|強|弱",
    ),
}
_MYRIADS = {"億": 10**8, "万": 10**4}
_PREFIXES = "|".join(prefix for prefix, _ in _QUALIFIERS.values())
_SUFFIXES = "|".join(suffix for _, suffix in _QUALIFIERS.values())
_UNIT_WORDS = "|".join(sorted(UNITS, key=len, reverse=True))
_FIGURE = rf"[\d,.{KANJI_NUMERALS}万億]"
COUNT = re.compile(
    rf"(?P<before>(?:\s*+(?:{_PREFIXES}|合計|総計|計|全)){{0,5}}+)\s*+(?P<number>{_FIGURE}(?:\s*+{_FIGURE})*+)\s*+"
    rf"(?P<between>(?:{_SUFFIXES})?)\s*+(?P<unit>{_UNIT_WORDS})\s*+(?P<after>(?:{_SUFFIXES})?)",
    re.ASCII,
)
_FIGURES = re.compile(_FIGURE, re.ASCII)
_UNKNOWN = {
    "不明": None,
    "件数不明": Unit.RECORDS,
    "件数は不明": Unit.RECORDS,
    "人数不明": Unit.PERSONS,
    "人数は不明": Unit.PERSONS,
}
_VAGUE = r".*(?:数[十百千万億]|[十百千万億]数|数(?:件|名|人|枚)|多数|若干|複数).*"
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0", re.ASCII)
_POINTED = re.compile(r"(?:0|[1-9]\d*)\.\d+[百千]?[万億]?", re.ASCII)
_PLACED = re.compile(r"([\d,.]+)(千|百)?", re.ASCII)
_LIMIT = 10**11  # more than any catalog of people can hold
_NO_LIMIT = 10**120  # more than a text of the longest length can say


def read_count(text: str) -> Count:
    """Read a whole text as one count; raise Unreadable with the reason where it is not one."""
    folded = prepared(text).strip()
    if folded.startswith("(") and folded.endswith(")"):
        folded = folded[1:-1].strip()
    if folded in _UNKNOWN:
        return Count(text, None, _UNKNOWN[folded], None)
    if not (match := COUNT.fullmatch(folded)):
        if re.fullmatch(_VAGUE, folded):
            raise Unreadable(
                "BC323",
                Text(
                    "leave it out and say so in `notes`",
                    "項目を省き、notes に記してください",
                ),
            )
        raise _no_count(folded)
    return Count(text, _value(match["number"]), UNITS[match["unit"]], _qualifier(match))


def find_counts(text: str) -> Iterator[tuple[int, Count]]:
    """Yield the counts in a running text, each with the offset where it starts."""
    folded = fold(text)
    for match in COUNT.finditer(folded) if _FIGURES.search(folded) else ():
        start = match.end() - len(match[0].lstrip(" \t\n\r,."))
        try:
            yield start, read_count(text[start : match.end()].rstrip())
        except Unreadable:
            continue


def _qualifier(match: re.Match[str]) -> Qualifier:
    """Return the strongest qualifier that is written: a bound before のべ before 約."""
    written = [
        qualifier
        for qualifier, (prefix, suffix) in _QUALIFIERS.items()
        if re.search(prefix, match["before"])
        or any(re.fullmatch(suffix, match[name]) for name in ("between", "after"))
    ]
    if {Qualifier.AT_MOST, Qualifier.AT_LEAST} <= set(written):
        raise Unreadable(
            "BC321",
            Text(
                "it says both “at most” and “at least”; keep the one that the notice means",
                "上限と下限の両方が書かれています。告知文の意味する方だけを残してください",
            ),
        )
    return written[0] if written else Qualifier.EXACT


def _value(spaced: str) -> int:
    """Return the value of digits and kanji, in groups of 億 and 万 that must fall."""
    written = re.sub(r"\s", "", spaced)
    if re.search(r"[\d,.]\s+[\d,.]", spaced) or ("." in written and not _POINTED.fullmatch(written)):
        raise _bad_number(spaced)
    total, rest, room = 0, written, _NO_LIMIT
    for mark, size in _MYRIADS.items():
        head, found, rest = rest.rpartition(mark)
        if found:
            total, room = total + _part(head, size, room, written), size
    if rest:
        total += _part(rest, 1, room, written)
    if total >= _LIMIT:
        raise Unreadable(
            "BC322",
            Text("it is more than a catalog of people can hold", "大きすぎて、人数や件数とは考えられません"),
        )
    return total


def _part(written: str, size: int, room: int, whole: str) -> int:
    """Return the value of one group; refuse one that reaches into the group before it."""
    value = _group(written, size, whole)
    if value >= room:
        raise _bad_number(whole)
    return value


def _group(written: str, size: int, whole: str) -> int:
    """Return the value of the figures before one 万 or 億, times its size: 12, 1.2, 7,832, 2千, 十."""
    if not written.isascii() and (value := number(written)) is not None:
        return value * size
    total, position, room = 0, 0, _NO_LIMIT
    for match in _PLACED.finditer(written):
        place = size * {"千": 1000, "百": 100, None: 1}[match[2]]
        value = _figures(match[1], place, whole)
        if match.start() != position or value >= room:
            raise _bad_number(whole)
        total, position, room = total + value, match.end(), place
    if position != len(written) or not written:
        raise _bad_number(whole)
    return total


def _figures(written: str, size: int, whole: str) -> int:
    """Return figures times a size; a point is fine where the product is whole (1.2万)."""
    if _GROUPED.fullmatch(written):
        return int(written.replace(",", "")) * size
    units, point, decimals = written.partition(".")
    if point and size > 1:
        value, rest = divmod(int(units + decimals) * size, int(10 ** len(decimals)))
        if not rest:
            return value
    raise _bad_number(whole)


def _bad_number(written: str) -> Unreadable:
    if re.search(r"\d\.\d", written):
        reason = Text(
            "people and records are whole; a point needs 万 after it (1.2万件) and no more digits than 万 fills",
            "件数・人数は整数です。小数点は 1.2万件 のように万と共に使い、端数を残さないでください",
        )
    elif re.search(r"\d\s+\d", written):
        reason = Text(
            "a blank stands between its digits; is it one number or two?",
            "数字の間に空白があり、一つの数か二つの数か分かりません",
        )
    elif "," in written:
        reason = Text(
            "a comma must have three digits after it (18,136)",
            "コンマの後は三桁でなければなりません（18,136）",
        )
    else:
        reason = _ODDLY_WRITTEN
    return Unreadable("BC322", reason)


_ODDLY_WRITTEN = Text(
    "write it in digits without a zero in front, or with falling 億, 万 and 千 (12,345件, 1億2千万件, 3万7,832件)",
    "12,345件、1億2千万件、3万7,832件 のように、先頭に0を付けず、億・万・千は大きい順に書いてください",
)
_NO_COUNT = Text(
    "write a number with 件, 名, 人, 枚 or アカウント, for example 18,136件 or 約1万2千名",
    "18,136件、約1万2千名 のように、件・名・人・枚・アカウントを付けて書いてください",
)
_NO_UNIT = Text(
    "it has no unit; add 件, 名, 枚 or アカウント as the notice does",
    "単位がありません。告知文のとおり 件・名・枚・アカウント を付けてください",
)
_SEVERAL = Text(
    "it holds more than one count; write them as a list, each in quotes",
    "件数が複数あります。一つずつ引用符で囲み、リストにしてください",
)


def _no_count(folded: str) -> Unreadable:
    if re.fullmatch(rf"{_FIGURE}+", folded):
        return Unreadable("BC321", _NO_UNIT, recognized=bool(re.search("[,万億]", folded)))
    reason = _NO_COUNT
    if len(COUNT.findall(folded)) > 1 and not re.search(r"[^\s、,と/()]", COUNT.sub("", folded)):
        reason = _SEVERAL
    elif rest := left_over(COUNT, folded):
        reason = Text(
            f"“{rest}” is no part of a count; write the count alone only if it means the same, else say it in `note`",
            f"「{rest}」は件数の一部として読めません。意味が変わらない場合だけ除き、変わる場合は note に記してください",
        )
    recognized = re.search(rf"[\d万千]\s*(?:{_UNIT_WORDS})", folded, re.ASCII)
    return Unreadable("BC321", reason, recognized=bool(recognized))
