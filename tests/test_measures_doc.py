"""docs/measures.md: its tables are those of the program; --update-golden writes them."""

import re

from breachcat.delays import MEASURES
from breachcat.groups import GROUPINGS
from breachcat.law import REFERENCES
from breachcat.moments import POINTS
from breachcat.summaries import FEWEST, FEWEST_OF_INTERVAL
from conftest import ROOT

PATH = ROOT / "docs" / "measures.md"


def measures():
    for measure in MEASURES.values():
        yield from (
            f"### `{measure.name}`: {measure.title.en} / {measure.title.ja}",
            "",
            f"- {_sentence(measure.definition.en)}",
            f"- {measure.definition.ja}。",
            f"- `{measure.start.name}` → `{measure.end.name}`",
            f"- {_sentence(measure.counting.en)}",
            f"- {measure.counting.ja}。",
            "",
        )


def _sentence(text):
    return f"{text[0].upper()}{text[1:]}."


def points():
    yield from ("| name | point | 出来事 |", "|---|---|---|")
    yield from (f"| `{point.name}` | {point.title.en} | {point.title.ja} |" for point in POINTS.values())


def groupings():
    yield from ("| name | by | 分類 |", "|---|---|---|")
    yield from (f"| `{way.name}` | {way.title.en} | {way.title.ja} |" for way in GROUPINGS.values())


def law():
    for duty, reference in REFERENCES.items():
        yield f"- **{duty.label.en}** / {duty.label.ja}: {reference.en} {reference.ja}"


def test_the_tables_are_those_of_the_program(request):
    text = PATH.read_text(encoding="utf-8")
    for part in (measures, points, groupings, law):
        lines = "\n".join(part()).rstrip() + "\n"
        text, found = re.subn(
            rf"(<!-- {part.__name__} -->\n)(?:.*\n)*?(<!-- end -->)",
            lambda m, c=lines: f"{m[1]}{c}{m[2]}",
            text,
        )
        assert found == 1, part.__name__
    if request.config.getoption("--update-golden"):
        PATH.write_text(text, encoding="utf-8")
    assert PATH.read_text(encoding="utf-8") == text, "docs/measures.md is out of date; run make golden"


def test_the_document_names_the_limits_of_the_program():
    text = PATH.read_text(encoding="utf-8")
    assert {f"n = {FEWEST['q1']}", f"n = {FEWEST_OF_INTERVAL}"} <= set(re.findall(r"n = \d", text))


def test_every_measure_says_how_it_counts_in_both_languages():
    for measure in MEASURES.values():
        for text in (measure.title, measure.short, measure.definition, measure.counting):
            assert text.en != text.ja
            assert re.search(r"[ぁ-んァ-ヶ一-龠]", text.ja)
            assert not re.search(r"[ぁ-ん]", text.en)
