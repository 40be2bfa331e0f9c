"""The two guides for contributors: walked through from the notice to the pull request, and the same."""

import os
import re
import shlex
import shutil
import subprocess

import pytest
from ruamel.yaml import YAML

from conftest import INCIDENTS
from test_around import ACTION, GUIDES, HOOKS, loaded
from test_docs import _replaced
from test_layers import LAYER, LAYERS

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WALK = re.compile(r"<!-- walk -->\n(.*?)<!-- end -->", re.DOTALL)
RECORD = "sample-bunguten"
MODELINE = "# yaml-language-server:"
COMMIT = re.compile(r"\([0-9a-f]{7,}\)")  # it is another one whenever a record changes
OF_OUR_OWN = re.compile(r"git (switch|add|commit)\b")  # what needs no network and no set-up


def blocks(text):
    """Return the kind of every block of code and its text; of a console, what is typed."""
    return [(kind, typed(body) if kind == "console" else body) for kind, body in BLOCK.findall(text)]


def typed(body):
    return body.partition("\n")[0]


def guide(language):
    return GUIDES[language].read_text(encoding="utf-8")


def for_records(language):
    """Return the part of a guide that both languages have."""
    return re.split(r"^## (?:Change the code|コードの変更)", guide(language), flags=re.MULTILINE)[0]


def test_both_guides_have_the_same_steps():
    steps = [re.findall(r"^(#+ (?:\d+\.)?)", for_records(language), re.MULTILINE) for language in GUIDES]
    assert steps[0] == steps[1]
    assert "### 8." in steps[0]


def test_both_guides_have_the_same_blocks():
    assert blocks(for_records("en")) == blocks(for_records("ja"))


@pytest.mark.parametrize("language", GUIDES)
def test_links_within_a_guide_lead_to_its_headings(language):
    headings = re.findall(r"^#+ (.*)$", guide(language), re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", guide(language))) <= anchors


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """The folder of a contributor: the records in a git repository. Return what runs git there."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    who = {"NAME": "A Contributor", "EMAIL": "contributor@example.com", "DATE": "2026-11-21T12:00:00Z"}
    for role in ("AUTHOR", "COMMITTER"):
        for key, value in who.items():
            monkeypatch.setenv(f"GIT_{role}_{key}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    shutil.copytree(INCIDENTS, tmp_path / "incidents")

    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--message", "the records")
    return git


def replace_lines(record, lines):
    """Return a record with lines in place of those of the same events."""
    for line in lines.splitlines():
        event = re.match(r"  - \{event: \w+,", line)[0]
        record = re.sub(
            rf"^{re.escape(event)}.*$", lambda _, line=line: line, record, count=1, flags=re.MULTILINE
        )
    return record


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_walks_from_the_notice_to_the_pull_request(language, run, clone, tmp_path, request):
    """Do everything that the guide does, in its order; the record that comes of it is the one it shows."""
    file = tmp_path / "incidents" / f"{RECORD}.yaml"
    written = []

    def done(match):
        kind, body = match[1], match[2]
        if kind == "sh":
            for line in filter(OF_OUR_OWN.match, body.splitlines()):
                clone(*shlex.split(line)[1:])
        elif kind == "text":
            (tmp_path / "notice.txt").write_text(body, encoding="utf-8")
        elif kind == "console":
            outcome = run(*shlex.split(typed(body))[2:], catalog=None, BREACHCAT_LANG=language)
            said = COMMIT.sub("(0a1b2c3)", outcome.out + outcome.err)
            body = f"{typed(body)}\n{said}"
        elif kind == "yaml" and not body.startswith(MODELINE):
            file.write_text(replace_lines(file.read_text(encoding="utf-8"), body), encoding="utf-8")
        elif kind == "yaml" and not written:
            written.append(file.write_text(body, encoding="utf-8"))
        elif kind == "yaml":
            body = file.read_text(encoding="utf-8")
        return f"```{kind}\n{body}```"

    whole = GUIDES[language].read_text(encoding="utf-8")
    walk = WALK.search(whole)[1]
    _replaced(GUIDES[language], whole.replace(walk, BLOCK.sub(done, walk)), request)
    assert run("check", "--strict", "--since", "main", catalog=None).code == 0
    assert run("fmt", "--check", str(file), catalog=None).code == 0


def finished():
    """Return the record that the walk ends with, as the guides show it."""
    *_, last = [body for kind, body in blocks(guide("en")) if kind == "yaml" and body.startswith(MODELINE)]
    return last


def test_the_finished_record_is_sound(run, tmp_path):
    file = tmp_path / f"{RECORD}.yaml"
    file.write_text(finished(), encoding="utf-8")
    assert run("check", "--strict", str(file), catalog=None).code == 0
    assert "waive" not in finished()


def test_the_record_copies_no_sentence_of_the_notice():
    (notice,) = [body for kind, body in blocks(guide("ja")) if kind == "text"]
    record = YAML(typ="safe", pure=True).load(finished())
    own = "".join([record["summary"], record["summary_en"], *record["notes"]])
    assert not [notice[n : n + 12] for n in range(len(notice) - 12) if notice[n : n + 12] in own]


def test_snippets_for_other_repositories_name_what_there_is():
    snippets = [
        body
        for kind, body in blocks(guide("en"))
        if (kind == "yaml" and "breachcat@" in body) or "repo:" in body
    ]
    hooks, action = sorted(
        map(YAML(typ="safe", pure=True).load, snippets), key=lambda snippet: "repos" not in snippet
    )
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} == {hook["id"] for hook in loaded(HOOKS)}
    (step,) = [step for step in action["jobs"]["records"]["steps"] if "breachcat@" in step.get("uses", "")]
    assert set(step["with"]) <= set(loaded(ACTION)["inputs"])


def test_the_tombstone_of_the_guide_is_sound(run, clone, tmp_path):
    (tombstone,) = [body for kind, body in blocks(guide("en")) if kind == "yaml" and "withdrawn:" in body]
    file = tmp_path / "incidents" / f"{re.search('^id: (.*)$', tombstone, re.MULTILINE)[1]}.yaml"
    file.write_text(tombstone, encoding="utf-8")
    outcome = run("check", "--strict", catalog=None)
    assert outcome.code == 0, outcome.out


def test_the_table_of_layers_is_that_of_the_code():
    _, code = guide("en").split("## Change the code\n")
    rows = re.findall(r"^\| [^|`]+ \| ((?:`\w+`(?:, )?)+) \|", code, re.MULTILINE)
    shown = [re.findall(r"`(\w+)`", row) for row in rows]
    missing = (set().union(*LAYERS) - {"__init__", "__main__"}) ^ {name for row in shown for name in row}
    assert not missing, f"the table of layers in CONTRIBUTING.md: {missing}"
    layers = [LAYER[name] for row in shown for name in row]
    assert layers == sorted(layers)
