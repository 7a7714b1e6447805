"""What the figures were measured on, and who runs on which core."""

import os
import platform
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("aiohttp", "uvloop", "fastapi", "uvicorn", "aiogram", "python-telegram-bot", "psycopg", "twilio")


def all_cores() -> list[int]:
    """The cores that this process may use."""
    return sorted(os.sched_getaffinity(0))


def server_core() -> set[int]:
    """The one core that every server under test gets."""
    return {all_cores()[0]}


def load_core() -> set[int]:
    """The core of whoever makes the load: another one if there is one."""
    return {all_cores()[-1]}


def pin(pid: int, cores: AbstractSet[int]) -> None:
    """Keep a process (0: this one) on these cores."""
    if cores:
        os.sched_setaffinity(pid, cores)


def facts() -> dict[str, object]:
    """The machine in numbers and versions; nothing that names it."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": len(all_cores()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "disk_sync_ms": round(disk_sync_ms(), 3),
        "packages": {name: found for name in PACKAGES if (found := _version(name))},
    }


def _version(package: str) -> str:
    """Its version, or nothing where it isn't installed (the tests don't need what is compared with)."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def disk_sync_ms(times: int = 41) -> float:
    """How long 4 KiB take to reach the disk (median), to read commits by; it changes with what others write."""
    taken = []
    with tempfile.TemporaryFile(dir=Path(__file__).parent) as file:
        for _ in range(times):
            began = time.perf_counter()
            file.write(bytes(4096))
            file.flush()
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.machine()
