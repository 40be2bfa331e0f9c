"""The shipped records against their notices: every figure that a reader could work out by hand."""

import re
from functools import cache

import pytest

from breachcat.catalog import Catalog, read_catalog
from breachcat.delays import MEASURES, Delay, Reason, Unknown, since_detection
from breachcat.japanese import fold
from breachcat.model import Incident
from breachcat.store import read_folder
from breachcat.vocabulary import EventKind
from conftest import INCIDENTS, TODAY

IDS = ["cell-cellar", "jimos", "lespros-shop", "total-web-shop", "vector-park"]


@cache
def catalog() -> Catalog:
    return read_catalog(read_folder(INCIDENTS), TODAY)


def incident(name: str) -> Incident:
    found = catalog().get(name)
    assert found
    return found


def test_all_are_sound_without_a_warning():
    assert [one.id for one in catalog().incidents] == IDS
    assert catalog().problems == []


# Event, stage, who or what is told of it, and days since detection. "175+" is at least 175.
STEPS = {
    "lespros-shop": [
        ("detected", None, "0", "stated"),
        ("site_stopped", None, "0", "stated"),
        ("payment_stopped", None, "0", "implied"),
        ("investigation_started", None, "0", "derived"),
        ("investigation_completed", None, "44", "stated"),
        ("ppc_reported", None, "72", "stated"),
        ("police_reported", None, "72", "stated"),
        ("published", None, "91", "stated"),
        ("customers_notified", None, "91", "derived"),
    ],
    "cell-cellar": [
        ("detected", None, "0", "stated"),
        ("payment_stopped", None, "1", "implied"),
        ("police_reported", None, "6", "stated"),
        ("customers_notified", None, "175+", "stated"),
    ],
    "vector-park": [
        ("detected", None, "0", "stated"),
        ("police_reported", None, "1", "stated"),
        ("customers_notified", "early_warning", "7", "stated"),
        ("payment_stopped", None, "22", "stated"),
        ("investigation_completed", None, "203", "stated"),
        ("ppc_reported", None, "216", "stated"),
        ("published", None, "254", "stated"),
        ("customers_notified", "formal", "254", "derived"),
        ("updated", None, "256", "stated"),
    ],
    "jimos": [
        ("operator_changed", None, "-1211", "stated"),
        ("detected", None, "0", "stated"),
        ("payment_stopped", "decided", "0", "derived"),
        ("investigation_started", None, "0", "derived"),
        ("police_reported", None, "3", "stated"),
        ("ppc_reported", None, "3", "stated"),
        ("investigation_interim", None, "6", "stated"),
        ("site_stopped", None, "6", "derived"),
        ("published", "preliminary", "27", "stated"),
        ("investigation_completed", None, "53", "stated"),
        ("published", "interim", "62", "second_hand"),
        ("published", "final", "81", "second_hand"),
        ("customers_notified", None, "81", "second_hand"),
    ],
    "total-web-shop": [
        ("detected", None, "0", "stated"),
        ("police_reported", None, "1", "stated"),
        ("payment_stopped", None, "2", "stated"),
        ("ppc_reported", None, "35", "stated"),
        ("investigation_completed", None, "56", "stated"),
        ("published", None, "229", "stated"),
        ("customers_notified", None, "229", "derived"),
    ],
}


def said(delay: Delay | None) -> str:
    assert delay
    if delay.high is None:
        return f"{delay.low}+"
    return str(delay.low) if delay.low == delay.high else f"{delay.low}-{delay.high}"


@pytest.mark.parametrize("name", IDS)
def test_every_event_has_its_days_since_detection_and_its_basis(name):
    record = incident(name)
    steps = [
        (event.event, event.stage, said(since_detection(record, event)), event.basis)
        for event in record.events
    ]
    assert steps == STEPS[name]


