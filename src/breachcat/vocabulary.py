"""The closed words of a record, each with its labels in both languages and its VERIS value.

One line per word: the word as a record writes it, the English and the Japanese label, short
English and Japanese labels for table heads, and the value of VERIS 1.4.1 where there is one.
"""

from enum import StrEnum
from typing import Self

from breachcat.language import Text


class Word(StrEnum):
    """A word of a closed list, with its labels."""

    label: Text
    short: Text
    veris: str | None

    def __new__(
        cls, word: str, en: str, ja: str, short_en: str = "", short_ja: str = "", veris: str | None = None
    ) -> Self:
        """Make the word from one line of its table; the short labels are the long ones if left out."""
        self = str.__new__(cls, word)
        self._value_ = word
        self.label = Text(en, ja)
        self.short = Text(short_en or en, short_ja or ja)
        self.veris = veris
        return self


class EventKind(Word):
    """What happened on a date."""

    DETECTED = "detected", "possible leak detected", "発覚", "detected", "発覚", "timeline.discovery"
    MALWARE_REMOVED = "malware_removed", "malicious program removed", "不正プログラム除去", "malware removed", "除去"
    PAYMENT_STOPPED = "payment_stopped", "card payment stopped", "カード決済停止", "payment stop", "決済停止", "timeline.containment"
    SITE_STOPPED = "site_stopped", "site stopped", "サイト停止", "site stop", "停止"
    INVESTIGATION_STARTED = "investigation_started", "investigation started", "調査開始", "inv. start", "調査開始"
    INVESTIGATION_INTERIM = "investigation_interim", "interim report of the investigation", "調査の中間報告", "interim rep.", "中間"
    INVESTIGATION_COMPLETED = "investigation_completed", "investigation completed", "調査完了", "inv. end", "調査完了"
    PPC_REPORTED = "ppc_reported", "reported to the Personal Information Protection Commission", "個人情報保護委員会に報告", "PPC", "委員会"
    POLICE_REPORTED = "police_reported", "reported to the police", "警察に届出・相談", "police", "警察"
    CUSTOMERS_NOTIFIED = "customers_notified", "customers notified individually", "本人への通知", "customers", "本人通知"
    PUBLISHED = "published", "published", "公表", "published", "公表", "plus.timeline.notification"
    UPDATED = "updated", "notice updated", "告知文を更新", "updated", "更新"
    PAYMENT_RESUMED = "payment_resumed", "card payment resumed", "カード決済再開", "payment back", "決済再開"
    SITE_REOPENED = "site_reopened", "site reopened", "サイト再開", "reopened", "再開"
    OPERATOR_CHANGED = "operator_changed", "operator of the site changed", "運営者の変更", "new operator", "運営変更"


class Detector(Word):
    """Who told the operator, or noticed."""

    CARD_COMPANY = "card_company", "card company", "カード会社", "", "", "external.Fraud detection"
    PAYMENT_PROCESSOR = "payment_processor", "payment processor", "決済代行会社", "", "", "external.Fraud detection"
    POLICE = "police", "police", "警察", "", "", "external.Law enforcement"
    CUSTOMER = "customer", "customer", "お客様", "", "", "external.Customer"
    OPERATOR = "operator", "the operator itself", "運営会社自身", "operator", "自社", "internal.Unknown"
    CONTRACTOR = "contractor", "contractor", "委託先", "", "", "partner.Other"
    RESEARCHER = "researcher", "researcher", "研究者・外部機関", "", "外部機関", "external.Security researcher"
    REGULATOR = "regulator", "regulator", "監督官庁", "", "", "external.Audit"
    OTHER = "other", "other", "その他", "", "", "external.Other"


class DataItem(Word):
    """A kind of data that may have leaked."""

    CARD_NUMBER = "card_number", "card number", "カード番号", "card no.", "番号", "Payment"
    CARD_HOLDER = "card_holder", "card holder's name", "カード名義", "holder", "名義", "Payment"
    CARD_EXPIRY = "card_expiry", "expiry date", "有効期限", "expiry", "期限", "Payment"
    SECURITY_CODE = "security_code", "security code", "セキュリティコード", "CVV", "CVV", "Payment"
    NAME = "name", "name", "氏名", "", "", "Personal"
    ADDRESS = "address", "postal address", "住所", "address", "", "Personal"
    PHONE = "phone", "telephone number", "電話番号", "phone", "電話", "Personal"
    FAX = "fax", "fax number", "FAX番号", "fax", "FAX", "Personal"
    EMAIL = "email", "e-mail address", "メールアドレス", "e-mail", "メール", "Personal"
    BIRTHDATE = "birthdate", "date of birth", "生年月日", "birth", "生年月日", "Personal"
    GENDER = "gender", "gender", "性別", "", "", "Personal"
    LOGIN_ID = "login_id", "login ID", "ログインID", "login", "ID", "Credentials"
    PASSWORD = "password", "password", "パスワード", "", "PW", "Credentials"
    ORDER_HISTORY = "order_history", "order history", "購入履歴", "orders", "履歴", "Personal"
    BANK_ACCOUNT = "bank_account", "bank account", "銀行口座", "bank", "口座", "Bank"
    OTHER = "other", "other", "その他", "", "", "Other"


