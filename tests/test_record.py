"""A document into an incident: good values, every fault of shape, words and values, many at once."""

from datetime import date

import pytest

from breachcat.document import read_document
from breachcat.faults import path_name
from breachcat.japanese import Count, Date, Period
from breachcat.language import Language
from breachcat.model import Incident
from breachcat.problems import Problem
from breachcat.record import Record, read_record
from breachcat.suggestions import nearest, spellings
from breachcat.vocabulary import SPELLINGS, DataItem, Detector, EventKind, Review
from conftest import GOOD, dedent, found, messages, record_of


def changed(*changes: tuple[str, str]) -> Record:
    """Return the good record with some of its text replaced."""
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return record_of(text)


def with_line(line: str) -> Record:
    """Return the good record with one more line at its end, line 11."""
    return record_of(GOOD + f"    {line}\n")


def only(record: Record) -> Problem:
    (problem,) = record.problems
    return problem


def test_a_good_record():
    record = record_of(GOOD)
    incident = record.incident
    assert incident
    assert (found(record), record.is_sound, record.unsound) == ([], True, frozenset())
    assert (record.name, incident.id, incident.review) == ("made-up.yaml", "made-up", Review.CHECKED)
    assert incident.organization.name == "株式会社サンプル"
    assert incident.site_names() == ["サンプルショップ"]
    detected = incident.events_of(EventKind.DETECTED)
    assert [(event.date.earliest, event.by) for event in detected] == [
        (date(2022, 4, 1), Detector.CARD_COMPANY)
    ]
    (window,) = incident.windows()
    assert window.period
    assert (window.period.start, window.period.end) == (
        Date("2021年1月1日", date(2021, 1, 1), date(2021, 1, 1)),
        Date("2022年3月31日", date(2022, 3, 31), date(2022, 3, 31)),
    )
    assert [(count.text, count.value) for count in incident.counts()] == [("1,234件", 1234)]
    assert incident.data() == [DataItem.CARD_NUMBER]


FULL = """
    id: full
    organization: {name: 株式会社サンプル, name_en: Sample Co.}
    sites:
      - サンプルショップ
      - {name: 別館, url: "https://example.jp/", former_name: 旧館, note: a note}
    vendor: 決済代行社
    industry: 衣料品
    sources:
      - {kind: official_notice, title: お知らせ, url: "https://example.jp/1", archived: "https://example.org/1"}
      - {kind: press, publisher: 新聞, date: 令和4年7月2日, retrieved: 2022-08-01, note: a note,
         sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}
    events:
      - {event: detected, date: 2022年4月1日, by: police, party: 県警}
      - {event: police_reported, date: 2022年4月2日, act: 被害届, basis: derived, text: 翌日}
      - {event: customers_notified, date: 2022年5月, open: true, stage: formal, source: 2, note: a note}
      - {event: published, date: ２０２２年７月１日}
    exposures:
      - {period: {from: 2021年1月1日, to: 2022年3月}, scope: 顧客, sites: [別館], partial: false}
      - {period: 2021年1月1日～, affected: [10件, 9名], certainty: confirmed, data: [name, email], note: a note}
    affected: [約1千件]
    cause: [sql_injection, malware]
    misuse: none_found
    delay_reasons: [other]
    not_leaked: [{what: 住所, strength: none}]
    not_stated: [investigator]
    summary: 一文。二文。
    summary_en: Sample Co., Ltd. told its customers. It was late.
    related: [made-up]
    notes: one note
    review: double_checked
    todo: [a question]
    waive: [{check: BC411, reason: so says the notice, until: 2030年1月1日}]
"""


def test_every_field_of_the_model():
    record = read_record(read_document(dedent(FULL).encode(), "full.yaml"))
    incident = record.incident
    assert incident
    assert messages(record) == []
    assert incident.model_fields_set == set(Incident.model_fields)
    assert (incident.sites or [])[1].former_name == "旧館"
    assert [source.kind.value for source in incident.sources] == ["official_notice", "press"]
    assert incident.sources[1].date == Date("令和4年7月2日", date(2022, 7, 2), date(2022, 7, 2))
    assert [event.source for event in incident.events] == [None, None, 2, None]
    assert [event.open for event in incident.events] == [False, False, True, False]
    assert [window.partial for window in incident.windows()] == [False, None]
    assert [str(window.period and window.period.text) for window in incident.windows()] == [
        "2021年1月1日～2022年3月",
        "2021年1月1日～",
    ]
    assert [count.text for count in incident.counts()] == ["約1千件", "10件", "9名"]
    assert incident.data() == [DataItem.NAME, DataItem.EMAIL]
    assert incident.notes == ["one note"]
    assert incident.vendor
    assert incident.vendor.name == "決済代行社"
    json = incident.model_dump(mode="json")
    assert json["exposures"][0]["period"]["end"]["latest"] == "2022-03-31"
    assert json["affected"] == [{"text": "約1千件", "value": 1000, "unit": "records", "qualifier": "about"}]


