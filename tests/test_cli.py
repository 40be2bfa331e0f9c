"""Whole commands: what they print, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from breachcat.checks import CHECKS
from conftest import GOOD, INCIDENTS, ROOT

SCREENS = [
    ("list",),
    ("list", "--format", "csv"),
    ("list", "--format", "tsv", "--columns", "id,cause,misuse,delay_reasons,not_stated,review,detected"),
    ("list", "--format", "markdown"),
    ("list", "--format", "json", "--org", "jimos"),
    ("list", "--format", "jsonl", "--columns", "id,published"),
    ("show", "vector-park"),
    ("show", "jimos"),
    ("show", "cell-cellar"),
    ("show", "total-web-shop", "--format", "json"),
    ("show", "lespros-shop", "--format", "yaml"),
    ("timeline",),
    ("timeline", "jimos"),
    ("timeline", "--detail", "cell-cellar", "vector-park"),
    ("timeline", "cell-cellar", "--format", "csv"),
    ("delays", "--sort"),
    ("delays", "--format", "json"),
    ("delays", "--format", "csv"),
    ("delays", "--format", "markdown", "--measure", "customers"),
    ("delays", "--summary"),
    ("delays", "--summary", "--format", "csv"),
    ("search", "ベクトル"),
    ("normalize", "令和2年9月29日以降", "2020年4月27日～12月22日", "約1万2千件", "--format", "json"),
    ("normalize", "2022年8月18日", "2022年8月下旬頃", "～2020年4月8日", "最大38,313件"),
]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
def test_screens(run, golden, arguments, language):
    outcome = run(*arguments, "--lang", language)
    assert (outcome.code, outcome.err) == (0, "")
    name = "_".join(argument.removeprefix("--") for argument in arguments if argument.isascii())
    golden(f"{name.replace(',', '+')}.{language}.txt", outcome.out)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_check_text(run, golden, tmp_path, language):
    (tmp_path / "made-up.yaml").write_text(BROKEN, encoding="utf-8")
    outcome = run("check", "made-up.yaml", "--lang", language)
    assert outcome.code == 1
    golden(f"check.{language}.txt", outcome.out + outcome.err)


BROKEN = """\
id: Made Up
organisation: 株式会社サンプル
sites: サンプルショップ
sources: [{kind: offical_notice, url: example.com}]
events:
  - {event: detected, date: 令和2年2月30日, by: 警察}
  - {event: published, date: 平成31年5月1日}
  - {event: updated, date: 2022年8月18日（金）, stage: final}
exposures:
  - period: 2021年12月22日～2020年4月27日
    affected: [18,136件]
    data: [card_number, card_nunber]