class Cause(Word):
    """How it came about, as far as the notice says."""

    PAYMENT_PAGE_TAMPERING = "payment_page_tampering", "payment page tampered with", "ペイメントアプリケーションの改ざん", "payment page", "決済改ざん", "malware.Capture app data"
    SYSTEM_VULNERABILITY = "system_vulnerability", "vulnerability of the system", "システムの脆弱性", "vulnerability", "脆弱性", "hacking.Exploit vuln"
    SQL_INJECTION = "sql_injection", "SQL injection", "SQLインジェクション", "SQLi", "SQLi", "hacking.SQLi"
    CROSS_SITE_SCRIPTING = "cross_site_scripting", "cross-site scripting", "クロスサイトスクリプティング", "XSS", "XSS", "hacking.XSS"
    MALWARE = "malware", "malware", "マルウェア", "", "", "malware.Unknown"
    THIRD_PARTY_SERVICE = "third_party_service", "service of a third party", "外部サービス・委託先", "third party", "外部", "hacking.Partner"
    STOLEN_CREDENTIALS = "stolen_credentials", "stolen credentials", "認証情報の窃取", "credentials", "認証情報", "hacking.Use of stolen creds"
    CREDENTIAL_STUFFING = "credential_stuffing", "credential stuffing", "リスト型攻撃", "stuffing", "リスト型", "hacking.Use of stolen creds"
    MISCONFIGURATION = "misconfiguration", "misconfiguration", "設定の不備", "", "設定不備", "error.Misconfiguration"
    RANSOMWARE = "ransomware", "ransomware", "ランサムウェア", "", "ランサム", "malware.Ransomware"
    INSIDER = "insider", "insider", "内部者", "", "", "misuse.Unknown"
    LOST_MEDIA = "lost_media", "lost media or device", "媒体・機器の紛失", "lost", "紛失", "error.Loss"
    UNAUTHORIZED_ACCESS = "unauthorized_access", "unauthorized access, no more said", "不正アクセス（詳細なし）", "unauthorized", "不正アクセス", "hacking.Unknown"
    UNKNOWN = "unknown", "unknown", "不明", "", "", "unknown"


class DelayReason(Word):
    """Why publication took as long as it did, as the notice gives it."""

    AVOID_CONFUSION = "avoid_confusion", "to avoid confusion caused by uncertain information", "混乱を避けるため", "confusion", "混乱回避"
    AWAIT_INVESTIGATION = "await_investigation", "to await the result of the investigation", "調査結果を待つため", "investigation", "調査待ち"
    COORDINATE_WITH_CARD_COMPANIES = "coordinate_with_card_companies", "to coordinate with card companies", "カード会社との連携のため", "card companies", "連携"
    ADVICE = "advice_of_card_company_or_processor", "advice of card company or payment processor", "カード会社・決済代行会社の助言", "advice", "助言"
    PREPARE_SUPPORT = "prepare_support", "to prepare support for customers", "お客様対応の準備", "support", "対応準備"
    SET_UP_CONTACT_WINDOW = "set_up_contact_window", "to set up a contact window", "問い合わせ窓口の設置", "contact", "窓口設置"
    LIMITED_CAPACITY = "limited_capacity", "customers could not yet be attended to sufficiently", "十分な対応ができないおそれ", "capacity", "対応力"
    AVOID_FURTHER_TROUBLE = "avoid_further_trouble", "to spare customers further trouble", "さらなる迷惑の回避", "trouble", "迷惑回避"
    OTHER = "other", "other", "その他"


class Basis(Word):
    """How surely a date stands in the notice."""

    STATED = "stated", "stated", "明記"
    IMPLIED = "implied", "implied by another stated fact", "他の記載から", "implied", "含意"
    DERIVED = "derived", "derived from a relative expression", "相対表現から", "derived", "導出"
    SECOND_HAND = "second_hand", "second-hand, in a third party's text only", "第三者の記述のみ", "second-hand", "伝聞"


class Stage(Word):
    """Which of several reports, notices or steps it is."""

    PRELIMINARY = "preliminary", "preliminary", "第一報・速報", "", "速報"
    INTERIM = "interim", "interim", "続報", "", ""
    FINAL = "final", "final", "最終・確報", "", "最終"
    EARLY_WARNING = "early_warning", "early warning", "事前の注意喚起", "", "注意喚起"
    FORMAL = "formal", "formal", "正式な通知", "", "正式"
    DECIDED = "decided", "decided", "決定", "", ""
    EFFECTIVE = "effective", "effective", "実施", "", ""


