"""The rules between fields and between records: what each catches, and what it lets pass."""

from collections.abc import Sequence

import pytest

from breachcat.checking import check_together
from breachcat.checks import Severity
from breachcat.language import Language
from breachcat.record import Record
from breachcat.rules import PRESENT, RULES, states
from breachcat.vocabulary import OtherFact
from conftest import GOOD, found, messages, record_of

HEAD = """\
id: made-up
organization: 株式会社サンプル
review: checked
sites: [本店, 別館]
sources: [{kind: official_notice}, {kind: press, date: 2022年7月2日, retrieved: 2022-08-01}]
"""


def record(lines: Sequence[str]) -> Record:
    """Return a record of five lines and these; the sixth line is the first of these."""
    return record_of(HEAD + "\n".join(lines) + "\n")


def events(*lines: str, more: Sequence[str] = ("not_stated: [detected, published]",)) -> Record:
    """Return a record with these events, the first of them on line 7."""
    return record(["events:", *(f"  - {{event: {line}}}" for line in lines), *more])


TWO_EVENTS = (
    "events:",
    "  - {event: detected, date: 2022年4月1日}",
    "  - {event: published, date: 2022年7月1日}",
)


def with_lines(*lines: str) -> Record:
    """Return a sound record with these lines from line 9 on."""
    return record([*TWO_EVENTS, *lines])


def test_the_frame_of_these_tests_is_sound():
    assert found(with_lines()) == []


# Two events, and what is said of the second: the later one in the order that is checked.
ORDER = [
    ("detected, date: 2022年4月1日", "published, date: 2022年3月31日", "BC401"),
    ("detected, date: 2022年4月1日", "published, date: 2022年4月1日", None),
    ("published, date: 2022年4月1日", "updated, date: 2022年3月31日", "BC401"),
    ("published, date: 2022年4月1日", "updated, date: 2022年4月1日", None),
    ("investigation_started, date: 2022年4月1日", "investigation_completed, date: 2022年3月31日", "BC401"),
    ("investigation_started, date: 2022年4月1日", "investigation_completed, date: 2022年4月2日", None),
    ("payment_stopped, date: 2022年4月1日", "payment_resumed, date: 2022年3月31日", "BC401"),
    ("payment_stopped, date: 2022年4月1日", "payment_resumed, date: 2022年5月1日", None),
    ("site_stopped, date: 2022年4月1日", "site_reopened, date: 2022年3月31日", "BC401"),
    ("site_stopped, date: 2022年4月1日", "site_reopened, date: 2022年5月1日", None),
    ("published, stage: preliminary, date: 2022年4月1日", "published, stage: final, date: 2022年3月1日", "BC401"),
    ("published, stage: interim, date: 2022年4月1日", "published, stage: final, date: 2022年3月1日", "BC401"),
    ("published, stage: preliminary, date: 2022年4月1日", "published, stage: final, date: 2022年4月1日", None),
    ("published, stage: final, date: 2022年4月1日", "published, date: 2022年3月1日", None),
    ("ppc_reported, stage: preliminary, date: 2022年4月1日", "ppc_reported, stage: final, date: 2022年3月1日", "BC401"),
    ("customers_notified, stage: early_warning, date: 2022年4月1日", "customers_notified, stage: formal, date: 2022年3月1日", "BC401"),
    ("payment_stopped, stage: decided, date: 2022年4月1日", "payment_stopped, stage: effective, date: 2022年3月1日", "BC401"),
    # intervals: certainly too early, possibly too early, not too early
    ("detected, date: 2022年4月", "published, date: 2022年3月", "BC401"),
    ("detected, date: 2022年4月", "published, date: 2022年4月", "BC402"),
    ("detected, date: 2022年4月", "published, date: 2022年4月15日", "BC402"),
    ("detected, date: 2022年4月上旬", "published, date: 2022年4月10日", None),
    ("detected, date: 2022年", "published, date: 2021年12月31日", "BC401"),
    # about and from then on: never certain, and never wrong
    ("detected, date: 2022年4月1日頃", "published, date: 2022年3月31日", "BC402"),
    ("detected, date: 2022年4月1日", "published, date: 2022年3月31日頃", "BC402"),
    ("detected, date: 2022年4月1日", "published, date: 2022年3月31日以降", None),
    ("detected, date: 2022年4月1日以降", "published, date: 2022年3月31日", "BC401"),
    # orders that real notices break
    ("investigation_completed, date: 2022年4月1日", "ppc_reported, date: 2022年3月1日", None),
    ("investigation_started, date: 2022年4月1日", "payment_stopped, date: 2022年5月1日", None),
    ("payment_stopped, date: 2022年4月1日", "investigation_completed, date: 2022年3月1日", None),
    ("published, date: 2022年4月1日", "customers_notified, date: 2022年3月1日", None),
    ("detected, date: 2022年4月1日", "payment_stopped, date: 2022年3月1日", None),
    ("detected, date: 2022年4月1日", "operator_changed, date: 2016年4月1日", None),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "code"), ORDER)
