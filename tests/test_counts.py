"""Reading counts: numbers in every script, units, qualifiers, and what is no count."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from breachcat.japanese import Count, Qualifier, Unit, Unreadable, find_counts, read_count

NUMBERS = st.integers(0, 10**9)


def refusal(text):
    with pytest.raises(Unreadable) as caught:
        read_count(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18,136件", 18_136),
        ("１８，１３６件", 18_136),
        ("18136件", 18_136),
        ("2,460 件", 2_460),
        (" 18,136\u3000件 ", 18_136),
        ("（18,136件）", 18_136),
        ("( 18,136件 )", 18_136),
        ("0件", 0),
        ("〇件", 0),
        ("零件", 0),
        ("1万件", 10_000),
        ("1万2千件", 12_000),
        ("1 万 2 千 件", 12_000),
        ("1万2,345件", 12_345),
        ("3万7,832件", 37_832),
        ("3万7千8百32件", 37_832),
        ("1万千件", 11_000),
        ("1万5件", 10_005),
        ("1,234万件", 12_340_000),
        ("5百万件", 5_000_000),
        ("1千5百万件", 15_000_000),
        ("2千500件", 2_500),
        ("12千件", 12_000),
        ("1億件", 100_000_000),
        ("1億2,345万6,789件", 123_456_789),
        ("１億２３４５万件", 123_450_000),
        ("1億5件", 100_000_005),
        ("1.2万件", 12_000),
        ("1.25万件", 12_500),
        ("0.5万件", 5_000),
        ("1.5千件", 1_500),
        ("1.5千万件", 15_000_000),
        ("1.2億件", 120_000_000),
        ("一件", 1),
        ("⼀件", 1),
        ("十件", 10),
        ("二十三件", 23),
        ("百件", 100),
        ("千百十一件", 1_111),
        ("一千万件", 10_000_000),
        ("十万七千六百六十一件", 107_661),
        ("一億二千三百四十五万六千七百八十九件", 123_456_789),
        ("二〇二二件", 2_022),
        ("一二三万件", 1_230_000),
        ("99999999999件", 99_999_999_999),
        ("999億9999万9999件", 99_999_999_999),
    ],
)
def test_numbers(text, value):
    assert read_count(text) == Count(text, value, Unit.RECORDS, Qualifier.EXACT)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5件", Unit.RECORDS),
        ("5件分", Unit.RECORDS),
        ("5名", Unit.PERSONS),
        ("4,722名様", Unit.PERSONS),
        ("5名分", Unit.PERSONS),
        ("5名様分", Unit.PERSONS),
        ("5人", Unit.PERSONS),
        ("5⼈", Unit.PERSONS),
        ("5人分", Unit.PERSONS),
        ("5人様", Unit.PERSONS),
        ("50枚", Unit.CARDS),
        ("50枚分", Unit.CARDS),
        ("100アカウント", Unit.ACCOUNTS),
        ("100アカウント分", Unit.ACCOUNTS),
    ],
)
def test_units(text, unit):
    assert read_count(text).unit is unit


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("1万件", "exact"),
        ("合計1万件", "exact"),
        ("総計1万件", "exact"),
        ("計1万件", "exact"),
        ("全1万件", "exact"),
        ("約1万件", "about"),
        ("約 1万件", "about"),
        ("およそ1万件", "about"),
        ("おおよそ1万件", "about"),
        ("概ね1万件", "about"),
        ("おおむね1万件", "about"),
        ("1万件程度", "about"),
        ("1万件ほど", "about"),
        ("1万件前後", "about"),
        ("1万件くらい", "about"),
        ("1万件ぐらい", "about"),
        ("1万件強", "about"),
        ("1万件弱", "about"),
        ("のべ1,234名", "cumulative"),
        ("延べ1,234名", "cumulative"),
        ("延1,234名", "cumulative"),
        ("累計1万件", "cumulative"),
        ("最大38,313件", "at_most"),
        ("最大で38,313件", "at_most"),
        ("1万件以下", "at_most"),
        ("1万件以内", "at_most"),
        ("1万件未満", "at_most"),
        ("1,000人超", "at_least"),
        ("1,000超人", "at_least"),
        ("1,000人を超える", "at_least"),
        ("1万件以上", "at_least"),
        ("1万件余", "at_least"),
        ("1万件余り", "at_least"),
        ("1万余件", "at_least"),
        ("少なくとも1万件", "at_least"),
    ],
)
def test_qualifiers(text, qualifier):
    assert read_count(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("最大約1万件", "at_most"),
        ("約最大1万件", "at_most"),
        ("最大で約1万件程度", "at_most"),
        ("最大合計1万件", "at_most"),
        ("合計最大1万件", "at_most"),
        ("最大のべ1万件", "at_most"),
        ("約1万件以上", "at_least"),
        ("約1万余件程度", "at_least"),
        ("のべ1万件以上", "at_least"),
        ("のべ約1万件", "cumulative"),
        ("約のべ1万件", "cumulative"),
        ("約1万件弱", "about"),
    ],
)
def test_a_bound_is_stronger_than_cumulative_and_that_than_about(text, qualifier):
    assert read_count(text) == Count(text, 10_000, Unit.RECORDS, Qualifier(qualifier))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("不明", None),
        ("（不明）", None),
        ("件数不明", "records"),
        ("件数は不明", "records"),
        ("人数不明", "persons"),
        ("人数は不明", "persons"),
    ],
)
def test_a_stated_unknown(text, unit):
    assert read_count(text).as_json() == {"text": text, "value": None, "unit": unit, "qualifier": None}


def test_json_form():
    assert read_count("約１万２千名").as_json() == {
        "text": "約１万２千名",
        "value": 12_000,
        "unit": "persons",
        "qualifier": "about",
    }


COMMA = "BC322", "a comma must have three digits after it", "コンマの後は三桁"
WHOLE = "BC322", "people and records are whole", "整数です"
BLANK = "BC322", "a blank stands between its digits", "数字の間に空白"
FORM = "BC322", "without a zero in front, or with falling 億, 万 and 千", "大きい順に"
LARGE = "BC322", "more than a catalog of people can hold", "大きすぎて"
VAGUE = "BC323", "leave it out and say so", "項目を省き"
UNIT = "BC321", "it has no unit", "単位がありません"
OTHER = "BC321", "write a number with 件", "アカウントを付けて書いて"
SEVERAL = "BC321", "more than one count", "件数が複数"
BOUNDS = "BC321", "both “at most” and “at least”", "上限と下限の両方"


@pytest.mark.parametrize(
    ("refused", "texts"),
    [
        (COMMA, ["12,34件", "1,2345件", "1234,567件", ",123件", "123,件", "1,,234件", "0,123件", "123,4万件", "１，２万件"]),
        (WHOLE, ["1.23件", "1.0件", "18.136件", "1.23456万件", "1.2.3万件", "1.2万3千件", "1万0.5千件", "01.2万件", "1,234.5件"]),
        (BLANK, ["5 10件", "18 136件", "1　2　3件", "1万 2 3件"]),
        (FORM, ["1.件", ".5万件", "万件", "億件", "万1件", "1万1億件", "1億1億件", "1万2万件", "10万万件", "千1件", "百1件"]),
        (FORM, ["十十件", "百千件", "2十3件", "一2件", "1万12000件", "1億12345万件", "1千2000件", "1百1千件", "1千.5件"]),
        (FORM, ["0123件", "08名", "1万0234件", "〇〇五件"]),
        (LARGE, ["100000000000件", "1000億件", "九千九百九十九億件", "9" * 90 + "件", "9" * 60 + "億件"]),
        (VAGUE, ["数件", "数千件", "数十万件", "十数件", "千数百件", "1万数千件", "数名", "多数", "若干名", "複数件"]),
        (UNIT, ["18,136", "18136", "十万", "1万2千", "3.5"]),
        (SEVERAL, ["18,136件（18,136名）", "18,136件、18,136名", "5名 5件", "5名と6件"]),
        (BOUNDS, ["最大1万件以上", "少なくとも1万件以下", "最大少なくとも1万件"]),
        (OTHER, ["", "あ", "件", "約件", "1,000円", "1,000口座", "100ID", "壱件", "①②件", "٣件", "²件"]),
        (OTHER, ["1/2件", "10～20件", "18、136件", "1234件5", "第三者3件"]),
        (("BC300", "101 characters", "101文字"), ["9" * 101]),
    ],
)  # fmt: skip
def test_refusals(refused, texts):
    for text in texts:
        found = refusal(text)
        assert (found.code, text) == (refused[0], text)
        assert refused[1] in found.reason.en
        assert refused[2] in found.reason.ja


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("うち18,136件", "うち"),
        ("①18,136件", "①"),
        ("18,136件のお客様", "のお客様"),
        ("18,136件。", "。"),
        ("(18,136件", "("),
        ("-5件", "-"),
        ("1万件(約)", "(約)"),
        ("対象は5件です", "対象は…です"),
        ("1万件以上程度", "程度"),
    ],
)
def test_what_does_not_belong_to_a_count_is_named(text, rest):
    refused = refusal(text)
    assert refused.code == "BC321"
    assert f"“{rest}” is no part" in refused.reason.en
    assert f"「{rest}」は件数の一部として読めません" in refused.reason.ja


@pytest.mark.parametrize(
    ("text", "recognized"),
    [
        ("18,136", True),
        ("1万", True),
        ("2022", False),
        ("18,136件。", True),
        ("千件の", True),
        ("5円", False),
        ("", False),
    ],
)
def test_a_refusal_tells_whether_the_text_looks_like_a_count(text, recognized):
    assert refusal(text).recognized is recognized


def below_myriad(value):
    words = ""
    for place, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, place)
        words += ("" if digit == 1 and mark else " 一二三四五六七八九"[digit].strip()) + (
            mark if digit else ""
        )
    return words


def grouped_by_myriads(value, write):
    """Return a number in groups of 億, 万 and ones, each written by `write`."""
    groups = (value // 10**8, "億"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")
    return "".join(write(group) + mark for group, mark in groups if group) or "〇"


def wide(text):
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


WRITERS = [
    str,
    "{:,}".format,
    lambda value: wide(f"{value:,}"),
    lambda value: wide(str(value)),
    lambda value: grouped_by_myriads(value, str),
    lambda value: grouped_by_myriads(value, "{:,}".format),
    lambda value: wide(grouped_by_myriads(value, "{:,}".format)),
    lambda value: grouped_by_myriads(value, below_myriad),
    lambda value: " ".join(grouped_by_myriads(value, below_myriad)),
]


@pytest.mark.parametrize("write", WRITERS)
@given(value=NUMBERS)
@example(value=0)
@example(value=10_000)
@example(value=10**9)
def test_any_number_reads_back_from_any_form(write, value):
    text = f"{write(value)}件"
    assert read_count(text) == Count(text, value, Unit.RECORDS, Qualifier.EXACT)


@given(st.integers(0, 10**6), st.integers(0, 3))
def test_a_number_with_a_point_reads_back_before_a_myriad(value, decimals):
    text = f"{value / 10**decimals:.{decimals}f}万件"
    assert read_count(text).value == value * 10 ** (4 - decimals)


@given(
    st.text() | st.text("0123456789０，．,. 一二十百千万億〇件名人枚約最大以上超数不明()（）", max_size=30)
)
@example("1" + " " * 98 + "x")
@example("約" * 100)
@example("\ud800件")
def test_any_text_is_read_or_refused(text):
    try:
        found = read_count(text)
    except Unreadable:
        return
    assert found.text == text
    assert found.value is None or 0 <= found.value < 10**11


def test_a_word_that_ends_in_about_is_no_qualifier():
    text = "ご予約 2,196件と解約12件、ご契約34名、約300名"
    found = [(count.text, count.qualifier) for _, count in find_counts(text)]
    exact = [(words, Qualifier.EXACT) for words in ("2,196件", "12件", "34名")]
    assert found == [*exact, ("約300名", Qualifier.ABOUT)]
