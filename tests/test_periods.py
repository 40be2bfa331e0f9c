"""Reading periods: two dates, what joins them, what the second leaves out, open sides."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from breachcat.japanese import Unreadable, japanese_date, make_period, read_date, read_period

START, END = date(2020, 4, 27), date(2021, 12, 22)
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def refusal(text):
    with pytest.raises(Unreadable) as caught:
        read_period(text)
    return caught.value


def sides(text):
    """Return the words of both sides and the outer bounds."""
    period = read_period(text)
    assert period.text == text
    return (
        period.start and (period.start.text, str(period.start.earliest)),
        period.end and (period.end.text, str(period.end.latest)),
    )


@pytest.mark.parametrize(
    "dash",
    ["～", "〜", "~", "∼", "-", "－", "‐", "–", "—", "―", "−", "─", "/", "／", " ～ ", "　-　", "\n~\n"],
)
def test_any_dash_joins_two_dates(dash):
    period = read_period(f"2020年4月27日{dash}2021年12月22日")
    assert (period.start.text, period.end.text) == ("2020年4月27日", "2021年12月22日")
    assert (period.start.earliest, period.end.latest) == (START, END)


@pytest.mark.parametrize(
    "text",
    [
        "2020年4月27日から2021年12月22日",
        "2020年4月27日から2021年12月22日まで",
        "2020年4月27日から、2021年12月22日まで",
        "2020年4月27日から～2021年12月22日",
        "2020年4月27日より2021年12月22日まで",
        "2020年4月27日以降2021年12月22日",
        "2020年4月27日以降、2021年12月22日まで",
        "2020年4月27日以降～2021年12月22日",
        "2020年4月27日以後2021年12月22日まで",
        "2020年4月27日～2021年12月22日まで",
        "2020年4月27日～2021年12月22日の期間",
        "2020年4月27日から2021年12月22日までの間",
        "2020年4月27日から2021年12月22日までの期間 ",
        " 2020年4月27日 から 2021年12月22日 まで",
    ],
)
def test_words_join_two_dates_and_belong_to_neither(text):
    assert sides(text) == (("2020年4月27日", "2020-04-27"), ("2021年12月22日", "2021-12-22"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020-04-27/2021-12-22", ("2020-04-27", "2020-04-27"), ("2021-12-22", "2021-12-22")),
        ("2020-04-27 - 2021-12-22", ("2020-04-27", "2020-04-27"), ("2021-12-22", "2021-12-22")),
        ("2020-04-27-2021-12-22", ("2020-04-27", "2020-04-27"), ("2021-12-22", "2021-12-22")),
        ("2020/4/27-2021/12/22", ("2020/4/27", "2020-04-27"), ("2021/12/22", "2021-12-22")),
        ("2020/4/27/2021/12/22", ("2020/4/27", "2020-04-27"), ("2021/12/22", "2021-12-22")),
        ("2020.4.27～2021.12.22", ("2020.4.27", "2020-04-27"), ("2021.12.22", "2021-12-22")),
        ("2020年4月27日~2021-12-22", ("2020年4月27日", "2020-04-27"), ("2021-12-22", "2021-12-22")),
        ("R2.4.27～R3.12.22", ("R2.4.27", "2020-04-27"), ("R3.12.22", "2021-12-22")),
        ("平成31年4月1日～令和元年5月31日", ("平成31年4月1日", "2019-04-01"), ("令和元年5月31日", "2019-05-31")),
        ("㍻31年4月1日～㋿元年5月31日", ("㍻31年4月1日", "2019-04-01"), ("㋿元年5月31日", "2019-05-31")),
        ("２０２０年４⽉２７⽇〜２０２１年１２⽉２２⽇", ("２０２０年４⽉２７⽇", "2020-04-27"), ("２０２１年１２⽉２２⽇", "2021-12-22")),
        ("2020 年 4 ⽉ 27 ⽇〜2021 年 12 ⽉ 22 ⽇", ("2020 年 4 ⽉ 27 ⽇", "2020-04-27"), ("2021 年 12 ⽉ 22 ⽇", "2021-12-22")),
        ("2020年4月27日（月）～2021年12月22日（水）", ("2020年4月27日（月）", "2020-04-27"), ("2021年12月22日（水）", "2021-12-22")),
        ("2020年4月27日 13時20分頃～2021年12月22日 10:00", ("2020年4月27日 13時20分頃", "2020-04-27"), ("2021年12月22日 10:00", "2021-12-22")),
        ("2020-04-27T10:00/2021-12-22T24:00", ("2020-04-27T10:00", "2020-04-27"), ("2021-12-22T24:00", "2021-12-22")),
        ("2020年4月～2021年3月", ("2020年4月", "2020-04-01"), ("2021年3月", "2021-03-31")),
        ("2020-04/2021-03", ("2020-04", "2020-04-01"), ("2021-03", "2021-03-31")),
        ("2020年/2021年", ("2020年", "2020-01-01"), ("2021年", "2021-12-31")),
        ("2020年4月末～2020年5月初旬", ("2020年4月末", "2020-04-21"), ("2020年5月初旬", "2020-05-10")),
        ("2020年4月15日～2020年4月", ("2020年4月15日", "2020-04-15"), ("2020年4月", "2020-04-30")),
        ("2020年4月27日頃～2021年12月22日頃", ("2020年4月27日頃", "2020-04-27"), ("2021年12月22日頃", "2021-12-22")),
        ("二〇二〇年四月二十七日から二〇二一年十二月二十二日", ("二〇二〇年四月二十七日", "2020-04-27"), ("二〇二一年十二月二十二日", "2021-12-22")),
    ],
)  # fmt: skip
def test_two_whole_dates(text, start, end):
    assert sides(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "end", "latest"),
    [
        ("2020年4月27日～12月22日", "12月22日", "2020-12-22"),
        ("2020年4月27日～30日", "30日", "2020-04-30"),
        ("2020年4月27日から30日まで", "30日", "2020-04-30"),
        ("2020年4月27日（月）～30日（木）", "30日（木）", "2020-04-30"),
        ("2020年4月27日 9時～30日 17時", "30日 17時", "2020-04-30"),
        ("2020年4月27日～12月", "12月", "2020-12-31"),
        ("2020年4月～12月", "12月", "2020-12-31"),
        ("2020年4月～12月5日", "12月5日", "2020-12-05"),
        ("2020年4月上旬～下旬", "下旬", "2020-04-30"),
        ("2020年4月上旬～中旬頃", "中旬頃", "2020-04-20"),
        ("2020年4月上旬～5月中旬", "5月中旬", "2020-05-20"),
        ("2020年4月27日-12月22日", "12月22日", "2020-12-22"),
        ("2020年4月27日/30日", "30日", "2020-04-30"),
        ("2020年4月27日～同年12月22日", "同年12月22日", "2020-12-22"),
        ("2020年4月27日～同月30日", "同月30日", "2020-04-30"),
        ("令和2年4月27日～12月22日", "12月22日", "2020-12-22"),
        ("令和2年4月27日～3年12月22日", "3年12月22日", "2021-12-22"),
        ("令和2年4月27日～2021年12月22日", "2021年12月22日", "2021-12-22"),
        ("令和二年四月二十七日～三年十二月二十二日", "三年十二月二十二日", "2021-12-22"),
        ("令和二年四月二十七日～二〇二一年十二月二十二日", "二〇二一年十二月二十二日", "2021-12-22"),
        ("令和元年5月1日～2年3月31日", "2年3月31日", "2020-03-31"),
        ("令和2年～3年", "3年", "2021-12-31"),
        ("㋿2年4月27日～3年1月5日", "3年1月5日", "2021-01-05"),
        ("R2.4.27～30", "30", "2020-04-30"),
        ("R2.4.27～12.22", "12.22", "2020-12-22"),
        ("R2.4.27～3.12.22", "3.12.22", "2021-12-22"),
        ("2020-04-27/30", "30", "2020-04-30"),
        ("2020-04-27/12-22", "12-22", "2020-12-22"),
        ("2020/4/27～12/22", "12/22", "2020-12-22"),
        ("2020/4/27 - 30", "30", "2020-04-30"),
        ("2020.4.27-12.22", "12.22", "2020-12-22"),
        ("2020-04-27-30", "30", "2020-04-30"),
        ("2020/4/27-5/3", "5/3", "2020-05-03"),
        ("2020-04/05", "05", "2020-05-31"),
        ("2020/04-12", "12", "2020-12-31"),
        ("２０２０年４⽉２７⽇〜１２⽉２２⽇", "１２⽉２２⽇", "2020-12-22"),
    ],
)
def test_a_second_date_takes_what_it_leaves_out_from_the_first(text, end, latest):
    assert sides(text)[1] == (end, latest)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020年4月27日～", ("2020年4月27日", "2020-04-27"), None),
        ("2020年4月27日 〜 ", ("2020年4月27日", "2020-04-27"), None),
        ("2020年4月27日から", ("2020年4月27日", "2020-04-27"), None),
        ("2020年4月27日より", ("2020年4月27日", "2020-04-27"), None),
        ("2020年4月27日以降", ("2020年4月27日", "2020-04-27"), None),
        ("2020年4月27日以後", ("2020年4月27日", "2020-04-27"), None),
        ("2020-04-27/", ("2020-04-27", "2020-04-27"), None),
        ("2020-04-27/..", ("2020-04-27", "2020-04-27"), None),
        ("～2021年12月22日", None, ("2021年12月22日", "2021-12-22")),
        ("～2021年12月22日まで", None, ("2021年12月22日", "2021-12-22")),
        ("2021年12月22日まで", None, ("2021年12月22日", "2021-12-22")),
        ("2021年12月22日以前", None, ("2021年12月22日", "2021-12-22")),
        ("/2021-12-22", None, ("2021-12-22", "2021-12-22")),
        ("../2021-12-22", None, ("2021-12-22", "2021-12-22")),
        ("2021年12月まで", None, ("2021年12月", "2021-12-31")),
        ("2019/5/11まで", None, ("2019/5/11", "2019-05-11")),  # the strokes join no two dates
        ("2019-05-11までの期間", None, ("2019-05-11", "2019-05-11")),
        ("H28/3/6まで", None, ("H28/3/6", "2016-03-06")),
    ],
)
def test_open_sides(text, start, end):
    assert sides(text) == (start, end)


@pytest.mark.parametrize("text", ["2020年4月27日", "2020-04-27", " 2020/4/27 "])
def test_one_day_is_a_period_of_one_day(text):
    period = read_period(text)
    assert period.start == period.end == read_date(text)


def test_an_end_may_be_approximate_or_open():
    assert read_period("2020年4月～2021年12月頃").end.approximate
    assert read_period("2020年4月～2021年12月22日以降").end.open


def test_json_form():
    assert read_period("2020年4月27日～").as_json() == {
        "text": "2020年4月27日～",
        "start": read_date("2020年4月27日").as_json(),
        "end": None,
    }
    assert read_period("～2020年4月27日").as_json()["start"] is None


@pytest.mark.parametrize(
    ("text", "code", "english", "japanese", "suggestion"),
    [
        ("", "BC311", "write for example 2020年4月27日～", "のように書いてください", None),
        ("18,136件～20,000件", "BC311", "write for example 2020年4月27日～", "のように書いてください", None),
        ("10:00～17:00", "BC311", "write for example 2020年4月27日～", "のように書いてください", None),
        ("2020/2021", "BC311", "write for example 2020年4月27日～", "のように書いてください", None),
        ("～", "BC311", "neither a start nor an end", "開始日も終了日もありません", None),
        ("から", "BC311", "neither a start nor an end", "開始日も終了日もありません", None),
        ("まで", "BC311", "neither a start nor an end", "開始日も終了日もありません", None),
        ("～まで", "BC311", "neither a start nor an end", "開始日も終了日もありません", None),
        ("2020年4月", "BC311", "only one date is written", "日付が一つだけ", None),
        ("2020年", "BC311", "only one date is written", "日付が一つだけ", None),
        ("2021年12月22日～2020年4月27日", "BC312", "it ends (2020年4月27日) before it starts", "終了日（2020年4月27日）", None),
        ("2020年12月22日～4月27日", "BC312", "it ends (4月27日) before", "終了日（4月27日）", None),
        ("2020年4月27日～26日", "BC312", "it ends (26日) before", "終了日（26日）", None),
        ("平成30年4月27日～元年5月1日", "BC312", "it ends (元年5月1日) before", "終了日（元年5月1日）", None),
        ("2020年2月30日～2021年1月1日", "BC302", "“2020年2月30日”: 2020-02 has 29", "「2020年2月30日」: 2020年2月は29日まで", None),
        ("2020年4月27日～31日", "BC302", "“31日”: 2020-04 has 30", "「31日」: 2020年4月は30日まで", None),
        ("2020年4月27日～2021年13月22日", "BC302", "“2021年13月22日”: there is no month 13", "13月は存在しません", None),
        ("2020-04/13", "BC302", "“13”: there is no month 13", "13月は存在しません", None),
        ("～2021年2月29日", "BC302", "“2021年2月29日”: 2021-02 has 28", "28日まで", None),
        ("平成31年4月1日～5月31日", "BC303", "“5月31日”: 平成 ended on", "「5月31日」: 平成は", "平成31年4月1日～令和元年5月31日"),
        ("平成30年4月27日～31年5月1日", "BC303", "“31年5月1日”: 平成 ended on", "「31年5月1日」", "平成30年4月27日～令和元年5月1日"),
        ("2020年4月27日（火）～30日", "BC304", "“2020年4月27日（火）”: 2020-04-27 is a Monday", "月曜日で", "2020年4月27日（月）～30日"),
        ("2020年4月27日～2021年12月22日（木）まで", "BC304", "2021-12-22 is a Wednesday", "水曜日で", "2020年4月27日～2021年12月22日（水）まで"),
        ("2020年4月27日～30日(金)", "BC304", "“30日(金)”: 2020-04-30 is a Thursday", "木曜日で", "2020年4月27日～2020年4月30日(木)"),
        ("2020年4月27日～21年12月22日", "BC305", "“21年12月22日”: the year is not written in full", "年が省略", None),
        ("2020/4/27～5/1/3", "BC305", "“5/1/3”: the year is not written in full", "年が省略", None),
        ("2020年4月27日～12/22", "BC305", "“12/22”: it has no year", "「12/22」: 年がありません", None),
        ("2020年～5日", "BC305", "“5日”: it has no year", "「5日」: 年がありません", None),
        ("2020.4.27～5日", "BC305", "“5日”: it has no year", "「5日」: 年がありません", None),
        ("4月27日～12月22日", "BC305", "it has no year", "年がありません", None),
        ("2020年4月27日～翌年1月5日", "BC305", "“翌年1月5日”: it is relative", "「翌年1月5日」: 相対的", None),
        ("2020年4月27日～本日", "BC305", "“本日”: it is relative", "「本日」: 相対的", None),
        ("2020年4月27日～現在", "BC301", "“現在”: write for example", "「現在」: 2022年8月18日、", None),
        ("2020年4月27日～30", "BC301", "“30”: write for example", "「30」: 2022年8月18日、", None),
        ("2020年4月27日～①2021年1月1日", "BC301", "“①2021年1月1日”: it begins with a list number", "箇条書き", None),
        ("2020年4月27日～2021年1月1日～2022年1月1日", "BC301", "a period or one end of it", "期間または期間の一端", None),
        ("～2020年4月27日～", "BC301", "“～2020年4月27日”: “~” is no part", "「~」は日付の一部として読めません", None),
        ("2020年4月27日ー2021年12月22日", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて", None),
        ("2020年4月27日、5月1日", "BC301", "write for example 2022年8月18日", "2022年8月 のように書いて", None),
        ("2020年4月27日 13:20～15:00", "BC301", "“15:00”: only a day has", "「15:00」: 曜日や時刻", None),
        ("1" * 101, "BC300", "101 characters", "101文字", None),
    ],
)  # fmt: skip
def test_refusals(text, code, english, japanese, suggestion):
    refused = refusal(text)
    assert refused.code == code
    assert english in refused.reason.en
    assert japanese in refused.reason.ja
    assert refused.suggestion == suggestion
    assert suggestion is None or read_period(suggestion)


def test_what_joins_two_dates_looks_like_a_period_whatever_the_second_is():
    assert refusal("2020年4月27日～現在").recognized
    assert not refusal("お客様から").recognized


def test_a_period_is_made_of_two_dates():
    start, end = read_date("2020年4月"), read_date("2020年4月27日")
    assert make_period("", start, end).end is end
    assert make_period("", end, start).start is end
    assert make_period("", None, end).start is None
    with pytest.raises(Unreadable, match="neither"):
        make_period("", None, None)


def western(day):
    return f"{day.year}年{day.month}月{day.day}日"


WRITERS = [
    western,
    date.isoformat,
    japanese_date,
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{western(day)}({'月火水木金土日'[day.weekday()]}) 9時",
]
JOINS = ["～", "〜", " - ", "—", "/", "から", "より", "以降", "から、"]


@given(
    DAYS,
    DAYS,
    st.sampled_from(WRITERS),
    st.sampled_from(WRITERS),
    st.sampled_from(JOINS),
    st.sampled_from(["", "まで", "までの間"]),
)
@example(date(2019, 4, 30), date(2019, 5, 1), japanese_date, japanese_date, "～", "")
def test_any_two_days_read_back_from_any_form_and_join(one, other, write_start, write_end, join, closing):
    start, end = sorted((one, other))
    words = write_start(start), write_end(end)
    period = read_period(join.join(words) + closing)
    assert (period.start.text, period.end.text) == words
    assert (period.start.earliest, period.end.latest) == (start, end)


@given(DAYS, DAYS)
def test_days_in_the_wrong_order_are_refused(one, other):
    start, end = sorted((one, other))
    if start != end:
        assert refusal(f"{western(end)}～{western(start)}").code == "BC312"


@given(
    st.text()
    | st.text("0123456789０年月日元令和平成RH.-/～-~からまでより以降同の期間上旬 \n(月)", max_size=40)
    | st.builds(
        "{}{}{}".format,
        st.text("2020年4月7日", max_size=12),
        st.sampled_from(JOINS),
        st.text("3年5月9日/.-元同まで", max_size=12),
    )
)
@example("2022年8月18日" + "~ " * 44)
@example("2022年8月18日" + " " * 80 + "x")
@example("²⁰²²年～٣日")
def test_any_text_is_read_or_refused(text):
    try:
        period = read_period(text)
    except Unreadable:
        return
    assert period.start or period.end
    assert all(side is None or side.text in text for side in (period.start, period.end))
