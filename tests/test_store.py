"""Files: where the catalog is found, and that nothing in a folder can stop or fool the reading."""

import errno
import io
import os
import socket
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from breachcat.catalog import File
from breachcat.document import LARGEST
from breachcat.language import Language
from breachcat.store import Location, find_catalog, read_file, read_folder, read_paths, reading, record_ids
from conftest import INCIDENTS, ROOT


def written(path: Path, data: bytes = b"id: x\n") -> Path:
    path.write_bytes(data)
    return path


def said(file: File, language: Language = Language.ENGLISH) -> tuple[str, str]:
    """Return the code and the sentence of a file's problem."""
    assert file.problem
    assert file.problem.file == file.name
    assert file.data == b""
    return file.problem.check.code, file.problem.message(language)


class TestFindCatalog:
    @pytest.fixture
    def here(self, tmp_path: Path) -> Path:
        here = tmp_path / "a" / "b"
        here.mkdir(parents=True)
        return here

    def test_given(self, here, tmp_path):
        assert find_catalog(tmp_path, {"BREACHCAT_CATALOG": str(here)}, here) == Location(tmp_path)

    def test_variable(self, here, tmp_path):
        (here / "incidents").mkdir()
        assert find_catalog(None, {"BREACHCAT_CATALOG": str(tmp_path)}, here) == Location(tmp_path)

    def test_an_empty_variable_is_none(self, here):
        (here / "incidents").mkdir()
        assert find_catalog(None, {"BREACHCAT_CATALOG": ""}, here) == Location(here / "incidents")

    @pytest.mark.parametrize("name", ["missing", "file", "x" * 5000, "nul\0"])
    def test_given_but_no_folder(self, here, tmp_path, name):
        written(tmp_path / "file")
        (here / "incidents").mkdir()
        assert find_catalog(tmp_path / name, {}, here) is None
        assert find_catalog(None, {"BREACHCAT_CATALOG": str(tmp_path / name)}, here) is None

    def test_here_needs_no_remark(self, here):
        (here / "incidents").mkdir()
        (here.parent / "incidents").mkdir()
        assert find_catalog(None, {}, here) == Location(here / "incidents")

    def test_above_is_said(self, here):
        (here.parent / "incidents").mkdir()
        written(here / "incidents")  # a file of that name is no catalog
        found = find_catalog(None, {}, here)
        assert found.folder == here.parent / "incidents"
        assert found.remark.en == f"catalog: {here.parent / 'incidents'}"
        assert found.remark.ja == f"カタログ: {here.parent / 'incidents'}"

    def test_a_hostile_name_above_is_spelled_out(self, tmp_path):
        above = tmp_path / "\x1b]0;gone\x07"
        (above / "incidents").mkdir(parents=True)
        (above / "here").mkdir()
        remark = find_catalog(None, {}, above / "here").remark
        assert "\x1b" not in remark.en + remark.ja
        assert "\\u001b]0;gone\\u0007" in remark.en

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        package = tmp_path / "site" / "lib" / "breachcat"
        package.mkdir(parents=True)
        monkeypatch.setattr(reading, "__file__", str(package / "store" / "reading.py"))
        return package

    def test_shipped_in_the_wheel(self, here, package):
        (package / "incidents").mkdir()
        found = find_catalog(None, {}, here)
        assert found.folder == package / "incidents"
        assert "came with breachcat" in found.remark.en

    def test_shipped_in_a_checkout(self, here):
        assert find_catalog(None, {}, here).folder == INCIDENTS

    @pytest.mark.usefixtures("package")
    def test_nothing(self, here):
        assert find_catalog(None, {}, here) is None


class TestRecordIds:
    def test_are_the_names_of_files_that_can_be_ids(self, tmp_path):
        for name in ("b.yaml", "a-1.yaml", "A.yaml", "c.yml", ".yaml", "\x1b[2J.yaml", "d e.yaml", "readme"):
            written(tmp_path / name)
        assert record_ids(tmp_path) == ["a-1", "b"]

    def test_of_the_shipped_records(self):
        assert record_ids(INCIDENTS) == [
            "cell-cellar",
            "jimos",
            "lespros-shop",
            "total-web-shop",
            "vector-park",
        ]

    def test_no_folder(self, tmp_path):
        assert record_ids(tmp_path / "missing") == []


def bind(path: Path) -> None:
    """Make a socket in the current folder; longer paths are not allowed."""
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(path.name)


HOSTILE = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "socket": bind,
    "loop": lambda path: path.symlink_to(path.name),
    "dangling": lambda path: path.symlink_to("gone.yaml"),
    "outside": lambda path: path.symlink_to(written(path.parents[1] / "outside.yaml")),
    "outside and dangling": lambda path: path.symlink_to("../gone.yaml"),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "large": lambda path: written(path, b"#" * (2 * 1024 * 1024)),
    "sparse": lambda path: os.truncate(written(path), 50 * 1024**3),
}


def hostile(folder: Path, name: str) -> Path:
    """Make something in a folder that is no readable record."""
    path = folder / "m.yaml"
    HOSTILE[name](path)
    return path


