"""The table of checks and the tables of words: complete, in both languages, and used."""

import re
import string

import pytest

from breachcat.checks import CHECKS, WAIVABLE, Severity
from breachcat.language import Language, Text
from breachcat.vocabulary import FACTS, Word
from conftest import HERE, ROOT

SOURCES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src" / "breachcat").rglob("*.py")}
TESTS = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
TABLES = {Severity.ERROR: "error", Severity.WARNING: "warning"}
KINDS = Word.__subclasses__()


def braces(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_is_raised_and_tested(code):
    used = [path.name for path, text in SOURCES.items() if f'"{code}"' in text and path.name != "checks.py"]
    assert used, f"nothing raises {code}"
    assert f'"{code}"' in TESTS or f" {code}" in TESTS, f"no test names {code}"


def test_every_code_that_a_module_raises_is_a_check():
    raised = {code for text in SOURCES.values() for code in re.findall(r'"(BC\d+)"', text)}
    assert raised <= set(CHECKS)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
def test_a_check_speaks_both_languages(check):
    assert re.fullmatch(r"BC[1-6]\d\d", check.code)
    for text in (check.title, check.message):
        assert text.en != text.ja
        assert re.search(r"[a-z]", text.en)
        assert re.search(r"[ぁ-んァ-ヶ一-龠]|BOM|ID", text.ja)
    assert braces(check.message.en) == braces(check.message.ja)
    assert not braces(check.title.en)
    assert len(check.title.en) <= 40
    assert "。。" not in check.message.ja


def test_codes_are_in_order_and_in_the_right_hundred():
    assert list(CHECKS) == sorted(CHECKS)
    module = {path.name: text for path, text in SOURCES.items()}
    for name, hundreds in {
        "document.py": "1",
        "record.py": "2",
        "faults.py": "2",
        "fields.py": "23",
        "order.py": "4",
    }.items():
        assert set(re.findall(r'"BC(\d)\d\d"', module[name])) <= set(hundreds), name


def test_only_what_was_read_can_be_waived():
    assert {code[:3] for code in WAIVABLE} == {"BC3", "BC4", "BC6"}
    assert [code for code in WAIVABLE if code[2] == "3"] == ["BC341"]


def test_severities_have_words():
    assert [severity.label for severity in Severity] == [Text("error", "エラー"), Text("warning", "警告")]
    assert {check.severity for check in CHECKS.values()} == set(TABLES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_word_has_labels_in_both_languages(kind):
    assert kind.__doc__
    for word in kind:
        for text in (word.label, word.short):
            assert re.search(r"[A-Za-z]", text.en), word
            assert text.en.isascii(), word
            assert text.ja.strip(), word
        assert re.search(r"[ぁ-んァ-ヶ一-龠A-Z]", word.label(Language.JAPANESE)), word


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_two_words_have_one_label(kind):
    for language in (0, 1):
        labels = [word.label[language] for word in kind]
        assert len(labels) == len(set(labels))


def test_facts_have_one_name_each():
    assert len(FACTS) == sum(len(kind) for kind in KINDS if kind.__name__ in ("EventKind", "OtherFact"))
