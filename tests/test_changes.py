"""Changes: which facts differ between two states of a record, and what is no fact."""

import itertools
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat.catalog import Catalog, File, read_catalog
from breachcat.changes import Effect, Kind, RecordChange, Tally, changes_between, differing, tally
from breachcat.comparison import Fact, facts_between, meaning, paired
from breachcat.document import read_document
from breachcat.japanese import Count, Date, Period, read_count, read_date, read_period
from breachcat.language import Text
from breachcat.model import Incident, Part
from breachcat.nodes import plain_value
from breachcat.problems import problem
from breachcat.render.forms import to_json, to_yaml
from conftest import INCIDENTS, TODAY

RECORD = """
    id: made-up
    organization: 株式会社サンプル
    sites: [サンプルショップ, {name: 見本市場, url: "https://example.com/"}]
    sources:
      - {kind: official_notice, title: お知らせ, url: "https://example.com/notice"}
      - {kind: press, title: 報道, url: "https://example.com/press"}
    events:
      - {event: detected, date: 2022年4月1日, by: card_company}
      - {event: payment_stopped, date: 2022年4月1日, basis: derived, text: 即日}
      - {event: published, date: 2022年7月1日, stage: preliminary}
      - {event: published, date: 2022年8月1日, stage: interim, source: 2}
      - {event: published, date: 2022年9月1日, stage: final}
    exposures:
      - {period: 2021年1月1日～2022年3月31日, scope: 決済した顧客, affected: ["1,234件", "1,234名"], data: [card_number, card_expiry]}
      - {period: 2015年1月1日～2022年3月31日, scope: 会員, affected: ["5,678名"], certainty: possible, data: [name, address]}
    affected: ["6,912件"]
    cause: [system_vulnerability, malware]
    misuse: possible
    delay_reasons: [avoid_confusion]
    not_leaked: [{what: パスワード, strength: none}]
    not_stated: [ppc_reported, investigator]
    summary: 決済画面が改ざんされた。
    notes: [The shop is closed., The notice was taken down later.]
    review: checked
"""


def catalog_of(**records: str) -> Catalog:
    """Return the catalog of records by file name, each of which may be indented."""
    files = [File(f"incidents/{name.replace('_', '-')}.yaml", dedent(text).lstrip("\n").encode()) for name, text in records.items()]  # fmt: skip
    return read_catalog(files, TODAY)


def edited(text: str, *edits: str) -> str:
    """Return a text after edits, each written as “old → new”."""
    for edit in edits:
        old, new = edit.split(" → ")
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def change_of(before: str, after: str) -> RecordChange:
    """Return the change of the one record of which two states are given."""
    (change,) = changes_between(catalog_of(made_up=before), catalog_of(made_up=after))
    return change


def shown(value: object) -> str:
    """Return a value in few words: as it is written, and a part with all that it has."""
    if isinstance(value, (Date, Period, Count)):
        return value.text
    if isinstance(value, list):
        return " ".join(map(shown, value))
    if isinstance(value, Part):
        return " ".join(shown(item) for _, item in value if item is not None and item is not False)
    return str(value)


def told(fact: Fact) -> str:
    path = ".".join(map(str, fact.path))
    return f"{path}: {shown(fact.before)} → {shown(fact.after)}"


