"""Bytes into the text of a notice: encodings, pages without their furniture, PDFs; a clear word for what is none."""

import hashlib
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.japanese import fold
from breachcat.language import Language
from breachcat.notice.charsets import decoded
from breachcat.notice.formats import LARGEST, LONGEST, Format, Notice, Reading, text_of
from breachcat.notice.typeset import Stretch, paragraphs, typeset
from breachcat.refusal import PROBLEMS, WRONG_USE, Refused
from conftest import HERE

NOTICES = HERE / "data" / "notices"
NOTICE = (NOTICES / "notice.txt").read_text(encoding="utf-8")


def read(name: str) -> Reading:
    return text_of((NOTICES / name).read_bytes())


def squeezed(text: str) -> str:
    return "".join(fold(text).split())


def pieces(text: str) -> list[str]:
    """Return what stands on the lines and in the cells of a text, without marks, in one order."""
    found = (fold(piece).strip(" ・") for piece in re.split(r"[\n\u3000]+", text))
    return sorted(piece for piece in found if piece)


def refusal(data: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        text_of(data)
    assert refused.value.message(Language.JAPANESE)
    return refused.value


class TestOneNoticeInManyForms:
    """The same notice, as sites of many kinds show it, gives the same lines and nothing else."""

    @pytest.mark.parametrize("name", ["article", "soup", "table", "wordpress", "breaks", "form"])
    def test_page(self, name):
        reading = read(f"{name}.html")
        assert reading.format is Format.PAGE
        assert pieces(reading.text) == pieces(NOTICE)

    def test_page_with_a_heading_of_its_own(self):
        heading, *rest = read("column.html").text.splitlines()
        assert heading == "重要なお知らせ"
        assert pieces("\n".join(rest)) == pieces(NOTICE)

    def test_viewer_of_pdfs(self):
        assert squeezed(read("viewer.html").text) == squeezed(NOTICE)

    def test_page_of_the_nineties_with_characters_of_windows(self):
        text = read("frame.html").text.replace("㈱", "株式会社")
        for sign, number in (("①", "(1)"), ("②", "(2)"), ("③", "(3)")):
            text = text.replace(sign, number)
        assert pieces(text) == pieces(NOTICE.replace("(1)\u3000", "(1) "))

    @pytest.mark.parametrize("name", ["printed", "radicals"])
    def test_pdf(self, name):
        """As a word processor prints it; as a browser does, with radicals, blanks, and its own head and foot."""
        reading = read(f"{name}.pdf")
        assert reading.format is Format.PDF
        assert squeezed(reading.text) == squeezed(NOTICE)

    def test_text(self):
        assert read("notice.txt") == Reading(NOTICE, Format.TEXT)

    def test_titles(self):
        names = ["questions.html", "printed.pdf", "radicals.pdf", "notice.txt"]
        assert [read(name).title for name in names] == [
            "よくあるご質問｜ひなた工房オンライン",
            "不正アクセスによる個人情報漏えいに関するお詫びとお知らせ",
            "",
            "",
        ]


def test_questions_and_answers(golden):
    golden("notice_questions.txt", read("questions.html").text)


def test_news_with_a_table(golden):
    golden("notice_press.txt", read("press.html").text)


def shown(markup: str) -> str:
    """Return the text of a page without a trailing line end."""
    return text_of(f"<html><body>{markup}</body></html>".encode()).text.removesuffix("\n")


LINES = {
    "blanks are one": ("<p>漏えい   の \t お知らせ</p>", "漏えい の お知らせ"),
    "a line end in the source between Japanese letters is nothing": (
        "<p>不正\n    アクセス</p>",
        "不正アクセス",
    ),
    "and else a blank": ("<p>WEB\nSHOP</p>", "WEB SHOP"),
    "and between two elements": ("<p><b>株式会社</b>\n<b>見本</b></p>", "株式会社 見本"),
    "characters stay as they are": ("<p>㋿６年①　ｶｰﾄﾞ&nbsp;〜～</p>", "㋿６年①　ｶｰﾄﾞ\xa0〜～"),
    "paragraphs are apart": ("<p>一</p><p>二</p>", "一\n\n二"),
    "blocks are lines": ("<div>一</div><div>二</div>", "一\n二"),
    "breaks end lines": ("<div>一<br>二<br><br>三</div>", "一\n二\n\n三"),
    "blocks that hold only blanks are gaps": ("<div>一</div><div>&nbsp;</div><div>二</div>", "一\n\n二"),
    "lines that hold only blanks are gaps": ("<div>一<br>&nbsp;<br>二</div>", "一\n\n二"),
    "lists": ("<ul><li>氏名<li>住所</ul>", "・氏名\n・住所"),
    "items with a mark of their own": ("<ul><li>・氏名<li>※住所<li>(3) 電話</ul>", "・氏名\n※住所\n(3) 電話"),
    "items that begin with a day": ("<ul><li>2024.9.12 公表</ul>", "・2024.9.12 公表"),
    "numbered lists": ("<ol><li>一<li>二</ol><ol start=5><li>五</ol>", "1. 一\n2. 二\n\n5. 五"),
    "a start that is no number": ("<ol start=x><li>一</ol>", "1. 一"),
    "an item of no list": ("<li>一", "・一"),
    "an item of paragraphs has one mark": ("<ul><li><p>一</p><p>二</p><li><li>三</ul>", "・一\n\n二\n\n・三"),
    "questions": ("<dl><dt>問<dd>答<dt>問<dd>答</dl>", "問\n\n答\n\n問\n\n答"),
    "a row of short cells is a line": ("<table><tr><th>件数</th><td>12件</td></tr></table>", "件数　12件"),
    "cells of several lines are lines": (
        "<table><tr><td>一<br>二</td><td>三</td></tr></table>",
        "一\n二\n三",
    ),
    "cells without a row": ("<td>一</td>", "一"),
    "what is preformatted keeps its lines": ("<pre>一\n二\n\n三</pre>", "一\n二\n\n三"),
    "programs, controls and what is struck out": (
        "<p>公表<script>9月1日</script><select><option>9月2日</select><del>9月3日</del>日</p><style>p{}</style>",
        "公表日",
    ),
    "readings over kanji": ("<p><ruby>漏洩<rp>(</rp><rt>ろうえい</rt><rp>)</rp></ruby>した</p>", "漏洩した"),
    "comments": ("<p>公<!-- 9月1日 -->表</p>", "公表"),
    "a stamp is a line": ("<p><span class=postDate>2024.9.12</span><span>重要</span></p>", "2024.9.12\n重要"),
    "a day in a sentence is not": ("<p><time>2024年9月12日</time>、公表</p>", "2024年9月12日、公表"),
    "nor is one behind words": ("<p>公表日 <time>2024年9月12日</time></p>", "公表日 2024年9月12日"),
    "nor other marked words": ("<p><span class=red>重要</span><span>です</span></p>", "重要です"),
}


@pytest.mark.parametrize(("markup", "text"), LINES.values(), ids=LINES)
def test_lines_are_as_they_are_shown(markup, text):
    assert shown(markup) == text


TOLD = "弊社のサイトで、お客様の情報が漏えいした可能性があります。"
MENU = '<ul><li><a href="/a">商品一覧</a><li><a href="/b">会社案内</a></ul>'
OTHERS = '<dl><dt>2024年8月1日<dd><a href="/1">夏季休業のお知らせ</a><dt>2024年7月1日<dd><a href="/2">新商品</a></dl>'
HEAD = "<p>2024年9月12日</p><h2>情報漏えいに関するお知らせ</h2><p>株式会社見本</p>"
HEADED = f"2024年9月12日\n\n情報漏えいに関するお知らせ\n\n株式会社見本\n\n{TOLD}"

AROUND = {
    "a menu in front": (f"{MENU}<div><p>{TOLD}</p></div>", TOLD),
    "other news behind": (f"<div><p>{TOLD}</p>{OTHERS}</div>", TOLD),
    "by its tag": (f"<p>{TOLD}</p><aside>営業日 平日</aside>", TOLD),
    "by its role": (f"<p>{TOLD}</p><div role=contentinfo>営業日 平日</div>", TOLD),
    "by its class": (f"<p>{TOLD}</p><div class=siteFooter>営業日 平日</div>", TOLD),
    "by its id": (f"<div id=side-bar>営業日 平日</div><p>{TOLD}</p>", TOLD),
    "by its heading": (f"<div><p>{TOLD}</p><h3>最近のお知らせ</h3><p>夏季休業</p></div>", TOLD),
    "who has the rights": (f"<p>{TOLD}</p><p>Copyright 2024 株式会社見本</p>", TOLD),
    "the foot of an article is its own": (f"<article><p>{TOLD}</p><footer>2024年9月12日</footer></article>", f"{TOLD}\n\n2024年9月12日"),
    "the head in a block before": (f"<div><div>{HEAD}</div><div><p>{TOLD}</p></div></div>", HEADED),
    "through blocks that add nothing": (f"<div>{HEAD}<div><div><p>{TOLD}</p></div></div></div>", HEADED),
    "a head that is there is not looked for": (
        f"<div><div>架空商店について</div><div>{HEAD}<p>{TOLD}</p></div></div>",
        HEADED,
    ),
    "a list of days is no head": (
        f"<div><div>2024年8月1日<br>2024年7月1日</div><div><p>{TOLD}</p></div></div>",
        TOLD,
    ),
    "nor is a crowd of lines": (f"<div><div>{'株式会社<br>' * 13}</div><div><p>{TOLD}</p></div></div>", TOLD),
    "a heading may be a link": (
        f'<div><h1><a href="#">漏えいのお知らせ</a></h1><p>2024年9月12日</p><p>株式会社見本</p><p>{TOLD}</p></div>',
        f"漏えいのお知らせ\n\n2024年9月12日\n\n株式会社見本\n\n{TOLD}",
    ),
    "a link to the shop is no menu": (
        f'<div><p>{TOLD}</p><p>株式会社見本 <a href="/">https://shop.example.com/online/</a></p></div>',
        f"{TOLD}\n\n株式会社見本 https://shop.example.com/online/",
    ),
    "links within the notice stay": (
        f'<div><p>{TOLD}</p><ul><li><a href="/a">見本商店</a></ul><p>{TOLD.replace("お客様", "会員")}</p></div>',
        f"{TOLD}\n\n・見本商店\n\n{TOLD.replace('お客様', '会員')}",
    ),
    "a page without sentences": ("<div>2024年9月12日</div><div>漏えい 12件</div>", "2024年9月12日\n漏えい 12件"),
    "a page of links": ('<a href="/">2024年9月12日</a>', "2024年9月12日"),
    "a page in English": ("<nav>Home</nav><p>Card data may have leaked from our shop in March.</p>", "Card data may have leaked from our shop in March."),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "text"), AROUND.values(), ids=AROUND)
