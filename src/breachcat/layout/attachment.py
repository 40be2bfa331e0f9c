"""Tell to which key or list item each comment of a record belongs."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from heapq import merge
from typing import NamedTuple

from breachcat.comments import Comment, comments_of
from breachcat.layout.marks import Marks, Point, marks_of
from breachcat.nodes import Document, Mapping, Node, Path, Scalar, Sequence

MODELINE = "yaml-language-server:"
_ITEM = re.compile(r"# ?- |# ?  ")
"""An item that was made a comment, or its next line: where dashes stand at the column of keys, it tells."""
Texts = dict[Path, list[str]]


def _texts() -> Texts:
    return defaultdict(list)


@dataclass(slots=True)
class Attached:
    """The comments of a document, by the path of what they belong to.

    `above` and `behind` belong to a key or item; `under` too, indented deeper than it, where no list
    or mapping in lines stands there; `below` to the end of a list, a mapping or the file. Those that
    stand alone have the blanks before them. An empty text is a blank line: of the head, of top-level
    keys and of the file's end.
    """

    head: list[str] = field(default_factory=list)
    above: Texts = field(default_factory=_texts)
    behind: Texts = field(default_factory=_texts)
    under: Texts = field(default_factory=_texts)
    below: Texts = field(default_factory=_texts)


def attached(document: Document) -> Attached:
    """Return the comments of a document that was read without problems."""
    assert document.root
    comments = comments_of(document)
    steps = _steps(document.root, (), marks_of(document, comments))
    sweep = _Sweep(document)
    events: Iterator[Comment | _Step] = merge(comments, steps, key=_position)
    for event in events:
        if isinstance(event, Comment):
            sweep.meet(event)
        else:
            sweep.go(event)
    return sweep.end()


class _Kind(Enum):
    """What the text between two comments consists of."""

    BEGIN = "a key or item begins"
    VALUE = "a text or an opening bracket"
    CLOSE = "a closing bracket"


class _Step(NamedTuple):
    """Something that stands at a point; `column` is that of its list or mapping, outside of brackets."""

    at: Point
    kind: _Kind
    path: Path
    column: int | None = None


class _Ended(NamedTuple):
    """What has ended: the column from which on comments are inside of it, and those of its end."""

    column: int
    texts: list[str]


def _position(event: Comment | _Step) -> Point:
    return event.place[:2] if isinstance(event, Comment) else event.at


def _steps(node: Node, path: Path, marks: Marks, *, in_brackets: bool = False) -> Iterator[_Step]:
    """Yield the steps of a value, in the order of the file; an empty value has none."""
    at = node.place[:2]
    if isinstance(node, Scalar):
        if node.text or not node.plain:
            yield _Step(at, _Kind.VALUE, path)
        return
    closing = marks.closing.get(at)
    if closing and path:
        yield _Step(at, _Kind.VALUE, path)
    column = None if closing or in_brackets else at[1]
    for start, name, value in _entries(node, marks):
        yield _Step(start, _Kind.BEGIN, (*path, name), column)
        yield from _steps(value, (*path, name), marks, in_brackets=column is None)
    if closing:
        yield _Step(closing, _Kind.CLOSE, path)


def _entries(node: Mapping | Sequence, marks: Marks) -> Iterator[tuple[Point, str | int, Node]]:
    """Yield the keys or items of a node: where each begins, its name or index, its value."""
    if isinstance(node, Mapping):
        for name, (key, value) in node.items.items():
            yield key.place[:2], name, value
    else:
        for index, start in enumerate(marks.starts(node)):
            yield start, index, node.items[index]


class _Sweep:
    """Go through a document from its beginning to its end; comments wait for what follows them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.attached = Attached()
        self.waiting: list[Comment] = []
        self.last: Path = ()
        self.columns: dict[Path, int] = {}

    def meet(self, comment: Comment) -> None:
        """Take a comment: behind something it belongs there, alone it waits."""
        if comment.is_alone or not self.last:
            self.waiting.append(comment)
        else:
            self.attached.behind[self.last].append(comment.text)

    def go(self, step: _Step) -> None:
        """Take a step; the comments that wait belong to it, or to the end of what it leaves."""
        if step.kind is _Kind.BEGIN:
            self._begin(step)
        else:
            is_end = step.kind is _Kind.CLOSE and (step.path != self.last or not step.path)
            place = self.attached.below if is_end else self.attached.above
            place[step.path] += map(_standing, self._released())
        self.last = step.path

    def end(self) -> Attached:
        """Return all comments; those that still wait belong to the end of the file."""
        self.attached.below[()] += self._spaced(self._unclaimed((), self.columns.get((), 1)))
        return self.attached

    def _begin(self, step: _Step) -> None:
        comments = self._unclaimed(step.path[:-1], step.column)
        if step.column is not None:
            self.columns[step.path[:-1]] = step.column
        if len(step.path) > 1:
            texts = list(map(_standing, comments))
        else:
            line, column = step.at
            leads = not self.document.lines[line - 1][: column - 1].strip(" ?{,")
            texts = self._spaced(comments) + [""] * (leads and self._is_after_blank(line))
        if not self.last:
            cut = length_of_head(texts)
            self.attached.head, texts = texts[:cut], texts[cut:]
        self.attached.above[step.path] += texts

    def _released(self) -> list[Comment]:
        waiting, self.waiting = self.waiting, []
        return waiting

    def _unclaimed(self, holder: Path, column: int | None) -> list[Comment]:
        """Return the comments that wait for a key or item of `holder`.

        Those before them that are indented deeper belong to what ends there.
        """
        comments = self._released()
        if column is None:
            return comments
        ended = list(self._ended(holder))
        for index, comment in enumerate(comments):
            at_dashes = bool(ended) and ended[0].column == column and _ITEM.match(comment.text)
            if not ended or (comment.place.column <= column and not at_dashes):
                return comments[index:]
            while len(ended) > 1 and ended[-1].column > comment.place.column:
                ended.pop()
            ended[-1].texts.append(_standing(comment))
        return []

    def _ended(self, holder: Path) -> Iterator[_Ended]:
        """Yield what ends where a key or item of `holder` begins, the outermost first."""
        for length in range(len(self.last) + 1):
            path, around = self.last[:length], self.last[: max(length - 1, 0)]
            if path == holder[:length]:
                continue
            if path in self.columns:
                yield _Ended(self.columns[path], self.attached.below[path])
            elif path == self.last and around in self.columns and not self._is_over_lines(path):
                yield _Ended(self.columns[around] + 1, self.attached.under[path])

    def _is_over_lines(self, path: Path) -> bool:
        """Tell whether a text stands over lines: a comment indented as they are would be one of them."""
        node = self.document.node(path)
        return isinstance(node, Scalar) and "\n" in node.text

    def _spaced(self, comments: list[Comment]) -> list[str]:
        """Return the texts of comments, and a blank line where one stands above."""
        texts = []
        for comment in comments:
            texts += [""] * self._is_after_blank(comment.place.line) + [_standing(comment)]
        return texts

    def _is_after_blank(self, line: int) -> bool:
        return line > 1 and not self.document.lines[line - 2].strip()


def _standing(comment: Comment) -> str:
    """Return a comment; one that stands alone with the blanks before it."""
    return " " * ((comment.place.column - 1) * comment.is_alone) + comment.text


def length_of_head(texts: list[str]) -> int:
    """Return how many of the lines before the first key stay at the top, whatever key comes first.

    These are the ones before the last blank line, or all where the modeline stands behind it.
    """
    behind = len(texts) - texts[::-1].index("") if "" in texts else 0
    return len(texts) if any(MODELINE in text for text in texts[behind:]) else behind