FACTS = [
    # one value
    ("misuse: possible → misuse: confirmed", ["misuse: possible → confirmed"]),
    ("    misuse: possible\n → ", ["misuse: possible → None"]),
    ("review: checked → review: double_checked", ["review: checked → double_checked"]),
    ("organization: 株式会社サンプル → organization: {name: 株式会社サンプル, name_en: Sample}",
     ["organization.name_en: None → Sample"]),
    ("organization: 株式会社サンプル → organization: 株式会社見本", ["organization.name: 株式会社サンプル → 株式会社見本"]),
    ("    misuse: possible → \n    vendor: 外部会社\n    misuse: possible", ["vendor: None → 外部会社"]),
    ("summary: 決済画面が改ざんされた。 → summary: 改ざんされた。", ["summary: 決済画面が改ざんされた。 → 改ざんされた。"]),
    # dates of events: one date that changed is one fact, however many events of its kind there are
    ("date: 2022年8月1日 → date: 2022年8月2日", ["events.3.date: 2022年8月1日 → 2022年8月2日"]),
    ("date: 2022年8月1日 → date: 2022年8月下旬", ["events.3.date: 2022年8月1日 → 2022年8月下旬"]),
    ("date: 2022年8月1日 → date: 2022年8月1日頃", ["events.3.date: 2022年8月1日 → 2022年8月1日頃"]),
    ("date: 2022年8月1日, stage: interim → date: 2022年8月2日", ["events.3.date: 2022年8月1日 → 2022年8月2日", "events.3.stage: interim → None"]),
    (", stage: final → , stage: interim, note: x", ["events.4.stage: final → interim", "events.4.note: None → x"]),
    (", by: card_company → , by: police", ["events.0.by: card_company → police"]),
    (", basis: derived, text: 即日 → , open: true", ["events.1.basis: derived → stated", "events.1.text: 即日 → None", "events.1.open: False → True"]),
    ("      - {event: published, date: 2022年8月1日, stage: interim, source: 2}\n → ",
     ["events.3: published 2022年8月1日 interim stated 2 → None"]),
    ("      - {event: published, date: 2022年7月1日 →       - {event: ppc_reported, date: 2022年4月5日}\n      - {event: published, date: 2022年7月1日",
     ["events.2: None → ppc_reported 2022年4月5日 stated"]),
    ("payment_stopped → site_stopped", ["events.1: None → site_stopped 2022年4月1日 derived 即日", "events.1: payment_stopped 2022年4月1日 derived 即日 → None"]),
    (", source: 2 → , source: 1", ["events.3.source: 2 → None"]),
    # windows of exposure
    ("period: 2021年1月1日 → period: 2021年2月1日", ["exposures.0.period: 2021年1月1日～2022年3月31日 → 2021年2月1日～2022年3月31日"]),
    ("period: 2021年1月1日～2022年3月31日 → period: ～2022年3月31日", ["exposures.0.period: 2021年1月1日～2022年3月31日 → ～2022年3月31日"]),
    ("period: 2021年1月1日～2022年3月31日, → ", ["exposures.0.period: 2021年1月1日～2022年3月31日 → None"]),
    ("period: 2021年1月1日～2022年3月31日 → period: 2011年1月1日～2012年3月31日",
     ["exposures.0.period: 2021年1月1日～2022年3月31日 → 2011年1月1日～2012年3月31日"]),
    ("period: 2021年1月1日～2022年3月31日, scope: 決済した顧客 → period: 2011年1月1日～2012年3月31日, scope: ほか",
     ["exposures.0: None → 2011年1月1日～2012年3月31日 ほか 1,234件 1,234名 card_number card_expiry",
      "exposures.0: 2021年1月1日～2022年3月31日 決済した顧客 1,234件 1,234名 card_number card_expiry → None"]),
    ("certainty: possible → certainty: confirmed, partial: true", ["exposures.1.certainty: possible → confirmed", "exposures.1.partial: None → True"]),
    ("data: [card_number, card_expiry] → data: [card_number, card_holder]", ["exposures.0.data: card_number card_expiry → card_number card_holder"]),
    ('"1,234件", "1,234名" → "1,234件", "1,200名"', ["exposures.0.affected: 1,234件 1,234名 → 1,234件 1,200名"]),
    ("6,912件 → 約6,912件", ["affected: 6,912件 → 約6,912件"]),
    ("6,912件 → 6,912名", ["affected: 6,912件 → 6,912名"]),
    # lists of words
    ("[system_vulnerability, malware] → [system_vulnerability, sql_injection]", ["cause: system_vulnerability malware → system_vulnerability sql_injection"]),
    ("    cause: [system_vulnerability, malware]\n → ", ["cause: system_vulnerability malware → None"]),
    ("[ppc_reported, investigator] → [investigator]", ["not_stated: ppc_reported investigator → investigator"]),
    ("[avoid_confusion] → [avoid_confusion, prepare_support]", ["delay_reasons: avoid_confusion → avoid_confusion prepare_support"]),
    # lists of things: found again by what names them
    ("[サンプルショップ, → [", ["sites.0: サンプルショップ → None"]),
    ("name: 見本市場, url → name: 見本市場２号店, url", ["sites.1.name: 見本市場 → 見本市場２号店"]),
    ("[サンプルショップ, → [{name: サンプルショップ, former_name: 旧店}, 新店,", ["sites.0.former_name: None → 旧店", "sites.1: None → 新店"]),
    ("title: お知らせ → title: お詫び", ["sources.0.title: お知らせ → お詫び"]),
    ('title: 報道, url: "https://example.com/press" → title: 報道', ["sources.1.url: https://example.com/press → None"]),
    ('title: 報道, url: "https://example.com/press" → url: "https://example.com/2"', ["sources.1.title: 報道 → None", "sources.1.url: https://example.com/press → https://example.com/2"]),
    ('kind: press, title: 報道, url: "https://example.com/press" → kind: blog', ["sources.1: None → blog", "sources.1: press 報道 https://example.com/press → None"]),
    ("strength: none → strength: not_confirmed", ["not_leaked.0.strength: none → not_confirmed"]),
    ("what: パスワード → what: 住所", ["not_leaked.0: None → 住所 none", "not_leaked.0: パスワード none → None"]),
    ("[The shop is closed., → [The shop is closed now.,", ["notes.0: The shop is closed. → The shop is closed now."]),
    ("[The shop is closed., → [Cards were replaced.,", ["notes.0: None → Cards were replaced.", "notes.0: The shop is closed. → None"]),
    ("    review: checked → \n    waive: [{check: BC422, reason: x, until: 2027-01-01}]\n    related: [other]\n    review: checked",
     ["related: None → other", "waive.0: None → BC422 x 2027-01-01"]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), FACTS, ids=[edit for edit, _ in FACTS])
