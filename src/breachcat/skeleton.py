"""Write a new record that is to be filled in: from the model, every field explained."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import BaseModel, WithJsonSchema

from breachcat.checks import CHECKS
from breachcat.language import Language, Text
from breachcat.model import Incident
from breachcat.naming import is_address
from breachcat.order import OWNERS, STAGES
from breachcat.parts import kinds_in
from breachcat.render.wrapping import cells, wrapped
from breachcat.scalars import written
from breachcat.vocabulary import FACTS, EventKind, Review, Word

WIDTH = 100  # cells of a line
MODELINE = "# yaml-language-server: $schema=incident.schema.json"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the model, its meaning and its words in one language."""

    name: str
    meaning: str
    example: str
    needed: bool
    several: bool
    words: tuple[str, ...]
    parts: tuple["Field", ...]


def skeleton(record_id: str, site: str | None, language: Language) -> str:
    """Return a record of which only the id is known, and the site (its name or address) if it is given.

    A field that every record has is empty; any other stands there as an example, switched off by a #.
    """
    given: dict[str, Any] = {"id": record_id, "review": Review.DRAFT.value}
    if site:
        given["sites"] = site_part(site)
    lines = [MODELINE, "#", *comment(_HEAD(language))]
    for field in _fields(Incident, language):
        events = _events(field, language) if field.name == "events" else ()
        lines += ["", *(events or _lines(field, given, language))]
    return "\n".join(lines) + "\n"


_HEAD = Text(
    "Say what the notice says, as it writes it: 令和4年8月18日, １８，１３６件, 2020年4月1日～30日.\n"
    "Leave out what it does not say: absent is not zero and not “no”.\n"
    "No personal data: no names of people, telephone numbers or mail addresses.\n"
    "What has no # before it must be filled in, or taken out where the notice does not say.\n"
    "`breachcat check` names what is still empty.\n"
    "A line such as “#key: example” is a field that may be left out. To use it, delete the # and write "
    "what the notice says in place of the example.\n"
    "A list (-): repeat the lines of an item for a second one.\n"
    'Inside [ ] and { }: what holds a comma or a colon needs quotes, as ["18,136件"].\n'
    "In the end, the lines that begin with # can go, all but the first.",
    "告知文の内容を、その表記のまま書いてください（令和4年8月18日、１８，１３６件など）。\n"
    "書かれていないことは省きます。省くことは「ゼロ」でも「なし」でもありません。\n"
    "個人情報（担当者名・電話番号・メールアドレス）は書かないでください。\n"
    "先頭に # のない項目は記入します。告知文に記載がなければ消してください。\n"
    "空のままの項目は breachcat check が示します。\n"
    "「#key: 例」の行は省ける項目です。使うときは # を消し、例を告知文の内容に書き換えてください。\n"
    "リスト（-）に項目を足すときは、その項目の行を繰り返してください。\n"
    '[ ] と { } の中では、コンマやコロンを含む値を引用符で囲みます（["18,136件"]）。\n'
    "書き終えたら、先頭行以外の # で始まる行は消してかまいません。",
)


def site_part(site: str) -> dict[str, str]:
    """Return what a record says of a site of which only the name or the address is known."""
    if is_address(site):
        url = site if "://" in site else f"https://{site}"
        return {"name": "", "url": written(url, in_brackets=False)}
    return {"name": written(site, in_brackets=False)}


def comment(text: str, lead: str = "# ") -> Iterator[str]:
    """Yield a text as lines of comment, each behind `lead`."""
    for line in text.split("\n"):
        yield from (lead + part for part in wrapped(line, WIDTH - len(lead)))


# --- the fields, from the model ---------------------------------------------------------------


def _fields(part: type[BaseModel], language: Language) -> Iterator[Field]:
    """Yield the fields of a part, in the order of the model."""
    for name, info in part.model_fields.items():
        kinds = [kind for type_ in (info.annotation, *info.metadata) for kind in kinds_in(type_)]
        parts = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
        yield Field(
            name,
            Text(*(info.description or "").split(" / "))(language),
            _example(info.examples or [""], language),
            info.is_required(),
            any(get_origin(kind) is list for kind in kinds),
            tuple(_word(word, label, language) for kind in kinds for word, label in _words(kind)),
            tuple(field for kind in parts for field in _fields(kind, language)),
        )


def _example(examples: list[str], language: Language) -> str:
    return Text(examples[0], examples[-1])(language)


