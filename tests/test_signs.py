"""Signs of other forms, commas that split a text, colons in brackets: told by name, and mended where sure."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.catalog import File
from breachcat.document import read_document
from breachcat.language import Language
from breachcat.mending import mended
from breachcat.nodes import plain_value
from breachcat.signs import LONGEST, is_open, listed, mapped, meant, parted, requoted, several, unquoted
from conftest import GOOD, TODAY, found, record_of
from mutations import MADE_UP, SUBJECTS, mutants

WHOLE = dedent(GOOD).lstrip("\n")
WIDE = "full-width brackets; write [ ] and { }", "全角の括弧です"
QUOTES = 'quotes that YAML does not know; write " "', "YAMLの引用符ではありません"
COMMA = (
    "“、” and “，” do not part items; write “, ”, or one item to a line",
    "「、」や「，」では区切られません",
)
COLON = "inside { } and [ ], a text with a colon must stand in quotes", "コロンを含む文を引用符で囲んで"
SPLIT = "YAML splits this at the comma", "YAMLはコンマで"
BLANK = "full-width blank; use plain blanks", "全角の空白があります"

AFFECTED, DATA, PUBLISHED = '["1,234件"]', "[card_number]", "date: 2022年7月1日"
TITLE, NAME = "title: お知らせ", "株式会社サンプル"

# what stands in the good record, what somebody writes instead (or as a line more), what is told, what --fix makes of it
MENDED = [
    # full-width brackets
    ("", "cause: ［malware］", WIDE, "cause: [malware]"),
    ("", "cause: ［malware、sql_injection］", WIDE, "cause: [malware, sql_injection]"),
    ("", "cause: ［マルウェア， “SQLインジェクション”］  # why", WIDE, "cause: [malware, sql_injection]  # why"),
    ("", "cause: [malware, sql_injection］", WIDE, "cause: [malware, sql_injection]"),
    ("", "cause: ［malware, sql_injection]", WIDE, "cause: [malware, sql_injection]"),
    ("", "cause: ［malware,\n  sql_injection］", WIDE, "cause: [malware, sql_injection]"),
    ("", "not_leaked: ［{what: a, strength: none}］", WIDE, "not_leaked: [{what: a, strength: none}]"),
    ("", "not_leaked:\n  - ｛what: a, strength: none｝", WIDE, "not_leaked:\n  - {what: a, strength: none}"),
    ("", "not_leaked:\n  - ｛what：a、b、strength：none｝", WIDE, "not_leaked:\n  - {what: a、b, strength: none}"),
    (AFFECTED, "［1,234件］", WIDE, AFFECTED),
    (AFFECTED, "［“1,234件”、“1,234名”］", WIDE, '["1,234件", "1,234名"]'),
    (AFFECTED, '［"1,234件", "1,234名"］', WIDE, '["1,234件", "1,234名"]'),
    (DATA, "［card_number, name, email］", WIDE, "[card_number, name, email]"),
    (NAME, "｛name： “Sample Inc.”、name_en：Sample｝", WIDE, "{name: Sample Inc., name_en: Sample}"),
    (AFFECTED, "［「1,234件」］", WIDE, AFFECTED),
    # quotes of other forms
    (AFFECTED, "[“1,234件”]", QUOTES, AFFECTED),
    (AFFECTED, "[「1,234件」]", QUOTES, AFFECTED),
    (AFFECTED, "[’1,234件’]", QUOTES, AFFECTED),
    (AFFECTED, '[“1,234件"]', QUOTES, AFFECTED),
    (AFFECTED, '["1,234件”]', QUOTES, AFFECTED),
    (AFFECTED, "['1,234件’]", QUOTES, "['1,234件']"),
    (AFFECTED, "[＂1,000,000件＂]", QUOTES, '["1,000,000件"]'),
    (DATA, "[「card_number」]", QUOTES, DATA),
    (PUBLISHED, "date: “2022年7月1日”", QUOTES, PUBLISHED),
    (PUBLISHED, "date: 2022年7月1日, open: 『true』", QUOTES, f"{PUBLISHED}, open: true".replace("true", '"true"')),
    (TITLE, "url: “https://example.jp/”", QUOTES, 'url: "https://example.jp/"'),
    # commas of other forms
    ("", "cause: [malware、sql_injection]", COMMA, "cause: [malware, sql_injection]"),
    ("", "cause: [malware，sql_injection；insider]", COMMA, "cause: [malware, sql_injection, insider]"),
    ("", "cause:\n  - malware、sql_injection  # why", COMMA, "cause:\n  - malware\n  - sql_injection  # why"),
    ("", 'cause: ["malware、内部者"]', COMMA, "cause: [malware, insider]"),
    ("", "not_stated: [misuse、調査開始]", COMMA, "not_stated: [misuse, investigation_started]"),
    ("", "affected:\n- 10件、9名", ("more than one count", "件数が複数"), "affected:\n- 10件\n- 9名"),
    ("", 'affected: ["10件、9名"]', ("more than one count", "件数が複数"), "affected: [10件, 9名]"),
    ("", "affected: 「1,234件」", ("must be a list", "リスト"), 'affected: ["1,234件"]'),
    ("", "affected: 1,234件、9名", ("must be a list", "リスト"), 'affected: ["1,234件", 9名]'),
    (AFFECTED, "[1,234件、1,234名]", COMMA, '["1,234件", "1,234名"]'),
    (AFFECTED, '["1,234件"、"1,234名"]', COMMA, '["1,234件", "1,234名"]'),
    (DATA, "[card_number]、note: a", COMMA, "[card_number], note: a"),
    (PUBLISHED, "date: 2022年7月1日、stage: final", COMMA, f"{PUBLISHED}, stage: final"),
    # commas that split a text
    (NAME, "{name: a, name_en: Sample Co., Ltd.}", SPLIT, '{name: a, name_en: "Sample Co., Ltd."}'),
    ("", "not_leaked: [{what: a, 住所, b c, strength: none}]", SPLIT, 'not_leaked: [{what: "a, 住所, b c", strength: none}]'),
    ("", "not_leaked: [{what: names, addresses, strength: none}]", SPLIT, 'not_leaked: [{what: "names, addresses", strength: none}]'),
    ("", "not_leaked: [{strength: none, what: names, mails, phones}]", SPLIT, 'not_leaked: [{strength: none, what: "names, mails, phones"}]'),
    (NAME, "{name: A, Inc., name_en: A, Inc.}", SPLIT, '{name: "A, Inc.", name_en: "A, Inc."}'),
    (NAME, "{name: a, name_en: Sample Co.,\n  Ltd.}", SPLIT, '{name: a, name_en: "Sample Co., Ltd."}'),
    (NAME, "{name: a, name_en: “Sample Co., Ltd.”}", QUOTES, '{name: a, name_en: "Sample Co., Ltd."}'),
    ("", "not_leaked: [{what: a, mails # why\n  , strength: none}]", SPLIT, 'not_leaked: [{what: "a, mails" # why\n  , strength: none}]'),
    ("", "not_leaked: [{what: 「a, b」の情報, strength: none}]", SPLIT, 'not_leaked: [{what: "「a, b」の情報", strength: none}]'),
    # colons in brackets
    (TITLE, "url: https://example.jp/a,b?c=d#e", COLON, 'url: "https://example.jp/a,b?c=d#e"'),
    (TITLE, "url: https://example.jp/, title: x", COLON, 'url: "https://example.jp/", title: x'),
    (PUBLISHED, f"{PUBLISHED} 10:30", COLON, 'date: "2022年7月1日 10:30"'),
    ("", "notes: [from 10:30, to 11:00]", COLON, 'notes: ["from 10:30", "to 11:00"]'),
    # full-width blanks
    ("", "misuse:　possible", BLANK, "misuse: possible"),
    ("", "notes:\n　- a\n　- b", BLANK, "notes:\n  - a\n  - b"),
    ("", "notes:\n  -　a", BLANK, "notes:\n  - a"),
    ("", "not_leaked:\n  - what: a\n　　strength: none", BLANK, "not_leaked:\n  - what: a\n    strength: none"),
]  # fmt: skip


def written(old, new):
    """Return the good record with something else in it, or with lines more."""
    assert old in WHOLE
    return WHOLE.replace(old, new, 1) if old else f"{WHOLE}{new}\n"


@pytest.mark.parametrize(("old", "new", "told", "becomes"), MENDED)
def test_what_stands_in_place_of_yaml_is_told_by_name_and_mended(old, new, told, becomes):
    record = record_of(written(old, new))
    said = record.problems[0]
    assert told[0] in said.message(Language.ENGLISH)
    assert told[1] in said.message(Language.JAPANESE)
    after = mended(File("made-up.yaml", written(old, new).encode()), TODAY, lambda _: True)
    assert after.data.decode() == written(old, becomes)
    assert {code[:3] for _, _, code in found(after.record)} <= {"BC4"}


DOUBTFUL = [
    # texts may hold these signs
    ("[サンプルショップ]", "［A店、B店］", "BC107", "[A店, B店]"),
    ("", "notes: ［止めた、再開した］", None, None),
    ("", "cause: [malware、something]", "BC107", "malware, something"),
    ("", "cause: [something、anything]", "BC203", None),
    ("", "misuse: possible、confirmed", "BC203", None),
    (AFFECTED, '["1,234件（うち、10件は重複）"]', "BC321", None),
    ("", "related: ［［a］］", "BC204", "[［［a］］]"),
    ("", "cause:\n  - # why\n    malware、insider", "BC107", "malware, insider"),
    ("", "vendor: ［a］", None, None),
    (TITLE, "title: ［重要］, url: a: b", "BC107", None),
    ("", "summary: a、b: c", "BC107", None),
    ("", "summary: 'a'、b", "BC107", None),
    (TITLE, "title: ［重要］, url: ［a］: b", "BC107", None),
    ("", "not_leaked:\n  - ｛what, strength｝", "BC204", None),
    # keys without their values
    (PUBLISHED, f"{PUBLISHED}, open", "BC205", None),
    (PUBLISHED, f"{PUBLISHED}, なぜ: ", "BC205", None),
    (NAME, "{氏名, name: a}", "BC205", None),
    (NAME, "{addresses, name: a}", "BC205", None),
    ("", "not_leaked: [{strength: none, what: [a], addresses}]", "BC205", None),
    ("", 'not_leaked: [{what: "a", 住所, strength: none}]', "BC116", '"a, 住所"'),
    ("", "not_leaked: [{what: a, '住所', strength: none}]", "BC116", '"a, 住所"'),
    ("", "not_leaked: [{what: a # why\n  , addresses, strength: none}]", "BC205", None),
    ("", "not_leaked: [{what: a # why\n  , 住所, strength: none}]", "BC205", None),
    ("", "not_leaked: [{what: a, zzz: , strength: none}]", "BC205", None),
    # colons
    (TITLE, "url: https://example.jp/{a}", "BC107", None),
    ("", "notes: [https://example.jp/a,b]", "BC107", None),
    ("", f"notes: [{'a' * LONGEST} 10:30]", "BC107", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "suggested"), DOUBTFUL)
def test_what_is_doubtful_is_told_and_left_to_people(old, new, code, suggested):
    text = written(old, new)
    problems = record_of(text).problems
    assert code in [*(problem.check.code for problem in problems), None]
    if suggested:
        assert suggested in [one for problem in problems for one in problem.suggestions]
    kept = {"BC107", "BC116", "BC205", "BC203", "BC321"}
    assert (
        mended(File("x.yaml", text.encode()), TODAY, lambda check: check.code in kept).data.decode() == text
    )


@pytest.mark.parametrize(
    "value",
    ["“a” and b", "「サンプル」", "［重要］お知らせ", "a、b", "’22", "a, b", "https://example.jp/"],
)
def test_in_texts_of_a_block_all_signs_are_text(value):
    assert [code for *_, code in found(record_of(written("", f"summary: {value}")))] == []


@pytest.mark.parametrize("kind", ["full width brackets", "quotes of other forms", "commas of other forms"])
def test_what_is_mended_is_what_stood_there(kind):
    subject = SUBJECTS[MADE_UP]
    wanted = plain_value(read_document(subject.text.encode(), MADE_UP).root)
    for mutant in mutants(kind, subject):
        data = mended(File(MADE_UP, mutant.text.encode()), TODAY, lambda _: True).data
        assert plain_value(read_document(data, MADE_UP).root) == wanted, mutant.done


@pytest.mark.parametrize(
    ("text", "plainly", "with_corners"),
    [
        ("“a”", "a", "a"),
        (" ＂ a b ＂ ", "a b", "a b"),
        ('"a”', "a", "a"),
        ("‘a’", "a", "a"),
        ("「a」", None, "a"),
        ("『a』", None, "a"),
        ("“a” と “b”", None, None),
        ("「a」と「b」", None, None),
        ("“a’", None, None),
        ("“", None, None),
        ("a", None, None),
    ],
)
def test_texts_in_quotes(text, plainly, with_corners):
    assert unquoted(text) == plainly
    assert unquoted(text, corners=True) == with_corners


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a、b，c, d；e", ["a", "b", "c", "d", "e"]),
        ("1,234件、１，２３４名", ["1,234件", "１，２３４名"]),
        ("10件,20件", ["10件", "20件"]),
        ("“a、b”、'c, d'", ["a、b", "c, d"]),
        ("「a、b」、c", ["「a、b」", "c"]),
        ("、", []),
        ("a", ["a"]),
        ("、" * (LONGEST + 1), ["、" * (LONGEST + 1)]),
    ],
)
def test_items_that_commas_of_any_form_part(text, items):
    assert parted(text) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("［a］", ["a"]),
        ("[a、b］", ["a", "b"]),
        ("[a]", None),
        ("［a］b", None),
        ("［a［b］］", None),
        ("a", None),
    ],
)
def test_lists_in_wide_brackets(text, items):
    assert listed(text) == items


@pytest.mark.parametrize(
    ("text", "mapping"),
    [
        ("｛a: b｝", "{a: b}"),
        ("｛a：b、c：［d、e］, f: “g”｝", "{a: b, c: [d, e], f: g}"),
        ("{a：true｝", "{a: true}"),
        ("{a: b}", None),
        ("｛a｝", None),
        ("｛a: b、｝", "{a: b、}"),
        ("a", None),
    ],
)
def test_mappings_in_wide_brackets(text, mapping):
    assert mapped(text) == mapping


def test_what_a_text_was_meant_to_be():
    assert requoted('"a"') is None
    assert requoted("“”").text == '""'
    assert several("1件、二件") == ["1件", "二件"]
    assert several("1件、約") == several("1件") == []
    assert meant("1,234件、5名") is None
    assert meant("1,234件、5名", is_item=True).text == '"1,234件", 5名'


@pytest.mark.parametrize(
    ("text", "expected"), [("“a", True), ("「a", True), ("［a]", False), ("a“", False), ("", False)]
)
def test_what_is_not_closed(text, expected):
    assert is_open(text) is expected


@given(st.text(alphabet="[]{}［］｛｝“”「」'\"、，, :：a1件", max_size=40))
def test_any_mixture_of_signs_is_problems_or_text_and_never_an_exception(text):
    data = f"{WHOLE}notes: {text}\ncause: [{text}]\n".encode()
    after = mended(File("made-up.yaml", data), TODAY, lambda _: True)
    assert all(problem.message(language) for problem in after.record.problems for language in Language)
