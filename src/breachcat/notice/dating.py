"""The days that a notice bears itself: in its head, in its foot, and with words such as 更新."""

import re

from breachcat.japanese import Date, Unreadable, read_date
from breachcat.japanese.dates import DATE
from breachcat.notice.passages import MATTER, Kind, Passage, is_row


def days_borne(text: str, parts: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the days that stand alone on their line in the head, or else in the foot, of the notice."""
    body = next((i for i, part in enumerate(parts) if is_body(part)), len(parts))
    head = [part for part in parts[:body] if part.kind is Kind.DAY]
    parts = [part for part in parts if not part.off]
    foot = [
        part
        for part in parts[body:]
        if part.kind is Kind.DAY and (_is_foot(part, parts) or _is_signed(part, parts))
    ]
    days = (
        head
        or foot
        or [part for part in parts[:14] if part.kind is Kind.DAY and _is_beside_name(part, parts)]
    )
    found = [(part, day, _what(part.words)) for part in days if (day := day_of(text, part))]
    if not any(what == "published" for _, _, what in found):
        found += _inline(text, parts[:body], parts[-6:])
    known = {(day.earliest, what) for _, day, what in found}
    found += [item for item in _labelled(text, parts) if (item[1].earliest, item[2]) not in known]
    alone = len({day.earliest for _, day, _ in found}) == 1 and all(what == "updated" for _, _, what in found)
    told = any(_PUBLISHED_BEFORE.search(part.words) for part in parts[:20])
    if alone and "更新日" in found[0][0].words and not told:  # of a page that bears no other day
        found = [(found[0][0], found[0][1], "published")]
    return _plausible(found, parts)


_YEAR_OR_MARK = re.compile("[-年/.]")
"""What any whole date has."""
_LABEL_BEFORE = re.compile(
    r"(最終更新日?|更新日?|追記|初出|公開日|(?:^|[\s|/・(])公開|(?:初回)?掲載日?|初版|初掲載)\s*[】\])]?\s*[:]?\s*$"
)
_PUBLISHED_BEFORE = re.compile(
    "日の(?:公表|発表|お知らせ)(?:後|以来|以降|から)|日に(?:公表|発表|お知らせ)(?:いたし|し|させ)"
)
_LABEL_BEHIND = re.compile(
    r"\s*第[二三四五2-5]版()|\s*(?:に?(?:内容を)?|[^。、]{1,16}を(?=..$))(更新|追記|改訂|加筆|訂正|一部修正|修正)(?!プロ)"
)
_BORNE_BEHIND = re.compile(r"\s*に?(?:初回)?(?:掲載|公開|公表|発表|初出|配信)(?=[^ぁ-ん一-鿿]|$)")
_CHANGED_SO = re.compile(r"\s*[:、]?[^。、]{1,24}[をに](追記|加筆|訂正|修正|追加|更新)(?:いた)?し")
_CHANGED = re.compile(r"(?:訂正|追記|加筆|修正|改め|更新)(?:いた)?しました。?\s*[(]|改めました。?\s*[(]")


def _labelled(text: str, parts: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the days that stand with a word such as 更新 or 追記."""
    found: dict[tuple[object, str], tuple[Passage, Date, str]] = {}
    for part in parts:
        for match in DATE.finditer(part.words) if _YEAR_OR_MARK.search(part.words) else ():
            label = _LABEL_BEFORE.search(
                part.words[: match.end() - len(match[0].lstrip())]
            ) or _LABEL_BEHIND.match(part.words, match.end())
            if not label and len(part.words) <= 60 and part.words.startswith("("):
                label = _CHANGED_SO.match(part.words, match.end())
            if not label and part.words.startswith(("※", "訂正", "追記")):
                label = _CHANGED.search(part.words, 0, match.start())
            if not label and re.fullmatch(r"[(][^()]*[)]", part.words.strip()):
                label = re.search("訂正|追記|加筆|修正|改め|書き足|更新", part.lead)
            if not label and len(part.words) <= 60 and not part.words.endswith("。"):
                label = _BORNE_BEHIND.match(part.words, match.end())
            if not label:
                continue
            what = "updated" if re.search("更新|追記|改|修正|訂正|加筆|追加|版", label[0]) else "published"
            try:
                day = read_date(text[part.start + match.start() : part.start + match.end()].strip())
            except Unreadable:
                continue
            found.setdefault((day.earliest, what), (part, day, what))
    return list(found.values())


_BODY = re.compile(
    f"{MATTER.pattern}|平素|この(?:たび|度)|いつも|拝啓|[弊当本小]|お客|皆様|皆さま|ござい|によ[ると]|した。"
)


def is_body(part: Passage) -> bool:
    """Tell whether a passage is a sentence of the text itself, not of its head or foot."""
    return (
        part.kind in (Kind.TEXT, Kind.ITEM)
        and part.words.rstrip().endswith("。")
        and len(part.words) > 25
        and bool(_BODY.search(part.words))
    )


def _is_beside_name(part: Passage, parts: list[Passage]) -> bool:
    """Tell whether a line stands next to one that ends with the name of a company."""
    at = parts.index(part)
    return any(
        len(other.words) <= 40 and re.search("会社|法人|協会|代表|組合", other.words) and not is_body(other)
        for other in parts[max(0, at - 1) : at + 2]
        if other is not part
    )


_SIGNATURE = re.compile(
    r"(?:(?:株式|有限|合同|合資)会社|[^\s、。]{2,6}法人)\s?[^\s、。]{1,20}(?:\s+\S.*)?"
    r"|[^\s、。]{1,20}(?:(?:株式|有限|合同)会社|協会|組合|大学|学園)(?:\s+\S.*)?"
)


def is_signature(words: str) -> bool:
    """Tell whether a line is a day with the name of a company and nothing else."""
    return bool(_SIGNATURE.fullmatch(DATE.sub("", words, count=1).strip()))


def _is_signed(part: Passage, parts: list[Passage]) -> bool:
    """Tell whether the name of the operator alone stands below a day."""
    at = parts.index(part)
    return any(_SIGNATURE.fullmatch(other.words.strip()) for other in parts[at + 1 : at + 2])


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
        and not any(is_body(other) for other in parts[at + 1 :])
    )


