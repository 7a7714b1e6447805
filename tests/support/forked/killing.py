"""Bots in processes of their own: killed, frozen, stopped and started again."""

import asyncio
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from aiohttp import ClientError, ClientSession

from tests.support.forked.program import PROGRAM


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
