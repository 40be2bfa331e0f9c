"""Say in clear words why nothing was read from a text: it is no notice of a breach, or one that says nothing."""

import re

from breachcat.japanese import fold
from breachcat.language import Text
from breachcat.notice.facts import LONGEST, Facts
from breachcat.notice.kinds import is_notice
from breachcat.notice.unwrapping import unwrapped
from breachcat.problems import shortened

_NO_SUBSTANCE = {"title", "organization", "sites", "certainty"}
"""Fields that make no record by themselves."""


def refusal_of(text: str, facts: Facts) -> Text | None:
    """Return why no record can be made of a text in which these facts were found; None if one can.

    It says what the text seems to be where that is clear. `facts` are those of `find_facts`.
    """
    if _RECORD.search(text):
        return _A_RECORD
    if any(fact.field not in _NO_SUBSTANCE and (fact.field != "events" or fact.day) for fact in facts.found):
        return None
    return _reason(text, facts)


def _reason(text: str, facts: Facts) -> Text:
    """Return what a text lacks in which nothing was found."""
    if not text.strip():
        return _NO_TEXT
    says = _says(text)
    if not _is_japanese(text):
        return _OTHER_LANGUAGE.filled(what=_language(text), says=says)
    if facts.found or is_notice(unwrapped(text[:LONGEST]).folded):
        return _NOTHING_SAID.filled(says=says)
    if seems := _seems(fold(text)):
        return _ANOTHER_KIND.filled(seems=seems, says=says)
    return _NO_BREACH.filled(says=says)


_RECORD = re.compile(r"\A(?:#.*\n|\s)*id: .*\n(?=(?:.*\n){0,60}?(?:events|sources):)")

_A_DAY = 12
"""Characters; shorter lines are days and addressees."""


def _says(text: str) -> str:
    """Return the first line that tells what a text is about."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return shortened(next((line for line in lines if len(line) > _A_DAY), lines[0]))


_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|our|your|was|is|for)\b", re.IGNORECASE)


def _is_japanese(text: str) -> bool:
    """Tell whether kana are more than a twentieth of the letters; other languages cite a word at most."""
    return 20 * len(_KANA.findall(text)) >= len(_LETTER.findall(text))


def _language(text: str) -> Text:
    return _IN_ENGLISH if 20 * len(_ENGLISH.findall(text)) > len(text.split()) else _IN_ANOTHER


_KINDS: tuple[tuple[Text, str], ...] = (
    (
        Text("a privacy policy", "個人情報保護方針（プライバシーポリシー）"),
        "個人情報保護方針|プライバシーポリシー|利用目的|安全管理措置|第三者(?:への)?提供|開示等|共同利用",
    ),
    (
        Text("terms of use", "利用規約"),
        "規約|第\\d{1,2}条|附則|免責|準拠法|管轄裁判所",
    ),
    (
        Text("a recall of goods", "商品の自主回収のお知らせ"),
        "自主回収|リコール|回収|製造番号|ロット|賞味期限|消費期限|着払い|対象商品|健康被害",
    ),
    (
        Text("a warning of false mails or sites", "なりすましメールや偽サイトへの注意喚起"),
        "なりすまし|フィッシング|偽サイト|偽の|不審な(?:メール|サイト|電話)|装った|かたった|騙っ|ご注意ください",
    ),
    (
        Text("a notice of maintenance or an outage", "メンテナンスや障害のお知らせ"),
        "メンテナンス|保守作業|障害|停電|復旧|つながりにくい|実施いたします",
    ),
    (
        Text("advice on security", "セキュリティに関する助言"),
        "パスワードは|二段階認証|使い回|注意喚起|しましょう|返信しないで|最新の状態|守るために",
    ),
    (
        Text("news of a product or a service", "製品やサービスの発表"),
        "提供を?開始|販売を?開始|新製品|新商品|月額|導入|プレスリリース|発売|サービス「|税別",
    ),
    (
        Text("a report to shareholders", "決算など株主向けの発表"),
        "決算|配当|売上高|営業利益|前期比|前年同期|株主",
    ),
    (
        Text("a page of a shop", "商品のページ"),
        "カートに|在庫|税込|送料|レビュー|返品|特定商取引|お届け|ご注文",
    ),
    (
        Text("a list of news", "お知らせの一覧"),
        "(?:お知らせ|ニュース|新着|記事)(?:の)?一覧|新着情報|(?m:^[・\\s]*\\d{4}[年./-]\\d{1,2}[月./-]\\d{1,2}日?[ \\u3000]+\\S)",
    ),
)
"""What else a page may be, and the words that tell; the kind with most of them is named."""


def _seems(folded: str) -> Text | None:
    """Return what a Japanese text seems to be; None if less than two words tell."""
    counts = [(len(_told(pattern, folded)), kind) for kind, pattern in _KINDS]
    most, kind = max(counts, key=lambda told: told[0])
    return kind if most > 1 else None


def _told(pattern: str, folded: str) -> set[str]:
    return set(re.findall(pattern, folded))


_A_RECORD = Text(
    "it is a record, not a notice; `breachcat show` shows it, `breachcat verify` compares it with its notice",
    "告知文ではなく記録です。breachcat show で表示し、breachcat verify で告知文と照合できます",
)
_NO_TEXT = Text(
    "there is no text in it; check that it is the notice",
    "文章がありません。告知文のファイルか確かめてください",
)
_IN_ENGLISH = Text("in English", "英語")
_IN_ANOTHER = Text("in a language other than Japanese", "日本語以外の言語")
_OTHER_LANGUAGE = Text(
    "it is {what} (“{says}”), and only Japanese notices are read; give the Japanese notice",
    "{what}の文章です（『{says}』）。読み取れるのは日本語の告知文だけです。日本語の告知文を指定してください",
)
_LOOKED_FOR = Text(
    "no sentence says that 漏えい, 流出, 不正アクセス, 改ざん, 紛失 or the like happened here",
    "「漏えい」「流出」「不正アクセス」「改ざん」「紛失」などが実際に起きた（またはその可能性がある）と述べる文が見つかりません",
)
_ANOTHER_KIND = Text(
    "it is no notice of a breach, but seems to be {seems} (“{says}”): {looked_for}; give the notice itself",
    "情報漏えいの告知文ではなく、{seems}のようです（『{says}』）。{looked_for}。告知文そのものを指定してください",
).filled(seems="{seems}", says="{says}", looked_for=_LOOKED_FOR)
_NO_BREACH = Text(
    "it is no notice of a breach (“{says}”): {looked_for}; give the notice itself",
    "情報漏えいの告知文ではないようです（『{says}』）。{looked_for}。告知文そのものを指定してください",
).filled(says="{says}", looked_for=_LOOKED_FOR)
_NOTHING_SAID = Text(
    "it speaks of a breach (“{says}”), but no date, period, number, kind of data or cause in it could be read; check that it is the whole notice, or write the record with `breachcat new`",
    "情報漏えいに関する文章ですが（『{says}』）、日付、期間、件数、情報の項目、原因のいずれも読み取れませんでした。告知文の全文か確かめるか、`breachcat new` で記録を作成してください",
)
