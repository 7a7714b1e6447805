"""Servers that have photos, as the carrier and the host behind its redirects; the latter speaks TLS, as in life."""

import datetime as dt
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import ClientSession, encode_basic_auth, web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from channels.twilio.media import MediaClient
from clients.failures import CallFailed
from clients.media import MediaRefused
from clients.session import open_session
from sandbox.core.hub import PATIENCE
from tests.support.bots import ACCOUNT, TOKEN
from tests.support.network.wire import settings_of

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
def media_client(carrier: Host, cdn: Host, trusting: ClientSession) -> MediaClient:
    return client_of(carrier.url, trusting, (cdn.name, *LISTED))


def client_of(api_url: str, session: ClientSession, hosts: tuple[str, ...] = ()) -> MediaClient:
    settings = settings_of(api_url).model_copy(update={"media_hosts": hosts, "timeout_seconds": PATIENCE})
    return MediaClient(settings, MOST, session, settings.timeout_seconds)


def redirect(location: str, status: int = 307) -> web.Response:
    return web.Response(status=status, headers={"Location": location})


async def failed(client: MediaClient, url: str) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        await client.fetch(url)
    assert "ME1" not in repr(caught.value)
    return caught.value


async def refused(client: MediaClient, url: str) -> str:
    with pytest.raises(MediaRefused) as caught:
        await client.fetch(url)
    assert "ME1" not in repr(caught.value)
    return str(caught.value)
