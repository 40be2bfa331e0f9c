"""Read YAML into values as text, each with its place; every fault becomes a problem.

The C parser's events are taken one by one, so that depth and size are known before anything is
built, anchors and tags are seen, and nothing recurses.
"""

import re
from dataclasses import replace
from itertools import islice
from typing import Any

from breachcat.decoding import LINE_END, ODD_BREAKS, decoded, has_odd_blanks, unwanted
from breachcat.language import Text
from breachcat.nodes import Document, Mapping, Node, Scalar, Sequence
from breachcat.problems import CONTROL, Edit, Place, Problem, problem, shortened

LARGEST = 1024 * 1024  # bytes; the longest real record has under 10 KiB
DEEPEST = 20  # levels; a record needs four
MOST_UNWANTED = 200  # tabs and kinds of control characters that are told
MOST_MARKS = 20  # anchors and aliases that are told one by one; with more it is no record
MOST_VALUES = 5_000  # keys count; the longest real record has under 400


def read_document(data: bytes, name: str) -> Document:
    """Read the bytes of the file `name`; never raises."""
    if len(data) > LARGEST:
        return Document(name, problems=(problem("BC103", name, size=len(data), limit=LARGEST),))
    text, misencoded = decoded(data, name)
    document = Document(name, tuple(LINE_END.split(text)))
    problems = [document.with_excerpt(found) for found in misencoded]
    if any(found.check.code == "BC104" for found in problems):
        return replace(document, problems=tuple(problems))
    text, lines, known = ODD_BREAKS.sub(" ", CONTROL.sub(" ", text)), document.lines, {}
    if has_odd_blanks(text):
        from breachcat.indentation import straightened, widths  # only where something is wrong

        known = widths(document.lines)
        lines = tuple(straightened(line, known.get(index)) for index, line in enumerate(LINE_END.split(text)))
        text = "\n".join(lines)
    problems += [document.with_excerpt(found) for found in islice(unwanted(document, known), MOST_UNWANTED)]
    builder = _Builder(document, lines)
    complete = builder.build(text)
    return replace(document, root=builder.root, complete=complete, problems=(*problems, *builder.problems))


