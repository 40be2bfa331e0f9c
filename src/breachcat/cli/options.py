"""The options that commands share, and how a command is given its session."""

import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from breachcat.cli.session import Refused, Session
from breachcat.language import Language, Text
from breachcat.vocabulary import FACTS, Cause, DataItem, Detector

_BETWEEN = "\0"


def both(en: str, ja: str) -> str:
    """Return a help text in both languages; localized() keeps the one that is wanted."""
    return f"{en}{_BETWEEN}{ja}"


_BREAKABLE = re.compile(r"(?<=[。、）])(?=[^。、）])|(?<=\w)(?=（)|(?<=は)(?=[^ぁ-ん、。])")
"""Where Japanese help gets a blank: Typer breaks lines only there, and cuts what is longer."""


def localized(command: Any, language: Language) -> Any:
    """Return the command with all its help in one language."""
    chosen = 1 if language is Language.JAPANESE else 0
    for item in (command, *command.params, *getattr(command, "commands", {}).values()):
        for part in ("help", "rich_help_panel"):
            if _BETWEEN in (getattr(item, part, None) or ""):
                text = getattr(item, part).split(_BETWEEN)[chosen]
                setattr(item, part, _BREAKABLE.sub(" ", text) if chosen else text)
    for subcommand in getattr(command, "commands", {}).values():
        localized(subcommand, language)
    return command


LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help=both(
            "Language of labels and messages; by default that of the environment.",
            "表示の言語。既定は環境の言語。",
        ),
    ),
]
CatalogOption = Annotated[
    Path | None,
    typer.Option(
        "--catalog",
        metavar="DIR",
        help=both(
            "Folder of records; by default the nearest incidents/, else the records shipped.",
            "記録のフォルダー。既定は最も近い incidents/、なければ付属の記録。",
        ),
    ),
]
_FORM = typer.Option("--format", "-f", help=both("Form of the output.", "出力の形式。"))
ListingForm = Literal["table", "json", "jsonl", "csv", "tsv", "markdown"]
ListingFormOption = Annotated[ListingForm, _FORM]
ShowFormOption = Annotated[Literal["table", "json", "yaml"], _FORM]
CheckFormOption = Annotated[
    Literal["text", "concise", "json", "github", "sarif", "junit"] | None,
    typer.Option(
        "--format",
        "-f",
        help=both(
            "Form of the output; by default text, under GitHub Actions its annotations.",
            "出力の形式。既定は text。GitHub Actions では注釈。",
        ),
    ),
]
_COMMON = {"lang": LanguageOption, "catalog": CatalogOption}


def complete_ids(incomplete: str) -> list[str]:
    """Return the ids that begin so, for the shell."""
    import os

    from breachcat.store import find_catalog, record_ids

    found = find_catalog(None, os.environ, Path.cwd())
    return [name for name in record_ids(found.folder) if name.startswith(incomplete)] if found else []


_IDS = typer.Argument(help=both("Ids of records.", "記録のID。"), metavar="ID", autocompletion=complete_ids)
IdsArgument = Annotated[list[str], _IDS]
OptionalIdsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help=both("Ids of records; all if left out.", "記録のID。省くとすべて。"),
        metavar="ID",
        autocompletion=complete_ids,
    ),
]


_CHOOSE = both("Choose incidents", "事案を選ぶ")


def _choice(*, help: str, metavar: str, **rules: Any) -> Any:  # noqa: A002  # as Typer calls it
    return typer.Option(help=help, metavar=metavar, rich_help_panel=_CHOOSE, **rules)


_FILTERS: dict[str, Any] = {
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
        list[DataItem] | None,
        _choice(
            metavar="WORD",
            help=both(
                "Data that may have leaked; repeat to ask for several at once.",
                "漏えい項目。繰り返すとすべてを含むもの。",
            ),
        ),
    ],
    "cause": Annotated[
        list[Cause] | None,
        _choice(metavar="WORD", help=both("Cause; repeat for any of several.", "原因。繰り返すといずれか。")),
    ],
    "detected_by": Annotated[
        list[Detector] | None,
        _choice(
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
            metavar="FIELD",
            help=both(
                "A fact that the record does not have (published, affected …).",
                "記録にない事実（published、affected など）。",
            ),
        ),
    ],
}
"""The options that choose incidents, by the fields of Filter."""


def command(
    app: typer.Typer, name: str, en: str, ja: str, *, filters: bool = False
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function as a command: it is handed a session first, and returns the exit code.

    Every command takes the common options; with `filters` also those that choose incidents,
    which the function is handed as one Filter, `wanted`.
    """
    extra = _COMMON | (_FILTERS if filters else {})

    def register(function: Callable[..., int]) -> Callable[..., int]:
        def run(context: typer.Context, **values: Any) -> None:
            session: Session = context.obj
            session.language = values.pop("lang") or session.language
            session.folder = values.pop("catalog") or session.folder
            if filters:
                values["wanted"] = _filter({option: values.pop(option) for option in _FILTERS})
            if code := function(session, **values):
                raise typer.Exit(code)

        run.__signature__ = _signature(function, extra)  # type: ignore[attr-defined]  # what Typer reads
        app.command(name, help=both(en, ja))(run)
        return function

    return register


def _signature(function: Callable[..., int], extra: dict[str, Any]) -> inspect.Signature:
    """Return the signature for Typer: the function's own options, and the extra ones."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [
        parameter.replace(kind=keyword)
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in ("session", "wanted")
    ]
    others = [
        inspect.Parameter(name, keyword, default=None, annotation=option) for name, option in extra.items()
    ]
    context = inspect.Parameter("context", keyword, annotation=typer.Context)
    return inspect.Signature([context, *own, *others])


def _filter(given: dict[str, Any]) -> Any:
    from breachcat.catalog import Filter

    words = {name: tuple(given[name] or ()) for name in ("data", "cause", "detected_by")}
    days = {name: wanted_date(f"--{name}", given[name]) for name in ("since", "until")}
    facts = wanted_names("--not-stated", given["not_stated"], list(FACTS))
    return Filter(**{**given, **words, **days, "not_stated": facts})


def wanted_date(option: str, text: str | None) -> Any:
    """Read a date given as an option, in any form that records know."""
    from breachcat.japanese import Unreadable, read_date
    from breachcat.problems import shortened

    if text is None:
        return None
    try:
        return read_date(text)
    except Unreadable as refusal:
        said = shortened(text)
        raise Refused(
            Text(f"{option} “{said}”: {refusal.reason.en}", f"{option} 「{said}」: {refusal.reason.ja}")
        ) from None


def wanted_names(option: str, given: list[str] | None, known: list[str] | dict[str, str]) -> tuple[str, ...]:
    """Return names given singly or with commas; one that is not known is refused with the nearest."""
    from breachcat.problems import shortened
    from breachcat.suggestions import nearest

    names = [name.strip() for part in given or [] for name in part.split(",") if name.strip()]
    for name in names:
        if name not in known:
            choice = ", ".join(nearest(name, known) or known)
            said = shortened(name)
            raise Refused(
                Text(
                    f"{option}: there is no “{said}”; try {choice}",
                    f"{option}: 「{said}」はありません。候補: {choice}",
                )
            )
    return tuple(names)
