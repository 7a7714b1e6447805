"""TLS without a proxy: the certificate at the start and when it is renewed, handshakes, connections within bounds."""

import asyncio
import signal
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from ssl import SSLContext, SSLObject, TLSVersion

import pytest
import uvloop
from aiohttp import ClientSession, web

from bot import connections, tls
from bot.cli.check import check_tls
from bot.connections import Connections
from bot.tls import BadCertificate, Certificate
from core.clock import DAY, SteadyClock
from core.settings import ServerSettings, Settings
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.conftest import Logs, ManualClock, StartBot, free_port
from tests.support.bots import eventually, serving, settings_for
from tests.support.network.certificates import Pair, make_pair

MOST = 4
REQUEST = b"GET /quick HTTP/1.1\r\nHost: a\r\n\r\n"
Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return make_pair(tmp_path)


def certificate_of(pair: Pair) -> Certificate:
    return Certificate(pair.certificate, pair.key, SteadyClock())


class Served:
    """A page that answers at once, by TLS."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.peers: list[Peer] = []

    async def start(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/quick", self.quick)])
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        assert self.runner.server
        self.connections = Connections(self.runner.server, MOST, certificate_of(self.pair).context)
        self.listener = await asyncio.get_running_loop().create_server(self.connections, "127.0.0.1", 0)
        self.port = self.listener.sockets[0].getsockname()[1]
        self.connections.start()

    async def quick(self, _: web.Request) -> web.Response:
        return web.Response(text="quick")

    async def bare(self) -> Peer:
        """Somebody who connects and says nothing."""
        self.peers.append(await asyncio.open_connection("127.0.0.1", self.port))
        return self.peers[-1]

    async def answers(self) -> bool:
        """Whether a request of a newcomer is answered."""
        trusted = self.pair.trusted()
        opened = asyncio.open_connection("127.0.0.1", self.port, ssl=trusted, server_hostname="localhost")
        reader, writer = await asyncio.wait_for(opened, PATIENCE)
        self.peers.append((reader, writer))
        writer.write(REQUEST)
        return (await asyncio.wait_for(reader.readline(), PATIENCE)).startswith(b"HTTP/1.1 200")

    async def stop(self) -> None:
        self.listener.close()
        await self.connections.stop()
        for _, writer in self.peers:
            writer.close()
        await self.runner.cleanup()
        await self.connections.close_late_ones()


@pytest.fixture
async def served(monkeypatch: pytest.MonkeyPatch, pair: Pair) -> AsyncIterator[Served]:
    monkeypatch.setattr(connections, "LOOK_SECONDS", 0.02)
    running = Served(pair)
    await running.start()
    yield running
    await running.stop()


async def ends(peer: Peer) -> bool:
    """Whether it is closed without a word."""
    try:
        return not await asyncio.wait_for(peer[0].read(), PATIENCE)
    except ConnectionError:
        return True


async def test_handshakes_that_do_not_come_to_an_end_keep_nobody_out(served: Served) -> None:
    held = [await served.bare() for _ in range(3 * MOST)]
    assert await served.answers()
    assert await ends(held[0])


async def test_handshakes_that_fail_take_no_place(served: Served) -> None:
    for _ in range(3 * MOST):
        peer = await served.bare()
        peer[1].write(REQUEST)  # without TLS
        await asyncio.wait_for(peer[0].read(), PATIENCE)
    assert not served.connections._known
    assert await served.answers()


async def test_a_handshake_that_takes_too_long_is_closed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(connections, "HEAD_SECONDS", 0.05)
        assert await ends(await served.bare())
    assert await served.answers()


def test_the_event_loop_of_a_service_does_it_likewise(pair: Pair) -> None:
    async def try_it() -> None:
        served = Served(pair)
        await served.start()
        try:
            held = [await served.bare() for _ in range(3 * MOST)]
            assert await served.answers()
            assert await ends(held[0])
        finally:
            await served.stop()

    uvloop.run(try_it())


async def test_a_bot_serves_by_tls_and_says_that_it_stays(start: StartBot, pair: Pair) -> None:
    bot = await start(server=tls_settings(pair) | {"public_url": "https://localhost"})
    url = f"https://localhost:{bot.service.port}/healthz"
    async with ClientSession() as session, session.get(url, ssl=pair.trusted()) as answer:
        assert answer.status == 200
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_without_tls_of_ours_nothing_is_said_of_it(start: StartBot) -> None:
    bot = await start(server={"public_url": "https://localhost"})
    async with ClientSession() as session, session.get(f"{bot.url}/healthz") as answer:
        assert "Strict-Transport-Security" not in answer.headers


def tls_settings(pair: Pair) -> dict[str, object]:
    return {"tls_certificate": str(pair.certificate), "tls_key": str(pair.key)}


def shaken_hands(context: SSLContext, trusted: SSLContext) -> SSLObject:
    """The client's side after a handshake in memory."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = trusted.wrap_bio(to_client, to_server, server_hostname="localhost")
    server = context.wrap_bio(to_server, to_client, server_side=True)
    for side in (client, server, client, server, client):
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue
    return client


def serial_of(certificate: Certificate, trusted: SSLContext) -> int:
    shown = shaken_hands(certificate.context, trusted).getpeercert()
    assert shown
    return int(str(shown["serialNumber"]), 16)


def test_tls_of_before_1_2_is_refused(pair: Pair) -> None:
    trusted = pair.trusted()
    trusted.minimum_version = TLSVersion.MINIMUM_SUPPORTED
    trusted.maximum_version = TLSVersion.TLSv1_2
    context = certificate_of(pair).context
    assert shaken_hands(context, trusted).version() == "TLSv1.2"
    assert context.minimum_version == TLSVersion.TLSv1_2
    assert context.options & ssl.OP_NO_COMPRESSION
    assert context.options & ssl.OP_NO_RENEGOTIATION


