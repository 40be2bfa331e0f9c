"""Statistics of a selection for people: a table for each way to group, with bars, and what must be said of them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from math import inf
from typing import Any

from breachcat.groups import GROUPINGS
from breachcat.japanese import Unit
from breachcat.language import Language, Text
from breachcat.render.chart import PIPE_WIDTH
from breachcat.render.delays import WEAK_NOTE
from breachcat.render.forms import FORMS, markdown_text, to_json
from breachcat.render.listing import Column, Listing
from breachcat.render.screen import Screen, table
from breachcat.render.summaries import say_key
from breachcat.render.tally_rows import document, flat, rows, share
from breachcat.render.words import NOT_KNOWN, WEAK
from breachcat.render.wrapping import cells, need, shared
from breachcat.tallies import COMPLETENESS, Coverage, Figure, Statistics, Tally


def statistics_text(
    statistics: Statistics,
    form: str,
    language: Language,
    screen: Screen,
    *,
    with_whole: bool = True,
    with_ids: bool = False,
) -> str:
    """Return statistics in a form; for people with or without the lines on the selection as a whole."""
    if form == "json":
        return to_json(document(statistics))
    if form == "jsonl":
        return "".join(to_json(row, indent=None) for row in rows(statistics))
    if form in ("csv", "tsv"):
        return FORMS[form](flat(statistics, with_ids=with_ids), language)
    whole = list(_whole(statistics, language, with_ids=with_ids)) if with_whole else []
    listings = [_listing(way, statistics, with_ids=with_ids) for way in statistics.by]
    notes = [note(language) for note in _notes(statistics)]
    if form == "markdown":
        head = _lines(f"- {title}: {markdown_text(said)}" for title, said in whole)
        drawn = [FORMS[form](listing, language) for listing in listings]
        notes = [f"- {markdown_text(note)}" for note in notes]
    else:
        left = max((cells(title) for title, _ in whole), default=0) + 2
        head = _lines(f"{title}{' ' * (left - cells(title))}{said}" for title, said in whole)
        if not with_ids:
            listings = [_with_bars(listing, language, screen.width) for listing in listings]
        drawn = [screen.draw(table(listing, language, screen.width)) for listing in listings]
    return "\n".join(filter(None, (head, *drawn, _lines(notes))))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


_UNITS = {
    Unit.RECORDS: Text("records", "件数"),
    Unit.PERSONS: Text("people", "人数"),
    Unit.CARDS: Text("cards", "カード枚数"),
    Unit.ACCOUNTS: Text("accounts", "アカウント数"),
}
_ABOUT = Text("about {}", "約{}")
_AT_MOST = Text("at most {}", "最大{}")
_AT_LEAST = Text("at least {}", "{}以上")


def say_range(figure: Figure | None, language: Language) -> str:
    """Return how many there are: 27,258, 27,258–45,394, at least 9,120, about 12,000."""
    if figure is None:
        return NOT_KNOWN
    about = _ABOUT(language) if figure.approximate else "{}"
    low, high = f"{figure.low:,}", f"{figure.high:,}"
    if figure.high == inf:
        return _AT_LEAST(language).format(about.format(low))
    if not figure.low < figure.high:
        return about.format(low)
    return about.format(f"{low}–{high}") if figure.low else _AT_MOST(language).format(about.format(high))


_INCIDENTS = Text("incidents", "事案数")
_YEARS = Text("years", "公表年")
_KNOWN = Text("{} (known of {}; unknown of {})", "{}（判明 {}、不明 {}）")


def _whole(statistics: Statistics, language: Language, *, with_ids: bool) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of the selection as a whole, each with its title."""

    def said(value: str, known: Collection[str], unknown: Collection[str]) -> str:
        return _KNOWN(language).format(value, of(known), of(unknown))

    def of(ids: Collection[str]) -> str:
        return f"{len(ids):,}: {', '.join(ids)}" if with_ids and ids else f"{len(ids):,}"

    whole = statistics.whole
    yield _INCIDENTS(language), of(whole.ids)
    first, last = statistics.span
    years = f"{first}–{last}" if first != last else first or NOT_KNOWN
    unknown = statistics.of_no_year
    known = set(whole.ids) - set(unknown)
    yield _YEARS(language), said(years, sorted(known), unknown) if unknown else years
    for unit, found in whole.sums.items():
        yield _UNITS[unit](language), said(say_range(found.figure, language), found.figures, found.unknown)


def _listing(way: str, statistics: Statistics, *, with_ids: bool) -> Listing[Any]:
    columns = _fact_columns if way == COMPLETENESS else _tally_columns
    return Listing(list(columns(way, statistics, with_ids)), statistics.by[way])


def _tally_columns(way: str, statistics: Statistics, with_ids: bool) -> Iterator[Column[Any]]:
    grouping, units = GROUPINGS[way], statistics.whole.sums
    yield _key_column(grouping.heading or grouping.title)
    yield _number("n", "n", "n", lambda tally: tally.n)
    yield _number("share", "share", "割合", share, _say_share)
    yield from map(_sum_column, units)
    if with_ids:
        yield Column("ids", Text("incidents", "事案"), lambda tally: tally.ids)
        yield from map(_unknown_column, units)


def _fact_columns(_way: str, _statistics: Statistics, with_ids: bool) -> Iterator[Column[Any]]:
    yield _key_column(Text("fact", "事実"))
    yield _number("stated", "stated", "記載あり", lambda fact: fact.n, _say_stated)
    yield _number("share", "share", "割合", share, _say_share)
    yield _number("not_stated", "not stated", "記載なし", lambda fact: len(fact.not_stated))
    yield _number("not_recorded", "not recorded", "記録なし", lambda fact: len(fact.not_recorded))
    if with_ids:
        yield Column("ids", Text("stated by", "記載のある事案"), _marked_ids)
        yield Column("not_stated_ids", Text("not stated by", "記載のない事案"), lambda fact: fact.not_stated)
        yield Column(
            "not_recorded_ids", Text("not recorded for", "記録のない事案"), lambda fact: fact.not_recorded
        )


