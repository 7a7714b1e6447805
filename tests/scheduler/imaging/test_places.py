import asyncio

import pytest

from scheduler.imaging.places import Places

ANN, BEN, CLEO = 1, 2, 3


class Stage:
    """People who want places, and leave them when told."""

    def __init__(self, count: int, share: int) -> None:
        self.places = Places(count, share)
        self.inside: list[int | None] = []
        self.leaving: dict[asyncio.Task[None], asyncio.Event] = {}

    async def comes(self, person_id: int | None) -> asyncio.Task[None]:
        """Somebody wants a place."""
        leaves = asyncio.Event()
        task = asyncio.create_task(self._be(person_id, leaves))
        self.leaving[task] = leaves
        await self.settled()
        return task

    async def leaves(self, task: asyncio.Task[None]) -> None:
        """And goes."""
        self.leaving[task].set()
        await task
        await self.settled()

    async def settled(self) -> None:
        """All that can happen has happened."""
        for _ in range(5):
            await asyncio.sleep(0)

    async def _be(self, person_id: int | None, leaves: asyncio.Event) -> None:
        async with self.places.one_for(person_id):
            self.inside.append(person_id)
            await leaves.wait()


async def test_one_person_has_their_share_at_most() -> None:
    stage = Stage(3, share=2)
    first, *_ = [await stage.comes(ANN) for _ in range(3)]
    assert stage.inside == [ANN, ANN]
    await stage.comes(BEN)
    assert stage.inside == [ANN, ANN, BEN]
    await stage.leaves(first)
    assert stage.inside == [ANN, ANN, BEN, ANN]


async def test_who_has_the_fewest_is_first_then_who_came_first() -> None:
    stage = Stage(2, share=2)
    first, _ = await stage.comes(ANN), await stage.comes(ANN)
    await stage.comes(ANN)
    await stage.comes(BEN)
    await stage.comes(CLEO)
    await stage.leaves(first)
    assert stage.inside == [ANN, ANN, BEN]


async def test_nobody_in_particular_has_all() -> None:
    stage = Stage(2, share=1)
    await stage.comes(None)
    await stage.comes(None)
    assert stage.inside == [None, None]


@pytest.mark.parametrize("given", [False, True])
async def test_who_waits_no_longer_keeps_no_place(given: bool) -> None:  # noqa: FBT001 - a case
    """Also when it was given in the same moment."""
    stage = Stage(1, share=1)
    first = await stage.comes(ANN)
    second = await stage.comes(BEN)
    if given:
        stage.leaving[first].set()
        await first
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    if not given:
        await stage.leaves(first)
    await stage.comes(CLEO)
    assert stage.inside[-1] == CLEO
