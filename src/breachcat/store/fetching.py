"""Fetch a notice from its address, within limits, and from no private network unless that is allowed."""

import ssl
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, gaierror
from typing import TYPE_CHECKING, Any, NamedTuple

from breachcat.language import Text
from breachcat.notice.extra import of_the_extra
from breachcat.notice.formats import LARGEST
from breachcat.problems import shortened
from breachcat.refusal import PROBLEMS, Refused

if TYPE_CHECKING:
    from httpx import URL, AsyncClient, Response

MOST_REDIRECTS = 5
SECONDS = 30
"""For all of it: names, connections, redirects and the body."""


class Fetched(NamedTuple):
    """What was fetched: the bytes, the address that gave them in the end, and the encoding that it declares."""

    data: bytes
    address: str
    charset: str | None


def fetch(
    address: str, *, allow_private: bool = False, seconds: float = SECONDS, largest: int = LARGEST
) -> Fetched:
    """Return what an http or https address gives; refuse what is private, slow, larger than `largest` or broken."""
    with of_the_extra():
        from httpx import HTTPError, InvalidURL
    from asyncio import timeout

    async def followed() -> Fetched:
        async with timeout(seconds):
            return await _followed(address, allow_private, largest)

    try:
        return _in_a_thread(followed, seconds + 1)
    except (HTTPError, InvalidURL, OSError, UnicodeError) as error:
        raise Refused(_reason(error).filled(seconds=seconds), PROBLEMS) from None


def _in_a_thread(task: Callable[[], Coroutine[Any, Any, Fetched]], seconds: float) -> Fetched:
    """Return what a task gives, in a thread of its own: this one may have a loop of events, as a notebook has.

    Nobody can stop the system while it looks for a name; then the thread is left behind.
    """
    from asyncio import run
    from concurrent.futures import Future
    from threading import Thread

    future: Future[Fetched] = Future()

    def work() -> None:
        try:
            future.set_result(run(task()))
        except Exception as error:
            future.set_exception(error)

    Thread(target=work, daemon=True).start()
    return future.result(seconds)


async def _followed(address: str, allow_private: bool, largest: int) -> Fetched:
    from httpx import URL

    url = URL(address)
    for _ in range(MOST_REDIRECTS + 1):
        async with _asked(url, await _numbers(url, allow_private)) as response:
            if not response.has_redirect_location:
                return Fetched(await _body(response, largest), str(url), response.charset_encoding)
            url = url.join(response.headers["location"])
    raise Refused(_REDIRECTS.filled(limit=MOST_REDIRECTS), PROBLEMS)


async def _numbers(url: "URL", allow_private: bool) -> list[str]:
    """Return the addresses of a host in numbers; refuse if one of them is private.

    The name is not resolved a second time, when it could mean something else.
    """
    from asyncio import get_running_loop

    if url.scheme not in ("http", "https"):
        raise Refused(_SCHEME.filled(url=shortened(str(url))))
    if not url.host:
        raise Refused(_NO_ADDRESS)
    if url.userinfo:
        raise Refused(_CREDENTIALS)
    port = url.port or {"http": 80, "https": 443}[url.scheme]
    found = await get_running_loop().getaddrinfo(url.raw_host.decode("ascii"), port, type=SOCK_STREAM)
    numbers = list(dict.fromkeys(str(to[0]) for *_, to in found))
    private = [number for number in numbers if not is_public(number)]
    if private and not allow_private:
        raise Refused(_PRIVATE.filled(host=shortened(url.host), number=private[0]))
    return numbers