def _key_column(title: Text) -> Column[Any]:
    return Column("key", title, lambda row: row.key, lambda row, language: say_key(row.key, language))


def _say_stated(fact: Coverage, _language: Language) -> str:
    """Return how many state a fact, and how many of these with weak dates only: 5 (2*)."""
    weak = f" ({len(fact.weak):,}{WEAK})" if fact.weak else ""
    return NOT_KNOWN if fact.n is None else f"{fact.n:,}{weak}"


def _marked_ids(fact: Coverage) -> list[str]:
    weak = set(fact.weak)
    return [name + WEAK * (name in weak) for name in fact.ids]


def _say_share(row: Tally | Coverage, language: Language) -> str:
    """Return a whole percentage; 0 and 100 are of nothing and of everything only."""
    if row.n is None:
        return NOT_KNOWN
    percent = round(100 * row.n / row.of)
    said = f"{percent}"
    if 0 < row.n < row.of and percent in (0, 100):
        said = ">99" if percent else "<1"
    return _PERCENT(language).format(said)


_PERCENT = Text("{} %", "{}%")


def _number(
    name: str,
    en: str,
    ja: str,
    value: Callable[[Any], Any],
    people: Callable[[Any, Language], str] | None = None,
) -> Column[Any]:
    return Column(name, Text(en, ja), value, people, is_figure=True, is_whole=True)


def _sum_column(unit: Unit) -> Column[Tally]:
    """Return the column of a unit: the sum, and of how many of the incidents it is."""

    def people(tally: Tally, language: Language) -> str:
        found = tally.sums[unit]
        return f"{say_range(found.figure, language)} ({found.n:,}/{tally.n:,})"

    return Column(unit, _UNITS[unit], lambda tally: tally.sums[unit], people, is_figure=True)


def _unknown_column(unit: Unit) -> Column[Tally]:
    heading = Text("{unit} not known of", "{unit}が不明の事案").filled(unit=_UNITS[unit])
    return Column(f"{unit}_unknown", heading, lambda tally: tally.sums[unit].unknown)


BAR = "#"  # one cell in every terminal, unlike block characters
_GAP, _SHORTEST, _LONGEST = 2, 8, 40


def _with_bars(listing: Listing[Any], language: Language, width: int | None) -> Listing[Any]:
    """Return the listing with bars in the room that is left; without where a narrow screen has none."""
    lines = [[column.heading(language) for column in listing.columns], *listing.cells(language)]
    columns = list(zip(*lines, strict=True))
    taken = sum(max(map(cells, column)) + _GAP for column in columns)
    room = min(max((width or PIPE_WIDTH) - taken, _SHORTEST), _LONGEST)
    if (
        width
        and shared(
            columns, [need(column, is_whole=False) for column in columns], width - room - _GAP * len(columns)
        )
        is None
    ):
        return listing
    most = max((row.n or 0 for row in listing.items), default=0)

    def bar(row: Tally | Coverage, _language: Language) -> str:
        return BAR * max(row.n * room // most, 1) if row.n else ""

    bars: Column[Any] = Column("bar", Text("", ""), lambda row: row.n, bar, is_whole=True)
    return Listing([*listing.columns, bars], listing.items)


def _notes(statistics: Statistics) -> Iterator[Text]:
    """Yield what must be said of the tallies, each where it applies."""
    yield from (
        grouping.title for way in statistics.by if (grouping := GROUPINGS.get(way)) and grouping.heading
    )
    tallies = [row for rows in statistics.by.values() for row in rows if isinstance(row, Tally)]
    sums = [found for tally in tallies for found in tally.sums.values()]
    figures = [found.figure for found in sums if found.figure]
    if tallies:
        yield _SUMMED if sums else _NO_NUMBERS
    if any(figure.low != figure.high for figure in figures):
        yield _RANGES
    if any(found.n > 1 for found in sums):
        yield _TWICE
    if sums and "data" in statistics.by:
        yield _OF_ITEM
    if any(
        sum(row.n or 0 for row in rows) > statistics.whole.n
        for way, rows in statistics.by.items()
        if way in GROUPINGS
    ):
        yield _SEVERAL
    facts = [row for row in statistics.by.get(COMPLETENESS, []) if isinstance(row, Coverage)]
    if any(row.weak for row in facts):
        yield WEAK_NOTE
    if any(row.stated is None for row in facts):
        yield _NO_PLACE


_SUMMED = Text(
    "(n/m) the sum of n of the m incidents; of the others the number is not known",
    "(n/m) m事案のうちn事案の合計（残りは不明）",
)
_NO_NUMBERS = Text("no number of records or people is known", "件数・人数の分かる事案はない")
_RANGES = Text(
    "a–b from a to b: groups may overlap, or the notice gives a bound only",
    "a–b aからbの間（対象者の重複、または上限・下限だけの記載による）",
)
_TWICE = Text(
    "who is affected by two incidents counts in both", "複数の事案の対象者は、それぞれの事案で数える"
)
_OF_ITEM = Text(
    "of a data item, only the groups whose data include it", "漏えい項目ごとの数は、その項目を含む対象者だけ"
)
_SEVERAL = Text(
    "an incident with several of these counts in each; shares are of all incidents",
    "複数に当てはまる事案は、それぞれに数える（割合は全事案に対するもの）",
)
_NO_PLACE = Text(
    "– not known: records only say where this is not stated", "– 不明: 記録には記載のないことだけを記す事実"
)
