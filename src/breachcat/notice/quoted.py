"""Quoted names of sites: what stands around the quotes tells them from products, buttons and titles of letters."""

import re
from collections.abc import Iterator

from breachcat.notice.names import Name
from breachcat.notice.passages import Passage
from breachcat.notice.ways import either

_OTHER_QUOTES = re.compile('[『』“”〝〟"【〈《≪]')
_QUOTES = str.maketrans("『』“”〝〟", "「」「」「」")
_RARE = re.compile(
    r'"([^"\n「」]{2,40})"|(?<=[トプアルの店販る])([【〈《≪])([^【】〈〉《》≪≫「」\n。]{2,40})[】〉》≫]|^【([^【】「」\n。]{2,40})】(?=(?:への|における|において|の|を))'
)
_QUOTED = re.compile(r"「(?P<site>[^「」\n]{1,45})」")
_ASIDE = r"(?:\s*[(][^()\n]{0,60}[)])?"
_NUMBER = r"(?:[①-⑳]|[(]\d[)]|\d[.)])?"
_AND = re.compile(rf"{_ASIDE}\s*(?:・|、|,|/|と|＿)?\s*(?:及び|および|並びに|ならびに|と|や)?\s*{_NUMBER}\s*")
SHOP = either(
    "サイト|ショップ|ストア|通販|通信販売|ショッピング|モール|アプリ|ホームページ|クラブ|直販",
    "店舗?",
    "(?:通販|販売|購入|予約)ページ",
    "(?:予約|会員|申込)システム",
)
"""What a site is called."""
_RUNS = either(
    r"(?:運営|展開|提供|管理|開設|営業|経営)(?:する|を?して(?:おります|いる|おりました|いた|おり)?|しております|しておりました|の)",
    "営[むみ](?:ます|おります|ました)?",
    "営んでおり(?:ます|おります|ました)?",
    "開いて(?:ます|おります|ました)?",
    "直営の?",
    "受け付け(?:て(?:いる|おります)|る)",
)
_OURS = either(
    "弊社の?|当社の?|当店の?|当[会園校塾館院]の?|小社の?",
    "私ども[^「」。]{0,20}の?",
    "(?:弊社|当社|当店)(?:で|に)は、?",
    "(?:サイト|ショップ|ストア)は、?",
)
_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("operates", re.compile(rf"{_RUNS}[^「」。\n]{{0,28}}$")),
    (
        "site called",
        re.compile(
            rf"(?:{SHOP}(?:内の?)?|サービス|{_OURS})(?:[(][^)]*[)])?\s*(?:である|の|、)?[:(]?\s*{_NUMBER}$"
        ),
    ),
    ("greeted", re.compile("(?:平素|日頃|いつも)(?:は|より|から)?、?$")),
)
"""A rule, and the words before a quoted name that is a site's."""
_AT = either(
    "への|に対する|に対し|における|において|におきまし|にて",
    "に(?:不正|第三者|何者|侵入|仕掛け|仕込|潜)",
    "を(?:ご利用|ご?愛顧|ご愛用|お引き立て|お使い|停止|閉鎖|休止|運営|営)",
    "を利用(?:し(?:た|ていた)|された|する|の)[^。、]{0,6}(?:客|会員|方|人|利用者)",
    "に(?:在籍|ご?登録|会員)",
    r"管理画面|ほか\d|会員",
    "は、?(?:第三者|何者|不正|外部|海外|サイバー)",
    "が(?:外部|不正|第三者|何者|海外|改ざん)",
    "から(?:の|お客|国外|流出|漏|情報|カード|個人)",
)
_OF = either(
    "サーバー?|(?:Web|ウェブ|WEB)(?:サーバー?|サイト|ページ)|サイト|通販",
    "システム|データベース",
    "お客[様さ]|会員|利用者|ご?購入|商品|ご?注文|お?買い?物|お求め|ご予約|お申し?込",
    "運営|カード|クレジット|利用|ご利用|個人情報|使われ|発生|決済|支払",
)
_BARE = either(
    r"\s?(?:公式|通販|EC|オンライン|Web|ウェブ|会員)*(?:サイト|ショップ|ストア)(?:への?|に|で|が|の)",
    r"\s?不正アクセス",
    r"\s?(?:個人|お客[様さ]|カード|顧客|会員|クレジットカード)の?情報の?(?:漏え?い|漏洩|流出)",
    "ご?利用(?:の|者|いただ|され)",
)
_TOGETHER = "の(?:両|二つの?|三つの?|[二三2345]つの?|[2345二三四五]|各|いずれ)[^。、]{0,8}(?:サイト|ショップ|店|ストア|か)"
_PERHAPS = re.compile(
    either(
        "に係る|をめぐる|いずれの(?:サイト|ショップ|店)|にご?注文",
        r"で(?:\d{4}年|扱|販売)",
        "の(?:管理|入力|プログラム|再開|フォーム|画面|ログイン|件で)",
        "を(?:一時|全面|当面)的?に?(?:閉鎖|停止)",
        "(?:上|内|経由|宛て?)[のでに]",
        "は、?(?:弊社|当社|当店)が[^。]{0,12}(?:サイト|ショップ|通販|店)",
    )
)
"""What stands behind a site's name, but behind others as well: to be asked where nothing else names one."""
_ALSO = either(
    r"\s*[(](?:以下、?[^()]{0,14}(?:サイト|ショップ|ストア|店|販部|モール)|運営\s*[:])",
    r"\s*[(][^()]{0,24}(?:運営(?:会社|元)?)\s*[:]",
)
_BEHIND = re.compile(rf"{_ASIDE}(?:{_AT}|[のでが]{_OF}|{_BARE}|{_TOGETHER})|{_ALSO}")
"""What is done at a site, or belongs to one."""
_NO_SITE = re.compile(
    r"[。?!]|ました|です|ます|という|ください|しない|されて|する$|こと$|[をがはに]$|[るた]$"
)
_PRESSED = re.compile(
    r"\s*(?:ボタン|欄|の欄|メニュー|[をよかに][りら]?(?:ご覧|クリック|タップ|選択|押|お進み))"
)
"""What is done with a part of a page."""
_SAID = re.compile(
    rf"{_ASIDE}(?:と(?!も|この|その|、)(?:い[うっ]|の|申|題|名乗|記|表示|説明|話|し|呼|答|述)?|旨|など(?:と|の))(?![^。]{{0,8}}(?:サイト|ショップ|店))"
)
_THING = re.compile(
    either(
        "商品|製品|銘柄|キャンペーン|セール|イベント|企画|フェア|特集|催し",
        "件名|題名|表題|標題|書面|書類|文書|冊子|案内|資料|ファイル|フォルダー?",
        "ボタン|欄|項目|タブ|メニュー|リンク|バナー|画面",
        "記事|新聞|雑誌|書籍|番組|講座|教室|講演|公演|展覧会",
        "ドラッグストア|実店舗|コンビニ(?:エンスストア)?|百貨店|旅館|レストラン|スーパー",
        "売り?場",
        "規格|認証|法律|制度|規程|ガイドライン|補償|プラン|ランク|決済(?:方法|手段)?",
        "システムには|システムは|システムに|サーバーには|サーバーは",
    )
    + r"(?:名|である|の|、)?\s*[:]?$"
)
"""Words before a quoted name that is no site's but something else's."""
_VENDOR = re.compile(
    either(
        either(
            "外部(?:の)?|同社の?|他社の?|入力|補助|支援|カート|決済|配信|フォーム",
            "クラウド|会社[^「」。]{1,24}|契約していた|受けている",
            "メール|勤怠|給与|会計|人事|業務|基幹|社内|チャット|ファイル(?:共有|転送)",
        )
        + r"[^「」。、]{0,14}(?:サービス|システム|ソフト|カート|ツール|機能)(?:である|の|、)?$",
        "(?:メールマガジン|メルマガ|会報誌?|広報誌?|機関誌|ニュースレター|情報誌|便り)の?$",
        "(?:プラグイン|ソフトウェア|パッケージ|ウイルス|マルウェア)の?$",
    )
)
"""Words before the name of what a vendor provides, or of what is mailed."""
_PERIODICAL = re.compile(r"\s*(?:第\s*)?\d+\s*[号巻]")
_OF_VENDOR = re.compile(
    rf"\s*[(](?:提供(?:元)?\s*[:]|[^()]{0, 24}社(?:製|提供))|{_ASIDE}\s*(?:を(?:使|用い|利用し)[^。、]{0, 4})?で(?:構築|制作|作ら|動い)"
)
_ALIAS = re.compile(r"(?:以下|総称して|略称|通称)[、は]?(?:[^「」。]{0,10})$")
_FORMERLY = re.compile(r"(?:名称は|旧称は?|旧名は?|旧店名は?|以前は|前身の|旧)$")
_FORMER = re.compile(
    either(
        r"[(](?:旧(?:名称|店名)?\s*[:]?\s*)(?P<former>[^()「」]{1,30})[)]",
        r"[(][^()「」]{0,20}(?:名称は|旧称は?|旧名は?|旧)「(?P<named>[^()「」]{1,30})」[)]",
    )
)
KNOWN_AS = re.compile(r"「(?P<former>[^「」\n]{1,30})」の名(?:称|前)?で")
_URL = re.compile(r"\s*[(]?\s*(https?://[\w./?=&%~-]+)", re.ASCII)


