"""The title of a page: which line it is, and how a record writes it."""

import re
from itertools import pairwise

from breachcat.notice.passages import Kind, Passage, is_row
from breachcat.notice.ways import either

_LEAK = either(
    "不正な?(?:に)?(?:アクセス|ログイン|照会|閲覧|利用)",
    "漏え?い|漏洩|流出|流失|サイバー攻撃|紛失|盗難|情報セキュリティ|個人情報|カード情報|ウイルス感染|改ざん|ランサム",
    "リスト型",
    "設定(?:の)?(?:誤り|不備|ミス)",
    "誤送信|誤公開|誤掲載|誤配信|持ち出|システム障害|盗み見|誤表示",
    "閲覧(?:でき|され)",
    "書き換え",
)
_TOLD = "お詫び|おわび|お知らせ|ご?報告|について|ご案内|に関する|発表|公表|質問|お願い|判明|可能性|流出|漏え?い|お答え|知らせ|件|人分"
TITLE = re.compile(rf"(?=.*(?:{_LEAK}))(?:.*(?:{_TOLD}).*)")
_PLAIN = re.compile(
    "^"
    + either(
        ".{0,24}お客[様さ]ま?へ.{0,3}(?:大切な|重要な)?(?:お知らせ|お詫び)",
        ".{0,30}(?:皆様|皆さま|お客[様さ]ま?)[にへ](?:深く|心より)?お詫び(?:申し上げます|いたします)",
        "お客[様さ]ま?へのお詫び(?:とお知らせ|とご報告)?",
        ".{1,24}からのお詫び(?:とお知らせ)?",
        r"お\s?詫\s?び",
        "(?:お詫びと|大切な|重要な)お知らせ",
        ".{0,20}お客[様さ]ま?への?ご報告(?:とお詫び)?",
        "(?:【お詫び】|【重要】).{0,30}(?:お客[様さ]ま?|皆様|皆さま)へ",
        ".{2,30}ご?利用の(?:お客[様さ]ま?|皆様|皆さま)へ(?:[(][^()]{2,12}[)])?",
    )
    + "$"
)
"""What a notice is called that does not name the matter."""
_NO_TITLE = re.compile(
    r"このたび|この度|平素|Q\s*\d|Q[.:]|[(]?\d{1,2}[).]|[一二三四五六七八九]、|[・]|[■●]\s*(?:これまで|経緯|原因)"
)
_CALLED = re.compile("(?:お詫び|お知らせ|ご?報告|について|お願い)(?:[(][^()]*[)])?$")
_CRUMBS = re.compile(r"^(?:HOME|ホーム|トップ|TOP|Home)[^\n]*[>＞»]\s*", re.IGNORECASE)
_ENDS = r"[\s#■◆●▼★☆◇○□▽※=＝~]+"


def find_title(parts: list[Passage], start: int) -> Passage | None:
    """Return the line that is the page's title, from `start` on: one that names the matter, else a formal one."""
    head = [part for part in parts[:60] if part.start >= start and _may_be(part)]
    body = next((part.start for part in parts if part.start >= start and _is_body(part)), None)
    above = [part for part in head if body is None or part.start < body]
    named = next((part for part in above if TITLE.match(_flat(part))), None)
    formal = next((part for part in above[:12] if _PLAIN.match(_flat(part))), None)
    return named or _dated(parts[:60], start) or formal


def _dated(parts: list[Passage], start: int) -> Passage | None:
    """Return the line below a day alone on its line that is called as titles are, as on a shop's page."""
    return next(
        (
            part
            for day, part in pairwise(parts)
            if day.kind is Kind.DAY
            and part.start >= start
            and TITLE.match(_flat(part))
            and _CALLED.search(_flat(part))
        ),
        None,
    )


def _may_be(part: Passage) -> bool:
    plain = part.words.strip()
    return not (
        part.off
        or part.kind in (Kind.DAY,)
        or len(plain) > 130
        or is_row(plain)
        or plain.endswith(("。", "、"))
        or _NO_TITLE.match(plain)
    )


def _is_body(part: Passage) -> bool:
    return part.words.rstrip().endswith("。") and len(part.words) > 25


def _flat(part: Passage) -> str:
    return part.words.strip().replace("\n", " ")


def written_title(words: str) -> str:
    """Return a title on one line, without marks, the way to the page, and quotes around the whole of it."""
    plain = re.sub(r"\s*\n\s*", " ", words).strip()
    plain = _CRUMBS.sub("", re.sub(rf"^(?:[-*・>]\s+|・|{_ENDS})+", "", plain))
    plain = re.sub(rf"{_ENDS}$", "", plain)
    plain = re.sub(r"^【(?:社会|経済|速報ニュース)】", "", plain)
    plain = re.sub(r"\s*[(（](?:19|20)?\d{2,4}[年/.][^()（）]{3,12}[)）]$", "", plain)
    whole = re.fullmatch(r"([「『【≪《<])(?P<inner>[^「」『』【】≪≫《》<>]*)([」』】≫》>])", plain)
    return (whole["inner"] if whole else plain).strip()
