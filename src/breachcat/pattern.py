"""Write a new record in the shape of another: its names stay, its facts become places to fill in."""

from collections.abc import Iterator
from dataclasses import dataclass

from breachcat.document import read_document
from breachcat.language import Language, Text
from breachcat.layout import formatted
from breachcat.nodes import Document, Mapping, Node, Scalar, Sequence
from breachcat.render.wrapping import cells
from breachcat.scalars import written
from breachcat.skeleton import MODELINE, WIDTH, comment, site_part
from breachcat.vocabulary import Review

NAMES = ("organization", "sites", "vendor", "industry")
_SHAPE = "event"  # which events a notice tells is its shape; when they were is a fact
_ITS_OWN = ("todo", "waive")  # questions about that notice, exceptions for it


def patterned(document: Document, record_id: str, site: str | None, language: Language) -> str:
    """Return a record with the keys of a sound one, and what that one says behind them, as comments.

    `site` is the name or the address of the site, where it is another one.
    """
    assert isinstance(document.root, Mapping), "what is sound is a mapping"
    nodes = {name: node for name, (_, node) in document.root.items.items() if name not in _ITS_OWN}
    pattern = _Pattern(", ".join(_texts(nodes["id"])), document.lines)
    own = {"id": [f"id: {record_id}"], "review": [f"review: {Review.DRAFT}"]}
    if site:
        nodes.setdefault("sites", nodes["id"])
        (name, *rest) = (f"{key}: {value}".rstrip() for key, value in site_part(site).items())
        own["sites"] = ["sites:", f"  - {name}", *(f"    {line}" for line in rest)]
    lines = [MODELINE, "#", *comment(_HEAD(language, other=pattern.name))]
    for name, node in nodes.items():
        lines += own.get(name) or pattern.laid(f"{name}: ", node, kept=name in NAMES)
    taken = ", ".join(name for name in nodes if name in NAMES and name not in own)
    question = _QUESTION(language, names=taken, other=pattern.name)
    text = "\n".join([*lines, "todo:", f"  - {written(question)}"])
    return formatted(read_document(text.encode(), record_id))


_HEAD = Text(
    "In the shape of {other}: its names stand here, and behind each # what it says. Fill in what the new "
    "notice says, as it writes it, and leave out the keys of which it says nothing.\n"
    "No personal data: no names of people, telephone numbers or mail addresses.\n"
    "In the end, the comments can go, all but the first line.",
    "{other} の形を写した記録です。名称はそのままで、# の後ろは {other} の値です。\n"
    "新しい告知文の内容を、その表記のまま書いてください。書かれていない項目は省きます。\n"
    "個人情報（担当者名・電話番号・メールアドレス）は書かないでください。\n"
    "書き終えたら、先頭行以外のコメントは消してかまいません。",
)
_QUESTION = Text(
    "taken over from {other}: {names}; check each against the new notice",
    "{other} から引き継いだ項目（{names}）を新しい告知文で確かめる",
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The record after which another is made: its name and its lines."""

    name: str
    lines: tuple[str, ...]

    def laid(self, lead: str, node: Node, *, kept: bool) -> Iterator[str]:
        """Yield the lines of a value behind its lead (`- what: `); lists and mappings as they were laid."""
        indent = " " * (len(lead) - len(lead.lstrip(" -")))
        if isinstance(node, Scalar) or self._is_in_brackets(node) or not (kept or _holds_parts(node)):
            yield from self._line(lead, node, indent, kept=kept)
            return
        if not lead.endswith("- "):
            yield lead.rstrip()
            indent += "  "
            lead = indent
        if isinstance(node, Sequence):
            for item in node.items:
                yield from self.laid(f"{indent}- ", item, kept=kept)
        else:
            for name, (_, value) in node.items.items():
                yield from self.laid(f"{lead}{name}: ", value, kept=kept or name == _SHAPE)
                lead = indent

    def _is_in_brackets(self, node: Node) -> bool:
        return self.lines[node.place.line - 1][node.place.column - 1] in "[{"

    def _line(self, lead: str, node: Node, indent: str, *, kept: bool) -> Iterator[str]:
        """Yield a value as one line, and what it was: behind it where there is room, else below."""
        line = (lead + _in_brackets(node, kept=kept)).rstrip()
        said = [] if kept else [" ".join(text.split()) for text in _texts(node)]
        behind = f"  # {self.name}: {', '.join(said)}" if said else ""
        if not said or cells(line + behind) <= WIDTH:
            yield line + behind
            return
        yield line
        joint = "\n" if any(text.endswith((".", "。")) for text in said) else ", "
        deeper = indent if lead.endswith("- ") else f"{indent}  "
        yield from comment(f"{self.name}: {joint.join(said)}", f"{deeper}# ")


def _holds_parts(node: Node) -> bool:
    """Tell whether a node is a mapping, or a list of such."""
    return isinstance(node, Mapping) or (isinstance(node, Sequence) and isinstance(node.items[0], Mapping))


def _in_brackets(node: Node, *, kept: bool) -> str:
    """Return a value as one line of YAML, all facts in it left out unless they are kept."""
    if isinstance(node, Scalar):
        return written(node.text) if kept else ""
    if isinstance(node, Mapping):
        items = node.items.items()
        return f"{{{', '.join(f'{key}: {_in_brackets(value, kept=kept or key == _SHAPE)}' for key, (_, value) in items)}}}"
    inside = ", ".join(_in_brackets(item, kept=kept) for item in node.items)
    return f"[{inside}]" if kept or _holds_parts(node) else ""


def _texts(node: Node) -> Iterator[str]:
    """Yield every fact in a node."""
    if isinstance(node, Scalar):
        yield node.text
        return
    inside = (
        node.items
        if isinstance(node, Sequence)
        else [item for key, (_, item) in node.items.items() if key != _SHAPE]
    )
    for item in inside:
        yield from _texts(item)
