"""Pictures: what they show, that no words hide others, that they are sound XML, and how they are asked for."""

import os
import stat
import threading
from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.delays import MEASURES
from breachcat.groups import GROUPINGS, Group, grouped
from breachcat.language import Language
from breachcat.model import Incident, Organization
from breachcat.refusal import PROBLEMS, WRONG_USE, Refused
from breachcat.render.chart import MARKS
from breachcat.render.pictures import gantt, plain_gantt, plain_strip, strip
from breachcat.render.pictures.axis import Axis, Ruler, axis_about_zero, axis_of, date_ticks, day_ticks
from breachcat.render.pictures.captions import Origin
from breachcat.render.pictures.lanes import levels_of
from breachcat.render.pictures.marks import SIGNS
from breachcat.render.pictures.stacks import bars, spans_of
from breachcat.render.pictures.svg import SHAPES, WIDTH, width_of
from breachcat.render.pictures.tracks import aligned, alone
from breachcat.render.wrapping import cells
from breachcat.store.writing import write_file
from breachcat.summaries import summaries_of
from breachcat.vocabulary import EventKind
from conftest import TODAY, record_of

LANGUAGES = list(Language)
SVG = "{http://www.w3.org/2000/svg}"


def incident(
    name: str, *events: str, windows: tuple[str, ...] = (), organization: str = "株式会社サンプル"
) -> Incident:
    """Return an incident with these events (`detected 2022年4月1日`) and windows."""
    text = f"id: {name}\norganization: {organization}\nsources: [{{kind: official_notice}}]\nreview: checked\nevents:\n"
    text += "".join("  - {{event: {}, date: {}}}\n".format(*event.split()) for event in events)
    if windows:
        text += "exposures:\n" + "".join(f"  - {{period: {window}}}\n" for window in windows)
    found = record_of(text, f"{name}.yaml").incident
    assert found
    return found


def made_up(number: int) -> list[Incident]:
    """Return so many incidents of every kind: exact, imprecise, open, and without a day of detection."""
    found = []
    for index in range(number):
        detected = date(2015, 1, 1) + timedelta(days=index * 29 % 3650)
        steps = {
            "payment_stopped": index % 9,
            "investigation_started": 1,
            "investigation_completed": 30 + index % 50,
        }
        steps |= {"published": 40 + index * 7 % 300, "customers_notified": 41 + index * 7 % 300}
        days = {kind: (detected + timedelta(days=days)).isoformat() for kind, days in steps.items()}
        days["detected"] = detected.isoformat()
        if index % 5 == 1:
            days["published"] = days["published"][:7]
        if index % 7 == 2:
            days["customers_notified"] += "以降"
        if index % 11 == 3:
            del days["detected"]
        start = detected - timedelta(days=5 + index * index % 2500)
        ends = {
            0: f"{start}～{detected}",
            1: f"～{detected}",
            2: f"{start}～",
            4: f"{start.year}年～{detected}",
            5: f"{start:%Y-%m}以降～{detected}",
        }
        window = ends.get(index % 13, ends[0])
        found.append(incident(f"shop-{index}", *map(" ".join, days.items()), windows=(window,)))
    return found


FEW = made_up(12)
MANY = made_up(130)


def drawn(
    incidents: list[Incident], language: Language, *names: str, by: str | None = None, fewest: int = 1
) -> str:
    """Return the picture of measures of the incidents."""
    grouping = GROUPINGS[by] if by else None
    groups = grouped(incidents, grouping) if grouping else [Group(None, tuple(incidents))]
    summaries = summaries_of(groups, [MEASURES[name] for name in names or MEASURES], fewest)
    return strip.picture(summaries, Origin(incidents, len(incidents), TODAY), grouping, language)


def plotted(
    incidents: list[Incident], language: Language, *names: str, width: int = 100, fewest: int = 1
) -> str:
    """Return the plain drawing of measures of the incidents."""
    summaries = summaries_of([Group(None, tuple(incidents))], [MEASURES[name] for name in names], fewest)
    return plain_strip.plot(summaries, Origin(incidents, len(incidents), TODAY), None, language, width)


def timeline(incidents: list[Incident], language: Language = Language.ENGLISH, **how: bool) -> str:
    return gantt.picture(incidents, Origin(incidents, len(incidents), TODAY), language, **how)


def plain_timeline(incidents: list[Incident], width: int = 100, **how: bool) -> str:
    origin = Origin(incidents, len(incidents), TODAY)
    return plain_gantt.plot(incidents, origin, Language.ENGLISH, width, **how)


