"""The steps of an incident: what happened on which day."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from breachcat.vocabulary import Detector, EventKind, PoliceAct, Stage


class Rule(NamedTuple):
    """How a step is said: its name, kind, the words, and what must not and must stand near.

    `words` are looked for in a sentence; its group `party` is whom it concerns. `unless` is looked
    for in the words and shortly behind, `given` in the heading and the sentence.
    """

    name: str
    kind: EventKind
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    given: re.Pattern[str] | None = None
    details: tuple[tuple[str, Any], ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a passage that say a step; offsets are those of the whole text."""

    rule: Rule
    start: int
    end: int
    words: str
    party: str = ""


PARTIES: tuple[tuple[Detector, str], ...] = (
    (Detector.POLICE, "警察(?:署|庁|本部)?|警視庁|[道府県都]警|サイバー犯罪|サイバー対策課"),
    (Detector.REGULATOR, "個人情報保護委員会|経済産業省|総務省|監督官庁|所管官庁|文部科学省|厚生労働省"),
    (
        Detector.CARD_COMPANY,
        "カード(?:発行)?会社|クレジット会社|アクワイアラー?|イシュアー?|国際ブランド|カードブランド|カード事業者|信販会社",
    ),
    (
        Detector.PAYMENT_PROCESSOR,
        "決済代行(?:会社|業者|事業者|サービス)?|決済(?:サービス)?(?:会社|事業者|業者)|決済サービス(?:提供)?(?:会社|事業者)|収納代行",
    ),
    (
        Detector.CONTRACTOR,
        "(?:保守|運用|管理|開発|制作|運営)を(?:委託|お願い)して(?:いる|おります|おりました|いた)|委託(?:先|業者|会社)|システム(?:開発|保守|管理|運用|制作)?(?:会社|業者|ベンダー)|(?:開発|保守|制作|運用|運営|管理)(?:会社|業者|ベンダー)|サーバー?(?:管理|運用|保守|運営)?(?:会社|業者)|ベンダー|(?:サービス|システム|カート|ASP)(?:の)?(?:提供(?:元|会社|事業者|業者)|事業者)|レンタルサーバー?",
    ),
    (
        Detector.RESEARCHER,
        "第三者|外部の方|セキュリティ(?:の)?(?:研究者|専門家|機関|企業|会社|団体|ベンダー|調査員)|研究者|JPCERT|情報処理推進機構|IPA|情報機関|外部(?:の)?(?:専門)?(?:機関|団体)|専門機関|ホワイトハッカー|第三者(?:の)?機関",
    ),
    (
        Detector.CUSTOMER,
        "お客[様さ]ま?|お客さま|ユーザー|利用者|会員|購入者|顧客|受講(?:生|者)|保護者|学生|申込者|応募者|参加者|患者",
    ),
    (Detector.OTHER, "取引先|外部|匿名|報道|関係者|知人|近隣|郵便局"),
    (Detector.OPERATOR, "従業員|社員|職員|担当者|教員|スタッフ|監視(?:システム|サービス)?"),
)
COMPANY = r"(?:株式|有限|合同)会社\s?[^\s、。「」()をがはにへ]{1,18}?(?=から|より|を?通じ|を介)|[^\s、。「」()をがはにへのた]{1,16}(?:株式|有限|合同)会社"
ANY_PARTY = "|".join([*(words for _, words in PARTIES), COMPANY])
_MORE = r"(?:の方々?|様|さま|各社|[数一1-9]社|[のである]{1,3}[^\s、。をがはへ]{1,16}|[^\sをがはにへ、。のか]{0,14}|[(][^)]*[)])?"
_TOLD = (
    r"(?:連絡|指摘|通報|通知|報告|情報提供|提供|問い?合わ?せ|第一報|申告|申し?出|相談|照会|届け?出|知らせ|一報|注意喚起|依頼|旨)"
    r"(?:を(?:受|いただ|頂|賜|得|もらっ|受領)|が(?:複数|多数|数件|相次いで)?(?:あ[りっ]|入[りっ]|寄せ|届[きい]|ござ|なされ|相次)|により|によって|を(?:契機|きっかけ)|を.{0,4}受け|あり|頂|いただ|を伝え|され|受け|$|。|\)|」)"
)


def _re(words: str) -> re.Pattern[str]:
    return re.compile(words)


