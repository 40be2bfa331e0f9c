"""Why publication took its time, as far as a notice says."""

import re

from breachcat.notice.passages import Kind, Passage
from breachcat.notice.said import Said
from breachcat.notice.ways import either
from breachcat.vocabulary import DelayReason

_TELL = r"(?:公表|発表|公開|告知|お?知らせ|ご?報告|ご?案内|ご?連絡|公に|お伝え|ご?説明|言[えわ]|教え)"
_WHEN = r"(?:遅|時間|期間|時期|日数|理由|わけ|訳|事情|まで|経緯|経過|今日|本日|今にな|なぜ|延び|早[くい]|すぐ|速やか|[かカヶケヵ]月|半年|たって|経っ|至っ)"
_LATE = re.compile(
    either(
        rf"{_TELL}[^。\n]{{0,24}}{_WHEN}",
        rf"(?:遅|時間|早く|もっと|なぜ|すぐ|速やか|[かカヶケヵ]月|半年|今まで|今日まで|たって|経っ)[^\n]{{0,30}}{_TELL}",
        "隠して|隠蔽|黙って|伏せて|遅れ|遅く|時間を要|時間をいただ|お待たせ|時間がかか|情報公開について|日数を要",
    )
)
_NOT_LATE = re.compile(
    either(
        "(?:お客様|皆様|対象者|対象の方|関係(?:機関|官庁|先)|委員会|警察|監督)[^。]{0,12}(?:連絡|報告|案内|通知)",
        "お問い?合わ?せ|お詫びと|再開|再発|連絡先",
        "(?:に関する|について)の?(?:お詫び|お知らせ|ご?報告)",
        "不正アクセス|判明|発覚の?経緯",
    )
)
_SURELY_LATE = re.compile("遅|時間を(?:要|いただ)|理由|わけ|早く|隠|黙って|伏せて")
_SPOKEN = re.compile(
    either(
        f"{_TELL}[^。]{{0,24}}(?:遅[れく]|理由|延び|至|控え|見合わ|要し|時間をいただ|月をいただ|できず|できな|今日|本日とな|踏み切|運び|待)",
        f"(?:待|済|整|経|後)[^。]{{0,40}}{_TELL}(?:する|を行|いたし|し)(?:こと|まし)",
        f"{_TELL}[^。]{{0,12}}(?:すべき|するところ|しなければ)",
        f"(?:うち|段階|前|まま)[にでの][^。、]{{0,6}}{_TELL}(?:を?し?すれば|を?いたします?と|を?しますと|する(?:こと|の)は|は[^。]{{0,30}}(?:招|混乱|迷惑))",
        "時間が(?:かか|掛か)[^。]{0,14}について",
        "(?:今日|本日|この時期)(?:に(?:至|なり)|とな|を迎え|まで[^。]{0,20}(?:過ぎ|要し|経ち|経過|かか))",
    )
)
_FORMER = re.compile(
    r"(?:公表|発表|お知らせ|告知|公開)(?:(?:し|いたし|する|と(?:なり|させ)|に至|を行|まで|が遅|の運び)|[^。]{0,10}(?:いただ|こととい|ことにいた))"
)
_WHY = re.compile("待|うえで|上で|ため|ことから|まで|遅|よる|より|よって|考え|判断|次第|順序|ので")
_COMPANY = r"(?:カード(?:発行)?会社|クレジット(?:カード)?会社|カード各社|カード事業者|(?:カード|国際)ブランド|決済(?:代行)?会社|決済代行|代行会社|関係会社|関係各社|決済事業者|アクワイアラー?)"
REASONS: tuple[tuple[DelayReason, str], ...] = (
    (
        DelayReason.AVOID_CONFUSION,
        either(
            "混乱|戸惑|困惑|惑わせ|慌てさせ|騒ぎ立て|憶測|臆測",
            "不確(?:か|実|定)な|裏付けのない",
            "無用の(?:不安|心配)",
            "(?:いたずら|徒)に[^。、]{0,6}(?:不安|心配)",
            "不安を(?:あお|煽|招|与え)",
            "誤解(?:を(?:招|与え)|や|のもと)",
        ),
    ),
    (
        DelayReason.ADVICE,
        either(
            f"{_COMPANY}[^。]{{0,110}}(?:助言|説明を(?:受|いただ)|指導|アドバイス|要請|指示|意見を|意向|求めが|求めに|求められ|申し?入れ|控えて(?:ほしい|欲しい|もらいたい|いただきたい)|依頼(?:が|を受)|勧め)",
            f"(?:助言|アドバイス|指導|要請)[^。、]{{0,14}}{_COMPANY}",
            f"(?:見解|意見|意向|お?考え)を、?{_COMPANY}[^。、]{{0,4}}(?:より|から)",
        ),
    ),
    (
        DelayReason.PREPARE_SUPPORT,
        either(
            "(?<!カード会社の)(?<!監視)(?<!連携)(?<!連携の)(?<!協力)(?<!防止の)(?<!監視の)(?<!モニタリング)(?<!見張る)(?<!見守る)(?<!再開の)(?:準備|体制|態勢|支度|用意)(?:を|が|の)?(?:十分に|しっかり)?(?:整(?!っておらず|わ)|調え|つくる|作る|終え|でき(?!な)|完了|必要|不可欠|欠か|確保|とっ)",
            "(?:人手|人員)を整え",
            "(?:対応|応対|お答え|お返事|お応え|ご説明|受付|再発行|差し替え|交換)(?:(?!会社)[^。、]){0,12}(?:準備|体制|態勢|支度|用意)(?![^。、]{0,8}(?:整(?:っておらず|わ)|(?:ござい|あり)ません))",
            "(?:対応|応対|受付|受け入れ)の?準備が整わない(?:まま|うち|段階)",
            "(?:ご?案内|お?尋ね|ご?相談|お?問い?合わ?せ|ご?質問|ご?連絡)[^。、]{0,14}(?:の|する|受ける|できる|応じる|承る|備える)(?:体制|人員|要員)?の?(?:準備|用意|支度)",
            "(?:係|担当者?|人員|要員|スタッフ)[をの]?(?:増やし|増員|確保|配置|手配)",
        ),
    ),
    (
        DelayReason.AWAIT_INVESTIGATION,
        either(
            "(?:調査|調べ|解析|鑑定|報告書?|結論|結果|全容)[^。]{0,60}?(?:待[ちっつた]|をもって|を踏まえ|を経て|を経た)",
            "(?:調査|結果|範囲)[^。、]{0,14}(?:判明し|確定し|まとまり|完了し|終わり|済み|がそろい|を確認し)、[^。]{0,40}(?:まで|待|控え|公表|発表)",
            "(?:対象|範囲|事実関係?|特定)[^。、]{0,16}?待[ちっつた]",
            "待つほか",
            "(?:調査|解析|鑑定)[^。、]{0,8}(?:一段落|区切り|めど|目処)",
            "(?:調査|結果|報告書?)[^。、]{0,8}を(?:確認|受領|入手|受け取)(?:し|っ)た(?:うえ|上|後|のち|の[がは])",
            "(?:範囲|全容|実態|事実関係)を(?:正確に)?把握する",
            "(?:調査|解析|鑑定)[^。、]{0,8}(?:完了|終了|確定)する(?:まで|のを)",
            "(?:調査|調べ|解析|鑑定)[^。、]{0,8}(?:終わら|済ま|完了し|終了し|出(?:てい)?)ない(?:うち|まま|段階|前)",
            "(?:調査|報告書?|結果)[^。、]{0,10}(?:の受領|の確定|の取りまとめ)[^。]{0,20}(?:優先|待)",
            "(?:調査|解析|鑑定)[^。、]{0,8}結果を(?:得|もら|いただ|受け取)[^。]{0,30}(?:後|のち|から|うえ|上)",
            "(?:調査|報告書?|結果)[^。、]{0,8}(?:が|の)?出?(?:そろい|揃い)、",
            "調査の?完了(?:を|後|し?て)",
            "調査に[^。、]{0,6}(?:時間|日数|期間)",
            "(?:調査|調べ|解析|報告書?|結論|結果|全容|範囲)[^。、]{0,24}(?:を受け(?:て|た|、)|が?(?:出|届|済|終わ|終了|判明|完了|確定|固ま|定ま|そろ|揃|出揃|まとま|明らかにな)(?:るの|るまで|るのを|うの|うまで|むまで|てから|ってから|んでから|って|し?た(?:後|うえ|段階|のち)|し?て(?:から|、)|く?まで)|の解明|を把握)",
            "(?:対象|範囲|お客様)[^。、]{0,10}(?:特定|確定)(?:に|を|する|まで)[^。、]{0,10}(?:時間|日数|優先|要し|待|必要)",
            "(?:確認|特定|解明|究明)(?:を|と、?[^。、]{0,20}を)(?:最)?優先",
        ),
    ),
    (
        DelayReason.COORDINATE_WITH_CARD_COMPANIES,
        either(
            f"{_COMPANY}[^。]{{0,40}}(?:連携|協力|ともに整|協議|調整(?!するので)|話し合|打ち?合わ?せ|足並み|歩調|すり合わ|照ら|(?:時期|日程)を(?:そろ|揃|合わ)|整えていただ|確認を?(?:もって|経|した))",
            f"{_COMPANY}(?:様|各社)*(?:による|における)[^。、]{{0,14}}(?:監視|モニタリング)",
            f"{_COMPANY}(?:様|側|各社)*の(?:受け入れ|再発行の)?準備が?整",
        ),
    ),
    (
        DelayReason.SET_UP_CONTACT_WINDOW,
        either(
            "(?:窓口|コールセンター|ダイヤル|デスク|(?:専用|相談)電話|電話(?:回線|受付|の回線))[^。、]{0,16}(?:設置|開け|手配|開設|設け|整え|準備|開く|開い|立ち上げ|用意|新設|確保|引[くい])",
            "(?:設置|開設)[^。、]{0,6}(?:窓口|コールセンター)",
        ),
    ),
    (
        DelayReason.LIMITED_CAPACITY,
        either(
            "(?:充分|十分|じゅうぶん|満足)[なにの]?[^。、]{0,16}(?:対応|ご?説明|お?応え|お答え|応答|お返事|応対)[^。、]{0,14}(?:出来|でき|行え|困難|整わ|しきれ|おそれ|恐れ|懸念)",
            "(?:問い?合わ?せ|お電話)[^。]{0,20}(?:殺到|さばき|対応しきれ|しきれ|追いつか|受けきれ)",
            "(?:限られた|少ない|少人数|わずかな)[^。、]{0,8}(?:人員|人数|体制|人手)",
            "人(?:手|員)(?:が)?(?:足り|不足|少な)",
            r"[一二三四五\d]名しか",
            "対応(?:しきれ|が(?:追いつか|困難|できな))",
        ),
    ),
    (
        DelayReason.AVOID_FURTHER_TROUBLE,
        either(
            "(?:さらなる|更なる|いっそうの?|一層の?|かえって|これ以上の|重ねて|余計な|新たな)[^。、]{0,6}(?:ご?迷惑|ご?不安|被害|ご?心配|ご?負担)(?!を?(?:お掛け|おかけ)し(?:た|まし|て(?!は)))",
            "二次(?:的な)?被害|被害の?拡大|便乗|模倣",
        ),
    ),
    (
        DelayReason.OTHER,
        either(
            "捜査(?!と調査)",
            "(?:警察|警視庁|委員会)[^。]{0,60}(?:要請|求め|助言|指導|依頼)",
            "(?:団体|協会|官庁|自治体)[^。]{0,40}(?:要請|求め)",
            "要請[^。、]{0,6}(?:団体|協会|官庁|警察)",
            "照合|突き合わせ|突合|名寄せ",
            "(?:運営|事業)[^。、]{0,8}(?:移管|譲|引き継)[^。、]{0,16}(?:ため|ので|ことから|により|手続|作業|協議|準備|調整|進め)",
            "(?:復旧|業務の?継続)[^。、]{0,8}優先",
            "膨大(?!な(?:記録|ログ|履歴))",
            "(?:年末|連休|祝日|決算)",
        ),
    ),
)
_STRONG = frozenset(
    (
        DelayReason.AVOID_CONFUSION,
        DelayReason.ADVICE,
        DelayReason.AWAIT_INVESTIGATION,
        DelayReason.COORDINATE_WITH_CARD_COMPANIES,
    )
)
"""What a sentence under any heading may give as a reason; the others are also said of what was done later."""
_BECAUSE = re.compile("ため(?!に(?:も|は))|ことから|によ[りる]|ので|理由")
_REACH = 3
"""Sentences of the same section that still speak of the delay after one that does."""


