"""What a command works with: language, catalog, screen, today; and the only place that prints."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from breachcat.language import Language, Text, few
from breachcat.refusal import PROBLEMS, Refused

if TYPE_CHECKING:
    from breachcat.catalog import Catalog
    from breachcat.model import Incident, Tombstone
    from breachcat.render.listing import Listing
    from breachcat.render.screen import Screen
    from breachcat.store import Location

PROGRESS_AFTER = 1.0  # seconds
T = TypeVar("T")


@dataclass
class Session:
    """One run of the program."""

    language: Language = Language.ENGLISH
    folder: Path | None = None

    def say(self, text: Text) -> str:
        """Return the text in the language of the session."""
        return text(self.language)

    def out(self, text: str) -> None:
        """Write data to standard output."""
        _write(sys.stdout, text)

    def remark(self, text: Text | str) -> None:
        """Write something about the data to standard error."""
        _write(sys.stderr, (text if isinstance(text, str) else self.say(text)) + "\n")

    def screen(self) -> "Screen":
        """Return what is known of the terminal; NO_COLOR and FORCE_COLOR are obeyed."""
        from breachcat.render.screen import Screen

        terminal = sys.stdout.isatty()
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        forced = os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR")
        width = shutil.get_terminal_size().columns if terminal else None
        return Screen(width, bool(forced or (terminal and not plain)))

    def listing(self, listing: "Listing[Any]", form: str) -> None:
        """Write a listing in one of the forms."""
        if form == "table":
            from breachcat.render.screen import table

            screen = self.screen()
            self.out(screen.draw(table(listing, self.language, screen.width)))
        else:
            from breachcat.render.forms import FORMS

            self.out(FORMS[form](listing, self.language))

    def location(self) -> "Location":
        """Return where the catalog is; say so where that is not the obvious place."""
        from breachcat.store import VARIABLE, find_catalog

        here = current_folder()
        found = find_catalog(self.folder, os.environ, here)
        if found is None:
            asked = self.folder or os.environ.get(VARIABLE) or "incidents"
            raise Refused(
                Text(
                    f"no catalog: there is no folder “{asked}”",
                    f"カタログがありません: フォルダー「{asked}」が見つかりません",
                )
            )
        if found.remark:
            self.remark(found.remark)
        inside = found.folder.is_relative_to(here)  # named as a person there would name it
        return replace(found, folder=found.folder.relative_to(here)) if inside else found

    def catalog(self) -> "Catalog":
        """Return the catalog; say how many records were left out because of errors."""
        from breachcat.catalog import read_catalog
        from breachcat.store import read_folder

        catalog = read_catalog(self.watched(read_folder(self.location().folder)), date.today())
        if not catalog.checked:
            for found in catalog.problems:
                self.remark(f"{found.file}: {found.message(self.language)}")
        elif left_out := catalog.left_out:
            names = few([record.name for record in left_out])
            self.remark(
                Text(
                    f"left out because of errors: {len(left_out)} ({names}); `breachcat check` tells more",
                    f"エラーのため除外: {len(left_out)}件（{names}）。詳しくは breachcat check",
                )
            )
        return catalog

    def chosen(self, catalog: "Catalog", ids: Iterable[str]) -> "list[Incident]":
        """Return the incidents with these ids; an unknown one is refused with the nearest."""
        found = []
        for wanted in dict.fromkeys(ids):
            if (incident := catalog.get(wanted)) is None:
                raise Refused(_not_shown(wanted, catalog), PROBLEMS)
            found.append(incident)
        return found

    def watched(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items; on a terminal, work of over a second shows how far it is."""
        started, progress = monotonic(), None
        try:
            for number, item in enumerate(items, 1):
                if progress is None and sys.stderr.isatty() and monotonic() - started > PROGRESS_AFTER:
                    progress = _progress(self.say(_READING))
                if progress:
                    progress.update(progress.task_ids[0], completed=number)
                yield item
        finally:
            if progress:
                progress.stop()


_READING = Text("reading records", "記録を読み込み中")


def _progress(label: str) -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    columns = SpinnerColumn(), TextColumn("{task.description}: {task.completed:.0f}")
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(label, total=None)
    progress.start()
    return progress


def current_folder() -> Path:
    """Return the folder that the program runs in; it may have been deleted."""
    try:
        return Path.cwd()
    except OSError:
        raise Refused(
            Text("the current folder does not exist any more", "現在のフォルダーが存在しません")
        ) from None


def restore_streams() -> None:
    """Give the program the standard streams that it was started without; nothing is lost in them."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _not_shown(wanted: str, catalog: "Catalog") -> Text:
    """Return why there is no incident with an id: its record has errors, or there is none."""
    faulty = [record.name for record in catalog.left_out if Path(record.name).stem == wanted]
    if faulty:
        return Text(
            f"the record “{wanted}” has errors; `breachcat check {faulty[0]}` tells them",
            f"記録「{wanted}」にはエラーがあります。breachcat check {faulty[0]} で確かめてください",
        )
    if stone := catalog.tombstone(wanted):
        return _withdrawn(stone)
    return _unknown_id(wanted, catalog.near(wanted))


def _withdrawn(stone: "Tombstone") -> Text:
    from breachcat.problems import shortened

    said = stone.withdrawn
    told = Text(
        "the record “{id}” was withdrawn on {day}: {reason}{heir}",
        "記録「{id}」は{day}に取り下げられました: {reason}{heir}",
    )
    heir = (
        Text("; see {id}", "（{id} を見てください）").filled(id=said.replaced_by) if said.replaced_by else ""
    )
    return told.filled(id=stone.id, day=shortened(said.date.text), reason=shortened(said.reason), heir=heir)


def _unknown_id(wanted: str, near: tuple[str, ...]) -> Text:
    from breachcat.problems import shortened

    said, names = shortened(wanted), ", ".join(near)
    if near:
        return Text(
            f"there is no record “{said}”; did you mean: {names}?",
            f"記録「{said}」はありません。もしかして: {names}",
        )
    return Text(
        f"there is no record “{said}”; `breachcat list` shows all",
        f"記録「{said}」はありません。breachcat list で一覧を表示します",
    )


def _write(stream: TextIO, text: str) -> None:
    """Write and flush; a reader that has gone away is no fault, a full disk is."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        raise unwritten(stream, error) from None


def unwritten(stream: TextIO, error: OSError) -> Refused:
    """Return the fault that a stream cannot be written; what is still buffered goes nowhere."""
    _silence(stream)
    reason = error.strerror or str(error)
    return Refused(Text(f"cannot write the output: {reason}", f"出力できません: {reason}"), PROBLEMS)


def _silence(stream: TextIO) -> None:
    """Let what is still buffered, and all that follows, go nowhere."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
