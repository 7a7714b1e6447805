"""Zip files of strangers: only what is asked for is unpacked, and no more of it than it may be."""

import io
import zipfile
import zlib

from core.importing.found import MOST_UNPACKED, FileFault, Unreadable

BEGINS = b"PK\x03\x04"
MOST_FILES = 20_000
"""Daylio's backups have a file a photo."""


class ArchiveReader:
    """A zip file."""

    def __init__(self, content: bytes) -> None:
        """Look at what is in it.

        Raises:
            Unreadable: when it is none, or has too many files.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise Unreadable(FileFault.BROKEN) from None
        self.names = tuple(self._zip.namelist())
        if len(self.names) > MOST_FILES:
            raise Unreadable(FileFault.TOO_LARGE)
        self._left = MOST_UNPACKED

    def read(self, name: str) -> bytes:
        """One of its files. What it says of its size isn't believed.

        Raises:
            Unreadable: when it can't be unpacked, or that makes it too large.
        """
        try:
            with self._zip.open(name) as file:
                content = file.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError):
            raise Unreadable(FileFault.BROKEN) from None  # RuntimeError: it has a password
        self._left -= len(content)
        if self._left < 0:
            raise Unreadable(FileFault.TOO_LARGE)
        return content
