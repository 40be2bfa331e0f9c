"""Divide a notice into sentences that know their heading, their question and the line that leads to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from breachcat.japanese.dates import DATE

LEAK = (
    "漏え?い|漏洩|漏れ[たて出る]|漏れま[しせ]|漏ら|流出|流失|流れ出|窃取|盗取|詐取|盗(?:まれ|み[取出])|抜(?:き取|き出|かれ)|奪(?:われ|取)|だまし取"
    "|持ち(?:出|去)|紛失|不正(?:に|な)?(?:ログイン|取得|入手|照会)|閲覧|参照(?:され|でき|可能)|照会され|呼び出され|取得され|取り込まれ|複製され"
    "|ダウンロードされ|転送され|送信され|外(?:部)?[へに](?:送|出[たてる]|公開)|外部から(?:見|アクセス)|見え(?:る|て|た)|見られ|アクセス可能|公開状態|保存されて|書き出され|読み取られ|出て(?:いっ|い[きた])|乗っ取"
)
"""Words for what happens to leaked data."""


class Kind(Enum):
    """What a line is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUESTION = "question"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a heading, an item of a list, a question or a date alone on its line.

    `start` and `end` are offsets in the whole text; `words` are folded. `heading` holds the
    headings and the question above it, `lead` the sentence that a list follows.
    """

    start: int
    end: int
    words: str
    kind: Kind
    heading: str = ""
    section: int = 0
    lead: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    kind: Kind
    apart: bool
    """An empty line stands before it."""


_MARK = r"(?:[-*•‣]\s|[・●○◯◎◇◆■□▪▼▶►★☆※]|\*(?!\*))"
_NUMBER = r"(?:[①-⑳⑴-⒇❶-❿Ⅰ-Ⅻ]|第\s*(?:\d{1,2}|[一二三四五六七八九十])\s+|[(\[]\s*(?:\d{1,2}|[一二三四五六七八九十ア-コ])\s*[)\]]|(?:第\s*)?\d{1,2}\s*(?:[.、:)](?!\d)|章)|[一二三四五六七八九十]{1,2}\s*[.、])"
_ITEM = re.compile(rf"(?:{_MARK}\s*)+|{_NUMBER}\s*")
_HASHES = re.compile(r"#+\s*")
_TITLED = re.compile(r"(?:[■◆●▼□◇▶○◎]|【|<+|≪|《|〈|〔|\[|-{2,}|={2,}|([-=~])\s[^-=~。]{2,20}\s\1$)")
_QUESTION = re.compile(
    rf"(?:{_MARK}\s*)*(?:Q|問(?![い合題診])|質問|ご質問)\s*-?\d*\s*[.:、)]?\s*(?=\S)|[(\[〔【<]\s*(?:Q|問|質問)\s*\d*\s*[)\]〕】>]|.*(?:\?|(?:です|ます|でしょう|ません|した)か。?)$"
)
_WISH = re.compile(r"・.*(?:について|したい|してほしい|して欲しい|のですが|のか)$")
_ANSWER = re.compile(r"A\s*-?\d*\s*[.:、)]\s*|回答\s*[.:]?\s*")
_DAY_LINE = re.compile(
    rf"(?:[(\[【<〔]\s*(?:重要|お知らせ|NEWS|News|プレスリリース|ニュース)[^)\]】>〕\n]{{0,6}}[)\]】>〕]\s*)?(?:[-*・●■]\s*)?[(\[【<〔]?\s*(?:(?:公開日|掲載日|公表日|発表日|更新日|最終更新日?|初版|初報|日付|作成日|改訂日?|第[一二三四五1-5]報|追記)\s*[:]?\s*)?[(]?{DATE.pattern}\s*(?:付け?)?\s*[)]?"
    r"\s*(?:(?:初版)?(?:掲載|公開|公表|発表|更新|追記|改訂|改定|修正|現在|時点)|第[一二三四五1-5]報|INFORMATION|Information|NEWS|News|TOPICS|プレスリリース|ニュースリリース)?\s*[)\]】>〕]?",
    re.VERBOSE | re.ASCII,
)
_PART_DAY = re.compile(
    r"(?:[-*・●■○◇◆]\s*)?[(【<〔\[]?\s*(?:(?:翌|同年)\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:[(][月火水木金土日](?:曜日?)?(?:・祝)?[)])?"
    r"\s*(?:(?:午前|午後)?\d{1,2}(?::\d\d|時(?:\d{1,2}分|半)?)(?:頃|ごろ)?)?\s*[)】>〕\]]?\s*:?",
    re.ASCII,
)
"""A day without its year, alone on its line."""
_TOPIC = re.compile(
    "連絡|今後|通知|届出|届け出|経緯|経過|時系列|概要|原因|対象|期間|お願い|再発防止|問い?合わ?せ|窓口|対応|対策|について|影響|範囲|状況|内容|項目|情報|件数|人数|報告|公表|事実|お詫び|お知らせ|再開|補償|発覚|判明"
)
_LEAKED = re.compile(rf"(?:{LEAK})[^。、]*(?:お客様|皆様|方|会員|カード|データ|もの)(?:[(][^()]*[)])?$")
"""Whom or what a section tells of: 漏えいの可能性があるお客様."""
_CRUMBS = re.compile(r"\S\s*>\s*\S")
_SENTENCE = re.compile(r"[^。!]*(?:[。!]+[)」』]?|$)")
_ON = re.compile(
    "経緯|経過|原因|概要|カード|お客様[への]|対象|期間|再発防止|公表|件数|ご連絡|お問い合わせ|当社の対応|情報$|項目"
)
_ROW = re.compile(r"(?:[・●■○◇-]\s*)?(?:翌|同年)?\s*\d{1,2}\s*月\s*\d{1,2}\s*日", re.ASCII)
_ENTITLED = re.compile(rf"\d件目(?:[(]|$)|[(](?=[^()。、]{{2,24}}[)]$)(?=.*(?:{_TOPIC.pattern}))")
_PLAIN_END = re.compile(
    "(?:経緯|経過|概要|原因|お願い|について|窓口|先|対策|対応|状況|内容|件数|期間|お客様|一覧|情報|項目|報告|理由|お知らせ)"
    r"(?:[(][^)]*[)])?$"
)
_LISTING = re.compile(
    "関連(?:する)?(?:お知らせ|記事|ニュース|リンク|トピック|する記事)|(?:人気|おすすめ|新着|最新|最近|注目|その他|ほか|これまで|以前|過去|他)の?(?:記事|ニュース|お知らせ|投稿|トピックス?)|新着情報|記事一覧|お知らせ一覧|ニュース一覧|過去のお知らせ|バックナンバー|アクセスランキング|カテゴリー?|アーカイブ|メニュー|サイトマップ|あわせて読み"
)
_OFF = re.compile(
    rf"{_LISTING.pattern}|お客様の声|会社概要|会社案内|プライバシーポリシー|特定商取引|訴訟|判決|休業|休日のお知らせ|営業日|営業時間|採用|求人|キャンペーン|セール|送料|価格|イベント|ご利用ガイド|売買について|盗撮|なりすましにご注意|脅迫|自主?回収|年末年始|夏季|出荷|新商品|新製品|入荷|展示会"
)


MATTER = re.compile("不正|漏え?い|漏洩|流出|紛失|誤って|お詫び|おわび|申し訳|個人情報|カード|メール")
"""Words of a sentence that no shop's menu or calendar has: the text itself has begun."""


