"""What kind of page it is: whose words they are, the day that it bears, its title, what is quoted."""

import re
from dataclasses import dataclass

from breachcat.japanese import Date
from breachcat.notice.dating import day_of, days_borne, is_body, is_signature
from breachcat.notice.passages import Kind, Passage
from breachcat.notice.titles import find_title
from breachcat.vocabulary import SourceKind

_OWN_WORDS = re.compile(
    "弊社|当社|当店|当店舗|本学|当会|本会|当院|弊店|当校|当法人|当館|小社|当組合|当協会|本校|当サイト|当ショップ"
)
_BLOGGER = re.compile(
    "わたし(?!ども|たち)|私[はもがの]|ブロガー|筆者|こんにちは|(?:僕|ぼく|俺)[はもがの]|うちの|(?:この|当)ブログ|わが家|かな。|(?:だ|です)よね|(?:です|ます)ねえ?。"
)
_REPORTED = re.compile(
    "(?:と|を)?(?:発表|公表|明らかに)した(?:。|と)|と(?:いう|のこと)。|としている。|によると|同社は|同大は|同店は|同校は"
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
    title = find_title(parts, start if kind is SourceKind.BLOG else 0)
    borne = [part for part in parts if start <= part.start < end]
    days = tuple(days_borne(text, borne))
    if kind is SourceKind.BLOG:  # within what it quotes, only the head and the foot of the notice
        edges = {part.start for part in [*borne[:6], *borne[-4:]]}
        days = tuple(
            item
            for item in days
            if item[0].start in edges and (item[0].kind is Kind.DAY or is_signature(item[0].words))
        )
    own = next((day for _, day, what in days if what == "published"), days[0][1] if days else None)
    if kind is SourceKind.PRESS:
        own = own or next(
            (day for part in parts[:12] if not is_body(part) and (day := day_of(text, part))), None
        )
    return Page(kind, own, days, title, start, end)


def _kind(folded: str, parts: list[Passage]) -> SourceKind:
    own, told = len(_OWN_WORDS.findall(folded)), len(_REPORTED.findall(folded))
    head = "各位" in folded[:250]
    if _QUOTES.search(folded):
        return SourceKind.BLOG
    quoted = _is_marked(folded) or (not head and re.search("このたび|弊社|当社|引用", folded))
    if len(_BLOGGER.findall(folded)) >= 3 and quoted:
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


_MARKED = re.compile(r"^>", re.MULTILINE)


def _is_marked(folded: str) -> bool:
    """Tell whether lines are marked as quoted, as mail programs and Markdown do."""
    return len(_MARKED.findall(folded)) >= 3


_QUOTES = re.compile(r"^.{0,4}(?:ここから引用|引用開始)", re.MULTILINE)


def _quoted(folded: str) -> tuple[int, int]:
    """Return where a third party's page repeats the operator's notice."""
    if _is_marked(folded):
        marks = [match.start() for match in _MARKED.finditer(folded)]
        behind = folded.find("\n", marks[-1])
        return marks[0], behind if behind > 0 else len(folded)
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
