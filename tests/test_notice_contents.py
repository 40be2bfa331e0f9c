"""Windows, counts, data, causes, names and denials: each way of saying them, and what is none."""

import pytest

from breachcat.notice import assembled, find_facts
from test_notice_steps import FRAME

HEAD = FRAME.split("\n1. 経緯")[0]


def record(body: str) -> dict:
    return assembled(find_facts(f"{HEAD}\n{body}\n"))


def window(body: str) -> dict:
    [found] = record(body)["exposures"]
    return found


PERIODS = """
2022年4月1日～2023年5月10日の期間にカード決済をされたお客様の情報が漏えいした可能性があります。
2022年4月1日から2023年5月10日までに購入されたお客様の情報が漏えいした可能性があります。
2022年4月1日以降2023年5月10日までに決済されたお客様が対象です。
2022年4月1日～5月10日の間に入力されたカード情報が漏えいした可能性があります。
2022年4月～2023年5月に当サイトをご利用のお客様が漏えいの対象です。
流出日：2022年4月1日～2022年4月9日
期間　2022/4/1-2023/5/10
令和4年4月1日から令和5年5月10日までの間にカード情報を入力されたお客様の情報が流出した可能性があります。
2022年4月1日 10時20分～2023年5月10日 13時00分の間に決済されたお客様の情報が漏えいした可能性があります。
2023年5月10日までに会員登録されたお客様の情報が漏えいした可能性があります。
2022年4月1日以降に会員登録されたお客様の情報が漏えいした可能性があります。
"""
ENDS = """
2022-04-01 2023-05-10
2022-04-01 2023-05-10
2022-04-01 2023-05-10
2022-04-01 2022-05-10
2022-04-01 2023-05-31
2022-04-01 2022-04-09
2022-04-01 2023-05-10
2022-04-01 2023-05-10
2022-04-01 2023-05-10
- 2023-05-10
2022-04-01 -
"""


@pytest.mark.parametrize(
    ("sentence", "ends"), list(zip(PERIODS.strip().splitlines(), ENDS.strip().splitlines(), strict=True))
)
def test_windows(sentence, ends):
    facts = find_facts(f"{HEAD}\n2. 対象となる期間\n{sentence}\n").of("exposures")
    [period] = [fact.value for fact in facts]
    start, end = ends.split()
    assert str(period.start.earliest if period.start else "-") == start
    assert str(period.end.latest if period.end else "-") == end


NO_PERIOD = """
2023年8月11日～8月16日は窓口を休業いたします。
2022年4月1日～2023年5月10日の期間以外にご購入のお客様は対象外です。
2023年5月15日から2023年6月30日まで調査を実施しました。
受付時間 2023年9月1日～9月30日 10:00～17:00
"""


@pytest.mark.parametrize("sentence", NO_PERIOD.strip().splitlines())
def test_what_is_no_window(sentence):
    assert not find_facts(f"{HEAD}\n2. 対象となる期間\n{sentence}\n").of("exposures")


COUNTS = """
1,234件: お客様のカード情報（1,234件）が漏えいした可能性があります。
1,234名: カード決済をされたお客様1,234名
1,234名様: 対象となるお客様　1,234名様
1,234人: 漏えいした可能性があるのは1,234人の情報です。
1,234人分: 会員1,234人分の情報が流出した可能性があります。
最大1,234件: 漏えいした可能性のある件数は最大1,234件です。
最大約1,234件: 漏えいした可能性のある件数：最大約1,234件
約1万2千件: 約1万2千件のカード情報が流出した可能性があります。
3万7,832件: 流出した可能性のある件数は3万7,832件です。
１，２３４件: カード情報１，２３４件が漏えいした可能性があります。
のべ1,234名: のべ1,234名のお客様の情報が漏えいした可能性があります。
1,234アカウント: 1,234アカウントが不正ログインされ、情報が閲覧された可能性があります。
"""


@pytest.mark.parametrize("line", COUNTS.strip().splitlines())
def test_counts(line):
    written, sentence = line.split(": ", 1)
    assert window(sentence)["affected"] == [written]


NO_COUNT = """
1件目のお問い合わせはお電話で承ります。
お問い合わせは1日に320件いただいております。
不正利用が確認されたカードは12件です。
流出した可能性のある情報の確認に3名の担当者があたりました。
7万円の被害がありました。
漏えいした可能性のある件数は0件です。
当社の会員は1,234名です。
"""


@pytest.mark.parametrize("sentence", NO_COUNT.strip().splitlines())
def test_what_is_no_count(sentence):
    assert not find_facts(f"{HEAD}\n{sentence}\n").of("affected")


def test_one_quantity_in_two_units_and_a_share():
    found = window(
        "カード情報（1,234件）が漏えいした可能性があります。\n"
        "2022年4月1日～2023年5月10日にカード決済をされたお客様1,234名です。\n"
        "上記に該当する1,234名のお客様には、個別にご連絡します。うち100件は再発行済みです。"
    )
    assert found["affected"] == ["1,234件", "1,234名"]


DATA = """
card_holder card_number card_expiry security_code: 漏えいした可能性のある情報は、カード名義人名、クレジットカード番号、有効期限、セキュリティコードです。
card_holder card_number card_expiry: 流出した情報：カード会員名、カード番号、有効期限
card_holder: ・クレジットカード名義
name address phone email: 氏名、住所、電話番号及びメールアドレスが漏えいした可能性があります。
name address phone fax email birthdate gender: 漏えいした可能性のある情報は、お名前・ご住所・郵便番号・お電話番号・FAX番号・メールアドレス・生年月日・性別です。
login_id password: ログオンIDとパスワードが流出した可能性があります。
login_id password order_history: ログインID、パスワード、購入履歴が流出した可能性があります。
card_number card_expiry: カード番号と有効期限が漏えいした可能性がありますが、セキュリティコードは含まれておりません。
"""


@pytest.mark.parametrize("line", DATA.strip().splitlines())
def test_data_items(line):
    items, sentence = line.split(": ", 1)
    assert window(f"(2) 漏えいした可能性のある情報\n{sentence}")["data"] == items.split()


NO_DATA = """
お問い合わせの際は、お名前、ご住所、お電話番号をお知らせください。
クレジットカードの有効期限と番号をご確認ください。
氏名、住所、電話番号は漏えいしておりません。
弊社からカード番号やセキュリティコードをお聞きすることはございません。
カード番号を入力されたお客様、有効期限を入力されたお客様の情報が漏えいした可能性があります。
"""


@pytest.mark.parametrize("sentence", NO_DATA.strip().splitlines())
def test_what_is_no_data_item(sentence):
    assert "exposures" not in record(sentence)


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
    assert found == [{"what": "Q1 ほかのサイトの漏えいはありませんか", "strength": "none"}]


def test_marks_bind_counts_and_data_to_their_windows():
    found = record(
        "(2) 対象\n①2022年4月1日～2023年5月10日にカード決済をされたお客様\n②2020年4月1日～2023年5月10日にカード決済をされたお客様\n"
        "(3) 件数\n①は511名様、②は84名様、③は3名様です。\n"
        "(4) 漏えいした可能性のある情報\nカード番号、有効期限、セキュリティコードが流出しました。ただし②のお客様につきましては、セキュリティコードは含まれておりません。\n"
        "①のお客様は氏名と住所も流出しました。"
    )
    assert [(window["affected"], window["data"]) for window in found["exposures"]] == [
        (["511名様"], ["card_number", "card_expiry", "security_code", "name", "address"]),
        (["84名様"], ["card_number", "card_expiry"]),
    ]


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