CASES = [
    ("folder", "BC102", "it is not a regular file", "通常のファイルではありません"),
    ("pipe", "BC102", "it is not a regular file", "通常のファイルではありません"),
    ("socket", "BC102", "it is not a regular file", "通常のファイルではありません"),
    ("loop", "BC102", "links that lead in a circle", "リンクが循環しています"),
    ("dangling", "BC102", "a link to nothing", "リンク先がありません"),
    ("outside", "BC102", "a link that leads out of the catalog", "カタログの外へのリンクです"),
    ("outside and dangling", "BC102", "a link that leads out of the catalog", "カタログの外へのリンクです"),
    ("device", "BC102", "a link that leads out of the catalog", "カタログの外へのリンクです"),
    ("large", "BC103", "2,097,152 bytes; a record has at most 1,048,576", "2,097,152バイト"),
    ("sparse", "BC103", "53,687,091,200 bytes", "53,687,091,200バイト"),
]


@pytest.mark.parametrize(("name", "code", "en", "ja"), CASES)
def test_what_is_no_record_is_one_problem_and_the_others_are_read(tmp_path, monkeypatch, name, code, en, ja):
    folder = tmp_path / "incidents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    written(folder / "a.yaml", b"id: a\n")
    path = hostile(folder, name)
    written(folder / "z.yaml", b"id: z\n")
    first, second, third = read_folder(folder)
    assert (first.data, third.data) == (b"id: a\n", b"id: z\n")
    assert (second.name, said(second)[0]) == (str(path), code)
    assert en in said(second)[1]
    assert ja in said(second, Language.JAPANESE)[1]


@pytest.mark.parametrize("name", ["outside", "device"])
def test_a_path_that_is_asked_for_by_name_may_be_a_link(tmp_path, name):
    (tmp_path / "incidents").mkdir()
    (file,) = read_paths([hostile(tmp_path / "incidents", name)])
    if name == "outside":
        assert file.data == b"id: x\n"
    else:
        assert said(file) == ("BC102", "the file cannot be read: it is not a regular file")


def test_a_link_inside_the_catalog_is_read(tmp_path):
    written(tmp_path / "a.yaml", b"id: a\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert [file.data for file in read_folder(tmp_path)] == [b"id: a\n", b"id: a\n"]


def test_a_catalog_may_be_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    written(tmp_path / "real" / "a.yaml")
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "real" / "b.yaml").symlink_to("a.yaml")
    assert [file.problem for file in read_folder(tmp_path / "link")] == [None, None]


def test_many_folders_use_up_no_descriptors(tmp_path):
    for number in range(100):
        (tmp_path / f"{number}.yaml").mkdir()
    lowest = os.dup(0)
    os.close(lowest)
    assert {said(file)[0] for file in read_folder(tmp_path)} == {"BC102"}
    again = os.dup(0)
    os.close(again)
    assert again == lowest


class TestFolders:
    def test_in_the_order_of_names(self, tmp_path):
        for name in ("b.yaml", "a.yaml", "c.txt", "LICENSE", "incident.schema.json"):
            written(tmp_path / name)
        assert [Path(file.name).name for file in read_folder(tmp_path)] == ["a.yaml", "b.yaml"]

    def test_empty(self, tmp_path):
        (file,) = read_folder(tmp_path)
        assert said(file) == ("BC118", "there is no record (*.yaml) in this folder")
        assert file.name == str(tmp_path)

    def test_without_records(self, tmp_path):
        written(tmp_path / "notes.txt")
        assert [said(file)[0] for file in read_folder(tmp_path)] == ["BC118"]

    @pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yaml", "a.YML"])
    def test_other_suffixes(self, tmp_path, name):
        written(tmp_path / name)
        (file,) = read_folder(tmp_path)
        assert said(file) == ("BC215", f"records end in .yaml; rename “{name}”")

    def test_missing(self, tmp_path):
        (file,) = read_folder(tmp_path / "missing")
        assert said(file)[0] == "BC102"

    def test_that_cannot_be_listed(self, tmp_path, monkeypatch):
        def refuse(path):
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(os, "listdir", refuse)
        (file,) = read_folder(tmp_path)
        assert said(file) == ("BC102", "the file cannot be read: permission denied")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"\x1b]0;x\x07.yaml", "\\u001b]0;x\\u0007.yaml"),
        (b"a\nb.yaml", "a\\nb.yaml"),
        (b"\xff\xfe.yaml", "\\udcff\\udcfe.yaml"),
        ("\u202egnp.yaml".encode(), "\\u202egnp.yaml"),
        ("記録.yaml".encode(), "記録.yaml"),
    ],
)
def test_any_name_is_read_and_can_be_printed(tmp_path, name, shown):
    path = tmp_path / os.fsdecode(name)
    written(path)
    for file in (*read_folder(tmp_path), *read_paths([path])):
        assert (file.name, file.data) == (f"{tmp_path}/{shown}", b"id: x\n")
        file.name.encode()


