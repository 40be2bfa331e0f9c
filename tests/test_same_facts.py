"""One notice gives the same facts as text, as a page with all that stands around it, and as a PDF."""

import re
from collections.abc import Callable
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.japanese import Count, Date, Period, fold, search_key
from breachcat.notice import Fact, Surety, find_facts
from breachcat.notice.formats import text_of
from conftest import HERE, ROOT

SAME = HERE / "data" / "notices" / "same"
SEEN = {
    path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "seen").glob("*.txt"))
}


def plain(value: Any) -> Any:
    """Return what a value means, without how it is written."""
    if isinstance(value, Date):
        return value.earliest, value.latest, value.precision, value.approximate, value.open
    if isinstance(value, Period):
        return plain(value.start), plain(value.end)
    if isinstance(value, Count):
        return value.value, value.unit, value.qualifier
    if type(value) is str:
        return re.sub(r"[\s・]", "", search_key(value))
    if isinstance(value, dict):
        return tuple(sorted((key, plain(part)) for key, part in value.items()))
    return tuple(map(plain, value)) if isinstance(value, list | tuple) else value


def meant(fact: Fact) -> tuple[Any, ...]:
    return fact.field, fact.role, plain(fact.value), plain(dict(fact.details)), fact.basis


@cache
def facts_of(text: str, *, candidates: bool = True) -> frozenset[tuple[Any, ...]]:
    """Return what the facts of a notice mean, with or without those that it leaves to the curator."""
    found = find_facts(text).found
    kept = (fact for fact in found if candidates or fact.certainty is not Surety.AMBIGUOUS)
    return frozenset(map(meant, kept))


def notice(name: str) -> str:
    return SEEN[name.removesuffix("-radicals")]


def text_in(path) -> str:
    return text_of(path.read_bytes()).text


@pytest.mark.parametrize("path", sorted(SAME.glob("*.html")), ids=lambda path: path.name)
def test_pages(path):
    assert facts_of(text_in(path)) == facts_of(notice(path.stem))


@pytest.mark.parametrize("path", sorted(SAME.glob("*.pdf")), ids=lambda path: path.name)
def test_pages_printed(path):
    """The menu of a printed page is text as any other, and may add a candidate that is told as one."""
    printed = text_in(path)
    assert facts_of(printed, candidates=False) == facts_of(notice(path.stem), candidates=False)
    assert facts_of(printed) >= facts_of(notice(path.stem))


def test_radicals_and_blanks_are_in_the_pdf():
    printed = text_in(SAME / "komorebi-cosme-radicals.pdf")
    assert "2021 年 2 ⽉ 17 ⽇" in printed
    assert all(radical in printed for radical in "⽇⽉⽤⼀")
    assert facts_of(re.sub(r"\s*\n\s*", "\n", printed)) == facts_of(notice("komorebi-cosme"))


@pytest.mark.parametrize("name", ["article", "breaks", "column", "form", "soup", "table", "wordpress"])
def test_a_notice_on_pages_of_many_kinds(name):
    folder = HERE / "data" / "notices"
    text = (folder / "notice.txt").read_text(encoding="utf-8")
    assert facts_of(text_in(folder / f"{name}.html")) == facts_of(text)


ITEM = re.compile(r"\s*・\s*|\s*- ")


def shape(line: str) -> str:
    shapes = {"table": r"\s*\|", "item": ITEM.pattern, "heading": "#+ "}
    return next((name for name, pattern in shapes.items() if re.match(pattern, line)), "text")


def rows(lines: list[str]) -> str:
    cells = (
        [cell.strip() for cell in line.strip(" |").split("|")] for line in lines if re.search(r"\w", line)
    )
    return "<table>{}</table>".format(
        "".join("<tr>{}</tr>".format("".join(f"<td>{cell}</td>" for cell in row)) for row in cells)
    )


def grouped(text: str, of: dict[str, Callable[[list[str]], str]]) -> str:
    """Return a text as markup: each run of lines of one shape as `of` says."""
    made = []
    for part in re.split(r"\n[ \u3000]*\n", text.strip("\n")):
        lines = re.sub(r"\*\*(.*?)\*\*", r"<b>\1</b>", escape(part)).splitlines()
        made += [of.get(name, of["text"])(list(run)) for name, run in groupby(lines, shape)]
        made.append(of["gap"]([]))
    return "\n".join(made)


