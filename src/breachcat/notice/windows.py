"""Windows of exposure, as a notice tells them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.japanese import Period, make_period
from breachcat.notice.days import Day, Span
from breachcat.notice.passages import LEAK, Kind, Passage

_CUSTOMER = "予約|在籍|受講|配信|受信|閲覧|保存され|購入|決済|利用|入力|登録|注文|申し?込|お客[様さ]|会員|対象|期間|不正アクセス|可能性|改ざん|使用|入会|応募|加入"
_NO_WINDOW = re.compile(
    r"[^。]{0,30}?(?:受け?付|営業|休業|定休|開設|キャンペーン|販売(?:期間|いたし)|開催|開演|公演|まで(?:、|に)?[^。]{0,20}調査|調査(?:を実施|期間)|停止(?:して|期間|いたし)|メンテナンス|監視|無料|抽選|募集|卒業|以外|を除)"
)
_BOUND = re.compile(r"(?P<words>\s*(?:(?P<until>まで|以前(?!から))|以降|以後|から|より))(?:に|の間に)?、?")
_HALF = re.compile(r"(?:から|より|~|[(][^)]*[)]から)\s*$")
_WHO = re.compile(
    r"[^。、]{0,30}?(?:購入|決済|利用|登録|入力|注文|申し?込|入会|使用|応募|お使い|在籍|予約|受講)[^。]{0,14}?(?:お客|会員|方|皆|生徒|学生|利用者|顧客|もの|件|ユーザー|いただい|され|した|カード)"
)
_DENIED = re.compile(
    r"(?:ございません|おりません|いません|ありません|対象外|ご安心|含まれず|含みません|ません)"
)


class Window(NamedTuple):
    """A window of exposure as one passage tells it."""

    start: int
    end: int
    value: Period
    part: Passage
    marker: str


def find_windows(text: str, parts: list[Passage], spans: list[Span], days: list[Day]) -> list[Window]:
    """Return each mention of a window in the order of the text."""
    found = []
    for part in parts:
        if part.off or part.kind is Kind.QUESTION or not _is_about(part):
            continue
        inside = [span for span in spans if part.start <= span.start < part.end]
        found += [
            _window(part, span.start, span.end, span.value) for span in inside if _is_window(part, span)
        ]
        found += _open_windows(text, part, days)
    return found


def _is_about(part: Passage) -> bool:
    if re.match(
        "(?:[・■-]\\s*)?(?:対象|流出|漏え?い|漏洩)?の?(?:可能性のある)?期間(?:\\s|[:|/])", part.words
    ):
        return True
    around = f"{part.heading}\n{part.lead}\n{part.words}"
    return (bool(re.search(_CUSTOMER, part.words)) and bool(re.search(f"{LEAK}|対象|不正", around))) or bool(
        re.search(f"(?:{LEAK}|対象)[^。\n]*(?:期間|日)|期間", f"{part.heading}\n{part.lead}\n{part.words}")
        and re.search(f"{LEAK}|対象", around)
    )


def _is_window(part: Passage, span: Span) -> bool:
    behind = part.words[span.end - part.start :]
    if _NO_WINDOW.match(behind[:45]) or re.search(
        "(?:受付|営業|休業)[^。]{0,6}$", part.words[: span.start - part.start]
    ):
        return False
    return not (_DENIED.search(part.words) and not re.search("可能性が|流出し|漏え?いし", part.words))


def _open_windows(text: str, part: Passage, days: list[Day]) -> Iterator[Window]:
    """Yield the windows of which the passage gives one end: 2021年3月31日までに登録された会員."""
    if _DENIED.search(part.words):
        return
    for day in days:
        if not part.start <= day.start < part.end:
            continue
        before, behind = part.words[: day.start - part.start], part.words[day.end - part.start :]
        bound = _BOUND.match(behind)
        end = day.end + (bound.end() if bound else 0)
        if not (bound or day.value.open) or not _WHO.match(behind[end - day.end :]):
            continue
        words = text[day.start : day.end] + (bound["words"] if bound else "")
        if bound and bound["until"]:
            if not _HALF.search(before):
                yield _window(part, day.start, end, make_period(words, None, day.value))
        else:
            yield _window(part, day.start, end, make_period(words, day.value, None))


def _window(part: Passage, start: int, end: int, value: Period) -> Window:
    before = part.words[: start - part.start]
    marker = re.search(r"([①-⑳]|[(]\d[)]|(?<!\d)\d[:.)])\s*$|^\s*([①-⑳]|[(]\d[)])", before)
    return Window(start, end, value, part, (marker[1] or marker[2]).strip(":.") if marker else "")
