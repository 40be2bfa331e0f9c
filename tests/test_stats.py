"""The command `stats`: what it prints, in every form; each number leads back to its records."""

import csv
import io
import json
import re

import pytest
from rich.cells import cell_len

from breachcat.catalog import read_catalog
from breachcat.language import Language
from breachcat.render.screen import Screen
from breachcat.render.tallies import BAR, say_range, statistics_text
from breachcat.store import read_folder
from breachcat.tallies import WAYS, Coverage, Figure, Statistics, Tally, statistics
from breachcat.vocabulary import Cause, OtherFact
from conftest import GOOD, INCIDENTS, TODAY

SHIPPED = read_catalog(read_folder(INCIDENTS), TODAY).incidents
BOTH = pytest.mark.parametrize("language", list(Language))
SCREENS = [
    (),
    ("--ids", "--by", "detected-by,completeness"),
    ("--by", "cause,vendor", "--format", "markdown"),
    ("--by", "law", "--by", "quarter", "--format", "json"),
    ("--by", "data", "--format", "csv", "--ids"),
    ("--by", "delay-reasons,completeness", "--format", "jsonl"),
    ("--format", "tsv"),
    ("--org", "スカイトップ"),
]


@BOTH
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_screens(run, golden, arguments, language):
    outcome = run("stats", *arguments, "--lang", language)
    assert (outcome.code, outcome.err) == (0, "")
    words = [argument.removeprefix("--") for argument in arguments if argument.isascii()]
    golden(f"{'_'.join(['stats', *words]).replace(',', '+')}.{language}.txt", outcome.out)


@BOTH
@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("with_ids", [True, False])
def test_every_line_fits_the_screen(language, width, with_ids):
    drawn = statistics_text(statistics(SHIPPED, WAYS), "table", language, Screen(width), with_ids=with_ids)
    head = 4 if with_ids else 0  # lines of ids, which the terminal wraps
    assert max(map(cell_len, drawn.splitlines()[head:])) <= width


@BOTH
def test_bars_are_last_and_scaled_to_the_largest_row(language):
    drawn = statistics_text(statistics(SHIPPED, ["cause"]), "table", language, Screen(80), with_whole=False)
    lengths = [line.count(BAR) for line in drawn.splitlines() if BAR in line]
    assert lengths[1] == lengths[0] * 2 // 5
    assert all(line.endswith(BAR) for line in drawn.splitlines() if BAR in line)


def test_a_narrow_screen_gives_the_room_of_the_bars_to_the_numbers():
    drawn = statistics_text(statistics(SHIPPED, ["cause"]), "table", Language.ENGLISH, Screen(40))
    assert BAR not in drawn
    assert "142,099" in "".join(drawn.split())


def test_no_bar_where_there_is_nothing():
    row = Coverage(OtherFact.CAUSE, (), (), ("a",), (), 1)
    found = Statistics(Tally(None, ("a",), 1, {}), [], {"completeness": [row]})
    assert BAR not in statistics_text(found, "table", Language.ENGLISH, Screen())


def test_colour_is_only_where_it_is_wanted(run):
    assert "\x1b" not in run("stats").out
    assert "\x1b" not in run("stats", NO_COLOR="1", FORCE_COLOR="1").out
    assert "\x1b" in run("stats", FORCE_COLOR="1").out


def test_notes_explain_only_what_is_shown(run):
    out = run("stats", "--by", "completeness").out
    assert out.endswith(
        "* rests on an implied, derived or second-hand date\n– not known: records only say where this is not stated\n"
    )
    assert "a–b" not in out
    assert "overlap, or" not in run("stats", "--by", "cause", "--org", "レプロ").out


@pytest.mark.parametrize(
    ("figure", "english", "japanese"),
    [
        (None, "–", "–"),
        (Figure(0, 0), "0", "0"),
        (Figure(27258, 27258), "27,258", "27,258"),
        (Figure(27258, 45394), "27,258–45,394", "27,258–45,394"),
        (Figure(9120, float("inf")), "at least 9,120", "9,120以上"),
        (Figure(0, 500), "at most 500", "最大500"),
        (Figure(12000, 12000, approximate=True), "about 12,000", "約12,000"),
        (Figure(12000, 13000, approximate=True), "about 12,000–13,000", "約12,000–13,000"),
        (Figure(12000, float("inf"), approximate=True), "at least about 12,000", "約12,000以上"),
        (Figure(0, 1000, approximate=True), "at most about 1,000", "最大約1,000"),
    ],
)
def test_ranges_in_words(figure, english, japanese):
    assert say_range(figure, Language.ENGLISH) == english
    assert say_range(figure, Language.JAPANESE) == japanese


