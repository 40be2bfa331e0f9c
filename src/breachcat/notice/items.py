"""Which data leaked, as a notice tells it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from breachcat.notice.data_words import ITEM, OTHER
from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.notice.windows import last_marker
from breachcat.vocabulary import DataItem

_WORDS = {item.value: item for item in DataItem}
_FILLER = re.compile(
    r"[\s・、,/()「」『』\[\]|:;※-]|および|及び|並びに|ならびに|など|等|または|又は|もしくは|お客様の|ご本人の|会員の|注文者の|と|の|情報|ご|お|[①-⑳]|\d[.)]|必須|任意|クレジットカード|各種|以上|項目|点|です|つ|\d"
)
_ADVICE = re.compile(
    r"(?:ご確認(?:くだ|のほど|をお)|ご連絡くだ|お問い?合わ?せ(?!の?(?:内容|履歴|フォーム|事項|番号|情報))|お聞き|伺うこと|ご記[入載](?!の方|いただいた|され)|新しいご?住所|変更(?:くだ|して|を?お|する|いただ|のお願)|お知らせいただ|ご注意|お尋ね|再設定|初期化|お伝えくだ|明記|記載の上|お手元|裏面(?=[にのへ](?:記載の|ある|書かれた)?(?:お?電話|ご?連絡先|カード会社|発行|番号へ|お?問))|聞き出|本人確認のため|うかがいま|伺いま)"
)
_TELLING = re.compile(
    rf"{LEAK}|含まれ|可能性のある|おそれのある|対象(?:と|の|は|情報)|次の情報|以下の|(?:情報|項目)(?:は|です|となり|で)|の[0-9一-九]つ|[0-9]項目|[0-9]点"
)
_NEGATIVE = re.compile(
    r"(?<!し訳ござい)(?<!し訳あり)(?<!否定でき)(?<!かもしれ)(?<!間違いござい)ません(?!か|でしょうか)"
    r"|(?:[はがもでの]|てい|れ|おら|見つから|わら)な(?:い(?=[。、」と]|こと|もの|ため|$)|かった)|て(?:おら|い)ず|含まれず|含みません|対象外|同様(?:です|でござ)"
)
_STAFF = re.compile(
    "管理(?:画面|ページ|者|用|サイト|権限)|教職?員|従業員の|社員の|職員の|担当者の|スタッフの|だまし取|詐取|推測|使い回|他社|他の?サービス|ほかの?サービス|組み?合わせを|を用いた|と同じ|変更(?:を|して|くだ|いた|のお)|認証情報"
)
"""Where these stand, IDs and passwords are those of the staff, or used in the attack."""


class Item(NamedTuple):
    """A data item that a passage names."""

    start: int
    end: int
    value: DataItem
    part: Passage
    denied: bool
    marker: str


def find_items(parts: list[Passage]) -> list[Item]:
    """Return the data items that are said to have leaked, or not to have."""
    found: list[Item] = []
    listing = False
    for part in parts:
        if part.off or part.kind is Kind.QUESTION or _TABLE_HEAD.match(part.words):
            continue
        items = list(_items(part, listing=listing))
        found += items
        listing = bool(items) and len(_beside_items(part)) <= _BARE and not part.words.endswith("。")
    return found


_TABLE_HEAD = re.compile(r"(?=[^|]*\|)(?=.*(?:期間|件数|人数))\D*$")
_MISUSED = re.compile("悪用|不正に?(?:利用|使用)|なりすま|二次被害")
"""What is denied beside these is the misuse, not the leak."""


def _items(part: Passage, *, listing: bool) -> Iterator[Item]:
    matches = list(ITEM.finditer(part.words))
    others = list(_others(part, matches)) if matches else []
    if not matches or not _names_leaked(part, matches, len(others), listing=listing):
        if part.kind is Kind.ITEM and _is_other(part):
            yield Item(part.start, part.end, DataItem.OTHER, part, _is_led_to_denial(part), "")
        return
    found = [(match, _WORDS[match.lastgroup or ""]) for match in matches]
    found += [(match, DataItem.OTHER) for match in others]
    named, led, misused = _only_named(part, matches), _is_led_to_denial(part), _MISUSED.search(part.words)
    secret = {DataItem.LOGIN_ID, DataItem.PASSWORD} if _STAFF.search(part.words) else set()
    for match, value in found:
        denied = led or is_denied(part.words, match.start())
        if (not misused if denied else match.start() not in named) and value not in secret:
            of_group = len(matches) > 1 or part.words.endswith("。")  # else ① may count the items
            marker = last_marker(part.words[: match.start()]) if of_group else ""
            start, end = part.start + match.start(), part.start + match.end()
            yield Item(start, end, value, part, denied, marker)


_NAMED = re.compile(
    r"(?:等|など)?(?:の情報)?を(?:すべて|全て|一斉に|強制的に)?(?:ご?入力|ご?利用|ご?使用|お使い|お預かり|変更|ご?登録|無効|初期化|リセット|再設定|失効|強制|求め|尋ね|お?聞|知らせ|装|騙|かた)"
    r"|の?(?:ご)?(?:入力|変更|登録|リセット|初期化|再設定|再発行|使い回し)(?!内容|情報|項目)|の(?:ご?利用|使用|モニタリング|監視)|に(?:書面|お?手紙|郵|封書|文書|届|記載|印字|知らない|宣伝|お送|送|配信|メールを)|は[^、。]{0,14}(?:無効|初期化|変更)|による保護|で保護|欄|入力(?:画面|フォーム|ページ)|あて|宛|のみ設定|が(?:表示|設定|必要)|へ(?:お|ご)?(?:送|配信|連絡|案内|個別)|を(?:使って|用いて|使い、|悪用)"
)
_JOINED = re.compile(r"\s*(?:[、・,/や]|と|及び|および|並びに|または|又は|もしくは|やご?)\s*")


def _only_named(part: Passage, matches: list[re.Match[str]]) -> set[int]:
    """Return where words only name what somebody typed in or where a message went; so do those joined to them."""
    found: set[int] = set()
    after, named = len(part.words), False
    for match in reversed(matches):
        joined = after < len(part.words) and _JOINED.fullmatch(part.words, match.end(), after)
        named = named if joined else bool(_NAMED.match(part.words, match.end()))
        after = match.start()
        if named or part.words[:after].endswith("ID("):
            found.add(after)
    return found


_LED = re.compile("次の|以下|下記")


def _is_led_to_denial(part: Passage) -> bool:
    """Tell whether the sentence that leads to a list says that these did not leak."""
    return bool(_LED.search(part.lead)) and is_denied(part.lead, max(0, len(part.lead) - 3))


_SORT = re.compile(
    r"(?:[^\s、・,/()「」。:は]{1,12})(?:番号|歴|コード|内容|記録|型番|種類|日時|状況|区分|結果|理由|目的|関係|先|金額|写真|画像|データ|希望|要望|サイズ|得点|点数|項目|(?:宿泊|予約|来館|来場|利用|予定|寄附|寄付|納品|受講|入会|加入|申込)日)(?=\s*(?:[、・,/()|→]|$|及び|および|等|など|が|です))"
)
"""A piece that ends like the name of a sort of data."""
_PIECE = re.compile(
    r"(?:(?!など|その他|以上|のみ|ほか)[^\s、・,/()「」。:はがをにで]){2,10}(?=\s*(?:[、・,/)|→]|$))|"
    + _SORT.pattern
)
_NO_SORT = re.compile(
    "カナ|かな|ガナ|がな|郵便|有無|暗号|任意|カード|お客様|対象|番号(?:へ|に)|窓口|連絡先|届け先|以下|次の|当社|弊社"
)


def _others(part: Passage, matches: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the pieces between, before and behind the known items of an enumeration that name other data."""
    known = [match.span() for match in matches]
    ends = {end for _, end in known}
    for piece in re.finditer(r"(?:^|[、・,/:]|及び|および|並びに|ならびに|または|又は|と)\s*", part.words):
        other = OTHER.match(part.words, piece.end())
        if not other and len(known) > 1 and piece.start() in ends:
            listed = len(known) > 2 and not part.words.rstrip().endswith("。")
            sort = (_PIECE if listed else _SORT).match(part.words, piece.end())
            other = sort if sort and not _NO_SORT.search(sort[0]) else None
        if not other or any(start < other.end() and other.start() < end for start, end in known):
            continue
        if not ITEM.search(_cell(part.words, other.start())):
            continue
        if re.match(
            r"\s*(?:[、・,/。)|→]|$|及び|および|並びに|などの?|等|の(?:情報|[0-9一-九])|です|が|と|[(]|を(?:含|記載|保存|記録))",
            part.words[other.end() :],
        ):
            ends.add(other.end())
            yield other


