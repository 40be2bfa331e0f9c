"""Windows of exposure, as a notice tells them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from breachcat.japanese import Period
from breachcat.notice.days import Day, Span
from breachcat.notice.leads import leads
from breachcat.notice.passages import LEAK, Kind, Passage

_DEEDS = (
    "購入|買|決済|精算|支払|払い|払わ|利用|使(?:い|っ|わ|用)|登録|入力|打ち込|注文|求め|申し?込|申込|入会|加入|応募|予約|請求|受講|在籍|配信|受信|閲覧|保存"
    "|ログイン|投稿|送信|来場|宿泊|受診|入学|選び|選択|取引|契約|会員|お客|顧客|対象|該当|期間|アクセス|侵入|可能性|改ざん|状態|見え|置かれ|仕掛け|仕込|埋め込|作動|動作して|接続し"
)
_CUSTOMER = re.compile(f"{_DEEDS}|{LEAK}")
_ASIDE = re.compile(r"[(][^()]*[)]")
_MISUSED = re.compile("[^。、]{0,12}(?:不正に?(?:利用|使用|ログイン)|悪用)")
"""What is told of the misuse, not of those concerned."""
_NO_WINDOW = re.compile(
    r"[^。]{0,30}?(?:営業|休業|定休|キャンペーン|販売(?:期間|いたし)|開催|開演|公演|まで(?:、|に)?[^。]{0,20}調査|調査(?:を実施|期間|を行|いたし|が行)"
    r"|停止(?:して|し、|し。|期間|いたし|中|さ)|名称|順次|メンテナンス|監視(?:を|し|いた|体制)|無料|無償|進呈|プレゼント|ポイント|クーポン|抽選(?!に|へ)|募集|卒業|以外|を除|(?:サイト|ストア|ショップ)?(?:の|を)?(?:移転|リニューアル|休止|改装|閉鎖)"
    r"|に?発送|発売|郵送|振り?替|実施し|窓口|受け?付(?!フォーム|画面)|決算|業績|売上|工事|展示|通知(?:を|い|し)|ご?連絡(?:を|い|し|さ)|対応(?:を|い)|お問い?合わ?せ|報告(?:を|い|し)"
    r"|(?:封書|書面|手紙|葉書|はがき|書留|メール)(?:で|にて)[^。、]{0,12}(?:知らせ|案内|連絡|通知|送)|(?:封書|書面|手紙|葉書|はがき|書留|(?<!注)文書|お詫び状)を[^。、]{0,8}(?:送(?!り?(?:いただ|くださ|にな|され))|届け|発送|差し上げ)|と(?:しており|していまし|お伝えし|お知らせし|ご?報告し|ご?案内し|公表し)[^。、]{0,12}が、|要し(?:た|て|ま)|を要する|か月(?:あまり|余り|ほど|近く|以上)?[がもを]|経過し)"
)
_NO_WINDOW_BEFORE = re.compile(
    r"(?:受け?付|営業|休業|開催|調査|停止|会期|募集|販売|設置|開設|決算期?|会計年度|メンテナンス|キャンペーン|改装|応募|休止|工事|配信|窓口|でいうと|展|公演|フェア|祭)(?:期間|時間|日時?)?(?:「[^」]*」)?[^。、]{0,6}$"
)
_BOUND = re.compile(
    r"(?P<words>\s*(?:(?P<until>まで|以前(?!から)|の?(?:時点|現在)(?=[でにま])(?!では))|以降|以後|から|より))(?:に|の間に|で)?、?"
)
_HALF = re.compile(r"(?<!開設)(?<!開店)(?<!開始)(?<!オープン)(?<!当初)(?:から|より|~|[(][^)]*[)]から)\s*$")
"""What stands before the end of a period of two days; a site's opening is no day."""
_OTHER_END = re.compile(r"\s*(?:一昨年|昨年|去年|前年|本年|今年|同年|翌年)")
"""What begins the end of a period that only the notice's own day can date."""
_WHO = re.compile(
    r"(?:に|の(?:間|あいだ)に|の期間に?)?、?[^。、]{0,36}?(?:購入|買|決済|精算|支払|払い|利用|登録|入力|注文|お求め|申し?込|申込|入会|加入|使|応募|在籍|予約|受講|請求|選び|選択|取引|契約|ログイン|宿泊|来場|参加|会員と?な(?:ら|っ)|知らせくださ|知らせいただ|預けくださ|預けいただ|提出|お寄せ|お送りくださ|お送りいただ)"
    r"[^。、]{0,18}?(?:くださ|下さ|なさ|お客|会員|方|皆|生徒|学生|者|顧客|もの|件|ユーザー|いただ|され|した|った|い?た\d|カード|客|人|名)"
)
_WHO_SINCE = re.compile(
    rf"{_WHO.pattern.rpartition('[^。、]{0,18}?')[0]}[^。、]{{0,18}}?(?:お客|会員|方|皆|生徒|学生|利用者|顧客|もの|ユーザー|カード|客|人|名|様|件|アカウント)(?!へ|に(?:は|も)?、?[^。]{{0,24}}(?:連絡|送|通知|案内|知らせ|伝え))"
)
_IN_IT = re.compile(rf"(?:この|その|同)\s*(?:間|期間|あいだ)[^。]*(?:{LEAK}|可能性|おそれ)")
"""What the next sentence says of a period: この間に、次の情報が閲覧された可能性があります."""
_DENIED = re.compile(
    r"(?:ございません|おりません|いません|ありません|対象外|ご安心|含まれず|含みません|ません|対象では|てい?ない)"
)
_ASSERTED = re.compile(
    r"可能性が(?!ご?指摘|あると(?:の|い))|おそれ[がの]|恐れ[がの]|疑い[がの]|対象と(?!(?:は|も)?な(?:りません|らな|っており))|(?:流出し|漏え?いし|漏洩し|閲覧され|送信され|抜き取られ)(?!て(?:おりま|おら|いな|いま?せ|はお|はい))"
)
"""Words by which a sentence with a denial also says that something did leak."""


