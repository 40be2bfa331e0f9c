"""Read the text of a PDF, without what a browser prints at the edges of its pages."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from breachcat.language import Text
from breachcat.notice.extra import of_the_extra
from breachcat.notice.typeset import Line, Stretch, paragraphs, typeset
from breachcat.refusal import PROBLEMS, Refused

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

MOST_PAGES = 200
_PASSWORD = 4  # FPDF_ERR_PASSWORD


class Print(NamedTuple):
    """The text of a PDF, the title that it calls itself, and the numbers of its pages without text."""

    text: str
    title: str
    empty: tuple[int, ...]


def read_pdf(data: bytes) -> Print:
    """Return the text of a PDF, its paragraphs as lines; refuse one that is locked, damaged or too long."""
    with of_the_extra():
        from pypdfium2 import PdfDocument, PdfiumError
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        raise Refused(_LOCKED if error.err_code == _PASSWORD else _DAMAGED, PROBLEMS) from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: "PdfDocument") -> Print:
    if len(document) > MOST_PAGES:
        raise Refused(_TOO_MANY.filled(pages=len(document), limit=MOST_PAGES), PROBLEMS)
    pages = [_lines(document, number) for number in range(len(document))]
    text = paragraphs(line for lines in pages for line in lines)
    if 5 * len(_NO_LETTER.findall(text)) > len(text):
        raise Refused(_NO_LETTERS, PROBLEMS)
    empty = tuple(number for number, lines in enumerate(pages, 1) if not lines)
    return Print(text, document.get_metadata_value("Title").strip(), empty)


_NO_LETTER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_HYPHEN = re.compile("[\x02\ufffe]")  # PDFium's mark for one at the end of a line, in place of both


def _lines(document: "PdfDocument", index: int) -> list[Line]:
    """Return the lines of a page; none of one that is damaged."""
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
        text = page.get_textpage()
        words = [line.rstrip() for line in text.get_text_bounded().splitlines() if line.strip()]
        places = [*_stretches(text, words)]
    except PdfiumError:
        return []
    kept = _within_edges(words)
    words = [_HYPHEN.sub("-", words[number]) for number in kept]
    if len(places) <= max(kept, default=0):
        return [Line(line) for line in words]
    return typeset(words, [places[number] for number in kept], page.get_width())


def _stretches(text: "PdfTextPage", words: list[str]) -> Iterator[Stretch]:
    """Yield where each line stands, as long as the letters come one by one in the order of the lines."""
    from ctypes import c_double

    from pypdfium2.raw import FPDFText_GetCharOrigin, FPDFText_GetUnicode

    left, base = c_double(), c_double()
    signs = ((chr(FPDFText_GetUnicode(text, index)), index) for index in range(text.count_chars()))
    letters = ((sign, index) for sign, index in signs if not sign.isspace())
    for line in words:
        wanted = "".join(line.split())
        found = [*islice(letters, len(wanted))]
        if "".join(sign for sign, _ in found) != wanted:
            return
        FPDFText_GetCharOrigin(text, found[0][1], left, base)
        yield Stretch(left.value, text.get_charbox(found[-1][1], loose=True)[2], base.value)


_EDGE = re.compile(
    r"\d{4}/\d{1,2}/\d{1,2},?\s+\d{1,2}:\d{2}\b.*|\d{1,2}/\d{1,2}/\d{2,4},\s+\d{1,2}:\d{2}\s*[AP]M\b.*"
    r"|(?:https?|file)://\S+\s+\d{1,3}\s*/\s*\d{1,3}|\d{1,3}\s*[/／]\s*\d{1,3}"
    r"|[-–—－]\s*\d{1,3}\s*[-–—－]|\d{1,3}|(?:Page|ページ|P\.)\s*\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?"
)
"""What a browser prints above and below the text: the time of printing, the address, the number of the page."""


def _within_edges(lines: list[str]) -> list[int]:
    """Return the numbers of all lines but those of the first two and the last two that are none of the document."""
    last = len(lines) - 2
    return [
        number for number, line in enumerate(lines) if 2 <= number < last or not _EDGE.fullmatch(line.strip())
    ]


_LOCKED = Text(
    "the PDF is locked with a password; open it with the password, and save or print it without one",
    "PDFがパスワードで保護されています。パスワードで開き、保護なしで保存または印刷し直してください",
)
_DAMAGED = Text(
    "the PDF is damaged: PDFium cannot open it; fetch it again, or print it anew from the program that shows it",
    "PDFが壊れていて開けません。もう一度取得するか、表示できるソフトウェアから印刷し直してください",
)
_TOO_MANY = Text(
    "the PDF has {pages} pages, and a notice has at most {limit}; save the pages of the notice as a PDF of their own",
    "PDFが{pages}ページあります（上限は{limit}ページ）。告知文のページだけを別のPDFに保存してください",
)
_NO_LETTERS = Text(
    "the PDF does not say which letters its signs are; run text recognition over it, such as ocrmypdf --force-ocr -l jpn, or copy the text into a file",
    "PDFに文字の情報がないため読み取れません。文字認識（ocrmypdf --force-ocr -l jpn など）にかけるか、文章をテキストファイルに写してください",
)
