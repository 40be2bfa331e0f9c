"""A record beside its notice: what stands there, what the notice says instead, what it says besides."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from breachcat.checks import AGAINST_A_NOTICE
from breachcat.document import read_document
from breachcat.evidence import Status, Wording, compared, unused, values_of, without_notice
from breachcat.language import Language, Text
from breachcat.manual import files_of
from breachcat.notice.formats import Notice, text_of
from breachcat.parts import path_name
from breachcat.record import read_record
from conftest import ROOT, TODAY, record_of

HEAD = "2022年7月1日\n株式会社サンプル\n「サンプルショップ」への不正アクセスによる情報流出に関するお知らせ\n"
DETECTED = "2022年4月1日、カード会社から流出の懸念について連絡を受けました。\n"
STOPPED = "2022年4月3日、カード決済を停止いたしました。\n"
LEAKED = "2021年1月1日～2022年3月31日に購入されたお客様1,234件のカード番号が漏えいした可能性があります。\n"
PLAIN = HEAD + DETECTED + LEAKED


def incident_of(fragment: str):
    (data,) = files_of(fragment).values()
    return read_record(read_document(data, "made-up.yaml")).incident


def told(fragment: str, notice: str) -> dict[str, str]:
    """Return the status of every value that is not simply found, by its path."""
    found = values_of(incident_of(fragment), Wording(notice))
    return {path_name(value.path): value.status.value for value in found if value.status is not Status.FOUND}


def events(*lines: str) -> str:
    return "events:\n" + "".join(f"  - {{event: {line}}}\n" for line in lines)


def exposure(line: str) -> str:
    return f"exposures:\n  - {{{line}}}\n"


def test_a_right_record_is_found_whole():
    assert told("id: made-up", PLAIN) == {}


def test_values_have_the_place_where_the_notice_says_them():
    wording = Wording(PLAIN)
    words = {
        path_name(value.path): PLAIN[slice(*value.place)]
        for value in values_of(incident_of("id: made-up"), wording)
    }
    assert words == {
        "organization.name": "株式会社サンプル",
        "sites[1].name": "サンプルショップ",
        "sources[1].title": "お知らせ",
        "events[1].date": "2022年4月1日",
        "events[2].date": "2022年7月1日",
        "exposures[1].period": "2021年1月1日～2022年3月31日",
        "exposures[1].affected[1]": "1,234件",
        "exposures[1].data[1]": "カード番号",
    }


@pytest.mark.parametrize(
    ("fragment", "more", "wanted"),
    [
        # the notice has another day, this day for something else, or no such day
        (events("detected, date: 2022年4月2日"), "", {"events[1].date": "contradicted"}),
        (events("detected, date: 2022年4月3日"), STOPPED, {"events[1].date": "contradicted"}),
        (events("ppc_reported, date: 2022年4月1日"), "", {"events[1].event": "contradicted"}),
        (events("ppc_reported, date: 2022年4月5日"), "", {"events[1].date": "not_found"}),
        (events("ppc_reported, date: 2021年1月1日"), "", {"events[1].date": "contradicted"}),
        (events("detected, date: 2022年4月1日以降"), "", {"events[1].date": "unconfirmed"}),
        # a day that nothing tells of, and one whose sentence the rules do not understand
        (events("ppc_reported, date: 2022年4月9日"), "2022年4月9日、役員会を開きました。\n", {"events[1].event": "contradicted"}),
        (events("ppc_reported, date: 2022年4月9日"), "2022年4月9日、委員会とは話しております。\n", {"events[1].date": "unconfirmed"}),
        (events("ppc_reported, date: 2022年4月9日"), "委員会との協議\n\n2022年4月9日、役員が伺いました。\n", {"events[1].date": "unconfirmed"}),
        # an implied day may stand only as an end of a window
        (events("payment_stopped, date: 2022年3月31日, basis: implied"), "", {"events[1].date": "unconfirmed"}),
        # partial and relative words
        (events("payment_stopped, date: 2022年4月1日, basis: derived, text: 同日"), "同日、カード決済を停止いたしました。\n", {}),
        (events("payment_stopped, date: 2022年4月4日, basis: derived, text: 同日"), "同日、カード決済を停止いたしました。\n", {"events[1].date": "contradicted"}),
        (events("updated, date: 2022年4月4日, text: 同日"), "同日、窓口を置きました。\n", {"events[1].date": "contradicted"}),
        (events("investigation_started, date: 2022年4月9日, basis: derived, text: 同日"), "同日、調査会社に調査を依頼いたしました。\n", {"events[1].date": "contradicted"}),
        (events("updated, date: 2022年4月1日, basis: derived, text: 同日"), "同日、一部を訂正しました。\n", {"events[1].event": "contradicted"}),
        (events("updated, date: 2022年7月1日, basis: derived, text: 同日"), "同日、調査会社に調査を依頼いたしました。\n", {"events[1].date": "contradicted"}),
        (events("updated, date: 2022年8月5日, text: 5日ごろ"), "5日ごろの追記です。\n", {"events[1].date": "unconfirmed"}),
        (events("updated, date: 2022年8月6日, text: 5日ごろ"), "5日ごろの追記です。\n", {"events[1].date": "contradicted"}),
        (events("updated, date: 2022年8月5日, text: 先日"), "先日、追記いたしました。\n", {"events[1].date": "unconfirmed"}),
        (events("updated, date: 2022年7月1日, text: 先日"), "先日、追記いたしました。\n", {"events[1].event": "contradicted"}),
        (events("updated, date: 2022年8月5日, text: 後日"), "", {"events[1].date": "not_found", "events[1].text": "not_found"}),
        # of two days for what happens once the one that the record has counts
        (events("detected, date: 2022年4月1日", "detected, date: 2022年4月1日, note: twice"), "", {"events[2].date": "unconfirmed"}),
    ],
)  # fmt: skip
def test_days(fragment, more, wanted):
    assert told(fragment, HEAD + DETECTED + more + LEAKED) == wanted


@pytest.mark.parametrize(
    ("line", "more", "wanted"),
    [
        ("detected, date: 2022年4月1日, by: card_company", "", {}),
        ("detected, date: 2022年4月1日, by: police", "", {"events[1].by": "contradicted"}),
        ("ppc_reported, date: 2022年4月5日, by: police", "", {"events[1].date": "not_found", "events[1].by": "not_found"}),
        ("ppc_reported, date: 2022年4月5日, by: card_company", "", {"events[1].date": "not_found", "events[1].by": "unconfirmed"}),
        ("police_reported, date: 2022年4月7日, act: 相談, party: みどり警察署", "2022年4月7日、みどり警察署に相談いたしました。\n", {}),
        ("police_reported, date: 2022年4月7日, act: 被害届", "2022年4月7日、みどり警察署に相談いたしました。\n", {"events[1].act": "contradicted"}),
        ("police_reported, date: 2022年4月7日, act: 相談", "2022年4月7日、みどり警察署に報告・相談いたしました。\n", {}),
        ("police_reported, date: 2022年4月7日, act: 相談, party: あか警察署", "2022年4月7日、警察の方に会い、相談は続いております。\n", {"events[1].party": "not_found"}),
        ("ppc_reported, date: 2022年4月8日, stage: final", "2022年4月8日、個人情報保護委員会に報告いたしました。\n", {"events[1].stage": "unconfirmed"}),
    ],
)  # fmt: skip
def test_what_else_a_step_tells(line, more, wanted):
    found = told(events(line), PLAIN + more)
    assert {
        path: status for path, status in found.items() if path in wanted or status != "unconfirmed"
    } == wanted


def test_values_of_another_text_say_so():
    other = "sources:\n  - {kind: official_notice, title: お知らせ}\n  - {kind: press, title: 記事, publisher: 新聞, date: 2022年7月2日}\n"
    assert told(other, PLAIN) == {
        "sources[2].title": "other_source",
        "sources[2].publisher": "other_source",
        "sources[2].date": "other_source",
    }
    line = events(
        "ppc_reported, date: 2022年4月5日, source: 2", "updated, date: 2022年8月5日, basis: second_hand"
    )
    assert told(other + line, PLAIN) | told(other, PLAIN) == told(other, PLAIN) | {
        "events[1].date": "other_source",
        "events[2].date": "other_source",
    }


def test_what_stands_in_the_notice_needs_no_other_text():
    second = "sources:\n  - {kind: official_notice, title: お知らせ}\n  - {kind: press, title: 情報流出}\n"
    assert told(second, PLAIN) == {}


def test_what_could_be_read_of_a_record_is_compared():
    incident = read_record(read_document(b"id: made-up\nsites: [a]\n", "made-up.yaml")).incident
    (value,) = values_of(incident, Wording(PLAIN))
    assert (value.status, value.status.label) == (Status.NOT_FOUND, Text("not found", "見つからない"))


def test_a_notice_that_a_blog_quotes_is_in_the_blog():
    blog = "sources: [{kind: blog, date: 2022年7月1日}, {kind: official_notice, title: お知らせ}]\n"
    line = events("ppc_reported, date: 2022年4月5日, source: 2")
    assert told(blog + line, PLAIN) == {"events[1].date": "not_found"}
    addressed = blog.replace("title: お知らせ", 'url: "https://example.com/"')
    assert told(addressed + line, PLAIN) == {"events[1].date": "other_source"}
    unread = blog.replace("2022年7月1日", "2022年7月9日")
    assert told(unread, PLAIN) == {"sources[1].date": "not_found"}


@pytest.mark.parametrize(
    ("fragment", "wanted"),
    [
        ("organization: ㈱サンプル", {"organization.name": "contradicted"}),
        ("organization: サンプルショップ", {"organization.name": "unconfirmed"}),
        ("sites: [サンプルモール]", {"sites[1].name": "not_found"}),
        ("sites: [{name: ｻﾝﾌﾟﾙｼｮｯﾌﾟ, former_name: 旧店}]", {"sites[1].former_name": "not_found"}),
        ("vendor: 株式会社ベンダー", {"vendor.name": "not_found"}),
        ("sources: [{kind: official_notice}]", {}),
    ],
)
def test_names(fragment, wanted):
    assert told(fragment, PLAIN) == wanted


def test_a_name_is_doubted_by_no_other_where_none_was_read():
    assert (
        told("organization: 別の会社", "不正アクセスによる情報流出のお詫び\n別の会社\n")["events[1].date"]
        == "not_found"
    )
    assert "organization.name" not in told("organization: 別の会社", "情報流出のお詫び\n別の会社\n")


@pytest.mark.parametrize(
    ("line", "more", "wanted"),
    [
        ("period: 2021年1月1日～2022年3月30日", "", {"exposures[1].period": "contradicted"}),
        ("period: {from: 2021/1/1, to: 2022/3/31}", "", {}),
        ('affected: ["1,235件"]', "", {"exposures[1].affected[1]": "contradicted"}),
        ('affected: ["1,234名"]', "", {"exposures[1].affected[1]": "contradicted"}),
        ('affected: ["約1,234件"]', "", {"exposures[1].affected[1]": "contradicted"}),
        ('affected: ["1,234件", "70名"]', "70名の担当者が対応しております。\n", {"exposures[1].affected[2]": "unconfirmed"}),
        ('affected: ["約1,234件"]', "合計は、約1,234件です。\n", {}),
        ('affected: ["70件"]', "70件のお問い合わせをいただきました。\n", {"exposures[1].affected[1]": "contradicted"}),
        ('affected: ["1,234件", "71名"]', "", {"exposures[1].affected[2]": "not_found"}),
        ("affected: [不明]", "", {"exposures[1].affected[1]": "not_found"}),
        ("affected: [不明]", "人数は不明です。\n", {}),
        ("data: [security_code]", "", {"exposures[1].data[1]": "not_found"}),
        ("data: [name]", "ご不明な点は、お名前を添えてお尋ねください。\n", {"exposures[1].data[1]": "contradicted"}),
        ("data: [other]", "", {"exposures[1].data[1]": "contradicted"}),
        ("data: [card_number, password]", "", {"exposures[1].data[2]": "not_found"}),
        ("data: [card_number, password]", "漏えいした情報にパスワードは含まれておりません。\n", {"exposures[1].data[2]": "contradicted"}),
        ("data: [card_number, other]", "", {"exposures[1].data[2]": "unconfirmed"}),
        ("sites: [サンプルショップ]", "", {}),
    ],
)  # fmt: skip
def test_contents(line, more, wanted):
    assert told(exposure(line), PLAIN + more) == wanted


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("夏の営業は2020年5月1日～2020年9月9日です。\n", "unconfirmed"),
        ("2020年5月1日に開店し、2020年9月9日に改装しました。\n", "unconfirmed"),
        ("2020年5月1日に開店しました。\n", "not_found"),
    ],
)
def test_a_window_that_the_rules_do_not_see_is_left_to_the_reader(more, status):
    found = told(exposure("period: 2020年5月1日～2020年9月9日"), HEAD + DETECTED + more)
    assert found == {"exposures[1].period": status}


WINDOWS = """
    exposures:
      - {period: 2021年1月1日～2022年3月31日, affected: ["1,234件"], data: [card_number, card_expiry]}
      - {period: 2020年5月1日～2022年3月31日, affected: ["5,678件"], data: [name, address]}