def test_facts(edit, expected):
    change = change_of(RECORD, edited(RECORD, edit))
    assert sorted(map(told, change.facts)) == sorted(expected)
    assert not any(fact.is_wording for fact in change.facts)
    back = change_of(edited(RECORD, edit), RECORD)
    assert sorted(f"{shown(fact.after)} → {shown(fact.before)}" for fact in back.facts) == sorted(
        line.partition(": ")[2] for line in expected
    )


WORDINGS = [
    ("date: 2022年7月1日 → date: 令和4年7月1日", ["events.2.date: 2022年7月1日 → 令和4年7月1日"]),
    ("date: 2022年7月1日 → date: 2022-07-01", ["events.2.date: 2022年7月1日 → 2022-07-01"]),
    ("period: 2021年1月1日～2022年3月31日 → period: 2021年1月1日から2022年3月31日まで",
     ["exposures.0.period: 2021年1月1日～2022年3月31日 → 2021年1月1日から2022年3月31日まで"]),
    ("period: 2021年1月1日～2022年3月31日 → period: {from: 2021-01-01, to: 2022年3月31日}",
     ["exposures.0.period: 2021年1月1日～2022年3月31日 → 2021-01-01～2022年3月31日"]),
    ("6,912件 → ６，９１２件", ["affected: 6,912件 → ６，９１２件"]),
    ('"1,234件", "1,234名" → "1,234人", "1,234件"', ["exposures.0.affected: 1,234件 1,234名 → 1,234人 1,234件"]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), WORDINGS, ids=[edit for edit, _ in WORDINGS])
def test_other_words_for_the_same_are_told_as_such(edit, expected):
    change = change_of(RECORD, edited(RECORD, edit))
    assert [told(fact) for fact in change.facts] == expected
    assert all(fact.is_wording for fact in change.facts)
    assert change.effects == ()
    assert tally([change]) == Tally(0, 1, 0, 0, facts=0, wordings=1)


NO_FACTS = [
    ("id: made-up → id: \"made-up\"  # the id"),
    ("organization: 株式会社サンプル → organization: {name: 株式会社サンプル}"),
    ("[サンプルショップ, → [{name: サンプルショップ},"),
    ("{event: detected, date: 2022年4月1日, by: card_company} → {by: card_company, date: '2022年4月1日', event: detected, basis: stated}"),
    ("period: 2021年1月1日～2022年3月31日 → period: {from: 2021年1月1日, to: 2022年3月31日}"),
    ("[card_number, card_expiry] → [card_expiry, card_number]"),
    ("[ppc_reported, investigator] → [investigator, ppc_reported]"),
    ('"1,234件", "1,234名" → "1,234名", "1,234件"'),
    ("[The shop is closed., The notice was taken down later.] → [The notice was taken down later., The shop is closed.]"),
    ("by: card_company → by: card_company, source: 1"),
]  # fmt: skip


