"""Reading a text of any kind: kind and value, or the most telling reason."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from breachcat.japanese import Unreadable, read_value


def read(text):
    kind, value = read_value(text)
    return kind, value.as_json()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2022年8月18日", "date"),
        ("2022年8月18日以降", "date"),
        ("2022年8月", "date"),
        ("2022-08", "date"),
        ("2020年4月27日～2021年12月22日", "period"),
        ("2020年から2021年", "period"),
        ("2022年8月18日から", "period"),
        ("2022年8月18日まで", "period"),
        ("18,136件", "count"),
        ("百二十名", "count"),
        ("不明", "count"),
    ],
)
def test_the_kind_of_a_value(text, kind):
    found, value = read(text)
    assert (found, value["text"]) == (kind, text)


def test_the_value_is_what_its_reader_gives():
    assert read_value("令和4年8月18日")[1].earliest == date(2022, 8, 18)
    assert read_value("2022年8月18日～20日")[1].end.latest == date(2022, 8, 20)
    assert read_value("約1万2千名")[1].value == 12_000


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("2022年13月1日", "BC302", "no month 13"),
        ("平成31年5月1日", "BC303", "令和元年5月1日"),
        ("8月18日", "BC305", "no year"),
        ("8/18", "BC305", "no year"),
        ("同日", "BC305", "relative"),
        ("①2014年1月1日", "BC301", "list number"),
        ("2022年8月18日付", "BC301", "“付” is no part"),
        ("2020年4月27日～26日", "BC312", "before it starts"),
        ("2020年4月～3月", "BC312", "before it starts"),
        ("2020年4月27日～31日", "BC302", "“31日”: 2020-04 has 30 days"),
        ("2020年4月27日～本日", "BC305", "“本日”: it is relative"),
        ("～", "BC311", "neither a start nor an end"),
        ("12,34件", "BC322", "three digits"),
        ("1.23件", "BC322", "whole"),
        ("1/2件", "BC321", "write a number with 件"),
        ("18,136", "BC321", "no unit"),
        ("①18,136件", "BC321", "“①” is no part"),
        ("数千件", "BC323", "leave it out"),
        ("1" * 101, "BC300", "101 characters"),
        ("", "BC300", "neither a date"),
        ("10:00～17:00", "BC300", "neither a date"),
        ("0120-000-000", "BC300", "neither a date"),
        ("お客様", "BC300", "neither a date"),
    ],
)
def test_the_most_telling_reason(text, code, reason):
    with pytest.raises(Unreadable, match=reason) as caught:
        read_value(text)
    assert caught.value.code == code


def test_each_refusal_is_its_own():
    refusals = []
    for text in ("あ", "い"):
        with pytest.raises(Unreadable) as caught:
            read_value(text)
        refusals.append(caught.value)
    assert refusals[0] is not refusals[1]


@given(st.text() | st.text("0123456789年月日件名約～,.-/ 元令和万千同（）木", max_size=20))
@example("\x00")
@example("٣件")
@example("²件")
@example("\ud800")
def test_any_text_is_read_or_refused(text):
    try:
        kind, value = read(text)
    except Unreadable:
        return
    assert kind in {"date", "period", "count"}
    assert value["text"] == text