def with_plain_quotes(words: str) -> str:
    """Return words of the same length in which every kind of quotes is 「」."""
    if not _OTHER_QUOTES.search(words):
        return words
    return _RARE.sub(lambda match: f"「{match[0][1:-1]}」", words.translate(_QUOTES))


def quoted_sites(part: Passage, *, perhaps: bool = False) -> Iterator[Name]:
    """Yield the quoted names that the words around them make sites, or `perhaps` do."""
    words = with_plain_quotes(part.words)
    for group in _groups(words):
        before = words[max(0, group[0].start() - 60) : group[0].start()]
        if _THING.search(before) or _PRESSED.match(words, group[-1].end()):
            continue
        rule = next((rule for rule, pattern in _BEFORE if pattern.search(before)), None)
        pattern = _PERHAPS if perhaps else _BEHIND
        behind = any(pattern.match(words, match.end()) for match in group)
        if (rule and not _SAID.match(words, group[-1].end())) or behind:
            yield from (_name(part, words, match, rule or "accessed") for match in group)


def of_others(part: Passage) -> Iterator[str]:
    """Yield the quoted names that are an abbreviation, a former name, a periodical, or the service of a vendor."""
    words = with_plain_quotes(part.words)
    for match in _QUOTED.finditer(words):
        before = words[max(0, match.start() - 44) : match.start()]
        if (
            _ALIAS.search(before)
            or _FORMERLY.search(before)
            or _VENDOR.search(before)
            or _OF_VENDOR.match(words, match.end())
            or _PERIODICAL.match(words, match.end())
            or KNOWN_AS.match(words, match.start())
        ):
            yield match["site"]


def _groups(words: str) -> Iterator[list[re.Match[str]]]:
    """Yield the quoted names that stand side by side, together."""
    group: list[re.Match[str]] = []
    for match in _QUOTED.finditer(words):
        if _NO_SITE.search(match["site"]):
            continue
        if group and not _AND.fullmatch(words, group[-1].end(), match.start()):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _name(part: Passage, words: str, match: re.Match[str], rule: str) -> Name:
    start, end = match.span("site")
    former = _FORMER.search(words, start, match.end() + 60)
    spot = None
    if former and former.start() <= match.end() + 1:
        group = former.lastgroup or "former"
        spot = (part.start + former.start(group), part.start + former.end(group))
        if former.start() < end:
            end = start + len(words[start : former.start()].rstrip())
    url = _URL.match(words, match.end(), match.end() + 80)
    address = (part.start + url.start(1), part.start + url.end(1)) if url else None
    return Name(part.start + start, part.start + end, rule, spot, address)
