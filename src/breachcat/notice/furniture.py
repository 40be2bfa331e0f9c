"""Tell the notice on a page from what stands around it: menus, footers, other news."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from breachcat.japanese import fold
from breachcat.japanese.dates import DATE
from breachcat.notice.markup import Element, Line, Shown

_TAGS = {"nav", "aside", "footer", "menu", "dialog"}
_ROLES = {"navigation", "complementary", "contentinfo", "search"}
_NAMES = {
    "nav", "navi", "gnav", "gnavi", "gmenu", "menu", "breadcrumb", "breadcrumbs", "pankuzu",
    "topicpath", "side", "sidebar", "sidemenu", "foot", "footer", "related", "relatedposts",
    "recommend", "ranking", "rank", "share", "sns", "social", "sharedaddy", "pagetop", "copyright",
    "cookie", "search", "login", "pager", "pagination", "newslist", "comments",
}  # fmt: skip
"""Words in the class or the id of what stands around the text of a page."""
_OTHER_NEWS = re.compile(
    r"\W*(?:関連(?:する)?(?:記事|ニュース|情報|リンク)?|(?:新着|最新|最近)の?(?:情報|記事|ニュース|お知らせ|投稿)?"
    r"|(?:お知らせ|ニュース|記事)一覧|(?:人気|注目)の?記事|(?:アクセス)?ランキング|カテゴリー?|アーカイブ|共有|シェア(?:する)?"
    r"|おすすめ(?:の?(?:記事|商品))?|あわせて読みたい|[前次]の記事.*)\W*"
)
"""The heading of what follows a notice on its page."""
_RIGHTS = re.compile(r"\W*(?:copyright\b|\(c\)|©|powered by\b)|.*all rights reserved", re.IGNORECASE)


def without_furniture(page: Shown, telling: Sequence[int], title: str) -> list[Line]:
    """Return the lines of the smallest block that holds all the telling ones, and of the head and foot near it."""
    lines, first, last = page.lines, telling[0], telling[-1]
    off = _furniture(page, telling, title)
    blocks = sorted((block for block in page.blocks.values() if first in block and last in block), key=len)
    scope = blocks[0]
    for wider in blocks[1:]:
        ends = [lines[number] for number in scope if number not in off and not first < number < last]
        added = [lines[number] for number in wider if number not in off and number not in scope]
        if added and not _completes(added, ends):
            break
        scope = wider
    kept = [number for number in scope if number not in off]
    end = next(
        (number for number in kept if number > last and _OTHER_NEWS.fullmatch(lines[number].text)), scope.stop
    )
    return [lines[number] for number in kept if number < end]


def named_furniture(page: Shown) -> set[int]:
    """Return the numbers of the lines in blocks that are furniture by their names."""
    return {number for element, block in page.blocks.items() if _is_named_so(element) for number in block}


def _is_day(line: Line) -> bool:
    return len(line.text) <= 30 and bool(DATE.search(fold(line.text)))


def _is_title(line: Line) -> bool:
    return bool(re.fullmatch(r".{3,}(?:お知らせ|お詫び|おわび|報告|について|ご案内)\W*", line.text))


def _is_name(line: Line) -> bool:
    return bool(re.match(r".{0,30}(?:会社|[㈱㈲]|法人)", line.text))


_HEAD: tuple[Callable[[Line], bool], ...] = (_is_day, _is_title, _is_name)
_MOST_ADDED = 12


def _completes(added: list[Line], ends: list[Line]) -> bool:
    """Tell whether a few lines bring a part of the head that the ends of the notice lack, and no list of days."""
    lacking = [part for part in _HEAD if not any(map(part, ends))]
    few = len(added) <= _MOST_ADDED and sum(map(_is_day, added)) < 2
    return few and any(part(line) for part in lacking for line in added)


def _furniture(page: Shown, telling: Sequence[int], title: str) -> set[int]:
    """Return the numbers of the lines that are no part of any notice; a heading and what tells is one."""
    first, last = telling[0], telling[-1]
    heads = {
        number
        for number, line in enumerate(page.lines[:first])
        if len(line.text) > 8 and title.startswith(line.text)
    }
    heads |= {number for element, block in page.blocks.items() if element.tag == "h1" for number in block}
    spared = sorted({*telling, *(number for number in heads if number < first)})
    letters = _summed(line.text for line in page.lines)
    linked = _summed(line.linked for line in page.lines)
    off = {number for number, line in enumerate(page.lines) if _RIGHTS.match(line.text)}.difference(telling)
    for element, block in page.blocks.items():
        if _is_among(spared, block):
            continue
        links = linked[block.stop] - linked[block.start]
        most = (letters[block.stop] - letters[block.start]) / (3 if block.start > last else 2)
        if (links > most and not first < block.start <= last) or _is_named_so(element):
            off.update(block)
    return off


_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[!-~]+@[!-~]+")


def _summed(texts: Iterable[str]) -> list[int]:
    """Return how many letters stand before each text, and in all; days and addresses have none."""
    counts = (len(re.findall(r"[^\W\d_年月日]", _ADDRESS.sub("", text))) for text in texts)
    return list(accumulate(counts, initial=0))


def _is_among(numbers: Sequence[int], block: range) -> bool:
    """Tell whether one of the sorted numbers is in the block."""
    at = bisect_left(numbers, block.start)
    return at < len(numbers) and numbers[at] < block.stop


def _is_named_so(element: Element) -> bool:
    """Tell whether a block is furniture by its tag, its role, its class or its id."""
    if element.tag in _TAGS and not (element.tag == "footer" and _is_inside(element, "article")):
        return True
    names = re.findall("[A-Z]?[a-z]+", f"{element.get('class', '')} {element.get('id', '')}")
    return element.get("role") in _ROLES or not _NAMES.isdisjoint(name.lower() for name in names)


def _is_inside(element: Element, tag: str) -> bool:
    return any(True for _ in element.iterancestors(tag))
