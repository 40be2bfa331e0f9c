"""Say in words for curators why a text is not YAML, and where the cause stands."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from breachcat.language import Text


class Complaint(NamedTuple):
    """Why a text is not YAML; line and column count from 0; what the character there is repaired to."""

    reason: Text
    line: int
    column: int
    repair: str = ""


def complaint(error: Any, lines: Sequence[str]) -> Complaint:
    """Return what the parser's error says; its own words where there are none for curators."""
    said = str(getattr(error, "problem", None) or str(error).partition("\n")[0])
    begun, noticed = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    mark = (begun if said in _STANDS_WHERE_BEGUN else noticed) or noticed or begun
    if mark is None:
        return Complaint(_other(said), 0, 0)
    if misread := _misread_colon(lines, mark, said) or _open_quote(lines, begun or mark, mark):
        return misread
    if said in _BRACKETS and _rest_of_line(lines, mark).startswith("?"):
        return Complaint(_QUESTION_MARK, mark.line, mark.column)
    line = begun.line + 1 if begun else mark.line + 1
    reason = (_REASONS.get(said) or _other(said)).filled(line=line)
    if said in _BRACKETS and begun and (end := _end_of_block(lines, begun.line, mark.line)):
        return Complaint(reason, *end)
    return Complaint(reason, mark.line, mark.column)


_KEY = r"[A-Za-z_][A-Za-z0-9_]*"


_COMMENT = re.compile(r"(?<!\s)\s+#")


def _end_of_block(lines: Sequence[str], begun: int, noticed: int) -> tuple[int, int] | None:
    """Return the end of what is indented below a line; None where that is not before a noticed one.

    A bracket that is not closed there goes on to where YAML can no longer take what follows as text.
    """
    last, indent = begun, _key_indent(lines[begun])
    for number in range(begun + 1, min(noticed + 1, len(lines))):
        if words := lines[number].lstrip():
            if len(lines[number]) - len(words) <= indent:
                return last, len(_COMMENT.split(lines[last].rstrip(), maxsplit=1)[0])
            last = number
    return None


def _key_indent(line: str) -> int:
    """Return how far a line is indented; a key behind a dash as far as its siblings."""
    return len(re.match(rf"\s*(?:- +(?={_KEY}:))?", line)[0])  # type: ignore[index]  # matches any text


def _rest_of_line(lines: Sequence[str], mark: Any) -> str:
    """Return the text from a mark on; the end of the text may lie behind the last line."""
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


def _other(said: str) -> Text:
    said = said.replace("{", "{{").replace("}", "}}")
    return Text(said, f"構文の誤りです（{said}）")


_COLON = re.compile(rf"\s*(?:- +)?{_KEY}(?P<colon>：|:(?=[^\s/]))")
_COLON_IN_BRACKETS = re.compile(rf".*[{{,]\s*{_KEY}(?P<colon>：)[^,{{}}\[\]]*")


def _misread_colon(lines: Sequence[str], mark: Any, said: str) -> Complaint | None:
    """Return the complaint of a colon that does not part key and value, on this line or the one before."""
    if said == _COLON_INSIDE and (match := _COLON_IN_BRACKETS.fullmatch(lines[mark.line][: mark.column])):
        return Complaint(WIDE_COLON, mark.line, match.start("colon"), ": ")
    for number in (mark.line - 1, mark.line):
        if 0 <= number < len(lines) and (match := _COLON.match(lines[number])):
            reason = WIDE_COLON if match["colon"] == "：" else TIGHT_COLON
            return Complaint(reason, number, match.start("colon"), ": ")
    return None


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


WIDE_COLON = Text(
    "a full-width colon (：) stands after a key; write “: ”",
    "キーの後が全角コロンです。「: 」と書いてください",
)
TIGHT_COLON = Text(
    "no blank stands after the colon of a key; write “: ”",
    "キーのコロンの後に空白がありません。「: 」と書いてください",
)
_COLON_INSIDE = "found unexpected ':'"
_STRAY_COLON = "mapping values are not allowed in this context"
_NO_COLON = "could not find expected ':'"
_STANDS_WHERE_BEGUN = {
    _NO_COLON,
    "found unexpected end of stream",
    "found unexpected document indicator",
}

