"""The command diff: what is compared with what, in every form, and how it ends."""

import json
import os
import re
from pathlib import Path
from textwrap import dedent

import pytest
from rich.cells import cell_len

from breachcat.catalog import File, read_catalog
from breachcat.changes import Comparison, Kind, Side, changes_between
from breachcat.language import Language, Text
from breachcat.model import (
    Event,
    Exposure,
    Incident,
    NotLeaked,
    Organization,
    Site,
    Source,
    Waiver,
    Withdrawal,
)
from breachcat.render.changes import _KINDS, REPORTS, headline, text_lines
from breachcat.render.facts import FIELDS, fact_label, fact_sides
from breachcat.render.screen import Screen
from conftest import TODAY
from test_changes import RECORD, edited
from test_revisions import QUIET, commit, git, start

HOSTILE = "\x1b]0;gone\x07[bold]x[/bold] | <b>=1+1`"
"""What could drive a terminal, Rich, a table of Markdown, HTML or a spreadsheet."""


def record(name: str, *edits: str) -> str:
    return edited(dedent(RECORD).lstrip("\n").replace("made-up", name), *edits)


BEFORE = {
    "broken": record("broken"),
    "changed": record("changed", "misuse: possible\n → "),
    "garbled": "[",
    "laid-out": record("laid-out"),
    "old-name": record("old-name", "organization: 株式会社サンプル → organization: 株式会社見本"),
    "reworded": record("reworded"),
    "same": record("same"),
    "unreadable": record("unreadable"),
    "withdrawn": record("withdrawn", "organization: 株式会社サンプル → organization: 別の会社"),
}
AFTER = {
    "broken": record("broken", "2022年7月1日 → 2022年7月32日", "review: checked → review: double_checked"),
    "changed": record(
        "changed",
        'sites: [サンプルショップ, {name: 見本市場, url: "https://example.com/"}] → '
        "sites: [サンプルショップ, {name: 見本市場, url: 'https://example.com/', former_name: 'X'}]",
        "date: 2022年4月1日, by: card_company → date: 令和4年4月2日, by: police, open: true",
        "      - {event: payment_stopped".replace("      ", "  ") + ", date: 2022年4月1日, basis: derived, text: 即日}\n → ",
        "{event: published, date: 2022年9月1日, stage: final} → "
        "{event: published, date: 2022年9月2日, stage: final}\n  - {event: ppc_reported, date: 2022年6月上旬頃, note: '" + "二度目の報告。" * 9 + "'}",
        "5,678名 → 約５，６７８名",
        "data: [name, address] → data: [name, email, phone]",
        "malware] → payment_page_tampering]",
        "[ppc_reported, investigator] → [investigator, malware_removed]",
        "strength: none → strength: not_confirmed",
        "notes: [The shop is closed., → notes: [The shop is closed for good.,",
    ).replace("former_name: 'X'", f"former_name: {json.dumps(HOSTILE)}"),
    "garbled": "- x",
    "laid-out": record("laid-out", "misuse: possible → misuse:    'possible'   # so it says"),
    "new": record("new"),
    "new-name": record("new-name", "organization: 株式会社サンプル → organization: 株式会社見本"),
    "reworded": record("reworded", "2022年7月1日 → 令和4年7月1日", "6,912件 → ６，９１２件"),
    "same": record("same"),
    "unreadable": "\0",
    "withdrawn": "id: withdrawn\nwithdrawn: {date: 2026-11-20, reason: 別の記録と同じ事案, replaced_by: same}\n",
}  # fmt: skip


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A repository with two commits; what `diff` finds between them."""
    catalog = start(tmp_path / "repository")
    commit(catalog, **BEFORE)
    commit(catalog, **{**dict.fromkeys(BEFORE.keys() - AFTER.keys()), **AFTER})
    return catalog


BOTH = pytest.mark.parametrize("language", ["en", "ja"])


@BOTH
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_golden(run, golden, catalog, form, language):
    outcome = run(
        "diff", "HEAD~1", "HEAD", "--format", form, "--lang", language, catalog=Path("repository/incidents")
    )
    assert outcome.code == 0
    golden(f"diff_format_{form}.{language}.txt", outcome.out + outcome.err)


@pytest.fixture
def comparison() -> Comparison:
    """The same changes, without git."""
    catalogs = [
        read_catalog([File(f"incidents/{name}.yaml", text.encode()) for name, text in records.items()], TODAY)
        for records in (BEFORE, AFTER)
    ]
    sides = Side(Text("before", "前"), "0123456789"), Side(Text("after", "後"))
    return Comparison(*sides, changes_between(*catalogs))


@BOTH
def test_golden_on_a_narrow_terminal(golden, comparison, language):
    lines = text_lines(comparison, Language(language), 60)
    golden(f"diff_narrow.{language}.txt", Screen(60).lines(lines))


class TestForms:
    @BOTH
    def test_no_form_knows_less_than_another(self, comparison, language):
        """Every label and value, each in the way of its form."""
        language = Language(language)
        text = Screen().lines(text_lines(comparison, language, None))
        plain = re.sub(r"\\(.)", r"\1", REPORTS["markdown"](comparison, language))
        for name, sign in (("lt", "<"), ("gt", ">"), ("amp", "&"), ("#64", "@"), ("#58", ":")):
            plain = plain.replace(f"&{name};", sign)
        values = json.loads(REPORTS["json"](comparison, language))
        text = text.replace("\\u", "u")  # an escape of ours, which Markdown escapes again
        plain = plain.replace("\\u", "u")
        assert len(values["changes"]) == len(comparison.changes) == 9
        for change, value in zip(comparison.changes, values["changes"], strict=True):
            assert (change.id, change.kind, change.twin) == (value["id"], value["kind"], value["same_as"])
            assert list(change.errors) == list(value["errors"].values())
            assert list(change.skipped) == value["not_compared"]
            assert len(change.facts) == len(value["facts"])
            assert len(change.effects) == len(value["delays"])
            for said in (change.id, change.file, _KINDS[change.kind](language), change.twin or ""):
                assert said in text
                assert said in plain
            for said in (FIELDS[name](language) for name in change.skipped):
                assert said in text
                assert said in plain
            for fact in change.facts:
                for said in (fact_label(fact, language), *fact_sides(fact, language)):
                    assert said.replace("\\u", "u") in text
                    assert said.replace("\\u", "u") in plain
            for effect in change.effects:
                assert effect.measure.title(language) in text
                assert effect.measure.title(language) in plain

    @pytest.mark.parametrize("width", [1, 20, 40, 80, 200])
    def test_the_text_fits_a_terminal_and_loses_nothing(self, comparison, width):
        whole = Screen().lines(text_lines(comparison, Language.JAPANESE, None))
        lines = Screen(width).lines(text_lines(comparison, Language.JAPANESE, width)).splitlines()
        assert "".join("".join(lines).split()) == "".join(whole.split())
        if width >= 40:
            assert max(map(cell_len, lines)) <= width

    def test_colours(self, comparison):
        lines = text_lines(comparison, Language.ENGLISH, 80)
        coloured = Screen(80, colour=True).lines(lines)
        assert "review: \x1b[31mchecked\x1b[0m → \x1b[32mchecked by two people\x1b[0m" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == Screen(80).lines(lines)

    def test_hostile_text_drives_nothing(self, comparison):
        forms = [Screen().lines(text_lines(comparison, Language.ENGLISH, None))]
        forms += [report(comparison, Language.ENGLISH) for report in REPORTS.values()]
        assert all("gone" in form and "\x1b" not in form and "\x07" not in form for form in forms)
        row = next(line for line in forms[1].splitlines() if "gone" in line)
        assert len(re.findall(r"(?<!\\)\|", row)) == 4
        assert "<b>" not in row
        assert r"\[bold\]x" in row

    def test_every_field_has_a_name_for_people(self):
        parts = (Incident, Organization, Site, Source, Event, Exposure, NotLeaked, Waiver, Withdrawal)
        assert {name for part in parts for name in part.model_fields} <= set(FIELDS)
        assert set(Kind) == set(_KINDS)

    def test_a_fact_of_each_field_can_be_said(self, comparison):
        for change in comparison.changes:
            for fact in change.facts:
                for language in Language:
                    assert all(fact_sides(fact, language)) or fact.added or fact.removed
                    assert fact_label(fact, language)


SAYINGS = [
    ("2022年7月1日 → 2022年7月2日", "events: published (preliminary): 2022-07-01 → 2022-07-02"),
    ("2022年7月1日 → 2022年7月中旬", "events: published (preliminary): 2022-07-01 → mid 2022-07 “2022年7月中旬”"),
    (", by: card_company → , by: police", "events: possible leak detected (2022-04-01): by: card company → police"),
    (", stage: final → , stage: interim", "events: published (2022-09-01): stage: final → interim"),
    (", stage: final → , stage: final, open: true", "events: published (final, 2022-09-01): starting that day: no → yes"),
    (", source: 2 → ", "events: published (interim, 2022-08-01): source: 2 → –"),
    ("5,678名 → 5,679名", "exposure: 2015-01-01 – 2022-03-31: affected: 5,678 people → 5,679 people"),
    ("5,678名 → のべ5,678名", "exposure: 2015-01-01 – 2022-03-31: affected: 5,678 people → 5,678 people cumulative “のべ5,678名”"),
    ("5,678名 → 5,678人", "exposure: 2015-01-01 – 2022-03-31: affected: 5,678名 → 5,678人 (worded otherwise, the same meaning)"),
    ("2015年1月1日～2022年3月31日 → ～2022年3月31日", "exposure: period: 2015-01-01 – 2022-03-31 → – 2022-03-31"),
    ("2015年1月1日～2022年3月31日 → 2015年1月～2022年3月末", "exposure: period: 2015-01-01 – 2022-03-31 → 2015-01 – late 2022-03 “2015年1月～2022年3月末”"),
    ("scope: 会員 → partial: true", "exposure: 2015-01-01 – 2022-03-31: who: 会員 → –"),
    ("malware] → sql_injection]", "cause: − malware, + SQL injection"),
    (", malware] → ]", "cause: − malware"),
    ("investigator] → investigator, site_stopped]", "not stated: + site stopped"),
    ("    cause: [system_vulnerability, malware]\n → ", "cause: vulnerability of the system, malware → –"),
    ("title: お知らせ → title: お詫び", "source 1: title: お知らせ → お詫び"),
    ("strength: none → strength: not_confirmed", "not leaked: パスワード: how it is denied: none leaked → not confirmed"),
    ("見本市場, → 見本市場, note: x,", "sites: 見本市場: note: – → x"),
    ("サンプルショップ, → ", "sites: サンプルショップ → –"),
    ("株式会社サンプル → 株式会社見本", "organization: name: 株式会社サンプル → 株式会社見本"),
    ("notes: [The shop is closed., → notes: [", "notes: The shop is closed. → –"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), SAYINGS, ids=[edit for edit, _ in SAYINGS])
def test_what_is_said_of_a_fact(run, tmp_path, edit, expected):
    """Two folders are compared here; the first line is the heading."""
    for folder, text in (("one", dedent(RECORD)), ("two", dedent(edited(RECORD, edit)))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "made-up.yaml").write_text(text.lstrip("\n"), encoding="utf-8")
    outcome = run("diff", "one/", "./two")
    assert outcome.out.splitlines()[:2] == ["made-up: changed (two/made-up.yaml)", f"  {expected}"]


def test_two_windows_without_a_period_are_told_by_whom_they_concern(run, tmp_path):
    without = edited(
        RECORD, "period: 2021年1月1日～2022年3月31日, → ", "period: 2015年1月1日～2022年3月31日, → "
    )
    for folder, text in (("one", without), ("two", edited(without, "data: [name, → data: [email,"))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "made-up.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    assert (
        run("diff", "./one", "./two").out.splitlines()[1]
        == "  exposure: 会員: data: − name, + e-mail address"
    )


def test_sources_that_change_places(run, tmp_path):
    first, second = RECORD.split("    sources:\n")[1].split("    events:")[0].splitlines()
    swapped = edited(RECORD, f"{first}\n{second} → {second}\n{first}", ", source: 2 → ")
    for folder, text in (("one", RECORD), ("two", swapped)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "made-up.yaml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    lines = run("diff", "./one", "./two").out.splitlines()
    assert lines[1] == "  first source, which the record stands for: お知らせ → 報道"
    assert "  events: published (interim, 2022-08-01): source" not in "\n".join(lines)


def test_an_id_is_not_to_change(run, tmp_path):
    for folder, name in (("one", "made-up"), ("two", "other")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "made-up.yaml").write_text(record(name), encoding="utf-8")
    assert run("diff", "./one", "./two").out.splitlines()[1:4] == [
        "  errors: 0 → 1",
        "  an id is not to change",
        "  id: made-up → other",
    ]


class TestSides:
    @pytest.fixture
    def diff(self, run, monkeypatch, tmp_path):
        """Run diff inside a repository with three commits of one record, and an edit of it."""
        catalog = start(tmp_path)
        days = iter(range(1, 9))

        def text():
            return record("a", f"2022年7月1日 → 2022年7月{next(days)}日")

        for name in ("one", "two", "three"):
            commit(catalog, a=text())
            git(catalog, "tag", name)
        (catalog / "a.yaml").write_text(text(), encoding="utf-8")
        for name in QUIET.keys() & {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"}:
            monkeypatch.setenv(name, QUIET[name])
        return lambda *arguments, **more: run("diff", *arguments, catalog=None, **more)

    @pytest.mark.parametrize(
        ("arguments", "before", "after"),
        [
            ((), 3, 4),
            (("HEAD",), 3, 4),
            (("one",), 1, 4),
            (("one", "two"), 1, 2),
            (("two", "one"), 2, 1),
            (("one..two",), 1, 2),
            (("one..",), 1, 3),
            (("..one",), 3, 1),
            (("HEAD~2", "HEAD^"), 1, 2),
            (("two", "./incidents"), 2, 4),
            (("incidents/", "two"), 4, 2),
        ],
    )
    def test_what_is_compared(self, diff, arguments, before, after):
        outcome = diff(*arguments)
        assert outcome.code == 0
        assert outcome.out.splitlines()[1] == (
            f"  events: published (preliminary): 2022-07-0{before} → 2022-07-0{after}"
        )

    def test_it_is_said_on_standard_error(self, diff, tmp_path):
        head = git(tmp_path, "rev-parse", "--short=7", "HEAD").strip()
        assert diff().err == f"HEAD ({head}) → working tree: 0 new, 1 changed, 0 withdrawn; 1 fact\n"
        assert (
            diff("--lang", "ja").err
            == f"HEAD ({head}) → 作業ツリー: 新規0件、変更1件、取り下げ0件。事実1件\n"
        )
        assert diff("three", "HEAD").err == f"three ({head}) → HEAD ({head}): no facts changed\n"
        assert diff("./incidents", "incidents/").err == "./incidents → incidents/: no facts changed\n"

    def test_nothing_changed(self, diff):
        assert diff("HEAD..HEAD").out == ""
        markdown = diff("HEAD..HEAD", "--format", "markdown").out
        assert re.fullmatch(r"HEAD \(\w{7}\) → HEAD \(\w{7}\): no facts changed\.\n", markdown)
        assert json.loads(diff("HEAD..HEAD", "--format", "json").out)["changes"] == []

    @pytest.mark.parametrize("form", ["text", "markdown", "json"])
    def test_exit_code(self, diff, form):
        assert diff("--format", form).code == 0
        assert diff("--exit-code", "--format", form).code == 1
        assert diff("--exit-code", "HEAD", "HEAD", "--format", form).code == 0

    def test_before_there_was_a_catalog(self, diff, tmp_path):
        git(tmp_path, "checkout", "-q", "--orphan", "empty")
        git(tmp_path, "rm", "-q", "-r", "--force", "--cached", ".")
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x")
        outcome = diff("empty", "one")
        assert outcome.out.startswith("a: new (incidents/a.yaml)\n  organization: 株式会社サンプル\n")
        assert outcome.err.startswith("no records there: empty\n")
        assert diff("one", "empty").out.startswith("a: withdrawn (incidents/a.yaml)\n")

    def test_an_empty_folder(self, diff, tmp_path):
        (tmp_path / "incidents" / "a.yaml").unlink()
        outcome = diff()
        assert outcome.out.startswith("a: withdrawn (incidents/a.yaml)\n")
        assert outcome.err.startswith("no records there: working tree\n")

    def test_a_catalog_that_is_named(self, diff, tmp_path):
        outcome = diff("--catalog", str(tmp_path / "incidents"))
        assert outcome.out.startswith("a: changed (incidents/a.yaml)\n")

    def test_a_folder_that_cannot_be_read(self, diff, monkeypatch):
        """Its records have not been withdrawn."""

        def denied(folder):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "listdir", denied)
        assert diff().code == 2
        assert diff().err.startswith("breachcat: incidents: the file cannot be read: ")
        assert diff("--lang", "ja").err.startswith("breachcat: incidents: ファイルを読めません: ")


class TestWrongUse:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nosuch",), "“nosuch” names no commit, or more than one"),
            (("./nosuch",), "there is no folder “./nosuch”"),
            (("../nosuch",), "there is no folder “../nosuch”"),
            (("HEAD", "/no/such"), "there is no folder “/no/such”"),
            (("no/such",), "“no/such” names no commit, or more than one"),
            (("HEAD", "nosuch"), "“nosuch” names no commit, or more than one"),
            (("incidents",), "“incidents” names no commit"),
            (("--", "-p"), "“-p” cannot be a git revision"),
            (("",), "“” cannot be a git revision"),
            (("main...HEAD",), "“main...HEAD” cannot be compared"),
            (("a..b..c",), "“a..b..c” cannot be compared"),
            (("main..HEAD", "HEAD"), "“main..HEAD” cannot be compared"),
            (("HEAD", "main..HEAD"), "“main..HEAD” names no commit"),
            (("x\x1b[2J..y", "z"), "“x\\u001b[2J..y” cannot be compared"),
        ],
    )
    def test_refused(self, run, catalog, arguments, said):
        outcome = run("diff", *arguments, catalog=catalog)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"breachcat: {said}")

    def test_outside_of_git(self, run, tmp_path):
        (tmp_path / "incidents").mkdir()
        outcome = run("diff", catalog=None)
        assert outcome.code == 2
        assert outcome.err.startswith("breachcat: “incidents” is in no git repository")

    def test_no_catalog(self, run):
        assert run("diff", "--catalog", "missing").code == 2


def test_headline_of_everything(comparison):
    assert headline(comparison, Language.ENGLISH) == (
        "before (0123456) → after: 2 new, 3 changed, 2 withdrawn, 2 not compared; 60 facts, 2 worded otherwise"
    )
