"""Taking from this process whatever it doesn't need to open a picture or a file, as far as the system knows how.

What it reads was made by strangers, and the libraries that read it are large: it is confined as if it were theirs
already. Each protection stands by itself; those that aren't in force are told, and none is needed for the work.
"""

import ctypes
import os
import platform
import pwd
import resource
import struct
from collections.abc import Callable
from pathlib import Path

from scheduler import linux
from scheduler.confinement.filters import ARCHITECTURES, program

MEMORY_BYTES = 512 * 1024 * 1024
"""Memory for one file, besides what the process takes at rest: enough for a JPEG of 60 megapixels."""
AT_REST = 256 * 1024 * 1024
"""What it takes at rest, where the system doesn't tell."""
NO_NEW_PRIVILEGES, SET_SECCOMP, FILTER = 38, 22, 2
"""prctl(2): PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER."""
CREATE_RULESET, RESTRICT_SELF = 444, 446
"""landlock(7), on every architecture."""
VERSION = 1
FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights on files each version of Landlock knows; later ones know those of 5."""
SINCE_NETWORK, SINCE_SCOPES = 4, 6
NETWORK, SCOPES = 0b11, 0b11
"""TCP: to bind, to connect; out of this process: abstract sockets, signals."""
NOBODY = "nobody"
FEW_FILES = 8


def confine() -> list[str]:
    """Do all of it, for good; returns the names of what isn't in force here, of `PROTECTIONS`.

    Whatever has to be read from disk must have been read before.
    """
    lacks = []
    for name, protection in PROTECTIONS.items():
        try:
            protection()
        except (OSError, ValueError, KeyError, OverflowError):
            lacks.append(name)
    return lacks


def limit(kind: int, most: int, *, for_good: bool = True) -> None:
    """How much this process may have of something. What was less already stays less.

    Raises:
        OSError, ValueError: when the system has no such limit.
    """
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(kind, (most, most if for_good else hard))


def _limits() -> None:
    """Memory, files, dumps; time is limited for each job, and processes by `filters`.

    The system's own limit on processes counts all of a user's together: it says nothing of one.
    """
    failed: OSError | ValueError | None = None
    for kind, most in (
        (resource.RLIMIT_AS, _size() + MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, FEW_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            limit(kind, most)
        except (OSError, ValueError) as error:
            failed = error
    if failed is not None:
        raise failed


def _size() -> int:
    """What this process has of addresses now, in bytes (proc(5): the first number of statm, in pages)."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    except (OSError, ValueError, IndexError):
        return AT_REST
    return pages * resource.getpagesize()


def _another_user() -> None:
    """Started as root, become nobody: root could undo what follows. Whoever isn't root stays who they are."""
    os.chdir("/")
    if os.geteuid() != 0:
        return
    nobody = pwd.getpwnam(NOBODY)
    os.setgroups([])
    os.setresgid(nobody.pw_gid, nobody.pw_gid, nobody.pw_gid)
    os.setresuid(nobody.pw_uid, nobody.pw_uid, nobody.pw_uid)


def _no_new_privileges() -> None:
    linux.prctl(NO_NEW_PRIVILEGES, 1)


def _landlock() -> None:
    """No file, no TCP connection, no signal: rules would allow some, and there are none."""
    version = linux.syscall(CREATE_RULESET, None, 0, VERSION)
    rights = (1 << FILES.get(version, FILES[5])) - 1
    network = NETWORK if version >= SINCE_NETWORK else 0
    scopes = SCOPES if version >= SINCE_SCOPES else 0
    known = 24 if version >= SINCE_SCOPES else 16 if version >= SINCE_NETWORK else 8
    attributes = struct.pack("=QQQ", rights, network, scopes)[:known]
    ruleset = linux.syscall(CREATE_RULESET, attributes, known, 0)
    try:
        linux.syscall(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _seccomp() -> None:
    """Only the calls that `filters` names."""
    instructions = program(ARCHITECTURES[platform.machine()], os.getpid())
    given = _Program(len(instructions) // 8, instructions)
    linux.prctl(SET_SECCOMP, FILTER, ctypes.addressof(given))


PROTECTIONS: dict[str, Callable[[], None]] = {
    "user": _another_user,
    "limits": _limits,
    "undumpable": linux.make_undumpable,
    "no_new_privileges": _no_new_privileges,
    "landlock": _landlock,
    "seccomp": _seccomp,
}
"""In this order: each needs what comes before."""
