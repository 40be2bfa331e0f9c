"""How it came about, as far as a notice says; a cause is never inferred."""

import re
from collections.abc import Iterator

from breachcat.notice.passages import Kind, Passage
from breachcat.notice.said import Said
from breachcat.notice.ways import either
from breachcat.vocabulary import Cause

_SCREEN = (
    r"(?:決済|精算|お?支払い?|カード(?:払い|情報|番号)?|入力|注文|購入|カート|申込|買い物かご|ペイメント|チェックアウト)[^。、]{0,10}"
    r"(?:画面|フォーム|ページ|アプリケーション|プログラム|モジュール|スクリプト|処理|機能|ファイル|入力欄|欄)"
)
_TAMPERED = r"(?:改ざん|改竄|改変|書き換え|書換え|書き込まれ|書き加え|加えられ|差し替え|差替え|すり替え|置き換え|細工|手が?を?加え|仕込|埋め込|組み込まれ|追加され|挿入され|設置され|変更され|不正な動作)"
_BROKEN_INTO = either(
    "改ざん|改竄",
    "不正な?(?:に)?アクセス",
    "不正ログイン",
    "不正に(?:侵入|ログイン|操作|取得)",
    "侵害|サイバー攻撃|侵入|攻撃を受け|設定を誤|誤った|すり替え|閲覧され|書き換え|書き込|乗っ取|ランサム|ウイルス",
    "マルウェア|感染|漏え?い|流出|紛失|盗難|誤送信|誤って|誤り|細工",
    "持ち(?:出|去)",
)
_STOLEN = r"(?:窃取|盗(?:ま|用|み|難)|奪|突破|詐取|だまし取|騙し取|不正に(?:利用|使用|取得|入手)|悪用|推測|特定され|破ら|知られ|抜き取|入手|使い|使っ|用い|利用し|乗っ取|総当たり)"
_KEYS = r"(?:ID|アカウント|認証情報|パスワード|ログイン情報|接続(?:する(?:ため)?の)?情報|接続情報|資格情報|アクセスキー|秘密鍵|(?:管理者?|操作)権限(?!を奪)|トークン)"
_VENDOR = (
    either(
        "(?<!再)委託(?:先|業者|会社|を?して(?:い|お)[るり])",
        "(?:運用|運営|保守|管理|開発|制作|業務|受付|配送|発送|予約|システム)[^。、]{0,10}を?委託",
        "外部(?:の)?(?:サービス|事業者|委託|企業|業者|ベンダー|会社)",
        "他社(?:の|が提供)[^。、]{0,8}(?:サービス|システム)",
        "クラウド(?:型)?サービス(?:の?提供|事業者|会社|[がに](?:不正|侵)|のサーバー?)",
        "受託(?:事業)?者",
        "受託会社",
        "を提供(?:する|している|しております)[^。、]{0,6}会社",
        "(?:が|より|から|会社[^。、]{1,20})(?:の)?提供(?:する|の|を受け|して(?:いる|おります))",
        "提供(?:元|会社|事業者|ベンダー)",
        "(?:利用|使用)して(?:いる|おり|いた)[^。、]{0,30}(?:サービス|システム|ツール|ASP)",
        "会社[^。、]{1,24}の[^。、]{0,16}(?:サービス|システム|カート|ツール|ASP)を[^。、]{0,10}(?:利用|使用|採用|導入)",
        "ベンダー|ソフトウェア会社|システム会社|制作会社|保守会社|取引先|サプライチェーン",
        "導入して(?:いる|おり|いた)[^。、]{0,20}サービス",
    )
    + "(?![^。、]{0,14}(?:から|より|を名乗|を装|とともに|に対し|ではなく))"
)
CAUSES: tuple[tuple[Cause, str], ...] = (
    (
        Cause.SYSTEM_VULNERABILITY,
        either(
            "脆弱(?:性|な(?:部分|箇所|点))",
            "ぜい弱|弱点",
            "弱い(?:箇所|部分|点)",
            "セキュリティ(?:上の)?(?:ホール|の?欠陥|の穴|不備)",
            "ゼロデイ",
            "修正(?:プログラム|パッチ)[^。]{0,14}(?:適用(?:され|し)?[^。]{0,8}(?:ない|おらず|いな|前|遅)|未適用)",
            "未適用",
            "欠陥を(?:突|つ|悪用)",
        ),
    ),
    (Cause.SQL_INJECTION, r"SQL\s*(?:文の?)?(?:インジェクション|injection|注入)"),
    (Cause.CROSS_SITE_SCRIPTING, r"クロス\s*サイト[・\s]*スクリプティング|XSS"),
    (
        Cause.PAYMENT_PAGE_TAMPERING,
        either(
            f"{_SCREEN}[^。]{{0,40}}?{_TAMPERED}",
            f"{_TAMPERED}(?:られ|され|れ)?た[^。、]{{0,10}}{_SCREEN}",
            f"{_TAMPERED}[^。、]{{0,12}}偽の[^。、]{{0,10}}(?:入力欄|画面|フォーム|ページ)",
            f"偽の(?:{_SCREEN}|入力欄)",
            "フォームジャッキング",
            "(?:Web|ウェブ|オンライン|デジタル)?スキミング",
            r"ペイメント\s*アプリケーション[^。]{0,12}(?:改ざん|改竄)",
        ),
    ),
    (
        Cause.MALWARE,
        either(
            "マルウェア",
            "ウイルス(?:に|へ)?の?感染",
            "コンピュータ(?:ー)?ウイルス",
            "バックドア|エモテット|Emotet|トロイの木馬|スパイウェア|Webシェル|ウェブシェル",
            "不正(?:な|の)?(?:プログラム|ファイル|スクリプト|コード|ソフト(?:ウェア)?)[^。]{0,22}(?:設置|置か|埋め|仕掛|仕込|挿入|混入|感染|組み込|動作|実行|アップロード|書き込|送り込)",
        ),
    ),
    (
        Cause.CREDENTIAL_STUFFING,
        either(
            "リスト型|パスワードリスト",
            "他(?:社|の)(?:の|が[^。、]{0,10}する)?(?:Web|ウェブ|インターネット)?(?:サービス|サイト)[^。、]{0,16}(?:から|で|より)[^。、]{0,8}(?:流出|漏|入手|取得|盗)",
            "他社から(?:流出|漏え?い|漏洩)",
            "(?:よそ|別の(?:サイト|サービス)|他所|ほか)[^。、]{0,8}で?(?:手に入れ|入手|流出|漏)[^。、]{0,24}(?:ID|パスワード)",
            "使い回(?:し|され)",
        ),
    ),
    (
        Cause.STOLEN_CREDENTIALS,
        either(
            "管理(?:画面|者(?:用)?(?:の)?(?:アカウント|ID|権限|ページ|画面)|サイト|ページ|用?アカウント|システム|機能)[^。]{0,28}(?:不正(?:な|に)?(?:ログイン|アクセス|利用)|窃取|奪|突破|侵入|入り込)",
            f"{_KEYS}[^。はも]{{0,30}}?{_STOLEN}",
            f"{_KEYS}[^。、はも]{{0,14}}(?:漏え?い|流出)(?!した(?:件|可能性|おそれ|恐れ|お客様|方|会員))",
            f"(?:窃取|盗|奪|詐取|だまし取)[^。、]{{0,8}}(?:{_KEYS})",
            "フィッシング(?:メール|サイト|詐欺)?[^。]{0,24}(?:により|によって|に[誘入よ]|で|入力|被害)",
            f"(?:偽|なりすまし)[^。]{{0,24}}(?:ログイン|画面|メール|サイト)[^。]{{0,20}}(?:{_KEYS})[^。]{{0,10}}入力",
        ),
    ),
    (
        Cause.THIRD_PARTY_SERVICE,
        either(
            f"{_VENDOR}[^。]{{0,60}}?{_BROKEN_INTO}",
            f"同(?:社|サービス|システム)の?[^。、]{{0,20}}(?:サーバー?|システム|サービス|環境|ネットワーク)[^。]{{0,24}}?{_BROKEN_INTO}",
            f"[こそ]の(?:プログラム|サービス|システム|スクリプト|タグ|仕組み)が[^。]{{0,16}}?{_BROKEN_INTO}",
        ),
    ),
    (
        Cause.MISCONFIGURATION,
        either(
            "設定[^。、]{0,14}(?:不備|誤り|ミス|漏れ|もれ|間違|不適切)",
            "設定を?(?:誤|怠)",
            "誤って[^。、]{0,16}(?:公開|設定|共有|送信|添付|アップロード|掲載)",
            "(?:公開|閲覧|共有)(?:設定|範囲|する)[^。]{0,24}(?:誤|ミス|まま)",
            "設定(?:が|を)[^。]{0,40}(?:まま|すべきところ)",
            "アクセス(?:権限?|制限|制御)[^。、]{0,16}(?:不備|誤|(?:かけ|掛け|設け|され)(?:て(?:おらず|いな)|ず|ない))",
            "誤った設定|誤設定",
            "(?:誰でも|だれでも)[^。、]{0,12}(?:閲覧|見られ|見える|アクセス)[^。、]{0,6}(?:状態|設定)",
            "(?:BCC|Bcc|ＢＣＣ)[^。]{0,24}(?:べき|TO|To|CC|Cc|宛先)",
            "誤送信",
        ),
    ),
    (Cause.RANSOMWARE, r"ランサム(?:ウェア|ウエア|攻撃)|身代金要求型"),
    (
        Cause.INSIDER,
        r"(?:元|退職(?:した)?|当時の)?(?:従業員|社員|職員|派遣|教員|担当者|アルバイト)[^。]{0,28}(?:持ち出|不正に(?:取得|閲覧|複製|入手)|売却|私的|興味本位)|内部(?:犯行|不正)|内部の者",
    ),
    (
        Cause.UNKNOWN,
        either(
            "(?:原因|経路|手口|手法|侵入口|道筋|方法)[^。]{0,30}(?:特定(?:する)?(?:に|は|には|が|を)*(?:至|でき)|不明|分かって(?:おりま|いま)せん|判明して(?:おりま|いま)せん|明らかにな(?:って|り)(?:おり|い)?ません|明らかではない|突き止め(?:られ|るに|ることは?でき)|解明(?:に|は|には)*(?:至|でき))",
            "原因[^。、]{0,10}(?:調査中|調査を(?:続|継続)|特定を(?:進|急))",
        ),
    ),
    (
        Cause.LOST_MEDIA,
        either(
            "(?:USB|媒体|メモリ|パソコン|PC|書類|端末|スマートフォン|携帯電話|ハードディスク|HDD|タブレット|名簿|伝票|かばん|鞄|封筒|帳票|CD|DVD|SDカード)[^。]{0,40}(?:紛失|盗難|置き忘れ|遺失|所在(?:が)?(?:不明|分から)|行方|なくし|見当た)",
            "(?:USBメモリ|媒体|パソコン|PC|書類|端末|かばん|鞄)(?:等)?[がを](?:何者かに)?盗まれ",
        ),
    ),
)
_CAUSES = tuple((cause, re.compile(pattern)) for cause, pattern in CAUSES)
_NOT_CAUSE = re.compile(
    either(
        "脆弱性?(?:診断|対策|検査|の有無|試験|情報|管理|が(?:ない|無い)か)",
        "ウイルス対策|マルウェア対策",
        "検知(?:システム|する|の|サービス|を)",
        "再発防止|強化|導入|のおそれのない",
        "修正(?:し(?!た)|を(?!適用(?:して|する前)))",
        "防止|防ぐ|の有無",
        "痕跡(?:は|が)(?:確認されて|見つか)",
        "詳細は",
        "(?:ございません|ありません)(?:でした)?",
        "(?:確認|認め)(?:されて|られて|され|られ)?(?:いま|おりま|ま)せん",
        "点検|見直|見張|監視|知らせる|廃止",
        "変更し(?:まし|て)",
        "改め(?:まし|る)",
        "切り替え|場合|ないか|ご注意",
        "おそれがある(?:ため|場合)",
        "講習|訓練|研修|契約|改修|除去し|対応を終え",
        "入れ替え(?!た(?:際|時|とき|折))",
        "(?:漏え?い|流出|漏洩)して(?:おり|い)ません|問い?合わ?せ",
    )
)
_NAMED_HOLE = re.compile(
    r"(?<!システムの一部に)(?<!システムに)(?:クロス\s*サイト[・\s]*スクリプティング|SQL\s*インジェクション|XSS)(?:の|に対する|という|と呼ばれる)?\s*脆弱性"
)
_CAUSE_PLACE = re.compile(
    either(
        "原因|手口|手段|手法",
        "なぜ[^。]{0,12}(?:起|漏|流出|盗|侵入|見え|閲覧|このような|発生)",
        "要因|何が",
        "どうやって|どこから|仕組み",
        "どうして(?!今|公|発|お知|すぐ|もっと)",
        "どのように(?:し|起|盗|漏|流)",
        "侵入(?:の)?経路",
        "経路|しくみ|結果の要旨|調査結果|被害の内容|起きたか",
    )
)
_ELSEWHERE = re.compile(
    "悪用|被害|不正利用|再発|対策|お願い|遅れ|時間を要|今後|取り組み|取組|再開|問い?合わ?せ|公表|発表|届け?出|理由|わけ|お客様へ|これから"
)
_CAUSE_WORDS = re.compile(
    r"原因|によ(?:り|って|る|ります)|行われ|使った|感染|紛失|持ち出|つ(?:いた|かれ)|悪用|突(?:かれ|いて)|ことから|ため|受け|され|られ|侵入|利用して|まま|状態|残って|忍び|入り込|送り込|加え|しており|誤|(?:サーバー?|システム|サービス)[にへ][^。、]{0,14}(?:あり|あった|発生)"
)
_STATED = re.compile("原因(?:は|と)|(?:起因|よ)(?:する|るもの)|ことによるもの|によります|ためです|ものです")


