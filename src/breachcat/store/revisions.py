"""Read the records of a git revision as files of the working tree are read; the only part that runs git."""

import io
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from breachcat.catalog import File
from breachcat.document import LARGEST
from breachcat.language import Text
from breachcat.problems import problem, shortened, visible
from breachcat.refusal import Refused
from breachcat.store.reading import SUFFIX
from breachcat.suggestions import nearest


def commit_of(folder: Path, revision: str) -> str:
    """Return the id of the commit that a revision names in the repository of a folder; refuse any other."""
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise _refused(
            "“{revision}” cannot be a git revision; give a branch, a tag or a commit",
            "「{revision}」はgitのリビジョンではありません。ブランチ、タグ、コミットのいずれかを指定してください",
            revision=shortened(revision),
        )
    named = _id(folder, revision)
    if (commit := named and _id(folder, f"{named}^{{commit}}")) is None:
        raise _no_commit(folder, revision)
    return commit


def read_revision(folder: Path, revision: str) -> Iterator[File]:
    """Return the records that the folder held at a revision, in the order of their names, as reading it would.

    There are none where the folder was not there yet. What has no place in git is refused.
    """
    commit = commit_of(folder, revision)
    listed = _asked(folder, "ls-tree", "-z", "--long", commit)
    entries = sorted(_entry(line) for line in listed.split(b"\0") if line)
    wanted = [entry for entry in entries if entry.name.lower().endswith((SUFFIX, ".yml"))]
    return _files(folder, wanted, _contents(folder, wanted))


class _Entry(NamedTuple):
    """A file of a revision: its size is no number where git does not have its content."""

    name: str
    mode: str
    id: str
    size: str

    def is_asked_for(self) -> bool:
        """Tell whether its content is needed: it is a file, and not too large."""
        return self.mode in _FILES and self.size.isdigit() and int(self.size) <= LARGEST


_FILES = ("100644", "100755", "100664")  # the last was written by the first versions of git
_LINK = "120000"


def _entry(line: bytes) -> _Entry:
    head, _, name = line.partition(b"\t")
    mode, _, identity, size = head.decode("ascii").split()
    return _Entry(os.fsdecode(name), mode, identity, size)


def _contents(folder: Path, entries: Iterable[_Entry]) -> dict[str, bytes]:
    """Return the contents by their ids, all asked of one process."""
    asked = dict.fromkeys(entry.id for entry in entries if entry.is_asked_for())
    if not asked:
        return {}
    answer = io.BytesIO(_asked(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in asked)))
    found = {}
    while head := answer.readline().split():
        if head[1] == b"blob":  # else it is missing
            found[head[0].decode("ascii")] = answer.read(int(head[2]))
            answer.read(1)  # the end of the line
    return found


def _files(folder: Path, entries: Iterable[_Entry], contents: dict[str, bytes]) -> Iterator[File]:
    for entry in entries:
        path = folder / entry.name
        name = visible(str(path))
        if fault := _fault(entry, contents):
            code, values = fault
            yield File(name, problem=problem(code, name, **values), path=path)
        else:
            yield File(name, contents[entry.id], path=path)


def _fault(entry: _Entry, contents: dict[str, bytes]) -> tuple[str, dict[str, Any]] | None:
    """Return code and values of the problem that keeps a file from being read."""
    if not entry.name.endswith(SUFFIX):
        return "BC215", {"found": visible(entry.name)}
    if entry.mode not in _FILES:
        return "BC102", {"reason": _IS_LINK if entry.mode == _LINK else _NOT_A_FILE}
    if entry.size.isdigit() and int(entry.size) > LARGEST:
        return "BC103", {"size": int(entry.size), "limit": LARGEST}
    return None if entry.id in contents else ("BC102", {"reason": _MISSING})


_IS_LINK = Text(
    "a link; in a git revision, only files are read", "リンクです。gitのリビジョンではファイルだけを読みます"
)
_NOT_A_FILE = Text("it is not a regular file", "通常のファイルではありません")
_MISSING = Text(
    "git does not have its content here; the clone is not complete",
    "この複製（クローン）には内容がありません。完全なクローンで実行してください",
)


def _id(folder: Path, expression: str) -> str | None:
    answer = _git(folder, "rev-parse", "--verify", "--quiet", expression)
    found = re.fullmatch(rb"([0-9a-f]{40,64})\n", answer.out)
    return found[1].decode("ascii") if found and not answer.failed else None


