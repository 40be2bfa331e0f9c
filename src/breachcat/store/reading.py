"""Find the catalog and read records; never trust a path."""

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Location:
    """Where the catalog is, and what to say of it where it is not the obvious one.

    `shipped` tells that its records came with the program; they are never written to.
    """

    folder: Path
    remark: Text | None = None
    shipped: bool = False


def find_catalog(given: Path | None, environment: Mapping[str, str], here: Path) -> Location | None:
    """Return the catalog given, or the nearest incidents/ upwards, or the records of the package.

    None if what was given is no folder, or there is no catalog at all.
    """
    if given is None and environment.get(VARIABLE):
        given = Path(environment[VARIABLE])
    if given is not None:
        return Location(given, shipped=_is_ours(given)) if _surely(given.is_dir) else None
    for folder in (here, *here.parents):
        if _surely((folder / FOLDER).is_dir):
            found = visible(str(folder / FOLDER))
            remark = Text(f"catalog: {found}", f"カタログ: {found}") if folder != here else None
            return Location(folder / FOLDER, remark, shipped=_is_ours(folder))
    package = Path(__file__).parents[1]
    for folder in (package / FOLDER, package.parents[1] / FOLDER):  # the wheel; a source checkout
        if _surely(folder.is_dir):
            return Location(folder, _SHIPPED, shipped=True)
    return None


def _is_ours(folder: Path) -> bool:
    return _is_inside(folder, Path(__file__).resolve().parents[1])


_SHIPPED = Text(
    "catalog: the records that came with breachcat; --catalog DIR takes others",
    "カタログ: breachcat に付属の記録（--catalog DIR で変更できます）",
)
_ID = re.compile(r"[a-z0-9-]+")  # other names are no ids, and a shell would print them as they are


def record_ids(folder: Path) -> list[str]:
    """Return the ids of the records in a folder, by their file names."""
    try:
        names = [Path(name) for name in os.listdir(folder)]
    except OSError:
        return []
    return sorted(name.stem for name in names if name.suffix == SUFFIX and _ID.fullmatch(name.stem))


def read_folder(folder: Path) -> Iterator[File]:
    """Yield every record of a folder, in the order of their names; nothing to read is a problem."""
    for _, file in _in_folder(folder):
        yield file


def read_paths(paths: Iterable[Path]) -> Iterator[File]:
    """Yield the records at the paths, each once: a file, all of a folder, or `-` for standard input."""
    seen: set[str] = set()
    for path in paths:
        for place, file in _at(path):
            if (whole := spelling_of(place)) not in seen:
                seen.add(whole)
                yield file


def read_neighbours(paths: Sequence[Path], more: Iterable[Path] = ()) -> Iterator[File]:
    """Yield the records that stand beside the paths: in the folders of single files, and in more folders."""
    own = {spelling_of(path) for path in paths}
    for folder in {spelling_of(folder): folder for folder in (*folders_of(paths), *more)}.values():
        if spelling_of(folder) not in own:
            for path, file in _in_folder(folder):
                if not file.problem and spelling_of(path) not in own:
                    yield file


def folders_of(paths: Iterable[Path]) -> list[Path]:
    """Return the folders of the paths, each once: the paths themselves that are folders, those of single files."""
    whole = [path for path in paths if _surely(path.is_dir)]
    single = [path.parent for path in paths if str(path) != STANDARD_INPUT and path not in whole]
    return list({spelling_of(folder): folder for folder in (*single, *whole)}.values())


def spelling_of(path: Path) -> str:
    """Return the one spelling of a place: its absolute path, links in it as they are."""
    return os.path.abspath(path)  # noqa: PTH100  # resolve() follows links


def _at(path: Path) -> Iterator[tuple[Path, File]]:
    """Yield the records at a path, each with its own path."""
    if str(path) == STANDARD_INPUT:
        yield path, _standard_input()
    elif _surely(path.is_dir):
        yield from _in_folder(path)
    else:
        yield path, read_file(path)


def _in_folder(folder: Path) -> Iterator[tuple[Path, File]]:
    try:
        names, root = sorted(os.listdir(folder)), folder.resolve()
    except OSError as error:
        yield folder, _unread(folder, "BC102", reason=reason_of(error))
        return
    found = False
    for name in names:
        path = folder / name
        if name.endswith(SUFFIX):
            outside = _surely(path.is_symlink) and not _is_inside(path, root)
            yield path, _unread(path, "BC102", reason=_OUTSIDE) if outside else read_file(path)
        elif name.lower().endswith((SUFFIX, ".yml")):
            yield path, _unread(path, "BC215", found=visible(name))
        else:
            continue
        found = True
    if not found:
        yield folder, _unread(folder, "BC118")


def _standard_input() -> File:
    """Return what standard input holds, up to the largest size; there may be none."""
    try:
        return File("<stdin>", sys.stdin.buffer.read(LARGEST + 1) or b"")
    except (AttributeError, OSError, ValueError):  # None or closed; broken; closed in between
        return _unread(Path("<stdin>"), "BC102", reason=_CLOSED)


# Never to wait for a pipe, never to become the session of a terminal, bytes as they are.
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def read_file(path: Path) -> File:
    """Return one file's bytes, or why they cannot be read; never waits for a pipe."""
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError as error:
        if _surely(path.is_symlink):
            return _unread(path, "BC102", reason=reason_of(error))
        return _unread(path, "BC101")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return _unread(path, "BC102", reason=reason_of(error))
    try:
        return _read(descriptor, path)
    except OSError as error:
        return _unread(path, "BC102", reason=reason_of(error))
    finally:
        os.close(descriptor)


def _read(descriptor: int, path: Path) -> File:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return _unread(path, "BC102", reason=_NOT_A_FILE)
    if status.st_size > LARGEST:
        return _unread(path, "BC103", size=status.st_size, limit=LARGEST)
    with os.fdopen(descriptor, "rb", closefd=False) as stream:
        return File(_name(path), stream.read(LARGEST + 1), path=path)


def _surely(test: Callable[[], bool]) -> bool:
    """Tell whether a test of a path says yes; where the path cannot be looked at, it does not."""
    try:
        return test()
    except OSError:
        return False


def _is_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a loop of links
        return True  # reading it gives the reason


def _name(path: Path) -> str:
    """Return a path as it can be printed, whatever bytes its name has."""
    return visible(str(path))


def _unread(path: Path, code: str, **values: Any) -> File:
    return File(_name(path), problem=problem(code, _name(path), **values), path=path)


_OUTSIDE = Text("a link that leads out of the catalog", "カタログの外へのリンクです")
_NOT_A_FILE = Text("it is not a regular file", "通常のファイルではありません")
_CLOSED = Text("standard input is closed", "標準入力が閉じています")
_DENIED = Text("permission denied", "アクセス権がありません")
_NUL = Text("its name holds a NUL", "名前にNUL文字があります")
_REASONS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOENT: Text("a link to nothing", "リンク先がありません"),
    errno.ENOTDIR: Text("a part of the path is not a folder", "パスの途中がフォルダーではありません"),
    errno.ELOOP: Text("links that lead in a circle", "リンクが循環しています"),
    errno.ENAMETOOLONG: Text("the name is too long", "名前が長すぎます"),
    errno.ENXIO: _NOT_A_FILE,  # a socket
}


def reason_of(error: OSError | ValueError) -> Text:
    """Return why a file cannot be read or written, in words for people."""
    if not isinstance(error, OSError):
        return _NUL
    said = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, Text(said, said))
