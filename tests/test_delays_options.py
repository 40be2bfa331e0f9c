"""The options of `delays`: pairs of events, groups, dates that are stated, where each value comes from."""

import json

import pytest

from breachcat.catalog import File, read_catalog
from breachcat.delays import MEASURES, Reason, Unknown, between_points
from breachcat.groups import GROUPINGS
from breachcat.moments import POINTS
from breachcat.render.explanations import arithmetic, explanations_of
from breachcat.render.summaries import summary_listing, summary_notes
from breachcat.summaries import summary
from conftest import TODAY, record_of

HEAD = "organization: 株式会社サンプル\nsources: [{kind: official_notice}, {kind: press}]\nreview: checked\n"


def incident(*events, windows=(), name="a"):
    text = f"id: {name}\n{HEAD}events:\n" + "".join(f"  - {{event: {event}}}\n" for event in events)
    if windows:
        text += "exposures:\n" + "".join(f"  - {{period: {window}}}\n" for window in windows)
    return record_of(text, f"{name}.yaml").incident


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("group_by_law", ["--group-by", "law", "--measure", "publication", "--ids"]),
        ("group_by_cause_min_n_3", ["--group-by", "cause", "--measure", "publication", "--min-n", "3"]),
        ("basis_stated", ["--basis", "stated", "--measure", "customers", "--measure", "full_publication"]),
        ("from_to", ["--from", "payment_stopped", "--to", "ppc_reported"]),
        ("explain", ["cell-cellar", "jimos", "--explain", "--measure", "customers", "--measure", "dwell",
                     "--measure", "ppc"]),
        ("group_by_year_format_markdown", ["--group-by", "year", "--measure", "customers", "--format", "markdown"]),
    ],
)  # fmt: skip
def test_screens(run, golden, name, arguments, language):
    outcome = run("delays", *arguments, "--lang", language)
    assert outcome.code == 0
    golden(f"delays_{name}.{language}.txt", outcome.out + outcome.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "detected"], "--from and --to go together"),
        (["--from", "detected", "--to", "publised"], "try published"),
        (["--from", "発覚", "--to", "published"], "there is no"),
        (["--from", "detected", "--to", "detected"], "same event"),
        (["--explain", "--group-by", "year"], "--explain --group-by"),
        (["--explain", "--min-n", "3"], "--explain --min-n"),
        (["--sort", "--ids"], "--sort --ids"),
        (["--group-by", "yeer"], "try year"),
        (["--group-by", ""], "names nothing"),
        (["--min-n", "0"], "greater than or equal to 1"),
        (["--basis", "guessed"], "guessed"),
    ],
)
def test_wrong_use(run, arguments, said):
    outcome = run("delays", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_an_empty_selection_is_said_and_is_no_fault_of_a_form(run):
    for arguments in (["--summary"], ["--group-by", "year"], ["--explain"], []):
        outcome = run("delays", "--since", "2030", *arguments)
        assert outcome.code == 1
        assert outcome.err.endswith("no record fits\n")
    assert json.loads(run("delays", "--since", "2030", "--explain", "--format", "json").out) == []


# --- pairs ------------------------------------------------------------------------------------


def test_every_event_and_both_ends_of_exposure_are_points(run):
    measure = between_points("exposure_end", "published")
    one = incident(
        "published, date: 2022年7月1日", windows=["2021年1月1日～2022年3月31日", "～2022年5月31日"]
    )
    assert measure.of(one)[0].low == 31
    late = incident("published, date: 2022年7月1日", windows=["2021年1月1日～", "～2022年5月31日"])
    assert measure.of(late) == Unknown("exposures", Reason.OPEN)  # the first may have lasted longer
    assert between_points("published", "exposure_end").of(late)[0].high is None
    late = incident("published, date: 2022年7月1日", windows=["2021年1月1日～", "～2022年2月10日"])
    assert between_points("published", "exposure_start").of(late) == Unknown("exposures", Reason.ONE_SIDED)
    assert between_points("exposure_end", "published").of(
        incident("published, date: 2022年7月1日")
    ) == Unknown("exposures", Reason.NOT_RECORDED)
    assert set(POINTS) >= {"final_notice", "exposure_start", "exposure_end", "site_reopened"}
    out = run("delays", "jimos", "--from", "payment_stopped", "--to", "site_stopped", "--format", "csv").out
    assert out.startswith("id,payment_stopped_to_site_stopped,weak_dates\n")


def test_a_pair_that_is_a_measure_gives_the_same(run):
    for name, measure in MEASURES.items():
        if not measure.is_per_window:
            pair = between_points(measure.start.name, measure.end.name)
            for one in read_catalog(shipped(), TODAY).incidents:
                assert pair.of(one) == measure.of(one), name


def shipped():
    from conftest import INCIDENTS

    return [File(path.name, path.read_bytes()) for path in sorted(INCIDENTS.glob("*.yaml"))]


# --- stated dates -----------------------------------------------------------------------------


def test_dates_that_are_not_stated_are_left_out_and_counted(run):
    out = json.loads(
        run("delays", "--summary", "--measure", "customers", "--basis", "stated", "--format", "json").out
    )
    assert [(one["id"], one["missing"], one["reason"]) for one in out[0]["unusable"]] == [
        (name, "customers_notified", "weak") for name in ("jimos", "lespros-shop", "total-web-shop")
    ]
    assert out[0]["n"] == 2
    assert out[0]["ids"] == ["cell-cellar", "vector-park"]


def test_windows_have_no_basis_and_are_never_left_out():
    from dataclasses import replace

    one = incident(
        "detected, date: 2022年7月1日, basis: derived, text: 同日", windows=["2021年1月1日～2022年3月31日"]
    )
    exposure, dwell = (replace(MEASURES[name], stated_only=True) for name in ("exposure", "dwell"))
    assert exposure.of(one)[0].low == 455
    assert dwell.of(one) == Unknown("detected", Reason.WEAK)
    assert replace(MEASURES["publication"], stated_only=True).of(one) == Unknown(
        "published", Reason.NOT_RECORDED
    )


# --- where a value comes from -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "windows", "name", "expected"),
    [
        (("detected, date: 2022年4月1日", "published, date: 2022年4月11日"), (), "publication",
         ["2022-04-11 − 2022-04-01 = 10"]),
        (("detected, date: 2022年4月11日", "published, date: 2022年4月"), (), "publication",
         ["2022-04-01 − 2022-04-11 = -10", "2022-04-30 − 2022-04-11 = 19"]),
        (("detected, date: 2022年4月1日", "published, date: 2022年4月11日以降"), (), "publication",
         ["2022-04-11 − 2022-04-01 = 10"]),
        (("detected, date: 2022年4月1日",), (), "publication", []),
        (("detected, date: 2022年4月1日",), ("2022年3月1日～2022年3月31日",), "exposure",
         ["2022-03-31 − 2022-03-01 + 1 = 31"]),
        (("detected, date: 2022年4月1日",), ("2022年3月～2022年3月",), "exposure",
         ["2022-03-01 − 2022-03-31 + 1 = -29 < 1", "2022-03-31 − 2022-03-01 + 1 = 31"]),
    ],
)  # fmt: skip
def test_the_arithmetic(events, windows, name, expected):
    (explanation,) = explanations_of([incident(*events, windows=windows)], [MEASURES[name]])
    assert arithmetic(explanation) == expected


