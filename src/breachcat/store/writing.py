"""Write records: whole or not at all, and never over what somebody else has written."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from breachcat.language import Text
from breachcat.problems import visible
from breachcat.refusal import PROBLEMS, Refused
from breachcat.store.reading import Location, reason_of


def writable(location: Location) -> Path:
    """Return the folder of a catalog that may be written to; the records of the program are refused."""
    if location.shipped:
        raise Refused(_SHIPPED)
    return location.folder


def create_file(path: Path, data: bytes) -> None:
    """Write a new file; refuse where there is one already."""
    with _refusing(path), _beside(path, data) as draft:
        try:
            os.link(draft, path)  # fails where the name is taken, in one step
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _write_new(path, data)


_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)  # exFAT, some network folders


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; nothing is left of it where that fails."""
    stream = path.open("xb")
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        path.unlink()
        raise


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write `after` over a file that holds `before`; refuse if it holds anything else by now.

    A link is followed only within its folder.
    """
    with _refusing(path):
        whole = path.resolve(strict=True)  # a link stays a link
        if path.is_symlink() and not whole.is_relative_to(path.parent.resolve()):
            raise Refused(_LEADS_OUT.filled(file=visible(str(path))), PROBLEMS)
        if whole.read_bytes() != before:
            raise Refused(_CHANGED.filled(file=visible(str(path))), PROBLEMS)
        with _beside(whole, after) as draft:
            draft.chmod(stat.S_IMODE(whole.stat().st_mode))
            draft.replace(whole)


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, new or over an older one; what is no ordinary file, as a pipe, is written into."""
    with _refusing(path):
        whole = path.resolve()  # a link stays a link
        if not whole.parent.is_dir():
            raise Refused(_NO_FOLDER.filled(file=visible(str(path))), PROBLEMS)
        if whole.exists() and not whole.is_file():
            with whole.open("wb") as stream:
                stream.write(data)
            return
        with _beside(whole, data) as draft:
            if whole.exists():
                draft.chmod(stat.S_IMODE(whole.stat().st_mode))
            draft.replace(whole)


@contextlib.contextmanager
def _beside(path: Path, data: bytes) -> Iterator[Path]:
    """Yield a file with these bytes in the same folder, safe on the disk; it is gone afterwards."""
    import tempfile  # only where something is written

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        draft.chmod(0o666 & ~_umask())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what the system says into words."""
    try:
        yield
    except FileExistsError:
        raise Refused(_EXISTS.filled(file=visible(str(path))), PROBLEMS) from None
    except OSError as error:
        reason = reason_of(error)
        raise Refused(_NOT_WRITTEN.filled(file=visible(str(path)), reason=reason), PROBLEMS) from None


_SHIPPED = Text(
    "the records that came with breachcat are not written to; name yours with --catalog DIR, "
    "or make a folder incidents here",
    "breachcat に付属の記録には書き込みません。--catalog DIR で指定するか、ここに incidents フォルダーを作ってください",
)
_LEADS_OUT = Text(
    "{file} is a link that leads out of its folder; it was left as it is, name the file itself",
    "{file} はフォルダーの外へのリンクです。書き換えていません。リンク先のファイルを指定してください",
)
_EXISTS = Text("{file} exists already; it was left as it is", "{file} は既にあります。書き換えていません")
_CHANGED = Text(
    "{file} was changed by another program meanwhile; it was left as it is, run the command again",
    "{file} はその間に別のプログラムで変更されました。書き換えていません。もう一度実行してください",
)
_NO_FOLDER = Text(
    "{file} cannot be written: there is no such folder", "{file} に書き込めません: そのフォルダーがありません"
)
_NOT_WRITTEN = Text("{file} cannot be written: {reason}", "{file} に書き込めません: {reason}")
