"""Stands before PostgreSQL, and cuts connections at a COMMIT, so that nobody knows whether it was done."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
from random import Random

PIECE = 64 * 1024
COMMIT = b"COMMIT"


class Cut(StrEnum):
    """Where a connection is cut."""

    BEFORE = "before the server has it"
    UNDER_WAY = "while the server does it"
    AFTER = "before the client hears that it is done"


class _Connection:
    """One client, its server process, and whether the next answer is to be lost."""

    def __init__(self, writers: tuple[asyncio.StreamWriter, asyncio.StreamWriter]) -> None:
        self._writers = writers
        self.loses_answer = False

    def abort(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


class Cutter:
    """Passes everything on between clients and the server at `server`; `port` is where it listens."""

    def __init__(self, server: int, chances: Random) -> None:
        self._server = server
        self._chances = chances
        self.port = 0
        self.of_commits = 0.0
        """The share of COMMITs that are cut."""
        self.cuts: Counter[str] = Counter()
        self._open: set[_Connection] = set()

    def leading_to(self, url: str) -> str:
        """The address of a database of that server, by way of this."""
        return url.replace(f":{self._server}/", f":{self.port}/")

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        with suppress(OSError):
            there, back = await asyncio.open_connection("127.0.0.1", self._server)
            connection = _Connection((writer, back))
            self._open.add(connection)
            both = (self._ask(reader, back, connection), self._answer(there, writer, connection))
            await asyncio.gather(*both, return_exceptions=True)
            connection.abort()
            self._open.discard(connection)
        writer.transport.abort()

    async def close(self) -> None:
        """Let none be open any more."""
        while self._open:
            for connection in [*self._open]:
                connection.abort()
            await asyncio.sleep(0)

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: _Connection) -> None:
        try:
            while piece := await reader.read(PIECE):
                cut = self._cut(piece)
                if cut is Cut.BEFORE:
                    return
                connection.loses_answer = connection.loses_answer or cut is Cut.AFTER
                writer.write(piece)
                await writer.drain()
                if cut is Cut.UNDER_WAY:
                    return
        finally:
            connection.abort()

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: _Connection
    ) -> None:
        try:
            while piece := await reader.read(PIECE):
                if connection.loses_answer:
                    return
                writer.write(piece)
                await writer.drain()
        finally:
            connection.abort()

    def _cut(self, piece: bytes) -> Cut | None:
        if COMMIT not in piece or self._chances.random() >= self.of_commits:
            return None
        cut = self._chances.choice([*Cut])
        self.cuts[cut.value] += 1
        return cut


@asynccontextmanager
async def cutter_before(server: int, chances: Random) -> AsyncIterator[Cutter]:
    """One before the server at that port."""
    cutter = Cutter(server, chances)
    listening = await asyncio.start_server(cutter.serve, "127.0.0.1", 0)
    cutter.port = listening.sockets[0].getsockname()[1]
    try:
        yield cutter
    finally:
        listening.close()
        await cutter.close()
