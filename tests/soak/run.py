"""A soak from its beginning to its end: people text while things go wrong, then all has to come right."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from core.clock import SECOND
from core.settling import Settling
from storage.desk import selection
from storage.desk.selection import Selection
from tests.crash.victims import DELIVERY_TIMES, moment
from tests.soak import troubles
from tests.soak.checks import Violation, at_any_moment, in_the_end, put_off_too_far
from tests.soak.plan import Plan
from tests.soak.results import Result, excerpts
from tests.soak.scene import Scene, scene_for
from tests.support.x.accounts import opened

LOOK_SECONDS = 2.0
LOOK_AGAIN_SECONDS = 0.1
ENOUGH_WITHIN = 300.0
"""Seconds beyond the time of a plan; a slow machine gets less done."""
SETTLED_WITHIN = 300.0
"""Seconds; only what never comes takes so long."""
HURRY_SECONDS = 5.0
"""How often what waits is hurried, as by `bot deliveries --hurry`: what has been tried in vain for long, such as a
photo whose process was killed each time, would wait for up to an hour. How long it was to wait is looked at first."""
QUIET_SECONDS = 20.0
"""If nothing is open for so long, and nothing comes, nothing will: each start looks at the carrier's list."""

SETTLING = Settling(
    arrival=int(DELIVERY_TIMES["arrival_seconds"] * SECOND), listing=int(DELIVERY_TIMES["settle_seconds"] * SECOND)
)

Tell = Callable[[str], None]
Enough = Callable[[Scene], bool]


async def soak(plan: Plan, tell: Tell = lambda _: None, enough: Enough = lambda _: True) -> Result:
    """Do it. `tell` gets a line now and then.

    `enough`: whether what is to be tried has been, once the time is over; it goes on until then, for so long at most.
    """
    began = time.monotonic()
    async with scene_for(plan) as scene:
        watch = _Watch(scene, tell)
        await _under_fire(scene, watch, enough)
        tell("people have stopped texting, and nothing goes wrong any more: what is open has to end")
        await scene.bots.kill_all()
        watch.note(await put_off_too_far(scene))
        await _settle(scene)
        tell("all stop, and start once more")
        await scene.bots.stop()
        await scene.bots.start()
        await _settle(scene)
        watch.note(await in_the_end(scene))
        scene.done |= {f"ends of {role} by itself": count for role, count in scene.bots.ended.items()}
        return Result.of(scene, time.monotonic() - began, excerpts(watch.violations, plan.log))


class _Watch:
    """Looks again and again, and keeps what it found."""

    def __init__(self, scene: Scene, tell: Tell) -> None:
        self._scene = scene
        self._tell = tell
        self._found: dict[Violation, None] = {}
        self._seen: set[tuple[str, tuple[str, ...], str]] = set()

    @property
    def violations(self) -> list[Violation]:
        """Each once, in the order in which they were seen."""
        return [*self._found]

    def note(self, found: list[Violation]) -> None:
        """Keep what is new."""
        for violation in found:
            key = (violation.what, violation.sids, violation.which.partition(":")[0])
            if key not in self._seen:
                self._seen.add(key)
                self._found[violation] = None
                self._tell(f"VIOLATION {violation.what}: {violation.which} {' '.join(violation.sids)}")

    async def go_on(self) -> None:
        """Until cancelled."""
        while True:
            await moment(LOOK_SECONDS)
            self.note([*at_any_moment(self._scene)])
            done = sum(self._scene.done.values())
            people = self._scene.people
            self._tell(f"{len(people.texts)} texts, {people.told} told at once; {done} troubles")


async def _under_fire(scene: Scene, watch: _Watch, enough: Enough) -> None:
    texting = asyncio.create_task(scene.people.run())
    others = [asyncio.create_task(troubles.go_on(scene, kind)) for kind in troubles.possible(scene)]
    others.append(asyncio.create_task(watch.go_on()))
    try:
        until = asyncio.create_task(_time_is_over(scene, enough))
        done, _ = await asyncio.wait([until, texting, *others], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()  # one that broke ends it all
    finally:
        for task in others:
            task.cancel()
        await asyncio.wait(others)
        scene.people.stop()
        await troubles.end(scene)
    await texting


async def _time_is_over(scene: Scene, enough: Enough) -> None:
    await moment(scene.plan.seconds)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(ENOUGH_WITHIN):
            while not enough(scene):
                await moment(LOOK_AGAIN_SECONDS)


async def _settle(scene: Scene) -> None:
    """Wait until all has ended, or until nothing more comes; what is missing then is told as a violation later."""
    quiet_since, last = time.monotonic(), ()
    hurried_at = quiet_since
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(SETTLED_WITHIN):
            while time.monotonic() - quiet_since < QUIET_SECONDS:
                await scene.sandbox.idle()
                now = await _state(scene)
                if now[0] == 0 and await scene.people.all_answered():
                    return
                if now != last or now[0]:
                    quiet_since, last = time.monotonic(), now
                if time.monotonic() > hurried_at + HURRY_SECONDS:
                    await _hurry(scene)
                    hurried_at = time.monotonic()
                await moment(LOOK_AGAIN_SECONDS)


async def _hurry(scene: Scene) -> None:
    after_id = 0
    async with opened(scene.database_url) as db:
        while step := await db.write(selection.hurry, Selection(), after_id, SETTLING.after_attempt):
            after_id = step.last_id


async def _state(scene: Scene) -> tuple[int, ...]:
    """How many deliveries are open, how many texts are stored, and how many messages were sent."""
    sql = "SELECT (SELECT count(*) FROM deliveries WHERE ended_at IS NULL), (SELECT count(*) FROM texts)"
    async with opened(scene.database_url) as db:
        [(still_open, texts)] = await db.read(lambda tx: tx.rows(sql))
    return still_open, texts, scene.sandbox.stats.get("webhooks_answered", 0)
