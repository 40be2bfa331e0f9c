"""Whole pages: kinds of page, whose day it is, wrapped lines, decoys, and places in the original."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.notice import Surety, assembled, find_facts
from conftest import ROOT
from test_notice_steps import FRAME

SEEN = sorted((ROOT / "corpus" / "seen").glob("*.txt"))


def days(text: str) -> list[tuple[str, str]]:
    return [(event["event"], event["date"]) for event in assembled(find_facts(text)).get("events", [])]


BODY = "「みほんストア」への不正アクセスにより、お客様のカード情報が漏えいした可能性がございます。深くお詫びいたします。"

OWN_DAY = """
2023年9月1日¶¶お客様各位¶¶株式会社みほん¶¶{body}
お客様各位¶¶2023年9月1日¶株式会社みほん¶¶{body}
株式会社みほん　2023年9月1日¶¶{body}
公開日：2023年9月1日¶株式会社みほん¶¶{body}
【掲載日】2023年9月1日¶¶{body}
お客様各位¶¶{body}¶¶以上¶¶2023年9月1日¶株式会社みほん
お客様各位¶¶{body}¶¶2023年9月1日　株式会社みほん
2023年9月1日¶¶{body}¶¶関連記事¶・2021年3月4日 カード決済を停止しました¶・2020年1月2日に1,000件が流出
"""


@pytest.mark.parametrize("page", OWN_DAY.strip().splitlines())
def test_the_day_of_the_notice(page):
    assert days(page.format(body=BODY).replace("¶", "\n")) == [("published", "2023年9月1日")]


UPDATED = """
2023年9月1日¶（2023年9月8日更新）¶¶お客様各位¶¶{body}
【更新】2023年9月8日（金）17時　／　【初出】2023年9月1日（金）15時¶¶{body}
公開日：2023年9月1日¶最終更新日：2023年9月8日¶¶{body}
2023年9月1日¶¶{body}¶¶よくいただくお問い合わせ（2023年9月8日追記）¶¶お電話でも承ります。
"""


@pytest.mark.parametrize("page", UPDATED.strip().splitlines())
def test_updates(page):
    found = days(page.format(body=BODY).replace("¶", "\n"))
    assert [(kind, re.match("2023年9月[18]日", day)[0]) for kind, day in found] == [
        ("published", "2023年9月1日"),
        ("updated", "2023年9月8日"),
    ]


def test_an_impossible_day_of_update_is_left_out():
    text = f"2023年9月1日\n\n{BODY}\n\n（2023年9月31日更新）\n"
    assert days(text) == [("published", "2023年9月1日")]


def test_a_blog_around_a_quoted_notice():
    text = """お店から情報が漏れました

こんにちは、わたしのブログです。わたしは5月3日にカード会社から電話を受けました。

9月1日に公式サイトより報告がありました。

「不正アクセスに関するお詫びとお知らせ」

このたび、弊社が運営する「みほんストア」が不正アクセスを受け、カード情報1,234件が漏えいした可能性があります。本日より電子メールにて個別にご連絡しております。
2023年5月10日、カード会社から漏えい懸念の連絡を受け、同日、カード決済を停止しました。

株式会社みほん公式ホームページ「不正アクセスに関するお詫びとお知らせ」より

わたしの感想

60日以上たつと補償されません。7万円の買い物でした。氏名と電話番号も漏れたと思います。
"""
    record = assembled(find_facts(text))
    assert record["sources"][0]["kind"] == "blog"
    assert record["events"] == [
        {"event": "detected", "date": "2023年5月10日", "by": "card_company", "source": 2},
        {
            "event": "payment_stopped",
            "date": "2023年5月10日",
            "text": "同日",
            "basis": "derived",
            "source": 2,
        },
        {"event": "published", "date": "2023年9月1日", "text": "9月1日", "basis": "second_hand"},
        {
            "event": "customers_notified",
            "date": "2023年9月1日",
            "open": True,
            "text": "本日より",
            "basis": "second_hand",
            "source": 2,
        },
    ]
    assert record["exposures"] == [{"affected": ["1,234件"], "certainty": "possible"}]


def test_a_blog_that_tells_when_the_notice_came():
    text = """わたしのカードの話

