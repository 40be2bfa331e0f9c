"""The comment of the fact diff: a text by others, handled by a script that may write."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from test_around import GITHUB, steps

FAKE_GH = """\
#!{python}
import json, os, subprocess, sys
from pathlib import Path

arguments = iter(sys.argv[1:])
assert next(arguments) == "api"
method, fields, answer_of, path = "GET", {{}}, None, None
for argument in arguments:
    if argument == "--method":
        method = next(arguments)
    elif argument in ("-f", "-F"):
        key, _, value = next(arguments).partition("=")
        fields[key] = Path(value[1:]).read_text(encoding="utf-8") if value.startswith("@") else value
    elif argument == "--jq":
        answer_of = next(arguments)
    elif not argument.startswith("--"):
        path = argument
with open("calls.jsonl", "a", encoding="utf-8") as calls:
    print(json.dumps([method, path, fields]), file=calls)
answer = Path(os.environ["ANSWERS"], path.partition("?")[0].replace("/", "_"))
if answer_of and answer.exists():
    subprocess.run(["jq", "--raw-output", answer_of, answer], check=True)
elif answer.exists():
    sys.stdout.buffer.write(answer.read_bytes())
"""
TOOLS = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "jq", "unzip", "iconv", "sed"))),
    reason="needs what GitHub's runners have",
)


@pytest.fixture
def comment(tmp_path):
    """Run the script of the comment with a stand-in for GitHub; return what it wrote there."""

    def run(diff=b"| fact |\n", *, heads=("c0ffee",), comments=(), branch="a-branch", name="fact-diff.md"):
        with zipfile.ZipFile(tmp_path / "repos_o_r_actions_artifacts_7_zip", "w") as archive:
            archive.writestr(name, diff)
            archive.writestr("../outside", "x")
        answers = {
            "repos_o_r_pulls": [{"number": 40 + n, "head": {"sha": sha}} for n, sha in enumerate(heads)],
            "repos_o_r_actions_runs_5_artifacts": {"artifacts": [{"id": 7}]},
            "repos_o_r_issues_40_comments": [
                {"id": n, "user": {"login": login}, "body": body} for n, (login, body) in enumerate(comments)
            ],
        }
        for file, answer in answers.items():
            (tmp_path / file).write_text(json.dumps(answer), encoding="utf-8")
        (tmp_path / "gh").write_text(FAKE_GH.format(python=sys.executable), encoding="utf-8")
        (tmp_path / "gh").chmod(0o755)
        (step,) = steps(GITHUB / "workflows" / "comment.yml")
        environment = {
            "PATH": f"{tmp_path}:{os.environ['PATH']}", "RUNNER_TEMP": str(tmp_path), "ANSWERS": str(tmp_path),
            "MARK": step["env"]["MARK"], "REPOSITORY": "o/r", "RUN": "5", "RUN_PAGE": "https://example.com/5",
            "HEAD_OWNER": "someone", "HEAD_BRANCH": branch, "HEAD_COMMIT": "c0ffee",
        }  # fmt: skip
        assert set(environment) - {"PATH", "RUNNER_TEMP", "ANSWERS"} == set(step["env"]) - {"GH_TOKEN"}
        bash = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(
            bash, check=False, env=environment, capture_output=True, text=True, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        calls = [
            json.loads(line) for line in (tmp_path / "calls.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        assert not (tmp_path.parent / "outside").exists()
        return [call for call in calls if call[0] != "GET"], calls

    return run


@TOOLS
def test_the_fact_diff_becomes_a_comment(comment):
    ((method, path, fields),), _ = comment(b"| \xe5\xae\x9f |\n")
    assert (method, path) == ("POST", "repos/o/r/issues/40/comments")
    assert fields["body"].startswith("<!-- breachcat: fact diff -->\n\n| 実 |\n\n")
    assert "https://example.com/5" in fields["body"]


@TOOLS
def test_the_comment_of_an_earlier_run_is_replaced_but_never_one_of_somebody_else(comment):
    mark = "<!-- breachcat: fact diff -->"
    others = [("someone", mark), ("github-actions[bot]", "hello"), ("github-actions[bot]", f"{mark}\n\nold")]
    ((method, path, _),), _ = comment(comments=others)
    assert (method, path) == ("PATCH", "repos/o/r/issues/comments/2")


@TOOLS
@pytest.mark.parametrize("heads", [(), ("another",)])
def test_a_run_that_is_not_of_an_open_pull_request_is_passed_over(comment, heads):
    assert comment(heads=heads)[0] == []


@TOOLS
@pytest.mark.parametrize("diff", [b"$(touch hacked) `touch hacked`\n", b'"; touch hacked; "'])
def test_what_others_wrote_is_never_run(comment, tmp_path, diff):
    branch = "$(touch${IFS}hacked);`touch${IFS}hacked`"
    ((*_, fields),), calls = comment(diff, branch=branch)
    assert diff.decode().strip() in fields["body"]
    assert calls[0][2]["head"] == f"someone:{branch}"
    assert not (tmp_path / "hacked").exists()


CALLS = {
    "@someone": "@\u2060someone",
    "@org/team": "@\u2060org/team",
    "&#64;someone": "&#64;\u2060someone",
    "&#x40;someone &commat;a": "&amp;#x40;someone &amp;commat;a",
    "closes #12#13": "closes #\u206012#\u206013",
    "o/r#1 \\#2": "o/r#\u20601 \\#\u20602",
    "&#35;12": "&amp;#\u206035;12",
    "GH-12 gh-3": "GH-\u206012 gh-\u20603",
    "https://example.com": "https:\u2060//example.com",
    "https&#58;//example.com": "https&#58;\u2060//example.com",
    "WWW.example.com": "WWW\u2060.example.com",
    "![a](//example.com/a.png)": "![a]\u2060(//example.com/a.png)",
    "[a]: //example.com": "[a]\u2060: //example.com",
    "<a href=x>": "&lt;a href=x>",
}


@TOOLS
@pytest.mark.parametrize("text", CALLS)
def test_the_bot_calls_nobody_and_links_to_nothing_for_others(comment, text):
    ((*_, fields),), _ = comment(f"{text}\n".encode())
    assert fields["body"].split("\n")[2] == CALLS[text]


@TOOLS
def test_what_breachcat_writes_looks_as_it_did(comment):
    text = "## HEAD\\~1 → x\n\n| a \\| b | &lt;b&gt; &amp; c&#58;d: | − e |\n| --- | ---: |\n"
    ((*_, fields),), _ = comment(text.encode())
    assert text in fields["body"]


@TOOLS
@pytest.mark.parametrize(
    ("diff", "is_cut"), [(b"a\n" * 30_000, False), (b"a\n" * 30_001, True), (b"@" * 20_000, True)]
)
def test_it_says_where_it_is_cut(comment, diff, is_cut):
    ((*_, fields),), _ = comment(diff)
    assert ("Too long for a comment, and cut here" in fields["body"]) == is_cut
    assert ("ここまでです" in fields["body"]) == is_cut


@TOOLS
@pytest.mark.parametrize("diff", ["実".encode() * 500_000, b"\xff\x00broken \xe5\xae"])
def test_a_comment_is_never_larger_than_github_takes(comment, diff):
    ((*_, fields),), _ = comment(diff)
    assert len(fields["body"]) < 65_536


@TOOLS
@pytest.mark.parametrize("nothing", [{"diff": b""}, {"name": "other.md"}])
def test_without_a_fact_nothing_is_said_unless_something_was_before(comment, nothing):
    assert comment(**nothing)[0] == []
    earlier = [("github-actions[bot]", "<!-- breachcat: fact diff -->\n\nold")]
    ((method, _, fields),) = comment(**nothing, comments=earlier)[0]
    assert method == "PATCH"
    assert "No facts change." in fields["body"]
