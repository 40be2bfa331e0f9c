"""New records to be filled in: every field and word of the model, valid YAML, nothing slips in."""

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breachcat import skeleton as skeleton_module
from breachcat import vocabulary
from breachcat.document import read_document
from breachcat.language import Language
from breachcat.layout import proved
from breachcat.model import Event, Exposure, Incident, NotLeaked, Organization, Site, Source, Waiver, about
from breachcat.nodes import plain_value
from breachcat.order import STAGES
from breachcat.pattern import patterned
from breachcat.problems import CONTROL
from breachcat.render.wrapping import cells
from breachcat.scalars import written
from breachcat.skeleton import WIDTH, skeleton
from breachcat.vocabulary import FACTS, EventKind, Word
from conftest import INCIDENTS, found, record_of

LANGUAGES = pytest.mark.parametrize("language", list(Language))
blank = partial(skeleton, "sample-shop")


def codes(text):
    return {code for *_, code in found(record_of(text, "sample-shop.yaml"))}


def laid_out(text):
    return proved(read_document(text.encode(), "sample-shop.yaml"))


# --- the skeleton -----------------------------------------------------------------------------


@LANGUAGES
@pytest.mark.parametrize("site", [None, "サンプルショップ", "https://www.example.jp/"])
def test_an_untouched_skeleton_lacks_its_facts_and_nothing_else(language, site):
    text = blank(site, language)
    record = record_of(text, "sample-shop.yaml")
    empty = [problem.values["key"] for problem in record.problems if problem.check.code == "BC205"]
    name = ["sites[1].name"] if site and "//" in site else []
    assert empty == [
        "organization.name", *name, "sources[1].kind", "events[1].date", "events[1].by", "events[2].date"
    ]  # fmt: skip
    assert codes(text) == {"BC205", "BC212"}


@LANGUAGES
@pytest.mark.parametrize("site", [None, "サンプルショップ", "https://www.example.jp/", "A, B: #1"])
def test_it_is_laid_out_as_records_are(language, site):
    assert laid_out(blank(site, language)) == blank(site, language)


@LANGUAGES
def test_every_field_stands_in_it_once(language):
    text = blank(None, language)
    assert re.findall(r"^#?(\w+):", text, re.MULTILINE) == list(Incident.model_fields)
    for part in (Organization, Site, Source, Exposure, NotLeaked, Waiver):
        names = r"\s+#?(?:- )?".join(rf"{name}:.*\n(?:\s*# .*\n)*" for name in part.model_fields)
        assert re.search(names, text), part
    assert re.findall(r"^#   (\w+): ", text, re.MULTILINE) == [
        name for name in Event.model_fields if name != "event"
    ]
    assert re.findall(r"^  #?- {event: (\w+), ", text, re.MULTILINE) == list(EventKind)


@LANGUAGES
def test_every_word_stands_in_it_with_its_label(language):
    text = blank(None, language)
    lists = [item for item in vars(vocabulary).values() if isinstance(item, type) and issubclass(item, Word)]
    words = {word.value: word.label(language) for words in lists for word in words}
    for word, label in {**words, **{fact: FACTS[fact].label(language) for fact in FACTS}}.items():
        assert re.search(rf"\b{word}\b", text), word
        assert label.casefold() in text.casefold().replace("_", " "), label


@LANGUAGES
def test_comments_fit_a_screen(language):
    assert max(cells(line) for line in blank(None, language).splitlines()) <= WIDTH


@LANGUAGES
def test_it_is_the_same_record_in_both_languages(language):
    def bare(text):
        lines = [line for line in text.splitlines() if not re.match(r" *#( |$)", line)]
        return [re.sub(r"(?<=})  # .*|(#.*(?:notes?|todo|reason):) .*", r"\1", line) for line in lines]

    assert bare(blank(None, language)) == bare(blank(None, Language.ENGLISH))


