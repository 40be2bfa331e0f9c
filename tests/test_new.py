"""`breachcat new`: a record is begun, never over another, never under an id that nobody chose."""

import os
import sys

import pytest

from breachcat.store import find_catalog
from conftest import INCIDENTS

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])


@pytest.fixture
def new(run, folder):
    """Run the command in the folder that holds the catalog."""

    def runner(*arguments, **environment):
        return run("new", *arguments, catalog=None, **environment)

    return runner


def said(outcome, folder):
    """Return what a run said, and every file that it left changed."""
    before = {path.name: path.read_bytes() for path in INCIDENTS.glob("*.yaml")}
    changed = [path for path in sorted(folder.iterdir()) if before.get(path.name) != path.read_bytes()]
    files = "".join(f"--- {path.name}\n{path.read_text(encoding='utf-8')}" for path in changed)
    return f"exit code: {outcome.code}\n{outcome.out}{outcome.err}{files}"


GOLDEN = {
    "new": ("sample-shop",),
    "new_site": ("sample-shop", "--site", "サンプルショップ"),
    "new_from": ("vector-park-2", "--from", "vector-park"),
    "new_same_site": ("sample-shop", "--site", "ベクトル パーク", "--from", "cell-cellar"),
}
REFUSED = (
    (),
    ("--site", "サンプルショップ", "--from", "jimos"),
    ("--site", "代謝生活CLUB"),
    ("Vector-Park",),
    ("Total Web Shop",),
    ("サンプルショップ", "--edit"),
    ("https://www.cell-cellar.jp/shop",),
    ("../x",),
    ("a" * 65,),
    ("vector-park",),
    ("sample-shop", "--from", "jimoss"),
    ("sample-shop", "--site", "a\x1b[2J"),
    ("sample-shop", "--site", " "),
)


@LANGUAGES
@pytest.mark.parametrize("name", GOLDEN)
def test_what_is_written_and_said(new, folder, golden, name, language):
    golden(f"{name}.{language}.txt", said(new(*GOLDEN[name], "--lang", language), folder))


@LANGUAGES
@pytest.mark.parametrize("name", GOLDEN)
def test_fmt_leaves_it_as_it_was_written(new, run, name, language):
    assert new(*GOLDEN[name], "--lang", language).code == 0
    outcome = run("fmt", "--diff", f"incidents/{GOLDEN[name][0]}.yaml", catalog=None)
    assert (outcome.code, outcome.out) == (0, "")


@LANGUAGES
def test_what_is_refused(new, folder, golden, language):
    runs = [
        f"$ breachcat new {' '.join(words)}\n{said(new(*words, '--lang', language), folder)}"
        for words in REFUSED
    ]
    golden(f"new_refused.{language}.txt", "\n".join(runs).replace("\x1b", "\\x1b"))


def test_the_file_is_what_check_then_wants_filled_in(new, run):
    assert new("sample-shop").code == 0
    outcome = run("check", "incidents/sample-shop.yaml", "--format", "concise", catalog=None)
    assert outcome.code == 1
    assert outcome.out.count("BC205") == 5
    assert outcome.out.count("\n") == 6


# --- ids --------------------------------------------------------------------------------------


def suggested(outcome):
    """Return the command line that a refusal ends with, as the words of a shell."""
    import shlex

    return shlex.split(outcome.err.splitlines()[-1])[2:]


@pytest.mark.parametrize("words", [words for words in REFUSED if words and "--site" not in words])
def test_the_command_line_that_is_suggested_can_be_run(new, words):
    outcome = new(*words)
    if "\n  breachcat new" in outcome.err and "--edit" not in words:
        assert new(*suggested(outcome)).code == 0


def test_what_cannot_be_spelt_is_suggested_from_the_address(new):
    outcome = new("--site", "代謝生活CLUB")
    assert suggested(outcome) == ["https://www.example.jp/", "--site", "代謝生活CLUB"]
    assert suggested(new(*suggested(outcome))) == ["example", "--site", "代謝生活CLUB"]


def test_the_catalog_stands_in_the_suggestion(run, folder):
    outcome = run("new", "Sample Shop", "--catalog", str(folder), catalog=None)
    assert suggested(outcome) == ["sample-shop", "--site", "Sample Shop", "--catalog", str(folder)]


