"""Windows, counts and data that a notice tells apart: tables, lists, headings, marks, sites, questions."""

import pytest

from breachcat.japanese import read_date
from breachcat.notice import find_facts
from breachcat.notice.days import find_days
from test_notice_contents import HEAD, record

CARDS = "card_number card_expiry"

GROUPS = {
    "a table with a window in each column": (
        """■対象
| | カード情報 | 会員情報 |
|---|---|---|
| 対象期間 | 2023年1月5日～2023年9月8日 | 2020年4月1日～2023年9月8日 |
| 件数 | 1,234件 | 5,678件 |
| 項目 | カード番号、有効期限 | 氏名、メールアドレス |""",
        [("1,234件", CARDS), ("5,678件", "name email")],
    ),
    "a table of those concerned, whose first column is no data": (
        """第3　漏えいのおそれのある情報
区分｜件数｜項目
会員事業所の代表者及び担当者｜2,418件｜氏名、所在地、会費の振替口座""",
        [("2,418件", "name address bank_account")],
    ),
    "numbered headings with headings of the same words below": (
        """■1　サイトからのご注文
○対象となる方
2023年1月5日～2023年9月8日に、カードでご注文いただいた方
○件数
1,234件
○漏えいした可能性のある項目
カード番号、有効期限
■2　はがきによる定期お届け
○対象となる方
2020年4月1日～2023年9月8日に、はがきで定期お届けをお申し込みいただいた方
○件数
5,678件
○漏えいした可能性のある項目
氏名、住所
○ご注意
はがきの控えは別に保管しております。""",
        [("1,234件", CARDS), ("5,678件", "name address")],
    ),
    "headings for those concerned": (
        """第3　漏えいのおそれのあるお客様
甲　カードで決済されたお客様
　期間　2023年1月5日～2023年9月8日
　人数　1,234名
　情報　カード番号、有効期限
乙　見積もりをご依頼のお客様
　時　期　2020年4月～2023年9月
　人　数　約740名
　情　報　氏名、勤務先名""",
        [("1,234名", CARDS), ("約740名", "name other")],
    ),
    "brackets below numbers": (
        """１　できごとの流れ
・2023年9月8日　カード決済を停止。
２　漏れた可能性のある情報
【入園券をカードで購入された方】
　2023年1月5日（木）～2023年9月8日（金）のご購入
　1,234件
　カード番号、有効期限
【年間パスポートをお申し込みの方】
　2020年4月1日（水）～2023年9月8日（金）のお申し込み
　5,678人分
　氏名、顔写真""",
        [("1,234件", CARDS), ("5,678人分", "name other")],
    ),
    "letters that a later sentence calls by": (
        """流出の対象は次の二つのグループです。
【Aグループ】2023年1月5日から9月8日までに、新たにカードを登録されたお客様 1,234名
【Bグループ】2020年4月1日から2023年9月8日までに、会員登録をされたお客様 5,678名
Aグループの方は、カード番号、有効期限が、Bグループの方は氏名、住所が流出した可能性があります。""",
        [("1,234名", CARDS), ("5,678名", "name address")],
    ),
    "marks that headings repeat": (
        """■漏えいした可能性があるお客様
①2023年1月5日～2023年9月8日の期間に、当サイトでカード情報を入力された方（1,234名）
②2020年4月1日～2023年9月8日の期間に、当サイトで商品を購入された方（5,678名）
■漏えいした可能性がある情報
①について
カード番号、有効期限
②について
氏名、住所""",
        [("1,234名", CARDS), ("5,678名", "name address")],
    ),
    "the former and the latter": (
        """今回、対象となるお客様は以下の通りです。
　2023年1月5日～2023年9月8日：カード情報を入力して購入されたお客様　1,234名
　2023年3月1日～2023年9月8日：ログインされたお客様　567名
漏えいした可能性のある情報は、前者がカード番号・有効期限、後者がメールアドレス・パスワードです。""",
        [("1,234名", CARDS), ("567名", "email password")],
    ),
    "a label that says that it is of the windows above": (
        """2. 漏えいのおそれのある情報と対象のお客様
(1) クレジットカード情報
　[サイトA]
　　期間：2023年1月5日～2023年9月8日
　　件数：1,234件
　[サイトB]
　　期間：2023年2月5日～2023年9月8日
　　件数：567件
　項目（両サイト共通）：カード番号／有効期限
(2) カード情報以外の個人情報
　　期間：2023年9月8日まで
　　対象：上記の日までに会員登録をされたお客様
　　件数：5,678名
　　項目：氏名／住所""",
        [("1,234件", CARDS), ("567件", CARDS), ("5,678名", "name address")],
    ),
    "a label that says so above the windows": (
        """■漏えいの可能性がある情報
項目（各期間共通）：カード番号、有効期限
①2023年1月5日～2023年4月8日にカードで決済されたお客様　1,234名
②2023年6月5日～2023年9月8日にカードで決済されたお客様　567名""",
        [("1,234名", CARDS), ("567名", CARDS)],
    ),
    "a part of whom more leaked": (
        """最大5,678名の氏名、住所が漏えいした可能性があります。うち1,234名については、カード番号と有効期限も含まれます。
対象は2020年4月1日から2023年9月8日までにご登録いただいたお客様です。""",
        [("最大5,678名", "name address"), ("1,234名", CARDS)],
    ),
    "counting headings below a sentence": (
        """窃取された可能性のある情報は以下のとおりです。
(ア) お客様の情報（1万2千件）
　・氏名 ・住所
(イ) お取引先の情報（約350社、420名分）
　・メールアドレス""",
        [("1万2千件", "name address"), ("420名分", "email")],
    ),
    "questions that name what is asked": (
        """Q2. いつからいつまでに利用した人が対象ですか。
A2. 2023年1月5日から2023年9月8日までです。
Q3. 何人でしょうか。
A3. 1,234名です。
Q4. どの情報が漏れましたか。
A4. カード番号、有効期限の二つです。名前や住所は漏れていません。""",
        [("1,234名", CARDS)],
    ),
    "lines that a sentence opens": (
        """2023年1月5日14時22分から同年9月8日16時30分までに入力された1,234名分のカード情報が窃取された可能性があります。
具体的には、
カード番号
有効期限
です。""",
        [("1,234名分", CARDS)],
    ),
    "items in brackets of a mark that is a heading elsewhere": (
        """▍閲覧された可能性がある情報
不正にログインされた1,234アカウントについて、次の情報が閲覧された可能性がございます。
〔1〕氏名
〔2〕メールアドレス
〔3〕作品の購入履歴""",
        [("1,234アカウント", "name email order_history")],
    ),
    "a row of rules between a heading and its list": (
        """(2) 流出の可能性があるお客様
2023年1月5日～2023年9月8日の間に、カード決済をされたお客様 1,234名
対象の情報
-------------------------
カード番号
カードの有効期限
-------------------------
これら以外に、お名前、ご住所などが流出したことを示す痕跡は見つかっておりません。""",
        [("1,234名", CARDS)],
    ),
    "items that are denied of something else": (
        """漏えいした可能性のある情報
・氏名
・生年月日（お客様ご本人のもの）
・カード番号
ペットのお名前、お誕生日につきましては、漏えいした事実は確認されておりません。""",
        [("", "name birthdate card_number")],
    ),
}


