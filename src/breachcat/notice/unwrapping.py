"""Take the line ends that only the width of the page made out of a text, and the marks of Markdown."""

import re
from dataclasses import dataclass
from itertools import compress, pairwise

from breachcat.japanese import fold
from breachcat.japanese.dates import DATE
from breachcat.notice.passages import Kind, kind_of


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without line ends inside sentences; `places` holds for each character its offset in the original."""

    text: str
    folded: str
    places: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch of the unwrapped text as offsets in the original."""
        return self.places[start], self.places[end - 1] + 1


_BARS = str.maketrans("│┃║", "|||")
_CONTINUED = re.compile(r"[ \t]*+\|[ \t]{2,}+\|[ \t]*+(?=[^ \t\n|][^|\n]*\|[ \t]*$)", re.MULTILINE)
"""The row of a table drawn with bars whose first cell is empty: its second one goes on with the one above."""
_MARKS = re.compile(
    r"\*\*|^[ \t]*+[├┌└┏┗┣╔╚╠][^\w\n]*$|^[ \t]*+\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|)+.*$|^[ \t]*+\|[ \t]?|(?<![ \t])[ \t]*+\|[ \t]*+$|(?<=[ \t]{4})[ \t]++",
    re.MULTILINE,
)
_RUN = re.compile(r"[\d,.]{25,}|[〇零一二三四五六七八九十百千]{15,}|(.)\1{30,}", re.ASCII)
"""Longer than any number; matching figures in it would take long."""
_MARK_OF_DATE = re.compile(
    r"^[ \t]*+(?:[AQ答][ \t]*+\d{0,2}[ \t]*+\.(?=[ \t]*+\d)|\d{1,2}[ \t]*+\.(?=[ \t]++\d|(?:\d{4}|令和|平成)))",
    re.MULTILINE,
)
"""The number of an answer or an item right before a number; with its point it would be read as one."""
_WIDEST_PAGE = 130
"""Cells; a longer line was not made by the width of a page."""
_LINE = re.compile(r"[^\n\r]+")
_OPEN = re.compile(
    r"(?:[、,のをにはがでとへもやてしりき(「・]|より|から|および|及び|並びに|いた|される|された|する|した|いう|対する|関する)$"
)
_TITLE_OPEN = re.compile("(?:に関する|に関わる|に係る|に伴う|にともなう|による|への|における)$")
_HEADING_OPEN = re.compile("(?:関する|による|おける|への|した|する|の)$")
_NEW = re.compile(r"[\d(#■・]")
_APART = re.compile(r"以上|敬具|記$|拝啓|A\s*\d*\s*[.:]|--|※")
_CLOSED = re.compile(r"(?:[。!?:」』)】》>;|]|以上|各位|(?:様|方々?|さま)へ)$")


def unwrapped(text: str) -> Unwrapped:
    """Return a text with its wrapped lines joined."""
    text = _RUN.sub(lambda match: " " * len(match[0]), text).translate(_BARS)
    folded = _RUN.sub(lambda match: " " * len(match[0]), fold(text))
    for mark in _MARK_OF_DATE.finditer(folded):
        text, folded = (f"{one[: mark.end() - 1]}:{one[mark.end() :]}" for one in (text, folded))
    dropped = [match.span() for match in _MARKS.finditer(folded) if match[0]]
    lines = [match.span() for match in _LINE.finditer(folded)]
    lines = [(start, end) for start, end in lines if folded[start:end].strip()]
    widths = [_width(folded[start:end].strip()) for start, end in lines]
    page = max(widths, default=0)
    if page > _WIDEST_PAGE or sum(width >= page - 10 for width in widths) < 3:
        page = 0
    tight = page < 60 and sum(width >= page - 4 for width in widths) * 3 > len(widths)
    for number, ((start, end), (after, stop)) in enumerate(pairwise(lines)):
        if cell := _CONTINUED.match(folded, after):
            dropped.append((start + len(folded[start:end].rstrip(" \t|")), cell.end()))
            continue
        near = max(widths[max(0, number - 3) : number + 4])
        if _carries_on(folded, start, end, after, stop, min(near, page), 30 if tight else 52):
            last = start + len(folded[start:end].rstrip())
            first = after + len(folded[after:stop]) - len(folded[after:stop].lstrip())
            dropped.append((last, first))
    keep = bytearray(b"\1") * len(text)
    for start, end in dropped:
        keep[start:end] = bytes(end - start)
    places = list(compress(range(len(text)), keep))
    return Unwrapped("".join(compress(text, keep)), "".join(compress(folded, keep)), places)


