import aiohttp
import pytest

from sandbox.hosts import is_ours


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8090", "127.0.0.1", "[::1]:8090", "localhost:8090", "sandbox", "10.0.0.7"]
)
def test_addresses_and_plain_names_are_ours(host: str) -> None:
    assert is_ours(host)


@pytest.mark.parametrize(
    "host",
    ["evil.example:8090", "evil.example", "127.0.0.1.evil.example", "localhost.", "", ":8090", "[::1", "[x]:1"],
)
def test_others_are_not(host: str) -> None:
    assert not is_ours(host)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/sandbox/messages"),
        ("PUT", "/sandbox/settings"),
        ("POST", "/sandbox/texts"),
        ("GET", "/i/oauth2/authorize"),
    ],
)
async def test_a_page_whose_name_was_pointed_at_this_machine_gets_nothing(
    admin: aiohttp.ClientSession, method: str, path: str
) -> None:
    headers = {"Host": "evil.example", "Origin": "http://evil.example"}
    async with admin.request(method, path, json={"webhook_url": "http://10.0.0.1/"}, headers=headers) as response:
        assert response.status == 421
