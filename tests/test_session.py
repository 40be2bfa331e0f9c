"""A session: progress on a terminal, what the screen is, ids for the shell, output that fails."""

import io
import sys

import pytest

from breachcat.cli import session as session_module
from breachcat.cli.options import complete_ids
from breachcat.cli.session import Session
from conftest import INCIDENTS


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def use_terminals(monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())


def test_progress_is_shown_on_a_terminal_for_long_work(terminal):
    use_terminals(terminal)
    terminal.setattr(session_module, "PROGRESS_AFTER", -1.0)
    assert list(Session().watched(range(3))) == [0, 1, 2]
    assert "reading records" in sys.stderr.getvalue()


def test_short_work_and_pipes_show_no_progress(terminal):
    use_terminals(terminal)
    assert list(Session().watched(range(3))) == [0, 1, 2]
    assert sys.stderr.getvalue() == ""
    terminal.setattr(session_module, "PROGRESS_AFTER", -1.0)
    terminal.setattr(sys, "stderr", io.StringIO())
    assert list(Session().watched(range(3))) == [0, 1, 2]
    assert sys.stderr.getvalue() == ""


@pytest.mark.parametrize(
    ("environment", "colour"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"NO_COLOR": ""}, True)],
)
def test_screen_of_a_terminal(terminal, environment, colour):
    use_terminals(terminal)
    for name, value in environment.items():
        terminal.setenv(name, value)
    terminal.setenv("COLUMNS", "97")
    screen = Session().screen()
    assert (screen.width, screen.colour) == (97, colour)


def test_a_pipe_has_no_width(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "80")
    assert Session().screen().width is None


def test_ids_complete_in_the_shell(monkeypatch, tmp_path):
    monkeypatch.setenv("BREACHCAT_CATALOG", str(INCIDENTS))
    assert complete_ids("v") == ["vector-park"]
    assert len(complete_ids("")) == 5
    monkeypatch.setenv("BREACHCAT_CATALOG", str(tmp_path / "nowhere"))
    assert complete_ids("") == []


def test_output_that_is_not_utf8_keeps_every_character(monkeypatch, tmp_path):
    from breachcat.cli import main

    path = tmp_path / "out"
    with path.open("w", encoding="ascii") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["search", "ベクトル", "--catalog", str(INCIDENTS)]) == 0
    assert "ベクトルパーク" in path.read_text(encoding="utf-8")
