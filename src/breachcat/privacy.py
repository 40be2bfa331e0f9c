"""Find personal data in a record: telephone numbers, mail addresses, representatives."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from breachcat.japanese import fold
from breachcat.language import Text
from breachcat.nodes import Mapping, Node, Path, Sequence


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


def personal_data(node: Node, path: Path = ()) -> Iterator[tuple[Path, Text, str]]:
    """Yield path, kind and words of the personal data in any text of a document, sound or not."""
    if isinstance(node, Mapping):
        for name, (_, value) in node.items.items():
            yield from personal_data(value, (*path, name))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from personal_data(item, (*path, index))
    else:
        text = _DASH_OF_NUMBER.sub("-", fold(node.text))
        for kind in _KINDS[:1] if path and path[-1] in _ADDRESSES else _KINDS:
            if any(sign in text for sign in kind.signs):
                for match in re.finditer(kind.pattern, text):
                    yield path, kind.name, node.text[match.start() : match.end()]
