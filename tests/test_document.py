"""YAML into values with places: what is refused, where, and in which words."""

import random

import pytest
from ruamel.yaml.error import YAMLError

from breachcat.document import LARGEST, MOST_MARKS, MOST_UNWANTED, MOST_VALUES, read_document
from breachcat.language import Language
from breachcat.nodes import LONGEST_EXCERPT, Document, plain_value
from breachcat.problems import shortened, visible
from breachcat.repairs import applied
from breachcat.syntax import complaint


def document_of(source: str | bytes) -> Document:
    return read_document(source.encode() if isinstance(source, str) else source, "x.yaml")


def value(source: str | bytes) -> object:
    return plain_value(document_of(source).root)


def faults(source: str | bytes) -> list[tuple[int, int, str]]:
    return [(*problem.place[:2], problem.check.code) for problem in document_of(source).problems]


def sentence(source: str | bytes, language: Language = Language.ENGLISH) -> str:
    (problem,) = document_of(source).problems
    return problem.message(language)


@pytest.mark.parametrize(
    "written",
    [
        "0120",
        "2022-08-18",
        "2022年8月18日",
        "yes",
        "1.50",
        "true",
        "0x1F",
        "1e3",
        "１８，１３６件",
        "=",
        "Null!",
    ],
)
def test_values_are_the_text_that_stands_there(written):
    source = f"key: {written}\nlist: [{written}]\n'quoted': '{written}'\n"
    assert value(source) == {"key": written, "list": [written], "quoted": written}
    assert faults(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a: {b: [c, {d: e}], f: g}\n", {"a": {"b": ["c", {"d": "e"}], "f": "g"}}),
        ("a:\n  - b\n  - c: d\n    e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
        ("# comment\n---\na: b # comment\n...\n", {"a": "b"}),
        ("a: |\n  b\n  c\nd: >\n  e\n  f\n", {"a": "b\nc\n", "d": "e f\n"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("a: ~\nb: null\nc:\n", {"a": None, "b": None, "c": None}),
        ("a: '~'\nb: 'null'\nc: ''\n", {"a": "~", "b": "null", "c": ""}),
        ("- a\n- b\n", ["a", "b"]),
        ("text\n", "text"),
        ("a: [12,345,x]\n", {"a": ["12,345", "x"]}),
        (
            "a: [1, 234件]\nb: [2022,8]\nc: ['18',136件]\n",
            {"a": ["1", "234件"], "b": ["2022", "8"], "c": ["18", "136件"]},
        ),
    ],
)
def test_block_and_flow_style(source, expected):
    assert value(source) == expected


SYNTAX = [
    ("a: b: c\n", 1, 5, "a colon stands where none may", "コロンの位置"),
    ("id: a\nfoo\nbar: b\n", 2, 1, "this line has no key", "この行にキーがありません"),
    ("a：b\nc: d\n", 1, 2, "a full-width colon (：) stands after a key", "全角コロン"),
    ("a: b\nid:foo\nc: d\n", 2, 3, "no blank stands after the colon", "コロンの後に空白がありません"),
    ("a: [b\nc: d\n", 1, 6, "the list [ ] that begins on line 1 is not closed", "1行目で始まるリスト"),
    (
        "\na: {b: c\nd: e\n",
        2,
        9,
        "the mapping { } that begins on line 2 is not closed",
        "2行目で始まるマッピング",
    ),
    (
        "a:\n  - b: [c,\n      d\n    e: f\n",
        3,
        8,
        "the list [ ] that begins on line 2 is not closed",
        "2行目で始まる",
    ),
    (
        "a:\n  - {b: c\n\n  - {d: e}\n",
        2,
        10,
        "the mapping { } that begins on line 2 is not closed",
        "2行目で始まる",
    ),
    ("a: [b # c\nd: e\n", 1, 6, "the list [ ] that begins on line 1 is not closed", "1行目で始まる"),
    (
        "a:\n  - {b: c\n  - d: e\n",
        2,
        10,
        "the mapping { } that begins on line 2 is not closed",
        "2行目で始まる",
    ),
    ("a: {b: c,\n  d: [e] f}\n", 2, 10, "or a comma is missing", "コンマがありません"),
    ('a: "b\nc: d\ne: f\n', 1, 4, "the quote that opens here is not closed", "引用符が閉じていません"),
    ("a: 'b\n---\nc: d\n", 1, 4, "the quote that opens here is not closed", "引用符が閉じていません"),
    ('a: "b\nc: ["d"]\n', 1, 4, "closed only on line 2", "2行目まで閉じていません"),
    ('a: {b: "c, d: "https://x.jp/"}\n', 1, 8, "closed only on line 1", "1行目まで閉じていません"),
    ("a: {b: 'c, d: it's e}\n", 1, 8, "closed only on line 1", "1行目まで閉じていません"),
    ("a: 'it's b'\n", 1, 8, "behind a closing quote or bracket", "閉じた引用符や括弧"),
    ("a: b\nc：d\ne2：f\n", 2, 2, "a full-width colon (：) stands after a key", "全角コロン"),
    ("a: b\nc3：d\ne: f\n", 2, 3, "a full-width colon (：) stands after a key", "全角コロン"),
    ("a: {b: c, url：https://x.jp/}\n", 1, 14, "a full-width colon (：) stands after a key", "全角コロン"),
    ("a：b # c\nd: e\n", 1, 2, "a full-width colon (：) stands after a key", "全角コロン"),
    ("a：{b: c, d: e}\n", 1, 2, "a full-width colon (：) stands after a key", "全角コロン"),
    ("- a:b # c\n  d: e\n", 1, 4, "no blank stands after the colon", "コロンの後に空白がありません"),
    ("a: {url: https://x.jp/}\n", 1, 15, "a text with a colon must stand in quotes", "引用符で囲んで"),
    (
        "a: {date: 2024年6月3日 10:30, b: c}\n",
        1,
        23,
        "a text with a colon must stand in quotes",
        "引用符で囲んで",
    ),
    ("a: [10:30, b]\n", 1, 7, "a text with a colon must stand in quotes", "引用符で囲んで"),
    ("a: {b: x:{c}}\n", 1, 9, "a colon inside { } or [ ]", "コロンがあります"),
    ("a: [b:c,d]\n", 1, 6, "a colon inside { } or [ ]", "コロンがあります"),
    ("a: [\n  b, 10:30]\n", 2, 8, "a colon inside { } or [ ]", "コロンがあります"),
    ("a: {\n  b:c}\n", 2, 4, "no blank stands after the colon", "コロンの後に空白がありません"),
    ("a: {b: c, 10:30: d}\n", 1, 13, "a colon inside { } or [ ]", "コロンがあります"),
    ("a: [b］", 1, 6, "full-width brackets", "全角の括弧"),
    (f"a: b: {'［' * 25}{'］' * 25}\n", 1, 5, "a colon stands where none may", "コロンの位置"),
    ("a: {b:c}\n", 1, 6, "no blank stands after the colon", "コロンの後に空白がありません"),
    ("a: {b: c, d:　e}\n", 1, 12, "a full-width blank stands after the colon", "コロンの後が全角の空白"),
    ("a: @b\n", 1, 4, "this character cannot begin a value", "この文字で値を"),
    ("a: `b`\n", 1, 4, "this character cannot begin a value", "この文字で値を"),
    ("a:\n  - b\n - c\n", 3, 2, "this does not belong here", "ここには書けません"),
    ('a: "b" c\n', 1, 8, "behind a closing quote or bracket", "閉じた引用符や括弧"),
    ("- a\nb: c\n", 2, 1, "the list that begins on line 1", "1行目で始まるリストの字下げ"),
    ("a: - b\n", 1, 4, "“- ” may not stand here", "「- 」はここに"),
    ("a: ? b\n", 1, 4, "“? ” may not stand here", "「? 」はここに"),
    ("[a]\nb\n", 2, 1, "behind the end of the record", "記録の終わりより後"),
    ("a: [When was it?]\n", 1, 16, "a question mark inside { } or [ ]", "「?」があります"),
    ("a: {b: c?}\n", 1, 9, "a question mark inside { } or [ ]", "「?」があります"),
    ("a: [b,,c]\n", 1, 7, "a value is missing here", "ここに値がない"),
    ("[.", 1, 3, "the list [ ] that begins on line 1 is not closed", "1行目"),
    ("a: [\n\n\n", 1, 5, "a bracket is not closed", "括弧が閉じていません"),
    ("a: *\n", 1, 5, "begins an anchor or alias", "アンカー・エイリアス"),
    ("a: |b\n", 1, 5, "nothing may stand behind “|”", "の後には何も書けません"),
    ('a: "\\q"\n', 1, 5, "a backslash inside double quotes", "存在しないエスケープ"),
    ('a: "\\ud800"\n', 1, 7, "a backslash inside double quotes", "存在しないエスケープ"),
    ('a: "\\xZZ"\n', 1, 7, "a backslash inside double quotes", "存在しないエスケープ"),
    ("a: !<x\n", 1, 7, "“!” begins a tag here", "タグの始まり"),
    ("a: !x!y z\n", 1, 4, "“!” begins a tag here", "タグの始まり"),
    ("%\n---\na: b\n", 1, 2, "a line beginning with “%”", "「%」で始まる行"),
    ("%FOO\n---\na: b\n", 1, 5, "a line beginning with “%”", "「%」で始まる行"),
]


@pytest.mark.parametrize(("source", "line", "column", "said", "said_ja"), SYNTAX)
def test_a_syntax_error_says_where_and_what_to_do(source, line, column, said, said_ja):
    assert faults(source) == [(line, column, "BC107")]
    assert said in sentence(source)
    assert said_ja in sentence(source, Language.JAPANESE)
    assert not document_of(source).complete


def test_brackets_are_not_mended_to_levels_that_no_record_has():
    (problem,) = document_of(f"a: [{'［' * 25}{'］' * 25}, b］\n").problems
    assert "the list [ ] that begins on line 1 is not closed" in problem.message(Language.ENGLISH)
    assert problem.edits == ()


def test_a_complaint_without_words_of_ours_keeps_the_parser_s():
    found = complaint(YAMLError("{odd}\nmore"), ["a"])
    assert (found.reason.en, found.reason.ja) == ("{{odd}}", "構文の誤りです（{{odd}}）")
    assert (found.line, found.column) == (0, 0)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("a: b\nc: d\n  e: f\n", {"a": "b"}),  # c would be “d e”
        ("a: b\nc: [d, e\nf: g\n", {"a": "b"}),
        ("a:\n  - b\n  - {c: d\n  - e\n", {"a": ["b"]}),
        ("- a\n- b\n  c: d\n", ["a"]),
        ("[a, b\n", ["a", "b"]),
        ("a\nb: c\n", "a b"),
    ],
)
def test_what_a_syntax_error_swallowed_is_left_out(source, kept):
    assert value(source) == kept


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", [(3, 1, "BC108")]),
    ("x: {a: 1, b: 2, a: 3}\n", [(1, 17, "BC108")]),
    ("a: &x 1\nb: *x\n", [(1, 4, "BC109"), (2, 4, "BC109")]),
    ("a: *x\n", [(1, 4, "BC109")]),
    ("*x : a\n", [(1, 1, "BC109")]),
    ("<<: {b: 1}\n", [(1, 1, "BC110")]),
    ("a: !!str 1\nb: !c {}\nd: !e [f]\n", [(1, 4, "BC111"), (2, 4, "BC111"), (3, 4, "BC111")]),
    ("a: 1\n---\nb: 1\n", [(2, 1, "BC112")]),
    ("", [(1, 1, "BC113")]),
    ("# only a comment\n", [(1, 1, "BC113")]),
    ("---\n", [(1, 1, "BC113")]),
    ("~\n", [(1, 1, "BC113")]),
    ("? [a]\n: b\n", [(1, 3, "BC117")]),
    ("{a: b}: c\n", [(1, 1, "BC117")]),
    ("'': a\n", [(1, 1, "BC117")]),
    ("a: x\tb\tc\nd: e\tf\n", [(1, 5, "BC106"), (2, 5, "BC106")]),
    (b"a: x\0y\nb: x\0y\n", [(1, 5, "BC105")]),
    ("a: x\u202ey\u2066z\n", [(1, 5, "BC105"), (1, 7, "BC105")]),
    ("a: x\u2028y\x85z\u061c\n", [(1, 5, "BC105"), (1, 7, "BC105"), (1, 9, "BC105")]),
    ('a: "\\e[31m"\n', [(1, 4, "BC105")]),
    ('a: "\\u202e"\n', [(1, 4, "BC105")]),
    (b"\xef\xbb\xbfa: b\n", [(1, 1, "BC115")]),
    (b"\xef\xbb\xbf", [(1, 1, "BC115"), (1, 1, "BC113")]),
    ("警: a\n警: b\r\n警: c\r警: d\n", [(2, 1, "BC108"), (3, 1, "BC108"), (4, 1, "BC108")]),
]


