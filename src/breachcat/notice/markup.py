"""Render the markup of a page as the lines that a reader sees, and tell what lines each block of it holds."""

import re
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

_UNSEEN = {
    "head", "script", "style", "template", "noscript", "noframes", "iframe", "object", "svg", "canvas",
    "math", "audio", "video", "map", "select", "button", "textarea", "datalist", "rt", "rp", "del", "s",
    "strike",
}  # fmt: skip
"""What is no text of a page: programs, controls, readings over kanji, and what is struck out."""
_PARAGRAPHS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "table", "blockquote", "section",
    "article", "hr", "pre", "fieldset", "figure",
}  # fmt: skip
_BLOCKS = _PARAGRAPHS | {
    "html", "body", "div", "li", "dd", "tr", "td", "th", "main", "header", "footer", "nav", "aside",
    "form", "center", "address", "caption", "details", "summary", "figcaption", "dir", "menu", "legend",
    "hgroup", "dialog",
}  # fmt: skip
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_UNSEEN_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n\s*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MARKED = re.compile(r"\s*(?:[・･•●○◎■□◆◇※*‐－–-]|[①-⑳]|[(（]?\d+[)）.．、](?!\d)|【)")


class Line(NamedTuple):
    """A line as it is shown; `apart` tells that an empty line stands before it.

    `linked` is the part of the text that leads elsewhere.
    """

    text: str
    apart: bool
    linked: str


@dataclass(slots=True)
class Shown:
    """The lines of a page, and which of them each block holds; blocks in the order of their beginnings."""

    lines: list[Line] = field(default_factory=list)
    blocks: dict[Element, range] = field(default_factory=dict)


def shown(root: Element) -> Shown:
    """Return what a tree of lxml shows, without regard to style."""
    from lxml import etree

    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            writer.end(element)
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        else:
            writer.start(element)
    return writer.shown


class _Writer:
    """Follows the tree and writes its lines."""

    def __init__(self) -> None:
        self.shown = Shown()
        self._words: list[str] = []
        self._linked: list[str] = []
        self._links = 0
        self._as_it_is = 0
        self._apart = False
        self._mark = ""
        self._numbers: dict[Element, count[int]] = {}
        self._in_line: set[Element] = set()
        """The cells of a row that is one line."""

    def start(self, element: Element) -> None:
        """Begin an element, and write its first words."""
        tag = element.tag
        if element in self._in_line:
            self._words += ["\u3000"] if self._words else []
        elif tag in _BLOCKS:
            self._begin(element)
        elif tag == "br":
            self._end_line()
        self._links += tag == "a"
        self._as_it_is += tag == "pre"
        self._write(element.text)

    def end(self, element: Element) -> None:
        """End an element, and write what follows it."""
        tag = element.tag
        self._links -= tag == "a"
        self._as_it_is -= tag == "pre"
        if element in self.shown.blocks:
            self._finish(element)
        elif _is_stamp(element):
            self._flush()
        self._write(element.tail)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        self._flush()
        self._apart |= tag in _PARAGRAPHS
        self.shown.blocks[element] = range(len(self.shown.lines), len(self.shown.lines))
        if tag == "li":
            self._mark = self._mark_of(element)
        elif tag == "tr" and _is_one_line(element):
            self._in_line.update(element)

    def _finish(self, element: Element) -> None:
        self._flush()
        self._mark = ""
        self._apart |= element.tag in _PARAGRAPHS
        first = self.shown.blocks[element].start
        self.shown.blocks[element] = range(first, len(self.shown.lines))

    def _mark_of(self, item: Element) -> str:
        """Return what a browser writes in front of the item of a list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "・"
        first = re.fullmatch(r"\d{1,5}", parent.get("start", "1"))
        numbers = self._numbers.setdefault(parent, count(int(first[0]) if first else 1))
        return f"{next(numbers)}. "

    def _write(self, text: str | None) -> None:
        if not text:
            return
        first, *rest = text.split("\n") if self._as_it_is else [text]
        self._add(first)
        for line in rest:
            self._end_line()
            self._add(line)

    def _add(self, words: str) -> None:
        self._words.append(_UNSEEN_BREAK.sub("", words))
        if self._links:
            self._linked.append(words)

    def _end_line(self) -> None:
        """End the line where the page says so; one that is empty already is a gap."""
        empty = not self._flush()
        self._apart |= empty

    def _flush(self) -> bool:
        """Write the line, and tell whether there was any; one of wide or unbreakable blanks is a gap."""
        words = _BLANKS.sub(" ", "".join(self._words)).strip(" ")
        linked = "".join(self._linked)
        self._words.clear()
        self._linked.clear()
        if not words.strip():
            self._apart |= bool(words)
            return False
        marked = words if _MARKED.match(words) else self._mark + words
        self.shown.lines.append(Line(marked, self._apart, linked))
        self._apart, self._mark = False, ""
        return True


def _is_one_line(row: Element) -> bool:
    return not any(part.tag in _BLOCKS or part.tag == "br" for cell in row for part in cell.iterdescendants())


_STAMP = re.compile("date|day|time|posted|publish", re.IGNORECASE)


def _is_stamp(element: Element) -> bool:
    """Tell whether an inline element is the day of the page, which style puts on a line of its own."""
    named = element.tag == "time" or (element.tag == "span" and _STAMP.search(element.get("class", "")))
    parent = element.getparent()
    first = parent is not None and parent[0] is element and not (parent.text or "").strip()
    return bool(named and first and not (element.tail or "").strip())
