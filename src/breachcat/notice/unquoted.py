"""Names of sites without quotes: behind a label, in a list or a table, before 以下「当サイト」, in a greeting, as an address."""

import re
from collections.abc import Iterator
from itertools import pairwise

from breachcat.notice.names import Name
from breachcat.notice.passages import Kind, Passage
from breachcat.notice.quoted import with_plain_quotes
from breachcat.notice.ways import either

_SHOP = either(
    *(
        "(?:EC|Web|ウェブ|通販|会員|予約|公式|販売)*サイト",
        "(?:オンライン|ネット|公式)*(?:ショップ|ストア)",
        "店舗",
        "お?店",
    )
)
_RUN = r"(?:[^「」『』【】。、,:()\s]|(?<=[A-Za-z]) (?=[A-Za-z]))"
"""A sign of a name; a blank only between Latin words."""
_ENDS = either(
    "ショップ|ストア|モール|本店|公式通販|通販|オンライン|サイト",
    r"SHOP|Shop|STORE|Store|ONLINE|Online|\.com|\.jp",
)
_OWN = "(?:弊社|当社|当店|小社|当[会園館])"
_NOT_AFTER = "(?![のをがはにでへとも、。上内側等]|など|運営|経由|利用|管理|閉鎖|停止|再開|会員|全体?|担当|名|以外|より|から)"
_PLAIN = re.compile(
    either(
        rf"(?:{_OWN}|会社[^\s、。「」]{{1,20}}?が?)?(?:の)?(?:運営|展開)(?:する|しております|している)(?:[^「」。、\s()]{{0,14}}?(?:サイト|ショップ))?(?P<run>[^「」。、\s()]{{2,30}}?{_ENDS})(?=[(]|へ|に|の|で|を|が|、)",
        rf"{_OWN}(?:が?運営(?:する|の)?)?の?(?:[^。、「」()\s]{{0,10}}?)(?:サイト|ショップ|ストア) ?{_NOT_AFTER}(?P<called>(?!サイト|ショップ){_RUN}{{2,30}}?)\s?(?=への|における|において|におきまし|にて|が(?:第三|不正)|で(?:発生|の不正))",
    )
)
"""A name that stands in the sentence without quotes."""
_ALIASED = re.compile(
    rf"(?P<site>{_RUN}{{2,50}})\s*(?:[(]\s*https?:[^()]*[)]\s*)?[(](?:(?:URL\s*[:]\s*)?https?:[^()、,]*[、,]\s*)?(?:以下|総称して)[、,]?\s*(?:総称して)?「?(?:当|本|同|両|各|弊社?|当社)(?:サイト|店|ショップ|ストア|通販|EC|オンライン|ページ)"
)
_LED_IN = re.compile(
    rf"^.*(?:{_OWN}(?:の|が)?|運営する|展開する|して(?:いる|おります|おりました|いた)|(?:運営|展開|直営)の|営む|このたび|(?:サイト|ショップ|ストア)(?=[^\sのをがはにでへ]{{3}}))"
)
_ONE = re.compile("(?:^|及び|および|並びに|ならびに|・)(?P<one>.+?)(?=及び|および|並びに|ならびに|・|$)")
GREETED = re.compile(
    either(
        r"(?:いつも|平素(?:は|より)|日頃より?)(?:は)?、?(?P<site>[^\s、。「」]{2,24}?)(?:を|で|に)(?:の?お買い物|ご利用|ご愛顧|お引き立て|ご愛用)",
        r"^(?P<used>[^、。「」【】\s]{3,24}?)を(?:ご利用|ご愛顧|ご愛用)いただき",
        r"^(?:【[^】]*】|\[[^\]]*\])?\s*(?P<head>[^、。「」【】]{2,30}?)\s?(?:を)?(?:ご利用|お使い|ご愛顧)[^。]{0,14}(?:お客様|皆様|皆さま|みなさま)",
        rf"^(?:【[^】]*】)?(?P<title>[^、。「」【】\n]{{2,30}}?{_ENDS})(?:への|における|からの|に対する|で(?:の|発生)|にて|\s?(?:個人|お客様|カード|顧客)の?情報|\s?不正アクセス)",
        r"^(?:【[^】]*】)?(?P<shop>[^、。「」【】\s]{2,30}?(?<![支理売書])店)(?:への不正|における|からの(?:大切な|重要な)?(?:お知らせ|お詫び)|\s?(?:個人|お客様|カード|顧客)の?情報|\s?不正アクセス)",
    )
)
"""Where a notice without any quoted site names it: in the greeting, to whom it speaks, in its title."""
_NAMED = re.compile("(?<!以下)(?<!以下、)「")
_LISTED = re.compile(r"サイト\s*[(](?P<sites>[^()「」]{2,80})[)]")
_NO_LIST = re.compile("以下|旧|https?|[。]|当該|という|[いる]ます")
_CONCERNED = either(
    "対象(?:の|となる|となった|となります|である)?",
    "被害(?:を受けた|の)?|該当(?:する|の)?|影響(?:を受けた|のある)?",
    "不正アクセスを(?:受けた|確認した)",
    "(?:情報が)?(?:漏え?い|流出|漏洩)が?(?:発生|判明|確認)(?:した|された)",
    "(?:漏え?い|流出|漏洩)(?:した|の(?:可能性|おそれ|恐れ)(?:が?ある)?|元の?)",
    "運営(?:する)?",
    "ご利用(?:の|になった)?",
)
_LABEL = re.compile(
    either(
        rf"(?:[・■●◆○◇□-]|\(?\d[).]|【)?\s*(?:{_CONCERNED})?{_SHOP}(?:の?(?:名称|名前|名))?(?:】|\])?\s*[:|]\s*+(?P<sites>(?!(?:対象)?期間|件数|人数|URL)[^。:|]{{2,90}})$",
        r"(?:[・■●◆○◇□-])\s*(?:サイト|ショップ|店舗)(?:名称?)\s+(?P<apart>\S[^。:]{1,60})$",
    )
)
_LIST_HEAD = re.compile(rf"{_CONCERNED}{_SHOP}(?:名|一覧)?[^。]{{0,2}}[)】\]]?$")
_LIST_LEAD = re.compile(
    either(
        f"(?:下記|次|以下)の?[^。、]{{0,10}}{_SHOP}[^。]{{0,30}}[。:]$",
        f"^{_CONCERNED}{_SHOP}(?:名|一覧)?$",
        f"{_CONCERNED}{_SHOP}は[^。]{{0,6}}(?:次|以下|下記)[^。]{{0,14}}(?:です|ます|とおり|通り)?[。:]?$",
    )
)
_ITEM = re.compile(
    r"(?:[-・*●○◆■◇□※]|[①-⑳]|[(]?\d{1,2}[).])*\s*「?(?P<site>[^「」。、:]{2,40}?)」?\s*(?:[(][^()]*[)])?\s*$"
)
_HEAD_CELL = re.compile(
    r"\|?\s*(?:対象)?(?:サイト|ショップ|店舗|店|ストア)(?:の?(?:名称?|名前))?\s*(?:[|/]|\s(?=(?:対象)?(?:期間|件数|人数|漏え)))"
)
_CELL = re.compile(r"\|?\s*(?P<site>(?![-:\s]*\||合?計|総計)[^|/\n]{2,30}?)\s*(?:[|/]|\s(?=[\d最約延]))")
_BLOCK = re.compile(r"[・■●◆]?\s*(?:対象(?:となる)?|漏えい|流出)?(?:期間|件数|人数)\s*[:|]")
_NUMBERED = re.compile(r"(?:[①-⑳]|[(]\d{1,2}[)]|\d{1,2}[.)])\s*「?(?P<site>[^「」。、:]{2,30}?)」?\s*$")
_ADDRESS = re.compile(
    r"サイト\s*[(:]?\s*(?:URL\s*[:]?\s*)?https?://(?:www\.)?(?P<site>[\w.-]+\.\w+)", re.ASCII
)


