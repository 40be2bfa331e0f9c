"""How notices say when the investigation began, reported and ended."""

from breachcat.notice.steps import AT, Rule, either
from breachcat.vocabulary import EventKind

_INV = r"(?:調査|フォレンジック|解析)"
_WORK = r"(?:調査|調べ|解析|フォレンジック|鑑識)"
_FIRM = r"(?:調査(?:専門)?(?:会社|機関|業者)|第三者(?:調査)?機関|専門(?:会社|機関|業者|家)|同社|同機関)様?"
_REPORT = r"(?:報告書?|結果|レポート)"
_GOT = r"(?:受領|頂戴|受理|受け取|納め|受け(?!止|る見込|る予定)|届|提出され|提出を受|入手|報告を受|共有され|がまとま|が?(?:あ[りっ]|ござ|なされ))"
_SAME_SENTENCE = rf"{_WORK}(?:(?!改修|対策|移行|工事|駆除|停止|診断|研修)[^。\n])*$"

RULES: tuple[Rule, ...] = (
    Rule(
        "investigation started",
        EventKind.INVESTIGATION_STARTED,
        either(
            rf"{_INV}[^。、]{{0,16}}?(?:開始|着手|始[めま]|スタート|取りかか|取り掛か)",
            rf"{_INV}に(?:入り|入っ|乗り出)",
            r"(?:から|より)調べを?(?:進め|開始|始)|調べ(?:[をが]?始|に(?:着手|入|取りかか|取り掛か))",
            r"(?:から|より)は?、?(?:(?!まで)[^。、\d]){0,24}(?:調査|調べ)(?:を(?:行|実施|進め)|が(?:行わ|進め|始)|に(?:入|当た|あた))|[日旬月](?:から|より)は?、?(?:原因を)?調べ[、て]",
            r"[日旬月](?:から|より)は?、?[^。、\d]{0,14}(?:会社|機関|業者|専門家)[にが][^。、\d]{0,8}(?:調べ|入っ)",
            rf"(?:始め|始まっ|始まりまし|開始し|開始され)(?:た|られた|ました)[^。、]{{0,20}}{_INV}",
            rf"{_INV}(?:会社|機関)が(?:入り|現地)",
            rf"{_WORK}は、[^。]{{0,40}}?(?:始ま|開始し)",
            r"[日旬月](?:から|より)は?、?(?:(?!まで)[^。、\d]){0,20}が調査(?:し|を|に)",
        ),
        either("開始(?:予定|する予定)|対応(?:が|を)開始|社内調査"),
        needs=(either("調査|調べ|フォレンジック|解析|鑑識|入っ"),),
    ),
    Rule(
        "started then",
        EventKind.INVESTIGATION_STARTED,
        either(rf"{AT}(?:開始|始ま|始め|着手)"),
        either("予定"),
        given=either(_SAME_SENTENCE),
        needs=(either("開始|始ま|始め|着手"),),
    ),
    Rule(
        "investigation requested",
        EventKind.INVESTIGATION_STARTED,
        either(rf"{_INV}[^。、]{{0,16}}?(?:依頼|委託|要請)"),
        either("依頼(?:する予定)"),
        details=(("requested", True),),
    ),
    Rule(
        "interim report",
        EventKind.INVESTIGATION_INTERIM,
        either(
            r"(?:調査|第三者|専門)[^。、]{0,12}?(?:機関|会社|企業|業者)?[^。、]{0,12}?(?:中間の?(?:調査)?(?:報告|結果)|第一報|第1報|速報|一次報告|暫定|途中経過)",
            r"中間の?(?:調査)?(?:報告|結果)|途中経過の?報告",
        ),
        either("委員会|公表|によれば|によると|では"),
    ),
    Rule(
        "interim then",
        EventKind.INVESTIGATION_INTERIM,
        either(rf"{AT}(?:第一報|第1報|速報)(?:を受|が届|が入|を受領)"),
        given=either(rf"{_INV}[^。\n]*$"),
        needs=(either("第一報|第1報|速報"),),
    ),
    Rule(
        "investigation completed",
        EventKind.INVESTIGATION_COMPLETED,
        either(
            rf"{_INV}(?:(?!開始|着手|{_INV})[^。]){{0,28}}?(?:完了|終了|終え|終わ|済みまし)",
            r"(?:調査|調べ)が(?:済ん|終わっ|終了し|完了し)[ただ]のは",
            r"調べ(?:を|が)(?:すべて|全て)?(?:完了|終了|終え|終わ|済み)|(?:すべて|全て)の調べが",
            rf"{_FIRM}の(?:作業|調べ)が[^。、]{{0,6}}(?:完了|終了|終わ)",
        ),
        either(
            r"完了(?:後|次第|を待|し次第|した際|するまで)|終了(?:後|次第)|削除も終|社内調査|完了して(?:おりま|いま)せん"
        ),
    ),
    Rule(
        "investigation completed",
        EventKind.INVESTIGATION_COMPLETED,
        either(
            rf"{AT}(?:完了|終了|終え|終わ)(?:し|いた|っ|り|て|ま|、)",
            rf"{AT}(?:完了|終了)の?(?:報告|連絡)を",
        ),
        either("予定"),
        given=either(_SAME_SENTENCE, r"(?:調べ|調査)[^。\n]*始[^。\n]*$"),
        needs=(either("完了|終了|終え|終わ"),),
    ),
    Rule(
        "final report",
        EventKind.INVESTIGATION_COMPLETED,
        either(
            rf"(?:最終(?:的な|の)?(?:調査)?{_REPORT}|調査(?:(?:機関|会社)の)?(?:最終)?(?:調査)?{_REPORT}(?:の?報告書?)?)[^。、]{{0,16}}?{_GOT}",
            r"付け?の(?:最終)?(?:調査)?(?:結果)?報告書|(?<!中間)(?<!中間調査)報告書[はをが][^。]{0,14}?(?:受領|受け取|受理|入手|納め|届)|報告書の(?:内容|説明)[^。、]{0,14}説明を受",
            rf"{_FIRM}(?:から|より)[^。、]{{0,12}}最終(?:の|的な)?[^。、]{{0,8}}{_REPORT}",
            r"受け取(?:り|った)(?:まし)?た?[^。、]{0,4}(?:調査結果|報告書)|(?:完了|終了)の報告を受",
            rf"{AT}(?:その|調査の?)(?:結果|報告書?)を?[^。、]{{0,8}}(?:受領|受け取|受け(?!止))",
            rf"調査の結果[をが][^。、]{{0,8}}{_GOT}",
            rf"{AT}(?:調査の?)?結果がまとま",
            rf"{AT}(?:届い|受け取っ|提出され|受領し)た(?:最終の?)?(?:調査)?(?:結果|{_REPORT}|の?報告書)",
            rf"{AT}(?:調査の?)?結果の報告書?を?[^。、]{{0,8}}{_GOT}",
            rf"{AT}最終(?:の|的な)?(?:調査)?{_REPORT}[^。、]{{0,8}}{_GOT}",
        ),
        either("中間|委員会|第一報"),
        needs=(either("報告|結果|レポート"),),
    ),
)
