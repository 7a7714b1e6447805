"""What a ZIP file is written into that goes elsewhere piece by piece."""

from io import RawIOBase
from typing import Any


class Basket(RawIOBase):
    """It only ever has what hasn't been taken out; there is no way back in it.

    `written`: how many bytes went elsewhere before, by an earlier basket.
    """

    def __init__(self, written: int = 0) -> None:
        self._pieces: list[bytes] = []
        self._written = written
        self._size = 0

    def writable(self) -> bool:
        """It is, and nothing else."""
        return True

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._written

    def write(self, piece: Any) -> int:  # noqa: ANN401 - any buffer
        """Take a piece."""
        self._pieces.append(bytes(piece))
        self._written += len(piece)
        self._size += len(piece)
        return len(piece)

    @property
    def size(self) -> int:
        """How many bytes are in it."""
        return self._size

    def taken(self) -> bytes:
        """All that is in it, taken out."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        self._size = 0
        return found
