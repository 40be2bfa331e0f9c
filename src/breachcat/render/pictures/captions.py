"""What stands round a picture of delays: titles, n, figures, notes and the source, in either language."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from breachcat.catalog import reference_date
from breachcat.groups import Grouping
from breachcat.language import Language, Text
from breachcat.law import REFERENCES, duty_of
from breachcat.model import Incident
from breachcat.render.summaries import say_key, summary_listing
from breachcat.render.words import NOT_KNOWN, say_date
from breachcat.summaries import QUANTILES, Summary


class Origin(NamedTuple):
    """What a picture was made of: the records drawn, of how many in the catalog, and the day it was made."""

    incidents: Sequence[Incident]
    catalog: int
    made: date


_SOURCE = Text(
    "Source: breachcat, {records}{newest}. Made on {today}.",
    "出典: breachcat、{records}{newest}。{today}作成。",
)
_ONE = Text("1 record", "記録1件")
_ALL = Text("{n:,} records", "記録{n:,}件")
_SOME = Text("{n:,} of {all:,} records", "全{all:,}件の記録のうち{n:,}件")
_NEWEST = Text(", the newest of {day}", "（最新は{day}）")


def source(origin: Origin, language: Language) -> str:
    """Return the source line: how many records, the date of the newest, and when the picture was made."""
    n = len(origin.incidents)
    told = _SOME if n != origin.catalog else _ONE if n == 1 else _ALL
    records = told.filled(n=n, all=origin.catalog)
    days = [day for incident in origin.incidents if (day := reference_date(incident))]
    newest = max(days, key=lambda day: day.earliest, default=None)
    said = _NEWEST(language, day=say_date(newest, language)) if newest else ""
    return _SOURCE(language, records=records, newest=said, today=origin.made.isoformat())


_TITLE = Text("Days between the steps of an incident", "事案の各段階の間の日数")
_BY = Text("{title}, by {way}", "{title}、{way}別")
NOTHING = Text("No record has a value for this measure.", "この指標の値がある記録はありません。")
_WITHHELD = Text(
    "Not drawn: fewer values than asked for.", "値が指定の件数に満たないため、図示していません。"
)
_N = "n = {n:,}"
_OF_WHICH = Text("{n}, of which {parts}", "{n}、うち{parts}")
_OF_N = {
    "bounds": Text("lower bounds (+): {}", "下限のみ（+）{}"),
    "weak": Text("from dates not stated as such (*): {}", "明記されていない日付による値（*）{}"),
    "approximate": Text("approximate (c.): {}", "おおよその値（約）{}"),
}
_COUNTING = Text("how days are counted", "日数の数え方")
_STOP = Text(".", "。")
_NO_BREAK = "\u00a0"
_JOINT = Text(", ", "・")
_WITHOUT = Text("Without a value – {reasons}", "値のない記録 – {reasons}")


def title_of(summaries: Sequence[Summary], grouping: Grouping | None, language: Language) -> str:
    """Return the title of a picture: that of the only measure, or of all."""
    title = summaries[0].measure.title if _is_one_measure(summaries) else _TITLE
    said = _capital(title(language))
    return _BY(language, title=said, way=grouping.title) if grouping else said


def subtitle_of(summaries: Sequence[Summary], language: Language) -> str:
    """Return the definition of the only measure; of several, each panel has its own."""
    return sentence(summaries[0], language) if _is_one_measure(summaries) else ""


def _is_one_measure(summaries: Sequence[Summary]) -> bool:
    return len({one.measure.name for one in summaries}) == 1


def headings(
    summaries: Sequence[Summary], grouping: Grouping | None, language: Language
) -> list[tuple[str, str]]:
    """Return the heading of each summary, and the definition of its measure where it first comes.

    What the title and the subtitle say is left out.
    """
    is_one = _is_one_measure(summaries)
    found, defined = [], set()
    for one in summaries:
        parts = [] if is_one else [_capital(one.measure.title(language))]
        parts += [say_key(one.key, language)] if grouping else []
        definition = "" if is_one or one.measure.name in defined else sentence(one, language)
        defined.add(one.measure.name)
        found.append((": ".join(parts), definition))
    return found


def sentence(summary: Summary, language: Language) -> str:
    """Return what a measure is, as a sentence."""
    return _sentence(summary.measure.definition(language), language)


def _sentence(text: str, language: Language) -> str:
    return _capital(text).rstrip(".。") + _STOP(language)


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def n_of(summary: Summary, language: Language) -> str:
    """Return n, and how many of the values are bounds, weak or approximate."""
    counts = {name: getattr(summary, name) for name in _OF_N}
    parts = [_OF_N[name](language).format(f"{count:,}") for name, count in counts.items() if count]
    n = _N.format(n=summary.n)
    return _OF_WHICH(language, n=n, parts=_JOINT(language).join(parts)) if parts else n


def figures(summary: Summary, language: Language) -> str:
    """Return the figures of a summary in words: minimum, quartiles, median, maximum, estimates."""
    if summary.n < 2:
        return ""
    columns = {column.name: column for column in summary_listing([summary], "json").columns}
    said = {
        columns[name].heading(language): columns[name].say(summary, language)
        for name in (*QUANTILES, "median_interval", "survival_median")
    }
    parts = [f"{name} {value}" for name, value in said.items() if value != NOT_KNOWN]
    return f"{_NO_BREAK}· ".join(part.replace(" ", _NO_BREAK) for part in parts)


def without(summary: Summary, language: Language) -> str:
    """Return how many records have no value, and why; nothing where all have one."""
    if not summary.unusable:
        return ""
    column = next(one for one in summary_listing([summary], "json").columns if one.name == "unusable")
    return _WITHOUT(language, reasons=column.say(summary, language))


def undrawn(summary: Summary) -> Text | None:
    """Return why there is nothing to draw of a summary; None where there is."""
    if not summary.used:
        return NOTHING
    return None if summary.quantities else _WITHHELD


def notes(summaries: Sequence[Summary], incidents: Iterable[Incident], language: Language) -> list[str]:
    """Return how the days are counted, each way once, and the law as context of reports to the regulator."""
    ways: dict[Text, dict[Text, None]] = {}
    for summary in summaries:
        ways.setdefault(summary.measure.counting, {})[summary.measure.title] = None
    told = []
    for way, titles in ways.items():
        what = next(iter(titles)) if len(ways) > 1 and len(titles) == 1 else _COUNTING
        told.append(f"{_capital(what(language))}: {_sentence(way(language), language)}")
    reported = {name for one in summaries if one.measure.is_of_the_law for name, _ in one.used}
    duties = {duty_of(incident) for incident in incidents if incident.id in reported}
    return told + [reference(language) for duty, reference in REFERENCES.items() if duty in duties]
