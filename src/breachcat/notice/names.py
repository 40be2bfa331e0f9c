"""The operator's and the sites' names, from quotes, headings and the signature."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.japanese import search_key
from breachcat.notice.page import Page
from breachcat.notice.passages import Kind, Passage

_FORM = "株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|学校法人|医療法人(?:社団)?|社会福祉法人|宗教法人|国立大学法人|公立大学法人|独立行政法人|地方独立行政法人|特定非営利活動法人|NPO法人|協同組合|生活協同組合"
_WORD = r"[^\s、。,「」『』()\[\]|:;/<>《》≪≫【】・*#©が]"
_LATIN = r"[A-Za-z0-9&.'!-]"
_BEFORE = rf"(?:{_FORM})\s?(?:{_LATIN}+(?:\s{_LATIN}+)*|(?:(?!代表|取締役|が(?:運営|、|発表|保有|不正|管理|提供|展開|紛|委託|お)|は、|では|の(?!木|里|森|杜)|に(?:おいて|つい|対)|を|へ|から|より|および|及び){_WORD}){{1,24}})"
_AFTER = rf"(?:(?!が|は|の|を|に|で|と){_WORD}|[・]){{1,24}}(?:{_FORM})"
_NAME = re.compile(rf"{_BEFORE}|{_AFTER}")
_TAIL = re.compile(
    r"\s*(?:代表(?:取締役|理事|者|社員)?.*|理事長.*|取締役.*|学長.*|会長.*|社長.*|店長.*|事務局(?:長.*)?|広報.*|総務部.*|〒.*)$"
)
_LINE_END = re.compile(
    r"(?:大学|大学校|短期大学|高等学校|中学校|学園|学院|協会|組合|病院|クリニック|財団|連盟|連合会|研究所|博物館|美術館|教育委員会|公社|機構|商店|商会|本舗|堂|屋|市|町|村|県|都|府|会|店|社)$"
)
_GENERIC = re.compile(
    r"^(?:当該|本|対象|弊社|当社|両|同|該当|各|この|今回|上記|下記)?(?:の)?(?:サイト|ショップ|ECサイト|オンラインショップ|通販サイト|公式サイト|ストア|サービス|システム|ホームページ|Webサイト|HP)$|お客様|情報|について|お詫び|お知らせ|報告|カード|コード|当社|弊社|当該|以下|名義|番号|有効|注文|お名前|住所|詐欺|被害|不正|ください|ます|です|した|という|が出|[。?!]|^(?:ID|パスワード|制限なし)$"
)


class Name(NamedTuple):
    """A name, where it stands, and the rule that found it."""

    start: int
    end: int
    rule: str
    former: tuple[int, int] | None = None
    url: tuple[int, int] | None = None


def find_organization(folded: str, parts: list[Passage], page: Page) -> list[Name]:
    """Return the names that may be the operator's, the best first."""
    found = [*_operating(folded, page), *_lines(parts, page)]
    found += [
        Name(m.start(), m.end(), "named")
        for m in _NAME.finditer(folded, page.start, min(page.end, page.start + 3000))
    ]
    best: dict[str, list[Name]] = {}
    for name in found:
        best.setdefault(search_key(folded[name.start : name.end]), []).append(name)
    score = {"operates": 5, "line": 4, "label": 5, "reported": 6, "plain line": 2, "named": 1}
    keys = list(best)
    for key in keys:
        longer = next(
            (k for k in keys if k != key and k.endswith(key) and any(n.rule == "line" for n in best[k])), None
        )
        if longer and longer in best:
            best[longer] += best.pop(key)
    ranked = sorted(
        best.values(),
        key=lambda names: -max(score[n.rule] for n in names) - 0.2 * len({n.rule for n in names}),
    )
    return [
        max(names, key=lambda n: (n.end - n.start if n.rule == "line" else 0, score[n.rule]))
        for names in ranked
    ]


