"""Find the slip of the hand that makes a line unreadable as YAML, and its repair."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from breachcat.indentation import WIDE_BLANK
from breachcat.language import Text
from breachcat.problems import Edit, Place
from breachcat.repairs import applied
from breachcat.scalars import in_quotes
from breachcat.signs import (
    CLOSING,
    KEY,
    LONGEST,
    NO_COMMA,
    OPENING,
    OTHER_QUOTES,
    WIDE_BRACKETS,
    unquoted,
)  # fmt: skip


class Complaint(NamedTuple):
    """Why a text cannot be read; line and column count from 0; what was meant, and the repair."""

    reason: Text
    line: int
    column: int
    edits: tuple[Edit, ...] = ()
    suggestions: tuple[str, ...] = ()


def slip(lines: Sequence[str], begun: Any, mark: Any, said: str) -> Complaint | None:
    """Return the slip at the marks of a parser's error; None where no such slip is there."""
    return (
        _misread_colon(lines, mark, said)
        or _text_with_colon(lines, begun, said)
        or _other_signs(lines, begun, mark)
        or _half_quoted(lines, begun)
        or _open_quote(lines, begun, mark)
    )


def _edit(line: int, start: int, end: int, text: str) -> Edit:
    return Edit(Place(line + 1, start + 1, line + 1, end + 1), text)


WIDE_COLON = Text(
    "a full-width colon (：) stands after a key; write “: ”",
    "キーの後が全角コロンです。「: 」と書いてください",
)
TIGHT_COLON = Text(
    "no blank stands after the colon of a key; write “: ”",
    "キーのコロンの後に空白がありません。「: 」と書いてください",
)
_WIDE_BLANK_AFTER = Text(
    "a full-width blank stands after the colon of a key; write “: ”",
    "キーのコロンの後が全角の空白です。「: 」と書いてください",
)
_COLON_NEEDS_QUOTES = Text(
    "inside { } and [ ], a text with a colon must stand in quotes",
    "{ } や [ ] の中では、コロンを含む文を引用符で囲んでください",
)
BRACKETS = {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}
COLON_INSIDE = "found unexpected ':'"
_CLOSED_LATE = Text(
    "the quote that opens here is closed only on line {line}; close it where its text ends",
    "ここで始まる引用符が{line}行目まで閉じていません。文の終わりで閉じてください",
)


_COLON = re.compile(rf"\s*(?:- +)?{KEY}(?P<colon>：|:(?=[^\s/]))")
_COLON_IN_BRACKETS = re.compile(rf".*[{{,]\s*{KEY}(?P<colon>：)[^,{{}}\[\]]*")


def _misread_colon(lines: Sequence[str], mark: Any, said: str) -> Complaint | None:
    """Return the complaint of a colon that does not part key and value, on this line or the one before."""
    if said == COLON_INSIDE and (match := _COLON_IN_BRACKETS.fullmatch(lines[mark.line][: mark.column])):
        return _at_colon(WIDE_COLON, mark.line, match)
    for number in (mark.line - 1, mark.line):
        if 0 <= number < len(lines) and (match := _COLON.match(lines[number])):
            reason = WIDE_COLON if match["colon"] == "：" else TIGHT_COLON
            return _at_colon(reason, number, match)
    return None


def _at_colon(reason: Text, line: int, match: re.Match[str]) -> Complaint:
    reason = _WIDE_BLANK_AFTER if match["colon"].endswith(WIDE_BLANK) else reason
    return Complaint(reason, line, match.start("colon"), (_edit(line, *match.span("colon"), ": "),))


_BEGINS_VALUE = re.compile(r"(?:^|[-:,、，\[{［｛])\s*$")
_ENDS_VALUE = re.compile(r"\s*(?:$|[,、，\]}］｝]|\s#)")
_PARTS_VALUES = re.compile(rf"(?<=[\"'\]}}])\s*[、，]\s*|\s*[、，]\s*(?={KEY}\s*[:：])")
_NARROW = str.maketrans("［］｛｝", "[]{}")


def _other_signs(lines: Sequence[str], *marks: Any) -> Complaint | None:
    """Return the complaint of full-width brackets round values, and “、” between them, on the line of a mark."""
    for number in dict.fromkeys(mark.line for mark in marks if mark.line < len(lines)):
        line = re.sub(r"\"[^\"]*\"|'[^']*'", _masked, lines[number][:LONGEST])
        brackets = [at for at, sign in enumerate(line) if _is_bracket(line, at, sign)]
        edits = [_edit(number, at, at + 1, line[at].translate(_NARROW)) for at in brackets]
        edits += [_edit(number, *found.span(), ", ") for found in _PARTS_VALUES.finditer(line)]
        if edits and _is_mended(lines, number, edits):
            first = min(edits)
            reason = NO_COMMA if first.text == ", " else WIDE_BRACKETS
            return Complaint(reason, number, first.place.column - 1, tuple(edits))
    return None