def _what(words: str) -> str:
    if re.search("更新|追記|改訂|改定|修正", words) and not re.search("初版|公開日", words):
        return "updated"
    return "first" if re.search("第[一1]報|初報", words) else "published"


def day_of(text: str, part: Passage) -> Date | None:
    """Return the first whole day that a passage names."""
    match = DATE.search(part.words)
    if match is None:
        return None
    start = match.end() - len(match[0].lstrip())
    try:
        return read_date(text[part.start + start : part.start + match.end()])
    except Unreadable:
        return None


_AROUND = re.compile(
    r"報道発表(?:資料)?|報道資料|記者発表|プレスリリース|ニュースリリース|お知らせ|重要(?:な)?|ニュース|NEWS|News|TOPICS|トピックス|ホーム|トップ(?:ページ)?|HOME|TOP|No\.?\s*[\d-]+|第\s*\d+\s*号"
    r"|(?:投稿|発行|作成|発信|配信|掲載|公開|公表|発表|更新)日?(?:時)?|日(?:時|付)|カテゴリー?|広報|その他|[\s>|/:・()\[\]【】〔〕*#_-]"
)
"""What stands around the day of a page in its head, besides names."""


_SIGNED = re.compile(
    r"[^\s、。]{2,16}\s+(?:園主|店主|代表|社長|理事長?|会長|校長|学長|館長|院長|主宰|組合長|支配人|女将|工房主|蔵元|事務局長?)(?:\s*\S{1,8}){0,3}"
)


def _inline(text: str, head: list[Passage], foot: list[Passage]) -> list[tuple[Passage, Date, str]]:
    """Return the day of a line that is not the day alone: with the company's name or a label."""
    found = []
    for part in [*head[:12], *foot]:
        words = part.words.strip()
        if len(words) > 60 or part.off or words.endswith("。") or part.kind is Kind.QUESTION:
            continue
        if len(DATE.findall(words)) > 1:
            continue  # each with its label
        labelled = re.search(
            "(?:公開|掲載|公表|発表|更新|最終更新)日?\\s*[:)]?\\s*(?=\\D{0,2}\\d|令|平)", words
        )
        named = re.search(
            r"会社|法人|協会|各位|大学|(?:お詫び|お知らせ|ご?報告|質問|回答|Q&A|について)[^。]{0,4}[(][^()]*\d年[^()]*[)]$",
            words,
        ) and not (part in foot and is_row(words) and not is_signature(words))
        bare = part in head[:12] and len(_AROUND.sub("", DATE.sub("", words, count=1))) <= 2
        signed = part in foot and _SIGNED.fullmatch(DATE.sub("", words, count=1).strip())
        if (labelled or named or bare or signed) and (day := day_of(text, part)):
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