"""
TWO = """漏えいした可能性のある情報
①2021年1月1日～2022年3月31日に決済されたお客様1,234件
クレジットカード番号、有効期限が漏えいした可能性があります。
②2020年5月1日～2022年3月31日に登録されたお客様5,678件
"""


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", {}),
        ("1,234件", "5,678件", {"exposures[1].affected[1]": "contradicted"}),
        ("card_expiry", "address", {"exposures[1].data[2]": "contradicted"}),
        ("2020年5月1日", "2020年5月2日", {"exposures[2].period": "contradicted"}),
    ],
)
def test_each_window_has_its_own(old, new, wanted):
    lines = (
        "2021年1月1日～2022年3月31日に決済されたお客様1,234件のクレジットカード番号、有効期限が漏えいした可能性があります。\n"
        "2020年5月1日～2022年3月31日に登録されたお客様5,678件の氏名、住所が漏えいした可能性があります。\n"
    )
    found = told(WINDOWS.replace(old, new, 1), HEAD + DETECTED + lines)
    assert {path: found.get(path) for path in wanted} == wanted
    assert bool(found) == bool(wanted)


@pytest.mark.parametrize(
    ("line", "more", "wanted"),
    [
        ("cause: [system_vulnerability]", "原因は、システムの脆弱性をついた第三者の不正アクセスです。\n", {}),
        ("cause: [sql_injection]", "原因は、システムの脆弱性をついた第三者の不正アクセスです。\n", {"cause[1]": "contradicted"}),
        ("cause: [system_vulnerability, malware]", "原因は、システムの脆弱性をついた第三者の不正アクセスです。\n", {"cause[2]": "not_found"}),
        ("delay_reasons: [avoid_confusion]", "", {"delay_reasons[1]": "not_found"}),
        ("delay_reasons: [other]", "", {"delay_reasons[1]": "unconfirmed"}),
        ("misuse: possible", "不正利用については警察が捜査しています。\n", {"misuse": "unconfirmed"}),
        ("misuse: none_found", "一部のカードが不正利用された可能性があることを確認しました。\n", {"misuse": "contradicted"}),
        ("not_leaked: [{what: パスワード, strength: none}]", "漏えいした情報にパスワードは含まれておりません。\n", {}),
        ("not_leaked: [{what: 住所, strength: not_pointed_out}]", "", {"not_leaked[1].strength": "not_found"}),
        ("not_leaked: [{what: 住所, strength: not_confirmed}]", "住所については確認中です。\n", {"not_leaked[1].strength": "unconfirmed"}),
        ("not_stated: [ppc_reported, investigator]", "2022年4月8日、個人情報保護委員会に報告いたしました。\n", {"not_stated[1]": "contradicted"}),
        ("not_stated: [cause]", "", {}),
    ],
)  # fmt: skip
def test_words(line, more, wanted):
    found = told(line, PLAIN + more)
    assert {path: found.get(path) for path in wanted} == wanted
    assert bool(found) == bool(wanted)


POLICE = "2022年4月7日、経済産業省およびみどり警察署に相談いたしました。\n"
PUBLISHED = "2022年7月1日、本件を公表し、同時にお客様へのメールの送信を順次始めました。\n"


@pytest.mark.parametrize(
    ("line", "more", "wanted"),
    [
        # the words of a step stand where the notice tells of it
        ("payment_stopped, date: 2022年4月3日, text: 2022年4月3日", STOPPED, {}),
        ("payment_stopped, date: 2022年4月3日, text: カード決済を停止", STOPPED, {}),
        ("payment_stopped, date: 2022年4月3日, text: 同時に", STOPPED + PUBLISHED, {"events[1].text": "contradicted"}),
        ("payment_stopped, date: 2022年4月3日, text: 担当者より", "ご不明な点は担当者よりお答えします。\n" + STOPPED, {"events[1].text": "contradicted"}),
        ("payment_stopped, date: 2022年4月3日, text: 早急に", "カードの件は早急にお知らせします。\n" + STOPPED, {"events[1].text": "unconfirmed"}),
        # a party stands there, too, and is one that the step has
        ("police_reported, date: 2022年4月7日, party: みどり警察署", POLICE, {}),
        ("police_reported, date: 2022年4月7日, party: 経済産業省", POLICE, {"events[1].party": "contradicted"}),
        ("police_reported, date: 2022年4月7日, party: あか警察署", "あか警察署の隣に店があります。\n" + POLICE, {"events[1].party": "contradicted"}),
        ("detected, date: 2022年4月1日, by: card_company, party: カード会社", "", {}),
        ("detected, date: 2022年4月1日, by: card_company, party: 株式会社サンプル", "", {"events[1].party": "unconfirmed"}),
        ("detected, date: 2022年4月1日, by: police, party: カード会社", "", {"events[1].by": "contradicted", "events[1].party": "unconfirmed"}),
        # on what basis
        ("payment_stopped, date: 2022年4月1日, text: 同日", "同日、カード決済を停止いたしました。\n", {"events[1].basis": "unconfirmed"}),
        ("payment_stopped, date: 2022年4月3日, basis: derived", STOPPED, {"events[1].basis": "unconfirmed"}),
        ("payment_stopped, date: 2022年4月3日, basis: derived, text: 2022年4月3日", STOPPED, {}),
        # whether it went on
        ("customers_notified, date: 2022年4月9日, open: true", "2022年4月9日より順次、対象のお客様に電子メールでお知らせしております。\n", {}),
        ("customers_notified, date: 2022年4月9日", "2022年4月9日より順次、対象のお客様に電子メールでお知らせしております。\n", {"events[1].open": "unconfirmed"}),
        ("customers_notified, date: 2022年4月9日, open: true", "2022年4月9日、対象のお客様全員に電子メールで通知しました。\n", {"events[1].open": "unconfirmed"}),
    ],
)  # fmt: skip
def test_words_parties_basis_and_what_went_on(line, more, wanted):
    assert told(events(line), HEAD + DETECTED + more + LEAKED) == wanted


MAYBE = "カード番号が漏えいした可能性があります。\n"
SURELY = "カード番号が漏えいしたことを確認いたしました。\n"


@pytest.mark.parametrize(
    ("word", "notice", "status"),
    [
        ("possible", MAYBE, None),
        ("confirmed", SURELY, None),
        ("confirmed", MAYBE, "contradicted"),
        ("confirmed", MAYBE + "住所が漏えいしたことを確認いたしました。\n", "unconfirmed"),
        ("possible", SURELY, "unconfirmed"),
        ("confirmed", "カード番号が実際に他の方の画面に表示されました。\n", None),
        ("possible", "カード番号が実際に他の方の画面に表示されました。\n", "unconfirmed"),
    ],
)
def test_how_surely_data_leaked(word, notice, status):
    notice = (
        "2022年7月1日\n株式会社サンプル\n「サンプルショップ」への不正アクセスについて\n"
        + DETECTED.replace("流出の懸念", "不正利用")
        + notice
    )
    found = told(exposure(f"data: [card_number], certainty: {word}"), notice)
    assert found.get("exposures[1].certainty") == status


GROUPS = """
    exposures:
      - {period: 2021年1月1日～2022年3月31日, affected: ["1,234件"], data: [card_number, card_expiry]}
      - {period: 2021年1月1日～2022年3月31日, affected: ["5,678名"], data: [name, address]}
      - {data: [bank_account]}
