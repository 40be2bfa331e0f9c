"""The catalog: sound records beside faulty ones, looking up, and choosing."""

from textwrap import dedent

import pytest

from breachcat.catalog import Catalog, File, Filter, names_of, read_catalog, read_file, reference_date
from breachcat.japanese import read_date
from breachcat.model import Incident
from breachcat.problems import problem
from breachcat.vocabulary import Cause, DataItem, Detector
from conftest import GOOD, TODAY, record_of


def file(name: str, text: str = GOOD, **replaced: str) -> File:
    """Return the file of a record that is named after its id."""
    text = dedent(text).lstrip("\n").replace("id: made-up", f"id: {name}")
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    return File(f"{name}.yaml", text.encode())


def codes(catalog: Catalog) -> list[tuple[str, str]]:
    return [(found.file, found.check.code) for found in catalog.problems]


def good(name: str) -> File:
    """Return a sound record, each of its own organization."""
    return file(name, 株式会社サンプル=f"株式会社{name}")


class TestReading:
    def test_nothing(self):
        catalog = read_catalog([], TODAY)
        assert (catalog.incidents, catalog.problems, catalog.left_out, catalog.checked) == ((), [], [], 0)

    def test_sound_records_are_incidents_by_id(self):
        catalog = read_catalog([good("b"), good("a")], TODAY)
        assert [one.id for one in catalog.incidents] == ["a", "b"]
        assert (catalog.problems, catalog.left_out, catalog.checked) == ([], [], 2)

    def test_faults_never_hide_the_others(self):
        missing = File("missing.yaml", problem=problem("BC101", "missing.yaml"))
        catalog = read_catalog(
            [
                good("a"),
                File("bytes.yaml", b"\x82\xa0"),
                File("empty.yaml", b""),
                File("list.yaml", b"- 1\n"),
                missing,
                File("syntax.yaml", b"id: [\n"),
                file("word", card_company="card_companies"),
                good("z"),
            ],
            TODAY,
        )
        assert [one.id for one in catalog.incidents] == ["a", "z"]
        assert [record.name for record in catalog.left_out] == [
            "bytes.yaml", "empty.yaml", "list.yaml", "missing.yaml", "syntax.yaml", "word.yaml",
        ]  # fmt: skip
        assert codes(catalog)[0] == ("bytes.yaml", "BC104")
        assert ("missing.yaml", "BC101") in codes(catalog)
        assert ("word.yaml", "BC203") in codes(catalog)
        assert catalog.checked == 7

    def test_a_warning_leaves_a_record_in(self):
        catalog = read_catalog([file("a", **{'"1,234件"': '"1,234件", "999名"'})], TODAY)
        assert codes(catalog) == [("a.yaml", "BC411")]
        assert [one.id for one in catalog.incidents] == ["a"]

    def test_an_id_used_twice_leaves_the_second_out(self):
        catalog = read_catalog([good("a"), File("b.yaml", good("a").data)], TODAY)
        assert ("b.yaml", "BC501") in codes(catalog)
        assert [one.id for one in catalog.incidents] == ["a"]

    def test_related_ids_may_be_those_of_other_records(self):
        record = file("a", **{"review: checked": "review: checked\nrelated: [elsewhere]"})
        assert codes(read_catalog([record], TODAY)) == [("a.yaml", "BC503")]
        assert codes(read_catalog([record], TODAY, ["elsewhere"])) == []

    def test_a_waiver_does_not_make_half_a_record_whole(self):
        waiver = "review: checked\nwaive: [{check: BC202, reason: 不明, until: 2030年}]"
        catalog = read_catalog(
            [file("a", **{"organization: 株式会社サンプル\n": "", "review: checked": waiver})], TODAY
        )
        assert catalog.incidents == ()
        assert [record.name for record in catalog.left_out] == ["a.yaml"]

    def test_a_file_that_was_not_read_is_its_problem(self):
        unread = problem("BC102", "x.yaml", reason="no")
        record = read_file(File("x.yaml", problem=unread))
        assert (record.name, record.incident, record.problems) == ("x.yaml", None, (unread,))

    def test_a_file_is_read_without_the_checks_between_its_fields(self):
        record = read_file(file("a", **{"2022年7月1日": "2022年3月1日"}))
        assert record.incident
        assert record.problems == ()


