import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import aiohttp
import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from sandbox.server import Sandbox
from tests.sandbox.fake_bot import ANN, BEN, BOT, SID, TOKEN, FakeBot, Rest

# twilio-python 9.13 still signs in in a way that aiohttp 3.14 calls deprecated.
pytestmark = [
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The 'auth' parameter is deprecated:DeprecationWarning"),
]


class ToSandbox(AsyncTwilioHttpClient):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    async def request(self, method: str, url: str, **rest: object) -> Response:
        return await super().request(method, url.replace("https://api.twilio.com", self.url), **rest)


@pytest.fixture
async def client(carrier: Sandbox) -> AsyncIterator[Client]:
    async with ToSandbox(carrier.url) as http:
        yield Client(SID, TOKEN, http_client=http)


async def test_twilios_own_client_sends_lists_fetches_redacts_and_deletes(
    client: Client, carrier: Sandbox, bot: FakeBot
) -> None:
    sent = await client.messages.create_async(
        to=ANN, from_=BOT, body="Hi \\ €", status_callback=f"{bot.url}/twilio/status"
    )
    assert (sent.status, sent.direction, sent.date_sent) == ("queued", "outbound-api", None)
    assert (sent.sid[:2], len(sent.sid), sent.num_segments, sent.price) == ("SM", 34, "1", None)
    await carrier.settled(sent.sid)
    fetched = await client.messages(sent.sid).fetch_async()
    assert (fetched.status, fetched.body, fetched.to, fetched.from_) == ("delivered", "Hi \\ €", ANN, BOT)
    assert fetched.date_sent is not None
    assert datetime.now(UTC) - fetched.date_sent < timedelta(seconds=10)
    assert (await client.messages(sent.sid).update_async(body="")).body == ""
    assert await client.messages(sent.sid).delete_async()
    assert await client.messages.list_async() == []


async def test_twilios_own_client_pages_and_filters(client: Client, carrier: Sandbox) -> None:
    carrier.put(BEN, "from ben")
    texts = [carrier.put(ANN, f"text {place}").sid for place in range(5)]
    listed = await client.messages.list_async(from_=ANN, page_size=2)
    assert [each.sid for each in listed] == texts[::-1]
    assert {each.direction for each in listed} == {"inbound"}
    now = datetime.now(UTC)
    since = await client.messages.list_async(to=BOT, date_sent_after=now - timedelta(minutes=1))
    assert len(since) == 6
    assert await client.messages.list_async(date_sent_after=now + timedelta(minutes=1)) == []
    assert await client.messages.list_async(date_sent_before=now - timedelta(minutes=1)) == []
    assert len(await client.messages.list_async(date_sent=now.date())) == 6


async def test_twilios_own_client_gets_twilios_errors(client: Client) -> None:
    with pytest.raises(TwilioRestException) as raised:
        await client.messages.create_async(to="nobody", from_=BOT, body="Hi")
    assert (raised.value.status, raised.value.code) == (400, 21211)


async def test_twilios_own_client_sees_and_deletes_media(client: Client, carrier: Sandbox) -> None:
    text = carrier.put(ANN, "look", [("image/png", b"PNG"), ("image/jpeg", b"JPG")])
    media = await client.messages(text.sid).media.list_async()
    assert [each.content_type for each in media] == ["image/png", "image/jpeg"]
    assert await client.messages(text.sid).media(media[0].sid).delete_async()
    assert [each.content for each in text.media] == [b"JPG"]


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"to": ""}, 400, 21604),
        ({"to": "+1555"}, 400, 21211),
        ({"to": "5550100101"}, 400, 21211),
        ({"to": BOT}, 400, 21266),
        ({"From": ""}, 400, 21603),
        ({"From": "+15550109999"}, 400, 21606),
        ({"From": "nobody"}, 400, 21212),
        ({"From": "", "MessagingServiceSid": "MG1"}, 404, 21701),
        ({"body": ""}, 400, 21602),
        ({"body": "a" * 1601}, 400, 21617),
        ({"MediaUrl": "ftp://x"}, 400, 21620),
        ({"StatusCallback": "nowhere"}, 400, 21609),
        ({"ValidityPeriod": "36001"}, 400, 20001),
    ],
)
async def test_refusals(rest: Rest, fields: dict[str, str], status: int, code: int) -> None:
    answered, error = await rest.send(**fields)
    assert (answered, error["status"], error["code"]) == (status, status, code)
    assert error["more_info"] == f"https://www.twilio.com/docs/errors/{code}"
    assert error["message"]


