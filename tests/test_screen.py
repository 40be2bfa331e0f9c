"""Tables, cards and charts on screens of several widths: nothing is lost, everything lines up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from breachcat.catalog import read_catalog
from breachcat.delays import MEASURES
from breachcat.language import Language
from breachcat.render import chart
from breachcat.render.card import card
from breachcat.render.delays import delays_text
from breachcat.render.incidents import DEFAULT_COLUMNS, INCIDENT_COLUMNS, STEP_COLUMNS, rows_of, steps_of
from breachcat.render.listing import Column, Listing, ordered
from breachcat.render.screen import Screen, table
from breachcat.render.wrapping import cells, least_width, need, shared, wrapped
from breachcat.store import read_folder
from conftest import INCIDENTS, TODAY

CATALOG = read_catalog(read_folder(INCIDENTS), TODAY)
LISTING = Listing([INCIDENT_COLUMNS[name] for name in DEFAULT_COLUMNS], CATALOG.incidents)
BOTH = pytest.mark.parametrize("language", list(Language))


def squeezed(text):
    return "".join(text.split())


@BOTH
@pytest.mark.parametrize("width", [80, 120, 200])
def test_a_table_fits_and_loses_nothing(language, width):
    drawn = Screen(width).draw(table(LISTING, language, width))
    assert max(map(cell_len, drawn.splitlines())) <= width
    for row in LISTING.cells(language):
        for cell in row:
            assert sorted(set(squeezed(cell)) - set(squeezed(drawn))) == []


@BOTH
@pytest.mark.parametrize("width", [80, 120, 200])
def test_columns_line_up(language, width):
    """Behind the cells of one column every row has a blank at the same cell of the screen."""
    drawn = Screen(width).draw(table(LISTING, language, width)).splitlines()
    start = next(index for index, line in enumerate(drawn) if set(line) == {"─"})
    for row in drawn[start + 1 :]:
        spread = "".join(character + "\0" * (cell_len(character) - 1) for character in row)
        assert spread[len("total-web-shop")].isspace()
        assert spread[:15].strip() == "" or spread[:15].split()[0] in {one.id for one in CATALOG.incidents}


@BOTH
def test_a_pipe_gets_one_line_for_each_row(language):
    drawn = Screen().draw(table(LISTING, language, None)).splitlines()
    assert len(drawn) == 2 + len(CATALOG.incidents)
    for line, row in zip(drawn[2:], LISTING.cells(language), strict=True):
        assert all(cell in line for cell in row)


@pytest.mark.parametrize("width", [10, 30, 50])
def test_a_narrow_screen_breaks_words_but_loses_nothing(width):
    drawn = Screen(width).draw(
        table(Listing(STEP_COLUMNS[:3], rows_of(CATALOG.incidents[0])), Language.ENGLISH, width)
    )
    assert drawn.count("–") == len(steps_of(CATALOG.incidents[0]))  # of the column "until"
    assert "…" not in drawn


@BOTH
@pytest.mark.parametrize("width", [80, 120, 200, None])
def test_cards_fit(language, width):
    for incident in CATALOG.incidents:
        drawn = Screen(width).draw(*card(incident, language))
        assert max(map(cell_len, drawn.splitlines())) <= (width or 10**6)
        for name in incident.site_names():
            assert squeezed(name) in squeezed(drawn)


@BOTH
@pytest.mark.parametrize("width", [80, 120, 200, None])
def test_charts_fit_and_have_a_mark_for_every_event(language, width):
    for incident in CATALOG.incidents:
        drawn = chart.block(incident, language, width).splitlines()
        assert max(map(cell_len, drawn)) <= (width or chart.PIPE_WIDTH)
        rows = [line for line in drawn[2:] if "." in line]
        assert len(rows) == len(incident.events) + len(incident.windows())
    rows = chart.rows(CATALOG.incidents, language, width)
    assert max(map(cell_len, rows.splitlines())) <= (width or chart.PIPE_WIDTH)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_delays_fit(width):
    drawn = delays_text(CATALOG.incidents, list(MEASURES.values()), "table", Language.ENGLISH, Screen(width))
    assert max(map(cell_len, drawn.splitlines())) <= width
    assert "254" in drawn


MADE_UP = """
id: made-up
organization: 株式会社サンプル
vendor: 株式会社システム
industry: 通信販売
sources: [{kind: press, publisher: 新聞, date: 2022年7月2日, archived: "https://example.org/a"}]
events:
  - {event: published, date: 2022年8月頃}
  - {event: payment_stopped, date: 2022年4月下旬}
  - {event: site_reopened, date: 2022年9月1日以降}
exposures:
  - {period: ～2022年3月31日, affected: [約1万件], sites: [店], note: 補足, partial: true, scope: 顧客}
  - {period: 2022年1月1日～}
  - {data: [name]}