def _operating(folded: str, page: Page) -> Iterator[Name]:
    for match in re.finditer(
        rf"(?P<name>(?:{_FORM})\s?[^\s、。「」()]{{1,24}}?|(?<![^\s、。「」()はで]){_AFTER})(?=(?:\s?[(][^)]*[)])?\s*(?:が|の)(?:運営|展開|管理)|は、?「)",
        folded,
    ):
        yield Name(*match.span("name"), "operates")
    for match in re.finditer(
        rf"(?:運営(?:会社|者|元)|会社名|発表者|社名|事業者(?:名)?)\s*[:|]\s*(?P<name>{_BEFORE}|{_AFTER})",
        folded,
    ):
        yield Name(*match.span("name"), "label")
    if page.kind.value == "press":
        for match in re.finditer(rf"(?P<name>{_BEFORE}|{_AFTER})(?:[(][^)]*[)])?(?:は|が)", folded):
            yield Name(*match.span("name"), "reported")


def _lines(parts: list[Passage], page: Page) -> Iterator[Name]:
    inside = [p for p in parts if page.start <= p.start < page.end and not p.off]
    for number, part in enumerate(inside):
        offset = 0
        for line in part.words.split("\n"):
            start = part.start + offset + len(line) - len(line.lstrip())
            offset += len(line) + 1
            plain = re.sub(r"^[-・#*\s©]+", "", line.strip())
            start += line.strip().find(plain) if plain else 0
            bare = _TAIL.sub("", plain).strip()
            if not bare or len(bare) > 40 or part.kind is Kind.DAY:
                continue
            if (
                len(bare) <= 30
                and re.fullmatch(rf"(?:{_FORM})\s?[^、。:]+|[^、。:\s]+(?:{_FORM})", bare)
                and not re.search("お詫び|お知らせ|について|ニュース|「|事務局", bare)
            ):
                yield Name(start, start + len(bare), "line")
            elif (
                (named := _NAME.search(bare))
                and len(named[0]) >= len(bare) - 14
                and not re.search("[。:]|お詫び|お知らせ|について|ニュース|「", bare)
            ):
                whole = (
                    bare if re.match(rf"(?:{_FORM})", bare) and " " in bare and "大学" in bare else named[0]
                )
                yield Name(start + bare.find(whole), start + bare.find(whole) + len(whole), "line")
            elif (
                (number < 10 or number > len(inside) - 8)
                and _LINE_END.search(bare)
                and len(bare) <= 20
                and not re.search("[。、:!]|各位|お詫び|以上|お知らせ|ニュース|店舗|重要", bare)
            ):
                yield Name(start, start + len(bare), "plain line")


_QUOTED = r"「(?P<site>[^「」\n]{1,45})」"
_ASIDE = r"(?:\s*[(][^()]*[)])?"
_AND = r"\s*(?:・|、|,|/|と)?\s*(?:及び|および|並びに|ならびに|と)?\s*"
_MORE = re.compile(rf"{_AND}{_QUOTED}")
_SITE_RULES = (
    (
        "operates",
        re.compile(
            rf"(?:運営|展開|提供|管理|開設)(?:する|を?して(?:おります|いる|おりました|いた|おり)?|しております|しておりました|の)(?:[^「」。\n]{{0,28}})(?={_QUOTED})"
        ),
    ),
    (
        "site called",
        re.compile(
            rf"(?:サイト|ショップ|ストア|通販|モール|店舗?|アプリ|弊社の|当社の|当店の)(?:[(][^)]*[)])?\s*(?:である|の|、)?(?={_QUOTED})"
        ),
    ),
    (
        "accessed",
        re.compile(
            rf"(?={_QUOTED}{_ASIDE}(?:\s*[・、,/と]?(?:及び|および|並びに|ならびに)?「[^「」]+」)*(?:への|に対する|に対し|における|において|におきまし|に(?:不正|第三者)|をご?(?:利用|愛顧)|に(?:在籍|ご?登録|会員)|管理画面|を運営|(?:の|で|が)(?:サーバー?|サイト|システム|お客様|会員|利用者|運営|カード|クレジット|ご?購入|商品|ご?注文|利用|個人情報)|にて|が外部|が(?:不正|第三者)))"
        ),
    ),
)
_PLAIN_SITE = re.compile(
    r"(?:弊社|当社|当店|会社[^\s、。「」]{1,20}?が?)?(?:の)?(?:運営|展開)(?:する|しております|している)(?:[^「」。、\s()]{0,14}?(?:サイト|ショップ))?(?P<site>[^「」。、\s()]{2,30}?(?:ショップ|ストア|モール|本店|公式通販|オンライン|SHOP|Shop|STORE|Store|サイト))(?=[(]|へ|に|の|で|を|が|、)"
)
_LISTED = re.compile(r"サイト\s*[(](?P<sites>[^()]{2,80})[)]")
_FORMER = re.compile(r"[(](?:旧(?:名称|店名)?\s*[:]?\s*)(?P<former>[^()「」]{1,30})[)]")
_URL = re.compile(r"https?://[\w./?=&%~-]+", re.ASCII)


