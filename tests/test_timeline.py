"""The forms of a timeline for reports: a plain list, a gantt diagram, a calendar."""

import importlib
import re
import sys
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from breachcat.catalog import File, read_catalog
from breachcat.delays import Delay
from breachcat.language import Language
from breachcat.model import Organization
from breachcat.problems import visible
from breachcat.render.ics import calendar
from breachcat.render.incidents import Step, Window, rows_of, steps_of
from breachcat.render.mermaid import gantt
from breachcat.render.steps import about, days_of, is_exact, say_when, step_lists
from breachcat.store import read_folder
from breachcat.vocabulary import Basis
from conftest import INCIDENTS, ROOT, TODAY, record_of

sys.path.append(str(ROOT / "benchmarks"))
made_up_records = importlib.import_module("made_up").made_up_records

ENGLISH, JAPANESE = Language
BOTH = pytest.mark.parametrize("language", list(Language))
SHIPPED = {incident.id: incident for incident in read_catalog(read_folder(INCIDENTS), TODAY).incidents}


@cache
def made_up():
    """Return made-up incidents of every kind, which tests/test_made_up.py looks at."""
    files = [File(f"{id_}.yaml", text.encode()) for id_, text in made_up_records(120, 11)]
    return read_catalog(files, TODAY).incidents


def incident(events, *exposures, **other):
    """Return an incident with events written as `kind date, key: value` and exposures as flow mappings."""
    lines = ["id: made-up", "organization: 株式会社サンプル", "sources: [{kind: press}]", "review: checked"]
    lines += [f"{key}: {value}" for key, value in other.items()]
    lines += ["events:"] + [
        f"  - {{event: {event.replace(' ', ', date: ', 1)}}}" for event in events.split("\n")
    ]
    lines += ["exposures:", *(f"  - {{{window}}}" for window in exposures)] if exposures else []
    found = record_of("\n".join(lines)).incident
    assert found
    return found


def steps(events):
    return steps_of(incident(events))


def with_name(name):
    """Return an incident with any text as its name, as no record could have it."""
    return SHIPPED["vector-park"].model_copy(update={"organization": Organization.model_construct(name=name)})


HOSTILE = [
    "a : b, 2020-01-01, 3d",
    "x\n    section evil\n    click a call b()\nEND:VEVENT\r\nBEGIN:VALARM",
    "%%{init: {'securityLevel': 'loose'}}%%",
    "---\nconfig:\n---",
    "```\n# out of the block",
    "<img src=x onerror=alert(1)>",
    "#quot; #35; ;;; ,,, \\\\ \\n \\;",
    "\x1b[31m \u202e \u2028 \x85 \ud800 \x00",
    "[bold]x[/bold] {id} %s",
    "𠮟" * 60,
]


@pytest.mark.parametrize("form", ["list", "mermaid", "ics"])
@pytest.mark.parametrize("name", ["vector-park", "cell-cellar", "jimos"])
@BOTH
def test_screens(run, golden, name, form, language):
    outcome = run("timeline", name, "--format", form, "--lang", language)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"timeline_{form}_{name}.{language}.txt", outcome.out.replace("\r\n", "\n"))


@pytest.mark.parametrize("form", ["list", "mermaid", "ics"])
@BOTH
def test_several_incidents_have_a_section_each(run, golden, form, language):
    outcome = run("timeline", "cell-cellar", "lespros-shop", "--detail", "--format", form, "--lang", language)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"timeline_{form}_several.{language}.txt", outcome.out.replace("\r\n", "\n"))


@pytest.mark.parametrize("form", ["list", "mermaid", "ics"])
def test_nothing_is_written_where_no_record_fits(run, form):
    outcome = run("timeline", "--org", "nobody", "--format", form)
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "no record fits\n")


def test_an_unknown_form_is_refused_with_the_known_ones(run):
    outcome = run("timeline", "--format", "gantt")
    assert outcome.code == 2
    assert "'mermaid'" in outcome.err


