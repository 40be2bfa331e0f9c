"""Turn bytes into text, whatever encoding Japanese is written in: UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, UTF-16."""

import codecs
import contextlib
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Decoded(NamedTuple):
    """A text, the name of its encoding, and how many characters of it could not be read."""

    text: str
    encoding: str
    lost: int = 0


def decoded(data: bytes, declared: str | None = None) -> Decoded | None:
    """Return the text of the bytes; None if they are no text in any of the encodings.

    What a server or a page declares only decides where the bytes themselves leave it open.
    """
    found = _marked(data) or (None if 0 in data else _likeliest(data, declared))
    return found if found and _oddity(found.text) <= _ODDEST else _unmarked_utf_16(data)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _marked(data: bytes) -> Decoded | None:
    """Return the text of what begins with a byte order mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _counted(data[len(mark) :].decode(encoding, "replace"), encoding)
    return None


def _unmarked_utf_16(data: bytes) -> Decoded | None:
    """Return the text of what is Japanese or English in characters of two bytes."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "replace")
        if len(_JAPANESE.findall(text)) >= 0.9 * len(text):
            return _counted(text, encoding)
    return None


_NAMES = {
    **dict.fromkeys(("shiftjis", "sjis", "xsjis", "mskanji", "windows31j", "cp932", "ms932"), "shift_jis"),
    **dict.fromkeys(("eucjp", "xeucjp", "eucjpms", "cp51932"), "euc-jp"),
}
"""Encodings as they are declared, without punctuation."""


def _likeliest(data: bytes, declared: str | None) -> Decoded:
    """Return the text in the encoding that gives the fewest odd characters; of equals in the one declared."""
    if data.isascii() and re.search(rb"\x1b\$[@B]", data):
        return _counted(_from_iso_2022(data), "iso-2022-jp")
    with contextlib.suppress(UnicodeDecodeError):
        return Decoded(data.decode("utf-8"), "utf-8")
    said = (re.sub(r"[\W_]", "", name).lower() for name in [declared or "", *_declared_inside(data)])
    names = ["utf-8", *(_NAMES[name] for name in said if name in _NAMES), "euc-jp", "shift_jis"]
    tried = (_counted(_CODECS[name](data), name) for name in dict.fromkeys(names))
    return min(tried, key=lambda found: _strangeness(found.text))


def _declared_inside(data: bytes) -> Iterator[str]:
    """Yield the encodings that a page names in its head."""
    for name in re.findall(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", data[:4096]):
        yield name.decode("ascii", "replace")


def _counted(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, text.count("\ufffd"))


_OF_EUC = re.compile(rb"\x8e([\xa1-\xdf])|([\xa1-\xfe])([\xa1-\xfe])")


def _from_euc(data: bytes) -> str:
    """Decode EUC-JP, with characters of Windows such as ①, ㈱ and 髙, which Python's codec does not know."""
    try:
        return data.decode("euc_jp")
    except UnicodeDecodeError:
        if _OF_EUC.sub(b"", data).isascii():
            return _OF_EUC.sub(_shifted, data).decode("cp932", "replace")
        return data.decode("euc_jp", "replace")


def _shifted(character: re.Match[bytes]) -> bytes:
    """Return a character of EUC-JP in Shift_JIS (JIS X 0208:1997, annex 1)."""
    if character[1]:
        return character[1]
    row, cell = character[2][0] - 0xA1, character[3][0] - 0xA1
    first = row // 2 + (0x81 if row < 62 else 0xC1)
    second = cell + (0x9F if row % 2 else 0x40 + (cell >= 63))
    return bytes((first, second))


def _from_iso_2022(data: bytes) -> str:
    """Decode ISO-2022-JP, with half-width katakana and characters of Windows."""
    start, *parts = re.split(rb"\x1b(\$[@B]|\([BIJ])", data)
    shifted = (_as_euc(shift, part) for shift, part in zip(parts[::2], parts[1::2], strict=True))
    return _from_euc(start + b"".join(shifted))


def _as_euc(shift: bytes, part: bytes) -> bytes:
    """Return what follows an escape sequence in EUC-JP."""
    if shift in (b"(B", b"(J"):
        return part
    before = b"\x8e" if shift == b"(I" else b""
    return b"".join(before + bytes((byte | 0x80,)) if byte > 0x20 else bytes((byte,)) for byte in part)


_CODECS: dict[str, Callable[[bytes], str]] = {
    "utf-8": lambda data: data.decode("utf-8", "replace"),
    "euc-jp": _from_euc,
    "shift_jis": lambda data: data.decode("cp932", "replace"),
}
_ODDEST = 0.02
"""The share of odd characters above which bytes are no text; a page may be damaged at a few places."""
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd-\uffff]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_JAPANESE = re.compile(r"[\t\n\r -~\u3000-\u30ff\u4e00-\u9fff\uff01-\uffee]")


def _oddity(text: str) -> float:
    """Return the share of characters that no text has: controls, private ones, and those that were lost."""
    return len(_ODD.findall(text)) / max(1, len(text))


def _strangeness(text: str) -> float:
    """Return how odd what is not ASCII looks; EUC-JP that is read as Shift_JIS is full of half-width katakana."""
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return (len(_ODD.findall(text)) + len(_HALF_WIDTH.findall(text)) / 2) / max(1, beyond)
