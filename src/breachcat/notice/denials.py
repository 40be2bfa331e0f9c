"""What a notice says did not leak."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from breachcat.japanese import search_key
from breachcat.notice.passages import LEAK, Kind, Passage
from breachcat.notice.ways import either
from breachcat.vocabulary import Denial

_LEAKED = rf"{LEAK}|漏れ|盗み見|読み(?:出|取)|外(?:部)?[にへ]?[^。、]{{0,4}}出|出て|送(?:ら|信)|覗|のぞき見|渡って|含まれ|被害"
_NOT = r"(?:ません(?!か)|ない(?!か|よう)|おらず|なかった|なく[、て]|なし(?:$|。))"
_LATELY = r"(?:[はもが]|との?|など|一切|いっさい|全く|まったく|、)*"
_DENIALS: tuple[tuple[Denial, str], ...] = (
    (Denial.NOT_POINTED_OUT, rf"指摘(?!の(?:あ|通|とお))[^。、]{{0,20}}{_NOT}"),
    (
        Denial.NOT_CONFIRMED,
        rf"(?:確認|認め(?:ら|て)|見つか|見受け|見当た|把握|検出|発見|判明し|示すもの)[^。、]{{0,10}}{_NOT}",
    ),
    (
        Denial.NONE,
        either(
            f"(?:{_LEAKED})(?:し|いたし|され|られ|れ|っ|い)?(?:た|て|で)?(?:の(?!は)|こと|とい[うった]|との|よう|と思われる|可能性|おそれ|恐れ|心配|事実|懸念|疑い|形跡|痕跡|がある|のある|した|危険性?|情報|項目|もの(?:では)?|データ|お客様|方){{0,4}}{_LATELY}(?:(?:おり|い|ござい|あり)ません(?!か)|い?ない(?!か|よう)|おらず|なかった|なく[、て]|なし)",
            "(?:漏え?い|漏洩|流出)[はも]?(?:いた)?し(?:て(?:おり|い))?ません",
            "(?:漏え?い|漏洩|流出)の(?:ない|無い|なかった)(?:こと|もの)",
            "漏れ(?:よう|る(?:気遣い|余地|心配|恐れ|おそれ))[がはも](?:ござい|あり)ません",
            "(?:漏え?い|流出|閲覧|取得|持ち出)[^。、]{0,4}る(?:こと|余地)は(?:ござい|あり)ません",
            f"含(?:まれ|んで)(?:て(?:おり|い)?|おり|い)?{_NOT}",
            f"対象(?:外(?:で|と|に)|とな(?:る|った)(?:お客様|方|もの|情報)は(?:[いお][^。、]{{0,8}}|ござい|あり)ません|(?:では|とは?|には?)(?:含まれ|な[りっ]|ござい|あり)[^。、]{{0,4}}{_NOT})",
            "(?:件|事案|不正アクセス|流出|漏え?い|影響)[とに](?:は|の)?(?:一切)?[、は]?(?:関係|関わり|かかわり|関連)[はが]?(?:一切)?(?:し|ござい|あり|ない)(?:て(?:おり|い))?(?:ません|。|と)?",
            "影響(?:[はも]|を)?(?:一切|全く)?(?:受け(?:て)?)?(?:(?:ござい|あり|おり|い)ません|はない|なし|を?受けておらず)",
            "影響を受け(?:ること|た事実|る可能性)は(?:ござい|あり)ません",
            "影響[がは](?:ない|無い|なかった)(?:こと|と|もの)",
            "無関係(?:です|でござい|であ)",
            "無事(?:です|でし|でござい)",
            "(?:心配|懸念)[はも]?(?:一切)?(?:ござい|あり|いり|及び)ません",
            "(?:保存|記録|記載|格納|登録|保管)されて(?:い|おり)ません(?!ので|ため)",
        ),
    ),
)
_NEGATION = re.compile("ません|ない|ず|なかった|なく|なし|無|対象外|関[係わ連]|かかわり")
"""What any denial has: a quick look that spares most clauses the rest."""
_BARE = re.compile(r"\s*(?:A\d*\s*[:.]?\s*)?(?:いいえ|いえ)?[、。]?\s*(?:ござい|あり)ません[。]?$")
_NO_DENIAL = re.compile(
    either(
        "対象でない|なりすまし",
        "引き落と(?:し(?!口座)|され)",
        "請求",
        "不正[な]?(?:利用|使用|送金|注文)",
        "悪用",
        "不正に(?:使|利用)",
        "(?:保有|保持)して[^。、]{0,8}(?:[。]|$|分か|わか|お答え)",
        "変更はござい|お(?:聞き|尋ね)(?!して(?:おり|い)ま)|お伺いすること|添付|判断|料金|負担|手数料|電話番号を|二次被害|取り?消|キャンセル|断定",
        "否定|特定|有無|重複|お答え",
        "(?:配送|発送|出荷|返却|業績|営業|予約|お届け|納期|ご?利用|公演|講座)(?:状況|期間)?[にへ][はの]?、?影響",
        "メールが届|広がって|届かない|届いていな",
        "改ざん(?:は|が)(?:ござい|あり)",
        "限り(?:ません|ではあり)",
        "かもしれ|とは限|足り|忘れ",
        "ない(?:段階|うち|まま|時点)",
        "(?:費|料金|代金)(?:[(][^()]*円[)])?(?:につき|について)",
    )
)
_OPEN = re.compile(
    r"否定(?:は|する(?:こと)?は?)?[^。、]{0,4}(?:でき|ませ)|新たな不正|年[^。、]{0,4}月[^。、]{0,16}(?:件|事案|事故)で|(?:別の|過去の|以前の)(?:件|事案|事故)"
)
_NOTHING = re.compile(
    "(?:漏え?い|漏洩|流出|改ざん|アクセス|原因|[のた]件|事実|調査|弊社|当社|当店|ご?連絡|メール|方法|対策|感染|侵入|被害|攻撃|理由|影響|業務|営業|再開|ます|です|した|いる|れた|った)$"
)


class Denied(NamedTuple):
    """A passage that denies a leak, how strongly, and of what."""

    part: Passage
    strength: Denial
    what: str


def find_denials(parts: list[Passage]) -> list[Denied]:
    """Return what the notice says did not leak, once for each thing and strength, and once for each answer."""
    found: dict[tuple[object, Denial], Denied] = {}
    for part in parts:
        if part.off or part.kind in (Kind.QUESTION, Kind.HEADING) or _OPEN.search(part.words):
            continue
        for clause in re.split(r"(?<=[すたい])が、|(?<=もの)の、|ただし、?", part.words):
            if not (denied := _denied(clause, part)):
                continue
            answered = (part.section, denied.strength)
            bare = bool(_BARE.match(clause))
            if answered not in found and not _is_covered(denied, found.values()):
                key = part.section if bare else search_key(denied.what)
                found.setdefault((key, denied.strength), denied)
    return list(found.values())


def _denied(clause: str, part: Passage) -> Denied | None:
    if _NO_DENIAL.search(clause) or re.match(r"\s*[①-⑳(]\d?[)]?の(?!お客様の).*(?:含まれ|対象)", clause):
        return None
    asked = part.heading.split("\n")[-1]
    if _BARE.match(clause):
        return Denied(part, Denial.NONE, _asked(asked)) if re.search(f"{_LEAKED}|影響|対象", asked) else None
    context = clause if len(clause) > 25 else f"{clause}{asked}"
    for strength, pattern in _DENIALS if _NEGATION.search(clause) else ():
        if match := re.search(pattern, clause):
            if not re.search(
                f"{_LEAKED}|痕跡|形跡|影響|関係|関わり|かかわり|対象|無事|心配|(?:保存|記録|記載|格納|登録|保管)され",
                context,
            ):
                return None
            what = _what(clause[: match.start()], clause[: match.end()], asked)
            return Denied(part, strength, what) if len(what) > 1 and not _NOTHING.search(what) else None
    return None


def _is_covered(denied: Denied, before: Iterable[Denied]) -> bool:
    """Tell whether an item is one of those that the notice has denied all at once, as カード情報以外の情報."""
    return bool(
        re.fullmatch(r".{0,24}(?:番号|パスワード|住所|コード|名義|氏名|アドレス)", denied.what)
    ) and any(
        other.strength is denied.strength and re.search("以外の|のほかの", other.what) for other in before
    )


_LEAD = re.compile(
    "^"
    + either(
        r"\s",
        "[・※●○◯■□◆◇★☆*－-]",
        "[①-⑳](?!の)",
        r"[(]?\d{1,2}[).](?!\d)",
        r"A\s*\d*\s*[:.、\s]",
        r"[(\[〔]?(?:答|回答|A)[)\]〕]\s*",
        r"\d{1,2}\s+(?=\S)",
        r"対象外[:\s]\s*",
        "(?:なお|また|ただし|さらに|加えて|一方|いいえ|はい|現在|現時点|今のところ|調査の結果|同様に|残念ながら|今回|このほか|念のため|そのため|このため|したがって|従って)(?:のところ|まで|で|では)?、",
        "調査(?:会社|機関)[^、。]{0,8}(?:では|によれば|によりますと|からは)、",
        "(?:今回|本件)(?:の(?:漏え?い|漏洩|流出)?(?:の?対象)?)?(?:に(?:より|よって|は)?|で|では)、?",
        "(?:同社|当社|弊社|当店|同大|同店)(?:は|では|としては)、?(?=[^、。]{2,}(?:は|の|が|も|を))",
        "[^、。「」]{1,16}(?:には|においては)、?(?=[^、。]{2,}(?:は|の|が|も|を)$)",
        "(?:当社|弊社|当店)の[^、。]{0,8}から",
        "[^。、]{0,14}(?:現在|時点で|時点では|まで(?:のところ)?)、",
    )
    + "+"
)
_REASON = re.compile(r"(?:ので|ため|から|ことから|おり|ており|なく|く|あり|まして|して|いて|ず)、")
_TOPIC = re.compile(
    either(
        "(?:に(?:つきまして|ついて|関しまして|関して|係る[^は]{1,6})(?:は|も|、)?)",
        "(?<![でにとた])(?<!また)(?<!あるい)は(?!がき)",
        "(?<=まで)は、",
        "(?<=場合)(?:に|は)?、?",
        "(?<!に)も(?=、|流|漏|含|見|一切|同|$)",
        "が(?=含|漏|流|外|盗|読|閲|持ち|第三|出|$)",
        "(?<=のほか)に",
        "(?<=以外)に",
        "の(?=流出|漏え?い|漏洩|流失|$)",
    )
)
_EMPTY = re.compile(
    either(
        "^.{0,20}(?:様子|形跡|痕跡|跡|証拠)$",
        "^(?:攻撃者|第三者|何者か|犯人)[がに].{0,12}$",
        f"^(?:{LEAK})[^、。]{{0,3}}と(?:の|いう)?$",
        f"^(?:(?:今回|本件)の?|{LEAK}|漏えい|(?:これら|それら|そ|こ)の?(?:情報|方|お客様)|情報|(?:こ|そ)ちら|これ|それ|以上|影響|可能性|事実|その|当該|本件|調査|現在|[^。]{{0,12}}(?:時点|現在))?(?:の?(?:心配|おそれ|恐れ|可能性|事実|痕跡|形跡|対象|懸念))?(?:と|では|など)?$",
    )
)
_LONGEST = 60


def _what(before: str, through: str, asked: str) -> str:
    """Return the noun phrase that names what did not leak, from the words before the denial."""
    plain = _LEAD.sub("", before)
    behind = _LEAD.sub("", through)
    for segment in reversed(_REASON.split(plain)):
        topic = _TOPIC.search(segment)
        words = segment[: topic.start()] if topic else ""
        words = _trimmed(words)
        if len(words) >= 2 and not _EMPTY.match(words):
            return words
    if match := re.match(rf"(.{{2,}}?)(?:の|が|も|は)?(?:{_LEAKED}|対象|影響|今回|本件)", behind):
        words = _trimmed(match[1])
        if len(words) >= 2 and not _EMPTY.match(words):
            return words
    return _asked(asked)


_QUESTION = re.compile(r"(?:か|\?)。?\s*$|^[^ぁ-んァ-ヶ一-龠]{0,4}(?:Q|問|質問)|(?:について|ことは)$")


def _asked(question: str) -> str:
    """Return the noun phrase of a question; nothing where it is none."""
    if not _QUESTION.search(question):
        return ""
    plain = re.sub(
        r"^\s*(?:[・●○■◆□◇―—-]\s*)?(?:[(\[〔【]?(?:Q|問|質問)\s*\d*[)\]〕】]?\s*[:.、]?\s*)?", "", question
    )
    match = re.match(
        rf"(.{{2,}}?)(?:の(?={LEAK})|に(?:つい|関し)て|(?<![でにと])は|も(?={_LEAKED}|大丈夫|心配|対象|含)|が(?={_LEAKED}|心配)|をし(?:まし)?た|しました|{_LEAKED})",
        plain,
    )
    return _trimmed(match[1] if match else re.sub(r"(?:です|ます)?か?[。?]*$", "", plain))


def _trimmed(words: str) -> str:
    """Return words on one line, without what leads to them, brackets left open, and at most sixty characters."""
    plain = _LEAD.sub("", re.sub(r"\s+", " ", words)).strip(" 、。:?・")
    plain = re.split(r"[。?]", plain)[-1]
    for opened, closed in ("()", "「」"):
        if plain.count(opened) != plain.count(closed):
            plain = plain.replace(opened, "").replace(closed, "")
    if len(plain) > _LONGEST:
        plain = plain[-_LONGEST:].split("、", 1)[-1]
    plain = re.sub(
        "(?:の(?:外部|第三者|社外))?(?:へ|に|から|(?<!ま)で|には|では|について)$|の(?:入力|登録)$",
        "",
        plain.strip(" 、。:?・"),
    )
    return re.sub("^(?:外部|第三者|社外)$", "", plain)