def test_values_that_were_read_already_are_kept():
    incident = record_of(GOOD).incident
    assert incident
    again = Incident.model_validate(dict(incident))
    values = {"date": incident.events[0].date, "event": "detected", "open": True, "source": 1}
    assert again == incident
    changed_event = type(incident.events[0]).model_validate(values)
    assert (changed_event.open, changed_event.source) == (True, 1)
    window = type(incident.windows()[0]).model_validate(dict(incident.windows()[0]))
    assert isinstance(window.period, Period)
    assert isinstance((window.affected or [])[0], Count)


# What the good record becomes, and its one problem: line, column, code, a part of the sentence in
# both languages, suggestions.
SHAPE = [
    (("organization:", "organisation:"), 2, 1, "BC201", "unknown key “organisation”; the record has: id,", "未知のキー「organisation」", ["organization"]),
    (("by: card", "bye: card"), 6, 40, "BC201", "unknown key “bye”; events[1] has: event,", "events[1]の項目", ["by"]),
    (("kind: official_notice, title", "kind: official_notice, Titel"), 4, 35, "BC201", "“Titel”", "「Titel」", ["title"]),
    (("[サンプルショップ]", "[{name: サンプルショップ, xyzzy: 1}]"), 3, 26, "BC201", "“xyzzy”; sites[1] has: name, former_name", "sites[1]の項目", []),
    (("2021年1月1日～2022年3月31日", "{from: 2021年1月1日, until: x}"), 9, 32, "BC201", "exposures[1].period has: from, to", "from, to", []),
    (("id: made-up", "# no id"), 2, 1, "BC202", "the key “id” is missing in the record; add it", "記録にキー「id」がありません", []),
    (("review: checked\n", ""), 1, 1, "BC202", "“review” is missing in the record", "「review」がありません", []),
    (("date: 2022年7月1日", "party: x"), 7, 5, "BC202", "“date” is missing in events[2]", "events[2]にキー「date」", []),
    (("株式会社サンプル", "{name_en: Sample}"), 2, 1, "BC202", "“name” is missing in organization", "organizationにキー「name」", []),
    (("by: card_company", "by: 警察"), 6, 44, "BC203", "“警察” is not one of the words for “events[1].by”", "「警察」は「events[1].by」に使える語ではありません", ["police"]),
    (("by: card_company", "by: card-company"), 6, 44, "BC203", "“card-company”", "「card-company」", ["card_company"]),
    (("[card_number]", "[カード番号]"), 9, 65, "BC203", "one of the words for “exposures[1].data[1]”", "に使える語ではありません", ["card_number"]),
    (("event: detected", "event: 発覚"), 6, 13, "BC203", "“発覚”", "「発覚」", ["detected"]),
    (("review: checked", "review: 下書き"), 10, 9, "BC203", "“下書き” is not one of the words for “review”", "「下書き」", ["draft"]),
    (("by: card_company", "by: xyzzy"), 6, 44, "BC203", "“xyzzy” is not one of the words for “events[1].by”: card_company, payment_processor, ", "使える語: card_company, payment", []),
    (("[サンプルショップ]", "サンプルショップ"), 3, 8, "BC204", "“sites” must be a list; put “- ” or [ ] round it; found “サンプルショップ”", "リスト（「- 」または [ ] で書く）", ["[サンプルショップ]"]),
    (('["1,234件"]', "'1,234件'"), 9, 46, "BC204", "must be a list", "リスト", ['["1,234件"]']),
    (("[サンプルショップ]", "[]"), 3, 8, "BC204", "a list with at least one item; leave the key out where there is none; found an empty list", "空のリストになっています", []),
    (("株式会社サンプル", "[株式会社サンプル]"), 2, 15, "BC204", "“organization” must be a mapping (key: value); found a list", "マッピング（キー: 値）", []),
    (("{event: published, date: 2022年7月1日}", "2022年7月1日"), 7, 5, "BC204", "“events[2]” must be a mapping (key: value); found “2022年7月1日”", "「2022年7月1日」と書かれています", []),
    (("2022年7月1日", "[2022年7月1日]"), 7, 30, "BC204", "“events[2].date” must be text; found a list", "文字列でなければ", []),
    (("made-up", "{a: b}"), 1, 5, "BC204", "“id” must be text; found a mapping", "マッピングになっています", []),
    (("by: card_company", "by: [card_company]"), 6, 44, "BC204", "“events[1].by” must be one word; found a list", "一つの語", []),
    (("by: card_company", "open: [yes]"), 6, 46, "BC204", "must be true or false; found a list", "true か false", []),
    (("by: card_company", "source: [1]"), 6, 48, "BC204", "must be the number of a source; found a list", "出典の番号", []),
    (("2021年1月1日～2022年3月31日", "{from: [a]}"), 9, 21, "BC204", "“exposures[1].period.from” must be text; found a list", "文字列", []),
    (("株式会社サンプル", ""), 2, 1, "BC205", "“organization” is empty; write its value, or leave the key out", "「organization」が空です", []),
    (("株式会社サンプル", "{}"), 2, 1, "BC205", "“organization” is empty", "が空です", []),
    (("株式会社サンプル", "'　'"), 2, 1, "BC205", "“organization” is empty", "が空です", []),
    (("date: 2022年7月1日", "date: ~"), 7, 24, "BC205", "“events[2].date” is empty", "が空です", []),
    (("[サンプルショップ]", "[サンプルショップ, null]"), 3, 19, "BC205", "“sites[2]” is empty", "「sites[2]」が空です", []),
    (("made-up", "Made_Up"), 1, 5, "BC206", "“Made_Up” is not an id; use lower-case", "「Made_Up」はIDになりません", ["made-up"]),
    (("made-up", "見本"), 1, 5, "BC206", "“見本” is not an id", "「見本」", []),
    (("made-up", "../etc"), 1, 5, "BC206", "“../etc” is not an id", "「../etc」", ["etc"]),
    (("made-up", "a" * 65), 1, 5, "BC206", "at most 64 characters", "64文字まで", []),
    (("by: card_company", "open: yes"), 6, 46, "BC207", "“events[1].open” must be true or false; found “yes”", "「yes」と書かれています", ["true"]),
    (("by: card_company", "open: FALSE"), 6, 46, "BC207", "found “FALSE”", "「FALSE」", ["false"]),
    (("by: card_company", "open: いいえ"), 6, 46, "BC207", "found “いいえ”", "「いいえ」", ["false"]),
    (("by: card_company", "open: maybe"), 6, 46, "BC207", "found “maybe”", "「maybe」", []),
    (("by: card_company", "source: first"), 6, 48, "BC208", "must be the number of a source (1 is the first); found “first”", "出典の番号（1から）", []),
    (("by: card_company", "source: 0"), 6, 48, "BC208", "found “0”", "「0」", []),
    (("title: お知らせ", "title: " + "あ" * 501), 4, 42, "BC209", "“sources[1].title” has 501 characters; at most 500 characters", "501文字あります。500文字以内", []),
    (("[card_number]", "[card_number, name, card_number]"), 9, 84, "BC210", "“card_number” stands in the list twice", "「card_number」がリストに二度", []),
    (("[サンプルショップ]", "[サンプルショップ, {name: サンプルショップ}]"), 3, 19, "BC210", "“サンプルショップ” stands", "「サンプルショップ」が", []),
    (('["1,234件"]', '["1,234件", "1,234件"]'), 9, 57, "BC210", "“1,234件” stands", "「1,234件」が", []),
    (("{event: published, date: 2022年7月1日}", "{event: detected, by: card_company, date: 2022年4月1日}"), 7, 5, "BC210", "“detected 2022年4月1日” stands", "「detected 2022年4月1日」", []),
    (("[{kind: official_notice, title: お知らせ}]", "[{kind: press}, {kind: press}]"), 4, 26, "BC210", "“[2]” stands", "「[2]」", []),
]  # fmt: skip