def test_order_of_events(earlier, later, code):
    place = later.index("date: ") + 19
    expected = [(8, place, code)] if code else []
    assert order_of(earlier, later) == expected
    assert order_of(later, earlier) == [(7, *rest) for _, *rest in expected]


def order_of(*lines: str) -> list[tuple[int, int, str]]:
    kinds = {line.partition(",")[0] for line in lines}
    unknown = [kind for kind in ("detected", "published") if kind not in kinds]
    return found(events(*lines, more=[f"not_stated: [{', '.join(unknown)}]"] if unknown else []))


def test_a_window_may_end_after_the_breach_was_detected():
    assert found(with_lines("exposures: [{period: 2021年1月1日～2022年5月1日}]")) == []


@pytest.mark.parametrize(
    "lines",
    [
        # a notice of a second breach after an update of the first, a second stop after the first one ended
        ["published, date: 2022年4月1日", "updated, date: 2022年4月2日", "published, date: 2022年6月1日"],
        ["detected, date: 2022年3月1日", "published, date: 2022年4月1日", "detected, date: 2022年5月1日"],
        ["payment_stopped, date: 2022年3月1日", "payment_resumed, date: 2022年4月1日", "payment_stopped, date: 2022年5月1日"],
        ["detected, date: 2022年", "published, date: 2022年2月1日", "detected, date: 2022年1月1日"],
    ],
)  # fmt: skip
def test_only_the_first_of_several_must_come_before(lines):
    assert order_of(*lines) == []


def test_one_event_is_told_once_however_many_come_too_late():
    lines = [f"detected, date: 2022年{month}月1日" for month in range(2, 9)]
    assert order_of("published, date: 2022年1月1日", *lines) == [(7, 30, "BC401")]


def test_the_sentence_names_both_events_and_their_dates():
    said = events(
        "published, stage: preliminary, date: 2022年4月1日", "published, stage: final, date: 令和4年3月1日"
    )
    assert messages(said)[0].startswith(
        "published (final) (令和4年3月1日) comes before published (preliminary) (2022年4月1日); one of the two is wrong"
    )
    assert (
        "公表 (最終・確報)（令和4年3月1日）が公表 (第一報・速報)（2022年4月1日）より前です"
        in messages(said, Language.JAPANESE)[0]
    )


def test_certain_is_an_error_and_possible_a_warning():
    certain = events("detected, date: 2022年4月2日", "published, date: 2022年4月1日", more=[])
    possible = events("detected, date: 2022年4月", "published, date: 2022年4月1日", more=[])
    assert [problem.check.severity for problem in (*certain.problems, *possible.problems)] == [
        Severity.ERROR,
        Severity.WARNING,
    ]
    assert (certain.is_sound, possible.is_sound) == (False, True)
    assert "may come before" in messages(possible)[0]
    assert "より前かもしれません" in messages(possible, Language.JAPANESE)[0]


