"""The manual of the checks of single values: dates, periods, counts, addresses, personal data."""

from breachcat.language import Text
from breachcat.manual.samples import Entry, entries

DATES_AND_COUNTS = entries(
    BC300=Entry(
        Text(
            "Dates, periods and counts are short; here a sentence or a paragraph was put in their place. Keep the value as the notice writes it, and put other facts where they belong.",
            "日付・期間・件数は短いものです。ここには文や段落がそのまま入っています。告知文から値だけを抜き出し、ほかの事柄はそれぞれの項目に書きます。",
        ),
        bad="""
            events:
              - event: detected
                date: >-
                  2022年4月1日、当社が運営するサンプルショップを利用したお客様のクレジットカード情報が外部に
                  漏えいした懸念があるとの連絡をカード会社から受け、同日のうちにカード決済を停止したうえで、
                  第三者調査機関による調査を開始しました
              - event: published
                date: 2022年7月1日
        """,
        good="""
            events:
              - event: detected
                date: 2022年4月1日
              - event: published
                date: 2022年7月1日
        """,
    ),
    BC301=Entry(
        Text(
            "Delays are computed from dates, so each must name a day, a third of a month, a month or a year. Japanese, era and ISO forms are read as the notice writes them. Other words go under text or note.",
            "日付から経過日数を計算するため、日・旬・月・年のいずれかを指す必要があります。西暦・和暦・ISO形式は告知文の表記のまま読めます。それ以外の言葉は text や note に書きます。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
              - {event: customers_notified, date: 2022年7月1日より順次}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
              - {event: customers_notified, date: 2022年7月1日, open: true, text: 2022年7月1日より順次}
        """,
    ),
    BC302=Entry(
        Text(
            "The form is right, but the calendar has no such day or time, so a figure was mistyped. Compare with the notice; if the mistake is in the notice itself, write the month alone and say so in a note.",
            "形は正しくても、暦にない日や時刻です。写し間違いがないか告知文と比べます。告知文自体の誤りなら、月までを書いて note に記します。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年2月30日}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年2月28日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC303=Entry(
        Text(
            "An era has a first and a last day, and in its first and last years a wrong era is easily written. Take the era in force on that day; a wrong era in the notice itself deserves a note.",
            "元号には始まりと終わりの日があり、改元の前後では誤りが起きがちです。その日に使われていた元号に直します。告知文自体の誤りなら note に記します。",
        ),
        bad="""
            events:
              - {event: detected, date: 平成31年5月1日}
              - {event: published, date: 令和元年7月1日}
            exposures: [{data: [card_number]}]
        """,
        good="""
            events:
              - {event: detected, date: 令和元年5月1日}
              - {event: published, date: 令和元年7月1日}
            exposures: [{data: [card_number]}]
        """,
    ),
    BC304=Entry(
        Text(
            "The weekday tests the date: if they disagree, the day, the month or the year may be wrong. Compare with the notice. If the notice itself is wrong, leave the weekday out and say so in a note.",
            "曜日は日付の検算になります。合わなければ、年・月・日のどれかが誤っているかもしれません。告知文と比べ、告知文自体の誤りなら曜日を省いて note に記します。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日（木）}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日（金）}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC305=Entry(
        Text(
            "A notice may leave the year out or say “the same day”, because its context tells the rest; a record is read without it. Work the date out from the notice and keep the written words under text.",
            "告知文では前後の文脈から分かるため、年を省いたり「同日」と書いたりします。記録は単独で読まれるので、文脈から日付を確定し、元の表現は text に残します。",
        ),
        bad="""
            events:
              - {event: detected, date: 4月1日}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日, text: 4月1日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC311=Entry(
        Text(
            "A window has two ends, or one that is left open. A month alone does not tell whether it is a day in it or all of it; write what the notice means.",
            "期間には始まりと終わりがあり、片方を空けることもできます。月だけでは、その月全体なのか、その月のある日なのかが分かりません。告知文の意味に合わせて両端を書きます。",
        ),
        bad="exposures: [{period: 2021年12月, data: [card_number]}]",
        good="exposures: [{period: 2021年12月1日～2021年12月31日, data: [card_number]}]",
    ),
    BC312=Entry(
        Text(
            "A window cannot end before it begins. Usually the second year is missing or mistyped: where the second date has no year, it is read with the year of the first.",
            "終わりが始まりより前になることはありません。二つ目の年の写し間違いや省略がよくある原因です。二つ目に年がなければ、一つ目の年で読みます。",
        ),
        bad="exposures: [{period: 2021年12月1日～3月31日, data: [card_number]}]",
        good="exposures: [{period: 2021年12月1日～2022年3月31日, data: [card_number]}]",
    ),
    BC321=Entry(
        Text(
            "A figure without its unit does not tell whether it counts people, cards or records, and these are never mixed. Write it with the notice's own unit.",
            "単位のない数では、人数なのか、カードの枚数なのか、件数なのかが分かりません。これらは混ぜずに扱うので、告知文にある単位を付けて書きます。",
        ),
        bad='exposures: [{affected: ["1,234"]}]',
        good='exposures: [{affected: ["1,234件"]}]',
    ),
    BC322=Entry(
        Text(
            "Commas at odd places, decimals and mixed numerals show that a figure was lost or mistyped. Copy the number from the notice once more.",
            "コンマの位置のずれ、小数、算用数字と漢数字の不自然な混在は、数字の抜けや打ち間違いのしるしです。告知文からもう一度写します。",
        ),
        bad='exposures: [{affected: ["12,34件"]}]',
        good='exposures: [{affected: ["1,234件"]}]',
    ),
    BC323=Entry(
        Text(
            "Words such as “several thousand” cannot be compared or summed up in statistics, and turning them into a figure would be a guess. Keep them as words only.",
            "「数千件」のような表現は比べたり集計したりできず、数に直せば推測になります。数に直さず、言葉のまま残します。",
        ),
        bad="exposures: [{affected: [数千件], data: [card_number]}]",
        good="""
            exposures: [{data: [card_number]}]
            notes: [件数は「数千件」とだけ記載されている。]
        """,
    ),
    BC331=Entry(
        Text(
            "A reader follows the address to the notice, and a program opens it without asking. Copy it from the address bar of the browser.",
            "読む人はこのURLから告知文を確かめ、プログラムもこの文字列のまま開きます。ブラウザーのアドレス欄から写すのが確実です。",
        ),
        bad="sources: [{kind: official_notice, url: www.example.com/notice}]",
        good='sources: [{kind: official_notice, url: "https://www.example.com/notice"}]',
    ),
    BC332=Entry(
        Text(
            "The checksum proves later that the text of a source has not changed, which only works if it is complete. Copy the output of a program such as sha256sum, without the file name.",
            "ハッシュ値は、出典の本文が後から変わっていないことを確かめるためのもので、欠けていると役に立ちません。sha256sum などの出力を、ファイル名を除いて写します。",
        ),
        bad="sources: [{kind: official_notice, sha256: 9F86D081884C7D65}]",
        good="sources: [{kind: official_notice, sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08}]",
    ),
    BC341=Entry(
        Text(
            "The catalog is about incidents, not about people, and what is published once cannot be called back. Names of representatives, telephone numbers and mail addresses are not needed to tell what happened. Waive this only where the text merely looks like such data.",
            "カタログが扱うのは事件であって個人ではなく、一度公開した情報は取り戻せません。代表者名・電話番号・メールアドレスは、事件を伝えるのに不要です。個人情報に見えるだけの文字列に限って免除できます。",
        ),
        bad="notes: [問い合わせ先は info@example.com]",
        good="notes: [専用の問い合わせ窓口がある]",
    ),
)