@pytest.mark.parametrize("name", ["Sample-Shop.yaml", "sample-shop.yml", "SAMPLE-SHOP.YML"])
def test_an_id_is_taken_in_any_case(new, folder, name):
    (folder / name).write_text("id: sample-shop\n", encoding="utf-8")
    outcome = new("sample-shop")
    assert outcome.code == 1
    assert f"taken: incidents/{name}" in outcome.err
    assert not (folder / "sample-shop.yaml").exists() or name == "sample-shop.yaml"


def test_the_id_of_a_withdrawn_record_stays_taken(new, folder):
    stone = "id: old-shop\nwithdrawn: {date: 2026-01-01, reason: twice}\n"
    (folder / "old-shop.yaml").write_text(stone, encoding="utf-8")
    assert new("old-shop").code == 1
    assert (folder / "old-shop.yaml").read_text(encoding="utf-8") == stone


def test_the_name_of_the_folder_is_no_id_taken(run, tmp_path):
    (tmp_path / "incidents").mkdir()
    assert run("new", "incidents", catalog=None).code == 0


# --- where it is written ----------------------------------------------------------------------


def test_the_shipped_records_are_never_written_to(run, tmp_path, monkeypatch):
    outcome = run("new", "sample-shop", catalog=None)
    assert outcome.code == 2
    assert "make a folder incidents here" in outcome.err


def test_records_in_the_package_are_shipped_however_they_are_found(tmp_path, monkeypatch):
    package = tmp_path / "site-packages" / "breachcat"
    (package / "incidents").mkdir(parents=True)
    monkeypatch.setattr("breachcat.store.reading.__file__", str(package / "store" / "reading.py"))
    inside = package / "incidents"
    assert find_catalog(None, {}, tmp_path).shipped
    assert find_catalog(inside, {}, tmp_path).shipped
    assert find_catalog(None, {"BREACHCAT_CATALOG": str(inside)}, tmp_path).shipped
    assert find_catalog(None, {}, package).shipped
    assert not find_catalog(tmp_path, {}, tmp_path).shipped


def test_a_folder_that_cannot_be_written_to_is_told(new, folder, monkeypatch):
    monkeypatch.setattr(os, "link", lambda *_: (_ for _ in ()).throw(PermissionError(13, "denied")))
    outcome = new("sample-shop")
    assert outcome.code == 1
    assert "incidents/sample-shop.yaml cannot be written" in outcome.err


def test_an_address_as_site_is_written_as_such(new, folder):
    assert new("sample-shop", "--site", "www.example.jp").code == 0
    text = (folder / "sample-shop.yaml").read_text(encoding="utf-8")
    assert "\n    url: https://www.example.jp\n" in text


# --- records that are there -------------------------------------------------------------------


def test_a_record_with_errors_is_no_pattern(new, folder):
    (folder / "draft.yaml").write_text("id: draft\nreview: draft\n", encoding="utf-8")
    outcome = new("sample-shop", "--from", "draft")
    assert outcome.code == 1
    assert "“draft” has errors; `breachcat check" in outcome.err
    assert not (folder / "sample-shop.yaml").exists()


def test_the_site_of_a_draft_is_found_too(new, folder):
    (folder / "draft.yaml").write_text(
        "id: draft\nsites: [サンプル  ショップ]\nreview: draft\n", encoding="utf-8"
    )
    assert "“ｻﾝﾌﾟﾙｼｮｯﾌﾟ” is a site of draft already" in new("sample-shop", "--site", "ｻﾝﾌﾟﾙｼｮｯﾌﾟ").err


@pytest.mark.parametrize("site", ["MFⅢ-JAPAN", "https://cell-cellar.jp/"])
def test_a_site_is_found_under_its_former_name_and_its_address(new, site):
    assert f"“{site}” is a site of cell-cellar already" in new("sample-shop", "--site", site).err


# --- the editor -------------------------------------------------------------------------------


@pytest.fixture
def terminal(monkeypatch):
    """Let all streams seem to be terminals, and no editor be set."""
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("conftest._Bytes.isatty", lambda _: True)


