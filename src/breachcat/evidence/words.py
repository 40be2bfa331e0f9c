"""Words of which one stands in a notice wherever it says a thing: what has none of them there was not said.

They are wider than the cues by which notices are read, for a value that the rules cannot confirm is
not therefore wrong.
"""

from breachcat.vocabulary import (
    Cause,
    DataItem,
    DelayReason,
    Denial,
    Detector,
    EventKind,
    Misuse,
    PoliceAct,
    Stage,
    Word,
)

_CARD_COMPANY = "カード(?:発行)?会社|クレジット会社|アクワイア|イシュア|ブランド|信販|カード事業者"
_PROCESSOR = "決済(?:代行|サービス|会社|事業者|業者)|収納代行"

_MISUSED = "不正(?!な?に?(?:アクセス|侵入|ログイン|操作|取得|な?(?:プログラム|ファイル|コード|スクリプト|通信)))|悪用"

SAID: dict[Word, str] = {
    EventKind.DETECTED: "連絡|指摘|通報|通知|報告|提供|問い?合わ?せ|申告|相談|知らせ|判明|発覚|確認|検知|検出|覚知|認知|把握|発見|気|疑|障害|受け|紛失|発生|旨|分か",
    EventKind.UPDATED: "更新|追記|追加|改訂|改定|訂正|再掲|修正",
    EventKind.MALWARE_REMOVED: "プログラム|ファイル|コード|スクリプト|マルウェア|ウイルス|バックドア|改ざん",
    EventKind.PAYMENT_STOPPED: "決済|カード|支払|サイト|サービス|ショップ|販売",
    EventKind.SITE_STOPPED: "サイト|ショップ|ストア|サービス|ページ|システム|サーバ|販売|通販|閉鎖|クローズ",
    EventKind.INVESTIGATION_STARTED: "調査|フォレンジック|解析",
    EventKind.INVESTIGATION_INTERIM: "報告|第一報|第1報|速報|中間",
    EventKind.INVESTIGATION_COMPLETED: "調査|フォレンジック|解析|報告|結果",
    EventKind.PPC_REPORTED: "委員会|速報|確報",
    EventKind.POLICE_REPORTED: "警|署|被害",
    EventKind.CUSTOMERS_NOTIFIED: "メール|書|郵|便|個別|連絡|通知|知らせ|案内|電話|手紙|はがき|ハガキ",
    EventKind.PAYMENT_RESUMED: "再開",
    EventKind.SITE_REOPENED: "再開|オープン|リニューアル",
    EventKind.OPERATOR_CHANGED: "運営|譲渡|移管|承継|変更",
    Detector.CARD_COMPANY: _CARD_COMPANY,
    Detector.PAYMENT_PROCESSOR: _PROCESSOR,
    Detector.POLICE: "警|サイバー犯罪",
    Detector.CUSTOMER: "お客|客|ユーザー|利用者|会員|購入者|顧客|受講|保護者|学生|申込|応募|参加|患者|方から|方より",
    Detector.CONTRACTOR: "委託|システム|開発|保守|ベンダー|サーバ|提供|運用|制作|会社|業者",
    Detector.RESEARCHER: "第三者|外部|研究|専門|機関|JPCERT|IPA|セキュリティ",
    Detector.REGULATOR: "委員会|省|庁|官庁",
    PoliceAct.CONSULTATION: "相談",
    PoliceAct.DAMAGE_REPORT: "被害届",
    PoliceAct.DAMAGE_DECLARATION: "被害の?申告|被害を申告",
    PoliceAct.REPORT: "報告|届|通報|申告|連絡|告訴|情報提供",
    Stage.PRELIMINARY: "速報|第一報|第1報|一次|初報",
    Stage.INTERIM: "続報|第二報|第2報|中間|二次",
    Stage.FINAL: "確報|最終|第三報|第3報",
    Stage.DECIDED: "決定",
    Cause.PAYMENT_PAGE_TAMPERING: "改ざん|改竄|書き換え|差し替え|偽の|スキミング|ジャッキング",
    Cause.SYSTEM_VULNERABILITY: "脆弱|ぜい弱|セキュリティ(?:上の)?(?:ホール|の?欠陥|の?穴)",
    Cause.SQL_INJECTION: r"(?i:SQL)\s*(?:インジェクション|injection)",
    Cause.CROSS_SITE_SCRIPTING: r"クロス\s*サイト|XSS",
    Cause.MALWARE: "マルウェア|ウイルス|バックドア|不正な?(?:プログラム|ファイル|スクリプト|コード)",
    Cause.THIRD_PARTY_SERVICE: "委託|外部|他社|クラウド|提供|ベンダー|業者",
    Cause.STOLEN_CREDENTIALS: "管理|認証|アカウント|パスワード|ID|フィッシング|ログイン",
    Cause.CREDENTIAL_STUFFING: "リスト|他社|使い回",
    Cause.MISCONFIGURATION: "設定|権限|公開|制限|誤って",
    Cause.RANSOMWARE: "ランサム",
    Cause.INSIDER: "従業員|社員|職員|退職|内部|派遣|委託",
    Cause.LOST_MEDIA: "紛失|盗難|置き忘れ|遺失|誤廃棄",
    Cause.UNAUTHORIZED_ACCESS: "不正な?(?:に)?アクセス|サイバー攻撃|不正に?侵入|不正ログイン",
    Cause.UNKNOWN: "特定|不明|分かって|判明して|調査中",
    DelayReason.AVOID_CONFUSION: "混乱|不確定|不正確",
    DelayReason.AWAIT_INVESTIGATION: "調査|全容|解明|判明",
    DelayReason.COORDINATE_WITH_CARD_COMPANIES: f"{_CARD_COMPANY}|{_PROCESSOR}",
    DelayReason.ADVICE: f"{_CARD_COMPANY}|{_PROCESSOR}|助言|指導|要請|専門家",
    DelayReason.PREPARE_SUPPORT: "準備|体制|態勢|対応",
    DelayReason.SET_UP_CONTACT_WINDOW: "窓口|コールセンター",
    DelayReason.LIMITED_CAPACITY: "十分|充分|対応",
    DelayReason.AVOID_FURTHER_TROUBLE: "迷惑|不安|二次被害|拡大",
    Misuse.POSSIBLE: rf"(?:{_MISUSED}|二次被害)[^。\n]{{0,40}}(?:可能性|おそれ|恐れ|懸念|疑い|捜査)",
    Misuse.CONFIRMED: rf"(?:{_MISUSED}|被害|なりすまし)[^。\n]{{0,40}}(?:確認|判明|発生|受け|れた|見られ|見つか|あり|ござい)|実際に[^。\n]{{0,20}}(?:使わ|使用|利用)|覚えのない",
    Misuse.NONE_FOUND: rf"(?:{_MISUSED}|被害|なりすまし)[^。\n]{{0,60}}(?:ません|おらず|ない)",
    Denial.NONE: "(?<!訳ござい)(?<!訳あり)ません|ない|おらず|ず、",
    Denial.NOT_CONFIRMED: "確認|認め|見つか",
    Denial.NOT_POINTED_OUT: "指摘",
    DataItem.CARD_NUMBER: "カード(?:情報)?(?:の)?番号|番号",
    DataItem.CARD_HOLDER: "名義|カード会員(?:名|氏名)|カードの?(?:氏名|お名前)",
    DataItem.CARD_EXPIRY: "有効期[限間]",
    DataItem.SECURITY_CODE: "セキュリティー?[・ ]?(?:コード|番号)|CV[VC]",
    DataItem.NAME: "氏名|名前|姓名",
    DataItem.ADDRESS: "住所|郵便番号|所在地|居住地",
    DataItem.PHONE: "電話|携帯|TEL|Tel|連絡先",
    DataItem.FAX: "FAX|Fax|ファックス|ファクス|ファクシミリ",
    DataItem.EMAIL: "メール|[Ee]-?mail",
    DataItem.BIRTHDATE: "生年月日|誕生日|生まれ",
    DataItem.GENDER: "性別",
    DataItem.LOGIN_ID: "ID|ログイン|アカウント|ユーザー?名",
    DataItem.PASSWORD: "パスワード|暗証",
    DataItem.ORDER_HISTORY: "購入|注文|利用|予約|取引|買|履歴",
    DataItem.BANK_ACCOUNT: "口座",
}  # fmt: skip

