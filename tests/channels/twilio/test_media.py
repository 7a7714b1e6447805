"""Photos at the carrier, from real servers on this machine; the one behind redirects speaks TLS, as in life."""

import asyncio
import datetime as dt
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import ClientSession, encode_basic_auth, web
from aiohttp.test_utils import TestServer
from aioresponses import aioresponses
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from channels.twilio import media
from channels.twilio.media import MediaClient
from clients.failures import CallFailed
from clients.media import MediaMissing, MediaRefused, MediaTooLarge
from clients.session import open_session
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.support.bots import ACCOUNT, TOKEN
from tests.support.wire import settings_of

PATH = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"
MOST = 100_000
PHOTO = b"\xff\xd8\xff zebrafinch"
SIGNED_IN = encode_basic_auth(ACCOUNT, TOKEN)
LISTED = ("mms.twiliocdn.com", "10.0.0.7", "[::1]", "localhost", "media.internal")

Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Host:
    """A server that answers as a test says, and remembers what it was asked."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self.answers: list[Answering | web.Response] = []
        self.asked: list[web.Request] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, web.Response):  # each is sent once only
            return web.Response(status=answer.status, headers=answer.headers, body=answer.body)
        return await answer(request)

    @property
    def url(self) -> str:
        return str(self.server.make_url("")).rstrip("/")

    @property
    def name(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    @property
    def credentials(self) -> list[str | None]:
        return [request.headers.get("Authorization") for request in self.asked]


async def hosting(scheme: str, context: ssl.SSLContext | None = None) -> AsyncIterator[Host]:
    app = web.Application()
    server = TestServer(app, scheme=scheme)
    host = Host(server)
    app.router.add_route("*", "/{any:.*}", host.answer)
    await server.start_server(ssl=context)
    yield host
    await server.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of this machine's address, signed by itself; with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = dt.datetime.now(dt.UTC)
    names = [x509.IPAddress(ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=True)
        .sign(key, SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(made.public_bytes(Encoding.PEM) + private)
    return path


@pytest.fixture
async def carrier() -> AsyncIterator[Host]:
    async for host in hosting("http"):
        yield host


@pytest.fixture
async def cdn(certificate: Path) -> AsyncIterator[Host]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    async for host in hosting("https", context):
        host.answers = [web.Response(body=PHOTO)]
        yield host


@pytest.fixture
async def trusting(certificate: Path) -> AsyncIterator[ClientSession]:
    """A session that takes the certificate of these tests."""
    async with open_session(PATIENCE, 4) as opened:
        opened.connector._ssl = ssl.create_default_context(cafile=str(certificate))  # type: ignore[union-attr]
        yield opened


@pytest.fixture
def client(carrier: Host, cdn: Host, trusting: ClientSession) -> MediaClient:
    return client_of(carrier.url, trusting, (cdn.name, *LISTED))


def client_of(api_url: str, session: ClientSession, hosts: tuple[str, ...] = ()) -> MediaClient:
    settings = settings_of(api_url).model_copy(update={"media_hosts": hosts, "timeout_seconds": PATIENCE})
    return MediaClient(settings, MOST, session, settings.timeout_seconds)


def redirect(location: str, status: int = 307) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


async def failed(client: MediaClient, url: str) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        await client.fetch(url)
    assert caught.value.happened is False
    assert "ME1" not in repr(caught.value)
    return caught.value


async def refused(client: MediaClient, url: str) -> str:
    with pytest.raises(MediaRefused) as caught:
        await client.fetch(url)
    assert "ME1" not in repr(caught.value)
    return str(caught.value)


async def test_the_carrier_gives_it_to_those_who_sign_in(client: MediaClient, carrier: Host) -> None:
    carrier.answers = [web.Response(body=PHOTO)]
    assert await client.fetch(carrier.url + PATH) == PHOTO
    assert carrier.credentials == [SIGNED_IN]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_followed_without_credentials(
    client: MediaClient, carrier: Host, cdn: Host, status: int
) -> None:
    link = "/ME1?Expires=1&Signature=a%2Fb~c%3D%3d&x=+"
    carrier.answers = [redirect(cdn.url + link, status)]
    assert await client.fetch(carrier.url + PATH) == PHOTO
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
    client: MediaClient, carrier: Host, cdn: Host, status: int
) -> None:
    carrier.answers = [redirect(cdn.url + "/ME1")]
    cdn.answers = [web.Response(status=status)]
    assert not isinstance(await failed(client, carrier.url + PATH), MediaMissing)


async def test_a_way_that_leads_back_has_no_credentials_either(client: MediaClient, carrier: Host, cdn: Host) -> None:
    cdn.answers = [redirect(carrier.url + "/signed")]
    carrier.answers = [redirect(cdn.url + "/1"), redirect("/signed/again"), web.Response(body=PHOTO)]
    assert await client.fetch(carrier.url + PATH) == PHOTO
    assert carrier.credentials == [SIGNED_IN, None, None]
    assert [request.path for request in carrier.asked] == [PATH, "/signed", "/signed/again"]


async def test_other_hosts_never_see_credentials(client: MediaClient, cdn: Host) -> None:
    assert await client.fetch(cdn.url + PATH) == PHOTO
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
async def test_nothing_is_fetched_from_elsewhere(client: MediaClient, carrier: Host, cdn: Host, place: str) -> None:
    port = cdn.server.port or 0
    address = place.format(other=port + 1 if port < 65535 else port - 1)
    carrier.answers = [redirect(address), web.Response(status=404)]
    if address.startswith("\\"):  # a path of the carrier's own, by RFC 3986
        assert isinstance(await failed(client, carrier.url + PATH), MediaMissing)
        assert carrier.asked[1].path.startswith("/")
        return
    assert await refused(client, carrier.url + PATH)
    assert (len(carrier.asked), cdn.asked) == (1, [])
    assert await refused(client, address)
    assert (len(carrier.asked), cdn.asked) == (1, [])


@pytest.mark.parametrize("address", ["", "ME1", "/2010-04-01/ME1", "http://", "http://\0ME1/"])
async def test_what_is_no_address_is_refused(client: MediaClient, address: str) -> None:
    assert await refused(client, address)


async def test_redirects_come_to_an_end(client: MediaClient, carrier: Host) -> None:
    carrier.answers = [redirect(carrier.url + PATH)]
    assert "more than 3" in await refused(client, carrier.url + PATH)
    assert len(carrier.asked) == 4


async def test_no_more_bytes_are_taken_than_allowed(client: MediaClient, carrier: Host) -> None:
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(bytes(10_000))
            sent += 10_000

    for answer in (web.Response(body=bytes(MOST + 1)), endless):
        carrier.answers = [answer]
        with pytest.raises(MediaTooLarge):
            await client.fetch(carrier.url + PATH)
    carrier.answers = [web.Response(body=bytes(MOST))]
    assert len(await client.fetch(carrier.url + PATH)) == MOST
    assert sent < 20_000_000


async def test_a_size_too_large_is_believed_at_once(client: MediaClient, carrier: Host) -> None:
    never = asyncio.Event()

    async def only_says(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": str(MOST + 1)})
        await response.prepare(request)
        await never.wait()
        return response

    carrier.answers = [only_says]
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(MediaTooLarge):
            await client.fetch(carrier.url + PATH)
    never.set()


async def test_what_is_small_only_on_the_way_is_not_unpacked(client: MediaClient, carrier: Host) -> None:
    bomb = gzip.compress(bytes(50_000_000), 1)[:MOST]
    carrier.answers = [web.Response(body=bomb, headers={"Content-Encoding": "gzip"})]
    assert "compressed" in await refused(client, carrier.url + PATH)
    assert carrier.asked[0].headers["Accept-Encoding"] == "identity"


async def test_a_trickle_is_ended(carrier: Host, trusting: ClientSession) -> None:
    async def trickle(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.01)

    carrier.answers = [trickle]
    client = client_of(carrier.url, trusting)
    client._seconds = 0.1
    assert "in time" in (await failed(client, carrier.url + PATH)).reason


async def test_silence_is_ended_sooner(client: MediaClient, carrier: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.StreamResponse:
        await never.wait()
        return web.Response()

    carrier.answers = [silent]
    monkeypatch.setattr(media, "IDLE_SECONDS", 0.05)
    async with asyncio.timeout(PATIENCE):
        assert "in time" in (await failed(client, carrier.url + PATH)).reason
    never.set()


@pytest.mark.parametrize(
    ("answer", "code", "retry_after"),
    [
        (web.Response(status=404), None, None),
        (web.Response(status=410), None, None),
        (web.Response(status=401), 20003, None),
        (web.Response(status=403), None, None),
        (web.Response(status=429, headers={"Retry-After": "7"}), None, 7.0),
        (web.Response(status=500), None, None),
        (web.Response(status=503, text="ME1"), None, None),
        (web.Response(status=206, body=PHOTO), None, None),
        (web.Response(status=204), None, None),
    ],
    ids=lambda value: str(getattr(value, "status", "")),
)
async def test_other_answers_may_be_better_later(
    client: MediaClient, carrier: Host, answer: web.Response, code: int | None, retry_after: float | None
) -> None:
    carrier.answers = [answer]
    failure = await failed(client, carrier.url + PATH)
    assert (failure.code, failure.retry_after) == (code, retry_after)


async def test_a_fresh_photo_is_there_the_third_time(client: MediaClient, carrier: Host) -> None:
    carrier.answers = [web.Response(status=404), web.Response(status=404), web.Response(body=PHOTO)]
    for _ in range(2):
        assert isinstance(await failed(client, carrier.url + PATH), MediaMissing)
    assert await client.fetch(carrier.url + PATH) == PHOTO


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: zebra\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nshort",
        b"zebra",
        b"",
    ],
)
async def test_a_broken_answer_may_be_whole_later(trusting: ClientSession, said: bytes) -> None:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(speak, "127.0.0.1") as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await failed(client_of(url, trusting), url + PATH)


async def test_nobody_there(trusting: ClientSession, unused_tcp_port: int) -> None:
    url = f"http://127.0.0.1:{unused_tcp_port}"
    assert "reached" in (await failed(client_of(url, trusting), url + PATH)).reason


@pytest.mark.parametrize("status", [204, 200, 404, 410])
async def test_deleting(client: MediaClient, carrier: Host, status: int) -> None:
    carrier.answers = [web.Response(status=status)]
    await client.delete(carrier.url + PATH)
    (asked,) = carrier.asked
    assert (asked.method, asked.path, carrier.credentials) == ("DELETE", f"{PATH}.json", [SIGNED_IN])


@pytest.mark.parametrize("status", [307, 401, 500])
async def test_what_may_not_be_deleted_is_told(client: MediaClient, carrier: Host, cdn: Host, status: int) -> None:
    carrier.answers = [redirect(cdn.url + PATH, status)]
    with pytest.raises(CallFailed):
        await client.delete(carrier.url + PATH)
    assert cdn.asked == []


@pytest.mark.parametrize("status", [404, 410])
async def test_a_page_in_front_of_the_carrier_tells_of_no_photo(
    client: MediaClient, carrier: Host, status: int
) -> None:
    carrier.answers = [web.Response(status=status, text="<h1>Not found</h1>", content_type="text/html")]
    with pytest.raises(CallFailed):
        await client.delete(carrier.url + PATH)
    assert not isinstance(await failed(client, carrier.url + PATH), MediaMissing)


async def test_nothing_is_deleted_elsewhere(client: MediaClient, cdn: Host) -> None:
    with pytest.raises(MediaRefused):
        await client.delete(cdn.url + PATH)
    assert cdn.asked == []


async def test_with_the_carrier_of_this_machine(sandbox: Sandbox, trusting: ClientSession) -> None:
    text = sandbox.put("+15550100101", "look", [("image/jpeg", PHOTO)])
    url = f"{sandbox.url}/2010-04-01/Accounts/{ACCOUNT}/Messages/{text.sid}/Media/{text.media[0].sid}"
    client = client_of(sandbox.url, trusting)
    assert await client.fetch(url) == PHOTO
    await client.delete(url)
    assert isinstance(await failed(client, url), MediaMissing)
    await client.delete(url)