_BRACKETS = {"did not find expected ',' or ']'", "did not find expected ',' or '}'"}
_QUESTION_MARK = Text(
    "a question mark inside { } or [ ]; put quotes round the text",
    "{ } や [ ] の中に「?」があります。文を引用符で囲んでください",
)
_NOT_CLOSED = Text("the quote that opens here is not closed", "ここで始まる引用符が閉じていません")
_CLOSED_LATE = Text(
    "the quote that opens here is closed only on line {line}; close it where its text ends",
    "ここで始まる引用符が{line}行目まで閉じていません。文の終わりで閉じてください",
)
_ESCAPE = Text(
    "a backslash inside double quotes begins an escape that does not exist; use single quotes",
    "二重引用符の中に存在しないエスケープ（\\）があります。一重引用符を使ってください",
)
_TAG = Text(
    "“!” begins a tag here, and tags are not allowed; put quotes round the text",
    "「!」はタグの始まりと読まれ、タグは使えません。文を引用符で囲んでください",
)
_DIRECTIVE = Text(
    "a line beginning with “%” is not allowed; delete it", "「%」で始まる行は使えません。削除してください"
)
_REASONS = {
    _NO_COLON: Text(
        "this line has no key; a colon with a blank after it is missing, or the indentation is wrong",
        "この行にキーがありません。コロンと空白が抜けているか、字下げが違います",
    ),
    _STRAY_COLON: Text(
        "a colon stands where none may; put quotes round a text with “: ”, and check the indentation",
        "コロンの位置が正しくありません。「: 」を含む文は引用符で囲み、字下げを確かめてください",
    ),
    "did not find expected key": Text(
        "this does not belong here; check the indentation, and what stands behind a closing quote or bracket",
        "ここには書けません。字下げと、閉じた引用符や括弧の後の文字を確かめてください",
    ),
    "did not find expected '-' indicator": Text(
        "the indentation of the list that begins on line {line} does not match",
        "{line}行目で始まるリストの字下げが合いません",
    ),
    "did not find expected ',' or ']'": Text(
        "the list [ ] that begins on line {line} is not closed before this, or a comma is missing",
        "{line}行目で始まるリスト [ ] が閉じていないか、コンマがありません",
    ),
    "did not find expected ',' or '}'": Text(
        "the mapping {{ }} that begins on line {line} is not closed before this, or a comma is missing",
        "{line}行目で始まるマッピング {{ }} が閉じていないか、コンマがありません",
    ),
    "did not find expected node content": Text(
        "a value is missing here, a comma is one too many, or a bracket is not closed",
        "ここに値がないか、コンマが余分か、括弧が閉じていません",
    ),
    "did not find expected <document start>": Text(
        "this stands behind the end of the record; check the brackets and the indentation",
        "記録の終わりより後に続きがあります。括弧と字下げを確かめてください",
    ),
    "block sequence entries are not allowed in this context": Text(
        "“- ” may not stand here; begin the list on a line of its own",
        "「- 」はここに書けません。リストは行を改めて始めてください",
    ),
    "mapping keys are not allowed in this context": Text(
        "“? ” may not stand here; put quotes round the text", "「? 」はここに書けません。文を引用符で囲んでください"
    ),
    "found unexpected end of stream": _NOT_CLOSED,
    "found unexpected document indicator": _NOT_CLOSED,
    "found character that cannot start any token": Text(
        "this character cannot begin a value; put quotes round it",
        "この文字で値を始められません。引用符で囲んでください",
    ),
    _COLON_INSIDE: Text(
        'a colon inside {{ }} or [ ]; put quotes round an address (url: "https://…"), and a value behind a key',
        '{{ }} や [ ] の中にコロンがあります。URLは引用符で囲み（url: "https://…"）、キーには値を書いてください',
    ),
    "did not find expected alphabetic or numeric character": Text(
        "“&” or “*” begins an anchor or alias here; put quotes round the text",
        "「&」「*」はアンカー・エイリアスの始まりと読まれます。文を引用符で囲んでください",
    ),
    "did not find expected comment or line break": Text(
        "nothing may stand behind “|” or “>” on its line; put quotes round the text",
        "「|」「>」の後には何も書けません。文を引用符で囲んでください",
    ),
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected tag URI": _TAG,
    "did not find expected '!'": _TAG,
    "did not find the expected '>'": _TAG,
    "did not find expected whitespace or line break": _TAG,
    "found undefined tag handle": _TAG,
    "could not find expected directive name": _DIRECTIVE,
    "found unknown directive name": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %YAML directive": _DIRECTIVE,
}  # fmt: skip
