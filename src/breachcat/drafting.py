"""Write the draft of a record from the facts of a notice: each value with its line and its words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from breachcat.checking import check_record
from breachcat.document import read_document
from breachcat.language import Language, Text
from breachcat.layout import formatted
from breachcat.nodes import Document
from breachcat.notice import Entry, Fact, Facts, Whereabouts, entries, questions
from breachcat.privacy import personal_words
from breachcat.problems import shortened
from breachcat.record import read_record
from breachcat.scalars import written
from breachcat.skeleton import MODELINE, comment
from breachcat.vocabulary import Review


def drafted(
    facts: Facts,
    text: str,
    record_id: str,
    language: Language,
    today: date,
    *,
    source: Mapping[str, str] | None = None,
    todo: Iterable[Text] = (),
) -> str:
    """Return the draft of a record: values as written, comments with the line and the words behind each.

    Its todo holds what is open: `todo`, what the rules leave to a person, what the checks complain of.
    `source` holds what is known of the notice besides its text: address, day of retrieval, digest.
    """
    where = Whereabouts(text)
    tree = entries(facts)
    tree["sources"][0] |= source or {}
    tree = {"id": record_id, "organization": "", **tree, "review": Review.DRAFT.value}
    draft = _record(tree, where, language)
    asked = [*todo, *questions(facts, where, source or ()), *_complaints(draft, today)]
    return formatted(_record(tree | {"todo": [question(language) for question in asked]}, where, language))


def _record(tree: dict[str, Any], where: Whereabouts, language: Language) -> Document:
    lines = [MODELINE, *comment(_HEAD(language)), *_Writer(where, language).mapping(tree, "", "")]
    return read_document("\n".join(lines).encode(), f"{tree['id']}.yaml")


_TOLD = {"BC212", "BC202", "BC205", "BC412", "BC422", "BC423"}  # what the questions ask for in better words


def _complaints(draft: Document, today: date) -> Iterator[Text]:
    """Yield what the checks find in the draft: the notice says two things, or the rules misread it."""
    for problem in check_record(read_record(draft), today).problems:
        if problem.check.code not in _TOLD:
            yield Text(*(f"{problem.check.code}: {problem.message(language)}" for language in Language))


_HEAD = Text(
    "A draft that rules read from the notice. Above each value stand its line there and its words.\n"
    "Compare each with the notice and settle the todo; then delete the comments, and mend review last.",
    "規則で告知文から読み取った下書きです。各値の上に、告知文の行と元の表現があります。\n"
    "告知文と照らし合わせて todo を片づけ、コメントを消し、最後に review を書き換えてください。",
)


class _Writer:
    """Writes values as YAML, what they rest on as comments above them."""

    def __init__(self, where: Whereabouts, language: Language) -> None:
        self._where = where
        self._language = language
        self._told: set[object] = set()

    def mapping(self, tree: dict[str, Any], indent: str, dash: str) -> Iterator[str]:
        """Yield the lines of a mapping; `dash` stands before its first key."""
        for key, value in tree.items():
            outer = indent[: len(indent) - len(dash)]
            yield from self._grounds(value, outer)
            lead = f"{outer}{dash}{key}:"
            dash = ""
            if isinstance(value, list):
                yield lead
                for item in value:
                    yield from self._item(item, indent + "  ")
            else:
                yield f"{lead} {_in_line(value)}".rstrip()

    def _item(self, item: Any, indent: str) -> Iterator[str]:
        if isinstance(item, dict):
            yield from self.mapping(item, indent + "  ", "- ")
        else:
            yield from self._grounds(item, indent)
            yield f"{indent}- {_in_line(item)}"

    def _grounds(self, value: Any, indent: str) -> Iterator[str]:
        """Yield the lines of the notice and the words that a value rests on, once for all its places."""
        if isinstance(value, Entry) and not self._told.issuperset(map(_key, value.facts)):
            self._told |= set(map(_key, value.facts))
            spots = ((self._where.spot(fact.place).line, fact) for fact in value.facts)
            said = [
                _AT(
                    self._language,
                    line=line,
                    words=", ".join(_words(fact, self._language) for _, fact in found),
                )
                for line, found in groupby(spots, key=lambda spot: spot[0])
            ]
            yield from comment("; ".join(said), f"{indent}# ")


def _key(fact: Fact) -> object:
    """Return what is the same in the copies of a fact that several windows share."""
    return fact.field, fact.role, fact.place, fact.value


_AT = Text("line {line}: {words}", "{line}行目: {words}")
_BECAUSE = Text("“{words}” (“{cue}”)", "「{words}」（「{cue}」）")
_QUOTED = Text("“{words}”", "「{words}」")


def _words(fact: Fact, language: Language) -> str:
    """Return the words of a fact; of an event, also those that tell what happened."""
    words, cue = _few(fact.words, 60), _few(fact.cue.words, 40)
    if fact.field != "events" or fact.cue.words in fact.words:
        return _QUOTED(language, words=words)
    return _QUOTED(language, words=cue) if words in cue else _BECAUSE(language, words=words, cue=cue)


def _few(text: str, limit: int) -> str:
    """Return a text on one line and not too long; personal data beside a fact stay in the notice."""
    return "…" if any(personal_words(text)) else shortened("".join(map(str.strip, text.splitlines())), limit)


def _in_line(value: Any) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, Entry):
        return _in_line(value.value)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_in_line(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_line, value))}]"
    if isinstance(value, (bool, int)):
        return str(value).lower()
    return written(str(value)) if value else ""
