"""Windows, counts and data: each way of saying them, and what is none."""

import pytest

from breachcat.notice import assembled, find_facts
from test_notice_contents import HEAD, record


def window(body: str) -> dict:
    [found] = record(body)["exposures"]
    return found


PERIODS = """
2022-04-01 2023-05-10: 2022年4月1日～2023年5月10日の期間にカード決済をされたお客様の情報が漏えいした可能性があります。
2022-04-01 2023-05-10: 2022年4月1日から2023年5月10日までに購入されたお客様の情報が漏えいした可能性があります。
2022-04-01 2023-05-10: 2022年4月1日以降2023年5月10日までに決済されたお客様が対象です。
2022-04-01 2022-05-10: 2022年4月1日～5月10日の間に入力されたカード情報が漏えいした可能性があります。
2022-04-01 2023-05-31: 2022年4月～2023年5月に当サイトをご利用のお客様が漏えいの対象です。
2022-04-01 2022-04-09: 流出日：2022年4月1日～2022年4月9日
2022-04-01 2023-05-10: 期間　2022/4/1-2023/5/10
2022-04-01 2023-05-10: 令和4年4月1日から令和5年5月10日までの間にカード情報を入力されたお客様の情報が流出した可能性があります。
2022-04-01 2023-05-10: 2022年4月1日 10時20分～2023年5月10日 13時00分の間に決済されたお客様の情報が漏えいした可能性があります。
2022-04-01 2023-05-10: 2022年4月1日から2023年5月10日までに、カードで精算なさった6,308人の方です。
2022-04-01 2023-05-10: 該当するのは、2022年4月1日より2023年5月10日までにカード払いをお選びになった方でございます。
2022-04-01 2023-05-10: 2022年4月1日から2023年5月10日までの間、第三者が不正にアクセスしていたことが判明しました。
2022-04-01 2023-05-10: 攻撃のあった時間：2022年4月1日 3時12分～2023年5月10日 0時40分
2022-04-01 2023-05-10: 初回流出日 2022年4月1日 ～ 最終流出日 2023年5月10日
2022-04-01 2023-05-10: 流出期間　自　2022年4月1日　至　2023年5月10日
2022-04-01 2023-05-10: 2022年4月1日の受付開始から2023年5月10日午後4時20分まで
- 2023-05-10: 2023年5月10日までに会員登録されたお客様の情報が漏えいした可能性があります。
- 2023-05-10: 期間：2023年5月10日までにご登録
- 2023-05-10: サイト開設から2023年5月10日までに会員登録されたお客様全員の情報が漏えいした可能性があります。
- 2023-05-10: 2023年5月10日時点で会員登録をされていたお客様の情報が漏えいした可能性があります。
2022-04-01 -: 2022年4月1日以降に会員登録されたお客様の情報が漏えいした可能性があります。
2022-04-01 -: 2022年4月1日から当サイトで決済をされた方の情報が漏えいした可能性があります。
"""


@pytest.mark.parametrize("line", PERIODS.strip().splitlines())
def test_windows(line):
    ends, sentence = line.split(": ", 1)
    facts = find_facts(f"{HEAD}\n2. 対象となる期間\n{sentence}\n").of("exposures")
    [period] = [fact.value for fact in facts]
    start, end = ends.split()
    assert str(period.start.earliest if period.start else "-") == start
    assert str(period.end.latest if period.end else "-") == end


def test_a_window_whose_days_other_words_part_is_written_with_both_ends():
    assert window("(1) 見えていた期間\n2022年4月1日の受付開始から2023年5月10日まで")["period"] == {
        "from": "2022年4月1日",
        "to": "2023年5月10日",
    }
    assert window("2023年5月10日時点で会員登録をされていた方の情報が漏えいした可能性があります。")[
        "period"
    ] == {"to": "2023年5月10日"}


def test_a_sentence_leads_to_the_rows_below_it():
    found = record(
        "2. お客様の範囲\n次の2つの期間に、決済ページでカード番号を入力された方です。\n"
        "（ア）2022年4月1日～2023年5月10日　1,204件\n　　カード番号、有効期限\n"
        "（イ）2021年1月5日～2021年3月31日　88件\n　　上記に加え、カード名義"
    )
    assert [(window["affected"], window["data"]) for window in found["exposures"]] == [
        (["1,204件"], ["card_number", "card_expiry"]),
        (["88件"], ["card_number", "card_expiry", "card_holder"]),
    ]