# The ten measures; a fact's name is why there is none. All of these facts were looked for.
MEASURED = {
    "lespros-shop": {
        "publication": "91", "full_publication": "91", "payment_stop": "0", "investigation": "44", "ppc": "72",
        "police": "72", "customers": "91", "report_to_publication": "47", "exposure": "182", "dwell": "181",
    },
    "cell-cellar": {
        "publication": "published", "full_publication": "published", "payment_stop": "1",
        "investigation": "investigation_completed", "ppc": "ppc_reported", "police": "6", "customers": "175+",
        "report_to_publication": "investigation_completed", "exposure": "115, 3520", "dwell": "3518",
    },
    "vector-park": {
        "publication": "254", "full_publication": "254", "payment_stop": "22", "investigation": "203", "ppc": "216",
        "police": "1", "customers": "7", "report_to_publication": "51", "exposure": "605", "dwell": "589",
    },
    "jimos": {
        "publication": "27", "full_publication": "81", "payment_stop": "0", "investigation": "53", "ppc": "3",
        "police": "3", "customers": "81", "report_to_publication": "28", "exposure": "2033, 747", "dwell": "2032",
    },
    "total-web-shop": {
        "publication": "229", "full_publication": "229", "payment_stop": "2", "investigation": "56", "ppc": "35",
        "police": "1", "customers": "229", "report_to_publication": "173", "exposure": "1151, 3249", "dwell": "3246",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_every_measure_has_its_days_or_the_fact_that_is_not_stated(name):
    measured = {}
    for measure in MEASURES.values():
        outcome = measure.of(incident(name))
        if isinstance(outcome, Unknown):
            assert outcome.reason is Reason.NOT_STATED
            measured[measure.name] = outcome.fact
        else:
            measured[measure.name] = ", ".join(map(said, outcome))
    assert measured == MEASURED[name]


# Who detected, the forces and acts of the police.
PARTIES = {
    "lespros-shop": [("detected", "card_company", None, None), ("police_reported", None, "報告", "警視庁")],
    "cell-cellar": [
        ("detected", "police", None, "警視庁サイバー犯罪対策課"),
        ("police_reported", None, "相談", "管轄の警察署"),
    ],
    "vector-park": [
        ("detected", "police", None, "岡山県警サイバー対策課"),
        ("police_reported", None, "被害申告", "所轄警察署"),
    ],
    "jimos": [("detected", "card_company", None, None), ("police_reported", None, "報告", "博多警察署")],
    "total-web-shop": [
        ("detected", "police", None, None),
        ("police_reported", None, "被害申告", "所轄警察署"),
    ],
}


@pytest.mark.parametrize("name", IDS)
def test_detection_and_police_name_who_it_was(name):
    events = [event for event in incident(name).events if event.by or event.act or event.party]
    assert [(event.event, event.by, event.act, event.party) for event in events] == PARTIES[name]


# Words as written where the date is relative or partial; "from then on" is open.
WORDS = {
    "lespros-shop": [("investigation_started", "同時に", False), ("customers_notified", "本日より", True)],
    "cell-cellar": [],
    "vector-park": [
        ("customers_notified", "2021年12月14日より順次", True),
        ("customers_notified", "本日より", True),
    ],
    "jimos": [
        ("payment_stopped", "即日", False),
        ("investigation_started", "同時に", False),
        ("site_stopped", "同日", False),
        ("published", "9月26日", False),
        ("published", "10月15日", False),
        ("customers_notified", "本日より", True),
    ],
    "total-web-shop": [("customers_notified", "本日より", True)],
}


@pytest.mark.parametrize("name", IDS)
def test_relative_dates_keep_the_words_of_the_notice(name):
    events = [event for event in incident(name).events if event.text or event.open]
    assert [(event.event, fold(event.text or ""), event.open) for event in events] == WORDS[name]


CARD = ["card_number", "card_holder", "card_expiry", "security_code"]
# Start, end, counts, whether only some are concerned, data items.
WINDOWS = {
    "lespros-shop": [("2020-02-13", "2020-08-12", [(4722, "records"), (4722, "persons")], None, CARD)],
    "cell-cellar": [
        ("2019-12-16", "2020-04-08", [], None, CARD),
        ("2010-08-20", "2020-04-08", [], True, CARD),
    ],
    "vector-park": [
        ("2020-04-27", "2021-12-22", [(18136, "records"), (18136, "persons")], None, [*CARD, "login_id", "password"]),
    ],
    "jimos": [("2014-01-01", "2019-07-26", [], True, CARD), ("2014-03-15", "2016-03-30", [], True, CARD)],
    "total-web-shop": [
        (
            "2021-05-26", "2024-07-19", [(2460, "records"), (2460, "persons")], None,
            ["card_number", "card_expiry", "security_code"],
        ),
        (
            "2015-08-28", "2024-07-19", [(9120, "records"), (9120, "persons")], None,
            ["name", "address", "phone", "fax", "email"],
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_windows_have_their_days_counts_and_data(name):
    found = []
    for window in incident(name).windows():
        assert window.period
        assert window.data
        sides = [side for side in (window.period.start, window.period.end) if side]
        assert all(side.earliest == side.latest for side in sides)
        counts = [(count.value, count.unit) for count in window.affected or []]
        data = sorted(window.data, key=list(type(window.data[0])).index)
        found.append((*(str(side.earliest) for side in sides), counts, window.partial, data))
        assert window.certainty == "possible"
    assert found == WINDOWS[name]


def test_jimos_has_one_total_for_both_windows_and_says_which_sites():
    jimos = incident("jimos")
    assert [(count.value, count.unit) for count in jimos.counts()] == [(107661, "records")]
    assert jimos.affected
    assert [window.sites for window in jimos.windows()] == [
        ["マキアレイベル", "Coyori", "代謝生活CLUB"],
        ["酒蔵.com"],
    ]


def test_jimos_has_three_publications():
    notices = incident("jimos").events_of(EventKind.PUBLISHED)
    assert [str(event.date.earliest) for event in notices] == ["2019-08-22", "2019-09-26", "2019-10-15"]


def test_cell_cellar_has_no_count_and_no_publication():
    cellar = incident("cell-cellar")
    assert cellar.counts() == []
    assert cellar.events_of(EventKind.PUBLISHED) == []
    assert {"published", "affected"} <= set(cellar.not_stated or [])


@pytest.mark.parametrize(
    ("name", "sums"),
    [("total-web-shop", (11580, 23160)), ("lespros-shop", (9444,)), ("vector-park", (36272,))],
)
def test_groups_and_units_are_never_added(name, sums, run):
    shown = run("show", name).out + run("list", "--format", "json").out + run("list").out
    plain = shown.replace(",", "")
    assert not [one for one in sums if str(one) in plain]


FACTS = {
    "lespros-shop": {
        "cause": ["system_vulnerability"], "misuse": "possible",
        "delay_reasons": [
            "avoid_confusion", "advice_of_card_company_or_processor", "prepare_support", "await_investigation",
            "coordinate_with_card_companies", "set_up_contact_window",
        ],
        "not_leaked": ["none", "not_confirmed", "not_pointed_out"],
        "not_stated": ["investigator", "misuse_extent", "ppc_stage"],
    },
    "cell-cellar": {
        "cause": ["system_vulnerability"], "misuse": None,
        "delay_reasons": ["avoid_confusion", "await_investigation", "coordinate_with_card_companies"],
        "not_leaked": ["none", "none"],
        "not_stated": [
            "affected", "investigation_completed", "investigation_started", "investigator", "misuse",
            "ppc_reported", "published", "site_stopped",
        ],
    },
    "vector-park": {
        "cause": ["system_vulnerability", "payment_page_tampering"], "misuse": "possible",
        "delay_reasons": [
            "avoid_confusion", "advice_of_card_company_or_processor", "prepare_support", "await_investigation",
            "coordinate_with_card_companies",
        ],
        "not_leaked": [],
        "not_stated": [
            "investigation_started", "investigator", "malware_removed", "personal_data", "ppc_stage", "site_stopped",
        ],
    },
    "jimos": {
        "cause": ["system_vulnerability"], "misuse": "possible",
        "delay_reasons": [
            "limited_capacity", "avoid_further_trouble", "await_investigation", "coordinate_with_card_companies",
        ],
        "not_leaked": [],
        "not_stated": ["affected_per_site", "affected_persons", "investigator", "ppc_stage"],
    },
    "total-web-shop": {
        "cause": ["system_vulnerability", "payment_page_tampering"], "misuse": "possible",
        "delay_reasons": [],
        "not_leaked": [],
        "not_stated": [
            "affected_overlap", "contact_window", "delay_reasons", "investigation_started", "investigator",
            "ppc_stage", "site_stopped",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_the_notice_s_account_is_kept_no_more_and_no_less(name):
    record = incident(name)
    assert {
        "cause": record.cause,
        "misuse": record.misuse,
        "delay_reasons": record.delay_reasons or [],
        "not_leaked": [item.strength for item in record.not_leaked or []],
        "not_stated": sorted(record.not_stated or []),
    } == FACTS[name]


NAMES = {
    "lespros-shop": ("株式会社レプロエンタテインメント", ["レプロ公式オンラインショップ"], "official_notice"),
    "cell-cellar": (
        "株式会社 スカイトップトレーディング",
        ["CELL CELLAR セルセラ 公式ショップ"],
        "official_faq",
    ),
    "vector-park": ("株式会社 ベクトル", ["ベクトルパーク"], "official_notice"),
    "jimos": ("株式会社JIMOS", ["マキアレイベル", "Coyori", "代謝生活CLUB", "酒蔵.com"], "blog"),
    "total-web-shop": ("株式会社セントラル", ["トータル WEB SHOP"], "official_notice"),
}


@pytest.mark.parametrize("name", IDS)
def test_names_and_the_kind_of_the_first_source(name):
    record = incident(name)
    assert (record.organization.name, record.site_names(), record.sources[0].kind) == NAMES[name]


def test_cell_cellar_keeps_its_former_name():
    (site,) = incident("cell-cellar").sites or []
    assert site.former_name == "MFⅢ-JAPAN"


# What stands in the texts without being a fact: other dates and sums, opinions, ways to call.
DECOYS = {
    "lespros-shop": [
        "平成27年", "2015", "10月6日", "令和元年", "2019", "440万", "4400000", "十年以下", "千万円", "五百万円",
        "3億", "support@", "jame.or.jp", "0120", "@",
    ],
    "jimos": ["60日", "7万円", "0時半", "2014年以降", "1%", "8月18日", "8月19日", "7月27日", "0120", "@"],
    "cell-cellar": ["0120", "@"],
    "vector-park": ["0120", "@"],
    "total-web-shop": ["11,580", "11580", "@"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "decoy"), [(name, decoy) for name in IDS for decoy in DECOYS[name]])
def test_no_decoy_is_in_the_record(name, decoy):
    written = (INCIDENTS / f"{name}.yaml").read_text(encoding="utf-8")
    assert decoy not in fold(written)


def test_lespros_shop_has_no_date_of_the_unrelated_legal_notices():
    assert {event.date.earliest.year for event in incident("lespros-shop").events} == {2020}


@pytest.mark.parametrize("name", IDS)
def test_summaries_are_two_sentences_in_both_languages(name):
    record = incident(name)
    assert len(re.findall("。", record.summary or "")) in (1, 2)
    assert len(re.findall(r"\.(?: |$)", record.summary_en or "")) in (1, 2)
