"""Somebody who does the worst that is known, as fast as they get answers: a process of its own.

`python -m bench.attacker <attack> <port of the bot> <port of the carrier>` goes on until it is ended.
"""

import asyncio
import gzip
import resource
import secrets
import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from itertools import count

import uvloop

from bench.fixtures import forms

ATTACKER_PLACE = 1_000_000
ATTACKER = forms.phone(ATTACKER_PLACE)
BEGINNING = b"POST /twilio/sms HTTP/1.1\r\nHost: bot.example.com\r\nX-Slow: "
LONGEST_TEXT = 1600
HOSTILE_TEXTS = (
    ("a.co\u200d" * 400)[:LONGEST_TEXT],
    "a.co " * 320,
    "a.com/(" * 228,
    "é" * (LONGEST_TEXT - 3) + ".co",
    "ﷺ" * LONGEST_TEXT,
    "“" + "½" * (LONGEST_TEXT - 2) + "”",
    ("." * 7 + "\n") * 200,
)
"""What was seen to take seconds once, or takes the most steps of all now."""
BOMB = gzip.compress(bytes(60_000_000), 9)
"""60 KB: just below `server.body_limit_bytes`."""
PHOTOS_A_TEXT = 10
TEXT_SECONDS = 2.0
"""Between two texts with photos: more than a quarter of what a day lets one person send, in a quarter of a minute."""
DRIP_SECONDS = 1.0
AGAIN_SECONDS = 0.25


class Attack(StrEnum):
    """What somebody does."""

    BODIES = "compressed bodies"
    TEXTS = "texts that take long to read"
    PHOTOS = "photos that take long to open"
    CONNECTIONS = "connections"


AT_ONCE = {Attack.BODIES: 20, Attack.TEXTS: 8, Attack.PHOTOS: 1, Attack.CONNECTIONS: 1500}
"""How often each is done beside itself."""


class Victim:
    """A connection to the bot, opened anew when it was closed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: bytes) -> None:
        """Send a request, and wait for the whole answer."""
        reader, writer = await self._open()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
        await reader.readexactly(length)
        if b"connection: close" in head.lower():
            self.close()

    async def send(self, some: bytes) -> None:
        """Send some bytes, whatever comes of it."""
        reader, writer = await self._open()
        if reader.at_eof() or writer.is_closing():
            raise ConnectionResetError
        writer.write(some)
        await writer.drain()

    def close(self) -> None:
        """Forget the connection."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        return self._streams


async def send_bodies(victim: Victim, _: int) -> None:
    """One compressed body to the webhook, one to nowhere."""
    for path in (forms.SMS_PATH, "/nowhere"):
        head = (
            f"POST {path} HTTP/1.1\r\nHost: bot.example.com\r\nContent-Encoding: gzip\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(BOMB)}\r\n\r\n"
        )
        await victim.ask(head.encode() + BOMB)


async def send_texts(victim: Victim, _: int) -> None:
    """One of each, by somebody who is connected: all become threads, or are refused."""
    for body in HOSTILE_TEXTS:
        await victim.ask(forms.request_of(forms.SMS_PATH, ATTACKER, f"SM{secrets.token_hex(16)}", body))


async def send_photos(victim: Victim, carrier_port: int) -> None:
    """A text full of them."""
    sid = f"MM{secrets.token_hex(16)}"
    await victim.ask(forms.request_with_photos(ATTACKER, sid, carrier_port, PHOTOS_A_TEXT))
    await asyncio.sleep(TEXT_SECONDS)


async def hold_connection(victim: Victim, _: int) -> None:
    """A request that never ends, a byte at a time."""
    await victim.send(BEGINNING)
    for _ in count():
        await asyncio.sleep(DRIP_SECONDS)
        await victim.send(b"x")


WAYS: dict[Attack, Callable[[Victim, int], Awaitable[None]]] = {
    Attack.BODIES: send_bodies,
    Attack.TEXTS: send_texts,
    Attack.PHOTOS: send_photos,
    Attack.CONNECTIONS: hold_connection,
}


async def attack(how: Attack, port: int, carrier_port: int) -> None:
    """Go on until ended, by as many connections at once as that takes."""

    async def go_on() -> None:
        victim = Victim(port)
        while True:
            try:
                await WAYS[how](victim, carrier_port)
            except (OSError, EOFError):
                victim.close()
                await asyncio.sleep(AGAIN_SECONDS)

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE[how]):
            group.create_task(go_on())


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    uvloop.run(attack(Attack(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