class Certainty(Word):
    """How surely the data leaked, as the notice says."""

    POSSIBLE = "possible", "possible", "可能性あり", "", "", "Potentially"
    CONFIRMED = "confirmed", "confirmed", "確認", "", "", "Yes"


class Misuse(Word):
    """Whether leaked data were misused, as the notice says."""

    POSSIBLE = "possible", "possible", "可能性あり"
    CONFIRMED = "confirmed", "confirmed", "確認", "", "", "Yes"
    NONE_FOUND = "none_found", "none found", "確認されず"


class Denial(Word):
    """How strongly a notice denies that something leaked."""

    NONE = "none", "none leaked", "漏えいなし"
    NOT_CONFIRMED = "not_confirmed", "not confirmed", "確認されていない"
    NOT_POINTED_OUT = "not_pointed_out", "not pointed out", "指摘されていない"


class SourceKind(Word):
    """What kind of text a source is."""

    OFFICIAL_NOTICE = "official_notice", "official notice", "公式の告知文"
    OFFICIAL_FAQ = "official_faq", "official questions and answers", "公式のQ&A"
    REGULATOR = "regulator", "regulator", "監督官庁"
    PRESS = "press", "press", "報道"
    BLOG = "blog", "blog", "ブログ"


class PoliceAct(Word):
    """What was done at the police; the word is the Japanese one, as notices write it."""

    CONSULTATION = "相談", "consultation", "相談"
    DAMAGE_REPORT = "被害届", "crime report", "被害届"
    DAMAGE_DECLARATION = "被害申告", "complaint", "被害申告"
    REPORT = "報告", "report", "報告"


class Review(Word):
    """How far a record was checked against its notice."""

    DRAFT = "draft", "draft", "下書き"
    CHECKED = "checked", "checked", "確認済み"
    DOUBLE_CHECKED = "double_checked", "checked by two people", "二人で確認済み"


class OtherFact(Word):
    """What a notice may leave unstated besides the date of an event."""

    AFFECTED = "affected", "how many are affected", "件数"
    AFFECTED_PERSONS = "affected_persons", "number of people", "人数"
    AFFECTED_PER_SITE = "affected_per_site", "split of the number by site", "サイト別の内訳"
    AFFECTED_OVERLAP = "affected_overlap", "overlap of the groups affected", "件数の重複"
    EXPOSURES = "exposures", "period of exposure", "漏えい期間"
    DATA = "data", "which data", "漏えい項目"
    PERSONAL_DATA = "personal_data", "whether other personal information leaked", "カード情報以外の個人情報"
    CAUSE = "cause", "cause", "原因"
    DETECTED_BY = "detected_by", "who detected it", "発覚の経緯"
    INVESTIGATOR = "investigator", "name of the investigator", "調査機関の名称"
    PPC_STAGE = "ppc_stage", "which report to the regulator", "委員会報告の種別"
    MISUSE = "misuse", "whether data were misused", "不正利用の有無"
    MISUSE_EXTENT = "misuse_extent", "number of misused cards and amount", "不正利用の件数・金額"
    DELAY_REASONS = "delay_reasons", "reason for the delay", "公表が遅れた理由"
    FINAL_NOTICE = "final_notice", "which notice is the final one", "最終の公表", "final notice", "最終公表"
    CONTACT_WINDOW = "contact_window", "contact window", "問い合わせ窓口"


FACTS: dict[str, Word] = {word.value: word for group in (EventKind, OtherFact) for word in group}
"""What `not_stated` may name: the events, and the other facts."""

SPELLINGS: dict[type[Word], dict[str, Word]] = {
    Stage: {
        **dict.fromkeys(("第一報", "第1報"), Stage.PRELIMINARY),
        **dict.fromkeys(("第二報", "第2報", "中間報告"), Stage.INTERIM),
        **dict.fromkeys(("確報", "最終報", "最終報告"), Stage.FINAL),
    },
    DataItem: {
        **dict.fromkeys(("CVC", "CVC2", "CVV2"), DataItem.SECURITY_CODE),
        "クレジットカード番号": DataItem.CARD_NUMBER,
        "カード名義人名": DataItem.CARD_HOLDER,
        "カード有効期限": DataItem.CARD_EXPIRY,
        "名前": DataItem.NAME,
        "TEL": DataItem.PHONE,
        "Eメール": DataItem.EMAIL,
        "誕生日": DataItem.BIRTHDATE,
        "注文履歴": DataItem.ORDER_HISTORY,
        "銀行口座番号": DataItem.BANK_ACCOUNT,
    },
    Cause: {
        "ペイメントアプリケーションの改竄": Cause.PAYMENT_PAGE_TAMPERING,
        "設定ミス": Cause.MISCONFIGURATION,
        "内部不正": Cause.INSIDER,
    },
    Detector: {"クレジットカード会社": Detector.CARD_COMPANY, "顧客": Detector.CUSTOMER},
    Misuse: {"確認されていない": Misuse.NONE_FOUND},
}
"""How notices and curators call words besides their labels, so that the word is suggested."""
