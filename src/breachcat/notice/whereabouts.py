"""Tell where in a notice a stretch of it stands: its line, its column, the sentence around it."""

import re
from bisect import bisect_right
from functools import cached_property

from breachcat.notice.fact import Place
from breachcat.notice.passages import passages
from breachcat.notice.unwrapping import unwrapped
from breachcat.problems import Place as Spot

_LINE_END = re.compile(r"\r\n|[\n\r]")


class Whereabouts:
    """The lines and the sentences of a notice, counted once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def spot(self, place: Place) -> Spot:
        """Return line and column of a stretch; both count from 1, columns in code points."""
        return Spot(*self._at(place.start), *self._at(place.end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def sentence(self, place: Place) -> str:
        """Return the sentence, heading or item that holds the beginning of a stretch, on one line."""
        number = bisect_right(self._sentences, place.start, key=lambda sentence: sentence.start) - 1
        found = self._sentences[number] if number >= 0 else place
        found = found if place.start < found.end else place
        return "".join(line.strip() for line in _LINE_END.split(self.text[slice(*found)]))

    @cached_property
    def _sentences(self) -> list[Place]:
        flat = unwrapped(self.text)
        return [Place(*flat.original(part.start, part.end)) for part in passages(flat.folded)]
