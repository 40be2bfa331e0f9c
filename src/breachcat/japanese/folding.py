"""Fold Japanese text, one character to one character, so that places stay true."""

import unicodedata

import jaconv

from breachcat.japanese.radicals import IDEOGRAPHS

_FULL_WIDTH = "".join(map(chr, range(0xFF01, 0xFF5F))) + "\u3000"
_BLANKS = "\t\v\f\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\ufeff"
_TILDES = "\u02dc\u2053\u223c\u301c\u3030\uff5e"
_HYPHENS = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_NEW_FORMS = str.maketrans("戶靑黃黑麥齊齒龜", "戸青黄黒麦斉歯亀")

_FOLDED: dict[int, str] = {
    **{
        ord(wide): narrow
        for wide, narrow in zip(
            _FULL_WIDTH, jaconv.z2h(_FULL_WIDTH, kana=False, ascii=True, digit=True), strict=True
        )
    },
    **{ord(radical): ideograph for radical, ideograph in IDEOGRAPHS.items()},
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _TILDES), "~"),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, "\u0085\u2028\u2029"), "\n"),
}


def fold(text: str) -> str:
    """Return `text` with widths, radicals, blanks, wave dashes and hyphens made one.

    The length never changes: the character at a position stands for the character at that
    position in `text`. Long vowel marks, kana, circled digits and line ends are kept.
    """
    return text.translate(_FOLDED)


def search_key(text: str) -> str:
    """Return the looser key under which names are compared and searched; its length may differ.

    NFKC, case, katakana as hiragana, half-width kana as full-width, traditional forms that
    radicals bring in (戶) as the Japanese ones (戸), and no blanks.
    """
    wide = unicodedata.normalize("NFKC", fold(text)).casefold()
    return "".join(jaconv.kata2hira(wide).translate(_NEW_FORMS).split())
