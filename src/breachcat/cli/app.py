"""The program as a whole: its global options, and the one place where faults end."""

import contextlib
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer

from breachcat.cli.help import both, describe_measures, localized
from breachcat.cli.options import CatalogOption, LanguageOption
from breachcat.cli.session import Session, unwritten
from breachcat.language import Language
from breachcat.refusal import Refused

NAME = "breachcat"


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"{NAME} {version(NAME)}")
        raise typer.Exit


COMMANDS = {
    "list": "query",
    "show": "query",
    "timeline": "timeline",
    "delays": "delays",
    "stats": "stats",
    "search": "query",
    "check": "check",
    "explain": "check",
    "fmt": "layout",
    "diff": "changes",
    "new": "new",
    "draft": "draft",
    "verify": "verify",
    "normalize": "reading",
    "schema": "reading",
}
"""The module of each command, in the order of the help."""


def make_app(asked: str = "") -> typer.Typer:
    """Return the program; with a command alone where that is asked for."""
    app = typer.Typer(
        name=NAME,
        no_args_is_help=True,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        help=both(
            "A catalog of data breaches at Japanese online shops: what happened, and how long until "
            "payments stopped, the regulator and the customers knew.",
            "日本のオンラインショップの情報漏えい事案カタログ。何が起き、決済停止・委員会報告・本人通知・公表まで何日かかったか。",
        ),
    )

    @app.callback()
    def options(
        context: typer.Context,
        lang: LanguageOption = None,
        catalog: CatalogOption = None,
        _version: Annotated[
            bool,
            typer.Option(
                "--version",
                callback=_show_version,
                is_eager=True,
                help=both("Show the version.", "バージョンを表示。"),
            ),
        ] = False,
    ) -> None:
        session: Session = context.obj
        session.language = lang or session.language
        session.folder = catalog

    names = [asked] if asked in COMMANDS else COMMANDS  # importing the others costs some milliseconds
    for module in dict.fromkeys(COMMANDS[name] for name in names):
        import_module(f"breachcat.cli.{module}").register(app)
    app.registered_commands.sort(key=lambda info: list(COMMANDS).index(str(info.name)))
    if asked in COMMANDS:
        app.registered_commands = [info for info in app.registered_commands if info.name == asked]
    return app


def run(arguments: Sequence[str], language: Language) -> int:
    """Run one command line and return the exit code."""
    session = Session(language)
    app = make_app(*arguments[:1])
    program = localized(typer.main.get_command(app), language)
    if not {"-h", "--help"}.isdisjoint(arguments):
        describe_measures(program, language)
    try:
        program.main(list(arguments), prog_name=NAME, obj=session)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except Refused as refused:
        return _ended(session, refused)
    except OSError as error:  # help and version are printed by Typer
        return _ended(session, unwritten(sys.stdout, error))
    return 0


def _ended(session: Session, refused: Refused) -> int:
    with contextlib.suppress(Refused):  # standard error is full as well
        session.remark(f"{NAME}: {session.say(refused.message)}")
    return refused.code
