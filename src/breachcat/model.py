"""An incident and its parts, as pydantic types that read a record's texts."""

from collections.abc import Container
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema

from breachcat.fields import (
    CheckCode,
    CountText,
    DateText,
    Fact,
    Flag,
    Id,
    Line,
    PeriodText,
    Sha256,
    SourceNumber,
    Summary,
    Url,
    without_repeats,
)
from breachcat.japanese import Count
from breachcat.vocabulary import (
    Basis,
    Cause,
    Certainty,
    DataItem,
    DelayReason,
    Denial,
    Detector,
    EventKind,
    Misuse,
    PoliceAct,
    Review,
    SourceKind,
    Stage,
)

_T = TypeVar("_T")
Several = Annotated[
    list[_T], Field(min_length=1, json_schema_extra={"uniqueItems": True}), AfterValidator(without_repeats)
]
Counts = Several[CountText]


def about(en: str, ja: str, *examples: str) -> Any:
    """Return a field that may be left out: its meaning in both languages, an example as YAML.

    Of two examples, the second is the Japanese one.
    """
    return Field(default=None, description=f"{en} / {ja}", examples=list(examples))


def needed(en: str, ja: str, *examples: str) -> Any:
    """Return a field that every record has: its meaning in both languages, its examples as of `about`."""
    return Field(description=f"{en} / {ja}", examples=list(examples))


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