@pytest.mark.parametrize(("source", "expected"), REFUSED)
def test_what_yaml_has_and_records_do_not(source, expected):
    assert faults(source) == expected


def test_several_faults_are_all_told_in_one_run():
    source = "\n".join(["a: &x b\t", "a: c", "d: !t e", "<<: f", "g: [1,234件]", "h: 'i"])
    assert sorted(faults(source)) == [
        (1, 4, "BC109"), (1, 8, "BC106"), (2, 1, "BC108"), (3, 4, "BC111"),
        (4, 1, "BC110"), (5, 5, "BC116"), (6, 4, "BC107"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "said", "said_ja"),
    [
        ("a: 1\na: 2\n", "“a” stands here again (first on line 1)", "「a」が重複しています（最初は1行目）"),
        ("a: *xyz\n", "“*xyz”", "「*xyz」"),
        ("a: !!str b\n", "“!!str”; delete it", "「!!str」"),
        ("a: \u202e\n", "U+202E", "U+202E"),
        ("? {}\n: a\n", "found a list or mapping", "リストかマッピングになっています"),
        ("'': a\n", "found an empty one", "空になっています"),
        (b"\xff\xfea\0:\0", "0xFF is not UTF-8; it looks like UTF-16", "UTF-16のようです"),
        ("警察: 届出".encode("utf-16-be"), "it looks like UTF-16", "UTF-16のようです"),
        ("a: 警察に届出ました\n".encode("cp932"), "it looks like Shift_JIS", "Shift_JIS"),
        ("a: 警察に届出ました\n".encode("euc_jp"), "it looks like EUC-JP", "EUC-JPのようです"),
        (b"a: \xed\xa0\x80\n", "half of a surrogate pair", "サロゲートの片割れ"),
        (
            "a: é\n".encode("latin-1"),
            "the byte 0xE9 is not UTF-8; save",
            "バイト 0xE9 はUTF-8ではありません。",
        ),
        ("a: 警察".encode()[:-1], "the byte 0xE5 is not UTF-8; save", "UTF-8ではありません。"),
        (b"a: \xff\xf0", "the byte 0xFF is not UTF-8; save", "UTF-8ではありません。"),
    ],
)
def test_a_problem_shows_what_stood_there(source, said, said_ja):
    assert said in sentence(source)
    assert said_ja in sentence(source, Language.JAPANESE)


