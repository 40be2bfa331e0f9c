"""check --fix, --allow-drafts and --since as commands."""

import os
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

from breachcat import catalog, mending
from breachcat.catalog import File, checked
from breachcat.document import read_document
from conftest import GOOD, TODAY

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


# --- repairs prove themselves -------------------------------------------------------------------


@pytest.mark.parametrize(
    "tail",
    [
        "cause: |\n  malware\nreview: checked\n",
        "misuse: >\n  posible\nreview: checked\n",
        "review: checked\nmisuse: >\n  posible\n",
        "sources: |\n  official_notice\nreview: checked\n",
        "sources:\n  - kind: |\n      offical_notice\n    title: お知らせ\nreview: checked\n",
        "cause:\n  - |\n    malwere\n  - sql_injection\nreview: checked\n",
    ],
)
def test_fix_never_glues_what_stands_on_several_lines_to_what_follows(run, folder, tail):
    head = WHOLE.replace("review: checked\n", "")
    if "sources" in tail:
        head = head.replace("sources: [{kind: official_notice, title: お知らせ}]\n", "")
    (folder / "made-up.yaml").write_text(head + tail, encoding="utf-8")
    before = read_document((folder / "made-up.yaml").read_bytes(), "x")
    run("check", "--fix", catalog=folder)
    after = read_document((folder / "made-up.yaml").read_bytes(), "x")
    assert (after.problems, after.complete) == ((), True)
    assert list(after.root.items) == list(before.root.items)


FAULTY = WHOLE.replace("card_company", "card_compny")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("review: checked\n", ""),  # a key is lost
        ("organization: 株式会社サンプル", "organization:"),  # a value is lost
        ("review: checked", "review: checked\nnote: [a"),  # it cannot be read any more
        ("review: checked", "review: checked\nreview: checked"),  # a key stands twice
        ("review: checked", "review: chkd\nmisuse: psbl"),  # two errors for one
    ],
)
def test_a_round_that_makes_it_worse_is_not_kept(monkeypatch, old, new):
    file = File("made-up.yaml", FAULTY.encode())
    spoiled = WHOLE.replace(old, new).encode()
    monkeypatch.setattr(mending, "applied", lambda *_: spoiled)
    done = mending.mended(file, TODAY, lambda _: True)
    assert (done.data, done.number, done.record) == (file.data, 0, checked(file, TODAY))


@pytest.mark.parametrize(
    ("bad", "good", "number"),
    [
        ("reveiw: chekd", "review: chekd", 1),  # what a key hides comes to light
        ("review：checked", "review: checked", 1),
        ("cause: [malware, malware]\nreview: checked", "cause: [malware]\nreview: checked", 1),
        ("cause: malwere\nreview: checked", "cause: [malware]\nreview: checked", 1),
    ],
)
def test_a_round_that_is_no_loss_is_kept(bad, good, number):
    text = WHOLE.replace("review: checked", bad)
    done = mending.mended(File("made-up.yaml", text.encode()), TODAY, lambda check: check.code != "BC203")
    assert (done.data.decode(), done.number) == (WHOLE.replace("review: checked", good), number)
    assert done.record == checked(File("made-up.yaml", done.data), TODAY)


def test_each_file_is_read_once_and_what_is_mended_once_more(run, folder, monkeypatch):
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "torn.yaml").write_text(
        TORN.replace("made-up", "torn").replace("株式会社サンプル", "別社"), encoding="utf-8"
    )
    read, real = [], catalog.read_document
    monkeypatch.setattr(catalog, "read_document", lambda data, name: read.append(name) or real(data, name))
    assert run("check", "--fix", catalog=folder).code == 0
    assert [Path(name).name for name in read] == ["made-up.yaml", *["torn.yaml"] * 4]  # bytes, keys, words


# --- where it writes ----------------------------------------------------------------------------


def test_the_shipped_records_are_not_mended(run):
    outcome = run("check", "--fix", catalog=None)
    assert outcome.code == 2
    assert "the records that came with breachcat are not written to" in outcome.err
    japanese = run("check", "--fix", "--lang", "ja", catalog=None)
    assert "付属の記録には書き込みません" in japanese.err


