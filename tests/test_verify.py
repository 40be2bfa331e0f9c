"""verify as a command: what it prints, in which form, and with which exit code."""

import json

import pytest

from breachcat.language import Language
from breachcat.store.notices import read_notice, save
from conftest import INCIDENTS, TODAY

NOTICE = """\
2022年7月1日

株式会社サンプル

「サンプルショップ」への不正アクセスによる情報流出に関するお知らせ

1. 経緯
2022年4月1日、カード会社から流出の懸念について連絡を受け、同日、カード決済を停止いたしました。
2022年4月5日、みどり警察署に被害届を提出いたしました。
2022年6月1日、調査会社による調査が完了いたしました。

2. 対象
2021年1月1日～2022年3月31日に購入されたお客様1,234件
・カード番号
・有効期限
セキュリティコードは含まれておりません。
"""
RECORD = """\
id: made-up
organization: 株式会社サンプル
sites: [サンプルショップ]
sources: [{kind: official_notice, title: 「サンプルショップ」への不正アクセスによる情報流出に関するお知らせ}]
events:
  - {event: detected, date: 2022年4月1日, by: card_company}
  - {event: payment_stopped, date: 2022年4月1日, basis: derived, text: 同日}
  - {event: police_reported, date: 2022年4月5日, act: 被害届, party: みどり警察署}
  - {event: investigation_completed, date: 2022年6月1日}
  - {event: published, date: 2022年7月1日}
exposures:
  - {period: 2021年1月1日～2022年3月31日, affected: ["1,234件"], data: [card_number, card_expiry]}
review: checked
"""
WRONG = (
    RECORD.replace("by: card_company", "by: police")
    .replace("2022年4月5日", "2022年4月6日")
    .replace("  - {event: investigation_completed, date: 2022年6月1日}\n", "")
    .replace("card_expiry", "security_code")
    .replace("サンプルショップ]", "サンプルショップ, 別館]")
    .replace("review", "delay_reasons: [other]\nreview")
)