こんにちは。わたしは編みものが好きです。
4月2日の朝、電話がありました。6月24日、お店からメールが届きました。以下、そのまま引用します。
---- ここから引用 ----
弊社の「みほん毛糸店」のカード情報が流出したおそれがあります。
2019年3月29日、カード会社より流出の懸念の連絡を受けました。
対象のお客様には本日よりメールにてご連絡しております。
---- 引用ここまで ----
わたしはびっくりしました。
"""
    assert days(text) == [
        ("detected", "2019年3月29日"),
        ("published", "2019年6月24日"),
        ("customers_notified", "2019年6月24日"),
    ]


@pytest.mark.parametrize("year", ["", "2019年3月29日、カード会社より連絡を受けました。"])
def test_a_blog_that_gives_no_day(year):
    text = (
        f"わたしの話\n\nわたしはわたしです。\n\nこのたび、弊社のカード情報が流出したおそれがあります。{year}"
    )
    assert [kind for kind, _ in days(text)] == (["detected"] if year else [])


def test_an_article():
    text = """みほん店に不正アクセス　1,234件流出か

2023年9月2日 10時00分　みほん新聞

株式会社みほんは1日、運営する通販サイト「みほん店」から1,234件のカード情報が流出した可能性があると発表した。
同社によると、5月10日にカード会社から指摘があり、同社は即日、カード決済を止めた。別の会社でも2020年に9,999件が流出した。対象者には1日から順次、電子メールで連絡する。
"""
    record = assembled(find_facts(text))
    assert (record["sources"][0]["kind"], record["organization"]) == ("press", "株式会社みほん")
    assert [(event["event"], event["date"]) for event in record["events"]][:3] == [
        ("detected", "2023年5月10日"),
        ("payment_stopped", "2023年5月10日"),
        ("published", "2023年9月1日"),
    ]
    assert record["exposures"][0]["affected"] == ["1,234件"]


def test_questions_and_answers_do_not_state_what_they_ask():
    text = """カード情報の流出に関するよくあるご質問

Q1 どうして分かったのですか。
A1 2023年5月10日、警察より弊社へ連絡があり、発覚しました。

Q2 2023年5月11日にカード決済を停止しましたか。
A2 お答えできません。

Q3 何が流出したのですか。
A3 カード番号と有効期限です。

Q4 氏名と住所は流出しましたか。
A4 カード情報以外の漏えいは確認されておりません。
"""
    record = assembled(find_facts(text))
    assert record["sources"][0]["kind"] == "official_faq"
    assert days(text) == [("detected", "2023年5月10日")]
    assert record["exposures"][0]["data"] == ["card_number", "card_expiry"]


def test_lines_that_the_width_of_a_page_broke():
    text = """　　　　　　　　　　　　　　　　　　　　　　　　　　　２０２３年９月１日

　このたび、弊社が運営する「みほんストア」が第三者による不正アクセスを受け、お客様の情報が漏え
いした可能性のあることが判明いたしました。お客様には多大なご迷惑をおかけし、深くお詫び申し上げ
ます。2023年5月10日、カード会社から漏えいの懸念について連絡を受け、2023年5月
12日にクレジットカード決済を停止いたしました。その後、第三者調査機関による調査を開始し、2023
年7月3日に調査が完了いたしました。
"""
    assert days(text) == [
        ("detected", "2023年5月10日"),
        ("payment_stopped", "2023年5月12日"),
        ("investigation_completed", "2023年7月3日"),
        ("published", "２０２３年９月１日"),
    ]


def test_two_windows_each_with_its_own():
    text = FRAME.format(
        sentence="""省略