class TestGaps:
    @pytest.mark.parametrize(
        ("before", "day", "gap"),
        [
            ("2022年4月1日", "2022年4月1日", Delay(0, 0)),
            ("2022年4月1日", "2022年4月11日", Delay(10, 10)),
            ("2022年4月1日", "2022年5月", Delay(30, 60)),
            ("2022年4月", "2022年5月1日", Delay(1, 30)),
            ("2022年4月", "2022年4月20日", Delay(-10, 19)),  # which came first is not certain
            ("2022年4月", "2022年4月", Delay(-29, 29)),
            ("2022年4月1日", "2022年4月11日以降", Delay(10, None)),
            ("2022年4月1日頃", "2022年4月11日", Delay(10, 10, approximate=True)),
            ("2022年4月1日以降", "2022年4月11日", None),  # any number of days, also below zero
        ],
    )
    def test_of_two_steps(self, before, day, gap):
        first, second = steps(f"detected {before}\npublished {day}")
        found = second.gap
        assert (first.before, first.gap) == (None, None)
        assert (found and (found.low, found.high, found.approximate)) == (
            gap and (gap.low, gap.high, gap.approximate)
        )

    def test_are_between_neighbours_in_order_of_date(self):
        rows = steps("published 2022年4月9日\ndetected 2022年4月1日\nsite_stopped 2022年4月4日")
        assert [row.gap and row.gap.low for row in rows] == [None, 3, 5]

    def test_tell_how_surely_their_dates_are_known(self):
        _, second = steps("detected 2022年4月1日\nsite_stopped 2022年4月1日, basis: derived, text: 同日")
        assert second.gap.bases == (Basis.STATED, Basis.DERIVED)

    def test_never_exclude_what_the_notice_leaves_open(self):
        for one in made_up():
            for step in steps_of(one):
                if step.gap:
                    start, end = step.before.date, step.event.date
                    assert step.gap.low == (end.earliest - start.latest).days
                    assert step.gap.high == (None if end.open else (end.latest - start.earliest).days)

    def test_are_in_every_form_for_programs(self, run):
        """As `gap`, behind the days since detection."""
        out = run("timeline", "cell-cellar", "--format", "csv").out
        heading, *rows = [line.split(",") for line in out.splitlines()]
        place = heading.index("gap")
        assert heading[place - 1] == "days"
        assert [row[place] for row in rows] == ["", "", "", "1", "5", "169+"]


IMPRECISE = """\
detected 2022年4月, by: other
police_reported 2022年4月10日以降
ppc_reported 2022年4月12日頃
payment_stopped 2022年4月下旬
published 2022年9月1日以降"""


class TestList:
    def test_imprecise_dates_give_ranges(self):
        said = step_lists([incident(IMPRECISE)], ENGLISH, None)
        assert said == (
            "made-up  株式会社サンプル\n"
            "date                  days      gap  what\n"
            "2022-04                  0           possible leak detected · by other\n"
            "from 2022-04-10       −20+     −20+  reported to the police\n"
            "c. 2022-04-12    c. −18–11        –  reported to the Personal Information Protection Commission\n"
            "late 2022-04         −9–29  c. 9–18  card payment stopped\n"
            "from 2022-09-01      +124+     124+  published\n"
            "\n"
            "days: since detection; gap: days since the step in the line above\n"
            "+ behind a number: at least\n"
            "–: not known\n"
            "a gap that may be below zero: which of the two came first is not certain\n"
        )

    def test_only_what_occurs_is_explained(self):
        said = step_lists([incident("detected 2022年4月1日\npublished 2022年5月1日")], JAPANESE, None)
        assert said.splitlines()[-2:] == ["", "日数: 発覚からの日数　間隔: 上の行の出来事からの日数"]

    def test_without_detection_no_days_are_known(self):
        said = step_lists([incident("published 2022年5月1日\nupdated 2022年5月3日")], ENGLISH, None)
        assert "2022-05-01     –       published\n" in said
        assert "2022-05-03     –    2  notice updated\n" in said
        assert "–: not known\n" in said

    def test_windows_come_first_with_their_length_and_people(self):
        one = incident(
            "detected 2022年4月1日",
            "period: ～2022年3月31日, scope: 顧客, partial: true, sites: [店, 館], affected: [約1万件]",
            "period: 2022年1月1日～2022年1月31日",
            "data: [name]",
            sites="[店, 館, 屋]",
        )
        lines = step_lists([one], ENGLISH, None).splitlines()[2:4]
        assert lines == [
            "– 2022-03-31                        exposure · 顧客 · only some of them · 店, 館 · about 10,000 records",
            "2022-01-01 – 2022-01-31             exposure · 31 days",
        ]

    @BOTH
    @pytest.mark.parametrize("width", [64, 80, 120])
    def test_fits_a_terminal_and_wraps_only_the_last_column(self, language, width):
        for one in SHIPPED.values():
            drawn = step_lists([one], language, width).splitlines()
            assert max(map(cell_len, drawn)) <= width
            dates = [line for line in drawn if re.match(r"(from )?\d{4}-\d\d-\d\d", line)]
            assert len(dates) == len(rows_of(one))

    @BOTH
    @pytest.mark.parametrize("width", [12, 30, 50])
    def test_a_narrow_terminal_gets_the_last_column_below(self, language, width):
        drawn = step_lists([SHIPPED["vector-park"]], language, width)
        for row in rows_of(SHIPPED["vector-park"]):
            for piece in about(row, language):
                assert "".join(piece.split()) in "".join(drawn.split())
        assert "\n    " in drawn

    @BOTH
    def test_columns_line_up(self, language):
        """The last column begins at the same cell of every line."""
        for one in SHIPPED.values():
            lines = step_lists([one], language, None).splitlines()[1:]
            starts = set()
            for line, row in zip(lines[1:], rows_of(one), strict=False):
                starts.add(cell_len(line[: line.index(about(row, language)[0])]))
            assert len(starts) == 1

    @BOTH
    def test_a_pipe_gets_a_line_a_step_of_any_record(self, language):
        for one in made_up():
            lines = step_lists([one], language, None).splitlines()
            body = lines[2 : lines.index("")]
            assert len(body) == len(rows_of(one))
            for line, row in zip(body, rows_of(one), strict=True):
                assert line.endswith("  " + " · ".join(about(row, language)))

    @pytest.mark.parametrize("text", HOSTILE)
    def test_shows_any_text_as_it_stands(self, text):
        assert step_lists([with_name(text)], ENGLISH, None).startswith(f"vector-park  {visible(text)}\ndate ")


