"""The manual of the checks of a record against its notice."""

from breachcat.language import Text
from breachcat.manual.samples import Entry, Sample, entries

_NOTICE = """\
2022年7月1日
株式会社サンプル
「サンプルショップ」からの情報流出に関するお知らせ
2022年4月1日、カード会社から流出の懸念について連絡を受けました。
2021年1月1日～2022年3月31日に購入されたお客様1,234件のカード番号が漏えいした可能性があります。
""".encode()
_OFFICE = "窓口は総務部に置きました。\n".encode()
_REPORTED = "4月5日頃、別件について個人情報保護委員会に報告いたしました。\n".encode()
_RIGHT = "id: made-up"


def _beside(record: str, notice: bytes = _NOTICE) -> Sample:
    """Return a record and its notice."""
    return {"made-up.yaml": record, "made-up.txt": notice}


_EVENTS = """
    events:
      - {{event: detected, date: {detected}}}
      - {{event: published, date: 2022年7月1日}}
"""

AGAINST_THE_NOTICE = entries(
    BC601=Entry(
        Text(
            "A reader trusts that a record says what its notice says. Here the rules read another value for the same fact, or find the value told of something else; where they misread the notice, a waiver says so.",
            "記録は告知文のとおりであると信頼されています。同じ事実について別の値が読み取れたか、その値が別の事実のものとして書かれています。規則の読み違いであれば、免除にその理由を書きます。",
        ),
        bad=_beside(_EVENTS.format(detected="2022年4月2日")),
        good=_beside(_EVENTS.format(detected="2022年4月1日")),
    ),
    BC602=Entry(
        Text(
            "A name, a date or a figure that stands nowhere in the notice has been mistyped, or comes from somewhere else. Then the text it comes from belongs among the sources.",
            "告知文のどこにもない名称・日付・数字は、写し間違いか、別の文書から来たものです。別の文書による値なら、その文書を sources に加えます。",
        ),
        bad=_beside("sites: [サンプルモール]"),
        good=_beside("sites: [サンプルショップ]"),
    ),
    BC603=Entry(
        Text(
            "Rules do not understand every sentence. What they cannot tell apart is left to somebody who reads the place that is shown.",
            "規則ではすべての文を読み取れません。判断できないものは、示された箇所を人が読んで確かめます。",
        ),
        bad=_beside("misuse: possible", _NOTICE + "不正利用については警察が捜査しています。\n".encode()),
        good=_beside(
            "misuse: possible",
            _NOTICE + "一部のカードが不正利用された可能性があることを確認しました。\n".encode(),
        ),
    ),
    BC604=Entry(
        Text(
            "A date, figure, reason or kind of data that a record leaves out is easily missed by whoever compares the two. Either it belongs in the record, or a note that has the same words tells why not, as here. A waiver would silence this check for the whole record.",
            "記録から漏れた日付・件数・理由・項目は、見比べても気付きにくいものです。記録に加えるか、この例のように、告知文と同じ表現を入れた補足（notes）で加えない理由を残します。免除（waive）にすると、この記録の同じ検査がすべて止まります。",
        ),
        bad=_beside(_RIGHT, _NOTICE + _REPORTED),
        good=_beside("notes: The report of 4月5日頃 was on another matter.", _NOTICE + _REPORTED),
    ),
    BC605=Entry(
        Text(
            "Operators rewrite their notices, often without saying so. A digest of the text shows that a record may be out of date.",
            "告知文は、断りなく書き換えられることがあります。本文のハッシュ値から、記録が古くなっている可能性が分かります。",
        ),
        bad=_beside(
            f"sources: [{{kind: official_notice, title: お知らせ, sha256: {'0' * 64}}}]", _NOTICE + _OFFICE
        ),
        good=_beside(
            "sources: [{kind: official_notice, title: お知らせ, sha256: ea561194ed76a66b9cd1b1268fa988714b7e92c74fa639e86b1970847e019132}]",
            _NOTICE + _OFFICE,
        ),
    ),
    BC606=Entry(
        Text(
            "Notices vanish from the web, so that a text kept beside the records is worth having. breachcat draft --save keeps one when the record is made.",
            "告知文はいずれウェブから消えるため、記録の隣に本文を保存しておきます。breachcat draft --save で、記録を作るときに保存できます。",
        ),
        bad=_RIGHT,
        good=_beside(_RIGHT),
    ),
    BC607=Entry(
        Text(
            "An address often leads to a front page, a translation or a message that the page is gone. Nothing of the record can be compared with that.",
            "URLの先が、トップページや翻訳、ページがないことを知らせる画面に変わっていることがあります。その場合は照合できません。",
        ),
        bad=_beside(_RIGHT, b"404 Not Found\n"),
        good=_beside(_RIGHT),
    ),
)
