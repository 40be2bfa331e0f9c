"""Measure how fast notices are read: 1,000 of them on one core, and pages that nobody should have to wait for.

Run: python benchmarks/notices.py. The notices are those of corpus/seen, with other digits in each turn.
Prints how many a second are read as text and as pages, and the ratio to what trafilatura alone takes for
the same pages in the same run. Ends with 1 where 1,000 notices take more than 20 seconds, or where one
hostile page takes more than 5 seconds or 300 MB.
"""

import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from html import escape
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

from trafilatura import extract

from breachcat.language import Language
from breachcat.notice import find_facts
from breachcat.notice.formats import LONGEST, text_of
from breachcat.notice.none import refusal_of
from breachcat.refusal import Refused

NOTICES, AIM = 1_000, 20.0
SECONDS, MEGABYTES = 5.0, 300
SEEN = sorted((Path(__file__).parents[1] / "corpus" / "seen").glob("*.txt"))
SIZE = 5_000_000
_SENTENCE = "2024年3月5日、カード会社から漏えいの懸念について連絡を受け、調査を開始しました。お客様1,204名の情報が対象です。"


def varied(number: int, text: str) -> str:
    """Return a notice with other digits in its counts; days stay days."""
    return re.sub(r"(?<=\d)\d(?=[\d,]*(?:件|名))", lambda digit: str((int(digit[0]) + number) % 10), text)


def page(text: str) -> bytes:
    """Return a notice as a page with a menu and a footer."""
    menu = "".join(f'<li><a href="/{n}">商品の一覧 {n}</a></li>' for n in range(30))
    body = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    return f"<html><body><ul>{menu}</ul><div>{body}</div><footer>平日 10:00～17:00</footer></body></html>".encode()


def _whole(text: str) -> Callable[[], bytes]:
    """Return what makes 5 MB of a text."""
    return lambda: text.encode() * (SIZE // len(text.encode()) + 1)


def _page(start: str, part: str, end: str = "") -> Callable[[], bytes]:
    """Return what makes a page of 5 MB of a part."""
    return lambda: b"<html><body>" + start.encode() + _whole(part)() + end.encode()


def _longest(text: str) -> Callable[[], bytes]:
    """Return what makes a text of nearly as many characters as are read."""
    return lambda: text.encode() * (LONGEST // len(text))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "5 MB, one line": _whole(_SENTENCE),
    "5 MB of digits": _whole("1234567890"),
    "5 MB of days": _whole("2024年3月5日\n"),
    "5 MB page, one line": _page("<p>", _SENTENCE),
    "5 MB page of paragraphs": _page("", f"<p>{_SENTENCE}</p>"),
    "5 MB page of nested tags": _page("", "<div>"),
    "5 MB page of tags that nobody closes": _page("", "<b><i><a href=x>"),
    "5 MB page of brackets": _page("", "<"),
    "5 MB page with one huge tag": _page("<p ", "a=1 ", f">{_SENTENCE}"),
    "5 MB page with a picture within": _page("<img src='data:image/png;base64,", "A", f"'><p>{_SENTENCE}"),
    "5 MB page with a program": _page("<script>", "漏えい;", f"</script><p>{_SENTENCE}"),
    "49,000 nested tags": lambda: b"<html>" + b"<div>" * 49_000 + _SENTENCE.encode(),
    "a table of 36,000 cells": lambda: b"<table>" + "<tr><td>2024年3月5日<td>漏えい<td>".encode() * 12_000,
    "as many characters as are read, one line": _longest(_SENTENCE),
    "… of digits": _longest("1234567890"),
    "… of kanji digits": _longest("〇一二三四五六七八九十百千万"),
    "… of days": _longest("2024年3月5日、"),
    "… of days without years": _longest("漏えい3月5日～"),
    "… of openings": _longest("「漏えい（"),
    "… of headings": _longest("■漏えい\n"),
    "… of blanks": _longest(f"漏えい{' ' * 1000}\n"),
    "… of one letter": _longest("あ"),
    "… of wrapped lines": _longest("漏えいが判明しましたので、お知らせいたしますとともに、お詫び申し上げ\n"),
    "random bytes": lambda: bytes(range(256)) * (SIZE // 256),
    "nothing": lambda: b"",
}


def told(data: bytes) -> str:
    """Return what reading gives: how many facts, or why none."""
    try:
        text = text_of(data).text
    except Refused as refused:
        return refused.message(Language.ENGLISH)
    facts = find_facts(text)
    why = refusal_of(text, facts)
    return why(Language.ENGLISH) if why else f"{len(facts.found)} facts"


def hostile() -> bool:
    """Read each hostile page in a process of its own, print a line for it, and tell if all were quick."""
    quick = True
    for name in HOSTILE:
        run = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
        seconds, megabytes, said = json.loads(run.stdout)
        slow = seconds > SECONDS or megabytes > MEGABYTES
        quick &= not slow
        print(f"{name:42} {seconds:5.2f} s {megabytes:4.0f} MB  {said[:60]}{' TOO MUCH' * slow}")
    return quick


def timed(work: Callable[[bytes], object], notices: list[bytes]) -> float:
    """Return the seconds of one core that some work takes for all notices."""
    begun = process_time()
    for notice in notices:
        work(notice)
    return process_time() - begun


def main() -> int:
    """Print the speeds and the hostile pages; return 1 where an aim is missed."""
    if sys.argv[1:]:
        data = HOSTILE[sys.argv[1]]()
        begun = perf_counter()
        said = told(data)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps((perf_counter() - begun, memory, said)))
        return 0
    seen = [path.read_text(encoding="utf-8") for path in SEEN]
    texts = [varied(number, text) for number, text in enumerate(islice(cycle(seen), NOTICES))]
    pages = [page(text) for text in texts]
    for work in (told, extract):
        work(pages[0])  # what is imported on first use
    as_text = timed(told, [text.encode() for text in texts])
    as_pages, alone = timed(told, pages), timed(extract, pages)
    for name, seconds in (("text", as_text), ("pages", as_pages), ("pages, by trafilatura alone", alone)):
        print(f"{NOTICES} notices as {name}: {seconds:.2f} s, {NOTICES / seconds:.0f} a second")
    print(f"ratio of pages to trafilatura alone: {as_pages / alone:.2f}")
    quick = hostile()
    return int(not quick or max(as_text, as_pages) > AIM)


if __name__ == "__main__":
    sys.exit(main())
