"""Mutations of keys, words and kinds of values: BC2xx."""

from collections.abc import Iterator
from itertools import cycle

from breachcat.checks import AGAINST_A_NOTICE, CHECKS, WAIVABLE
from breachcat.nodes import Mapping, Scalar, Sequence
from breachcat.order import STAGES
from breachcat.vocabulary import (
    FACTS,
    Basis,
    Cause,
    Certainty,
    DataItem,
    DelayReason,
    Denial,
    Detector,
    EventKind,
    Misuse,
    PoliceAct,
    Review,
    SourceKind,
    Stage,
    Word,
)  # fmt: skip
from mutations.subjects import MADE_UP, Entry, Mutant, Subject

REQUIRED = {
    (): ("id", "organization", "sources", "events", "review"),
    ("organization",): ("name",),
    ("vendor",): ("name",),
    ("sites", 0): ("name",),
    ("sources", 0): ("kind",),
    ("events", 0): ("event", "date"),
    ("not_leaked", 0): ("what", "strength"),
    ("waive", 0): ("check", "reason", "until"),
}
"""What each mapping must have; 0 stands for every item."""

WORDS: dict[str, list[Word]] = {
    "event": list(EventKind), "by": list(Detector), "kind": list(SourceKind), "basis": list(Basis), "stage": list(Stage),
    "act": list(PoliceAct), "data": list(DataItem), "certainty": list(Certainty), "cause": list(Cause),
    "misuse": list(Misuse), "delay_reasons": list(DelayReason), "strength": list(Denial), "review": list(Review),
    "not_stated": list(FACTS.values()),
}  # fmt: skip
"""The fields that hold closed words."""


def near_miss(word: str, turn: int) -> str:
    """Return a word as somebody in haste writes it: in one way after the other, by turns."""
    slips = [f"{word}x"]
    if word.isascii():
        slips += [word.title().replace("_", "-")]
    if len(word) > 3:
        swapped = word[:-2] + word[-1] + word[-2]
        slips += [
            swapped if swapped != word else word[1] + word[0] + word[2:],
            word[:-3] + word[-2:],
            word[:2] + word[1:],
        ]
    return slips[turn % len(slips)]


def missing_keys(subject: Subject) -> Iterator[Mutant]:
    """Told at the key of the mapping that lacks one, at the item of a list, or at the first key of all."""
    for entry in subject.keyed:
        above = entry.path[:-1]
        anywhere = tuple(0 if isinstance(step, int) else step for step in above)
        if entry.path[-1] in REQUIRED.get(anywhere, ()) and len(subject.children(above)) > 1:
            parent = subject.at.get(above)
            cut = subject.dropped(entry)
            first = next(number for number, line in enumerate(cut.text.split("\n"), 1) if line[:1] not in "#")
            line, column = (parent.key or parent.value).place[:2] if parent else (first, 1)
            yield Mutant(cut.done, cut.text, "BC202", line, column)


def misspelt_keys(subject: Subject) -> Iterator[Mutant]:
    """The true key is suggested, and neither it nor what hangs on it is missed besides.

    Only a waiver that cannot be read covers nothing, and an event that cannot be read may have been the first.
    """
    for turn, entry in enumerate(subject.keyed):
        key = entry.key.text
        alone = entry.path[0] != "waive" and key not in ("event", "date")
        yield subject.renamed(entry, near_miss(key, turn)).claims("BC201", meant=key, alone=alone)


def unknown_keys(subject: Subject) -> Iterator[Mutant]:
    """A key that no record has, in every mapping."""
    for entry in subject.last_keys:
        yield subject.followed(entry, "zzz: x").claims("BC201", alone=True)


def misspelt_words(subject: Subject) -> Iterator[Mutant]:
    """Every word, told with the true one; in the made-up record, every word that may stand there."""
    for entry in subject.of(*WORDS):
        for turn, word in enumerate(_words_at(subject, entry)):
            yield subject.replaced(entry, near_miss(word, turn)).claims("BC203", meant=word)


def _words_at(subject: Subject, entry: Entry) -> list[Word]:
    """Return the words that are tried at a path."""
    if entry.field == "stage":
        return list(STAGES[subject.at[*entry.path[:-1], "event"].text])
    words = WORDS[entry.field]
    is_first = entry == subject.of(entry.field)[0]
    return words if subject.name == MADE_UP and is_first else [word for word in words if word == entry.text]


def labels_for_words(subject: Subject) -> Iterator[Mutant]:
    """What words are called in both languages, told with the words."""
    for entry in subject.of(*WORDS):
        for word in _words_at(subject, entry):
            for label in set(word.label) - set(WORDS[entry.field]):
                yield subject.replaced(entry, f'"{label}"').claims("BC203", meant=word)


def unknown_words(subject: Subject) -> Iterator[Mutant]:
    """A word that no list has, and codes of checks that cannot be waived."""
    for entry in subject.of(*WORDS, "check"):
        yield subject.replaced(entry, "zzz").claims("BC203")
    for entry in subject.of("check"):
        for code in sorted(set(CHECKS) - set(WAIVABLE)):
            yield subject.replaced(entry, code).claims("BC203")


def other_kinds(subject: Subject) -> Iterator[Mutant]:
    """A text, a list or a mapping where another kind of value belongs, at every path."""
    for entry in subject.entries:
        for kind, new in (("text", "x"), ("list", "[x]"), ("mapping", "{x: y}")):
            if kind not in _fitting(entry):
                yield subject.replaced(entry, new).claims("BC204")


