"""The command fmt: what it writes, what it shows, and what it leaves alone."""

import shutil
from pathlib import Path

import pytest

from breachcat.layout import proof
from conftest import INCIDENTS

MESSY = """\
# yaml-language-server: $schema=incident.schema.json
organization: 'Vector Co., Ltd.'   # as on the page
id: messy
events:
- date: '2022-08-18'
  event: published
# - {event: updated, date: 2022-08-20}
sites: [
  "ベクトルパーク"]
sources: [{title: お知らせ, kind: official_notice}]
review:   checked"""
TIDY = """\
# yaml-language-server: $schema=incident.schema.json
id: messy
organization: Vector Co., Ltd.  # as on the page
sites: [ベクトルパーク]
sources:
  - {kind: official_notice, title: お知らせ}
events:
  - {event: published, date: 2022-08-18}
  # - {event: updated, date: 2022-08-20}
review: checked
"""
BROKEN = "id: broken\ntitle: [18,136件\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog of a record that is to be laid out, one that has its form, and one that is no YAML."""
    incidents = tmp_path / "incidents"
    incidents.mkdir()
    for name, text in (("broken", BROKEN), ("messy", MESSY), ("tidy", TIDY)):
        (incidents / f"{name}.yaml").write_text(text, encoding="utf-8")
    return incidents


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("options", [(), ("--check",), ("--diff",)], ids=" ".join)
def test_screens(run, golden, folder, options, language):
    outcome = run("fmt", *options, "--lang", language, catalog=None)
    assert outcome.code == 1
    name = "_".join(["fmt", *(option.removeprefix("--") for option in options)])
    golden(f"{name}.{language}.txt", f"{outcome.out}----\n{outcome.err}")


def test_files_are_written_once(run, folder):
    (folder / "broken.yaml").unlink()
    run("fmt", catalog=None)
    assert text_of(folder / "messy.yaml") == TIDY
    before = (folder / "messy.yaml").stat()
    outcome = run("fmt", catalog=None)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "2 records, 0 changed\n")
    assert (folder / "messy.yaml").stat() == before


def test_a_file_with_problems_stays_and_hides_no_other(run, folder):
    assert run("fmt", catalog=None).code == 1
    assert text_of(folder / "broken.yaml") == BROKEN
    assert text_of(folder / "messy.yaml") == TIDY


@pytest.mark.parametrize("options", [("--check",), ("--diff",), ("--check", "--diff")])
def test_showing_writes_nothing(run, folder, options):
    messy = "incidents/messy.yaml"
    outcome = run("fmt", *options, messy)
    assert outcome.code == 1
    assert text_of(folder / "messy.yaml") == MESSY
    assert (outcome.out == f"{messy}\n") == ("--diff" not in options)
    assert run("fmt", *options, "incidents/tidy.yaml").code == 0


def test_paths_are_files_and_folders(run, folder, tmp_path):
    shutil.copy(folder / "messy.yaml", tmp_path / "other.yaml")
    outcome = run("fmt", "other.yaml", "incidents", "incidents/messy.yaml")
    assert outcome.code == 1
    assert outcome.err.startswith("changed: other.yaml\nincidents/broken.yaml:2:9: ")
    assert outcome.err.endswith(
        "changed: incidents/messy.yaml\n4 records, 2 changed, 1 left because of problems\n"
    )
    assert text_of(tmp_path / "other.yaml") == TIDY


def test_a_path_that_is_not_there_is_wrong_use(run, folder):
    outcome = run("fmt", "incidents/tidy.yaml", "none.yaml")
    assert outcome.code == 2
    assert "none.yaml:1:1: error BC101" in outcome.err
    assert outcome.err.endswith("1 record, 0 changed\n")