_APART = re.compile("マルウェア(?!対策)|バックドア|Webシェル|ウェブシェル|見せかけ|足がかり|足掛かり|踏み台")
"""Words that tell a program which was placed on the server from the foreign script in the page."""
_OTHER_CASE = re.compile(r"[A-Z]社|別の(?:会社|事件|事案)|相次い")
_OUTSIDE = re.compile(f"{_VENDOR}|委託(?:先|業者|会社|し)|提供(?:元|会社|する)|保守会社")
_NO_VENDOR = re.compile(
    "同社(?:によると|によれば|の(?:説明|発表)(?:によ|では)|は[^。]{2,40}(?:話し|としている|発表した))"
)
"""Words of the press, whose 同社 is the operator itself."""


def find_causes(parts: list[Passage]) -> list[Said]:
    """Return the causes that the notice gives, those under a heading of their own before all others."""
    told = [p for p in parts if not p.off and p.kind is not Kind.QUESTION]
    body = [p for p in told if p.kind is not Kind.HEADING and not _OTHER_CASE.search(p.words)]
    first = next((p.heading for p in told if p.heading), "")
    found = [said for p in body if _is_place(p) for said in _causes(p)]
    found += [said for p in told if re.search("原因(?:は|と)", p.words) for said in _causes(p)]
    found += [
        said
        for p in body
        if (p.heading == first or not _is_elsewhere(p.heading.split("\n")[-1]))
        and _CAUSE_WORDS.search(p.words)
        for said in _causes(p)
    ]
    if _NO_VENDOR.search(" ".join(p.words for p in body)) or not any(_OUTSIDE.search(p.words) for p in body):
        found = [said for said in found if not said.part.words.startswith("同", said.start - said.part.start)]
    found = [said for said in found if not _is_unrelated(said, body)]
    if not found:
        found = list(_plain_access(told))
    return _settled(list({said.value: said for said in reversed(found)}.values())[::-1])


