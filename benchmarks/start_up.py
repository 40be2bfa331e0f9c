"""Compare the start of `breachcat list` with a Typer program that prints one Rich table of that size.

Run: python benchmarks/start_up.py [RUNS]. Both programs run in turn, with the interpreter that runs
this script, so that what else the machine does strikes
both; prints the medians, their ratio, and the spread of the ratio over the turns. The aim is a ratio of at most 1.5.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BASE = """
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main() -> None:
    table = Table()
    for column in {columns!r}:
        table.add_column(column)
    for row in {rows!r}:
        table.add_row(*row)
    Console(width=100_000).print(table)


app()
"""


_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both programs may keep their compiled modules, as an installed program does."""


def seconds(command: list[str]) -> float:
    """Return how long a command runs, in seconds."""
    begun = time.perf_counter()
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_ENVIRONMENT
    )
    return time.perf_counter() - begun


def same_table(program: list[str]) -> str:
    """Return the source of a Typer program that prints the cells that `program` lists."""
    listed = subprocess.run([*program, "--format", "tsv"], check=True, capture_output=True, text=True).stdout
    columns, *rows = (line.split("\t") for line in listed.splitlines())
    return BASE.format(columns=columns, rows=rows)


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    program = [sys.executable, "-m", "breachcat", "list"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "base.py"
        script.write_text(same_table(program), encoding="utf-8")
        base = [sys.executable, str(script)]
        for command in (program, base):
            seconds(command)  # compiles what is not compiled yet
        pairs = [(seconds(program), seconds(base)) for _ in range(runs)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratios = sorted(one / other for one, other in pairs)
    print(
        f"breachcat list: {ours * 1000:.0f} ms, Typer with one table: {theirs * 1000:.0f} ms ({runs} runs each)"
    )
    print(f"ratio of the medians: {ours / theirs:.2f}")
    print(f"ratio turn by turn: {ratios[runs // 4]:.2f} to {ratios[-runs // 4]:.2f} (middle half)")


if __name__ == "__main__":
    main()