_STOP = (
    r"(?:停止|中止|中断|休止|遮断|無効化|削除|取りやめ|取り止め|止め|見合わせ|利用不可|終了|クローズ|閉鎖)"
)
_NOT_STOP = _re(
    r"再開|停止(?:前|後の|などの|に関|期間|中に|の(?:ご?依頼|手続|解除))|ご注文|カードの(?:利用)?停止|(?:停止|中止)(?:する(?:予定|場合|こと)|を(?:検討|予定))|利用停止"
)
_REPORT = r"(?:報告|届け?出|届|提出|速報|確報|申告|連絡|通報)"
_INV = r"(?:調査|フォレンジック|解析)"
_NOT_SURE = _re(r"(?:予定|検討|見込|方針|次第|(?:する|した)場合|お願い|依頼)")

RULES: tuple[Rule, ...] = (
    Rule(
        "told",
        EventKind.DETECTED,
        _re(
            rf"(?P<party>(?:{ANY_PARTY}){_MORE})(?:から|より|を?通じて?|を介して|経由で?)(?!の(?:流出|漏|送信|アクセス)|の?(?:不正な?(?:に)?アクセス|不正侵入|攻撃|サイバー|侵入|悪意|閲覧|見え))[^。]{{0,140}}?{_TOLD}"
        ),
        _re(
            r"第三者(?:調査)?機関(?:から|より)の?(?:第一報|中間|最終|調査|報告)|調査(?:機関|会社)[^。]{0,6}(?:から|より)|お問い?合わ?せ(?:の中|が多|窓口|内容)|(?:よくいただ|多くいただ)|連絡が来|連絡が入った場合|連絡があった場合|再発行|調査の(?:結果|第)|指摘されて(?:おり|い)ません|助言|の説明を受|報告は(?:受|なされ)"
        ),
    ),
    Rule(
        "told by",
        EventKind.DETECTED,
        _re(
            rf"(?:問い?合わ?せ|連絡|指摘|通報|情報提供|ご?報告)を、?(?P<party>(?:{ANY_PARTY}){_MORE})(?:より|から)(?:いただ|頂|受|賜)"
        ),
    ),
    Rule(
        "noticed",
        EventKind.DETECTED,
        _re(
            r"(?:不審|不正|異常|異変|障害|不具合|改ざん|攻撃|痕跡|侵入|漏え?い|漏洩|流出|可能性|疑い|懸念|おそれ|紛失|感染|誤送信|公開|閲覧)[^。]{0,60}?(?:検知|検出|発見|発覚|覚知|認知|把握|察知|気[づ付]|判明|確認|発生)"
        ),
        _re(
            r"確認(?:されて(?:おり|い)ません|して(?:くださ|いただ)|でき(?:てい)?ません)|ご確認|調査(?:の結果|が完了|により)|(?:調査|解析)[^。]{0,25}完了|事実(?:が|を)確認|不正利用された可能性"
        ),
        weak=True,
    ),
    Rule(
        "came to light",
        EventKind.DETECTED,
        _re(r"(?:発覚|判明|認知|覚知|検知|把握)(?:し|いた|、|日|の経緯|した)"),
        _re(r"調査(?:の結果|が完了|により)|完了し"),
        weak=True,
    ),
    Rule(
        "malware removed",
        EventKind.MALWARE_REMOVED,
        _re(
            r"(?:(?:不審な|当該|その)(?:プログラム|ファイル|スクリプト)|不正(?:な|の)?(?:プログラム|ファイル|スクリプト|コード|モジュール)|マルウェア|ウイルス|バックドア|スキマー|改ざん(?:された)?(?:箇所|ファイル|プログラム))[^。]{0,45}?(?:削除|除去|駆除|取り除|修正)"
        ),
        _NOT_SURE,
    ),
    Rule(
        "payment stopped",
        EventKind.PAYMENT_STOPPED,
        _re(
            rf"(?:カード|クレジット|決済|お?支払)[^。]{{0,30}}?(?:決済|払い?|取り?扱い?|受付|購入|支払|利用|機能|サービス|システム|ページ)[^。、]{{0,22}}?{_STOP}"
        ),
        _re(
            _NOT_STOP.pattern
            + r"|登録(?:機能)?(?:のみ)?[をのは][^。]{0,6}停止|カード(?:情報)?(?:の)?(?:新規)?登録[^。、]{0,8}停止|疑い|不正利用"
        ),
    ),
    Rule(
        "payment stopped",
        EventKind.PAYMENT_STOPPED,
        _re(rf"(?:決済|支払い?)[^。、]{{0,14}}?(?:を|の|は|も)(?:[^。、]{{0,12}}?){_STOP}"),
        _re(_NOT_STOP.pattern + r"|登録(?:機能)?(?:のみ)?[をのは][^。]{0,6}停止"),
    ),
    Rule(
        "site stopped",
        EventKind.SITE_STOPPED,
        _re(
            r"(?<!決済)(?:サイト|ショップ|ストア|モール|通販|サービス|店舗?|ページ|サーバー?|システム|販売|受注|注文)[^。、決支]{0,14}?(?:を|の|は|も)(?:[^。、決支]{0,14}?)(?:停止|閉鎖|休止|クローズ|中断|遮断|止め|メンテナンス|公開を取り)"
        ),
        _re(_NOT_STOP.pattern + r"|取りやめ|アカウント|カードの"),
    ),
    Rule(
        "investigation started",
        EventKind.INVESTIGATION_STARTED,
        _re(rf"{_INV}[^。、]{{0,16}}?(?:開始|着手|始[めま]|スタート)"),
        _re("開始(?:予定|する予定)|対応(?:が|を)開始"),
    ),
    Rule(
        "investigation requested",
        EventKind.INVESTIGATION_STARTED,
        _re(rf"{_INV}[^。、]{{0,16}}?(?:依頼|委託|要請)"),
        _re("依頼(?:する予定)"),
        details=(("requested", True),),
    ),
    Rule(
        "planned",
        EventKind.PAYMENT_RESUMED,
        _re(r"(?:を|に|する|開始の?)?予定(?:して|です|で|$)|再開(?:いた)?し(?:ます|まし|て)"),
        _re("未定|次第"),
        given=_re(r"(?:カード|決済|支払)[^\n]*再開"),
    ),
    Rule(
        "interim report",
        EventKind.INVESTIGATION_INTERIM,
        _re(
            r"(?:調査|第三者|専門)[^。、]{0,12}?(?:機関|会社|企業|業者)?[^。、]{0,12}?(?:中間(?:調査)?報告|第一報|第1報|速報|一次報告|暫定)|中間(?:調査)?(?:報告|結果)"
        ),
        _re("委員会|公表"),
    ),
    Rule(
        "investigation completed",
        EventKind.INVESTIGATION_COMPLETED,
        _re(rf"{_INV}(?:(?!開始|着手|{_INV})[^。]){{0,28}}?(?:完了|終了|終え|終わ)"),
        _re(r"完了(?:後|次第|を待|し次第|した際|するまで)|終了(?:後|次第)|削除も終|社内調査"),
    ),
    Rule(
        "final report",
        EventKind.INVESTIGATION_COMPLETED,
        _re(
            r"(?:最終(?:的な)?(?:調査)?(?:報告書?|結果|レポート)|調査(?:(?:機関|会社)の)?(?:最終)?(?:調査)?(?:結果|報告書?|レポート)(?:の?報告書?)?)[^。、]{0,16}?(?:受領|受け取|受け(?!止|る見込|る予定)|届|提出され|提出を受|入手|受理|報告を受|共有され)|付け?の(?:最終)?(?:調査)?(?:結果)?報告書"
        ),
        _re("中間|委員会|第一報"),
    ),
    Rule(
        "regulator",
        EventKind.PPC_REPORTED,
        _re(rf"(?P<party>個人情報保護委員会)[^。]{{0,70}}?{_REPORT}"),
        _NOT_SURE,
    ),
    Rule(
        "stage of a report",
        EventKind.PPC_REPORTED,
        _re(
            r"(?:速報|確報)は、?[^。、]{0,30}?提出|(?:速報|確報|続報)(?:[^。、]{0,8}?(?:提出|報告|行|し|を|済)|、|$|\s)"
        ),
        _NOT_SURE,
        given=_re("個人情報保護委員会"),
    ),
    Rule(
        "police",
        EventKind.POLICE_REPORTED,
        _re(
            r"(?P<party>警察署?|警視庁|[道府県]警|警察本部|サイバー犯罪対策課)[^。]{0,60}?(?:被害申告|被害届|相談|届け?出|届け|報告|通報|申告|告訴|連絡)"
        ),
        _re(
            _NOT_SURE.pattern
            + r"|(?:警察署?|警視庁|[道府県]警|警察本部|対策課)(?:の方)?(?:より|から)|と連携|当社に|弊社(?:へ|に)"
        ),
    ),
    Rule(
        "police act",
        EventKind.POLICE_REPORTED,
        _re(r"(?:被害届|被害申告|被害の申告)[^。、]{0,10}?(?:提出|行|し|済|受理|出)"),
        _NOT_SURE,
        given=_re("警察|警視庁|[府県]警"),
    ),
    Rule(
        "customers",
        EventKind.CUSTOMERS_NOTIFIED,
        _re(
            r"(?:電子メール|メール|書状|書面|郵送|郵便|書簡|はがき|ハガキ|封書|文書|お手紙|個別|電話|DM)[^。]{0,45}?(?:連絡|通知|案内|お知らせ|知らせ|送[りっら付信]|発送|お詫び|送達|差し上げ|お伝え|お届け|投函)|(?:書状|書面|お詫び状|文書|案内)を?(?:順次)?郵送"
        ),
        _re(
            r"窓口|より(?:お客様)?へ?(?:連絡|通知)が|届[いき]ま|不審な|問い?合わ?せ(?:は|を|の|先)|再開|休業"
        ),
    ),
    Rule(
        "first notice",
        EventKind.PUBLISHED,
        _re(
            r"(?:一次公表|(?:第[一二三四五1-5]報|続報|速報)[^。、]{0,14}?(?:公表|発表|掲載|お知らせ|公開|告知|公表)|(?:ホームページ|HP|サイト|ウェブ|Web|WEB)[^。、]{0,25}?(?:公表|お知らせ|掲載|発表|公開|告知|報告))"
        ),
        _re(
            r"再開|次第|決定|改めて|今後|予定|との(?:お知らせ|報告)|をいただ|公開設定|閲覧|してまいり|調査会社|第三者機関|個別"
        ),
    ),
    Rule(
        "earlier notice",
        EventKind.PUBLISHED,
        _re(
            r"付け?(?:の)?「[^」]{4,60}(?:お知らせ|報|について|お詫び|報告)[^」]*」|に?公表(?:いた)?し(?:まし)?た(?:第[一二三]報|続報)|公表[)]の要旨"
        ),
    ),
    Rule(
        "published",
        EventKind.PUBLISHED,
        _re(r"(?:本件|事案|流出|漏え?い|漏洩|可能性|正式)[^。、]{0,20}?(?:公表|発表)(?:いた|し|を行|と)"),
        _re(r"遅|まで|時期|こと|予定|待っ"),
    ),
    Rule(
        "resumed",
        EventKind.PAYMENT_RESUMED,
        _re(r"(?:カード|決済|クレジット|支払)[^。]{0,30}?再開"),
        _re(r"未定|次第|改めて|再開(?:日|に際|に向|後|前|のお知らせ|して(?:も|から))|時期|日程"),
    ),
    Rule(
        "reopened",
        EventKind.SITE_REOPENED,
        _re(
            r"(?:サイト|ショップ|ストア|サービス|販売|モール|通販|店)(?:は、)?[^。、]{0,25}?(?:再開|リニューアルオープン|再オープン)"
        ),
        _re(
            r"未定|次第|改めて|決済|カード|再開(?:日|に際|に向|後|前|のお知らせ|について|して(?:も|から))|時期|日程"
        ),
    ),
    Rule(
        "operator changed",
        EventKind.OPERATOR_CHANGED,
        _re(r"運営(?:主体|会社|者|元)?[^。、]{0,14}?(?:変更|移管|譲渡|承継)|事業(?:を)?譲渡"),
        None,
    ),
)
ACTS: tuple[tuple[PoliceAct, str], ...] = (
    (PoliceAct.DAMAGE_DECLARATION, "被害申告|被害の申告|被害を申告"),
    (PoliceAct.DAMAGE_REPORT, "被害届"),
    (PoliceAct.CONSULTATION, "相談"),
    (PoliceAct.REPORT, "報告|届け?出|届け|通報|申告|連絡|告訴"),
)
FORCE = re.compile(
    r"(?:(?:所轄|管轄|地元|最寄り?)の?)?(?:[一-鿿ぁ-ゖァ-ヺー]{1,8}(?:中央|東|西|南|北)?警察署|警視庁[一-鿿ァ-ヺー]{0,14}(?:課|署)?|[一-鿿]{2,3}[道府県]警(?:察本部|察)?[一-鿿ァ-ヺー]{0,14}(?:課|署|室)?|警察庁|(?:所轄|管轄|最寄り)の?警察署?)"
)
STAGES: tuple[tuple[Stage, str], ...] = (
    (Stage.PRELIMINARY, "速報|第一報|第1報|一次公表|初報"),
    (Stage.INTERIM, "続報|第二報|第2報"),
    (Stage.FINAL, "確報|最終報"),
)
