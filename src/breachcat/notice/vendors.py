"""The outside service or contractor through which it came, as far as the notice names a company."""

import re

from breachcat.japanese import search_key
from breachcat.notice.names import Name, companies
from breachcat.notice.passages import Passage
from breachcat.notice.ways import either

_SERVICE = "(?:サービス|システム|カート|ツール|フォーム|ソフト|プログラム|ASP|機能|サーバー?)"
_ASIDE = r"(?:\s?[(][^()]{0,40}[)])?"
_BEFORE = re.compile(
    either(
        "委託(?:先|業者|会社)(?:である|の|、|[(])?、?$",
        "(?:委託|任せ|依頼)(?:して(?:いる|おります|いた|おりました)|する|した|先とする)、?$",
        "受託(?:者|事業者|会社)(?:である|の)?、?$",
        f"{_SERVICE}[^。]{{0,24}}を?提供(?:する|している|しております|いただいている)、?$",
        r"(?:提供元?|提供会社|開発元|運営)\s*:\s*$",
        "(?:提供|開発|保守)(?:元|会社|業者)(?:である|の|、)?、?$",
    )
)
"""What stands before the name of a vendor."""
_BEHIND = re.compile(
    _ASIDE
    + either(
        "(?:が|より|から|の)(?:の)?提供(?:する|の|を受け|して)",
        f"(?:提供)?の[^、。「」]{{0,20}}{_SERVICE}[^、。]{{0,20}}(?:を|が)[^。]{{0,12}}(?:利用|使用|採用|導入|改ざん|不正|感染)",
        "提供の",
        "に(?:、)?[^。]{0,40}を?(?:委託|任せ)",
        f"の[^、。]{{0,10}}{_SERVICE}が(?:第三者|不正|外部|ランサム|マルウェア|ウイルス)",
        f"が[^。]{{0,20}}(?:提供|運営|開発)(?:する|している)[^。]{{0,12}}{_SERVICE}",
    )
)
"""What stands behind it."""
_OTHER = re.compile(
    either(
        "(?:調査|フォレンジック|決済代行|カード|印刷|保険|監視|診断|鑑定)(?:会社|機関|業者|事業者)?(?:である|の|、)?、?$",
        "(?:調査|診断|監視|解析|鑑定)を(?:委託|依頼|任せ)[^。]{0,8}$",
        "(?:調査|診断|監視|解析|鑑定)(?:を|は|につきましては|については)、?[^。、]{0,12}$",
    )
)
_NOT_BEHIND = re.compile(rf"{_ASIDE}[にへ][^。]{{0,24}}(?:調査|解析|フォレンジック|診断|監視)")


def find_vendor(folded: str, parts: list[Passage], own: list[Name]) -> Name | None:
    """Return the company that provides what was broken into, or was charged with the work; `own` are the operator's."""
    operators = {search_key(folded[name.start : name.end]) for name in own[:1]}
    for part in parts:
        for start, end in companies(part.words):
            words = part.words
            before = words[max(0, start - 60) : start]
            if (
                search_key(words[start:end]) in operators
                or _OTHER.search(before)
                or _NOT_BEHIND.match(words, end)
            ):
                continue
            if _BEFORE.search(before) or _BEHIND.match(words, end):
                return Name(part.start + start, part.start + end, "vendor")
    return None