@pytest.mark.parametrize(("change", "line", "column", "code", "said", "said_ja", "suggested"), SHAPE)
def test_shape_and_words(change, line, column, code, said, said_ja, suggested):
    record = changed(change)
    at = [problem for problem in record.problems if problem.check.code == code]
    assert [problem.place[:2] for problem in at] == [(line, column)], found(record)
    assert said in at[0].message(Language.ENGLISH)
    assert said_ja in at[0].message(Language.JAPANESE)
    assert list(at[0].suggestions)[:1] == suggested
    assert not record.is_sound


VALUES = [
    ("date: 2022年7月1日", "date: いつか", 30, "BC301", "“いつか” cannot be read as a date", []),
    ("date: 2022年7月1日", "date: 2022年13月1日", 30, "BC302", "there is no month 13", []),
    ("date: 2022年7月1日", "date: 令和2年2月30日", 30, "BC302", "2020-02 has 29 days", []),
    ("date: 2022年7月1日", "date: 平成31年5月1日", 30, "BC303", "平成 ended on 2019-04-30", ["令和元年5月1日"]),
    ("date: 2022年7月1日", "date: 2022年7月1日（月）", 30, "BC304", "is a Friday", ["2022年7月1日（金）"]),
    ("date: 2022年7月1日", "date: 7月1日", 30, "BC305", "it has no year", []),
    ("date: 2022年7月1日", f"date: {'1' * 101}", 30, "BC300", "it has 101 characters", []),
    ("period: 2021年1月1日～2022年3月31日", "period: always", 14, "BC311", "write for example 2020年4月27日～", []),
    ("period: 2021年1月1日～2022年3月31日", "period: 2021年4月1日～2021年3月31日", 14, "BC312", "before it starts", []),
    ("period: 2021年1月1日～2022年3月31日", "period: {from: 2021年4月1日, to: 2021年3月1日}", 14, "BC312", "“2021年4月1日～2021年3月1日” is reversed", []),
    ("period: 2021年1月1日～2022年3月31日", "period: {from: 2021年2月29日}", 21, "BC302", "2021-02 has 28 days", []),
    ('["1,234件"]', "[many]", 47, "BC321", "“many” cannot be read as a count", []),
    ('["1,234件"]', "[1234]", 47, "BC321", "it has no unit", []),
    ('["1,234件"]', '["12,34件"]', 47, "BC322", "a comma must have three digits after it", []),
    ('["1,234件"]', "[数千件]", 47, "BC323", "gives no figure; leave it out", []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "column", "code", "said", "suggested"), VALUES)
