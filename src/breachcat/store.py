"""The only module that touches files: find the catalog, read records, never trust a path."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from breachcat.catalog import File
from breachcat.document import LARGEST
from breachcat.language import Text
from breachcat.problems import problem, visible

FOLDER = "incidents"
VARIABLE = "BREACHCAT_CATALOG"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Location:
    """Where the catalog is, and what to say of it where it is not the obvious one."""

    folder: Path
    remark: Text | None = None


def find_catalog(given: Path | None, environment: Mapping[str, str], here: Path) -> Location | None:
    """Return the catalog given, or the nearest incidents/ upwards, or the records of the package.

    None if what was given is no folder, or there is no catalog at all.
    """
    if given is None and environment.get(VARIABLE):
        given = Path(environment[VARIABLE])
    if given is not None:
        return Location(given) if given.is_dir() else None
    for folder in (here, *here.parents):
        if (folder / FOLDER).is_dir():
            found = visible(str(folder / FOLDER))
            remark = Text(f"catalog: {found}", f"カタログ: {found}") if folder != here else None
            return Location(folder / FOLDER, remark)
    package = Path(__file__).parent
    for folder in (package / FOLDER, package.parents[1] / FOLDER):  # the wheel; a source checkout
        if folder.is_dir():
            return Location(folder, _SHIPPED)
    return None


_SHIPPED = Text(
    "catalog: the records that came with breachcat; --catalog DIR takes others",
    "カタログ: breachcat に付属の記録（--catalog DIR で変更できます）",
)


def record_ids(folder: Path) -> list[str]:
    """Return the ids of the records in a folder, by their file names."""
    try:
        return sorted(path.stem for path in folder.iterdir() if path.suffix == ".yaml")
    except OSError:
        return []


def read_folder(folder: Path) -> Iterator[File]:
    """Yield every record of a folder, in the order of their names; nothing to read is a problem."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield _unread(folder, "BC102", reason=_reason(error))
        return
    records = [name for name in names if name.endswith(".yaml")]
    for name in names:
        if name.endswith((".yml", ".YAML", ".YML")):
            yield _unread(folder / name, "BC215", found=visible(name))
    if not records:
        yield _unread(folder, "BC118")
    root = folder.resolve()
    for name in records:
        path = folder / name
        if path.is_symlink() and not _is_inside(path, root):
            yield _unread(path, "BC102", reason=_OUTSIDE)
        else:
            yield read_file(path)


def read_paths(paths: Iterable[Path]) -> Iterator[File]:
    """Yield the records at the paths: a file, all of a folder, or `-` for standard input."""
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield File("<stdin>", sys.stdin.buffer.read(LARGEST + 1))
        elif path.is_dir():
            yield from read_folder(path)
        elif not os.path.lexists(path):
            yield _unread(path, "BC101")
        else:
            yield read_file(path)


def read_file(path: Path) -> File:
    """Return one file's bytes, or why they cannot be read; never waits for a pipe."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return _unread(path, "BC102", reason=_NOT_A_FILE)
            if status.st_size > LARGEST:
                return _unread(path, "BC103", size=status.st_size, limit=LARGEST)
            return File(_name(path), stream.read(LARGEST + 1))
    except OSError as error:
        return _unread(path, "BC102", reason=_reason(error))


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a loop of links
        return True  # reading it gives the reason


def _name(path: Path) -> str:
    """Return a path as it can be printed, whatever bytes its name has."""
    return visible(str(path))


def _unread(path: Path, code: str, **values: Any) -> File:
    return File(_name(path), problem=problem(code, _name(path), **values))


_OUTSIDE = Text("a link that leads out of the catalog", "カタログの外へのリンクです")
_NOT_A_FILE = Text("it is not a regular file", "通常のファイルではありません")
_REASONS = {
    "PermissionError": Text("permission denied", "読み取りの権限がありません"),
    "FileNotFoundError": Text(
        "it does not exist, or is a link to nothing", "存在しないか、リンク先がありません"
    ),
    "IsADirectoryError": _NOT_A_FILE,
}


def _reason(error: OSError) -> Text:
    said = error.strerror or str(error)
    return _REASONS.get(type(error).__name__, Text(said, said))
