"""How many are affected, as a notice tells it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

from breachcat.japanese import Count, Qualifier, find_counts, read_count
from breachcat.japanese.dates import DATE
from breachcat.notice.leads import leads
from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.notice.windows import last_marker


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


_PEOPLE = r"氏名|名前|情報|データ|住所|アドレス|番号"
_NOT_BEFORE = re.compile(
    r"第\s*$|(?:ファイル|プログラム|スクリプト|ページ|サーバー?|端末|パソコン|PC|画面|台帳|書類|通|箇所|レビュー|試行|試み|攻撃|アクセス|検知|検索|問い?合わ?せ|ご?相談|苦情|通報|申告|申し?出|定員|先着|限定|会員数|総会員|登録者総数|読者数|来場者|フォロワー|株主|研修を|事案|事例|不具合|他社|重複[^。]{0,6}|同様の被害|1日に|一日に|毎月|毎日|平均|チーム|委員会|(?:不審|迷惑|偽|フィッシング)[^。、]{0,10}|残席|残り|在庫|例|×)(?:数|件数|回数|総数)?\s*(?:が|を|は|で|の|に|・|:|、|約|延べ|のべ|合計|[(])*\s*$"
)
"""What stands before a count of something else."""
_STAFF = re.compile(
    r"(?:社員|従業員|職員|教員|教諭|担当者|係|スタッフ|委員|役員|理事|調査員|専門家|弁護士|技術者|アルバイト|退職者|オペレーター)(?:の)?\s*$"
)
_NOT_BEHIND = re.compile(
    r"\s*(?:目|以内|を(?:調査|精査|解析|分析|検索)|の(?:ファイル|フォルダ|データベース|サーバー?|サイト|プログラム|メール(?!アドレス))|[^。、]{0,24}?は、?(?:対象外|対象では|含まれ(?:ませ|ず|てお))|の(?:クレジット)?カードで|と数え|とカウント|の(?:迷惑|スパム)メール|当たり|あたり|ずつ|体制|台で|\d|[のに](?:店舗|担当|専門|スタッフ|会社|業者|相談員|専門家)|も(?!の)[^。]{0,24}(?:ません|な[いく]|ず)"
    r"|に?(?:1|一)人|につき、?\s*[\d,]+\s*(?:円|ポイント)|を(?:専任|配置|増員|採用|懲戒|処分|逮捕|招|対象に(?:研修|訓練|アンケート))|の(?:不正な?)?(?:アクセス|攻撃|通信|試行|ログイン試行|お?問い?合わ?せ|ご?相談|苦情|申告|不審)|の(?:警察官|捜査員|アルバイト|職員|社員|担当))"
)
"""What stands behind a count of something else."""
_ASKED = re.compile(r"(?:問い?合わ?せ|ご?相談|苦情)[^。、]{0,6}は、[^。、]{0,24}$")
_OWN_ACCOUNT = re.compile(r"\s*(?:分)?の(?:メール|アカウント|パソコン|端末|ID|PC|スマ|認証|権限)")
_OTHER_THING = re.compile(
    "不正利用|不正使用|不正に(?:利用|使)|悪用|被害額|問い?合わ?せ|窓口|オペレーター|体制|定員|先着|アクセス数|試行|の試み|攻撃|ポイント|クーポン|通信(?:量|回数|先|が|を)|不達|戻って|届か[なず]|届いて(?:い|お)|お?届けでき|未達|宛先不明|送信(?:した)?メール|発送した|うち重複|重複して|重複し、|全社員|全従業員|全職員|レビュー|再発行|(?:送信|発送|配信)数|(?:調査|検索|解析)した|変更いただいた|(?:番号|情報)を[^。、]{0,6}提供し|(?:過去|直近)[^。、]{0,8}の(?:ご?注文|取引)|一人(?:で|に|当|あ)|1人(?:で|に|当)"
)
"""What a clause counts that does not count those affected."""
_THEN = rf"(?:(?!{LEAK}|対象|該当|可能性|情報|お客|うち|\d\s*[件名人])[^。]){{0,30}}?"
_MISUSED = re.compile(
    rf"{_THEN}(?:不正利用|不正使用|不正に(?:利用|使)|悪用|なりすまし|(?:他|別|よそ|ほか|海外)の[^。、]{{0,8}}で使われ|実際に使われ|[\d万千]円|ポイント[がを])"
)
_FORMER = r"(?:第一報|一次公表|前回|当初|先般|先に|先日|以前|速報|(?:公開|公表|発表|掲載|報告)(?:時|当時|段階)|中間報告|初報|[一二三四1-4]報|の時点)"
_RECALLED = re.compile(
    r"[^。]{0,40}旨を(?:お伝え|お知らせ|ご?公表|ご?報告|ご?案内)(?:いたし|し)て(?:おり|い)まし|"
    r"[」』）)]?\s*(?:分)?(?:と|として)(?:ご?(?:報告|案内|公表|発表|説明|連絡|記載)|お伝え|お知らせ|申し?上げ|しており|していた|していまし|[見み]て(?:いた|いまし|おりまし))"
    r"|\s*(?:から|より)[^。、]{0,30}?(?:訂正|修正|変更|改め|増|減)|\s*(?:から|を)\s*[\d,]+\s*(?:件|名|人)"
)
"""What follows a number that another one has replaced."""
_OTHERS = re.compile(
    r"別の[^。、]{0,10}(?:会社|社|店|サイト|委託)|他社(?!の?(?:サービス|サイト)|様?から)|相次|業界|本紙|めぐって(?:は|も)|巡って(?:は|も)|[A-Z]社|同業|\d月\d{1,2}日号|同様の被害|全国の|(?:年|月|過去|以前|[昨去一]年[春夏秋冬]?|先月)(?:に|の[^。、]{1,8})?も[、別他]|昨年も"
)
"""What speaks of another incident, in the rest of the paragraph too."""
_TOTAL = re.compile(
    r"合計|総計|総数|全体|(?:^|[^統設])計\s*$|全(?=\d)|合わせ|あわせ|併せ|トータル|(?:両|全|\d)サイトで|人数で[はも]|実人数|合算|重複を除"
)


_ABOUT_CONTACT = re.compile("問い?合わ?せ|窓口|相談")


def find_quantities(text: str, parts: list[Passage], beside: Iterable[int]) -> list[Quantity]:
    """Return the counts of what leaked and of those affected, without counts of anything else.

    `beside` are the starts of the passages that name a window: a count there counts those of the window.
    """
    windows = set(beside)
    found = list(islice(_told(text, parts, windows), _MOST))
    in_total = {*_summands(found, parts, windows), *_addends(found)}
    most = max((one.value.value or 0 for one in found if not one.share), default=0)
    return [
        one if (one.value.value or 0) <= most else one._replace(share=False)
        for one in found
        if one.start not in in_total
        and not any(_rounds(one.value, other.value) or _heads(one, other) for other in found)
    ]


_MOST = 200
"""No notice tells so many counts; what follows is a table of something else."""


def _told(text: str, parts: list[Passage], windows: set[int]) -> Iterator[Quantity]:
    led = leads(parts)
    sections = {part.section for part in parts if part.start in windows}
    for part in parts:
        if part.kind is Kind.QUESTION or _ABOUT_CONTACT.search(part.heading.split("\n")[-1]):
            continue
        yield from _quantities(text, part, led[part.start], part.start in windows, part.section in sections)


def of_this(text: str, parts: list[Passage]) -> Iterator[Passage]:
    """Yield the passages that speak of this incident: not what follows a look at another in its paragraph."""
    end, other = 0, False
    for part in parts:
        if "\n" in text[end : part.start]:
            other = False
        end = part.end
        other = other or bool(_OTHERS.search(part.words))
        if not other and not part.off:
            yield part


def _rounds(one: Count, other: Count) -> bool:
    """Tell whether a count only tells another one in a round number: 3,300件超 of 最大3,346件."""
    if not one.value or not other.value or one.unit is not other.unit:
        return False
    rounded = one.qualifier is Qualifier.AT_LEAST and one.value < other.value
    return (
        rounded
        and other.qualifier is not Qualifier.AT_LEAST
        and other.value - one.value <= 0.05 * other.value
    )


_SAYS_MORE = re.compile("。|氏名|名前|住所|電話番号|メールアドレス|カード番号|生年月日")
"""A row that is more than a part of a count: it has data of its own."""


def _summands(found: list[Quantity], parts: list[Passage], windows: set[int]) -> Iterator[int]:
    """Yield where the counts of neighbouring rows stand that add up to a count above them."""
    rows = {part.start: row for row, part in enumerate(parts)}
    run: list[Quantity] = []
    for one in [*found, None]:
        if one and run and rows[one.part.start] == rows[run[-1].part.start] + 1:
            run.append(one)
            continue
        above = {other.value.value for other in found if run and other.start < run[0].start}
        if len(run) > 1 and sum(row.value.value or 0 for row in run) in above:
            yield from (row.start for row in run)
        listed = one and one.part.start not in windows and not _SAYS_MORE.search(one.part.words)
        run = [one] if one and listed else []


def _addends(found: list[Quantity]) -> Iterator[int]:
    """Yield where counts in brackets stand that add up to the count before these: 1,234件(A社 700件、B社 534件)."""
    for _, of_part in groupby(found, key=lambda one: one.part.start):
        here = list(of_part)
        for number, first in enumerate(here):
            words, begin = first.part.words, first.part.start
            inside = [
                one
                for one in here[number + 1 :]
                if one.value.unit is first.value.unit
                and ")" not in words[first.end - begin : one.start - begin]
            ]
            if len(inside) > 1 and sum(one.value.value or 0 for one in inside) == first.value.value:
                yield from (one.start for one in inside)


def _heads(one: Quantity, other: Quantity) -> bool:
    """Tell whether a headline tells in a round number what the text tells exactly: 5500件 of 最大5,537件."""
    if one.part.words.endswith("。") or one.start > other.start or one.value.unit is not other.value.unit:
        return False
    few, many = one.value.value or 0, other.value.value or 0
    return few % 100 == 0 < many % 100 and abs(many - few) < 100


def _quantities(text: str, part: Passage, lead: str, beside: bool, near: bool) -> Iterator[Quantity]:
    yield from _unknown(text, part, total=not beside)
    whole = True
    for start, count in find_counts(text[part.start : part.end]):
        end = start + len(count.text)
        before, behind = part.words[:start], part.words[end:]
        share = bool(re.search(r"うち、?[^。]{0,60}$|内[、]?$", before)) and not _OF_MORE.search(behind)
        whole = bool(count.value) and (whole or not share) and not _counts_else(before, behind, count)
        if not whole:
            continue
        summed = bool(_TOTAL.search(part.heading.split("\n")[-1]))
        total = summed or bool(_TOTAL.search(before[-16:] + count.text))
        if not (beside or summed or (near and total) or _OF_THEM.match(behind) or _is_leak_count(part, lead)):
            continue
        yield Quantity(
            part.start + start,
            part.start + end,
            count,
            part,
            share,
            total,
            last_marker(part.words[: start + 1]),
        )


def _counts_else(before: str, behind: str, count: Count) -> bool:
    """Tell whether a count counts something else than those affected, or is no longer true."""
    clause = re.split(r"[。、]|(?<=ます)が", before)[-1] + re.split(r"[。、(]", behind)[0]
    told = re.search(_PEOPLE, behind[:12]) or re.match(r"[\s)」|]*(?:[(]|$)", behind)
    if _STAFF.search(before) and (_OWN_ACCOUNT.match(behind) or not told):
        return True
    if _RECALLED.match(behind) or re.search(
        rf"{_FORMER}[^。]{{0,16}}?は[^。、]{{0,16}}$|{_FORMER}の\s*$|{_FORMER}[^。、]{{0,6}}(?:伝え|知らせ|公表|発表|報告|公開|掲載|案内)[^。、\d]{{0,12}}た\s*$",
        before,
    ):
        return True
    if re.match(r"\s*のうち", behind) and not re.search(f"{LEAK}|対象|該当|可能性|情報|お客", before):
        return True
    return bool(
        _NOT_BEFORE.search(before[-30:])
        or _NOT_BEHIND.match(behind[:40])
        or _MISUSED.match(behind)
        or _OTHER_THING.search(clause)
        or _ASKED.search(before)
        or re.match(r"[一二三四五六七八九]人", count.text)
        or re.match(r"\s*ではな", behind)
    )


_OF_THEM = re.compile(r"\s*分?の(?:メールアドレス|ご?氏名|お?名前|個人情報|カード情報|ご?住所)")
_UNKNOWN = re.compile("(?:件数|人数)は不明")


def _unknown(text: str, part: Passage, *, total: bool) -> Iterator[Quantity]:
    """Yield what a notice says on a count that nobody knows."""
    for match in _UNKNOWN.finditer(part.words):
        start, end = part.start + match.start(), part.start + match.end()
        yield Quantity(start, end, read_count(text[start:end]), part, False, total, "")


_BOUGHT = re.compile("購入|買|決済|精算|支払|払い|登録|注文|利用|使|入力|申し?込|申込|ログイン")
_NAMED = re.compile("氏名|名前|住所|電話番号|メールアドレス|カード番号|有効期限|生年月日")
_OF_MORE = re.compile(rf"(?:{_NAMED.pattern})[^。]*(?:{LEAK}|含)")
"""What follows a part of a count of whom more leaked."""
_TITLE = re.compile("お詫び|おわび|お知らせ|ご報告")
_CONCERNED = re.compile(
    rf"{LEAK}|対象|該当|件数|人数|何(?:人|名|件|アカウント)|どの?(?:くらい|程度)|可能性|おそれ|不正|影響|被害|ログイン(?:に成功|され|を許)"
)


def _is_leak_count(part: Passage, lead: str) -> bool:
    """Tell whether what stands around a count speaks of those affected.

    A title says it of no sentence, nor one sentence of the next.
    """
    headings = [words for words in part.heading.split("\n") if not _TITLE.search(words)]
    listed = part.kind is not Kind.TEXT or not part.words.endswith("。")
    around = "\n".join([*headings, lead if listed else "", part.words])
    if part.kind is Kind.HEADING and "情報" in lead:
        return True
    dated = DATE.search(part.words) and _BOUGHT.search(part.words)
    return bool(_CONCERNED.search(around) or dated or len(set(_NAMED.findall(part.words))) > 1)
