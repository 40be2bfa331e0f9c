"""Let a person edit a file in an editor of their choice."""

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from breachcat.language import Text
from breachcat.problems import shortened
from breachcat.store.reading import reason_of


def edited(path: Path) -> Text | None:
    """Let the person edit a file in $VISUAL or $EDITOR; return why that came to no good end."""
    editor = next(filter(None, map(os.environ.get, ("VISUAL", "EDITOR"))), "").strip()
    if not editor:
        return _NONE
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _NO_TERMINAL
    reason = _run(editor, path)
    return reason and _FAILED.filled(editor=shortened(editor), reason=reason)


def _run(editor: str, path: Path) -> Text | None:
    try:
        words = [*shlex.split(editor, posix=os.name != "nt"), str(path)]
        with _interrupts_left_to_others():
            code = subprocess.run(words, check=False).returncode  # noqa: S603  # the person's own editor
    except FileNotFoundError:
        return _NOT_FOUND
    except OSError as error:
        return reason_of(error)
    except ValueError as error:
        return Text(str(error), str(error))
    return _ENDED.filled(code=code) if code else None


@contextlib.contextmanager
def _interrupts_left_to_others() -> Iterator[None]:
    """Let Ctrl-C reach the editor alone, which knows what is not saved yet."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_NONE = Text(
    "no editor was opened, for neither VISUAL nor EDITOR is set",
    "VISUAL も EDITOR も設定されていないため、エディターを開けません",
)
_NO_TERMINAL = Text(
    "no editor was opened, for this is not a terminal", "端末ではないため、エディターを開けません"
)
_FAILED = Text("the editor “{editor}” failed: {reason}", "エディター「{editor}」が失敗しました: {reason}")
_NOT_FOUND = Text("there is no such program", "そのプログラムがありません")
_ENDED = Text("it ended with code {code}", "終了コード {code}")
