"""What an entry of the manual holds, and how its samples become files and text for documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from textwrap import dedent
from typing import Final

from breachcat.language import Text
from breachcat.problems import visible

BASE = """\
id: made-up
organization: 株式会社サンプル
sites: [サンプルショップ]
sources: [{kind: official_notice, title: お知らせ}]
events:
  - {event: detected, date: 2022年4月1日}
  - {event: published, date: 2022年7月1日}
exposures:
  - {period: 2021年1月1日～2022年3月31日, affected: ["1,234件"], data: [card_number]}
review: checked
"""
"""The sound record into which the fragments of samples are merged."""

NAME = "made-up.yaml"  # the file of a sample that is a fragment alone


class _Marker(Enum):
    """What stands at a path where there is no file."""

    FOLDER = "folder"


FOLDER: Final = _Marker.FOLDER

Sample = str | Mapping[str, str | bytes | _Marker | None]
"""Top-level keys of a record, which replace those of BASE or add to them; indented as in a docstring.

Or several files by name: such keys, the bytes of a whole file, a folder, or None where the path is
named but nothing is there.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manual says of a check: an explanation, a sample that fails and one that passes.

    `before` is the older state of the catalog where the check looks at what has changed.
    """

    explanation: Text
    bad: Sample
    good: Sample
    before: Sample | None = None


def entries(**by_code: Entry) -> dict[str, Entry]:
    """Return a table of entries; its codes are names here, for a quoted code is one that is raised."""
    return by_code


def files_of(sample: Sample) -> dict[str, bytes | _Marker | None]:
    """Return the whole files of a sample: bytes, a folder, or None for a path where nothing is."""
    files = {NAME: sample} if isinstance(sample, str) else sample
    return {
        name: _merged(content).encode() if isinstance(content, str) else content
        for name, content in files.items()
    }


def fragment(sample: Sample) -> str:
    """Return a sample as documents show it: what is written, without the rest of the record."""
    if isinstance(sample, str):
        return _shown(_lines(sample))
    return "\n".join(_file(name, content) for name, content in sample.items())


def _lines(text: str) -> str:
    """Return a text without the indentation that it has in a table, its last line ended."""
    return dedent(text).strip("\n") + "\n"


# A key at the margin; its colon may be the full-width one of a sample that fails.
_KEY = re.compile(r"^(?P<name>[^\s#\-\]}][^:：\n]*)[:：]", re.MULTILINE)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield each top-level key with all lines from its own to the next key."""
    keys = list(_KEY.finditer(text))
    ends = [key.start() for key in keys[1:]] + [len(text)]
    for key, end in zip(keys, ends, strict=True):
        yield key["name"], text[key.start() : end]


def _merged(text: str) -> str:
    """Return BASE with the keys of a fragment in place of its own; new keys stand at the end."""
    written: dict[str, str] = {}
    for name, block in _blocks(_lines(text)):
        written[name] = written.get(name, "") + block  # a key may stand there twice
    return "".join((dict(_blocks(BASE)) | written).values())


def _file(name: str, content: str | bytes | _Marker | None) -> str:
    if content is None:
        return f"# {name}: nothing is there / 存在しない\n"
    if content is FOLDER:
        return f"# {name}/: an empty folder / 空のフォルダー\n"
    text = _decoded(content) if isinstance(content, bytes) else content
    return f"# {name}\n{_shown(_lines(text))}"


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:  # some of its bytes may pass for UTF-8 by chance
        return data.decode("ascii", "backslashreplace")


_MOST_LINES = 12
_FIRST_LINES = 3  # what is shown of a longer text


def _shown(text: str) -> str:
    """Return a text with its unseen characters spelled out, and without the rest of very many lines."""
    lines = text.split("\n")[:-1]
    if len(lines) > _MOST_LINES:
        rest = len(lines) - _FIRST_LINES
        lines = [*lines[:_FIRST_LINES], f"# … {rest:,} more lines / あと{rest:,}行"]
    return "".join(f"{visible(line)}\n" for line in lines)