class _Builder:
    """Build nodes from the parser's events; `root` and `problems` hold what came of it."""

    def __init__(self, document: Document, lines: tuple[str, ...]) -> None:
        self.document = document
        self.lines = lines  # as they are read: with another indentation where that was odd
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.flows: list[bool] = []  # of the stack: whether it stands in brackets
        self.values = 0
        self.marks = 0
        self.documents = 0

    def build(self, text: str) -> bool:
        """Read the text to its end; return False where it had to stop before."""
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # YAML() costs a class a file
        from ruamel.yaml.error import YAMLError

        try:
            parser = CParser(text)
            while parser.check_event():
                if not self._take(parser.get_event()):
                    return False
        except YAMLError as error:
            from breachcat.syntax import complaint  # only where something is wrong

            said = complaint(error, self.lines)
            point = self._point(said.line, said.column)
            if point not in {found.place for found in self.problems}:
                found = self.document.problem("BC107", point, reason=said.reason)
                edits = tuple(Edit(self._written(place), repair) for place, repair in said.edits)
                self.problems.append(replace(found, suggestions=said.suggestions, edits=edits))
            self._forget_unended()
            return False
        if self.root is None or (isinstance(self.root, Scalar) and self.root.is_empty):
            self.root = None
            self._report("BC113", Place())
        return True

    def _forget_unended(self) -> None:
        """Leave out what a syntax error makes doubtful: a list or mapping in brackets that is still open.

        Or else a last value that runs over lines, because it has swallowed some.
        """
        flow = next((level for level, is_flow in enumerate(self.flows) if is_flow and level), None)
        last = len(self.stack) - 1 if flow is None else flow - 1
        if last < 0:
            return
        items = self.stack[last].items
        if isinstance(items, list):
            if items and (flow is not None or _runs_on(items[-1])):
                items.pop()
        elif items and (flow is not None or _runs_on(next(reversed(items.values()))[1])):
            items.popitem()

    def _point(self, line: int, column: int) -> Place:
        """Return a one-character place; the end of the text is the end of its last written line."""
        lines = self.lines
        while line and (line >= len(lines) or not lines[line].strip()):
            line -= 1
            column = len(lines[line])
        return self._written(Place(line + 1, column + 1, line + 1, column + 2))

    def _written(self, place: Place) -> Place:
        """Return where a place of the lines that are read stands in the lines as they are written."""
        if self.lines is self.document.lines:
            return place
        line, column, end_line, end = place
        return Place(line, self._column(line, column), end_line, self._column(end_line, end))

    def _column(self, line: int, column: int) -> int:
        if line > len(self.lines):
            return column
        return max(1, column + len(self.document.lines[line - 1]) - len(self.lines[line - 1]))

    def _report(self, code: str, place: Place, **values: Any) -> None:
        self.problems.append(self.document.problem(code, place, **values))

    def _take(self, event: Any) -> bool:
        """Take one event; return False where reading must stop."""
        kind = type(event).__name__
        start, end = event.start_mark, event.end_mark
        place = self._written(Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1))
        if kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self._report("BC112", place)
                return False
        elif kind in ("ScalarEvent", "AliasEvent", "SequenceStartEvent", "MappingStartEvent"):
            self._check_marks(event, kind, place)
            if self.marks > MOST_MARKS:
                self.root = None
                return False
            if kind in ("SequenceStartEvent", "MappingStartEvent"):
                self.flows.append(bool(event.flow_style))
            return self._add(self._node(event, kind, place))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self.stack.pop()
            self.keys.pop()
            self.flows.pop()
        return True

    def _node(self, event: Any, kind: str, place: Place) -> Node:
        if kind == "SequenceStartEvent":
            return Sequence(place)
        if kind == "MappingStartEvent":
            return Mapping(place)
        if kind == "AliasEvent":
            return Scalar(f"*{event.anchor}", place)
        text = event.value
        if not event.style and text.startswith("｛"):
            self._tell_of_braces(text, place)
        if match := CONTROL.search(text):
            self._report("BC105", place, found=f"U+{ord(match[0]):04X}")
            text = CONTROL.sub(" ", text)
        return Scalar(text, place, not event.style)

    def _tell_of_braces(self, text: str, place: Place) -> None:
        from breachcat.splits import in_braces  # only where something is wrong

        if found := in_braces(self.document, text, place):
            self.problems.append(found)

    def _check_marks(self, event: Any, kind: str, place: Place) -> None:
        if event.anchor:
            self.marks += 1
            mark = "*" if kind == "AliasEvent" else "&"
            self._report("BC109", place, found=shortened(mark + event.anchor))
        if kind != "AliasEvent" and event.tag:
            self._report("BC111", place, found=shortened(event.tag.replace("tag:yaml.org,2002:", "!!")))

    def _add(self, node: Node) -> bool:
        """Put the node where it belongs; return False where there are too many or too deep ones."""
        self.values += 1
        if self.values > MOST_VALUES:
            return self._refuse("BC119", node.place, MOST_VALUES)
        if not self.stack:
            self.root = node
        elif isinstance(parent := self.stack[-1], Sequence):
            self._append(parent, node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(node)
        else:
            self._put(parent, key, node)
            self.keys[-1] = None
        if not isinstance(node, Scalar):
            self.stack.append(node)
            self.keys.append(None)
        if len(self.stack) > DEEPEST:
            return self._refuse("BC114", node.place, DEEPEST)
        return True

    def _refuse(self, code: str, place: Place, limit: int) -> bool:
        """Stop at what is no record at all; nothing else is worth telling of it."""
        self._report(code, place, limit=limit)
        self.root = None
        return False

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self._report(
                "BC117", node.place, found=Text("a list or mapping", "リストかマッピングになっています")
            )
            return Scalar("", node.place)
        if not node.text:
            self._report("BC117", node.place, found=Text("an empty one", "空になっています"))
        if node.plain and node.text == "<<":
            self._report("BC110", node.place)
            return Scalar("", node.place)
        return node

    def _put(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if parts := self._parted(key, _COLON):
            key, rest = parts
            node = rest if isinstance(node, Scalar) and not node.text else node
        if not key.text:
            return
        if isinstance(node, Scalar) and node.place.line > key.place.line:
            parts = self._parted(node, _WIDE_COLON)
            node = Mapping(node.place, {parts[0].text: parts}) if parts else node
        if self._was_split(parent, key, node):
            return
        if key.text in parent.items:
            first = parent.items[key.text][0].place.line
            self._report("BC108", key.place, found=shortened(key.text), first=first)
            return
        parent.items[key.text] = (key, node)

    def _parted(self, joined: Scalar, colon_of: re.Pattern[str]) -> tuple[Scalar, Node] | None:
        """Return key and value, which a colon of another form kept together, and tell of it."""
        is_line = joined.plain and joined.place.line == joined.place.end_line
        match = colon_of.fullmatch(joined.text) if is_line else None
        if not match:
            return None
        from breachcat.splits import parted_at_colon  # only where something is wrong

        name, value, found = parted_at_colon(self.document, joined, match)
        self.problems.append(found)
        return name, value

    def _was_split(self, parent: Mapping, key: Scalar, node: Node) -> bool:
        """Join the value that a comma split in `{affected: 18,136件}` again; tell whether a key was its rest."""
        if not (parent.items and self.flows[-1] and isinstance(node, Scalar) and not node.text):
            return False
        from breachcat.splits import is_rest  # only where something is wrong

        last, (name, before) = next(reversed(parent.items.items()))
        joined = self._joined(before, key) if is_rest(self.document, before, key) else None
        if joined:
            parent.items[last] = (name, joined)
        return joined is not None

    def _append(self, parent: Sequence, node: Node) -> None:
        before = parent.items[-1] if parent.items else None
        joined = self._joined(before, node, is_item=True) if _are_figures(before, node) else None
        if joined:
            parent.items.pop()
        parent.items.append(joined or node)

    def _joined(self, before: Node | None, rest: Node, *, is_item: bool = False) -> Scalar | None:
        """Return a text that a comma split, and tell of it once, however many commas it has."""
        from breachcat.splits import rejoined  # only where something is wrong

        if not (whole := rejoined(self.document, before, rest, is_item=is_item)):
            return None
        joined, found = whole
        if (
            self.problems
            and self.problems[-1].check.code in ("BC107", "BC116")
            and self.problems[-1].place[:2] == joined.place[:2]
        ):
            del self.problems[-1]
        self.problems.append(found)
        return joined


def _runs_on(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.place.end_line > node.place.line


def _are_figures(before: Node | None, rest: Node) -> bool:
    """Tell whether two items of a list are what a comma inside a number parted."""
    if not (isinstance(before, Scalar) and isinstance(rest, Scalar) and before.plain and rest.plain):
        return False
    touching = before.place.end_line == rest.place.line and before.place.end_column + 1 == rest.place.column
    return bool(touching and _ENDS_IN_FIGURE.search(before.text) and _THREE_FIGURES.match(rest.text))


_KEY = r"(?P<key>[a-z_][a-z0-9_]*)"
_WIDE_COLON = re.compile(rf"{_KEY}\s*(?P<colon>：)\s*(?P<value>.*)")
_COLON = re.compile(rf"{_KEY}\s*(?P<colon>[：:])\s*(?P<value>.*)")
_ENDS_IN_FIGURE = re.compile(r"(?<![0-9０-９])[0-9０-９]{1,3}$")
_THREE_FIGURES = re.compile(r"[0-9０-９]{3}(?![0-9０-９])")
