"""`breachcat draft`: a notice becomes the draft of a record that shows where each value stands."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breachcat.checking import check_record
from breachcat.comparison import facts_between
from breachcat.document import read_document
from breachcat.drafting import drafted
from breachcat.language import Language
from breachcat.layout import formatted
from breachcat.model import Event
from breachcat.notice import Cue, Fact, Facts, Place, Surety, Whereabouts, find_facts, questions
from breachcat.record import read_record
from breachcat.vocabulary import EventKind, SourceKind
from conftest import INCIDENTS, ROOT, TODAY

NOTICE = """\
2023年9月8日
お客様各位
株式会社みほん商会

不正アクセスによる個人情報漏えいに関するお詫びとお知らせ

このたび、弊社が運営する「みほんストア」におきまして、第三者による不正アクセスを受け、お客様のクレジットカード情報（1,234件）が漏えいした可能性があることが判明いたしました。
なお、漏えいした可能性のあるお客様には、本日より電子メールにて個別にご連絡しております。

１．経緯
2023年5月10日、一部のクレジットカード会社から、漏えい懸念の連絡を受け、同日、カード決済を停止いたしました。
その後、第三者調査機関による調査を開始し、2023年7月28日、調査が完了いたしました。

２．漏えいした可能性のある情報
2022年11月3日～2023年5月10日の期間に「みほんストア」で購入されたお客様1,234名
・カード名義人名
・クレジットカード番号
・有効期限

３．原因
弊社が運営するサイトのシステムの一部の脆弱性をついたことによる第三者の不正アクセス

