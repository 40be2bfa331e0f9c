"""Who operates the site: from the signature, the heading, and what the notice says of itself."""

import re
from collections.abc import Iterator

from breachcat.japanese import search_key
from breachcat.notice.names import FORM, Name, companies
from breachcat.notice.page import Page
from breachcat.notice.passages import Passage
from breachcat.notice.ways import either
from breachcat.vocabulary import SourceKind

_SCORE = {
    "reported": 7.0,
    "itself": 6.0,
    "town": 5.5,
    "operates": 5.0,
    "label": 5.0,
    "line": 4.0,
    "contact": 3.0,
    "plain line": 2.0,
    "named": 1.0,
    "another": -6.0,
}
"""How surely each rule tells the operator; `another` is a company that something was had from."""
_ASIDE = r"(?:\s?[(][^()\n]{0,60}[)])?"
_AROUND: tuple[tuple[str, str, str], ...] = (
    (
        "itself",
        "",
        r"\s?[(][^()\n]{0,30}(?:以下|当社|弊社|当財団|当協会|当会)[^()\n]{0,4}「?(?:当社|弊社|小社|当会|当協会|当財団|当法人|本学|当組合)",
    ),
    ("itself", r"(?:私ども|手前ども|弊社|当社)(?:、|は、)?$", ""),
    ("itself", r"(?:いただき|ます|ございます)[^。\n]{0,12}。\s?$", r"(?:です|でございます)。"),
    ("operates", "", rf"{_ASIDE}\s*(?:が|の)(?:運営|展開|管理|営[むみ]|営業|開設|経営|主催)|{_ASIDE}は、?「"),
    ("operates", r"(?:を|の)(?:運営|経営)する$", ""),
    ("label", r"(?:運営(?:会社|者|元|主体)?|会社名|発表者|社名|商号|販売業者|事業者(?:名)?)\s*[:|]\s*$", ""),
    (
        "another",
        either(
            "委託(?:して(?:いる|おります|いた|おりました)|先(?:である|の)?|業者(?:である|の)?)",
            "(?:提供元|開発元|保守会社|運営会社|調査会社|調査機関|印刷会社|グループ会社|(?:連結)?子会社|(?:弊社|当社|同)グループ|傘下)(?:である|の)",
        )
        + "、?$",
        "",
    ),
    (
        "another",
        "",
        rf"{_ASIDE}\s*(?:社|様)?"
        + either(
            "から|より|による",
            "に(?:調査|運用|委託|依頼|保守|業務|対し|お)",
            "が(?:提供|開発|起用|調査|運用)",
            "提供|において",
            r"の[^、。「\n]{0,14}(?:サービス|システム|カート|ツール|フォーム|調査|フォレンジック)",
            "へ(?:の)?(?:委託|移管|運営|事業)",
            "と(?:の間|ともに|契約)",
        ),
    ),
)
"""A rule, the words before a company's name, and those behind it."""
_TOLD = re.compile("発表|公表|明らかに|説明|報告|陳謝|謝罪")
_TAIL = re.compile(
    r"\s*"
    + either(
        "代表(?:取締役|理事|者|社員|執行役)?.*",
        "理事長.*|取締役.*|学長.*|会長.*|社長.*|店長.*|園主.*|店主.*|館長.*|院長.*|校長.*|塾長.*",
        "組合長.*|総支配人.*",
        r"(?<=\s)(?:事務局|広報|総務|管理本部|経営管理|お客様|お問|担当|本件|サポート|特設|専用|創業|20\d\d年|令和|平成|電話|TEL|プレス).*",
        "〒.*",
        r"(?:19|20)\d\d(?:年|[/.]\d).*",
        "です。?.*",
        r"\((?:以下|本社|東証|コード|証券).*",
        "お客様(?:相談|窓口|係|サ).*",
        "役場.*",
    )
    + "$"
)
_LINE_END = re.compile(
    either(
        "大学|大学校|短期大学|高等学校|中学校|小学校|幼稚園|保育園|学園|学院|協会",
        "商工会(?:議所)?",
        "会議所|組合|病院|クリニック|財団|連盟|連合会|学会|研究所|博物館|美術館|図書館|教育委員会|委員会|公社|公団|機構",
        "銀行|信用金庫|商店|商会|本舗|工房|堂|屋|園|舎|館|荘|亭|庵|都|道|府|県|会|店|社",
    )
    + "$"
)
_NO_NAME = re.compile(
    "[。、:!?「]|各位|お詫び|おわび|以上|お知らせ|ニュース|店舗|重要|ご案内|について|お客様|皆様|オンライン|ショップ|公式|通販|会社案内|会社概要|一覧|商品|ページ|利用|カート|報告|専門店"
)
_LEAD = re.compile(r"^[-・#*>\s©]+|^[-・#*>\s]*(?:(?:19|20)\d\d|令和|平成)[^日\s]{1,9}日(?:\([^)]*\))?\s*")
_TITLED = re.compile("お詫び|お知らせ|について|ニュース|:")
_CONTACT = re.compile("お?問い?合わ?せ|連絡先|担当|照会先")
_TOWN = re.compile(
    r"(?P<name>[^\s、。:「」()ぁ-ん]{0,7}[ヶケがの]?[^\s、。:「」()]{1,6}?(?:都|道|府|県|市|区|町|村))(?=$|\s|役場|役所|長(?:\s|$)|教育委員会|公式|ホームページ|報道|広報|記者)"
)
_OF_TOWN = re.compile(
    "本[市町村県]|当[市町村]|(?<![一-龠])[市町村県](?:は|が|では|から|へ)|[市町村]民|役場|市役所|町議会|市議会|[市町村県]政|(?<![一-龠])[市町村県]の(?:メール|職員|ホームページ|窓口)"
)
_PLACE = r"本社|本店|本部|所在地|東京|大阪|京都|名古屋|札幌|福岡|[^()\n]{1,10}?[市区町村県府]|社長|代表|東証"
_WITHOUT_FORM = re.compile(
    rf"(?:「(?P<quoted>[^「」\n]{{2,18}})」|(?:(?<=[るたの、])|^|(?<=\n)|(?<=[\s。]))(?P<name>[^\s、。「」()のるた]{{2,18}}))[(](?:{_PLACE})[^()\n]{{0,30}}[)](?:は|が)[^。\n]{{0,160}}?(?:発表|公表|明らかに)"
)


