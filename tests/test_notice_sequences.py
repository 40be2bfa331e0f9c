"""Several steps in a sentence, in a table or under a day, and the days that a page bears itself."""

from datetime import date

import pytest

from breachcat.japanese import Unreadable, read_date, read_period
from breachcat.notice import Surety, assembled, find_facts
from test_notice_pages import BODY, days
from test_notice_steps import FRAME, steps

IN_A_SENTENCE = """
detected 2023-05-10, payment_stopped 2023-05-13 | 2023年5月10日、カード会社から連絡を受け、その3日後にカード決済を停止しました。
detected 2023-05-10, investigation_completed 2023-07-03 | 2023年5月10日にカード会社から漏えい懸念の連絡を受け、約2週間後に調査を開始し、7月3日に完了しました。
detected 2022-12-28, payment_stopped 2023-01-05 | 2022年12月28日にカード会社から連絡を受け、年明けの1月5日にカード決済を停止しました。
detected 2023-05-10, payment_stopped 2023-05-10, investigation_started 2023-05-15, investigation_completed 2023-07-03 | 2023年5月10日、カード会社から漏えい懸念の連絡を受け、同日カード決済を停止、5月15日から第三者調査機関による調査を行い、7月3日に最終報告書を受領しました。
detected 2023-05-10, payment_stopped 2023-05-11 | カード会社から2023年5月10日に連絡があり、カード決済は翌日止めました。
ppc_reported 2023-05-15 2023-07-10, police_reported 2023-05-16 | 個人情報保護委員会には2023年5月15日（速報）および7月10日（確報）に、所轄警察署には5月16日に報告いたしました。
ppc_reported 2023-07-10, police_reported 2023-07-10 | 2023年7月10日、個人情報保護委員会および所轄警察署へ報告いたしました。
ppc_reported 2023-07-10, police_reported 2023-07-12 | 2023年7月10日に個人情報保護委員会へ報告し、同月12日に所轄警察署へ被害届を提出しました。
police_reported 2023-05-12 2023-07-12 | 警察には2023年5月12日に相談し、7月12日に被害届を提出しました。
customers_notified 2023-06-01 2023-09-04 | 対象のお客様には、2023年6月1日にメールで注意喚起を行い、9月4日より書状にて正式にご案内いたします。
investigation_interim 2023-06-10, investigation_completed 2023-07-03 | 調査会社からは2023年6月10日に中間報告、7月3日に最終報告を受けました。
investigation_started 2023-05-15, investigation_completed 2023-07-03 | 調査は2023年5月15日に始まり、7月3日に終わりました。
investigation_completed 2023-07-03 2023-07-10 | 2023年7月3日に調査が完了し、同月10日に最終報告書を受領しました。
payment_stopped 2023-05-11, site_stopped 2023-05-12 | 2023年5月11日にカード決済を停止し、翌12日にはサイトも閉鎖しました。
detected 2023-05-10 | 2023年5月10日、決済代行会社を経由してカード会社から漏えいの懸念があるとの連絡を受け、社内で協議のうえ、カード決済の停止を検討しました。
detected 2023-05-10, police_reported 2023-05-10 | 2023年5月10日、不正アクセスを検知し、その日のうちに警察へ通報しました。
detected 2023-05-10, payment_stopped 2023-05-10 | 2023年5月10日の朝、カード会社から連絡があり、正午にはカード決済を停止しました。
detected 2023-05-10, payment_stopped 2023-05-10 | 2023年5月10日15時頃、カード会社から連絡があり、同日17時30分にカード決済を停止しました。
detected 2023-05-10, ppc_reported 2023-05-12 | 2023年5月10日に漏えいの疑いを把握し、2日後の5月12日に個人情報保護委員会へ速報を提出しました。
detected 2022-11-10, payment_stopped 2022-11-10 | 昨年11月10日、カード会社から漏えいの懸念について連絡を受け、直ちにカード決済を停止いたしました。
detected 2023-05-01, payment_stopped 2023-05-12 | 2023年5月上旬、カード会社から漏えいの懸念について連絡を受け、同月12日にカード決済を停止いたしました。
detected 2023-05-10, payment_stopped 2023-05-11, site_stopped 2023-05-20 | 2023年5月10日、カード会社から漏えいの懸念について連絡を受けました。翌11日にカード決済を、同月20日にサイトを停止しました。
investigation_completed 2023-07-03, ppc_reported 2023-07-05, police_reported 2023-07-06, customers_notified 2023-09-01 | 調査は2023年7月3日に完了し、7月5日に個人情報保護委員会、7月6日に警察に報告しました。お客様には本日メールにて個別にお知らせいたします。
published 2023-06-01 | 2023年6月1日に第一報を公表しましたが、その後の調査で判明した事実をお知らせします。
payment_stopped 2023-05-11 | カード会社からの連絡を受け、2023年5月11日、カード決済を停止いたしました。
police_reported 2023-05-20 | 2023年5月20日、みほん県警察本部に被害を申告し、受理されました。
detected 2023-05-10, site_stopped 2023-05-10, payment_stopped 2023-05-10 | 2023年5月10日、社員がカード入力画面の改ざんを発見し、直ちにサイトを停止しました。
"""


