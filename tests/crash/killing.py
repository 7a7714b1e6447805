"""Bots in processes of their own: killed, frozen, stopped and started again."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path
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


@dataclass
class Forker:
    """The program that forks bots."""

    log: Path
    process: Process | None = None
    victims: list[Victim] = field(default_factory=list)
    _one_order: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def __aenter__(self) -> Self:
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                FORKER,
                stdin=PIPE,
                stdout=log,
                stderr=PIPE,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        return self

    async def __aexit__(self, *_: object) -> None:
        for victim in self.victims:
            if victim.pid:
                await self.kill(victim)
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.close()
        await self.process.wait()

    async def start(self, victim: Victim) -> None:
        """Start it (again)."""
        victim.pid = await self._order(role=victim.role, environment=victim.environment)
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
            await self._order(end=victim.pid, by=by)
        victim.pid = 0

    async def _order(self, **order: object) -> int:
        assert self.process is not None
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        async with self._one_order:
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            said = await self.process.stderr.readline()
            if not said.strip().isdigit():
                raise RuntimeError(f"the forker broke: {(said + await self.process.stderr.read()).decode()}")
            return int(said)


async def answers(session: ClientSession, port: int) -> bool:
    """Whether a bot at that port is ready."""
    try:
        async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return answer.status == 200
    except (ClientError, OSError, TimeoutError):
        return False