def words(svg: str) -> list[str]:
    """Return every text that is written in a picture."""
    return [(one.text or "").replace("\u00a0", " ") for one in ET.fromstring(svg).iter(f"{SVG}text")]


def boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Return where about every text of a picture stands: left, right, top and bottom."""
    found = []
    for group in ET.fromstring(svg).findall(f"{SVG}g"):
        top = float(group.get("transform", "").removeprefix("translate(0 ").removesuffix(")"))
        for text in group.iter(f"{SVG}text"):
            size, x, y = (float(text.get(name, "")) for name in ("font-size", "x", "y"))
            width = width_of(text.text or "", size)
            left = x - {"middle": width / 2, "end": width}.get(text.get("text-anchor", ""), 0)
            found.append((text.text or "", left, left + width, top + y - 0.7 * size, top + y))
    return found


PICTURES = {
    "one": lambda language: drawn(FEW[:1], language),
    "five": lambda language: drawn(FEW[:5], language),
    "few": lambda language: drawn(FEW, language),
    "dots": lambda language: drawn(MANY[:40], language, "dwell", "exposure", "customers"),
    "many": lambda language: drawn(MANY, language, "publication", "payment_stop", "customers", "dwell"),
    "crowd": lambda language: drawn(3 * MANY, language, "payment_stop", "publication", "customers"),
    "groups": lambda language: drawn(MANY, language, "publication", "ppc", by="year"),
    "nothing": lambda language: drawn(FEW, language, "ppc", "police"),
    "no records": lambda language: drawn([], language),
    "withheld": lambda language: drawn(FEW, language, "publication", fewest=50),
    "steps": lambda language: timeline(FEW[:1], language),
    "steps without detection": lambda language: timeline([FEW[3]], language),
    "steps since detection": lambda language: timeline(FEW[:1], language, is_aligned=True),
    "lanes": lambda language: timeline(FEW, language),
    "lanes on the calendar": lambda language: timeline(FEW, language, is_aligned=False),
    "lanes in detail": lambda language: timeline(FEW[:3], language, detail=True),
    "overview": lambda language: timeline(MANY, language),
    "overview on the calendar": lambda language: timeline(MANY, language, is_aligned=False),
    "no timeline": lambda language: timeline([], language),
}


@pytest.fixture(
    params=[(name, language) for name in PICTURES for language in LANGUAGES], ids=str, scope="module"
)
def svg(request):
    name, language = request.param
    return PICTURES[name](language)


def test_a_picture_is_sound_and_tells_itself(svg):
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.get("lang") in ("en", "ja")
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert (title.text or "").startswith(words(svg)[0])
    assert description is not None
    assert description.text
    assert any("breachcat" in said and "2026-11-21" in said for said in words(svg))


def test_a_picture_runs_and_loads_nothing(svg):
    for element in ET.fromstring(svg).iter():
        assert element.tag.removeprefix(SVG) in {
            "svg", "title", "desc", "defs", "pattern", "rect", "g", "text", "line", "path", "circle",
        }  # fmt: skip
        assert not {name for name in element.attrib if "href" in name or name.startswith("on")}


def test_no_words_hide_others_or_leave_the_sheet(svg):
    found = boxes(svg)
    for text, left, right, _, _ in found:
        assert left >= 0, text
        assert right <= WIDTH, text
    for (one, left, right, top, bottom), (other, left2, right2, top2, bottom2) in combinations(found, 2):
        assert right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top, (one, other)


def test_nothing_is_drawn_outside(svg):
    root = ET.fromstring(svg)
    for element in root.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(name, 0)) <= WIDTH
    assert "nan" not in svg
    assert "inf" not in "".join(element.get("d", "") for element in root.iter())


def test_the_same_picture_again_is_the_same():
    assert timeline(FEW) == timeline(FEW)
    assert drawn(MANY, Language.JAPANESE) == drawn(MANY, Language.JAPANESE)


def test_hostile_names_stay_words():
    """Whatever a model holds, a picture cannot carry out, and a terminal does not see."""
    hostile = Organization.model_construct(
        name="<script>alert(1)</script>\x1b[31m\u202e & ]]>\ufffe", name_en=None
    )
    one = incident("bad", "published 2022年4月1日").model_copy(update={"organization": hostile})
    svg = timeline([one])
    assert not list(ET.fromstring(svg).iter(f"{SVG}script"))
    assert "bad – <script>alert(1)</script>\\u001b[31m\\u202e & ]]>\\ufffe" in words(svg)
    for text in (svg, plain_timeline([one])):
        assert not set(text) & set("\x1b\u202e\ufffe")


# what is shown


def test_each_of_few_values_has_a_name_and_its_days():
    said = words(drawn(FEW[:3], Language.ENGLISH, "publication"))
    assert {"shop-0", "shop-1", "shop-2", "40", "54"} <= set(said)
    assert ["n = 3", "min 36–65", "median 40–54", "max 54–65"][0] in " ".join(said)


def test_a_long_id_is_cut_in_the_middle():
    name = "-".join(["long"] * 9)
    said = words(
        drawn(
            [incident(name, "detected 2022年4月1日", "published 2022年4月2日")],
            Language.ENGLISH,
            "publication",
        )
    )
    assert name not in said
    assert any(one.startswith("long-long") and "…" in one for one in said)


def test_signs_of_a_measure():
    """A circle is a day, a hatched bar a range, an arrow a lower bound; the legend says so."""
    cases = (
        incident("day", "detected 2022年4月1日", "published 2022年5月1日"),
        incident("range", "detected 2022年4月1日", "published 2022年5月"),
        incident("bound", "detected 2022年4月1日", "published 2022年5月1日以降"),
    )
    for one, meaning in zip(
        cases, ("known to the day", "in this range", "at least so many days"), strict=True
    ):
        assert any(meaning in said for said in words(drawn([one], Language.ENGLISH, "publication")))
    assert "30+" in plotted([cases[2]], Language.ENGLISH, "publication")
    assert "~~" in plotted([cases[1]], Language.ENGLISH, "publication")


def test_the_curve_is_drawn_where_there_are_bounds():
    bound = incident("bound", "detected 2022年4月1日", "published 2022年5月1日以降")
    exact = incident("exact", "detected 2022年4月1日", "published 2022年6月1日")
    only = incident("only", "detected 2022年4月1日", "published 2022年7月1日以降")
    assert "100%" in words(drawn([bound, exact], Language.ENGLISH, "publication"))
    assert "100%" in words(drawn([bound, only], Language.ENGLISH, "publication"))  # a curve without a step
    assert "100%" not in words(drawn([exact], Language.ENGLISH, "publication"))


def test_the_source_says_of_how_many_records():
    svg = gantt.picture(FEW[:2], Origin(FEW[:2], 12, TODAY), Language.ENGLISH)
    assert any("2 of 12 records" in said for said in words(svg))
    unpublished = [incident("none", "police_reported 2022年4月1日")]
    assert any(
        said == "Source: breachcat, 1 record. Made on 2026-11-21." for said in words(timeline(unpublished))
    )


def test_incidents_without_a_day_of_detection_are_counted():
    assert any("n = 11 · not drawn" in said and said.endswith(": 1") for said in words(timeline(FEW)))
    assert any("There is no incident to draw" in said for said in words(timeline([FEW[3]], is_aligned=True)))
    assert "There is no incident to draw" in plain_timeline([FEW[3]], is_aligned=True)


def test_kinds_of_steps_of_which_most_are_open_have_no_end():
    """Of more than half of the notices only the earliest day is known, so the median is a lower bound."""
    bounds = [
        incident(f"shop-{n}", "detected 2022年4月1日", "published 2022年5月1日以降") for n in range(101)
    ]
    assert "n = 101 · median 30+" in words(timeline(bounds))
    assert "n = 101 · median 30+" in plain_timeline(bounds)


def test_a_box_of_wide_ranges_has_no_sure_part():
    ranges = [incident(f"shop-{n}", "detected 2022年4月1日", "published 2022年") for n in range(4)]
    assert any("Q1 −90–274" in said for said in words(drawn(ranges, Language.ENGLISH, "publication")))


def test_every_event_has_a_sign_of_its_own():
    assert set(SIGNS) == set(EventKind)
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert {sign.shape for sign in SIGNS.values()} <= {*SHAPES, "circle"}


def test_every_event_can_be_drawn():
    one = incident("all", *(f"{kind} 2022年4月{day}日" for day, kind in enumerate(EventKind, 1)))
    labels = {kind.label(Language.ENGLISH) for kind in EventKind}
    assert all(any(label.startswith(said[:20]) for said in words(timeline([one]))) for label in labels)
    assert all(f"\n{MARKS[kind]} " in plain_timeline([one]) for kind in EventKind)


def test_signs_in_a_row_never_touch():
    chart = aligned(FEW)
    ruler = Ruler(chart.axis, 0, 600)
    for track in chart.tracks:
        levels = levels_of(track.marks, ruler)
        ends = [
            index for index, mark in enumerate(track.marks) if mark.event.event.startswith("investigation")
        ]
        assert levels[ends[0]] == 0
        for one, other in combinations(range(len(levels)), 2):
            if levels[one] == levels[other]:
                places = [ruler.at(track.marks[index].at.low) for index in (one, other)]
                assert abs(places[0] - places[1]) > 10


# plain characters


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_drawings_fit_the_width(width, language):
    texts = [
        plotted(FEW, language, "publication", "dwell", width=width),
        plotted(MANY, language, "publication", "customers", "dwell", width=width),
        plotted(MANY, language, "publication", width=width, fewest=1000),
        plain_gantt.plot(FEW, Origin(FEW, 12, TODAY), language, width),
        plotted(3 * MANY, language, "publication", "payment_stop", width=width),
        plain_gantt.plot(FEW[:3], Origin(FEW, 12, TODAY), language, width, detail=True),
        plain_gantt.plot(FEW[:1], Origin(FEW, 12, TODAY), language, width),
        plain_gantt.plot(MANY, Origin(MANY, 130, TODAY), language, width, is_aligned=False),
    ]
    for line in "".join(texts).splitlines():
        assert cells(line) <= width, line
        assert line == line.rstrip()


def test_plain_drawings_are_ascii():
    text = plain_timeline(FEW)
    rows = [line for line in text.splitlines() if line.startswith("shop-")]
    assert len(rows) == 11
    assert all(row.isascii() for row in rows)


def test_a_window_without_an_end_goes_on():
    one = incident(
        "open",
        "detected 2022年4月1日",
        "published 2022年7月1日以降",
        windows=("2021年1月1日～", "～2021年5月"),
    )
    rows = [line for line in plain_timeline([one]).splitlines() if line.startswith("exposure")]
    assert rows[0].rstrip(" 0123456789–-").endswith("~>")
    assert rows[1].split()[1].startswith("<~")


# axes


AXES = [Axis(0, 250), Axis(-30, 4000, 10), Axis(-3000, 250, 20, bends_after=False), Axis(0, 1)]


@pytest.mark.parametrize("axis", AXES, ids=str)
@given(days=st.lists(st.floats(-3000, 4000), min_size=2, max_size=2))
def test_a_later_day_never_stands_before_an_earlier_one(axis, days):
    one, other = sorted(days)
    assert 0 <= axis.place(one) <= axis.place(other) <= 1


@pytest.mark.parametrize("axis", AXES, ids=str)
@pytest.mark.parametrize("gap", [0.05, 0.1, 0.3])
def test_ticks_leave_room_for_their_labels(axis, gap):
    for ticks in (day_ticks(axis, gap), date_ticks(axis, date(2022, 4, 1), gap)):
        places = [axis.place(day) for day, _ in ticks]
        assert all(other - one >= gap - 1e-9 for one, other in pairwise(places))
    assert 0 in [day for day, _ in day_ticks(axis, gap)]


@pytest.mark.parametrize(
    ("days", "axis"),
    [
        ([], Axis(0, 1)),
        ([0], Axis(0, 1)),
        ([27, 91, 229, 254], Axis(0, 300)),
        ([-7, 40], Axis(-10, 40)),
        ([1, 2, 3, 150], Axis(0, 150, 10)),  # half of them would lie in a fiftieth of a linear axis
        ([2, 90, 160, 254], Axis(0, 300)),
    ],
)
def test_an_axis_is_logarithmic_only_where_it_must_be(days, axis):
    assert axis_of(days) == axis


def test_a_long_exposure_does_not_squeeze_what_follows():
    axis = axis_about_zero([-3500, 0, 22, 254])
    assert axis.place(0) < 0.45
    assert axis.place(127) == pytest.approx((axis.place(0) + 1) / 2)  # linear after detection


def test_an_outlier_among_many_does_not_squeeze_the_others():
    axis = axis_about_zero([*range(1, 50), 3000])
    assert axis.bends_after
    assert axis.place(50) > 0.2


def test_bars_hold_every_value_and_none_reaches_over_zero():
    values = [(f"shop-{index}", delay) for index, delay in enumerate(_delays(MANY))]
    ruler = Ruler(axis_of([-30, *(delay.low for _, delay in values)]), 0, 700)
    found = bars(values, spans_of(ruler))
    assert sum(len(bar.values) for bar in found) == len(values)
    assert all(bar.first <= bar.last and (bar.last < 0 or bar.first >= 0) for bar in found)
    assert all(bar.last + 1 == other.first for bar, other in pairwise(found))


def _delays(incidents):
    (found,) = summaries_of([Group(None, tuple(incidents))], [MEASURES["publication"]])
    return [delay for _, delay in found.used]


def test_one_incident_counts_from_the_first_day_of_its_detection():
    chart = alone(incident("one", "detected 2022年4月", "published 2022年7月1日"))
    assert chart.zero == date(2022, 4, 1)
    assert [(mark.at.low, mark.at.high) for mark in chart.tracks[0].marks] == [(0, 29), (91, 91)]


def test_an_imprecise_detection_makes_ranges():
    chart = aligned([incident("one", "detected 2022年4月", "published 2022年7月1日")])
    assert [(mark.at.low, mark.at.high) for mark in chart.tracks[0].marks] == [(0, 0), (62, 91)]


# commands


def with_today(text: str) -> str:
    return text.replace(date.today().isoformat(), TODAY.isoformat())


GOLDEN = {
    "plot_delays": ("delays", "--plot"),
    "plot_delays_by_law": ("delays", "--plot", "--measure", "ppc", "--group-by", "law"),
    "plot_timeline": ("timeline", "--plot"),
    "plot_timeline_calendar": ("timeline", "--plot", "--align", "calendar"),
    "plot_timeline_jimos": ("timeline", "--plot", "jimos"),
}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", GOLDEN)
def test_plots(name, language, run, golden):
    outcome = run(*GOLDEN[name], "--lang", language)
    assert outcome.code == 0
    golden(f"{name}.{language}.txt", with_today(outcome.out))


SVGS = {
    "delays": ("delays", "--svg", "-"),
    "delays_customers": ("delays", "--svg", "-", "--measure", "customers"),
    "timeline": ("timeline", "--svg", "-"),
    "timeline_vector-park": ("timeline", "--svg", "-", "vector-park"),
}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", SVGS)
def test_svgs(name, language, run, golden):
    outcome = run(*SVGS[name], "--lang", language)
    assert outcome.code == 0
    golden(f"{name}.{language}.svg", with_today(outcome.out))


def test_a_picture_is_written_over_an_older_one(run, tmp_path):
    (tmp_path / "a.svg").write_text("older")
    outcome = run("timeline", "--svg", "a.svg", "--plot")
    assert outcome.code == 0
    assert "written: a.svg" in outcome.err
    assert outcome.out.startswith("What happened when")
    assert ET.parse(tmp_path / "a.svg").getroot().tag == f"{SVG}svg"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


@pytest.mark.parametrize("command", ["delays", "timeline"])
def test_no_record_gives_a_sentence(command, run, tmp_path):
    outcome = run(command, "--since", "2030", "--svg", "a.svg", "--plot")
    assert outcome.code == PROBLEMS
    assert "no record fits" in outcome.err
    assert any(
        said.startswith(("There is no", "No record")) for said in words((tmp_path / "a.svg").read_text())
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("delays", "--plot", "--format", "csv"), "--format asks for something else"),
        (("delays", "--svg", "a.svg", "--explain"), "--explain asks for something else"),
        (("timeline", "--plot", "--format", "ics"), "--format asks for something else"),
        (("timeline", "--align", "calendar"), "add --plot or --svg FILE"),
        (("delays", "--plot", "--svg", "-"), "both go to standard output"),
    ],
)
def test_contradictions_are_refused(arguments, said, run, tmp_path):
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (WRONG_USE, "")
    assert said in outcome.err
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    for name, reason in (("nowhere/a.svg", "no such folder"), (".", "directory")):
        outcome = run("timeline", "--svg", name)
        assert outcome.code == PROBLEMS
        assert reason in outcome.err
        assert "Traceback" not in outcome.err


# writing


def test_a_file_is_written_new_or_over_an_older_one(tmp_path):
    write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to("a")
    write_file(tmp_path / "link", b"newer")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"newer"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_pipe_stays_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_file(tmp_path / "pipe", b"through")
    reader.join()
    assert read == [b"through"]
    assert (tmp_path / "pipe").is_fifo()


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(Refused, match="no such folder"):
        write_file(tmp_path / "nowhere" / "a", b"")