def test_what_stands_around_a_notice_is_left_out(markup, text):
    assert shown(markup) == text


def test_the_heading_that_the_page_is_called_after_may_be_a_link():
    page = f'<title>漏えいのお知らせとお詫び | 見本</title><div><p><a href="#">漏えいのお知らせとお詫び</a></p><p>{TOLD}</p></div>'
    assert text_of(page.encode()).text == f"漏えいのお知らせとお詫び\n\n{TOLD}\n"


JAPANESE = (
    "2024年9月12日　お客様各位\n弊社が運営する「見本」への不正アクセスについて、お詫びします。ｶｰﾄﾞ 12件\n"
)
OF_WINDOWS = "①㈱髙島屋Ⅳ"
ENCODED = {
    "UTF-8": ("utf-8", JAPANESE.encode()),
    "UTF-8 with a mark": ("utf-8", JAPANESE.encode("utf-8-sig")),
    "Shift_JIS": ("shift_jis", JAPANESE.encode("cp932")),
    "EUC-JP": ("euc-jp", JAPANESE.encode("euc_jp")),
    "ISO-2022-JP": ("iso-2022-jp", JAPANESE.encode("iso2022_jp_ext")),
    "UTF-16 with a mark, little end first": ("utf-16-le", b"\xff\xfe" + JAPANESE.encode("utf-16-le")),
    "UTF-16 with a mark, big end first": ("utf-16-be", b"\xfe\xff" + JAPANESE.encode("utf-16-be")),
    "UTF-16 without one, little end first": ("utf-16-le", JAPANESE.encode("utf-16-le")),
    "UTF-16 without one, big end first": ("utf-16-be", JAPANESE.encode("utf-16-be")),
    "UTF-32": ("utf-32-le", b"\xff\xfe\0\0" + JAPANESE.encode("utf-32-le")),
}


