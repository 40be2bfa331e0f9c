"""Read the notice out of a page: trafilatura tells where it stands, its lines are kept as they are shown."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from breachcat.language import Text
from breachcat.notice.extra import of_the_extra
from breachcat.notice.furniture import named_furniture, without_furniture
from breachcat.notice.markup import Line, Shown, shown
from breachcat.refusal import PROBLEMS, Refused


class Page(NamedTuple):
    """The text of a notice on a page, and the title of the page."""

    text: str
    title: str


def read_page(markup: str, longest: int) -> Page:
    """Return the notice of a page without menus, footers and other news; the text is empty if it shows none.

    trafilatura alone loses short lines, the day and the title of a notice among them.
    A page of more than `longest` characters is returned whole.
    """
    with of_the_extra():
        from lxml import etree, html
        from trafilatura import extract
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_lightened(markup).encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return Page("", "")
    title = " ".join((tree.findtext(".//title") or "").split())
    page = shown(tree)
    if not 0 < sum(len(line.text) for line in page.lines) <= longest:
        return Page(_joined(page.lines), title)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read, we tell ourselves
    main = extract(deepcopy(tree), include_comments=False) or ""
    telling = _telling(page, set(_ends(main)))
    return Page(_joined(without_furniture(page, telling, title)), title)


_MOST_TAGS = 50_000
_MOST_ATTRIBUTES = 500  # of one tag: libxml2 needs time by their square
_INSIDE = re.compile(r"""=\s*(["'])data:[^"']*\1""", re.IGNORECASE)
_LONG_TAG = re.compile("<[^<>]{2000,}>?")


def _lightened(markup: str) -> str:
    """Return a page without the pictures within it and without tags that only take time; refuse too many tags."""
    if (tags := len(re.findall("<[A-Za-z]", markup))) > _MOST_TAGS:
        raise Refused(_TOO_MANY.filled(tags=f"{tags:,}", limit=f"{_MOST_TAGS:,}"), PROBLEMS)
    lighter = _INSIDE.sub('=""', markup)
    return _LONG_TAG.sub(lambda tag: tag[0] if tag[0].count("=") < _MOST_ATTRIBUTES else "", lighter)


_TOO_MANY = Text(
    "the page has {tags} tags, and that of a notice at most {limit}; give the page of the notice alone",
    "ページにタグが{tags}個あります（上限は{limit}個）。告知文だけのページを指定してください",
)


def _ends(text: str) -> Iterator[str]:
    """Yield the end of each sentence, without blanks; what stands before it may be on another line elsewhere."""
    for sentence in re.split("[。\n|]", text):
        if len(end := "".join(sentence.split())[-16:]) >= 8:
            yield end


def _telling(page: Shown, main: set[str]) -> list[int]:
    """Return the numbers of the sentences of the main text; of all sentences, or all lines, if it has few of them.

    Where every paragraph is in a block of its own, trafilatura may take one of them for all.
    """
    lines = page.lines
    unlinked = [number for number, line in enumerate(lines) if 2 * len(line.linked) < len(line.text)]
    sentences = [number for number in unlinked if re.search(r"。|\.$", lines[number].text)]
    of_main = [number for number in sentences if not main.isdisjoint(_ends(lines[number].text))]
    outside = named_furniture(page)
    others = [number for number in sentences if number not in outside]
    few = 2 * sum(len(lines[number].text) for number in of_main) < sum(
        len(lines[number].text) for number in others
    )
    return (others if few else of_main) or sentences or unlinked or list(range(len(lines)))


def _joined(lines: list[Line]) -> str:
    return "".join(f"\n{line.text}\n" if line.apart else f"{line.text}\n" for line in lines).lstrip("\n")