_BROKEN = (
    (re.compile(r"\d$"), re.compile(r"[年月日]")),
    (re.compile(r"[\d元]\s*年$"), re.compile(r"\d{1,2}\s*月")),
    (re.compile(r"\d\s*月$"), re.compile(r"\d{1,2}\s*日")),
)
"""How a date is broken at the end of a line: the end of the one, the beginning of the other."""
_ROW = re.compile(
    rf"[・●■○◇-]?\s*(?:{DATE.pattern}|(?:翌\s*)?(?:\d{{1,2}}\s*月\s*)?\d{{1,2}}\s*日)", re.VERBOSE | re.ASCII
)
_PARTICLE = re.compile(r"[、。]|」[^\s]|[をがへ][^\s]|は、|に、|で、|の(?!ち|ぞ)[^\s]|に(?!ち|ほ)[^\s]")


_LABEL = re.compile(r"[・●■○◇-]?\s*[^\s。、:「」()\d]{2,16}\s*:(?!//)")
_FIRM = re.compile(r"(?:株式|有限|合同|合資)会社\s?\S{1,14}|\S{1,14}(?:株式|有限|合同)会社")


def _carries_on(folded: str, start: int, end: int, after: int, stop: int, near: int, least: int) -> bool:
    """Tell whether a line is the rest of the sentence of the line before it."""
    line, rest = folded[start:end], folded[after:stop]
    words, more = line.strip(), rest.strip()
    apart, kind = folded[end:after].count("\n") > 1, kind_of(words)
    if not apart and _is_torn(line, more, kind, near):
        return True
    if _are_two(words, more):
        return False
    closed = kind in (Kind.DAY, Kind.QUESTION) or _CLOSED.search(words) or _APART.match(more)
    if closed or kind_of(more) is not Kind.TEXT or (kind is Kind.HEADING and not _HEADING_OPEN.search(words)):
        return False
    if apart:
        return len(words) > 30 and bool(re.search("[、をにはがでとへも整]$", words)) and not DATE.match(more)
    if _is_set_off(line, rest):
        return bool(_ROW.match(words) and not _ROW.match(more) and re.search("[ぁ-ん、]$", words))
    return _is_full_or_open(line, more, near, least)


def _are_two(words: str, more: str) -> bool:
    """Tell whether two lines are rows of a table, two labels with their words, or a name and what follows."""
    rows = _ROW.match(words) and _ROW.match(more) and not words.endswith(("、", "の"))
    return bool(rows or (_LABEL.match(words) and _LABEL.match(more)) or _FIRM.fullmatch(words))


def _is_torn(line: str, more: str, kind: Kind, near: int) -> bool:
    """Tell whether the end of a line and the next one are pieces of one date, one phrase or one title."""
    words = line.strip()
    if any(one.search(words) and other.match(more) for one, other in _BROKEN):
        return True
    if near and _width(line.rstrip()) >= near - 6 and _PARTICLE.match(more):
        return True
    return kind is not Kind.HEADING and bool(_TITLE_OPEN.search(words)) and not _NEW.match(more)


def _is_set_off(line: str, rest: str) -> bool:
    """Tell whether a line is indented more than the one before it."""
    indent, deeper = len(line) - len(line.lstrip()), len(rest) - len(rest.lstrip())
    return deeper > indent + 2 or (deeper > 0 and indent == 0)


def _is_full_or_open(line: str, more: str, near: int, least: int) -> bool:
    """Tell whether a line is as long as the page is wide, or ends where no sentence can."""
    words = line.strip()
    if DATE.match(more) and not _OPEN.search(words):
        return False
    slack = 4 if re.match("[・●○◯*-]", words) or least < 52 else 18
    full = near > 0 and _width(line.rstrip()) >= max(least, near - slack)
    about = words.endswith("について") and not re.match("[はのも、]", more)
    return full or (bool(_OPEN.search(words)) and len(words) >= 12 and not about)


def _width(words: str) -> int:
    """Return how many cells of a terminal a line takes."""
    return 2 * len(words) - len(words.encode("ascii", "ignore"))