def find_organization(folded: str, parts: list[Passage], page: Page) -> list[Name]:
    """Return the names that may be the operator's, the best first."""
    found = [*_around(folded, page), *_lines(parts, page), *_towns(folded, parts)]
    if page.kind is SourceKind.PRESS:
        found += [Name(*m.span(m.lastgroup or "name"), "reported") for m in _WITHOUT_FORM.finditer(folded)]
    best: dict[str, list[Name]] = {}
    for name in found:
        best.setdefault(search_key(folded[name.start : name.end]), []).append(name)
    _merge(best)
    ranked = sorted(best.values(), key=lambda names: -_worth(names))
    return [
        max(names, key=lambda n: (n.rule == "line", _SCORE[n.rule])) for names in ranked if _worth(names) > 0
    ]


def _worth(names: list[Name]) -> float:
    rules = {name.rule for name in names}
    worth = max(_SCORE[rule] for rule in rules) + 0.2 * len(rules)
    return (
        worth if "another" not in rules or rules & {"itself", "line", "town"} else worth + _SCORE["another"]
    )


def _merge(best: dict[str, list[Name]]) -> None:
    """Take a name and the longer one of a line of its own, as with a school, for one."""
    for key in list(best):
        longer = next(
            (
                k
                for k in best
                if k != key
                and (k.endswith(key) or k.startswith(key))
                and any(n.rule == "line" for n in best[k])
            ),
            None,
        )
        if longer:
            best[longer] += best.pop(key)


def _around(folded: str, page: Page) -> Iterator[Name]:
    """Yield the companies with the rule of the words around them."""
    for start, end in companies(folded):
        inside = page.start <= start < page.end
        before, behind = folded[max(0, start - 40) : start], folded[end : end + 80]
        rules = [
            rule
            for rule, left, right in _AROUND
            if (left and re.search(left, before) and not right)
            or (right and re.match(right, behind) and (not left or re.search(left, before)))
        ]
        if page.kind is SourceKind.PRESS and re.match(rf"{_ASIDE}(?:は|が)", behind):
            sentence = folded[end : folded.find("。", end) + 1 or len(folded)]
            rules += ["reported"] if _TOLD.search(sentence[:240]) else []
        for rule in rules or ["named"]:
            if inside or rule in ("operates", "label"):
                yield Name(start, end, rule)


def _lines(parts: list[Passage], page: Page) -> Iterator[Name]:
    """Yield the names that stand alone on their line, as in a heading or a signature."""
    inside = [p for p in parts if page.start <= p.start < page.end and not p.off]
    for number, part in enumerate(inside):
        offset = part.start
        for line in part.words.split("\n"):
            plain = _LEAD.sub("", line.rstrip())
            start = offset + len(line.rstrip()) - len(plain)
            offset += len(line) + 1
            bare = _TAIL.sub("", plain).strip()
            if bare and len(bare) <= 40:
                edge = number < 10 or number > len(inside) - 8
                yield from _of_line(bare, plain, start, edge=edge)


def _of_line(bare: str, plain: str, start: int, *, edge: bool) -> Iterator[Name]:
    if not re.search(FORM, bare):
        if edge and len(bare) <= 20 and _LINE_END.search(bare) and not _NO_NAME.search(bare):
            yield Name(start, start + len(bare), "plain line")
    elif "。" not in plain and (whole := _whole(bare)):
        yield Name(start, start + len(whole), "line" if bare == plain or len(bare) < 30 else "contact")
    elif not re.search("[。「]", plain):
        contact = _CONTACT.match(bare)
        for one, other in companies(bare):
            if other - one >= len(bare) - 14 or contact:
                rule = "contact" if contact or _TITLED.search(bare) else "line"
                yield Name(start + one, start + other, rule)


def _whole(bare: str) -> str:
    """Return a line that is one name; of a school with its corporation, both."""
    if re.search("[、「|/]|報告", bare) or _TITLED.search(bare):
        return ""
    if re.fullmatch(rf"(?:{FORM})\s?[^\s()]+", bare) or (0, len(bare)) in companies(bare):
        return bare
    if re.fullmatch(rf"(?:{FORM})\s?\S+\s\S*(?:大学|学校|学園|学院|幼稚園|専門学校)\S{{0,8}}", bare):
        return bare
    return ""


def _towns(folded: str, parts: list[Passage]) -> Iterator[Name]:
    """Yield the town whose page it is, where the text speaks as one."""
    if not _OF_TOWN.search(folded):
        return
    for part in [*parts[:6], *parts[-8:]]:
        if match := _TOWN.match(part.words.lstrip("担当 :")):
            shift = len(part.words) - len(part.words.lstrip("担当 :"))
            yield Name(
                part.start + shift + match.start("name"), part.start + shift + match.end("name"), "town"
            )
