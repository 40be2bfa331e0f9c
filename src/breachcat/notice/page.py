"""What kind of page it is: whose words they are, the day that it bears, its title, what is quoted."""

import re
from dataclasses import dataclass

from breachcat.japanese import Date, Unreadable, read_date
from breachcat.japanese.dates import DATE
from breachcat.notice.passages import Kind, Passage
from breachcat.vocabulary import SourceKind

_OWN_WORDS = re.compile(
    "弊社|当社|当店|当店舗|本学|当会|本会|当院|弊店|当校|当法人|当館|小社|当組合|当協会|本校|当サイト|当ショップ"
)
_BLOGGER = re.compile("わたし|私[はもがの]|ブロガー|筆者|こんにちは|僕[はもがの]|うちの|このブログ")
_REPORTED = re.compile(
    "(?:と|を)?(?:発表|公表|明らかに)した(?:。|と)|と(?:いう|のこと)。|としている。|によると|同社は|同大は|同店は|同校は"
)
_LEAK = "不正アクセス|漏え?い|漏洩|流出|流失|サイバー攻撃|紛失|情報セキュリティ|個人情報|カード情報|ウイルス感染|不正利用|改ざん|ランサム"
TITLE = re.compile(
    rf"(?=.*(?:{_LEAK}))(?:.*(?:お詫び|おわび|お知らせ|ご報告|について|ご案内|報告|に関する|発表|公表|質問|判明|可能性|流出|漏え?い).*)"
)
_QUESTIONS = re.compile("よくある(?:ご)?質問|FAQ|Q&A|Q&A|ご質問と(?:ご)?回答")


@dataclass(frozen=True, slots=True)
class Page:
    """Whose words the text is, its own days, its title, and where the operator's own words stand."""

    kind: SourceKind
    own: Date | None
    days: tuple[tuple[Passage, Date, str], ...]
    title: Passage | None
    start: int
    end: int
    """The operator's words are from `start` to `end`; what stands around them is a third party's."""


def read_page(text: str, folded: str, parts: list[Passage]) -> Page:
    """Return what the layout of the text tells of it."""
    kind = _kind(folded, parts)
    start, end = (0, len(folded)) if kind is not SourceKind.BLOG else _quoted(folded)
    title = _title(parts, start if kind is SourceKind.BLOG else 0)
    days = tuple(_own_days(text, parts)) if kind is not SourceKind.BLOG else ()
    own = next((day for _, day, what in days if what == "published"), None)
    if kind is SourceKind.PRESS:
        own = own or next(
            (day for part in parts[:12] if not _is_body(part) and (day := _day(text, part))), None
        )
    return Page(kind, own, days, title, start, end)


def _kind(folded: str, parts: list[Passage]) -> SourceKind:
    own, told = len(_OWN_WORDS.findall(folded)), len(_REPORTED.findall(folded))
    head = "各位" in folded[:250]
    if len(_BLOGGER.findall(folded)) >= 3 and not head and re.search("このたび|弊社|当社", folded):
        return SourceKind.BLOG
    if (
        told >= 1
        and told * 2 >= own
        and not re.search("お客様各位|関係者?各位|会員の皆様へ|深くお詫び", folded)
    ):
        return SourceKind.PRESS
    questions = [part for part in parts if part.kind is Kind.QUESTION]
    formal = re.search("各位|このたび|平素(?:より|は)", folded)
    if len(questions) >= 4 and not formal:
        return SourceKind.OFFICIAL_FAQ
    return SourceKind.OFFICIAL_NOTICE


def _quoted(folded: str) -> tuple[int, int]:
    """Return where a third party's page repeats the operator's notice."""
    if mark := re.search(
        r"^.*(?:ここから引用|引用開始|以下(?:、|は)?[^\n]{0,14}引用)[^\n]*\n", folded, re.MULTILINE
    ):
        last = re.search(r"\n[^\n]*(?:引用ここまで|ここまで引用|引用終)", folded[mark.end() :])
        return mark.end(), mark.end() + last.start() if last else len(folded)
    first = re.search(
        r"^[「『【]?.*(?:お詫び|お知らせ|ご報告).*[」』】]?\s*\n+\s*(?=.{0,30}(?:このたび|この度|平素|当社|弊社|お客様各位|拝啓))",
        folded,
        re.MULTILINE,
    )
    start = (
        first.start()
        if first
        else next((m.start() for m in re.finditer("このたび|この度|お客様各位", folded)), 0)
    )
    last = re.search(
        r"\n[^\n]{0,60}(?:」より|より引用|引用元.*|\(引用[^\n]*\)|引用ここまで.*|^以上)\s*(?=\n)",
        folded[start:],
    )
    end = start + last.start() if last else len(folded)
    return start, end