def passages(folded: str) -> list[Passage]:
    """Return the passages of a folded text, in its order."""
    return list(_numbered(_lines(folded), folded))


def _lines(folded: str) -> Iterator[_Line]:
    apart = True
    for match in re.finditer(r"[^\n\r]+", folded):
        words = match[0].lstrip(" >").rstrip()
        gap = folded[: match.start()].endswith(("\n\n", "\r\n\r\n")) if match.start() else True
        apart = apart or gap
        if re.search(r"\w", words):
            start = match.start() + len(match[0]) - len(match[0].lstrip(" >"))
            yield _Line(start, start + len(words), words, kind_of(words), apart)
            apart = False
        else:
            apart = True


@lru_cache(maxsize=1024)
def kind_of(words: str) -> Kind:
    """Return what a line is, by its own words."""
    if len(words) <= 60 and (_DAY_LINE.fullmatch(words) or _PART_DAY.fullmatch(words)):
        return Kind.DAY
    if len(words) <= 120 and (_QUESTION.match(words) or _WISH.fullmatch(words)):
        return Kind.QUESTION
    if _is_heading(words):
        return Kind.HEADING
    return Kind.ITEM if _ITEM.match(words) else Kind.TEXT


def is_row(words: str) -> bool:
    """Tell whether a line begins with a day, as in a table of dates."""
    return bool(_ROW.match(words) or DATE.match(words.lstrip("・●■○◇- ")))


def _is_heading(words: str) -> bool:
    aside = re.sub(r"[(][^)]*[)]", "", words)
    if words.startswith("#"):
        return not DATE.search(words)
    if (
        len(words) > 45
        or "|" in words
        or _CRUMBS.search(words)
        or words.endswith(("。", "、", ","))
        or DATE.search(aside)
        or _ROW.match(words)
    ):
        return False
    if _ENTITLED.match(words):
        return True
    bare = re.sub(rf"^{_NUMBER}\s*|^(?:\d{{1,2}}|[一二三四五六七八九十])\s+(?=\S)", "", words)
    if re.search(r":\s*\S", bare) or _ROW.match(bare) or re.match("同日|翌日|当日|即日", bare):
        return False
    if bare != words or _TITLED.match(words):
        topic = _TOPIC.search(bare) or _LEAKED.search(bare)
        return bool(topic or (_TITLED.match(words) and words[0] not in "●○"))
    return _is_plain_heading(words)


def _is_plain_heading(words: str) -> bool:
    """Tell whether a short line without a mark is a heading."""
    if len(words) <= 16 and _LISTING.match(words):
        return True
    if len(words) > 24 or not _TOPIC.search(words) or _ITEM.match(words):
        return False
    return bool(_PLAIN_END.search(words)) and not re.search("(?<!お客様)[へをに](?!つい|関す)|:", words)


