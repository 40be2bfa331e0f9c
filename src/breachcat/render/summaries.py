"""Summaries of delays as listings, and what must be said of them."""

from collections.abc import Sequence

from breachcat.figures import Quantity
from breachcat.groups import Grouping, Key
from breachcat.language import Language, Text
from breachcat.render.listing import Column, Listing
from breachcat.render.words import NOT_KNOWN, WEAK, say
from breachcat.summaries import QUANTILES, Summary
from breachcat.vocabulary import FACTS, Word

APPROXIMATE = Text("{} c.", "約{}")
_AT_LEAST = Text("{}+", "{}+")
_NOT_KNOWN_KEY = Text("not known", "未詳")
_HEADINGS = {
    "min": Text("min", "最小"),
    "q1": Text("Q1", "Q1"),
    "median": Text("median", "中央値"),
    "q3": Text("Q3", "Q3"),
    "max": Text("max", "最大"),
}


def _quantity_column(name: str) -> Column[Summary]:
    return Column(name, _HEADINGS[name], lambda summary: summary.quantities.get(name), is_figure=True)


def _n(summary: Summary, language: Language) -> str:
    """Return n, with how many of it are bounds, rest on weak and on approximate dates: 5 (1+, 3*, 1 c.)."""
    marks = [f"{summary.bounds}+"] if summary.bounds else []
    marks += [f"{summary.weak}{WEAK}"] if summary.weak else []
    marks += [APPROXIMATE(language).format(summary.approximate)] if summary.approximate else []
    return f"{summary.n} ({', '.join(marks)})" if marks else f"{summary.n}"


def _unusable(summary: Summary, language: Language) -> str:
    said = [
        f"{number}: {why.reason.label(language).format(FACTS[why.fact].short(language))}"
        for why, number in summary.reasons().items()
    ]
    return "; ".join(said) or NOT_KNOWN


def say_key(key: Key | None, language: Language) -> str:
    """Return what the incidents of a group share, in words that can be quoted."""
    if isinstance(key, Word):
        return key.label(language)
    return _NOT_KNOWN_KEY(language) if key is None else say(key, language)


def _survival_median(summary: Summary) -> Quantity | None:
    return summary.survival.median if summary.survival else None


def _say_survival_median(summary: Summary, language: Language) -> str:
    """Return the estimate where it differs from the plain median: where there are bounds."""
    return say(_survival_median(summary) if summary.bounds else None, language)


def _ids(summary: Summary) -> list[str]:
    return list(dict.fromkeys(name for name, _ in summary.used))


_COLUMNS: tuple[Column[Summary], ...] = (
    Column(
        "measure", Text("measure (days)", "指標（日）"), lambda summary: summary.measure.name,
        lambda summary, language: summary.measure.title(language),
    ),
    Column("n", Text("n", "n"), lambda summary: summary.n, _n, is_figure=True, is_whole=True),
    Column("bounds", Text("of n +", "うち +"), lambda summary: summary.bounds, is_figure=True),
    Column("weak", Text("of n *", "うち *"), lambda summary: summary.weak, is_figure=True),
    Column("approximate", Text("of n c.", "うち 約"), lambda summary: summary.approximate, is_figure=True),
    *(_quantity_column(name) for name in QUANTILES),
    Column(
        "median_interval", Text("median, 95 % CI", "中央値95%CI"), lambda summary: summary.interval,
        is_figure=True,
    ),
    Column("survival_median", Text("median (K–M)", "中央値（K–M）"), _survival_median,
        _say_survival_median, is_figure=True,
    ),
    Column("survival", Text("survival", "生存曲線"), lambda summary: summary.survival),
    Column(
        "unusable", Text("without a value", "値のない記録"),
        lambda summary: [
            {"id": name, "missing": why.fact, "reason": why.reason.value}
            for name, why in summary.unusable
        ],
        _unusable,
    ),
    Column("ids", Text("records", "記録"), _ids),
)  # fmt: skip
_SHORT: Column[Summary] = Column(
    "measure", Text("days", "日数"), lambda summary: summary.measure.name,
    lambda summary, language: summary.measure.short(language), is_whole=True,
)  # fmt: skip
"""The column of the measure under a table that has the same short names as its heads."""

_IN_N = {"bounds", "weak", "approximate"}  # columns that people find in that of n
_NESTED = {"survival"}  # columns that only JSON can hold


def summary_listing(
    summaries: Sequence[Summary],
    form: str,
    *,
    grouping: Grouping | None = None,
    with_ids: bool = False,
    short: bool = False,
    narrow: bool = False,
) -> Listing[Summary]:
    """Return summaries as a listing: in JSON with everything, for people with what says something."""
    columns = [column for column in _COLUMNS if _is_shown(column.name, summaries, form, with_ids=with_ids)]
    if narrow:
        columns = [column for column in columns if column.name not in _NOTES]
    if short:
        columns[0] = _SHORT
    if grouping:
        group: Column[Summary] = Column(
            grouping.name.replace("-", "_"), grouping.title, lambda summary: summary.key,
            lambda summary, language: say_key(summary.key, language),
        )  # fmt: skip
        columns.insert(1, group)
    return Listing(columns, summaries)


def _is_shown(name: str, summaries: Sequence[Summary], form: str, *, with_ids: bool) -> bool:
    if form in ("json", "jsonl"):
        return True
    if name in _NESTED or (name == "ids" and not with_ids):
        return False
    if form in ("csv", "tsv"):
        return True
    if name == "median_interval":
        return any(summary.interval for summary in summaries)
    if name == "survival_median":
        return any(summary.bounds for summary in summaries)
    return name not in _IN_N


_NOTES = {
    "median_interval": Text(
        "median, 95 % CI: confidence interval of the median, percentile bootstrap, where n ≥ 8",
        "中央値95%CI: 中央値の95%信頼区間。パーセンタイル・ブートストラップ法（n≧8）",
    ),
    "survival_median": Text(
        "median (K–M): Kaplan–Meier estimate, which takes lower bounds (+) for what they are",
        "中央値（K–M）: 下限しか分からない値（+）を打ち切りとして扱うカプラン・マイヤー推定の中央値",
    ),
}
_WITHHELD = Text("figures are left out where n < {fewest}", "n<{fewest} では数値を示さない")
_SEVERAL = Text("a record with several of these counts in each", "複数に当てはまる記録は、それぞれに数える")


def summary_notes(listing: Listing[Summary], fewest: int, grouping: Grouping | None) -> list[Text]:
    """Return what must be said under a summary for people."""
    shown = {column.name for column in listing.columns}
    notes = [note for name, note in _NOTES.items() if name in shown]
    if any(0 < summary.n < fewest for summary in listing.items):
        notes.append(_WITHHELD.filled(fewest=fewest))
    total = {name for summary in listing.items for name, _ in (*summary.used, *summary.unusable)}
    counted = [
        name for summary in listing.items for name in {*_ids(summary), *(one for one, _ in summary.unusable)}
    ]
    measures = {summary.measure.name for summary in listing.items}
    if grouping and len(counted) > len(total) * len(measures):
        notes.append(_SEVERAL)
    return notes
