"""Find the brackets and dashes of a YAML file, which its values and their places leave out."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from breachcat.comments import Comment, text_places
from breachcat.nodes import Document, Sequence

Point = tuple[int, int]
"""Line and column."""


@dataclass(slots=True)
class Marks:
    """Where each bracket closes, by where it opens; where the dashes of a column stand."""

    closing: dict[Point, Point] = field(default_factory=dict)
    dashes: dict[int, list[Point]] = field(default_factory=lambda: defaultdict(list))

    def starts(self, sequence: Sequence) -> list[Point]:
        """Return where the items of a list begin: at their dashes, or in brackets at their values."""
        at = sequence.place[:2]
        if at in self.closing:
            return [item.place[:2] for item in sequence.items]
        dashes = self.dashes[at[1]]
        first = bisect_left(dashes, at)
        return dashes[first : first + len(sequence.items)]


def marks_of(document: Document, comments: list[Comment]) -> Marks:
    """Return the marks of a document that was read without problems."""
    marks, opened = Marks(), []
    for at, mark in _marks(document, comments):
        if mark == "-":
            marks.dashes[at[1]].append(at)
        elif mark in "[{":
            opened.append(at)
        else:
            marks.closing[opened.pop()] = at
    return marks


def _marks(document: Document, comments: list[Comment]) -> Iterator[tuple[Point, str]]:
    """Yield every mark between the texts and comments, from the root on: no more stands there."""
    assert document.root
    whole = "\n".join(document.lines)
    lines = [0, *accumulate(len(line) + 1 for line in document.lines)]
    position = lines[document.root.place.line - 1] + document.root.place.column - 1
    places = sorted([*text_places(document.root), *(comment.place for comment in comments)])
    stretches = [(lines[line - 1] + at - 1, lines[last - 1] + end - 1) for line, at, last, end in places]
    for start, end in [*stretches, (len(whole), len(whole))]:
        for match in _MARK.finditer(whole, position, start):
            line = bisect_right(lines, match.start())
            yield (line, match.start() - lines[line - 1] + 1), match[0]
        position = max(position, end)


_MARK = re.compile(r"[\[\]{}-]")
