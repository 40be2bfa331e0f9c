"""Show the checks: a listing of all, and the page of one with its samples."""

from typing import TYPE_CHECKING

from breachcat.checks import CHECKS, WAIVABLE, Check
from breachcat.language import Language, Text
from breachcat.manual import MANUAL, fragment
from breachcat.problems import visible
from breachcat.render.listing import Column, Listing

if TYPE_CHECKING:
    from rich.text import Text as Line

_BEFORE = Text("Before the change (check --since):", "変更前（check --since）:")
_BAD = Text("Found in:", "見つかる例:")
_GOOD = Text("Fine:", "問題のない例:")
_WAIVABLE = Text(
    "A record may waive it, with a reason and an end.", "理由と期限を付けて免除（waive）できます。"
)
_COLUMNS: tuple[Column[Check], ...] = (
    Column("code", Text("code", "コード"), lambda check: check.code, is_whole=True),
    Column("name", Text("name", "名前"), lambda check: check.name, is_whole=True),
    Column(
        "severity",
        Text("severity", "重さ"),
        lambda check: check.severity.value,
        lambda check, language: check.severity.label(language),
    ),
    Column(
        "title",
        Text("title", "題"),
        lambda check: check.title.en,
        lambda check, language: check.title(language),
    ),
)


def all_checks() -> Listing[Check]:
    """Return every check as a listing."""
    return Listing(_COLUMNS, list(CHECKS.values()))


def page(check: Check, language: Language) -> "list[Line]":
    """Return the lines that explain one check: why it is there, a failing and a passing sample."""
    from rich.text import Text as Line

    entry = MANUAL[check.code]
    lines = [
        Line(f"{check.code} {check.title(language)}", style="bold"),
        Line(f"{check.name}, {check.severity.label(language)}"),
        Line(""),
        Line(entry.explanation(language)),
    ]
    if check.code in WAIVABLE:
        lines.append(Line(_WAIVABLE(language)))
    before = [(_BEFORE, entry.before)] if entry.before else []
    for heading, sample in (*before, (_BAD, entry.bad), (_GOOD, entry.good)):
        lines += [Line(""), Line(heading(language), style="bold")]
        lines += [Line(f"    {visible(line)}") for line in fragment(sample).splitlines()]
    return [*lines, Line("")]
