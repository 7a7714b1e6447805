"""A gate in front of a server on this machine: what goes through can be refused, held up, swallowed or forbidden."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import StrEnum

PIECE = 64 * 1024
NO = b"<Error><Code>AccessDenied</Code></Error>"
FORBIDDEN = (
    b"HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
)


class Way(StrEnum):
    """What the gate does with a connection."""

    OPEN = "open"
    SHUT = "shut"
    SILENT = "silent"
    VANISHED = "vanished"
    """Connections stay open, and nothing goes through any more: as when a machine is gone without a word."""
    FORBIDDEN = "forbidden"


class Gate:
    """Stands between a client and a server on `port`; `url` leads to it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._way = Way.OPEN
        self._open: set[asyncio.StreamWriter] = set()
        self._opened = asyncio.Event()
        self.port = 0
        """Its own."""
        self.url = ""

    @property
    def way(self) -> Way:
        """What it does now."""
        return self._way

    @way.setter
    def way(self, way: Way) -> None:
        """Connections that are open are broken, unless the server vanishes."""
        self._way = way
        for writer in list(self._open) if way is not Way.VANISHED else ():
            writer.transport.abort()
        self._opened.set() if way is Way.OPEN else self._opened.clear()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self._open.add(writer)
        try:
            await self._handle(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            self._open.discard(writer)
            writer.close()

    async def _handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        match self._way:
            case Way.SHUT:
                writer.transport.abort()
            case Way.SILENT | Way.VANISHED:
                await self._opened.wait()
            case Way.FORBIDDEN:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(FORBIDDEN % (len(NO), NO))
                await writer.drain()
            case Way.OPEN:
                there, back = await asyncio.open_connection("127.0.0.1", self._port)
                self._open.add(back)
                try:
                    await asyncio.gather(self._pass_on(reader, back), self._pass_on(there, writer))
                finally:
                    self._open.discard(back)
                    back.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(PIECE):
            if self._way is not Way.VANISHED:
                writer.write(piece)
                await writer.drain()
        writer.close()


@asynccontextmanager
async def gate_to(port: int) -> AsyncIterator[Gate]:
    """A gate in front of that port."""
    gate = Gate(port)
    server = await asyncio.start_server(gate.serve, "127.0.0.1", 0)
    gate.port = server.sockets[0].getsockname()[1]
    gate.url = f"http://127.0.0.1:{gate.port}"
    try:
        yield gate
    finally:
        gate.way = Way.OPEN
        server.close()
        await server.wait_closed()
