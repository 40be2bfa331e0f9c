"""An incident and its parts, as pydantic types that read a record's texts."""

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


def about(en: str, ja: str, **rules: Any) -> Any:
    """Return a field that may be left out, described in both languages."""
    return Field(default=None, description=f"{en} / {ja}", **rules)


def needed(en: str, ja: str, **rules: Any) -> Any:
    """Return a field that every record has, described in both languages."""
    return Field(description=f"{en} / {ja}", **rules)


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

    name: Line = needed("Name as the notice writes it", "告知文のとおりの名称")
    name_en: Line | None = about("Name in English", "英語名")


class Site(NamedPart):
    """A shop or site that is concerned."""

    name: Line = needed("Name as the notice writes it", "告知文のとおりの名称")
    url: Url | None = about("Address", "URL")
    former_name: Line | None = about("Earlier name", "旧名称")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）")


class Source(Part):
    """A text that the record rests on; the first is the notice that it stands for."""

    kind: SourceKind = needed("What kind of text it is", "出典の種類")
    title: Line | None = about("Title as written", "表題")
    url: Url | None = about("Address", "URL")
    archived: Url | None = about("Address of an archived copy", "保存版のURL")
    publisher: Line | None = about(
        "Who published it, where that is not the operator", "発行者（運営会社以外の場合）"
    )
    date: DateText | None = about(
        "Date of a press article or blog; a notice's own date is an event",
        "記事の日付（告知文の日付は出来事に書く）",
    )
    retrieved: DateText | None = about("When it was read", "閲覧日")
    sha256: Sha256 | None = about("SHA-256 of its text", "本文のSHA-256")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）")


class Event(Part):
    """Something that has a date."""

    event: EventKind = needed("What happened", "出来事")
    date: DateText = needed("When, as the notice writes it", "日付（告知文のとおり）")
    by: Detector | None = about("Who told the operator (only of detected)", "誰からの指摘か（detected のみ）")
    party: Line | None = about(
        "Name of the party concerned: a police force, an agency", "相手方の名称（警察署など）"
    )
    basis: Basis = Field(
        default=Basis.STATED, description="How surely the date stands in the notice / 日付の根拠"
    )
    text: Line | None = about(
        "The words as written, where the notice's date is relative or partial",
        "元の表現（相対的な日付や年のない日付の場合）",
    )
    open: Flag = Field(
        default=False, description="It began on that day and went on (より順次) / その日から順次行われた"
    )
    stage: Stage | None = about("Which of several notices, reports or steps", "段階")
    act: PoliceAct | None = about(
        "What was done at the police (only of police_reported)", "警察への届出の種類（police_reported のみ）"
    )
    source: SourceNumber | None = about(
        "Number of the source that says so, where it is not the first", "出典の番号（最初の出典でない場合）"
    )
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）")


class Exposure(Part):
    """A window in which data were exposed, with its own people and data."""

    period: PeriodText | None = about("The window, as the notice writes it", "期間（告知文のとおり）")
    scope: Line | None = about("Whom it concerns, in few words", "対象者（短く）")
    sites: Several[Line] | None = about(
        "Names of the sites it concerns, where not all", "対象サイト名（一部の場合）"
    )
    affected: Counts | None = about(
        "One quantity, in one or several units; never added", "件数・人数（一つの数量。合算しない）"
    )
    certainty: Certainty | None = about(
        "How surely the data leaked, as the notice says", "漏えいの確からしさ"
    )
    partial: Flag | None = about(
        "Only some of those in scope are concerned (一部のお客様)", "対象者の一部のみ"
    )
    data: Several[DataItem] | None = about("What may have leaked", "漏えい項目")
    note: Line | None = about("Anything to know, in own words", "補足（自分の言葉で）")


class NotLeaked(Part):
    """Something of which the notice says that it did not leak."""

    what: Line = needed("What did not leak, in few words", "漏えいしていないもの（短く）")
    strength: Denial = needed("How strongly the notice says so", "否定の強さ")