def _words(kind: Any) -> Iterator[tuple[str, Text]]:
    """Yield the words that a type allows, with their labels, if it is a closed list."""
    if isinstance(kind, type) and issubclass(kind, Word):
        yield from ((word.value, word.label) for word in kind)
    elif isinstance(kind, WithJsonSchema):
        for word in (kind.json_schema or {}).get("enum", ()):
            yield word, FACTS[word].label if word in FACTS else CHECKS[word].title


def _word(word: str, label: Text, language: Language) -> str:
    """Return a word with its label, where that says more than the word."""
    said = label(language)
    return word if said.casefold() == word.replace("_", " ") else _LABELLED(language, word=word, label=said)


_LABELLED = Text("{word} ({label})", "{word}（{label}）")


# --- their lines ------------------------------------------------------------------------------


def _lines(
    field: Field,
    given: Mapping[str, Any],
    language: Language,
    *,
    indent: str = "",
    dash: str = "",
    off: bool = False,
) -> Iterator[str]:
    """Yield the lines of a field: what it means, its words, and the field itself.

    `off` tells that what it stands in is switched off; `dash` stands before the first field of an item.
    """
    off = off or not (field.needed or field.name in given)
    value = given.get(field.name, "")
    yield from comment(_meaning(field, shown=bool(off or value), language=language), f"{indent}# ")
    yield from _packed(field.words, f"{indent}#   ", _JOINT(language))
    mark = indent + "#" * off + dash
    if not field.parts:
        yield f"{mark}{field.name}: {value or (field.example if off else '')}".rstrip()
        return
    yield f"{mark}{field.name}:"
    inside = indent + "  " + " " * len(dash)
    for index, part in enumerate(field.parts):
        first = field.several and not index
        deeper = inside + "  " * (field.several and not first)
        yield from _lines(part, value or {}, language, indent=deeper, dash="- " * first, off=off)


def _meaning(field: Field, *, shown: bool, language: Language) -> str:
    """Return the meaning of a field; with its example where nothing else shows how to write it."""
    if shown or field.words or field.parts:
        return field.meaning
    return _FOR_EXAMPLE(language, meaning=field.meaning, example=field.example)


_FOR_EXAMPLE = Text("{meaning}, e.g. {example}", "{meaning}。例: {example}")


def _packed(words: Iterable[str], lead: str, joint: str) -> Iterator[str]:
    """Yield the words as lines that hold as many as there is room for."""
    line = ""
    for word in words:
        if line and cells(lead + line + joint + word) >= WIDTH:
            yield f"{lead}{line}{joint}".rstrip()
            line = ""
        line += joint * bool(line) + word
    if line:
        yield lead + line


_JOINT = Text(", ", "、")


# --- events: one line each --------------------------------------------------------------------

_NEEDED = {EventKind.DETECTED, EventKind.PUBLISHED}  # hardly a notice is without them
_OWN_KEYS = {kind: key for key, kind in OWNERS.items()}


def _events(field: Field, language: Language) -> Iterator[str]:
    """Yield the keys that an event may have, then a line for each kind of event."""
    yield from comment(field.meaning + _ONE_LINE_EACH(language))
    for key in field.parts[1:]:
        yield from comment(f"{key.name}: {key.example} – {key.meaning}", "#   ")
        yield from _packed(key.words, "#     ", _JOINT(language))
        if key.name == "stage":
            yield from _packed(
                (f"{kind}: {', '.join(words)}" for kind, words in STAGES.items()), "#     ", "; "
            )
    yield from comment(_RELATIVE(language))
    yield f"{field.name}:"
    for kind in EventKind:
        own = f", {_OWN_KEYS[kind]}: " if kind in _OWN_KEYS else ""
        off = "" if kind in _NEEDED else "#"
        yield f"  {off}- {{event: {kind}, date: {own}}}  # {kind.label(language)}"


_ONE_LINE_EACH = Text(
    ": one line for each, in any order.\nWhat it may have besides event, all of which but date may be left out:",
    "（一件一行。順序は自由）。\nevent のほかに書ける項目は次のとおりで、date 以外は省けます:",
)
_RELATIVE = Text(
    "Where the notice says 同日, 即日 or 本日より, write the day it means, and its words as text:\n"
    "  - {event: payment_stopped, date: 2021年12月7日, basis: derived, text: 同日}",
    "「同日」「即日」「本日より」などは、それが指す日を date に、元の表現を text に書きます:\n"
    "  - {event: payment_stopped, date: 2021年12月7日, basis: derived, text: 同日}",
)