def test_a_byte_that_is_not_utf_8_has_its_place_and_line():
    (problem,) = document_of("a: b\n警: ".encode() + b"\xff\nc: d\n").problems
    assert (*problem.place[:2], problem.excerpt) == (2, 4, "警: \ufffd")


def test_a_full_width_colon_that_parts_key_and_value_is_told_and_read_as_if_it_did():
    source = "a: {b：c, d ： e f, g：h}\ni: [{j：k}]\nl:\n  m：n\no：[{p: q}]\nr:[{s: t}]\n"
    colons = [(1, 6), (1, 12), (1, 20), (2, 7), (4, 4), (5, 2), (6, 2)]
    assert faults(source) == [(*colon, "BC107") for colon in colons]
    assert plain_value(document_of(source.partition("o：")[0]).root) == {
        "a": {"b": "c", "d": "e f", "g": "h"}, "i": [{"j": "k"}], "l": {"m": "n"},
    }  # fmt: skip
    edits = [edit for found in document_of(source).problems for edit in found.edits]
    assert (
        applied(source.encode(), edits)
        == b"a: {b: c, d: e f, g: h}\ni: [{j: k}]\nl:\n  m: n\no: [{p: q}]\nr: [{s: t}]\n"
    )


@pytest.mark.parametrize(
    "source",
    [
        "a: {'b：c'}\n",
        "a: {b：c\n  d}\n",
        "a: {警：c}\n",
        "a: b：c\n",
        "a:\n  - b：c\n",
        "a:\n  PPC：c\n",
        "a:\n  'b：c'\n",
    ],
)
def test_a_full_width_colon_in_another_place_is_text(source):
    assert faults(source) == []


