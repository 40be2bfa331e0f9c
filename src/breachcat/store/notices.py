"""Read a notice from a file, standard input or an address, and keep its text for later checks."""

import json
import os
import re
import stat
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from breachcat.language import Text
from breachcat.naming import is_id
from breachcat.notice.formats import LARGEST, Format, Notice, Reading, is_pdf, text_of
from breachcat.problems import shortened, visible
from breachcat.refusal import PROBLEMS, Refused
from breachcat.store.reading import STANDARD_INPUT, reason_of
from breachcat.store.writing import create_file

FOLDER = "notices"
"""Where the texts of notices are kept in the folder of the records; the catalog reads no folder within it."""
SUFFIX = ".json"
"""What stands beside a text is no YAML: tools that check records take every YAML file below their folder."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_notice(place: str, now: datetime, *, allow_private: bool = False) -> Notice:
    """Return the notice at a path, at an address, or on standard input where the place is `-`; refuse what is none.

    `now` is kept as the time of retrieval from an address.
    """
    name = "<stdin>" if place == STANDARD_INPUT else visible(place)
    try:
        if _ADDRESS.match(place):
            return _fetched(place, now, allow_private)
        data = _standard_input() if place == STANDARD_INPUT else _file(Path(place))
        return Notice(_reading(data), name)
    except Refused as refused:
        raise Refused(_AT.filled(name=shortened(name, 120), reason=refused.message), refused.code) from None


def _fetched(address: str, now: datetime, allow_private: bool) -> Notice:
    from breachcat.store.fetching import fetch

    found = fetch(address, allow_private=allow_private)
    reading = _reading(found.data, found.charset)
    if _bare(found.address) != _bare(address):
        moved = _MOVED.filled(address=shortened(found.address, 120))
        reading = replace(reading, remarks=(moved, *reading.remarks))
    return Notice(reading, visible(address), found.address, now)


def _bare(address: str) -> str:
    """Return an address without what most servers change about it."""
    return address.split("://", 1)[1].split("#", maxsplit=1)[0].rstrip("/")


def _reading(data: bytes, declared: str | None = None) -> Reading:
    from breachcat.store.apart import read_apart

    return read_apart(data) if is_pdf(data) else text_of(data, declared)


def _standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(LARGEST + 1) or b""
    except (AttributeError, OSError, ValueError):  # None or closed; broken; closed in between
        raise Refused(_CLOSED) from None


def _file(path: Path) -> bytes:
    """Return the bytes of a file, up to one more than a notice may have; never waits for a pipe."""
    try:
        with open(path, "rb", opener=_without_waiting) as stream:  # Path.open takes no opener
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise Refused(_NO_FILE)
            return stream.read(LARGEST + 1)
    except IsADirectoryError:
        raise Refused(_NO_FILE) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        missing = isinstance(error, FileNotFoundError) and not path.is_symlink()
        raise Refused(_MISSING if missing else reason_of(error)) from None


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def save(notice: Notice, folder: Path, name: str | None = None) -> Path:
    """Keep the text of a notice in the folder, and beside it its digest, its address and the time; return its path.

    It is named after the id of its record, or else after its digest. Another text of this name is never written over.
    """
    if name is not None and not is_id(name):
        raise Refused(_NO_ID.filled(name=shortened(name)))
    path = folder / f"{name or notice.sha256[:12]}.txt"
    text = notice.text.encode("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise Refused(_NOT_KEPT.filled(file=visible(str(path)), reason=reason_of(error)), PROBLEMS) from None
    if kept is None:
        create_file(path, text)
    elif kept != text:
        raise Refused(_ANOTHER.filled(file=visible(str(path))), PROBLEMS)
    if not (beside := path.with_suffix(SUFFIX)).exists():
        create_file(
            beside, (json.dumps(_origin(notice), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
        )
    return path


def _origin(notice: Notice) -> dict[str, str | None]:
    retrieved = notice.retrieved.isoformat(timespec="seconds") if notice.retrieved else None
    return {
        "sha256": notice.sha256,
        "address": notice.address,
        "retrieved": retrieved,
        "title": notice.reading.title,
        "format": notice.reading.format.value,
    }


def read_saved(folder: Path, name: str) -> Notice | None:
    """Return the notice kept under a name, None if there is none; a remark tells if its text was changed since."""
    path = folder / f"{name}.txt"
    if not path.is_file():
        return None
    origin = _kept_origin(path.with_suffix(SUFFIX))
    reading = Reading(_file(path).decode("utf-8", "replace"), Format.TEXT, origin.get("title", ""))
    notice = Notice(reading, visible(str(path)), origin.get("address"), _time(origin.get("retrieved", "")))
    if origin.get("sha256", notice.sha256) == notice.sha256:
        return notice
    return replace(notice, reading=replace(reading, remarks=(_ALTERED,)))


def _kept_origin(path: Path) -> dict[str, str]:
    """Return what was kept of where a text came from; nothing of what cannot be read."""
    try:
        origin = json.loads(_file(path))
    except (Refused, ValueError):
        return {}
    return (
        {key: value for key, value in origin.items() if isinstance(value, str)}
        if isinstance(origin, dict)
        else {}
    )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


_AT = Text("{name}: {reason}", "{name}: {reason}")
_MISSING = Text(
    "there is no file here; check the path (an address begins with https://)",
    "ここにファイルはありません。パスを確かめてください（アドレスは https:// から書きます）",
)
_NO_FILE = Text(
    "it is not a regular file; give the file of one notice",
    "通常のファイルではありません。告知文のファイルを一つ指定してください",
)
_CLOSED = Text("standard input is closed", "標準入力が閉じています")
_MOVED = Text(
    "the address leads to {address}; check that the notice is there, and not the front page",
    "このアドレスは {address} に転送されます。トップページなどではなく、告知文のページか確かめてください",
)
_NO_ID = Text(
    "“{name}” is no id; a notice is kept under the id of its record (lower-case letters, digits and hyphens)",
    "「{name}」はIDではありません。告知文は記録のID（英小文字、数字、ハイフン）の名前で保存されます",
)
_NOT_KEPT = Text("{file} cannot be written: {reason}", "{file} に書き込めません: {reason}")
_ANOTHER = Text(
    "{file} holds another text of this notice; it was left as it is: compare them, and move it away to keep the new one",
    "{file} には別の本文が保存されています。書き換えていません。見比べて、新しい本文を残す場合は元のファイルを移してください",
)
_ALTERED = Text(
    "the text was changed since it was kept: its sha256 is not the one in the file beside it",
    "保存後に本文が変更されています（隣のファイルに記録されたsha256と一致しません）",
)