def test_values(old, new, column, code, said, suggested):
    problem = only_of(changed((old, new)), code)
    assert problem.place.column == column
    assert said in problem.message(Language.ENGLISH)
    assert problem.message(Language.JAPANESE) != problem.message(Language.ENGLISH)
    assert list(problem.suggestions) == suggested


def only_of(record: Record, code: str) -> Problem:
    (problem,) = [problem for problem in record.problems if problem.check.code == code]
    return problem


@pytest.mark.parametrize(
    ("line", "column", "code", "suggested"),
    [
        ("not_stated: [調査開始]", 14, "BC203", ["investigation_started"]),
        ("not_stated: [人数]", 14, "BC203", ["affected_persons"]),
        ("not_stated: [investigater]", 14, "BC203", ["investigator"]),
        ("waive: [{check: BC107, reason: x, until: 2030-01-01}]", 17, "BC203", None),
        ("cause: [SQLインジェクション]", 9, "BC203", ["sql_injection"]),
        ("misuse: なし", 9, "BC203", []),
        ("related: [made up]", 11, "BC206", ["made-up"]),
        ("summary: 一。二。三。", 10, "BC209", []),
        ("summary_en: One. Two. Three.", 13, "BC209", []),
        ("notes: " + "あ" * 501, 8, "BC209", []),
        ("related: [a, b, a]", 17, "BC210", []),
        ("not_leaked: [{what: a, strength: none}, {what: a, strength: none}]", 41, "BC210", []),
        ("not_leaked: [{what: a}]", 14, "BC202", []),
        ("vendor: [a]", 9, "BC204", []),
    ],
)
def test_fields_that_the_good_record_leaves_out(line, column, code, suggested):
    problem = only(with_line(line))
    assert (problem.place.line, problem.place.column, problem.check.code) == (11, column, code)
    assert suggested is None or list(problem.suggestions)[:1] == suggested


