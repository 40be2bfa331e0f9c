"""The sites concerned, with former names and addresses, each once, in the order of the text."""

import re
from collections.abc import Iterable, Iterator

from breachcat.japanese import search_key
from breachcat.notice.names import Name, companies
from breachcat.notice.page import Page
from breachcat.notice.passages import Passage
from breachcat.notice.quoted import KNOWN_AS, SHOP, of_others, quoted_sites
from breachcat.notice.unquoted import addressed_site, greeted_site, listed_sites, plain_sites, sites_of_rows
from breachcat.notice.ways import either

_ONLY_WORDS = either(
    "弊社|当社|当店|同社|当該|本|両|同|該当|各|この|今回|上記|下記|対象",
    "公式|直営|自社|オンライン|ネット|インターネット|EC|Web|WEB|ウェブ|ウエブ",
    "会員|専用|制|向け|用|登録|予約|販売|注文|購入|申込み?|お取り?寄せ",
    *(
        "の",
        "が",
        "する",
        "運営",
        "展開",
        "システム",
        "サービス",
        "HP",
        "ページ",
        "サーバー?",
        "カート",
        "商品",
        SHOP,
    ),
)
_GENERIC = re.compile(
    either(
        rf"^{_ONLY_WORDS}++$",
        "^(?:上記|下記|当該|対象)",
        "^(?:ID|パスワード|制限なし)$",
        "お客様|情報|について|お詫び|お知らせ|報告|カード|コード|当社|弊社|当該|以下",
        "名義|番号|有効|注文|よくある|ガイド$|マイページ|ヘルプ|履歴|お名前|住所|詐欺|被害",
        "不正|ください",
        "ます|です|した|という|が出|[。?!]",
    )
)
"""What is no name: words that any site is called by, or that no site is."""


def find_sites(folded: str, parts: list[Passage], page: Page) -> list[Name]:
    """Return the sites concerned, each once, in the order of the text."""
    told = [part for part in parts if _may_name(part, page)]
    others = {search_key(words) for part in parts for words in of_others(part)} | {""}
    found: dict[str, Name] = {}
    for name in [*(name for part in told for name in _of(part)), *listed_sites(told)]:
        key = search_key(folded[name.start : name.end])
        if key not in found or (name.former and not found[key].former):
            _keep(found, folded, [name], others)
    perhaps = (name for part in told for name in quoted_sites(part, perhaps=True))
    for fallback in (sites_of_rows(told), greeted_site(told[:14]), perhaps, addressed_site(told)):
        if not found:
            _keep(found, folded, fallback, others)
    _known_as(told, found)
    return sorted(_distinct(found, folded), key=lambda name: name.start)


def _of(part: Passage) -> Iterator[Name]:
    yield from quoted_sites(part)
    yield from plain_sites(part)


def _keep(found: dict[str, Name], folded: str, names: Iterable[Name], others: set[str]) -> None:
    """Add names under their keys, unless they are what any site is called, a company's, or others'."""
    for name in names:
        words = folded[name.start : name.end]
        key = search_key(words)
        if key not in others and not _GENERIC.search(words) and (0, len(words)) not in companies(words):
            found[key] = name


def _may_name(part: Passage, page: Page) -> bool:
    """Tell whether a passage may name a site concerned; what was not touched is named as well."""
    return not (
        part.off
        or not page.start <= part.start < page.end
        or re.search("再発|再開|お問い合わせ", part.heading.split("\n")[-1])
        or re.search(
            "(?:漏え?い|流出|漏洩|影響)[^。]{0,8}(?:ございません|ありません|はない|て(?:おり|い)ません)|対象(?:外|では)",
            part.words,
        )
    )


def _distinct(found: dict[str, Name], folded: str) -> list[Name]:
    """Leave out a former name, and what only begins the names of other sites."""
    former = {
        search_key(folded[slice(*name.former)]): key for key, name in reversed(found.items()) if name.former
    }
    return [
        name
        for key, name in found.items()
        if key not in former
        and (not name.former or former[search_key(folded[slice(*name.former)])] == key)
        and not (name.rule == "greeted" and any(o.startswith(key) for o in found if o != key))
        and sum(other.startswith(key) for other in found) < 3
        and not any(other.endswith(key) for other in found if other != key)
    ]


def _known_as(parts: list[Passage], found: dict[str, Name]) -> None:
    """Give the former name that stands in a sentence of its own to the one site that there is."""
    if len(found) != 1:
        return
    [(key, name)] = found.items()
    for part in parts:
        if not name.former and (match := KNOWN_AS.search(part.words)):
            name = name._replace(
                former=(part.start + match.start("former"), part.start + match.end("former"))
            )
    found[key] = name