@pytest.mark.parametrize(
    ("n", "of", "share"),
    [(1, 3, "33 %"), (2, 3, "67 %"), (1, 1000, "<1 %"), (999, 1000, ">99 %"), (3, 3, "100 %")],
)
def test_a_share_is_0_or_100_only_of_nothing_and_everything(n, of, share):
    names = tuple(f"r{number}" for number in range(of))
    found = Statistics(Tally(None, names, of, {}), [], {"cause": [Tally(Cause.MALWARE, names[:n], of, {})]})
    drawn = statistics_text(found, "table", Language.ENGLISH, Screen(), with_whole=False)
    assert f"malware  {n:,}  {share}" in " ".join(drawn.replace("   ", "  ").split("\n")).replace("  ", "  ")


def shown(run, *arguments: str) -> dict:
    return json.loads(run("stats", "--format", "json", *arguments).out)


def listed(run, *arguments: str) -> list[str]:
    return [row["id"] for row in json.loads(run("list", "--format", "json", *arguments).out)]


class TestTraces:
    """Every row is what `list` gives for the filter of its key."""

    @pytest.mark.parametrize(
        ("way", "option"), [("cause", "--cause"), ("detected-by", "--detected-by"), ("data", "--data")]
    )
    def test_words(self, run, way, option):
        for row in shown(run, "--by", way)["by"][way.replace("-", "_")]:
            assert row["ids"] == listed(run, option, row["key"])
            assert row["incidents"] == len(row["ids"])

    def test_years(self, run):
        for row in shown(run, "--by", "year")["by"]["year"]:
            assert row["ids"] == listed(run, "--since", row["key"], "--until", row["key"])

    def test_organizations(self, run):
        for row in shown(run, "--by", "organization")["by"]["organization"]:
            assert row["ids"] == listed(run, "--org", row["key"])

    def test_facts_that_are_not_there(self, run):
        for row in shown(run, "--by", "completeness")["by"]["completeness"]:
            ids = row["ids"]
            lacking = ids["not_stated"] + (ids["not_recorded"] if ids["stated"] is not None else [])
            assert sorted(lacking) == listed(run, "--not-stated", row["key"])

    def test_numbers_are_the_sums_of_their_parts(self, run):
        found = shown(run)
        tallies = [found, *(row for rows in found["by"].values() for row in rows if "affected" in row)]
        for total in (total for tally in tallies for total in tally["affected"].values()):
            assert total["incidents"] == len(total["of"])
            assert total["unknown"] == len(total["unknown_ids"])
            for end in ("min", "max"):
                assert total[end] == (sum(part[end] for part in total["of"]) if total["of"] else None)

    def test_ids_in_a_table_name_those_of_which_nothing_is_known(self, run):
        out = run("stats", "--by", "detected-by", "--ids").out
        row = next(line for line in out.splitlines() if line.startswith("police"))
        assert re.split(" {2,}", row)[-3:] == [
            "cell-cellar, total-web-shop, vector-park",
            "cell-cellar",
            "cell-cellar",
        ]
        assert BAR not in out

    def test_ids_of_the_whole(self, run):
        out = run("stats", "--ids").out
        everybody = "cell-cellar, jimos, lespros-shop, total-web-shop, vector-park"
        assert f"incidents  5: {everybody}\n" in out
        assert (
            "(known of 3: lespros-shop, total-web-shop, vector-park; unknown of 2: cell-cellar, jimos)" in out
        )


def test_filters_choose_what_is_counted(run):
    found = shown(run, "--detected-by", "card_company", "--by", "year")
    assert found["ids"] == listed(run, "--detected-by", "card_company") == ["jimos", "lespros-shop"]
    assert [row["share"] for row in found["by"]["year"]] == [0.5, 0.5]
    outcome = run("stats", "--min-affected", "5000", "--by", "cause")
    assert outcome.err == "not shown, because the record lacks the fact asked for: 1 (cell-cellar)\n"


@BOTH
def test_nothing_fits(run, language):
    outcome = run("stats", "--org", "nobody", "--lang", language)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err in ("no record fits\n", "該当する記録がありません\n")


