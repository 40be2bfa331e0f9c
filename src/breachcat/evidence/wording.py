"""The text of a notice made ready for comparing: its facts, its days, periods and counts, and where words stand."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from breachcat.evidence.value import Value
from breachcat.evidence.words import SAID
from breachcat.japanese import Count, Date, Period, find_counts, fold, search_key
from breachcat.notice import Fact, Place, Surety, Whereabouts, find_facts
from breachcat.notice.days import find_days, find_spans
from breachcat.notice.facts import LONGEST
from breachcat.notice.unwrapping import Unwrapped, unwrapped
from breachcat.problems import visible
from breachcat.vocabulary import EventKind, SourceKind, Word

_VOICED = ("ﾞ", "ﾟ")  # one character with the half-width kana before them


class Mention(NamedTuple):
    """A day that the text names, and where."""

    value: Date
    place: Place


class Step(NamedTuple):
    """A step of the incident, and the day that the notice gives for it."""

    fact: Fact
    day: Date


class Wording:
    """What a notice says, looked up by meaning; all places are those of its original text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts = find_facts(text)
        self.whereabouts = Whereabouts(text)

    def of(self, field: str) -> list[Fact]:
        """Return the facts of a field, those that the rules are surest of first."""
        return sorted(self.facts.of(field), key=lambda fact: list(Surety).index(fact.certainty))

    def stands(self, words: str) -> Place | None:
        """Return where words stand first, however wide they are and wherever lines end."""
        return self._plain.find(self.key(words))

    @staticmethod
    def key(words: str) -> str:
        """Return words as they are compared: folded, without blanks."""
        return "".join(fold(words).split())

    def names(self, name: str) -> Place | None:
        """Return where a name stands first, under the looser key by which names are compared."""
        return self._loose.find(search_key(name))

    def matches(self, pattern: str) -> Iterator[Place]:
        """Yield where a pattern for folded text matches, across the line ends that pages make."""
        flat = self._flat
        for match in re.finditer(pattern, flat.folded):
            yield Place(*flat.original(*match.span()))

    def doubted(self, value: Value, word: Word) -> Value:
        """Return the value of a word that was not read; it is not found where the words for it stand nowhere."""
        if word not in SAID:
            return value.doubted(None)
        place = next(self.matches(SAID[word]), None)
        return value.doubted(place) if place else value

    def sentence(self, place: Place) -> str:
        """Return the folded sentence round a place."""
        return fold(self.whereabouts.sentence(place))

    def quoted(self, place: Place) -> str:
        """Return the words at a place with those around them, short and on one line."""
        before = max(place.start - _SIDE, self._line_start(place.start))
        end = min(place.end, place.start + _LONGEST_QUOTE)
        behind = self.text[end : end + _SIDE].split("\n")[0]
        return visible(" ".join((self.text[before:end] + behind).split()))

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def behind(self, place: Place) -> str:
        """Return the folded words right behind a place, up to the next comma or full stop."""
        return re.split(r"[、。\n]", fold(self.text[place.end : place.end + _RIGHT_BEHIND]))[0]

    def around(self, place: Place) -> str:
        """Return the folded sentence of a day, and what follows until the text names the next day."""
        starts = [mention.place.start for mention in self.days]
        after = bisect_left(starts, place.end)
        end = min(starts[after] if after < len(starts) else len(self.text), place.end + _NEAR)
        return self.sentence(place) + fold(self.text[place.start : end])

    def counted(self, place: Place) -> set[int | None]:
        """Return the figures of the counts on the line of a place, or else on the line above."""
        start = self._line_start(place.start)
        end = self.text.find("\n", place.end)
        above = (self._line_start(max(0, start - 1)), start)
        for stretch in ((start, end if end >= 0 else None), above):
            if found := {count.value for _, count in find_counts(self.text[slice(*stretch)])}:
                return found
        return set()

    def beside(self, place: Place) -> str:
        """Return the folded text before and behind a place, headings included."""
        return fold(self.text[max(0, place.start - _NEAR) : place.end + _NEAR])

    @cached_property
    def steps(self) -> list[Step]:
        """The steps with a day, those that the rules are surest of first."""
        return [Step(fact, fact.day) for fact in self.of("events") if fact.day]

    @cached_property
    def days(self) -> list[Mention]:
        """The days that the text names in full, in part or by a word, without those of its periods."""
        flat = self._flat
        spans = find_spans(flat.text)
        reported = self.facts.kind is SourceKind.PRESS
        found = find_days(flat.text, flat.folded, spans, self._own, reported=reported)
        return [Mention(day.value, Place(*flat.original(day.start, day.end))) for day in found]

    @cached_property
    def periods(self) -> list[tuple[Period, Place]]:
        """The periods that join two dates of the text."""
        flat = self._flat
        return [(span.value, Place(*flat.original(span.start, span.end))) for span in find_spans(flat.text)]

    @cached_property
    def counts(self) -> list[tuple[Count, Place]]:
        """All counts of the text, whatever they count."""
        flat = self._flat
        return [
            (count, Place(*flat.original(start, start + len(count.text))))
            for start, count in find_counts(flat.text)
        ]

    def on(self, days: tuple[date, date]) -> list[Mention]:
        """Return where the text names a day."""
        return [mention for mention in self.days if bounds(mention.value) == days]

    @cached_property
    def _own(self) -> Date | None:
        published = [step.day for step in self.steps if step.fact.role is EventKind.PUBLISHED]
        return max(published, key=lambda day: day.earliest, default=None)

    @cached_property
    def _flat(self) -> Unwrapped:
        return unwrapped(self.text[:LONGEST])

    @cached_property
    def _plain(self) -> "Squeezed":
        return Squeezed(enumerate(fold(self.text)))

    @cached_property
    def _loose(self) -> "Squeezed":
        text = self.text
        return Squeezed(
            (index, _key_of(text[index : index + 1 + (text[index + 1 : index + 2] in _VOICED)]))
            for index, character in enumerate(text)
            if character not in _VOICED
        )


_RIGHT_BEHIND = 10
_SIDE = 12  # characters that are shown on either side of words
_LONGEST_QUOTE = 40
_NEAR = 200  # characters behind a day alone on its line, in which its step is told


@lru_cache(maxsize=10_000)
def _key_of(character: str) -> str:
    """Return the key of one character, for a text has few different ones."""
    return search_key(character)


class Squeezed:
    """A text without blanks, each character of which knows where it stood."""

    def __init__(self, characters: Iterable[tuple[int, str]]) -> None:
        kept = [(index, one) for index, key in characters for one in key if not one.isspace()]
        self._text = "".join(one for _, one in kept)
        self._places = [index for index, _ in kept]

    def find(self, words: str) -> Place | None:
        """Return where squeezed words stand first; their figures are no part of longer ones."""
        before = r"(?<!\d)" if words[:1].isdigit() else ""
        behind = r"(?!\d)" if words[-1:].isdigit() else ""
        match = re.search(f"{before}{re.escape(words)}{behind}", self._text) if words else None
        return Place(self._places[match.start()], self._places[match.end() - 1] + 1) if match else None


def bounds(day: Date) -> tuple[date, date]:
    """Return the first and the last day of a date as it is written."""
    return day.earliest, day.latest
