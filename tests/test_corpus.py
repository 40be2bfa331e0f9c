"""The corpus of made-up notices: each has its answer, and an answer says nothing that its notice does not."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from breachcat.checking import check_record
from breachcat.document import read_document
from breachcat.japanese import Date, Period, Precision, Qualifier, Unit, fold
from breachcat.model import Event, Incident, Organization
from breachcat.record import read_record
from breachcat.rules import states
from breachcat.vocabulary import (
    Basis,
    Cause,
    Certainty,
    DataItem,
    DelayReason,
    Denial,
    Detector,
    EventKind,
    Misuse,
    OtherFact,
    PoliceAct,
    Review,
    Stage,
)
from conftest import ROOT, TODAY
from test_docs import _replaced

CORPUS = ROOT / "corpus"
HALVES = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())
NAMES = [f"{half}/{path.stem}" for half in HALVES for path in sorted((CORPUS / half).glob("*.yaml"))]

# The only remarks that an answer may earn: a notice may say 1,825 cards of 1,790 people.
ALLOWED = {"BC411"}

# What every answer either has or names under not_stated, so that "absent" always means "looked for".
LOOKED_FOR = (
    EventKind.DETECTED, OtherFact.DETECTED_BY, EventKind.INVESTIGATION_COMPLETED, EventKind.PPC_REPORTED,
    EventKind.POLICE_REPORTED, EventKind.CUSTOMERS_NOTIFIED, EventKind.PUBLISHED, OtherFact.AFFECTED,
    OtherFact.EXPOSURES, OtherFact.DATA, OtherFact.CAUSE, OtherFact.MISUSE, OtherFact.DELAY_REASONS,
)  # fmt: skip

# The words that the notices of a half do not say yet: empty where it says all of them.
UNSAID: dict[str, set[str]] = {
    "seen": set(),
    "tried": set(),
    "unseen": {
        "Cause.insider",
        "Detector.other",
        "Detector.regulator",
        "Precision.year",
        "Qualifier.at_least",
        "Unit.cards",
    },
}


@cache
def notice(name: str) -> str:
    return (CORPUS / f"{name}.txt").read_text(encoding="utf-8")


@cache
def answer(name: str) -> Incident:
    path = CORPUS / f"{name}.yaml"
    record = check_record(read_record(read_document(path.read_bytes(), path.name)), TODAY)
    assert {problem.check.code for problem in record.problems} <= ALLOWED
    assert record.incident
    return record.incident


def plain(text: str) -> str:
    """Return a text as values are looked for in it: folded, and without blanks and line ends."""
    return "".join(fold(text).split())


def test_every_notice_has_an_answer_and_the_reverse():
    files = [path for half in HALVES for path in (CORPUS / half).iterdir()]
    assert {path.suffix for path in files} == {".txt", ".yaml"}
    assert sorted(path.with_suffix("").as_posix() for path in files if path.suffix == ".txt") == [
        (CORPUS / name).as_posix() for name in NAMES
    ]


def test_no_two_notices_share_an_id():
    ids = [Path(name).name for name in NAMES]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_passes_every_check_and_is_finished(name):
    assert answer(name).review is not Review.DRAFT


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_says_of_every_main_fact_whether_it_is_stated(name):
    incident = answer(name)
    facts = [*LOOKED_FOR, *([EventKind.PAYMENT_STOPPED] if DataItem.CARD_NUMBER in incident.data() else [])]
    assert [fact for fact in facts if not states(incident, fact)] == (incident.not_stated or [])


def test_there_are_enough_notices_of_all_lengths():
    lengths = sorted(len(notice(name)) for name in NAMES if name.startswith("seen/"))
    assert len(lengths) >= 24
    assert lengths[0] < 500
    assert lengths[-1] > 2500


def _names(incident: Incident) -> Iterator[str]:
    yield from (one.name for one in (incident.organization, incident.vendor) if isinstance(one, Organization))
    yield from (words for site in incident.sites or [] for words in (site.name, site.former_name) if words)
    yield from (event.party for event in incident.events if event.party)
    yield from (words for one in incident.sources for words in (one.title, one.publisher) if words)


def _values(incident: Incident) -> Iterator[str]:
    """Yield every value of an answer in the words of the notice."""
    yield from _names(incident)
    yield from (event.text or event.date.text for event in incident.events)
    yield from (source.date.text for source in incident.sources if source.date)
    counts = chain(incident.affected or [], *(window.affected or [] for window in incident.windows()))
    yield from (count.text for count in counts)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_stands_in_the_notice(name):
    text = plain(notice(name))
    assert [value for value in _values(answer(name)) if plain(value) not in text] == []


def _stands(period: Period, text: str) -> bool:
    sides = [plain(side.text) for side in (period.start, period.end) if side]
    return plain(period.text) in text or all(side in text for side in sides)


@pytest.mark.parametrize("name", NAMES)
def test_every_window_stands_in_the_notice(name):
    text = plain(notice(name))
    periods = [window.period for window in answer(name).windows() if window.period]
    assert [period.text for period in periods if not _stands(period, text)] == []


_SHIFTS = {"翌日": 1, "翌々日": 2}


def _agrees(event: Event, stated: set[date]) -> bool:
    """Tell whether the day of an event is the one that its partial or relative words mean.

    Relative words lead from a day that the answer has from elsewhere.
    """
    text = re.sub(r"(?:[^年]*\d|[昨前翌同本今元])+年|.*年度", "", plain(event.text or ""))
    numbers = re.search(r"(?:(?P<month>\d+)月)?(?:(?P<day>\d+)日)?", re.sub(r"^\D*", "", text), re.ASCII)
    assert numbers
    month, day = (int(numbers[part]) if numbers[part] else None for part in ("month", "day"))
    if month or day:
        return month in (None, event.date.earliest.month) and day in (None, event.date.earliest.day)
    shift = next((days for words, days in _SHIFTS.items() if words in text), 0)
    return event.date.earliest - timedelta(days=shift) in stated


@pytest.mark.parametrize("name", NAMES)
def test_partial_and_relative_words_mean_the_day_that_the_answer_gives(name):
    events = answer(name).events
    for event in events:
        others = {one.date.earliest for one in events if one is not event}
        articles = {source.date.earliest for source in answer(name).sources if source.date}
        assert not event.text or _agrees(event, others | articles), event.text


# What a notice can say, and where an answer keeps it.
WORDS = (
    EventKind,
    Detector,
    DataItem,
    Cause,
    DelayReason,
    PoliceAct,
    Basis,
    Certainty,
    Misuse,
    Denial,
    Stage,
)
FORMS = (Precision, Unit, Qualifier)


def _days(incident: Incident) -> Iterator[Date]:
    yield from (event.date for event in incident.events)
    for window in incident.windows():
        if window.period:
            yield from (side for side in (window.period.start, window.period.end) if side)


def _said(incident: Incident) -> Iterator[str | None]:
    """Yield the words of an answer, each with the name of its list."""
    counts = [*(incident.affected or []), *(one for w in incident.windows() for one in w.affected or [])]
    words = [
        *(word for event in incident.events for word in (event.event, event.by, event.act, event.basis, event.stage)),
        *(word for window in incident.windows() for word in (window.certainty, *(window.data or []))),
        *(incident.cause or []),
        *(incident.delay_reasons or []),
        *(item.strength for item in incident.not_leaked or []),
        *(day.precision for day in _days(incident)),
        *(word for count in counts for word in (count.unit, count.qualifier)),
        incident.misuse,
    ]  # fmt: skip
    yield from (f"{type(word).__name__}.{word}" for word in words if word)


@pytest.mark.parametrize("half", HALVES)
def test_the_notices_of_a_half_say_every_word_but_those_listed(half):
    can = {f"{kind.__name__}.{word}" for kind in (*WORDS, *FORMS) for word in kind}
    said = {word for name in NAMES if name.startswith(f"{half}/") for word in _said(answer(name))}
    assert can - said == UNSAID[half]


def _row(name: str) -> str:
    """Return what a notice shows, in short: the README lists all of the seen half."""
    incident = answer(name)
    windows = [window for window in incident.windows() if window.period]
    cells = [
        f"`{incident.id}`",
        str(incident.sources[0].kind),
        next((event.date.text for event in incident.events_of(EventKind.PUBLISHED)), "–"),
        ", ".join(sorted({str(event.by) for event in incident.events if event.by})) or "–",
        *(
            str(len(part or []))
            for part in (incident.sites, incident.events, windows, incident.counts(), incident.data())
        ),
        ", ".join(incident.cause or []) or "–",
    ]
    return f"| {' | '.join(cells)} |"


HEAD = """\
| notice | kind | published | told by | sites | events | windows | counts | data | cause |
|---|---|---|---|---|---|---|---|---|---|
"""


def test_the_readme_lists_every_notice_of_the_seen_half(request):
    path = CORPUS / "README.md"
    text = path.read_text(encoding="utf-8")
    rows = "".join(f"{_row(name)}\n" for name in NAMES if name.startswith("seen/"))
    table = f"<!-- seen -->\n\n{HEAD}{rows}\n<!-- end -->"
    _replaced(path, re.sub("<!-- seen -->.*<!-- end -->", lambda _: table, text, flags=re.DOTALL), request)
