"""The options that choose incidents, and names that options take."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from breachcat.cli.help import both
from breachcat.cli.options import Group
from breachcat.language import Text
from breachcat.refusal import Refused
from breachcat.vocabulary import FACTS, Cause, DataItem, Detector, Word

if TYPE_CHECKING:
    from breachcat.catalog import Filter
    from breachcat.japanese import Date


def _completer(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return how the shell completes one of the words."""
    return lambda incomplete: [str(word) for word in words if word.startswith(incomplete)]


_CHOOSE = both("Choose incidents", "事案を選ぶ")


def _choice(*, help: str, metavar: str, **rules: Any) -> Any:  # noqa: A002  # as Typer calls it
    return typer.Option(help=help, metavar=metavar, rich_help_panel=_CHOOSE, **rules)


FILTERS: dict[str, Any] = {
    "since": Annotated[
        str | None,
        _choice(
            metavar="DATE",
            help=both(
                "Published on or after (where not stated: detected).",
                "公表日がこの日以降（公表日がなければ発覚日）。",
            ),
        ),
    ],
    "until": Annotated[
        str | None,
        _choice(
            metavar="DATE",
            help=both(
                "Published on or before (where not stated: detected).",
                "公表日がこの日以前（公表日がなければ発覚日）。",
            ),
        ),
    ],
    "org": Annotated[
        str | None,
        _choice(metavar="TEXT", help=both("Part of the organization's name.", "運営会社名の一部。")),
    ],
    "site": Annotated[
        str | None,
        _choice(
            metavar="TEXT",
            help=both("Part of a site's name, former names included.", "サイト名の一部（旧名称を含む）。"),
        ),
    ],
    "data": Annotated[
        list[str] | None,
        _choice(
            autocompletion=_completer(DataItem),
            metavar="WORD",
            help=both(
                "Data that may have leaked; repeat to ask for several at once.",
                "漏えい項目。繰り返すとすべてを含むもの。",
            ),
        ),
    ],
    "cause": Annotated[
        list[str] | None,
        _choice(
            autocompletion=_completer(Cause),
            metavar="WORD",
            help=both("Cause; repeat for any of several.", "原因。繰り返すといずれか。"),
        ),
    ],
    "detected_by": Annotated[
        list[str] | None,
        _choice(
            autocompletion=_completer(Detector),
            metavar="WORD",
            help=both("Who detected it; repeat for any of several.", "指摘者。繰り返すといずれか。"),
        ),
    ],
    "min_affected": Annotated[
        int | None,
        _choice(
            min=0,
            metavar="N",
            help=both("Largest figure of the record is at least N.", "最大の件数がN以上。"),
        ),
    ],
    "max_affected": Annotated[
        int | None,
        _choice(
            min=0, metavar="N", help=both("Largest figure of the record is at most N.", "最大の件数がN以下。")
        ),
    ],
    "not_stated": Annotated[
        list[str] | None,
        _choice(
            autocompletion=_completer(FACTS),
            metavar="FIELD",
            help=both(
                "A fact that the record does not have (published, affected …).",
                "記録にない事実（published、affected など）。",
            ),
        ),
    ],
}
"""The options that choose incidents, by the fields of Filter."""


_VOCABULARIES: dict[str, type[Word]] = {"data": DataItem, "cause": Cause, "detected_by": Detector}


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def make_filter(given: dict[str, Any]) -> "Filter":
    """Return the filter that the options ask for."""
    from breachcat.catalog import Filter

    words = {name: wanted_words(_option(name), given[name], known) for name, known in _VOCABULARIES.items()}
    days = {name: wanted_date(f"--{name}", given[name]) for name in ("since", "until")}
    facts = wanted_names("--not-stated", given["not_stated"], list(FACTS))
    return Filter(**{**given, **words, **days, "not_stated": facts})


INCIDENTS = Group(FILTERS, make_filter)


def wanted_date(option: str, text: str | None) -> "Date | None":
    """Read a date given as an option, in any form that records know."""
    from breachcat.japanese import Unreadable, read_date
    from breachcat.problems import shortened

    if text is None:
        return None
    try:
        return read_date(f"{text}年" if re.fullmatch(r"\d{4}", text) else text)
    except Unreadable as refusal:
        said = shortened(text)
        raise Refused(
            Text(f"{option} “{said}”: {refusal.reason.en}", f"{option} 「{said}」: {refusal.reason.ja}")
        ) from None


def wanted_words(option: str, given: list[str] | None, known: type[Word]) -> tuple[Word, ...]:
    """Return words of a closed list, given as such or by a label; others are refused with the nearest."""
    from breachcat.suggestions import spellings

    words, spelled = {word.value: word for word in known}, spellings(known)
    return tuple(words[spelled[name]] for name in wanted_names(option, given, spelled, spelled))


def wanted_name(option: str, given: str, known: Collection[str]) -> str:
    """Return the one name that an option takes."""
    names = wanted_names(option, [given], known)
    if len(names) > 1:
        raise Refused(
            Text(f"{option} takes one name, not {len(names)}", f"{option} に指定できる名前は一つです")
        )
    return names[0]


def wanted_names(
    option: str,
    given: list[str] | None,
    known: Collection[str],
    spelled: Mapping[str, str] | None = None,
    near: Callable[[str], Iterable[str]] | None = None,
) -> tuple[str, ...]:
    """Return names given singly or with commas; one that is not known is refused with the nearest.

    `spelled` gives other spellings of the known names, which are no names themselves; `near` the
    names that are suggested for another, where they are not those that are spelled most like it.
    """
    from breachcat.problems import shortened
    from breachcat.suggestions import nearest

    names = [name.strip() for part in given or [] for name in part.split(",") if name.strip()]
    if given and not names:
        raise Refused(Text(f"{option} names nothing", f"{option} に名前がありません"))
    for name in names:
        if name not in known:
            choice = ", ".join(near(name) if near else nearest(name, spelled or known) or known)
            said = shortened(name)
            raise Refused(
                Text(
                    f"{option}: there is no “{said}”; try {choice}",
                    f"{option}: 「{said}」はありません。候補: {choice}",
                )
            )
    return tuple(names)