NO_PERIOD = """
2023年8月11日～8月16日は窓口を休業いたします。
2022年4月1日～2023年5月10日の期間以外にご購入のお客様は対象外です。
2023年5月15日から2023年6月30日まで調査を実施しました。
受付時間 2023年9月1日～9月30日 10:00～17:00
流出期間　自　2023年5月10日　至　2022年4月1日
次回展「水の色」 2023年9月1日～9月30日
営業期間 2023年9月1日～9月30日
2022年4月1日から2022年8月31日までにご購入されたお客様の情報は漏えいしておりません。
2023年5月15日から2023年7月30日までカード決済を停止しておりました。
2023年9月1日から2023年9月30日まで、お問い合わせ専用窓口を設けます。
漏えいの対象となるお客様には、2023年9月1日から9月5日までに書面を順次発送いたします。
2023年12月31日まで会員登録されたお客様全員に500ポイントを進呈します。
2023年5月12日以降に当サイトをご利用のお客様は、情報漏えいの対象ではございません。
2023年4月28日以降、登録のある全ての方へメールをお送りしております。
"""


@pytest.mark.parametrize("sentence", NO_PERIOD.strip().splitlines())
def test_what_is_no_window(sentence):
    assert not find_facts(f"{HEAD}\n2. 対象となるお客様\n{sentence}\n").of("exposures")


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
1,234アカウント: 第三者がログインに成功したアカウント数は1,234アカウントです。試行回数は約120万件でした。
1,234件: 漏えいの対象は1,234件です（前回は1,500件とご報告しておりました）。
1,234件: 漏えいの対象件数を1,500件から1,234件に訂正いたします。
1,234件: 漏えいしたお客様の件数は、第一報で1,500件としておりましたが、精査の結果、1,234件でした。
1,234件: 漏えい件数：1,234件（重複を除く）
1,234件: 最大1,500件漏えいした可能性がある旨をお伝えしておりましたが、対象は1,234件でした。
1,234件: 漏えいは1,234件です。第一報の1,500件は、暫定の件数でした。
1,234件: 流出した1,234件のうち、52名の方から、身に覚えのない請求があったとのご連絡をいただいています。
1,234件: カード情報1,234件が流出し、うち12件、約98万円の不正利用が確認されています。
1,234名: メールアドレス820件ではなく1,234名の宛先が表示され、情報が漏えいしました。
1,234名: お客様1,234名につき、カード番号が流出したことを確認しております。
1,234名: 1,234名の情報が流出しました。
最大1,234件: 漏えいは1,200件超に上る。対象は最大1,234件。
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
（その時間帯にログインされた21,870名のうち、対象を絞り込んでおります。）
情報漏えいに関する研修を全社員250名に実施いたしました。
不審なファイルが3件見つかり、そのうち1件が情報の漏えいに使われていました。
漏えいした情報による二次被害は1件も確認されておりません。
メールが不達となった対象のお客様210名様には、書面を発送いたしました。
情報流出について専門家3名から成る調査委員会を設置しました。
当社の従業員1名のアカウントが乗っ取られ、お客様の情報が流出した可能性があります。
昨年も別の委託先で5,000件の情報漏えいがありました。今回との関係はありません。漏えいは3,000件でした。
213アカウントで、ポイントが電子ギフト券に交換され、情報が閲覧されました。
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
card_number card_expiry: カードの番号と有効期限のほかに流出のおそれがある情報はございません。
card_number card_expiry: 盗み見られたのは、カードの16桁の番号、期限の月と年です。
card_holder card_number security_code: ・カード会員名 ・カード番号 ・CVV
card_holder card_number: カード名義（ローマ字氏名）とカード番号が流出した可能性があります。
name address: お客様の個人情報（氏名、住所等）が漏えいした可能性があります（クレジットカード番号は除きます）。
email: 流出したのは会員のメールアドレスで、氏名や住所は含まれていない。
name email: お名前とメールアドレスが漏えいしました。漏えいしたメールアドレスが悪用されたとのお申し出はいただいておりません。
name email order_history: ご購入者のお名前、メールアドレス、お求めになった書名が流出した可能性があります。
name address other: 氏名、住所、受検番号が流出した可能性があります。
name address phone other: 項目：氏名、住所、電話番号、足のサイズ
name address: 漏えいした情報：氏名、住所　など
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
カード番号やセキュリティコードを入力させる偽の画面に誘導されました。情報が漏えいした可能性があります。
流出の対象となった会員のパスワードを無効にしております。
カード会社にて、流出したカード番号の利用を監視しています。
情報漏えいの対象の方には、ご登録の住所に書面をお送りします。
第三者が管理者のIDとパスワードを不正に入手し、情報が流出した可能性があります。
"""


@pytest.mark.parametrize("sentence", NO_DATA.strip().splitlines())
def test_what_is_no_data_item(sentence):
    assert "exposures" not in record(sentence)


def test_a_wish_names_no_data_that_leaked():
    assert "exposures" not in record(
        "4. お客様へのお願い\n情報流出に関連し、氏名、住所を含む不審な電話にお気を付けください。"
    )


def test_what_looks_like_a_heading_may_list_data():
    found = record(
        "2. 対象\n本店　2022年4月1日～2023年5月10日に購入されたお客様　1,204件\n【項目】カード番号、有効期限\n"
        "支店　2021年1月5日～2021年3月31日に購入されたお客様　88件\n【項目】氏名、住所\n　電話番号が流出した可能性があります。"
    )
    assert [window["data"] for window in found["exposures"]] == [
        ["card_number", "card_expiry"],
        ["name", "address", "phone"],
    ]


def test_all_windows_have_what_leaked_of_each_of_them():
    found = record(
        "2. 対象\nA　2022年4月1日～2023年5月10日に購入されたお客様　1,204件\nB　2021年1月5日～2021年3月31日に購入されたお客様　88件\n"
        "合計は1,292件です。いずれも、流出したのはカード番号と有効期限です。"
    )
    assert [window["data"] for window in found["exposures"]] == [["card_number", "card_expiry"]] * 2
    assert found["affected"] == ["1,292件"]


def test_a_sum_may_stand_under_a_heading_of_its_own():
    found = record(
        "2. 流出の対象\n2022年4月1日～2023年5月10日に購入されたお客様　1,204件\n2021年1月5日～2021年3月31日に購入されたお客様　88件\n\n"
        "◆両サイトの合計件数\n約1,290件"
    )
    assert found["affected"] == ["約1,290件"]


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


SITES = "弊社が運営する「みほんA」「みほんB」の二つのサイトで、お客様の情報が漏えいした可能性があります。\n"


@pytest.mark.parametrize(
    "rows",
    [
        "「みほんA」2022年4月1日～2023年5月10日に購入された方\n「みほんB」2021年1月5日～2021年3月31日に購入された方",
        "◆みほんA\n期間　2022年4月1日～2023年5月10日\n◆みほんB\n期間　2021年1月5日～2021年3月31日",
        "①2022年4月1日～2023年5月10日\nみほんAで購入された方\n②2021年1月5日～2021年3月31日\nみほんBで購入された方",
    ],
)
def test_a_window_has_the_sites_that_stand_beside_it(rows):
    found = record(f"{SITES}2. 対象となる期間\n{rows}")
    assert [window["sites"] for window in found["exposures"]] == [["みほんA"], ["みほんB"]]


PARTIAL = """
2022年4月1日～2023年5月10日に購入された一部のお客様が、漏えいの対象です。
2022年4月1日～2023年5月10日に購入されたお客様の一部が対象です。
2022年4月1日～2023年5月10日に予約を申し込んだ方のうち、318名分が対象です。
"""


@pytest.mark.parametrize("sentence", PARTIAL.strip().splitlines())
def test_some_of_the_customers_of_a_window(sentence):
    assert window(sentence)["partial"] is True


CERTAINTY = """
possible: 1,204件のカード情報が漏えいしたおそれがあります。
possible: 情報が漏れている疑いがあるとの連絡を受けました。対象は1,204件です。
confirmed: 1,204件のカード情報が漏えいしたことを確認しました。
confirmed: 情報が漏れている疑いがあるとの連絡を受けました。調べたところ、1,204件が外部から閲覧されていました。
"""


@pytest.mark.parametrize("line", CERTAINTY.strip().splitlines())
def test_certainty(line):
    certainty, sentence = line.split(": ", 1)
    text = f"2023年9月1日\n株式会社みほん\nお客様の情報に関するお詫び\n{sentence}\n深くお詫びいたします。"
    [found] = assembled(find_facts(text))["exposures"]
    assert found["certainty"] == certainty
