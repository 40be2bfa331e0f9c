"""Compare a cold `breachcat check` of 1,000 records with `check-jsonschema` on the same files.

Run: python benchmarks/thousand_records.py [TURNS]. Both run in turn, each as a process of the interpreter
that runs this script, so that what else the machine does strikes both. Prints the medians, the ratio of
the medians, the spread of the ratio over the turns, and the most memory that each needed. The aim is a
ratio of at most 1.0; the exit code is 1 where it is missed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

RECORDS = 1_000
AIM = 1.0
_HERE = Path(__file__).parent
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Both programs may keep their compiled modules, as an installed program does."""
_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit in which the system tells the memory of a process


class Run(NamedTuple):
    """What a run of a program took: seconds, and bytes of memory at most."""

    seconds: float
    memory: int


def run(command: list[str], folder: Path) -> Run:
    """Run a program in a folder to its end; exit with what it said where it finds a fault."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=_ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)  # tells the memory of this process alone
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - begun
    if process.returncode:
        text = said.decode(errors="replace")[:2000]
        sys.exit(f"{' '.join(command[:4])} … ends with {process.returncode}:\n{text}")
    return Run(taken, usage.ru_maxrss * _BYTES)


def prepared(folder: Path) -> tuple[list[str], list[str]]:
    """Make the records and their schema; return the two commands that check them, to be run there.

    Named from there, a thousand files stay far below what a command line may hold.
    """
    python = sys.executable
    run([python, str(_HERE / "made_up.py"), str(folder / "incidents"), "--records", str(RECORDS)], folder)
    schema = subprocess.run([python, "-m", "breachcat", "schema"], check=True, capture_output=True).stdout
    (folder / "schema.json").write_bytes(schema)
    files = sorted(path.relative_to(folder) for path in (folder / "incidents").iterdir())
    size = sum((folder / path).stat().st_size for path in files)
    print(f"{len(files):,} records, {size / 1024:,.0f} KiB")
    ours = [python, "-m", "breachcat", "check", "incidents"]
    theirs = [python, "-m", "check_jsonschema", "--schemafile", "schema.json", *map(str, files)]
    return ours, theirs


def main() -> None:
    """Measure and print."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs = prepared(folder)
        for command in (ours, theirs):
            run(command, folder)  # compiles what is not compiled yet
        pairs = [(run(ours, folder), run(theirs, folder)) for _ in range(turns)]
    medians = []
    for program, runs in zip(("breachcat check", "check-jsonschema"), zip(*pairs, strict=True), strict=True):
        medians.append(statistics.median(one.seconds for one in runs))
        memory = max(one.memory for one in runs) / 2**20
        print(f"{program}: {medians[-1]:.2f} s, at most {memory:.0f} MiB ({turns} runs)")
    ratios = sorted(one.seconds / other.seconds for one, other in pairs)
    ratio = medians[0] / medians[1]
    print(f"ratio of the medians: {ratio:.2f}")
    print(f"ratio turn by turn: {ratios[turns // 4]:.2f} to {ratios[-1 - turns // 4]:.2f} (middle half)")
    if ratio > AIM:
        sys.exit(f"the aim is missed: breachcat check takes {ratio:.2f} times as long; it may take {AIM}")


if __name__ == "__main__":
    main()
