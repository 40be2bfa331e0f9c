"""Read a PDF in a process of its own, so that no file can take the memory, the time or the life of this one."""

import contextlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any

from breachcat.language import Text
from breachcat.notice.formats import Format, Reading, text_of
from breachcat.refusal import PROBLEMS, Refused

SECONDS = 30
MOST_MEMORY = 512 * 1024**2  # bytes; a PDF of 15 KB can ask for twenty times as much


def read_apart(data: bytes, seconds: float = SECONDS) -> Reading:
    """Return what `text_of` does; refuse what takes too long or too much memory."""
    from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired

    command = [sys.executable, "-P", "-m", __name__]
    with Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as process:  # noqa: S603
        try:
            answer, _ = process.communicate(data, seconds)
        except TimeoutExpired:
            process.kill()
            raise Refused(_TOO_SLOW.filled(seconds=seconds), PROBLEMS) from None
    if process.returncode:
        raise Refused(_TOO_MUCH, PROBLEMS)
    return _reading(json.loads(answer))


def _reading(answer: dict[str, Any]) -> Reading:
    if "refused" in answer:
        raise Refused(Text(*answer["refused"]), answer["code"])
    remarks = tuple(Text(*remark) for remark in answer["remarks"])
    return Reading(**answer | {"format": Format(answer["format"]), "remarks": remarks})


def main() -> None:
    """Read from standard input, and answer on standard output."""
    with contextlib.suppress(ImportError, OSError, ValueError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        reading = text_of(sys.stdin.buffer.read())
    except Refused as refused:
        answer = {"refused": refused.message, "code": refused.code}
    else:
        answer = {**asdict(reading), "format": reading.format.value}
    with os.fdopen(1, "wb") as out:
        out.write(json.dumps(answer).encode("ascii"))


_TOO_SLOW = Text(
    "reading the PDF took more than {seconds} seconds, and was given up; print it anew from the program that shows it",
    "PDFの読み取りが{seconds}秒を超えたため中止しました。表示できるソフトウェアから印刷し直してください",
)
_TOO_MUCH = Text(
    "the PDF takes too much memory or ends PDFium, which reads it; print it anew from the program that shows it",
    "PDFの読み取りに必要なメモリーが多すぎるか、読み取るPDFiumが異常終了しました。表示できるソフトウェアから印刷し直してください",
)

if __name__ == "__main__":
    main()
