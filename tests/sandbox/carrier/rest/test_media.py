import aiohttp
import pytest

from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, SID, FakeBot, Rest


@pytest.fixture
async def picture(carrier: Sandbox, bot: FakeBot) -> str:
    """The address of a fresh picture, as the webhook told it."""
    await carrier.text(ANN, "look", [("image/png", b"PNG")])
    text = bot.texts[0]
    assert (text["NumMedia"], text["MediaContentType0"]) == ("1", "image/png")
    assert text["MessageSid"].startswith("MM")
    return text["MediaUrl0"]


async def test_the_way_to_a_picture_leads_over_a_signed_link(picture: str, rest: Rest) -> None:
    async with rest.session.get(picture, allow_redirects=False) as response:
        assert response.status == 307
        link = response.headers["Location"]
    async with rest.session.get(link) as response:
        assert response.status == 400


async def test_the_link_wants_no_credentials(picture: str, rest: Rest, admin: aiohttp.ClientSession) -> None:
    async with rest.session.get(picture, allow_redirects=False) as response:
        link = response.headers["Location"]
    async with admin.get(link) as response:
        assert (response.status, await response.read()) == (200, b"PNG")
        assert response.content_type == "image/png"
    async with admin.get(link[:-1] + ("0" if link[-1] != "0" else "1")) as response:
        assert response.status == 403


async def test_the_link_holds_for_a_short_while(
    picture: str, rest: Rest, admin: aiohttp.ClientSession, carrier: Sandbox
) -> None:
    carrier.settings.media_link_seconds = -1
    async with rest.session.get(picture, allow_redirects=False) as response:
        link = response.headers["Location"]
    async with admin.get(link) as response:
        assert response.status == 403


async def test_a_picture_that_the_account_does_not_protect_is_for_anybody(
    picture: str, rest: Rest, admin: aiohttp.ClientSession, carrier: Sandbox
) -> None:
    carrier.settings.media_protected = False
    async with rest.session.get(picture, allow_redirects=False) as response:
        link = response.headers["Location"]
    assert link.startswith(f"{carrier.url}/media.twiliocdn.com/{SID}/ME")
    for address, session, status in ((link, admin, 200), (link, rest.session, 400), (f"{link}0", admin, 403)):
        async with session.get(address) as response:
            assert response.status == status


async def test_a_fresh_picture_may_not_be_there_yet(carrier: Sandbox, rest: Rest) -> None:
    carrier.settings.media_not_ready = 1
    carrier.settings.media_redirect = False
    text = carrier.put(ANN, "look", [("image/png", b"PNG")])
    path = f"{rest.root}/Messages/{text.sid}/Media/{text.media[0].sid}"
    seen = []
    for _ in range(2):
        async with rest.session.get(path) as response:
            seen.append((response.status, await response.read() == b"PNG"))
    assert seen == [(404, False), (200, True)]


async def test_metadata(carrier: Sandbox, rest: Rest) -> None:
    text = carrier.put(ANN, "look", [("image/png", b"PNG")])
    status, medium = await rest.get(f"/Messages/{text.sid}/Media/{text.media[0].sid}.json")
    assert (status, medium["content_type"], medium["parent_sid"]) == (200, "image/png", text.sid)
    assert medium["account_sid"] == SID
    assert (await rest.get("/Messages/SM0/Media.json"))[0] == 404


async def test_a_picture_can_fail(picture: str, rest: Rest, carrier: Sandbox) -> None:
    carrier.faults.add("media_404")
    carrier.faults.add("media_error", status=503)
    seen = []
    for _ in range(3):
        async with rest.session.get(picture, allow_redirects=False) as response:
            seen.append(response.status)
    assert seen == [404, 503, 307]
