"""Tell the blanks that tabs and full-width blanks stand for: in the lead of a line, and how many indent it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDE_BLANK = "\u3000"
_BLANK = rf"[ \t{WIDE_BLANK}]"
_LINE = re.compile(
    rf"(?P<indent>{_BLANK}*)(?P<dashes>(?:-{_BLANK}+)*)(?:(?P<key>[A-Za-z_]\w*{_BLANK}*[:：])(?!/){_BLANK}*)?(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_LITERAL = re.compile(r"[|>][-+\d]*")
_FURTHER = 2  # blanks that records are indented by
_DEEPEST = 20  # levels that are followed; a record has four
_MOST = 10_000  # lines that are looked at; no record has so many values
_AHEAD = 50  # lines that are looked at for a neighbour


def odd_blanks(line: str) -> list[int]:
    """Return the indices of all tabs, and of the full-width blanks before the text of a line or its value."""
    lead = _parsed(line).start("rest")
    return [at for at, sign in enumerate(line) if sign == "\t" or (sign == WIDE_BLANK and at < lead)]


def odd_indent(line: str) -> str:
    """Return the indentation of a line where it is not of blanks alone, and says something; else nothing."""
    parsed = _parsed(line)
    indent = parsed["indent"]
    return indent if indent.strip(" ") and _kind(parsed) else ""


def straightened(line: str, width: int | None) -> str:
    """Return a line with a blank for each odd one, and indented by `width` if that is known."""
    if not line.strip():
        return " " * len(line)
    signs = list(line)
    for at in odd_blanks(line):
        signs[at] = " "
    written = "".join(signs)
    return written if width is None else " " * width + written[len(odd_indent(line)) :]


def widths(lines: Sequence[str]) -> dict[int, int]:
    """Return the width that an odd indentation surely stands for, by the index of its line.

    Ends at the first that is doubtful, for what follows may hang on it.
    """
    found: dict[int, int] = {}
    above = _Above()
    for index, line in enumerate(lines[:_MOST]):
        if not line.strip():
            continue
        parsed = _parsed(line)
        if not (kind := _kind(parsed)):
            continue
        width = len(parsed["indent"])
        if parsed["indent"].strip(" "):
            meant = above.width(kind, parsed["indent"], lines[index + 1 : index + 1 + _AHEAD])
            if meant is None or len(above.levels) > _DEEPEST:
                break
            found[index] = width = meant
        above.read(parsed, width)
    return found


def _parsed(line: str) -> re.Match[str]:
    return _LINE.match(line)  # type: ignore[return-value]  # matches any text


def _kind(parsed: re.Match[str]) -> str:
    """Return what a line is: an item, a key, another text, or nothing that has an indentation."""
    if parsed["dashes"] or parsed["key"]:
        return "item" if parsed["dashes"] else "key"
    return "" if parsed["rest"].startswith("#") else parsed["rest"].strip() and "text"


@dataclass
class _Above:
    """What the lines above a line say of it: which levels are open, and whether a value still goes on."""

    levels: list[tuple[int, str]] = field(default_factory=list)
    at: int = 0  # where the text of the last item or key stands
    is_opened: bool = False  # by a key without a value
    is_literal: bool = False  # behind | or >
    brackets: int = 0
    alike: dict[tuple[str, str], int] = field(default_factory=dict)  # what an indentation was for such a line
    text: tuple[str, int] | None = None  # how the last line was indented that goes on with a text

    def width(self, kind: str, indent: str, below: Sequence[str]) -> int | None:
        """Return the width of an odd indentation; None where it is doubtful."""
        alike = self.alike.get((kind, indent))
        is_alike = alike is not None and (alike, kind) in self.levels
        if self.brackets or self.is_literal or kind == "text":
            if self.text is None:
                return None if is_alike else self.at + _FURTHER
            return self.text[1] if self.brackets or self.text[0] == indent else None
        if is_alike:
            return None if self.is_opened and kind == "item" else alike
        if self.is_opened:
            return self._below(kind, below)
        open_levels = {column for column, other in self.levels if other == kind and column}
        return open_levels.pop() if len(open_levels) == 1 else None

    def _below(self, kind: str, below: Sequence[str]) -> int | None:
        """Return how far the first line below a key is indented, as the next sound line tells."""
        sound = (
            parsed for parsed in map(_parsed, below) if _kind(parsed) and not parsed["indent"].strip(" ")
        )
        neighbour = next(sound, None)
        if neighbour and kind == _kind(neighbour) == "item" and len(neighbour["indent"]) == self.at:
            return self.at
        if neighbour is None or len(neighbour["indent"]) <= self.at:
            return self.at + _FURTHER
        further = len(neighbour["indent"]) - (_FURTHER if kind == "item" and _kind(neighbour) == "key" else 0)
        return further if further > self.at and _kind(neighbour) in (kind, "key") else None

    def read(self, parsed: re.Match[str], width: int) -> None:
        """Take note of a line that is indented by `width`."""
        rest = _COMMENT.sub("", parsed["rest"]).strip()
        self.is_literal = self.is_literal and width > self.at
        if self.is_literal:
            self.text = (parsed["indent"], width)
            return
        if self.brackets or _kind(parsed) == "text":
            self.text, self.is_opened = (parsed["indent"], width), False
        else:
            self._open(parsed, width)
            self.alike[_kind(parsed), parsed["indent"]] = width
            self.text, self.is_opened = None, not rest
            self.is_literal = bool(_LITERAL.fullmatch(rest))
        if self.brackets or rest[:1] in ("[", "{"):
            ends = sum(map(rest.count, "]}"))
            self.brackets = max(0, self.brackets + sum(map(rest.count, "[{")) - ends)

    def _open(self, parsed: re.Match[str], width: int) -> None:
        is_item = bool(parsed["dashes"])
        self.levels = [
            (column, kind)
            for column, kind in self.levels
            if column < width or (column == width and is_item and kind == "key")
        ]
        self.at = width
        for dash in re.findall(r"-[^-]+", parsed["dashes"]):
            self.levels.append((self.at, "item"))
            self.at += len(dash)
        if parsed["key"]:
            self.levels.append((self.at, "key"))