def find_delay_reasons(parts: list[Passage]) -> list[Said]:
    """Return the reasons that the notice gives for the time until publication."""
    found: list[Said] = []
    placed: list[Passage] = []
    near, section, label = 0, -1, ""
    for part in parts:
        if part.off or part.kind in (Kind.QUESTION, Kind.HEADING):
            continue
        if _is_label(part):
            section, label = part.section, part.words
        elif _is_late(part.heading.split("\n")[-1]) or (label and part.section == section):
            placed.append(part)
            found += _reasons(part)
        elif _is_spoken(part):
            near, section, label = _REACH, part.section, ""
            found += _reasons(part)
        elif near and part.section == section:
            near -= 1
            placed += [part] if "理由" in part.words else []
            found += [said for said in _reasons(part) if said.value in _STRONG]
    if placed and not found:
        found += [
            Said.at(part, match.start(), match.end(), DelayReason.OTHER, "delay")
            for part in placed
            if (match := _BECAUSE.search(part.words))
        ]
    return list({said.value: said for said in reversed(found)}.values())[::-1]


def _is_label(part: Passage) -> bool:
    """Tell whether a line that is no heading by its form is one of the delay."""
    words = part.words.rstrip()
    return (
        len(words) < 40
        and not words.endswith("。")
        and bool(_SURELY_LATE.search(words) and _LATE.search(words))
    )


def _is_late(heading: str) -> bool:
    """Tell whether a heading or a question asks for the time until publication."""
    return bool(_LATE.search(heading)) and (
        bool(_SURELY_LATE.search(heading)) or not _NOT_LATE.search(heading)
    )


_NEWS = re.compile(
    "(?:公表|お答え)(?:する)?(?:こと)?は(?:でき|差し)|控えさせ|まいりました|ましたので、?[^。]{0,20}(?:報告|お知らせ|公表)"
)
"""What is told now, or not at all, and no reason for the time until it was told."""


def _is_spoken(part: Passage) -> bool:
    if re.search("再発|対策|原因|お願い", part.heading.split("\n")[-1]) or _NEWS.search(part.words):
        return False
    return bool((_SPOKEN.search(part.words) or _FORMER.search(part.words)) and _WHY.search(part.words))


def _reasons(part: Passage) -> list[Said]:
    return [
        Said.at(part, match.start(), match.end(), reason, "delay")
        for reason, pattern in REASONS
        if (match := re.search(pattern, part.words))
    ]
