"""Git revisions: read as the working tree is read, whatever the repository holds, and nothing of it is run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from breachcat.catalog import File
from breachcat.document import LARGEST
from breachcat.language import Language
from breachcat.refusal import WRONG_USE, Refused
from breachcat.store import read_folder, revisions
from breachcat.store.revisions import commit_of, read_revision

QUIET = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": said for who in ("AUTHOR", "COMMITTER")
       for what, said in (("NAME", "x"), ("EMAIL", "x@example.com"), ("DATE", "2026-11-21T00:00:00Z"))},
}  # fmt: skip
"""An environment in which git does the same for everybody."""


def git(folder: Path, *arguments: str | bytes, given: bytes = b"") -> str:
    """Run git in a folder and return what it says."""
    command = ["git", "-c", "protocol.file.allow=always", "-C", folder, *arguments]
    return subprocess.run(command, env=QUIET, input=given, check=True, capture_output=True).stdout.decode()


def start(folder: Path) -> Path:
    """Make a folder a repository, and return the folder of its catalog."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main", "--object-format=sha1")
    catalog = folder / "incidents"
    catalog.mkdir()
    return catalog


def commit(catalog: Path, subject: str = "records: edit", **records: str | bytes | None) -> str:
    """Write records, or remove them, commit everything and return the id of the commit."""
    for name, text in records.items():
        path = catalog / f"{name}.yaml"
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    git(catalog.parent, "add", "--all")
    git(catalog.parent, "commit", "-q", "--allow-empty", "-m", subject)
    return git(catalog.parent, "rev-parse", "HEAD").strip()


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return start(tmp_path / "repository")


def commit_tree(catalog: Path, *entries: bytes) -> str:
    """Commit a catalog that no working tree could hold: MODE TYPE ID TAB NAME each."""
    inner = git(catalog, "mktree", "-z", "--missing", given=b"".join(entry + b"\0" for entry in entries))
    outer = git(catalog, "mktree", "-z", given=f"040000 tree {inner.strip()}\tincidents\0".encode())
    return git(catalog, "commit-tree", "-m", "made", outer.strip()).strip()


def blob(catalog: Path, data: bytes) -> str:
    return git(catalog, "hash-object", "-w", "--stdin", given=data).strip()


def said(file: File, language: Language = Language.ENGLISH) -> tuple[str, str]:
    """Return the code and the sentence of a file's problem."""
    assert file.problem
    assert file.problem.file == file.name
    assert file.data == b""
    return file.problem.check.code, file.problem.message(language)


