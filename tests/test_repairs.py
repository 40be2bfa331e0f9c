"""Safe repairs: what is mended by itself, what is left to people, and that nothing else changes."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachcat.catalog import File
from breachcat.decoding import MOST_EDITS
from breachcat.document import read_document
from breachcat.manual import MANUAL
from breachcat.mending import MOST_ROUNDS, mended
from breachcat.problems import Edit, Place, problem
from breachcat.repairs import applied
from breachcat.scalars import written, written_list
from breachcat.suggestions import nearest, surely
from conftest import GOOD, TODAY

WHOLE = dedent(GOOD).lstrip("\n")


def fixed(text, wanted=lambda _check: True):
    """Return the text after the repairs, and their number."""
    data = text if isinstance(text, bytes) else text.encode()
    new, number, _ = mended(File("made-up.yaml", data), TODAY, wanted)
    return new.decode("utf-8", "replace"), number


REPAIRED = [
    # a misspelt key or word: one slip, or another spelling of it
    ("review: checked", "reveiw: checked", 1),
    ("review: checked", "Review: checked", 1),
    ("review: checked", "確認の状態: checked", 1),
    ("organization: ", "organisation: ", 1),
    ("by: card_company", "by: card-company", 1),
    ("by: card_company", "by: カード会社", 1),
    ("by: card_company", "by: crad_company", 1),
    ("event: detected", "event: 発覚", 1),
    ("[card_number]", "[カード番号]", 1),
    # another kind of value
    ("sites: [サンプルショップ]", "sites: サンプルショップ", 1),
    ("data: [card_number]", "data: card_number", 1),
    ("[card_number]}", "[card_number]}\ncause: [malware, sql_injection]", 0),
    # commas, quotes, characters
    ('["1,234件"]', "[1,234件]", 1),
    ("review: checked", "review:\tchecked", 1),
    ("review: checked", "review: check\u200eed", 1),
    ("id: made-up\n", "\ufeffid: made-up\n", 1),
    ("sites: [サ", "sites： [サ", 1),
    ("review: checked", "review:checked", 1),
    ("id: made-up", "id: Made-Up", 1),
    ("[card_number]}", "[card_number, card_number]}", 1),
]


@pytest.mark.parametrize(("good", "bad", "number"), REPAIRED)
def test_what_surely_can_be_is_mended(good, bad, number):
    assert good in WHOLE or number == 0
    new, done = fixed(WHOLE.replace(good, bad, 1))
    assert done == number
    if number:
        data, *_ = mended(File("made-up.yaml", new.encode()), TODAY, lambda _: True)
        assert data.decode() == new, "there was nothing left to mend"
        assert new.split() == WHOLE.split()


@pytest.mark.parametrize(
    ("bad", "becomes"),
    [
        ("misuse: possibel  # 不正利用", "misuse: possible  # 不正利用"),
        ("cause: malware, sql_injection", "cause: [malware, sql_injection]"),
        ("cause: マルウェア、SQLインジェクション", "cause: [malware, sql_injection]"),
        ("notes: [a, b]\nrelated: [x-y]\nsites: [a]", None),  # the key twice: which one is right?
        ("cause:\n  - malware  # why\n  - malware", "cause:\n  - malware  # why"),
        ("cause:\n  - malware\n  - malware  # why", None),  # a comment would go
        ("cause: [malware,\n  malware]", None),
        ("not_leaked: [{what: a, strength: none}, {what: a, strength: none}]", None),
        ('notes: ["a\n  b", "a\n  b"]', None),
        ("cause: [malware # why\n  , malware]", None),
        ("misuse: unconfirmed", None),  # two slips away from its opposite
        ("misuse: suspected", None),
        ("cause: malware, something", None),
        ("summry_en: a", "summary_en: a"),
        ("vendor: {nme: a}", None),  # so short a word may be another
        ("exposures: []", None),
        ("waive: [{check: BC411, reason: a, until: 2030年1月1日（金）}]", None),  # day or weekday?
    ],
)
def test_comments_and_doubtful_things_stay(bad, becomes):
    text = f"{WHOLE}{bad}\n"
    new, number = fixed(text)
    assert (new, number) == ((f"{WHOLE}{becomes}\n", 1) if becomes else (text, 0))


def test_addresses_are_mended_only_in_width():
    good = "[{kind: official_notice, title: お知らせ, url: 'https://example.jp/a?b=1&c'}]"
    assert fixed(WHOLE.replace("[{kind: official_notice, title: お知らせ}]", good))[1] == 0
    bad = good.replace("'https://example.jp/a?b=1&c'", "'ｈｔｔｐｓ：／／example.jp/'")
    new, number = fixed(WHOLE.replace("[{kind: official_notice, title: お知らせ}]", bad))
    assert number == 1
    assert 'url: "https://example.jp/"' in new
    bad = good.replace("https://example.jp/a?b=1&c", "example.jp")
    assert fixed(WHOLE.replace("[{kind: official_notice, title: お知らせ}]", bad))[1] == 0


def test_only_the_wanted_checks_are_mended():
    text = WHOLE.replace("review: checked", "review:\tcheckd")
    assert fixed(text, lambda check: check.code == "BC106") == (text.replace("\t", " "), 1)


def test_a_repair_may_bring_others_to_light():
    text = WHOLE.replace("organization: ", "organization：").replace("by: card_company", "by: カード会社")
    assert fixed(text)[1] == 2


def test_what_cannot_be_read_is_left_alone():
    assert mended(File("x.yaml", problem=problem("BC101", "x.yaml")), TODAY, lambda _: True)[:2] == (b"", 0)
    sjis = WHOLE.encode("cp932")
    assert mended(File("made-up.yaml", sjis), TODAY, lambda _: True)[:2] == (sjis, 0)
    marked = b"\xef\xbb\xbf" + sjis
    assert mended(File("made-up.yaml", marked), TODAY, lambda _: True)[:2] == (marked, 0)


def test_very_many_repairs_are_done_in_rounds():
    text = f"{WHOLE}notes: '{chr(0x200E) * (MOST_EDITS + 1)}{' ' * 3}'\n"
    new, number = fixed(text)
    assert chr(0x200E) not in new
    assert 1 < number <= MOST_ROUNDS


def test_one_character_on_very_many_lines_is_mended_in_rounds_too():
    notes = f"notes: [a{chr(0x200E)},\n{f' a{chr(0x200E)},{chr(10)}' * MOST_EDITS} b]\n"
    assert chr(0x200E) not in fixed(f"{WHOLE}{notes}")[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end):
    text = WHOLE.replace("review: checked", "review: cheked").replace("\n", end)
    assert fixed(text) == (WHOLE.replace("\n", end), 1)


def test_the_samples_of_the_manual_are_mended_or_left_as_they_are():
    """What --fix does for the failing sample of each check; a new repair belongs into this list."""
    kinds = {code for code, entry in MANUAL.items()
             if isinstance(entry.bad, str) and mended(sample(entry), TODAY, lambda _: True)[1]}  # fmt: skip
    assert kinds == {"BC105", "BC106", "BC107", "BC116", "BC201", "BC204", "BC207", "BC210"}


def sample(entry):
    from breachcat.manual import files_of

    ((name, data),) = files_of(entry.bad).items()
    return File(name, data)


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("polcie", ["police"], "police"),
        ("polices", ["police"], "police"),
        ("plice", ["police"], "police"),
        ("polixe", ["police"], "police"),
        ("Police", ["police"], "police"),
        ("ＰＯＬＩＣＥ", ["police"], "police"),
        ("poolicee", ["police"], None),
        ("fax", ["tax"], None),
        ("police", [], None),
        ("card_nubmer", ["card_number", "card_numbers"], None),
        ("警察", {"police": "police", "警察": "police"}, "police"),
        ("警察署", {"police": "police", "警察": "police"}, None),
    ],
)
def test_what_was_surely_meant(written, known, meant):
    assert surely(written, nearest(written, known), known) == meant


@given(st.text(max_size=30))
def test_any_text_reads_back_as_scalar_and_item(text):
    root = read_document(
        f"a: {written(text)}\nb: {written_list([text, 'x'])}\n".encode("utf-8", "replace"), "x"
    )
    if text.strip() and text.isprintable():
        values = [node for _, node in root.root.items.values()]
        assert values[0].text == text
        assert [item.text for item in values[1].items] == [text, "x"]


PLACES = st.builds(
    lambda line, column, length: Place(line, column, line, column + length),
    st.integers(1, 4), st.integers(1, 4), st.integers(0, 3),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.tuples(PLACES, st.sampled_from(["", "x", "あ"])), max_size=4))
def test_edits_that_overlap_or_lie_outside_never_fail(edits):
    text = "abc\nいろは\r\n"
    assert applied(text.encode(), [Edit(*edit) for edit in edits]).decode("utf-8")


def test_edits_are_applied_at_their_places():
    edits = [Edit(Place(2, 2, 2, 3), "X"), Edit(Place(1, 1, 1, 3), ""), Edit(Place(3, 1, 3, 1), "end")]
    assert applied("abc\nいろは\n".encode(), edits).decode() == "c\nいXは\nend"
