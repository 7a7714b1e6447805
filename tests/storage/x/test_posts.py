import asyncio
from dataclasses import replace

import pytest

from core.clock import DAY, HOUR, MINUTE, after
from core.context import Context
from core.delivery import Again, Delivery, Done
from core.ids import Ids
from core.settings import DatabaseSettings
from core.tx import Tx
from core.x.account import XTokens
from scheduler.x.post_results import PostResults, TakenOver
from storage.delivery import claims, deliveries
from storage.delivery.claims import Claimed
from storage.engine.database import Database
from storage.engine.opening import open_database
from storage.x import accounts, posts, undos
from storage.x.post import Post, PostState
from tests.conftest import ManualClock
from tests.support.database.rows import POLICY, erase, text_from

WORDS = ("The lake", "is frozen", "over")
KINDS = {"post": 10, "undo": 10}


def add(tx: Tx, sid: str = "SM1", parts: tuple[str, ...] = WORDS) -> Post:
    text = text_from(tx, sid)
    return found(tx, posts.add(tx, text.person.id, text.id, parts))


def found(tx: Tx, post_id: int) -> Post:
    post = posts.find(tx, post_id)
    assert post is not None
    return post


def take(tx: Tx) -> list[Delivery]:
    return claims.claim(tx, KINDS, POLICY).deliveries


async def test_a_post_is_sealed_and_goes_up_part_by_part(db: Database, clock: ManualClock) -> None:
    post = await db.write(add)
    assert (post.parts, post.up, post.next_part, post.is_last_part) == (WORDS, (), "The lake", False)
    row = await db.read(lambda tx: tx.row("SELECT content FROM posts"))
    assert row is not None
    assert b"lake" not in bytes(row[0])
    await db.write(posts.set_up, post, ("1",))
    post = await db.read(found, post.id)
    assert (post.next_part, post.words, post.words_left) == ("is frozen", "The lake is frozen over", "is frozen over")
    assert (post.state, post.up_at) == (PostState.WAITING, clock.now())
    await db.write(posts.set_up, post, ("1", "2"), is_unsure=True)
    post = await db.read(found, post.id)
    assert (post.is_last_part, post.is_unsure) == (True, True)
    await db.write(posts.set_up, post, ("1", "2", "3"))
    post = await db.read(found, post.id)
    assert (post.state, post.is_unsure, post.words_left) == (PostState.UP, False, "")


async def test_the_latest_post_is_the_last_one_though_another_process_had_its_clock_ahead(
    database_url: str, db: Database, context: Context, clock: ManualClock
) -> None:
    ahead = replace(context, clock=ManualClock(clock.now() + 2 * MINUTE), ids=Ids())
    other = await open_database(DatabaseSettings(url=database_url, connections=1), ahead)
    try:
        first = await other.write(add)
    finally:
        await other.close()
    second = await db.write(add, "SM2")
    assert second.id > first.id
    assert await db.read(posts.latest, second.person_id) == second


async def test_posts_of_a_person_go_up_one_after_the_other(db: Database) -> None:
    first, second = await db.write(add), await db.write(add, "SM2")
    [taken] = await db.write(take)
    assert taken.content == str(first.id)
    assert await db.write(take) == []
    await db.write(deliveries.conclude, taken, Done(), POLICY)
    assert [each.content for each in await db.write(take)] == [str(second.id)]


async def latest(db: Database, person_id: int) -> int | None:
    post = await db.write(posts.latest, person_id)
    return post.id if post else None


async def test_the_latest_is_the_last_one_of_which_something_is_or_may_go_up(
    db: Database, clock: ManualClock
) -> None:
    first = await db.write(add)
    person = first.person_id
    await db.write(posts.set_up, first, ("1", "2", "3"))
    clock.advance(30 * MINUTE)
    second, third = await db.write(add, "SM2"), await db.write(add, "SM3")
    assert await latest(db, person) == third.id
    await db.write(posts.fail, third)
    assert await latest(db, person) == second.id
    await db.write(posts.set_up, third, ("1",))
    assert await latest(db, person) == third.id
    await db.write(posts.deleted, third)
    await db.write(posts.withdraw, second.id)
    assert await latest(db, person) == first.id
    clock.advance(30 * MINUTE)
    assert await latest(db, person) is None


async def test_what_waits_for_a_day_may_be_undone_for_an_hour_more(db: Database, clock: ManualClock) -> None:
    post = await db.write(add)
    clock.advance(DAY)
    assert await latest(db, post.person_id) == post.id
    await db.write(posts.set_up, post, ("1", "2", "3"))
    clock.advance(HOUR - MINUTE)
    assert await latest(db, post.person_id) == post.id
    clock.advance(MINUTE)
    assert await latest(db, post.person_id) is None


async def test_what_is_not_in_hand_is_stopped(db: Database) -> None:
    post = await db.write(add)
    assert await db.write(undos.stop, post)
    assert (await db.read(found, post.id)).state is PostState.CANCELLED
    assert await db.write(take) == []