class TestWhatIsRead:
    def test_the_same_as_from_the_working_tree(self, catalog, monkeypatch):
        commit(catalog, b="id: b\n", a="名前: 日本語\r\n", e="", copy="id: b\n")
        monkeypatch.chdir(catalog.parent)
        for folder in (catalog, Path("incidents")):
            assert list(read_revision(folder, "HEAD")) == list(read_folder(folder))
        assert [file.name for file in read_revision(Path("incidents"), "HEAD")] == [
            "incidents/a.yaml",
            "incidents/b.yaml",
            "incidents/copy.yaml",
            "incidents/e.yaml",
        ]

    def test_not_what_stands_in_the_working_tree_or_the_index(self, catalog):
        commit(catalog, a="one")
        (catalog / "a.yaml").write_text("two")
        (catalog / "b.yaml").write_text("new")
        git(catalog, "add", "--all")
        (catalog / "a.yaml").unlink()
        assert [file.data for file in read_revision(catalog, "HEAD")] == [b"one"]

    @pytest.mark.parametrize(
        "revision",
        ["v1", "old", "HEAD~1", "main^", "{id}", "{id:.8}", ":/first", "HEAD^{{/first}}", "v1^{{}}"],
    )
    def test_every_name_of_a_commit(self, catalog, revision):
        first = commit(catalog, "first", a="one")
        git(catalog, "tag", "-a", "-m", "x", "v1")
        git(catalog, "branch", "old")
        commit(catalog, "second", a="two", b="more")
        name = revision.format(id=first)
        assert commit_of(catalog, name) == first
        assert list(read_revision(catalog, name)) == [File(str(catalog / "a.yaml"), b"one")]

    def test_only_what_is_named_as_a_record_and_stands_directly_in_the_folder(self, catalog):
        (catalog / "deep").mkdir()
        for name in ("README.md", "deep/c.yaml", "b.yml", "B.YAML", "a.yaml", "a.yaml.bak"):
            (catalog / name).write_text("x")
        (catalog.parent / "d.yaml").write_text("x")
        commit(catalog)
        upper, sound, lower = read_revision(catalog, "HEAD")
        assert sound == File(str(catalog / "a.yaml"), b"x")
        assert said(upper) == ("BC215", "records end in .yaml; rename “B.YAML”")
        assert said(lower) == ("BC215", "records end in .yaml; rename “b.yml”")
        assert [upper, sound, lower] == list(read_folder(catalog))

    def test_an_executable_file(self, catalog):
        (catalog / "a.yaml").write_text("x")
        (catalog / "a.yaml").chmod(0o755)
        commit(catalog)
        assert [file.data for file in read_revision(catalog, "HEAD")] == [b"x"]

    def test_any_bytes(self, catalog):
        data = b"\0\xff\r\n\n blob 3\n"
        commit(catalog, a=data, b="", c=b"\n")
        assert [file.data for file in read_revision(catalog, "HEAD")] == [data, b"", b"\n"]

    def test_there_was_no_catalog_yet(self, catalog):
        commit(catalog)
        commit(catalog, a="x")
        assert list(read_revision(catalog, "HEAD~1")) == []

    def test_a_file_stood_where_the_catalog_is_now(self, catalog):
        catalog.rmdir()
        catalog.write_text("no folder")
        git(catalog.parent, "add", "--all")
        git(catalog.parent, "commit", "-q", "-m", "x")
        catalog.unlink()
        catalog.mkdir()
        assert list(read_revision(catalog, "HEAD")) == []

    def test_a_folder_with_a_difficult_name(self, tmp_path):
        catalog = start(tmp_path / "-x 日本\n")
        commit(catalog, a="x")
        assert [file.data for file in read_revision(catalog, "HEAD")] == [b"x"]

    def test_by_one_process_however_many_records(self, catalog, monkeypatch):
        commit(catalog, **{f"r{number}": f"id: r{number}\n" for number in range(50)})
        asked = []
        real = revisions._git
        monkeypatch.setattr(
            revisions, "_git", lambda *given, **more: asked.append(given) or real(*given, **more)
        )
        assert len(list(read_revision(catalog, "HEAD"))) == 50
        assert [command for _, command, *_ in asked] == ["rev-parse", "rev-parse", "ls-tree", "cat-file"]


