"""Ids of records, from what people call a site: a name in Latin letters or kana, or an address."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import PurePath

import jaconv
from pydantic import TypeAdapter, ValidationError

from breachcat.fields import LONGEST_TEXT, Id
from breachcat.japanese import fold

_RULE: TypeAdapter[str] = TypeAdapter(Id)


def is_id(text: str) -> bool:
    """Tell whether a text is an id."""
    try:
        _RULE.validate_python(text)
    except ValidationError:
        return False
    return True


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return the id if nobody has it, else the first of wanted-2, wanted-3, … that nobody has."""
    if wanted not in taken:
        return wanted
    return next(found for number in count(2) if (found := _fitting(wanted, f"-{number}")) not in taken)


def suggested_id(name: str) -> str | None:
    """Return the id that a name, an address or a file name gives.

    None where something in it cannot be spelt without guessing, such as kanji.
    """
    text = unicodedata.normalize("NFKC", fold(name[:LONGEST_TEXT])).casefold().strip()
    if text.endswith(_FILE_ENDINGS):
        text = PurePath(text).stem
    if address := _ADDRESS.fullmatch(text):
        text = _label(address["host"])
    found = _romanized(text)
    return _fitting(found) if found else None


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a site rather than its name."""
    return _ADDRESS.fullmatch(text.strip().casefold()) is not None


def _fitting(words: str, ending: str = "") -> str:
    """Return the words that an id has room for, and the ending."""
    while not is_id(words + ending):
        words = words.rpartition("-")[0] or words[:-1]
    return words + ending


_FILE_ENDINGS = (".yaml", ".yml")
_ADDRESS = re.compile(
    r"(?:https?://(?=.)|(?=www\.)|(?=[^\s/:?#]+\.(?:jp|com|net|org|info|biz|shop|store|tokyo|asia|in)\b))"
    r"(?P<host>[^\s/:?#]+)(?:[:/?#]\S*)?"
)
"""An address; without its beginning only where the end is a usual one, for Dr.Ci is a name."""
_WHERE = r"(?:\.(?:co|ne|or|ac|go|gr|ed|lg|ad|com))?\.[^.]+$"  # what a country's registry puts behind a name
_WHAT = re.compile(r"(?:www\d*|m|sp|ec|shop|shops|store|online|onlineshop|onlinestore|en|ja)")


def _label(host: str) -> str:
    """Return the part of a host that names the site: the first that does not only say what it is."""
    labels = re.sub(_WHERE, "", host).split(".")
    label = next((label for label in labels if not _WHAT.fullmatch(label)), labels[-1])
    try:
        return label.encode().decode("idna") if label.startswith("xn--") else label
    except UnicodeError:
        return label


_LEGAL_FORMS = re.compile(r"株式会社|有限会社|合同会社|\(株\)|\(有\)")
_RUN = re.compile(r"[0-9a-z]+|[ぁ-ゔー]+|[ァ-ヴー]+")


def _romanized(text: str) -> str:
    """Return the words of a text in Latin letters, joined by hyphens; nothing if some cannot be."""
    text = "".join(map(_without_accent, _LEGAL_FORMS.sub(" ", text))).replace("'", "").replace("’", "")
    if any(character.isalnum() for character in _RUN.sub("", text)):
        return ""
    return "-".join(filter(None, map(_spelt, _RUN.findall(text))))


def _without_accent(character: str) -> str:
    letter = unicodedata.normalize("NFD", character)[0]
    return letter if letter.isascii() else character


_LOANS = {
    "てぃ": "ti", "でぃ": "di", "とぅ": "tu", "どぅ": "du", "でゅ": "dyu", "うぃ": "wi", "うぇ": "we", "うぉ": "wo",
    "しぇ": "she", "ちぇ": "che", "じぇ": "je",
}  # fmt: skip
"""Syllables of loan words that jaconv spells letter by letter."""


def _spelt(run: str) -> str:
    """Return a run of kana in Hepburn's letters without long vowels; Latin letters as they are."""
    kana = re.sub(r"^っ|ー|っ(?![か-ぢつ-とは-ぽ])", "", jaconv.kata2hira(run))
    for syllable, letters in _LOANS.items():
        kana = kana.replace(syllable, letters)
    spelt: str = jaconv.kana2alphabet(kana)
    return spelt.replace("cch", "tch")