async def test_credentials_are_asked_for(carrier: Sandbox) -> None:
    url = f"{carrier.url}/2010-04-01/Accounts/{SID}/Messages.json"
    headers = {"Authorization": aiohttp.encode_basic_auth(SID, "wrong")}
    async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as response:
        assert response.status == 401
        assert "Basic" in response.headers["WWW-Authenticate"]
        assert (await response.json())["code"] == 20003


async def test_a_messaging_service_chooses_the_number(rest: Rest, carrier: Sandbox) -> None:
    carrier.settings.messaging_service_sid = "MG1"
    status, sent = await rest.send(From="", MessagingServiceSid="MG1")
    assert (status, sent["from"], sent["messaging_service_sid"]) == (201, BOT, "MG1")


async def test_without_reports_a_message_counts_as_delivered_at_once(rest: Rest, carrier: Sandbox) -> None:
    carrier.settings.report_delays = None
    _, sent = await rest.send()
    assert sent["status"] == "queued"
    assert carrier.messages_to(ANN)[0].status == "delivered"


async def test_pictures_are_fetched_from_the_bot(rest: Rest, carrier: Sandbox, bot: FakeBot) -> None:
    bot.files["a.png"] = ("image/png", b"PNG")
    _, sent = await rest.send(body="", MediaUrl=f"{bot.url}/files/a.png")
    message = await carrier.settled(str(sent["sid"]))
    assert sent["num_media"] == "1"
    assert [medium.content for medium in message.media] == [b"PNG"]


async def test_a_picture_that_is_missing_fails_the_message(rest: Rest, carrier: Sandbox, bot: FakeBot) -> None:
    bot.files["a.exe"] = ("application/x-msdownload", b"MZ")
    _, sent = await rest.send(MediaUrl=f"{bot.url}/files/a.exe")
    assert (await carrier.settled(str(sent["sid"]), "failed")).error_code == 12300


async def test_account_and_numbers(rest: Rest, carrier: Sandbox) -> None:
    _, account = await rest.get(".json")
    _, numbers = await rest.get("/IncomingPhoneNumbers.json", PhoneNumber=BOT)
    assert account["status"] == "active"
    assert numbers["incoming_phone_numbers"][0]["sms_url"] == carrier.webhook_url


async def test_a_list_shows_what_arrived_before_it_was_asked_for(carrier: Sandbox) -> None:
    """On whichever connection: the carrier, kept busy, has not even accepted that of the send."""
    loop, port = asyncio.get_running_loop(), int(carrier.url.rpartition(":")[2])
    root = f"/2010-04-01/Accounts/{SID}/Messages.json"
    head = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: {aiohttp.encode_basic_auth(SID, TOKEN)}\r\n"
    form = urlencode({"To": ANN, "From": BOT, "Body": "Hi"})
    send = f"POST {root} {head}Content-Length: {len(form)}\r\n\r\n{form}".encode()
    ask = f"GET {root} {head}\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.setblocking(False)
        asking.sendall(ask)
        assert b"Hi" not in await loop.sock_recv(asking, 65_536)
        with socket.create_connection(("127.0.0.1", port)) as sending:
            sending.sendall(send)
        asking.sendall(ask)
        assert b'"body":"Hi"' in await loop.sock_recv(asking, 65_536)
