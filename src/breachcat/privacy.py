"""Find personal data in a record: telephone numbers, mail addresses, representatives."""

import re
from collections.abc import Iterator

from breachcat.japanese import fold
from breachcat.language import Text
from breachcat.nodes import Mapping, Node, Path, Sequence

_KINDS = (
    (
        Text("a mail address", "メールアドレス"),
        re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    ),
    (
        Text("a telephone number", "電話番号"),
        re.compile(
            r"(?<![\d-])(?:\(?0\d{1,4}\)?[- ]?\d{1,4}[- ]\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4}|0\d{9,10}"
            r"|\+81[- \d]{9,13})(?![\d-])",
            re.ASCII,
        ),
    ),
    (
        Text("the name of a representative", "代表者名"),
        re.compile(
            r"(?:代表取締役|代表者|取締役社長|代表社員|担当者)(?:社長|会長|氏?名)?[\s:]*"
            r"(?!社長|会長|氏?名)[一-龠々ァ-ヴー]{2}[一-龠々ぁ-んァ-ヴー\s]{0,12}"
        ),
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
        kinds = _KINDS[:1] if path and path[-1] in _ADDRESSES else _KINDS
        for kind, pattern in kinds:
            for match in pattern.finditer(_DASH_OF_NUMBER.sub("-", fold(node.text))):
                yield path, kind, node.text[match.start() : match.end()]
