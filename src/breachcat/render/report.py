"""Say problems as text, with the excerpt and a caret."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from breachcat.checks import Severity
from breachcat.language import Language, Text
from breachcat.problems import Problem, visible

if TYPE_CHECKING:
    from rich.text import Text as Line

LONGEST_EXCERPT = 120  # characters of a line that are shown round the place
_DID_YOU_MEAN = Text("did you mean: {}?", "もしかして: {}")
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def problem_lines(problem: Problem, language: Language) -> "list[Line]":
    """Return the lines of one problem: place, code, sentence; excerpt and caret; near misses."""
    from rich.text import Text as Line

    check, place = problem.check, problem.place
    head = Line(f"{problem.file}:{place.line}:{place.column}: ")
    head.append(f"{check.severity.label(language)} {check.code}", style=_COLOURS[check.severity])
    lines = [head.append(f": {visible(problem.message(language))}")]
    if problem.excerpt.strip():
        lines += _excerpt(problem)
    if problem.suggestions:
        lines.append(Line(f"{'':5} = {did_you_mean(problem, language)}", style="green"))
    return lines


def did_you_mean(problem: Problem, language: Language) -> str:
    """Return the question for what was probably meant."""
    return _DID_YOU_MEAN(language).format(", ".join(map(visible, problem.suggestions)))


def _excerpt(problem: Problem) -> "list[Line]":
    """Return the line of the problem and the caret below it, placed by terminal cells."""
    from rich.cells import cell_len
    from rich.text import Text as Line

    place, text = problem.place, problem.excerpt
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    skipped = 0
    if len(text) > LONGEST_EXCERPT:
        skipped = max(0, min(start - LONGEST_EXCERPT // 3, len(text) - LONGEST_EXCERPT))
        text = text[skipped : skipped + LONGEST_EXCERPT]
    start, end = max(start - skipped, 0), min(max(end - skipped, 0), len(text))
    before = cell_len(_one_line(text[:start]))
    marked = max(cell_len(_one_line(text[start:end])), 1)
    return [
        Line(f"{place.line:5} | {_one_line(text)}"),
        Line(f"{'':5} | {'':{before}}").append("^" * marked, style=_COLOURS[problem.check.severity]),
    ]


def _one_line(text: str) -> str:
    return visible(text.replace("\t", " "))


_NO_PROBLEMS = Text("{records} checked, no problems", "{records}を検査、問題なし")
_PROBLEMS = Text("{records} checked: {errors}, {warnings}", "{records}を検査: {errors}、{warnings}")


def verdict(problems: Sequence[Problem], records: int, language: Language) -> str:
    """Return the summary line of a check."""
    said = _number(records, Text("record", "件の記録"), language)
    if not problems:
        return _NO_PROBLEMS(language).format(records=said)
    errors = sum(problem.check.severity is Severity.ERROR for problem in problems)
    return _PROBLEMS(language).format(
        records=said,
        errors=_number(errors, Text("error", "件のエラー"), language),
        warnings=_number(len(problems) - errors, Text("warning", "件の警告"), language),
    )


def _number(number: int, noun: Text, language: Language) -> str:
    if language is Language.JAPANESE:
        return f"{number:,}{noun.ja}"
    return f"{number:,} {noun.en}{'' if number == 1 else 's'}"