"""


@pytest.mark.parametrize(
    ("replacements", "wanted"),
    [
        ({}, {}),
        ({"1,234件": "5,678名", "5,678名": "1,234件"}, {"exposures[1].affected[1]": "unconfirmed", "exposures[2].affected[1]": "unconfirmed"}),
        ({"1,234件": "5,678名"}, {"exposures[1].affected[1]": "unconfirmed"}),
        ({"card_expiry": "card_expiry, bank_account"}, {"exposures[1].data[3]": "unconfirmed"}),
        ({"[name, address]": "[card_number, name, address]"}, {"exposures[2].data[1]": "contradicted"}),
        ({"[name, address]": "[name, address, password]"}, {"exposures[2].data[3]": "not_found"}),
    ],
)  # fmt: skip
def test_groups_of_one_period_keep_their_numbers_and_data(replacements, wanted):
    lines = (
        "漏えいした可能性のある情報\n期間：2021年1月1日～2022年3月31日\n"
        "（1）カード情報 1,234件（クレジットカード番号、有効期限）\n"
        "（2）会員情報 5,678名（氏名、住所）\n返金先の口座番号\n"
    )
    record = "".join(
        replacements.get(part, part)
        for part in re.split(f"({'|'.join(map(re.escape, replacements)) or '$'})", GROUPS)
    )
    found = told(record, HEAD + DETECTED + lines)
    assert {path: found.get(path) for path in wanted} == wanted
    assert bool(found) == bool(wanted)


def test_a_figure_that_the_notice_corrects_is_told_with_the_new_one():
    more = "第一報では「1,334件」としておりましたが、集計に誤りがあったため訂正いたしました。\n"
    (problem, *_) = [
        one
        for one in judged(exposure('affected: ["1,334件"]'), PLAIN + more).record.problems
        if one.check.code == "BC601"
    ]
    assert (
        "but the notice corrects this figure, and now gives 1,234件 (line 6, column 7: "
        in problem.message(Language.ENGLISH)
    )


@pytest.mark.parametrize(
    ("what", "more", "wanted"),
    [
        ("住所", "住所は漏えいしておりません。\n", {}),
        ("カード番号", "住所は漏えいしておりません。\n", {"not_leaked[1].what": "contradicted"}),
        ("カード番号以外の情報", "カード番号以外の情報は漏えいしておりません。\n", {}),
        ("住所・性別", "住所は漏えいしておりません。\n", {"not_leaked[1].what": "unconfirmed"}),
    ],
)
def test_only_what_the_notice_denies_is_not_leaked(what, more, wanted):
    assert told(f"not_leaked: [{{what: {what}, strength: none}}]", PLAIN + more) == wanted


def test_words_of_lists_have_labels_in_japanese():
    record = "not_leaked: [{what: 住所, strength: none}]\n" + events(
        "police_reported, date: 2022年4月7日, act: 相談"
    )
    shown = {
        path_name(value.path): (
            value.what(Language.JAPANESE),
            value.shown(Language.JAPANESE),
            value.shown(Language.ENGLISH),
        )
        for value in values_of(incident_of(record), Wording(PLAIN))
    }
    assert shown["not_leaked[1].strength"] == ("「住所」の漏えい", "漏えいなし（none）", "none")
    assert shown["events[1].act"][1:] == ("相談", "相談")
    assert shown["exposures[1].data[1]"][1:] == ("カード番号（card_number）", "card_number")


def test_misuse_of_which_several_things_are_said_is_left_to_the_reader():
    both = (
        "一部のカードが不正利用されたことが確認されました。ほかのカードも不正利用された可能性があります。\n"
    )
    assert told("misuse: possible", PLAIN + both) in ({"misuse": "unconfirmed"}, {})


@pytest.mark.parametrize(
    ("fragment", "more", "wanted"),
    [
        ("id: made-up", "2022年4月5日、個人情報保護委員会に報告いたしました。\n", ["2022年4月5日"]),
        ("id: made-up", "2022年4月5日、役員会を開きました。\n2022年4月3日、カード決済を停止いたしました。\n", ["2022年4月5日", "2022年4月3日"]),
        ("id: made-up", "2022年4月5日から受付を始めます。\n2022年4月3日、カード決済を停止いたしました。\n", ["2022年4月3日"]),
        ("notes: The board met on 2022-04-05.", "2022年4月5日、役員会を開きました。\n", []),
        ("notes: 役員会は2022年4月5日", "2022年4月5日、役員会を開きました。\n", []),
        ("id: made-up", "お問い合わせ\n2022年4月5日、窓口を置きました。\n", []),
        (exposure('period: 2021年1月1日～2022年3月31日, data: [card_number], note: "1,234件"'), "", []),
        (exposure("period: 2021年1月1日～2022年3月31日, data: [card_number], note: 1,234 of them"), "", []),
        (exposure("period: 2021年1月1日～2022年3月31日, data: [card_number]"), "", ["1,234件"]),
        ("notes: 4月5日頃の報告は別件", "4月5日頃、個人情報保護委員会に報告いたしました。\n", []),
        (exposure('period: 2021年1月1日～2022年3月31日, affected: ["1,234件"]') + "notes: カード番号は別件", "", []),
        ("id: made-up", "公表までに時間を要しましたのは、不確定な情報の公開による混乱を避けるためです。\n", ["不確定な (avoid_confusion)"]),
        ("notes: 不確定な情報の公開による混乱", "公表までに時間を要しましたのは、不確定な情報の公開による混乱を避けるためです。\n", []),
        ("delay_reasons: [avoid_confusion]", "公表までに時間を要しましたのは、不確定な情報の公開による混乱を避けるためです。\n", []),
        (exposure('affected: ["1,234件"]'), "", ["2021年1月1日～2022年3月31日", "カード番号"]),
        ('exposures: [{data: [card_number]}]\naffected: ["9件"]', "", ["2021年1月1日～2022年3月31日", "1,234件"]),
    ],
)  # fmt: skip
def test_what_the_notice_says_besides(fragment, more, wanted):
    incident = incident_of(fragment)
    found = unused(incident, Wording(PLAIN + more))
    assert [one.words for one in found] == wanted


def test_relative_words_are_told_with_the_day_that_they_mean():
    found = unused(
        incident_of("id: made-up"),
        Wording(PLAIN.replace(LEAKED, "同日、カード決済を停止いたしました。\n" + LEAKED)),
    )
    assert [one.words for one in found] == ["同日 (2022年4月1日)"]


def notice(text: str) -> Notice:
    return Notice(text_of(text.encode()), "notice.txt")


def judged(fragment: str, text: str, known: dict[Text, str] | None = None):
    (data,) = files_of(fragment).values()
    record = record_of(data.decode())
    return compared(record, record.incident, notice(text), known or {}, TODAY)


def codes(evidence) -> list[str]:
    return [problem.check.code for problem in evidence.record.problems]


def test_problems_stand_in_the_record_and_tell_the_place_in_the_notice():
    evidence = judged(events("detected, date: 2022年4月2日", "published, date: 2022年7月1日"), PLAIN)
    (problem,) = evidence.record.problems
    assert (problem.check.code, problem.place[:2], problem.excerpt) == (
        "BC601",
        (6, 29),
        "  - {event: detected, date: 2022年4月2日}",
    )
    assert problem.message(Language.ENGLISH) == (
        "possible leak detected: the record has “2022年4月2日”, but the notice gives 2022年4月1日 for it "
        "(line 4, column 1: “2022年4月1日、カード会社から流出の懸”); correct the record, or waive this with the reason"
    )
    assert "告知文では2022年4月1日です" in problem.message(Language.JAPANESE)


@pytest.mark.parametrize(
    ("code", "fragment", "text", "known"),
    [
        ("BC601", events("detected, date: 2022年4月2日", "published, date: 2022年7月1日"), PLAIN, {}),
        ("BC602", "sites: [サンプルショップ, 別館]", PLAIN, {}),
        ("BC603", "delay_reasons: [other]", PLAIN, {}),
        ("BC603", "exposures: [{period: 2021年1月1日～2022年3月31日, affected: [\"1,234件\"], data: [card_number, other]}]", PLAIN, {}),
        ("BC604", "id: made-up", PLAIN + STOPPED, {}),
        ("BC605", "id: made-up", PLAIN, {Text("the record", "記録"): "0" * 64}),
        ("BC607", "id: made-up", "404 Not Found", {}),
        ("BC607", "id: made-up", "The site was attacked on 2022-04-01.", {}),
    ],
)  # fmt: skip
def test_each_problem_speaks_both_languages(code, fragment, text, known):
    evidence = judged(fragment, text, known)
    assert codes(evidence) == [code]
    for language in Language:
        assert evidence.record.problems[0].message(language)
    assert code in AGAINST_A_NOTICE


def test_the_same_text_as_before_is_no_change():
    assert codes(judged("id: made-up", PLAIN, {Text("the record", "記録"): notice(PLAIN).sha256})) == []


def test_values_are_counted_by_what_became_of_them():
    evidence = judged("sites: [サンプルショップ, 別館]", PLAIN)
    assert [evidence.number(status) for status in Status] == [8, 0, 0, 1, 0]


def test_without_a_notice_a_problem_says_so():
    (data,) = files_of("id: made-up").values()
    record = record_of(data.decode())
    evidence = without_notice(record, record.incident, Text("none", "なし"), TODAY)
    assert codes(evidence) == ["BC606"]
    assert evidence.wording.text == ""


WAIVER = "waive: [{{check: {code}, reason: seen, until: {until}}}]"


def test_a_waiver_of_these_checks_is_judged_only_beside_the_notice():
    waived = WAIVER.format(code="BC604", until="2027-01-01")
    (data,) = files_of(waived).values()
    assert record_of(data.decode()).problems == ()
    assert codes(judged(waived, PLAIN + STOPPED)) == []
    assert codes(judged(waived, PLAIN)) == ["BC214"]
    assert codes(judged(WAIVER.format(code="BC604", until="2026-01-01"), PLAIN + STOPPED)) == [
        "BC604",
        "BC214",
    ]
    assert "BC214" not in codes(judged(WAIVER.format(code="BC422", until="2027-01-01"), PLAIN))


def test_names_with_half_width_kana_are_one():
    assert Wording("「ｶﾞﾗｽのﾊﾟﾝ」").names("ガラスのパン") == (1, 9)
    assert Wording("ﾞ").names("゛") is None


def test_figures_are_no_part_of_longer_ones():
    assert Wording("12月5日と2月5日").stands("2月5日") == (6, 10)
    assert Wording("12名").stands("1") is None
    assert Wording("").stands("") is None


FRAGMENTS = [
    "id: made-up",
    "organization: 株式会社サンプル\nmisuse: confirmed\ncause: [unknown, sql_injection]\nnot_stated: [affected, site_stopped]",
    WINDOWS,
    events("police_reported, date: 2022年4月, act: 相談, party: 署, text: 同月, stage: final"),
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(FRAGMENTS),
    st.lists(
        st.sampled_from(["\n", "2022年4月1日", "同日", "カード番号", "1,234件", "～", "流出", "ございません", "警察", "、", "。", "サンプルショップ", "①", "調査が完了", "翌", "月末"])
        | st.text(max_size=8),
        max_size=40,
    ).map("".join),
)  # fmt: skip
def test_any_text_is_compared_without_an_exception(fragment, text):
    incident = incident_of(fragment)
    wording = Wording(text)
    for value in values_of(incident, wording):
        assert (value.place is not None) == (
            value.status in (Status.FOUND, Status.CONTRADICTED)
        ) or value.status in (
            Status.UNCONFIRMED,
            Status.NOT_FOUND,
            Status.OTHER_SOURCE,
        )
        if value.place:
            assert 0 <= value.place.start < value.place.end <= len(text)
    unused(incident, wording)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus" / "seen").glob("*.yaml"))[:6], ids=lambda path: path.stem
)
def test_the_notice_of_another_is_told_as_such(path):
    record = record_of(path.read_text(encoding="utf-8"), path.name)
    evidence = compared(record, record.incident, notice(PLAIN), {}, TODAY)
    assert codes(evidence) == ["BC607"]
    assert replace(evidence, values=()) == evidence
