"""Causes, misuse, and why publication took its time: only as far as a notice says."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.notice.passages import Kind, Passage
from breachcat.vocabulary import Cause, DelayReason, Misuse, Word

_SCREEN = r"(?:決済|お?支払い?|入力|注文|購入|カード情報|カート|申込)(?:用|の|情報)?(?:[^。、]{0,6})(?:画面|フォーム|ページ|アプリケーション|プログラム)"
CAUSES: tuple[tuple[Cause, str], ...] = (
    (
        Cause.SYSTEM_VULNERABILITY,
        r"脆弱(?:性|な(?:部分|箇所))|ぜい弱性|セキュリティ(?:上の)?(?:ホール|の欠陥|の穴)",
    ),
    (Cause.SQL_INJECTION, r"SQL\s*(?:インジェクション|injection)"),
    (Cause.CROSS_SITE_SCRIPTING, r"クロス\s*サイト[・\s]*スクリプティング|XSS"),
    (
        Cause.PAYMENT_PAGE_TAMPERING,
        rf"ペイメント\s*アプリケーション[^。]{{0,12}}(?:改ざん|改竄)|{_SCREEN}[^。]{{0,14}}(?:改ざん|改竄|書き換え|差し替え)|(?:改ざん|改竄)された[^。、]{{0,10}}{_SCREEN}|偽の{_SCREEN}|フォームジャッキング|Webスキミング|ウェブスキミング",
    ),
    (
        Cause.MALWARE,
        r"マルウェア|ウイルス(?:に)?感染|コンピュータウイルス|バックドア|不正(?:な|の)?(?:プログラム|ファイル|スクリプト|コード)[^。]{0,22}(?:設置|置か|埋め|仕掛|挿入|混入|感染|組み込|動作)",
    ),
    (
        Cause.CREDENTIAL_STUFFING,
        r"リスト型|パスワードリスト|他社(?:の)?(?:サービス|サイト)[^。、]{0,10}(?:から|で)(?:流出|漏|入手)",
    ),
    (
        Cause.STOLEN_CREDENTIALS,
        r"管理(?:画面|者(?:用)?(?:の)?(?:アカウント|ID|権限|ページ|画面)|サイト|ページ|用?アカウント)[^。]{0,28}(?:不正(?:な|に)?(?:ログイン|アクセス|利用)|窃取|奪|突破|侵入)|(?:ID|アカウント|認証情報|パスワード)[^。、]{0,24}(?:窃取|盗(?:ま|用)|不正に(?:利用|使用|取得|入手)|悪用|詐取|推測)|フィッシング(?:メール|サイト)?[^。]{0,14}(?:により|によって|に[誘入])",
    ),
    (
        Cause.THIRD_PARTY_SERVICE,
        r"(?:委託(?:先|業者)|外部(?:の)?(?:サービス|事業者|委託|企業|業者|ベンダー)|他社(?:の)?サービス|クラウドサービス|提供する(?:サービス|システム))[^。]{0,40}(?:改ざん|不正(?:な)?アクセス|侵害|サイバー攻撃|侵入|攻撃を受け|紛失)|提供の[^。]{0,24}[^。]{0,14}(?:不正(?:な)?アクセス|改ざん)|委託して(?:いる|おります|いた)[^。]{0,24}(?:サーバー|システム)[^。]{0,24}(?:不正|設定|改ざん)",
    ),
    (
        Cause.MISCONFIGURATION,
        r"設定[^。、]{0,12}(?:不備|誤り|ミス|漏れ|もれ|間違)|設定を誤|誤って[^。、]{0,10}(?:公開|設定)|(?:公開|閲覧)(?:設定|範囲)[^。]{0,16}(?:誤|ミス|まま)|アクセス(?:権限?|制限|制御)[^。、]{0,14}(?:不備|誤|され(?:て(?:おらず|いな)))|誤った設定|誤設定",
    ),
    (Cause.RANSOMWARE, r"ランサム(?:ウェア|ウエア)"),
    (
        Cause.INSIDER,
        r"(?:元|退職した?)?(?:従業員|社員|職員|派遣)[^。]{0,28}(?:持ち出|不正に(?:取得|閲覧|複製)|売却)|内部(?:犯行|不正)",
    ),
    (Cause.UNKNOWN, r"原因[^。、]{0,14}(?:特定(?:に|は|には)?(?:至|でき)|不明|分かって(?:おりま|いま)せん)"),
    (
        Cause.LOST_MEDIA,
        r"(?:USB|媒体|パソコン|PC|書類|端末|スマートフォン|ハードディスク|HDD|タブレット|名簿|伝票)[^。]{0,40}(?:紛失|盗難|置き忘れ|遺失)",
    ),
)
_NOT_CAUSE = re.compile(
    r"脆弱性(?:診断|対策|検査|の有無|試験|が(?:ない|無い)か)|ウイルス対策|マルウェア対策|検知システム|再発防止|強化|導入|のおそれのない|修正(?:し|を)|防止(?:する|策)|確認されませんでした|の有無|調査中|痕跡(?:は|が)(?:確認されて|見つか)|詳細は"
)
_NAMED_HOLE = re.compile(
    r"(?<!システムの一部に)(?<!システムに)(?:クロス\s*サイト[・\s]*スクリプティング|SQL\s*インジェクション|XSS)(?:の|に対する|という|と呼ばれる)?\s*脆弱性"
)
_CAUSE_PLACE = re.compile("原因|手口|手段|なぜ(?:起き|漏|流出)|要因|何が")
_CAUSE_WORDS = re.compile(
    r"原因|によ(?:り|って|る|ります)|行われ|使った|感染|紛失|持ち出|つ(?:いた|かれ)|悪用|突かれ|ことから|ため|受け"
)


class Said(NamedTuple):
    """A word that a passage says, and where."""

    start: int
    end: int
    value: Word
    part: Passage
    rule: str


def find_causes(parts: list[Passage]) -> list[Said]:
    """Return the causes that the notice gives, those under a heading of their own before all others."""
    told = [p for p in parts if not p.off and p.kind is not Kind.QUESTION]
    placed = [
        said
        for p in told
        if _CAUSE_PLACE.search(p.heading)
        or _CAUSE_PLACE.search(p.lead[-20:])
        or re.match("(?:[・■]\\s*)?原因", p.words)
        for said in _causes(p)
    ]
    placed += [
        said for p in told if re.search("原因(?:は|と)", p.words) for said in _causes(p) if said not in placed
    ]
    found = placed or [
        said
        for p in told
        if p.kind is not Kind.HEADING
        and not re.search("再発|対策|お願い|遅れ|時間を要", p.heading)
        and _CAUSE_WORDS.search(p.words)
        for said in _causes(p)
    ]
    if not found:
        found = list(_plain_access(told))
    return list({said.value: said for said in reversed(found)}.values())[::-1]


def _causes(part: Passage) -> Iterator[Said]:
    words = _NAMED_HOLE.sub(lambda match: match[0].replace("脆弱性", "＿＿＿"), part.words)
    for cause, pattern in CAUSES:
        for match in re.finditer(pattern, words):
            if not _NOT_CAUSE.search(words[max(0, match.start() - 4) : match.end() + 14]):
                yield Said(part.start + match.start(), part.start + match.end(), cause, part, "cause")
                break


def _plain_access(parts: list[Passage]) -> Iterator[Said]:
    for part in parts:
        if match := re.search("不正な?(?:に)?アクセス|サイバー攻撃|不正に侵入", part.words):
            if part.kind is Kind.HEADING or re.search("対策|今後|再発", part.heading):
                continue
            yield Said(
                part.start + match.start(),
                part.start + match.end(),
                Cause.UNAUTHORIZED_ACCESS,
                part,
                "access",
            )
            return


_MISUSE = re.compile(r"不正に?(?:利用|使用)|悪用|二次被害|なりすまし|不正な(?:引き落とし|注文|購入)")
_NO_MISUSE = re.compile(
    r"(?:確認|認め|把握)[^。]{0,8}(?:おりません|いません|ません|おらず)|報告[^。]{0,24}(?:おりません|いません|ございません|ありません)|事実はございません|ございません"
)
_MAYBE = re.compile("可能性|おそれ|恐れ")
_ADVICE = re.compile(
    r"場合|防止|防ぐ|監視|モニタリング|ないか|おそれはない|繰り返|請求が|脆弱性を|ご注意|お申し?出|されたとき|対策|補償|を悪用(?:し|され)"
)


def find_misuse(parts: list[Passage]) -> Said | None:
    """Return what the notice says on misuse of the data, the gravest that it says."""
    found: dict[Word, Said] = {}
    for part in parts:
        if part.off or part.kind in (Kind.QUESTION, Kind.HEADING):
            continue
        for match in _MISUSE.finditer(part.words):
            value = _misuse(part.words, match)
            if value:
                found.setdefault(
                    value, Said(part.start + match.start(), part.start + match.end(), value, part, "misuse")
                )
    return next(
        (found[value] for value in (Misuse.CONFIRMED, Misuse.POSSIBLE, Misuse.NONE_FOUND) if value in found),
        None,
    )


def _misuse(words: str, match: re.Match[str]) -> Misuse | None:
    clause = re.split(r"。|が、", words[match.end() :])[0]
    if re.match(r"[^。]{0,6}(?:場合|防止|を防|ないか)", clause):
        return None
    if _NO_MISUSE.search(clause):
        return Misuse.NONE_FOUND
    near = words[max(0, match.start() - 2) : match.end()] + clause
    if _ADVICE.search(near):
        return None
    if re.match("の(?:疑い|懸念)", clause):
        return None
    if _MAYBE.search(clause):
        return Misuse.POSSIBLE if re.search("確認|判明|ござい|あり|ある|高い|分か", clause) else None
    return (
        Misuse.CONFIRMED
        if re.search(
            r"(?:され(?:た|て|ました|まし)|の?(?:事実|被害)|が)[^。]{0,16}(?:確認|判明|発生|認め)|が確認|を確認",
            clause,
        )
        else None
    )


_LATE = re.compile(
    r"(?:公表|発表|公開|告知|お知らせ|ご?報告|ご?案内|知らせ)[^。\n]{0,18}(?:遅|時間|要し|時期|至|経緯|まで|日数)|遅れ|時間を要|時間がかか|情報公開について|日数を要|(?:公表|発表)[^。]{0,20}理由"
)
REASONS: tuple[tuple[DelayReason, str], ...] = (
    (DelayReason.AVOID_CONFUSION, r"混乱"),
    (
        DelayReason.ADVICE,
        r"(?:カード会社|決済代行|関係会社|決済会社|警察|専門家)[^。]{0,110}(?:助言|説明を(?:受|いただ)|指導|アドバイス|要請|指示|助言を)",
    ),
    (
        DelayReason.PREPARE_SUPPORT,
        r"(?:対応|受け入れ|応じる|サポート)[^。、]{0,8}(?:準備|体制|態勢)|(?:準備|体制|態勢)を?(?:整え|整備)",
    ),
    (
        DelayReason.AWAIT_INVESTIGATION,
        r"調査[^。]{0,60}?待[ちっつた]|調査の?完了(?:を|後)|調査に(?:時間|日数)|(?:調査|全容)[^。]{0,24}(?:を受け(?:て|、)|が(?:判明|完了)し?(?:て|た(?:後|うえ|段階))|を踏まえて(?:から|公表|発表)|をもって|の解明|を把握)",
    ),
    (
        DelayReason.COORDINATE_WITH_CARD_COMPANIES,
        r"(?:カード会社|クレジット会社|決済代行会社)[^。]{0,34}(?:連携|協議|調整|照ら|確認を?(?:もって|経|した)|すり合わせ)",
    ),
    (DelayReason.SET_UP_CONTACT_WINDOW, r"(?:窓口|コールセンター)[^。、]{0,12}(?:設置|開設|設け|整え|準備)"),
    (
        DelayReason.LIMITED_CAPACITY,
        r"(?:充分|十分|じゅうぶん)な?(?:ご)?(?:お客様)?(?:対応|ご説明)[^。]{0,8}(?:出来|でき|行え|困難|整わ)[^。]{0,4}(?:ず|ない|な|ませ)?",
    ),
    (
        DelayReason.AVOID_FURTHER_TROUBLE,
        r"(?:さらなる|更なる|いっそうの|かえって|これ以上の)[^。、]{0,6}(?:ご?迷惑|ご?不安|被害)|二次被害|被害の?拡大",
    ),
)


def find_delay_reasons(parts: list[Passage]) -> list[Said]:
    """Return the reasons that the notice gives for the time until publication."""
    found: list[Said] = []
    for part in parts:
        if part.off or part.kind in (Kind.QUESTION, Kind.HEADING):
            continue
        placed = _LATE.search(part.heading.split("\n")[-1]) or re.search(
            "(?:公表|発表)[^。]{0,20}(?:理由|要しました)", part.words
        )
        spoken = re.search(
            r"(?:公表|発表|お知らせ|告知|公開)(?:(?:し|いたし|する|と(?:なり|させ)|に至|を行|まで|が遅|の運び)|[^。]{0,10}(?:いただ|こととい|ことにいた))",
            part.words,
        )
        if placed or (
            spoken
            and re.search("待|うえで|上で|ため|ことから|まで|遅", part.words)
            and not re.search("再発|原因", part.heading)
        ):
            found += [
                Said(part.start + match.start(), part.start + match.end(), reason, part, "delay")
                for reason, pattern in REASONS
                if (match := re.search(pattern, part.words))
            ]
    return list({said.value: said for said in reversed(found)}.values())[::-1]