def test_nothing_fits_in_the_forms_for_programs(run):
    outcome = run("stats", "--org", "nobody", "--by", "cause", "--format", "json")
    assert outcome.code == 1
    assert json.loads(outcome.out) == {
        "incidents": 0,
        "years": {"min": None, "max": None, "unknown": 0, "unknown_ids": []},
        "affected": {},
        "ids": [],
        "by": {"cause": []},
    }
    assert run("stats", "--org", "nobody", "--format", "csv").out == "by,key,incidents,share\nall,,0,\n"
    assert run("stats", "--org", "nobody", "--format", "jsonl").out == ""
    assert run("stats", "--org", "nobody", "--by", "cause", "--format", "markdown").code == 1


@BOTH
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "markdown"])
@pytest.mark.parametrize("ids", [(), ("--ids",)])
def test_one_record_of_which_nothing_is_known(run, tmp_path, language, form, ids):
    (tmp_path / "bare.yaml").write_text(
        "id: bare\norganization: 株式会社サンプル\nsources: [{kind: press}]\nreview: checked\n"
        "events: [{event: updated, date: 2022年8月1日}]\n",
        encoding="utf-8",
    )
    arguments = ("stats", "--by", ",".join(WAYS), *ids, "--format", form, "--lang", language)
    outcome = run(*arguments, catalog=tmp_path)
    assert outcome.code == 0
    assert not {"nan", "None", "inf,"} & set(outcome.out.split())
    whole = run("stats", "--lang", language, catalog=tmp_path).out
    assert (
        "– (known of 0; unknown of 1)" if language is Language.ENGLISH else "–（判明 0、不明 1）"
    ) in whole
    assert (
        "no number of records" if language is Language.ENGLISH else "件数・人数の分かる事案はない"
    ) in whole


def test_an_open_sum_has_no_upper_end(run, tmp_path):
    text = GOOD.replace("\n    ", "\n").replace("1,234件", "約1,000件以上").lstrip("\n")
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    found = json.loads(run("stats", "--format", "json", "--by", "year", catalog=tmp_path).out)
    assert found["affected"]["records"]["min"] == 1000
    assert found["affected"]["records"]["max"] is None
    row = next(csv.DictReader(io.StringIO(run("stats", "--format", "csv", catalog=tmp_path).out)))
    assert (row["records_min"], row["records_max"], row["records_incidents"]) == ("1000", "", "1")
    assert "at least 1,000 (1/1)" in run("stats", catalog=tmp_path).out


def test_csv_keeps_numbers_apart_from_words(run):
    for row in csv.DictReader(io.StringIO(run("stats", "--format", "csv", "--ids").out)):
        for name, value in row.items():
            assert name in ("by", "key", "share") or name.endswith("ids") or not value or value.isdigit()


def test_markdown_has_no_bars_and_escapes_names(run, tmp_path):
    text = GOOD.replace("\n    ", "\n").replace("株式会社サンプル", '"a|b"').lstrip("\n")
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    out = run("stats", "--by", "organization", "--format", "markdown", "--ids", catalog=tmp_path).out
    assert "| a\\|b | 1 |" in out
    assert BAR * 2 not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--by", "causes"), "--by: there is no “causes”; try cause"),
        (("--by", ","), "--by names nothing"),
        (("--by", "completness"), "try completeness"),
        (("--cause", "nonsense"), "--cause: there is no “nonsense”"),
    ],
)
def test_wrong_use(run, arguments, said):
    outcome = run("stats", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@BOTH
def test_help_names_every_way_and_is_not_cut(run, language):
    out = run("stats", "--help", "--lang", language, COLUMNS="80").out
    assert all(way in out for way in WAYS)
    assert "…" not in out.replace("affected …", "")
    groups = run("delays", "--help", "--lang", language, COLUMNS="80").out
    assert all(way in groups for way in WAYS if way != "completeness")


def test_ways_complete_in_the_shell():
    from breachcat.cli.stats import complete_ways

    assert complete_ways("c") == ["cause", "completeness"]
    assert complete_ways("") == list(WAYS)


def test_new_groupings_serve_delays_too(run):
    rows = json.loads(
        run("delays", "--group-by", "delay-reasons", "--measure", "police", "--format", "json").out
    )
    assert [row["delay_reasons"] for row in rows][-1] is None
    assert run("delays", "--group-by", "organization", "--measure", "police").code == 0