def test_a_new_field_and_a_new_word_appear_by_themselves(monkeypatch):
    class Colour(Word):
        """A colour."""

        SKY_BLUE = "sky_blue", "blue as the sky", "空色"

    class Extended(Incident):
        colour: list[Colour] | None = about("Of what colour", "色", "[sky_blue]")

    monkeypatch.setattr(skeleton_module, "Incident", Extended)
    assert "\n# Of what colour\n#   sky_blue (blue as the sky)\n#colour: [sky_blue]\n" in blank(
        None, Language.ENGLISH
    )
    assert "\n# 色\n#   sky_blue（空色）\n#colour: [sky_blue]\n" in blank(None, Language.JAPANESE)


def test_a_site_is_written_as_name_or_as_address():
    assert "\n  - name: サンプルショップ\n" in blank("サンプルショップ", Language.ENGLISH)
    assert '\n  - name: "#1: Shop"\n' in blank("#1: Shop", Language.ENGLISH)
    assert "\n    # Address\n    url: https://example.jp\n" in blank("example.jp", Language.ENGLISH)


def test_examples_in_own_words_are_in_the_language_of_the_reader():
    assert "\n#notes: [The shop is to reopen on a day not yet decided.]\n" in blank(None, Language.ENGLISH)
    assert "\n#notes: [再開の日は未定とされている。]\n" in blank(None, Language.JAPANESE)
    fields = (field for part in (Site, Source, Event, Exposure) for field in (part.model_fields["note"],))
    for field in fields:
        assert f"note: {field.examples[0]}" in blank(None, Language.ENGLISH)
        assert f"note: {field.examples[1]}" in blank(None, Language.JAPANESE)


# --- switching on what is switched off --------------------------------------------------------

OFF = re.compile(r"^( *)#(?=[a-z-])", re.MULTILINE)
BLOCKS = blank(None, Language.ENGLISH).split("\n\n")
MUST = ("strength:", "reason:", "until:")  # a part is not whole without them


def switched_on(block, numbers):
    lines = block.splitlines()
    return "\n".join(OFF.sub(r"\1", line) if number in numbers else line for number, line in enumerate(lines))


def switches():
    """Yield each line that is switched off, with what it cannot stand without: the key of its list, and so on."""
    for place, block in enumerate(BLOCKS):
        lines = block.splitlines()
        off = [number for number, line in enumerate(lines) if OFF.match(line)]
        frame = set()
        if off and lines[off[0]].endswith(":"):
            frame = {*off[:2], *(number for number in off if lines[number].strip(" #").startswith(MUST))}
        for number in off:
            yield pytest.param(place, frame | {number}, id=lines[number].strip(" #-{"))


def with_block(place, block):
    return "\n\n".join([*BLOCKS[:place], block, *BLOCKS[place + 1 :]])


FACTS_OF_EXAMPLES = {"BC425"}  # the sites of a window are not those of the record


@pytest.mark.parametrize(("place", "numbers"), [*switches()])
def test_each_field_can_be_switched_on_alone(place, numbers):
    text = with_block(place, switched_on(BLOCKS[place], numbers))
    assert codes(text) <= {"BC205", "BC212"} | FACTS_OF_EXAMPLES


@LANGUAGES
def test_all_can_be_switched_on_together(language):
    text = all_switched_on(blank(None, language))
    assert not OFF.search(text)
    assert codes(text) <= {"BC205", "BC212"} | FACTS_OF_EXAMPLES


def all_switched_on(text):
    return OFF.sub(r"\1", text)


@pytest.mark.parametrize(("place", "numbers"), [*switches()])
def test_the_others_can_be_switched_on_after_fmt(place, numbers):
    text = laid_out(with_block(place, switched_on(BLOCKS[place], numbers)))
    assert values(all_switched_on(text)) == values(all_switched_on(blank(None, Language.ENGLISH)))


def values(text):
    return plain_value(record_of(text).document.root)