class TestWhatIsNoRecord:
    def test_a_link(self, catalog):
        commit(catalog, a="x")
        (catalog / "b.yaml").symlink_to("a.yaml")
        (catalog / "c.yaml").symlink_to("/etc/passwd")
        commit(catalog)
        _, inside, outside = read_revision(catalog, "HEAD")
        assert (
            said(inside)
            == said(outside)
            == ("BC102", "the file cannot be read: a link; in a git revision, only files are read")
        )
        assert "リンクです" in said(inside, Language.JAPANESE)[1]

    @pytest.mark.parametrize("mode", ["160000 commit", "040000 tree"])
    def test_a_submodule_or_a_folder(self, catalog, mode):
        first = commit(catalog)
        other = first if "commit" in mode else git(catalog, "rev-parse", f"{first}^{{tree}}").strip()
        made = commit_tree(catalog, f"{mode} {other}\tm.yaml".encode())
        (file,) = read_revision(catalog, made)
        assert said(file) == ("BC102", "the file cannot be read: it is not a regular file")

    def test_too_large(self, catalog):
        commit(catalog, a=b"#" * LARGEST, b=b"#" * (LARGEST + 1))
        sound, large = read_revision(catalog, "HEAD")
        assert len(sound.data) == LARGEST
        assert said(large) == ("BC103", "the file has 1,048,577 bytes; a record has at most 1,048,576")

    def test_names_that_are_no_text_or_would_drive_a_terminal(self, catalog):
        names = (b"\xff.yaml", b"\x1b[2J.yaml", b"a\nb.yaml", b"..yaml")
        content = blob(catalog, b"x")
        made = commit_tree(catalog, *(f"100644 blob {content}\t".encode() + name for name in names))
        found = [Path(file.name).name for file in read_revision(catalog, made)]
        assert found == ["\\u001b[2J.yaml", "..yaml", "a\\nb.yaml", "\\udcff.yaml"]

    def test_content_that_is_not_there(self, catalog):
        commit(catalog, a="x", b="y")
        name = git(catalog, "rev-parse", "HEAD:incidents/a.yaml").strip()
        (catalog.parent / ".git" / "objects" / name[:2] / name[2:]).unlink()
        missing, sound = read_revision(catalog, "HEAD")
        assert sound.data == b"y"
        assert said(missing) == (
            "BC102",
            "the file cannot be read: git does not have its content here; the clone is not complete",
        )

    def test_content_that_vanishes_while_it_is_read(self, catalog, another_git):
        commit(catalog, a="x")
        another_git('case "$*" in *cat-file*) read id; echo "$id missing";; *) exec "$GIT" "$@";; esac')
        (file,) = read_revision(catalog, "HEAD")
        assert said(file)[0] == "BC102"


@pytest.fixture
def another_git(tmp_path, monkeypatch):
    """Put a script in the place of git; it finds the real one in $GIT."""

    def put(script: str, mode: int = 0o755) -> None:
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "git").chmod(mode)
        real = subprocess.run(["which", "git"], capture_output=True, check=True, text=True).stdout.strip()
        monkeypatch.setenv("GIT", real)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return put


def refusal(folder: Path, revision: str) -> tuple[str, str]:
    """Return what is said, in both languages, of a revision that cannot be read."""
    with pytest.raises(Refused) as refused:
        read_revision(folder, revision)
    assert refused.value.code == WRONG_USE
    return refused.value.message.en, refused.value.message.ja


