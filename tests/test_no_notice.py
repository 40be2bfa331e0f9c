"""Pages that are no notice of a breach give no facts, and a clear word says what they are instead."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.japanese import read_date
from breachcat.language import Language
from breachcat.notice import Cue, Fact, Facts, Place, find_facts
from breachcat.notice.formats import text_of
from breachcat.notice.none import refusal_of
from breachcat.vocabulary import SourceKind
from conftest import HERE, ROOT

PRIVACY_POLICY = """
個人情報保護方針（プライバシーポリシー）
2022年4月1日改定　株式会社見本商店
当社は、お客様からお預かりした個人情報を、次のとおり取り扱います。
1. 利用目的　商品の発送、お問い合わせへの回答、サービスの改善のために利用します。
2. 安全管理措置　個人情報の漏えい、滅失または毀損を防止するため、不正アクセス対策を講じ、従業者を監督します。
3. 漏えい等が発生した場合　個人情報の漏えい等が発生し、権利利益を害するおそれが大きい場合には、個人情報保護委員会に報告し、ご本人に通知いたします。
4. 第三者提供　法令に基づく場合を除き、ご本人の同意なく第三者に提供しません。
5. 開示等の請求　下記の窓口で受け付けます。クレジットカード情報は保持しておりません。
お客様にご迷惑をおかけすることのないよう努めてまいります。
制定日 2005年4月1日
"""
RECALL = """
2023年10月5日
お客様各位
株式会社見本食品
「見本ドレッシング」自主回収に関するお詫びとお知らせ
このたび、弊社が2023年9月1日から9月20日までに製造した「見本ドレッシング」の一部におきまして、容器の不良により中身が漏れる可能性があることが判明いたしました。
お客様には多大なご迷惑とご心配をおかけしますことを、深くお詫び申し上げます。
対象商品 1,204本（賞味期限 2024年3月31日）
対象商品をお持ちのお客様は、着払いにてお送りください。代金をお返しいたします。お客様の情報は返金以外の目的には使用いたしません。
お問い合わせ 0120-000-000（10:00～17:00）
"""
NEWS_LIST = """
お知らせ一覧｜株式会社見本商店
2024年9月12日 夏季休業期間中の発送について
2024年8月30日 不正アクセスによる個人情報漏えいに関するお詫びとお知らせ（第二報）
2024年8月1日 会員規約の改定について
2024年7月17日 「見本オンライン」における個人情報の漏えいについて
2024年7月1日 新商品「見本の器」発売のお知らせ
2024年6月20日 【重要】商品の自主回収に関するお詫び
"""
PHISHING = """
2025年2月3日
【重要】当社を装ったなりすましメールにご注意ください
平素より見本オンラインをご利用いただき、誠にありがとうございます。
現在、当社の名前をかたった不審なメールが多数送信されていることを確認しております。お客様にはご心配をおかけし、申し訳ございません。
メールに記載された偽サイトにアクセスし、カード番号やパスワードを入力すると、個人情報が流出し、不正アクセスや不正利用の被害を受けるおそれがあります。
なお、当社からお客様の個人情報が漏えいした事実はございません。
不審なメールを受け取られた場合は、開かずに削除してください。被害に遭われた方は、最寄りの警察署にご相談ください。
"""
MAINTENANCE = """
2024年5月1日
システムメンテナンスのお知らせ
いつも見本オンラインをご利用いただきありがとうございます。
下記の日程で、不正アクセス対策の強化にともなうシステムメンテナンスを実施いたします。期間中は、カード決済および会員情報の変更を停止いたします。
日時　2024年5月20日 2:00～6:00
ご利用のお客様にはご迷惑をおかけしますが、ご理解のほどお願い申し上げます。
"""
ADVICE = """
不正アクセスからアカウントを守るために
近年、他のサイトから流出したIDとパスワードを使った不正ログインが増えています。
同じパスワードを使い回していると、個人情報が漏えいしたり、クレジットカードを不正に利用されたりするおそれがあります。
・パスワードは長く、推測されにくいものにしましょう。
・二段階認証を設定しましょう。
・不審な利用を見つけたら、すぐにカード会社に連絡しましょう。
もし被害に遭ったときは、警察の相談窓口（#9110）に連絡してください。
最終更新日 2024年4月1日
"""
PRODUCT = """
報道関係者各位　プレスリリース
2024年6月3日
株式会社見本セキュリティ
Webサイトの改ざんを検知する「見本ガード」の提供を開始
株式会社見本セキュリティは、ECサイトの改ざんを検知し、カード情報の流出を防ぐクラウドサービス「見本ガード」の提供を、2024年6月3日に開始したと発表しました。
近年、ペイメントアプリケーションの改ざんによるクレジットカード情報の漏えいが相次いでいます。ある調査では、国内の企業の32％が過去1年間に不正アクセスを受けたと回答しました。
「見本ガード」は、不正アクセスの兆候を検知すると、5分以内に担当者に通知します。
価格は月額5万円（税別）から。初年度に1,000社への導入を目指します。
"""
SHOP = """
見本オンライン｜カテゴリー：財布
カードケース 本革 スキミング防止 5,980円（税込）送料無料
カードの情報を盗まれない特別な加工をしました。10枚収納。
レビュー 128件　在庫あり　カートに入れる
ご注文から3営業日以内に発送　特定商取引法に基づく表記　返品・交換について
紛失防止タグ 2,480円（税込）
© 2012-2024 見本オンライン
"""
TERMS = """
会員規約
第1条（適用）本規約は、当店が運営する「見本オンライン」の利用に適用されます。
第8条（パスワードの管理）会員は、パスワードの紛失、盗難または第三者による不正アクセスにより損害が生じた場合であっても、当店は責任を負いません。
第12条（免責）通信回線の障害、不正アクセス等により情報が漏えいした場合、当店は故意または重過失がある場合を除き責任を負いません。
附則　2020年4月1日制定
"""
RESULTS = """
2024年5月10日
2024年3月期 決算短信に関するお知らせ
株式会社見本ホールディングス
売上高は1,204億円（前期比3.2％増）となりました。サイバー攻撃や情報漏えいなどのリスクに備え、体制を強化しております。
配当は1株当たり12円を予定しております。
"""
OUTAGE = """
2024年11月2日
サーバー障害に関するお詫びとご報告
2024年11月1日 10時頃から15時頃まで、データセンターの停電により、当サイトを閲覧できない状態となっておりました。
お客様にはご迷惑をおかけし、深くお詫び申し上げます。現在は復旧しております。
"""
CARD_SHOP = """
不正利用に関する注意喚起
クレジットカードの不正利用が増加しています。カード情報の流出を防ぐため、カード番号の入力を求めるメールには返信しないでください。
当社では、お客様のカード情報を24時間365日監視しております。
"""
OTHERS = {
    "privacy policy": (PRIVACY_POLICY, "a privacy policy"),
    "recall": (RECALL, "a recall of goods"),
    "news list": (NEWS_LIST, "a list of news"),
    "phishing": (PHISHING, "a warning of false mails or sites"),
    "maintenance": (MAINTENANCE, "a notice of maintenance or an outage"),
    "advice": (ADVICE, "advice on security"),
    "product": (PRODUCT, "news of a product or a service"),
    "shop": (SHOP, "a page of a shop"),
    "terms": (TERMS, "terms of use"),
    "results": (RESULTS, "a report to shareholders"),
    "outage": (OUTAGE, "a notice of maintenance or an outage"),
    "card": (CARD_SHOP, "advice on security"),
}


def refused(text: str) -> str:
    """Return the refusal of a text in English, which gives no facts."""
    facts = find_facts(text)
    message = refusal_of(text, facts)
    assert message
    assert message(Language.JAPANESE) != message(Language.ENGLISH)
    return message(Language.ENGLISH)


@pytest.mark.parametrize(("text", "kind"), OTHERS.values(), ids=OTHERS)
def test_pages_of_other_kinds(text, kind):
    assert find_facts(text).found == ()
    assert f"it is no notice of a breach, but seems to be {kind} (" in refused(text)


def test_a_refusal_whole(golden):
    golden(
        "no_notice.txt",
        "\n".join("\n".join(refusal_of(text, find_facts(text))) for text, _ in OTHERS.values()) + "\n",
    )


UNLIKE = {
    "nothing": ("", "there is no text in it"),
    "blanks": (" \u3000\n", "there is no text in it"),
    "English": (
        "Notice of unauthorized access to our online shop (漏えい)\nThe card data of 1,204 customers may have leaked on March 5, 2024.",
        "it is in English (“Notice of unauthorized access to our online shop (漏えい)”), and only Japanese notices are read",
    ),
    "Chinese": ("關於本公司網站個人資料外洩的公告，2024年3月5日，共1204件資料外洩。", "it is in a language other than Japanese"),
    "German": ("Mitteilung über einen Vorfall: Kundendaten sind abgeflossen.", "it is in a language other than Japanese"),
    "numbers": ("2024-03-05 1,204", "it is no notice of a breach (“2024-03-05 1,204”)"),
    "some Japanese": ("きょうはよい天気です。あしたも晴れるでしょう。", "it is no notice of a breach (“"),
    "an empty notice": (
        "お客様の情報が漏えいしたことについて、お詫び申し上げます。",
        "it speaks of a breach (“",
    ),
    "a denial only": ("お客様の個人情報が漏えいした事実はございません。ご心配をおかけし、お詫び申し上げます。", "it is no notice of a breach"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), UNLIKE.values(), ids=UNLIKE)
def test_what_gives_nothing_is_told(text, said):
    assert refused(text).startswith(said)


NOTICES = [*sorted((ROOT / "corpus" / "seen").glob("*.txt")), HERE / "data" / "notices" / "notice.txt"]


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_is_not_refused(path):
    text = path.read_text(encoding="utf-8")
    assert refusal_of(text, find_facts(text)) is None


HAPPENED = """
弊社のサーバーが第三者に侵入され、お客様の情報が外部に送信された痕跡が見つかりました。深くお詫び申し上げます。
当社元社員が顧客情報を持ち出し、転職先で使用していたことが分かりました。ご迷惑をおかけしました。
BCCとすべきところをCCで送信したため、316名のメールアドレスが他の受信者に見える状態となりました。お詫びいたします。
フォームに入力された内容が第三者から見られる状態になっていることが判明しました。
ウイルスに感染した端末から、取引先の情報が流出した恐れがあります。ご心配をおかけし申し訳ありません。
顧客名簿を入れた鞄を電車に置き忘れ、見つかっておりません。個人情報500件が含まれています。お詫び申し上げます。
会員情報の一部が、検索サイトから誰でも見られるようになっていました。お詫びいたします。
弊社サーバーがランサムウェアによる攻撃を受け、個人データが暗号化されました。ご迷惑をおかけしております。
カード情報の漏洩懸念に関するお詫び。決済代行会社より、カード情報の漏洩懸念について連絡を受けました。
組合の職員が書類を誤って廃棄し、組合員の情報1,200人分が所在不明です。お詫びします。
個人情報を含むUSBメモリの所在が分からなくなっております。深くお詫び申し上げます。
"""


@pytest.mark.parametrize("text", HAPPENED.strip().splitlines())
def test_every_way_of_happening_is_one_of_a_notice(text):
    message = refusal_of(text, find_facts(text))
    assert message is None or message.en.startswith("it speaks of a breach")


@pytest.mark.parametrize("text", [text for text, _ in OTHERS.values()], ids=OTHERS)
def test_a_notice_among_other_things_is_found(text):
    """What makes a page another kind does not hide a notice on the same page."""
    notice = NOTICES[-1].read_text(encoding="utf-8")
    assert refusal_of(notice + text, find_facts(notice + text)) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    facts = find_facts(text)
    assert facts.found or refusal_of(text, facts)


PAGES = {
    "a recall": (f"<html><body><nav>商品</nav><div>{RECALL.replace(chr(10), '<br>')}</div></body></html>", "a recall of goods"),
    "a privacy policy": (f"<html><body><main><p>{PRIVACY_POLICY.replace(chr(10), '</p><p>')}</p></main></body></html>", "a privacy policy"),
    "news": (f"<html><body><ul><li>{NEWS_LIST.strip().replace(chr(10), '<li>')}</ul></body></html>", "a list of news"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "kind"), PAGES.values(), ids=PAGES)
def test_web_pages_of_other_kinds(page, kind):
    text = text_of(page.encode("cp932")).text
    assert find_facts(text).found == ()
    assert f"seems to be {kind} (" in refused(text)


def test_an_english_web_page():
    page = "<html lang=en><body><h1>Notice of a data breach</h1><p>On March 5, 2024, we learned that the card data of 1,204 customers of our shop may have been taken.</p></body></html>"
    assert refused(text_of(page.encode()).text).startswith("it is in English (“On March 5, 2024")


TITLE = Fact("title", "漏えい", "漏えい", Place(0, 3), Cue("title", "漏えい", Place(0, 3)))
LEFT = {
    "no facts": (Facts(SourceKind.OFFICIAL_NOTICE, ()), True),
    "a title only": (Facts(SourceKind.OFFICIAL_NOTICE, (TITLE,)), True),
    "a step without its day": (Facts(SourceKind.OFFICIAL_NOTICE, (replace(TITLE, field="events", value=None),)), True),
    "a cause": (Facts(SourceKind.OFFICIAL_NOTICE, (replace(TITLE, field="cause"),)), False),
    "a day": (Facts(SourceKind.OFFICIAL_NOTICE, (replace(TITLE, field="events", value=read_date("2024年3月5日")),)), False),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "is_refused"), LEFT.values(), ids=LEFT)
def test_a_record_needs_more_than_names(facts, is_refused):
    assert bool(refusal_of("お客様の情報が漏えいしたことをお詫び申し上げます。", facts)) is is_refused


@pytest.mark.parametrize("path", sorted((ROOT / "incidents").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_record_is_no_notice(path):
    text = path.read_text(encoding="utf-8")
    assert "it is a record, not a notice" in refusal_of(text, find_facts(text))(Language.ENGLISH)