SPLIT = [
    ("a: [18,136件]\n", 5, 12, '"18,136件"', {"a": ["18,136件"]}),
    ("a: [ 約1,234名, 5件]\n", 6, 13, '"約1,234名"', {"a": ["約1,234名", "5件"]}),
    ("a: {affected: 18,136件}\n", 15, 22, '"18,136件"', {"a": {"affected": "18,136件"}}),
    ("a: {affected: 18,136件, b: c}\n", 15, 22, '"18,136件"', {"a": {"affected": "18,136件", "b": "c"}}),
    ("a: {affected: 1,000,000件}\n", 15, 25, '"1,000,000件"', {"a": {"affected": "1,000,000件"}}),
    ("a: [10,000,000件,5件]\n", 5, 16, '"10,000,000件"', {"a": ["10,000,000件", "5件"]}),
    ("a: [１８,１３６件]\n", 5, 12, '"１８,１３６件"', {"a": ["１８,１３６件"]}),
]


@pytest.mark.parametrize(("source", "start", "end", "meant", "expected"), SPLIT)
def test_a_comma_that_splits_a_number_is_told_by_name(source, start, end, meant, expected):
    (problem,) = document_of(source).problems
    assert (problem.check.code, problem.place) == ("BC116", (1, start, 1, end))
    assert problem.suggestions == (meant,)
    assert value(source) == expected


