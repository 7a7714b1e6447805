"""Disks that are full, and files that can't be written."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MEGABYTES = 512
"""Most of it is never used: what isn't, takes no memory."""
FILLED_BY = "ballast"
PIECE = bytes(1024 * 1024)


class Disk:
    """A file system of its own, in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self) -> None:
        """Not a byte is free afterwards."""
        with (self.folder / FILLED_BY).open("wb", buffering=0) as file, suppress(OSError):
            while True:
                file.write(PIECE)

    def free(self) -> None:
        """There is room again."""
        (self.folder / FILLED_BY).unlink(missing_ok=True)


@contextmanager
def small_disk(*, wanted: bool) -> Iterator[Disk | None]:
    """A disk that can be filled; nothing where it isn't wanted or can't be had, which takes root."""
    if not wanted:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="soak-disk-"))
    try:
        size = f"size={MEGABYTES}m,mode=1777"
        mounted = (
            os.getuid() == 0
            and not subprocess.run(
                ["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], capture_output=True, check=False
            ).returncode
        )
        try:
            yield Disk(folder) if mounted else None
        finally:
            if mounted:
                subprocess.run(["umount", "--lazy", folder], check=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def can_refuse_writes() -> bool:
    """Whether this machine has what it takes."""
    return shutil.which("prlimit") is not None


def refuse_writes(process: int, largest: int) -> None:
    """Let all its writes behind the first so many bytes of a file fail with EFBIG, as they do with EIO."""
    _limit(process, str(largest))


def allow_writes(process: int) -> None:
    """As before."""
    _limit(process, "unlimited")


def _limit(process: int, largest: str) -> None:
    """Only a process of the same user may do that, and PostgreSQL's may be another than ours."""
    try:
        owner = Path(f"/proc/{process}").stat()
    except FileNotFoundError:
        return
    command = ["prlimit", "--pid", str(process), f"--fsize={largest}:"]
    subprocess.run(command, user=owner.st_uid, group=owner.st_gid, capture_output=True, check=False)
