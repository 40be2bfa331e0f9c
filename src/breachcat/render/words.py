"""Say single values for people, in either language."""

from collections.abc import Callable
from typing import Any

from breachcat.delays import Delay, Outcome, Unknown
from breachcat.figures import Quantity
from breachcat.japanese import Count, Date, Period, Precision, Qualifier, Unit
from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.problems import visible
from breachcat.vocabulary import Word

NOT_KNOWN = "–"
WEAK = "*"
QUOTED = Text("“{text}”", "「{text}」")

UNITS = {
    Unit.RECORDS: Text("records", "件"),
    Unit.PERSONS: Text("people", "名"),
    Unit.CARDS: Text("cards", "枚"),
    Unit.ACCOUNTS: Text("accounts", "アカウント"),
}
_QUALIFIERS = {
    Qualifier.EXACT: Text("{}", "{}"),
    Qualifier.ABOUT: Text("about {}", "約{}"),
    Qualifier.AT_MOST: Text("at most {}", "最大{}"),
    Qualifier.AT_LEAST: Text("at least {}", "{}以上"),
    Qualifier.CUMULATIVE: Text("{} cumulative", "のべ{}"),
}
_UNKNOWN_NUMBER = Text("unknown", "不明")
_YEAR = Text("{}", "{}年")
_APPROXIMATE = Text("c. {}", "{}頃")
_FROM = Text("from {}", "{}以降")
_THIRDS = Text("early {}", "{}上旬"), Text("mid {}", "{}中旬"), Text("late {}", "{}下旬")
_APPROXIMATE_DAYS = Text("c. {}", "約{}")


_DIGITS = {Precision.DAY: 10, Precision.YEAR: 4}  # of an ISO date; the others have year and month


def say_date(day: Date, language: Language) -> str:
    """Return a date as ISO 8601 with its precision: 2022-08-18, 2022-08, early 2022-08, 2022."""
    said = day.earliest.isoformat()[: _DIGITS.get(day.precision, 7)]
    if day.precision is Precision.THIRD_OF_MONTH:
        said = _THIRDS[min((day.earliest.day - 1) // 10, 2)](language).format(said)
    if day.precision is Precision.YEAR:
        said = _YEAR(language).format(said)
    if day.approximate:
        said = _APPROXIMATE(language).format(said)
    return _FROM(language).format(said) if day.open else said


def say_date_to_programs(day: Date) -> str:
    """Return a date in the Extended Date/Time Format (ISO 8601-2): 2022-08-18, 2022-08~, 2020-09-29/.."""
    is_third = day.precision is Precision.THIRD_OF_MONTH
    digits = 10 if is_third else _DIGITS.get(day.precision, 7)
    about = "~" if day.approximate else ""
    said = day.earliest.isoformat()[:digits] + about
    if day.open:
        return f"{said}/.."
    return f"{said}/{day.latest}{about}" if is_third else said


def say_period(period: Period, language: Language) -> str:
    """Return a period as two ISO dates; an open side is left out."""
    sides = [say_date(side, language) if side else "" for side in (period.start, period.end)]
    return " – ".join(sides).strip()


def say_count(count: Count, language: Language) -> str:
    """Return a count with its unit: about 12,000 records."""
    return _say_counts([count], language)


def say_quantity(counts: list[Count] | None, language: Language) -> str:
    """Return one quantity; units that share a number share it here too: 18,136 records / people."""
    groups: dict[tuple[int | None, Qualifier | None], list[Count]] = {}
    for count in counts or []:
        groups.setdefault((count.value, count.qualifier), []).append(count)
    return ", ".join(_say_counts(group, language) for group in groups.values())


def _say_counts(counts: list[Count], language: Language) -> str:
    value, qualifier = counts[0].value, counts[0].qualifier
    joint = " / " if language is Language.ENGLISH else "/"
    units = joint.join(UNITS[count.unit](language) for count in counts if count.unit)
    if value is None or qualifier is None:
        return f"{_UNKNOWN_NUMBER(language)} ({units})" if units else _UNKNOWN_NUMBER(language)
    blank = " " if language is Language.ENGLISH else ""
    return _QUALIFIERS[qualifier](language).format(f"{value:,}{blank}{units}")


def say_affected(incident: Incident, language: Language) -> list[str]:
    """Return the quantities of a record, one for each group; they are never added."""
    return [say_quantity(quantity, language) for quantity in incident.quantities()]


def say_delay(delay: Delay, language: Language) -> str:
    """Return days: 254, 85–115, 175+ (at least), c. 30."""
    if delay.high is None:
        said = f"{delay.low:,}+"
    elif delay.low == delay.high:
        said = f"{delay.low:,}"
    else:
        said = f"{delay.low:,}–{delay.high:,}"
    return _APPROXIMATE_DAYS(language).format(said) if delay.approximate else said


def say_outcome(outcome: Outcome, language: Language) -> str:
    """Return what a record gives for a measure: days, with a mark for weak dates; of each window its own."""
    if isinstance(outcome, Unknown):
        return NOT_KNOWN
    return " · ".join(
        NOT_KNOWN if isinstance(item, Unknown) else say_delay(item, language) + WEAK * item.is_weak
        for item in outcome
    )


def say_figure(quantity: Quantity, _language: Language) -> str:
    """Return a figure of a summary: 160, 53.5, 85–115, 175+."""
    low, high = (
        None if end is None else f"{end:,.2f}".rstrip("0").rstrip(".")
        for end in (quantity.low, quantity.high)
    )
    if high is None:
        return f"{low}+"
    return f"{low}" if low == high else f"{low}–{high}"


_SAYERS: tuple[tuple[type, Callable[[Any, Language], str]], ...] = (
    (Date, say_date),
    (Period, say_period),
    (Count, say_count),
    (Delay, say_delay),
    (Quantity, say_figure),
)


def say(value: Any, language: Language) -> str:
    """Return any value of a listing for people."""
    if value is None or isinstance(value, Unknown):
        return NOT_KNOWN
    if isinstance(value, Word):
        return value.short(language)
    if isinstance(value, (list, tuple)):
        return ", ".join(say(item, language) for item in value) or NOT_KNOWN
    for kind, sayer in _SAYERS:
        if isinstance(value, kind):
            return sayer(value, language)
    return visible(str(value))
