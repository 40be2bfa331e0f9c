"""Statistics of a selection as plain values, for programs: nested for JSON, flat for spreadsheets."""

from collections.abc import Iterator
from typing import Any

from breachcat.japanese import Unit
from breachcat.language import Text
from breachcat.render.listing import Column, Listing, plain
from breachcat.tallies import Coverage, Statistics, Sum, Tally

ASIDE = ("weak", "not_stated", "not_recorded")
"""What is told of a fact besides whose notices state it: fields of Coverage."""


def name_of(way: str) -> str:
    """Return a way to group as the name of a field."""
    return way.replace("-", "_")


def share(row: Tally | Coverage) -> float | None:
    """Return which part of the selection a row is of; None where that is not known."""
    return round(row.n / row.of, 4) if row.n is not None and row.of else None


def document(statistics: Statistics) -> dict[str, Any]:
    """Return everything: the selection as a whole, and the rows of each tally by its way."""
    first, last = statistics.span
    unknown = statistics.of_no_year
    return {
        "incidents": statistics.whole.n,
        "years": {"min": first, "max": last, "unknown": len(unknown), "unknown_ids": list(unknown)},
        "affected": plain(statistics.whole.sums),
        "ids": list(statistics.whole.ids),
        "by": {name_of(way): list(map(_row, tallies)) for way, tallies in statistics.by.items()},
    }


def rows(statistics: Statistics) -> Iterator[dict[str, Any]]:
    """Yield the rows of all tallies."""
    for way, tallies in statistics.by.items():
        yield from ({"by": name_of(way), **_row(row)} for row in tallies)


def _row(row: Tally | Coverage) -> dict[str, Any]:
    """Return a row with the ids behind each of its numbers."""
    values: dict[str, Any] = {"key": row.key}
    if isinstance(row, Tally):
        values |= {"incidents": row.n, "share": share(row), "affected": row.sums, "ids": row.ids}
    else:
        ids = {name: getattr(row, name) for name in ("stated", *ASIDE)}
        numbers = {name: found if found is None else len(found) for name, found in ids.items()}
        values |= {**numbers, "share": share(row), "ids": ids}
    return {name: plain(value) for name, value in values.items()}


def flat(statistics: Statistics, *, with_ids: bool) -> Listing[dict[str, Any]]:
    """Return all rows under the same columns, that of the selection as a whole (all) first."""
    cases: list[tuple[str, Tally | Coverage]] = [("all", statistics.whole)]
    cases += [(name_of(way), row) for way, tallies in statistics.by.items() for row in tallies]
    items = [{"by": by, "key": row.key, **_flat_row(row, with_ids=with_ids)} for by, row in cases]
    names = dict.fromkeys(name for item in items for name in item)
    return Listing([_column(name) for name in names], items)


def _column(name: str) -> Column[dict[str, Any]]:
    return Column(name, Text(name, name), lambda item: item.get(name))


def _flat_row(row: Tally | Coverage, *, with_ids: bool) -> dict[str, Any]:
    values: dict[str, Any] = {"incidents": row.n, "share": share(row)}
    if with_ids:
        values["ids"] = row.ids
    if isinstance(row, Tally):
        for unit, found in row.sums.items():
            values.update(_flat_sum(unit, found, with_ids=with_ids))
        return values
    for name in ASIDE:
        found = getattr(row, name)
        values[name] = len(found)
        if with_ids:
            values[f"{name}_ids"] = found
    return values


def _flat_sum(unit: Unit, found: Sum, *, with_ids: bool) -> dict[str, Any]:
    figure = found.figure
    values: dict[str, Any] = {
        "min": figure and figure.low,
        "max": figure and figure.most,
        "approximate": figure and int(figure.approximate),
        "incidents": found.n,
        "unknown": len(found.unknown),
    }
    if with_ids:
        values |= {"ids": list(found.figures), "unknown_ids": found.unknown}
    return {f"{unit}_{name}": value for name, value in values.items()}