class TestWhen:
    @pytest.mark.parametrize(
        ("day", "en", "ja", "exact"),
        [
            ("2022年4月1日", "2022-04-01", "2022-04-01", True),
            ("2022年4月1日頃", "c. 2022-04-01", "2022-04-01頃", False),
            ("2022年4月1日以降", "from 2022-04-01", "2022-04-01以降", False),
            ("2022年4月", "2022-04 (day not exact)", "2022-04 (日は特定できない)", False),
            (
                "2022年4月上旬",
                "early 2022-04 (day not exact)",
                "2022-04上旬 (日は特定できない)",
                False,
            ),
        ],
    )
    def test_of_a_step(self, day, en, ja, exact):
        (step,) = steps(f"detected {day}")
        assert [say_when(step, language) for language in Language] == [en, ja]
        assert is_exact(step) is exact

    @pytest.mark.parametrize(
        ("period", "said", "days", "exact"),
        [
            ("2022年1月1日～2022年3月31日", "2022-01-01 – 2022-03-31", "2022-01-01 2022-03-31", True),
            ("2022年1月～2022年3月", "2022-01 – 2022-03", "2022-01-01 2022-03-31", False),
            ("2022年1月1日～", "2022-01-01 – (no end given)", "2022-01-01 2022-01-01", False),
            ("～2022年3月", "– 2022-03 (no start given)", "2022-03-01 2022-03-31", False),
            ("2022年3月9日頃～2022年3月1日", "c. 2022-03-09 – 2022-03-01", "2022-03-01 2022-03-09", False),
        ],
    )
    def test_of_a_window(self, period, said, days, exact):
        row = rows_of(incident("detected 2022年4月1日", f"period: {period}"))[0]
        assert say_when(row, ENGLISH) == said
        assert [str(day) for day in days_of(row)] == days.split()
        assert is_exact(row) is exact


class Task(NamedTuple):
    """A task of a gantt diagram."""

    name: str
    tag: str
    start: date
    end: date


