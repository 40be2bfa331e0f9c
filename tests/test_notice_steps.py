"""Steps of an incident: each way of saying them, and what is no step."""

from datetime import date

import pytest

from breachcat.notice import Surety, find_facts

FRAME = """2023年9月1日

お客様各位

株式会社みほん商店

「みほんストア」への不正アクセスによるカード情報漏えいに関するお詫びとお知らせ

弊社が運営する「みほんストア」におきまして、お客様のカード情報が漏えいした可能性があることが判明いたしました。

1. 経緯
{sentence}

2. お問い合わせ先
電話 0120-000-000（10:00～17:00、土日祝日を除く）
"""


def steps(sentence: str) -> dict[str, list[str]]:
    """Return the days of each kind of event that one sentence tells, besides the notice's own."""
    found: dict[str, list[str]] = {}
    for fact in find_facts(FRAME.format(sentence=sentence)).of("events"):
        if fact.value is None or fact.certainty is Surety.AMBIGUOUS or fact.cue.rule == "day of the notice":
            continue
        found.setdefault(str(fact.role), []).append(str(fact.value.earliest))
    return found


def detector(sentence: str) -> str | None:
    facts = find_facts(FRAME.format(sentence=sentence)).of("events")
    told = [f for f in facts if str(f.role) == "detected" and f.value and f.certainty is not Surety.AMBIGUOUS]
    return str(told[0].details["by"]) if told else None


DETECTED = """
card_company: 2023年5月10日、一部のクレジットカード会社から、カード情報の漏えい懸念について連絡を受けました。
card_company: 2023年5月10日にクレジットカード会社より漏えいの可能性について指摘を受けました。
card_company: 2023年5月10日、カード会社様より情報流出の疑いの第一報をいただきました。
card_company: 2023年5月10日 カード会社から通報
card_company: 2023年5月10日、契約する決済代行会社を通じて、カード会社から漏えいの懸念があるとの指摘を受けました。
card_company: 2023年5月10日、カード会社から決済代行会社を通じて、漏えいの懸念があるとの連絡がありました。
card_company: 2023年5月10日、クレジットカード会社数社から不正利用の疑いがある旨の連絡が入りました。
payment_processor: 2023年5月10日、決済代行会社から漏えい懸念の連絡を受けました。
payment_processor: 2023年5月10日、決済代行会社より、漏えいのおそれがあるとの連絡がございました。
payment_processor: 2023年5月10日に決済代行業者から情報流出の可能性がある旨の報告がありました。
payment_processor: 2023年5月10日、決済代行会社である株式会社みほんペイメントより漏えいの懸念があるとの連絡を受けました。
police: 2023年5月10日、警察より漏えいの懸念があるとの連絡を受けました。
police: 2023年5月10日、警視庁サイバー犯罪対策課より弊社に電話があり、情報が売られているとの連絡を受けました。
police: 2023年5月10日、みほん県警から漏えいの疑いがあるとの指摘がありました。
police: 2023年5月10日、みほん県警察本部より情報提供がありました。
police: 2023年5月10日に所轄警察署のサイバー犯罪対策課より通報を受けました。
customer: 2023年5月10日、お客様から身に覚えのない請求があるとのお問い合わせをいただきました。
customer: 2023年5月10日、ユーザーの方から不審な請求について連絡がありました。
contractor: 2023年5月10日、委託先のシステム会社より改ざんの報告を受けました。
contractor: 2023年5月10日、サイトの保守を委託している会社から不審なファイルがあるとの報告を受けました。
researcher: 2023年5月10日、外部の情報機関から情報提供を受けました。
researcher: 2023年5月10日、第三者から情報が閲覧できる旨の情報提供をいただきました。
researcher: 2023年5月10日、外部のセキュリティ研究者の方から情報提供を受けました。
regulator: 2023年5月10日、個人情報保護委員会より漏えいの可能性について指摘を受けました。
operator: 2023年5月10日、社内の監視で不審なアクセスを検知しました。
operator: 2023年5月10日、弊社の担当者が不審なファイルを発見しました。
operator: 2023年5月10日、サーバーに障害が発生し、調べたところ、不正アクセスが判明しました。
operator: 漏えいの可能性を把握したのは2023年5月10日頃です。
operator: 2023年5月10日、弊社は漏えいの可能性を認知いたしました。
"""


@pytest.mark.parametrize("line", DETECTED.strip().splitlines())
def test_who_told_the_operator_and_when(line):
    who, sentence = line.split(": ", 1)
    assert (detector(sentence), steps(sentence).get("detected")) == (who, ["2023-05-10"])


