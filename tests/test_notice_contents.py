"""Causes, names and denials: each way of saying them, and what is none."""

import pytest

from breachcat.notice import assembled, find_facts
from test_notice_steps import FRAME

HEAD = FRAME.split("\n1. 経緯")[0]


def record(body: str) -> dict:
    return assembled(find_facts(f"{HEAD}\n{body}\n"))


DENIED = """
none: なお、住所や電話番号は含まれておりません。
none: 他のサイトの情報の流出はございません。
not_confirmed: カード情報以外の個人情報の漏えいは確認されておりません。
not_pointed_out: 2022年3月以前のご注文につきましては、漏えいの可能性を指摘されておりません。
"""


@pytest.mark.parametrize("line", DENIED.strip().splitlines())
def test_denials(line):
    strength, sentence = line.split(": ", 1)
    assert [denied["strength"] for denied in record(sentence)["not_leaked"]] == [strength]


def test_a_denial_that_only_answers_takes_its_words_from_the_question():
    found = record("Q1 ほかのサイトの漏えいはありませんか。\nA1 ございません。")["not_leaked"]
    assert found == [{"what": "ほかのサイト", "strength": "none"}]


CAUSES = """
system_vulnerability: サイトの一部にあった脆弱性をつかれた、外部からの不正アクセス
system_vulnerability payment_page_tampering: 脆弱性をつかれ、ペイメントアプリケーションを改ざんされました。さらにペイメントアプリケーションの改ざんは二度ありました。
payment_page_tampering: 第三者により決済画面が改ざんされたためです。
payment_page_tampering: 入力フォームの改ざんによるものです。
sql_injection: SQLインジェクション攻撃によるものです。
cross_site_scripting: クロスサイトスクリプティングの脆弱性を悪用されました。
malware: サーバーにバックドアが設置されたことによります。
stolen_credentials: 管理画面への不正ログインによるものです。
credential_stuffing: リスト型攻撃によるものです。
third_party_service: 委託先のサーバーが不正アクセスを受けたことによるものです。
misconfiguration: クラウドサービスの設定の不備によるものです。
ransomware: ランサムウェアへの感染によるものです。
lost_media: 顧客名簿を保存したUSBメモリを紛失したことによるものです。
insider: 元従業員が会員の情報を持ち出したことによるものです。
unknown: 原因の特定には至りませんでした。
unauthorized_access: 第三者による不正アクセスです。
"""


@pytest.mark.parametrize("line", CAUSES.strip().splitlines())
def test_causes(line):
    causes, sentence = line.split(": ", 1)
    assert record(f"2. 原因\n{sentence}")["cause"] == causes.split()


def test_a_cause_is_looked_for_before_the_measures_against_it():
    body = "3. 再発防止策\n不正アクセスへの対策として、脆弱性診断を実施いたします。"
    text = f"2023年9月1日\n\n株式会社みほん\n\nお客様の情報が漏えいした可能性があります。お詫びいたします。\n\n{body}\n"
    assert "cause" not in assembled(find_facts(text))


MISUSE = """
possible: 漏えいしたカードの一部が不正利用された可能性があることも分かりました。
confirmed: 漏えいしたカードのうち12件の不正利用が確認されております。
none_found: 現時点で、情報が悪用されたとの報告は受けておりません。
none_found: 不正利用の事実は確認されておりません。
"""


@pytest.mark.parametrize("line", MISUSE.strip().splitlines())
def test_misuse(line):
    misuse, sentence = line.split(": ", 1)
    assert record(sentence)["misuse"] == misuse


REASONS = """
avoid_confusion: 早い公表はかえって混乱のもとになると考え、公表が遅くなりました。
await_investigation: 調査会社の調査結果を待って公表することといたしました。
coordinate_with_card_companies: カード会社との連携を図ったうえで公表することといたしました。
advice_of_card_company_or_processor: 決済代行会社からの助言により、このたびの公表となりました。
prepare_support: お客様への対応準備を整えてから公表することといたしました。
set_up_contact_window: お問い合わせ窓口を設置してから公表することといたしました。
limited_capacity: 十分な対応ができないことから、このたびの公表となりました。
avoid_further_trouble: さらなるご迷惑をおかけすることを避けるため、このたびの公表となりました。
"""


@pytest.mark.parametrize(
    "sentence",
    ["不正利用された場合はカード会社へご連絡ください。", "不正利用の懸念について確認しております。"],
)
def test_advice_is_no_misuse(sentence):
    assert "misuse" not in record(sentence)


@pytest.mark.parametrize("line", REASONS.strip().splitlines())
def test_reasons_for_the_delay(line):
    reason, sentence = line.split(": ", 1)
    assert record(f"4. 公表が遅れた経緯について\n{sentence}")["delay_reasons"] == [reason]


NAMES = """
株式会社みほん商店 | みほんストア: 株式会社みほん商店が運営する「みほんストア」で漏えいが判明しました。
株式会社 みほん | みほんA,みほんB: 株式会社 みほん\\n弊社が運営する「みほんA」・「みほんB」で漏えいが判明しました。
みほん株式会社 | みほんA,みほんB: みほん株式会社\\n当社の運営するサイト「みほんA」及び「みほんB」への不正アクセスについて
一般社団法人みほん協会 | みほん堂: 一般社団法人みほん協会\\n当会の通販サイト「みほん堂」（以下「当該サイト」といいます）で漏えいが判明しました。
合同会社みほん | みほんA,みほんB,みほんC: 合同会社みほん\\n弊社が運営するECサイト(みほんA・みほんB・みほんC)において漏えいが判明しました。
"""


@pytest.mark.parametrize("line", NAMES.strip().splitlines())
def test_names(line):
    names, text = line.split(": ", 1)
    organization, sites = names.split(" | ")
    found = assembled(
        find_facts(
            f"2023年9月1日\n\n{text}\nお客様の情報が漏えいした可能性があります。深くお詫びいたします。".replace(
                "\\n", "\n\n"
            )
        )
    )
    assert (found["organization"], found["sites"]) == (organization, sites.split(","))