# Lines after the two events, the place and code of their one problem, and words of it in both languages.
FAILING = [
    # today is 2026-11-21
    ("exposures: [{period: 2021年1月1日～2026年11月22日}]", "BC403", 22, "2026年11月22日 lies after today (2026-11-21)", "2026年11月22日は今日（2026-11-21）より後"),
    ("exposures: [{period: {from: 2021年1月1日, to: 2022年7月2日}}]", "BC404", 44, "“2021年1月1日～2022年7月2日” reaches beyond the last notice (2022年7月1日)", "最後の告知文（2022年7月1日）より後"),
    ("exposures: [{period: 2022年7月2日～}]", "BC404", 22, "“2022年7月2日～” reaches beyond", "より後に及びます"),
    ("exposures: [{period: 1989年12月31日～2022年3月1日}]", "BC405", 22, "1989年12月31日 lies before 1990; check the year", "1990年より前です"),
    ('affected: ["1,234件", "1,235名"]', "BC411", 22, "“1,234件” and “1,235名” differ", "「1,234件」と「1,235名」は数が違い"),
    ('exposures: [{affected: ["1,234件", "1,235名"]}]', "BC411", 35, "check both figures", "両方の数を確かめ"),
    ('affected: ["10件", "10名", "11件"]', "BC412", 26, "“10件” and “11件” have the same unit", "「10件」と「11件」は単位が同じ"),
    ("not_stated: [payment_stopped, ppc_stage, published]", "BC421", 42, "“published” stands under not_stated, but the record has it", "「published」は not_stated にありますが"),
    ("exposures: [{sites: [本店, 別缶]}]", "BC425", 26, "“別缶” is not among the record's sites (本店, 別館)", "「別缶」は記録のサイト（本店, 別館）にありません"),
    ("todo: [When was it？]", "BC212", 8, "“When was it？” is open; answer it from the notice, then delete it", "「When was it？」が未解決です"),
]  # fmt: skip
PASSING = [
    "exposures: [{period: 2021年1月1日～2022年7月1日}]",
    "exposures: [{period: {from: 2021年1月1日, to: 2022年7月}}]",
    "exposures: [{period: ～2022年7月1日}, {scope: 顧客}]",
    "exposures: [{period: 1990年1月1日～2022年3月1日}]",
    'affected: ["1,234件", "1,234名"]',
    'affected: ["1,234件", 人数は不明]',
    'exposures: [{affected: ["10件"]}, {affected: ["11件"]}]',
    "not_stated: [payment_stopped, ppc_stage, affected, misuse, investigator]",
    "exposures: [{sites: [本店, 別館]}]",
]


@pytest.mark.parametrize(("line", "code", "column", "said", "said_ja"), FAILING)
def test_what_a_rule_finds(line, code, column, said, said_ja):
    failing = with_lines(line)
    at = [problem for problem in failing.problems if problem.check.code == code]
    assert [problem.place[:2] for problem in at] == [(9, column)], found(failing)
    assert said in at[0].message(Language.ENGLISH)
    assert said_ja in at[0].message(Language.JAPANESE)


@pytest.mark.parametrize("line", PASSING)
def test_what_a_rule_lets_pass(line):
    assert found(with_lines(line)) == []


def test_a_site_that_is_nearly_listed_is_suggested():
    (problem,) = with_lines("exposures: [{sites: [本店舗]}]").problems
    assert (problem.check.code, problem.suggestions) == ("BC425", ("本店",))
    none = record_of(
        HEAD.replace("sites: [本店, 別館]", "") + "\n".join([*TWO_EVENTS, "exposures: [{sites: [本店]}]"])
    )
    assert "is not among the record's sites (it names none)" in messages(none)[0]
    assert "記録のサイト（記載なし）にありません" in messages(none, Language.JAPANESE)[0]


