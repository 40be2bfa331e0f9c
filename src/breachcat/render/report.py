"""Say problems as text, with the excerpt and a caret."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from breachcat.checks import Severity
from breachcat.language import Language, Text
from breachcat.problems import Problem, visible

if TYPE_CHECKING:
    from rich.text import Text as Line

LONGEST_EXCERPT = 120  # characters of a line that are shown round the place
_DID_YOU_MEAN = Text("did you mean: {}?", "もしかして: {}")
_FIXABLE = Text("`breachcat check --fix` mends it", "breachcat check --fix で直せます")
_KNOWN = Text("known", "既知")
_MORE = Text("more: breachcat explain {code}", "詳しく: breachcat explain {code}")
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def report_lines(problems: Iterable[Problem], language: Language) -> "Iterator[Line]":
    """Yield the lines of all problems; the first of each check says where to read more."""
    from rich.text import Text as Line

    explained = set()
    for problem in problems:
        yield from problem_lines(problem, language)
        if (code := problem.check.code) not in explained:
            explained.add(code)
            yield Line(f"{_MARGIN} = {_MORE(language, code=code)}", style="dim")


def problem_lines(problem: Problem, language: Language) -> "Iterator[Line]":
    """Yield the lines of one problem: place, code, sentence; excerpt, caret and label; what to do."""
    from rich.text import Text as Line

    check, place = problem.check, problem.place
    head = Line(f"{problem.file}:{place.line}:{place.column}: ")
    known = f" ({_KNOWN(language)})" if problem.known else ""
    head.append(f"{check.severity.label(language)}{known} {check.code}", style=_COLOURS[check.severity])
    yield head.append(f": {visible(problem.message(language))}")
    if problem.excerpt.strip():
        yield from _excerpt(problem, language)
    for remedy in remedies(problem, language):
        yield Line(f"{_MARGIN} = {remedy}", style="green")


_MARGIN = " " * 5


def remedies(problem: Problem, language: Language) -> list[str]:
    """Return what was probably meant, and whether the program can mend it."""
    said = []
    if problem.suggestions:
        said.append(_DID_YOU_MEAN(language).format(", ".join(map(visible, problem.suggestions))))
    return [*said, _FIXABLE(language)] if problem.edits else said


def _excerpt(problem: Problem, language: Language) -> "list[Line]":
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
    caret = f"{'^' * marked} {problem.check.title(language)}"
    return [
        Line(f"{place.line:5} | {_one_line(text)}"),
        Line(f"{_MARGIN} | {'':{before}}").append(caret, style=_COLOURS[problem.check.severity]),
    ]


def _one_line(text: str) -> str:
    return visible(text.replace("\t", " "))


_NO_PROBLEMS = Text("{records} checked, no problems", "{records}を検査、問題なし")
_NOTHING_NEW = Text("{records} checked, no new problems", "{records}を検査、新たな問題なし")
_PROBLEMS = Text("{records} checked: {errors}, {warnings}", "{records}を検査: {errors}、{warnings}")

_DEBT = Text(
    "; {problems} known before, in records that the change does not touch",
    "。ほかに変更していない記録に既知の誤りが{problems}あります",
)


def verdict(problems: Sequence[Problem], records: int, language: Language) -> str:
    """Return the summary line of a check."""
    said = _number(records, Text("record", "件の記録"), language)
    new = [problem for problem in problems if not problem.known]
    errors = sum(problem.counts for problem in new)
    told = (
        _PROBLEMS(
            language,
            records=said,
            errors=_number(errors, Text("error", "件のエラー"), language),
            warnings=_number(len(new) - errors, Text("warning", "件の警告"), language),
        )
        if new
        else (_NOTHING_NEW if problems else _NO_PROBLEMS)(language, records=said)
    )
    if not (known := len(problems) - len(new)):
        return told
    return told + _DEBT(language, problems=_number(known, Text("problem", "件"), language))


def _number(number: int, noun: Text, language: Language) -> str:
    if language is Language.JAPANESE:
        return f"{number:,}{noun.ja}"
    return f"{number:,} {noun.en}{'' if number == 1 else 's'}"
