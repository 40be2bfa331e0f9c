"""Search: any width, case and kana; words by either label; the fields where it stands."""

import pytest

from breachcat.model import Incident
from breachcat.search import incident_of, search_all, texts
from conftest import record_of

RECORD = """
    id: made-up
    organization: {name: 株式会社 サンプル, name_en: Sample Co.}
    sites: [{name: Shop サンプル, former_name: MFⅢ-JAPAN, url: "https://shop.example/"}]
    sources: [{kind: official_notice, title: 個⼈情報のお知らせ}]
    events:
      - {event: detected, date: 令和4年4月1日, by: card_company}
      - {event: police_reported, date: 2022年4月2日, act: 被害申告, party: 岡山県警サイバー対策課}
    exposures:
      - {period: 2021年1月1日～2022年3月31日, affected: ["１，２３４件"], data: [card_number, security_code]}
    cause: [sql_injection]
    not_stated: [ppc_reported, investigator]
    notes: [再開は未定]
    review: checked
"""


@pytest.fixture
def incident() -> Incident:
    found = record_of(RECORD).incident
    assert found
    return found


def places(incident: Incident, text: str) -> list[str]:
    return [place for match in search_all([incident], text) for place in match.places]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("株式会社サンプル", "organization.name"),
        ("株式会社　サンプル", "organization.name"),
        ("さんぷる", "organization.name"),
        ("ｻﾝﾌﾟﾙ", "organization.name"),
        ("sample co", "organization.name_en"),
        ("ＳＡＭＰＬＥ", "organization.name_en"),
        ("shopさん", "sites.name"),
        ("MFⅢ-JAPAN", "sites.former_name"),
        ("MFIII-JAPAN", "sites.former_name"),
        ("mfiii－japan", "sites.former_name"),
        ("ｍｆⅲ‐ｊａｐａｎ", "sites.former_name"),
        ("shop.example", "sites.url"),
        ("個人情報", "sources.title"),
        ("岡山県警", "events.party"),
        ("被害申告", "events.act"),
        ("令和4年", "events.date"),
        ("2021年1月", "exposures.period"),
        ("1,234件", "exposures.affected"),
        ("未定", "notes"),
        ("made-up", "id"),
    ],
)
def test_texts_are_found_in_any_spelling(incident, text, place):
    assert place in places(incident, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("card_number", "exposures.data"),
        ("card number", "exposures.data"),
        ("カード番号", "exposures.data"),
        ("セキュリティコード", "exposures.data"),
        ("CVV", "exposures.data"),
        ("SQLインジェクション", "cause"),
        ("sqli", "cause"),
        ("possible leak detected", "events.event"),
        ("発覚", "events.event"),
        ("カード会社", "events.by"),
        ("個人情報保護委員会", "not_stated"),
        ("調査機関の名称", "not_stated"),
        ("investigator", "not_stated"),
    ],
)
def test_words_are_found_by_either_label(incident, text, place):
    assert place in places(incident, text)


@pytest.mark.parametrize("text", ["", " ", "　", "\t\n", "\u200b", "\u00a0"])
def test_nothing_for_an_empty_text(incident, text):
    assert search_all([incident], text) == []


@pytest.mark.parametrize(
    "text",
    [
        "別会社",
        "MFII-JAPAN",
        "Ⅳ",
        "card_numbercard",
        "検知済み",
        "numberカード",
        "発覚detected",
        ".*",
        "%",
        "x" * 10_000,
    ],
)
def test_nothing_where_it_does_not_stand(incident, text):
    assert search_all([incident], text) == []


def test_a_match_names_each_field_once_in_the_order_of_the_record(incident):
    (match,) = search_all([incident], "サンプル")
    assert incident_of(match) is incident
    assert match.places == ["organization.name", "sites.name"]
    assert places(incident, "警") == ["events.event", "events.party"]


def test_incidents_come_in_their_order(incident):
    other = incident.model_copy(update={"id": "other"})
    assert [match.incident.id for match in search_all([other, incident], "さんぷる")] == ["other", "made-up"]


def test_texts_skip_what_is_no_text(incident):
    assert {place for place, _ in texts(incident)} == {
        "id", "organization.name", "organization.name_en", "sites.name", "sites.former_name", "sites.url",
        "sources.kind", "sources.title", "events.event", "events.date", "events.by", "events.basis", "events.act",
        "events.party", "exposures.period", "exposures.affected", "exposures.data", "cause", "not_stated", "notes",
        "review",
    }  # fmt: skip
