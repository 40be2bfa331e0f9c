"""Mutations of bytes and of YAML: BC1xx."""

from collections.abc import Iterator
from itertools import cycle, pairwise

import pytest

from breachcat.nodes import Scalar, Sequence
from mutations.shape_and_words import NO_FREE_TEXT, WORDS
from mutations.subjects import Entry, Mutant, Subject, is_line


def other_encodings(subject: Subject) -> Iterator[Mutant]:
    """The file in another encoding, or with one byte that is none of UTF-8: told at the first such byte."""
    for codec in ("cp932", "euc_jp", "utf-16"):
        yield _misread(subject.text.encode(codec, "replace"), f"saved as {codec}")
    for start in subject.starts[1:-1]:
        before, behind = subject.text[: start - 1].encode(), subject.text[start - 1 :].encode()
        yield _misread(before + b"\xff" + behind, "0xFF at the end of a line")


def _misread(data: bytes, done: str) -> Mutant:
    with pytest.raises(UnicodeDecodeError) as error:
        data.decode()
    before = data[: error.value.start].decode().split("\n")
    return Mutant(done, data, "BC104", len(before), len(before[-1]) + 1)


def byte_order_marks(subject: Subject) -> Iterator[Mutant]:
    yield Mutant("saved with a BOM", b"\xef\xbb\xbf" + subject.text.encode(), "BC115", 1, 1, alone=True)


def too_large_files(subject: Subject) -> Iterator[Mutant]:
    yield Mutant("a megabyte of remarks", subject.text + "#" * 2**20, "BC103", 1, 1, alone=True)


def emptied_files(subject: Subject) -> Iterator[Mutant]:
    remarks = "".join(f"# {line}\n" for line in subject.lines)
    for text in ("", "\n", remarks, "---\n", "~\n"):
        yield Mutant(f"only {text[:20]!r}", text, "BC113", 1, 1, alone=True)


CONTROLS = "\x00\x07\x1b\x7f\x85\u200e\u2028\u2029\u202e\u2066\ufeff\uffff"