@pytest.mark.parametrize(
    ("total", "part", "code"),
    [
        ("100件", "101件", "BC413"),
        ("最大100件", "101件", "BC413"),
        ("100件", "100件", None),
        ("100件", "101名", None),
        ("約100件", "101件", None),
        ("100件以上", "101件", None),
        ("100件", "約101件", None),
        ("不明", "101件", None),
    ],
)
def test_a_window_has_no_more_than_the_total(total, part, code):
    both = with_lines(f"exposures: [{{affected: [{part}]}}]", f"affected: [{total}]")
    assert found(both) == ([(9, 25, code)] if code else [])
    if code:
        assert f"the window has “{part}”, more than the total “{total}”" in messages(both)[0]
        assert f"期間の件数「{part}」が合計「{total}」を超えています" in messages(both, Language.JAPANESE)[0]


@pytest.mark.parametrize(
    ("line", "code", "column", "said"),
    [
        ("published, date: 2022年4月1日, by: police", "BC211", 48, "“by: police” does not belong to the event “published”; only to “detected”"),
        ("ppc_reported, date: 2022年4月1日, act: 報告", "BC211", 52, "only to “police_reported”"),
        ("published, date: 2022年4月1日, stage: formal", "BC211", 51, "it has: preliminary, interim, final"),
        ("detected, date: 2022年4月1日, stage: final", "BC211", 50, "“stage: final” does not belong to the event “detected”"),
        ("police_reported, date: 2022年4月1日, source: 3", "BC424", 58, "there is no source number 3; the sources of the record go from 1 to 2"),
        ("police_reported, date: 2022年4月1日, basis: derived", "BC426", 57, "but there is no `text`; add it"),
        ("police_reported, date: 2026年12月1日", "BC403", 36, "2026年12月1日 lies after today"),
        ("police_reported, date: 1989年12月31日", "BC405", 36, "check the year"),
    ],
)  # fmt: skip
def test_what_an_event_cannot_have(line, code, column, said):
    failing = events(
        line, more=["not_stated: [detected, published]"] if line[0] == "p" and "published" not in line else []
    )
    at = [problem for problem in failing.problems if problem.check.code == code]
    assert [problem.place.line for problem in at] == [7]
    assert failing.document.lines[6][at[0].place.column - 1 :].startswith(line.rpartition(": ")[2])
    assert said in at[0].message(Language.ENGLISH)
    assert at[0].message(Language.JAPANESE).strip()


@pytest.mark.parametrize(
    "line",
    [
        "detected, date: 2022年4月1日, by: police",
        "police_reported, date: 2022年4月1日, act: 報告, source: 2",
        "police_reported, date: 2022年4月1日, basis: derived, text: 翌日",
        "police_reported, date: 2022年4月1日, basis: implied",
        "customers_notified, date: 2022年4月1日, stage: early_warning",
        "payment_stopped, date: 2022年4月1日, stage: decided",
        "payment_resumed, date: 2027年1月",
        "site_reopened, date: 2027年1月1日",
        "updated, date: 2026年",
        "updated, date: 2026年11月21日",
    ],
)
def test_what_an_event_can_have(line):
    assert order_of(line) == []


def test_dates_of_sources_are_checked_too():
    late = record_of(HEAD.replace("2022-08-01", "2026-11-22") + "\n".join(TWO_EVENTS))
    early = record_of(HEAD.replace("2022年7月2日", "昭和60年7月2日") + "\n".join(TWO_EVENTS))
    assert found(late) == [(5, 78, "BC403")]
    assert found(early) == [(5, 56, "BC405")]


def test_without_a_notice_windows_have_no_limit():
    window = "exposures: [{period: 2021年1月1日～2023年1月1日}]"
    assert found(events("detected, date: 2022年4月1日", more=["not_stated: [published]", window])) == []
    assert found(events("published, date: 2022年4月1日以降", more=["not_stated: [detected]", window])) == []


@pytest.mark.parametrize(("kind", "code"), [("detected", "BC422"), ("published", "BC423")])
def test_a_landmark_that_is_missing(kind, code):
    failing = events(
        "police_reported, date: 2022年4月1日",
        more=[f"not_stated: [{'published' if kind == 'detected' else 'detected'}]"],
    )
    assert found(failing) == [(7, 3, code)]
    assert f"there is no event “{kind}”" in messages(failing)[0]
    assert f"出来事 {kind} がありません" in messages(failing, Language.JAPANESE)[0]
    assert found(events("police_reported, date: 2022年4月1日")) == []


