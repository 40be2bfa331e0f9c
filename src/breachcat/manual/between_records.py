"""The manual of the checks between records."""

from breachcat.language import Text
from breachcat.manual.samples import Entry, entries

_TWO = {
    "another.yaml": "id: another\norganization: サンプル商事株式会社",
    "made-up.yaml": "id: made-up",
}
_TOMBSTONE = b"id: another\nwithdrawn: {date: 2026-11-21, reason: the same incident, replaced_by: made-up}\n"

BETWEEN_RECORDS = entries(
    BC501=Entry(
        Text(
            "Links, citations and related records name an incident by its id alone. A copied file often still has the id of its model; give the newer record an id of its own.",
            "リンク・引用・関連記録は、IDだけで事件を指します。ほかの記録を写して作ると、元のIDが残りがちです。新しい方の記録に別のIDを付けます。",
        ),
        bad={
            "another.yaml": "id: made-up\norganization: サンプル商事株式会社",
            "made-up.yaml": "id: made-up",
        },
        good={
            "another.yaml": "id: another\norganization: サンプル商事株式会社",
            "made-up.yaml": "id: made-up",
        },
    ),
    BC502=Entry(
        Text(
            "An incident that stands in the catalog twice is counted twice, and that happens when two people record one notice or two notices tell of one leak. A shop may also be breached twice: then the related key says that somebody looked.",
            "同じ告知文を二人が記録したり、一つの漏えいについて告知文が二つ出たりすると、事件が二重に数えられます。実際に二度被害に遭うこともあるので、その場合は related に書いて、確認済みであることを示します。",
        ),
        bad={"another.yaml": "id: another", "made-up.yaml": "id: made-up"},
        good={"another.yaml": "id: another\nrelated: [made-up]", "made-up.yaml": "id: made-up"},
    ),
    BC503=Entry(
        Text(
            "A link to nothing helps no reader. Look whether the id is misspelt, or the record it names has yet to be added.",
            "行き先のない参照は読む人の役に立ちません。綴りの誤りがないか、その記録を追加し忘れていないかを確かめます。",
        ),
        bad={
            "another.yaml": "id: another\nrelated: [made-upp]",
            "made-up.yaml": "id: made-up",
        },
        good={
            "another.yaml": "id: another\nrelated: [made-up]",
            "made-up.yaml": "id: made-up",
        },
    ),
    BC504=Entry(
        Text(
            "Others may have cited the record, and a later one under the same id would make their citation false. What stays of it says when and why it was withdrawn, and which record has the facts now.",
            "ほかで引用されている記録が消え、後から別の記録に同じIDが付くと、引用が誤りになります。いつ、なぜ取り下げたか、どの記録に移ったかを残します。",
        ),
        before=_TWO,
        bad={"made-up.yaml": "id: made-up"},
        good={"another.yaml": _TOMBSTONE, "made-up.yaml": "id: made-up"},
    ),
    BC505=Entry(
        Text(
            "Whoever follows an old citation must not land at another incident. Take an id that was never used, for instance with the year behind the name.",
            "古い引用をたどった人が別の事件に行き着いてはいけません。名前に年を付けるなど、使われたことのないIDにします。",
        ),
        before={"another.yaml": _TOMBSTONE, "made-up.yaml": "id: made-up"},
        bad=_TWO,
        good={
            "another-2022.yaml": "id: another-2022\norganization: サンプル商事株式会社",
            "another.yaml": _TOMBSTONE,
            "made-up.yaml": "id: made-up",
        },
    ),
)