@pytest.mark.parametrize("edit", NO_FACTS)
def test_layout_and_order_are_no_facts(edit):
    assert changes_between(catalog_of(made_up=RECORD), catalog_of(made_up=edited(RECORD, edit))) == []


@given(st.data())
def test_neither_is_the_order_of_keys_and_items_nor_the_style(data):
    """Any order of keys and of items that have no order, in block style or, as JSON is, in flow style."""
    values = plain_value(read_document(dedent(RECORD).encode(), "made-up.yaml").root)
    for name in ("events", "exposures", "cause", "notes"):
        values[name] = data.draw(st.permutations(values[name]))
    keys = data.draw(st.permutations(list(values)))
    write = data.draw(st.sampled_from([to_json, to_yaml]))
    text = write({key: values[key] for key in keys})
    assert changes_between(catalog_of(made_up=RECORD), catalog_of(made_up=text)) == []


class TestSources:
    TITLED = 'kind: press, title: 報道, url: "https://example.com/press"'

    def test_the_numbers_of_events_follow_a_new_source(self):
        """Another source after the first moves the numbers of the others, and changes no fact of an event."""
        after = edited(
            RECORD,
            "      - {kind: press →       - {kind: blog, title: ブログ}\n      - {kind: press",
            "source: 2 → source: 3",
        )
        assert [told(fact) for fact in change_of(RECORD, after).facts] == ["sources.1: None → blog ブログ"]

    def test_the_first_source_is_what_the_record_stands_for(self):
        """Two sources change places: the events keep theirs."""
        first = 'kind: official_notice, title: お知らせ, url: "https://example.com/notice"'
        after = RECORD.replace(first, "X").replace(self.TITLED, first).replace("X", self.TITLED)
        after = after.replace("stage: interim, source: 2", "stage: interim")
        for event in ("by: card_company", "text: 即日", "stage: preliminary", "stage: final"):
            after = after.replace(event, f"{event}, source: 2")
        (fact,) = change_of(RECORD, after).facts
        assert fact.path == ("sources",)
        assert (fact.before.title, fact.after.title) == ("お知らせ", "報道")

    def test_an_event_that_has_another_source(self):
        after = edited(RECORD, "by: card_company → by: card_company, source: 2")
        assert [told(fact) for fact in change_of(RECORD, after).facts] == ["events.0.source: None → 2"]


class TestPairs:
    """Which item of a list is the same as before, where several are alike."""

    def test_the_nearest_date_where_no_stage_tells(self):
        stages = (", stage: preliminary → ", ", stage: interim → ", ", stage: final → ")
        plain = edited(RECORD, *stages)
        after = edited(plain, "2022年7月1日 → 2022年6月30日", "2022年9月1日 → 2022年9月5日")
        assert [told(fact) for fact in change_of(plain, after).facts] == [
            "events.2.date: 2022年7月1日 → 2022年6月30日",
            "events.4.date: 2022年9月1日 → 2022年9月5日",
        ]

    def test_a_stage_that_is_added_is_no_other_event(self):
        plain = edited(RECORD, ", stage: final → ")
        assert [told(fact) for fact in change_of(plain, RECORD).facts] == ["events.4.stage: None → final"]

    def test_the_act_tells_reports_to_the_police_apart(self):
        acts = """
      - {event: police_reported, date: 2022年5月1日, act: 相談}
      - {event: police_reported, date: 2022年5月2日, act: 被害届}
    exposures:"""
        before = RECORD.replace("\n    exposures:", acts)
        after = edited(before, "2022年5月1日 → 2022年5月3日")
        assert [told(fact) for fact in change_of(before, after).facts] == [
            "events.5.date: 2022年5月1日 → 2022年5月3日"
        ]

    def test_windows_by_the_best_overlap(self):
        after = edited(
            RECORD,
            "2021年1月1日～ → 2020年12月1日～",
            "2015年1月1日～ → 2014年12月1日～",
            "scope: 会員 → scope: 顧客",
        )
        assert [told(fact) for fact in change_of(RECORD, after).facts] == [
            "exposures.0.period: 2021年1月1日～2022年3月31日 → 2020年12月1日～2022年3月31日",
            "exposures.1.period: 2015年1月1日～2022年3月31日 → 2014年12月1日～2022年3月31日",
            "exposures.1.scope: 会員 → 顧客",
        ]  # fmt: skip

    def test_a_great_many_items(self):
        """Items beyond the first forty that differ are not looked for, so that it takes no time."""
        olds, news = ([f"{side} {number}" for number in range(5000)] for side in ("note", "note:"))
        pairs = paired(olds, [*news, "note 4999"], lambda one, other: one[-2:] == other[-2:] or None)
        assert len(pairs) == 5000 + 1 + 5000 - 40 - 1
        assert (4999, 5000) in pairs
        assert pairs[:2] == [(0, 0), (1, 1)]

    def test_each_item_once(self):
        assert paired(["a", "a", "b"], ["a", "c", "a"], lambda *_: 1) == [(0, 0), (2, 1), (1, 2)]
        assert paired(["a"], [], lambda *_: 1) == [(0, None)]
        assert paired([], ["a"], lambda *_: 1) == [(None, 0)]
        assert paired(["a"], ["b"], lambda *_: None) == [(None, 0), (0, None)]


