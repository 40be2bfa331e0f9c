"""A record that is to be broken: where everything in it stands, and the cuts that break it at one place."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from breachcat.document import read_document
from breachcat.faults import path_name
from breachcat.japanese import Precision, Unreadable, read_date
from breachcat.nodes import Mapping, Node, Path, Scalar, Sequence
from conftest import INCIDENTS


class Mutant(NamedTuple):
    """A broken record, and the claim: this problem is told, at this place.

    `meant` is what is suggested first; `alone` says that nothing else is told. `name` is that of
    its file, where it is another than the record's; the records `beside` it are checked before it.
    """

    done: str
    text: str | bytes
    code: str
    line: int
    column: int
    meant: str | None = None
    alone: bool = False
    name: str | None = None
    beside: tuple["Subject", ...] = ()


class Cut(NamedTuple):
    """A text that was cut at one place, and what was done there."""

    done: str
    text: str
    line: int
    column: int

    def claims(self, code: str, *, ahead: int = 0, **more: object) -> Mutant:
        """Return the claim that a problem is told where the cut is, or so many characters ahead."""
        return Mutant(self.done, self.text, code, self.line, self.column + ahead, **more)


class Entry(NamedTuple):
    """A value of a record, the key that it stands behind, and whether that is in brackets."""

    path: Path
    key: Scalar | None
    value: Node
    in_flow: bool

    @property
    def field(self) -> str:
        """The name of the field that the value belongs to."""
        return next(step for step in reversed(self.path) if isinstance(step, str))

    @property
    def text(self) -> str:
        """The text of the value; none of a list or mapping."""
        return self.value.text if isinstance(self.value, Scalar) else ""

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the value."""
        return self.value.place[:2]


def is_line(node: Node) -> bool:
    """Tell whether a value is a text on one line."""
    return isinstance(node, Scalar) and node.place.line == node.place.end_line


def day_of(text: str) -> date | None:
    """Return the day that a text names; None where it names no one day."""
    try:
        found = read_date(text)
    except Unreadable:
        return None
    is_day = found.precision is Precision.DAY and not (found.approximate or found.open)
    return found.earliest if is_day else None


class Subject:
    """A sound record, read once, from which each cut makes a new text."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text.rstrip("\n") + "\n"
        self.lines = self.text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
        self.entries = tuple(self._entries(read_document(self.text.encode(), name).root, ()))
        self.at = {entry.path: entry for entry in self.entries}
        self.keyed = [entry for entry in self.entries if entry.key]
        self.items = [entry for entry in self.entries if not entry.key]
        self.last_keys = list({entry.path[:-1]: entry for entry in self.keyed}.values())
        self.scalars = [entry for entry in self.entries if is_line(entry.value)]
        self.waived = {entry.text for entry in self.of("check")}

    def of(self, *fields: str) -> list[Entry]:
        """Return the texts of some fields, items of their lists included."""
        return [entry for entry in self.scalars if entry.field in fields]

    def events(self, *kinds: str) -> list[Path]:
        """Return the paths of all events, or of those of some kinds."""
        found = [entry for entry in self.scalars if entry.field == "event"]
        return [entry.path[:-1] for entry in found if not kinds or entry.text in kinds]

    def windows(self) -> list[Entry]:
        """Return the windows of exposure, written as texts or as mappings of two dates."""
        return [entry for entry in self.entries if entry.path[-1] == "period"]

    def ends(self, window: Entry) -> list[str]:
        """Return first and last day of a window, if it is written as two whole days."""
        sides = [side.text for side in self.children(window.path)] or re.split("[~～〜]", window.text)
        return [side.strip() for side in sides] if len(sides) == 2 and all(map(day_of, sides)) else []

    def replaced(self, entry: Entry, new: str) -> Cut:
        """Return the text with another value behind its key, or for an item."""
        line, column = entry.place
        lead = ""
        if entry.key:
            line, column, lead = entry.key.place.line, entry.key.place.end_column + 2, " "
        done = f"{path_name(entry.path)}: {new}"
        return self._cut(done, (line, column - len(lead)), self.end(entry.value), lead + new, len(lead))

    def renamed(self, entry: Entry, new: str) -> Cut:
        """Return the text with another key."""
        place = entry.key.place
        return self._cut(f"{path_name(entry.path)} as {new}", place[:2], place[2:], new)

    def dropped(self, entry: Entry) -> Cut:
        """Return the text without a key and its value, or without an item."""
        start, end = (entry.key or entry.value).place[:2], self.end(entry.value)
        if not entry.in_flow and self.lines[start[0] - 1][: start[1] - 1].strip() == "-" and entry.key:
            end = (end[0] + 1, start[1])  # the next key takes its place behind the dash
        elif not entry.in_flow:
            start, end = (start[0], 1), (end[0] + 1, 1)
        elif self.lines[end[0] - 1][end[1] - 1 :].startswith(", "):
            end = (end[0], end[1] + 2)
        elif self.lines[start[0] - 1][: start[1] - 1].endswith(", "):
            start = (start[0], start[1] - 2)
        return self._cut(f"without {path_name(entry.path)}", start, end, "")

    def followed(self, entry: Entry, new: str) -> Cut:
        """Return the text with one more key or item behind an entry."""
        line, column = self.end(entry.value)
        done = f"{path_name(entry.path)} followed by {new}"
        if entry.in_flow:
            return self._cut(done, (line, column), (line, column), f", {new}", 2)
        indent = entry.key.place.column - 1 if entry.key else entry.value.place.column - 3
        whole = f"{' ' * indent}{'' if entry.key else '- '}{new}\n"
        cut = self._cut(done, (line + 1, 1), (line + 1, 1), whole)
        return cut._replace(column=(entry.key or entry.value).place.column)

    def extended(self, path: Path, new: str) -> Cut:
        """Return the text with one more key or item at the end of the mapping or list at a path."""
        return self.followed(self.children(path)[-1], new)

    def with_window(self, window: Entry, first: str, last: str) -> tuple[Cut, int, int]:
        """Return the text with another window in the same form, and how far ahead its two days are told."""
        if window.text:
            return self.replaced(window, f"{first}～{last}"), 0, 0
        start, end = "{from: ", f"{{from: {first}, to: "
        return self.replaced(window, f"{end}{last}}}"), len(start), len(end)

    def with_key(self, path: Path, key: str, written: str) -> Cut:
        """Return the text with a value behind a key of the mapping at a path, which may have it already."""
        if entry := self.at.get((*path, key)):
            return self.replaced(entry, written)
        cut = self.extended(path, f"{key}: {written}")
        return cut._replace(column=cut.column + len(f"{key}: "))

    def put_in(self, line: int, column: int, new: str, instead_of: int = 0) -> Cut:
        """Return the text with characters put in, or in the place of so many."""
        return self._cut(f"{new!r} put in", (line, column), (line, column + instead_of), new)

    def children(self, path: Path) -> list[Entry]:
        """Return what stands directly in the mapping or list at a path."""
        return [entry for entry in self.entries if entry.path[:-1] == path]

    def end(self, node: Node) -> tuple[int, int]:
        """Return line and column behind the last character of a value."""
        if isinstance(node, Scalar):
            line, column = node.place[2:]
            return (line, column) if column > 1 else (line - 1, len(self.lines[line - 2]) + 1)
        last = node.items[-1] if isinstance(node, Sequence) else list(node.items.values())[-1][1]
        line, column = self.end(last)
        if self._is_flow(node):
            rest = self.lines[line - 1][column - 1 :]
            column += min(rest.index(bracket) for bracket in "]}" if bracket in rest) + 1
        return line, column

    def is_block(self, node: Node) -> bool:
        """Tell whether a value is a list or mapping without brackets."""
        return not isinstance(node, Scalar) and not self._is_flow(node)

    def _is_flow(self, node: Node) -> bool:
        return self.text[self._offset(*node.place[:2])] in "[{"

    def written(self, entry: Entry) -> str:
        """Return a value as it is written, quotes and brackets included."""
        return self.text[self._offset(*entry.place) : self._offset(*self.end(entry.value))]

    def _entries(self, node: Node, path: Path) -> Iterator[Entry]:
        """Yield everything below a node."""
        if isinstance(node, Mapping):
            below = [(name, key, value) for name, (key, value) in node.items.items()]
        elif isinstance(node, Sequence):
            below = [(index, None, value) for index, value in enumerate(node.items)]
        else:
            return
        for step, key, value in below:
            yield Entry((*path, step), key, value, self._is_flow(node))
            yield from self._entries(value, (*path, step))

    def _offset(self, line: int, column: int) -> int:
        return self.starts[line - 1] + column - 1

    def _cut(self, done: str, start: tuple[int, int], end: tuple[int, int], new: str, ahead: int = 0) -> Cut:
        text = self.text[: self._offset(*start)] + new + self.text[self._offset(*end) :]
        return Cut(done, text, start[0], start[1] + ahead)


EVERY_KEY = """\
# yaml-language-server: $schema=incident.schema.json
id: every-key
organization: {name: 株式会社サンプル, name_en: Sample Inc.}
sites:
  - {name: サンプルショップ, url: "https://example.com/", former_name: 旧サンプル, note: a shop}
  - 別館
