"""The sites concerned, with former names and addresses, from quotes and what stands around them."""

import re
from collections.abc import Iterator

from breachcat.japanese import search_key
from breachcat.notice.names import Name, companies
from breachcat.notice.page import Page
from breachcat.notice.passages import Kind, Passage

_GENERIC = re.compile(
    r"^(?:上記|下記|当該|対象)|^(?:当該|本|対象|弊社|当社|両|同|該当|各|この|今回|上記|下記)?(?:の)?(?:サイト|ショップ|ECサイト|オンラインショップ|通販サイト|公式サイト|ストア|サービス|システム|ホームページ|Webサイト|HP)$|お客様|情報|について|お詫び|お知らせ|報告|カード|コード|当社|弊社|当該|以下|名義|番号|有効|注文|お名前|住所|詐欺|被害|不正|ください|ます|です|した|という|が出|[。?!]|^(?:ID|パスワード|制限なし)$"
)


_QUOTED = re.compile(r"「(?P<site>[^「」\n]{1,45})」")
_ASIDE = r"(?:\s*[(][^()\n]{0,60}[)])?"
_AND = re.compile(rf"{_ASIDE}\s*(?:・|、|,|/|と|＿)?\s*(?:及び|および|並びに|ならびに|と|や)?\s*")
_BEFORE: tuple[tuple[str, str], ...] = (
    (
        "operates",
        r"(?:運営|展開|提供|管理|開設|営業|経営)(?:する|を?して(?:おります|いる|おりました|いた|おり)?|しております|しておりました|の)[^「」。\n]{0,28}$|(?:営[むみ]|営んでおり|開いて)(?:ます|おります|ました)?[^「」。\n]{0,28}$",
    ),
    (
        "site called",
        r"(?:サイト|ショップ|ストア|通販|通信販売|ショッピング|モール|店舗?|アプリ|ホームページ|(?:通販|販売|購入|予約)ページ|サービス|クラブ|(?:予約|会員|申込)システム|直販|(?:弊社|当社|当店|当[会園校塾館院]|小社|私ども[^「」。]{0,20})の?|(?:平素|日頃|いつも)(?:は|より|から)?)(?:[(][^)]*[)])?\s*(?:である|の|、)?$",
    ),
)
"""A rule, and the words before a quoted name that is a site's."""
_BEHIND = re.compile(
    rf"{_ASIDE}(?:への|に対する|に対し|における|において|におきまし|に(?:不正|第三者|何者)|を(?:ご?利用|ご?愛顧|ご愛用|お引き立て|お使い|停止|閉鎖|休止|運営|営)|に(?:在籍|ご?登録|会員)|管理画面|ほか\d|会員"
    r"|(?:の|で|が)(?:サーバー?|サイト|通販|システム|お客様|会員|利用者|運営|カード|クレジット|ご?購入|商品|ご?注文|利用|個人情報|データベース|使われ|発生)|から(?:の|お客|国外|流出|漏|情報|カード|個人)|にて|が(?:外部|不正|第三者|何者|海外)"
    r"|ご?利用の)|\s*[(](?:以下、?[^()]{0,14}(?:サイト|ショップ|ストア|店|販部|モール)|運営\s*[:])"
)
_NO_SITE = re.compile(
    r"[。?!]|ました|です|ます|という|ください|しない|されて|する$|こと$|[をがはに]$|[るた]$"
)
_SAID = re.compile(
    rf"{_ASIDE}(?:と(?!も|この|その|、)(?:い[うっ]|の|申|題|名乗|記|表示|説明|話|し|呼|答|述)?|旨|など(?:と|の))(?![^。]{{0,8}}(?:サイト|ショップ|店))"
)
_VENDOR = re.compile(
    r"(?:外部(?:の)?|同社の?|他社の?|入力|補助|支援|カート|決済|配信|フォーム|クラウド|会社[^「」。]{1,24}|契約していた|受けている)[^「」。、]{0,14}(?:サービス|システム|ソフト|カート|ツール|機能)(?:である|の|、)?$|(?:プラグイン|ソフトウェア|パッケージ|ウイルス|マルウェア)の?$"
)
_OF_VENDOR = re.compile(r"\s*[(](?:提供(?:元)?\s*[:]|[^()]{0,24}社(?:製|提供))")
_ALIAS = re.compile(r"(?:以下|総称して|略称|通称)[、は]?(?:[^「」。]{0,10})$")
_FORMERLY = re.compile(r"(?:名称は|旧称は?|旧名は?|旧店名は?|以前は|前身の|旧)$")
_FORMER = re.compile(
    r"[(](?:旧(?:名称|店名)?\s*[:]?\s*)(?P<former>[^()「」]{1,30})[)]|[(][^()「」]{0,20}(?:名称は|旧称は?|旧名は?|旧)「(?P<named>[^()「」]{1,30})」[)]"
)
_KNOWN_AS = re.compile(r"「(?P<former>[^「」\n]{1,30})」の名(?:称|前)?で")
_PLAIN_SITE = re.compile(
    r"(?:弊社|当社|当店|会社[^\s、。「」]{1,20}?が?)?(?:の)?(?:運営|展開)(?:する|しております|している)(?:[^「」。、\s()]{0,14}?(?:サイト|ショップ))?(?P<site>[^「」。、\s()]{2,30}?(?:ショップ|ストア|モール|本店|公式通販|オンライン|SHOP|Shop|STORE|Store|サイト))(?=[(]|へ|に|の|で|を|が|、)"
)
_GREETED = re.compile(
    r"(?:いつも|平素(?:は|より)|日頃より?)(?:は)?、?(?P<site>[^\s、。「」]{2,24}?)(?:を|で|に)(?:の?お買い物|ご利用|ご愛顧|お引き立て|ご愛用)|^(?P<used>[^、。「」【】\s]{3,24}?)を(?:ご利用|ご愛顧|ご愛用)いただき|^(?:【[^】]*】|\[[^\]]*\])?\s*(?P<head>[^、。「」【】]{2,30}?)\s?(?:を)?(?:ご利用|お使い|ご愛顧)[^。]{0,14}(?:お客様|皆様|皆さま|みなさま)"
    r"|^(?:【[^】]*】)?(?P<title>[^、。「」【】\n]{2,30}?(?:ショップ|ストア|モール|本店|通販|オンライン|サイト|SHOP|STORE|\.com|\.jp))(?:への|における|からの|に対する)"
)
"""Where a notice without any quoted site names it: in the greeting, to whom it speaks, in its title."""
_NAMED = re.compile("(?<!以下)(?<!以下、)「")
_LISTED = re.compile(r"サイト\s*[(](?P<sites>[^()]{2,80})[)]")
_LIST_HEAD = re.compile(r"対象(?:の|となる|となった)?(?:サイト|ショップ|ストア|店舗)(?:名|一覧)?[^。]{0,2}$")
_URL = re.compile(r"\s*[(]?\s*(https?://[\w./?=&%~-]+)", re.ASCII)