def _cell(words: str, position: int) -> str:
    """Return the cell of a table's row in which a position stands."""
    return words[words.rfind("|", 0, position) + 1 :].split("|", maxsplit=1)[0]


def is_row(words: str, *, goes_on: bool = False) -> bool:
    """Tell whether what looks like a heading is a line of a list of data: 【項目】カード番号、有効期限.

    A line that goes on such a list may have more words: 〔5〕作品の購入履歴.
    """
    found = list(ITEM.finditer(words))
    if not found or not re.fullmatch(r"\s*(?:など|等)?\s*(?:[(][^()]*[)])?", words[found[-1].end() :]):
        return False
    return goes_on or len(found) > 1 or not re.search(r"[^\W\d]", words[: found[0].start()])


_SORTS = re.compile(
    rf"{LEAK}|対象|情報|項目|可能性|内容|内訳|具体的|期間|該当|範囲|\d\s*(?:件|名|人|アカウント)"
)
_ABOUT_CONTACT = re.compile("問い?合わ?せ|窓口|お願い|連絡先")


_LABEL = re.compile(r"[^。、:]{0,16}(?:情報|項目|内容|種類|データ|内訳)[^。、:]{0,10}?[)】〕\]]?\s*[:|]")
"""How a line begins that lists data."""


_BARE = 7
"""Characters; a line with no more beside its items is one of a list."""