def test_a_draft_is_refused():
    draft = record_of(HEAD.replace("checked", "draft") + "\n".join(TWO_EVENTS))
    assert found(draft) == [(3, 9, "BC212")]
    assert messages(draft) == [
        "this is a draft: “review” says so; check it against the notice, then write checked"
    ]
    assert "review が draft です" in messages(draft, Language.JAPANESE)[0]


STATED = {
    OtherFact.AFFECTED: "affected: [不明]",
    OtherFact.AFFECTED_PERSONS: "exposures: [{affected: [10名]}]",
    OtherFact.EXPOSURES: "exposures: [{period: 2021年1月1日～}]",
    OtherFact.DATA: "exposures: [{data: [name]}]",
    OtherFact.CAUSE: "cause: [malware]",
    OtherFact.MISUSE: "misuse: possible",
    OtherFact.DELAY_REASONS: "delay_reasons: [other]",
}


@pytest.mark.parametrize("fact", STATED)
def test_a_fact_is_stated_or_not_stated(fact):
    with_fact, without = with_lines(STATED[fact]), with_lines()
    assert with_fact.incident
    assert without.incident
    assert states(with_fact.incident, fact)
    assert not states(without.incident, fact)
    assert found(with_lines(STATED[fact], f"not_stated: [{fact}]")) == [(10, 14, "BC421")]


def test_facts_of_events():
    by = events("detected, date: 2022年4月1日, by: police", more=["not_stated: [detected_by, published]"])
    stage = events(
        "ppc_reported, date: 2022年4月1日, stage: final",
        more=["not_stated: [ppc_stage, detected, published]"],
    )
    final = events("published, date: 2022年4月1日", more=["not_stated: [final_notice, detected]"])
    assert found(final) == [(8, 14, "BC421")]
    assert found(by) == [(8, 14, "BC421")]
    assert found(stage) == [(8, 14, "BC421")]
    assert set(STATED) | {OtherFact.DETECTED_BY, OtherFact.PPC_STAGE, OtherFact.FINAL_NOTICE} == set(PRESENT)