NEGATIVE = "ません|おらず|ない|含まれず|含みません|対象外|除く|以外|なし|せず|ず、"
"""One of these stands where a notice denies something."""

NAMED: dict[DataItem, str] = {
    item: words
    for item, words in SAID.items()
    if isinstance(item, DataItem)
} | {
    DataItem.CARD_NUMBER: "カード(?:情報)?(?:の)?番号",
    DataItem.NAME: "(?<!会員)(?<!会員の)(?<!カードの)(?:氏名|名前|姓名)",
    DataItem.PHONE: "電話(?:番号|(?=[、]))|携帯(?:番号|電話)",
    DataItem.FAX: "(?:FAX|Fax|ファックス|ファクス|ファクシミリ)(?:番号|(?=[、]))",
    DataItem.SECURITY_CODE: "セキュリティー?[・ ]?(?:コード|番号)|CV[VC]|[34三四]桁の",
    DataItem.EMAIL: "メール(?:アドレス|(?=[、・]))|[Ee]-?mail",
    DataItem.LOGIN_ID: "(?:ログイン|会員|ユーザー?)(?:ID|名(?!義))",
    DataItem.ORDER_HISTORY: "(?:購入|注文|利用|予約|取引)[^、。]{0,3}(?:履歴|内容|明細)",
}  # fmt: skip
"""The words that name a data item and nothing else."""
