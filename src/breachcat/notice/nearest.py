"""Choose among the days of a sentence the one on which a step was done."""

import re

from breachcat.notice.days import Day
from breachcat.notice.passages import Passage
from breachcat.notice.steps import Hit
from breachcat.vocabulary import EventKind

LATER = re.compile(
    r"その後|のち|後日|追って|今後(?!の)|このたび|この度|今般|このほど|数日[後中]|数週|週明け|翌週|翌月(?![\d上中下末])|(?:お伝え|公表|お知らせ|掲載)(?:いた)?し(?:まし)?たが|(?:[かヶカケヵ]月|週間|年)後"
)
_ANNOUNCES = re.compile(r"(?:日時?|時)?\s*(?:[:|]|\t)\s*(?=[\d令平])")
"""What stands between a label and its day, whatever days stand before: 発生日時：…　発見日時：…."""
_BEHIND = re.compile(r"(?:日時?|時|の日付)?\s*(?:は|[:(、|/]|\t|\s)*\s*")


def day_of(part: Passage, hit: Hit, days: list[Day]) -> Day | None:
    """Return the nearest day before the words that say the step, or right behind them."""
    told = hit.rule.kind is EventKind.DETECTED and bool(hit.party)
    inside = [day for day in days if hit.start < day.start < hit.end]
    if hit.party and inside and not told:
        return _of_party(part, hit, inside, days)
    if adjacent := [day for day in days if day.end == hit.start]:
        return adjacent[0]
    if labelled := _behind_label(part, hit, days):
        return labelled
    if _ANNOUNCES.match(part.words, hit.end - part.start) and (
        next_day := next((day for day in days if day.start >= hit.end), None)
    ):
        return next_day
    limit = hit.start if told and any(day.end <= hit.start for day in days) else hit.end
    if before := [day for day in days if day.end <= limit and not _is_aside(part, day)]:
        between = part.words[before[-1].end - part.start : hit.start - part.start]
        return None if LATER.search(between) else before[-1]
    behind = next((day for day in days if day.start >= hit.end), None)
    return behind if behind and _is_label(part, hit, behind) else None


_STAGE = re.compile(r"速報|確報|続報|第[一二1-3]報")


def _behind_label(part: Passage, hit: Hit, days: list[Day]) -> Day | None:
    """Return the day right behind the stage of a report, in a row in which stages stand before days."""
    if hit.rule.kind is not EventKind.PPC_REPORTED or not _STAGE.search(hit.words):
        return None
    first = part.words[: days[0].start - part.start] if days else ""
    next_day = next((day for day in days if day.start >= hit.end - 1), None)
    if (
        next_day
        and _STAGE.search(first)
        and not part.words[hit.end - part.start : next_day.start - part.start].strip(" :はを")
    ):
        return next_day
    return None


def _is_label(part: Passage, hit: Hit, day: Day) -> bool:
    """Tell whether the words only announce the day behind them: 調査完了：2022年6月28日."""
    between = part.words[hit.end - part.start : day.start - part.start]
    label = part.words[hit.end - part.start :]
    return bool(
        (_BEHIND.fullmatch(between) and not (between.startswith("、") and re.search("[ぁ-ん]$", hit.words)))
        or (len(label) < 40 and re.match(r"[^。、]{0,8}[:(|\t]", label))
        or re.match(r"[^。]{0,12}(?:のは|日は)", label)
    )


_OTHERS = {
    EventKind.PPC_REPORTED: re.compile("警察|警視庁|[府県]警|[一-鿿]署[にへ]"),
    EventKind.POLICE_REPORTED: re.compile("委員会"),
}
"""The other one of the two that reports in one sentence go to."""


def _of_party(part: Passage, hit: Hit, inside: list[Day], days: list[Day]) -> Day:
    """Return the day of a report to one of several parties: the one that stands with the party."""
    other = _OTHERS[hit.rule.kind]
    if (led := [day for day in days if day.end <= hit.start]) and (
        other.search(part.words[inside[0].end - part.start : hit.end - part.start])
        and re.fullmatch(
            "(?:に|には|付け?で|、|も)*", part.words[led[-1].end - part.start : hit.start - part.start]
        )
    ):
        return led[-1]
    for day in inside:
        if other.search(part.words[hit.start + len(hit.party) - part.start : day.start - part.start]):
            before = [one for one in days if one.end <= hit.start]
            return before[-1] if before else day
        if other.search(part.words[day.end - part.start : hit.end - part.start]):
            return day
    return inside[-1]


def _is_aside(part: Passage, day: Day) -> bool:
    """Tell whether a day only says which one something was: 2020年8月12日の流出懸念から."""
    return bool(
        re.match(
            r"付け?の(?!最終|調査|報告|書|文|メ|電|お|ご|決済代行|カード会社|警察|連絡|通知)|付け?「|現在|の?時点|(?:受付|公表)[)]",
            part.words[day.end - part.start :],
        )
    )
