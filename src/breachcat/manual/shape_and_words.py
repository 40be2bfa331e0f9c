"""The manual of the checks of the shape of a record and its words."""

from breachcat.language import Text
from breachcat.manual.samples import Entry, entries

SHAPE_AND_WORDS = entries(
    BC201=Entry(
        Text(
            "A misspelt key would hide a fact: the value stands there, and no program finds it. Take the suggested key, or move the value to the part of the record where the key belongs. What has no field goes under notes.",
            "キーの綴りが違うと、値が書いてあっても読まれません。候補のキーに直すか、その項目があるべき場所に移します。当てはまる項目のない事柄は notes に書きます。",
        ),
        bad="missuse: possible",
        good="misuse: possible",
    ),
    BC202=Entry(
        Text(
            "Without these keys a record cannot be found, dated or judged, so they are asked of every record. If the notice gives no date, leave out the event as a whole instead of guessing.",
            "これらのキーがないと、記録を探すことも日付を比べることもできません。告知文に日付がなければ、推測せずに出来事ごと省きます。",
        ),
        bad="""
            events:
              - {event: detected}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC203=Entry(
        Text(
            "Closed lists of words make records comparable. Take the word that means what the notice says; never bend a fact to a word that almost fits. Where none fits, leave the key out and ask for a new word.",
            "語の一覧を決めておくことで、記録どうしを比べられます。告知文の意味に合う語を選び、近いだけの語に事実を合わせてはいけません。合う語がなければ項目を省き、語の追加を提案します。",
        ),
        bad="misuse: suspected",
        good="misuse: possible",
    ),
    BC204=Entry(
        Text(
            "Each field holds text, a list or a mapping, and programs rely on it. A list with a single item needs its brackets or hyphen too.",
            "項目ごとに、文字列・リスト・マッピングのどれを書くかが決まっています。値が一つだけでも、リストの項目では括弧かハイフンが要ります。",
        ),
        bad="cause: malware",
        good="cause: [malware]",
    ),
    BC205=Entry(
        Text(
            "An empty key does not tell whether nobody looked, the notice is silent, or the answer is no. If you looked and found nothing, name the fact under not_stated.",
            "空のままでは、調べていないのか、告知文に記載がないのか、否定なのかが分かりません。探しても記載がなかった事柄は not_stated に挙げます。",
        ),
        bad="misuse:",
        good="not_stated: [misuse]",
    ),
    BC206=Entry(
        Text(
            "The id is a file name, a part of addresses and a word on the command line, so it must be safe in all of them. Use the Latin spelling of the shop's name; the Japanese name stands under sites.",
            "IDはファイル名、URL、コマンドの引数に使うので、どこでも安全な文字に限ります。店名のローマ字表記などを使い、日本語の名称は sites に書きます。",
        ),
        bad="id: Made_Up",
        good="id: made-up",
    ),
    BC207=Entry(
        Text(
            "These keys answer one question with yes or no, and only two spellings are read, so that nothing depends on a program's guess. Leave the key out where the notice does not say.",
            "「はい」か「いいえ」で答える項目です。プログラムの解釈に左右されないよう、書き方は二通りだけにしています。告知文に記載がなければ項目を省きます。",
        ),
        bad="exposures: [{partial: yes, data: [card_number]}]",
        good="exposures: [{partial: true, data: [card_number]}]",
    ),
    BC208=Entry(
        Text(
            "An event points to the text that tells of it by its position under sources. Count from the top; events of the first source need no number.",
            "出来事がどの出典によるかは、sources の上から何番目かで示します。最初の出典によるものには番号は要りません。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日, source: first}
              - {event: published, date: 2022年7月1日}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日, source: 1}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC209=Entry(
        Text(
            "The catalog gives facts and short words of its own; long texts are usually copied, and copies belong to their authors. Say the main thing in your own words.",
            "カタログに載せるのは事実と短い説明です。長い文は告知文の引き写しになりやすく、著作権の問題も生じます。要点を自分の言葉で書きます。",
        ),
        bad="summary: 決済画面が改ざんされた。カード情報が漏えいした可能性がある。カード決済は停止している。",
        good="summary: 決済画面が改ざんされ、カード情報が漏えいした可能性がある。",
    ),
    BC210=Entry(
        Text(
            "A repeated item would be counted twice in statistics. Often another word was meant in its place: look at the notice before you delete.",
            "同じものが二度あると、集計で二重に数えられます。別の語を書くつもりだったこともあるので、消す前に告知文を確かめます。",
        ),
        bad="cause: [malware, malware]",
        good="cause: [malware, system_vulnerability]",
    ),
    BC211=Entry(
        Text(
            "Some keys and stages have a meaning for certain events only. Look whether the key slipped to the wrong line, or the event should be another one.",
            "一部の項目や段階は、決まった出来事でしか意味を持ちません。行を取り違えていないか、出来事の種類が合っているかを確かめます。",
        ),
        bad="""
            events:
              - {event: detected, date: 2022年4月1日}
              - {event: published, date: 2022年7月1日, by: police}
        """,
        good="""
            events:
              - {event: detected, date: 2022年4月1日, by: police}
              - {event: published, date: 2022年7月1日}
        """,
    ),
    BC212=Entry(
        Text(
            "What is not yet compared with its notice must not stand in the catalog as a fact. Read the record beside the notice, settle every open question, and then change the state.",
            "告知文と照らし合わせていない内容を、事実としてカタログに載せることはできません。記録と告知文を見比べ、疑問をすべて解消してから状態を変えます。",
        ),
        bad="review: draft",
        good="review: checked",
    ),
    BC213=Entry(
        Text(
            "A record is found by its file name and cited by its id. For a new record change either one; an id that has been published stays as it is.",
            "記録はファイル名で探し、IDで引用します。新しい記録ならどちらを直しても構いませんが、公開済みのIDは変えません。",
        ),
        bad={"sample-shop.yaml": "id: made-up"},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC214=Entry(
        Text(
            "A waiver that is past its day, or that nothing needs any more, would hide a later mistake. If it is still needed, look at the notice again and set a new day.",
            "期限の過ぎた免除や不要になった免除を残すと、後の誤りが隠れます。まだ必要なら、告知文をもう一度確かめて期限を改めます。",
        ),
        bad="""
            events:
              - {event: published, date: 2022年7月1日}
            waive:
              - {check: BC422, reason: 告知文に発覚日の記載がない, until: 2025-03-31}
        """,
        good="""
            events:
              - {event: published, date: 2022年7月1日}
            waive:
              - {check: BC422, reason: 告知文に発覚日の記載がない, until: 2030-03-31}
        """,
    ),
    BC215=Entry(
        Text(
            "Only one ending is read, so a file with another one would be left out of the catalog without a word. The ending is written in lower case.",
            "読み込む拡張子は一つだけなので、ほかの拡張子の記録は気付かれないままカタログから漏れます。拡張子は小文字で書きます。",
        ),
        bad={"made-up.yml": "id: made-up"},
        good={"made-up.yaml": "id: made-up"},
    ),
)
