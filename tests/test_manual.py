"""The manual of the checks: complete, in both languages, and its samples are what they claim to be."""

import re

import pytest

from breachcat.baseline import Baseline, compared
from breachcat.catalog import read_catalog
from breachcat.checks import CHECKS, WAIVABLE
from breachcat.evidence import compared as judged
from breachcat.evidence import without_notice
from breachcat.language import Text
from breachcat.manual import BASE, FOLDER, HUNDREDS, MANUAL, files_of, fragment
from breachcat.notice.formats import Notice, text_of
from breachcat.store import read_paths
from conftest import ROOT, TODAY, found, record_of

SENTENCES = Text(r"[.?](?=\s|$)", r"[。？]")


def written(sample, folder):
    """Write the files of a sample into a folder, and return them as they are read."""
    for path in folder.iterdir():
        path.unlink()
    files = files_of(sample)
    for name, content in files.items():
        if content is FOLDER:
            (folder / name).mkdir(exist_ok=True)
        elif content is not None:
            (folder / name).write_bytes(content)
    named = [folder / name for name, content in files.items() if content is None]
    return list(read_paths(named or [folder]))


def codes_of(code, sample, folder, before=None):
    """Return the codes of the problems that a sample gives, also by its change or its notice if those are looked at."""
    older = written(before, folder) if before else []
    files = written(sample, folder)
    catalog = read_catalog(files, TODAY)
    if before:
        catalog = compared(catalog, files, Baseline(older, (str(folder),), TODAY))
    found = [problem.check.code for problem in catalog.problems]
    return found + codes_against_notice(catalog, folder) if code.startswith("BC6") else found


def codes_against_notice(catalog, folder):
    """Return the codes of the problems that the one record has with the notice beside it."""
    (record,), path = catalog.records, folder / "made-up.txt"
    if not path.is_file():
        evidence = without_notice(record, record.incident, Text("none", "なし"), TODAY)
    else:
        notice = Notice(text_of(path.read_bytes()), path.name)
        sha256 = record.incident.sources[0].sha256
        known = {Text("the record", "記録"): sha256} if sha256 else {}
        evidence = judged(record, record.incident, notice, known, TODAY)
    return [problem.check.code for problem in evidence.record.problems]


def test_every_check_has_an_entry():
    assert list(MANUAL) == list(CHECKS)


def test_every_hundred_has_a_heading():
    assert list(HUNDREDS) == sorted({int(code[2]) for code in CHECKS})


def test_the_base_is_sound():
    assert found(record_of(BASE)) == []
    assert files_of(BASE) == {"made-up.yaml": BASE.encode()}


@pytest.mark.parametrize("code", MANUAL)
def test_an_explanation_is_short_and_speaks_both_languages(code):
    explanation = MANUAL[code].explanation
    assert re.search(r"[ぁ-ん]", explanation.ja)
    assert not re.search(r"[ぁ-ん]", explanation.en)
    for words, ends in zip(explanation, SENTENCES, strict=True):
        assert re.search(f"(?:{ends})$", words)
        assert 1 <= len(re.findall(ends, words)) <= 3, words


@pytest.mark.parametrize("code", MANUAL)
def test_an_explanation_does_not_repeat_the_sentence_of_its_check(code):
    for said, explained in zip(CHECKS[code].message, MANUAL[code].explanation, strict=True):
        parts = [part.strip() for part in re.split(r"\{\w+(?::,)?\}|[;:,。:]", said)]
        assert not [part for part in parts if len(part) > 12 and part in explained]


@pytest.mark.parametrize("code", MANUAL)
def test_the_bad_sample_gives_the_code(code, tmp_path):
    assert code in codes_of(code, MANUAL[code].bad, tmp_path, MANUAL[code].before)


@pytest.mark.parametrize("code", [code for code in MANUAL if isinstance(MANUAL[code].bad, str)])
def test_the_bad_sample_of_one_record_gives_nothing_else(code, tmp_path):
    assert set(codes_of(code, MANUAL[code].bad, tmp_path, MANUAL[code].before)) <= {code} | ALSO.get(
        code, set()
    )


