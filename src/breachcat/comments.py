"""Find the comments of a YAML file, which its values and their places leave out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from breachcat.nodes import Document, Mapping, Node, Scalar
from breachcat.problems import Place


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its text from the # on, its place, and whether it stands alone on its line."""

    text: str
    place: Place
    is_alone: bool


def comments_of(document: Document) -> list[Comment]:
    """Return the comments, in the order of the file.

    Nothing is parsed again: outside of every text, a # always begins a comment. Where reading had
    to stop, or a part was left out, a # inside a text of that part counts as well.
    """
    marked = [(number, line) for number, line in enumerate(document.lines, 1) if "#" in line]
    if not marked:
        return []
    places = list(text_places(document.root))
    return [comment for number, line in marked if (comment := _on_line(number, line, places))]


def text_places(node: Node | None) -> Iterator[Place]:
    """Yield the places of all keys and texts of a node, in the order of the file."""
    if isinstance(node, Scalar):
        yield node.place
    elif isinstance(node, Mapping):
        for key, value in node.items.values():
            yield key.place
            yield from text_places(value)
    elif node:
        for item in node.items:
            yield from text_places(item)


def _on_line(number: int, line: str, places: Sequence[Place]) -> Comment | None:
    at = line.find("#")
    while at >= 0:
        before = bisect_left(places, (number, at + 2))
        text = places[before - 1] if before else Place()
        inside = text[2:] > (number, at + 1)
        if not inside or (text.line == number and line[text.column - 1] in "|>"):
            said = line[at:].rstrip()
            place = Place(number, at + 1, number, at + 1 + len(said))
            return Comment(said, place, not line[:at].strip())
        at = line.find("#", text.end_column - 1) if text.end_line == number else -1
    return None