2. 対象
(1) カード情報
2022年4月1日～2023年5月10日に「みほんストア」でカード決済をされたお客様1,234名
・カード番号
・有効期限
(2) 個人情報
2020年4月1日～2023年5月10日に会員登録をされた一部のお客様5,678名
・氏名
・住所
合計で最大6,000名です。"""
    )
    record = assembled(find_facts(text))
    assert record["exposures"] == [
        {
            "period": "2022年4月1日～2023年5月10日",
            "affected": ["1,234名"],
            "data": ["card_number", "card_expiry"],
            "certainty": "possible",
        },
        {
            "period": "2020年4月1日～2023年5月10日",
            "partial": True,
            "affected": ["5,678名"],
            "data": ["name", "address"],
            "certainty": "possible",
        },
    ]
    assert record["affected"] == ["最大6,000名"]


OTHER_TEXTS = """
プライバシーポリシー¶¶当社は、個人情報への不正アクセス、紛失、漏えい等を防ぐため、安全管理に努めます。
自主回収のお知らせ¶¶2023年5月10日に販売した商品1,234個を回収いたします。深くお詫びいたします。
Notice¶¶We are sorry to tell you that card data leaked on 2023-05-10.
"""


@pytest.mark.parametrize("text", ["", " \n", "\0", *OTHER_TEXTS.strip().splitlines()])
def test_other_texts_give_nothing(text):
    assert find_facts(text.replace("¶", "\n")).found == ()


@pytest.mark.parametrize("path", SEEN, ids=lambda path: path.stem)
def test_every_fact_stands_at_its_place(path):
    text = path.read_text(encoding="utf-8")
    for fact in find_facts(text).found:
        assert text[fact.place.start : fact.place.end] == fact.words
        assert text[fact.cue.place.start : fact.cue.place.end] == fact.cue.words
        assert fact.words or fact.field == "certainty"


def events(sentence: str) -> list[tuple[str, str, str]]:
    found = find_facts(FRAME.format(sentence=sentence)).of("events")
    return [(str(f.role), f.written, str(f.certainty)) for f in found if f.cue.rule != "day of the notice"]


CORNERS = """
2023年5月10日（月）、カード決済を停止しました。 | payment_stopped 2023年5月10日 ambiguous
2023年13月1日（月）、カード決済を停止しました。 | payment_stopped - sure
2023年2月30日（月）、カード決済を停止しました。 | payment_stopped - sure
2023年5月31日、カード会社から連絡を受け、翌1日にカード決済を停止しました。 | detected 2023年5月31日 sure, payment_stopped 2023年6月1日 sure
2023年5月10日、カード決済を停止し、5月40日に調査が完了しました。 | payment_stopped 2023年5月10日 sure, investigation_completed 2023年5月10日 ambiguous
令和5年5月10日、カード決済を停止し、7月3日に調査が完了しました。 | payment_stopped 令和5年5月10日 sure, investigation_completed 令和5年7月3日 sure
個人情報保護委員会と警察署に2023年7月3日に報告しました。 | ppc_reported 2023年7月3日 sure, police_reported 2023年7月3日 sure
2023年7月3日に個人情報保護委員会、警察署には2023年7月4日に報告しました。 | ppc_reported 2023年7月3日 sure, police_reported 2023年7月4日 sure
"""


@pytest.mark.parametrize("line", CORNERS.strip().splitlines())
def test_corners_of_days(line):
    sentence, wanted = line.split(" | ")
    found = [f"{kind} {day or '-'} {sure}" for kind, day, sure in events(sentence)]
    assert found == wanted.split(", ")


def test_a_site_with_a_former_name_and_an_address():
    text = FRAME.format(
        sentence="当社の「みほん堂（旧みほん屋）」（https://example.jp/）および「みほん館」（旧：みほん亭）への不正アクセスについて。運営会社：株式会社みほん商店"
    )
    sites = assembled(find_facts(text))["sites"]
    assert {"name": "みほん堂", "former_name": "みほん屋", "url": "https://example.jp/"} in sites
    assert {"name": "みほん館", "former_name": "みほん亭"} in sites


PIECES = st.sampled_from(
    [
        "2022年8月18日", "8月20日", "同日", "翌日", "令和4年", "、", "。", "\n", "\n\n", "「", "」", "（", "）", "・", "①", "Q1 ", "A1 ",
        "カード会社から", "連絡を受け", "カード決済を停止し", "調査が完了", "個人情報保護委員会", "報告", "漏えい", "お詫び", "情報", "1,234件",
        "～", "から", "まで", "以降", "お客様", "株式会社みほん", "弊社が運営する", "氏名", "住所", "|", "1. ", "（1）", "経緯", "わたし", "と発表した。",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_is_read(text):
    facts = find_facts("お詫び 漏えい 情報\n" + text)
    assert isinstance(assembled(facts), dict)
    assert all(fact.certainty in Surety for fact in facts.found)