def test_each_split_number_of_a_list_is_a_problem():
    assert faults("a: [18,136件,18,136名]\n") == [(1, 5, "BC116"), (1, 13, "BC116")]
    assert faults("a: [1,234件,\n  5,678件]\n") == [(1, 5, "BC116"), (2, 3, "BC116")]


def test_a_list_of_numbers_with_blanks_is_no_split_number():
    assert faults('a: [18, 136件]\nb: ["18,136件", 5件]\nc: [[1], 234]\nd: {e: 18, 136: f, g: }\n') == []


HOSTILE = {
    "flow nesting": b"a: " + b"[" * 100_000,
    "block nesting": b"- " * 100_000,
    "key nesting": b"? " * 100_000,
    "mapping nesting": b"{a: " * 100_000,
    "2 MB": b"a: " + b"b" * 2_000_000,
    "30,000 values": b"[" + b"a, " * 30_000 + b"a]",
    "alias bomb": b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a, *a, *a]\n" % (n, n) for n in range(300)),
    "control characters": bytes(range(32)) * 10_000,
    "tabs": b"\t\n" * 300_000,
    "quotes": b'"' * 500_000,
    "colons": b": " * 300_000,
    "commas": b"[" + b"," * 500_000,
    "lines": b"\n" * 500_000,
    "anchors": b"&a " * 300_000,
    "bangs": b"a: " + b"!" * 500_000 + b" [",
    "duplicates": b"{" + b"a: b, " * 2_000 + b"}",
    "lone surrogate": b"a: \xed\xbf\xbf",
    "UTF-16": "a: 警察".encode("utf-16"),
    "UTF-32": "a: 警察".encode("utf-32"),
    "ISO-2022-JP": "a: 警察".encode("iso2022_jp"),
    "random bytes": random.Random(1).randbytes(100_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_problems_and_never_an_exception(name):
    document = document_of(HOSTILE[name])
    assert document.problems
    assert len(document.problems) <= MOST_VALUES + MOST_UNWANTED
    assert all(problem.message(language) for problem in document.problems for language in Language)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("flow nesting", "BC114", "deeper than 20 levels"),
        ("block nesting", "BC114", "deeper than 20 levels"),
        ("mapping nesting", "BC114", "deeper than 20 levels"),
        ("2 MB", "BC103", "the file has 2,000,003 bytes; a record has at most 1,048,576"),
        ("30,000 values", "BC119", "more than 5,000 keys and values"),
    ],
)
def test_what_is_too_much_is_refused_by_name(name, code, said):
    found = document_of(HOSTILE[name]).problems[-1]
    assert found.check.code == code
    assert said in found.message(Language.ENGLISH)