class Window(NamedTuple):
    """A window of exposure as one passage tells it."""

    start: int
    end: int
    value: Period
    part: Passage
    marker: str
    labelled: bool = False
    """Other words stand between its days."""


def find_windows(text: str, parts: list[Passage], spans: list[Span], days: list[Day]) -> list[Window]:
    """Return each mention of a window in the order of the text."""
    found = []
    led = leads(parts)
    below = {one.start: other.words for one, other in pairwise(parts)}
    for part in parts:
        if part.off or part.kind is Kind.QUESTION or _is_denied(part):
            continue
        whole = [span for span in spans if part.start <= span.start < part.end]
        dated = [day for day in days if part.start <= day.start < part.end]
        found += [
            _window(part, span.start, span.end, span.value, labelled=not whole)
            for span in whole or _labelled(text, part, dated)
            if _is_window(part, span)
            and (
                _WHO.match(part.words, span.end - part.start)
                or _is_about(part, span.start, led[part.start])
                or _IN_IT.match(below.get(part.start, ""))
            )
        ]
        found += _open_windows(text, part, dated)
    return found


_LABEL = re.compile(
    r"[^。、:|/]{0,22}?(?:(?<!営業)(?<!休業)(?<!受付)(?<!開催)期\s*間|時\s*期|日時|時間帯?|対象者?|お客様|(?:流出|漏え?い|漏洩|発生|閲覧|攻撃|利用|決済|購入)日)(?:[(][^)]*[)])?[)】〕\]]?\s*(?:[:|/、は。」』]|\s|$)"
)
"""How a line begins that names the time of the leak."""
_DONE = re.compile(
    r"[^。、]{0,12}(?:購入|決済|利用|登録|入力|注文|申し?込み?|入会|予約)(?:分)?(?:いただいた|され|した)?[^。]{0,8}$"
)
_INCIDENT = re.compile(
    f"{LEAK}|対象|該当|可能性|おそれ|不正|改ざん|攻撃|ログイン(?:が|に)成功|ログインが成立|ログインされ"
)
_TIMED = re.compile(
    rf"期\s*間|時期|日時|時間帯|(?:{LEAK}|対象|該当|問題)[^。\n]*(?:いつ|何時)|いつ[^。\n]*(?:{LEAK}|対象|該当)"
)
_NOT_TIMED = re.compile(
    r"(?:営業|休業|受け?付|開催|調査|停止|募集|販売|会期|設置|延長|改装|でいう)の?(?:期間|時期|日時|時間)|窓口|問い?合わ?せ|再発防止|今後|再開|公表|遅|要した|事務局|開館|営業時間|展覧会|\d{2,4}-\d{2,4}-\d{3,4}"
)


def _is_about(part: Passage, start: int, lead: str) -> bool:
    """Tell whether a passage with a period speaks of the time in which data were exposed."""
    if _LABEL.match(part.words):
        return not _NOT_TIMED.search(part.words)
    around = f"{part.heading}\n{lead}\n{part.words}"
    if _CUSTOMER.search(part.words) and _INCIDENT.search(around):
        return True
    near = f"{part.heading.split(chr(10))[-1]}\n{lead}"
    if _NOT_TIMED.search(near):
        return False
    row = start - part.start <= 20 and not part.words.endswith("。")
    return bool(
        _TIMED.search(near)
        or (row and re.search(f"{LEAK}|対象", near))
        or re.search(rf"(?:{LEAK}|対象)[^。\n]*(?:期間|日|時期)", around)
    )