def plain_sites(part: Passage) -> Iterator[Name]:
    """Yield the names without quotes that the words around them, a label or brackets make sites."""
    words = with_plain_quotes(part.words)
    for match in _LISTED.finditer(words):
        if not _NO_LIST.search(match["sites"]):
            yield from _split(part, match, "sites", r"[^・、,/]+", "listed")
    if "以下" in words or "総称" in words:
        for match in _ALIASED.finditer(words):
            yield from _aliased(part, match)
    if label := _LABEL.match(words):
        yield from _split(
            part,
            label,
            label.lastgroup or "sites",
            r"[^・、,/「」()\s](?:[^・、,/「」()]*[^・、,/「」()\s])?(?=[^()]*(?:[(]|$))",
            "label",
        )
    if not _NAMED.search(words):
        for match in _PLAIN.finditer(words):
            yield _named(part, match, match.lastgroup or "run", "operates")


def _named(part: Passage, match: re.Match[str], group: str, rule: str) -> Name:
    return Name(part.start + match.start(group), part.start + match.end(group), rule)


def _split(part: Passage, match: re.Match[str], group: str, one: str, rule: str) -> Iterator[Name]:
    start = part.start + match.start(group)
    for name in re.finditer(one, match[group]):
        yield Name(start + name.start(), start + name.end(), rule)


def _aliased(part: Passage, match: re.Match[str]) -> Iterator[Name]:
    """Yield the names before 以下「当サイト」, without the words that lead to them."""
    words = _LED_IN.sub("", match["site"])
    start = part.start + match.end("site") - len(words)
    for name in _ONE.finditer(words):
        yield Name(start + name.start("one"), start + name.end("one"), "called")


def listed_sites(parts: list[Passage]) -> Iterator[Name]:
    """Yield the lines of a list that its heading or its lead makes one of sites."""
    section, led = -1, False
    for part in parts:
        if part.kind is Kind.HEADING or part.section != section:
            section, led = part.section, bool(_LIST_HEAD.search(part.heading))
        if part.kind is Kind.HEADING:
            continue
        if _LIST_LEAD.search(part.words):
            led = True
        elif led and (match := _ITEM.fullmatch(with_plain_quotes(part.words))):
            yield _named(part, match, "site", "listed")
        else:
            led = False


def sites_of_rows(parts: list[Passage]) -> Iterator[Name]:
    """Yield the first cells of a table whose first column is of sites, and the heads of blocks with a period each."""
    section = -1
    for part in parts:
        if _HEAD_CELL.match(part.words):
            section = part.section
        elif part.section == section and (match := _CELL.match(part.words)):
            yield _named(part, match, "site", "listed")
    blocks = [
        _named(part, match, "site", "listed")
        for part, below in pairwise(parts)
        if _BLOCK.match(below.words) and (match := _NUMBERED.fullmatch(part.words))
    ]
    yield from blocks if len(blocks) > 1 else ()


def greeted_site(parts: list[Passage]) -> Iterator[Name]:
    """Yield the name that the greeting or the title has."""
    for part in parts:
        if match := GREETED.search(part.words):
            yield _named(part, match, match.lastgroup or "site", "greeted")
            return


def addressed_site(parts: list[Passage]) -> Iterator[Name]:
    """Yield the address of a site that has no other name."""
    for part in parts:
        if match := _ADDRESS.search(part.words):
            yield _named(part, match, "site", "address")
            return