def _masked(quoted: re.Match[str]) -> str:
    """Return a text in quotes without what it says."""
    return quoted[0][0] + "x" * (len(quoted[0]) - 2) + quoted[0][-1]


def _is_bracket(line: str, at: int, sign: str) -> bool:
    """Tell whether a sign is a full-width bracket at the edge of a value."""
    if sign in OPENING:
        return bool(_BEGINS_VALUE.search(line[:at]))
    return sign in CLOSING and bool(_ENDS_VALUE.match(line, at + 1))


def _is_mended(lines: Sequence[str], number: int, edits: Sequence[Edit]) -> bool:
    """Tell whether the text can be read beyond a line with these repairs."""
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    from ruamel.yaml.error import YAMLError

    text = applied("\n".join(lines).encode(), edits).decode()
    parser, depth = CParser(text), 0
    try:
        while depth <= _DEEPEST and parser.check_event():
            event = parser.get_event()
            depth += _STEPS.get(type(event).__name__, 0)
            if event.start_mark.line > number:
                return True
    except YAMLError as error:
        is_unclosed = getattr(error, "problem", None) in BRACKETS
        mark = getattr(error, "context_mark" if is_unclosed else "problem_mark", None)
        return mark is not None and mark.line > number
    return False


_DEEPEST = 20  # levels; a parser may take minutes for very many
_STEPS = {"SequenceStartEvent": 1, "MappingStartEvent": 1, "SequenceEndEvent": -1, "MappingEndEvent": -1}


_TO_NEXT_KEY = re.compile(rf"[^\"'\[\]{{}}]*?(?=\s*(?:,\s*{KEY}:\s|,?\s*$|[}}\]]))")
_TO_NEXT_ITEM = re.compile(r"[^\"'\[\]{},]*?(?=\s*(?:,\s|,?$|[}\]]))")


def _text_with_colon(lines: Sequence[str], begun: Any, said: str) -> Complaint | None:
    """Return the complaint of a colon in brackets: behind a key, or in a text that needs quotes for it."""
    if said != COLON_INSIDE or len(lines[begun.line]) > LONGEST:
        return None
    line, start = lines[begun.line], begun.column
    is_value, bracket = line[:start].rstrip().endswith(":"), _innermost(line[:start])
    if not is_value and bracket == "{":
        match = _KEY_IN_BRACKETS.match(line, start)
        return match and _at_colon(TIGHT_COLON, begun.line, match)
    match = (_TO_NEXT_KEY if is_value else _TO_NEXT_ITEM).match(line, start) if is_value or bracket else None
    if not match or ":" not in match[0]:
        return None
    inner = unquoted(match[0], corners=True)
    meant = in_quotes(match[0] if inner is None else inner)
    edits = (_edit(begun.line, start, match.end(), meant),)
    reason = _COLON_NEEDS_QUOTES if inner is None else OTHER_QUOTES
    return Complaint(reason, begun.line, start + match[0].index(":"), edits, (meant,))


_KEY_IN_BRACKETS = re.compile(rf"{KEY}(?P<colon>:{WIDE_BLANK}*)(?!/)")


def _innermost(text: str) -> str:
    """Return the bracket that is open at the end of a line; none where it opened on another."""
    level = 0
    for sign in reversed(text):
        level += (sign in "]}") - (sign in "[{")
        if level < 0:
            return sign
    return ""


_HALF_QUOTED = re.compile(r"(?:\"[^\"“„]*?[”“„‟＂]|'[^'‘]*?[’‘＇])(?=\s*(?:[,\]}]|$))")


def _half_quoted(lines: Sequence[str], begun: Any) -> Complaint | None:
    """Return the complaint of a quote that one of another form closes."""
    match = _HALF_QUOTED.match(lines[begun.line], begun.column) if begun.line < len(lines) else None
    if not match:
        return None
    at = match.end() - 1
    edit = _edit(begun.line, at, at + 1, match[0][0])
    return Complaint(OTHER_QUOTES, begun.line, at, (edit,)) if _is_mended(lines, begun.line, [edit]) else None


def _open_quote(lines: Sequence[str], *marks: Any) -> Complaint | None:
    """Return the complaint of a quote that only another opening quote closed, right before a mark."""
    for mark in marks:
        before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
        if before.endswith(("'", '"')) and (opened := _last_quoted("\n".join([*lines[: mark.line], before]))):
            runs_on = opened.start_mark.line < opened.end_mark.line == mark.line
            if runs_on or re.search(r"[\s\[{,]$|,\s+\w+:\s", opened.value):
                reason = _CLOSED_LATE.filled(line=mark.line + 1)
                return Complaint(reason, opened.start_mark.line, opened.start_mark.column)
    return None


def _last_quoted(text: str) -> Any:
    """Return the parser's event of the last text in quotes; None where there is none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    last = None
    try:
        for event in YAML(typ="safe", pure=False).parse(text):
            last = event if getattr(event, "style", None) in ("'", '"') else last
    except YAMLError:
        pass  # the text breaks off there
    return last