def _numbered(lines: Iterator[_Line], folded: str) -> Iterator[Passage]:
    section, heading, lead, off = 0, "", "", False
    title, begun = "", False
    outer: set[str] = set()
    for first in _with_subheadings(list(lines)):
        start, end = first.start, first.end
        words = folded[start:end]
        if first.kind in (Kind.HEADING, Kind.QUESTION):
            section += 1
            off = begun and _is_off(words, off)
            if first.kind is Kind.HEADING and not _is_below(words, title, outer):
                title = words
                outer.add(_style(words))
            heading = words if title == words else f"{title}\n{words}"
            lead = ""
            yield Passage(start, end, words, first.kind, heading, section, "", off)
            continue
        if first.kind is Kind.DAY:
            yield Passage(start, end, words, Kind.DAY, heading, section, "", off)
            continue
        begun = begun or (words.endswith("。") and len(words) > 25 and bool(MATTER.search(words)))
        for one, other in _sentences(words):
            sentence = words[one:other]
            yield Passage(start + one, start + other, sentence, first.kind, heading, section, lead, off)
            if first.kind is Kind.TEXT or sentence.rstrip().endswith(("。", ":", "り")):
                lead = sentence


def _style(words: str) -> str:
    """Return the mark that a heading begins with; empty for a number or a letter."""
    return words[0] if _TITLED.match(words) else ""


_NUMBERED = re.compile(rf"(?:{_MARK}|【)?\s*(?:{_NUMBER}|\d{{1,2}}\s+)")


def _is_below(words: str, title: str, outer: set[str]) -> bool:
    """Tell whether a heading stands under another: (1), ① and a mark that comes first under a number."""
    if re.match(r"\(|[①-⑳]|###|\[", words):
        return True
    style = _style(words)
    return bool(style) and style not in outer and bool(_NUMBERED.match(title))


_SERIES = re.compile(
    r"([(])\s*([0-9]{1,2}|[一二三四五六七八九十])\s*([)])|(?:)()([0-9]{1,2})([).、:])(?!\d)|([①-⑳])"
)


_COUNTED = re.compile(r"(\d{1,2})\s+(?![\d/])[^。|]{2,34}", re.ASCII)
"""A short line with a number and nothing else before it, such as 1 何が起きたか."""


def _with_subheadings(lines: list[_Line]) -> Iterator[_Line]:
    """Yield the lines; short numbered items that other lines stand under are headings."""
    series, last = "", 0
    for number, line in enumerate(lines):
        counted = _COUNTED.fullmatch(line.words)
        if counted and line.apart and int(counted[1]) == last + 1:
            last, series = last + 1, ""
            yield replace(line, kind=Kind.HEADING)
            continue
        mark = _SERIES.match(line.words)
        style = f"{mark[1]}{mark[3] or mark[6]}{bool(mark[7])}" if mark else ""
        if line.kind is Kind.HEADING and style != series:
            series = ""
        if (
            line.kind is Kind.ITEM
            and mark
            and len(line.words) <= 34
            and not re.search("。" if series == style else "[。、]", line.words)
        ):
            below = lines[number + 1] if number + 1 < len(lines) else None
            if (
                (mark[2] or mark[5] or mark[7]) in "1一①"
                and below
                and below.kind in (Kind.TEXT, Kind.ITEM)
                and not _SERIES.match(below.words)
            ):
                series = style
            if series == style:
                yield replace(line, kind=Kind.HEADING)
                continue
        yield line


def _is_off(words: str, before: bool) -> bool:
    """Tell whether what follows this heading is about something else."""
    if re.search("不正アクセス|漏え?い|漏洩|流出|カード情報|個人情報(?!に関するSNS)", words):
        return bool(re.search("関連(?:記事|ニュース)|一覧|ポリシー|取り?扱い", words))
    if _OFF.search(words):
        return True
    return before and not (re.match(rf"{_NUMBER}|Q", words) or _ON.search(words))


_LONG_SENTENCE, _LONGEST_SENTENCE = 500, 1500
"""Characters; behind the one a sentence ends at its next 、, behind the other wherever it is."""


_SIGN = re.compile("[(「『【)」』】。!]")
"""All that ends a sentence of a short line, or keeps it going."""


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    """Yield the ends of the sentences; a full stop within brackets or quotes ends none."""
    depth = start = 0
    short = len(words) <= _LONG_SENTENCE
    signs = ((sign.start(), sign[0]) for sign in _SIGN.finditer(words)) if short else enumerate(words)
    for position, character in signs:
        if character in "(「『【":
            depth += 1
        elif character in ")」』】":
            depth = max(0, depth - 1)
        if (
            (character == "、" and position - start > _LONG_SENTENCE)
            or position - start > _LONGEST_SENTENCE
            or (character in "。!" and (not depth or position - start > 400))
        ):
            yield start, position + 1
            start, depth = position + 1, 0
    if words[start:].strip():
        yield start, len(words)