SAID = """
payment_stopped: 2023年5月11日、カード決済を停止いたしました。
payment_stopped: 2023年5月11日にクレジットカード決済を完全に停止しております。
payment_stopped: 2023年5月11日、カード決済を一時停止いたしました。
payment_stopped: 2023年5月11日に決済機能を停止しました。
payment_stopped: 2023年5月11日、クレジットカード決済機能を削除いたしました。
payment_stopped: 2023年5月11日にトークン決済システムを停止いたしました。
payment_stopped: 2023年5月11日、カード決済の停止を決定いたしました。
payment_stopped: 2023年5月11日より、カードでのお支払いを停止させていただいております。
payment_stopped: 2023年5月11日に新規のカード決済を中止いたしました。
payment_stopped: 2023年5月11日 クレジットカード決済停止
payment_stopped: クレジットカード決済の停止：2023年5月11日
payment_stopped: カード決済を停止いたしました（2023年5月11日）。
site_stopped: 2023年5月11日、代引きのみを扱う当サイトを停止いたしました。
site_stopped: 2023年5月11日にサイトを閉鎖しました。
site_stopped: 2023年5月11日、当該サイトの全サービスを停止いたしました。
site_stopped: 2023年5月11日、ショップを一時クローズいたしました。
site_stopped: 2023年5月11日より通販サイトを休止しております。
investigation_started: 2023年5月11日、第三者調査機関による調査も開始いたしました。
investigation_started: 2023年5月11日にフォレンジック調査を開始しました。
investigation_started: 2023年5月11日、専門会社による調査に着手いたしました。
investigation_interim: 2023年5月11日、調査会社から中間報告を受けました。
investigation_interim: 2023年5月11日、第三者機関からの第一報により、漏えいの可能性が分かりました。
investigation_completed: 2023年5月11日、調査機関による調査が完了しました。
investigation_completed: 2023年5月11日に第三者機関の調査が終了いたしました。
investigation_completed: 2023年5月11日、調査会社から最終調査報告書を受領しました。
investigation_completed: 2023年5月11日、調査結果を受領いたしました。
investigation_completed: 調査会社より2023年5月11日付の最終報告書を受領しました。
investigation_completed: 2023年5月11日、フォレンジック調査が完了いたしました。
ppc_reported: 個人情報保護委員会には2023年5月11日に報告済みであり、捜査にも協力してまいります。
ppc_reported: 2023年5月11日、個人情報保護委員会へ報告いたしました。
ppc_reported: 2023年5月11日に個人情報保護委員会に速報を提出しました。
ppc_reported: 個人情報保護委員会へ2023年5月11日に確報を提出いたしました。
police_reported: 所轄警察署にも2023年5月11日に被害申告しております。
police_reported: 2023年5月11日、警察に被害届を提出しました。
police_reported: 2023年5月11日、所轄の警察署に相談いたしました。
police_reported: 所轄警察署へ2023年5月11日に届け出ております。
police_reported: 警視庁にも2023年5月11日に報告済みです。
customers_notified: 2023年5月11日より順次、メールにてお客様へご連絡しております。
customers_notified: 対象のお客様には、2023年5月11日に書状にてお知らせいたしました。
customers_notified: 2023年5月11日以降に、郵送にてご案内しております。
malware_removed: 2023年5月11日、不正なプログラムを除去いたしました。
published: 2023年5月11日、当社ホームページにて漏えいの可能性を公表いたしました。
published: 2023年5月11日に一次公表いたしました。
published: 2023年5月11日付「カード情報漏えいの可能性に関するお知らせ」でお伝えしたとおりです。
operator_changed: 当サイトは2023年5月11日に別会社へ運営主体を変更しております。
payment_resumed: 2023年5月11日にカード決済を再開いたしました。
site_reopened: 2023年5月11日、ショップを再開いたしました。
"""


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_each_way_of_saying_a_step(line):
    kind, sentence = line.split(": ", 1)
    assert steps(sentence) == {kind: ["2023-05-11"]} | (
        {"payment_stopped": ["2023-05-11"]} if kind == "site_stopped" else {}
    )


