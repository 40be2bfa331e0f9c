"""Mutations of what must agree within a record: BC4xx."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from breachcat.nodes import Path
from mutations.dates_and_counts import figure
from mutations.subjects import Cut, Mutant, Subject, day_of

ORDERS = (
    ("detected", "published"), ("published", "updated"), ("investigation_started", "investigation_completed"),
    ("payment_stopped", "payment_resumed"), ("site_stopped", "site_reopened"),
    ("published, stage: preliminary", "published, stage: interim"), ("published, stage: preliminary", "published, stage: final"),
    ("published, stage: interim", "published, stage: final"), ("ppc_reported, stage: preliminary", "ppc_reported, stage: final"),
    ("customers_notified, stage: early_warning", "customers_notified, stage: formal"),
    ("payment_stopped, stage: decided", "payment_stopped, stage: effective"),
)  # fmt: skip
"""What must not come after what: kinds of events, and stages of a kind."""

WRONG_ORDERS = (
    ("BC401", "2001年1月1日", "2000年12月31日"),
    ("BC401", "2001年", "2000年12月"),
    ("BC402", "2001年", "2001年12月30日"),
    ("BC402", "2001年1月1日頃", "2000年12月31日"),
)
"""What is certainly and what is possibly in the wrong order: the date that must come first, and the other."""

ANSWERS = ("investigation_started", "investigation_interim", "investigation_completed", "ppc_reported", "police_reported",
           "customers_notified")  # fmt: skip
STOPS = ("payment_stopped", "site_stopped")
DAY, YEAR = timedelta(days=1), timedelta(days=366)


def _day(subject: Subject, path: Path) -> date | None:
    """Return the day of an event; None where its date is not one day."""
    return day_of(subject.at[*path, "date"].text)


def _dated(subject: Subject, path: Path, day: date | str) -> Cut:
    """Return the text with another date of an event."""
    return subject.replaced(subject.at[*path, "date"], f"{day}")


def _last_notice(subject: Subject) -> date | None:
    """Return the day of the last notice; None where one has a date that is not one day."""
    days = [_day(subject, path) for path in subject.events("published", "updated")]
    return max(days) if days and all(days) else None


def _events(subject: Subject, kind: str) -> list[Path]:
    """Return the events of a kind, of one stage where that is named."""
    kind, _, stage = kind.partition(", stage: ")
    stages = {entry.path[:-1]: entry.text for entry in subject.of("stage")}
    return [path for path in subject.events(kind) if not stage or stages.get(path) == stage]


def _ordered(subject: Subject) -> Iterator[tuple[Path, Path]]:
    """Yield two events of known days of which the first, the only one of its kind, must come first, and does."""
    for before, after in ORDERS:
        earlier = _events(subject, before)
        for first, later in product(earlier, _events(subject, after)) if len(earlier) == 1 else ():
            days = _day(subject, first), _day(subject, later)
            if all(days) and days[0] < days[1]:
                yield first, later


def swapped_dates(subject: Subject) -> Iterator[Mutant]:
    """The dates of two events that have an order are swapped: told at the one that came later."""
    for earlier, later in _ordered(subject):
        first, second = (subject.written(subject.at[*path, "date"]) for path in (earlier, later))
        swapped = Subject(subject.name, _dated(subject, earlier, second).text)
        yield _dated(swapped, later, first).claims("BC401")


def dates_of_another_year(subject: Subject) -> Iterator[Mutant]:
    """The year of an event is mistyped, so that it comes before one that must precede it."""
    for earlier, later in _ordered(subject):
        day = _day(subject, earlier)
        yield _dated(subject, later, day - timedelta(days=365)).claims("BC401")
        yield _dated(subject, later, f"{day.year - 1}年").claims("BC401")


def every_order(subject: Subject) -> Iterator[Mutant]:
    """Two more events, long before all others, in the wrong order: told at the second one."""
    for before, after in ORDERS:
        sure = all(_day(subject, path) for path in _events(subject, before))
        for code, early, late in WRONG_ORDERS if sure else ():
            more = subject.extended(("events",), f"{{event: {before}, date: {early}}}")
            written = f"{{event: {after}, date: {late}}}"
            cut = Subject(subject.name, more.text).extended(("events",), written)
            yield cut.claims(code, ahead=written.index(late))


def doubtful_orders(subject: Subject) -> Iterator[Mutant]:
    """An event of which only the year is known, which may lie after one that must follow it."""
    for earlier, later in _ordered(subject):
        if (day := _day(subject, later)) != date(day.year, 12, 31):
            cut = _dated(subject, earlier, f"{day.year}年")
            place = Subject(subject.name, cut.text).at[*later, "date"].place
            yield Mutant(cut.done, cut.text, "BC402", *place)


def future_dates(subject: Subject) -> Iterator[Mutant]:
    """Tomorrow, next year and a far day at every date and every end of a window; a reopening may be planned."""
    planned = [(*path, "date") for path in subject.events("payment_resumed", "site_reopened")]
    for entry in subject.of("date", "retrieved"):
        for day in FUTURE if entry.path not in planned else ():
            yield subject.replaced(entry, day).claims("BC403")
    for window in subject.windows():
        for day in FUTURE:
            cut, start, end = subject.with_window(window, day, "2099-01-01")
            yield cut.claims("BC403", ahead=start)
            yield cut.claims("BC403", ahead=end)


FUTURE = ("2026年11月22日", "令和9年", "2099-01-01")


def improbable_dates(subject: Subject) -> Iterator[Mutant]:
    for entry in subject.of("date", "retrieved"):
        for day in ANCIENT:
            yield subject.replaced(entry, day).claims("BC405")
    for window in subject.windows():
        for day in ANCIENT:
            cut, start, end = subject.with_window(window, day, day)
            yield cut.claims("BC405", ahead=start)
            yield cut.claims("BC405", ahead=end)


ANCIENT = ("1989年12月31日", "平成元年", "明治6年1月1日")


def windows_after_the_notice(subject: Subject) -> Iterator[Mutant]:
    """Windows that end, or begin, a day or a year beyond the last notice."""
    if last := _last_notice(subject):
        for window in subject.windows():
            for day in (last + DAY, last + YEAR):
                cut, _, end = subject.with_window(window, "2010年1月1日", f"{day}")
                yield cut.claims("BC404", ahead=end)
                cut, start, _ = subject.with_window(window, f"{day}", f"{day}")
                yield cut.claims("BC404", ahead=start)


def steps_after_the_notice(subject: Subject) -> Iterator[Mutant]:
    """Steps that the last notice tells as taken, a day and a year after it; customers may be told later."""
    if last := _last_notice(subject):
        steps = {*STOPS, *ANSWERS, "malware_removed"} - {"customers_notified"}
        for path in subject.events(*steps):
            yield _dated(subject, path, last + DAY).claims("BC406")
            yield _dated(subject, path, f"{last.year + 1}年").claims("BC406")


def steps_too_early(subject: Subject) -> Iterator[Mutant]:
    """Answers a day and a year before detection, stops a day and a year before the first window."""
    detected = [_day(subject, path) for path in subject.events("detected")]
    exposed = [day_of(side) for window in subject.windows() for side in subject.ends(window)[:1] or [""]]
    for kinds, starts in ((ANSWERS, detected), (STOPS, exposed)):
        for path in subject.events(*kinds) if starts and all(starts) else ():
            yield _dated(subject, path, min(starts) - DAY).claims("BC407")
            yield _dated(subject, path, f"{min(starts).year - 1}年").claims("BC407")


def counts_that_disagree(subject: Subject) -> Iterator[Mutant]:
    """Another figure in another unit, a second one in the same unit, and a total that is less than a part."""
    for entry in subject.of("affected"):
        number, unit = figure(entry) or ("", "")
        for code, other in (("BC411", "枚"), ("BC412", unit)) if number and unit != "枚" else ():
            first = f'["{number}{unit}", '
            cut = subject.replaced(subject.at[entry.path[:-1]], f'{first}"1{other}"]')
            yield cut.claims(code, ahead=len(first))
        if number not in ("", "1") and entry.path[0] == "exposures":
            cut = subject.with_key((), "affected", f'["1{unit}"]')
            place = Subject(subject.name, cut.text).at[entry.path].place
            yield Mutant(cut.done, cut.text, "BC413", *place)


FACTS = {
    "affected": lambda subject: subject.of("affected"),
    "affected_persons": lambda subject: [entry for entry in subject.of("affected") if "名" in entry.text],
    "exposures": lambda subject: subject.windows(),
    "data": lambda subject: subject.of("data"),
    "cause": lambda subject: subject.of("cause"),
    "detected_by": lambda subject: subject.of("by"),
    "ppc_stage": lambda subject: [
        path for path in subject.events("ppc_reported") if (*path, "stage") in subject.at
    ],
    "misuse": lambda subject: subject.of("misuse"),
    "delay_reasons": lambda subject: subject.of("delay_reasons"),
    "final_notice": lambda subject: _events(subject, "published, stage: final"),
}
"""How a record tells what not_stated may name, besides events."""


def stated_and_not_stated(subject: Subject) -> Iterator[Mutant]:
    """Every fact that the record has, also under not_stated."""
    kinds = {entry.text for entry in subject.of("event")}
    for fact in sorted(kinds | {fact for fact, stated in FACTS.items() if stated(subject)}):
        yield subject.with_key((), "not_stated", f"[investigator, {fact}]").claims(
            "BC421", ahead=len("[investigator, ")
        )


def missing_landmarks(subject: Subject) -> Iterator[Mutant]:
    """No detection or publication, and none said to be missing: told where the events begin."""
    for kind, code in (("detected", "BC422"), ("published", "BC423")):
        if len(told := subject.events(kind)) < len(subject.events()):
            broken = Subject(subject.name, subject.with_key((), "not_stated", "[investigator]").text)
            for path in reversed(told):  # the last first, so that the paths of the others stay
                broken = Subject(subject.name, broken.dropped(broken.at[path]).text)
            yield Mutant(f"no {kind}", broken.text, code, *broken.at["events",].place)


def unknown_sources(subject: Subject) -> Iterator[Mutant]:
    """The source after the last one, and the last that may be written, at every event."""
    count = len(subject.children(("sources",)))
    for path in subject.events():
        for number in (count + 1, 999):
            yield subject.with_key(path, "source", str(number)).claims("BC424", alone=True)


def unknown_sites(subject: Subject) -> Iterator[Mutant]:
    """Every site of the record, written otherwise, at every window."""
    names = [entry.text for entry in subject.of("sites", "name") if entry.path[0] == "sites"]
    for window in subject.children(("exposures",)):
        for name in names:
            cut = subject.with_key(window.path, "sites", f'["{name}X"]')
            yield cut.claims("BC425", ahead=1, meant=name, alone=True)


def derived_without_words(subject: Subject) -> Iterator[Mutant]:
    """Every date that is derived, without its words; and every other one without words, as derived."""
    for path in subject.events():
        basis, words = subject.at.get((*path, "basis")), subject.at.get((*path, "text"))
        if not words:
            yield subject.with_key(path, "basis", "derived").claims("BC426", alone=True)
        elif basis and basis.text == "derived":
            cut = subject.dropped(words)
            yield Mutant(cut.done, cut.text, "BC426", *basis.place, alone=True)