class TestEncodings:
    @pytest.mark.parametrize(("encoding", "data"), ENCODED.values(), ids=ENCODED)
    @pytest.mark.parametrize("declared", [None, "utf-8", "Shift_JIS", "ISO-8859-1", "x"])
    def test_the_bytes_tell_it_whatever_is_declared(self, encoding, data, declared):
        found = decoded(data, declared)
        assert (found.text, found.encoding, found.lost) == (JAPANESE, encoding, 0)

    def test_utf_16_of_nothing_but_kanji_and_kana(self):
        assert decoded("情報が漏えいしました".encode("utf-16-le")).text == "情報が漏えいしました"

    @pytest.mark.parametrize(
        ("data", "text"),
        [
            ("①㈱髙Ⅳ".encode("cp932"), "①㈱髙Ⅳ"),
            (b"\xad\xa1\xad\xea\xfc\xe2\xad\xb8 \x8e\xb6", "①㈱髙Ⅳ ｶ"),
            (b"\x1b$B-!-j|b-8\x1b(B \x1b(I6\x1b(J.", "①㈱髙Ⅳ ｶ."),
            (b"\x1b$B\n\x1b(B", "\n"),
        ],
    )
    def test_characters_of_windows(self, data, text):
        assert decoded(data).text == text

    @pytest.mark.parametrize("declared", ["EUC-JP", "x-euc-jp", "eucJP"])
    def test_what_is_declared_decides_where_the_bytes_do_not(self, declared):
        assert decoded(b"\xb5\xa1\xb3\xa3", declared).text == "機械"
        page = f"<meta charset={declared}><p>".encode() + b"\xb5\xa1\xb3\xa3"
        assert decoded(page).text.endswith("機械")

    @pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
    def test_a_damaged_text_is_read_and_told(self, codec):
        whole = (JAPANESE.replace("ｶｰﾄﾞ ", "") * 5).encode(codec)
        reading = text_of(whole + b"\x81\n")
        assert reading.text == whole.decode(codec) + "�\n"
        (remark,) = reading.remarks
        assert remark.en.startswith("1 of its characters could not be read as ")

    @pytest.mark.parametrize("ends", ["\r\n", "\r"])
    def test_line_ends_are_of_one_kind(self, ends):
        assert text_of(f"一{ends}二{ends}".encode()).text == "一\n二\n"