def test_programs_get_both_dates_with_basis_words_and_source(run):
    (row,) = json.loads(
        run("delays", "cell-cellar", "--explain", "--measure", "customers", "--format", "json").out
    )
    assert row["days"]["min"] == 175
    assert (row["from"], row["from_text"], row["from_basis"]) == ("detected", "2020年4月7日", "stated")
    assert (row["to"], row["to_date"]["open"], row["to_text"]) == (
        "customers_notified",
        True,
        "令和2年9月29日以降",
    )
    assert row["arithmetic"] == ["2020-09-29 − 2020-04-07 = 175"]
    (row,) = json.loads(
        run("delays", "cell-cellar", "--explain", "--measure", "publication", "--format", "json").out
    )
    assert (row["days"], row["missing"], row["reason"], row["from"]) == (
        None,
        "published",
        "not_stated",
        None,
    )


def test_the_source_is_the_one_that_the_event_names(run):
    one = incident("detected, date: 2022年4月1日, source: 2", "published, date: 2022年4月11日")
    (explanation,) = explanations_of([one], [MEASURES["publication"]])
    from breachcat.render.explanations import source_of

    assert [source_of(one, explanation.end(number))[0] for number in (0, 1)] == [2, 1]


# --- figures that n does not carry ------------------------------------------------------------