NAMED = """
    id: made-up
    organization: {name: 株式会社サンプル, name_en: Sample Co.}
    vendor: 外部委託株式会社
    sites: [サンプルショップ, {name: 二号店, former_name: MFⅢ-JAPAN}]
    sources: [{kind: official_notice}]
    events:
      - {event: detected, date: 2022年4月1日, by: police, party: 博多警察署}
      - {event: published, date: 2022年7月1日}
    review: checked
"""


class TestLookingUp:
    def test_get(self):
        catalog = read_catalog([good("a"), good("b")], TODAY)
        assert catalog.get("b") is catalog.incidents[1]
        assert catalog.get("c") is None
        assert catalog.get("") is None

    def test_names(self):
        assert list(names_of(incident(NAMED))) == [
            "株式会社サンプル", "Sample Co.", "外部委託株式会社", "サンプルショップ", "二号店", "MFⅢ-JAPAN", "博多警察署",
        ]  # fmt: skip
        assert list(names_of(incident())) == ["株式会社サンプル", "サンプルショップ"]

    @pytest.mark.parametrize(
        "wanted", ["made_up", "MADE-UP", "madeup", "ｻﾝﾌﾟﾙｼｮｯﾌﾟ", "mfiii-japan", "Sample", "博多"]
    )
    def test_near_by_id_or_name(self, wanted):
        assert read_catalog([file("made-up", NAMED)], TODAY).near(wanted) == ("made-up",)

    @pytest.mark.parametrize("wanted", ["", " ", "zzzzzz", "x" * 10_000])
    def test_nothing_near(self, wanted):
        assert read_catalog([file("made-up", NAMED)], TODAY).near(wanted) == ()


def incident(text: str = GOOD, **replaced: str) -> Incident:
    for old, new in replaced.items():
        assert old in text
        text = text.replace(old, new)
    found = record_of(text).incident
    assert found
    return found


DETECTED = "{event: detected, date: 2022年4月1日, by: card_company}"
PUBLISHED = "{event: published, date: 2022年7月1日}"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([DETECTED, PUBLISHED], "2022年7月1日"),
        ([DETECTED], "2022年4月1日"),
        (["{event: published, date: 2022年8月}", PUBLISHED], "2022年7月1日"),
        (["{event: site_stopped, date: 2022年8月1日}"], None),
    ],
)
def test_reference_date_is_of_the_first_publication_else_of_detection(events, expected):
    day = reference_date(events_only(*events))
    assert (day.text if day else None) == expected


def events_only(*events: str) -> Incident:
    return incident(
        "id: made-up\norganization: 株式会社サンプル\nsources: [{kind: official_notice}]\nreview: checked\n"
        "events:\n" + "".join(f"  - {event}\n" for event in events)
    )


def verdict(wanted: Filter, one: Incident) -> str:
    selection = wanted([one])
    if selection.incidents:
        return "fits"
    return "unknown" if selection.unknown else "does not fit"


def day(text: str):
    return read_date(text)


BARE = events_only("{event: site_stopped, date: 2022年8月1日}")
WHOLE = incident(
    GOOD
    + """    cause: [sql_injection, malware]
    misuse: possible
"""
)