def test_meaning():
    """Equal for what means the same, different for what does not; always to be looked up."""
    same = [
        (read_date("2022年8月18日"), read_date("令和4年8月18日")),
        (read_period("2022年8月18日～"), read_period("2022-08-18から")),
        (read_count("１８件"), read_count("18件")),
        ([read_count("18件"), read_count("19名")], [read_count("19人"), read_count("18件")]),
        (None, None),
    ]
    for one, other in same:
        assert meaning(one) == meaning(other)
    assert len({meaning(one) for one, _ in same}) == len(same)
    assert meaning(read_date("2022年8月")) != meaning(read_date("2022年8月頃"))


class TestWords:
    def test_added_and_removed(self):
        fact = Fact(("cause",), ["a", "b"], ["b", "c"])
        assert (fact.added, fact.removed) == (["c"], ["a"])

    @pytest.mark.parametrize(
        ("before", "after"), [(None, ["a"]), (["a"], None), ("a", "b"), ([1], [2]), (None, None)]
    )
    def test_of_what_is_no_list_of_words_on_both_sides_there_are_none(self, before, after):
        fact = Fact(("cause",), before, after)
        assert (fact.added, fact.removed) == ([], [])


def days(effect: Effect) -> tuple[str, list[int | None], list[int | None]]:
    before, after = (
        [getattr(item, "low", None) for item in side] if isinstance(side, tuple) else []
        for side in (effect.before, effect.after)
    )
    return effect.measure.name, before, after


class TestEffects:
    @pytest.mark.parametrize(
        ("edit", "expected"),
        [
            ("date: 2022年7月1日 → date: 2022年7月3日", [("publication", [91], [93])]),
            ("date: 2022年9月1日 → date: 2022年9月2日", [("full_publication", [153], [154])]),
            ("period: 2021年1月1日 → period: 2021年2月1日", [("exposure", [455, 2647], [424, 2647])]),
            ("period: 2021年1月1日～2022年3月31日, → ", [("exposure", [455, 2647], [None, 2647]), ("dwell", [2647], [2647])]),
            (", basis: derived, text: 即日 → ", [("payment_stop", [0], [0])]),
            ("payment_stopped → site_stopped", [("payment_stop", [0], [])]),
            ("misuse: possible → misuse: confirmed", []),
            ("[ppc_reported, investigator] → [investigator]", []),
            ("basis: derived, text: 即日 → basis: implied", []),
        ],
    )  # fmt: skip
    def test_on_delays(self, edit, expected):
        change = change_of(RECORD, edited(RECORD, edit))
        assert list(map(days, change.effects)) == expected

    def test_of_new_and_withdrawn_records(self):
        new, gone = (
            changes_between(*sides)[0]
            for sides in itertools.permutations((catalog_of(), catalog_of(made_up=RECORD)))
        )
        measures = ["publication", "full_publication", "payment_stop", "exposure", "dwell"]
        assert [effect.measure.name for effect in new.effects] == measures
        assert [effect.measure.name for effect in gone.effects] == measures
        assert (
            {effect.before for effect in new.effects} == {effect.after for effect in gone.effects} == {None}
        )