個人情報保護委員会には2023年5月12日に報告済みであり、所轄警察署にも被害届を提出しております。
"""

LANGUAGES = pytest.mark.parametrize("language", ["en", "ja"])
SHOWN = {
    "draft": (),
    "draft_json": ("--format", "json"),
    "draft_facts": ("--facts",),
    "draft_explain": ("--explain",),
}


@pytest.fixture
def draft(run, folder):
    """Run the command in the folder that holds the catalog, on the notice of this module."""
    (folder.parent / "notice.txt").write_text(NOTICE, encoding="utf-8")

    def runner(*arguments, place="notice.txt", **environment):
        return run("draft", place, *arguments, catalog=None, **environment)

    return runner


def draft_of(text, name="made-up", language=Language.ENGLISH):
    return drafted(find_facts(text), text, name, language, TODAY)


def record_of(draft, name="made-up"):
    return check_record(read_record(read_document(draft.encode(), f"{name}.yaml")), TODAY)


@LANGUAGES
@pytest.mark.parametrize("name", SHOWN)
def test_what_is_printed(draft, golden, name, language):
    outcome = draft("--id", "mihon-store", *SHOWN[name], BREACHCAT_LANG=language)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"{name}.{language}.txt", outcome.out)


def test_a_draft_stands_in_its_one_form():
    draft = draft_of(NOTICE)
    assert formatted(read_document(draft.encode(), "made-up.yaml")) == draft


def test_each_value_has_its_line_and_words():
    lines = draft_of(NOTICE).splitlines()
    at = next(number for number, line in enumerate(lines) if "investigation_completed, date" in line)
    assert lines[at - 1] == "  # line 12: “2023年7月28日” (“調査が完了”)"


def test_a_draft_needs_its_questions_answered_and_nothing_else():
    record = record_of(draft_of(NOTICE))
    assert {problem.check.code for problem in record.problems} == {"BC212"}
    assert record.incident.todo


QUESTIONS = (
    ("2023年5月10日、", "", "tells detected without a day"),
    ("2023年9月8日\n", "", "not found: published"),
    ("2022年11月3日～2023年5月10日の期間に", "", "not found: exposures"),
    ("株式会社みほん商会\n", "", "not found: organization"),
    ("一部のクレジットカード会社から、漏えい懸念の連絡を受け、", "", "not found: detected, detected_by"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "others", "question"), QUESTIONS)
def test_what_is_not_found_is_asked_for(words, others, question):
    assert words in NOTICE
    todo = "\n".join(record_of(draft_of(NOTICE.replace(words, others))).incident.todo)
    assert question in todo


def test_two_candidates_are_a_question():
    text = NOTICE.replace("その後、", "2023年6月30日、調査が完了いたしました。その後、")
    record = record_of(draft_of(text))
    (taken,) = record.incident.events_of(EventKind.INVESTIGATION_COMPLETED)
    (other,) = {"2023年6月30日", "2023年7月28日"} - {taken.date.text}
    assert any(other in question and taken.date.text in question for question in record.incident.todo)


def test_what_the_checks_complain_of_is_a_question():
    text = NOTICE.replace("お客様1,234名", "お客様1,235名")
    assert any("BC411" in question for question in record_of(draft_of(text)).incident.todo)


def test_two_groups_with_their_own_data_are_two_exposures():
    listed = "・カード名義人名\n・クレジットカード番号\n・有効期限\n"
    groups = (
        "（１）カード情報　1,234件：カード番号、有効期限\n（２）会員情報　5,678名：氏名、住所、電話番号\n"
    )
    text = NOTICE.replace("お客様1,234名", "お客様").replace("（1,234件）", "").replace(listed, groups)
    windows = record_of(draft_of(text)).incident.windows()
    assert [(count.text, len(window.data)) for window in windows for count in window.affected] == [("1,234件", 2), ("5,678名", 3)]  # fmt: skip


def test_figures_of_one_unit_in_one_list_are_a_question():
    text = NOTICE.replace("お客様1,234名", "お客様（カード1,234件、会員5,678件）")
    assert any("stand in one list" in question for question in record_of(draft_of(text)).incident.todo)


def test_personal_data_beside_a_fact_stay_in_the_notice():
    text = NOTICE.replace("電子メールにて", "電子メール（差出人 info@example.jp）にて")
    assert "@" not in draft_of(text)


def test_a_question_repeats_no_personal_data():
    text = "お問い合わせは info@example.jp まで"
    place = Place(7, 22)
    fact = Fact(
        "sites", text[7:22], text[7:22], place, Cue("named", text[7:22], place), certainty=Surety.AMBIGUOUS
    )
    first = next(questions(Facts(SourceKind.OFFICIAL_NOTICE, (fact,)), Whereabouts(text)))
    assert first.en.startswith("line 1: is “…” a case of sites?")


def test_a_draft_without_an_organization_has_a_place_for_it():
    text = re.sub("株式会社みほん商会\n|弊社が運営する", "", NOTICE)
    assert "\norganization:\n" in draft_of(text)


def test_a_notice_of_which_little_is_known_has_what_is_known_as_normalized_form(draft, folder):
    text = (
        "お詫び\n\n不正アクセスにより、お客様の情報が漏えいした可能性がございます。ご迷惑をおかけします。\n"
    )
    (folder.parent / "short.txt").write_text(text, encoding="utf-8")
    outcome = draft("--format", "json", place="short.txt")
    assert outcome.code == 0
    assert "organization" not in json.loads(outcome.out)


# --- what is kept -----------------------------------------------------------------------------


def test_the_record_is_written_into_the_catalog(draft, folder):
    outcome = draft("--id", "mihon-store", "--save-record")
    assert (outcome.code, outcome.out) == (0, "")
    assert "breachcat check incidents/mihon-store.yaml" in outcome.err
    assert (folder / "mihon-store.yaml").read_text(encoding="utf-8") == draft("--id", "mihon-store").out


def test_a_record_is_never_written_over(draft, folder):
    before = (folder / "jimos.yaml").read_bytes()
    outcome = draft("--id", "jimos", "--save-record")
    assert outcome.code == 1
    assert "breachcat draft notice.txt --id jimos-2 --save-record" in outcome.err
    assert (folder / "jimos.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("wanted", "code", "said"),
    [
        (
            (),
            2,
            "--id is missing. An id never changes later, so none is chosen for you; if this one is right, run:",
        ),
        (("--id", "Mihon Store"), 2, "breachcat draft notice.txt --id mihon-store --save-record"),
        (("--id", "../x"), 2, "is not an id"),
    ],
)
def test_an_id_is_never_chosen_for_a_record(draft, folder, wanted, code, said):
    outcome = draft("--save-record", *wanted)
    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert len(list(folder.iterdir())) == len(list(INCIDENTS.glob("*.yaml")))


PROPOSED = (
    ("みほんストア", "mihon-sutoa"),
    ("MIHON STORE", "mihon-store"),
    ("見本商店", r"notice-[0-9a-f]{8}"),
)


@pytest.mark.parametrize(("site", "wanted"), PROPOSED)
def test_a_draft_to_look_at_has_an_id_that_is_only_proposed(draft, folder, site, wanted):
    (folder.parent / "named.txt").write_text(NOTICE.replace("みほんストア", site), encoding="utf-8")
    text = draft(place="named.txt").out
    assert re.search(rf"^id: {wanted}$", text, re.MULTILINE)
    assert "is only proposed" in text


def test_the_text_is_kept_beside_the_records_which_do_not_change(draft, folder, run):
    outcome = draft("--save", "--id", "mihon-store")
    assert outcome.code == 0
    kept = folder / "notices" / "mihon-store.txt"
    assert kept.read_text(encoding="utf-8") == NOTICE
    digest = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))["sha256"]
    assert f"sha256: {digest}" in outcome.out
    assert "mihon-store" not in run("list", catalog=folder).out


def test_a_text_is_kept_under_the_id_of_its_record_alone(draft, folder):
    outcome = draft("--save")
    assert (outcome.code, outcome.out) == (2, "")
    assert "breachcat draft notice.txt --id mihon-sutoa --save" in outcome.err
    assert not (folder / "notices").exists()


def test_a_site_that_has_a_record_is_told(draft, folder):
    (folder.parent / "same.txt").write_text(
        NOTICE.replace("みほんストア", "ベクトルパーク"), encoding="utf-8"
    )
    outcome = draft("--id", "again", "--save-record", place="same.txt")
    assert outcome.code == 0
    assert "“ベクトルパーク” is a site of vector-park already" in outcome.err


def test_another_text_of_that_name_is_left_alone(draft, folder):
    draft("--save", "--id", "mihon-store")
    (folder.parent / "notice.txt").write_text(NOTICE.replace("1,234", "1,235"), encoding="utf-8")
    assert draft("--save", "--id", "mihon-store").code == 1
    assert "1,235" not in (folder / "notices" / "mihon-store.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [("--explain", "--facts"), ("--save-record", "--explain"), ("--format", "json", "--save-record")],
)
def test_options_that_ask_for_two_outputs_are_refused(draft, options):
    outcome = draft(*options)
    assert (outcome.code, outcome.out) == (2, "")
    assert "do not go together" in outcome.err


# --- for programs -----------------------------------------------------------------------------


def test_the_spans_are_those_of_the_text(draft):
    for fact in json.loads(draft("--facts", "--format", "json").out):
        assert NOTICE[fact["start"] : fact["end"]] == fact["words"]
        assert NOTICE[fact["cue"]["start"] : fact["cue"]["end"]] == fact["cue"]["words"]
        assert NOTICE.split("\n")[fact["line"] - 1][fact["column"] - 1 :].startswith(fact["words"])


def test_normalized_values_are_those_of_show(draft):
    record = json.loads(draft("--id", "mihon-store", "--format", "json").out)
    assert record["review"] == "draft"
    assert {event["event"]: event["date"]["earliest"] for event in record["events"]} == {
        "detected": "2023-05-10",
        "payment_stopped": "2023-05-10",
        "ppc_reported": "2023-05-12",
        "investigation_completed": "2023-07-28",
        "published": "2023-09-08",
        "customers_notified": "2023-09-08",
    }


def test_a_notice_from_standard_input(run):
    outcome = run("draft", "-", "--id", "mihon-store", stdin=NOTICE)
    assert (outcome.code, "date: 2023年7月28日" in outcome.out) == (0, True)


# --- any text ---------------------------------------------------------------------------------

SEEN = sorted((ROOT / "corpus" / "seen").glob("*.txt"))
NOT_ITS_OWN = {"BC422", "BC423", "BC202", "BC205"}  # what the notice does not tell


@pytest.mark.parametrize("path", SEEN, ids=lambda path: path.stem)
def test_drafts_of_the_corpus_hold_only_what_can_be_read(path):
    record = record_of(draft_of(path.read_text(encoding="utf-8"), path.stem), path.stem)
    asked = "\n".join(record.incident.todo)
    for problem in record.problems:
        code = problem.check.code
        assert code in {"BC212", *NOT_ITS_OWN} or code in asked, problem.message(Language.ENGLISH)


PIECES = [
    *NOTICE.replace("、", "。").split("。"),
    "同日",
    "うち12名",
    "\u2028",
    "{",
    '"',
    ": ",
    "# ",
    "- ",
    "\x1b[31m",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30).map("。".join))
def test_any_text_gives_a_draft_that_can_be_read(text):
    draft = draft_of(text)
    record = record_of(draft)
    assert not {problem.check.code for problem in record.problems if problem.check.code < "BC2"}
    assert formatted(read_document(draft.encode(), "made-up.yaml")) == draft


# --- the real notices, where they are at hand -------------------------------------------------

NOTICES = ROOT.parent / "shared" / "notices"
SETTLED = {"review", "todo"}


def named(fact):
    """Return the keys of a fact that differs; of a whole step, its kind."""
    whole = fact.before or fact.after
    return (
        {str(whole.event)} if isinstance(whole, Event) else {key for key in fact.path if isinstance(key, str)}
    )


@pytest.mark.skipif(not NOTICES.is_dir(), reason="the texts of real notices are not part of the project")
@pytest.mark.parametrize("path", sorted(INCIDENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_drafts_of_real_notices_differ_from_the_records_only_where_they_say_so(path):
    draft = record_of(
        draft_of((NOTICES / f"{path.stem}.txt").read_text(encoding="utf-8"), path.stem)
    ).incident
    curated = record_of(path.read_text(encoding="utf-8"), path.stem).incident
    todo = " ".join(draft.todo)
    for fact in facts_between(draft, curated, SETTLED):
        as_written = fact.path[-1] == "text" and fact.before is None  # より順次 behind a whole date
        assert as_written or any(name in todo for name in named(fact)), fact