sites: [店]
related: [other]
not_stated: [detected]
summary: 概要。
review: checked
"""


@pytest.fixture
def made_up(tmp_path):
    (tmp_path / "made-up.yaml").write_text(MADE_UP, encoding="utf-8")
    other = MADE_UP.replace("made-up", "other").replace("サンプル", "ほか").replace("related: [other]\n", "")
    (tmp_path / "other.yaml").write_text(other, encoding="utf-8")
    incident = read_catalog(read_folder(tmp_path), TODAY).get("made-up")
    assert incident
    return incident


def test_a_card_without_detection_and_with_everything_else(made_up):
    drawn = Screen(100).draw(*card(made_up, Language.ENGLISH))
    for said in (
        "株式会社システム",
        "通信販売",
        "related",
        "c. 2022-08",
        "late 2022-04",
        "from 2022-09-01",
        "about 10,000 records",
    ):
        assert said in drawn
    assert "only some of them" in drawn
    assert "概要。" in drawn


def test_a_chart_with_open_and_imprecise_dates(made_up):
    lines = chart.block(made_up, Language.ENGLISH, 80).splitlines()
    bars = [line.split()[1] for line in lines if line.startswith("exposure")]
    assert bars[0].startswith("<=")
    assert bars[1].endswith("=>")
    assert next(line for line in lines if line.startswith("N")).count("~") > 2
    assert "–" in lines[-3]
    assert lines[-1] == "~ somewhere in these days   > or later   < or earlier"


def test_marks_at_one_column_are_counted():
    drawn = chart.rows(CATALOG.incidents, Language.ENGLISH, 60)
    assert any(character in drawn for character in "456789")


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2022, 1, 1), date(2022, 6, 1), ["2022-01-01", "2022-03", "2022-05"]),
        (date(2010, 8, 20), date(2025, 3, 3), ["2010-08-20", "2016", "2019", "2022"]),
        (date(2022, 1, 1), date(2022, 1, 1), ["2022-01-01"]),
    ],
)
def test_ticks(first, last, labels):
    ticks = chart.Scale(first, last, 60).ticks()
    assert [label for label in ticks.replace("|", " ").split() if label in labels] == labels


def test_unknown_values_come_last_either_way():
    column = INCIDENT_COLUMNS["published"]
    for descending in (False, True):
        assert ordered(CATALOG.incidents, column, descending=descending)[-1].id == "cell-cellar"
    assert ordered(
        ["b", "", "a"], Column("x", INCIDENT_COLUMNS["id"].heading, lambda item: item or None)
    ) == ["a", "b", ""]


@pytest.mark.parametrize("name", list(INCIDENT_COLUMNS))
def test_every_column_can_order(name):
    assert len(ordered(CATALOG.incidents, INCIDENT_COLUMNS[name])) == 5


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("card no., holder", 8, ["card", "no.,", "holder"]),
        ("株式会社JIMOS", 10, ["株式会社", "JIMOS"]),
        ("レプロ公式オンラインショップ", 12, ["レプロ公式オ", "ンライン", "ショップ"]),
        ("漏えい、項目", 6, ["漏え", "い、項", "目"]),
        ("107,661 records", 20, ["107,661 records"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("", 5, [""]),
        ("  a", 5, ["  a"]),
    ],
)
def test_wrapping(text, width, lines):
    assert wrapped(text, width) == lines


@given(st.text(alphabet="aB1, 漏えいッ、。ー()株", max_size=40), st.integers(4, 30))
def test_wrapping_loses_nothing_and_fits(text, width):
    lines = wrapped(text, width)
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(cells(line) <= max(width, least_width(text)) for line in lines)


def test_room_is_shared_by_need():
    columns = [["id", "vector-park"], ["operator", "株式会社レプロエンタテインメント"], ["days", "254"]]
    needs = [need(column, is_whole=False) for column in columns]
    assert shared(columns, needs, 60) == [11, 32, 4]
    narrow = shared(columns, needs, 40)
    assert narrow is not None
    assert sum(narrow) <= 40
    assert narrow[0] == 11
    assert shared(columns, needs, 12) is None


@pytest.mark.parametrize("width", range(8, 80, 6))
def test_no_width_cuts_an_id_or_a_date(width):
    columns = [INCIDENT_COLUMNS[name] for name in ("id", "published")]
    drawn = Screen(width).draw(table(Listing(columns, CATALOG.incidents), Language.ENGLISH, width))
    dates = "".join(row[1] for row in Listing(columns, CATALOG.incidents).cells(Language.ENGLISH))
    assert [drawn.count(digit) for digit in "0123456789"] == [dates.count(digit) for digit in "0123456789"]
