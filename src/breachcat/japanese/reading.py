"""What the readers of Japanese text share: the refusal, and Japanese numerals."""

import re

from breachcat.japanese.folding import fold
from breachcat.language import Text

LONGEST = 100  # characters; no date, period or count of a notice comes near it
KANJI_NUMERALS = "〇零一二三四五六七八九十百千"
NUMERAL = rf"(?:\d+|[{KANJI_NUMERALS}]+)"
SHORT_NUMERAL = rf"(?:\d{{1,2}}|[{KANJI_NUMERALS}]+)"

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_PLACED = re.compile(
    r"(?:([一-九])?千)?(?:([一-九])?百)?(?:([一-九])?十)?([一-九])?".replace("一-九", "一二三四五六七八九")
)


class Unreadable(ValueError):
    """A text that a reader refuses: `code` of the check, the reason, and where within a mapping.

    `recognized` tells that the text has the shape of what was looked for, though its value is
    impossible; `suggestion` is the text that was probably meant, where that is certain enough.
    """

    def __init__(
        self,
        code: str,
        reason: Text,
        *,
        recognized: bool = True,
        suggestion: str | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__(reason.en)
        self.code = code
        self.reason = reason
        self.recognized = recognized
        self.suggestion = suggestion
        self.key = key


def prepared(text: str) -> str:
    """Return `text` folded, for reading; refuse what is too long to be a value."""
    if len(text) > LONGEST:
        raise Unreadable(
            "BC300",
            Text(
                f"it has {len(text)} characters; a date, period or count has at most {LONGEST}",
                f"{len(text)}文字あります。日付・期間・件数は{LONGEST}文字までです",
            ),
        )
    return fold(text)


def left_over(pattern: re.Pattern[str], folded: str) -> str | None:
    """Return what stands around a match of `pattern`; None where that holds numbers of its own."""
    if not (match := pattern.search(folded)):
        return None
    rest = [part for part in (folded[: match.start()].strip(), folded[match.end() :].strip()) if part]
    return None if re.search(rf"[\d{KANJI_NUMERALS}]", "".join(rest)) else "…".join(rest)


def number(numeral: str) -> int | None:
    """Return the value of ASCII digits or kanji numerals; None if not well formed.

    Kanji are read by place value below 10,000 (千二百三) or digit by digit (二〇二二). A zero in
    front is part of two digits (08月) and of no longer number.
    """
    if numeral.isascii():
        padded = numeral.startswith("0") and len(numeral) > 2
        return int(numeral) if numeral.isdigit() and not padded else None
    if all(character in _DIGITS for character in numeral):
        if numeral[0] in "〇零" and len(numeral) > 2:
            return None
        return int("".join(str(_DIGITS[character]) for character in numeral))
    if not (match := _PLACED.fullmatch(numeral)):
        return None
    total = _DIGITS[match[4]] if match[4] else 0
    for group, place in zip(match.groups(), ("千", "百", "十"), strict=False):
        if place in numeral:
            total += (_DIGITS[group] if group else 1) * _PLACES[place]
    return total
