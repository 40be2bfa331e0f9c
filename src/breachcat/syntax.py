"""Say in words for curators why a text cannot be read as YAML, where the cause stands, and its repair."""

import re
from collections.abc import Sequence
from typing import Any

from breachcat.language import Text
from breachcat.signs import KEY
from breachcat.slips import BRACKETS, COLON_INSIDE, Complaint, slip


def complaint(error: Any, lines: Sequence[str]) -> Complaint:
    """Return what the parser's error says; its own words where there are none for curators."""
    said = str(getattr(error, "problem", None) or str(error).partition("\n")[0])
    begun, noticed = (getattr(error, name, None) for name in ("context_mark", "problem_mark"))
    mark = (begun if said in _STANDS_WHERE_BEGUN else noticed) or noticed or begun
    if mark is None:
        return Complaint(_other(said), 0, 0)
    begun = begun or mark
    if misread := slip(lines, begun, mark, said):
        return misread
    if said in BRACKETS and _rest_of_line(lines, mark).startswith("?"):
        return Complaint(_QUESTION_MARK, mark.line, mark.column)
    reason = (_REASONS.get(said) or _other(said)).filled(line=begun.line + 1)
    if said in BRACKETS and (end := _end_of_block(lines, begun.line, mark.line)):
        return Complaint(reason, *end)
    return Complaint(reason, mark.line, mark.column)


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
    return len(re.match(rf"\s*(?:- +(?={KEY}:))?", line)[0])  # type: ignore[index]  # matches any text


def _rest_of_line(lines: Sequence[str], mark: Any) -> str:
    """Return the text from a mark on; the end of the text may lie behind the last line."""
    return lines[mark.line][mark.column :] if mark.line < len(lines) else ""


def _other(said: str) -> Text:
    said = said.replace("{", "{{").replace("}", "}}")
    return Text(said, f"構文の誤りです（{said}）")


_STRAY_COLON = "mapping values are not allowed in this context"
_NO_COLON = "could not find expected ':'"
_STANDS_WHERE_BEGUN = {
    _NO_COLON,
    "found unexpected end of stream",
    "found unexpected document indicator",
}

_QUESTION_MARK = Text(
    "a question mark inside { } or [ ]; put quotes round the text",
    "{ } や [ ] の中に「?」があります。文を引用符で囲んでください",
)
_NOT_CLOSED = Text("the quote that opens here is not closed", "ここで始まる引用符が閉じていません")
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
    COLON_INSIDE: Text(
        "a colon inside {{ }} or [ ]; put quotes round a text with a colon, and a value behind a key",
        "{{ }} や [ ] の中にコロンがあります。コロンを含む文は引用符で囲み、キーには値を書いてください",
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