def _title(parts: list[Passage], start: int) -> Passage | None:
    for part in parts[:60]:
        if part.start < start or part.kind is Kind.DAY or len(part.words) > 130:
            continue
        plain = part.words.strip()
        if plain.endswith(("。", "、")) or re.match("このたび|Q|平素", plain) or part.off:
            continue
        if TITLE.match(plain.replace("\n", " ")):
            return part
    return None


def _own_days(text: str, parts: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the days that stand alone on their line in the head, or else in the foot, of the notice."""
    body = next((i for i, part in enumerate(parts) if _is_body(part)), len(parts))
    head = [part for part in parts[:body] if part.kind is Kind.DAY]
    parts = [part for part in parts if not part.off]
    foot = [part for part in parts[body:] if part.kind is Kind.DAY and _is_foot(part, parts)]
    found = [(part, day, _what(part.words)) for part in head or foot if (day := _day(text, part))]
    if not any(what == "published" for _, _, what in found):
        found += _inline(text, parts[:body], parts[-6:])
    known = {(day.earliest, what) for _, day, what in found}
    found += [item for item in _labelled(text, parts) if (item[1].earliest, item[2]) not in known]
    return _plausible(found, parts)


_LABEL_BEFORE = re.compile(r"(最終更新日?|更新日?|追記|初出|公開日|掲載日|初版)\s*[】\])]?\s*[:]?\s*$")
_LABEL_BEHIND = re.compile(r"\s*に?(更新|追記|改訂|一部修正)")


def _labelled(text: str, parts: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the days that stand with a word such as 更新 or 追記."""
    found: dict[tuple[object, str], tuple[Passage, Date, str]] = {}
    for part in parts:
        for match in DATE.finditer(part.words):
            label = _LABEL_BEFORE.search(
                part.words[: match.end() - len(match[0].lstrip())]
            ) or _LABEL_BEHIND.match(part.words, match.end())
            if not label:
                continue
            what = "updated" if re.search("更新|追記|改訂|修正", label[1]) else "published"
            try:
                day = read_date(text[part.start + match.start() : part.start + match.end()].strip())
            except Unreadable:
                continue
            found.setdefault((day.earliest, what), (part, day, what))
    return list(found.values())


def _is_body(part: Passage) -> bool:
    return part.kind in (Kind.TEXT, Kind.ITEM) and part.words.rstrip().endswith("。") and len(part.words) > 25


def _is_foot(part: Passage, parts: list[Passage]) -> bool:
    at = parts.index(part)
    return (
        len(parts) - at <= 8
        and (
            len(parts) - at <= 4
            or any(
                re.search("会社|法人|協会|代表|以上|大学|[店校会院]$", other.words)
                for other in parts[at - 1 : at + 4]
            )
        )
        and not any(_is_body(other) for other in parts[at + 1 :])
    )


def _what(words: str) -> str:
    if re.search("更新|追記|改訂|改定|修正", words) and not re.search("初版|公開日", words):
        return "updated"
    return "first" if re.search("第[一1]報|初報", words) else "published"


def _day(text: str, part: Passage) -> Date | None:
    match = DATE.search(part.words)
    if match is None:
        return None
    start = match.end() - len(match[0].lstrip())
    try:
        return read_date(text[part.start + start : part.start + match.end()])
    except Unreadable:
        return None


_INLINE = re.compile(r"(?:公開日|掲載日|公表日|発表日|掲載|投稿日|公開)\s*[:]?\s*|^\s*(?=\d)")


def _inline(text: str, head: list[Passage], foot: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the day of a line that is not the day alone: with the company's name or a label."""
    found = []
    for part in [*head[:12], *foot]:
        words = part.words.strip()
        if len(words) > 60 or part.off or words.endswith("。") or part.kind is Kind.QUESTION:
            continue
        labelled = re.search(
            "(?:公開|掲載|公表|発表|更新|最終更新)日?\\s*[:)]?\\s*(?=\\D{0,2}\\d|令|平)", words
        )
        named = re.search("会社|法人|協会|各位|大学", words)
        if (labelled or named) and (day := _day(text, part)):
            found.append((part, day, "updated" if labelled and "更新" in labelled[0] else "published"))
    return found


def _plausible(
    found: list[tuple[Passage, Date, str]], parts: list[Passage]
) -> list[tuple[Passage, Date, str]]:
    """Return one day of publication, the one next to the title or the company's name, and the updates."""
    published = [item for item in found if item[2] == "published"]
    if len(published) > 1:
        anchor = [
            p.start
            for p in parts[:40]
            if re.search("各位|会社|お詫び|お知らせ|法人", p.words)
            and p.kind is not Kind.DAY
            and len(p.words) < 120
        ]
        nearest = min(
            published, key=lambda item: min((abs(item[0].start - place) for place in anchor), default=0)
        )
        found = [item for item in found if item[2] != "published" or item is nearest]
    return found
