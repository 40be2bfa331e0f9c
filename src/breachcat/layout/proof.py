"""Prove that a record in its new form says what it said before."""

from collections import Counter
from typing import Any

from breachcat.comments import comments_of
from breachcat.document import read_document
from breachcat.faults import wrong_kind
from breachcat.language import Text
from breachcat.layout.printing import formatted
from breachcat.nodes import Document, Mapping, Node, Scalar, plain_value
from breachcat.problems import Problem, visible
from breachcat.refusal import PROBLEMS, Refused


def obstacles(document: Document) -> list[Problem]:
    """Return why a file keeps its layout: faults of its bytes or syntax, or because it is no record."""
    found = [problem for problem in document.problems if problem.check.code != "BC115"]
    if not found and not isinstance(document.root, Mapping):
        return [wrong_kind(document, (), "mapping", plain_value(document.root))]
    return found


def proved(document: Document) -> str:
    """Return a document without obstacles in its one form.

    Refused where the values or comments would change, or another run would change it again.
    """
    text = formatted(document)
    again = read_document(text.encode(), document.name)
    if changed := _changed(document, again, text):
        raise Refused(_NOT_PROVED.filled(file=visible(document.name), changed=changed), PROBLEMS)
    return text


def _changed(before: Document, after: Document, text: str) -> Text | None:
    if after.problems or _values(before.root) != _values(after.root):
        return _VALUES
    if _comments(before) != _comments(after):
        return _COMMENTS
    return _UNSTABLE if formatted(after) != text else None


def _values(node: Node | None) -> Any:
    """Return a value so that equal ones mean the same: the order of keys and the quotes aside."""
    if isinstance(node, Scalar):
        return node.text, node.is_empty
    if isinstance(node, Mapping):
        return {name: _values(value) for name, (_, value) in node.items.items()}
    return [_values(item) for item in node.items] if node else None


def _comments(document: Document) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(document))


_VALUES = Text("its values", "値")
_COMMENTS = Text("its comments", "コメント")
_UNSTABLE = Text("its layout once more with every run", "実行するたびにレイアウト")
_NOT_PROVED = Text(
    "{file} was left as it is: a new layout would change {changed}; this is a fault of breachcat, please report it",
    "{file} は元のままです。整形すると{changed}が変わってしまいます。breachcat の不具合ですのでご報告ください",
)
