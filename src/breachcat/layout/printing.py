"""Print a record in its one form, from its values and the comments that belong to them."""

from dataclasses import dataclass
from itertools import dropwhile, takewhile

from rich.cells import cell_len

from breachcat.layout.attachment import Attached, attached, length_of_head
from breachcat.nodes import Document, Mapping, Node, Path, Scalar
from breachcat.parts import kinds_in, part_at
from breachcat.scalars import over_lines, seems_typed, written, written_key

WIDEST = 120  # cells of a line with brackets, its comment aside
WIDEST_ITEM = 40  # cells of an item in brackets; longer ones are easier to read one below the other
_INDENT = "  "


def formatted(document: Document) -> str:
    """Return a record in its one form; the document must have no obstacles."""
    assert document.root
    comments = attached(document)
    root = _entry(document, comments, (), document.root)
    top = _without_leading_blanks(comments.head)
    if root.children:
        top += _without_leading_blanks(root.children[0].above)
        root.children[0].above = []
    head = length_of_head(top)
    body = [line for child in root.children for line in _lines(child, WIDEST)]
    lines = [*_levelled(top[:head]), *_levelled(top[head:]), *(body or ["{}"]), *root.below]
    return "\n".join(lines) + "\n"


def _without_leading_blanks(texts: list[str]) -> list[str]:
    return list(dropwhile(lambda text: not text, texts))


def _levelled(texts: list[str]) -> list[str]:
    """Return the comments of a block; how much deeper one is than the least deep before it stays.

    The first is at the edge: deeper, it would be taken for one of what stands above the block.
    """
    levelled, edge = [], max(map(len, texts), default=0)
    for text in texts:
        if text:
            edge = min(edge, len(text) - len(text.lstrip(" ")))
        levelled.append(text[edge:])
    return levelled


@dataclass(slots=True)
class _Entry:
    """A key or list item: its value, all below it in the order to print, and its comments."""

    key: str | None
    node: Node
    may_seem_typed: bool
    was_in_brackets: bool
    children: list["_Entry"]
    above: list[str]
    behind: str
    under: list[str]
    below: list[str]

    @property
    def has_comments_inside(self) -> bool:
        """Tell whether comments stand among the children."""
        return bool(self.below) or any(
            child.above or child.behind or child.under or child.has_comments_inside for child in self.children
        )

    @property
    def fits_brackets(self) -> bool:
        """Tell whether a list or mapping may stand in brackets, wherever that is.

        What is empty, and so is to be filled in, stays as it was begun: in brackets or not.
        """
        return not self.has_comments_inside and all(
            isinstance(child.node, Scalar)
            and "\n" not in child.node.text
            and (child.node.text or not child.node.plain or self.was_in_brackets)
            and (child.key is not None or cell_len(child.node.text) <= WIDEST_ITEM)
            for child in self.children
        )


def _entry(document: Document, comments: Attached, path: Path, node: Node) -> _Entry:
    """Return the entry at a path, with everything below it."""
    *further, behind = comments.behind.get(path) or [""]
    entry = _Entry(
        key=next((step for step in path[-1:] if isinstance(step, str)), None),
        node=node,
        may_seem_typed=_may_seem_typed(document, path, node),
        was_in_brackets=_is_in_brackets(document, node),
        children=[
            _entry(document, comments, (*path, name), value) for name, value in _ordered(document, path, node)
        ],
        above=[*_levelled(comments.above.get(path, [])), *further],
        behind=behind,
        under=_levelled(comments.under.get(path, [])),
        below=_levelled(comments.below.get(path, [])),
    )
    if path and entry.key is None and entry.children:  # the first child stands beside the dash
        entry.above += entry.children[0].above
        entry.children[0].above = []
    return entry


def _is_in_brackets(document: Document, node: Node) -> bool:
    line, column = node.place[:2]
    return isinstance(node, Mapping) and document.lines[line - 1][column - 1] == "{"


def _ordered(document: Document, path: Path, node: Node) -> list[tuple[str | int, Node]]:
    """Return what is in a list or mapping; keys in the order of the model, unknown ones behind."""
    if isinstance(node, Scalar):
        return []
    if not isinstance(node, Mapping):
        return list(enumerate(node.items))
    part = part_at(document, path)
    ranks = {name: rank for rank, name in enumerate(part.model_fields)} if part else {}
    names = sorted(node.items, key=lambda name: ranks.get(name, len(ranks)))
    return [(name, node.items[name][1]) for name in names]


def _may_seem_typed(document: Document, path: Path, node: Node) -> bool:
    """Tell whether a plain `true` or `1` stays plain: in fields that are no texts, and unknown ones."""
    if not (isinstance(node, Scalar) and node.plain and seems_typed(node.text)):
        return False
    parts = ((part_at(document, path[:length]), path[length]) for length in range(len(path) - 1, -1, -1))
    part, name = next((part, name) for part, name in parts if part and isinstance(name, str))
    found = part.model_fields.get(name)
    return found is None or any(kind in (bool, int) for kind in kinds_in(found.annotation))


def _lines(entry: _Entry, room: int) -> list[str]:
    """Return the lines of an entry, each of at most `room` cells where it stands in brackets."""
    head = "-" if entry.key is None else f"{written_key(entry.key)}:"
    above, behind = entry.above, entry.behind
    if isinstance(entry.node, Scalar):
        beside, *below = over_lines(entry.node.text) or [_scalar(entry, in_brackets=False)]
    elif line := _in_brackets(entry, room - cell_len(head) - 1):
        beside, below = line, []
    else:
        below = [line for child in entry.children for line in _lines(child, room - len(_INDENT))]
        below, beside = [*below, *entry.below], ""
        if entry.key is None:  # the first child stands beside the dash, and has its own comment
            leading = list(takewhile(lambda line: line.startswith("#"), below))
            above, behind = [*above, *filter(None, [behind]), *leading], ""
            beside, *below = below[len(leading) :]
    first = " ".join(part for part in (head, beside, behind and f" {behind}") if part)
    return [*above, first, *(line and _INDENT + line for line in [*below, *entry.under])]


def _in_brackets(entry: _Entry, room: int) -> str | None:
    """Return a list or mapping in brackets; None where it does not fit."""
    if not entry.fits_brackets:
        return None
    parts = [
        _scalar(child, in_brackets=True)
        if child.key is None
        else f"{written_key(child.key)}: {_scalar(child, in_brackets=True)}"
        for child in entry.children
    ]
    opening, closing = "{}" if isinstance(entry.node, Mapping) else "[]"
    line = f"{opening}{', '.join(parts)}{closing}"
    return line if cell_len(line) <= room or not parts else None


def _scalar(entry: _Entry, *, in_brackets: bool) -> str:
    assert isinstance(entry.node, Scalar)
    if entry.node.is_empty:
        return entry.node.text
    return written(entry.node.text, in_brackets=in_brackets, may_seem_typed=entry.may_seem_typed)
