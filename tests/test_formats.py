"""Bytes into the text of a notice: encodings, pages without their furniture, PDFs; a clear word for what is none."""

import re

import pytest

from breachcat.japanese import fold
from breachcat.language import Language
from breachcat.notice.formats import Format, Reading, text_of
from breachcat.refusal import Refused
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
        assert (reading.format, reading.wrapped) == (Format.PDF, True)
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
    "lines that hold only blanks are gaps": ("<div>一<br>&nbsp;<br>二</div>", "一\n\n二"),
    "lists": ("<ul><li>氏名<li>住所</ul>", "・氏名\n・住所"),
    "items with a mark of their own": ("<ul><li>・氏名<li>※住所<li>(3) 電話</ul>", "・氏名\n※住所\n(3) 電話"),
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
