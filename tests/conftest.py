"""What tests share: the program run in this process, golden files, records made from text."""

import io
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import dedent, fill

import pytest

from breachcat.checking import check_record
from breachcat.cli import main
from breachcat.document import read_document
from breachcat.language import Language
from breachcat.record import Record, read_record

HERE = Path(__file__).parent
ROOT = HERE.parent
INCIDENTS = ROOT / "incidents"
TODAY = date(2026, 11, 21)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


CAUGHT = pytest.StashKey[list[tuple[str, int, int]]]()
"""What the breakage tests count: the kind of mutation, how many were caught, and how many there were."""


FALSIFIED = pytest.StashKey[list[tuple[str, int, int]]]()
"""What the falsification tests count in the same way."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[CAUGHT] = []
    config.stash[FALSIFIED] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the share of the mutations and of the falsifications that were caught, by kind and of all."""
    for what, counted, how in (
        ("mutations", CAUGHT, "caught by the code claimed, at line and column"),
        ("falsifications", FALSIFIED, "found against the notice"),
    ):
        caught: Counter[str] = Counter()
        claimed: Counter[str] = Counter()
        for kind, some, all_of_them in config.stash[counted]:
            caught[kind] += some
            claimed[kind] += all_of_them
        if total := claimed.total():
            shares = ", ".join(f"{kind} {caught[kind]:,} of {number:,}" for kind, number in claimed.items())
            terminalreporter.write_line(fill(shares, 110))
            share = 100 * caught.total() // total
            terminalreporter.write_line(f"{what}: {caught.total():,} of {total:,} {how} ({share} %)")


@dataclass(frozen=True)
class Outcome:
    """What a run of the program gave."""

    code: int
    out: str
    err: str


class _Bytes(io.TextIOWrapper):
    """Standard input or output of a run."""

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """Run the program in an empty folder, with the shipped records as its catalog unless told otherwise."""

    def runner(
        *arguments: str, stdin: str | bytes = b"", catalog: Path | None = INCIDENTS, **environment: str
    ) -> Outcome:
        monkeypatch.chdir(tmp_path)
        for name in (
            "NO_COLOR",
            "FORCE_COLOR",
            "GITHUB_ACTIONS",
            "BREACHCAT_CATALOG",
            "BREACHCAT_LANG",
            "LC_ALL",
            "LC_MESSAGES",
            "LANG",
        ):
            monkeypatch.delenv(name, raising=False)
        if catalog is not None:
            monkeypatch.setenv("BREACHCAT_CATALOG", str(catalog))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        data = stdin.encode() if isinstance(stdin, str) else stdin
        streams = [_Bytes(io.BytesIO(data), encoding="utf-8")] + [
            _Bytes(io.BytesIO(), encoding="utf-8") for _ in range(2)
        ]
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            monkeypatch.setattr(sys, name, stream)
        code = main(arguments)
        return Outcome(code, streams[1].text(), streams[2].text())

    return runner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalog with the shipped records, in the folder that the program runs in."""
    made = tmp_path / "incidents"
    made.mkdir()
    for path in INCIDENTS.glob("*.yaml"):
        shutil.copy(path, made)
    return made


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/NAME; --update-golden writes it."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {name}; run pytest --update-golden and look at it"
        assert text == path.read_text(encoding="utf-8")

    return compare


GOOD = """
    id: made-up
    organization: 株式会社サンプル
    sites: [サンプルショップ]
    sources: [{kind: official_notice, title: お知らせ}]
    events:
      - {event: detected, date: 2022年4月1日, by: card_company}
      - {event: published, date: 2022年7月1日}
    exposures:
      - {period: 2021年1月1日～2022年3月31日, affected: ["1,234件"], data: [card_number]}
    review: checked
"""
"""A sound record, indented as in a docstring."""


def record_of(text: str, name: str = "made-up.yaml", today: date = TODAY) -> Record:
    """Return the record of a text that may be indented, checked as of `today`."""
    return check_record(read_record(read_document(dedent(text).lstrip("\n").encode(), name)), today)


def found(record: Record) -> list[tuple[int, int, str]]:
    """Return line, column and code of the problems of a record."""
    return [(problem.place.line, problem.place.column, problem.check.code) for problem in record.problems]


def messages(record: Record, language: Language = Language.ENGLISH) -> list[str]:
    """Return the sentences of the problems of a record."""
    return [problem.message(language) for problem in record.problems]