@pytest.mark.parametrize(("body", "groups"), GROUPS.values(), ids=GROUPS)
def test_groups(body, groups):
    found = [
        (" ".join(window.get("affected", [])), " ".join(window["data"]))
        for window in record(body)["exposures"]
    ]
    assert found == groups


SITES = """弊社が運営する「折鶴社本店」「千代紙マルシェ」が不正アクセスを受け、カード情報が漏えいした可能性があります。
■対象
・折鶴社本店　2023年1月5日～2023年9月8日　1,234件
・千代紙マルシェ　2023年2月5日～2023年9月8日　567件
■漏えいした可能性のある情報
・カード番号
"""


@pytest.mark.parametrize(
    "line",
    [
        "・有効期限（千代紙マルシェのみ）",
        "・有効期限（折鶴社本店を除く）",
        "・有効期限（本店を除く）",
        "千代紙マルシェでは、これに加えて有効期限も漏えいした可能性があります。",
    ],
)
def test_data_of_one_of_the_sites(line):
    windows = record(SITES + line)["exposures"]
    assert [window["data"] for window in windows] == [["card_number"], ["card_number", "card_expiry"]]


COUNTS = {
    "対象は次の1,102人で、氏名が漏えいしたおそれがあります。\n　在学生　897人\n　学会関係者　205人": [
        "1,102人"
    ],
    "対象は次の1,102人で、情報が漏えいしたおそれがあります。\n　在学生　897人　氏名\n　職員　205人　住所": [
        "1,102人",
        "897人",
        "205人",
    ],
    "漏えい件数　1,234件（国内 700件、海外 534件）": ["1,234件"],
    "対象は、2023年9月8日時点の会員様のうち5,678名です。": ["5,678名"],
    "カード情報1200件流出か\nカード情報最大1,234件が流出した可能性があると発表した。": ["最大1,234件"],
}


@pytest.mark.parametrize(("body", "counts"), COUNTS.items())
def test_counts_that_are_told_twice_or_in_parts(body, counts):
    found = record(body)
    told = [count for window in found["exposures"] for count in window.get("affected", [])]
    assert [*told, *found.get("affected", [])] == counts


def test_the_month_of_a_day_is_that_of_the_last_day_before_it():
    text = "2021年5月3日に止め、5日に再開、6月から"
    days = find_days(text, text, [], read_date("2022年1月1日"))
    assert [str(day.value.earliest) for day in days] == ["2021-05-03", "2021-05-05", "2021-06-01"]


def test_a_long_list_of_days_without_years_takes_no_long_time():
    assert len(find_facts(f"{HEAD}\n" + "5月1日から" * 6_500).found) > 0


@pytest.mark.parametrize(
    "body",
    [
        "■臨時窓口の受付期間\n2023年4月1日～2023年4月30日\n",
        "2023年6月6日から6月9日にかけて、該当するお客様に封書にてお知らせしております。",
        "2月末までに不正に利用されたお客様のカードがあると聞いております。",
        "流出の懸念を知った2023年4月12日から2023年9月24日まで、5か月あまりを要しました。",
    ],
)
def test_periods_of_something_else(body):
    assert not find_facts(f"{HEAD}\n{body}").of("exposures")
