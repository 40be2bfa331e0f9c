"""Ids from names: what can be spelt without guessing is, the rest is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.naming import free_id, is_address, is_id, suggested_id


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("vector-park", True),
        ("a", True),
        ("24h", True),
        ("con", True),
        ("a" * 64, True),
        ("a" * 65, False),
        ("Vector-Park", False),
        ("vector park", False),
        ("vector--park", False),
        ("-vector", False),
        ("vector_park", False),
        ("vector-park\n", False),
        ("../x", False),
        ("ベクトルパーク", False),
        ("", False),
    ],
)
def test_an_id_is_what_the_model_says(text, is_one):
    assert is_id(text) is is_one


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        # Latin names
        ("Total Web Shop", "total-web-shop"),
        ("Ｔｏｔａｌ　ＷＥＢ　ＳＨＯＰ", "total-web-shop"),
        ("Dr.Ci:Labo", "dr-ci-labo"),
        ("Men's Café", "mens-cafe"),
        ("Straße", "strasse"),
        ("MFⅢ-JAPAN", "mfiii-japan"),
        ("★ 24h・Store! ★", "24h-store"),
        ("株式会社JIMOS", "jimos"),
        ("㈱ベルネ", "berune"),
        ("Vector_Park", "vector-park"),
        ("a" * 70, "a" * 64),
        ("shop " * 20, "-".join(["shop"] * 13)),
        # kana, without long vowel marks
        ("ベクトルパーク", "bekutorupaku"),
        ("ｾﾙｾﾗ", "serusera"),
        ("トータル WEB SHOP", "totaru-web-shop"),
        ("Coyoriショップ", "coyori-shoppu"),
        ("まっちゃ・きっちん", "matcha-kitchin"),
        ("パーティーウェア", "patiwea"),
        ("チェック＆ジェラート", "chekku-jerato"),
        ("ヴィラ", "vira"),
        ("っと うまいっ!", "to-umai"),
        # addresses
        ("https://www.cell-cellar.jp/shop", "cell-cellar"),
        ("HTTP://CELL-CELLAR.JP", "cell-cellar"),
        ("www.example.co.jp", "example"),
        ("www.example", "www"),
        ("cell-cellar.jp", "cell-cellar"),
        ("https://shop.example.co.jp:8080/?a=b", "example"),
        ("https://shop.jp/", "shop"),
        ("sampleshop.stores.jp", "sampleshop"),
        ("https://xn--pckwbo6k.jp/", "torakku"),
        ("https://xn--8a8a8a8a8a.jp", "xn-8a8a8a8a8a"),
        # file names
        ("incidents/vector-park.yaml", "vector-park"),
        ("../x.yml", "x"),
    ],
)  # fmt: skip
def test_names_and_addresses_give_ids(name, suggested):
    assert suggested_id(name) == suggested


@pytest.mark.parametrize(
    "name",
    ["代謝生活CLUB", "酒蔵.com", "CELL CELLAR 公式ショップ", "つけ麺", "いすゞ", "магазин", "한국", "", "ー", "★", "https://酒蔵.com/"],
)  # fmt: skip
def test_what_cannot_be_spelt_without_guessing_gives_none(name):
    assert suggested_id(name) is None


@given(st.text())
def test_whatever_is_suggested_is_an_id(name):
    found = suggested_id(name)
    assert found is None or is_id(found)


@given(st.text(st.sampled_from([chr(code) for code in range(0x3041, 0x30FF)] + list("aZ9 -.・/"))))
def test_any_kana_give_an_id_or_none(name):
    found = suggested_id(name)
    assert found is None or is_id(found)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://www.example.jp/shop", True),
        ("http://example/", True),
        ("www.example.jp", True),
        ("Example.COM", True),
        ("酒蔵.com", True),
        ("Dr.Ci:Labo", False),
        ("https://", False),
        ("ベクトルパーク", False),
        ("see example.jp today", False),
    ],
)
def test_addresses_are_told_from_names(text, is_one):
    assert is_address(text) is is_one


@pytest.mark.parametrize(
    ("wanted", "taken", "free"),
    [
        ("jimos", [], "jimos"),
        ("jimos", ["jimos"], "jimos-2"),
        ("jimos", ["jimos", "jimos-2", "jimos-4"], "jimos-3"),
        ("a" * 64, ["a" * 64], "a" * 62 + "-2"),
        ("long-" * 12 + "name", ["long-" * 12 + "name"], "long-" * 12 + "2"),
    ],
)
def test_a_taken_id_gets_a_number(wanted, taken, free):
    assert free_id(wanted, taken) == free
    assert is_id(free)
