"""What is no step of an incident, and no count of those affected, though its words look like one."""

import pytest

from breachcat.notice import find_facts
from test_notice_steps import FRAME, steps

NO_STOP = """
2023年5月11日、お問い合わせフォームを停止しました。
2023年5月11日、会員ログイン機能を停止いたしました。
2023年5月11日より、実店舗を臨時休業しております。
実店舗は2023年5月11日より休業しております。
2023年5月11日、姉妹サイトの公開を停止しました。
2023年5月11日、ポイント交換サービスを停止しました。
2023年5月11日にレビュー投稿機能を休止しました。
2023年5月11日、メールマガジンの配信サービスを停止しました。
2023年5月11日、他社サイトの一部が停止しました。
2023年5月11日、当該外部サービスの利用を停止しました。
2023年5月11日、フィッシングサイトを停止させました。
"""
NOT_REOPENED = """
2023年5月11日に新しい商品のサイトは公開したものです。
新しい商品のサイトは2023年5月20日に公開したもので、対象ではありません。
旧サイトとは別に、2021年4月に新サイトを開設しており、こちらは対象外です。
2023年8月20日にフォームの受付を再開しました。
2023年8月20日、メルマガの配信を再開しました。
2023年8月20日にお電話での受付を再開しました。
"""
STEPS = """
site_stopped 2023-06-11: サイトは2023年6月11日より一時閉鎖し、再開日は決まり次第お知らせします。
site_stopped 2023-06-11: 当該サイトは6月11日から休止しております。
site_stopped 2023-06-11: オンラインストアは、2023年6月11日に一時停止しました。
site_stopped 2023-06-11: ショップは2023年6月11日よりクローズしております。
site_stopped 2023-06-11: 通販サイトにつきましては、2023年6月11日をもちまして閉鎖いたしました。
site_stopped 2023-06-11: ネットショップは2023年6月11日より当面のあいだ休業しております。
payment_resumed 2023-10-01: カード決済の再開日は、2023年10月1日を目処としております。
payment_resumed 2023-10-01: 2023年10月1日にクレジットカード決済を再開する予定です。
payment_resumed 2023-08-20: 2023年8月20日、クレジットカード決済をご利用いただけるようになりました。
site_reopened 2023-10-01: サイトの再開は2023年10月1日を予定しております。
site_reopened 2023-08-20: 2023年8月20日より、カード以外のお支払い方法にて販売を再開しております。
"""
WEB = {"site_stopped", "site_reopened", "payment_resumed", "published"}


@pytest.mark.parametrize("sentence", [*NO_STOP.strip().splitlines(), *NOT_REOPENED.strip().splitlines()])
def test_what_is_no_stop_of_the_site_and_no_reopening(sentence):
    assert WEB.isdisjoint(steps(sentence))


@pytest.mark.parametrize("line", STEPS.strip().splitlines())
def test_stops_and_new_starts(line):
    told, sentence = line.split(": ", 1)
    assert [f"{kind} {day}" for kind, (day, *_) in steps(sentence).items() if kind in WEB] == [told]


def forces(sentence: str) -> list[tuple[str, str]]:
    """Return the day and the force of each report to the police."""
    return [
        (str(fact.value.earliest), fact.details["party"])
        for fact in find_facts(FRAME.format(sentence=sentence)).of("events")
        if fact.value and str(fact.role) == "police_reported"
    ]


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("2023年6月16日、下谷警察署へ相談を行っております（8月5日被害届受理）。", "下谷警察署"),
        ("2023年6月16日にみほん警察署へ相談し、8月5日に被害届を提出しました。", "みほん警察署"),
        ("2023年6月16日、警視庁下谷警察署に相談いたしました（8月5日付で被害届が受理）。", "警視庁下谷警察署"),
        ("2023年6月16日に所轄のみほん警察署へ通報（同年8月5日、被害届提出）", "みほん警察署"),
        ("2023年6月16日 大阪府警に相談（8月5日 被害届）", "大阪府警"),
    ],
)
def test_a_later_act_is_with_the_same_force(sentence, force):
    assert forces(sentence) == [("2023-06-16", force), ("2023-08-05", force)]


@pytest.mark.parametrize(
    ("sentence", "force"),
    [
        ("2023年6月20日に経済産業省および警視庁へ報告しました。", "警視庁"),
        ("2023年6月20日に警視庁および経済産業省に相談しました。", "警視庁"),
        ("2023年6月18日に経済産業省へ報告し、警視庁には6月20日に被害を申告しました。", "警視庁"),
        ("2023年6月20日、経済産業省商務情報政策局と警視庁渋谷警察署に連絡しました。", "警視庁渋谷警察署"),
        ("2023年6月20日、個人情報保護委員会と下谷警察署に報告しました。", "下谷警察署"),
    ],
)
def test_a_ministry_is_no_police(sentence, force):
    assert forces(sentence) == [("2023-06-20", force)]


LATE = "\n4. 公表が遅れた理由\n{}"


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("2023年7月1日付で株式会社みほんへ運営を移管しました。", []),
        ("当サイトの運営は合同会社みほんに移管しております。", []),
        ("なお、事業は2023年7月1日に株式会社みほんへ譲渡いたしました。", []),
        ("運営の移管手続と重なったためです。", ["other"]),
        ("事業の譲渡を進めておりました。", ["other"]),
    ],
)
def test_a_new_operator_is_by_itself_no_reason_for_a_delay(sentence, reasons):
    text = FRAME.format(sentence=LATE.format(sentence))
    assert [fact.written for fact in find_facts(text).of("delay_reasons")] == reasons


COUNTED = "\n2. 漏えいの対象件数\nカード情報　1,234件\n{}"
DECOYS = """
不正なログインの試みは約38万件に上りました。
2022年度の注文データ48,000件を調査いたしました。
不正ログインの試行：約120,000回
試行件数　2,300件
不正利用の件数：32件
お電話でのお問い合わせ　150件
お詫びメールの送信数：4,500件
会員登録者総数：85,000名
会員数は85,000名です。
調査したログは12,000件です。
同業の他社15社でも同様の漏えいが確認されています。
同じサービスを利用する320社の情報が漏えいしたとのことです。
全国45店舗の情報が対象ではありません。
再発行されたカード：210枚
カードの再発行を希望された方は210名です。
対象のうち18名で不正利用が確認されています。
攻撃者は1,500件のメールを送信しました。
お詫び状5,120通を発送し、うち32通が返送されました。
過去3年間のご注文は24,000件です。
検索した記録は3,000件にのぼります。
パスワードを変更いただいた会員様は1,200名です。
登録会員約5万人のうち、対象となるのは上記の方のみです。
クレジットカード会社5社へ1,980件の番号を提供し、監視を依頼しました。
窓口へのご相談は累計で640件です。
"""


@pytest.mark.parametrize("sentence", DECOYS.strip().splitlines())
def test_counts_of_something_else(sentence):
    affected = find_facts(FRAME.format(sentence=COUNTED.format(sentence))).of("affected")
    assert [fact.written for fact in affected] == ["1,234件"]