def test_a_file_that_is_no_record_is_left(run, tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Sir,\n  nothing happened.\n")
    outcome = run("fmt", "letter.txt")
    assert outcome.code == 1
    assert "letter.txt:1:1: error BC204" in outcome.err
    assert text_of(tmp_path / "letter.txt") == "Dear Sir,\n  nothing happened.\n"


@pytest.mark.parametrize("text", [MESSY, TIDY])
def test_standard_input_goes_to_standard_output(run, text):
    outcome = run("fmt", "-", stdin=text)
    assert (outcome.code, outcome.out, outcome.err) == (0, TIDY, "")


def test_standard_input_with_problems_gives_nothing(run):
    outcome = run("fmt", "-", stdin=BROKEN)
    assert (outcome.code, outcome.out) == (1, "")
    assert "<stdin>:2:16: error BC107" in outcome.err


def test_standard_input_is_shown_too(run, folder):
    assert run("fmt", "-", "--check", stdin=MESSY).out == "<stdin>\n"
    assert run("fmt", "-", "--check", stdin=TIDY).code == 0
    outcome = run("fmt", "incidents/messy.yaml", "-", "--diff", stdin=MESSY)
    assert outcome.out.count("+review: checked\n") == 2


def test_records_with_other_faults_are_laid_out(run):
    outcome = run("fmt", "-", stdin="review: [unknown\n ]\nevnts:\nid: Not An Id\n")
    assert (outcome.code, outcome.out) == (0, "id: Not An Id\nreview: [unknown]\nevnts:\n")


def test_shipped_records_are_not_written(run):
    """They are shown, as those of any catalog."""
    before = {path: path.read_bytes() for path in INCIDENTS.iterdir()}
    outcome = run("fmt", catalog=None)
    assert outcome.code == 2
    assert "breachcat: the records that came with breachcat are not written to; name yours" in outcome.err
    assert run("fmt", "--check", catalog=None).code in (0, 1)
    assert {path: path.read_bytes() for path in INCIDENTS.iterdir()} == before


def test_a_link_out_of_its_folder_is_not_followed(run, folder, tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text(MESSY, encoding="utf-8")
    (folder / "link.yaml").symlink_to(outside)
    outcome = run("fmt", "incidents/link.yaml")
    assert outcome.code == 1
    assert "incidents/link.yaml is a link that leads out of its folder" in outcome.err
    assert "incidents/link.yaml:1:1: error BC102" in run("fmt", "incidents").err
    assert text_of(outside) == MESSY


def test_a_link_within_its_folder_stays_one(run, folder):
    (folder / "link.yaml").symlink_to("messy.yaml")
    assert run("fmt", "incidents/link.yaml").code == 0
    assert (folder / "link.yaml").is_symlink()
    assert text_of(folder / "messy.yaml") == TIDY


def test_a_form_that_is_not_proved_is_not_written(run, folder, monkeypatch):
    monkeypatch.setattr(proof, "formatted", lambda _: "id: other\n")
    outcome = run("fmt", "incidents/messy.yaml", "incidents/tidy.yaml")
    assert outcome.code == 1
    assert "incidents/messy.yaml was left as it is: a new layout would change its values" in outcome.err
    assert "incidents/tidy.yaml was left as it is" in outcome.err
    assert text_of(folder / "messy.yaml") == MESSY


def test_a_difference_tells_line_ends(run):
    outcome = run("fmt", "-", "--diff", stdin="id: x\r\nreview: checked")
    assert outcome.out == (
        "--- <stdin>\n+++ <stdin>\n@@ -1,2 +1,2 @@\n-id: x\r\n-review: checked\n"
        "\\ No newline at end of file\n+id: x\n+review: checked\n"
    )


def test_a_difference_has_colour_where_it_is_asked_for(run):
    coloured = run("fmt", "-", "--diff", stdin="id:  x\r\n", FORCE_COLOR="1").out
    assert "\x1b[31m-id:  x\\r\x1b[0m\n\x1b[32m+id: x\x1b[0m\n" in coloured
    assert "\x1b" not in run("fmt", "-", "--diff", stdin="id:  x\n", FORCE_COLOR="1", NO_COLOR="1").out