PERSONAL = [
    ("write to taro.yamada@example.co.jp", "a mail address: taro", "メールアドレス", "BC341"),
    ("ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "a mail address", "メールアドレス", "BC341"),
    ("電話 03-1234-5678", "a telephone number in a record: “03-1234-5678”", "電話番号があります: 「03-1234-5678」", "BC341"),
    ("電話０３（１２３４）５６７８", "a telephone number", "電話番号", "BC341"),
    ("0120-123-456", "a telephone number", "電話番号", "BC341"),
    ("09012345678", "a telephone number", "電話番号", "BC341"),
    ("0312345678", "a telephone number", "電話番号", "BC341"),
    ("+81 3 1234 5678", "a telephone number", "電話番号", "BC341"),
    ("代表取締役社長 山田太郎", "the name of a representative in a record: “代表取締役社長 山田太郎”", "代表者名", "BC341"),
    ("代表者：山田 太郎", "the name of a representative", "代表者名", "BC341"),
    ("2021年12月7日、18,136件、0.5%", None, None, None),
    ("2020-10-03 から 2021-01-05", None, None, None),
    ("entry/2020/10/03/090000", None, None, None),
    ("代表取締役が謝罪した。代表者の氏名はない", None, None, None),
    ("＠を付けない、@ だけ", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("note", "said", "said_ja", "code"), PERSONAL)
def test_personal_data(note, said, said_ja, code):
    checked = with_lines(f'notes: "{note}"')
    assert [problem for *_, problem in found(checked)] == ([code] if code else [])
    if code:
        (problem,) = checked.problems
        line, start, _, end = problem.place
        marked = checked.document.lines[line - 1][start - 1 : end - 1]
        assert marked == problem.values["found"]
        assert said.partition(":")[0] in messages(checked)[0]
        assert said_ja in messages(checked, Language.JAPANESE)[0]


def test_personal_data_is_found_in_comments():
    checked = with_lines("misuse: possible  # 03-1234-5678 に電話", "# a@example.jp, b@example.jp")
    assert found(checked) == [(9, 21, "BC341"), (10, 3, "BC341"), (10, 17, "BC341")]


def test_personal_data_is_found_in_parts_that_are_unsound_and_in_lists():
    assert found(
        with_lines("exposures:", "  - {scope: a@example.jp, nope: b@example.jp}", "  - [c@example.jp]")
    ) == [
        (10, 13, "BC341"),
        (10, 27, "BC201"),
        (10, 33, "BC341"),
        (11, 5, "BC204"),
        (11, 6, "BC341"),
    ]


def test_addresses_have_digits_but_no_mail_address():
    sources = "https://example.jp/03-1234-5678"
    assert (
        found(
            record_of(
                HEAD.replace("{kind: official_notice}", f'{{kind: press, url: "{sources}"}}')
                + "\n".join(TWO_EVENTS)
            )
        )
        == []
    )
    mail = "https://example.jp/?a@example.jp"
    assert found(
        record_of(
            HEAD.replace("{kind: official_notice}", f'{{kind: press, url: "{mail}"}}') + "\n".join(TWO_EVENTS)
        )
    ) == [(5, 51, "BC341")]


def test_long_texts_are_searched_quickly():
    """Patterns that start anew at each character would take minutes."""
    for piece in ("a", "a.", "0", "0-", "代表者", "a@"):
        assert (9, 8, "BC209") in found(with_lines(f"notes: {piece * (300_000 // len(piece))}"))


# Rules do not judge what they cannot know.
UNSOUND = [
    (["events: [{event: detected, date: someday}, {event: police_reported, date: 2022年4月1日}]"], {"BC301"}),
    (
        [
            "events:",
            "  - {event: published, date: someday}",
            "exposures: [{period: 2021年1月1日～2023年1月1日}]",
        ],
        {"BC301"},
    ),
    (["events: [{event: police_reported, date: 2022年4月1日}]", "not_stated: [wether]"], {"BC203"}),
    (["events: nothing"], {"BC204"}),
    ([*TWO_EVENTS[:2], "not_statde: [published]"], {"BC201"}),
    (
        [*TWO_EVENTS, "  - {event: police_reported, date: 2022年4月1日, basis: derived, txet: 同日}"],
        {"BC201"},
    ),
    ([*TWO_EVENTS, "exposures: [{sites: [支店]}]", "sitse: [支店]"], {"BC201", "BC425"}),
]


@pytest.mark.parametrize(("lines", "codes"), UNSOUND)
def test_a_rule_does_not_judge_where_what_it_needs_is_unsound(lines, codes):
    assert {code for _, _, code in found(record(lines))} == codes


def test_sources_and_sites_that_are_unsound_are_not_counted():
    text = HEAD.replace("official_notice", "notice").replace("[本店, 別館]", "[本店, [別館]]")
    lines = [
        *TWO_EVENTS[:2],
        "  - {event: published, date: 2022年7月1日, source: 2}",
        "exposures: [{sites: [別館]}]",
    ]
    assert found(record_of(text + "\n".join(lines))) == [(4, 13, "BC204"), (5, 18, "BC203")]
    misspelt = HEAD.replace("sites:", "sitse:") + "\n".join([*TWO_EVENTS, lines[-1]])
    assert found(record_of(misspelt)) == [(4, 1, "BC201")]


def test_every_rule_names_fields_of_the_record():
    incident = with_lines().incident
    assert incident
    assert all(rule.needs <= set(type(incident).model_fields) for rule in RULES)


DIFFER = 'affected: ["10件", "11名"]'


@pytest.mark.parametrize(
    ("lines", "expected", "said"),
    [
        ([DIFFER, "waive: [{check: BC411, reason: so it says, until: 2026年11月21日}]"], [], ""),
        ([DIFFER, "waive: [{check: BC411, reason: so it says, until: 2026年11月20日}]"], [(9, 19, "BC411"), (10, 51, "BC214")], "the waiver of BC411 has expired; delete or renew it"),
        (["waive: [{check: BC411, reason: so it says, until: 2030年1月1日}]"], [(9, 17, "BC214")], "the waiver of BC411 covers nothing; delete or renew it"),
        ([DIFFER, "waive: [{check: BC412, reason: so it says, until: 2030年1月1日}]"], [(9, 19, "BC411"), (10, 17, "BC214")], "the waiver of BC412 covers nothing; delete or renew it"),
        (['notes: "03-1234-5678 は窓口"', "waive: [{check: BC341, reason: no person, until: 2030年1月1日}]"], [], ""),
        (["cause: [bad]", "waive: [{check: BC411, reason: so it says, until: 2030年1月1日}]"], [(9, 9, "BC203")], None),
        (["cause: [bad]", DIFFER, "waive: [{check: BC411, reason: so it says, until: 2030年1月1日}]"], [(9, 9, "BC203")], None),
    ],
)  # fmt: skip
def test_waivers(lines, expected, said):
    waived = with_lines(*lines)
    assert found(waived) == expected
    if said is not None:
        assert "".join(messages(waived)[-1:]) == said


def test_what_could_not_be_read_cannot_be_waived():
    """Else a record with parts left out would count as sound."""
    waived = with_lines("cause: [bad]", "waive: [{check: BC203, reason: no, until: 2030年1月1日}]")
    assert found(waived) == [(9, 9, "BC203"), (10, 17, "BC203")]
    assert not waived.is_sound


def one(
    name: str,
    *,
    organization: str = "株式会社サンプル",
    window: str = "2021年1月1日～2022年3月31日",
    related: str = "",
    id_: str = "",
) -> Record:
    """Return a record named after its id."""
    return record_of(
        f"""
        id: {id_ or name}
        organization: {organization}
        sources: [{{kind: official_notice}}]
        events:
          - {{event: detected, date: 2022年4月1日}}
          - {{event: published, date: 2022年7月1日}}
        exposures: [{{period: {window}}}]
        {f"related: [{related}]" if related else "misuse: possible"}
        review: checked
        """,
        f"{name}.yaml",
    )


def together(*records: Record, known: Sequence[str] = ()) -> list[list[tuple[int, int, str]]]:
    return [found(record) for record in check_together(records, known)]


def test_the_id_is_that_of_the_file():
    assert found(one("a", id_="b")) == [(1, 5, "BC213")]
    assert "the id is “b” but the file is named “a”" in messages(one("a", id_="b"))[0]
    assert found(record_of(HEAD + "\n".join(TWO_EVENTS), "<stdin>")) == []


def test_an_id_is_used_once():
    records = check_together([one("a"), one("b", organization="別社"), one("a", organization="他社")], [])
    assert [found(record) for record in records] == [[], [], [(1, 5, "BC501")]]
    assert messages(records[2]) == ["the id “a” is also that of a.yaml; ids are unique"]
    assert "a.yaml でも使われています" in messages(records[2], Language.JAPANESE)[0]


@pytest.mark.parametrize(
    ("window", "organization", "code"),
    [
        ("2022年3月31日～2022年4月30日", "株式会社サンプル", "BC502"),
        ("2020年1月1日～2021年1月1日", "株式会社 ｻﾝﾌﾟﾙ", "BC502"),
        ("2020年1月1日～", "株式会社サンプル", "BC502"),
        ("～2021年1月1日", "株式会社サンプル", "BC502"),
        ("2020年1月1日～2020年3月1日以降", "株式会社サンプル", "BC502"),
        ("2022年4月1日～2022年4月30日", "株式会社サンプル", None),
        ("～2020年12月31日", "株式会社サンプル", None),
        ("2021年1月1日～2022年3月31日", "株式会社サンプル２", None),
    ],
)
def test_one_incident_in_two_records(window, organization, code):
    other = one("b", organization=organization, window=window)
    assert together(one("a"), other) == [[], [(7, 22, code)] if code else []]


def test_the_sentence_of_an_incident_in_two_records():
    _, second = check_together([one("a"), one("b")], [])
    assert "株式会社サンプル has an overlapping window in a.yaml as well" in messages(second)[0]
    assert "別の事件なら related に書いてください" in messages(second, Language.JAPANESE)[0]


def test_related_incidents_may_overlap():
    assert together(one("a"), one("b", related="a")) == [[], []]
    assert together(one("a", related="b"), one("b")) == [[], []]


def test_records_without_windows_or_organization_are_not_compared():
    bare = record_of(HEAD + "\n".join([*TWO_EVENTS, "exposures: [{scope: 顧客}]"]))
    nobody = record_of("id: nobody\nreview: checked\n", "nobody.yaml")
    assert together(one("a"), bare, nobody)[:2] == [[], []]


def test_related_ids_exist():
    records = check_together([one("vector-park", related="jimos, vectorpark, nothing-like-it")], ["jimos"])
    assert found(records[0]) == [(8, 18, "BC503"), (8, 30, "BC503")]
    assert [problem.suggestions for problem in records[0].problems] == [(), ()]
    assert messages(records[0])[0] == "there is no record “vectorpark”; write the id of another record"
    assert "記録「vectorpark」はありません" in messages(records[0], Language.JAPANESE)[0]


def test_a_record_without_a_sound_id_is_not_compared():
    assert together(one("a"), one("b", id_="B B")) == [[], [(1, 5, "BC206")]]
    assert together(record_of("- a\n"), one("a")) == [[(1, 1, "BC204")], []]


STEPS = GOOD.replace("- {event: published", "- {event: STEP}\n      - {event: published")


def step(line):
    return [(line, code) for line, _, code in found(record_of(STEPS.replace("STEP", line)))]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("police_reported, date: 2022年3月31日", "BC407"),
        ("ppc_reported, date: 2012年4月5日", "BC407"),
        ("customers_notified, date: 2021年4月14日", "BC407"),
        ("police_reported, date: 2022年4月1日", None),
        ("police_reported, date: 2022年3月31日頃", None),
        ("police_reported, date: 2022年3月", "BC407"),
        ("police_reported, date: 2022年4月", None),
        ("payment_stopped, date: 2012年4月2日", "BC407"),
        ("payment_stopped, date: 2022年3月2日", None),  # a shop may close before anything is detected
        ("payment_stopped, date: 2022年2月28日", "BC407"),  # but not so long before
        ("site_stopped, date: 2020年12月31日", "BC407"),
        ("ppc_reported, date: 2024年4月5日", "BC406"),
        ("payment_stopped, date: 2022年7月2日", "BC406"),
        ("payment_stopped, date: 2022年7月1日", None),
        ("customers_notified, date: 2022年7月5日", None),  # the notice may say so ahead
        ("site_reopened, date: 2022年9月1日", None),
    ],
)
def test_steps_before_detection_or_after_the_last_notice(line, code):
    assert [found_code for _, found_code in step(line)] == ([code] if code else [])


def test_what_a_step_too_early_or_too_late_says():
    early, late = (
        record_of(STEPS.replace("STEP", line))
        for line in ("police_reported, date: 2012年4月5日", "ppc_reported, date: 2024年4月5日")
    )
    assert messages(early) == [
        "reported to the police (2012年4月5日) comes before possible leak detected (2022年4月1日); check the year"
    ]
    assert "最後の告知文（2022年7月1日）より後です" in messages(late, Language.JAPANESE)[0]


def test_steps_are_not_judged_without_their_landmarks():
    without = STEPS.replace(
        "- {event: detected, date: 2022年4月1日, by: card_company}",
        "- {event: updated, date: 2022年8月1日以降}",
    )
    codes = [
        code
        for _, _, code in found(record_of(without.replace("STEP", "police_reported, date: 2023年1月1日")))
    ]
    assert codes == ["BC422"]