@pytest.mark.parametrize("kind", EventKind)
def test_the_keys_of_an_event_are_those_that_its_kind_may_have(kind):
    """With its date and its words put in, a line is sound; and no kind of event lacks a key of its own."""
    (line,) = re.findall(rf"^  #?- (.*event: {kind}, .*)$", blank(None, Language.ENGLISH), re.MULTILINE)
    line = line.partition("  #")[0].replace("date: ", "date: 2022年4月1日")
    filled = line.replace("by: ", "by: police").replace("act: ", "act: 相談")
    assert codes(a_record(filled)) <= {"BC422", "BC423"}
    for key, word in (("by", "police"), ("act", "相談")):
        if f" {key}: " not in line:
            assert "BC211" in codes(a_record(line.replace("}", f", {key}: {word}}}")))


def a_record(event):
    return (
        "id: sample-shop\norganization: 株式会社サンプル\nsources: [{kind: official_notice}]\n"
        f"events:\n  - {event}\nreview: checked\n"
    )


def test_the_example_of_a_relative_date_is_sound():
    (example,) = re.findall(r"^#   - ({event: .*})$", blank(None, Language.ENGLISH), re.MULTILINE)
    assert codes(a_record(example)) <= {"BC422", "BC423"}


@pytest.mark.parametrize("kind", STAGES)
def test_the_stages_of_each_event_stand_in_it(kind):
    assert f"{kind}: {', '.join(STAGES[kind])}" in blank(None, Language.ENGLISH)


def test_a_notice_can_be_told_with_it():
    """What somebody makes of a skeleton, who has the notice and nothing else."""
    text = blank("サンプルショップ", Language.ENGLISH)
    for before, after in (
        ("  name:\n  # Name in E", "  name: 株式会社サンプル\n  # Name in E"),
        ("- kind:", "- kind: official_notice"),
        ("date: , by: ", "date: 2023年3月10日, by: card_company"),
        ("#- {event: payment_stopped, date: ", "- {event: payment_stopped, date: 2023年3月10日, basis: derived, text: 同日"),
        ("#- {event: ppc_reported, date: ", "- {event: ppc_reported, date: 2023年3月14日"),
        ("#- {event: police_reported, date: , act: ", "- {event: police_reported, date: 2023年6月2日, act: 被害申告"),
        ("{event: published, date: ", "{event: published, date: 2023年9月15日"),
        ("#exposures:", "exposures:"),
        ("#- period: 2020年4月27日～2021年12月22日", "- period: 2021年4月1日～2023年3月10日"),
        ('#affected: ["18,136件", "18,136名"]', 'affected: ["1,234名"]'),
        ("#data:", "data:"),
        ("#cause:", "cause:"),
        ("review: draft", "review: checked"),
    ):  # fmt: skip
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    assert codes(text) == set()


MARKS = st.text(st.sampled_from("-?:,[]{}#&*!|>'\"%@`~ \n\ta漢"))


@given((st.text() | MARKS | st.just("null")).filter(lambda text: not CONTROL.search(text)))
def test_whatever_is_written_reads_back(text):
    for place in ("{{name: {}}}", "name: {}\n", "- name: {}\n", "[{}]"):
        document = read_document(place.format(written(text)).encode(), "")
        assert not document.problems
        assert list(said(plain_value(document.root))) == [text]


# --- the shape of another record --------------------------------------------------------------


def shaped(text, site=None, language=Language.ENGLISH):
    return patterned(record_of(text).document, "new-one", site, language)