@pytest.fixture
def catalog(tmp_path):
    """A catalog of one right record; its notice lies beside it."""
    folder = tmp_path / "incidents"
    folder.mkdir()
    (folder / "made-up.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    return folder


@pytest.fixture
def verify(run, catalog):
    def command(*arguments, stdin="", **more):
        return run("verify", *arguments, stdin=stdin, catalog=None, **more)

    return command


def wrong(catalog, text=WRONG):
    (catalog / "made-up.yaml").write_text(text, encoding="utf-8")


def test_a_right_record(verify, golden):
    outcome = verify("made-up", "--notice", "notice.txt")
    assert (outcome.code, outcome.err) == (0, "1 record checked, no problems\n")
    golden("verify_right.txt", outcome.out)


@pytest.mark.parametrize("language", Language)
def test_a_wrong_record(verify, catalog, golden, language):
    wrong(catalog)
    outcome = verify("--lang", language.value, "made-up", "--notice", "notice.txt")
    assert outcome.code == 1
    golden(f"verify_wrong_{language.value}.txt", outcome.out + outcome.err)


@pytest.mark.parametrize("form", ["concise", "json", "github", "sarif", "junit"])
def test_every_form_of_a_report(verify, catalog, golden, form):
    wrong(catalog)
    outcome = verify("made-up", "--notice", "notice.txt", "--format", form)
    assert outcome.code == 1
    assert outcome.err == "1 record checked: 4 errors, 3 warnings\n"
    golden(f"verify_wrong_{form}.txt", outcome.out)


def test_json_has_the_good_news_as_well(verify):
    (found,) = json.loads(verify("made-up", "--notice", "-", "-f", "json", stdin=NOTICE).out)
    assert (found["id"], found["notice"]["name"]) == ("made-up", "<stdin>")
    assert {value["status"] for value in found["values"]} == {"found"}
    stopped = next(value for value in found["values"] if value["path"] == "events[2].text")
    assert (stopped["written"], stopped["place"]["line"], stopped["place"]["column"]) == ("同日", 8, 33)
    assert stopped["place"]["sentence"].startswith("2022年4月1日、カード会社から")
    assert (found["unused"], found["problems"]) == ([], [])


def test_on_github_the_problems_are_annotations(verify, catalog):
    wrong(catalog)
    outcome = verify("made-up", "--notice", "notice.txt", GITHUB_ACTIONS="true")
    assert outcome.out.startswith("::")
    assert "found" not in outcome.out.splitlines()[-1]


def test_a_terminal_gets_a_table_that_fits(verify, monkeypatch):
    monkeypatch.setattr("breachcat.cli.session.Session.screen", lambda _: narrow())
    out = verify("made-up", "--notice", "notice.txt").out
    assert max(map(cells, out.splitlines())) <= 80


def narrow():
    from breachcat.render.screen import Screen

    return Screen(80)


def cells(line):
    from rich.cells import cell_len

    return cell_len(line)


def test_a_draft_can_be_verified(verify, catalog):
    wrong(catalog, RECORD.replace("review: checked", "review: draft\ntodo: [look again]"))
    assert verify("made-up", "--notice", "notice.txt").code == 0


def test_of_a_record_with_errors_what_could_be_read_is_compared(verify, catalog):
    wrong(catalog, RECORD.replace("2022年6月1日", "2022年6月31日"))
    outcome = verify("made-up", "--notice", "notice.txt")
    assert outcome.err.startswith(
        "incidents/made-up.yaml has errors (`breachcat check incidents/made-up.yaml`"
    )
    assert " BC604: the notice says more: investigation completed" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the records to verify, or take all of them with --all"),
        (["made-up", "--all"], "--all takes all records, so that none can be named beside it"),
        (["made-up", "other", "--notice", "notice.txt"], "--notice is the notice of one record"),
        (["--all", "--notice", "notice.txt"], "--notice is the notice of one record"),
        (["made-up", "--notices", "nowhere"], "there is no folder “nowhere”"),
        (["made-up"], "no text of the notice was kept as incidents/notices/made-up.txt; give it: breachcat verify made-up --notice FILE"),
        (["made-up", "--notices", "."], ". holds no made-up.txt, made-up.html or made-up.pdf"),
    ],
)  # fmt: skip
def test_wrong_use_is_told(verify, arguments, said):
    outcome = verify(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_an_unknown_record_is_told_with_the_nearest(verify):
    outcome = verify("made-upp", "--notice", "notice.txt")
    assert (outcome.code, outcome.out) == (1, "")
    assert "did you mean: made-up?" in outcome.err


def test_a_notice_that_cannot_be_read_is_told(verify):
    outcome = verify("made-up", "--notice", "nowhere.txt")
    assert "nowhere.txt: there is no file here" in outcome.err
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize(
    "page", ["404 Not Found", "An English page.", "プライバシーポリシー\n個人情報を大切に扱います。"]
)
def test_another_page_than_the_notice_is_told_as_such(verify, page):
    outcome = verify("made-up", "--notice", "-", stdin=page)
    assert outcome.code == 1
    assert "BC607: <stdin> is not the notice of this record" in outcome.out
    assert outcome.out.count("BC6") == 2  # once more to say where it is explained


def test_an_empty_page_is_refused(verify):
    assert verify("made-up", "--notice", "-", stdin="").code == 1


def kept(catalog, tmp_path):
    from datetime import datetime

    notice = read_notice(str(tmp_path / "notice.txt"), datetime.fromisoformat(f"{TODAY}T00:00:00+00:00"))
    return save(notice, catalog / "notices", "made-up")


def test_a_notice_that_was_kept_is_found_by_itself(verify, catalog, tmp_path):
    path = kept(catalog, tmp_path)
    assert verify("made-up").code == 0
    path.write_text(NOTICE.replace("1,234件", "1,235件"), encoding="utf-8")
    outcome = verify("made-up")
    assert outcome.code == 1
    assert "incidents/notices/made-up.txt: the text was changed since it was kept" in outcome.err


def test_a_notice_that_has_changed_is_told(verify, catalog, tmp_path):
    kept(catalog, tmp_path)
    (tmp_path / "notice.txt").write_text(NOTICE + "以上\n", encoding="utf-8")
    outcome = verify("made-up", "--notice", "notice.txt")
    assert outcome.code == 0
    assert "BC605: the text of the notice is not the one of the text that was kept (sha256 " in outcome.out
    wrong(catalog, RECORD.replace("お知らせ}", f"お知らせ, sha256: {'0' * 64}}}"))
    assert verify("made-up", "--notice", "notice.txt").out.count("warning BC605") == 1


def test_all_records_and_a_line_for_each(verify, catalog, tmp_path, golden):
    notices = tmp_path / "kept"
    notices.mkdir()
    (notices / "made-up.txt").write_text(NOTICE, encoding="utf-8")
    (notices / "page.html").write_text(f"<html><body><pre>{NOTICE}</pre></body></html>", encoding="utf-8")
    (notices / "picture.pdf").write_bytes(b"%PDF-1.4 nothing")
    for name in ("page", "picture", "unkept"):
        (catalog / f"{name}.yaml").write_text(RECORD.replace("made-up", name), encoding="utf-8")
    (catalog / "broken.yaml").write_text("a: [", encoding="utf-8")
    (catalog / "gone.yaml").write_text(
        "id: gone\nwithdrawn: {date: 2026-11-01, reason: twice}\n", encoding="utf-8"
    )
    outcome = verify("--all", "--notices", "kept")
    assert outcome.code == 0
    golden("verify_all.txt", outcome.out + outcome.err)


def test_several_records_have_a_table_each(verify, catalog, tmp_path):
    (catalog / "other.yaml").write_text(RECORD.replace("made-up", "other"), encoding="utf-8")
    kept(catalog, tmp_path)
    outcome = verify("made-up", "other")
    assert (outcome.code, outcome.out.count("values found in")) == (0, 1)
    assert "incidents/other.yaml:4:11: warning BC606" in outcome.out


def test_the_shipped_records_are_compared_with_what_was_kept(run):
    outcome = run("verify", "--all", catalog=INCIDENTS)
    records = len([path for path in INCIDENTS.glob("*.yaml") if "withdrawn:" not in path.read_text()])
    told = len(list((INCIDENTS / "notices").glob("*.txt"))) + outcome.out.count("warning BC606")
    assert (outcome.code, told) == (0, records)