def _fitting(entry: Entry) -> set[str]:
    """Return the kinds of value that may stand somewhere: those that do, and where two may."""
    match entry.path:
        case ("organization",) | ("vendor",) | ("sites", int()) | (*_, "period"):
            return {"text", "mapping"}
        case ("notes",):
            return {"text", "list"}
    return {{Scalar: "text", Sequence: "list", Mapping: "mapping"}[type(entry.value)]}


def texts_for_lists(subject: Subject) -> Iterator[Mutant]:
    """The brackets are suggested, with quotes where the text needs them."""
    for entry in subject.entries:
        if isinstance(entry.value, Sequence) and entry.path != ("notes",):
            yield subject.replaced(entry, "x").claims("BC204", meant="[x]")
            yield subject.replaced(entry, "'a, b'").claims("BC204", meant='["a, b"]')


def mappings_without_the_right_keys(subject: Subject) -> Iterator[Mutant]:
    """Where a mapping may stand: of names and windows."""
    for entry in subject.entries:
        if "mapping" in _fitting(entry):
            yield subject.replaced(entry, "{x: y}").claims("BC201", ahead=1)


def records_of_another_kind(subject: Subject) -> Iterator[Mutant]:
    listed = "- " + subject.text.partition("\n")[2].replace("\n", "\n  ")
    for text in (listed, "[]", "record", "'record'"):
        yield Mutant(f"only {text[:20]!r}", text, "BC204", 1, 1, alone=True)


def empty_values(subject: Subject) -> Iterator[Mutant]:
    """By turns nothing, and words and signs for nothing, at every path: told at the key, if there is one."""
    for entry, nothing in zip(subject.entries, cycle(("", "~", "null", "''", '" "', "{}")), strict=False):
        cut = subject.replaced(entry, nothing or ("" if entry.key else "~"))
        yield Mutant(cut.done, cut.text, "BC205", *(entry.key or entry.value).place[:2])


def empty_lists(subject: Subject) -> Iterator[Mutant]:
    """In place of every list and mapping."""
    for entry in subject.entries:
        if not isinstance(entry.value, Scalar):
            yield subject.replaced(entry, "[]").claims("BC204")


def repeated_items(subject: Subject) -> Iterator[Mutant]:
    """Every item once more at the end of its list."""
    for entry in subject.items:
        yield subject.extended(entry.path[:-1], subject.written(entry)).claims("BC210")


BAD_IDS = (("Vector Park", "vector-park"), ("vector_park", "vector-park"), ("VECTOR", "vector"), ("-x", "x"), ("x--y", "x-y"),
           ("ベクトル", None), ("x" * 65, None), ("../x", "x"))  # fmt: skip


def bad_ids(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("id", "related"):
        for bad, meant in BAD_IDS:
            yield subject.replaced(entry, bad).claims("BC206", meant=meant)


def bad_flags(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("open", "partial"):
        for bad, meant in (
            ("True", "true"),
            ("ｆａｌｓｅ", "false"),
            ("yes", "true"),
            ("いいえ", "false"),
            ("possible", None),
        ):
            yield subject.replaced(entry, bad).claims("BC207", meant=meant)


def bad_source_numbers(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("source"):
        for bad in ("0", "-1", "1.0", "01", "１", "first", "1000"):
            yield subject.replaced(entry, bad).claims("BC208")


NO_FREE_TEXT = (*WORDS, "id", "related", "url", "archived", "sha256", "date", "retrieved", "until", "period", "from", "to",
                "affected", "open", "partial", "source", "check")  # fmt: skip


def long_texts(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.scalars:
        if entry.field not in NO_FREE_TEXT:
            yield subject.replaced(entry, "あ" * 501).claims("BC209", alone=entry.path[0] != "waive")
    for entry in subject.of("summary", "summary_en"):
        for sentences in ("一つ。二つ。三つ。", "One. Two? Three."):
            yield subject.replaced(entry, sentences).claims("BC209", alone=True)


def misplaced_keys(subject: Subject) -> Iterator[Mutant]:
    """Who told, what was done at the police, and every stage: at events that have no such thing."""
    for path in subject.events():
        kind = subject.at[*path, "event"].text
        if kind != "detected":
            yield subject.with_key(path, "by", "customer").claims("BC211")
        if kind != "police_reported":
            yield subject.with_key(path, "act", "相談").claims("BC211")
        for stage in set(Stage) - set(STAGES.get(kind, ())):
            yield subject.with_key(path, "stage", stage).claims("BC211")


def drafts(subject: Subject) -> Iterator[Mutant]:
    yield subject.with_key((), "review", "draft").claims("BC212", alone=True)
    yield subject.with_key((), "todo", "[the year]").claims("BC212", ahead=1, alone=True)


def other_file_names(subject: Subject) -> Iterator[Mutant]:
    (entry,) = subject.of("id")
    for name in ("x.yaml", subject.name.upper().replace(".YAML", ".yaml"), f"copy of {subject.name}"):
        yield Mutant(f"saved as {name}", subject.text, "BC213", *entry.place, name=name, alone=True)


def idle_waivers(subject: Subject) -> Iterator[Mutant]:
    """Waivers of what is not there, and of any check until yesterday; those of `verify` it alone can judge."""
    for code in (code for code in WAIVABLE if code not in AGAINST_A_NOTICE):
        for until, key in (("2026-11-21", "check"), ("2026-11-20", "until")):
            written = f"[{{check: {code}, reason: x, until: {until}}}]"
            if key == "until" or code not in subject.waived:
                ahead = written.index(key) + len(f"{key}: ")
                yield subject.with_key((), "waive", written).claims("BC214", ahead=ahead)