RELATIVE = """
同日 2023-05-10 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受け、同日、カード決済を停止しました。
即日 2023-05-10 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受け、即日カード決済を停止しました。
翌日 2023-05-11 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受けました。翌日、カード決済を停止しました。
翌々日 2023-05-12 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受けました。翌々日、カード決済を停止しました。
直ちに 2023-05-10 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受け、直ちにカード決済を停止しました。
同時に 2023-05-10 investigation_started: 2023年5月10日、カード決済を停止しました。同時に、第三者機関による調査も開始しました。
同月20日 2023-05-20 investigation_started: 2023年5月10日、カード決済を停止し、同月20日に調査を開始しました。
同年7月3日 2023-07-03 investigation_completed: 2023年5月10日、カード決済を停止し、同年7月3日に調査が完了しました。
翌月5日 2023-06-05 investigation_completed: 2023年5月10日、カード決済を停止し、翌月5日に調査が完了しました。
翌11日 2023-05-11 payment_stopped: 2023年5月10日、カード会社から漏えい懸念の連絡を受け、翌11日にカード決済を停止しました。
昨年12月1日 2022-12-01 payment_stopped: 昨年12月1日、カード決済を停止しました。
本年7月1日 2023-07-01 ppc_reported: 個人情報保護委員会には本年7月1日に報告しております。
本日より 2023-09-01 customers_notified: 対象のお客様には、本日より、電子メールにて個別にご連絡しております。
"""


@pytest.mark.parametrize("line", RELATIVE.strip().splitlines())
def test_relative_days_are_resolved_and_their_words_kept(line):
    head, sentence = line.split(": ", 1)
    words, day, kind = head.split()
    facts = find_facts(FRAME.format(sentence=sentence)).of("events")
    [fact] = [f for f in facts if str(f.role) == kind and f.value]
    assert (str(fact.value.earliest), str(fact.basis), fact.details["text"]) == (day, "derived", words)


YEARLESS = """
2023-05-12 payment_stopped: 2023年5月10日、カード会社から連絡を受け、5月12日にカード決済を停止しました。
2023-01-20 investigation_completed: 2022年11月10日、カード決済を停止しました。1月20日に調査が完了しました。
2023-05-12 payment_stopped: 5月12日にカード決済を停止しました。
2022-12-12 payment_stopped: 12月12日にカード決済を停止しました。
"""


@pytest.mark.parametrize("line", YEARLESS.strip().splitlines())
def test_a_year_left_out_is_carried_over(line):
    head, sentence = line.split(": ", 1)
    day, kind = head.split()
    assert steps(sentence)[kind] == [day]


SEVERAL = """
2023年5月10日に警察より連絡を受け、2023年5月12日にカード決済を停止、2023年7月3日に調査が完了し、2023年7月10日に個人情報保護委員会へ報告しました。
detected 2023-05-10, payment_stopped 2023-05-12, investigation_completed 2023-07-03, ppc_reported 2023-07-10
個人情報保護委員会には2023年7月10日に報告済みであり、みほん警察署にも2023年7月11日に被害申告しております。
ppc_reported 2023-07-10, police_reported 2023-07-11
2023年7月10日、みほん警察署および個人情報保護委員会に報告しました。
ppc_reported 2023-07-10, police_reported 2023-07-10
個人情報保護委員会に2023年5月15日に速報、2023年7月10日に確報を提出しました。
ppc_reported 2023-05-15 2023-07-10
2023年5月10日、カード会社から漏えい懸念の連絡を受けました。その後、第三者機関による調査を開始いたしました。
detected 2023-05-10
2023年7月10日、個人情報保護委員会に速報を提出し、みほん警察署に相談しました。
ppc_reported 2023-07-10, police_reported 2023-07-10
個人情報保護委員会には2023年7月10日に報告済みであり、警察にも相談しております。
ppc_reported 2023-07-10
2023年7月3日に調査が完了し、個人情報保護委員会へ報告しました。
investigation_completed 2023-07-03
"""


PAIRS = SEVERAL.strip().splitlines()


@pytest.mark.parametrize(("sentence", "wanted"), list(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
def test_several_steps_in_one_sentence(sentence, wanted):
    assert steps(sentence) == {item.split()[0]: item.split()[1:] for item in wanted.split(", ")}


NO_STEP = """
2023年5月11日にカード情報の登録機能のみを停止いたしました。
2023年5月11日、第三者調査機関に調査を依頼いたしました。
2023年5月11日、経済産業省に報告いたしました。
2023年8月11日から8月16日まで、受付窓口は夏季休業とさせていただきます。
カード決済の再開日につきましては、決定次第、改めてお知らせいたします。
不正利用から60日以上経過している場合は補償されないことがあります。
2023年5月11日付けで最高裁判所が上告を退け、当社の勝訴が確定しました。
"""


@pytest.mark.parametrize("sentence", NO_STEP.strip().splitlines())
def test_what_is_no_step(sentence):
    assert steps(sentence) == {}


def test_a_step_without_a_day_is_a_fact_without_a_value():
    facts = find_facts(FRAME.format(sentence="その後、外部の調査機関による調査を開始しました。")).of("events")
    assert [(str(f.role), f.value) for f in facts] == [
        ("published", facts[0].value),
        ("investigation_started", None),
    ]
    assert facts[0].value.earliest == date(2023, 9, 1)