@pytest.mark.parametrize(
    ("field", "written", "code", "suggested"),
    [
        ("url", "example.jp/notice", "BC331", ["https://example.jp/notice"]),
        ("url", "ｈｔｔｐｓ：／／example.jp", "BC331", ["https://example.jp"]),
        ("url", "javascript:alert(1)", "BC331", []),
        ("archived", "https://", "BC331", []),
        ("url", "https://example.jp/" + "a" * 2000, "BC331", []),
        ("sha256", "A" * 64, "BC332", ["a" * 64]),
        ("sha256", "a" * 63, "BC332", []),
    ],
)
def test_addresses(field, written, code, suggested):
    problem = only(changed(("title: お知らせ", f'{field}: "{written}"')))
    assert (problem.place.line, problem.check.code, list(problem.suggestions)) == (4, code, suggested)


def test_a_summary_may_name_a_company_and_ask_nothing():
    assert found(with_line('summary_en: "Vector Co., Ltd. told No. 2, e.g. by mail. It was late"')) == []
    assert found(with_line("summary: Yahoo!ショッピングの店。停止した。")) == []


@pytest.mark.parametrize("misspelt", ["organisation", "Organization", "organization_", "orgnization"])
def test_a_misspelt_key_and_the_missing_key_are_one_problem(misspelt):
    record = changed(("organization:", f"{misspelt}:"))
    assert found(record) == [(2, 1, "BC201")]
    assert record.unsound >= {"organization"}


def test_a_misspelt_key_beside_the_right_one_hides_nothing():
    record = changed(("review: checked", "reviev: checked"), ("id: made-up", "idd: x\n    id: made-up"))
    assert found(record) == [(1, 1, "BC201"), (11, 1, "BC201")]


def test_all_faults_of_a_period_are_told():
    record = changed(("2021年1月1日～2022年3月31日", "{from: 2021年13月1日, until: x, to: 2022年2月30日}"))
    assert found(record) == [(9, 21, "BC302"), (9, 33, "BC201"), (9, 47, "BC302")]


def test_an_empty_period_is_no_period():
    assert found(changed(("period: 2021年1月1日～2022年3月31日", "period: {from: }"))) == [
        (9, 14, "BC311"),
        (9, 15, "BC205"),
    ]


TWELVE = """
    id: Made_Up
    organisation: 株式会社サンプル
    sites: サンプルショップ
    sources: [{kind: official, title: お知らせ, url: example.jp}]
    events:
      - {event: detected, date: 2022年4月31日, by: 警察}
      - {event: published, date: 2022年7月1日}
      - {event: updated, date: 2022年6月30日}
      - {event: police_reported, act: 相談}
      - {event: payment_stopped, date: 2022年4月1日, opne: true, source: 1}
    exposures:
      - {period: 2022年3月31日～2021年1月1日, affected: [1,234件, 2,00名], data: [card_number, card_number]}
      - {period: , affected: ["12,34件"], data: [氏名]}
    review: ok
    review: checked
    affected: &a [数千件]
    not_stated: [wether, police_reported]
"""


def test_a_record_broken_in_many_ways_at_once_tells_them_all():
    record = record_of(TWELVE)
    assert found(record) == [
        (1, 5, "BC206"),  # Made_Up
        (2, 1, "BC201"),  # organisation, and not that organization is missing
        (3, 8, "BC204"),  # sites as a text
        (4, 18, "BC203"),  # kind: official
        (4, 46, "BC331"),  # example.jp
        (6, 29, "BC302"),  # 2022年4月31日
        (6, 45, "BC203"),  # 警察
        (8, 28, "BC401"),  # updated before published
        (9, 5, "BC202"),  # no date
        (10, 47, "BC201"),  # opne
        (12, 14, "BC312"),  # the period ends before it starts
        (12, 47, "BC116"),  # 1,234件 without quotes
        (12, 55, "BC321"),  # 2
        (12, 57, "BC322"),  # 00名
        (12, 83, "BC210"),  # the second card_number
        (13, 6, "BC205"),  # period without a value
        (13, 27, "BC322"),  # 12,34件
        (13, 45, "BC203"),  # 氏名
        (14, 9, "BC203"),  # review: ok
        (15, 1, "BC108"),  # the second review
        (16, 11, "BC109"),  # &a
        (16, 15, "BC323"),  # 数千件
        (17, 14, "BC203"),  # wether
    ]
    assert not record.is_sound
    for language in Language:
        assert all(messages(record, language))
    assert all(problem.excerpt for problem in record.problems)


