"""Turn the bytes of a notice into its text: a page, a PDF or plain text, told apart by what they hold."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from breachcat.language import Text, few
from breachcat.notice.charsets import decoded
from breachcat.notice.hypertext import read_page
from breachcat.notice.printed import read_pdf
from breachcat.refusal import PROBLEMS, Refused

LARGEST = 20 * 1024 * 1024
"""Bytes; what is longer is no notice."""
LONGEST = 300_000
"""Characters of text; the longest notice known has under 30,000."""


class Format(Enum):
    """What the bytes of a notice are."""

    TEXT = "text"
    PAGE = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a notice as it is written there, with line ends of one kind.

    `title` is what the file calls itself, `remarks` say what of it could not be read.
    """

    text: str
    format: Format
    title: str = ""
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that was read: what it is called, its address, and when it was retrieved from there."""

    reading: Reading
    name: str
    address: str | None = None
    retrieved: datetime | None = None

    @property
    def text(self) -> str:
        """The text, in which facts have their places."""
        return self.reading.text

    @property
    def sha256(self) -> str:
        """The digest of the text in UTF-8, in hexadecimal digits."""
        from hashlib import sha256

        return sha256(self.text.encode("utf-8")).hexdigest()


def text_of(data: bytes, declared: str | None = None) -> Reading:
    """Return the text of a notice; `declared` is the encoding that its server names.

    Refused if it is none of the formats, is too large, or holds no text.
    """
    if len(data) > LARGEST:
        raise Refused(_TOO_LARGE.filled(size=len(data) // 2**20, limit=LARGEST // 2**20), PROBLEMS)
    reading = _pdf(data) if is_pdf(data) else _text(data, declared)
    if not reading.text.strip():
        raise Refused(_EMPTY[reading.format], PROBLEMS)
    if len(reading.text) > LONGEST:
        raise Refused(_TOO_LONG.filled(length=f"{len(reading.text):,}", limit=f"{LONGEST:,}"), PROBLEMS)
    return reading


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a PDF; its mark may have something else in front of it."""
    return b"%PDF-" in data[:1024]


_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|title|meta|link|script|style|body|main|article"
    r"|section|header|div|table|center|font|form|h[1-6]|p|dl|ul|ol|span|b|br|hr|a)\b[^<]*>",
    re.IGNORECASE | re.DOTALL,
)
_BODY = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)  # behind what a faulty server writes first
_SIGNATURES: tuple[tuple[bytes, Text], ...] = (
    (b"PK\x03\x04", Text("a Word, Excel or ZIP file", "Word、ExcelまたはZIPのファイル")),
    (b"\xd0\xcf\x11\xe0", Text("an older Word or Excel file", "旧形式のWordまたはExcelのファイル")),
    (b"{\\rtf", Text("a rich-text file", "リッチテキストのファイル")),
    (b"From: <Saved by", Text("a web archive (MHTML)", "Webアーカイブ（MHTML）")),
    (b"\x1f\x8b", Text("a gzip file", "gzipのファイル")),
    (b"\x89PNG", Text("a picture", "画像")),
    (b"\xff\xd8\xff", Text("a picture", "画像")),
    (b"GIF8", Text("a picture", "画像")),
    (b"RIFF", Text("a picture", "画像")),
)


def _text(data: bytes, declared: str | None) -> Reading:
    """Return the text of what is no PDF."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Refused(_OTHER_FORMAT.filled(kind=kind), PROBLEMS)
    if (found := decoded(data, declared)) is None:
        raise Refused(_NO_TEXT, PROBLEMS)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    remarks = (_LOST.filled(lost=found.lost, encoding=found.encoding),) if found.lost else ()
    if not (_PAGE.match(text) or _BODY.search(text, 0, 5000)):
        return Reading(text, Format.TEXT, remarks=remarks)
    page = read_page(text, LONGEST)
    return Reading(page.text, Format.PAGE, page.title, remarks=remarks)


def _pdf(data: bytes) -> Reading:
    found = read_pdf(data)
    remarks: tuple[Text, ...] = ()
    if found.empty:
        remarks = (_PICTURES.filled(pages=few([str(number) for number in found.empty])),)
    return Reading(found.text, Format.PDF, found.title, remarks=remarks)


_TOO_LARGE = Text(
    "it has {size} MB, and a notice has at most {limit}; give the page or the file of the notice alone",
    "{size}MBあります（上限は{limit}MB）。告知文だけのページまたはファイルを指定してください",
)
_TOO_LONG = Text(
    "its text has {length} characters, and a notice has at most {limit}; give the page or the file of the notice alone",
    "本文が{length}字あります（上限は{limit}字）。告知文だけのページまたはファイルを指定してください",
)
_OTHER_FORMAT = Text(
    "it is {kind}; a notice is read as plain text, HTML or PDF: save or print it as one of these",
    "{kind}です。読み取れるのはテキスト、HTML、PDFです。いずれかの形式で保存または印刷し直してください",
)
_NO_TEXT = Text(
    "it is no text in any encoding of Japanese (UTF-8, Shift_JIS, EUC-JP, ISO-2022-JP, UTF-16), and no PDF; check that it is the notice",
    "テキスト（UTF-8、Shift_JIS、EUC-JP、ISO-2022-JP、UTF-16）でもPDFでもありません。告知文のファイルか確かめてください",
)
_LOST = Text(
    "{lost} of its characters could not be read as {encoding}; they stand as �",
    "{encoding}として読めない文字が{lost}字あり、� にしてあります",
)
_PICTURES = Text(
    "no text on these pages of the PDF, perhaps pictures: {pages}; what they say is not read",
    "PDFの次のページには文字がありません（画像の可能性があります）: {pages}。その内容は読み取っていません",
)
_EMPTY = {
    Format.TEXT: Text(
        "it holds no text; check that it is the notice",
        "文章がありません。告知文のファイルか確かめてください",
    ),
    Format.PAGE: Text(
        "the page shows no text of its own: a program or a frame may write it; open it in a browser, and print it as a PDF or copy the text into a file",
        "ページに文章がありません（プログラムやフレームで表示されている可能性があります）。ブラウザーで開き、PDFに印刷するか、文章をテキストファイルに写してください",
    ),
    Format.PDF: Text(
        "the PDF holds pictures and no text, as a scan does; run text recognition over it, such as ocrmypdf -l jpn, or copy the text into a file",
        "PDFに文字がなく、画像だけのようです。文字認識（ocrmypdf -l jpn など）にかけるか、文章をテキストファイルに写してください",
    ),
}