def test_few_values_have_no_quartiles_and_fewer_than_asked_no_figures():
    records = [
        incident("detected, date: 2022年4月1日", f"published, date: 2022年4月{n}日", name=f"r{n}")
        for n in range(1, 10)
    ]
    assert set(summary(MEASURES["publication"], records[:3]).quantities) == {"min", "median", "max"}
    assert "q1" in summary(MEASURES["publication"], records[:4]).quantities
    assert summary(MEASURES["publication"], records[:7]).interval is None
    found = summary(MEASURES["publication"], records[:8])
    assert found.interval
    assert 0 <= found.interval.low <= 3.5 <= found.interval.high <= 7
    withheld = summary(MEASURES["publication"], records[:3], fewest=4)
    assert (withheld.n, withheld.quantities, withheld.survival) == (3, {}, None)
    listing = summary_listing([withheld], "table")
    assert [note.en for note in summary_notes(listing, 4, None)] == ["figures are left out where n < 4"]


def test_bounds_are_counted_and_estimated():
    records = [
        incident("detected, date: 2022年4月1日", f"published, date: {day}", name=f"r{n}")
        for n, day in enumerate(
            ["2022年4月8日", "2022年4月18日以降", "2022年4月28日", "2022年4月20日～"[:10]]
        )
    ]
    found = summary(MEASURES["publication"], records)
    assert (found.n, found.bounds) == (4, 1)
    assert found.survival.curve == ((7, 0.75), (19, 0.375), (27, 0.0))
    assert (found.survival.median.low, found.survival.median.high) == (19, 19)
    assert found.survival.as_json()["curve"] == [[7, 0.75], [19, 0.375], [27, 0.0]]


def test_a_grouping_says_that_records_count_several_times_only_where_they_do():
    several = incident("detected, date: 2022年4月1日")
    once = several.model_copy(update={"cause": ["malware"]})
    twice = several.model_copy(update={"cause": ["malware", "sql_injection"]})
    from breachcat.groups import grouped
    from breachcat.summaries import summaries_of

    for one, expected in ((once, 0), (twice, 1)):
        groups = grouped([one], GROUPINGS["cause"])
        listing = summary_listing(
            summaries_of(groups, MEASURES.values()), "table", grouping=GROUPINGS["cause"]
        )
        assert len(summary_notes(listing, 1, GROUPINGS["cause"])) == expected


def test_the_estimate_takes_a_range_for_its_middle():
    days = ["2024年1月上旬", "2024年1月6日以降", "2024-01-21"]
    records = [
        incident("detected, date: 2024-01-01", f"published, date: {day}", name=f"r{n}")
        for n, day in enumerate(days)
    ]
    found = summary(MEASURES["publication"], records)
    assert found.survival.curve == ((4.5, pytest.approx(2 / 3)), (20, 0))
    assert (found.survival.median.low, found.survival.median.high) == (20, 20)


# --- several imprecise dates ------------------------------------------------------------------


def test_two_dates_that_set_the_bounds_are_both_told():
    """The first report lies in February, on the 10th at the latest; that day is second-hand."""
    one = incident(
        "detected, date: 2024-01-01",
        "ppc_reported, date: 2024年2月",
        "ppc_reported, date: 2024-02-10, basis: second_hand",
    )
    (delay,) = MEASURES["ppc"].of(one)
    assert (delay.low, delay.high, delay.is_weak) == (31, 40, True)
    assert delay.ends[1].date.text == "2024年2月, 2024-02-10"
    assert delay.ends[1].other.basis == "second_hand"
    from dataclasses import replace

    assert replace(MEASURES["ppc"], stated_only=True).of(one) == Unknown("ppc_reported", Reason.WEAK)


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_explanations_of_merged_dates_and_odd_thirds_are_said(run, tmp_path, form):
    """A third of a month may begin on other days than 1, 11 and 21: where an era begins, or a date was merged."""
    folder = tmp_path / "incidents"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        f"id: a\n{HEAD}events:\n  - {{event: detected, date: 2024-01-01}}\n"
        "  - {event: investigation_completed, date: 2024-02-15}\n"
        "  - {event: investigation_completed, date: 2024年2月中旬}\n"
        "  - {event: published, date: 2024-03-01}\nexposures: [{period: 平成元年1月上旬～2023-01-01}]\n",
        encoding="utf-8",
    )
    for arguments in (["delays", "--explain"], ["delays"], ["timeline"], ["show", "a"]):
        if arguments[0] != "show" or form in ("table", "json"):
            assert "Traceback" not in run(*arguments, "--format", form, catalog=folder).err
