"""The manual of the checks between the fields of a record."""

from breachcat.language import Text
from breachcat.manual.samples import Entry, entries

ORDER_OF_EVENTS = entries(
    BC401=Entry(
        Text(
            "Some steps cannot precede others: nothing is published before it is noticed, and nothing reopens before it stops. A wrong year is the usual cause, above all around the turn of the year.",
            "発覚前の公表や停止前の再開のように、ありえない順序があります。年の写し間違いが多く、年末年始の前後では特に注意が必要です。",
        ),
        bad="""
            events:
              - {event: detected, date: 2023年4月1日}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC402=Entry(
        Text(
            "One of the dates is a month, an approximate day or the like, so that the two may stand in the wrong order. Look for the exact day in the notice. If there is none, and the dates are as written, waive this.",
            "片方が月だけの日付や「頃」の付いた日付なので、順序が逆の可能性が残ります。告知文に正確な日がないか探し、なければ告知文のとおりに残して免除します。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月}
              - {event: published, date: 2022年4月20日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年4月20日}
        """,
    ),
    BC403=Entry(
        Text(
            "A notice tells what has happened, so a date still to come is usually a slip of the year. Anything else that a shop announces for later goes under notes.",
            "告知文が伝えるのは起きたことなので、今日より先の日付はたいてい年の書き誤りです。再開以外の予定は notes に書きます。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
              - {event: updated, date: 2099年9月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
              - {event: site_reopened, date: 2099年9月1日}
        """,
    ),
    BC404=Entry(
        Text(
            "A notice can only give a window that lies before its own date. Either an end of the window has a wrong year, or a later notice is missing among the events.",
            "告知文に書けるのは、告知の日までの期間だけです。期間の年が違うか、後の告知文が出来事から抜けています。",
        ),
        bad="exposures: [{period: 2021年1月1日～2023年3月31日, data: [card_number]}]",
        good="exposures: [{period: 2021年1月1日～2022年3月31日, data: [card_number]}]",
    ),
    BC405=Entry(
        Text(
            "Hardly any shop was on the web so early, so a wrong century or a wrong era is likelier than the date. Compare with the notice, and waive this if the data really are so old.",
            "これほど早い時期の通販サイトはほとんどなく、世紀や元号の誤りが疑われます。告知文と比べ、実際に古いデータなら免除します。",
        ),
        bad="exposures: [{period: 1921年1月1日～2022年3月31日, data: [card_number]}]",
        good="exposures: [{period: 2021年1月1日～2022年3月31日, data: [card_number]}]",
    ),
    BC406=Entry(
        Text(
            "The notice tells of this step as taken, so the step is older than the notice. If a later text tells of it, add that text as a source and its day as an event.",
            "告知文が済んだこととして述べている対応なら、告知より前のはずです。後の文書によるものなら、その文書を出典に加え、公表日も出来事に加えます。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: investigation_completed, date: 2023年6月1日}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: investigation_completed, date: 2022年6月1日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC407=Entry(
        Text(
            "Reports and investigations answer a suspicion, and a stop answers a leak, so they follow it; only a shop that had closed for another reason stopped up to a month before detection. If a customer or the police were in touch earlier, that day is the detection.",
            "報告や調査は発覚を受けて、停止は漏えいを受けて行うものです（別の理由による停止は、発覚の一か月前まで認めます）。それより前に警察やお客様から連絡を受けていたなら、その日を発覚日とします。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: ppc_reported, date: 2021年4月5日}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: ppc_reported, date: 2022年4月5日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC411=Entry(
        Text(
            "A notice that counts cards and people of one group mostly has the same figure twice, so a difference is often a slip of the pen. Two groups never stand in one list; of one group it may be true: one person can have two cards.",
            "同じ対象を件数と人数の両方で示す告知文では、数が一致することが多く、違えば写し間違いが疑われます。別々の対象を一つのリストには書きません。一人が二枚のカードを使った場合など、同じ対象でも実際に違うことはあります。",
        ),
        bad='exposures: [{affected: ["1,234件", "1,243名"]}]',
        good='exposures: [{affected: ["1,234件", "1,234名"]}]',
    ),
    BC412=Entry(
        Text(
            "Two figures in one unit are two groups, and nobody can tell which of them a statistic should take. Give each group its own item under exposures, with its data and its scope.",
            "単位が同じ二つの数は別々の対象を表し、集計でどちらを使うべきか決められません。対象ごとに exposures の項目を分け、それぞれの漏えい項目や対象者を書きます。",
        ),
        bad='exposures: [{affected: ["1,234件", "567件"]}]',
        good="""
            exposures:
              - {affected: ["1,234件"], scope: カード決済をした顧客}
              - {affected: ["567件"], scope: 会員登録だけの顧客}
        """,
    ),
    BC413=Entry(
        Text(
            "The affected at the top level is the total of the notice, so no window can hold more. Look for a dropped digit, or for a window that was written as the total.",
            "最上位の affected は告知文の合計なので、一つの期間がそれを超えることはありません。桁の抜けや、合計と内訳の取り違えを確かめます。",
        ),
        bad="""
            affected: ["1,000件"]
            exposures: [{affected: ["1,234件"]}]
        """,
        good="""
            affected: ["10,000件"]
            exposures: [{affected: ["1,234件"]}]
        """,
    ),
    BC421=Entry(
        Text(
            "not_stated means that somebody looked and the notice does not say; with a value in the record, one of the two is out of date. Keep the value if the notice has it.",
            "not_stated は、探しても告知文に記載がなかったことを示します。値もあるなら、どちらかが古くなっています。告知文に記載があれば値を残します。",
        ),
        bad="""
            misuse: possible
            not_stated: [misuse]
        """,
        good="misuse: possible",
    ),
    BC422=Entry(
        Text(
            "The day on which the shop learned of the leak begins every delay that the catalog computes. Look for the first contact from a card company, the police or a customer; only if the notice is silent, say so.",
            "運営会社が漏えいの疑いを知った日は、経過日数を数える起点です。カード会社・警察・お客様などから最初に連絡を受けた日を探し、告知文に記載がない場合に限り、その旨を記します。",
        ),
        bad="events: [{event: published, date: 2022年7月1日}]",
        good="""
            events: [{event: published, date: 2022年7月1日}]
            not_stated: [detected]
        """,
    ),
    BC423=Entry(
        Text(
            "The day of the notice is the other end of the delay that matters most. It mostly stands at the top or the foot of the notice, or in the shop's list of news.",
            "公表日は、最も重要な経過日数の終点です。告知文の冒頭や末尾、サイトのお知らせ一覧に書かれていることがほとんどです。",
        ),
        bad="events: [{event: detected, date: 2022年4月1日}]",
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC424=Entry(
        Text(
            "Everybody must be able to look up where a date comes from. Add the text that is missing under sources, or correct the number.",
            "日付の出どころは誰でも確かめられなければなりません。足りない出典を sources に加えるか、番号を直します。",
        ),
        bad="""
            sources: [{kind: official_notice}]
            events:
              - {event: detected, date: 2022年4月1日, source: 2}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            sources: [{kind: official_notice}, {kind: press}]
            events:
              - {event: detected, date: 2022年4月1日, source: 2}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC425=Entry(
        Text(
            "A window names a site so that its people and data go to the right shop. Width, case and kana may differ; another name is another shop.",
            "期間にサイト名を書くのは、件数や漏えい項目がどの店のものかを示すためです。全角・半角、大文字・小文字、かなの違いは問いませんが、名称が違えば別の店になります。",
        ),
        bad="""
            sites: [サンプルショップ]
            exposures: [{sites: [サンプル別館], data: [card_number]}]
        """,
        good="""
            sites: [サンプルショップ, サンプル別館]
            exposures: [{sites: [サンプル別館], data: [card_number]}]
        """,
    ),
    BC426=Entry(
        Text(
            "A date that a curator worked out can only be verified if the words it was worked out from are there. Copy the few words, such as 同日 or 即日.",
            "導き出した日付は、元になった語句がなければ確かめられません。「同日」「即日」のような語句だけを写します。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: payment_stopped, date: 2022年4月1日, basis: derived}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: payment_stopped, date: 2022年4月1日, basis: derived, text: 同日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
)
