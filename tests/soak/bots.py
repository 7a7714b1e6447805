"""The bots of a soak: killed, frozen, and started again when they end, as by a service manager."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout

from sandbox.core.hub import PATIENCE
from tests.crash.victims import moment
from tests.soak.disks import allow_writes
from tests.support.bots import LONG_PATIENCE, eventually
from tests.support.forked.killing import Forker, Victim, answers
from tests.support.forked.shifted_clock import VARIABLE, ClockFile

LOOK_SECONDS = 0.2


class Bots:
    """All bots of a soak. Whoever does something to one holds its lock."""

    def __init__(self, victims: list[Victim], forker: Forker, session: ClientSession, folder: Path) -> None:
        self._forker = forker
        self._session = session
        self.all = victims
        self.locks = [asyncio.Lock() for _ in victims]
        self.clocks = [ClockFile(folder / f"clock-{number}") for number in range(len(victims))]
        self.ended: Counter[str] = Counter()
        """How many ended by themselves, by role: such as when there is no database."""
        for victim, clock in zip(victims, self.clocks, strict=True):
            victim.environment[VARIABLE] = str(clock.path)

    async def start(self) -> None:
        """Start those that don't run, and wait until all are ready."""
        for number, victim in enumerate(self.all):
            async with self.locks[number]:
                if not victim.pid:
                    await self._forker.start(victim)
        for victim in self.all:
            await eventually(lambda victim=victim: answers(self._session, victim.port), LONG_PATIENCE)  # type: ignore[misc]

    async def kill(self, number: int) -> None:
        """SIGKILL, and a start: both, even if whoever asked for it is told to end meanwhile."""
        await asyncio.shield(self._kill(number))

    async def _kill(self, number: int) -> None:
        async with self.locks[number]:
            await self._forker.kill(self.all[number])
            await self._forker.start(self.all[number])

    async def kill_all(self) -> None:
        """Each at least once, so that each looks at the carrier's list; then wait until all are ready."""
        for number in range(len(self.all)):
            await self.kill(number)
        await self.start()

    async def freeze(self, number: int, seconds: float) -> None:
        """SIGSTOP, and SIGCONT so much later, unless it was killed meanwhile."""
        victim = self.all[number]
        async with self.locks[number]:
            pid = victim.pid
            victim.freeze()
        await moment(seconds)
        async with self.locks[number]:
            if victim.pid == pid:
                victim.thaw()

    async def recover(self) -> None:
        """None is frozen any more, has a wrong clock, or can't write."""
        for number, victim in enumerate(self.all):
            async with self.locks[number]:
                self.clocks[number].set(0.0)
                if victim.pid:
                    victim.thaw()
                    allow_writes(victim.pid)

    async def stop(self) -> None:
        """SIGTERM for all."""
        for number, victim in enumerate(self.all):
            async with self.locks[number]:
                await self._forker.stop(victim)

    async def is_ready(self, number: int) -> bool:
        """Whether it can commit."""
        return await answers(self._session, self.all[number].port)

    async def restart_what_ends(self) -> None:
        """Go on until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for number, victim in enumerate(self.all):
                async with self.locks[number]:
                    if victim.pid and victim.has_ended:
                        self.ended[victim.role] += 1
                        await self._forker.kill(victim)
                        await self._forker.start(victim)


@asynccontextmanager
async def bots_running(victims: list[Victim], folder: Path, log: Path) -> AsyncIterator[Bots]:
    """Bots that are ready, and are started again when they end; killed at the end."""
    async with Forker(log) as forker, ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        bots = Bots(victims, forker, session, folder)
        await bots.start()
        restarting = asyncio.create_task(bots.restart_what_ends())
        try:
            yield bots
        finally:
            restarting.cancel()
            await asyncio.wait([restarting])
