"""How answers say a step that only the question names: はい、6月3日です to 警察には届けましたか."""

import re

from breachcat.notice.steps import UNSURE, Rule, either
from breachcat.vocabulary import EventKind

_DAY = r"(?:[日時分頃旬午末朝夜夕月](?:[(].[)])?|(?<=[/.]\d)|(?<=[/.]\d\d))(?:の(?:うち|深夜|夕方|午前|午後|夜|朝|昼|こと))?(?:中|付け?)?(?:に|から|より)?"
_ONLY_THE_DAY = rf"{_DAY}(?:です|でした|でございま|になります|となります|。|$)"
_OF_A_PLAN = rf"{_DAY}(?:を(?:予定|目標|目途|めど)|の予定|ごろを予定|開始の?予定)"
_STOP = r"(?:停止|中止|止め|停め|閉鎖|閉じ|閉め|休止|取りやめ)"
_OPEN = r"(?:再開|再び|開き|開け|開店|オープン|使え|利用でき|どうなって|戻り)"


def _asked(question: str) -> re.Pattern[str]:
    """Return the pattern of a question above an answer, its lead and its words."""
    return either(
        rf"(?:^|\n)(?=[^\n]*(?:か|は|時期|日)\s*[。?]?\n)[^\n]*?(?:{question})[^\n]*\n[^\n]*\n[^\n]*$"
    )


def _answer(kind: EventKind, words: str, question: str, unless: re.Pattern[str] | None = None) -> Rule:
    return Rule("answered", kind, either(words), unless, _asked(question), weak=True)


_CARDS = r"(?:カード|クレジット|決済|支払)[^\n]*?"
_SITE = r"(?:サイト|ショップ|ストア|サービス|お店|通販|予約|ページ)(?![^\n]*(?:カード|クレジット|決済|支払))[^\n]*?"

RULES: tuple[Rule, ...] = (
    _answer(
        EventKind.DETECTED,
        _ONLY_THE_DAY,
        r"(?:気[づ付]い|[分わ]かっ|知っ|発覚し|判明し|把握し|見つ(?:け|かっ))た",
    ),
    Rule(
        "planned under",
        EventKind.SITE_REOPENED,
        either(_OF_A_PLAN),
        given=either(rf"(?:^|\n)[^\n。]*{_SITE}{_OPEN}[^\n。]*\n[^\n]*\n[^\n]*$"),
        weak=True,
    ),
    Rule(
        "planned under",
        EventKind.PAYMENT_RESUMED,
        either(_OF_A_PLAN),
        given=either(rf"(?:^|\n)[^\n。]*{_CARDS}{_OPEN}[^\n。]*\n[^\n]*\n[^\n]*$"),
        weak=True,
    ),
    _answer(EventKind.PAYMENT_STOPPED, rf"(?:{_ONLY_THE_DAY}|{_DAY}、?{_STOP})", rf"{_CARDS}{_STOP}"),
    _answer(
        EventKind.SITE_STOPPED, rf"(?:{_ONLY_THE_DAY}|{_DAY}、?{_STOP})", rf"{_SITE}(?:{_STOP}|どうなって)"
    ),
    _answer(
        EventKind.PAYMENT_RESUMED, rf"(?:{_ONLY_THE_DAY}|{_OF_A_PLAN}|{_DAY}、?再開)", rf"{_CARDS}{_OPEN}"
    ),
    _answer(EventKind.SITE_REOPENED, rf"(?:{_ONLY_THE_DAY}|{_OF_A_PLAN}|{_DAY}、?再開)", rf"{_SITE}{_OPEN}"),
    _answer(
        EventKind.INVESTIGATION_COMPLETED,
        rf"(?:{_ONLY_THE_DAY}|(?:終わっ|完了し|終了し)たのは)",
        r"(?:調査|調べ)[^\n]*(?:終わ|完了|終了|結果)",
    ),
    Rule(
        "ended then",
        EventKind.INVESTIGATION_COMPLETED,
        either(r"(?:終わっ|完了し|終了し)たのは"),
        given=either(r"(?:調査|調べ)[^\n]*\n[^\n]*\n[^\n]*$"),
    ),
    _answer(
        EventKind.INVESTIGATION_STARTED,
        _ONLY_THE_DAY,
        r"(?:調査|調べ)(?![^\n]*(?:終わ|完了|終了|結果))[^\n]*(?:始め|始ま|開始|着手|いつから)",
    ),
    _answer(EventKind.PPC_REPORTED, _ONLY_THE_DAY, r"個人情報保護委員会[^\n]*(?:報告|届)"),
    _answer(
        EventKind.POLICE_REPORTED,
        rf"(?:{_ONLY_THE_DAY}|{_DAY}、?(?:相談|届け|被害届|通報))",
        r"(?:警察|県警|警視庁)(?![^\n]*委員会)[^\n]*(?:相談|届|通報|連絡)",
        either(UNSURE, "委員会|経済産業省"),
    ),
    _answer(
        EventKind.CUSTOMERS_NOTIFIED,
        rf"(?:{_ONLY_THE_DAY}|{_DAY}(?:順次)?、?(?:ご連絡|お知らせ|お送り|ご案内))",
        r"(?:対象|該当|本人|会員|客|漏えい)[^\n]*(?:連絡|通知|知らせ)",
    ),
)