class TestFormats:
    @pytest.mark.parametrize(
        "data",
        [
            "\ufeff \n<!DOCTYPE html><p>漏えい",
            "<?xml version='1.0'?>\n<!-- 9月 --><html><p>漏えい",
            "<H1>漏えい</H1>",
            "Warning: mysql in /home on line 3\n<html><body><p>漏えい",
        ],
    )
    def test_pages(self, data):
        reading = text_of(data.encode())
        assert (reading.format, reading.text.splitlines()[-1]) == (Format.PAGE, "漏えい")

    @pytest.mark.parametrize("text", ["<<概要>>\n漏えい", "<お知らせ> 漏えい", "a < b", "<b"])
    def test_texts(self, text):
        assert text_of(text.encode()) == Reading(text, Format.TEXT)

    def test_a_pdf_behind_something_else(self):
        assert text_of(b"\n\n" + (NOTICES / "printed.pdf").read_bytes()).format is Format.PDF

    def test_pictures_within_a_page_are_no_part_of_it(self):
        picture = f"<img src='data:image/png;base64,{'A' * 5_000_000}'>"
        assert text_of(f"<html><p>{TOLD}{picture}</p>".encode()).text == f"{TOLD}\n"

    def test_a_tag_that_only_takes_time(self):
        crowd = " ".join(f"a{number}=1" for number in range(100_000))
        assert (
            text_of(f"<html><body {crowd}><p class='{'x ' * 2000}'>{TOLD}</p>".encode()).text == f"{TOLD}\n"
        )

    def test_a_notice_has_a_digest_of_its_text(self):
        notice = Notice(Reading("漏えい\n", Format.TEXT), "x.txt")
        assert notice.text == "漏えい\n"
        assert notice.sha256 == hashlib.sha256(notice.text.encode()).hexdigest()


