"""Turn bytes into text: UTF-8 only, and no characters or blanks that a record must not hold."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from breachcat.language import Text
from breachcat.nodes import Document
from breachcat.problems import CONTROL, Edit, Place, Problem, problem

LINE_END = re.compile(r"\r\n|\n|\r")
MOST_EDITS = 1_000  # of a line or a character at a time; a file of nothing else must not fill the memory
ODD_BREAKS = re.compile(r"[\x85\u2028\u2029]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def _with_byte_order_mark(name: str) -> Problem:
    """Return the problem; whatever is repaired is written without the mark, so there is nothing to edit."""
    return replace(problem("BC115", name), edits=(Edit(Place(), ""),))


def decoded(data: bytes, name: str) -> tuple[str, list[Problem]]:
    """Return the text, as far as the bytes are UTF-8, without a byte order mark; and what is wrong with them."""
    marked = [_with_byte_order_mark(name)] if data.startswith(_BYTE_ORDER_MARK) else []
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        return data.decode("utf-8"), marked
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        lines = LINE_END.split(before)
        place = Place(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
        likely = _likely(data) if before.isascii() else Text("", "")  # else a part of it is damaged
        found = f"0x{data[error.start]:02X}"
        told = problem("BC104", name, place, found=found, likely=likely)
        return data.decode("utf-8", "replace"), [*(replace(found, edits=()) for found in marked), told]


def _likely(data: bytes) -> Text:
    """Return the words for the encoding that the bytes are most likely in; none if none is likely."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > len(data) // 10:
        return Text("; it looks like UTF-16", "（UTF-16のようです）")
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return _japanese_encoding(data)
    return Text("; it is half of a surrogate pair", "（サロゲートの片割れです）")


def _japanese_encoding(data: bytes) -> Text:
    for codec, label in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS (cp932)")):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if re.search(r"[ぁ-んァ-ヶ一-龠]", text) and not re.search(r"[\uff61-\uff9f]{4}", text):
            return Text(f"; it looks like {label}", f"（{label}のようです）")
    return Text("", "")


def unwanted(document: Document, widths: Mapping[int, int]) -> Iterator[Problem]:
    """Yield a problem at the first of each control character, and at the first odd blank of each line.

    `widths` are what odd indentations surely stand for, by the index of their lines.
    """
    edits: dict[str, list[Edit]] = {}
    for number, line in enumerate(document.lines, 1):
        for match in islice(CONTROL.finditer(line), MOST_EDITS):
            if len(found := edits.setdefault(match[0], [])) < MOST_EDITS:
                found.append(Edit(_at(number, match.start()), _instead(match[0])))
        if has_odd_blanks(line) and (odd := _odd_blanks(line)):
            told = problem("BC106", document.name, _at(number, odd[0]), found=_BLANKS[line[odd[0]]])
            yield replace(told, edits=tuple(_blank_edits(number, line, odd, widths.get(number - 1))))
    for character, found in edits.items():
        told = problem("BC105", document.name, found[0].place, found=f"U+{ord(character):04X}")
        yield replace(told, edits=tuple(found))


def has_odd_blanks(text: str) -> bool:
    """Tell whether a text has tabs or full-width blanks at all."""
    return any(blank in text for blank in _BLANKS)


def _odd_blanks(line: str) -> list[int]:
    from breachcat.indentation import odd_blanks  # only where something is wrong

    return odd_blanks(line)


_BLANKS = {"\t": Text("tab character", "タブ"), "\u3000": Text("full-width blank", "全角の空白")}


def _blank_edits(number: int, line: str, odd: list[int], width: int | None) -> Iterator[Edit]:
    """Yield the repair of the odd blanks of a line; none where its indentation is doubtful."""
    from breachcat.indentation import odd_indent  # only where something is wrong

    indent = odd_indent(line)
    if indent and width is None:
        return
    if indent:
        yield Edit(Place(number, 1, number, len(indent) + 1), " " * (width or 0))
    yield from (Edit(_at(number, at), " ") for at in odd[:MOST_EDITS] if at >= len(indent))


def _at(line: int, index: int) -> Place:
    """Return the place of one character, by the number of its line and its index there."""
    return Place(line, index + 1, line, index + 2)


def _instead(character: str) -> str:
    """Return what a control character is repaired to: a blank for a line end of another kind."""
    return " " if ODD_BREAKS.match(character) else ""
