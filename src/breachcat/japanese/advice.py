"""Say why a text is no date, and what to write instead."""

import re

from breachcat.japanese.eras import ERA_OF_NAME
from breachcat.japanese.reading import SHORT_NUMERAL, Unreadable
from breachcat.language import Text

_INSTEAD = (
    (
        r"\s*",
        "BC301",
        Text(
            "it is empty; leave the key out where the date is unknown",
            "空です。日付が不明なら項目ごと省いてください",
        ),
    ),
    (
        "[^~]*(?:同日|即日|翌日|本日|当日|同時|同年|同月|昨年|昨日|前年|翌年|翌月|その後|先日)[^~]*",
        "BC305",
        Text(
            "it is relative; write the day it means, `text` with these words and `basis: derived`",
            "相対的な表現です。date に実際の日付を、text にこの語を書き、basis: derived を付けてください",
        ),
    ),
    (
        rf"{SHORT_NUMERAL}\s*(?:月|日(?!間)).*|\d{{1,2}}[-/]\d{{1,2}}(?:[\s(].*)?",
        "BC305",
        Text(
            "it has no year; write the year, and these words in `text` if the notice leaves it out",
            "年がありません。年を補い、告知文の表記は text に書いてください",
        ),
    ),
    (
        rf"(?:(?:{'|'.join(ERA_OF_NAME)})\s*\d{{1,2}}|(?:19|20)\d\d)\s*[-/.]\s*\d{{1,2}}",
        "BC301",
        Text(
            "a month without its day is written 2022年8月 or 2022-08",
            "日のない年月は 2022年8月 または 2022-08 のように書いてください",
        ),
    ),
    (
        r"[①-⑳⑴-⒇].*(?:[年月日]|\d[-/.]\d).*",
        "BC301",
        Text(
            "it begins with a list number; leave the number out",
            "箇条書きの番号で始まっています。番号を除いてください",
        ),
    ),
    (
        r".*(?:[年月日]|\d[-/.]\d).*~.*|.*\d.*(?:まで|以前)",
        "BC301",
        Text(
            "it is a period or one end of it, not one date",
            "期間または期間の一端で、一つの日付ではありません",
        ),
    ),
    (
        r".*\d.*(?:より|から)(?:順次)?",
        "BC301",
        Text(
            "“より” and “から” do not belong to the date; write the date and `open: true`",
            "「より」「から」は日付に含めず、date に日付だけを書き open: true を付けてください",
        ),
    ),
    (
        r".*\dT\d.*(?:Z|[-+]\d\d:?\d\d)",
        "BC301",
        Text(
            "it has a time zone; write the day as it was in Japan",
            "時間帯が付いています。日本時間での日付を書いてください",
        ),
    ),
)
_HINTS = [(re.compile(pattern, re.ASCII), code, reason) for pattern, code, reason in _INSTEAD]
_NOT_A_DATE = Text(
    "write for example 2022年8月18日, 令和4年8月18日, 2022-08-18, 2022年8月下旬 or 2022年8月",
    "2022年8月18日、令和4年8月18日、2022-08-18、2022年8月下旬、2022年8月 のように書いてください",
)
_DATE_LIKE = re.compile(r"\d\s*[年月]|\d{4}([-/.])\d{1,2}\1\d", re.ASCII)


def no_date(folded: str, rest: str | None) -> Unreadable:
    """Return the refusal of a text that is not one date; `rest` is what stands around a date in it."""
    for pattern, code, reason in _HINTS:
        if pattern.fullmatch(folded):
            return Unreadable(code, reason, recognized=bool(folded))
    reason = _NOT_A_DATE
    if rest:
        reason = Text(
            f"“{rest}” is no part of a date; write the date alone only if it means the same, else say it in `note`",
            f"「{rest}」は日付の一部として読めません。意味が変わらない場合だけ除き、変わる場合は note に記してください",
        )
    return Unreadable("BC301", reason, recognized=bool(_DATE_LIKE.search(folded)))