def _beside_items(part: Passage) -> str:
    """Return what a line says beside the names of items, without brackets and marks."""
    cells = "".join(cell for cell in part.words.split("|") if ITEM.search(cell))
    return _FILLER.sub("", ITEM.sub("", re.sub(r"[(][^)]*[)]", "", cells)))


def _names_leaked(part: Passage, matches: list[re.Match[str]], others: int, *, listing: bool) -> bool:
    """Tell whether a passage names data because they leaked or did not, and not for another reason."""
    around = f"{part.heading}\n{part.lead}"
    near = part.heading.split("\n")[-1]
    led = _LED.search(part.lead) and re.search(rf"{LEAK}|情報|項目", part.lead)
    if _ADVICE.search(part.words) or (not led and re.search("原因|なぜ起|どうして起", near)):
        return False
    if len(_beside_items(part)) <= (14 if part.kind is Kind.ITEM else _BARE) and not _ABOUT_CONTACT.search(
        near
    ):
        labelled = re.search("メールアドレス\\s*:|電話番号\\s*:", part.words)
        return not labelled and (
            len(matches) >= 3 or listing or bool(_SORTS.search(f"{around}\n{part.words[:12]}"))
        )
    if not re.search(rf"{LEAK}|対象|可能性|含まれ|恐れ|おそれ", f"{around}\n{part.words}") or not (
        _TELLING.search(part.words)
    ):
        told = re.search(
            rf"(?:{LEAK}|対象)[^\n]*(?:情報|項目|内容)|対象|漏え?い|流出|項目|(?:保存|記録|記載)されて|どのような(?:情報|データ|項目)|(?:どんな|何の|どの)情報",
            around,
        )
        excluded = re.search("お願い|窓口|再発|原因|経緯|対応", near)
        several = len(matches) > 1 or (others and not part.words.endswith("。"))
        return bool(several and (told or _LABEL.match(part.words)) and not excluded)
    if re.search("再発|お願い|ご注意|窓口", near) and not _NEGATIVE.search(part.words):
        return False
    return len(matches) >= 2 or bool(re.search(rf"(?:{LEAK})|含まれ|対象", part.words))


