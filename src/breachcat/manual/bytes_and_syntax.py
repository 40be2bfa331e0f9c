"""The manual of the checks of files, bytes and syntax."""

from breachcat.language import Text
from breachcat.manual.samples import BASE, FOLDER, Entry, entries

BYTES_AND_SYNTAX = entries(
    BC101=Entry(
        Text(
            "A path that was named must not pass as checked when nothing is there. Often the name is misspelt, or the command runs in another folder than you think.",
            "指定したものが検査されないまま合格になるのを防ぎます。綴りの誤りや、別のフォルダーで実行していることがよくある原因です。",
        ),
        bad={"made-up.yaml": None},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC102=Entry(
        Text(
            "A record is a regular file inside the catalog. Folders, pipes, links that lead elsewhere and files without permission are refused. Put the file itself there, or give yourself the right to read it.",
            "記録はカタログの中にある通常のファイルです。フォルダー、パイプ、外へ出るリンク、権限のないファイルは読みません。ファイルの実体を置くか、読み取りの権限を付けます。",
        ),
        bad={"made-up.yaml": FOLDER},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC103=Entry(
        Text(
            "Real records have a few kilobytes; anything this large is another kind of file, or the whole notice was pasted in. Keep the facts of one incident and leave the rest out.",
            "実際の記録は数キロバイトです。これほど大きいものは別の種類のファイルか、告知文の全文を貼り付けたものです。一件分の事実だけを残します。",
        ),
        bad={"made-up.yaml": b"# a whole notice, pasted in\n" * 40_000},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC104=Entry(
        Text(
            "Japanese text saved as Shift_JIS, EUC-JP or UTF-16 turns into other characters for everybody else. Choose UTF-8 where your editor saves, then read the names again.",
            "Shift_JIS、EUC-JP、UTF-16で保存すると、ほかの人の環境では文字化けします。エディターの保存形式でUTF-8を選び、名称が正しく見えるか確かめます。",
        ),
        bad={"made-up.yaml": "organization: 株式会社サンプル\n".encode("cp932")},
        good={"made-up.yaml": "organization: 株式会社サンプル"},
    ),
    BC105=Entry(
        Text(
            "Characters that cannot be seen come along when text is copied from a PDF or a web page. They make equal names differ, and some can disturb a terminal. Type the value anew if you cannot find them.",
            "PDFやウェブページから写すと、目に見えない文字が紛れ込むことがあります。同じ名称が別物と扱われ、端末の表示が乱れることもあります。見つからなければ値を打ち直します。",
        ),
        bad="organization: 株式会社サンプル\x07",
        good="organization: 株式会社サンプル",
    ),
    BC106=Entry(
        Text(
            "YAML shows by indentation what belongs together; a tab has no width that all editors agree on, and a full-width blank counts as text. Set your editor to write blanks when you press the tab key, and leave the Japanese input mode for indentation.",
            "YAMLは字下げで構造を示しますが、タブの幅はエディターによって違い、全角の空白は文字として扱われます。タブキーで空白が入るようにエディターを設定し、字下げは日本語入力を切って入れます。",
        ),
        bad="organization:\t株式会社サンプル",
        good="organization: 株式会社サンプル",
    ),
    BC107=Entry(
        Text(
            "Up to this place the text could be read, behind it its structure is unknown. Mend it and check again: further problems may show only then. Signs of the Japanese input mode (： ［ ］ 、 “ ”), quotes that are not closed, and addresses without quotes in brackets are the usual causes.",
            "この位置より後は構造が分からず、読み進められません。直してからもう一度検査すると、その先の問題も分かります。日本語入力のままの記号（： ［ ］ 、 “ ”）、閉じていない引用符、括弧の中で囲んでいないURLがよくある原因です。",
        ),
        bad="organization：株式会社サンプル",
        good="organization: 株式会社サンプル",
    ),
    BC108=Entry(
        Text(
            "Of two equal keys most programs silently drop one, and nobody sees which. If both values are right, write them as one list.",
            "同じキーが二つあると、多くのプログラムは黙って片方を捨てます。どちらの値も正しければ、一つのリストにまとめます。",
        ),
        bad="""
            cause: [malware]
            cause: [system_vulnerability]
        """,
        good="cause: [malware, system_vulnerability]",
    ),
    BC109=Entry(
        Text(
            "A record is read by people and by simple programs, so every value stands where it belongs. References also allow a small file that grows without end. A text that begins with & or * needs quotes.",
            "記録は人や簡単なプログラムが読むため、値はそれぞれの場所にそのまま置きます。参照を許すと、小さなファイルが際限なく膨らむおそれもあります。& や * で始まる文は引用符で囲みます。",
        ),
        bad="""
            exposures:
              - {period: 2021年1月1日～2021年3月31日, data: &card [card_number]}
              - {period: 2021年7月1日～2021年9月30日, data: *card}
        """,
        good="""
            exposures:
              - {period: 2021年1月1日～2021年3月31日, data: [card_number]}
              - {period: 2021年7月1日～2021年9月30日, data: [card_number]}
        """,
    ),
    BC110=Entry(
        Text(
            "The key << copies other keys in, so that the line no longer shows what the record says. Records repeat little; repeat it.",
            "「<<」はほかの項目を取り込む書き方で、行を見ても内容が分かりません。記録では繰り返しが少ないので、そのまま書きます。",
        ),
        bad="<<: {misuse: possible}",
        good="misuse: possible",
    ),
    BC111=Entry(
        Text(
            "Tags tell YAML how to read a value; here the field decides, and every value is the text that stands there. A text that begins with an exclamation mark needs quotes.",
            "タグは値の読み方をYAMLに指示するものですが、ここでは項目ごとに読み方が決まっています。感嘆符「!」で始まる文は引用符で囲みます。",
        ),
        bad="organization: !!str 株式会社サンプル",
        good="organization: 株式会社サンプル",
    ),
    BC112=Entry(
        Text(
            "A line of three hyphens begins a new document, and only the first one is read. Move the second incident to a file of its own, or delete the line.",
            "ハイフン三つの行は新しい文書の始まりで、読むのは最初の文書だけです。二件目は別のファイルに移し、不要な区切りなら行を消します。",
        ),
        bad="""
            review: checked
            ---
            # here begins another record
        """,
        good="review: checked",
    ),
    BC113=Entry(
        Text(
            "A file without content is usually one that was begun and forgotten, or not saved. Write at least what the good sample has, or delete the file.",
            "中身のないファイルは、作りかけのまま忘れたものか、保存し損ねたものがほとんどです。最低限の項目を書くか、ファイルを削除します。",
        ),
        bad={"made-up.yaml": b"# the notice is not read yet\n"},
        good=BASE,
    ),
    BC114=Entry(
        Text(
            "Brackets inside brackets to this depth are a slip or an attack, and no field of a record has such values. Reading stops here; write the value flat.",
            "これほど深い括弧は書き誤りか攻撃で、記録にそのような項目はありません。読み込みはここで打ち切られます。入れ子にせずに書きます。",
        ),
        bad="notes: [[[[[[[[[[[[[[[[[[[[[[再開日は未定]]]]]]]]]]]]]]]]]]]]]]",
        good="notes: [再開日は未定]",
    ),
    BC115=Entry(
        Text(
            "Some Windows editors put an invisible mark in front of a file. It is not needed in UTF-8, and programs that do not expect it misread the first key. Choose “UTF-8” instead of “UTF-8 with BOM”.",
            "Windowsの一部のエディターは、ファイルの先頭に見えない印を付けます。UTF-8では不要で、最初の項目が読めなくなるプログラムもあります。保存形式で「BOM付きUTF-8」ではなく「UTF-8」を選びます。",
        ),
        bad={"made-up.yaml": b"\xef\xbb\xbfid: made-up\n"},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC116=Entry(
        Text(
            "Inside [ ] and { } a comma parts two items, also in the middle of a figure as notices write it, or of a name (Co., Ltd.). In quotes the text stays whole.",
            "[ ] や { } の中では、桁区切りのコンマも、社名（Co., Ltd.）や文の中のコンマも、項目の区切りになります。引用符で囲めば、一つのまま読まれます。",
        ),
        bad="exposures: [{affected: [1,234件]}]",
        good='exposures: [{affected: ["1,234件"]}]',
    ),
    BC117=Entry(
        Text(
            "Every key is one of the names in the record format. Brackets are often left over from a template or from a list; take them away.",
            "キーは記録形式で決まった名前のどれかです。ひな型やリストの括弧が残っていることが多いので、取り除きます。",
        ),
        bad="[misuse]: possible",
        good="misuse: possible",
    ),
    BC118=Entry(
        Text(
            "A check of nothing would look like a success. Name the folder that holds the records, which is usually incidents/.",
            "何も検査していないのに合格に見えるのを防ぎます。記録のあるフォルダー（通常は incidents/）を指定します。",
        ),
        bad={".": FOLDER},
        good={"made-up.yaml": "id: made-up"},
    ),
    BC119=Entry(
        Text(
            "Such a file is a table of data, not what one notice says. Never list customers or transactions; a number of them is enough.",
            "これは一つの告知文の内容ではなく、データの一覧です。顧客や取引を並べてはいけません。件数だけを書きます。",
        ),
        bad="notes:\n" + "".join(f"  - 決済の記録 {number}\n" for number in range(1, 5_001)),
        good="notes:\n  - 決済の記録の一覧は載せない",
    ),
)