class TestRecords:
    def test_new_and_withdrawn(self):
        """All facts of a new record are new, but for its id, which is its name."""
        before, after = catalog_of(old_one=RECORD.replace("made-up", "old-one")), catalog_of(made_up=edited(RECORD, "possible\n → confirmed\n"))  # fmt: skip
        new, gone = changes_between(before, after)
        assert (new.id, new.file, new.kind) == ("made-up", "incidents/made-up.yaml", Kind.NEW)
        assert (gone.id, gone.file, gone.kind) == ("old-one", "incidents/old-one.yaml", Kind.WITHDRAWN)
        told_new, told_gone = ({fact.path[0] for fact in change.facts} for change in (new, gone))
        assert told_new == told_gone == {line.split(":")[0] for line in dedent(RECORD).split("\n") if line[:1].strip()} - {"id"}  # fmt: skip
        assert all(fact.before is None for fact in new.facts)
        assert all(fact.after is None for fact in gone.facts)
        assert tally([new, gone]) == Tally(1, 0, 1, 0, facts=len(new.facts) + len(gone.facts), wordings=0)

    def test_one_record_under_another_id(self):
        """Withdrawn and new, each with the other's id, and no fact changed: an id is not to change."""
        other = edited(RECORD, "id: made-up → id: other", "cause: [system_vulnerability, malware] → cause: [malware, system_vulnerability]")  # fmt: skip
        gone, new = changes_between(catalog_of(made_up=RECORD), catalog_of(other=other))
        assert (gone.id, gone.kind, gone.twin, gone.facts, gone.effects) == ("made-up", Kind.WITHDRAWN, "other", (), ())  # fmt: skip
        assert (new.id, new.kind, new.twin, new.facts, new.effects) == ("other", Kind.NEW, "made-up", (), ())
        assert tally([gone, new]) == Tally(1, 0, 1, 0, facts=0, wordings=0)

    def test_the_reason_of_a_withdrawal_stays(self):
        before, after = (
            catalog_of(made_up=RECORD),
            catalog_of(made_up=TOMBSTONE, other=RECORD.replace("made-up", "other")),
        )
        gone, new = changes_between(before, after)
        assert [told(fact) for fact in gone.facts] == ["withdrawn: None → 2026-11-20 not an incident"]
        assert (gone.twin, new.twin, new.facts) == ("other", "made-up", ())

    def test_records_that_all_say_the_same(self):
        """Each withdrawn one goes on as one new record at most."""
        before = catalog_of(**{name: RECORD.replace("made-up", name) for name in ("a", "b")})
        after = catalog_of(**{name: RECORD.replace("made-up", name) for name in ("c", "d", "e")})
        assert [change.twin for change in changes_between(before, after)] == ["c", "d", "a", "b", None]

    def test_an_id_that_changes_in_its_file(self):
        change = change_of(RECORD, edited(RECORD, "id: made-up → id: other"))
        assert [told(fact) for fact in change.facts] == ["id: made-up → other"]
        assert (change.id, change.kind, change.errors) == ("made-up", Kind.CHANGED, (0, 1))

    def test_in_the_order_of_ids_by_file_name_wherever_the_folders_are(self):
        names = ["b", "b-2", "a"]
        files = [File(f"{folder}/{name}.yaml", f"id: {name}\nreview: {word}\n".encode()) for folder, word in (("/x", "draft"), ("y", "checked")) for name in names]  # fmt: skip
        changes = changes_between(read_catalog(files[:3], TODAY), read_catalog(files[3:], TODAY))
        assert [(change.id, change.file) for change in changes] == [("a", "y/a.yaml"), ("b", "y/b.yaml"), ("b-2", "y/b-2.yaml")]  # fmt: skip

    def test_nothing(self):
        assert changes_between(catalog_of(), catalog_of()) == []
        assert changes_between(catalog_of(made_up=RECORD), catalog_of(made_up=RECORD)) == []


TOMBSTONE = """
    id: made-up
    withdrawn: {date: 2026-11-20, reason: not an incident}
"""