def test_a_renewed_certificate_is_taken(pair: Pair, logs: Logs) -> None:
    certificate = certificate_of(pair)
    before = pair.serial
    make_pair(pair.key.parent)
    assert pair.serial != before
    certificate.look()
    assert serial_of(certificate, pair.trusted()) == pair.serial
    certificate.look()
    assert len(logs.lines("server.certificate_renewed")) == 1


@pytest.mark.parametrize("broken", ["half", "gone", "other key"])
def test_a_broken_renewal_keeps_the_old_one_and_is_said_once(
    broken: str, pair: Pair, tmp_path: Path, logs: Logs
) -> None:
    certificate = certificate_of(pair)
    trusted, before = pair.trusted(), pair.serial
    if broken == "half":
        pair.certificate.write_bytes(pair.certificate.read_bytes()[:200])
    elif broken == "gone":
        pair.certificate.unlink()
    else:
        (tmp_path / "other").mkdir()
        pair.key.write_bytes(make_pair(tmp_path / "other").key.read_bytes())
    certificate.look()
    assert not logs.lines("server.certificate_refused")  # the other file may be on its way
    for _ in range(3):
        certificate.look()
    assert len(logs.lines("server.certificate_refused")) == 1
    assert serial_of(certificate, trusted) == before
    make_pair(tmp_path)
    certificate.look()
    assert serial_of(certificate, pair.trusted()) == pair.serial


def test_one_that_ends_soon_is_warned_of_once_a_day(tmp_path: Path, logs: Logs) -> None:
    pair, clock = make_pair(tmp_path, days=14), ManualClock(SteadyClock().now())
    certificate = Certificate(pair.certificate, pair.key, clock)
    certificate.look()
    assert not logs.lines("server.certificate_ends")
    for _ in range(2):
        clock.advance(DAY)
        certificate.look()
        certificate.look()
    assert [line["days"] for line in logs.lines("server.certificate_ends")] == [13, 12]


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ("no certificate", "fullchain.pem: no such file or directory"),
        ("no key", "privkey.pem: no such file or directory"),
        ("a folder", "privkey.pem: is a directory"),
        ("swapped", "fullchain.pem is no certificate in PEM"),
        ("no PEM", "privkey.pem is no private key in PEM"),
        ("password", "privkey.pem is protected by a password"),
        ("other key", "privkey.pem is not the key of"),
    ],
)
def test_what_is_wrong_with_the_files_is_said_at_the_start(
    spoilt: str, said: str, pair: Pair, tmp_path: Path
) -> None:
    match spoilt:
        case "no certificate":
            pair.certificate.unlink()
        case "no key":
            pair.key.unlink()
        case "a folder":
            pair.key.unlink()
            pair.key.mkdir()
        case "swapped":
            pair = Pair(pair.key, pair.certificate)
            said = "privkey.pem is no certificate in PEM"
        case "no PEM":
            pair.key.write_bytes(b"\x00\xff no key")
        case "password":
            make_pair(tmp_path, password=b"secret")
        case "other key":
            key = pair.key.read_bytes()
            make_pair(tmp_path)
            pair.key.write_bytes(key)
    with pytest.raises(BadCertificate, match=said):
        certificate_of(pair)


def test_one_file_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="belong together"):
        ServerSettings(tls_certificate="fullchain.pem")


async def test_sighup_takes_a_renewed_certificate(
    sqlite_url: str, sandbox: Sandbox, pair: Pair, suite_log: Path
) -> None:
    settings = settings_for(sqlite_url, sandbox.url, free_port(), server=tls_settings(pair))
    async with serving(settings, suite_log) as process:
        assert process.stdout is not None
        await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        make_pair(pair.key.parent)
        process.send_signal(signal.SIGHUP)

        async def is_renewed() -> bool:
            async with ClientSession() as session:
                url = f"https://localhost:{settings.server.port}/healthz"
                try:
                    async with session.get(url, ssl=pair.trusted()) as answer:
                        return answer.status == 200
                except OSError:
                    return False

        await eventually(is_renewed)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0


async def test_the_files_are_looked_at_from_time_to_time(
    start: StartBot, pair: Pair, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls, "LOOK_SECONDS", 0.02)
    await start(server=tls_settings(pair))
    make_pair(pair.key.parent)
    await logs.appears("server.certificate_renewed")


async def check(pair: Pair | None, public_url: str = "https://localhost") -> str:
    """What `bot check` says of the certificate."""
    server = ServerSettings.model_validate({"public_url": public_url} | (tls_settings(pair) if pair else {}))
    return await check_tls(Settings(server=server))


async def test_check_says_how_the_certificate_is(tmp_path: Path) -> None:
    assert "none of ours" in await check(None)
    assert await check(make_pair(tmp_path, days=60)) == "certificate for localhost, 60 days left"
    assert "13 days left. WARNING" in await check(make_pair(tmp_path, days=13))
    with pytest.raises(ValueError, match="ended 2 days ago"):
        await check(make_pair(tmp_path, days=-2))
    with pytest.raises(ValueError, match="isn't for localhost"):
        await check(make_pair(tmp_path, host="elsewhere.example"))
    with pytest.raises(ValueError, match="begins with http://"):
        await check(make_pair(tmp_path), "http://localhost")


def test_a_star_stands_for_the_first_part_of_a_name(tmp_path: Path) -> None:
    certificate = certificate_of(make_pair(tmp_path, host="*.example.com"))
    assert certificate.is_for("Bot.example.com")
    assert not certificate.is_for("example.com")
    assert not certificate.is_for("a.bot.example.com")
