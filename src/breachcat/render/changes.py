"""Show what changed between two states of the catalog: as text, Markdown or JSON."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from breachcat.changes import Comparison, Effect, Kind, RecordChange, Side, tally
from breachcat.comparison import Fact
from breachcat.delays import Outcome, Unknown, known_delays
from breachcat.language import Language, Text
from breachcat.problems import visible
from breachcat.render.delays import OPEN_NOTE, RANGE_NOTE, WEAK_NOTE
from breachcat.render.facts import FIELDS, JOINT, fact_json, fact_label, fact_sides
from breachcat.render.forms import markdown_text, to_json
from breachcat.render.listing import plain
from breachcat.render.words import NOT_KNOWN, say_outcome
from breachcat.render.wrapping import wrapped

if TYPE_CHECKING:
    from rich.text import Text as Line

_SHORT_ID = 7  # characters of a commit's id, as git shows it
_ARROW = " → "
_BEFORE, _AFTER = "red", "green"

_KINDS = {
    Kind.NEW: Text("new", "新規"),
    Kind.CHANGED: Text("changed", "変更"),
    Kind.WITHDRAWN: Text("withdrawn", "取り下げ"),
    Kind.UNREADABLE_BEFORE: Text("not compared: it could not be read before", "比較できません: 変更前の記録が読めません"),
    Kind.UNREADABLE_AFTER: Text("not compared: it can no longer be read", "比較できません: 変更後の記録が読めません"),
    Kind.UNREADABLE: Text("not compared: it could not be read before, and cannot be read now", "比較できません: 変更前も変更後も記録が読めません"),
}  # fmt: skip
_HEADINGS = {
    "field": Text("field", "項目"),
    "delay": Text("delay (days)", "所要日数"),
    "before": Text("before", "変更前"),
    "after": Text("after", "変更後"),
}
_NUMBERS = Text(
    "{new} new, {changed} changed, {withdrawn} withdrawn",
    "新規{new}件、変更{changed}件、取り下げ{withdrawn}件",
)
_UNREADABLE = Text(", {} not compared", "、比較不能{}件")
_FACTS = Text("; {} facts", "。事実{}件")
_ONE_FACT = Text("; {} fact", "。事実{}件")
_WORDINGS = Text(", {} worded otherwise", "、表記の変更{}件")
_NOTHING = Text("no facts changed", "事実の変更はありません")
_WORDING = Text(" (worded otherwise, the same meaning)", "（表記の違いのみで、意味は同じ）")
_ERRORS = Text("errors", "エラー")
_SKIPPED = Text("not compared, because of errors", "エラーのため比較していない項目")
_GOES_ON = Text(
    "goes on unchanged as “{}”; an id is not to change",
    "同じ内容が「{}」として残っています。IDは変更しないでください",
)
_CAME_FROM = Text(
    "was “{}” before, and says the same; an id is not to change",
    "以前の「{}」と同じ内容です。IDは変更しないでください",
)
_ID_CHANGED = Text("an id is not to change", "IDは変更しないでください")


def headline(comparison: Comparison, language: Language) -> str:
    """Return what was compared, and how much changed: HEAD (1a2b3c4) → working tree: 1 new, …; 14 facts."""
    sides = _ARROW.join(_side(side, language) for side in (comparison.before, comparison.after))
    return f"{sides}: {_amount(comparison, language)}"


def _side(side: Side, language: Language) -> str:
    name = side.name(language)
    return f"{name} ({side.commit[:_SHORT_ID]})" if side.commit else name


def _amount(comparison: Comparison, language: Language) -> str:
    if not comparison.changes:
        return _NOTHING(language)
    numbers = tally(comparison.changes)
    facts = _ONE_FACT if numbers.facts == 1 else _FACTS
    return "".join(
        [
            _NUMBERS(language, **numbers._asdict()),
            _UNREADABLE(language).format(numbers.unreadable) if numbers.unreadable else "",
            facts(language).format(numbers.facts),
            _WORDINGS(language).format(numbers.wordings) if numbers.wordings else "",
        ]
    )


def _remarks(change: RecordChange, language: Language) -> Iterator[str]:
    """Yield what is to be said of a record besides its facts."""
    if any(change.errors):
        sides = {Kind.NEW: change.errors[1:], Kind.WITHDRAWN: change.errors[:1]}.get(
            change.kind, change.errors
        )
        yield f"{_ERRORS(language)}: {_ARROW.join(map(str, sides))}"
    if change.skipped:
        yield f"{_SKIPPED(language)}: {JOINT(language).join(FIELDS[name](language) for name in change.skipped)}"
    if change.twin:
        words = _CAME_FROM if change.kind is Kind.NEW else _GOES_ON
        yield words(language).format(visible(change.twin))
    elif any(fact.path == ("id",) for fact in change.facts):
        yield _ID_CHANGED(language)


def _notes(changes: Sequence[RecordChange], language: Language) -> list[str]:
    """Return the lines that explain marks that are used."""
    sides = [
        side for change in changes for effect in change.effects for side in (effect.before, effect.after)
    ]
    found = [delay for side in sides if side for delay in known_delays(side)]
    notes = [WEAK_NOTE] if any(delay.is_weak for delay in found) else []
    notes += [OPEN_NOTE] if any(delay.high is None for delay in found) else []
    notes += [RANGE_NOTE] if any(delay.high not in (None, delay.low) for delay in found) else []
    return [note(language) for note in notes]


def _days_of(effect: Effect, language: Language) -> tuple[str, str]:
    """Return what people are told of a measure before and after."""
    before, after = (
        say_outcome(side, language) if side else NOT_KNOWN for side in (effect.before, effect.after)
    )
    return before, after


def text_lines(comparison: Comparison, language: Language, width: int | None) -> "list[Line]":
    """Return the changes, a heading for each record and a line for each fact; none for no change."""
    from rich.text import Text as Line

    lines = []
    for change in comparison.changes:
        lines += [*(_fitted(line, width) for line in _record_lines(change, language)), Line("")]
    lines += [_fitted(Line(note), width) for note in _notes(comparison.changes, language)]
    return lines


def _record_lines(change: RecordChange, language: Language) -> "Iterator[Line]":
    from rich.text import Text as Line

    yield Line(f"{visible(change.id)}: {_KINDS[change.kind](language)} ({change.file})", style="bold")
    for remark in _remarks(change, language):
        yield Line(f"  {remark}", style="yellow")
    for fact in change.facts:
        was, stays = fact_sides(fact, language)
        joint = JOINT(language) if fact.added or fact.removed else _ARROW
        line = _change_line(f"  {fact_label(fact, language)}: ", was, stays, change.kind, joint)
        yield line.append(_WORDING(language)) if fact.is_wording else line
    if change.effects:
        yield Line(f"  {_HEADINGS['delay'](language)}:")
    for effect in change.effects:
        label = f"    {effect.measure.title(language)}: "
        yield _change_line(label, *_days_of(effect, language), change.kind, _ARROW)


def _change_line(label: str, before: str, after: str, kind: Kind, joint: str) -> "Line":
    """Return a line of what was and what is; of a new or withdrawn record only what there is."""
    from rich.text import Text as Line

    if kind is not Kind.CHANGED:
        before, after = ("" if side == NOT_KNOWN else side for side in (before, after))
    line = Line(label).append(before, style=_BEFORE)
    return line.append(joint if before and after else "").append(after, style=_AFTER)


def _fitted(line: "Line", width: int | None) -> "Line":
    """Return a line wrapped to the width, what follows indented further, with its colours."""
    from rich.text import Text as Line

    if width is None:
        return line
    text = line.plain.lstrip()
    indent = len(line.plain) - len(text)
    rows, start = Line(line.plain[:indent], style=line.style), 0
    for number, part in enumerate(wrapped(text, max(width - indent - 2, 1))):
        start = line.plain.index(part, start)
        rows.append(f"\n{'':{indent + 2}}" if number else "").append_text(line[start : start + len(part)])
        start += len(part)
    return rows


def to_markdown(comparison: Comparison, language: Language) -> str:
    """Return the changes for a pull request: tables of facts and of delays for each record."""
    if not comparison.changes:
        return f"{markdown_text(headline(comparison, language))}{_STOP(language)}\n"
    blocks = [f"## {markdown_text(headline(comparison, language))}"]
    for change in comparison.changes:
        blocks.append(f"### {markdown_text(change.id)}: {_KINDS[change.kind](language)}")
        blocks.append("  \n".join(map(markdown_text, [change.file, *_remarks(change, language)])))
        if change.facts:
            blocks.append(_table("field", [_fact_row(fact, language) for fact in change.facts], language))
        if change.effects:
            blocks.append(
                _table("delay", [_effect_row(effect, language) for effect in change.effects], language)
            )
    blocks += map(markdown_text, _notes(comparison.changes, language))
    return "\n\n".join(blocks) + "\n"


_STOP = Text(".", "。")


def _fact_row(fact: Fact, language: Language) -> tuple[str, ...]:
    label = fact_label(fact, language)
    return label + _WORDING(language) if fact.is_wording else label, *fact_sides(fact, language)


def _effect_row(effect: Effect, language: Language) -> tuple[str, ...]:
    return effect.measure.title(language), *_days_of(effect, language)


def _table(first: str, rows: Sequence[Sequence[str]], language: Language) -> str:
    figure = "---:" if first == "delay" else "---"
    head = [_HEADINGS[name](language) for name in (first, "before", "after")]
    lines = [head, ["---", figure, figure], *(list(map(markdown_text, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def to_json_text(comparison: Comparison, language: Language) -> str:
    """Return the changes as JSON: normalized values, measures by name, days."""
    return to_json(
        {
            "before": _side_json(comparison.before, language),
            "after": _side_json(comparison.after, language),
            "tally": tally(comparison.changes)._asdict(),
            "changes": [_change_json(change, language) for change in comparison.changes],
        }
    )


def _side_json(side: Side, language: Language) -> dict[str, Any]:
    return {"name": side.name(language), "commit": side.commit}


def _change_json(change: RecordChange, language: Language) -> dict[str, Any]:
    before, after = change.errors
    return {
        "id": change.id,
        "file": change.file,
        "kind": change.kind.value,
        "same_as": change.twin,
        "errors": {"before": before, "after": after},
        "not_compared": list(change.skipped),
        "facts": [fact_json(fact, language) for fact in change.facts],
        "delays": [
            {
                "measure": effect.measure.name,
                "before": _days_json(effect, effect.before),
                "after": _days_json(effect, effect.after),
            }
            for effect in change.effects
        ],
    }


def _days_json(effect: Effect, outcome: Outcome | None) -> Any:
    """Return days, or null where they are not known; of a measure with one value for each window, a list."""
    if outcome is None or isinstance(outcome, Unknown):
        return None
    return plain(outcome if effect.measure.is_per_window else outcome[0])


REPORTS: dict[str, Callable[[Comparison, Language], str]] = {"markdown": to_markdown, "json": to_json_text}
"""Every form of the changes but the text, which knows the screen."""