def find_sites(folded: str, parts: list[Passage], page: Page) -> list[Name]:
    """Return the sites concerned, each once, in the order of the text."""
    told = [part for part in parts if _may_name(part, page)]
    others = {search_key(words) for part in parts for words in _of_others(part.words)}
    found: dict[str, Name] = {}
    for part in told:
        for name in _sites(part):
            words = folded[name.start : name.end]
            key = search_key(words)
            if not key or key in others or _GENERIC.search(words) or (0, len(words)) in companies(words):
                continue
            if key not in found or (name.former and not found[key].former):
                found[key] = name
    found = found or {search_key(folded[name.start : name.end]): name for name in _rows(told)}
    found = found or {
        search_key(folded[name.start : name.end]): name
        for name in _greeted(told[:14])
        if not _GENERIC.search(folded[name.start : name.end])
    }
    _known_as(told, found)
    return sorted(_distinct(found, folded), key=lambda name: name.start)


def _may_name(part: Passage, page: Page) -> bool:
    """Tell whether a passage may name a site concerned; what was not touched is named as well."""
    return not (
        part.off
        or not page.start <= part.start < page.end
        or re.search("再発|再開|お問い合わせ", part.heading.split("\n")[-1])
        or re.search(
            "(?:漏え?い|流出|漏洩|影響)[^。]{0,8}(?:ございません|ありません)|対象(?:外|では)", part.words
        )
    )


