"""check --fix, --allow-drafts and --since as commands."""

import subprocess
from textwrap import dedent

import pytest

from conftest import GOOD

WHOLE = dedent(GOOD).lstrip("\n")
TORN = WHOLE.replace("review: checked", "reveiw: checkd  # 二人で確認").replace('"1,234件"', "1,234件")


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "incidents"
    path.mkdir()
    return path


def test_fix_mends_in_the_file_and_says_what_is_left(run, folder, golden):
    (folder / "made-up.yaml").write_text(TORN.replace("2022年7月1日", "2022年7月32日"), encoding="utf-8")
    outcome = run("check", "--fix", catalog=folder)
    assert outcome.code == 1
    written = (folder / "made-up.yaml").read_text(encoding="utf-8")
    assert written == WHOLE.replace("review: checked", "review: checked  # 二人で確認").replace(
        "2022年7月1日", "2022年7月32日"
    )
    golden("check_fix.en.txt", outcome.out + outcome.err)
    again = run("check", "--fix", "--lang", "ja", catalog=folder)
    golden("check_fix.ja.txt", again.out + again.err)


def test_fix_leaves_sound_files_and_all_files_without_it(run, folder):
    (folder / "made-up.yaml").write_text(TORN, encoding="utf-8")
    assert run("check", catalog=folder).code == 1
    assert (folder / "made-up.yaml").read_text(encoding="utf-8") == TORN
    outcome = run("check", "--fix", str(folder / "made-up.yaml"))
    assert (outcome.code, outcome.out) == (0, "")
    assert "made-up.yaml: 3" in outcome.err
    before = (folder / "made-up.yaml").stat()
    assert run("check", "--fix", catalog=folder).err == "1 record checked, no problems\n"
    assert (folder / "made-up.yaml").stat() == before


def test_fix_obeys_select_and_needs_files(run, folder):
    (folder / "made-up.yaml").write_text(TORN, encoding="utf-8")
    run("check", "--fix", "--select", "BC116", catalog=folder)
    assert (folder / "made-up.yaml").read_text(encoding="utf-8") == TORN.replace("1,234件", '"1,234件"')
    outcome = run("check", "--fix", "-", stdin=TORN)
    assert outcome.code == 2
    assert "name the file" in outcome.err


def test_drafts_are_faults_unless_they_are_allowed(run, folder):
    text = WHOLE.replace("review: checked", "review: draft\ntodo: [day of publication]")
    (folder / "made-up.yaml").write_text(text, encoding="utf-8")
    assert run("check", "--format", "concise", catalog=folder).out.count("BC212") == 2
    outcome = run("check", "--allow-drafts", catalog=folder)
    assert (outcome.code, outcome.out) == (0, "")


def test_a_withdrawn_record_is_told_to_whoever_asks_for_it(run, folder):
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "gone.yaml").write_text(
        "id: gone\nwithdrawn: {date: 2026-11-20, reason: the same incident, replaced_by: made-up}\n"
    )
    outcome = run("show", "gone", catalog=folder)
    assert outcome.code == 1
    assert outcome.err == (
        "breachcat: the record “gone” was withdrawn on 2026-11-20: the same incident; see made-up\n"
    )
    assert "取り下げられました" in run("show", "gone", "--lang", "ja", catalog=folder).err
    assert run("list", "--format", "csv", "--columns", "id", catalog=folder).out == "id\nmade-up\n"
    (folder / "gone.yaml").write_text("id: gone\nwithdrawn: {date: 2026-11-20, reason: no shop}\n")
    assert run("show", "gone", catalog=folder).err.endswith(": no shop\n")


# --- compared with a revision -----------------------------------------------------------------


def git(folder, *arguments):
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.jp", *arguments],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def repository(folder):
    """A repository with one sound record and one with a fault."""
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    faulty = WHOLE.replace("made-up", "old").replace("株式会社サンプル", "古い会社").replace("checked", "chkd")
    (folder / "old.yaml").write_text(faulty, encoding="utf-8")
    git(folder.parent, "init", "-q")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "-qm", "records: begin")
    return folder


def test_since_fails_only_for_what_the_change_touches(run, repository, golden):
    assert run("check", catalog=repository).code == 1
    outcome = run("check", "--since", "HEAD", catalog=repository)
    assert outcome.code == 0
    golden("check_since.en.txt", outcome.out + outcome.err)
    japanese = run("check", "--since", "HEAD", "--lang", "ja", catalog=repository)
    golden("check_since.ja.txt", japanese.out + japanese.err)
    (repository / "made-up.yaml").write_text(WHOLE.replace("checked", "done"), encoding="utf-8")
    assert run("check", "--since", "HEAD", catalog=repository).code == 1
    assert run("check", "--since", "HEAD", str(repository / "old.yaml")).code == 0
    assert run("check", "--since", "HEAD", "--strict", str(repository / "old.yaml")).code == 0


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("concise", ": known error BC203"),
        ("json", '"known": true'),
        ("github", "::notice "),
        ("sarif", '"baselineState": "unchanged"'),
        ("junit", 'failures="0"'),
        ("text", ": error (known) BC203"),
    ],
)
def test_every_form_tells_what_was_known(run, repository, form, known):
    assert known in run("check", "--since", "HEAD", "--format", form, catalog=repository).out


def test_a_record_that_vanished_is_told(run, repository):
    (repository / "old.yaml").unlink()
    outcome = run("check", "--since", "HEAD", "--format", "concise", catalog=repository)
    assert outcome.code == 1
    assert "BC504 the record “old” stood here and is gone" in outcome.out
    assert run("check", "--since", "HEAD", str(repository / "made-up.yaml")).code == 0


def test_an_unknown_revision_is_refused(run, repository):
    outcome = run("check", "--since", "nowhere", catalog=repository)
    assert outcome.code == 2
    assert "nowhere" in outcome.err
