"""Getting out of a process that opens pictures: what somebody would try whose picture took it over."""

import asyncio
import json
import os
import platform
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from core.worker_processes import ENVIRONMENT
from scheduler.confinement.confinement import PROTECTIONS
from scheduler.confinement.filters import ALLOWED, ARCHITECTURES, OF_ITSELF, THREADS, program
from scheduler.imaging.outcome import Unusable
from scheduler.imaging.process import WorkerProcess

pytestmark = pytest.mark.asyncio(loop_scope="module")

TAKEN_OVER = r"""
import _socket, _posixsubprocess, ctypes, json, os, sys, _thread
from scheduler.imaging import worker
from scheduler.imaging.outcome import Flaw, Unusable

SEIZE = 0x4206

def connect(port):
    _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM).connect(("127.0.0.1", port))

def call(*values):
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.syscall(*values) == -1:
        raise OSError(ctypes.get_errno(), "")

def forked():
    if os.fork() == 0:
        os._exit(0)

def attempts(given):
    parent, port, secret = given["parent"], given["port"], given["secret"]
    buffer = ctypes.create_string_buffer(64)
    return {
        "reads a file": lambda: open(secret).read(),
        "reads the environment of the bot": lambda: open(f"/proc/{parent}/environ", "rb").read(),
        "reads the memory of the bot": lambda: open(f"/proc/{parent}/mem", "rb").read(1),
        "lists a folder": lambda: os.listdir("/"),
        "looks at a file": lambda: os.stat(secret),
        "writes a file": lambda: open(secret + ".new", "w"),
        "removes a file": lambda: os.unlink(secret),
        "makes a file of memory": lambda: os.memfd_create("x"),
        "connects": lambda: connect(port),
        "has a pair of sockets": lambda: _socket.socketpair(),
        "forks": forked,
        "becomes a program": lambda: os.execv("/nowhere", ["nowhere"]),
        "signals the bot": lambda: os.kill(parent, 0),
        "traces the bot": lambda: call(given["ptrace"], SEIZE, parent, 0, 0),
        "copies memory of the bot": lambda: call(given["vm_readv"], parent, buffer, 0, buffer, 0, 0),
        "limits the bot": lambda: call(given["prlimit"], parent, 7, None, buffer),
        "uses 32 bits of this kernel": lambda: call(0x40000000 + 39),
        "becomes root": lambda: os.setuid(0) if os.getuid() else os.setgroups([0]),
        "takes much memory": lambda: bytearray(2**30),
    }

def develop(content, most_pixels):
    given = json.loads(content)
    got = []
    for name, attempt in attempts(given).items():
        try:
            attempt()
        except FileNotFoundError:
            pass  # it might have been there
        except (OSError, MemoryError):
            continue
        got.append(name)
    said = {"got": got, "environment": dict(os.environ), "uid": os.getuid()}
    raise Unusable(Flaw.DAMAGED, json.dumps(said))

worker.develop = develop
worker.main()
"""
NUMBERS = {
    "x86_64": {"ptrace": 101, "vm_readv": 310, "prlimit": 302},
    "aarch64": {"ptrace": 117, "vm_readv": 270, "prlimit": 261},
}
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(platform.machine() not in NUMBERS or sys.platform != "linux", reason="another kernel"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def taken_over() -> AsyncIterator[WorkerProcess]:
    """A worker as it is in life, but for what it does with a picture."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", TAKEN_OVER, "1000000", "20"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=ENVIRONMENT,
    )
    worker = WorkerProcess(process)
    await worker.get_ready()
    yield worker
    await worker.end()


async def what_it_gets(worker: WorkerProcess, folder: Path) -> dict[str, object]:
    secret = folder / "bot.db"
    secret.write_text("zebrafinch")
    with socket.create_server(("127.0.0.1", 0)) as server:
        given = {"parent": os.getpid(), "port": server.getsockname()[1], "secret": str(secret)}
        content = json.dumps({**given, **NUMBERS[platform.machine()]}).encode()
        with pytest.raises(Unusable) as caught:
            await worker.develop(content)
    assert secret.exists()
    got: dict[str, object] = json.loads(caught.value.reason)
    return got


async def test_whoever_takes_a_process_over_gets_nothing(taken_over: WorkerProcess, tmp_path: Path) -> None:
    got = await what_it_gets(taken_over, tmp_path)
    if {"landlock", "seccomp"} & set(taken_over.lacks):
        pytest.skip(f"this kernel lacks {', '.join(taken_over.lacks)}")
    assert got["got"] == []
    assert taken_over.lacks == ()


async def test_a_process_knows_no_secrets_and_is_nobody(
    taken_over: WorkerProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    got = await what_it_gets(taken_over, tmp_path)
    environment = got["environment"]
    assert isinstance(environment, dict)
    assert environment.keys() - {"LC_CTYPE"} == ENVIRONMENT.keys()
    assert got["uid"] != 0
    assert got["uid"] == os.getuid() or os.getuid() == 0


@pytest.mark.parametrize("machine", ARCHITECTURES)
async def test_a_filter_is_one_the_kernel_can_take(machine: str) -> None:
    """As long as BPF allows, and no jump leaves it (BPF_MAXINSNS)."""
    instructions = program(ARCHITECTURES[machine], 1)
    assert len(instructions) % 8 == 0
    assert len(instructions) // 8 < 4096
    numbers = ARCHITECTURES[machine].numbers(f"{ALLOWED},{OF_ITSELF},{THREADS}")
    assert len(numbers) == len(set(numbers))


async def test_what_a_system_lacks_is_told_and_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on kernels without Landlock or seccomp, under gVisor, and on macOS."""
    code = "import sys; sys.platform = 'elsewhere'\nfrom scheduler.imaging import worker; worker.main()"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", code, "1000000", "20"), stdin=PIPE, stdout=PIPE, env=ENVIRONMENT
    )
    worker = WorkerProcess(process)
    await worker.get_ready()
    with pytest.raises(Unusable, match="a text file"):
        await worker.develop(b"not a picture")
    assert {"landlock", "seccomp", "undumpable", "no_new_privileges"} <= set(worker.lacks) <= PROTECTIONS.keys()
    await worker.end()