def find_sites(folded: str, parts: list[Passage], page: Page) -> list[Name]:
    """Return the sites concerned, each once, in the order of the text."""
    found: dict[str, Name] = {}
    for part in parts:
        if (
            part.off
            or not page.start <= part.start < page.end
            or re.search("再発|再開|お問い合わせ", part.heading.split("\n")[-1])
        ):
            continue
        if re.search(
            "(?:漏え?い|流出|漏洩|影響)[^。]{0,8}(?:ございません|ありません)|対象(?:外|では)", part.words
        ):
            continue
        for name in _sites(part):
            words = folded[name.start : name.end]
            key = search_key(_FORMER.sub("", words))
            if not key or _GENERIC.search(words) or _NAME.fullmatch(words):
                continue
            if key not in found or (name.former and not found[key].former):
                found[key] = name
    former = {
        search_key(folded[slice(*name.former)]): key for key, name in reversed(found.items()) if name.former
    }
    kept = [
        name
        for key, name in found.items()
        if not name.former or former[search_key(folded[slice(*name.former)])] == key
    ]
    return sorted(kept, key=lambda name: name.start)


def _sites(part: Passage) -> Iterator[Name]:
    words = part.words
    for rule, pattern in _SITE_RULES:
        for match in pattern.finditer(words):
            position = match.start("site") - 1
            first = re.compile(_QUOTED).match(words, position)
            while first:
                yield _name(part, first, rule)
                first = _MORE.match(words, first.end())
    for match in _LISTED.finditer(words):
        for one in re.finditer(r"[^・、,/]+", match["sites"]):
            if not re.search("以下|旧|https?|[。]|当該|という|[いる]ます", match["sites"]):
                yield Name(
                    part.start + match.start("sites") + one.start(),
                    part.start + match.start("sites") + one.end(),
                    "listed",
                )
    if "「" not in words:
        for match in _PLAIN_SITE.finditer(words):
            yield Name(part.start + match.start("site"), part.start + match.end("site"), "operates")


def _name(part: Passage, match: re.Match[str], rule: str) -> Name:
    start, end = match.span("site")
    former = _FORMER.search(part.words, start, match.end() + 40)
    spot = None
    if former and former.start() <= match.end() + 1:
        spot = (part.start + former.start("former"), part.start + former.end("former"))
        if former.start() < end:
            end = former.start()
            while part.words[end - 1].isspace():
                end -= 1
    behind = part.words[match.end() : match.end() + 60]
    url = re.match(r"\s*[(]?\s*(https?://[\w./?=&%~-]+)", behind, re.ASCII)
    address = (
        (part.start + match.end() + url.start(1), part.start + match.end() + url.end(1)) if url else None
    )
    return Name(part.start + start, part.start + end, rule, spot, address)