class Waiver(Part):
    """A check that this record need not pass, for a reason and for a time."""

    check: CheckCode = needed("Code of the check", "検査コード")
    reason: Line = needed("Why it need not be passed", "理由")
    until: DateText = needed("Last day that the waiver is in force", "期限")


class Incident(Part):
    """One incident: what one notice says, normalized."""

    model_config = ConfigDict(title="breachcat incident")

    id: Id = needed(
        "Name of the record: lower-case ASCII words and hyphens, as the file is named",
        "記録のID（半角英小文字とハイフン。ファイル名と同じ）",
    )
    organization: Organization = needed("Who operates the site", "運営会社")
    sites: Several[Site] | None = about("Shops or sites concerned", "対象サイト")
    vendor: Organization | None = about(
        "The outside service or contractor through which it came", "経由した外部サービス・委託先"
    )
    industry: Line | None = about("Line of business, in few words", "業種（短く）")
    sources: Several[Source] = needed(
        "The texts it rests on; the first is the notice it stands for", "出典（最初が対象の告知文）"
    )
    events: Several[Event] = needed("Everything that has a date", "日付のある出来事")
    exposures: Several[Exposure] | None = about(
        "One for each window that the notice gives", "漏えい期間ごとの内容"
    )
    affected: Counts | None = about(
        "A total that belongs to no single window", "全体の件数（期間に分けられない場合）"
    )
    cause: Several[Cause] | None = about(
        "How it came about, only as far as the notice says", "原因（告知文にあるものだけ）"
    )
    misuse: Misuse | None = about("Whether leaked data were misused", "不正利用の有無")
    delay_reasons: Several[DelayReason] | None = about("Why publication took so long", "公表が遅れた理由")
    not_leaked: Several[NotLeaked] | None = about(
        "What did not leak, as the notice says", "漏えいしていないもの"
    )
    not_stated: Several[Fact] | None = about(
        "Looked for, and the notice does not say", "探したが告知文に記載がないもの"
    )
    summary: Summary | None = about(
        "The incident in Japanese, own words, two sentences at most", "概要（自分の言葉で二文まで）"
    )
    summary_en: Summary | None = about(
        "The incident in English, own words, two sentences at most", "英語の概要（自分の言葉で二文まで）"
    )
    related: Several[Id] | None = about("Ids of related records", "関連する記録のID")
    notes: Annotated[
        Several[Line] | None, BeforeValidator(_as_list, json_schema_input_type=Several[Line] | Line)
    ] = about("Anything else to know, own words", "その他の補足（自分の言葉で）")
    review: Review = needed("How far it was checked against the notice", "確認の状態")
    todo: Several[Line] | None = about(
        "Open questions of a draft; a record with any is refused", "下書きの未解決事項（あると受理されない）"
    )
    waive: Several[Waiver] | None = about("Checks that need not be passed", "免除する検査")

    def events_of(self, kind: EventKind) -> list[Event]:
        """Return the events of one kind, earliest first."""
        found = [event for event in self.events if event.event is kind]
        return sorted(found, key=lambda event: (event.date.earliest, event.date.latest))

    def windows(self) -> list[Exposure]:
        """Return the exposures, in the record's order; none is an empty list."""
        return self.exposures or []

    def counts(self) -> list[Count]:
        """Return every count of the record, totals first; they are never to be added."""
        groups = [self.affected or [], *(window.affected or [] for window in self.windows())]
        return [count for group in groups for count in group]

    def data(self) -> list[DataItem]:
        """Return the data items of all windows, each once, in the order of the vocabulary."""
        found = {item for window in self.windows() for item in window.data or []}
        return [item for item in DataItem if item in found]

    def site_names(self) -> list[str]:
        """Return the names of the sites, in the record's order."""
        return [site.name for site in self.sites or []]