_WORDS = r"gantt|dateFormat|inclusiveEndDates|topAxis|axisFormat|tickInterval|includes|excludes|todayMarker|weekday|weekend|title|acc\w*|section|click|call|href|\d{4}-\d\d-\d\d"
_SAFE = r"[^%:;#,<>&\"'`\\{}\x00-\x1f\x7f-\x9f\u2028\u2029]+"
_DAY = r"\d{4}-\d\d-\d\d"
_FRONT = re.compile(r"---\nconfig:\n  gantt:\n    leftPadding: \d+\n---\n")
_TASK = re.compile(
    rf"    (?P<name>(?!(?:{_WORDS})\b){_SAFE}) :(?P<tag>crit|active|milestone), (?P<start>{_DAY}), (?P<end>{_DAY}|0d)",
    re.IGNORECASE,
)


def read_gantt(text):
    """Return title and sections of a diagram; more is refused here than Mermaid's own grammar refuses.

    Mermaid takes the first of its rules that fits a line, in any case: a keyword at the start of a
    name, `%%` or `#` anywhere, and a second `:` would all be read as something else.
    """
    assert text.endswith("\n")
    lines = _FRONT.sub("", text, count=1).split("\n")[:-1]
    assert lines[0] == "gantt"
    title = re.fullmatch(rf"    title ({_SAFE})", lines[1])
    assert title, lines[1]
    assert lines[2:5] == ["    dateFormat YYYY-MM-DD", "    inclusiveEndDates", "    todayMarker off"]
    sections = []
    for line in lines[5:]:
        if section := re.fullmatch(rf"    section ({_SAFE})", line):
            sections.append((section[1], []))
            continue
        task = _TASK.fullmatch(line)
        assert task, line
        start = date.fromisoformat(task["start"])
        assert (task["end"] == "0d") is (task["tag"] == "milestone")
        end = start if task["end"] == "0d" else date.fromisoformat(task["end"])
        sections[-1][1].append(Task(task["name"], task["tag"], start, end))
    return title[1], sections


class TestMermaid:
    def test_windows_are_bars_and_steps_are_milestones(self):
        title, sections = read_gantt(gantt([SHIPPED["vector-park"]], ENGLISH))
        assert title == "vector-park 株式会社 ベクトル"
        assert [name for name, _ in sections] == ["exposure", "steps"]
        (window,), (detected, *_) = sections[0][1], sections[1][1]
        assert window == (
            "exposure 2020-04-27 – 2021-12-22",
            "crit",
            date(2020, 4, 27),
            date(2021, 12, 22),
        )
        assert detected == (
            "possible leak detected 2021-12-07",
            "milestone",
            date(2021, 12, 7),
            date(2021, 12, 7),
        )

    def test_a_day_that_is_not_exact_is_a_bar_and_says_so(self):
        _, [(_, tasks)] = read_gantt(gantt([incident(IMPRECISE)], ENGLISH))
        assert [(task.name, task.tag, str(task.start), str(task.end)) for task in tasks] == [
            ("possible leak detected 2022-04 (day not exact)", "active", "2022-04-01", "2022-04-30"),
            ("reported to the police from 2022-04-10", "milestone", "2022-04-10", "2022-04-10"),
            (
                "reported to the Personal Information Protection Commission c. 2022-04-12",
                "milestone",
                "2022-04-12",
                "2022-04-12",
            ),
            ("card payment stopped late 2022-04 (day not exact)", "active", "2022-04-21", "2022-04-30"),
            ("published from 2022-09-01", "milestone", "2022-09-01", "2022-09-01"),
        ]

    def test_a_window_without_an_end_goes_as_far_as_the_incident_and_says_so(self):
        one = incident(
            "detected 2022年4月1日\npublished 2022年6月1日",
            "period: 2021年1月1日～",
            "period: ～2022年3月",
        )
        _, [(_, windows), _] = read_gantt(gantt([one], ENGLISH))
        assert windows == [
            ("exposure 2021-01-01 – (no end given)", "crit", date(2021, 1, 1), date(2022, 6, 1)),
            ("exposure – 2022-03 (no start given)", "crit", date(2021, 1, 1), date(2022, 3, 31)),
        ]

    def test_a_date_that_the_notice_does_not_state_says_so(self):
        events = "detected 2022年4月1日\nsite_stopped 2022年4月1日, basis: derived, text: 同日"
        _, [(_, (stated, derived))] = read_gantt(gantt([incident(events)], ENGLISH))
        assert stated.name == "possible leak detected 2022-04-01"
        assert derived.name == "site stopped 2022-04-01 [derived]"

    def test_several_incidents_have_a_section_each_with_room_for_its_name(self):
        text = gantt(list(SHIPPED.values()), JAPANESE)
        title, sections = read_gantt(text)
        assert title == "事案の経過： 5件"
        assert [name for name, _ in sections] == list(SHIPPED)
        assert text.startswith("---\nconfig:\n  gantt:\n    leftPadding: 96\n---\ngantt\n")

    @BOTH
    def test_every_record_makes_a_diagram(self, language):
        for one in made_up():
            _, sections = read_gantt(gantt([one], language))
            tasks = [task for _, tasks in sections for task in tasks]
            assert len(tasks) == len(rows_of(one))
            assert all(task.start <= task.end for task in tasks)
            for task, row in zip(tasks, rows_of(one), strict=True):
                first, last = days_of(row)
                assert task.start <= first <= last <= task.end
        _, sections = read_gantt(gantt(made_up(), language))
        assert [name for name, _ in sections] == [one.id for one in made_up()]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_no_text_breaks_out(self, text):
        title, sections = read_gantt(gantt([with_name(text)], ENGLISH))
        assert title.startswith("vector-park ")
        assert sections == read_gantt(gantt([SHIPPED["vector-park"]], ENGLISH))[1]

    @settings(max_examples=60)
    @given(st.text(max_size=40))
    def test_nor_does_any_other(self, text):
        read_gantt(gantt([with_name(text)], ENGLISH))