_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(number: str) -> bool:
    """Tell whether an address in numbers is one of the public Internet, and what it may wrap is too."""
    address = ip_address(number.partition("%")[0])
    public = address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
    if isinstance(address, IPv4Address):
        return public
    if wrapped := _wrapped(address):
        return is_public(str(wrapped))
    return public and not address.is_site_local


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """Return the address of the older kind that one of the newer kind stands for."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


@asynccontextmanager
async def _asked(url: "URL", numbers: list[str]) -> AsyncIterator["Response"]:
    """Give the answer of the first of the addresses that takes a connection, without its body."""
    from importlib.metadata import version

    from httpx import AsyncClient, Timeout

    headers = {
        "Accept": "text/html, application/pdf, text/plain, */*;q=0.1",
        "Accept-Encoding": ", ".join(_CODINGS),
        "Accept-Language": "ja, en;q=0.5",
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"breachcat/{version('breachcat')}",
    }
    async with AsyncClient(headers=headers, trust_env=False, timeout=Timeout(None, connect=10)) as client:
        response = await _answer(client, url, numbers)
        try:
            yield response
        finally:
            await response.aclose()


async def _answer(client: "AsyncClient", url: "URL", numbers: list[str]) -> "Response":
    from httpx import ConnectError, ConnectTimeout

    host = {"sni_hostname": url.raw_host.decode("ascii")}  # which the certificate must name
    requests = [
        client.build_request("GET", url.copy_with(host=number), extensions=host) for number in numbers
    ]
    for request in requests[:-1]:
        try:
            return await client.send(request, stream=True)
        except (ConnectError, ConnectTimeout):
            continue
    return await client.send(requests[-1], stream=True)


_CODINGS = ("gzip", "deflate")


async def _body(response: "Response", largest: int) -> bytes:
    """Return the body; refuse an answer that is none, or a body that does not end or unfolds to too much."""
    if response.status_code != 200:
        said = _STATUS.get(response.status_code, _ANSWERED)
        raise Refused(said.filled(status=response.status_code), PROBLEMS)
    if response.headers.get("Content-Encoding", "identity").lower() not in ("identity", *_CODINGS):
        raise Refused(_CODED, PROBLEMS)  # twice compressed, a few bytes can be gigabytes
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > largest:
            raise Refused(_LARGE.filled(limit=largest // 2**20), PROBLEMS)
    return bytes(body)


def _reason(error: Exception) -> Text:
    """Return why an address could not be fetched."""
    from httpx import ConnectError, DecodingError, InvalidURL, TimeoutException

    if isinstance(error, (TimeoutError, TimeoutException)):
        return _SLOW
    if isinstance(error, (gaierror, UnicodeError)):
        return _NO_HOST
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return _NOT_SECURE
    kinds = ((InvalidURL, _NO_ADDRESS), (DecodingError, _CODED), (ConnectError, _NO_CONNECTION))
    return next((said for kind, said in kinds if isinstance(error, kind)), _BROKEN_OFF)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


_SCHEME = Text(
    "“{url}” is no web address: it begins with neither http:// nor https://",
    "「{url}」はWebのアドレスではありません（http:// または https:// で始まるものを指定してください）",
)
_CREDENTIALS = Text(
    "the address holds a user name or a password, and these are never sent; leave out what stands in front of @",
    "アドレスにユーザー名またはパスワードが含まれています。送信しないため、@より前を除いてください",
)
_PRIVATE = Text(
    "“{host}” is on this machine or in a private network ({number}); if you trust it, give --allow-private",
    "「{host}」はこのコンピューターまたはプライベートネットワーク（{number}）にあります。信頼できる場合は --allow-private を付けてください",
)
_REDIRECTS = Text(
    "it redirects more than {limit} times; open it in a browser, and give the address where it ends",
    "転送が{limit}回を超えました。ブラウザーで開き、最後に表示されるアドレスを指定してください",
)
_SLOW = Text(
    "it took longer than {seconds} seconds; try again later, or save it with a browser and give the file",
    "{seconds}秒以内に取得できませんでした。時間をおいて再度試すか、ブラウザーで保存したファイルを指定してください",
)
_NO_HOST = Text(
    "there is no host of this name, or no connection to the Internet; check the address",
    "この名前のホストが見つからないか、インターネットに接続できません。アドレスを確かめてください",
)
_NO_ADDRESS = Text("this is no address; check it", "アドレスの形になっていません。確かめてください")
_NOT_SECURE = Text(
    "there is no secure connection (TLS) with the server: it offers none, or its certificate is not accepted; open it in a browser, and save it only if you trust it",
    "サーバーとの安全な接続（TLS）ができません（証明書を確認できない場合など）。ブラウザーで開き、信頼できる場合に限り保存したファイルを指定してください",
)
_NO_CONNECTION = Text(
    "the server takes no connection; check the address, or try again later",
    "サーバーに接続できません。アドレスを確かめるか、時間をおいて再度試してください",
)
_BROKEN_OFF = Text(
    "the server broke off, or does not answer as a web server does; try again later",
    "サーバーとの通信が途中で切れたか、応答がWebのものではありません。時間をおいて再度試してください",
)
_CODED = Text(
    "the answer is compressed in a way that was not asked for, or damaged; save it with a browser and give the file",
    "応答が想定外の方式で圧縮されているか、壊れています。ブラウザーで保存したファイルを指定してください",
)
_LARGE = Text(
    "it is larger than {limit} MB, and no notice is; give the address of the notice alone",
    "{limit}MBを超えています（告知文の上限）。告知文だけのアドレスを指定してください",
)
_ANSWERED = Text(
    "the server answers with status {status} and not with the page; open it in a browser, and save it there",
    "サーバーがページではなくステータス{status}を返しました。ブラウザーで開いて保存したファイルを指定してください",
)
_GONE = Text(
    "the page is not there (status {status}); look for it in a web archive, such as web.archive.org",
    "ページがありません（ステータス{status}）。web.archive.org などのアーカイブを探してください",
)
_CLOSED = Text(
    "the server does not let programs read it (status {status}); save it with a browser and give the file",
    "サーバーがプログラムからの読み取りを許していません（ステータス{status}）。ブラウザーで保存したファイルを指定してください",
)
_BUSY = Text(
    "the server is busy or out of order (status {status}); try again later",
    "サーバーが混雑しているか停止しています（ステータス{status}）。時間をおいて再度試してください",
)
_STATUS = {
    **dict.fromkeys((404, 410), _GONE),
    **dict.fromkeys((401, 403, 407, 451), _CLOSED),
    **dict.fromkeys((429, 500, 502, 503, 504), _BUSY),
}