def test_the_largest_file_is_read():
    assert faults(b"a: " + b"b" * (LARGEST - 3)) == []


def test_every_character_is_read_or_refused():
    """No character reaches the parser that it would refuse by itself."""
    for first in range(0, 0x11000, 0x400):
        text = "".join(
            map(chr, (code for code in range(first, first + 0x400) if not 0xD800 <= code < 0xE000))
        )
        assert {code for *_, code in faults(f"'{text.replace(chr(39), '')}'")} <= {"BC105", "BC106"}


def test_the_excerpt_is_the_line_and_never_a_whole_file():
    first, second = document_of("a: b\n" + "a: c, " + "x" * 5000 + "\n{").problems
    assert (first.excerpt[:4], len(first.excerpt)) == ("a: c", LONGEST_EXCERPT)
    assert second.check.code == "BC107"
    (far,) = document_of("{" + "a" * 1000 + ": b, c: [}").problems
    assert (far.place.column > LONGEST_EXCERPT, far.excerpt) == (True, "")


def test_places_within_a_document():
    document = document_of("a:\n  b: [c, d]\n  e:\n")
    assert document.place(("a", "b", 1)) == (2, 10, 2, 11)
    assert document.place(("a", "b"), key=True) == (2, 3, 2, 4)
    assert document.place(("a", "e")) == (3, 3, 3, 4)  # an empty value stands at its key
    assert document.place(("a", "b", 7, "x"))[:2] == (2, 6)  # the nearest that there is
    assert document.place(())[:2] == (1, 1)


def test_control_characters_are_spelled_out_and_long_texts_cut():
    assert visible("a\x1b[31m\u202eb\n\r\t") == "a\\u001b[31m\\u202eb\\n\\r\\t"
    assert shortened("あ" * 60) == "あ" * 60
    assert shortened("あ" * 5000) == "あ" * 40 + " … " + "あ" * 16


def test_what_stands_at_a_path_and_within_a_place():
    document = read_document(b"a: [b, c]\nd: 'e\n  f'\n", "made-up.yaml")
    assert document.node(("a", 1)).text == "c"
    assert document.node(("a", 2)) is None
    assert document.node(("x",)) is None
    place = document.place(("d",))
    assert document.within(place, "f") == place  # it runs over lines
    assert document.within(document.place(("a", 0)), "x") == document.place(("a", 0))


def test_very_many_anchors_and_aliases_are_no_record():
    document = read_document(("a: &a x\nb: [" + "*a, " * 4_000 + "]\n").encode(), "made-up.yaml")
    assert {problem.check.code for problem in document.problems} == {"BC109"}
    assert len(document.problems) == MOST_MARKS + 1
    assert document.root is None
