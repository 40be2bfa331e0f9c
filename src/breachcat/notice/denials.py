"""What a notice says did not leak."""

import re
from typing import NamedTuple

from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.vocabulary import Denial

_STRENGTH: tuple[tuple[Denial, str], ...] = (
    (Denial.NOT_POINTED_OUT, "指摘(?:は)?(?:されて|を受けて|いただいて)(?:おり|い)ません|指摘はございません"),
    (
        Denial.NOT_CONFIRMED,
        "確認(?:は)?(?:されて|できて)(?:おり|い)ません|確認されません|認められません|見つかって(?:おり|い)ません|認められて(?:おり|い)ません|確認はされて|確認されておらず",
    ),
    (
        Denial.NONE,
        "含まれて(?:おり|い)(?:ません|ない)|含まれません|含んで(?:おり|い)ません|(?:流出|漏え?い|漏洩|影響|可能性|心配|情報|事実|懸念)(?:の(?:心配|おそれ|可能性|事実))?(?:は|も)?(?:一切)?(?:ございません|ありません|して(?:おり|い)ません)|対象(?:外(?:で|と)|では(?:ござい|あり)ません)|^(?:A\\d*\\s*[:.]?\\s*)?(?:いいえ、?)?ございません",
    ),
)
_NO_DENIAL = re.compile(
    r"対象でない|なりすまし|引き落とし|請求|不正利用|悪用|不正使用|保有して|保持して(?:おり|い)ませ|お預かりして(?:おり|い)ません(?!ので)|変更はござい|お聞き|添付|判断|料金|負担|請求|電話番号を|二次被害|取消|キャンセル|断定"
)


class Denied(NamedTuple):
    """A passage that denies a leak, how strongly, and of what."""

    part: Passage
    strength: Denial
    what: str


def find_denials(parts: list[Passage]) -> list[Denied]:
    """Return what the notice says did not leak; once for each heading and strength."""
    found: dict[tuple[int, Denial], Denied] = {}
    for part in parts:
        if part.off or part.kind in (Kind.QUESTION, Kind.HEADING):
            continue
        for clause in re.split(r"(?<=[すたい])が、|ただし、?", part.words):
            strength = next((word for word, pattern in _STRENGTH if re.search(pattern, clause.strip())), None)
            if re.match(r"\s*[①-⑳(]\d?[)]?の", clause):
                continue
            if (
                strength is None
                or _NO_DENIAL.search(clause)
                or not re.search(f"{LEAK}|含まれ|{LEAK}|情報", f"{clause}{part.heading}")
            ):
                continue
            found.setdefault(
                (part.section if part.heading else part.start, strength),
                Denied(part, strength, _what(clause, part)),
            )
    return list(found.values())


def _what(clause: str, part: Passage) -> str:
    """Return the words that name what did not leak, at most sixty characters."""
    plain = re.sub(r"^\s*(?:[・※]|A\d*\s*[:.]?|なお、?|また、?|ただし、?|いいえ、?)+\s*", "", clause)
    match = re.match(
        r"(.{2,60}?)(?:に(?:つきまして|ついて|関して)は|(?:の|が)(?:流出|漏え?い|漏洩)|は[、]?|も含)", plain
    )
    what = match[1] if match else plain
    if len(what) < 3 or re.match("ございません|弊社の|情報", what):
        what = part.heading.split("\n")[-1]
    return re.sub(r"\s+", " ", what).strip(" 、。")[:60]