def control_characters(subject: Subject) -> Iterator[Mutant]:
    """In every text, by turns: one of them as it is, and as an escape in quotes."""
    for index, entry in enumerate(subject.scalars):
        character = CONTROLS[index % len(CONTROLS)]
        line, column = subject.end(entry.value)
        inside = column if entry.value.plain else column - 1
        if (index + index // len(CONTROLS)) % 2:
            yield subject.put_in(line, inside, character).claims("BC105")
        else:
            yield subject.replaced(entry, rf'"x\u{ord(character):04x}"').claims("BC105")


def tabs(subject: Subject) -> Iterator[Mutant]:
    """In every line, by turns in place of its first blank and at its end."""
    for number, line in enumerate(subject.lines[:-1], 1):
        if number % 2 and " " in line:
            yield subject.put_in(number, line.index(" ") + 1, "\t", 1).claims("BC106")
        else:
            yield subject.put_in(number, len(line) + 1, "\t").claims("BC106", alone=True)


def anchors_aliases_and_tags(subject: Subject) -> Iterator[Mutant]:
    """By turns at every value; an alias stands in its place."""
    marks = cycle((("*x", "BC109"), ("&x", "BC109"), ("!x", "BC111"), ("!!str", "BC111")))
    for entry, (mark, code) in zip(subject.entries, marks, strict=False):
        if mark == "*x" or subject.is_block(entry.value):
            yield subject.replaced(entry, "*x").claims("BC109")
        else:
            written = f"{mark} {subject.written(entry)}"
            yield subject.replaced(entry, written).claims(code, alone=True)


def merge_keys(subject: Subject) -> Iterator[Mutant]:
    """In every mapping."""
    for entry in subject.last_keys:
        yield subject.followed(entry, "<<: {x: y}").claims("BC110", alone=True)


def keys_that_are_no_text(subject: Subject) -> Iterator[Mutant]:
    """Every key, by turns in brackets, as a mapping and empty."""
    for entry, form in zip(subject.keyed, cycle(("[{}]", "{{{}: x}}", "''")), strict=False):
        yield subject.renamed(entry, form.format(entry.key.text)).claims("BC117")


def second_documents(subject: Subject) -> Iterator[Mutant]:
    """Before every key of the record but the first."""
    for entry in subject.children(())[1:]:
        yield subject.put_in(entry.key.place.line, 1, "---\n").claims("BC112")


def repeated_keys(subject: Subject) -> Iterator[Mutant]:
    """Every key once more at the end of its mapping."""
    for entry in subject.keyed:
        again = f"{entry.key.text}: x"
        yield subject.extended(entry.path[:-1], again).claims("BC108", alone=True)


def deep_nesting(subject: Subject) -> Iterator[Mutant]:
    """Thirty brackets at every text: told where the twenty-first level opens."""
    for entry in subject.scalars:
        yield subject.replaced(entry, "[" * 30 + "]" * 30).claims("BC114", ahead=20 - len(entry.path))


def too_many_values(subject: Subject) -> Iterator[Mutant]:
    cut = subject.extended((), "todo:")
    room = 5_000 - len(["the record", "todo", "its list", *subject.keyed, *subject.entries])
    yield Mutant("5,000 notes", cut.text + "  - x\n" * 5_000, "BC119", cut.line + room + 1, 5)


def wide_colons(subject: Subject) -> Iterator[Mutant]:
    """A full-width colon after every key that has siblings, or stands in brackets."""
    for entry in _parted(subject):
        line, column = entry.key.place[2:]
        blank = subject.lines[line - 1][column:].startswith(" ")
        yield subject.put_in(line, column, "：", 1 + blank).claims("BC107")


def tight_colons(subject: Subject) -> Iterator[Mutant]:
    """No blank after the colon of every such key that has its value on its line."""
    for entry in _parted(subject):
        line, column = entry.key.place[2:]
        if entry.place == (line, column + 2):
            yield subject.put_in(line, column + 1, "", 1).claims("BC107", ahead=-1)


def _parted(subject: Subject) -> list[Entry]:
    """Return what is not the only key of a mapping without brackets, which would become a text."""
    return [entry for entry in subject.keyed if entry.in_flow or len(subject.children(entry.path[:-1])) > 1]


def open_quotes(subject: Subject) -> Iterator[Mutant]:
    """A quote before every text, and none behind it: told where it opens, wherever another closes it."""
    for entry, quote in zip(subject.scalars, cycle("\"'"), strict=False):
        if quote not in entry.text:
            yield subject.replaced(entry, quote + entry.text).claims("BC107")


def _brackets(subject: Subject) -> list[Entry]:
    """Return the lists and mappings in brackets that are not in others, in which more might follow."""
    whole = [entry for entry in subject.entries if not isinstance(entry.value, Scalar)]
    return [entry for entry in whole if not (entry.in_flow or subject.is_block(entry.value))]


def open_brackets(subject: Subject) -> Iterator[Mutant]:
    """Every list and mapping in brackets without its last bracket: told where that is missing."""
    for entry in _brackets(subject):
        line, column = subject.end(entry.value)
        yield subject.put_in(line, column - 1, "", 1).claims("BC107")


def stray_brackets(subject: Subject) -> Iterator[Mutant]:
    """One bracket too many behind every list and mapping in brackets."""
    for entry in _brackets(subject):
        line, column = subject.end(entry.value)
        yield subject.put_in(line, column, subject.written(entry)[-1]).claims("BC107")


def indented_keys(subject: Subject) -> Iterator[Mutant]:
    """Every key in a block but the first, a blank too far to the right: told at the key, or its colon."""
    for before, entry in pairwise(subject.keyed):
        line, column = subject.end(before.value)
        are_siblings = before.path[:-1] == entry.path[:-1] and line + 1 == entry.key.place.line
        if are_siblings and not entry.in_flow:
            rest = subject.lines[line - 1][column - 1 :]
            goes_on = is_line(before.value) and before.value.plain and not rest  # as a text over two lines
            cut = subject.put_in(*entry.key.place[:2], " ")
            yield cut.claims("BC107", ahead=1 + goes_on * len(entry.key.text))


def texts_that_need_quotes(subject: Subject) -> Iterator[Mutant]:
    """Every text, with a first character that YAML keeps for itself."""
    for entry, first in zip(subject.scalars, cycle("@`%"), strict=False):
        yield subject.replaced(entry, first + "x").claims("BC107")


def full_width_blanks(subject: Subject) -> Iterator[Mutant]:
    """By turns as the indentation of every line that has one, and behind every key that its value follows."""
    for number, line in enumerate(subject.lines, 1):
        if (indent := len(line) - len(line.lstrip())) and not line.lstrip().startswith("#"):
            cut = subject.put_in(number, 1, "\u3000" * (indent // (1 + number % 2)), indent)
            yield cut.claims("BC106", alone=True)
    for entry in subject.keyed:
        line, column = entry.key.place[2:]
        if entry.place[0] == line:
            cut = subject.put_in(line, column + 1, "\u3000", entry.place[1] - column - 1)
            yield cut.claims("BC107", ahead=-1) if entry.in_flow else cut.claims("BC106", alone=True)


WIDE = str.maketrans("[]{}", "［］｛｝")


def full_width_brackets(subject: Subject) -> Iterator[Mutant]:
    """Round every list and mapping in brackets that stands on one line: told where they open."""
    for entry in subject.entries:
        written = subject.written(entry)
        if written[0] in "[{" and "\n" not in written:
            new = written[0].translate(WIDE) + written[1:-1] + written[-1].translate(WIDE)
            yield subject.replaced(entry, new).claims("BC107")


def quotes_of_other_forms(subject: Subject) -> Iterator[Mutant]:
    """Round every text that is no free text."""
    for entry, (first, last) in zip(subject.scalars, cycle(("“”", "「」", "’’", "＂＂")), strict=False):
        if entry.field in NO_FREE_TEXT:
            ahead = (entry.text.index(":") + 1) if ":" in entry.text and entry.in_flow else 0
            yield subject.replaced(entry, f"{first}{entry.text}{last}").claims("BC107", ahead=ahead)


def commas_of_other_forms(subject: Subject) -> Iterator[Mutant]:
    """Between the words and counts of every list in brackets: told at the first."""
    for entry, comma in zip(subject.entries, cycle("、，"), strict=False):
        if isinstance(entry.value, Sequence) and entry.field in (*WORDS, "affected"):
            texts = [item.text for item in entry.value.items]
            if len(texts) > 1:
                code = "BC107"
                yield subject.replaced(entry, f"[{comma.join(texts)}]").claims(code, ahead=1, alone=True)


def texts_that_commas_split(subject: Subject) -> Iterator[Mutant]:
    """Every free text in a mapping in brackets, with the quotes that mend it."""
    for entry in subject.keyed:
        if entry.in_flow and entry.field not in NO_FREE_TEXT and is_line(entry.value):
            for text in ("Sample Co., Ltd.", "氏名, 住所, 電話番号", "names, addresses"):
                cut = subject.replaced(entry, text)
                yield cut.claims("BC116", meant=f'"{text}"', alone=entry.path[0] != "sites")


def texts_with_colons(subject: Subject) -> Iterator[Mutant]:
    """Every free text in brackets, with the quotes that mend it: told at the colon."""
    for entry in subject.scalars:
        if entry.in_flow and entry.field not in NO_FREE_TEXT:
            cut = subject.replaced(entry, "at 10:30")
            yield cut.claims("BC107", ahead=5, meant='"at 10:30"')
