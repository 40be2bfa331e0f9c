"""Write one text as YAML: plain where that reads back the same, else in quotes, or over lines."""

import json
import re
import unicodedata
from collections.abc import Iterable

_SEEMS_TYPED = re.compile(
    r"""~ | null | true | false | yes | no | on | off | y | n
    | [-+]?\.inf | \.nan
    | [-+]?0(b[01_]+|o[0-7_]+|x[0-9a-f_]+)
    | [-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?(e[-+]?[0-9]+)?
    | [-+]?\.[0-9_]+(e[-+]?[0-9]+)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""What YAML 1.1 or 1.2 reads as no text; days are left out, for every field that has them is a date."""

_NOT_PLAIN = r"^[?:,\[\]{}#&*!|>'\"%@`\s]|^-([-,\[\]{} ]|$)|^\.\.\.|^=$|^<<$|:( |$)|[ ]\#|\s$|\n|^$"
_NOT_PLAIN_IN_BLOCK = re.compile(_NOT_PLAIN)
_NOT_PLAIN_IN_BRACKETS = re.compile(rf"{_NOT_PLAIN}|[,\[\]{{}}?:]")
_UNSEEN = {"Cc", "Cf", "Zl", "Zp"}
"""Unicode's categories of characters that nobody sees."""


def seems_typed(text: str) -> bool:
    """Tell whether other readers of YAML take the plain text for a number, true, false or nothing."""
    return bool(_SEEMS_TYPED.fullmatch(text))


def written(text: str, *, in_brackets: bool = True, may_seem_typed: bool = False) -> str:
    """Return a text as YAML on one line; what stands in brackets may stand in blocks too."""
    quoted = _NOT_PLAIN_IN_BRACKETS if in_brackets else _NOT_PLAIN_IN_BLOCK
    if quoted.search(text) or _holds_unseen(text) or (seems_typed(text) and not may_seem_typed):
        return in_quotes(text)
    return text


def written_list(texts: Iterable[str]) -> str:
    """Return texts as a list in brackets."""
    return f"[{', '.join(map(written, texts))}]"


def written_key(text: str) -> str:
    """Return a key as YAML; one with a colon in quotes, for without them it looks like a missing blank."""
    return in_quotes(text) if re.search("[:：]", text) else written(text, in_brackets=True)


def over_lines(text: str) -> list[str] | None:
    """Return a text of several lines as a block: its head, its lines; None where it would read otherwise."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    ends_well = all(line == line.rstrip() for line in lines) and lines[0] and lines[-1]
    if "\n" not in text or not ends_well or lines[0].startswith(" ") or any(map(_holds_unseen, lines)):
        return None
    return ["|-" if body == text else "|", *lines]


def in_quotes(text: str) -> str:
    """Return a text as YAML in quotes."""
    if re.search(r'["\\]', text) and not _holds_unseen(text):
        return "'" + text.replace("'", "''") + "'"
    return "".join(_escaped(character) for character in json.dumps(text, ensure_ascii=False))


def _holds_unseen(text: str) -> bool:
    return any(unicodedata.category(character) in _UNSEEN for character in text)


def _escaped(character: str) -> str:
    """Return a character of a text in double quotes; one that nobody sees by its number."""
    if unicodedata.category(character) not in _UNSEEN:
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
