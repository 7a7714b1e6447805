"""Which calls of the kernel a process that opens pictures or reads files may make, as a filter for seccomp(2).

It may compute, take memory, and read and write what is open already. All else fails with EPERM: files, sockets, other
processes, and whatever a kernel to come may add. Numbers are of arch/x86/entry/syscalls/syscall_64.tbl and of
include/uapi/asm-generic/unistd.h, the filter's form of linux/filter.h, linux/seccomp.h and linux/audit.h.
"""

import errno
import struct
from dataclasses import dataclass

LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, JUMP_IF_BITS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""BPF_LD | BPF_W | BPF_ABS; BPF_JMP with BPF_JEQ, BPF_JGE and BPF_JSET; BPF_RET; the last four with BPF_K."""
NUMBER_AT, ARCHITECTURE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
"""In struct seccomp_data; of a little-endian machine, an argument's lower half comes first."""
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
NOT_ALLOWED, NOT_THERE = FAIL | errno.EPERM, FAIL | errno.ENOSYS
X32 = 0x40000000
"""From here on, numbers of x86-64 are those of another interface."""


ALLOWED = """
read 0 63, write 1 64, readv 19 65, writev 20 66, lseek 8 62, close 3 57,
mmap 9 222, mprotect 10 226, munmap 11 215, brk 12 214, mremap 25 216, madvise 28 233, getrandom 318 278,
rt_sigaction 13 134, rt_sigprocmask 14 135, rt_sigreturn 15 139, sigaltstack 131 132, restart_syscall 219 128,
futex 202 98, sched_yield 24 124, sched_getaffinity 204 123, getcpu 309 168, membarrier 324 283, rseq 334 293,
set_robust_list 273 99, nanosleep 35 101, clock_nanosleep 230 115, clock_gettime 228 113, clock_getres 229 114,
gettimeofday 96 169, getpid 39 172, gettid 186 178, getrusage 98 165, getrlimit 97 163, setrlimit 160 164,
getuid 102 174, geteuid 107 175, getgid 104 176, getegid 108 177, sysinfo 99 179, exit 60 93, exit_group 231 94
"""
"""Calls with their numbers on x86-64 and on aarch64."""
OF_ITSELF = "prlimit64 302 261, tgkill 234 131"
"""Allowed if the first argument, whom they are about, is 0 or the process itself; the second is how abort ends it."""
THREADS = "clone 56 220"
"""Allowed for threads, not for processes: the library for HEIF needs a thread."""


@dataclass(frozen=True, slots=True)
class Architecture:
    """A kind of machine: the kernel's number for it (AUDIT_ARCH), and which of the two numbers of a call is its."""

    audit: int
    column: int

    def numbers(self, calls: str) -> list[int]:
        """The numbers of these calls."""
        return [int(call.split()[self.column]) for call in calls.split(",")]


ARCHITECTURES = {"x86_64": Architecture(0xC000003E, 1), "aarch64": Architecture(0xC00000B7, 2)}
CLONE_THREAD = 0x00010000
CLONE3 = 435
"""The same everywhere; the C library falls back to another call if it isn't there, whose flags can be looked at."""


def program(architecture: Architecture, pid: int) -> bytes:
    """The filter for the process of that number: instructions of 8 bytes each (struct sock_filter)."""
    itself = _load(FIRST_ARGUMENT_AT) + _when(0, ALLOW) + _when(pid, ALLOW) + _return(NOT_ALLOWED)
    thread = _load(FIRST_ARGUMENT_AT) + _instruction(JUMP_IF_BITS, CLONE_THREAD, 0, 1) + _return(ALLOW)
    return b"".join(
        [
            _load(ARCHITECTURE_AT),
            _instruction(JUMP_IF_EQUAL, architecture.audit, 1, 0),
            _return(KILL),
            _load(NUMBER_AT),
            _instruction(JUMP_IF_AT_LEAST, X32, 0, 1),
            _return(NOT_ALLOWED),
            *(_when(number, ALLOW) for number in architecture.numbers(ALLOWED)),
            _when(CLONE3, NOT_THERE),
            *(_if(number, thread + _return(NOT_ALLOWED)) for number in architecture.numbers(THREADS)),
            *(_if(number, itself) for number in architecture.numbers(OF_ITSELF)),
            _return(NOT_ALLOWED),
        ]
    )


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("<HBBI", code, if_true, if_false, value)


def _load(offset: int) -> bytes:
    return _instruction(LOAD, offset)


def _return(what: int) -> bytes:
    return _instruction(RETURN, what)


def _when(value: int, what: int) -> bytes:
    """Return that, if what was loaded is the value."""
    return _instruction(JUMP_IF_EQUAL, value, 0, 1) + _return(what)


def _if(value: int, instructions: bytes) -> bytes:
    """Go through these instructions if what was loaded is the value; they end by returning."""
    return _instruction(JUMP_IF_EQUAL, value, 0, len(instructions) // 8) + instructions