ALSO = {
    "BC214": {"BC422"},  # what the waiver no longer covers
}


@pytest.mark.parametrize("code", MANUAL)
def test_the_good_sample_gives_no_problem(code, tmp_path):
    assert codes_of(code, MANUAL[code].good, tmp_path, MANUAL[code].before) == []


def test_a_fragment_replaces_whole_keys_in_place_and_adds_others():
    fragment_of_two = """
        events:
          - {event: published, date: 2022年8月1日}
        misuse: possible
    """
    (record,) = files_of(fragment_of_two).values()
    kept, _, rest = BASE.partition("events:\n")
    exposures = rest[rest.index("exposures:") :]
    events = "events:\n  - {event: published, date: 2022年8月1日}\n"
    assert record.decode() == f"{kept}{events}{exposures}misuse: possible\n"


def test_a_key_may_stand_twice_in_a_fragment():
    (record,) = files_of("review: checked\nreview: draft").values()
    assert record.decode().endswith("review: checked\nreview: draft\n")


@pytest.mark.parametrize(
    ("sample", "shown"),
    [
        ("\n    cause:\n      - malware\n", "cause:\n  - malware\n"),
        ("a:\tb\x07", "a:\\tb\\u0007\n"),
        ({"x.yaml": None}, "# x.yaml: nothing is there / 存在しない\n"),
        ({"x": FOLDER}, "# x/: an empty folder / 空のフォルダー\n"),
        ({"x.yaml": b"\xef\xbb\xbfa\n", "y.yaml": "a: b"}, "# x.yaml\n\\ufeffa\n\n# y.yaml\na: b\n"),
        ({"x.yaml": b"\x82\xd0\x83\n"}, "# x.yaml\n\\x82\\xd0\\x83\n"),
        ("- a\n" * 1_003, "- a\n- a\n- a\n# … 1,000 more lines / あと1,000行\n"),
    ],
)
def test_documents_show_what_is_written(sample, shown):
    assert fragment(sample) == shown


def test_the_document_of_the_checks_is_current(request):
    path = ROOT / "docs" / "checks.md"
    text = path.read_text(encoding="utf-8")
    wanted = re.sub(
        r"(<!-- checks -->\n)(?:.*\n)*?(<!-- end -->)", lambda m: f"{m[1]}{_checks()}{m[2]}", text
    )
    if request.config.getoption("--update-golden"):
        path.write_text(wanted, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == wanted, f"{path.name} is out of date; run make golden"


def _checks():
    lines = ["", "A sample shows keys that replace those of this sound record, or add to them.", "",
             "例は、次の正しい記録の項目を置き換えるか、項目を加えるものです。", "", *_yaml(BASE)]  # fmt: skip
    for hundred, title in HUNDREDS.items():
        lines += [f"## BC{hundred}xx: {title.en} / {title.ja}", ""]
        for code in CHECKS:
            if code.startswith(f"BC{hundred}"):
                lines += _entry(code)
    return "\n".join([*lines, ""])


def _entry(code):
    check, entry = CHECKS[code], MANUAL[code]
    severity = check.severity.label
    waiver = (
        Text("can be waived", "免除できる") if code in WAIVABLE else Text("cannot be waived", "免除できない")
    )
    return [
        f"### {code}: {check.title.en} / {check.title.ja}",
        "",
        f"{severity.en}, {waiver.en} / {severity.ja}・{waiver.ja}",
        "",
        *(line for words in entry.explanation for line in (words, "")),
        *(["Before the change / 変更前:", "", *_yaml(fragment(entry.before))] if entry.before else []),
        "Fails / 不合格:",
        "",
        *_yaml(fragment(entry.bad)),
        "Passes / 合格:",
        "",
        *_yaml(fragment(entry.good)),
    ]


def _yaml(text):
    return ["```yaml", *text.splitlines(), "```", ""]