def test_a_file_that_is_not_written_stops_no_other(run, folder, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text(TORN, encoding="utf-8")
    (folder / "a.yaml").symlink_to(secret)
    (folder / "made-up.yaml").write_text(TORN, encoding="utf-8")
    outcome = run("check", "--fix", "incidents/a.yaml", "incidents/made-up.yaml", "--select", "BC116")
    assert outcome.code == 1
    assert "incidents/a.yaml is a link that leads out of its folder" in outcome.err
    assert secret.read_text(encoding="utf-8") == TORN
    assert '"1,234件"' in (folder / "made-up.yaml").read_text(encoding="utf-8")
    assert "incidents/a.yaml" in outcome.out  # what was not mended is still told


@pytest.mark.parametrize("name", [b"a\nb.yaml", b"\x1b[2J.yaml", b"\xff.yaml"])
@pytest.mark.parametrize("command", [("check", "--fix", "--ignore", "BC213"), ("fmt",)])
def test_a_file_of_any_name_is_written(run, folder, name, command):
    path = folder / os.fsdecode(name)
    text = WHOLE.replace(
        "review: checked", "reveiw: checked" if command[0] == "check" else "review:  checked"
    )
    path.write_text(text, encoding="utf-8")
    assert run(*command, catalog=folder).code == 0
    assert "review: checked\n" in path.read_text(encoding="utf-8")


# --- what stands beside ---------------------------------------------------------------------------


STONE = "id: tom4\nwithdrawn: {date: 2026-11-20, reason: no shop}\n"


def beside(name, **changes):
    text = WHOLE.replace("made-up", name).replace("株式会社サンプル", f"株式会社{name}")
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("named", "other", "code"),
    [
        (beside("a", checked="checked\nrelated: [tom4]"), STONE, "BC503"),
        (beside("a"), beside("tom4", 株式会社tom4="株式会社a"), "BC502"),
        (beside("zz", 株式会社zz="株式会社tom4"), beside("tom4"), "BC502"),
        (beside("a").replace("id: a", "id: tom4"), beside("tom4", 株式会社tom4="別社"), "BC501"),
        (beside("a", checked="checked\nrelated: [tom4]"), beside("tom4", checked="checkd"), None),
        (beside("a", checked="checked\nrelated: [tom4]"), "id: [\n", None),  # it is there, whatever it is
    ],
)
def test_a_single_file_is_checked_with_the_records_beside_it(run, folder, named, other, code):
    name = "zz" if named.startswith("id: zz") else "a"
    (folder / f"{name}.yaml").write_text(named, encoding="utf-8")
    (folder / "tom4.yaml").write_text(other, encoding="utf-8")
    (folder / "faulty.yaml").write_text("id: faulty\n", encoding="utf-8")  # its own faults are not told
    outcome = run("check", "--ignore", "BC213", "--format", "concise", str(folder / f"{name}.yaml"))
    assert [line.split()[2] for line in outcome.out.splitlines()] == ([code] if code else [])
    assert all(line.startswith(str(folder / name)) for line in outcome.out.splitlines())


def test_the_whole_folder_is_read_once(run, folder, monkeypatch):
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    read, real = [], catalog.read_document
    monkeypatch.setattr(catalog, "read_document", lambda data, name: read.append(name) or real(data, name))
    run("check", "incidents", "incidents/made-up.yaml")
    assert read == ["incidents/made-up.yaml"]


def test_standard_input_stands_for_the_record_of_its_id(run, folder):
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    (folder / "tom4.yaml").write_text(STONE, encoding="utf-8")
    assert run("check", "-", stdin=WHOLE, catalog=folder).code == 0
    related = WHOLE + "related: [tom4]\n"
    assert "BC503" in run("check", "-", stdin=related, catalog=folder).out
    assert run("check", "-", "incidents/made-up.yaml", stdin=beside("b"), catalog=folder).code == 0


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
    faulty = (
        WHOLE.replace("made-up", "old").replace("株式会社サンプル", "古い会社").replace("checked", "chkd")
    )
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
        ("github", "title=known error%3A BC203"),
        ("sarif", '"baselineState": "unchanged"'),
        ("junit", 'failures="0"'),
        ("text", ": error (known) BC203"),
    ],
)
def test_every_form_tells_what_was_known(run, repository, form, known):
    assert known in run("check", "--since", "HEAD", "--format", form, catalog=repository).out


def test_line_ends_are_no_change(run, repository):
    for path in repository.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run("check", "--since", "HEAD", catalog=repository).code == 0


@pytest.mark.parametrize("places", [("incidents/old.yaml", "{}"), ("{}", "incidents"), ("incidents", "{}")])
def test_a_folder_that_is_spelled_in_two_ways_is_one(run, repository, places):
    outcome = run("check", *(place.format(repository) for place in places), "--since", "HEAD")
    assert (outcome.code, outcome.out.count("BC504")) == (0, 0)
    (repository / "made-up.yaml").unlink()
    outcome = run("check", *(place.format(repository) for place in places), "--since", "HEAD")
    assert (outcome.code, outcome.out.count("error BC504")) == (1, 1)


def test_what_stands_beside_a_single_file_was_known_too(run, repository):
    twin = WHOLE.replace("made-up", "aa")
    (repository / "aa.yaml").write_text(twin, encoding="utf-8")
    git(repository.parent, "add", ".")
    git(repository.parent, "commit", "-qm", "records: a twin")
    for name in ("aa", "made-up"):
        out = run("check", f"incidents/{name}.yaml", "--since", "HEAD", "--format", "concise").out
        assert [line.split(": ")[1][:19] for line in out.splitlines()] == ["known warning BC502"]


def test_without_git_it_says_what_to_do(run, folder):
    (folder / "made-up.yaml").write_text(WHOLE, encoding="utf-8")
    outcome = run(
        "check", "--since", "HEAD", catalog=folder, GIT_CEILING_DIRECTORIES=str(folder.parent.parent)
    )
    assert outcome.code == 2
    assert "check it without --since" in outcome.err


def test_nothing_is_mended_before_the_revision_is_known(run, repository):
    (repository / "made-up.yaml").write_text(TORN, encoding="utf-8")
    assert run("check", "--fix", "--since", "nowhere", catalog=repository).code == 2
    assert (repository / "made-up.yaml").read_text(encoding="utf-8") == TORN
    assert run("check", "--fix", "--since", "HEAD", catalog=repository).code == 0
    assert (repository / "made-up.yaml").read_text(encoding="utf-8") != TORN


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