class TestPaths:
    def test_files_and_folders(self, tmp_path):
        (tmp_path / "sub").mkdir()
        first, second = written(tmp_path / "x.txt", b"1"), written(tmp_path / "sub" / "a.yaml", b"2")
        found = list(read_paths([first, tmp_path / "sub"]))
        assert [(file.name, file.data) for file in found] == [(str(first), b"1"), (str(second), b"2")]

    def test_each_once(self, tmp_path):
        path = written(tmp_path / "a.yaml")
        assert len(list(read_paths([path, tmp_path, path, tmp_path / "." / "a.yaml"]))) == 1

    def test_missing(self, tmp_path):
        (file,) = read_paths([tmp_path / "x.yaml"])
        assert said(file) == ("BC101", "there is no file or folder here; check the path")

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("x" * 5000, "the name is too long"),
            ("nul\0.yaml", "its name holds a NUL"),
            ("a.yaml/b.yaml", "a part of the path is not a folder"),
            ("loop/b.yaml", "links that lead in a circle"),
        ],
    )
    def test_impossible_paths(self, tmp_path, name, reason):
        written(tmp_path / "a.yaml")
        (tmp_path / "loop").symlink_to("loop")
        (file,) = read_paths([tmp_path / name])
        assert said(file) == ("BC102", f"the file cannot be read: {reason}")

    def test_dangling_link(self, tmp_path):
        (tmp_path / "a.yaml").symlink_to("gone")
        (file,) = read_paths([tmp_path / "a.yaml"])
        assert said(file)[1] == "the file cannot be read: a link to nothing"

    def test_nothing_is_read_before_it_is_wanted(self, tmp_path):
        path = tmp_path / "late.yaml"
        files = read_paths([path])
        written(path)
        assert next(files).data == b"id: x\n"


def test_unreadable(tmp_path):
    path = written(tmp_path / "a.yaml")
    path.chmod(0)
    if os.geteuid() == 0:  # whom no mode keeps out
        reason = reading.reason_of(PermissionError(errno.EACCES, "Permission denied"))
        assert reason == ("permission denied", "アクセス権がありません")
    else:
        assert said(read_file(path)) == ("BC102", "the file cannot be read: permission denied")


def test_a_path_that_cannot_be_looked_at_is_none():
    def refuse() -> bool:
        raise PermissionError

    assert reading._surely(refuse) is False


@pytest.mark.parametrize("error", [OSError(errno.ELOOP, "loop"), RuntimeError("loop")])
def test_a_link_that_cannot_be_followed_is_left_to_the_reading(tmp_path, error):
    def refuse() -> Path:
        raise error

    assert reading._is_inside(SimpleNamespace(resolve=refuse), tmp_path)


def test_a_disk_that_fails(tmp_path, monkeypatch):
    def fail(descriptor, path):
        raise OSError(errno.EIO, "Input/output error")

    path = written(tmp_path / "a.yaml")
    monkeypatch.setattr(reading, "_read", fail)
    assert said(read_file(path)) == ("BC102", "the file cannot be read: Input/output error")


def test_a_file_that_grows_while_it_is_read_is_cut(tmp_path, monkeypatch):
    path = written(tmp_path / "a.yaml", b"#" * (LARGEST + 100))
    small = os.stat_result((0o100600, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", lambda _: small)
        file = read_file(path)
    assert len(file.data) == LARGEST + 1


class Silent(io.RawIOBase):
    """A standard input that has nothing to give, as one that does not block."""

    def read(self, _size: int = -1) -> None:
        return None


class TestStandardInput:
    def read(self, monkeypatch: pytest.MonkeyPatch, stdin: object) -> File:
        monkeypatch.setattr(sys, "stdin", stdin)
        (file,) = read_paths([Path("-")])
        assert file.name == "<stdin>"
        return file

    def test_bytes(self, monkeypatch):
        assert self.read(monkeypatch, SimpleNamespace(buffer=io.BytesIO(b"id: \xff\n"))).data == b"id: \xff\n"

    def test_once(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"id: x\n")))
        assert [file.data for file in read_paths([Path("-"), Path("-")])] == [b"id: x\n"]

    def test_no_more_than_a_record_may_have(self, monkeypatch):
        endless = SimpleNamespace(buffer=io.BytesIO(b"#" * (2 * LARGEST)))
        assert len(self.read(monkeypatch, endless).data) == LARGEST + 1

    def test_nothing_there_yet(self, monkeypatch):
        assert self.read(monkeypatch, SimpleNamespace(buffer=Silent())).data == b""

    @pytest.mark.parametrize("stdin", [None, SimpleNamespace(buffer=io.BytesIO())])
    def test_closed(self, monkeypatch, stdin):
        if stdin:
            stdin.buffer.close()
        file = self.read(monkeypatch, stdin)
        assert said(file) == ("BC102", "the file cannot be read: standard input is closed")
        assert "標準入力" in said(file, Language.JAPANESE)[1]


def test_the_shipped_records_are_read():
    assert [file.problem for file in read_folder(ROOT / "incidents")] == [None] * 5