REFUSED = {
    "nothing": (b"", "it holds no text; check that it is the notice"),
    "blanks": ("\n\u3000\n".encode(), "it holds no text"),
    "a page without text": (
        b"<html><head><title>x</title></head><body><script>x</script>",
        "the page shows no text of its own",
    ),
    "a page of nothing": (b"<html>", "the page shows no text of its own"),
    "a page that is a comment": (b"<!doctype html><!--", "the page shows no text of its own"),
    "random bytes": (bytes(range(1, 256)) * 4, "it is no text in any encoding of Japanese"),
    "random bytes with a NUL": (bytes(range(256)) * 4, "it is no text in any encoding of Japanese"),
    "a word processor's file": (b"PK\x03\x04...", "it is a Word, Excel or ZIP file; a notice is read as"),
    "a picture": (b"\x89PNG\r\n", "it is a picture; a notice is read as"),
    "5 MB of text": (
        "漏えい。".encode() * 450_000,
        "its text has 1,800,000 characters, and a notice has at most 300,000",
    ),
    "a page of 5 MB": (b"<html>" + f"<p>{TOLD}</p>".encode() * 49_000, "its text has 1,518,999 characters"),
    "a page of tags": (
        b"<html>" + b"<p>x</p>" * 50_000,
        "the page has 50,001 tags, and that of a notice at most 50,000",
    ),
    "more than 20 MB": (b" " * (LARGEST + 1), "it has 20 MB, and a notice has at most 20"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_notice_gets_a_clear_word(data, said):
    refused = refusal(data)
    assert refused.message.en.startswith(said)
    assert refused.code == PROBLEMS


def pdf(*pages: str, kids: str = "", letters: str = "") -> bytes:
    """Return a small PDF: what each page draws, more pages by reference, and a table of letters."""
    font = f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{'/ToUnicode 3 0 R' if letters else ''}>>"
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", f"<</Length {len(letters)}>>stream\n{letters}\nendstream"]
    numbers = []
    for drawn in pages:
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F {font}>>>>/Contents {len(objects)} 0 R>>"
        )
        numbers.append(f"{len(objects)} 0 R")
    count = len(pages) + kids.count("R")
    objects[1] = f"<</Type/Pages/Count {count}/Kids[{' '.join(numbers)} {kids}]>>"
    body = "".join(f"{number} 0 obj {text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>".encode()


def drawn(*lines: str) -> str:
    return placed(*((50, 700 - 20 * number, line) for number, line in enumerate(lines)))


def placed(*lines: tuple[int, int, str]) -> str:
    """Return what draws lines: from the left and from the bottom, and the words."""
    return f"BT/F 12 Tf {' '.join(f'1 0 0 1 {left} {base} Tm({line})Tj' for left, base, line in lines)} ET"


class TestPdfs:
    def test_lines_and_pages(self):
        assert text_of(pdf(drawn("one", "two"), drawn("three"))).text == "one\ntwo\nthree"

    @pytest.mark.parametrize(
        "edge",
        [
            "- 1 -", "1", "1/3", "Page 1", "Page 1 of 3",
            "2026/11/20 9:41 Notice", "2026/11/20, 9:41 Notice", "11/20/26, 9:41 AM Notice",
            "https://example.com/notice 1/3", "file:///home/x/notice.html 1/3",
        ],
    )  # fmt: skip
    def test_what_the_printing_adds_is_left_out(self, edge):
        lines = ["first line", "second line", "third line", "fourth line"]
        for printed in ([edge, *lines], [*lines, edge]):
            assert text_of(pdf(drawn(*printed))).text.splitlines() == lines

    @pytest.mark.parametrize("line", ["2024/9/12", "1,204", "https://example.com/notice", "2024"])
    def test_and_nothing_else(self, line):
        assert line in text_of(pdf(drawn(line, "first line", "second line"))).text

    def test_within_a_page_everything_stays(self):
        assert "\n1/3\n" in text_of(pdf(drawn("one line", "one line", "1/3", "one line", "one line"))).text

    def test_a_word_that_is_cut(self):
        assert text_of(pdf(drawn("credit-", "card"))).text == "credit-card"

    def test_pages_without_text_are_told(self):
        reading = text_of(pdf(drawn("one"), "", drawn("three")))
        assert reading.text == "one\nthree"
        assert reading.remarks[0].en.startswith("no text on these pages of the PDF, perhaps pictures: 2;")

    def test_a_damaged_page_too(self):
        assert "pictures: 2;" in text_of(pdf(drawn("one"), kids="99 0 R")).remarks[0].en

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ((NOTICES / "scanned.pdf").read_bytes(), "the PDF holds pictures and no text, as a scan does"),
            ((NOTICES / "encrypted.pdf").read_bytes(), "the PDF is locked with a password"),
            (b"%PDF-1.4 and no more", "the PDF is damaged"),
            (pdf(*[""] * 201), "the PDF has 201 pages, and a notice has at most 200"),
            (pdf(drawn("AAAA"), letters="begincmap 1 begincodespacerange<00><ff>endcodespacerange 1 beginbfchar<41><e000>endbfchar endcmap"), "the PDF does not say which letters"),
        ],
        ids=["scanned", "locked", "damaged", "long", "letters"],
    )  # fmt: skip
    def test_what_cannot_be_read(self, data, said):
        assert refusal(data).message.en.startswith(said)


