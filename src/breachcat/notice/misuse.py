"""Whether leaked data were misused, as far as a notice says."""

import re
from collections.abc import Iterator

from breachcat.notice.passages import Kind, Passage
from breachcat.notice.said import Said
from breachcat.notice.ways import either
from breachcat.vocabulary import Misuse

_MISUSE = re.compile(
    either(
        "不正な?(?:に|ご)?(?:利用|使用|使わ|用い|引き落とし|注文|購入|交換|請求|送金|取引|決済|買い物)",
        "悪用",
        "二次(?:的な)?被害",
        "なりすまし|実害",
        "金銭(?:的な)?(?:被害|損害)",
        "(?:第三者|何者か|他人)[にが](?:よって)?[^。、]{0,8}(?:使われ|使用され|利用され|使った|使用した|利用した)",
        "(?:第三者|何者か|他人)[がに][^。、]{0,12}(?:購入|交換|注文|引き出)(?:し|され)た",
        "身に覚えのない[^。、]{0,8}(?:利用|請求|購入|注文|引き落|決済|取引)",
        "覚えのない(?:請求|利用|引き落)",
        "(?:流出|漏え?い|盗まれ)[^。、]{0,14}(?:使われ|使った|用い)",
        "(?:カード|アドレス|情報|口座|ポイント|残高)(?:[(][^()]*[)])?(?:の一部)?が[^。、]{0,24}(?:使われ|使用され|利用され|交換され|引き出され|消費され)",
        "被害(?:が|の|は|も|を|情報)",
        "(?:他社|他の|ほかの)[^。、]{0,8}(?:サービス|サイト)(?:に|で)(?:も)?不正に?ログインされ",
        "ポイント(?:を|の)(?:使用|利用|消費|交換)された",
        "情報を(?:使っ|用い|もとにし)た(?=[^。]{0,20}(?:メール|メッセージ|電話|SMS))",
        "(?:偽の|不審|詐欺|を(?:装|騙|かた|名乗))[^。]{0,30}(?:メール|メッセージ|電話|SMS)[^。]{0,24}(?:送信|送付|送ら|届い|かかって)(?=[^。]{0,16}(?:確認|分か|判明|把握))",
    )
)
_STRONG = re.compile(
    "不正|二次|交換され|引き出され|メール|メッセージ|電話|SMS|悪用|なりすまし|第三者|何者か|他人|実害|使われ|使った|使用され|覚えのない|用い"
)
"""Words that tell of misuse without a heading that does; 被害 alone may be any harm."""
_HEADING = re.compile("不正(?:利用|使用)|悪用|被害(?:の)?(?:有無|状況|状態)|二次被害|使われ|実害|被害$")
_ANSWERED = re.compile(
    r"(?:\s*A\d*\s*[:.]?)?[^。]{0,30}?"
    + either(
        r"(?P<none>(?:確認|報告|把握)[^。]{0,12}(?:ません|おらず|ない|なかった)|なし(?:$|。))",
        r"\d[^。、]{0,6}[件枚円][^。]{0,24}(?:聞|報告|確認|連絡|判明)",
    )
)
"""An answer that leaves the word to its heading."""
_QUOTED = re.compile(r"「[^「」]{0,120}」(?=(?:と|旨|など)(?!して|話|説明|コメント|述べ))")
_RECEIVED = "確認|認め|把握|報告|連絡|情報|お?話|申し?出|相談|事例|事実|通報|知らせ|見当た|見つか|受け|寄せ|いただ|頂戴|発生|被害|問い?合わ?せ|痕跡|形跡"
_NONE = re.compile(
    rf"(?:{_RECEIVED})[^。]{{0,24}}?(?:ません(?!か)|おらず|なかった|ない(?!か|よう)|なし(?:$|。))|(?:ござい|あり)ません(?!か)"
)
_MAYBE = re.compile("可能性|おそれ|恐れ|疑[いわ]|否め|否定(?:は)?でき|懸念|かもしれ")
_TOLD = re.compile(
    "確認|判明|ござい|あり|ある|あった|ない|高い|分か|指摘|報告|連絡|示|受け|聞|否定|否め|出て|と発表|という|として"
)
_HAPPENED = re.compile(
    either(
        "(?:さ?れ(?:た|て|ました|まし)|(?:が|の|は|も|な)?(?:ご?利用|事実|被害|事例|件)?)[^。]{0,20}(?:確認|判明|発生|認め|報告|見つか|発覚|把握|聞|伺|遭われ|いらっしゃ|出て|あった|あり|ござい|確かめ|行われ|分か|という|連絡)",
        "さ?れ(?:て(?:おり|い))?(?:ました|ます|た)(?:。|$|と)",
        "れた(?:数|ポイント)",
        "件|円",
    )
)
_NOT_SAID = re.compile(
    either(
        "^の?有無",
        "^(?:され|し)?た?(?:可能性|おそれ|疑い)[のが](?:ある|あった)(?:お客様|方|カード|会員|皆様|もの)(?:に|へ|は|の|を)",
        "(?:[しっ]た|され|でし)たら",
        "(?:あ|な|い)れば",
        "^[^。]{0,8}(?:場合|際|とき|時には|防止|を防|ないか|されない|に遭(?!われ)|にあ[うっわ]|に(?:関する|つきまして|ついて)(?:の)?(?:ご?相談|お?問|届|補償|損害))",
        "場合|防止|防ぐ|防ぎ|監視|モニタリング|ないか|おそれはない|心配はない|繰り返|補償|負担|ご注意|お気を?付け",
        "お申し?出(?:ください|いただ)",
        "注意を|対策|お?控え|明細",
        "請求される(?:こと|わけ)",
        "義務",
        "^を招",
        "^」?による(?:不正な?)?ログイン",
        "万[一が]",
        "脆弱性|お問い?合わ?せください|ご連絡ください",
        "[をが]悪用(?:し|され)",
        "(?:調査|調べ)(?:を(?:行|進)|中)",
    )
)
_MESSAGE = re.compile("メール|メッセージ|電話|SMS")
_DETECTED = re.compile(
    r"(?:疑い|懸念|可能性|おそれ|恐れ|一報|第一報)[^。]{0,12}(?:連絡|通報|通知|一報|指摘|報告|知らせ|電話|相談|問い?合わ?せ)"
)
_ON_DETECTION = re.compile("経緯|経過|発覚|判明|時系列|きっかけ|気づ|気付|分かった|流れ")