def test_faults_between_fields_are_found_when_other_parts_are_unsound():
    record = changed(
        ("by: card_company", "by: nobody"),
        ("date: 2022年7月1日", "date: 2022年3月1日"),
        ("exposures:", "  - {event: detected, date: 2022年4月2日}\n    exposures:"),
    )
    assert (6, 44, "BC203") in found(record)
    assert (7, 30, "BC401") in found(record)


def test_places_stay_right_where_items_before_were_left_out():
    record = record_of("""
        id: made-up
        organization: 株式会社サンプル
        sources: [{kind: bad}, {kind: press}, {kind: bad}, {kind: press}]
        events:
          - {event: bad, date: 2022年1月1日}
          - {event: detected, date: 2022年4月1日}
          - {event: published, date: bad}
          - {event: published, date: 2022年3月1日, source: 2}
          - {event: updated, date: 2022年2月1日}
        exposures:
          - {data: [card_number, bad, name, card_number, bad, name]}
        review: checked
    """)
    assert found(record) == [
        (3, 18, "BC203"),
        (3, 46, "BC203"),
        (5, 13, "BC203"),
        (7, 30, "BC301"),
        (8, 30, "BC401"),
        (9, 28, "BC401"),
        (11, 26, "BC203"),
        (11, 37, "BC210"),
        (11, 50, "BC203"),
        (11, 55, "BC210"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "[card_number, bad, card_number]",
        "[bad, name, name]",
        "[name, name, bad]",
        "[bad, name, bad, email, name]",
    ],
)
def test_an_item_repeated_behind_a_bad_one_is_told_once(data):
    record = changed(("[card_number]", data))
    codes = [code for _, _, code in found(record)]
    assert codes.count("BC210") == 1
    assert codes.count("BC203") == data.count("bad")
    repeated = only_of(record, "BC210")
    assert record.document.lines[8][repeated.place.column - 1 :].startswith(("card_number]", "name"))


def test_parts_that_are_unsound_are_left_out_and_named():
    record = changed(("date: 2022年7月1日", "date: someday"), ("[card_number]", "[bad]"))
    assert record.incident
    assert [event.event for event in record.incident.events] == [EventKind.DETECTED]
    assert record.incident.windows()[0].data is None
    assert record.unsound == {"events", "exposures"}
    assert not record.is_sound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n", [(1, 1, "BC204")]),
        ("text\n", [(1, 1, "BC204")]),
        ("", [(1, 1, "BC113")]),
        ("[a\n", [(1, 3, "BC107")]),
        ("[]: a\n", [(1, 1, "BC117")]),
    ],
)
def test_what_is_no_record_at_all(text, expected):
    record = record_of(text)
    assert [place for place in found(record) if place[2] != "BC202"] == expected
    assert not record.is_sound


@pytest.mark.parametrize(
    "broken",
    [
        "id: made-up\norganization: [株式会社\nsources: x",
        'id: made-up\nsummary: "一文\nreview: checked',
        "id: made-up\nsites:\n  - a\n - b\n",
        "id: made-up\nevents: [\n",
        "id: made-up\nevents: [{event: ",
        "id: made-up\nevents:\n  - {event: detected, date: {",
        "id: made-up\n---\n",
        "id: made-up\nwaive: [{check: BC422, reason: a, until: 2030-01-01}]\norganization：a\nsites: b\n",
    ],
)
def test_after_a_syntax_error_nothing_is_called_missing(broken):
    record = record_of(broken)
    assert [code for _, _, code in found(record)] in (["BC107"], ["BC112"])
    assert record.unsound == set(Incident.model_fields)
    assert not record.is_sound


def test_what_stands_before_a_syntax_error_is_still_judged():
    record = record_of("id: Made Up\nevents:\n  - {event: detekted, date: 2022年2月30日}\nsites: [a\n")
    assert found(record) == [(1, 5, "BC206"), (3, 13, "BC203"), (3, 29, "BC302"), (4, 10, "BC107")]


def test_an_alias_is_one_problem():
    assert found(changed(("made-up", "*x"), ("card_company", "*y"))) == [(1, 5, "BC109"), (6, 44, "BC109")]


