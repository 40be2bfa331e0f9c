"""Help texts in both languages, one of which is shown."""

import re
from typing import Any

from breachcat.language import Language

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


def describe_measures(program: Any, language: Language) -> None:
    """Put the definition of every measure under the help of `delays`."""
    from breachcat.delays import MEASURES  # only where help is asked for

    said = [f"{measure.name}: {measure.definition(language)}" for measure in MEASURES.values()]
    if delays := program.commands.get("delays"):
        delays.epilog = "\n\n".join(said)
