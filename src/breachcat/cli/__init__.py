"""The command line: options in, one call, print, exit code."""

import gc
import os
import sys
from collections.abc import Sequence

from breachcat.language import Language, from_environment

LANGUAGE_VARIABLE = "BREACHCAT_LANG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 problems or nothing found, 2 wrong use."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs 15 ms, we have none
    gc.set_threshold(50_000, 50, 50)  # what start-up makes lives to the end; looking it through costs 3 %
    from breachcat.cli.app import run
    from breachcat.cli.session import restore_streams

    restore_streams()

    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    return run(given, _language(given))


def _language(arguments: Sequence[str]) -> Language:
    """Return the language asked for, before the options are read: help and faults need it too."""
    asked = os.environ.get(LANGUAGE_VARIABLE, "")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    known = [language.value for language in Language]
    return Language(asked) if asked in known else from_environment(dict(os.environ))