FULL = "漏えい" * 12
"""A line of 36 letters."""
SHORT = "があることが判明しました。"


def line(text: str, base: float, left: float = 50, size: float = 10) -> tuple[str, Stretch]:
    """Return a line and its place, `base` from above."""
    return text, Stretch(left, left + size * sum(0.5 if sign.isascii() else 1 for sign in text), -base)


PARAGRAPHS = {
    "a line that the paper ended goes on": ([line(FULL, 0), line(SHORT, 15)], f"{FULL}{SHORT}"),
    "a gap ends it": ([line(FULL, 0), line(SHORT, 15), line(SHORT, 40)], f"{FULL}{SHORT}\n\n{SHORT}"),
    "a shorter line does not go on": ([*(line(FULL, 15 * n) for n in range(4)), line(FULL[:30], 60), line(SHORT, 75)], f"{FULL * 4}{FULL[:30]}\n{SHORT}"),
    "unless what begins the next has no room": (
        [line(FULL, 0), line(FULL[:33], 15), line("abcdefgh", 30)],
        f"{FULL}{FULL[:33]}abcdefgh",
    ),
    "nor one that is half as wide as the paper": ([line("件数", 0), line(SHORT, 15)], f"件数\n{SHORT}"),
    "a sentence has its end": ([line(f"{FULL[:-1]}。", 0), line(SHORT, 15)], f"{FULL[:-1]}。\n{SHORT}"),
    "a blank begins a paragraph": ([line(FULL, 0), line(f"\u3000{SHORT}", 15)], f"{FULL}\n\u3000{SHORT}"),
    "so does a line that is set in": ([line(FULL, 0), line(SHORT, 15, left=60)], f"{FULL}\n{SHORT}"),
    "but not within an item": ([line(f"・{FULL}", 0), line(SHORT, 15, left=60)], f"・{FULL}{SHORT}"),
    "an item begins a line": ([line(FULL, 0), line("(2) 原因", 15)], f"{FULL}\n(2) 原因"),
    "a word in brackets does not": ([line(FULL, 0), line("（二次公表）", 15)], f"{FULL}（二次公表）"),
    "a day begins the next row": ([line(FULL, 0), line("2024年3月5日 停止", 15)], f"{FULL}\n2024年3月5日 停止"),
    "but not within a sentence": (
        [line(f"{FULL[:-1]}は", 0), line("2024年3月5日に停止", 15)],
        f"{FULL[:-1]}は2024年3月5日に停止",
    ),
    "large letters need more room": (
        [line(FULL[:18], 0, size=20), line(SHORT, 30, size=20), line(FULL, 60), line(SHORT, 75)],
        f"{FULL[:18]}{SHORT}\n\n{FULL}{SHORT}",
    ),
    "lines that end here and there stay": (
        [line(FULL, 0), line(FULL, 15), line(FULL[:32], 30), line(FULL[:31], 45), line(FULL[:30], 60), line("漏えい", 75)],
        "\n".join([FULL, FULL, FULL[:32], FULL[:31], FULL[:30], "漏えい"]),
    ),
    "what stands beside comes last": (
        [line(FULL, 0), line("最近のお知らせ", 0, left=450), line(SHORT, 15)],
        f"{FULL}{SHORT}\n最近のお知らせ",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "text"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs_of_a_printed_page(lines, text):
    words, places = zip(*lines, strict=True)
    assert paragraphs(typeset([*words], [*places], 500)) == text


def test_a_page_of_nothing_has_no_paragraphs():
    assert paragraphs(typeset([], [], 500)) == ""


def test_a_paragraph_goes_on_on_the_next_page():
    pages = [placed((50, 100, "a" * 60)), placed((50, 700, "b" * 60), (50, 600, "c"))]
    assert text_of(pdf(*pages)).text == f"{'a' * 60}{'b' * 60}\n\nc"


def test_letters_off_the_paper_are_not_read_and_hide_no_others():
    """PDFium tells their places, but not their words; then lines are as they are printed."""
    page = placed((50, 900, "unseen"), (50, 700, "one"), (50, 600, "two"))
    assert text_of(pdf(page)).text == "one\ntwo"


@pytest.mark.parametrize(
    ("name", "module"),
    [("printed.pdf", "pypdfium2"), ("article.html", "trafilatura"), ("article.html", "lxml")],
)
def test_without_the_extra(monkeypatch, name, module):
    monkeypatch.setitem(sys.modules, module, None)
    refused = refusal((NOTICES / name).read_bytes())
    assert f"“{module}” of it is missing" in refused.message.en
    assert 'pip install "breachcat[ingest]"' in refused.message.ja
    assert refused.code == WRONG_USE


def test_text_needs_no_extra(monkeypatch):
    for module in ("pypdfium2", "trafilatura", "lxml", "httpx"):
        monkeypatch.setitem(sys.modules, module, None)
    assert read("notice.txt").text == NOTICE


def read_or_refused(data: bytes) -> None:
    try:
        reading = text_of(data)
    except Refused:
        return
    assert reading.text.strip()
    assert len(reading.text) <= LONGEST


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    read_or_refused(data)


@given(st.text(max_size=100).map(lambda text: f"<html>{text}".encode("utf-8", "replace")))
def test_any_page_is_read_or_refused(data):
    read_or_refused(data)


MATERIAL = [path.read_bytes() for path in sorted(NOTICES.rglob("*")) if path.is_file()]


@given(st.sampled_from(MATERIAL), st.data())
def test_a_damaged_notice_is_read_or_refused(whole, data):
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    read_or_refused(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:])