def read_calendar(text):
    """Return the calendar and its events, as another program reads them."""
    found = icalendar.Calendar.from_ical(text.encode())
    components = list(found.walk())
    assert [component.errors for component in components] == [[] for _ in components]
    return found, [component for component in components if component.name == "VEVENT"]


def unescaped_lines(text):
    """Return the lines of a calendar, unfolded."""
    return text.replace("\r\n ", "").split("\r\n")


class TestCalendar:
    def test_a_step_is_a_whole_day(self):
        found, events = read_calendar(calendar([SHIPPED["vector-park"]], ENGLISH))
        assert (found["VERSION"], found["PRODID"]) == ("2.0", "-//breachcat//timeline//EN")
        event = next(event for event in events if "payment_stopped" in event["UID"])
        assert event["UID"] == "vector-park.payment_stopped.1@breachcat"
        assert event["SUMMARY"] == "vector-park: card payment stopped"
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2021, 12, 29), date(2021, 12, 30))
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["CATEGORIES"].cats == ["payment stop"]
        assert event["DESCRIPTION"].splitlines() == [
            "株式会社 ベクトル · ベクトルパーク",
            "date: 2021-12-29",
            "days since detection: 22",
            "basis: stated",
            "as written: 2021年12月29日",
            "source: 弊社が運営する「ベクトルパーク」への不正アクセスによる個人情報漏えいに関するお詫びとお知らせ",
        ]

    def test_a_window_lasts_from_its_first_to_its_last_day(self):
        _, (event, *_) = read_calendar(calendar([SHIPPED["vector-park"]], JAPANESE))
        assert event["UID"] == "vector-park.exposure.1@breachcat"
        assert event["SUMMARY"] == "vector-park: 漏えい期間"
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2020, 4, 27), date(2021, 12, 23))
        assert event["SUMMARY"].params["LANGUAGE"] == "ja"
        assert "605日間" in event["DESCRIPTION"]

    def test_a_description_tells_words_source_and_what_began(self):
        _, events = read_calendar(calendar([SHIPPED["jimos"]], ENGLISH))
        (event,) = (event for event in events if "customers" in event["UID"])
        assert event["DESCRIPTION"].splitlines()[-5:] == [
            "days since detection: 81",
            "basis: second-hand",
            "as written: 本日より",
            "starting that day",
            "source: 不正アクセスによるお客様情報流出に関するお詫びとご報告 · 株式会社JIMOS",
        ]

    @pytest.mark.parametrize(
        ("day", "summary", "start", "end"),
        [
            (
                "2022年4月",
                "made-up: possible leak detected · 2022-04 (day not exact)",
                "2022-04-01",
                "2022-05-01",
            ),
            (
                "2022年4月1日頃",
                "made-up: possible leak detected · c. 2022-04-01",
                "2022-04-01",
                "2022-04-02",
            ),
            (
                "2022年4月1日以降",
                "made-up: possible leak detected · from 2022-04-01",
                "2022-04-01",
                "2022-04-02",
            ),
        ],
    )
    def test_a_date_that_is_not_exact_is_marked(self, day, summary, start, end):
        _, (event,) = read_calendar(calendar([incident(f"detected {day}")], ENGLISH))
        assert event["SUMMARY"] == summary
        assert [str(event.decoded(name)) for name in ("DTSTART", "DTEND")] == [start, end]

    def test_a_window_without_an_end_is_the_day_of_its_start(self):
        one = incident("detected 2022年4月1日", "period: 2021年1月1日～")
        _, (event, _) = read_calendar(calendar([one], ENGLISH))
        assert event["SUMMARY"] == "made-up: exposure · 2021-01-01 – (no end given)"
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2021, 1, 1), date(2021, 1, 2))

    @pytest.mark.parametrize(
        ("name", "stamp"),
        [
            ("vector-park", "2022-08-20"),  # the notice was updated
            ("jimos", "2019-10-15"),  # the last of three notices
            ("cell-cellar", "2020-09-29"),  # no notice is dated: the last step
        ],
    )
    def test_the_stamp_is_the_day_of_the_last_notice(self, name, stamp):
        _, events = read_calendar(calendar([SHIPPED[name]], ENGLISH))
        wanted = datetime.fromisoformat(stamp).replace(tzinfo=UTC)
        assert {event.decoded("DTSTAMP") for event in events} == {wanted}

    def test_steps_of_one_kind_are_numbered_by_date(self):
        events = "published 2022年6月1日\ndetected 2022年4月1日\npublished 2022年5月1日"
        _, found = read_calendar(calendar([incident(events)], ENGLISH))
        assert [(event["UID"].split("@")[0], str(event.decoded("DTSTART"))) for event in found] == [
            ("made-up.detected.1", "2022-04-01"),
            ("made-up.published.1", "2022-05-01"),
            ("made-up.published.2", "2022-06-01"),
        ]

    @BOTH
    def test_every_record_makes_a_calendar(self, language):
        text = calendar(made_up(), language)
        found, events = read_calendar(text)
        assert str(len(made_up())) in found["NAME"]
        rows = [row for one in made_up() for row in rows_of(one)]
        assert len({event["UID"] for event in events}) == len(events) == len(rows)
        for event, row in zip(events, rows, strict=True):
            first, last = days_of(row)
            assert event.decoded("DTSTART") == first
            assert event.decoded("DTEND") == last + timedelta(1)
            assert event["SUMMARY"].startswith(f"{row.incident.id}: {about(row, language)[0]}")
            assert (event["SUMMARY"].endswith(about(row, language)[0])) is is_exact(row)
            words = row.period.text if isinstance(row, Window) else row.event.text or row.event.date.text
            assert words in event["DESCRIPTION"]
            assert ((isinstance(row, Step) and row.event.note) or "") in event["DESCRIPTION"]

    @BOTH
    def test_lines_end_and_fold_as_rfc_5545_wants(self, language):
        text = calendar(made_up(), language)
        assert text.replace("\r\n", "").isprintable()
        lines = text.split("\r\n")
        assert lines.pop() == ""
        assert max(len(line.encode()) for line in lines) == 75
        assert all(re.match(r" |[A-Z-]+(;[A-Z]+=\w+)*:", line) for line in lines)
        assert not any(re.search(r"(?<!\\)(\\\\)*\\$", line) for line in lines), "an escape stays whole"

    @pytest.mark.parametrize("text", HOSTILE)
    def test_no_text_breaks_out(self, text):
        written = calendar([with_name(text)], ENGLISH)
        _, events = read_calendar(written)
        assert len(events) == 10
        assert {event["DESCRIPTION"].splitlines()[0] for event in events} == {
            f"{visible(text)} · ベクトルパーク"
        }
        plain = unescaped_lines(calendar([SHIPPED["vector-park"]], ENGLISH))
        assert [line.partition(":")[0] for line in unescaped_lines(written)] == [
            line.partition(":")[0] for line in plain
        ]

    @settings(max_examples=60)
    @given(st.text(max_size=90))
    def test_any_text_reads_back(self, text):
        written = calendar([with_name(text)], ENGLISH)
        assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
        _, events = read_calendar(written)
        assert events[0]["DESCRIPTION"].startswith(f"{visible(text)} · ベクトルパーク\n")
