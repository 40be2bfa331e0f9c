"""How surely data leaked, as a record has it, beside the notice."""

from breachcat.evidence.value import Value
from breachcat.evidence.wording import Wording
from breachcat.language import Text
from breachcat.nodes import Path
from breachcat.notice import Place
from breachcat.notice.passages import LEAK
from breachcat.vocabulary import Certainty

_CERTAINTY = Text("certainty of the leak", "漏えいの確からしさ")
_ANOTHER = Text("by the notice it is: {found}", "告知文では「{found}」です")
_TAKEN = f"{LEAK}|渡っ|閲覧|取得|持ち出|送信"
_MAYBE = "可能性|おそれ|恐れ|疑い|懸念"
_POSSIBLE = (
    rf"(?:{_TAKEN})[^。\n]{{0,30}}(?:{_MAYBE}|否定)|(?:{_MAYBE})[^。\n]{{0,30}}(?:情報|お客様|項目|データ)"
)
_CONFIRMED = rf"(?:{_TAKEN}|送付|公開|表示|紛失|窃取|送ら|送り)[^。、\n]{{0,6}}(?:た|ている|ており|ました|確認|判明)|誤って|盗[まみ]|実際に|(?:{LEAK}|閲覧|ダウンロード)[^。\n]{{0,12}}(?:確認|判明|認め|件)"


def certainty_value(path: Path, word: Certainty, wording: Wording) -> Value:
    """Return the value of how surely data leaked, of which a notice may say several things.

    A leak that is called certain where the notice has words for a suspicion alone is wrong; a
    suspicion may be told in many words.
    """
    value = Value.of((*path, "certainty"), _CERTAINTY, word)
    facts = wording.of("certainty")
    if same := next((fact for fact in facts if fact.value is word), None):
        return value.found(same.place)
    told = _certain(wording) if word is Certainty.CONFIRMED else next(wording.matches(_POSSIBLE), None)
    if not facts:
        other = next(wording.matches(_POSSIBLE), None) if word is Certainty.CONFIRMED else _certain(wording)
        return value.found(told) if told and not other else value.doubted(told)
    another = Certainty.POSSIBLE if word is Certainty.CONFIRMED else Certainty.CONFIRMED
    reason = _ANOTHER.filled(found=another.label)
    if told or word is Certainty.POSSIBLE:
        return value.doubted(facts[0].place, reason)
    return value.against(facts[0].place, reason)


def _certain(wording: Wording) -> Place | None:
    """Return where the notice has words for a certain leak first, and none for a suspicion beside them."""
    suspected = [wording.sentence(place) for place in wording.matches(_POSSIBLE)]
    certain = wording.matches(_CONFIRMED)
    return next((place for place in certain if wording.sentence(place) not in suspected), None)
