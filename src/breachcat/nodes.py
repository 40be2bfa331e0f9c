"""Values as text, each with its place: what a YAML file is read into."""

from dataclasses import dataclass, field, replace
from typing import Any

from breachcat.problems import Place, Problem, problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as the text that stands there. `plain` is one without quotes."""

    text: str
    place: Place
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Tell whether YAML means "nothing" by it."""
        return self.plain and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Sequence:
    """A list of nodes."""

    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys and their nodes, in order, without duplicates."""

    place: Place
    items: dict[str, tuple[Scalar, "Node"]] = field(default_factory=dict)


LONGEST_EXCERPT = 1000  # characters; a file that is one line must not be told whole with each problem

Node = Scalar | Sequence | Mapping
Path = tuple[str | int, ...]
"""The way from the root of a document to a value: keys and list indices."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name, its lines, its root if there is one, and its problems.

    `complete` is False where reading had to stop before the end.
    """

    name: str
    lines: tuple[str, ...] = ()
    root: Node | None = None
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    def node(self, path: Path) -> Node | None:
        """Return what stands at `path`; None where nothing does."""
        node = self.root
        for step in path:
            if isinstance(node, Mapping) and step in node.items:
                node = node.items[str(step)][1]
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return None
        return node

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value at `path` stands, or its key; the nearest parent's if it is none.

        The record as a whole stands where its first key does, for remarks may precede it.
        """
        node, place = self.root, self._start()
        for step in path:
            if isinstance(node, Mapping) and step in node.items:
                name, node = node.items[str(step)]
                place = name.place if key else node.place
                if isinstance(node, Scalar) and not node.text:
                    place = name.place
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.place
            else:
                break
        return place

    def _start(self) -> Place:
        if isinstance(self.root, Mapping) and self.root.items:
            return next(iter(self.root.items.values()))[0].place
        return self.root.place if self.root else Place()

    def within(self, place: Place, text: str) -> Place:
        """Return where a text stands inside a place; the place itself where it does not stand there as such."""
        if place.line != place.end_line or place.line > len(self.lines):
            return place
        start = self.lines[place.line - 1].find(text, place.column - 1, place.end_column - 1) + 1
        return Place(place.line, start, place.line, start + len(text)) if start else place

    def problem(self, code: str, place: Place, **values: Any) -> Problem:
        """Return a problem of this document, with the line it stands on."""
        return self.with_excerpt(problem(code, self.name, place, **values))

    def with_excerpt(self, found: Problem) -> Problem:
        """Return the problem with the line that it stands on."""
        line, column = found.place[:2]
        if line > len(self.lines) or column > LONGEST_EXCERPT:
            return found
        return replace(found, excerpt=self.lines[line - 1][:LONGEST_EXCERPT])


def plain_value(node: Node | None) -> Any:
    """Return a node as plain dicts, lists and text."""
    if isinstance(node, Mapping):
        return {key: plain_value(value) for key, (_, value) in node.items.items()}
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return None if node is None or node.is_empty else node.text