def each(start: str, end: str) -> Callable[[list[str]], str]:
    return lambda lines: "\n".join(f"{start}{line.lstrip('# ')}{end}" for line in lines)


def items(lines: list[str]) -> str:
    return "<ul>{}</ul>".format("".join(f"<li>{ITEM.sub('', line, count=1)}" for line in lines))


def one_paragraph(lines: list[str]) -> str:
    return f"<p>{'<br>'.join(lines)}</p>"


def nothing(lines: list[str]) -> str:
    return ""


BODIES: dict[str, dict[str, Callable[[list[str]], str]]] = {
    "paragraphs": {"text": one_paragraph, "item": items, "heading": each("<h2>", "</h2>"), "gap": nothing},
    "blocks": {"text": each("<div>", "</div>"), "gap": lambda _: "<div>&nbsp;</div>"},
    "breaks": {"text": each("", "<br>"), "gap": lambda _: "<br>"},
    "definitions": {"text": lambda lines: f"<dl><dt>{lines[0]}</dt><dd>{'<br>'.join(lines[1:])}</dd></dl>", "item": items,
                    "heading": each("<h3>", "</h3>"), "gap": nothing},
}  # fmt: skip
MENU = '<a href="/c">商品一覧</a> | <a href="/n">お知らせ</a> | <a href="/cart">カート</a>'
NEWS = '<h3>最近のお知らせ</h3><ul><li>2031年4月1日 <a href="/1">送料改定のお知らせ</a><li>2031年3月3日 <a href="/2">自主回収に関するお詫びとお知らせ（321件）</a></ul>'
FOOT = "お電話 0120-000-000 9:30～18:30（12月29日～1月3日を除く）<br>Copyright 2001-2031 架空本舗"
SHELLS = {
    "article": f"<!DOCTYPE html><html><head><title>架空本舗</title></head><body><header><nav>{MENU}</nav></header><main><article>{{}}</article></main><aside>{NEWS}</aside><footer>{FOOT}</footer><script>var day = '2031年9月9日';</script></body></html>",
    "table": f"<html><body><table><tr><td colspan=2>{MENU}<tr><td width=160>{NEWS}<td>{{}}<tr><td colspan=2>{FOOT}</table></body></html>",
    "bare": "<html><body>{}</body></html>",
}
HARD = {
    "nanohana-oil": "its title is on two printed lines, which become a term and its definition",
    "tsukiyo-books": "its title is on two printed lines, which become a term and its definition",
    "yamabiko-farm": "a sentence on two printed lines becomes a term and its definition",
}
"""What the trial cannot make definitions of as an author would."""


def on_a_page(text: str, body: str, shell: str) -> str:
    """Return what is read of a text that stands on a page."""
    markup = grouped(text, {"table": rows, **BODIES[body]})
    return text_of(SHELLS[shell].format(markup).encode()).text


def undated(facts: frozenset[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """Return the steps without a day, of which headings of Markdown and of pages give more or fewer."""
    return {fact for fact in facts if fact[0] == "events" and fact[2] is None}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("name", SEEN)
def test_any_notice_on_a_page(name, body, shell):
    if body == "definitions" and name in HARD:
        pytest.skip(HARD[name])
    there, here = facts_of(on_a_page(SEEN[name], body, shell)), facts_of(SEEN[name])
    assert there - undated(there) == here - undated(here)


@given(
    st.sampled_from(sorted(SEEN)),
    st.sampled_from(sorted(BODIES)),
    st.sampled_from(["utf-8", "cp932", "utf-16"]),
)
def test_no_encoding_changes_a_page(name, body, encoding):
    markup = SHELLS["bare"].format(grouped(SEEN[name], {"table": rows, **BODIES[body]}))
    data = markup.encode(encoding, "xmlcharrefreplace")
    assert fold(text_of(data).text) == fold(text_of(markup.encode()).text)
