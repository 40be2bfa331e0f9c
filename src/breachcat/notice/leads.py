"""Which sentence leads to the rows and items below it."""

import re

from breachcat.japanese.counts import COUNT
from breachcat.notice.passages import LEAK, Kind, Passage

_LEADING = re.compile(rf"次の|以下|下記|とおり|対象|該当|期間|{LEAK}")
_HEAD = re.compile(r"(?=[^|]*\|)\D*$")
"""The head of a table."""
_CLOSED = ("。", ":", "」")


def leads(parts: list[Passage]) -> dict[int, str]:
    """Return for the start of each passage the line that leads to it, and to a row also the last sentence above it.

    What leads to a heading is the heading above it and the last sentence below that; one that counts (〔会員〕1,203名) is a row itself.
    """
    found: dict[int, str] = {}
    section, sentence, above, opening = -1, "", "", ""
    for part in parts:
        if part.kind is Kind.HEADING:
            found[part.start] = f"{opening}\n{above}".strip()
            if not COUNT.search(part.words):
                above, opening = part.words, ""
            continue
        if part.section != section:
            section, sentence = part.section, ""
        closed = part.words.rstrip().endswith(_CLOSED) or bool(_HEAD.match(part.words))
        found[part.start] = part.lead if closed or part.kind is Kind.QUESTION else f"{sentence}\n{part.lead}"
        if closed and _LEADING.search(part.words):
            sentence = opening = part.words
    return found
