"""How the reading of notices is measured, and that it does not get worse."""

import json
from collections import Counter
from textwrap import dedent

import pytest

import accuracy
from breachcat.notice import assembled, find_facts
from conftest import ROOT
from test_notice_steps import FRAME

CORPUS = ROOT / "corpus"
NOTICE = FRAME.format(sentence="2023年5月10日、カード会社から漏えい懸念の連絡を受けました。")
RECORD = """
    id: sample
    organization: {name: 株式会社みほん商店}
    sites: [みほんストア]
    events:
      - {event: detected, date: 2023年5月11日, by: card_company}
      - {event: published, date: 2023年9月1日}
    exposures:
      - {period: {from: 2022年4月1日}, affected: [1件], data: [card_number]}
    cause: [unauthorized_access]
    misuse: possible
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sample.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "sample.yaml").write_text(dedent(RECORD), encoding="utf-8")
    (tmp_path / "alone.yaml").write_text(dedent(RECORD), encoding="utf-8")
    return tmp_path


def test_misses_and_inventions_are_listed(folder):
    scores, faults = accuracy.measured(folder, folder)
    assert faults == [
        "sample: missed   counts: 1 records",
        "sample: missed   data: card_number",
        "sample: invented detected: 2023-05-10/2023-05-10",
        "sample: missed   detected: 2023-05-11/2023-05-11",
        "sample: missed   exposure periods: 2022-04-01/..",
        "sample: missed   misuse: possible",
    ]
    assert scores["published"] == Counter(hit=1)
    assert "detected" in accuracy.table(scores)


def test_a_lower_score_fails(folder, monkeypatch, capsys):
    scores = folder / "scores.json"
    monkeypatch.setattr("sys.argv", ["accuracy", str(folder), str(folder), "--update", str(scores)])
    assert accuracy.main() == 0
    (folder / "sample.txt").write_text(NOTICE.replace("「みほんストア」", "当サイト"), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["accuracy", str(folder), str(folder), "--least", str(scores)])
    assert accuracy.main() == 1
    assert "sites: 0.0000 is lower than 1.0000" in capsys.readouterr().err


def test_an_answer_sheet_is_read_like_a_record():
    sheet = {
        "slug": "sample",
        "operator": {"name": "株式会社みほん"},
        "sites": [{"name": "みほん堂"}],
        "events": [
            {"type": "reported_to_ppc", "date": "2023-05-10"},
            {"type": "detected", "date": "2023-05-01", "by": "police"},
            {"type": "investigation_started", "date": "2023-05-02", "stage": "requested"},
            {"type": "investigation_completed", "date": None},
        ],
        "operator_changes": [{"date": "2020-01-01"}],
        "exposure_windows": [{"id": "w1", "start": "2022-04-01", "end": "2023-05-10", "data_set": "card"}],
        "counts": [{"raw": "10件", "window": "w1"}, {"raw": "30件", "window": ["w1", "w2"]}],
        "leaked_fields": {"card": ["expiry_date"], "credentials": ["password"], "personal": ["name"]},
        "not_leaked": [
            {"quote": "確認されておりません"},
            {"quote": "指摘されておりません"},
            {"quote": "ございません"},
        ],
        "cause": {"vulnerability_exploited": True, "payment_app_tampering": "stated"},
        "misuse": {"status": "not_stated"},
        "delay_reason": {"stated": True, "reasons": ["prepare_support_first"]},
    }
    wanted, optional = accuracy.statements_of(sheet)
    assert optional == {("investigation_started", "2023-05-02/2023-05-02")}
    assert wanted == {
        ("organization", "株式会社みほん"),
        ("sites", "みほん堂"),
        ("ppc_reported", "2023-05-10/2023-05-10"),
        ("detected", "2023-05-01/2023-05-01"),
        ("detected_by", "police"),
        ("operator_changed", "2020-01-01/2020-01-01"),
        ("exposure periods", "2022-04-01/2023-05-10"),
        ("counts", "10 records"),
        ("counts", "30 records"),
        ("data", "card_expiry"),
        ("data", "password"),
        ("not_leaked", "not_confirmed 1"),
        ("not_leaked", "not_pointed_out 1"),
        ("not_leaked", "none 1"),
        ("cause", "system_vulnerability"),
        ("cause", "payment_page_tampering"),
        ("delay_reasons", "prepare_support"),
    }


def test_what_is_found_reads_back_as_statements():
    found = set(accuracy.record_statements(assembled(find_facts(NOTICE))))
    assert ("detected", "2023-05-10/2023-05-10") in found


@pytest.mark.parametrize("half", ["seen", "tried", "unseen"])
def test_no_field_scores_lower_than_before(half):
    """`python benchmarks/accuracy.py corpus/HALF corpus/HALF --update corpus/HALF.json` writes the scores."""
    scores, _ = accuracy.measured(CORPUS / half, CORPUS / half)
    reached = {field: round(accuracy.f1(score), 4) for field, score in scores.items()}
    least = json.loads((CORPUS / f"{half}.json").read_text(encoding="utf-8"))
    assert accuracy.lower(reached, least) == []