def _is_unrelated(said: Said, body: list[Passage]) -> bool:
    """Tell whether このプログラム and the like is no vendor's: the sentence before names none."""
    if said.value is not Cause.THIRD_PARTY_SERVICE or not said.part.words.startswith(
        ("この", "その"), said.start - said.part.start
    ):
        return False
    before = next((p for p in reversed(body) if p.start < said.part.start), said.part)
    return not re.search(_VENDOR, before.words)


_TITLE = re.compile(
    "(?:不正|漏え?い|漏洩|流出|紛失|攻撃|誤送信).*(?:お詫び|お知らせ|報告|について|お願い|発表|公表)"
)


def _is_elsewhere(heading: str) -> bool:
    """Tell whether a heading is of something else than what happened; a page's title never is."""
    if _TITLE.search(heading) and not re.search("再発|対策|遅|時期|理由", heading):
        return False
    return bool(_ELSEWHERE.search(heading))


def _is_place(part: Passage) -> bool:
    return bool(
        _CAUSE_PLACE.search(part.heading.split("\n")[-1])
        or re.search("原因|手口", part.heading)
        or _CAUSE_PLACE.search(part.lead[-20:])
        or re.match(r"(?:[・■]\s*)?原因", part.words)
    )


def _settled(found: list[Said]) -> list[Said]:
    """Leave out `unknown` where a cause is told, and what another cause says more exactly."""
    words = {said.value for said in found}
    if len(words) > 1:
        words.discard(Cause.UNKNOWN)
    if Cause.CREDENTIAL_STUFFING in words:
        words -= {Cause.STOLEN_CREDENTIALS, Cause.THIRD_PARTY_SERVICE}
    if Cause.PAYMENT_PAGE_TAMPERING in words and not any(_is_named_malware(said) for said in found):
        words.discard(Cause.MALWARE)
    return [said for said in found if said.value in words]


def _is_named_malware(said: Said) -> bool:
    """Tell whether malware is called so; a foreign script in a payment page is the tampering itself."""
    start = said.start - said.part.start
    return said.value is Cause.MALWARE and (
        not said.part.words.startswith("不正", start) or bool(_APART.search(said.part.words))
    )


def _causes(part: Passage) -> Iterator[Said]:
    words = _NAMED_HOLE.sub(lambda match: match[0].replace("脆弱性", "＿＿＿"), part.words)
    for cause, pattern in _CAUSES:
        for match in pattern.finditer(words):
            if not _NOT_CAUSE.search(words[max(0, match.start() - 4) : match.end() + 14]):
                yield Said.at(part, match.start(), match.end(), cause, "cause")
                break


def _plain_access(parts: list[Passage]) -> Iterator[Said]:
    for part in parts:
        if match := re.search(
            "不正な?(?:に)?アクセス|サイバー攻撃|不正に?侵入|不正ログイン|不正に(?:ログイン|照会|取得)",
            part.words,
        ):
            if part.kind is Kind.HEADING or re.search("対策|今後|再発", part.heading):
                continue
            yield Said.at(part, match.start(), match.end(), Cause.UNAUTHORIZED_ACCESS, "access")
            return
