"""What single texts are read as, or why they are not: for `normalize`."""

from collections.abc import Iterable
from dataclasses import dataclass

from breachcat.checks import CHECKS
from breachcat.japanese import Count, Date, Period, Unreadable, read_value
from breachcat.language import Language, Text
from breachcat.problems import shortened
from breachcat.render.forms import to_json
from breachcat.render.listing import Column

_KINDS = {
    "date": Text("date", "日付"),
    "period": Text("period", "期間"),
    "count": Text("count", "件数"),
}
_DID_YOU_MEAN = Text("; did you mean {}?", "。もしかして: {}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and what it is read as, or the refusal."""

    text: str
    kind: str | None = None
    value: Date | Period | Count | None = None
    refusal: Unreadable | None = None


def reading_of(text: str) -> Reading:
    """Return what a text is read as, whatever it is."""
    try:
        return Reading(text, *read_value(text))
    except Unreadable as refusal:
        return Reading(text, refusal=refusal)


READING_COLUMNS: tuple[Column[Reading], ...] = (
    Column("text", Text("text", "文字列"), lambda reading: reading.text),
    Column(
        "kind", Text("kind", "種類"), lambda reading: reading.kind,
        lambda reading, language: _KINDS[reading.kind](language) if reading.kind else "",
    ),
    Column("value", Text("read as", "読み取り"), lambda reading: reading.value),
)  # fmt: skip


def refusal_line(reading: Reading, language: Language) -> str:
    """Return why a text is not read."""
    assert reading.refusal
    check = CHECKS[reading.refusal.code]
    said = check.message(language, found=shortened(reading.text), reason=reading.refusal.reason(language))
    if reading.refusal.suggestion:
        said += _DID_YOU_MEAN(language).format(reading.refusal.suggestion)
    return f"{check.code}: {said}"


def json_lines(readings: Iterable[Reading], language: Language) -> str:
    """Return one JSON object a line: kind and value, or the code and reason of the refusal."""
    return "".join(to_json(_as_json(reading, language), indent=None) for reading in readings)


def _as_json(reading: Reading, language: Language) -> dict[str, object]:
    if reading.value:
        return {"kind": reading.kind, **reading.value.as_json()}
    refusal = reading.refusal
    assert refusal
    return {
        "kind": None,
        "text": reading.text,
        "code": refusal.code,
        "reason": refusal.reason(language),
        "suggestion": refusal.suggestion,
    }
