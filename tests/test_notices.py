"""Notices from files, standard input and addresses, within limits; their texts kept for later checks."""

import asyncio
import gzip
import hashlib
import io
import json
import os
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from breachcat.language import Language
from breachcat.notice.formats import LARGEST, Format, Notice, Reading
from breachcat.refusal import PROBLEMS, WRONG_USE, Refused
from breachcat.store import fetching
from breachcat.store.apart import read_apart
from breachcat.store.fetching import fetch, is_public
from breachcat.store.notices import FOLDER, read_notice, read_saved, save
from conftest import HERE, INCIDENTS

NOTICES = HERE / "data" / "notices"
NOTICE = (NOTICES / "notice.txt").read_text(encoding="utf-8")
NOW = datetime(2026, 11, 21, 9, 30, 15, 999, tzinfo=UTC)


def refusal(ask: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        ask()
    assert refused.value.message(Language.JAPANESE) != refused.value.message(Language.ENGLISH)
    return refused.value


class TestFiles:
    def test_a_path(self):
        path = str(NOTICES / "notice.txt")
        assert read_notice(path, NOW) == Notice(Reading(NOTICE, Format.TEXT), path)

    @pytest.mark.parametrize("name", ["article.html", "printed.pdf"])
    def test_what_it_is_does_not_depend_on_its_name(self, tmp_path, name):
        (tmp_path / "x.txt").write_bytes((NOTICES / name).read_bytes())
        assert "2024年9月12日" in read_notice(str(tmp_path / "x.txt"), NOW).text.splitlines()

    def test_a_name_is_shown_as_it_can_be_printed(self, tmp_path):
        path = tmp_path / "\x1b[2J.txt"
        path.write_text("漏えい", encoding="utf-8")
        assert read_notice(str(path), NOW).name == f"{tmp_path}/\\u001b[2J.txt"

    @pytest.mark.parametrize(
        ("name", "said", "code"),
        [
            ("no.txt", "there is no file here; check the path", WRONG_USE),
            ("folder", "it is not a regular file; give the file of one notice", WRONG_USE),
            ("pipe", "it is not a regular file; give the file of one notice", WRONG_USE),
            ("broken", "a link to nothing", WRONG_USE),
            ("nul\0", "its name holds a NUL", WRONG_USE),
            ("empty.txt", "it holds no text", PROBLEMS),
        ],
    )
    def test_what_cannot_be_read(self, tmp_path, name, said, code):
        (tmp_path / "folder").mkdir()
        (tmp_path / "broken").symlink_to("nothing")
        (tmp_path / "empty.txt").touch()
        os.mkfifo(tmp_path / "pipe")
        refused = refusal(lambda: read_notice(str(tmp_path / name), NOW))
        assert said in refused.message.en
        assert refused.code == code

    def test_a_huge_file_is_not_read_whole(self, tmp_path):
        with (tmp_path / "huge").open("wb") as stream:
            stream.truncate(2**40)
        refused = refusal(lambda: read_notice(str(tmp_path / "huge"), NOW))
        assert refused.message.en.startswith(f"{tmp_path}/huge: it has 20 MB")


class TestStandardInput:
    def test_bytes(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("漏えい\r\n".encode("cp932"))))
        assert read_notice("-", NOW) == Notice(Reading("漏えい\n", Format.TEXT), "<stdin>")

    def test_nothing_there_yet(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=lambda _size: None)))
        assert "it holds no text" in refusal(lambda: read_notice("-", NOW)).message.en

    def test_closed(self, monkeypatch):
        monkeypatch.setattr(sys, "stdin", None)
        assert refusal(lambda: read_notice("-", NOW)).message.en == "<stdin>: standard input is closed"


def pdf(content: bytes, *, kids: bytes = b"3 0 R") -> bytes:
    """Return a PDF of a page that draws nothing and, among its kids, one that draws the content."""
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(content), content)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>" % (kids.count(b"R"), kids),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        stream,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(b"%d 0 obj %b\nendobj\n" % numbered for numbered in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>"


