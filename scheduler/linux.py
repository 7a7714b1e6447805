"""Calls of the Linux kernel that Python has no name for. Elsewhere they fail as they do on an old kernel: ENOSYS."""

import ctypes
import errno
import os
import sys
from pathlib import Path

PR_SET_DUMPABLE = 4
"""prctl(2)."""
ENVIRONMENT_STARTS, ENVIRONMENT_ENDS = 47, 48
"""Fields 50 and 51 of proc_pid_stat(5), counted from the first one behind the name in parentheses."""


def prctl(option: int, *values: int) -> None:
    """Change something about this process, as the manual says (section 2).

    Raises:
        OSError: when the kernel can't, or doesn't want to.
    """
    call("prctl", option, *(ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]))


def syscall(number: int, *values: object) -> int:
    """Any call of the kernel, by its number; numbers among the values are passed as longs.

    Raises:
        OSError: when the kernel can't, or doesn't want to.
    """
    return call("syscall", *(ctypes.c_long(each) if isinstance(each, int) else each for each in (number, *values)))


def call(function: str, *values: object) -> int:
    """A function of the C library that says -1 and errno when it fails.

    Raises:
        OSError: when it did.
    """
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    done = int(getattr(ctypes.CDLL(None, use_errno=True), function)(*values))
    if done == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return done


def make_undumpable() -> None:
    """Let no other process of this user read our memory or environment, or trace us; and leave no dump of memory.

    Raises:
        OSError: when the kernel can't.
    """
    prctl(PR_SET_DUMPABLE, 0)


def blank_out(prefix: str) -> None:
    """Overwrite what variables of that prefix held when this process was started.

    Taking them out of `os.environ` leaves that where it was: it can still be read from memory, and from /proc.

    Raises:
        OSError: when the system doesn't tell where that is.
    """
    fields = Path("/proc/self/stat").read_bytes().rpartition(b")")[2].split()
    start, end = int(fields[ENVIRONMENT_STARTS]), int(fields[ENVIRONMENT_ENDS])
    if not 0 < start < end:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    at = start
    for entry in ctypes.string_at(start, end - start).split(b"\0"):
        name, _, value = entry.partition(b"=")
        if name.startswith(prefix.encode()):
            ctypes.memset(at + len(name) + 1, ord("-"), len(value))
        at += len(entry) + 1