_OPENS = re.compile(
    r"(?:の?[^。、\d~]{1,16}?)??\s*(?:から|より|~|至|[、,|/]|\s)\s*(?:(?:(?:最終|終了|終期|至)[^。、\d]{0,8}?)[:]?\s*)?"
)
_FIRST = re.compile(r"(?:自|初回[^。、\d]{0,8}|最初[^。、\d]{0,8}|開始[^。、\d]{0,4})\s*[:]?\s*$")
_LAST = re.compile(r"至|最終|終了|終期|から|より")


def _labelled(text: str, part: Passage, dated: list[Day]) -> Iterator[Span]:
    """Yield a period of which other words stand between the days: 自…至…, …の公開時から…まで."""
    for first, last in pairwise(dated):
        between = part.words[first.end - part.start : last.start - part.start]
        before, behind = part.words[: first.start - part.start], part.words[last.end - part.start :]
        if len(between) > 30 or not _OPENS.fullmatch(between) or not _LAST.search(between):
            continue
        if not (_FIRST.search(before) or re.match(r"\s*(?:まで|の(?:間|あいだ|期間))", behind)):
            continue
        if first.value.earliest <= last.value.latest and first.sure and last.sure:
            yield Span(first.start, last.end, Period(text[first.start : last.end], first.value, last.value))


def _is_window(part: Passage, span: Span) -> bool:
    behind = part.words[span.end - part.start :]
    before = part.words[: span.start - part.start]
    return not (_NO_WINDOW.match(behind[:45].split("(")[0]) or _NO_WINDOW_BEFORE.search(before[-30:]))


def _is_denied(part: Passage) -> bool:
    """Tell whether a passage only says that a period is none of the leak."""
    words = _ASIDE.sub("", part.words)
    return bool(_DENIED.search(words)) and not _ASSERTED.search(words)


def _open_windows(text: str, part: Passage, dated: list[Day]) -> Iterator[Window]:
    """Yield the windows of which the passage gives one end: 2021年3月31日までに登録された会員."""
    for day in dated:
        before, behind = part.words[: day.start - part.start], part.words[day.end - part.start :]
        bound = _BOUND.match(behind)
        words = bound["words"] if bound else ""
        rest = behind[bound.end() if bound else 0 :]
        named = _WHO_SINCE.match(rest) or (
            _LABEL.match(part.words) and (_DONE.match(rest) or not rest.strip())
        )
        if not (bound or day.value.open) or not named or _NO_WINDOW.match(rest[:45]) or _MISUSED.match(rest):
            continue
        until = bool(bound and bound["until"])
        if (until and _HALF.search(before)) or _OTHER_END.match(rest):
            continue
        sides = (None, day.value) if until else (day.value, None)
        labelled = bool(day.kept) or "点" in words or "現在" in words
        end = day.end + len(words)
        yield _window(part, day.start, end, Period(text[day.start : end], *sides), labelled=labelled)


_MARKER = re.compile(
    r"[①-⑳](?:[、・と~]?[①-⑳])*|[(「](?:\d|[ア-オa-eA-E])[)」]|(?<![\w&])[A-Eア-オ](?=\s*[:.の]|グループ|群)|[甲乙丙](?=\s|[:のに])|前者|後者|。"
)


def last_marker(words: str) -> str:
    """Return what the last group is called by that a sentence names: ①, (ア), 「a」, A: …; empty where it names none."""
    found = [match[0] for match in _MARKER.finditer(words)]
    return found[-1].strip("()「」。") if found else ""


def _window(part: Passage, start: int, end: int, value: Period, *, labelled: bool = False) -> Window:
    before = part.words[: start - part.start + 1]
    return Window(start, end, value, part, last_marker(before), labelled)


@dataclass(frozen=True, slots=True)
class Group:
    """One window with all its mentions."""

    mentions: list[Window]

    @property
    def key(self) -> tuple[Any, Any]:
        """Both ends as days."""
        value = self.mentions[0].value
        return (value.start and value.start.earliest, value.end and value.end.latest)


def grouped(windows: list[Window]) -> list[Group]:
    """Return the windows, each with all its mentions."""
    groups: dict[Any, Group] = {}
    for window in windows:
        one = Group([window])
        groups.setdefault(one.key, Group([])).mentions.append(window)
    closed = {start for start, end in groups if start and end}
    return [group for (start, end), group in groups.items() if end or start not in closed]
