"""Writing: whole or not at all, never over another's work, links and rights as they were."""

import errno
import os
import stat
import tempfile

import pytest

from breachcat.refusal import PROBLEMS, Refused
from breachcat.store import Location
from breachcat.store.writing import create_file, replace_file, writable


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_written_whole(tmp_path):
    create_file(tmp_path / "a.yaml", b"id: a\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"id: a\n"
    assert names(tmp_path) == ["a.yaml"]
    current = os.umask(0)
    os.umask(current)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o666 & ~current


def test_a_file_that_exists_is_never_written_over(tmp_path):
    (tmp_path / "a.yaml").write_text("mine")
    with pytest.raises(Refused, match="exists already") as refused:
        create_file(tmp_path / "a.yaml", b"theirs")
    assert refused.value.code == PROBLEMS
    assert (tmp_path / "a.yaml").read_text() == "mine"
    assert names(tmp_path) == ["a.yaml"]


NO_LINKS = pytest.mark.parametrize("reason", [errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS])


@pytest.fixture
def no_links(monkeypatch):
    """Make the folder one of a file system that knows no second name of a file, as exFAT."""

    def put(reason=errno.EPERM):
        def refuse(*_):
            raise OSError(reason, "not supported")

        monkeypatch.setattr(os, "link", refuse)

    return put


@NO_LINKS
def test_a_new_file_needs_no_second_name(tmp_path, no_links, reason):
    no_links(reason)
    create_file(tmp_path / "a.yaml", b"id: a\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"id: a\n"
    with pytest.raises(Refused, match="exists already"):
        create_file(tmp_path / "a.yaml", b"theirs")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="exists already"):
        create_file(tmp_path / "b.yaml", b"theirs")
    assert (tmp_path / "a.yaml").read_bytes() == b"id: a\n"
    assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_of_a_new_file_nothing_is_left_where_writing_fails(tmp_path, no_links, monkeypatch):
    no_links()
    left = [None]

    def full(_descriptor):
        if not left:
            raise OSError(errno.ENOSPC, "No space left on device")
        left.pop()

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="No space left"):
        create_file(tmp_path / "a.yaml", b"x")
    assert names(tmp_path) == []


def test_a_link_out_of_its_folder_is_not_followed(tmp_path):
    (tmp_path / "incidents").mkdir()
    (tmp_path / "secret.yaml").write_bytes(b"old")
    (tmp_path / "incidents" / "a.yaml").symlink_to("../secret.yaml")
    with pytest.raises(Refused, match="leads out of its folder"):
        replace_file(tmp_path / "incidents" / "a.yaml", b"old", b"new")
    assert (tmp_path / "secret.yaml").read_bytes() == b"old"


def test_the_shipped_records_are_not_written_to(tmp_path):
    assert writable(Location(tmp_path)) == tmp_path
    with pytest.raises(Refused, match="not written to"):
        writable(Location(tmp_path, shipped=True))


def test_a_link_to_nothing_is_not_followed(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="exists already"):
        create_file(tmp_path / "a.yaml", b"theirs")
    assert names(tmp_path) == ["a.yaml"]


def test_a_file_keeps_its_rights_and_its_link(tmp_path):
    (tmp_path / "real.yaml").write_bytes(b"old")
    (tmp_path / "real.yaml").chmod(0o640)
    (tmp_path / "a.yaml").symlink_to("real.yaml")
    replace_file(tmp_path / "a.yaml", b"old", b"new")
    assert (tmp_path / "a.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "real.yaml").stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.yaml", "real.yaml"]


def test_what_somebody_else_has_written_meanwhile_stays(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"theirs")
    with pytest.raises(Refused, match="changed by another program"):
        replace_file(tmp_path / "a.yaml", b"old", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"theirs"


def test_an_interrupted_write_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    (tmp_path / "a.yaml").write_bytes(b"old")

    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "a.yaml", b"old", b"new")
    assert (tmp_path / "a.yaml").read_bytes() == b"old"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    "write", [lambda path: create_file(path, b""), lambda path: replace_file(path, b"", b"")]
)
def test_a_place_that_is_not_there_is_told(tmp_path, write):
    with pytest.raises(Refused, match="cannot be written"):
        write(tmp_path / "no" / "a.yaml")


def test_a_full_disk_is_told(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="No space left"):
        create_file(tmp_path / "a.yaml", b"x")
    assert names(tmp_path) == []


def test_a_folder_without_rights_is_told(tmp_path, monkeypatch):
    def denied(**_where):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", denied)
    with pytest.raises(Refused, match="permission denied"):
        create_file(tmp_path / "a.yaml", b"x")
