"""Which data leaked, as a notice tells it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.vocabulary import DataItem

_ITEMS: tuple[tuple[DataItem, str], ...] = (
    (
        DataItem.CARD_HOLDER,
        r"(?:クレジット)?カード(?:の)?\s*(?:ご?名義(?:人|者)?(?:名|氏名)?|会員(?:名|氏名)|保有者(?:名|氏名)|ホルダー名|所有者名)|名義人?(?:名|氏名)?|名義者名|カードの?(?:氏名|お名前)",
    ),
    (
        DataItem.CARD_NUMBER,
        r"(?<=名義、)番号|(?<=名義人名、)番号|(?<![一-鿿ァ-ヺ])番号(?=[、・]有効期限)|(?:クレジット)?カード(?:の|情報の)?\s*番号|クレジット番号|クレジットカードNo\.?",
    ),
    (DataItem.CARD_EXPIRY, r"(?:カードの?)?有効期[限間]"),
    (DataItem.SECURITY_CODE, r"セキュリティ[ー・\s]?コード|CV[VC]2?|セキュリティーコード|セキュリティ番号"),
    (
        DataItem.LOGIN_ID,
        r"(?:ログイン|ログオン|ユーザー?|会員|アカウント)\s*(?:用の?)?\s*(?:ID|名)(?!に)|(?<![A-Za-z])ID(?=\s*(?:・|、|と|及び|および|/)\s*(?:ログイン)?パス)",
    ),
    (DataItem.PASSWORD, r"パスワード"),
    (DataItem.EMAIL, r"(?:電子|E-?)?メール\s*アドレス|[Ee]-?[Mm]ail(?:アドレス)?|Eメール(?!に)|メアド"),
    (DataItem.FAX, r"(?:FAX|ファックス|ファクス|ファクシミリ|Fax)\s*(?:番号)?(?!注文|で|または)"),
    (DataItem.PHONE, r"(?:ご?連絡先|お?)?(?:電話|携帯(?:電話)?|TEL|Tel)\s*番号"),
    (DataItem.BIRTHDATE, r"生年月日|誕生日"),
    (DataItem.GENDER, r"性別"),
    (DataItem.BANK_ACCOUNT, r"(?:銀行|金融機関|振込先?)?の?口座(?:番号|情報|名義)?|銀行口座(?:の番号)?"),
    (
        DataItem.ADDRESS,
        r"(?<!メール)(?<!IP)(?<!アドレスの)(?:ご?住所|郵便番号|所在地|居住地|(?:お?届け先|配送先)(?:の)?ご?住所)",
    ),
    (
        DataItem.ORDER_HISTORY,
        r"(?:ご?購入|ご?注文|ご?利用|ご?予約|取引|お買い?物|購買)(?:した|された)?(?:商品)?の?(?:履歴|内容|明細|商品名|情報(?!が))",
    ),
    (
        DataItem.NAME,
        r"(?<!商品)(?<!カードの)(?:ご?氏名|お名前|(?<!ド)名前|姓名)(?:\s*[(]?(?:フリ)?(?:ガナ|がな|カナ)[)]?)?",
    ),
)
_WORDS = {item.value: item for item in DataItem}
_ITEM = re.compile("|".join(f"(?P<{item.value}>{pattern})" for item, pattern in _ITEMS))
_FILLER = re.compile(
    r"[\s・、,/()「」『』\[\]|:;※-]|および|及び|並びに|ならびに|など|等|または|又は|もしくは|お客様の|ご本人の|会員の|注文者の|と|の|情報|ご|お|[①-⑳]|\d[.)]|必須|任意|クレジットカード|各種|以上|項目|点|です|つ|\d"
)
_ADVICE = re.compile(
    r"(?:ご確認(?:くだ|のほど|をお)|ご連絡くだ|お問い?合わ?せ|お聞き|伺うこと|ご記[入載]|変更(?:くだ|して|を?お|する|いただ|のお願)|お知らせいただ|ご注意|お尋ね|再設定|初期化|お伝えくだ|明記|記載の上|お手元|裏面)"
)
_TELLING = re.compile(
    rf"{LEAK}|含まれ|可能性のある|おそれのある|対象(?:と|の|は|情報)|次の情報|以下の|(?:情報|項目)(?:は|です|となり|で)|の[0-9一-九]つ|[0-9]項目|[0-9]点"
)
_NEGATIVE = re.compile(
    r"(?:含まれて(?:おり|い)(?:ません|ない)|含まれません|含まれず|含んで(?:おり|い)ません|ございません|ありません|しておりません|していません|されて(?:おり|い)ません|対象外|除く|除き|保持して(?:おらず|いない)|できておりません|ておらず|認められ(?:ません|て(?:おり|い)ません)|確認されません)"
)


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
    for part in parts:
        if part.off or part.kind is Kind.QUESTION:
            continue
        found += _items(part)
    return found


def _items(part: Passage) -> Iterator[Item]:
    matches = list(_ITEM.finditer(part.words))
    if not matches or not _names_leaked(part, matches):
        if part.kind is Kind.ITEM and _is_other(part):
            yield Item(part.start, part.end, DataItem.OTHER, part, False, "")
        return
    for match in matches:
        if re.search(r"ID\s*[(]$", part.words[: match.start()]):
            continue
        denied = is_denied(part.words, match.start())
        if not denied and re.match(
            r"(?:等)?を(?:ご)?(?:入力|利用|使用|お使い|お預かり|変更|登録)|の(?:ご)?(?:入力|変更|登録)|に(?:届|記載|印字)|欄|入力(?:画面|フォーム|ページ)",
            part.words[match.end() :],
        ):
            continue
        marker = re.search(r"([①-⑳])[^。①-⑳]*$", part.words[: match.start()])
        yield Item(
            part.start + match.start(),
            part.start + match.end(),
            _WORDS[match.lastgroup or ""],
            part,
            denied,
            marker[1] if marker else "",
        )


def _names_leaked(part: Passage, matches: list[re.Match[str]]) -> bool:
    around = f"{part.heading}\n{part.lead}"
    near = part.heading.split("\n")[-1]
    if _ADVICE.search(part.words) or re.search("原因", near):
        return False
    rest = _FILLER.sub("", _ITEM.sub("", re.sub(r"[(][^)]*[)]", "", part.words)))
    if len(rest) <= 7 and not re.search("問い?合わ?せ|窓口|お願い", part.heading.split("\n")[-1]):
        return bool(re.search(rf"{LEAK}|対象|情報|項目|可能性", around)) and not re.search(
            "メールアドレス\\s*:|電話番号\\s*:", part.words
        )
    if not re.search(
        rf"{LEAK}|対象|可能性|含まれ|恐れ|おそれ", f"{around}\n{part.words}"
    ) or not _TELLING.search(part.words):
        told = re.search(
            rf"(?:{LEAK}|対象)[^\n]*(?:情報|項目|内容)|対象|漏え?い|流出|項目|保存されて",
            f"{part.heading}\n{part.lead}",
        )
        return len(matches) >= 2 and bool(told) and not re.search("お願い|窓口|再発|原因|経緯|対応", near)
    if re.search("再発|お願い|ご注意|窓口", part.heading.split("\n")[-1]) and not _NEGATIVE.search(
        part.words
    ):
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
        and len(plain) <= 14
        and not re.search(r"[。:、]|カード情報|個人情報|お客様|\d", plain)
        and not re.search("お願い|窓口|原因|経緯", part.heading)
    )


_CLAUSE_END = re.compile(r"(?<=[すたい])が、|。|ただし|一方で?、|ものの、")


def is_denied(words: str, position: int) -> bool:
    """Tell whether the clause in which a position stands says that something is not so."""
    end = next((match.end() for match in _CLAUSE_END.finditer(words, position)), len(words))
    begin = max((match.end() for match in _CLAUSE_END.finditer(words, 0, position)), default=0)
    return bool(_NEGATIVE.search(words, begin, end)) or bool(
        re.match(r"[^、。]{0,30}(?:を除|以外)", words[position:end])
    )
