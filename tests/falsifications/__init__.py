"""Every way in which one value of a right record is made false, so that its notice no longer says so."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from breachcat.japanese import Unreadable, read_count, read_date
from breachcat.japanese.counts import UNITS
from breachcat.vocabulary import Cause, Certainty, DataItem, Detector, EventKind, Misuse, Word
from mutations import Subject
from mutations.subjects import Entry, day_of

TRIES = 3
"""How often each value is falsified in one way."""


class Falsification(NamedTuple):
    """A record in which one value is false, and what was done."""

    done: str
    text: str


Falsify = Callable[[Subject, Entry, Random], str | None]
"""Return what is to stand in place of a value; None where the value cannot be falsified in this way."""


def falsifications(kind: str, subject: Subject, seed: int = 0) -> Iterator[Falsification]:
    """Yield the falsifications of one kind, each different from the others."""
    fields, falsify = KINDS[kind]
    random = Random(f"{kind} {subject.name} {seed}")
    for entry in subject.of(*fields):
        if entry.path[0] not in _FIELDS:
            continue
        tries = {falsify(subject, entry, random) for _ in range(TRIES)} - {None, entry.text}
        for new in sorted(filter(None, tries)):
            cut = subject.replaced(entry, f'"{new}"')
            yield Falsification(f"{subject.name} {cut.done} (was {entry.text})", cut.text)


_FIELDS = ("events", "exposures", "affected", "cause", "misuse", "not_leaked")
_DIGITS = "0123456789０１２３４５６７８９"


def _number(text: str, part: str) -> re.Match[str] | None:
    """Return the figures before 年, 月 or 日."""
    return re.search(rf"[{_DIGITS}]+(?=\s*{part})", text)


def _put(text: str, match: re.Match[str], number: int) -> str:
    return text[: match.start()] + str(number) + text[match.end() :]


def _weekdayless(text: str) -> str:
    """Return a date without its weekday, which would give a false day away."""
    return re.sub(r"\s*[（(][^）)]*[）)]", "", text)


def _with(entry: Entry, part: str, numbers: list[int], random: Random) -> str | None:
    """Return a date with another year, month or day; None where that is no date."""
    text = _weekdayless(entry.text)
    match = _number(text, part)
    new = match and _put(text, match, random.choice(numbers))
    return new if new and _is_date(new) and _days(new) != _days(entry.text) else None


def _days(text: str) -> tuple[date, date]:
    found = read_date(text)
    return found.earliest, found.latest


def _is_date(text: str) -> bool:
    try:
        return bool(read_date(text))
    except Unreadable:
        return False


def _day(_: Subject, entry: Entry, random: Random) -> str | None:
    return _with(entry, "[日⽇]", [*range(1, 32)], random)


def _month(_: Subject, entry: Entry, random: Random) -> str | None:
    return _with(entry, "[月⽉]", [*range(1, 13)], random)


def _year(_: Subject, entry: Entry, random: Random) -> str | None:
    match = _number(_weekdayless(entry.text), "年")
    own = int(match[0]) if match else 0
    return _with(entry, "年", [own - 2, own - 1, own + 1, own + 2], random)


def _day_of_another_step(subject: Subject, entry: Entry, random: Random) -> str | None:
    own = subject.at[(*entry.path[:-1], "event")].text
    taken = {day_of(subject.at[(*path, "date")].text) for path in subject.events(own)}
    others = [
        other.text
        for other in subject.of("date")
        if other.path[0] == "events" and day_of(other.text) and day_of(other.text) not in taken
    ]
    return random.choice(others) if others else None


def _event(subject: Subject, entry: Entry, random: Random) -> str:
    day = day_of(subject.at[(*entry.path[:-1], "date")].text)
    same_day = {
        subject.at[(*path, "event")].text
        for path in subject.events()
        if day_of(subject.at[(*path, "date")].text) == day
    }
    return random.choice([kind.value for kind in EventKind if kind.value not in same_day])


def _digit(_: Subject, entry: Entry, random: Random) -> str | None:
    places = [match.start() for match in re.finditer(f"[{_DIGITS}]", entry.text)]
    if not places:
        return None
    place = random.choice(places)
    first = place == places[0]
    new = random.choice(
        [
            d
            for d in _DIGITS[first:10]
            if d != entry.text[place] and _DIGITS.index(entry.text[place]) % 10 != int(d)
        ]
    )
    return entry.text[:place] + new + entry.text[place + 1 :]


_UNIT = re.compile(r"件|名(?!様)|人|枚|アカウント")


def _unit(subject: Subject, entry: Entry, random: Random) -> str | None:
    taken = {read_count(other.text).unit for other in subject.children(entry.path[:-1])}
    others = [unit for unit in ("件", "名", "枚", "アカウント") if UNITS[unit] not in taken]
    match = _UNIT.search(entry.text)
    if not match or not others or "不明" in entry.text:
        return None
    return entry.text[: match.start()] + random.choice(others) + entry.text[match.end() :]


def _qualifier(_: Subject, entry: Entry, random: Random) -> str | None:
    bare = re.sub(r"^(?:最大|約|のべ|延べ|およそ)+|超|以上", "", entry.text)
    if "不明" in entry.text:
        return None
    forms = [form.format(bare) for form in ("約{}", "最大{}", "のべ{}", "{}以上", "{}")]
    own = read_count(entry.text).qualifier
    return random.choice([form for form in forms if read_count(form).qualifier is not own])


def _another(words: type[Word], entry: Entry, subject: Subject, random: Random) -> str:
    beside = {other.text for other in subject.children(entry.path[:-1])}
    return random.choice([word.value for word in words if word.value not in beside])


def _item(subject: Subject, entry: Entry, random: Random) -> str:
    return _another(DataItem, entry, subject, random)


def _cause(subject: Subject, entry: Entry, random: Random) -> str:
    return _another(Cause, entry, subject, random)


def _teller(_: Subject, entry: Entry, random: Random) -> str:
    return random.choice([word.value for word in Detector if word.value != entry.text])


def _end(subject: Subject, entry: Entry, random: Random) -> str | None:
    """Return a window of which one end is another day."""
    if len(ends := subject.ends(entry)) != 2:
        return None
    side = random.choice((0, 1))
    match = _number(ends[side], random.choice(["[日⽇]", "[月⽉]", "年"]))
    if not match:
        return None
    number = int(match[0])
    ends[side] = _put(
        ends[side],
        match,
        number + 1 if number > 100 else random.choice([n for n in range(1, 13) if n != number]),
    )
    days = list(map(day_of, ends))
    return "～".join(ends) if all(days) and days[0] <= days[1] else None


def _certainty(_: Subject, entry: Entry, random: Random) -> str:
    return _word(Certainty, entry, random)


def _misuse(_: Subject, entry: Entry, random: Random) -> str:
    return _word(Misuse, entry, random)


def _word(words: type[Word], entry: Entry, random: Random) -> str:
    return random.choice([word.value for word in words if word.value != entry.text])


def _beside(subject: Subject, entry: Entry) -> list[str]:
    """Return the values that other exposures have for a field, and the one of the entry has not."""
    own = {other.text for other in subject.children(entry.path[:-1])}
    others = [other.text for other in subject.of(entry.field) if other.path[0] == "exposures"]
    return sorted({text for text in others if text not in own})


def _of_another_group(subject: Subject, entry: Entry, random: Random) -> str | None:
    others = _beside(subject, entry) if entry.path[0] == "exposures" else []
    return random.choice(others) if others and "不明" not in entry.text else None


def _party(subject: Subject, entry: Entry, random: Random) -> str:
    named = [other.text for other in subject.of("party", "name", "sites", "organization")]
    return random.choice([*(name for name in named if name != entry.text), "経済産業省"])


def _words(subject: Subject, entry: Entry, random: Random) -> str | None:
    day = subject.at[(*entry.path[:-1], "date")].text
    others = [
        other.text
        for other in subject.of("text")
        if other.text not in entry.text
        and entry.text not in other.text
        and subject.at[(*other.path[:-1], "date")].text != day
    ]
    return random.choice(others) if others else None


def _closed(_: Subject, entry: Entry, __: Random) -> str | None:
    return "false" if entry.text == "true" else None


def _basis(_: Subject, entry: Entry, __: Random) -> str | None:
    return "stated" if entry.text in ("derived", "implied") else None


def _denied(subject: Subject, entry: Entry, random: Random) -> str | None:
    """Return an item that leaked, and that is not among what was denied."""
    leaked = [DataItem(other.text) for other in subject.of("data")]
    denied = "".join(other.text for other in subject.of("what"))
    names = sorted(
        {item.label.ja for item in leaked if item is not DataItem.OTHER and item.label.ja[-2:] not in denied}
    )
    return random.choice(names) if names else None


DATE, COUNT = ("date",), ("affected",)
KINDS: dict[str, tuple[tuple[str, ...], Falsify]] = {
    "day": (DATE, _day),
    "month": (DATE, _month),
    "year": (DATE, _year),
    "day of another step": (DATE, _day_of_another_step),
    "event": (("event",), _event),
    "detector": (("by",), _teller),
    "end of a period": (("period",), _end),
    "digit": (COUNT, _digit),
    "unit": (COUNT, _unit),
    "qualifier": (COUNT, _qualifier),
    "data item": (("data",), _item),
    "cause": (("cause",), _cause),
    "certainty": (("certainty",), _certainty),
    "misuse": (("misuse",), _misuse),
    "number of another group": (COUNT, _of_another_group),
    "item of another group": (("data",), _of_another_group),
    "party": (("party",), _party),
    "words": (("text",), _words),
    "not going on": (("open",), _closed),
    "basis": (("basis",), _basis),
    "denied item": (("what",), _denied),
}
"""Every kind of falsification: the fields that it changes, and how."""