def editor(tmp_path, code):
    """Return the command of an editor that does what the code says with the file `path`."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import os, signal, sys\npath = sys.argv[-1]\n{code}\n", encoding="utf-8")
    return f"'{sys.executable}' '{script}' --wait"


FILLED = """
open(path, "w", encoding="utf-8").write('''
id: sample-shop
organization: 株式会社サンプル
sources: [{kind: official_notice}]
events: [{event: detected, date: 2022年4月1日}, {event: published, date: 2022年7月1日}]
review: checked
''')
"""


def test_a_draft_that_is_filled_in_passes(new, terminal, tmp_path):
    outcome = new("sample-shop", "--edit", EDITOR=editor(tmp_path, FILLED))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith("no problems\n")


def test_a_draft_with_faults_is_kept(new, terminal, folder, tmp_path, golden):
    outcome = new(
        "sample-shop", "--edit", VISUAL=editor(tmp_path, "open(path, 'w').write('id: x')"), EDITOR="none"
    )
    assert outcome.code == 1
    assert "BC202" in outcome.out
    assert "BC213" in outcome.out
    assert outcome.err.endswith(
        "the draft is kept: incidents/sample-shop.yaml\nMend it, then run: breachcat check incidents/sample-shop.yaml\n"
    )
    assert (folder / "sample-shop.yaml").read_text(encoding="utf-8") == "id: x"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("", "neither VISUAL nor EDITOR is set"),
        ("  ", "neither VISUAL nor EDITOR is set"),
        ("no-such-editor -w", "the editor “no-such-editor -w” failed: there is no such program"),
        ("'unfinished", "the editor “'unfinished” failed: No closing quotation"),
        ("/", "the editor “/” failed: permission denied"),
        ("{bad} \x1b[2J", "the editor “{bad} \\u001b[2J” failed: there is no such program"),
    ],
)
def test_without_an_editor_the_file_is_there(new, terminal, folder, command, why):
    outcome = new("sample-shop", "--edit", EDITOR=command)
    assert outcome.code == 1
    assert f"{why}; the file is there: incidents/sample-shop.yaml\n" in outcome.err
    assert (folder / "sample-shop.yaml").exists()


def test_an_editor_that_fails_leaves_the_file_as_it_was(new, terminal, folder, tmp_path):
    outcome = new(
        "sample-shop", "--edit", EDITOR=editor(tmp_path, "open(path, 'a').write('# more'); sys.exit(3)")
    )
    assert outcome.code == 1
    assert "failed: it ended with code 3; the file is there" in outcome.err
    assert (folder / "sample-shop.yaml").read_text(encoding="utf-8").endswith("# more")


def test_without_a_terminal_no_editor_is_opened(new, folder, tmp_path, monkeypatch):
    outcome = new("sample-shop", "--edit", EDITOR=editor(tmp_path, FILLED))
    assert outcome.code == 1
    assert "this is not a terminal" in outcome.err
    assert "organization:\n" in (folder / "sample-shop.yaml").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "getppid"), reason="needs signals")
def test_an_interrupt_is_left_to_the_editor(new, terminal, tmp_path):
    code = f"os.kill(os.getppid(), signal.SIGINT){FILLED}"
    assert new("sample-shop", "--edit", EDITOR=editor(tmp_path, code)).code == 0


@LANGUAGES
def test_a_draft_that_was_removed_is_not_said_to_be_kept(new, terminal, folder, tmp_path, language):
    outcome = new("sample-shop", "--edit", "--lang", language, EDITOR=editor(tmp_path, "os.unlink(path)"))
    assert outcome.code == 1
    said = {"en": "nothing is left of the draft", "ja": "下書きは残っていません"}[language]
    assert outcome.err.splitlines()[-1].endswith(said)
    assert outcome.out == ""


def test_the_editor_itself_can_be_interrupted(new, terminal, folder, tmp_path):
    code = "signal.signal(signal.SIGINT, signal.SIG_DFL); os.kill(os.getpid(), signal.SIGINT)"
    assert "failed: it ended with code -2" in new("sample-shop", "--edit", EDITOR=editor(tmp_path, code)).err
    assert (folder / "sample-shop.yaml").exists()
