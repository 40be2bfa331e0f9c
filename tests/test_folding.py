"""Folding keeps every position; search keys forgive more."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.japanese import fold, search_key
from breachcat.japanese.radicals import IDEOGRAPHS

KANGXI = [chr(code) for code in range(0x2F00, 0x2FD6)]
SPECIAL = "".join(IDEOGRAPHS) + "ＡＺａｚ０９！～　〜‐―−ー①㋿㍻ｱﾞ\u200b\u2028\t\n"


@given(st.text(st.one_of(st.characters(), st.sampled_from(SPECIAL))))
def test_folding_keeps_length_and_every_position(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold, text))
    assert fold(folded) == folded


def test_there_are_214_kangxi_radicals_and_each_becomes_its_ideograph():
    assert len(KANGXI) == 214
    assert [fold(radical) for radical in KANGXI] == [
        unicodedata.normalize("NFKC", radical) for radical in KANGXI
    ]


@pytest.mark.parametrize(
    ("radicals", "ideographs"),
    [
        ("⻑⻄⺠⻤⻘⻝", "長西民鬼青食"),
        ("⺟⺒⻨⻩⻫⻭⻯⻲", "母巳麦黄斉歯竜亀"),
        ("⺅⺾⻌⻏⻖", "亻艹辶邑阝"),
        ("⻁⻅⻋⻓", "虎见车长"),
    ],
)
def test_radicals_of_the_supplement_become_ideographs(radicals, ideographs):
    assert fold(radicals) == ideographs


@pytest.mark.parametrize("radical", ["⺀", "⺚"])
def test_a_supplement_character_without_ideograph_stays(radical):
    assert fold(radical) == radical


def test_no_ideograph_is_itself_a_radical():
    assert not set(IDEOGRAPHS) & set(IDEOGRAPHS.values())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２２年８月１８日", "2022年8月18日"),
        ("ＡｂＺ", "AbZ"),
        ("１８，１３６件（税込）", "18,136件(税込)"),
        ("！＂＃＄％＆＇＊＋．／：；＜＝＞？＠［＼］＾＿｀｛｜｝", "!\"#$%&'*+./:;<=>?@[\\]^_`{|}"),
    ],
)
def test_full_width_ascii_and_digits_become_narrow(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "blank",
    [
        "\u3000",
        "\u00a0",
        "\t",
        "\v",
        "\f",
        "\u2003",
        "\u2009",
        "\u200b",
        "\u202f",
        "\u205f",
        "\u2060",
        "\ufeff",
    ],
)
def test_every_blank_becomes_a_blank(blank):
    assert fold(f"a{blank}b") == "a b"


@pytest.mark.parametrize("separator", ["\u0085", "\u2028", "\u2029"])
def test_every_line_end_of_one_character_becomes_a_line_end(separator):
    assert fold(f"a{separator}b") == "a\nb"


@pytest.mark.parametrize("tilde", "~～〜∼˜⁓〰")
def test_every_wave_dash_and_tilde_becomes_a_tilde(tilde):
    assert fold(tilde) == "~"


@pytest.mark.parametrize("hyphen", "-‐‑‒–—―⁃−─⸺⸻﹘﹣－\u00ad")
def test_every_hyphen_becomes_a_hyphen(hyphen):
    assert fold(hyphen) == "-"


@pytest.mark.parametrize(
    "text",
    ["ー", "ｰ", "サーバー", "①2014年", "⑳", "⑴", "㋿4年", "㍻31年", "ｱｶｳﾝﾄ", "カﾞ", "ヴ", "\r\n", "髙﨑"],
)
def test_what_means_more_than_its_look_stays(text):
    assert fold(text) == text


@pytest.mark.parametrize(
    "names",
    [
        ("ベクトルパーク", "べくとるぱーく", "ﾍﾞｸﾄﾙﾊﾟｰｸ", "ベクトル パーク", "ベクトル　パーク"),
        ("Vector", "ＶＥＣＴＯＲ", "vector", "v e c t o r"),
        ("⼾⽥", "戸田", "戶田"),
        ("青山", "⾭山", "靑山"),
        ("㈱サンプル", "(株)さんぷる", "（株） サンプル"),
        ("①", "1"),
    ],
)
def test_names_that_people_take_for_the_same_have_one_key(names):
    assert len(set(map(search_key, names))) == 1


@pytest.mark.parametrize(("one", "other"), [("ハト", "バト"), ("ビル", "ビール"), ("つ", "っ")])
def test_names_that_differ_keep_different_keys(one, other):
    assert search_key(one) != search_key(other)


@given(st.text())
def test_a_key_has_no_blank_and_any_text_has_one(text):
    assert not any(character.isspace() for character in search_key(text))