@pytest.mark.parametrize(
    ("fitting", "not_fitting"),
    [
        (Filter(since=day("2022年7月1日")), Filter(since=day("2022年7月2日"))),
        (Filter(until=day("2022年7月1日")), Filter(until=day("2022年6月30日"))),
        (Filter(since=day("2022年7月")), Filter(until=day("2022年6月"))),
        (Filter(data=(DataItem.CARD_NUMBER,)), Filter(data=(DataItem.CARD_NUMBER, DataItem.NAME))),
        (Filter(cause=(Cause.SQL_INJECTION, Cause.INSIDER)), Filter(cause=(Cause.INSIDER,))),
        (
            Filter(detected_by=(Detector.POLICE, Detector.CARD_COMPANY)),
            Filter(detected_by=(Detector.POLICE,)),
        ),
        (Filter(min_affected=1234), Filter(min_affected=1235)),
        (Filter(max_affected=1234), Filter(max_affected=1233)),
        (Filter(max_affected=5000), Filter(max_affected=0)),
        (Filter(site="ｻﾝﾌﾟﾙ"), Filter(site="別の店")),
    ],
)
def test_each_question_fits_does_not_fit_or_is_unknown(fitting, not_fitting):
    assert verdict(fitting, WHOLE) == "fits"
    assert verdict(not_fitting, WHOLE) == "does not fit"
    assert verdict(fitting, BARE) == "unknown"
    assert verdict(not_fitting, BARE) == "unknown"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), "fits"),
        (Filter(org="サンプル"), "fits"),
        (Filter(org="さんぷる"), "fits"),
        (Filter(org="sample co"), "fits"),
        (Filter(org="SAMPLE　ＣＯ."), "fits"),
        (Filter(org="別会社"), "does not fit"),
        (Filter(org=""), "does not fit"),
        (Filter(site="　"), "does not fit"),
        (Filter(org="外部委託"), "does not fit"),  # the vendor is not the operator
        (Filter(site="二号"), "fits"),
        (Filter(site="MFIII-JAPAN"), "fits"),
        (Filter(site="mfⅲ‐japan"), "fits"),
        (Filter(site="株式会社サンプル"), "does not fit"),
    ],
)
def test_names_in_any_spelling(wanted, expected):
    assert verdict(wanted, incident(NAMED)) == expected


@pytest.mark.parametrize(
    ("published", "wanted", "expected"),
    [
        ("2022年7月", Filter(since=day("2022年7月20日")), "fits"),  # it may
        ("2022年7月", Filter(until=day("2022年7月1日")), "fits"),
        ("2022年7月", Filter(since=day("2022年8月1日")), "does not fit"),
        ("2022年7月1日以降", Filter(since=day("2023年1月1日")), "fits"),
        ("2022年7月1日以降", Filter(until=day("2022年6月30日")), "does not fit"),
    ],
)
def test_imprecise_and_open_dates_fit_where_they_may(published, wanted, expected):
    assert verdict(wanted, events_only(f"{{event: published, date: {published}}}")) == expected


@pytest.mark.parametrize(
    ("fact", "not_stated", "expected"),
    [
        ("published", "", "does not fit"),
        ("affected", "", "does not fit"),
        ("cause", "", "fits"),
        ("ppc_reported", "", "fits"),
        ("investigator", "not_stated: [investigator]", "fits"),
        ("investigator", "", "unknown"),  # the record has no place for a name
        ("contact_window", "", "unknown"),
    ],
)
def test_facts_that_a_record_does_not_have(fact, not_stated, expected):
    assert verdict(Filter(not_stated=(fact,)), incident(f"{GOOD}    {not_stated}\n")) == expected


def test_all_facts_asked_for_must_be_missing():
    assert verdict(Filter(not_stated=("cause", "published")), incident()) == "does not fit"
    assert verdict(Filter(not_stated=("cause", "ppc_reported")), incident()) == "fits"
    assert verdict(Filter(not_stated=("cause", "investigator")), incident()) == "unknown"
    assert verdict(Filter(not_stated=("published", "investigator")), incident()) == "does not fit"


def test_all_questions_must_fit_and_a_no_outweighs_what_is_unknown():
    assert verdict(Filter(min_affected=1, data=(DataItem.CARD_NUMBER,)), WHOLE) == "fits"
    assert verdict(Filter(min_affected=1, data=(DataItem.NAME,)), WHOLE) == "does not fit"
    assert verdict(Filter(min_affected=1, org="別会社"), BARE) == "does not fit"
    assert verdict(Filter(min_affected=1, org="サンプル"), BARE) == "unknown"


def test_a_stated_unknown_number_is_no_number():
    unknown = incident(**{'"1,234件"': "件数不明"})
    assert verdict(Filter(min_affected=0), unknown) == "unknown"
    assert verdict(Filter(max_affected=10), unknown) == "unknown"


def test_selection_keeps_the_order():
    selection = Filter(min_affected=1)([WHOLE, BARE, WHOLE, BARE])
    assert selection.incidents == [WHOLE, WHOLE]
    assert selection.unknown == [BARE, BARE]