@pytest.mark.parametrize("line", IN_A_SENTENCE.strip().splitlines())
def test_each_step_has_its_own_day(line):
    wanted, sentence = line.split(" | ")
    assert {kind: sorted(found) for kind, found in steps(sentence).items()} == {
        item.split()[0]: sorted(item.split()[1:]) for item in wanted.split(", ")
    }


IN_LINES = """
detected 2023-05-10, payment_stopped 2023-05-10 | 2023年5月10日、カード会社から漏えい懸念の連絡を受けたため、社内で協議を重ねた結果、カード決済を停止しました。
detected 2023-05-10, payment_stopped 2023-05-10 | 2023年5月10日　カード会社より流出の懸念の連絡を受ける。カード決済を停止。
detected 2023-05-10, police_reported 2023-05-12 | 2023年5月10日¶カード会社から連絡を受けました。¶5月12日（金）¶みほん警察署に相談いたしました。
detected 2023-05-10, police_reported 2023-05-12 | 2023年5月10日 カード会社から流出の疑いがあると¶　　　連絡を受けました。¶5月12日 みほん警察署に相談。
detected 2023-05-10, payment_stopped 2023-05-11 | 2023/5/10(水)　カード会社から連絡¶5/11(木)　カード決済を停止
detected 2023-05-10 | 令和5年(2023年)5月10日、カード会社から流出の懸念の連絡を受けました。
detected 2023-05-10 | 2023年5月¶10日に、カード会社から流出の懸念の連絡を受けました。
detected 2023-05-10 | 2023年¶5月10日に、カード会社から流出の懸念の連絡を受けました。
detected 2023-05-10 | 発覚は2023年5月10日。カード会社から流出の懸念を指摘されました。
ppc_reported 2023-05-12 2023-07-10 | 個人情報保護委員会　2023年5月12日（速報）¶　　　　　　　　　2023年7月10日（確報）
ppc_reported 2023-05-12 2023-07-10 | 個人情報保護委員会に2023年5月12日に報告し、7月10日に調査の結果を追加で報告しました。
ppc_reported 2023-07-01 | 個人情報保護委員会には2023年7月に報告しました。
published 2023-06-10 2023-06-20 | 2023年6月10日（第一報）および6月20日（第二報）にて公表いたしました。
published 2023-06-10 | 2023年6月10日に公表した第一報以降に分かったことをご報告します。
published 2023-06-10 | 2023年6月10日付の第一報に続き、ご報告します。
site_reopened 2023-10-01 | ショップの再開¶2023年10月1日に再開する予定です。
payment_resumed 2023-10-01 | カード決済の再開¶2023年10月1日に再開する予定です。
"""


@pytest.mark.parametrize("line", IN_LINES.strip().splitlines())
def test_days_in_lines(line):
    wanted, text = line.split(" | ")
    found = steps(text.replace("¶", "\n"))
    assert {kind: sorted(found) for kind, found in found.items()} == {
        item.split()[0]: sorted(item.split()[1:]) for item in wanted.split(", ")
    }


TWO_YEARS = """
令和4年(2022年)8月18日
２０２２年（令和４年）８月１８日
令和4（2022）年8月18日
2022（令和4）年8月18日
"""


@pytest.mark.parametrize("written", TWO_YEARS.strip().splitlines())
def test_a_year_in_both_calendars(written):
    assert read_date(written).earliest == date(2022, 8, 18)


def test_a_period_with_years_in_both_calendars():
    period = read_period("令和4年(2022年)4月1日～令和5年(2023年)5月10日")
    assert (period.start.earliest, period.end.earliest) == (date(2022, 4, 1), date(2023, 5, 10))


def test_two_years_that_differ_are_refused():
    with pytest.raises(Unreadable) as refusal:
        read_date("2022年(令和3年)8月1日")
    assert refusal.value.code == "BC302"