_ELSEWHERE = re.compile(r"(?:他|ほか|別)の[^。、]{0,12}(?:サイト|店舗?|社|会社)で[^。、]{0,12}$")
_ACCOUNT = re.compile("(?:メール|教員|職員|社員|管理者?)[^、。]{0,14}アカウントが[^、。]{0,14}$")
"""An account through which they came; that it was misused is the breach itself."""
_EXPLOITED = re.compile("悪用(?:し|され)|不正に利用され")
_HOLE = re.compile("脆弱|欠陥|ID|権限|システム|プログラム|ソフト|機能|アカウント|不備")


def find_misuse(parts: list[Passage]) -> Said | None:
    """Return what the notice says on misuse of the data, the gravest that it says."""
    found: dict[object, Said] = {}
    for part in parts:
        if not part.off and part.kind not in (Kind.QUESTION, Kind.HEADING):
            for said in _of(part):
                found.setdefault(said.value, said)
    grave = (Misuse.CONFIRMED, Misuse.POSSIBLE, Misuse.NONE_FOUND)
    return next((found[value] for value in grave if value in found), None)


def _of(part: Passage) -> Iterator[Said]:
    words = _QUOTED.sub(lambda match: "＿" * len(match[0]), part.words)
    asked = bool(_HEADING.search(part.heading.split("\n")[-1]))
    if asked and not _MISUSE.search(words) and (bare := _ANSWERED.match(words)):
        yield Said.at(part, *bare.span(), Misuse.NONE_FOUND if bare["none"] else Misuse.CONFIRMED, "misuse")
    for match in _MISUSE.finditer(words):
        if not asked and not _STRONG.search(match[0]):
            continue
        clause = re.split(r"。|(?<=[すんただい])が、|ものの、|ただし", words[match.end() :])[0]
        if value := _misuse(words[: match.start()], match[0], clause, part, asked):
            yield Said.at(part, match.start(), match.end(), value, "misuse")


def _misuse(before: str, cue: str, clause: str, part: Passage, asked: bool) -> Misuse | None:
    """Return what a clause says that begins with a word for misuse."""
    told = cue + clause
    if _is_of_others(before, cue, clause, part):
        return None
    if re.match(r"の?(?:有無|状況|被害)*\s*[:|]\s*(?:なし|無し)", clause):
        return Misuse.NONE_FOUND
    if _NONE.search(clause) and not re.search("可能性を否定|ご?負担|請求(?:され|する)|補償|義務", clause):
        return Misuse.NONE_FOUND if not re.match("[^。]{0,4}(?:場合|際)", clause) else None
    if _NOT_SAID.search(clause) or not (asked or not _is_detection(before, told, part)):
        return None
    if _MAYBE.search(told):
        return Misuse.POSSIBLE if _TOLD.search(clause) else None
    return Misuse.CONFIRMED if _HAPPENED.search(told) else None


def _is_of_others(before: str, cue: str, clause: str, part: Passage) -> bool:
    """Tell whether it is another shop's, a request to the reader, or a hole in a system that was misused."""
    return bool(
        (re.search("ものの", part.words) and _ELSEWHERE.search(before))
        or ("覚え" in cue and re.search("ください|お願い|お伝え|ないか|ましたら", clause))
        or _ACCOUNT.search(before)
        or (_EXPLOITED.match(cue + clause[:2]) and _HOLE.search(before[-24:]))
    )


def _is_detection(before: str, told: str, part: Passage) -> bool:
    """Tell whether a sentence reports the misuse that led to the detection, and not its outcome."""
    placed = bool(_ON_DETECTION.search(part.heading))
    if "懸念" in told or (_MESSAGE.search(told[:40]) and placed):
        return True
    if re.search("調査(?:の結果|機関|報告|では|によ)|報告書|結果", before):
        return False
    return bool((placed or re.search("年|月|日", before)) and _DETECTED.search(told))
