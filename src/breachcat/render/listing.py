"""A listing: columns and rows of values, from which every output form is made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from breachcat.delays import Delay, Unknown
from breachcat.japanese import Date
from breachcat.language import Language, Text
from breachcat.render.words import say

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name for programs, its heading, and how an item gives its value.

    `people` says the value for people where that differs from say(); `sort` gives the key to
    order by where that is not the value itself; figures stand right, and `whole` ones never wrap.
    """

    name: str
    heading: Text
    value: Callable[[T], Any]
    people: Callable[[T, Language], str] | None = None
    sort: Callable[[T], Any] | None = None
    is_figure: bool = False
    is_whole: bool = False

    def say(self, item: T, language: Language) -> str:
        """Return the cell for people."""
        return self.people(item, language) if self.people else say(self.value(item), language)

    def of(self, part: Callable[[S], T]) -> "Column[S]":
        """Return this column for items of which `part` gives the item it is made for."""
        value, people = self.value, self.people
        return Column(
            self.name,
            self.heading,
            lambda item: value(part(item)),
            (lambda item, language: people(part(item), language)) if people else None,
            is_figure=self.is_figure,
            is_whole=self.is_whole,
        )


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Items under columns."""

    columns: Sequence[Column[T]]
    items: Sequence[T]

    def rows(self) -> Iterable[dict[str, Any]]:
        """Yield each item as column names with plain values, for programs."""
        for item in self.items:
            yield {column.name: plain(column.value(item)) for column in self.columns}

    def cells(self, language: Language) -> Iterable[list[str]]:
        """Yield each item as cells for people."""
        for item in self.items:
            yield [column.say(item, language) for column in self.columns]


def plain(value: Any) -> Any:
    """Return a value as what JSON knows; the words of closed lists as the records write them."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Unknown):
        return None
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value.as_json() if hasattr(value, "as_json") else value


def ordered(items: Iterable[T], column: Column[T], *, descending: bool = False) -> list[T]:
    """Return the items by a column; those without a value come last either way."""
    keyed = [(_sort_key(column.sort(item) if column.sort else column.value(item)), item) for item in items]
    known = [(key, item) for key, item in keyed if key is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [item for _, item in known] + [item for key, item in keyed if key is None]


def _sort_key(value: Any) -> Any:
    """Return what a value is ordered by: dates by their first day, delays by their least days."""
    if value is None or isinstance(value, Unknown) or value == []:
        return None
    if isinstance(value, Date):
        return value.earliest
    if isinstance(value, Delay):
        return value.low
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value
