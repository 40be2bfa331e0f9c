"""Tell lines from paragraphs on a printed page, by where the lines stand."""

import re
from collections.abc import Iterable
from itertools import pairwise
from math import inf
from typing import NamedTuple

from breachcat.japanese import fold
from breachcat.japanese.dates import DATE


class Stretch(NamedTuple):
    """Where a line stands on its page: its ends from the left, what its letters stand on from the bottom."""

    left: float
    right: float
    base: float

    def is_long(self, width: float) -> bool:
        """Tell whether the line takes at least half of the page; others are not ended by the paper."""
        return 2 * (self.right - self.left) >= width


class Line(NamedTuple):
    """A line as it is printed.

    `apart` tells that a gap stands above it, `beside` that it is in a column beside the text; `left` is
    where it begins, and `room` what is free behind it, both in letters, whose width is `size`; `room` is
    infinite where the line is too short for the paper to end it. `base` is what its letters stand on.
    """

    text: str
    apart: bool = False
    beside: bool = False
    left: float = 0.0
    room: float = inf
    size: float = 1.0
    base: float = 0.0


_GAP = 0.5
"""By how many letters paragraphs stand wider apart than lines."""
_WIDEST = 3.0
"""How many letters the lines of one paragraph may be apart."""


def typeset(words: list[str], places: list[Stretch], width: float) -> list[Line]:
    """Return the lines of a page `width` wide, each with its place; those beside the text are the last."""
    long = [place for place in places if place.is_long(width)]
    lefts, rights = [place.left for place in long], [place.right for place in long]
    first, last, margin = _at(0.1, lefts), _at(0.9, rights), _at(0.75, rights)
    found = [
        Line(
            text,
            left=place.left / (size := max(1.0, (place.right - place.left) / _letters(text))),
            room=(margin - place.right) / size if place.is_long(width) else inf,
            beside=bool(long) and not (place.left <= last and place.right >= first),
            size=size,
            base=place.base,
        )
        for text, place in zip(words, places, strict=True)
    ]
    return _spaced(sorted(found, key=lambda line: line.beside))


def _spaced(lines: list[Line]) -> list[Line]:
    """Return the lines, with those told that stand apart."""
    steps = [(above.base - line.base) / min(above.size, line.size) for above, line in pairwise(lines)]
    gap = min(_WIDEST, _at(0.1, [step for step in steps if step > 0]) + _GAP)
    return [line._replace(apart=step > gap) for line, step in zip(lines, [0.0, *steps], strict=False)]


def _letters(text: str) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def _at(share: float, sizes: list[float]) -> float:
    """Return the size that this share of the sizes is below."""
    return sorted(sizes)[int(share * len(sizes))] if sizes else 0.0


def paragraphs(lines: Iterable[Line]) -> str:
    """Return a text with an empty line for each gap, in which no line ends just because the paper did.

    What stands beside the text comes last. If lines that go on end here and there, nobody knows
    which ones the paper ended, and all stay.
    """
    pairs = [*pairwise([*sorted(lines, key=lambda line: line.beside), Line("")])]
    near = [(line, after) for line, after in pairs if line.room < _NEAR and _may_run_on(line, after)]
    ended = {id(line) for line, after in near if line.room < _SLACK + _letters(_begun(after.text))}
    if len(ended) < _FLUSH * len(near):
        ended = set()
    ends = ("" if id(line) in ended else "\n\n" if after.apart else "\n" for line, after in pairs)
    return "".join(line.text + end for (line, _), end in zip(pairs, ends, strict=True)).strip("\n")


_NEAR = 9.0
"""Letters; lines that go on with less room than this are expected to end at the margin."""
_FLUSH = 0.7
"""The least share of them that does."""
_SLACK = 1.4
"""Letters that may be free behind a full line, since its signs have many widths."""
_WHOLE = re.compile(r".?[!-~]*[、。）」』】]*")
"""What goes to the next line as a whole: a sign, a word or number, and what cannot begin a line."""
_MARKED = re.compile(
    r"\s*(?:[・･•●○◎■□◆◇※‐－–-]|[①-⑳]|[(（]\s*[\d０-９一二三四五六七八九十]{1,2}\s*[)）]|[【〈《＜<]"
    r"|\d{1,2}[.．、)）]\s*\D|[QＱAＡ]\d*[.．：:])"
)
_OPEN = re.compile(r"(?:[、,・～~のをにはがでとへもやおてり（(「]|から|より)$")
"""The end of a line that a date may go on from; else it begins the next row of a table."""


def _begun(text: str) -> str:
    whole = _WHOLE.match(text)
    assert whole  # it matches nothing, too
    return whole[0]


def _may_run_on(line: Line, after: Line) -> bool:
    """Tell whether the next line may be the rest of a sentence, and is no paragraph or item of its own."""
    if after.apart or after.beside or line.text.endswith("。") or after.text[:1] in ("", "\u3000"):
        return False
    if DATE.match(fold(after.text)) and not _OPEN.search(line.text):
        return False
    indent = after.left - line.left
    return not _MARKED.match(after.text) and (bool(_MARKED.match(line.text)) or not 0.7 < indent < 2.5)