def test_names_of_paths():
    assert path_name(("events", 1, "date")) == "events[2].date"
    assert path_name(()) == ""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("card_numbr", "card_number"),
        ("カードバンゴウ", None),
        ("カード番号", "card_number"),
        ("card number", "card_number"),
        ("CVV", "security_code"),
        ("ＣＶＶ", "security_code"),
        ("メルアドレス", "email"),
        ("CVC", "security_code"),
        ("ＴＥＬ", "phone"),
        ("Eメール", "email"),
        ("x", None),
    ],
)
def test_near_misses(written, expected):
    assert next(iter(nearest(written, spellings(DataItem))), None) == expected


@pytest.mark.parametrize("kind", SPELLINGS)
def test_other_spellings_of_words_are_no_labels_and_mean_a_word_of_their_list(kind):
    labels = {label for word in kind for label in (word.value, *word.label, *word.short)}
    for spelling, word in SPELLINGS[kind].items():
        assert spelling not in labels
        assert nearest(spelling, spellings(kind)) == (word,)
        assert word in list(kind)


STAGE = [
    ("ppc_reported", "速報", "preliminary"),
    ("ppc_reported", "第一報", "preliminary"),
    ("ppc_reported", "確報", "final"),
    ("ppc_reported", "続報", ": preliminary, final"),
    ("ppc_reported", "interum", ": preliminary, final"),
    ("published", "第一報", "preliminary"),
    ("published", "第１報", "preliminary"),
    ("published", "続報", "interim"),
    ("published", "第二報", "interim"),
    ("published", "確報", "final"),
    ("published", "最終報", "final"),
    ("published", "formel", ": preliminary, interim, final"),
    ("customers_notified", "formel", "formal"),
    ("detected", "formel", "formal"),
    ("zzz", "formel", "formal"),
    ("[a]", "formel", "formal"),
]


@pytest.mark.parametrize(("event", "written", "meant"), STAGE)
def test_the_words_for_a_stage_are_those_of_its_event(event, written, meant):
    record = changed(("event: detected", f"event: {event}"), ("by: card_company", f"stage: {written}"))
    (problem,) = [problem for problem in record.problems if "stage" in str(problem.values.get("key"))]
    told = problem.message(Language.ENGLISH)
    if meant.startswith(": "):
        assert (told.endswith(f"“events[1].stage”{meant}"), problem.suggestions) == (True, ())
    else:
        assert (told.endswith("“events[1].stage”"), problem.suggestions) == (True, (meant,))
        assert problem.edits or written == "interum"


def test_the_words_of_a_list_are_told_once_in_a_record():
    record = changed(("[card_number]", "[zzz, card_numbr, yyy]"), ("by: card_company", "by: xxx"))
    said = [problem.message(Language.ENGLISH) for problem in record.problems]
    assert [len(words) > 100 for words in said] == [True, True, False, False]
    assert said[2:] == [
        "“card_numbr” is not one of the words for “exposures[1].data[2]”",
        "“yyy” is not one of the words for “exposures[1].data[3]”",
    ]
    assert "使える語: card_number, " in record.problems[1].message(Language.JAPANESE)


def test_a_missing_key_of_the_record_is_told_at_its_first_key():
    record = record_of(
        "# yaml-language-server: $schema=x\n\n# a remark\n" + dedent(GOOD).replace("review", "# ")
    )
    problem = only(record)
    assert (problem.check.code, problem.place, problem.excerpt) == ("BC202", (5, 1, 5, 3), "id: made-up")
    assert found(record_of("# a list\n- a\n")) == [(2, 1, "BC204")]


def test_near_misses_are_at_most_three():
    assert nearest("card", ["card_a", "card_b", "card_c", "card_d"]) == ("card_d", "card_c", "card_b")


def test_the_json_form_of_a_problem_tells_what_its_text_tells():
    problem = only(changed(("made-up", "Made-Up")))
    assert problem.as_json(Language.ENGLISH) == {
        "file": "made-up.yaml",
        "line": 1,
        "column": 5,
        "end_line": 1,
        "end_column": 12,
        "code": "BC206",
        "severity": "error",
        "title": "bad id",
        "message": problem.message(Language.ENGLISH),
        "excerpt": "id: Made-Up",
        "suggestions": ["made-up"],
        "fix": [{"line": 1, "column": 5, "end_line": 1, "end_column": 12, "text": "made-up"}],
        "known": None,
    }
