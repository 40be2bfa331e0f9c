"""Check one hostile or unlucky file after the other beside a sound one: how long, how much memory, which code.

Run it with `python benchmarks/hostile.py`; it ends with 1 where something takes more than a second
or 200 MB, fails without a problem, or hides the sound record.
"""

import json
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

SECONDS, MEGABYTES = 1.0, 200
SOUND = Path(__file__).parents[1] / "incidents" / "vector-park.yaml"
TEXT = SOUND.read_text(encoding="utf-8").replace("id: vector-park", "id: hostile").replace("ベクトル", "例")
BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)


def _bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: _ignore(path.write_bytes(data))


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], None]:
    return _bytes(text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "strict"))


def _many(key: Callable[[int], str], number: int) -> Callable[[Path], None]:
    """Write very many of something, made only where it is asked for."""
    return lambda path: _ignore(path.write_text("".join(map(key, range(number))), encoding="utf-8"))


def _ignore(_result: object) -> None:
    """Take what a call returns."""


def _large(path: Path) -> None:
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"# " + b"x" * (1024 * 1024 - 3) + b"\n")


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the whole name may be too long for a socket
    socket.socket(socket.AF_UNIX).bind(path.name)
    os.chdir(here)


def _unreadable(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)


def _circle(path: Path) -> None:
    other = path.with_name("circle.link")
    path.symlink_to(other)
    other.symlink_to(path)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "alias bomb": _text(BOMB),
    "100,000 levels deep": _text("a: " + "[" * 100_000),
    "100,000 mappings deep": _text("{a: " * 100_000),
    "50 MB": _large,
    "a million keys": _many("k{}: v\n".format, 1_000_000),
    "keys up to the limit of bytes": _many("k{}: v\n".format, 90_000),
    "one line of 1 MB": _many(lambda n: "a," if n else "notes: [a,", 500_000),
    "NUL": _text(TEXT.replace("id: hostile", "id: ho\0stile")),
    "1 MB of NUL": _many(lambda _: "\0", 1_000_000),
    "1 MB of tabs": _many(lambda _: "\t", 1_000_000),
    "1 MB of bidirectional marks": _many(lambda _: "\u202e", 300_000),
    "control characters": _text(TEXT.replace("id: hostile", "id: ho\x1b[31mstile")),
    "bidirectional characters": _text(TEXT.replace("id: hostile", "id: ho\u202estile")),
    "lone surrogate": _text(TEXT.replace("id: hostile", "id: ho\ud800stile")),
    "UTF-16": _text(TEXT, "utf-16"),
    "Shift_JIS": _text(TEXT.replace("～", "から"), "cp932"),
    "EUC-JP": _text(TEXT.replace("～", "から"), "euc_jp"),
    "byte order mark": _text("\ufeff" + TEXT),
    "CRLF": _text(TEXT.replace("\n", "\r\n")),
    "tabs": _text(TEXT.replace("id: ", "id:\t")),
    "two documents": _text(f"{TEXT}---\n{TEXT}"),
    "empty": _bytes(b""),
    "a folder": Path.mkdir,
    "a FIFO": os.mkfifo,
    "a socket": _socket,
    "unreadable": _unreadable,
    "links in a circle": _circle,
    "a link out of the catalog": lambda path: path.symlink_to("/etc/hostname"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "id: ../../x": _text(TEXT.replace("id: hostile", "id: ../../x")),
    "random bytes": _bytes(bytes(range(256)) * 2_000),
}
SOUND_ANYWAY = {"CRLF"} | ({"unreadable"} if os.geteuid() == 0 else set())


def measured(make: Callable[[Path], None]) -> tuple[float, float, list[str], str]:
    """Return seconds, megabytes at most, the codes told of the file, and what else went wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "incidents"
        folder.mkdir()
        shutil.copy(SOUND, folder)
        make(folder / "hostile.yaml")
        command = [sys.executable, "-m", "breachcat", "check", "--format", "json", str(folder)]
        start = perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
            out, err = run.communicate()
        seconds = perf_counter() - start
    problems = json.loads(out) if out else []
    codes = sorted({found["code"] for found in problems if found["file"].endswith("hostile.yaml")})
    others = [found for found in problems if not found["file"].endswith("hostile.yaml")]
    wrong = "a traceback" if "Traceback" in err else "the sound record is hidden" if others else ""
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, codes, wrong


def main() -> int:
    """Measure each in a process of its own, and print a line for it."""
    if sys.argv[1:]:
        print(json.dumps(measured(HOSTILE[sys.argv[1]])))
        return 0
    failed = False
    for name in HOSTILE:
        run = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
        seconds, megabytes, codes, wrong = json.loads(run.stdout)
        wrong = wrong or ("" if codes or name in SOUND_ANYWAY else "nothing told")
        slow = seconds > SECONDS or megabytes > MEGABYTES
        failed |= slow or bool(wrong)
        print(
            f"{name:32} {seconds:5.2f} s {megabytes:5.0f} MB  {' '.join(codes):24} {wrong}{' TOO MUCH' * slow}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