notes: お問い合わせは 03-1234-5678 まで
review: checked
"""


def test_check_json_tells_what_text_tells(run, tmp_path):
    (tmp_path / "made-up.yaml").write_text(BROKEN, encoding="utf-8")
    problems = json.loads(run("check", "made-up.yaml", "--format", "json").out)
    text = run("check", "made-up.yaml").out
    assert len(problems) >= 12
    for problem in problems:
        head = f"made-up.yaml:{problem['line']}:{problem['column']}: {problem['severity']} {problem['code']}"
        assert f"{head}: {problem['message']}" in text
        assert problem["excerpt"] in text
        assert all(near in text for near in problem["suggestions"])


def test_check_of_the_catalog_is_fine(run):
    outcome = run("check")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "5 records checked, no problems\n")


def test_check_standard_input(run):
    outcome = run("check", "-", stdin="a: 1\n")
    assert outcome.code == 1
    assert "<stdin>:1:1: error BC201: unknown key “a”" in outcome.out
    assert "<stdin>:1:1: error BC202: the key “id” is missing" in outcome.out
    assert outcome.err == "1 record checked: 6 errors, 0 warnings\n"


def test_nothing_checked_is_a_fault(run, tmp_path):
    (tmp_path / "empty").mkdir()
    outcome = run("check", "empty")
    assert outcome.code == 1
    assert "BC118" in outcome.out
    assert outcome.err == "0 records checked: 1 error, 0 warnings\n"


def test_missing_path_is_wrong_use_and_hides_nothing(run):
    outcome = run("check", "nowhere", str(INCIDENTS / "jimos.yaml"), str(INCIDENTS))
    assert outcome.code == 2
    assert "nowhere:1:1: error BC101" in outcome.out
    assert "5 records checked" in outcome.err  # the one that is named twice is read once


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_alone(run, tmp_path, options, code):
    text = "\n".join(line[4:] for line in GOOD.splitlines() if "detected" not in line).lstrip("\n")
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    outcome = run("check", "made-up.yaml", *options)
    assert "warning BC422" in outcome.out
    assert outcome.code == code


def test_unknown_id_answers_with_the_nearest(run):
    outcome = run("show", "vectorpark")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "breachcat: there is no record “vectorpark”; did you mean: vector-park?\n"
    assert "もしかして: vector-park" in run("show", "ベクトル", "--lang", "ja").err
    assert "`breachcat list` shows all" in run("show", "zzzzzz").err


def test_nothing_found(run):
    outcome = run("list", "--org", "nobody")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "no record fits\n")
    assert run("list", "--org", "nobody", "--format", "json").out == "[]\n"
    assert run("search", "vektor-park").err == "nothing found; nearest: vector-park\n"
    assert run("search", "zzzzzzz").code == 1
    assert run("delays", "--org", "nobody").code == 1
    assert run("timeline", "--org", "nobody").code == 1


def test_what_cannot_be_judged_is_said(run):
    outcome = run("list", "--min-affected", "5000", "--columns", "id", "--format", "csv")
    assert outcome.out.split() == ["id", "jimos", "total-web-shop", "vector-park"]
    assert outcome.err == "not shown, because the record lacks the fact asked for: 1 (cell-cellar)\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("list", "--since", "2022年13月1日"), "--since “2022年13月1日”: there is no month 13"),
        (("list", "--columns", "id,organisation"), "--columns: there is no “organisation”; try organization"),
        (("list", "--order-by", "publishd"), "try published"),
        (("list", "--not-stated", "件数"), "there is no “件数”"),
        (("delays", "--measure", "publications"), "try publication"),
        (("--catalog", "nowhere", "list"), "no catalog: there is no folder “nowhere”"),
        (("list", "--catalog", "nowhere"), "no catalog: there is no folder “nowhere”"),
        (("list", "--format", "xml"), "xml"),
        (("list", "--order-by", "id,published"), "--order-by takes one name, not 2"),
        (("list", "--columns", ","), "--columns names nothing"),
        (("list", "--data", "cvv"), "--data: there is no “cvv”; try security_code"),
        (("lst",), "lst"),
        (("show",), "ID"),
    ],
)
def test_wrong_use(run, arguments, said):
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_normalize_refuses_with_the_reason(run):
    outcome = run("normalize", "令和2年2月30日", "2022年8月18日")
    assert outcome.code == 1
    assert (
        outcome.err == "BC302: “令和2年2月30日” does not exist: 2020-02 has 29 days, so there is no day 30\n"
    )
    assert "2022-08-18" in outcome.out
    refused = json.loads(run("normalize", "平成31年5月1日", "--format", "json", "--lang", "ja").out)
    assert refused == {
        "kind": None,
        "text": "平成31年5月1日",
        "code": "BC303",
        "reason": "平成は2019-04-30までです。この日は令和元年5月1日です",
        "suggestion": "令和元年5月1日",
    }


def test_normalize_lines_of_standard_input(run):
    outcome = run("normalize", "-", "--format", "json", stdin="2022年8月\n\n１８，１３６件\n")
    kinds = [json.loads(line)["kind"] for line in outcome.out.splitlines()]
    assert kinds == ["date", "count"]
    assert run("normalize", "-").code == 1


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "found by"),
        ({"LANG": "ja_JP.UTF-8"}, "発覚の経緯"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "found by"),
        ({"LC_MESSAGES": "ja_JP"}, "発覚の経緯"),
        ({"BREACHCAT_LANG": "ja"}, "発覚の経緯"),
        ({"BREACHCAT_LANG": "fr"}, "found by"),
    ],
)
def test_language_of_the_environment(run, environment, word):
    assert word in run("list", **environment).out


@pytest.mark.parametrize(
    "arguments", [("--lang", "ja", "list"), ("list", "--lang", "ja"), ("--lang=ja", "list")]
)
def test_language_asked_for(run, arguments):
    assert "発覚の経緯" in run(*arguments, LANG="en_US.UTF-8").out


@pytest.mark.parametrize(
    "command", ["", "list", "show", "timeline", "delays", "search", "check", "explain", "normalize", "schema"]
)
def test_help_is_in_both_languages(run, command):
    english, japanese = (run(*command.split(), "--help", "--lang", language).out for language in ("en", "ja"))
    assert english != japanese
    assert "\0" not in english + japanese
    assert not [
        line for line in english.splitlines() if any("\u3040" < character < "\u30ff" for character in line)
    ]


@pytest.mark.parametrize(
    "command", ["", "list", "show", "timeline", "delays", "search", "check", "explain", "normalize", "schema"]
)
def test_help_is_not_cut_at_80_columns(run, command):
    for language in ("en", "ja"):
        text = run(*command.split(), "--help", "--lang", language, COLUMNS="80").out
        assert "…" not in text.replace("ppc …", "").replace("affected …", "")


def test_version(run):
    assert run("--version").out.startswith("breachcat 0.")


def test_catalog_shipped_elsewhere_and_above(run, tmp_path):
    shipped = run("list", "--format", "csv", "--columns", "id", catalog=None)
    assert len(shipped.out.split()) == 6
    assert shipped.err.startswith("catalog: the records that came with breachcat")
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents" / "made-up.yaml").write_text(
        GOOD.replace("\n    ", "\n").lstrip("\n"), encoding="utf-8"
    )
    assert run("list", "--format", "csv", "--columns", "id", catalog=None).out.split() == ["id", "made-up"]


def test_faulty_records_do_not_hide_the_others(run, tmp_path):
    (tmp_path / "made-up.yaml").write_text(GOOD.replace("\n    ", "\n").lstrip("\n"), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    outcome = run("list", "--columns", "id", "--format", "csv", catalog=tmp_path)
    assert (outcome.code, outcome.out.split()) == (0, ["id", "made-up"])
    assert outcome.err.startswith("left out because of errors: 1 (")


def _process(arguments, stdout, **environment):
    return subprocess.run(
        [sys.executable, "-m", "breachcat", *arguments],
        cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False, env=os.environ | environment,
    )  # fmt: skip


def test_closed_pipe_ends_quietly():
    reading, writing = os.pipe()
    os.close(reading)
    outcome = _process(["list"], writing)
    os.close(writing)
    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["list"], ["show", "jimos"], ["check", "tests"], ["schema"]])
def test_full_disk_is_said(arguments):
    with Path("/dev/full").open("w") as full:
        outcome = _process(arguments, full)
    assert outcome.returncode == 1
    assert "No space left" in outcome.stderr or "0 records checked" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_standard_error_may_be_full_too():
    with Path("/dev/full").open("w") as full:
        outcome = subprocess.run(
            [sys.executable, "-m", "breachcat", "list"], cwd=ROOT, stdout=full, stderr=full, check=False
        )
    assert outcome.returncode == 1


def test_colour_only_where_it_is_asked_for(run):
    assert "\x1b[" not in run("list").out
    assert "\x1b[" in run("list", FORCE_COLOR="1").out
    assert "\x1b[" not in run("list", FORCE_COLOR="1", NO_COLOR="1").out


def test_hostile_text_is_shown_as_it_stands(run, tmp_path):
    nasty = '"[bold]x[/] \\u001b[31m =cmd() | <b>"'
    text = (
        GOOD.replace("\n    ", "\n")
        .lstrip("\n")
        .replace("お知らせ", nasty)
        .replace("サンプルショップ", "'=1+1 [red]x'")
    )
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    assert "\x1b" not in run("check", "made-up.yaml").out
    text = text.replace("\\u001b", "")
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    assert "[bold]x[/]" in run("show", "made-up", catalog=tmp_path).out
    assert "'=1+1" in run("list", "--format", "csv", catalog=tmp_path).out
    assert "\\[red\\]" in run("list", "--format", "markdown", catalog=tmp_path).out


def codes_of(outcome):
    return {problem["code"] for problem in json.loads(outcome.out)}


@pytest.fixture
def broken(tmp_path):
    (tmp_path / "made-up.yaml").write_text(BROKEN, encoding="utf-8")


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "BC302"), {"BC302"}),
        (("--select", "BC302,BC303"), {"BC302", "BC303"}),
        (("--select", "BC3"), {"BC302", "BC303", "BC304", "BC312", "BC331", "BC341"}),
        (("--select", "BC30", "--ignore", "BC302"), {"BC303", "BC304"}),
        (("--select", "personal-data"), {"BC341"}),
        (("--ignore", "BC"), set()),
    ],
)
def test_chosen_checks(run, options, codes):
    outcome = run("check", "made-up.yaml", "--format", "json", *options)
    assert codes_of(outcome) == codes
    assert outcome.code == (1 if codes else 0)


@pytest.mark.parametrize(("severity", "codes"), [("error", set()), ("warning", {"BC422"})])
def test_severity(run, tmp_path, severity, codes):
    text = "\n".join(line[4:] for line in GOOD.splitlines() if "detected" not in line).lstrip("\n")
    (tmp_path / "made-up.yaml").write_text(text, encoding="utf-8")
    outcome = run("check", "made-up.yaml", "--severity", severity, "--format", "json")
    assert codes_of(outcome) == codes


def test_a_check_that_is_not_known(run):
    assert "--select: there is no “BC999”" in run("check", "--select", "BC999").err
    assert "try duplicate-key" in run("explain", "duplicate-keys").err
    assert run("explain", "nothing-like-it").code == 2


@pytest.mark.parametrize("language", ["en", "ja"])
def test_list_of_checks(run, golden, language):
    outcome = run("check", "--list", "--lang", language)
    assert outcome.code == 0
    golden(f"check_list.{language}.txt", outcome.out)
    assert len(json.loads(run("check", "--list", "--format", "json").out)) == len(CHECKS)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_explain(run, golden, language):
    golden(f"explain.{language}.txt", run("explain", "BC116", "order-of-events", "--lang", language).out)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("bc305", "BC305 incomplete date"),
        ("Incomplete-Date", "BC305 incomplete date"),
        (" bc305 , BC108", "BC305 incomplete date"),
        ("BC999", "there is no “BC999”; try BC607, BC606, BC605"),
        ("bc109x", "try BC109"),
        ("something else", "there is no “something else”; try BC1, BC2, BC3, BC4, BC5, BC6"),
    ],
)
def test_codes_and_names_of_checks_are_found_in_any_case(run, asked, told):
    outcome = run("explain", asked)
    assert told in outcome.out + outcome.err


@pytest.mark.parametrize("code", list(CHECKS))
def test_every_check_is_explained(run, code):
    outcome = run("explain", code)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"{code} {CHECKS[code].title.en}\n")
    assert run("explain", CHECKS[code].name).out == outcome.out


def test_words_of_options_may_be_labels(run):
    by_word, by_label = (
        run("list", "--data", word, "--columns", "id", "--format", "csv").out
        for word in ("password", "パスワード")
    )
    assert by_word == by_label == "id\nvector-park\n"


def test_years_alone_choose(run):
    assert run("list", "--since", "2022", "--columns", "id", "--format", "csv").out.split() == [
        "id",
        "total-web-shop",
        "vector-park",
    ]


def test_a_record_with_errors_is_not_said_to_be_missing(run, tmp_path):
    (tmp_path / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    (tmp_path / "made-up.yaml").write_text(GOOD.replace("\n    ", "\n").lstrip("\n"), encoding="utf-8")
    assert "the record “bad” has errors; `breachcat check" in run("show", "bad", catalog=tmp_path).err


def test_an_empty_catalog_says_so(run, tmp_path):
    outcome = run("list", catalog=tmp_path)
    assert outcome.code == 1
    assert "there is no record (*.yaml) in this folder" in outcome.err


def test_related_ids_of_a_record_from_standard_input(run):
    text = GOOD.replace("\n    ", "\n").lstrip("\n") + "related: [vector-park, vektor-park]\n"
    problems = json.loads(run("check", "-", "--format", "json", stdin=text).out)
    assert [(problem["code"], problem["suggestions"]) for problem in problems] == [("BC503", ["vector-park"])]


def test_one_file_named_twice_is_read_once(run, tmp_path):
    (tmp_path / "made-up.yaml").write_text(GOOD.replace("\n    ", "\n").lstrip("\n"), encoding="utf-8")
    assert (
        run("check", "made-up.yaml", str(tmp_path / "made-up.yaml")).err == "1 record checked, no problems\n"
    )


@pytest.mark.parametrize(
    "command",
    ["list >&-", "list 2>&-", "normalize - <&-", "check - <&-", "--help >/dev/full", "--version >/dev/full"],
)
def test_missing_streams_and_full_disks_give_no_traceback(command):
    outcome = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m breachcat {command}', sys.executable],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in outcome.stderr + outcome.stdout
    assert outcome.returncode in (0, 1)


def test_a_folder_that_was_deleted(tmp_path):
    command = 'mkdir gone && cd gone && rmdir ../gone && "$0" -m breachcat list'
    outcome = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 2
    assert "the current folder does not exist any more" in outcome.stderr


def test_measures_are_defined_in_the_help(run):
    text = " ".join(run("delays", "--help").out.split())
    assert "dwell: days from the start of the first window of exposure to detection" in text