def _no_commit(folder: Path, revision: str) -> Refused:
    """Return why a revision cannot be read: no repository, no commit yet, cut off, or another name is meant."""
    shallow = _asked(folder, "rev-parse", "--is-shallow-repository") == b"true\n"
    listed = _asked(folder, "for-each-ref", "--format=%(refname:short)").decode("utf-8", errors="replace")
    if not listed and _id(folder, "HEAD") is None:
        return _refused(
            "there is no git revision “{revision}”: nothing has been committed in the repository of “{folder}” yet",
            "gitのリビジョン「{revision}」はありません。「{folder}」のリポジトリーにはまだコミットがありません",
            revision=shortened(revision), folder=visible(str(folder)),
        )  # fmt: skip
    near = nearest(revision, listed.splitlines())
    return _refused(
        "“{revision}” names no commit, or more than one, in the git repository of “{folder}”{near}{cut}",
        "「{revision}」というコミットは「{folder}」のgitリポジトリーにないか、一つに決まりません{near}{cut}",
        revision=shortened(revision),
        folder=visible(str(folder)),
        near=_NEAR.filled(names=", ".join(map(visible, near))) if near else "",
        cut=_CUT if shallow else "",
    )


_NEAR = Text("; did you mean {names}?", "。もしかして: {names}")
_CUT = Text(
    "; the clone is shallow, and may lack it: `git fetch --unshallow` gets the rest",
    "。履歴の浅いクローンのため、手元にない可能性があります。git fetch --unshallow で残りを取得できます",
)


class _Answer(NamedTuple):
    """What git gave: whether it failed, what it wrote, and what it said about it."""

    failed: bool
    out: bytes
    said: str


def _asked(folder: Path, *arguments: str, given: str = "") -> bytes:
    """Return what git answers; refuse where it cannot."""
    answer = _git(folder, *arguments, given=given)
    if not answer.failed:
        return answer.out
    raise _refused(*_reason(answer.said), folder=visible(str(folder)), said=visible(_gist(answer.said)))


def _reason(said: str) -> Text:
    """Return what it means that git says so."""
    if "not a git repository" in said:
        return Text(
            "“{folder}” is in no git repository, so that there are no revisions of it; "
            "check it without --since, or compare two folders with `breachcat diff ./old ./new`",
            "「{folder}」はgitリポジトリーの中にないため、リビジョンがありません。"
            "検査は --since を付けずに、比較は breachcat diff ./old ./new のようにフォルダーを指定して実行してください",
        )
    if "promisor" in said:
        return Text(
            "the clone of “{folder}” is partial, and lacks records of that revision; `git diff` with it, run there, fetches them",
            "「{folder}」は部分クローンで、そのリビジョンの記録が手元にありません。そこで git diff にそのリビジョンを指定して実行すると取得できます",
        )
    return Text(
        "git cannot read the repository of “{folder}”: {said}; `git status` there tells more",
        "gitが「{folder}」のリポジトリーを読めません: {said}（詳しくはそこで git status）",
    )


def _gist(said: str) -> str:
    """Return the line of what git said that tells why it gave up."""
    lines = said.splitlines()
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return next(iter(fatal or lines), "?")


def _git(folder: Path, *arguments: str, given: str = "") -> _Answer:
    """Run a command of git that only reads objects and names: no hook, filter or pager has a part in it."""
    from subprocess import PIPE, Popen

    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", str(folder), *arguments]
    try:
        with Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=_environment()) as process:  # noqa: S603
            out, said = process.communicate(given.encode("ascii"))
    except OSError as error:
        reason = Text("it is not installed", "インストールされていません")
        if not isinstance(error, FileNotFoundError):
            reason = Text(error.strerror or "?", error.strerror or "?")
        raise _refused(
            "git cannot be run, and revisions are read with it: {reason}",
            "リビジョンの読み取りに必要なgitを実行できません: {reason}",
            reason=reason,
        ) from None
    return _Answer(process.returncode != 0, out, said.decode("utf-8", errors="replace"))


_OF_A_HOOK = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX"),
    *("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH"),
    *("GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_INTERNAL_SUPER_PREFIX"),
}
"""What git tells its hooks of the repository they run in, for their folder; ours is found by the catalog's."""


def _environment() -> dict[str, str]:
    """Return the environment for git: words in English, no question, nothing fetched."""
    own = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return own | {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",  # for versions of git that do not know the one above
    }


def _refused(en: str, ja: str, **values: Any) -> Refused:
    return Refused(Text(en, ja).filled(**values))
