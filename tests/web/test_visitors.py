from types import SimpleNamespace
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer, TestClient, make_mocked_request

from web.visitors import browser_of, device_in_words, network_of

PROXIES = ("127.0.0.1", "::1", "10.0.0.5")


def asked(remote: str, forwarded: str = "", agent: str = "") -> Any:  # noqa: ANN401 - a request
    headers = {"User-Agent": agent, **({"X-Forwarded-For": forwarded} if forwarded else {})}
    return make_mocked_request("GET", "/", headers=headers).clone(remote=remote)


SITE: Any = SimpleNamespace(proxies=PROXIES)


@pytest.mark.parametrize(
    ("remote", "forwarded", "network"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # whoever isn't a proxy of ours can say anything
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.5", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1:50123", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1:50123, 10.0.0.5:443", "198.51.100.1"),
        ("127.0.0.1", "[2001:db8:1:2:3::4]:50123", "2001:db8:1:2::/64"),
        ("127.0.0.1", "[2001:db8:1:2:3::4]", "2001:db8:1:2::/64"),
        ("127.0.0.1", "[198.51.100.1", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("2001:db8:1:2:3::4", "", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("", "", "unknown"),
    ],
)
def test_where_somebody_asks_from(remote: str, forwarded: str, network: str) -> None:
    assert network_of(SITE, asked(remote, forwarded)) == network


async def test_a_proxy_that_adds_a_line_of_its_own_is_heard() -> None:
    """Whoever asks has sent the first line, and may say anything there."""

    async def tell(request: web.BaseRequest) -> web.Response:
        return web.Response(text=network_of(SITE, request))  # type: ignore[arg-type]

    lines = [("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "198.51.100.1")]
    async with RawTestServer(tell) as server, TestClient(server) as proxy:
        async with proxy.get("/", headers=lines) as answer:
            assert await answer.text() == "198.51.100.1"
        async with proxy.get("/", headers=[*lines, ("X-Forwarded-For", "10.0.0.5")]) as answer:
            assert await answer.text() == "198.51.100.1"


def test_of_an_address_a_part_is_kept() -> None:
    assert browser_of(SITE, asked("203.0.113.7")).network == "203.0.113.…"
    assert browser_of(SITE, asked("2001:db8:1:2:3::4")).network == "2001:db8:1::…"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari on iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on Mac"),
        ("curl/8.5.0", "curl"),
        ("", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_device_as_people_say_it(agent: str, words: str) -> None:
    assert device_in_words(agent) == words
