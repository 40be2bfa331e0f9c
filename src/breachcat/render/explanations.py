"""Where a delay comes from: both dates, how surely they are known, the words, the source, the arithmetic."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from breachcat.delays import Delay, Measure, Unknown
from breachcat.language import Language, Text
from breachcat.model import Incident, Source
from breachcat.moments import Moment
from breachcat.problems import visible
from breachcat.render.listing import Column
from breachcat.render.words import NOT_KNOWN, QUOTED, say_date, say_delay
from breachcat.vocabulary import FACTS, Basis

if TYPE_CHECKING:
    from rich.text import Text as Line


class Explanation(NamedTuple):
    """A value of a measure, or why there is none, and the incident that gives it."""

    incident: Incident
    measure: Measure
    value: Delay | Unknown

    def end(self, number: int) -> Moment | None:
        """Return the moment from which (0) or to which (1) the days are counted."""
        return self.value.ends[number] if isinstance(self.value, Delay) and self.value.ends else None


def explanations_of(incidents: Iterable[Incident], measures: Sequence[Measure]) -> list[Explanation]:
    """Return an explanation for each value of each measure."""
    found = []
    for incident in incidents:
        for measure in measures:
            outcome = measure.of(incident)
            values = (outcome,) if isinstance(outcome, Unknown) else outcome
            found += [Explanation(incident, measure, value) for value in values]
    return found


def arithmetic(explanation: Explanation) -> list[str]:
    """Return the subtraction, or that of both ends of a range: 2022-08-18 − 2021-12-07 = 254."""
    start, end = explanation.end(0), explanation.end(1)
    if not (start and end and isinstance(delay := explanation.value, Delay)):
        return []
    extra = int(explanation.measure.is_per_window)
    lines = [_difference(end.date.earliest, start.date.latest, extra, delay.low)]
    if delay.high is not None:
        lines.append(_difference(end.date.latest, start.date.earliest, extra, delay.high))
    return list(dict.fromkeys(lines))


def _difference(later: date, earlier: date, extra: int, days: int) -> str:
    """Return one subtraction; a window that would have less than a day has one."""
    found = (later - earlier).days + extra
    least = f" < {days}" if found != days else ""
    return f"{later} − {earlier}{f' + {extra}' if extra else ''} = {found:,}{least}"


_SOURCE = Text("source {number}: {name}", "出典{number}: {name}")
_WINDOW = Text("exposure {number}", "漏えい期間{number}")
_WHY_OPEN = Text("no upper bound", "上限なし")
_FROM, _TO = Text("from", "開始"), Text("to", "終了")


def paragraphs(explanations: Iterable[Explanation], language: Language) -> "Iterator[Line]":
    """Yield the lines for people: the value, both moments, the arithmetic."""
    from rich.text import Text as Line

    for one in explanations:
        yield Line(f"{one.incident.id}  {one.measure.title(language)}: ").append(
            _value(one.value, language), style="bold"
        )
        for label, moment in ((_FROM, one.end(0)), (_TO, one.end(1))):
            if moment:
                yield Line(f"  {label(language)}  {_moment(one.incident, moment, language)}")
        for line in arithmetic(one):
            is_open = isinstance(one.value, Delay) and one.value.high is None
            yield Line(f"  {line}" + (f" ({_WHY_OPEN(language)})" if is_open else ""))


def _value(value: Delay | Unknown, language: Language) -> str:
    if isinstance(value, Unknown):
        return f"{NOT_KNOWN} ({value.reason.label(language).format(FACTS[value.fact].short(language))})"
    return say_delay(value, language)


def _moment(incident: Incident, moment: Moment, language: Language) -> str:
    """Return a moment on one line: date, what, the words as written, how surely, the source."""
    said = [
        say_date(moment.date, language),
        _what(moment, language),
        QUOTED(language, text=visible(_words(incident, moment))),
    ]
    if moment.event and moment.basis is not Basis.STATED:
        said.append(moment.basis.label(language))
    number, source = source_of(incident, moment)
    return "  ".join([*said, _SOURCE(language, number=number, name=_name(source, language))])


def _what(moment: Moment, language: Language) -> str:
    if moment.event:
        return moment.event.event.label(language)
    return _WINDOW(language, number=(moment.window or 0) + 1)


def _words(incident: Incident, moment: Moment) -> str:
    """Return the words of the notice: those that stand for the date, or those of the period."""
    if moment.event:
        return moment.event.text or moment.date.text
    period = incident.windows()[moment.window or 0].period
    return period.text if period else moment.date.text


def source_of(incident: Incident, moment: Moment) -> tuple[int, Source]:
    """Return number and source of a moment; the first where the record names none."""
    number = (moment.event.source if moment.event else None) or 1
    return number, incident.sources[number - 1]


def _name(source: Source, language: Language) -> str:
    return visible(source.title or source.url or source.kind.label(language))


def _end_columns(name: str, number: int, heading: Text) -> Iterator[Column[Explanation]]:
    """Yield the columns of one end, for programs."""

    def column(suffix: str, title: Text, value: Callable[[Incident, Moment], Any]) -> Column[Explanation]:
        def of(one: Explanation) -> Any:
            moment = one.end(number)
            return None if moment is None else value(one.incident, moment)

        return Column(f"{name}{suffix}", Text(f"{heading.en}{title.en}", f"{heading.ja}{title.ja}"), of)

    yield column("", Text("", ""), lambda _, moment: moment.event.event if moment.event else "exposure")
    yield column("_date", Text(" date", "の日付"), lambda _, moment: moment.date)
    yield column("_text", Text(" as written", "の表現"), _words)
    yield column("_basis", Text(" basis", "の根拠"), lambda _, moment: moment.basis)
    yield column(
        "_source", Text(" source", "の出典"), lambda incident, moment: source_of(incident, moment)[0]
    )


EXPLANATION_COLUMNS: tuple[Column[Explanation], ...] = (
    Column("id", Text("id", "ID"), lambda one: one.incident.id, is_whole=True),
    Column("measure", Text("measure", "指標"), lambda one: one.measure.name),
    Column("days", Text("days", "日数"), lambda one: one.value, is_figure=True),
    *_end_columns("from", 0, _FROM),
    *_end_columns("to", 1, _TO),
    Column("arithmetic", Text("arithmetic", "計算"), arithmetic),
    Column(
        "missing", Text("missing", "ない事実"),
        lambda one: one.value.fact if isinstance(one.value, Unknown) else None,
    ),
    Column(
        "reason", Text("reason", "理由"),
        lambda one: one.value.reason.value if isinstance(one.value, Unknown) else None,
    ),
)  # fmt: skip