class TestWithdrawn:
    """A withdrawn record may leave a tombstone: its id, and when and why it was withdrawn."""

    def test_with_the_reason_first(self):
        change = change_of(RECORD, TOMBSTONE)
        assert change.kind is Kind.WITHDRAWN
        assert told(change.facts[0]) == "withdrawn: None → 2026-11-20 not an incident"
        assert all(fact.after is None for fact in change.facts[1:])
        assert len(change.facts) > 10

    def test_and_back(self):
        change = change_of(TOMBSTONE, RECORD)
        assert change.kind is Kind.NEW
        assert told(change.facts[0]) == "withdrawn: 2026-11-20 not an incident → None"

    def test_a_tombstone_that_is_edited(self):
        change = change_of(TOMBSTONE, edited(TOMBSTONE, "not an incident → not one", "11-20 → 11-21"))
        assert change.kind is Kind.CHANGED
        assert [told(fact) for fact in change.facts] == [
            "withdrawn.date: 2026-11-20 → 2026-11-21",
            "withdrawn.reason: not an incident → not one",
        ]

    def test_only_its_layout(self):
        assert changes_between(catalog_of(made_up=TOMBSTONE), catalog_of(made_up=TOMBSTONE + "\n# x")) == []

    def test_a_broken_tombstone(self):
        change = change_of(RECORD, edited(TOMBSTONE, "2026-11-20 → soon"))
        assert (change.kind, change.errors, change.facts) == (Kind.UNREADABLE_AFTER, (0, 1), ())


class TestErrors:
    BROKEN = edited(RECORD, "date: 2022年7月1日 → date: 2022年7月32日")

    def test_what_is_sound_is_compared(self):
        """Of an unreadable date neither the events nor the delays that rest on them are compared."""
        change = change_of(RECORD, edited(self.BROKEN, "misuse: possible → misuse: confirmed"))
        assert (change.kind, change.errors, change.skipped) == (Kind.CHANGED, (0, 1), ("events", "delays"))
        assert [told(fact) for fact in change.facts] == ["misuse: possible → confirmed"]
        assert change.effects == ()

    @pytest.mark.parametrize(
        ("edit", "skipped"),
        [
            ("kind: press → kind: pres", ("sources",)),
            ("misuse: possible → misuse: perhaps", ("misuse",)),
            ("6,912件 → 多数", ("affected",)),
            ("period: 2021年1月1日～2022年3月31日 → period: いつか", ("exposures", "delays")),
            ("    review: checked\n → ", ("review",)),
            ("id: made-up → id: Made Up", ("id",)),
            ("title: お知らせ → titel: お知らせ", ("sources",)),
        ],
    )
    def test_what_is_left_out(self, edit, skipped):
        for sides in itertools.permutations((RECORD, edited(RECORD, edit))):
            change = change_of(*sides)
            assert change.kind is Kind.CHANGED
            assert change.skipped == skipped
            assert sorted(change.errors) == [0, 1]
            assert change.facts == ()

    def test_errors_that_hide_no_fact(self):
        """An order that cannot be leaves every value readable."""
        change = change_of(RECORD, edited(RECORD, "2022年4月1日, by → 2022年8月1日, by"))
        assert change.errors[0] == 0
        assert change.errors[1] > 0
        assert change.skipped == ()
        assert told(change.facts[0]) == "events.0.date: 2022年4月1日 → 2022年8月1日"

    def test_an_error_that_comes_from_the_layout_alone(self):
        change = change_of(RECORD, RECORD + "    misuse: possible\n")
        assert (change.kind, change.errors, change.facts) == (Kind.CHANGED, (0, 1), ())

    def test_the_same_errors_and_other_facts(self):
        change = change_of(self.BROKEN, edited(self.BROKEN, "2022年7月32日 → 2022年7月33日"))
        assert (change.errors, change.skipped, change.facts) == ((1, 1), ("events", "delays"), ())

    @pytest.mark.parametrize(
        ("before", "after", "kind", "errors"),
        [
            ("[", RECORD, Kind.UNREADABLE_BEFORE, (1, 0)),
            (RECORD, "[", Kind.UNREADABLE_AFTER, (0, 1)),
            ("[", "- x", Kind.UNREADABLE, (1, 1)),
            (TOMBSTONE, "[", Kind.NEW, (0, 1)),
            ("[", TOMBSTONE, Kind.WITHDRAWN, (1, 0)),
        ],
    )
    def test_records_that_cannot_be_read_at_all(self, before, after, kind, errors):
        change = change_of(before, after)
        assert (change.kind, change.errors) == (kind, errors)
        assert {fact.path[0] for fact in change.facts} <= {"withdrawn"}
        assert tally([change]).unreadable == (kind in set(Kind) - {Kind.NEW, Kind.WITHDRAWN})

    def test_new_or_withdrawn_and_unreadable(self):
        (new,) = changes_between(catalog_of(), catalog_of(made_up="["))
        (gone,) = changes_between(catalog_of(made_up="["), catalog_of())
        assert (new.kind, new.errors, new.facts, new.effects) == (Kind.NEW, (0, 1), (), ())
        assert (gone.kind, gone.errors, gone.facts, gone.effects) == (Kind.WITHDRAWN, (1, 0), (), ())

    def test_unsound_records_are_no_twins(self):
        sides = catalog_of(made_up=self.BROKEN), catalog_of(other=self.BROKEN.replace("made-up", "other"))
        assert [change.twin for change in changes_between(*sides)] == [None, None]

    def test_unread_on_both_sides_for_the_same_reason(self):
        unread = [
            File(f"{folder}/a.yaml", problem=problem("BC103", "a.yaml", size=2, limit=1)) for folder in "xy"
        ]
        before, after = (read_catalog([file], TODAY) for file in unread)
        assert changes_between(before, after) == []
        assert [change.kind for change in changes_between(before, catalog_of(a=RECORD))] == [
            Kind.UNREADABLE_BEFORE
        ]


