"""Tell a notice of a breach from pages that only speak of breaches."""

import re
from collections.abc import Iterator

_EVENT = (
    "(?:漏え?い|漏洩|流出|流失|(?:何者か|第三者|他人|本人(?:以外|では))[^。]{0,24}(?:ログイン|侵入|閲覧)|不正な?(?:に)?(?:アクセス|ログイン|侵入)|閲覧(?:でき(?!な|ず|ま)|可能|され)|改ざん|ランサムウェア"
    "|サイバー攻撃|外部から攻撃|侵入(?:され|を受)|暗号化され|(?:マルウェア|ウイルスに)[^。]{0,20}感染|紛失|置き忘れ|所在(?:不明|が(?:分から|わから))|誤廃棄|誤送信|誤って|盗難|持ち(?:出|去)|窃取"
    "|(?:パソコン|PC|USB|書類|鞄|かばん|端末)[^。]{0,24}(?:盗ま|なくな|見当たら|見つから)"
    "|(?:他の|ほかの|別の)[^。]{0,30}(?:情報|氏名|住所|アドレス|内容)[^。]{0,14}(?:表示され|見え)"
    "|(?:情報|番号|回答|氏名|名簿|アドレス|データ|入力|内容)[^。]{0,60}(?:見え[てる]|見られ|見える状態|ご覧にな(?:れる|って)|(?:他の|ほかの"
    "|別の|全員)[^。]{0,24}表示され|取得され|入手され|奪われ|外(?:部)?[へに](?:出|送)|書き換えられ|知られ|公開され|渡っ|抜き|盗|漏れ))"
    "(?!(?:等|など)?(?:の|を|に|へ)?(?:対策|防止|防ぐ|リスク|予防|検知|兆候|監視|保険|備え|対する|注意))"
)
_PAST = (
    "(?:(?:まし|し|れ|てい|っ|でし|出|け|め)た(?!場合|とき|際|ら|り|い|ほうが|方が)|しており|なっており|受け[、,]|(?<=不明)で"
    "|(?:可能性|おそれ|恐れ|疑い|懸念)(?:が|の|に|を)|判明|発覚|見つか|確認|行われ)"
)
_HAPPENED = re.compile(f"{_EVENT}[^。]{{0,60}}?{_PAST}")
_ELSEWHERE = re.compile(
    "事実は(?:ござい|あり|確認)|(?:では|等は|など?は)(?:ござい|あり)ません|近年|昨今|相次|多発|増えて|増加|増大|急増|事例|万が?一|もし|ある調査|アンケート"
    "|ないよう|ませんよう|防止するため|防ぐため|他社で|企業[でがの]|事業者で|た場合|発生時"
    "|(?:する|される|なる|につながる|受ける|たりする)(?:可能性|おそれ|恐れ|危険)"
)
"""Words of a sentence that denies it, warns of it, or tells what happens to others."""
_TOLD = re.compile(
    "お詫び|おわび|ご迷惑|ご心配|ご不安|申し訳|遺憾|陳謝|(?:発表|公表|明らかに)し(?:た|まし)|判明|発覚|(?:連絡|指摘|通報)を受け|(?:可能性|おそれ|恐れ|疑い)が"
)
_DATA = re.compile("情報|カード|名簿|データ|アドレス|氏名|回答|入力|パスワード|アカウント")
_STEPS = re.compile("個人情報保護委員会|警察|県警|警視庁|調査|停止|閉鎖|報告|対象")
_TITLE = re.compile(
    r"^[^\n。]{0,40}(?:漏え?い|漏洩|流出|不正アクセス|不正ログイン)[^\n。]{0,40}$", re.MULTILINE
)
_DAY = re.compile(r"\d{1,2}\s?[月/.]\s?\d{1,2}")
_STEP = re.compile(
    "(?:個人情報保護委員会|警察|県警|警視庁)[^。\n]{0,40}(?:報告し|相談し|届け|提出し|申告し|報告して)"
    "|決済[^。\n]{0,12}停止(?:し|いた)|調査[^。\n]{0,20}(?:開始し|完了し|終え|終わ|受領)|(?:サイト|ショップ)を[^。\n]{0,12}(?:停止|閉鎖)(?:し|いた)"
    "|(?:より|から)[^。\n]{0,30}連絡を[^。\n]{0,14}(?:判明|発覚|分か)"
)
_SENTENCE = re.compile(r"[^。\n]+。?")


def is_notice(folded: str) -> bool:
    """Tell whether a folded text without wrapped lines says that data of its own case leaked, or may have.

    A line that is no sentence, such as one of a list of news, says so only where the steps are told too.
    """
    if not (_TOLD.search(folded) and _DATA.search(folded)):
        return False
    return _tells_steps(folded) or any(
        line.endswith("。") or len(set(_STEPS.findall(folded))) > 2 for line in _events(folded)
    )


def _tells_steps(folded: str) -> bool:
    """Tell whether a text with a leak in its title dates three steps, as answers to questions do."""
    if not _TITLE.search(folded):
        return False
    dated = (line[0] for line in _SENTENCE.finditer(folded) if _DAY.search(line[0]))
    return sum(bool(_STEP.search(line)) for line in dated) >= 3


def _events(folded: str) -> Iterator[str]:
    """Yield the lines and sentences that say that it happened."""
    for sentence in _SENTENCE.finditer(folded):
        if _HAPPENED.search(sentence[0]) and not _ELSEWHERE.search(sentence[0]):
            yield sentence[0]
