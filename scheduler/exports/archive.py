"""A ZIP file that is written in several runs, piece by piece, into a store that takes only whole objects."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from core.clock import SECOND, Moment
from core.files.basket import Basket

PIECE_BYTES = 8_000_000
"""Little more than that is in memory at a time."""
MODE = 0o644 << 16
_NOTED = ("filename", "date_time", "compress_type", "header_offset", "CRC", "compress_size", "file_size", "flag_bits")

Put = Callable[[bytes], Awaitable[None]]


class ArchiveWriter:
    """One run at such a file: what earlier ones wrote is `written` bytes long, and stays as it is."""

    def __init__(self, put: Put, written: int) -> None:
        self._put = put
        self._basket = Basket(written)
        self._zip = ZipFile(self._basket, "w")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._zip.close()

    async def add(self, name: str, at: Moment, pieces: AsyncIterator[bytes], size: int = -1) -> None:
        """Put a file into it.

        Args:
            name: such as `photos/trip/1.jpg`; safe to use everywhere.
            at: when it was made.
            pieces: what is in it.
            size: how many bytes these are; if that isn't known, they are words, and are made smaller.
        """
        info = ZipInfo(name, datetime.fromtimestamp(at / SECOND, UTC).timetuple()[:6])
        info.external_attr = MODE
        info.compress_type = ZIP_DEFLATED if size < 0 else ZIP_STORED
        with self._zip.open(info, "w", force_zip64=True) as file:
            async for piece in pieces:
                file.write(piece)
                if self._basket.size >= PIECE_BYTES:
                    await self._put(self._basket.taken())

    async def rest(self) -> list[list[Any]]:
        """Bring what is left to the store; returns what this run has put into the file, to be noted."""
        await self._put_rest()
        return [[getattr(info, name) for name in _NOTED] for info in self._zip.infolist()]

    async def finish(self, before: Sequence[Sequence[Any]]) -> None:
        """Write the list of all files, those of earlier runs first, and bring what is left to the store."""
        self._zip.infolist()[:0] = [_info(noted) for noted in before]
        self._zip.close()
        await self._put_rest()

    async def _put_rest(self) -> None:
        if self._basket.size:
            await self._put(self._basket.taken())


def _info(noted: Sequence[Any]) -> ZipInfo:
    info = ZipInfo()
    for name, value in zip(_NOTED, noted, strict=True):
        setattr(info, name, tuple(value) if name == "date_time" else value)
    info.external_attr = MODE
    return info