class Part(BaseModel):
    """What all parts share: no other keys, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class NamedPart(Part):
    """A part that a record may write as its name alone."""

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        whole = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"type": "string", "minLength": 1}, whole]}


class Organization(NamedPart):
    """Who operates the site."""

    name: Line = needed("Name as the notice writes it", "告知文のとおりの名称", "株式会社 ベクトル")
    name_en: Line | None = about("Name in English", "英語名", "Vector Co., Ltd.")


class Site(NamedPart):
    """A shop or site that is concerned."""

    name: Line = needed("Name as the notice writes it", "告知文のとおりの名称", "CELL CELLAR セルセラ 公式ショップ")
    former_name: Line | None = about("Earlier name", "旧名称", "MFⅢ-JAPAN")
    url: Url | None = about("Address", "URL", "https://cell-cellar.jp/")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）", "another company has run it since 2016", "2016年から別の会社が運営")


class Source(Part):
    """A text that the record rests on; the first is the notice that it stands for."""

    kind: SourceKind = needed("What kind of text it is", "出典の種類", "official_notice")
    title: Line | None = about("Title as written", "表題", "不正アクセスによるお客様情報流出に関するお詫びとご報告")
    url: Url | None = about("Address", "URL", "https://example.com/notice.pdf")
    archived: Url | None = about("Address of an archived copy", "保存版のURL", "https://archive.example.org/notice.pdf")
    publisher: Line | None = about("Who published it, where that is not the operator", "発行者（運営会社以外の場合）", "日本流通産業新聞")
    date: DateText | None = about("Date of a press article or blog; a notice's own date is an event", "記事の日付（告知文の日付は出来事に書く）", "2020年10月3日")
    retrieved: DateText | None = about("When it was read", "閲覧日", "2026-11-21")
    sha256: Sha256 | None = about("SHA-256 of its text", "本文のSHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）", "known only as a blog quotes it", "ブログの引用でのみ確認")


class Event(Part):
    """Something that has a date."""

    event: EventKind = needed("What happened", "出来事", "detected")
    date: DateText = needed("When, as the notice writes it", "日付（告知文のとおり）", "2021年12月7日")
    by: Detector | None = about("Who told the operator (only of detected)", "誰からの指摘か（detected のみ）", "police")
    act: PoliceAct | None = about("What was done at the police (only of police_reported)", "警察への届出の種類（police_reported のみ）", "被害申告")
    party: Line | None = about("Name of the party concerned: a police force, an agency", "相手方の名称（警察署など）", "岡山県警サイバー対策課")
    stage: Stage | None = about("Which of several notices, reports or steps", "段階", "preliminary")
    basis: Basis = Field(default=Basis.STATED, description="How surely the date stands in the notice / 日付の根拠", examples=["derived"])
    open: Flag = Field(default=False, description="It began on that day and went on (より順次) / その日から順次行われた", examples=["true"])
    text: Line | None = about("The words as written, where the notice's date is relative or partial", "元の表現（相対的な日付や年のない日付の場合）", "本日より")
    source: SourceNumber | None = about("Number of the source that says so, where it is not the first", "出典の番号（最初の出典でない場合）", "1")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）", "all services of the site were stopped; card payment is not named", "全サービスの停止。カード決済には触れていない")


class Exposure(Part):
    """A window in which data were exposed, with its own people and data."""

    period: PeriodText | None = about("The window, as the notice writes it", "期間（告知文のとおり）", "2020年4月27日～2021年12月22日")
    sites: Several[Line] | None = about("Names of the sites it concerns, where not all", "対象サイト名（一部の場合）", "[マキアレイベル, Coyori]")
    scope: Line | None = about("Whom it concerns, in few words", "対象者（短く）", "クレジットカード決済をした顧客")
    affected: Counts | None = about("One quantity, in one or several units; never added", "件数・人数（一つの数量。合算しない）", '["18,136件", "18,136名"]')
    partial: Flag | None = about("Only some of those in scope are concerned (一部のお客様)", "対象者の一部のみ", "true")
    certainty: Certainty | None = about("How surely the data leaked, as the notice says", "漏えいの確からしさ", "possible")
    data: Several[DataItem] | None = about("What may have leaked", "漏えい項目", "[card_holder, card_number, card_expiry]")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）", "of delivery addresses, only name and telephone number", "届け先については氏名と電話番号だけ")


class NotLeaked(Part):
    """Something of which the notice says that it did not leak."""

    what: Line = needed("What did not leak, in few words", "漏えいしていないもの（短く）", "カード情報以外の個人情報")
    strength: Denial = needed("How strongly the notice says so", "否定の強さ", "not_confirmed")


class Waiver(Part):
    """A check that this record need not pass, for a reason and for a time."""

    check: CheckCode = needed("Code of the check", "検査コード", "BC422")
    reason: Line = needed("Why it need not be passed", "理由", "the notice names no day, and neither does the press", "告知文にも報道にも日付がない")
    until: DateText = needed("Last day that the waiver is in force", "期限", "2027-03-31")


class Incident(Part):
    """One incident: what one notice says, normalized."""

    model_config = ConfigDict(title="breachcat incident")

    id: Id = needed("Name of the record: lower-case ASCII words and hyphens, as the file is named", "記録のID（半角英小文字とハイフン。ファイル名と同じ）", "vector-park")
    organization: Organization = needed("Who operates the site", "運営会社", '{name: 株式会社 ベクトル, name_en: "Vector Co., Ltd."}')
    sites: Several[Site] | None = about("Shops or sites concerned", "対象サイト", "[ベクトルパーク]")
    vendor: Organization | None = about("The outside service or contractor through which it came", "経由した外部サービス・委託先", "株式会社サンプルシステム")
    industry: Line | None = about("Line of business, in few words", "業種（短く）", "衣料品の通信販売")
    sources: Several[Source] = needed("The texts it rests on; the first is the notice it stands for", "出典（最初が対象の告知文）", "[{kind: official_notice, title: お詫びとお知らせ}]")
    events: Several[Event] = needed("Everything that has a date", "日付のある出来事", "[{event: published, date: 2022年8月18日}]")
    exposures: Several[Exposure] | None = about("One for each window that the notice gives", "漏えい期間ごとの内容", "[{period: 2020年4月27日～2021年12月22日, data: [card_number]}]")
    affected: Counts | None = about("A total that belongs to no single window", "全体の件数（期間に分けられない場合）", '["107,661件"]')
    cause: Several[Cause] | None = about("How it came about, only as far as the notice says", "原因（告知文にあるものだけ）", "[system_vulnerability]")
    misuse: Misuse | None = about("Whether leaked data were misused", "不正利用の有無", "possible")
    delay_reasons: Several[DelayReason] | None = about("Why publication took so long", "公表が遅れた理由", "[avoid_confusion, await_investigation]")
    not_leaked: Several[NotLeaked] | None = about("What did not leak, as the notice says", "漏えいしていないもの", "[{what: 住所, strength: none}]")
    not_stated: Several[Fact] | None = about("Looked for, and the notice does not say", "探したが告知文に記載がないもの", "[ppc_reported, investigator]")
    summary: Summary | None = about("The incident in Japanese, own words, two sentences at most", "概要（自分の言葉で二文まで）", "決済画面が改ざんされ、カード情報が漏えいした可能性がある。")
    summary_en: Summary | None = about("The incident in English, own words, two sentences at most", "英語の概要（自分の言葉で二文まで）", "The payment page was tampered with, so card data may have leaked.")
    related: Several[Id] | None = about("Ids of related records", "関連する記録のID", "[jimos]")
    notes: Annotated[Several[Line] | None, BeforeValidator(_as_list, json_schema_input_type=Several[Line] | Line)] = about("Anything else to know, own words", "その他の補足（自分の言葉で）", "[The shop is to reopen on a day not yet decided.]", "[再開の日は未定とされている。]")
    review: Review = needed("How far it was checked against the notice", "確認の状態", "checked")
    todo: Several[Line] | None = about("Open questions of a draft; a record with any is refused", "下書きの未解決事項（あると受理されない）", "[the notice gives two dates of publication]", "[告知文に公表日が二つある]")
    waive: Several[Waiver] | None = about("Checks that need not be passed", "免除する検査", "[{check: BC422, reason: the notice names no day, until: 2027-03-31}]")

    def events_of(self, kind: EventKind) -> list[Event]:
        """Return the events of one kind, earliest first."""
        found = [event for event in self.events if event.event is kind]
        return sorted(found, key=lambda event: (event.date.earliest, event.date.latest))

    def windows(self) -> list[Exposure]:
        """Return the exposures, in the record's order; none is an empty list."""
        return self.exposures or []

    def counts(self) -> list[Count]:
        """Return every count of the record, totals first; they are never to be added."""
        return [count for quantity in self.quantities() for count in quantity]

    def quantities(self) -> list[list[Count]]:
        """Return the quantities of the record, the total first, each in the units that it is given in."""
        groups = [self.affected, *(window.affected for window in self.windows())]
        return [group for group in groups if group]

    def largest_figure(self) -> int | None:
        """Return the largest number of all counts; None where the record has none."""
        return max((count.value for count in self.counts() if count.value is not None), default=None)

    def data(self) -> list[DataItem]:
        """Return the data items of all windows, each once, in the order of the vocabulary."""
        found = {item for window in self.windows() for item in window.data or []}
        return [item for item in DataItem if item in found]

    def site_names(self) -> list[str]:
        """Return the names of the sites, in the record's order."""
        return [site.name for site in self.sites or []]


class Withdrawal(Part):
    """When and why a record was withdrawn."""

    date: DateText = needed("When it was withdrawn", "取り下げた日", "2026-11-21")
    reason: Line = needed("Why, in own words", "理由（自分の言葉で）", "the notice stands for the incident of another record")
    replaced_by: Id | None = about("Id of the record that holds the facts now", "代わりの記録のID", "jimos")


class Tombstone(Part):
    """What stays of a withdrawn record: ids are never used again."""

    model_config = ConfigDict(title="withdrawn record")

    id: Id = needed("Id of the record, which stays taken", "記録のID（再利用しない）", "vector-park")
    withdrawn: Withdrawal = needed("When and why it was withdrawn", "取り下げの日付と理由", "{date: 2026-11-21, reason: the notice stands for another incident}")


def shape_of(keys: Container[str]) -> type[Incident] | type[Tombstone]:
    """Return what a file with these keys holds: an incident, or what stays of one."""
    return Tombstone if "withdrawn" in keys else Incident