vendor:
  name: 株式会社サンプルシステム
  name_en: Sample Systems
industry: 衣料品の通信販売
sources:
  - kind: press
    title: サンプルショップで情報漏えい
    url: https://example.com/news/1
    archived: https://archive.example.org/news/1
    publisher: 日本流通産業新聞
    date: 令和4年7月2日
    retrieved: 2026-11-20
    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    note: an article
  - {kind: official_notice, url: "https://example.com/notice.pdf"}
events:
  - event: detected
    date: 令和4年4月1日
    by: card_company
    party: サンプルカード
    basis: derived
    text: 同日
    open: false
    source: 2
    note: by mail
  - {event: police_reported, date: 2022/4/5, act: 被害届}
  - {event: payment_stopped, date: 2022年4月6日, stage: effective}
  - {event: ppc_reported, date: 2022年4月6日, stage: preliminary}
  - {event: customers_notified, date: 2022年6月30日, stage: early_warning}
  - {event: published, stage: final, date: 2022年7月1日（金）}
exposures:
  - period: {from: 2021年1月1日, to: 2022-03-31}
    scope: カードで支払った顧客
    sites: [サンプルショップ, 別館]
    affected: ["1,234件", "1,230名"]
    certainty: confirmed
    partial: true
    data:
      - card_number
      - card_holder
    note: only on the site
affected: ["2,000件"]
cause: [malware]
misuse: none_found
delay_reasons: [await_investigation]
not_leaked:
  - {what: パスワード, strength: none}
not_stated: [investigator]
summary: カード情報が漏えいした。
summary_en: Card data leaked.
related: [vector-park]
notes: The shop is closed.
review: double_checked
waive:
  - {check: BC411, reason: the notice has it so, until: 2027-12-31}
"""
"""A made-up sound record with every key that records have, so that every path is broken."""

_FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(INCIDENTS.glob("*.yaml"))}
SHIPPED = {name: text for name, text in _FILES.items() if "\nwithdrawn:" not in text}
MADE_UP = "every-key.yaml"
SUBJECTS = {name: Subject(name, text) for name, text in {**SHIPPED, MADE_UP: EVERY_KEY}.items()}
