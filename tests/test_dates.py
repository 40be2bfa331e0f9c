"""Reading dates: every form that is read, every reason for a refusal."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from breachcat.japanese import Date, Precision, Unreadable, japanese_date, read_date

WEEKDAYS = "月火水木金土日"
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
THE_DAY = date(2022, 8, 18)


def refusal(text):
    with pytest.raises(Unreadable) as caught:
        read_date(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "2022年8月18日",
        "２０２２年８月１８日",
        "2022 年 8 ⽉ 18 ⽇",
        "2022\u00a0年\u30008\u2009月\u200b18 日",
        "  2022年8月18日\n",
        "2022年\n8月18日",
        "2022年08月18日",
        "2022年8月1８日",
        "令和4年8月18日",
        "令和04年8月18日",
        "令和 4 年 8 月 18 日",
        "㋿4年8月18日",
        "R4年8月18日",
        "R4.8.18",
        "Ｒ４．８．１８",
        "R4/8/18",
        "R4-08-18",
        "令和4.8.18",
        "2022-08-18",
        "２０２２－０８－１８",
        "2022‐08‐18",
        "2022/8/18",
        "2022.8.18",
        "2022 / 8 / 18",
        "二〇二二年八月十八日",
        "二千二十二年八月一八日",
        "令和四年八月十八日",
        "令和四年〇八月十八日",
        "2022年8月18日（木）",
        "2022年8月18日 ( 木 )",
        "2022年8月18日（⽊）",
        "2022年8月18日（木曜）",
        "2022年8月18日（木曜日）",
        "2022年8月18日（木・祝）",
        "2022年8月18日（木、祝日）",
        "2022年8月18日（木・休）",
        "2022年8月18日（祝）",
        "2022年8月18日木曜日",
        "2022年8月18日 木曜",
        "2022年8月18日㈭",
        "2022年8月18日㊍",
        "2022-08-18(木)",
        "2022年8月18日 13時20分頃",
        "2022年8月18日13時",
        "2022年8月18日 13時半",
        "2022年8月18日13時20分5秒",
        "2022年8月18日 0時",
        "2022年8月18日24時",
        "2022年8月18日 24:00",
        "2022年8月18日午前0時",
        "2022年8月18日 午後12時59分",
        "2022年8月18日（木） 午後1時20分",
        "2022年8月18日 13:20",
        "2022年8月18日13:20:05",
        "2022/8/18 9:05",
        "2022-08-18T13:20",
        "2022-08-18T13:20:05",
    ],
)
def test_forms_of_one_day(text):
    assert read_date(text) == Date(text, THE_DAY, THE_DAY, Precision.DAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("令和1年5月1日", date(2019, 5, 1)),
        ("R元.5.1", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成三十一年四月三十日", date(2019, 4, 30)),
        ("H31.4.30", date(2019, 4, 30)),
        ("㍻元年1月8日", date(1989, 1, 8)),
        ("㍼64年1月7日", date(1989, 1, 7)),
        ("S64.1.7", date(1989, 1, 7)),
        ("昭和元年12月25日", date(1926, 12, 25)),
        ("大正15年12月25日", date(1926, 12, 25)),
        ("㍽元年7月30日", date(1912, 7, 30)),
        ("T1.7.30", date(1912, 7, 30)),
        ("明治45年7月30日", date(1912, 7, 30)),
        ("㍾6年1月1日", date(1873, 1, 1)),
        ("M6.1.1", date(1873, 1, 1)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2000年2月29日", date(2000, 2, 29)),
        ("1873年1月1日", date(1873, 1, 1)),
        ("2100年12月31日", date(2100, 12, 31)),
    ],
)
def test_first_and_last_days(text, day):
    assert read_date(text) == Date(text, day, day)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2022年8月", "2022-08-01", "2022-08-31", "month"),
        ("2022 年 8 ⽉", "2022-08-01", "2022-08-31", "month"),
        ("2022-08", "2022-08-01", "2022-08-31", "month"),
        ("2022/8", "2022-08-01", "2022-08-31", "month"),
        ("2020年2月", "2020-02-01", "2020-02-29", "month"),
        ("二〇二二年八月", "2022-08-01", "2022-08-31", "month"),
        ("令和4年8月", "2022-08-01", "2022-08-31", "month"),
        ("平成元年1月", "1989-01-08", "1989-01-31", "month"),
        ("昭和64年1月", "1989-01-01", "1989-01-07", "month"),
        ("2022年8月上旬", "2022-08-01", "2022-08-10", "third_of_month"),
        ("2022年8月初旬", "2022-08-01", "2022-08-10", "third_of_month"),
        ("2022年8月中旬", "2022-08-11", "2022-08-20", "third_of_month"),
        ("2022年8月下旬", "2022-08-21", "2022-08-31", "third_of_month"),
        ("2022年8月末", "2022-08-21", "2022-08-31", "third_of_month"),
        ("2022年2月下旬", "2022-02-21", "2022-02-28", "third_of_month"),
        ("平成元年1月上旬", "1989-01-08", "1989-01-10", "third_of_month"),
        ("2022年", "2022-01-01", "2022-12-31", "year"),
        ("令和4年", "2022-01-01", "2022-12-31", "year"),
        ("令和元年", "2019-05-01", "2019-12-31", "year"),
        ("平成31年", "2019-01-01", "2019-04-30", "year"),
        ("昭和元年", "1926-12-25", "1926-12-31", "year"),
    ],
)
def test_intervals(text, earliest, latest, precision):
    assert read_date(text).as_json() == {
        "text": text,
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "approximate": False,
        "open": False,
    }


@pytest.mark.parametrize(
    ("text", "approximate", "is_open"),
    [
        ("2022年8月頃", True, False),
        ("2022年8月ごろ", True, False),
        ("2022年8月 ころ", True, False),
        ("2022年8月18日頃", True, False),
        ("2022年8月18日（木）頃", True, False),
        ("2022年8月上旬頃", True, False),
        ("2022年頃", True, False),
        ("2022年9月29日以降", False, True),
        ("2022年9月29日以後", False, True),
        ("令和２年９月２９日以降", False, True),
        ("2022年8月以降", False, True),
        ("2022年8月頃以降", True, True),
        ("2022年8月18日 13時20分以降", False, True),
        ("2022年8月18日 13時20分頃以降", False, True),
        ("2022年8月18日 13時20分頃", False, False),
        ("2022年8月18日 13:20頃", False, False),
    ],
)
def test_approximate_and_open(text, approximate, is_open):
    found = read_date(text)
    assert (found.approximate, found.open) == (approximate, is_open)
    assert found.last == (None if is_open else found.latest)


@pytest.mark.parametrize(
    ("text", "code", "english", "japanese"),
    [
        ("", "BC301", "it is empty", "空です"),
        ("　", "BC301", "it is empty", "空です"),
        ("1" * 101, "BC300", "101 characters", "101文字"),
        ("あ", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("20220818", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022ー08ー18", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022-08/18", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022年8/18", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022年8月18", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022年8月18日13", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022-08-1813:20", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022/8/113:20", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022-08-18TT13:20", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        ("2022年008月18日", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて"),
        (
            "2022年8月18日、2022年8月20日",
            "BC301",
            "write for example 2022年8月18日",
            "2022年8月 のように書いて",
        ),
        ("02022年8月18日", "BC301", "“02022” is not a well-formed number", "「02022」は数として"),
        ("〇二〇二二年", "BC301", "“〇二〇二二” is not a well-formed number", "「〇二〇二二」は数として"),
        ("百千年8月18日", "BC301", "“百千” is not a well-formed number", "「百千」は数として"),
        ("2022.08", "BC301", "a month without its day", "日のない年月"),
        ("R4.8", "BC301", "a month without its day", "日のない年月"),
        ("令和4/8", "BC301", "a month without its day", "日のない年月"),
        ("①2014年1月1日", "BC301", "list number", "箇条書きの番号"),
        ("⑴2022-08-18", "BC301", "list number", "箇条書きの番号"),
        ("2014年1月1日①", "BC301", "“①” is no part", "「①」は日付の一部として読めません"),
        ("2022年8月18日付", "BC301", "“付” is no part", "「付」は日付の一部として読めません"),
        ("約2022年8月18日", "BC301", "“約” is no part", "「約」は日付の一部として読めません"),
        ("（2022年8月18日）", "BC301", "“(…)” is no part", "「(…)」は日付の一部として読めません"),
        ("2022年8月18日（Thu）", "BC301", "“(Thu)” is no part", "「(Thu)」は日付の一部として読めません"),
        ("2022年8月18日以降頃", "BC301", "“頃” is no part", "「頃」は日付の一部として読めません"),
        ("2022年8月18日13時頃頃", "BC301", "“頃” is no part", "「頃」は日付の一部として読めません"),
        ("2022年度", "BC301", "“度” is no part", "「度」は日付の一部として読めません"),
        ("2022年8月18日木", "BC301", "“木” is no part", "「木」は日付の一部として読めません"),
        ("2022.08.18.", "BC301", "“.” is no part", "「.」は日付の一部として読めません"),
        ("2022年8月18日から", "BC301", "“より” and “から”", "「より」「から」"),
        ("2022年8月18日より順次", "BC301", "“より” and “から”", "「より」「から」"),
        ("2022年8月18日まで", "BC301", "a period or one end of it", "期間または期間の一端"),
        ("2022年8月18日以前", "BC301", "a period or one end of it", "期間または期間の一端"),
        ("2022年8月18日～20日", "BC301", "a period or one end of it", "期間または期間の一端"),
        ("2022-08-18T23:20:05Z", "BC301", "time zone", "時間帯"),
        ("2022-08-18T13:20+09:00", "BC301", "time zone", "時間帯"),
        ("2022年8月上旬（月）", "BC301", "only a day has a weekday", "曜日や時刻が付くのは日だけ"),
        ("2022年8月 13時", "BC301", "only a day has a weekday", "曜日や時刻が付くのは日だけ"),
        ("2022年8月㈪", "BC301", "only a day has a weekday", "曜日や時刻が付くのは日だけ"),
        ("令和2年2月30日", "BC302", "2020-02 has 29 days, so there is no day 30", "2020年2月は29日までで"),
        ("2022年2月29日", "BC302", "no day 29", "29日は存在しません"),
        ("2022-02-30", "BC302", "no day 30", "30日は存在しません"),
        ("2022年8月0日", "BC302", "no day 0", "0日は存在しません"),
        ("2022年8月十十日", "BC302", "no day 十十", "十十日は存在しません"),
        ("2022年13月1日", "BC302", "no month 13", "13月は存在しません"),
        ("2022-00", "BC302", "no month 00", "00月は存在しません"),
        ("2022年十十月1日", "BC302", "no month 十十", "十十月は存在しません"),
        ("令和0年", "BC302", "an era has no year 0", "元号に0年はありません"),
        ("令和2022年8月18日", "BC302", "an era has no year 2022", "元号に2022年はありません"),
        ("12014年1月1日", "BC302", "year 12014 is not between", "12014年は"),
        ("1872年12月31日", "BC302", "year 1872 is not between", "1872年は"),
        ("明治元年1月1日", "BC302", "year 1868 is not between", "1868年は"),
        ("2101年1月1日", "BC302", "year 2101 is not between", "2101年は"),
        ("令和99年", "BC302", "year 2117 is not between", "2117年は"),
        ("2022年8月18日25時", "BC302", "hours go to 24,", "時は24まで"),
        ("2022年8月18日24時1分", "BC302", "hours go to 24,", "時は24まで"),
        ("2022年8月18日 12:60", "BC302", "hours go to 24,", "時は24まで"),
        ("2022年8月18日 12:30:60", "BC302", "hours go to 24,", "時は24まで"),
        ("2022年8月18日午後13時", "BC302", "hours go to 12 after 午前 and 午後", "午前・午後では12まで"),
        ("昭和94年", "BC303", "昭和 ended on 1989-01-07", "昭和は1989-01-07まで"),
        ("22年8月18日", "BC305", "the year is not written in full", "年が省略されています"),
        ("4年8月18日", "BC305", "the year is not written in full", "年が省略されています"),
        ("元年5月1日", "BC305", "the year is not written in full", "年が省略されています"),
        ("22/8/18", "BC305", "the year is not written in full", "年が省略されています"),
        ("8月18日", "BC305", "it has no year", "年がありません"),
        ("８月", "BC305", "it has no year", "年がありません"),
        ("18日", "BC305", "it has no year", "年がありません"),
        ("8/18", "BC305", "it has no year", "年がありません"),
        ("8/18（木）", "BC305", "it has no year", "年がありません"),
        ("同日", "BC305", "it is relative", "相対的な表現"),
        ("本日より", "BC305", "it is relative", "相対的な表現"),
        ("同年8月18日", "BC305", "it is relative", "相対的な表現"),
        ("2022年同月18日", "BC305", "it is relative", "相対的な表現"),
    ],
)
def test_refusals(text, code, english, japanese):
    refused = refusal(text)
    assert refused.code == code
    assert english in refused.reason.en
    assert japanese in refused.reason.ja
    assert refused.suggestion is None


@pytest.mark.parametrize(
    ("text", "code", "english", "japanese", "suggestion"),
    [
        ("平成31年5月1日", "BC303", "平成 ended on 2019-04-30; the day is 令和元年5月1日", "この日は令和元年5月1日です", "令和元年5月1日"),
        ("平成31年5月1日（水）以降", "BC303", "ended on 2019-04-30", "2019-04-30まで", "令和元年5月1日（水）以降"),
        ("㍻31年5月1日", "BC303", "the day is 令和元年5月1日", "この日は令和元年5月1日です", "㋿元年5月1日"),
        ("H31.5.1", "BC303", "the day is 令和元年5月1日", "この日は令和元年5月1日です", "R1.5.1"),
        ("平成三十一年五月一日", "BC303", "the day is 令和元年5月1日", "この日は", "令和元年五月一日"),
        ("平成31年5月", "BC303", "平成 ended on 2019-04-30", "平成は2019-04-30まで", "令和元年5月"),
        ("平成32年", "BC303", "平成 ended on 2019-04-30", "平成は2019-04-30まで", "令和2年"),
        ("令和元年4月30日", "BC303", "令和 began on 2019-05-01; the day is 平成31年4月30日", "令和は2019-05-01から", "平成31年4月30日"),
        ("平成元年1月7日", "BC303", "began on 1989-01-08", "平成は1989-01-08から", "昭和64年1月7日"),
        ("昭和64年1月8日", "BC303", "ended on 1989-01-07", "昭和は1989-01-07まで", "平成元年1月8日"),
        ("昭和元年1月1日", "BC303", "began on 1926-12-25", "昭和は1926-12-25から", "大正15年1月1日"),
        ("大正元年7月29日", "BC303", "began on 1912-07-30", "大正は1912-07-30から", "明治45年7月29日"),
        ("2022年8月18日（金）", "BC304", "a Thursday (木), not 金", "木曜日で、金曜日ではありません", "2022年8月18日（木）"),
        ("2022年8月18日（⾦）", "BC304", "a Thursday (木), not 金", "木曜日で", "2022年8月18日（木）"),
        ("２０２２年８月１８日金曜日", "BC304", "a Thursday (木), not 金", "木曜日で", "２０２２年８月１８日木曜日"),
        (" 2022-08-18㈮ ", "BC304", "a Thursday (木), not 金", "木曜日で", " 2022-08-18㈭ "),
        ("2022年8月18日㊎ 13時", "BC304", "a Thursday (木), not 金", "木曜日で", "2022年8月18日㊍ 13時"),
        ("2022年8月18日（日・祝）", "BC304", "a Thursday (木), not 日", "日曜日ではありません", "2022年8月18日（木・祝）"),
    ],
)  # fmt: skip
def test_refusals_with_what_was_probably_meant(text, code, english, japanese, suggestion):
    refused = refusal(text)
    assert refused.code == code
    assert english in refused.reason.en
    assert japanese in refused.reason.ja
    assert refused.suggestion == suggestion
    assert read_date(suggestion)


@pytest.mark.parametrize(
    ("text", "recognized"),
    [
        ("2022年13月1日", True),
        ("8月18日", True),
        ("2022年8月18", True),
        ("2022-08-18x1", True),
        ("", False),
        ("3件", False),
    ],
)
def test_a_refusal_tells_whether_the_text_looks_like_a_date(text, recognized):
    assert refusal(text).recognized is recognized


def test_a_day_in_the_words_of_its_era():
    assert japanese_date(date(2022, 8, 18)) == "令和4年8月18日"
    assert japanese_date(date(2019, 5, 1)) == "令和元年5月1日"
    assert japanese_date(date(1873, 1, 1)) == "明治6年1月1日"


@pytest.mark.parametrize("day", [date(1872, 12, 31), date(2101, 1, 1)])
def test_a_day_outside_the_eras_has_no_words(day):
    with pytest.raises(ValueError, match="is not between 1873 and 2100"):
        japanese_date(day)


@given(st.dates(date(1873, 1, 1), date(2100, 12, 31)))
def test_the_words_of_an_era_read_back(day):
    assert read_date(japanese_date(day)).earliest == day


def kanji(value):
    tens, ones = divmod(value, 10)
    return (
        "" if tens == 0 else "十" if tens == 1 else "〇一二三四五六七八九"[tens] + "十"
    ) + " 一二三四五六七八九"[ones].strip()


def by_digit(value):
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


def wide(text):
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def lettered(day):
    year, month_and_day = japanese_date(day).split("年")
    letter = {"令和": "R", "平成": "H", "昭和": "S"}[year[:2]]
    return f"{letter}{year[2:]}." + month_and_day.replace("月", ".").removesuffix("日")


def western(day):
    return f"{day.year}年{day.month}月{day.day}日"


WRITERS = [
    western,
    japanese_date,
    lettered,
    date.isoformat,
    lambda day: wide(western(day)),
    lambda day: wide(day.isoformat()),
    lambda day: wide(japanese_date(day)),
    lambda day: f"{day.year} 年 {day.month} ⽉ {day.day} ⽇",
    lambda day: f"{day:%Y年%m月%d日}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{by_digit(day.year)}年{kanji(day.month)}月{kanji(day.day)}日",
    lambda day: f"{by_digit(day.year)}年{by_digit(day.month)}月{by_digit(day.day)}日",
    lambda day: japanese_date(day).replace("令和", "㋿").replace("平成", "㍻"),
    lambda day: f"{western(day)}（{WEEKDAYS[day.weekday()]}）",
    lambda day: f"{japanese_date(day)}({WEEKDAYS[day.weekday()]}曜日)",
    lambda day: f"{day.isoformat()} {WEEKDAYS[day.weekday()]}曜",
    lambda day: western(day) + chr(0x322A + day.weekday()),
    lambda day: f"{western(day)} 13時20分頃",
    lambda day: f"{western(day)}午後11時59分",
    lambda day: f"{day.isoformat()}T24:00",
]


@pytest.mark.parametrize("write", WRITERS)
@given(day=DAYS)
@example(day=date(2019, 4, 30))
@example(day=date(2019, 5, 1))
@example(day=date(2020, 2, 29))
def test_any_day_reads_back_from_any_form(write, day):
    text = write(day)
    assert read_date(text) == Date(text, day, day)


@pytest.mark.parametrize(
    "form", ["{day}（{weekday}）", "{day}({weekday}曜日)", "{day} {weekday}曜", "{day}（{weekday}・祝）"]
)
@given(day=DAYS)
def test_the_right_weekday_is_accepted_and_each_wrong_one_mended(form, day):
    for weekday in WEEKDAYS:
        text = form.format(day=western(day), weekday=weekday)
        if weekday == WEEKDAYS[day.weekday()]:
            assert read_date(text).earliest == day
        else:
            refused = refusal(text)
            assert refused.code == "BC304"
            assert read_date(refused.suggestion).earliest == day


@given(day=st.dates(date(2019, 5, 1), date(2049, 12, 31)))
def test_a_day_after_the_end_of_heisei_is_mended(day):
    refused = refusal(f"平成{day.year - 1988}年{day.month}月{day.day}日")
    assert refused.code == "BC303"
    assert read_date(refused.suggestion).earliest == day


@given(st.dates(date(2019, 5, 1), date(2029, 12, 31)), st.integers(0, 400))
def test_a_day_past_the_end_of_its_month_does_not_exist(day, more):
    length = (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    if (number := length.day + 1 + more) < 100:
        assert refusal(f"{day.year}年{day.month}月{number}日").code == "BC302"


@given(
    st.text()
    | st.text(
        "0123456789０２年月日元令和平成㋿㍻RHS時分頃以降上旬末（）()木金㈭T:～-/. \n①②同本二十千百〇",
        max_size=30,
    )
)
@example("²⁰²²年")
@example("٢٠٢٢年٨月١٨日")
@example("2022年8月18日" + " " * 80 + "x")
@example("\ud800")
def test_any_text_is_read_or_refused(text):
    try:
        found = read_date(text)
    except Unreadable:
        return
    assert found.text == text
    assert found.earliest <= found.latest
