"""Bots in processes of their own: killed, frozen, stopped and started again."""

import asyncio
import atexit
import json
import os
import signal
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Self

from aiohttp import ClientError, ClientSession

FORKER = Path(__file__).with_name("forker.py")
ROOT = Path(__file__).parents[2]


@dataclass
class Victim:
    """One bot, in whichever process it is at the moment."""

    role: str
    environment: dict[str, str]
    port: int
    pid: int = 0

    @property
    def has_ended(self) -> bool:
        """Whether its process ended by itself; only a look, for the forker is its parent."""
        try:
            return Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
        except OSError:
            return False

    def freeze(self) -> None:
        """As a machine that sleeps, or a debugger."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)


class Program:
    """The program that forks bots: one for all tests of a process, for loading everything takes it seconds."""

    def __init__(self) -> None:
        self._process: Popen[bytes] | None = None
        self._one_order = threading.Lock()

    def order(self, **order: object) -> int:
        """Have a bot forked or ended; returns its process id.

        Raises:
            RuntimeError: with what the program said instead.
        """
        with self._one_order:
            if self._process is None:
                self._process = Popen(
                    [sys.executable, FORKER], stdin=PIPE, stderr=PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
                )
            orders, said = self._process.stdin, self._process.stderr
            assert orders is not None
            assert said is not None
            orders.write(json.dumps(order).encode() + b"\n")
            orders.flush()
            line = said.readline()
            if not line.strip().isdigit():
                raise RuntimeError(f"the forker broke: {(line + said.read()).decode()}")
            return int(line)

    def close(self) -> None:
        """End it: it reads no more orders."""
        if self._process is not None:
            self._process.communicate()


PROGRAM = Program()
atexit.register(PROGRAM.close)


@dataclass
class Forker:
    """Bots of one test, which log to a file; all are killed when it is left."""

    log: Path
    victims: list[Victim] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for victim in self.victims:
            if victim.pid:
                await self.kill(victim)

    async def start(self, victim: Victim) -> None:
        """Start it (again)."""
        order = {"role": victim.role, "environment": victim.environment, "log": str(self.log)}
        victim.pid = await asyncio.to_thread(PROGRAM.order, **order)
        if victim not in self.victims:
            self.victims.append(victim)

    async def kill(self, victim: Victim) -> None:
        """As the kernel does when memory is out: no warning, no last words. Returns when it is gone."""
        await self._end(victim, signal.SIGKILL)

    async def stop(self, victim: Victim) -> None:
        """As an operator does. Returns when it is gone."""
        await self._end(victim, signal.SIGTERM)

    async def _end(self, victim: Victim, by: signal.Signals) -> None:
        if victim.pid:
            await asyncio.to_thread(PROGRAM.order, end=victim.pid, by=by)
        victim.pid = 0


async def answers(session: ClientSession, port: int) -> bool:
    """Whether a bot at that port is ready."""
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status == 200
    except (ClientError, OSError, TimeoutError):
        return False