class TestApart:
    """A PDF is read in a process of its own."""

    def test_as_it_would_be_here(self):
        reading = read_apart((NOTICES / "printed.pdf").read_bytes())
        assert (reading.format, reading.text[:10]) == (Format.PDF, "2024年9月12日")
        assert reading.title.startswith("不正アクセス")

    def test_remarks_come_back(self):
        content = zlib.compress(b"BT/F 9 Tf 1 0 0 1 9 9 Tm(Notice)Tj ET")
        reading = read_apart(pdf(content, kids=b"4 0 R 3 0 R"))
        assert reading.text == "Notice"
        assert reading.remarks[0].en.startswith("no text on these pages of the PDF, perhaps pictures: 1;")

    def test_refusals_come_back(self):
        refused = refusal(lambda: read_apart((NOTICES / "scanned.pdf").read_bytes()))
        assert refused.message.en.startswith("the PDF holds pictures and no text")
        assert refused.code == PROBLEMS

    def test_no_longer_than_allowed(self):
        data = (NOTICES / "printed.pdf").read_bytes()
        refused = refusal(lambda: read_apart(data, seconds=0.01))
        assert refused.message.en.startswith("reading the PDF took more than 0.01 seconds")

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit memory so")
    def test_no_more_memory_than_allowed(self):
        """Half a megabyte that unfolds to half a gigabyte, and more than once."""
        packer = zlib.compressobj(9)
        start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
        blanks = packer.compress(bytes(10_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
        data = pdf(start + 60 * blanks + packer.flush())
        assert "takes too much memory" in refusal(lambda: read_apart(data)).message.en


Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(body: bytes, status: int = 200, **headers: str) -> Answer:
    """Return what gives an answer; the names of its headers are written with underscores."""

    def give(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return give


def moved(to: str, status: int = 302) -> Answer:
    return answer(b"", status, Location=to)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x" * 65536)


def slow(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b"x")
        time.sleep(0.05)


def slow_head(request: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX: yyyyyyyyyyyyyyyyyyyyyyyyyyyy":
        request.wfile.write(bytes((letter,)))
        time.sleep(0.05)


class Site(ThreadingHTTPServer):
    """A server on this machine; `asked` are the headers of the requests."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.answers: dict[str, Answer] = {}
        self.asked: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_about: object) -> None:
        """Say nothing of clients that have heard enough."""


class _Request(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers))
        self.server.answers[self.path](self)

    def log_message(self, *_about: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class TestAddresses:
    def test_a_page(self, site):
        site.answers["/n.html"] = answer((NOTICES / "frame.html").read_bytes(), Content_Type="text/plain")
        address = f"{site.address}/n.html"
        notice = read_notice(address, NOW, allow_private=True)
        assert (notice.name, notice.address, notice.retrieved) == (address, address, NOW)
        assert (notice.reading.format, notice.reading.remarks) == (Format.PAGE, ())
        assert "㈱ひなた工房" in notice.text.splitlines()

    def test_a_pdf(self, site):
        site.answers["/n"] = answer((NOTICES / "radicals.pdf").read_bytes())
        assert read_notice(f"{site.address}/n", NOW, allow_private=True).reading.format is Format.PDF

    def test_the_encoding_that_the_server_declares(self, site):
        site.answers["/n"] = answer(b"\xb5\xa1\xb3\xa3", Content_Type="text/plain; charset=EUC-JP")
        assert read_notice(f"{site.address}/n", NOW, allow_private=True).text == "機械"

    @pytest.mark.parametrize(("coding", "fold"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
    def test_compressed(self, site, coding, fold):
        site.answers["/"] = answer(fold(b"x" * 1000), Content_Encoding=coding)
        assert fetch(f"{site.address}/", allow_private=True).data == b"x" * 1000

    def test_who_asks_is_told_and_nothing_else(self, site):
        site.answers["/"] = answer(b"x")
        fetch(f"{site.address}/", allow_private=True)
        (asked,) = site.asked
        assert asked.pop("User-Agent").startswith("breachcat/")
        assert asked.pop("Host") == site.address.removeprefix("http://")
        assert asked.keys() == {"Accept", "Accept-Encoding", "Accept-Language", "Connection"}

    def test_redirects(self, site):
        site.answers |= {"/1": moved("/a/2", 301), "/a/2": moved("3", 308), "/a/3": answer("漏えい".encode())}
        notice = read_notice(f"{site.address}/1", NOW, allow_private=True)
        assert (notice.text, notice.address) == ("漏えい", f"{site.address}/a/3")
        assert notice.name == f"{site.address}/1"
        assert notice.reading.remarks[0].en.startswith(f"the address leads to {site.address}/a/3; check")

    def test_redirects_in_a_circle(self, site):
        site.answers["/"] = moved("/")
        refused = refusal(lambda: fetch(f"{site.address}/", allow_private=True))
        assert refused.message.en.startswith("it redirects more than 5 times")
        assert len(site.asked) == 6

    @pytest.mark.parametrize(
        ("status", "said"),
        [
            (404, "the page is not there (status 404)"),
            (403, "the server does not let programs read it (status 403)"),
            (503, "the server is busy or out of order (status 503)"),
            (204, "the server answers with status 204 and not with the page"),
            (302, "the server answers with status 302 and not with the page"),
        ],
    )
    def test_other_answers(self, site, status, said):
        site.answers["/"] = answer(b"", status)
        refused = refusal(lambda: read_notice(f"{site.address}/", NOW, allow_private=True))
        assert refused.message.en.startswith(f"{site.address}/: {said}")
        assert refused.code == PROBLEMS


class TestLimits:
    @pytest.mark.parametrize("name", ["slow", "slow_head"])
    def test_time(self, site, name):
        site.answers["/"] = {"slow": slow, "slow_head": slow_head}[name]
        start = time.monotonic()
        refused = refusal(lambda: fetch(f"{site.address}/", allow_private=True, seconds=0.3))
        assert refused.message.en.startswith("it took longer than 0.3 seconds")
        assert time.monotonic() - start < 1.5

    def test_time_of_a_name_that_is_not_found(self, monkeypatch):
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_host, **_more: time.sleep(2))
        refused = refusal(lambda: fetch("http://shop.example.com/", seconds=0.1))
        assert refused.message.en.startswith("it took longer than 0.1 seconds")

    def test_within_a_loop_of_events(self, site):
        async def asked() -> bytes:
            return fetch(f"{site.address}/", allow_private=True).data

        site.answers["/"] = answer(b"x")
        assert asyncio.run(asked()) == b"x"

    def test_size(self, site):
        site.answers["/"] = endless
        refused = refusal(lambda: fetch(f"{site.address}/", allow_private=True, largest=2**20))
        assert refused.message.en.startswith("it is larger than 1 MB")

    def test_size_of_what_was_compressed(self, site):
        site.answers["/"] = answer(gzip.compress(bytes(LARGEST + 1)), Content_Encoding="gzip")
        assert refusal(lambda: fetch(f"{site.address}/", allow_private=True)).message.en.startswith(
            "it is larger than 20 MB"
        )

    @pytest.mark.parametrize(
        ("coding", "body"),
        [("gzip, gzip", gzip.compress(gzip.compress(b"x"))), ("br", b"x"), ("gzip", b"no gzip")],
    )
    def test_other_compressions(self, site, coding, body):
        site.answers["/"] = answer(body, Content_Encoding=coding)
        refused = refusal(lambda: fetch(f"{site.address}/", allow_private=True))
        assert refused.message.en.startswith(
            "the answer is compressed in a way that was not asked for, or damaged"
        )

    def test_an_answer_that_breaks_off(self, site):
        site.answers["/"] = answer(b"x", Content_Length="10")
        assert refusal(lambda: fetch(f"{site.address}/", allow_private=True)).message.en.startswith(
            "the server broke off"
        )

    def test_no_server(self):
        with socket.create_server(("127.0.0.1", 0)) as nobody:
            port = nobody.getsockname()[1]
        refused = refusal(lambda: fetch(f"http://127.0.0.1:{port}/", allow_private=True))
        assert refused.message.en.startswith("the server takes no connection")

    def test_no_certificate(self, site):
        address = site.address.replace("http", "https")
        assert refusal(lambda: fetch(address, allow_private=True)).message.en.startswith(
            "there is no secure connection"
        )


class TestNoPrivateAddress:
    @pytest.mark.parametrize(
        "address",
        [
            "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/",
            "https://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/", "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/",
        ],
    )  # fmt: skip
    def test_unless_it_is_allowed(self, address):
        refused = refusal(lambda: fetch(address))
        assert refused.message.en.endswith("if you trust it, give --allow-private")
        assert refused.code == WRONG_USE

    @pytest.mark.parametrize(
        ("number", "public"),
        [
            ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
            ("172.16.0.1", False), ("100.64.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False), ("255.255.255.255", False),
            ("fe80::1%eth0", False), ("fd00::1", False), ("fec0::1", False), ("ff02::1", False), ("::", False), ("2001:db8::1", False),
            ("::ffff:93.184.216.34", True), ("::ffff:127.0.0.1", False),
            ("64:ff9b::5db8:d822", True), ("64:ff9b::7f00:1", False),
            ("2002:5db8:d822::1", True), ("2002:7f00:1::1", False),
            ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
        ],
    )  # fmt: skip
    def test_by_its_number(self, number, public):
        assert is_public(number) is public

    @pytest.mark.parametrize("to", ["http://127.0.0.2/", "//10.0.0.1/", "http://[::1]/"])
    def test_behind_a_redirect(self, site, monkeypatch, to):
        """The first address counts as public here, to come as far as the second."""
        monkeypatch.setattr(fetching, "is_public", lambda number: number == "127.0.0.1")
        site.answers["/"] = moved(to)
        refused = refusal(lambda: fetch(f"{site.address}/"))
        assert "is on this machine or in a private network" in refused.message.en
        assert len(site.asked) == 1

    def test_a_name_is_resolved_once(self, site, monkeypatch):
        """Else it could lead elsewhere between the look at it and the connection."""
        asked = resolving(monkeypatch, {"shop.example.com": ["127.0.0.1"]})
        site.answers["/"] = answer(b"x")
        address = f"http://shop.example.com:{site.server_port}/"
        assert fetch(address, allow_private=True).address == address
        assert asked == ["shop.example.com"]
        assert site.asked[0]["Host"] == f"shop.example.com:{site.server_port}"

    def test_one_private_number_among_others_is_enough(self, monkeypatch):
        resolving(monkeypatch, {"shop.example.com": ["93.184.216.34", "10.0.0.1"]})
        assert "(10.0.0.1)" in refusal(lambda: fetch("http://shop.example.com/")).message.en

    def test_each_number_is_tried(self, site, monkeypatch):
        resolving(monkeypatch, {"shop.example.com": ["127.0.0.9", "127.0.0.1"]})
        site.answers["/"] = answer(b"x")
        assert fetch(f"http://shop.example.com:{site.server_port}/", allow_private=True).data == b"x"


def resolving(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Resolve some names to numbers, and no others; return what is asked for."""
    asked = []

    def resolve(host: str, port: int, *_rest: object, **_more: object) -> list[tuple[object, ...]]:
        asked.append(host)
        if host not in names:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in names[host]]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.com/x", "“ftp://example.com/x” is no web address"),
        ("file:///etc/passwd", "“file:/etc/passwd” is no web address"),
        ("http://", "this is no address; check it"),
        ("http://user:secret@example.com/", "the address holds a user name or a password"),
        ("https://[::1", "this is no address; check it"),
        ("http://shop.example.com/", "there is no host of this name, or no connection to the Internet"),
        (f"http://{'x' * 70}.example.com/", "there is no host of this name"),
    ],
)
def test_what_is_no_address(monkeypatch, address, said):
    resolving(monkeypatch, {})
    refused = refusal(lambda: read_notice(address, NOW))
    assert refused.message.en.split(": ", 1)[1].startswith(said)


def test_without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "“httpx” of it is missing" in refusal(lambda: read_notice("https://example.com/", NOW)).message.en


FETCHED = Notice(
    Reading("一\n二\n", Format.PAGE, title="お知らせ"), "https://example.com/n", "https://example.com/n", NOW
)


class TestKeeping:
    def test_the_text_and_where_it_is_from(self, tmp_path):
        path = save(FETCHED, tmp_path / "notices", "made-up")
        assert path == tmp_path / "notices" / "made-up.txt"
        assert path.read_bytes() == "一\n二\n".encode()
        assert json.loads(path.with_suffix(".json").read_bytes()) == {
            "sha256": FETCHED.sha256,
            "address": "https://example.com/n",
            "retrieved": "2026-11-21T09:30:15+00:00",
            "title": "お知らせ",
            "format": "html",
        }

    def test_of_a_file_it_has_no_address(self, tmp_path):
        path = save(Notice(Reading("一", Format.TEXT), "n.txt"), tmp_path)
        assert path.stem == hashlib.sha256("一".encode()).hexdigest()[:12]
        assert json.loads(path.with_suffix(".json").read_bytes())["address"] is None

    def test_read_again(self, tmp_path):
        path = save(FETCHED, tmp_path, "made-up")
        found = read_saved(tmp_path, "made-up")
        assert (found.text, found.sha256, found.address) == (FETCHED.text, FETCHED.sha256, FETCHED.address)
        assert (found.name, found.reading.title, found.reading.remarks) == (str(path), "お知らせ", ())
        assert found.retrieved == NOW.replace(microsecond=0)
        assert read_notice(str(path), NOW).sha256 == FETCHED.sha256

    def test_nothing_kept(self, tmp_path):
        assert read_saved(tmp_path, "made-up") is None

    def test_a_text_that_was_changed_since(self, tmp_path):
        save(FETCHED, tmp_path, "made-up").write_text("一\n三\n", encoding="utf-8")
        (remark,) = read_saved(tmp_path, "made-up").reading.remarks
        assert remark.en.startswith("the text was changed since it was kept")

    @pytest.mark.parametrize("beside", [None, b"", b"\xff", b"[]", b'{"sha256": 1, "retrieved": "today"}'])
    def test_a_text_that_somebody_put_there(self, tmp_path, beside):
        (tmp_path / "made-up.txt").write_text("一", encoding="utf-8")
        if beside is not None:
            (tmp_path / "made-up.json").write_bytes(beside)
        found = read_saved(tmp_path, "made-up")
        assert (found.text, found.address, found.retrieved, found.reading.remarks) == ("一", None, None, ())

    def test_the_same_text_is_kept_once(self, tmp_path):
        first = save(FETCHED, tmp_path, "made-up").with_suffix(".json")
        before = first.read_bytes()
        save(Notice(FETCHED.reading, "elsewhere"), tmp_path, "made-up")
        assert first.read_bytes() == before

    def test_another_text_is_never_written_over(self, tmp_path):
        path = save(FETCHED, tmp_path, "made-up")
        refused = refusal(lambda: save(Notice(Reading("三", Format.TEXT), "x"), tmp_path, "made-up"))
        assert refused.message.en.startswith(f"{path} holds another text of this notice")
        assert path.read_bytes() == "一\n二\n".encode()

    @pytest.mark.parametrize("name", ["../x", "A", "x.yaml", ""])
    def test_under_no_name_but_an_id(self, tmp_path, name):
        assert "is no id" in refusal(lambda: save(FETCHED, tmp_path, name)).message.en
        assert list(tmp_path.iterdir()) == []

    def test_where_there_can_be_no_folder(self, tmp_path):
        (tmp_path / "file").touch()
        refused = refusal(lambda: save(FETCHED, tmp_path / "file" / FOLDER, "made-up"))
        assert "cannot be written" in refused.message.en

    def test_the_catalog_does_not_read_them(self, run, tmp_path):
        catalog = tmp_path / "incidents"
        catalog.mkdir()
        (catalog / "jimos.yaml").write_bytes((INCIDENTS / "jimos.yaml").read_bytes())
        before = run("list", catalog=catalog), run("check", str(catalog))
        save(FETCHED, catalog / FOLDER, "jimos")
        assert (run("list", catalog=catalog), run("check", str(catalog))) == before