class TestRefused:
    @pytest.mark.parametrize("revision", ["", " ", "-p", "--all", "--output=x", "HEAD\0", "-\x1b[2J"])
    def test_what_cannot_be_a_revision_never_reaches_git(self, catalog, another_git, revision):
        another_git("touch $0.was-run")
        english, japanese = refusal(catalog, revision)
        assert english.endswith("cannot be a git revision; give a branch, a tag or a commit")
        assert japanese.endswith("ブランチ、タグ、コミットのいずれかを指定してください")
        assert "\x1b" not in english + japanese
        assert not list(catalog.parents[1].glob("bin/*.was-run"))

    @pytest.mark.parametrize(
        "revision",
        ["nosuch", "HEAD~9", "HEAD:incidents", "HEAD:incidents/a.yaml", "HEAD..HEAD", "^HEAD", "@{u}", "0" * 40, "a b",
         "HEAD\nHEAD", ":incidents/a.yaml", "x" * 100_000, "\udcff"],
    )  # fmt: skip
    def test_what_names_no_commit(self, catalog, revision):
        commit(catalog, a="x")
        english, japanese = refusal(catalog, revision)
        assert f"names no commit, or more than one, in the git repository of “{catalog}”" in english
        assert "gitリポジトリーにないか、一つに決まりません" in japanese

    def test_the_nearest_names_are_suggested(self, catalog):
        commit(catalog)
        git(catalog, "branch", "records/vector-park")
        git(catalog, "tag", "2026.11")
        for asked, meant in (
            ("mian", "main"),
            ("vector-park", "records/vector-park"),
            ("2026-11", "2026.11"),
        ):
            english, japanese = refusal(catalog, asked)
            assert english.startswith(f"“{asked}” names no commit")
            assert english.endswith(f"; did you mean {meant}?")
            assert japanese.endswith(f"。もしかして: {meant}")

    def test_a_shallow_clone(self, catalog, tmp_path):
        commit(catalog, a="one")
        commit(catalog, a="two")
        git(tmp_path, "clone", "-q", "--depth=1", f"file://{catalog.parent}", "shallow")
        clone = tmp_path / "shallow" / "incidents"
        assert [file.data for file in read_revision(clone, "HEAD")] == [b"two"]
        english, japanese = refusal(clone, "HEAD~1")
        assert english.endswith(
            "the clone is shallow, and may lack it: `git fetch --unshallow` gets the rest"
        )
        assert japanese.endswith("git fetch --unshallow で残りを取得できます")

    def test_nothing_committed_yet(self, catalog):
        english, japanese = refusal(catalog, "HEAD")
        assert english == (
            "there is no git revision “HEAD”: "
            f"nothing has been committed in the repository of “{catalog}” yet"
        )
        assert japanese.endswith("のリポジトリーにはまだコミットがありません")

    def test_a_detached_head_and_no_branch_is_not_nothing(self, catalog):
        commit(catalog)
        git(catalog, "checkout", "-q", "--detach")
        git(catalog, "branch", "-q", "-D", "main")
        assert refusal(catalog, "main")[0].startswith("“main” names no commit")

    def test_no_repository(self, tmp_path):
        english, japanese = refusal(tmp_path, "HEAD")
        assert english == (
            f"“{tmp_path}” is in no git repository, so that there are no revisions of it; "
            "check it without --since, or compare two folders with `breachcat diff ./old ./new`"
        )
        assert japanese.endswith("フォルダーを指定して実行してください")

    def test_git_says_why(self, catalog, tmp_path, another_git):
        commit(catalog, a="x")
        english, japanese = refusal(tmp_path / "missing", "HEAD")
        assert english.startswith(f"git cannot read the repository of “{tmp_path}/missing”: cannot change to")
        assert english.endswith("`git status` there tells more")
        assert japanese.endswith("（詳しくはそこで git status）")
        another_git(
            "printf 'warning: x\\nfatal: \\033[2J owned by another\\nsee the manual\\n' >&2; exit 128"
        )
        assert ": \\u001b[2J owned by another; `git status`" in refusal(catalog, "HEAD")[0]

    def test_git_says_nothing(self, catalog, another_git):
        another_git("exit 1")
        assert ": ?; `git status`" in refusal(catalog, "HEAD")[0]

    def test_a_corrupt_repository(self, catalog):
        commit(catalog, a="x")
        name = git(catalog, "rev-parse", "HEAD:incidents").strip()
        path = catalog.parent / ".git" / "objects" / name[:2] / name[2:]
        path.chmod(0o644)
        path.write_bytes(b"damaged")
        assert refusal(catalog, "HEAD")[0].startswith(f"git cannot read the repository of “{catalog}”: ")

    def test_git_is_not_there(self, catalog, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        english, japanese = refusal(catalog, "HEAD")
        assert english == "git cannot be run, and revisions are read with it: it is not installed"
        assert japanese.endswith("gitを実行できません: インストールされていません")

    def test_git_cannot_be_run(self, catalog, monkeypatch, another_git):
        another_git("exit 1", mode=0o644)
        monkeypatch.setenv("PATH", os.environ["PATH"].split(os.pathsep)[0])
        assert refusal(catalog, "HEAD")[0].endswith(": Permission denied")


class TestNothingOfTheRepositoryIsRun:
    def test_no_hook_filter_textconv_monitor_alias_or_pager(self, catalog, tmp_path):
        commit(catalog, a="as committed\n")
        spy = tmp_path / "spy"
        spy.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\ncat\n")
        spy.chmod(0o755)
        for name in ("core.pager", "core.fsmonitor", "pager.ls-tree", "diff.x.textconv", "filter.x.smudge",
                     "filter.x.clean", "filter.x.process", "core.sshCommand", "core.editor"):  # fmt: skip
            git(catalog, "config", name, str(spy))
        for name in ("ls-tree", "cat-file", "rev-parse"):
            git(catalog, "config", f"alias.{name}", f"!{spy}")
        for hook in ("post-checkout", "reference-transaction", "post-index-change"):
            (catalog.parent / ".git" / "hooks" / hook).write_bytes(spy.read_bytes())
            (catalog.parent / ".git" / "hooks" / hook).chmod(0o755)
        (catalog / ".gitattributes").write_text(
            "*.yaml filter=x diff=x text eol=crlf working-tree-encoding=UTF-16\n"
        )
        assert [file.data for file in read_revision(catalog, "HEAD")] == [b"as committed\n"]
        refusal(catalog, "HEAD:incidents")
        assert not (tmp_path / "was-run").exists()

    def test_nothing_is_fetched_for_a_partial_clone(self, catalog, tmp_path):
        commit(catalog, a="one")
        commit(catalog, a="two")
        git(catalog, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{catalog.parent}", "partial")
        clone = tmp_path / "partial" / "incidents"
        before = sorted((tmp_path / "partial" / ".git").rglob("*"))
        assert [file.data for file in read_revision(clone, "HEAD")] == [b"two"]
        english, japanese = refusal(clone, "HEAD~1")
        assert english == (
            f"the clone of “{clone}” is partial, and lacks records of that revision; "
            "`git diff` with it, run there, fetches them"
        )
        assert "部分クローン" in japanese
        assert sorted((tmp_path / "partial" / ".git").rglob("*")) == before


HOOK = f"""#!/bin/sh
exec {sys.executable} -c '
from pathlib import Path
from breachcat.store.revisions import read_revision
said = [file.data.decode() for file in read_revision(Path("incidents"), "HEAD")]
Path("said").write_text(" ".join(said))
'
"""


class TestInsideAHook:
    def test_what_git_tells_its_hooks_does_not_confuse(self, catalog, tmp_path, monkeypatch):
        commit(catalog, a="ours")
        commit(start(tmp_path / "other"), a="theirs")
        other = tmp_path / "other"
        for name, value in {
            "GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index.lock", "GIT_WORK_TREE": str(other), "GIT_PREFIX": "x/",
            "GIT_COMMON_DIR": f"{other}/.git", "GIT_OBJECT_DIRECTORY": f"{other}/.git/objects",
            "GIT_QUARANTINE_PATH": f"{other}/.git/objects", "GIT_SHALLOW_FILE": "x", "LC_ALL": "ja_JP.UTF-8",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(other)
        assert [file.data for file in read_revision(catalog, "HEAD")] == [b"ours"]
        assert "is in no git repository" in refusal(tmp_path, "HEAD")[0]

    @pytest.mark.parametrize("place", ["repository", "worktree"])
    def test_a_real_hook_of_the_same_repository(self, catalog, tmp_path, place):
        """A worktree has a branch of its own, and its hooks a GIT_DIR and an index elsewhere."""
        commit(catalog, a="one")
        git(catalog, "worktree", "add", "-q", "-b", "side", str(tmp_path / "worktree"))
        commit(tmp_path / "worktree" / "incidents", a="two")
        hook = catalog.parent / ".git" / "hooks" / "pre-commit"
        hook.write_text(HOOK)
        hook.chmod(0o755)
        commit(tmp_path / place / "incidents", a="three")
        assert (tmp_path / place / "said").read_text() == {"repository": "one", "worktree": "two"}[place]