OWN = """
{body}¶¶株式会社みほん¶2023年9月1日 発表¶¶1. 経緯¶{body}¶{body}¶{body}¶{body}¶{body}¶{body}
[重要] 2023.09.01¶¶株式会社みほん¶¶{body}
2023.09.01 INFORMATION¶¶株式会社みほん¶¶{body}
{body}¶¶株式会社みほん¶2023年9月1日 10:00 発表
{body}¶¶2023年9月1日¶株式会社みほん　店主　見本太郎¶¶【秋のお知らせ】¶・9月21日から23日まで、店頭で1割引でご提供しますので、ぜひお越しください。
更新日：2023年9月1日　ページ番号：12¶¶みほん町¶¶{body}
"""


@pytest.mark.parametrize("page", OWN.strip().splitlines())
def test_a_day_in_the_head_or_the_foot(page):
    assert [kind for kind, _ in days(page.format(body=BODY).replace("¶", "\n"))] == ["published"]


CHANGED = """
2023年9月1日 掲載¶2023年9月8日 調査の結果を追記¶¶株式会社みほん¶¶{body}
2023年9月1日¶¶{body}¶¶※訂正　ご説明を改めました。（2023年9月8日）
2023年9月1日¶¶{body}¶¶※ご説明を改めました（2023年9月8日）。
"""


@pytest.mark.parametrize("page", CHANGED.strip().splitlines())
def test_a_change_of_the_page(page):
    assert days(page.format(body=BODY).replace("¶", "\n")) == [
        ("published", "2023年9月1日"),
        ("updated", "2023年9月8日"),
    ]


def test_a_blog_that_marks_what_it_quotes():
    text = """わたしの日記

2023年9月4日
こんにちは。わたしの話です。わたしは9月3日に封書を受け取りました。

> 2023年9月1日
>
> お客様各位
>
> 弊社の「みほんストア」が不正アクセスを受け、カード情報が流出した可能性がございます。
> 本年5月10日、カード会社から流出の懸念の連絡を受けました。

わたしの感想です。
"""
    found = assembled(find_facts(text))
    assert [(event["event"], event["date"]) for event in found["events"]] == [
        ("detected", "2023年5月10日"),
        ("published", "2023年9月1日"),
    ]
    assert [fact.written for fact in find_facts(text).of("source_date")] == ["2023年9月4日"]


def test_the_day_of_an_article_is_that_of_the_source():
    text = """みほん店から流出

2023年9月31日に更新
2023年9月2日　みほん新聞

株式会社みほんは、通販サイト「みほん店」から情報が流出したと発表した。同社によると、今月1日に警察へ相談し、先月10日に不正アクセスを検知した。
"""
    found = find_facts(text)
    assert [fact.written for fact in found.of("source_date")] == ["2023年9月2日"]
    assert days(text)[:2] == [("detected", "2023年8月10日"), ("police_reported", "2023年9月1日")]


def test_an_article_that_bears_no_day():
    text = "みほん店から情報が流出したと発表した。同社によると、2023年5月10日に不正アクセスを検知し、今月1日に警察へ相談したという。"
    found = find_facts(text)
    assert not found.of("source_date")
    assert [event["event"] for event in assembled(found)["events"]] == ["detected"]


def test_a_short_article_without_a_day():
    text = "みほん店から流出\n同店が発表した。\n情報が漏れたという。"
    assert not find_facts(text).of("source_date")


def test_staff_of_another_house_that_tell_the_operator():
    sentence = (
        "2023年5月10日、公民館の職員の方が、他の方の回答が見えることに気づき、当会に知らせてくださいました。"
    )
    [found] = [
        f for f in find_facts(FRAME.format(sentence=sentence)).of("events") if str(f.role) == "detected"
    ]
    assert str(found.details["by"]) == "other"


def test_a_month_gives_way_to_a_day_within_it():
    assert steps("2023年5月に被害届を提出しました。2023年5月20日、警察に被害届を提出しました。") == {
        "police_reported": ["2023-05-20"]
    }


UNSURE = """
2023年5月10日、カード会社から連絡を受けました。2023年5月20日、お客様から流出の疑いについてご連絡をいただきました。
"""


@pytest.mark.parametrize("sentence", UNSURE.strip().splitlines())
def test_only_the_first_of_two_detections_is_sure(sentence):
    found = find_facts(FRAME.format(sentence=sentence)).of("events")
    told = [(fact.written, fact.certainty) for fact in found if str(fact.role) == "detected"]
    assert told == [("2023年5月10日", Surety.SURE), ("2023年5月20日", Surety.AMBIGUOUS)]
