"""The table of checks: code, severity, and the sentence that a problem says, in both languages."""

import re
from dataclasses import dataclass
from enum import StrEnum

from breachcat.language import Text


class Severity(StrEnum):
    """How bad a problem is: an error is certainly wrong, a warning possibly."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> Text:
        """The word for people."""
        return {"error": Text("error", "エラー"), "warning": Text("warning", "警告")}[self.value]


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of problem: its code, how bad it is, a title, and its sentence with braces."""

    code: str
    severity: Severity
    title: Text
    message: Text

    @property
    def name(self) -> str:
        """The title as one word for programs: duplicate-key."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.en.lower()).strip("-")

    @property
    def hundred(self) -> int:
        """What the check is about, by the first figure of its code: 1 bytes and syntax … 5 other records."""
        return int(self.code[2])


def _error(code: str, title: tuple[str, str], message: tuple[str, str]) -> Check:
    return Check(code, Severity.ERROR, Text(*title), Text(*message))


def _warning(code: str, title: tuple[str, str], message: tuple[str, str]) -> Check:
    return Check(code, Severity.WARNING, Text(*title), Text(*message))


def _table(*checks: Check) -> dict[str, Check]:
    return {check.code: check for check in checks}


_BYTES_AND_SYNTAX = _table(
    _error("BC101", ("file not found", "ファイルがない"), ("there is no file or folder here; check the path", "ファイルもフォルダーもありません。パスを確かめてください")),
    _error("BC102", ("file not readable", "ファイルを読めない"), ("the file cannot be read: {reason}", "ファイルを読めません: {reason}")),
    _error("BC103", ("file too large", "ファイルが大きすぎる"), ("the file has {size:,} bytes; a record has at most {limit:,}", "ファイルが{size:,}バイトあります。記録は{limit:,}バイトまでです")),
    _error("BC104", ("not UTF-8", "UTF-8でない"), ("the byte {found} is not UTF-8{likely}; save the file as UTF-8", "バイト {found} はUTF-8ではありません{likely}。UTF-8で保存してください")),
    _error("BC105", ("control character", "制御文字"), ("control character {found}; delete it", "制御文字 {found} があります。削除してください")),
    _error("BC106", ("tab or full-width blank", "タブ・全角空白"), ("{found}; use plain blanks", "{found}があります。半角の空白に置き換えてください")),
    _error("BC107", ("YAML syntax", "YAMLの構文"), ("this cannot be read: {reason}", "構文を読み取れません: {reason}")),
    _error("BC108", ("duplicate key", "キーの重複"), ("the key “{found}” stands here again (first on line {first}); keep one", "キー「{found}」が重複しています（最初は{first}行目）。一つだけ残してください")),
    _error("BC109", ("anchor or alias", "アンカー・エイリアス"), ("anchors (&) and aliases (*) are not allowed: “{found}”; write the value out", "アンカー（&）とエイリアス（*）は使えません: 「{found}」。値をそのまま書いてください")),
    _error("BC110", ("merge key", "マージキー"), ("merge keys (<<) are not allowed; write the keys out", "マージキー（<<）は使えません。項目をそのまま書いてください")),
    _error("BC111", ("tag", "タグ"), ("tags are not allowed: “{found}”; delete it", "タグは使えません: 「{found}」。削除してください")),
    _error("BC112", ("several documents", "複数の文書"), ("a second document begins here; keep one record per file", "二つ目の文書が始まっています。一ファイルに一件だけ書いてください")),
    _error("BC113", ("empty", "空のファイル"), ("there is no record in the file", "ファイルに記録がありません")),
    _error("BC114", ("nested too deep", "入れ子が深い"), ("the nesting is deeper than {limit} levels; a record needs four", "入れ子が{limit}段を超えています。記録に要るのは四段です")),
    _error("BC115", ("byte order mark", "BOM"), ("the file begins with a byte order mark; save it without", "ファイルの先頭にBOMがあります。BOMなしで保存してください")),
    _error("BC116", ("comma splits a text", "コンマで文字列が分かれる"), ("YAML splits this at the comma, into “{first}” and “{second}”; put quotes round it", "YAMLはコンマで「{first}」と「{second}」に分けて読みます。引用符で囲んでください")),
    _error("BC117", ("key is not text", "キーが文字列でない"), ("a key must be plain text; found {found}", "キーは文字列でなければなりません。{found}")),
    _error("BC118", ("nothing to check", "検査対象なし"), ("there is no record (*.yaml) in this folder", "このフォルダーに記録（*.yaml）がありません")),
    _error("BC119", ("too many values", "値が多すぎる"), ("the file has more than {limit:,} keys and values; a record is one incident", "キーと値が{limit:,}個を超えています。記録は一件ずつ書いてください")),
)  # fmt: skip

_SHAPE_AND_WORDS = _table(
    _error("BC201", ("unknown key", "未知のキー"), ("unknown key “{found}”; {where} has: {known}", "未知のキー「{found}」です。{where}の項目: {known}")),
    _error("BC202", ("missing key", "キーがない"), ("the key “{missing}” is missing in {where}; add it", "{where}にキー「{missing}」がありません。追加してください")),
    _error("BC203", ("unknown word", "未知の語"), ("“{found}” is not one of the words for “{key}”{known}", "「{found}」は「{key}」に使える語ではありません{known}")),
    _error("BC204", ("wrong kind of value", "値の種類が違う"), ("“{key}” must be {wanted}; found {found}", "「{key}」は{wanted}でなければなりません。{found}")),
    _error("BC205", ("empty value", "空の値"), ("“{key}” is empty; write its value, or leave the key out where nothing is known", "「{key}」が空です。値を書くか、不明なら項目ごと省いてください")),
    _error("BC206", ("bad id", "IDの形"), ("“{found}” is not an id; use lower-case ASCII words joined by hyphens, at most 64 characters", "「{found}」はIDになりません。半角英小文字・数字の語をハイフンでつないでください（64文字まで）")),
    _error("BC207", ("not true or false", "真偽値でない"), ("“{key}” must be true or false; found “{found}”", "「{key}」は true か false です。「{found}」と書かれています")),
    _error("BC208", ("not a number", "番号でない"), ("“{key}” must be the number of a source (1 is the first); found “{found}”", "「{key}」は出典の番号（1から）です。「{found}」と書かれています")),
    _error("BC209", ("text too long", "長すぎる文"), ("“{key}” has {length}; at most {limit} are allowed; shorten it", "「{key}」が{length}あります。{limit}以内に縮めてください")),
    _error("BC210", ("item repeated", "項目の重複"), ("“{found}” stands in the list twice; keep one", "「{found}」がリストに二度あります。一つだけ残してください")),
    _error("BC211", ("key does not belong here", "この項目には使えない"), ("“{name}: {found}” does not belong to the event “{event}”{allowed}", "「{name}: {found}」は出来事「{event}」には使えません{allowed}")),
    _error("BC212", ("draft", "下書き"), ("this is a draft: {reason}", "下書きです: {reason}")),
    _error("BC213", ("id differs from file name", "IDとファイル名の不一致"), ("the id is “{found}” but the file is named “{name}”; make them equal", "IDは「{found}」、ファイル名は「{name}」です。そろえてください")),
    _error("BC214", ("waiver not in force", "無効な免除"), ("the waiver of {found} {reason}; delete or renew it", "{found} の免除は{reason}。削除するか更新してください")),
    _error("BC215", ("file name not a record's", "記録のファイル名でない"), ("records end in .yaml; rename “{found}”", "記録の拡張子は .yaml です。「{found}」の名前を変えてください")),
)  # fmt: skip

_VALUES = _table(
    _error("BC300", ("no value", "値として読めない"), ("“{found}” cannot be read: {reason}", "「{found}」は読めません: {reason}")),
    _error("BC301", ("not a date", "日付でない"), ("“{found}” cannot be read as a date: {reason}", "「{found}」は日付として読めません: {reason}")),
    _error("BC302", ("no such day", "存在しない日付"), ("“{found}” does not exist: {reason}", "「{found}」は存在しません: {reason}")),
    _error("BC303", ("outside the era", "元号の範囲外"), ("“{found}” lies outside its era: {reason}", "「{found}」は元号の範囲外です: {reason}")),
    _error("BC304", ("wrong weekday", "曜日の不一致"), ("“{found}” has the wrong weekday: {reason}", "「{found}」の曜日が合いません: {reason}")),
    _error("BC305", ("incomplete date", "不完全な日付"), ("“{found}” is not a whole date: {reason}", "「{found}」は日付として不完全です: {reason}")),
    _error("BC311", ("not a period", "期間でない"), ("“{found}” cannot be read as a period: {reason}", "「{found}」は期間として読めません: {reason}")),
    _error("BC312", ("period reversed", "期間の逆転"), ("“{found}” is reversed: {reason}", "「{found}」は前後が逆です: {reason}")),
    _error("BC321", ("not a count", "件数でない"), ("“{found}” cannot be read as a count: {reason}", "「{found}」は件数として読めません: {reason}")),
    _error("BC322", ("badly formed number", "数の形が違う"), ("“{found}” is not a well-formed number: {reason}", "「{found}」は数の形が正しくありません: {reason}")),
    _error("BC323", ("vague number", "あいまいな数"), ("“{found}” gives no figure; {reason}", "「{found}」には数が示されていません。{reason}")),
    _error("BC331", ("not an address", "URLでない"), ("“{found}” is not a web address; write it whole, with https:// and without blanks", "「{found}」はURLではありません。https:// から空白なしで書いてください")),
    _error("BC332", ("not a SHA-256", "SHA-256でない"), ("“{found}” is not a SHA-256; write its 64 hexadecimal digits in lower case", "「{found}」はSHA-256ではありません。16進64桁を小文字で書いてください")),
    _error("BC341", ("personal data", "個人情報"), ("{kind} in a record: “{found}”; leave personal data out", "記録に{kind}があります: 「{found}」。個人情報は省いてください")),
)  # fmt: skip

_ORDER = _table(
    _error("BC401", ("order of events", "出来事の順序"), ("{later} ({later_date}) comes before {earlier} ({earlier_date}); one of the two is wrong", "{later}（{later_date}）が{earlier}（{earlier_date}）より前です。どちらかが誤りです")),
    _warning("BC402", ("order of events unclear", "出来事の順序が不確か"), ("{later} ({later_date}) may come before {earlier} ({earlier_date}); check both", "{later}（{later_date}）が{earlier}（{earlier_date}）より前かもしれません。両方を確かめてください")),
    _error("BC403", ("in the future", "未来の日付"), ("{found} lies after today ({today}); only a planned reopening may", "{found}は今日（{today}）より後です。未来の日付は再開予定だけに使えます")),
    _error("BC404", ("window after the notice", "告知文より後の期間"), ("the window “{found}” reaches beyond the last notice ({limit}), which could not know it; check both", "期間「{found}」が最後の告知文（{limit}）より後に及びます。告知文の時点では分からない期間です。両方を確かめてください")),
    _warning("BC405", ("date improbably early", "早すぎる日付"), ("{found} lies before {limit}; check the year", "{found}は{limit}年より前です。年を確かめてください")),
    _warning("BC406", ("after the last notice", "最後の告知文より後"), ("{found} lies after the last notice ({limit}), which could not know it; check the year", "{found} は最後の告知文（{limit}）より後です。告知文の時点では分からない日付です。年を確かめてください")),
    _warning("BC407", ("step too early", "早すぎる対応"), ("{step} ({found}) comes before {start} ({limit}); check the year", "{step}（{found}）が{start}（{limit}）より前です。年を確かめてください")),
    _warning("BC411", ("two units disagree", "単位間の不一致"), ("“{first}” and “{second}” differ, but a list holds one quantity in two units; write two groups as two exposures, and for one group check both figures (waive this if the notice has them so)", "「{first}」と「{second}」は数が違いますが、一つのリストには一つの数量を単位を変えて書きます。別々の対象なら exposures を二つに分け、同じ対象なら両方の数を確かめてください（告知文のとおりなら免除: waive）")),
    _error("BC412", ("one unit twice", "同じ単位が二つ"), ("“{first}” and “{second}” have the same unit; a list holds one quantity in different units", "「{first}」と「{second}」は単位が同じです。一つのリストには一つの数量を単位を変えて書きます")),
    _error("BC413", ("part larger than the total", "内訳が合計を超える"), ("the window has “{part}”, more than the total “{total}”; one of the two is wrong", "期間の件数「{part}」が合計「{total}」を超えています。どちらかが誤りです")),
    _error("BC421", ("stated and not stated", "記載の有無の矛盾"), ("“{found}” stands under not_stated, but the record has it; delete one", "「{found}」は not_stated にありますが、記録に値があります。どちらかを削除してください")),
    _warning("BC422", ("no detection", "発覚日がない"), ("there is no event “detected”; add it, or add detected to not_stated", "出来事 detected がありません。追加するか、not_stated に detected を加えてください")),
    _warning("BC423", ("no publication", "公表日がない"), ("there is no event “published”; add it, or add published to not_stated", "出来事 published がありません。追加するか、not_stated に published を加えてください")),
    _error("BC424", ("no such source", "存在しない出典"), ("there is no source number {found}; the sources of the record go from 1 to {count}", "出典{found}はありません。この記録の出典は1から{count}までです")),
    _error("BC425", ("site not listed", "未記載のサイト"), ("“{found}” is not among the record's sites ({known}); write the name as it stands there", "「{found}」は記録のサイト（{known}）にありません。sites と同じ名称を書いてください")),
    _warning("BC426", ("derived without words", "元の表現がない"), ("the date does not stand in the notice as such ({basis}), but there is no `text`; add it with the words of the notice", "日付の根拠が「{basis}」ですが、text がありません。告知文の表現を text に書いてください")),
)  # fmt: skip

_BETWEEN_RECORDS = _table(
    _error("BC501", ("id used twice", "IDの重複"), ("the id “{found}” is also that of {other}; ids are unique", "ID「{found}」は {other} でも使われています。IDは一意でなければなりません")),
    _warning("BC502", ("same incident twice?", "同じ事件の重複？"), ("{organization} has an overlapping window in {other} as well; if it is the same incident, keep one record, else name it under `related`", "{organization} の期間が {other} と重なっています。同じ事件なら記録を一つにし、別の事件なら related に書いてください")),
    _error("BC503", ("unknown related id", "未知の関連ID"), ("there is no record “{found}”{why}; write the id of another record", "記録「{found}」はありません{why}。ほかの記録のIDを書いてください")),
    _error("BC504", ("record gone without a trace", "跡を残さず消えた記録"), ("the record “{found}” stood here and is gone; ids are never used again, so leave a tombstone in the file: id: {found}, withdrawn: {{date: {today}, reason: …}}", "記録「{found}」がなくなっています。IDは再利用しないので、取り下げの印をファイルに残してください: id: {found}, withdrawn: {{date: {today}, reason: …}}")),
    _error("BC505", ("id of a withdrawn record", "取り下げた記録のID"), ("“{found}” was withdrawn on {day}, and ids are never used again; give the record another id, and keep the tombstone", "「{found}」は{day}に取り下げられました。IDは再利用できません。記録に別のIDを付け、取り下げの印を残してください")),
)  # fmt: skip

_AGAINST_THE_NOTICE = _table(
    _error("BC601", ("contradicted by the notice", "告知文と矛盾"), ("{what}: the record has “{found}”, but {reason} (line {line}, column {column}: “{words}”); correct the record, or waive this with the reason", "{what}: 記録では「{found}」ですが、{reason}（{line}行目{column}字目「{words}」）。記録を直すか、理由を付けて免除してください（waive）")),
    _error("BC602", ("not found in the notice", "告知文に見つからない"), ("{what}: “{found}” does not stand in the notice; correct it or leave it out (an event of another text has its `source`)", "{what}: 「{found}」は告知文にありません。直すか省いてください（別の出典による出来事には source を付けます）")),
    _warning("BC603", ("not confirmed", "照合しきれない"), ("{what}: “{found}” cannot be confirmed by rules, and {where}; read the place, and waive this if it is right", "{what}: 「{found}」は機械的に確かめられません。{where}。その箇所を読み、正しければ免除してください（waive）")),
    _warning("BC604", ("the notice says more", "告知文だけにある内容"), ("the notice says more: {what}, “{found}” (line {line}, column {column}: “{words}”); add it, or say in `notes`, with these words, what it is", "告知文に、記録にない内容があります: {what}「{found}」（{line}行目{column}字目「{words}」）。記録に加えるか、何のことかをこの表現とともに notes に書いてください")),
    _warning("BC605", ("the notice has changed", "告知文の変更"), ("the text of the notice is not the one of {where} (sha256 {before}…, now {found}); compare the record with the new text, then write its sha256 there; the text of another format (a PDF, not a page) has another sha256, too", "告知文の本文が{where}のものと違います（sha256 {before}…、現在は {found}）。新しい本文と照合してから、sha256を書き換えてください。別の形式（HTMLではなくPDFなど）から取り出した本文でも、sha256は変わります")),
    _warning("BC606", ("no notice to compare with", "照合する告知文がない"), ("there is no notice to compare with: {reason}", "照合する告知文がありません: {reason}")),
    _error("BC607", ("another text than the notice", "別の文書"), ("{notice} is not the notice of this record: in its {characters:,} characters stands none of the record's names, and {facts} facts of a breach were read in it; give the notice itself", "{notice} はこの記録の告知文ではありません。{characters:,}文字の中に記録の名称が一つもなく、漏えいについて読み取れた事実は{facts}件です。告知文そのものを指定してください")),
)  # fmt: skip

CHECKS = _BYTES_AND_SYNTAX | _SHAPE_AND_WORDS | _VALUES | _ORDER | _BETWEEN_RECORDS | _AGAINST_THE_NOTICE
"""Every check by its code."""

AGAINST_A_NOTICE = frozenset(_AGAINST_THE_NOTICE)
"""The checks that need the notice of a record beside it."""

_NEVER = {"BC424", "BC425", "BC607"}  # references that lead nowhere
_WAIVABLE = _ORDER | _AGAINST_THE_NOTICE | {"BC341": None}
WAIVABLE = tuple(code for code in CHECKS if code in _WAIVABLE and code not in _NEVER)
"""The checks that a record may waive: of what was read, never of what could not be read."""
