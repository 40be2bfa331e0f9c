"""How many are affected, as a notice tells it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.japanese import Count, find_counts, read_count
from breachcat.notice.passages import LEAK, Kind, Passage


class Quantity(NamedTuple):
    """A count of those affected, where it stands and how it is qualified."""

    start: int
    end: int
    value: Count
    part: Passage
    share: bool
    """うち: a part of another count."""
    total: bool
    marker: str


_NO_COUNT = re.compile(
    r"(?:不正利用|不正使用|悪用|被害額|問い?合わ?せ|相談|役員|店舗|窓口|オペレーター|体制|限定|定員|先着|アクセス数|うち重複|重複|重な|と重な|試行|ログイン試行|攻撃|送信(?:した)?メール|送付|発送|届いて)"
)
_COUNT_CONTEXT = re.compile(
    rf"{LEAK}|対象|該当|可能性|情報|お客[様さ]|会員|件数|人数|個人|アドレス|カード|顧客|登録"
)


def find_quantities(text: str, parts: list[Passage]) -> list[Quantity]:
    """Return the counts of what leaked and of those affected, without counts of anything else."""
    return [
        quantity
        for part in parts
        if not part.off
        and part.kind is not Kind.QUESTION
        and not re.search("問い?合わ?せ|窓口", part.heading.split("\n")[-1])
        for quantity in _quantities(text, part)
    ]


def _quantities(text: str, part: Passage) -> Iterator[Quantity]:
    if not _COUNT_CONTEXT.search(f"{part.heading}{part.lead}{part.words}"):
        return
    yield from _unknown(text, part)
    for start, count in find_counts(text[part.start : part.end]):
        end = start + len(count.text)
        before, behind = part.words[:start], part.words[end:]
        if re.search(
            "別の[^。、]{0,10}(?:会社|社|店|サイト)|同様の被害|他社|としておりましたが|とご案内して(?:おり|い)ましたが|第一報[^。]{0,12}では",
            part.words,
        ):
            continue
        clause = re.split(r"[。、]|(?<=ます)が", before)[-1] + re.split(r"[。、]", behind)[0]
        if re.match(
            r"\s*(?:目|以内|当たり|あたり|につき|程度の|ずつ|体制|[のに](?:店舗|担当|専門|スタッフ))", behind
        ) or re.search(r"第\s*$", before):
            continue
        if _NO_COUNT.search(clause) or re.search(r"重な|重複", part.words) or not _is_leak_count(part, count):
            continue
        tail = before[-12:]
        marker = re.search(r"([①-⑳])[^①-⑳。]*$", before)
        yield Quantity(
            part.start + start,
            part.start + end,
            count,
            part,
            bool(re.search(r"うち、?[^。]{0,26}$|内[、]?$", before)),
            bool(re.search("合計|総計|総数|全体|^計|全(?=\\d)", tail + count.text)),
            marker[1] if marker else "",
        )


_UNKNOWN = re.compile("(?:件数|人数)は不明")


def _unknown(text: str, part: Passage) -> Iterator[Quantity]:
    """Yield what a notice says on a count that nobody knows."""
    for match in _UNKNOWN.finditer(part.words):
        words = text[part.start + match.start() : part.start + match.end()]
        yield Quantity(
            part.start + match.start(), part.start + match.end(), read_count(words), part, False, True, ""
        )


_TITLE = re.compile("お詫び|おわび|お知らせ|ご報告")


def _around(part: Passage) -> str:
    """Return the words that tell what a count counts; a title says it of no sentence, nor one sentence of the next."""
    headings = [words for words in part.heading.split("\n") if not _TITLE.search(words)]
    listed = part.kind is Kind.ITEM or not part.words.endswith("。")
    return "\n".join([*headings, part.lead if listed else "", part.words])


def _is_leak_count(part: Passage, count: Count) -> bool:
    if not count.value:
        return False
    around = _around(part)
    if not re.search(rf"{LEAK}|対象|該当|件数|人数|可能性|不正", around):
        return False
    return bool(re.search(r"\d|[十百千万]", count.text)) and not re.match(
        r"[一二三四五六七八九]人", count.text
    )
