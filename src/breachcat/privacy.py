"""Find personal data in a record: telephone numbers, mail addresses, representatives."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from breachcat.japanese import fold
from breachcat.language import Text
from breachcat.nodes import Mapping, Node, Path, Scalar
from breachcat.nodes import Sequence as List


class _Kind(NamedTuple):
    """A kind of personal data: its name, what a text must hold to have it, and how it is written."""

    name: Text
    signs: tuple[str, ...]
    pattern: str


_KINDS = (
    _Kind(
        Text("a mail address", "メールアドレス"),
        ("@",),
        r"(?a:(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    ),
    _Kind(
        Text("a telephone number", "電話番号"),
        ("0", "+81"),
        r"(?a:(?<![\d-])(?:\(?0\d{1,4}\)?[- ]?\d{1,4}[- ]\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4}|0\d{9,10}"
        r"|\+81[- \d]{9,13})(?![\d-]))",
    ),
    _Kind(
        Text("the name of a representative", "代表者名"),
        ("代表", "取締役社長", "担当者"),
        r"(?:代表取締役|代表者|取締役社長|代表社員|担当者)(?:社長|会長|氏?名)?[\s:]*"
        r"(?!社長|会長|氏?名)[一-龠々ァ-ヴー]{2}[一-龠々ぁ-んァ-ヴー\s]{0,12}",
    ),
)
_DASH_OF_NUMBER = re.compile(r"(?<=[0-9])ー(?=[0-9])")  # PDF files write numbers with long vowel marks
_ADDRESSES = {"url", "archived", "sha256"}


def personal_data(root: Node) -> Iterator[tuple[Path, Text, str]]:
    """Yield path, kind and words of the personal data in any text of a document, sound or not.

    All texts are looked through at once; where they are without fault, as nearly always, that is all.
    """
    if any(personal_words("\n".join(_texts(root)))):
        yield from _by_text(root, ())


def _texts(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
        return
    items = [value for _, value in node.items.values()] if isinstance(node, Mapping) else node.items
    for item in items:
        yield from _texts(item)


def _by_text(node: Node, path: Path) -> Iterator[tuple[Path, Text, str]]:
    if isinstance(node, Mapping):
        for name, (_, value) in node.items.items():
            yield from _by_text(value, (*path, name))
    elif isinstance(node, List):
        for index, item in enumerate(node.items):
            yield from _by_text(item, (*path, index))
    else:
        kinds = _KINDS[:1] if path and path[-1] in _ADDRESSES else _KINDS
        for kind, found in _in_text(node.text, kinds):
            yield path, kind, found


def personal_words(text: str) -> Iterator[tuple[Text, str]]:
    """Yield kind and words of the personal data in a text, such as a comment."""
    return _in_text(text, _KINDS)


def _in_text(text: str, kinds: Sequence[_Kind]) -> Iterator[tuple[Text, str]]:
    folded = _DASH_OF_NUMBER.sub("-", fold(text))
    for kind in kinds:
        if any(sign in folded for sign in kind.signs):
            for match in re.finditer(kind.pattern, folded):
                yield kind.name, text[match.start() : match.end()]
