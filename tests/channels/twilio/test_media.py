"""Photos at the carrier, from real servers on this machine; the one behind redirects speaks TLS, as in life."""

import pytest
from aiohttp import ClientSession, web
from aioresponses import aioresponses

from channels.twilio.media import MediaClient
from clients.answers import TWILIO_MEDIA, noting_answers
from clients.failures import CallFailed
from clients.media import MediaMissing, MediaRefused
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.support.bots import ACCOUNT
from tests.support.network.media_hosts import MOST, PATH, PHOTO, SIGNED_IN, Host, client_of, failed, redirect, refused
from tests.support.network.wire import settings_of


async def test_the_carrier_gives_it_to_those_who_sign_in(media_client: MediaClient, carrier: Host) -> None:
    carrier.answers = [web.Response(body=PHOTO)]
    assert await media_client.fetch(carrier.url + PATH) == PHOTO
    assert carrier.credentials == [SIGNED_IN]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_without_credentials(
    media_client: MediaClient, carrier: Host, cdn: Host, status: int
) -> None:
    link = "/ME1?Expires=1&Signature=a%2Fb~c%3D%3d&x=+"
    carrier.answers = [redirect(cdn.url + link, status)]
    assert await media_client.fetch(carrier.url + PATH) == PHOTO
    assert carrier.credentials == [SIGNED_IN]
    assert cdn.credentials == [None]
    assert cdn.asked[0].raw_path == link


IN_S3 = "https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC1/0a1b2c"


async def test_what_the_account_does_not_protect_is_fetched_from_s3(
    answers: aioresponses, session: ClientSession
) -> None:
    """Twilio redirects there if an account has media protection off."""
    api = "https://api.twilio.com"
    answers.get(api + PATH, status=307, headers={"Location": IN_S3})
    answers.get(IN_S3, body=PHOTO)
    client = MediaClient(settings_of(api), MOST, session, PATIENCE)
    assert await client.fetch(api + PATH) == PHOTO
    [first], [second] = list(answers.requests.values())
    assert first.kwargs["headers"]["Authorization"] == SIGNED_IN
    assert "Authorization" not in second.kwargs["headers"]


NOT_TWILIOS = [
    "/",
    "/media.twiliocdn.com",
    "/somebody-elses/ME1",
    "/media.twiliocdn.com.evil/ME1",
    "/Media.twiliocdn.com/ME1",
    "/media.twiliocdn.com/../somebody-elses/ME1",
    "/media.twiliocdn.com/%2e%2e/somebody-elses/ME1",
    "/media.twiliocdn.com/a/..%2f..%2fsomebody-elses/ME1",
    "/media.twiliocdn.com\\..\\somebody-elses/ME1",
    "/media.twiliocdn.com/a\\..\\..\\somebody-elses/ME1",
    "/x/media.twiliocdn.com/ME1",
    "/?x=/media.twiliocdn.com/ME1",
]


@pytest.mark.parametrize("path", NOT_TWILIOS)
async def test_of_a_shared_host_only_the_carriers_part_is_allowed(
    carrier: Host, cdn: Host, trusting: ClientSession, path: str
) -> None:
    client = client_of(carrier.url, trusting, (f"{cdn.name}/media.twiliocdn.com",))
    carrier.answers = [redirect(cdn.url + path)]
    assert await refused(client, carrier.url + PATH)
    assert cdn.asked == []
    carrier.answers = [redirect(f"{cdn.url}/media.twiliocdn.com/AC1/ME1?x=%2F..%2F")]
    assert await client.fetch(carrier.url + PATH) == PHOTO


@pytest.mark.parametrize("status", [404, 410])
async def test_only_the_carrier_itself_says_that_it_has_it_not(
    media_client: MediaClient, carrier: Host, cdn: Host, status: int
) -> None:
    carrier.answers = [redirect(cdn.url + "/ME1")]
    cdn.answers = [web.Response(status=status)]
    assert not isinstance(await failed(media_client, carrier.url + PATH), MediaMissing)


async def test_a_way_that_leads_back_has_no_credentials_either(
    media_client: MediaClient, carrier: Host, cdn: Host
) -> None:
    cdn.answers = [redirect(carrier.url + "/signed")]
    carrier.answers = [redirect(cdn.url + "/1"), redirect("/signed/again"), web.Response(body=PHOTO)]
    assert await media_client.fetch(carrier.url + PATH) == PHOTO
    assert carrier.credentials == [SIGNED_IN, None, None]
    assert [request.path for request in carrier.asked] == [PATH, "/signed", "/signed/again"]


async def test_other_hosts_never_see_credentials(media_client: MediaClient, cdn: Host) -> None:
    assert await media_client.fetch(cdn.url + PATH) == PHOTO
    assert cdn.credentials == [None]


