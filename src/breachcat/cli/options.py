"""The options that commands share, and how a command is given its session."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import typer

from breachcat.cli.help import both
from breachcat.cli.session import Session
from breachcat.language import Language

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
            "出力の形式。既定は text。GitHub上では注釈。",
        ),
    ),
]
PrivateOption = Annotated[
    bool,
    typer.Option(
        "--allow-private",
        help=both(
            "Fetch from addresses of this machine and its own network as well.",
            "この端末や組織内の ネットワークのURLからも 取得する。",
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


class Group(NamedTuple):
    """Options that go together: a command is handed what is made of them, as one argument."""

    options: dict[str, Any]
    make: Callable[[dict[str, Any]], Any]


def command(
    app: typer.Typer, name: str, en: str, ja: str, **groups: Group
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Register a function as a command: it is handed a session first, and returns the exit code.

    Every command takes the common options, and those of its groups.
    """
    extra = {option: kind for group in groups.values() for option, kind in group.options.items()} | _COMMON

    def register(function: Callable[..., int]) -> Callable[..., int]:
        def run(context: typer.Context, **values: Any) -> None:
            session: Session = context.obj
            session.language = values.pop("lang") or session.language
            session.folder = values.pop("catalog") or session.folder
            for argument, group in groups.items():
                values[argument] = group.make({option: values.pop(option) for option in group.options})
            if code := function(session, **values):
                raise typer.Exit(code)

        run.__signature__ = _signature(function, extra, set(groups))  # type: ignore[attr-defined]  # what Typer reads
        app.command(name, help=both(en, ja))(run)
        return function

    return register


def _signature(function: Callable[..., int], extra: dict[str, Any], made: set[str]) -> inspect.Signature:
    """Return the signature for Typer: the function's own options, and the extra ones."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    own = [
        parameter.replace(kind=keyword)
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in {"session", *made}
    ]
    others = [
        inspect.Parameter(name, keyword, default=None, annotation=option) for name, option in extra.items()
    ]
    context = inspect.Parameter("context", keyword, annotation=typer.Context)
    return inspect.Signature([context, *own, *others])
