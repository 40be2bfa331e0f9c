"""Days that leave out their year: what dates them, and what does not."""

import pytest

from breachcat.notice import Surety, assembled, find_facts
from test_notice_steps import FRAME

HEAD = """お客様各位

株式会社みほん商店

「みほんストア」への不正アクセスによるカード情報漏えいに関するお詫びとお知らせ

弊社が運営する「みほんストア」におきまして、お客様のカード情報が漏えいした可能性があることが判明いたしました。

1. 経緯
"""
"""A notice that bears no day of its own."""


def surely(text: str) -> list[str]:
    """Return the days of the steps that a notice dates beyond doubt."""
    events = find_facts(text).of("events")
    return [fact.written for fact in events if fact.value and fact.certainty is not Surety.AMBIGUOUS]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年11月2日から2024年6月10日までの間に決済されたカード情報が対象です。9月5日に個人情報保護委員会へ報告しました。",
        "2023年11月2日～2024年6月10日に決済されたお客様が対象です。\n11月18日より順次、メールでお知らせいたします。",
        "2023年11月2日から本年6月10日までの間に決済されたカード情報が対象です。9月20日に郵送でご案内いたします。",
        "2023年11月2日以降に購入されたお客様が対象です。\n6月11日にカード決済を停止し、同月16日に警察署へ相談しました。",
        "2023年11月2日までに登録された会員様が対象です。\n6月11日にカード決済を停止し、翌日に警察署へ相談しました。",
    ],
)
def test_a_period_lends_its_year_to_no_step(sentence):
    assert surely(HEAD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            "2024年6月9日にカード決済を停止し、6月16日に警察署へ相談しました。",
            ["2024年6月9日", "2024年6月16日"],
        ),
        (
            "2024年6月11日、カード決済を停止しました。\n同月16日に警察署へ相談しました。",
            ["2024年6月11日", "2024年6月16日"],
        ),
    ],
)
def test_a_step_with_its_year_dates_those_behind_it(sentence, days):
    assert surely(HEAD + sentence) == days


BOUGHT = "{}、当サイトで決済されたお客様のカード情報500件が漏えいした可能性がございます。"


def windows(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (str(fact.value.start and fact.value.start.earliest), str(fact.value.end and fact.value.end.latest))
        for fact in find_facts(text).of("exposures")
        if fact.value
    ]


@pytest.mark.parametrize(
    ("period", "end"),
    [
        ("2022年11月2日から本年6月10日までの間に", "2023-06-10"),
        ("2022年2月2日より今年6月10日までに", "2023-06-10"),
        ("2021年2月2日から昨年12月10日の間に", "2022-12-10"),
        ("2022年12月1日から翌年2月10日までの間に", "2023-02-10"),
        ("2022年11月2日（水）から本年6月10日（土）までの期間に", "2023-06-10"),
    ],
)
def test_the_notice_dates_the_end_of_a_period(period, end):
    assert [last for _, last in windows(FRAME.format(sentence=BOUGHT.format(period)))] == [end]


def test_what_follows_the_beginning_dates_the_end_without_the_notice():
    dated = BOUGHT.format("2022年12月1日から翌年2月10日までの間に")
    assert windows(HEAD + dated) == [("2022-12-01", "2023-02-10")]


@pytest.mark.parametrize("word", ["本年", "今年", "昨年"])
def test_an_end_that_nothing_dates_makes_no_open_window(word):
    assert windows(HEAD + BOUGHT.format(f"2022年11月2日から{word}6月10日までの間に")) == []


@pytest.mark.parametrize(
    ("sentence", "written", "certainty"),
    [
        ("対象のお客様には9月20日頃までに郵送でご案内いたします。", "2023年9月20日頃", Surety.LIKELY),
        ("対象のお客様には9月20日ごろ、書面を郵送いたします。", "2023年9月20日頃", Surety.SURE),
        ("対象の方へは2023年9月20日頃までに、書面を送付いたします。", "2023年9月20日頃", Surety.LIKELY),
        ("対象のお客様へ9月20日までにお手紙を発送いたします。", "2023年9月20日", Surety.LIKELY),
        ("対象のお客様へは9月20日にお手紙を発送いたします。", "2023年9月20日", Surety.SURE),
    ],
)
def test_about_a_day_and_at_the_latest(sentence, written, certainty):
    found = [
        (fact.written, fact.certainty)
        for fact in find_facts(FRAME.format(sentence=sentence)).of("events")
        if str(fact.role) == "customers_notified"
    ]
    assert found == [(written, certainty)]


def test_a_draft_has_no_day_of_a_doubtful_year():
    text = (
        HEAD + "2023年11月2日以降に購入されたお客様が対象です。\n9月5日に個人情報保護委員会へ報告しました。"
    )
    assert "events" not in assembled(find_facts(text))
