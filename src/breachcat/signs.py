"""Recognize signs of other forms in place of YAML's own: ［ ］ ｛ ｝, “ ” 「 」, 、 ，."""

import re
from typing import NamedTuple

from breachcat.japanese import Unreadable, read_count
from breachcat.language import Text
from breachcat.scalars import written, written_list

WIDE_BRACKETS = Text(
    "full-width brackets; write [ ] and { }", "全角の括弧です。半角の [ ] や { } で書いてください"
)
OTHER_QUOTES = Text(
    'quotes that YAML does not know; write " "',
    '「 」や “ ” はYAMLの引用符ではありません。半角の " " で囲んでください',
)
NO_COMMA = Text(
    "“、” and “，” do not part items; write “, ”, or one item to a line",
    "「、」や「，」では区切られません。半角の「, 」で区切るか、一行に一つずつ書いてください",
)


class Meant(NamedTuple):
    """What a text in signs of other forms was meant to be, as YAML; and what is wrong with it."""

    text: str
    reason: Text


LONGEST = 2_000  # characters of a value or a line that are looked at
KEY = r"[A-Za-z_][A-Za-z0-9_]*"
OPENING = "［｛"
CLOSING = "］｝"
_DOUBLE, _SINGLE = '"“”„‟＂', "'‘’‚‛＇"
_QUOTED = "|".join(f"[{marks}][^{marks}]*[{marks}]" for marks in (_DOUBLE, _SINGLE))
_CORNERED = "「[^「」]*」|『[^『』]*』"
_FIGURE = "[0-9０-９]"
_COMMA = rf"\s*(?:[、;；]|(?<!{_FIGURE})[,，]|[,，](?!{_FIGURE}{{3}}(?!{_FIGURE})))\s*"
_ITEM = re.compile(rf"(?:{_QUOTED}|{_CORNERED}|(?!{_COMMA}).)+", re.DOTALL)
_LIST = re.compile(r"\s*[\[［]([^\[\]［］{}｛｝]*)[\]］]\s*")
_MAPPING = re.compile(r"\s*[{｛]([^{}｛｝]*)[}｝]\s*")
_BEFORE_KEY = re.compile(rf"\s*[、,，]\s*(?={KEY}\s*[:：])")
_PAIR = re.compile(rf"\s*({KEY})\s*[:：]\s*(.*?)\s*", re.DOTALL)


def unquoted(text: str, *, corners: bool = False) -> str | None:
    """Return what stands in quotes of any form; None where no quotes enclose the whole.

    Corner brackets are quotes only where they cannot belong to a name.
    """
    enclosed = re.fullmatch(f"{_QUOTED}|{_CORNERED}" if corners else _QUOTED, text.strip())
    return enclosed[0][1:-1].strip() if enclosed else None


def parted(text: str) -> list[str]:
    """Return the items that commas of any form part, without their quotes; a figure's comma parts none."""
    items = [found.strip() for found in _ITEM.findall(text)] if len(text) <= LONGEST else [text]
    return [item if (inner := unquoted(item)) is None else inner for item in items if item]


def listed(text: str) -> list[str] | None:
    """Return the items of a list of which a bracket is full-width; None where a text is no such list."""
    enclosed = _LIST.fullmatch(text)
    return parted(enclosed[1]) if enclosed and _is_wide(text) else None


def mapped(text: str) -> str | None:
    """Return a mapping of which a bracket is full-width, as YAML; None where a text is no such mapping."""
    enclosed = _MAPPING.fullmatch(text[:LONGEST])
    pairs = [_PAIR.fullmatch(part) for part in _BEFORE_KEY.split(enclosed[1])] if enclosed else []
    if not (pairs and _is_wide(text)):
        return None
    said = [f"{pair[1]}: {_value(pair[2])}" for pair in pairs if pair]
    return "{" + ", ".join(said) + "}" if len(said) == len(pairs) else None


def _is_wide(text: str) -> bool:
    stripped = text.strip()
    return stripped[0] in OPENING or stripped[-1] in CLOSING


def _value(text: str) -> str:
    items = listed(text)
    if items is not None:
        return written_list(items)
    inner = unquoted(text)
    return written(text if inner is None else inner, may_seem_typed=inner is None)


def requoted(text: str) -> Meant | None:
    """Return what a text in quotes of another form was meant to be; None where it is in no such quotes."""
    inner = unquoted(text, corners=True)
    if inner is None or text.strip()[0] == text.strip()[-1] in ("'", '"'):
        return None
    return Meant(written(inner), OTHER_QUOTES)


def several(text: str) -> list[str]:
    """Return the counts of a text that is several, parted by commas of any form; none where it is not."""
    items = parted(text)
    return items if len(items) > 1 and all(map(_is_count, items)) else []


def _is_count(text: str) -> bool:
    try:
        read_count(text)
    except Unreadable:
        return False
    return True


def meant(text: str, *, is_item: bool = False) -> Meant | None:
    """Return what a text was meant to be that commas parted; None where its signs are YAML's own."""
    if items := listed(text):
        return Meant(written_list(items), WIDE_BRACKETS)
    if is_item and (items := several(text)):
        return Meant(", ".join(map(written, items)), NO_COMMA)
    return requoted(text)


def is_open(text: str) -> bool:
    """Tell whether a text begins with a bracket or quote of another form that is not closed in it."""
    ends = _ENDS.get(text[:1])
    return ends is not None and not any(end in text[1:] for end in ends)


_ENDS = {
    "［": "]］",
    "｛": "}｝",
    "「": "」",
    "『": "』",
    **dict.fromkeys(_DOUBLE[1:], _DOUBLE),
    **dict.fromkeys(_SINGLE[1:], _SINGLE),
}