class TestDiffering:
    UNREAD = File("c.yaml", problem=problem("BC102", "c.yaml", reason=Text("x", "x")))

    def test_files_of_the_same_bytes_need_no_reading(self):
        before = [File("x/a.yaml", b"1"), File("x/b.yaml", b"2"), File("x/gone.yaml", b"1")]
        after = [File("y/a.yaml", b"1"), File("y/b.yaml", b"3"), File("y/new.yaml", b"1")]
        assert differing(before, after) == (before[1:], after[1:])

    def test_what_was_not_read_has_no_bytes(self):
        assert differing([File("c.yaml")], [self.UNREAD]) == ([File("c.yaml")], [self.UNREAD])
        assert differing([self.UNREAD], [self.UNREAD]) == ([self.UNREAD], [self.UNREAD])

    def test_they_would_show_no_change(self):
        files = [File(path.name, path.read_bytes()) for path in INCIDENTS.glob("*.yaml")]
        assert files
        assert differing(files, files) == ([], [])
        assert changes_between(read_catalog(files, TODAY), read_catalog(files, TODAY)) == []


SHIPPED = [path.read_text(encoding="utf-8") for path in sorted(INCIDENTS.glob("*.yaml"))]


@given(st.sampled_from(SHIPPED), st.data())
def test_any_damage_gives_changes_and_never_an_exception(text, data):
    """Lines go missing, move or are doubled: facts are found on both ways, as many on the one as on the other."""
    lines = text.splitlines(keepends=True)
    first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[first:second] = data.draw(
        st.sampled_from([[], lines[second:first], lines[:first], [lines[first]] * 2])
    )
    catalogs = [read_catalog([File("a.yaml", side.encode())], TODAY) for side in (text, "".join(lines))]
    there, back = (changes_between(*sides) for sides in itertools.permutations(catalogs))
    assert len(there) == len(back) <= 1
    for one, other in zip(there, back, strict=True):
        assert one.errors == other.errors[::-1]
        assert one.skipped == other.skipped
        assert len(one.effects) == len(other.effects)
        assert len({fact.path for fact in one.facts if fact.after}) == sum(
            bool(fact.after) for fact in one.facts
        )


def test_an_incident_alone():
    """Without any other side there is nothing to compare a number of a source with."""
    incident = catalog_of(made_up=RECORD).get("made-up")
    assert isinstance(incident, Incident)
    new = list(facts_between(None, incident))
    assert [fact.path for fact in facts_between(incident, None)] == [fact.path for fact in new]
    assert list(facts_between(None, None)) == []
    assert {fact.path[0] for fact in facts_between(None, incident, ["events", "sources"])} == {
        fact.path[0] for fact in new
    } - {"events", "sources"}
    assert date(2022, 4, 1) in {fact.after.date.earliest for fact in new if fact.path[0] == "events"}