def _is_other(part: Passage) -> bool:
    """Tell whether a short item of a list of leaked data is of a kind that has no word."""
    plain = re.sub(r"^(?:[-*・●○•]|[(]\d+[)]|[①-⑳]|\d+[.)])\s*", "", part.words.strip())
    listed = re.search(
        rf"(?:{LEAK}|対象|閲覧)[^\n。]*(?:情報|項目|内容)", f"{part.heading.split(chr(10))[-1]}\n{part.lead}"
    )
    return (
        bool(listed)
        and len(plain) <= 16
        and not re.search(
            r"[。:、]|カード|個人情報|お客様|\d|方$|様$|もの$|こと$|不正|[―—]|開催|関連$|場合$|サイト|注意|備考|補足",
            plain,
        )
        and not re.search("お願い|窓口|原因|経緯|不正利用|対応", part.heading)
    )


_CLAUSE_END = re.compile(
    r"(?<=[すたい])が、|。(?!」)|ただし|一方で?、|ものの、|(?:(?<!方式)(?<!仕組み)であり|です)、|となっており、(?=[^。、]{1,24}(?<![にで])[はも])|(?<=[^\sま])で、(?=[^。、]{1,24}[はも])|(?<=した|ます|せん|です)\s*(?=「|なお|また、|ただし|※|これら|→)"
)


_EXCEPTED = re.compile(r"(?:[(][^()]{0,20}[)]|[^。、はがを()]){0,30}(?:を除|以外|は除)")
_BESIDES = re.compile(
    r"[^。、はがをも]{0,24}(?:の|[、・]そ)(?:ほか|他)(?:に|の|には)?[^。も]{0,20}(?:情報|もの|項目)[はが]"
)
_ASIDE = re.compile(r"[(][^()]*[)]")


def is_denied(words: str, position: int) -> bool:
    """Tell whether the clause in which a position stands says that something is not so.

    What is excepted from a denial (カード番号以外は漏えいしておりません) is not denied.
    """
    ends = _clause_ends(words)
    number = bisect_right(ends, position)
    begin, end = ([0, *ends][number], [*ends, len(words)][number])
    aside = _aside_at(words[begin:end], position - begin)
    negative = _is_negative(words[begin:end], aside)
    excepted = _EXCEPTED.match(words, position, end) or (negative and _BESIDES.match(words, position, end))
    return negative is not bool(excepted)


@lru_cache(maxsize=16)
def _clause_ends(words: str) -> list[int]:
    return [match.end() for match in _CLAUSE_END.finditer(words)]


def _aside_at(clause: str, position: int) -> str:
    """Return the words in brackets round a position; empty where there are none."""
    start, closed = clause.rfind("(", 0, position), clause.rfind(")", 0, position)
    return clause[start : clause.find(")", position) + 1] if start > closed else ""


@lru_cache(maxsize=256)
def _is_negative(clause: str, aside: str) -> bool:
    """Tell whether a clause denies, apart from what it says in brackets other than `aside`."""
    return bool(_NEGATIVE.search(_ASIDE.sub(lambda match: match[0] if match[0] == aside else "", clause)))