ELSEWHERE = [
    "http://mms.twiliocdn.com/ME1",
    "http://127.0.0.1:{other}/ME1",
    "https://127.0.0.1:{other}/ME1",
    "https://127.0.0.1/ME1",
    "https://localhost/ME1",
    "https://localhost.:{other}/ME1",
    "https://[::1]/ME1",
    "https://10.0.0.7/ME1",
    "https://media.internal/ME1",
    "https://169.254.169.254/latest/ME1",
    "https://2130706433/ME1",
    "https://0x7f000001/ME1",
    "https://elsewhere.example.com/ME1",
    "https://mms.twiliocdn.com.example.com/ME1",
    "https://mms.twiliocdn.com./ME1",
    "https://mms.twiliocdn.com:8443/ME1",
    "https://mms.twiliocdn.com@elsewhere.example.com/ME1",
    "https://ann:secret@mms.twiliocdn.com/ME1",
    "//elsewhere.example.com/ME1",
    "\\\\elsewhere.example.com\\ME1",
    "file:///etc/passwd#ME1",
    "ftp://mms.twiliocdn.com/ME1",
    "data:image/jpeg;base64,ME1",
    "https://[ME1",
    "https://mms.twiliocdn.com:99999999/ME1",
    "https:///ME1",
]


@pytest.mark.parametrize("place", ELSEWHERE)
async def test_nothing_is_fetched_from_elsewhere(
    media_client: MediaClient, carrier: Host, cdn: Host, place: str
) -> None:
    port = cdn.server.port or 0
    address = place.format(other=port + 1 if port < 65535 else port - 1)
    carrier.answers = [redirect(address), web.Response(status=404)]
    if address.startswith("\\"):  # a path of the carrier's own, by RFC 3986
        assert isinstance(await failed(media_client, carrier.url + PATH), MediaMissing)
        assert carrier.asked[1].path.startswith("/")
        return
    assert await refused(media_client, carrier.url + PATH)
    assert (len(carrier.asked), cdn.asked) == (1, [])
    assert await refused(media_client, address)
    assert (len(carrier.asked), cdn.asked) == (1, [])


@pytest.mark.parametrize("address", ["", "ME1", "/2010-04-01/ME1", "http://", "http://\0ME1/"])
async def test_what_is_no_address_is_refused(media_client: MediaClient, address: str) -> None:
    assert await refused(media_client, address)


async def test_redirects_come_to_an_end(media_client: MediaClient, carrier: Host) -> None:
    carrier.answers = [redirect(carrier.url + PATH)]
    assert "more than 3" in await refused(media_client, carrier.url + PATH)
    assert len(carrier.asked) == 4


@pytest.mark.parametrize("status", [204, 200, 404, 410])
async def test_deleting(media_client: MediaClient, carrier: Host, status: int) -> None:
    carrier.answers = [web.Response(status=status)]
    await media_client.delete(carrier.url + PATH)
    (asked,) = carrier.asked
    assert (asked.method, asked.path, carrier.credentials) == ("DELETE", f"{PATH}.json", [SIGNED_IN])


@pytest.mark.parametrize("status", [307, 401, 500])
async def test_what_may_not_be_deleted_is_told(
    media_client: MediaClient, carrier: Host, cdn: Host, status: int
) -> None:
    carrier.answers = [redirect(cdn.url + PATH, status)]
    with pytest.raises(CallFailed):
        await media_client.delete(carrier.url + PATH)
    assert cdn.asked == []


@pytest.mark.parametrize("status", [404, 410])
async def test_a_page_in_front_of_the_carrier_tells_of_no_photo(
    media_client: MediaClient, carrier: Host, status: int
) -> None:
    carrier.answers = [web.Response(status=status, text="<h1>Not found</h1>", content_type="text/html")]
    with pytest.raises(CallFailed):
        await media_client.delete(carrier.url + PATH)
    assert not isinstance(await failed(media_client, carrier.url + PATH), MediaMissing)


@pytest.mark.parametrize(("status", "trouble"), [(200, ""), (404, "a page, HTTP 404"), (503, "a page, HTTP 503")])
async def test_a_page_that_somebody_sent_is_an_answer(
    media_client: MediaClient, carrier: Host, cdn: Host, status: int, trouble: str
) -> None:
    """An attachment may be of any type; its sender says of which."""
    page = web.Response(status=status, text="<h1>Hi</h1>", content_type="text/html")
    carrier.answers, cdn.answers = [redirect(cdn.url + PATH)], [page]
    with noting_answers() as answers:
        if status == 200:
            assert await media_client.fetch(carrier.url + PATH) == b"<h1>Hi</h1>"
        else:
            await failed(media_client, carrier.url + PATH)
    assert answers == {TWILIO_MEDIA: trouble}


async def test_nothing_is_deleted_elsewhere(media_client: MediaClient, cdn: Host) -> None:
    with pytest.raises(MediaRefused):
        await media_client.delete(cdn.url + PATH)
    assert cdn.asked == []


async def test_with_the_carrier_of_this_machine(sandbox: Sandbox, trusting: ClientSession) -> None:
    text = sandbox.put("+15550100101", "look", [("image/jpeg", PHOTO)])
    url = f"{sandbox.url}/2010-04-01/Accounts/{ACCOUNT}/Messages/{text.sid}/Media/{text.media[0].sid}"
    client = client_of(sandbox.url, trusting)
    assert await client.fetch(url) == PHOTO
    await client.delete(url)
    assert isinstance(await failed(client, url), MediaMissing)
    await client.delete(url)