def _of_others(words: str) -> Iterator[str]:
    """Yield the quoted names that are an abbreviation, a former name, or the service of a vendor."""
    for match in _QUOTED.finditer(words):
        before, behind = (
            words[max(0, match.start() - 44) : match.start()],
            words[match.end() : match.end() + 40],
        )
        if (
            _ALIAS.search(before)
            or _FORMERLY.search(before)
            or _VENDOR.search(before)
            or _OF_VENDOR.match(behind)
            or _KNOWN_AS.match(words, match.start())
        ):
            yield match["site"]


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
        and sum(other.startswith(key) for other in found) < 3
        and not any(other.endswith(key) for other in found if other != key)
    ]


def _sites(part: Passage) -> Iterator[Name]:
    words = part.words
    for group in _groups(words):
        before = words[max(0, group[0].start() - 60) : group[0].start()]
        rule = next((rule for rule, pattern in _BEFORE if re.search(pattern, before)), None)
        behind = any(_BEHIND.match(words, match.end()) for match in group)
        if (rule and not _SAID.match(words, group[-1].end())) or behind:
            yield from (_name(part, match, rule or "accessed") for match in group)
    for match in _LISTED.finditer(words):
        for one in re.finditer(r"[^・、,/]+", match["sites"]):
            if not re.search("以下|旧|https?|[。]|当該|という|[いる]ます", match["sites"]):
                start = part.start + match.start("sites")
                yield Name(start + one.start(), start + one.end(), "listed")
    if part.kind is Kind.ITEM and _LIST_HEAD.search(part.heading) and len(words) <= 40 and "。" not in words:
        bare = re.sub(r"^[-・*●○◆\s]+", "", words)
        yield Name(part.end - len(bare), part.end, "listed")
    if not _NAMED.search(words):
        for match in _PLAIN_SITE.finditer(words):
            yield Name(part.start + match.start("site"), part.start + match.end("site"), "operates")


def _groups(words: str) -> Iterator[list[re.Match[str]]]:
    """Yield the quoted names that stand side by side, together."""
    group: list[re.Match[str]] = []
    for match in _QUOTED.finditer(words):
        if _NO_SITE.search(match["site"]):
            continue
        if group and not _AND.fullmatch(words, group[-1].end(), match.start()):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


_HEAD_CELL = re.compile(r"\|?\s*(?:対象)?(?:サイト|ショップ|店舗)(?:の?名称?)?\s*[|/]")
_CELL = re.compile(r"\|?\s*(?P<site>(?![-:\s]*\||合?計|総計)[^|/\n]{2,30}?)\s*[|/]")


def _rows(parts: list[Passage]) -> Iterator[Name]:
    """Yield the first cells of a table whose first column is of sites."""
    section = -1
    for part in parts:
        if _HEAD_CELL.match(part.words):
            section = part.section
        elif part.section == section and (match := _CELL.match(part.words)):
            yield Name(part.start + match.start("site"), part.start + match.end("site"), "listed")


def _greeted(parts: list[Passage]) -> Iterator[Name]:
    for part in parts:
        if match := _GREETED.search(part.words):
            group = match.lastgroup or "site"
            yield Name(part.start + match.start(group), part.start + match.end(group), "greeted")
            return


def _known_as(parts: list[Passage], found: dict[str, Name]) -> None:
    """Give the former name that stands in a sentence of its own to the one site that there is."""
    if len(found) != 1:
        return
    [(key, name)] = found.items()
    for part in parts:
        if not name.former and (match := _KNOWN_AS.search(part.words)):
            name = name._replace(
                former=(part.start + match.start("former"), part.start + match.end("former"))
            )
    found[key] = name


def _name(part: Passage, match: re.Match[str], rule: str) -> Name:
    start, end = match.span("site")
    former = _FORMER.search(part.words, start, match.end() + 60)
    spot = None
    if former and former.start() <= match.end() + 1:
        group = former.lastgroup or "former"
        spot = (part.start + former.start(group), part.start + former.end(group))
        if former.start() < end:
            end = start + len(part.words[start : former.start()].rstrip())
    url = _URL.match(part.words, match.end(), match.end() + 80)
    address = (part.start + url.start(1), part.start + url.end(1)) if url else None
    return Name(part.start + start, part.start + end, rule, spot, address)