@LANGUAGES
@pytest.mark.parametrize("path", sorted(INCIDENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_of_another_record_stay_the_keys_the_names_and_the_kinds_of_events(path, language):
    before = record_of(path.read_text(encoding="utf-8"), path.name)
    text = patterned(before.document, "new-one", None, language)
    after = record_of(text, "new-one.yaml")
    old, new = plain_value(before.document.root), plain_value(after.document.root)
    assert list(new) == [*old, "todo"]
    assert [new.pop("id"), new.pop("review"), len(new.pop("todo"))] == ["new-one", "draft", 1]
    for name in ("organization", "sites", "vendor", "industry"):
        assert new.pop(name, None) == old.get(name)
    assert [event.pop("event") for event in new["events"]] == [event["event"] for event in old["events"]]
    assert not list(said(new)), "a fact has slipped in"
    assert {problem.check.code for problem in after.problems} <= {"BC205", "BC212"}


def said(value):
    """Yield every text in a value."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inside:
        yield from said(item)
    if isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", sorted(INCIDENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_another_record_says_stands_behind(path):
    before = record_of(path.read_text(encoding="utf-8"), path.name)
    text = patterned(before.document, "new-one", None, Language.ENGLISH)
    told = re.sub(r"[\s#]", "", text)
    for fact in said(plain_value(before.document.root)):
        assert re.sub(r"[\s#]", "", fact) in told or fact == "checked"


@LANGUAGES
@pytest.mark.parametrize("site", [None, "サンプルショップ", "https://www.example.jp/"])
@pytest.mark.parametrize("path", sorted(INCIDENTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shape_of_another_record_is_laid_out_as_records_are(path, site, language):
    text = shaped(path.read_text(encoding="utf-8"), site, language)
    assert laid_out(text) == text


def test_what_is_to_be_filled_in_stays_as_it_was_laid():
    """
    id: made-up
    organization:
      name: 株式会社サンプル
      name_en: "Sample: Co., Ltd."
    sites:
      - name: サンプルショップ
        url: https://example.jp/
      - 別の店
    vendor: {name: 委託先}
    sources:
      - kind: press
        title: 記事
    events:
      - event: detected
        date: 2022年4月1日
      - {event: published, date: 2022年7月1日,
         note: first}
    exposures:
      - period: {from: 2021年1月1日, to: 2022年3月31日}
        data:
          - card_number
          - name
      - period:
          from: 2020年1月1日
    not_leaked: [{what: 住所, strength: none}]
    waive: [{check: BC426, reason: x, until: 2030年1月1日}]
    review: checked
    """
    assert shaped(test_what_is_to_be_filled_in_stays_as_it_was_laid.__doc__).partition("id: ")[2] == OUTCOME


OUTCOME = """\
new-one
organization: {name: 株式会社サンプル, name_en: "Sample: Co., Ltd."}
sites:
  - {name: サンプルショップ, url: "https://example.jp/"}
  - 別の店
vendor: {name: 委託先}
sources:
  - kind:  # made-up: press
    title:  # made-up: 記事
events:
  - event: detected
    date:  # made-up: 2022年4月1日
  - {event: published, date: , note: }  # made-up: 2022年7月1日, first
exposures:
  - period: {from: , to: }  # made-up: 2021年1月1日, 2022年3月31日
    data:  # made-up: card_number, name
  - period:
      from:  # made-up: 2020年1月1日
not_leaked:  # made-up: 住所, none
  - {what: , strength: }
review: draft
todo:
  - "taken over from made-up: organization, sites, vendor; check each against the new notice"
"""


@pytest.mark.parametrize(
    ("sites", "site", "wanted"),
    [
        ("sites: [古い店]", "新しい店", "sites:\n  - {name: 新しい店}\n"),
        ("industry: 通販", "新しい店", "sites:\n  - {name: 新しい店}\nindustry: 通販\n"),
        ("sites: [古い店]", "www.example.jp", "sites:\n  - name:\n    url: https://www.example.jp\n"),
    ],
)
def test_another_site_stands_instead(sites, site, wanted):
    text = shaped(
        "id: made-up\norganization: 株式会社サンプル\nsources: [{kind: press}]\n"
        "events: [{event: published, date: 2022年7月1日}, {event: detected, date: 2022年4月1日}]\n"
        f"{sites}\nreview: checked\n",
        site,
    )
    assert wanted in text
    assert "古い店" not in text
    assert "organization, sites" not in text