async def test_what_is_in_hand_or_may_be_up_is_not_stopped_but_unwanted(db: Database) -> None:
    post = await db.write(add)
    [taken] = await db.write(take)
    assert not await db.write(undos.stop, post)
    assert not await db.read(undos.is_unwanted, taken)
    assert not await db.read(undos.is_being_undone, post)
    await db.write(undos.undo, post, post.text_id or 0)
    assert await db.read(undos.is_unwanted, taken)
    assert await db.read(undos.is_being_undone, post)
    later = await db.write(add, "SM2")
    assert await db.write(undos.stop, later)
    unsure = Again("again", 0, then=lambda tx: posts.set_up(tx, post, (), is_unsure=True))
    await db.write(deliveries.conclude, taken, unsure, POLICY)
    assert not await db.write(undos.stop, await db.read(found, post.id))


async def test_only_the_post_that_is_taken_back_is_unwanted(db: Database) -> None:
    """A post whose photos took their time stands in front of a later one that is taken back."""

    def with_photos(tx: Tx) -> Post:
        text = text_from(tx, "SM1")
        return found(tx, posts.add(tx, text.person.id, text.id, ("A photo",), text.id, ready=False))

    older, later = await db.write(with_photos), await db.write(add, "SM2")
    [taken] = await db.write(take)
    assert taken.content == str(later.id)
    await db.write(posts.release, older)
    await db.write(undos.undo, later, later.text_id or 0)
    assert await db.read(undos.is_unwanted, taken)
    assert not await db.read(undos.is_being_undone, older)
    await db.write(deliveries.conclude, taken, Done(), POLICY)
    [behind] = await db.write(take)
    assert behind.content == str(older.id)
    assert not await db.read(undos.is_unwanted, behind)


async def test_a_thread_that_waits_half_way_is_stopped_as_failed(db: Database) -> None:
    post = await db.write(add)
    await db.write(posts.set_up, post, ("1",))
    assert await db.write(undos.stop, await db.read(found, post.id))
    assert (await db.read(found, post.id)).state is PostState.FAILED
    assert not await db.write(undos.stop, await db.read(found, post.id))


@pytest.mark.parametrize("state", [PostState.UP, PostState.DELETED])
async def test_what_has_ended_is_not_stopped(db: Database, state: PostState) -> None:
    post = await db.write(add)
    await db.write(posts.set_up, post, ("1", "2", "3"))
    if state is PostState.DELETED:
        await db.write(posts.deleted, post)
    assert not await db.write(undos.stop, await db.read(found, post.id))
    assert (await db.read(found, post.id)).state is state


async def test_taking_back_and_taking_in_hand_at_once_never_both_succeed(db: Database) -> None:
    for turn in range(10):
        post = await db.write(add, f"SM{turn}")

        def undo(tx: Tx, person_id: int = post.person_id) -> bool:
            last = posts.latest(tx, person_id)
            return last is not None and undos.stop(tx, last)

        async def claim() -> Claimed:
            return await db.write(claims.claim, KINDS, POLICY)

        stopped, claimed = await asyncio.gather(db.write(undo), claim())
        assert stopped != bool(claimed.deliveries)
        state = (await db.read(found, post.id)).state
        assert state is (PostState.CANCELLED if stopped else PostState.WAITING)
        for taken in claimed.deliveries:
            await db.write(deliveries.conclude, taken, Done(then=lambda tx, post=post: posts.fail(tx, post)), POLICY)  # type: ignore[misc]


async def test_the_person_is_told_once(db: Database) -> None:
    post = await db.write(add)
    assert [await db.write(posts.told, post.id) for _ in range(2)] == [True, False]


async def test_x_identifiers_of_others_are_known(db: Database, clock: ManualClock) -> None:
    first, second = await db.write(add), await db.write(add, "SM2")
    await db.write(posts.set_up, first, ("1", "2", "3"))
    since = after(clock.now(), -MINUTE)
    assert await db.read(posts.ids_up, second, since) == {"1", "2", "3"}
    assert await db.read(posts.ids_up, first, since) == set()
    assert await db.read(posts.ids_up, second, after(clock.now(), MINUTE)) == set()


async def test_who_was_away_for_longer_than_the_lease_changes_nothing(db: Database, clock: ManualClock) -> None:
    """A process that was stopped in the middle of a thread, and goes on after another has taken over."""
    post = await db.write(add)
    await db.write(connect, post.person_id)
    [mine] = await db.write(take)
    clock.advance(POLICY.in_hand + 1)
    [theirs] = await db.write(take)
    assert theirs.to_settle
    results = PostResults("https://x.example")
    assert await db.write(results.part_up, theirs, post, "1", None)
    after_first = await db.read(found, post.id)
    with pytest.raises(TakenOver):
        await db.write(results.part_up, mine, post, "another", None)
    assert await db.read(found, post.id) == after_first
    assert await db.write(deliveries.conclude, mine, Done(), POLICY) is None


def connect(tx: Tx, person_id: int) -> None:
    accounts.connect(tx, person_id, XTokens("a", "b", tx.now, ""), None)


async def test_old_posts_are_erased(db: Database, clock: ManualClock) -> None:
    old = await db.write(add)
    clock.advance(31 * DAY)
    new = await db.write(add, "SM2")
    assert await db.write(erase, posts.POSTS) == 1
    assert await db.read(posts.find, old.id) is None
    assert await db.read(posts.find, new.id) is not None
    assert await db.read(posts.count_waiting, new.person_id) == 1
