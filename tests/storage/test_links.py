"""One-time links, whatever they are for."""

import pytest

from core.tx import Tx
from storage import links
from storage.engine.database import Database
from storage.links import MOST_LINKS, Purpose
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, erase, meet


def token_of(link: str) -> str:
    return link.rpartition("/")[2]


@pytest.fixture
async def ann(db: Database) -> int:
    return await db.write(meet, ANN)


@pytest.mark.parametrize("purpose", Purpose)
async def test_a_link_is_for_one_person_one_purpose_and_one_use(db: Database, ann: int, purpose: Purpose) -> None:
    link = await db.write(links.make, purpose, ann, 7)
    token = token_of(link)
    assert purpose.path + "/" + token in link
    found = await db.write(links.find_to_use, purpose, token)
    assert found
    assert (found.person_id, found.subject, found.is_used) == (ann, 7, False)
    assert [await db.write(links.use, found) for _ in range(2)] == [True, False]
    again = await db.read(links.find, purpose, token)
    assert again
    assert again.is_used
    for other in set(Purpose) - {purpose}:
        assert await db.read(links.find, other, token) is None
        assert await db.write(links.find_to_use, other, token) is None


@pytest.mark.parametrize("purpose", Purpose)
async def test_it_expires_and_is_erased(db: Database, ann: int, purpose: Purpose, clock: ManualClock) -> None:
    token = token_of(await db.write(links.make, purpose, ann))
    clock.advance(purpose.lasts - 1)
    assert await db.read(links.find, purpose, token)
    clock.advance(1)
    assert await db.read(links.find, purpose, token) is None
    clock.advance(1)
    assert [await db.write(erase, links.LINKS, 5) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("purpose", Purpose)
async def test_the_newest_of_a_person_are_valid(db: Database, ann: int, purpose: Purpose) -> None:
    bens = token_of(await db.write(links.make, purpose, await db.write(meet, BEN)))
    tokens = [token_of(await db.write(links.make, purpose, ann)) for _ in range(MOST_LINKS + 2)]
    found = [await db.read(links.find, purpose, token) is not None for token in tokens]
    assert found == [False, False] + [True] * MOST_LINKS
    assert await db.read(links.find, purpose, bens)


async def test_only_a_hash_is_kept(db: Database, ann: int) -> None:
    token = token_of(await db.write(links.make, Purpose.ROOM, ann, 7))
    assert token not in str(await db.read(lambda tx: tx.rows("SELECT * FROM links")))


async def test_links_go_with_their_subject_or_their_purpose(db: Database, ann: int) -> None:
    def count(tx: Tx) -> list[int]:
        return [row[0] for row in tx.rows("SELECT subject_id FROM links ORDER BY id")]

    for purpose, subject in ((Purpose.ROOM, 7), (Purpose.ROOM, 8), (Purpose.CONNECT, 7)):
        await db.write(links.make, purpose, ann, subject)
    await db.write(links.drop_about, Purpose.ROOM, 7)
    assert await db.read(count) == [8, 7]
    await db.write(links.drop, Purpose.CONNECT, ann)
    assert await db.read(count) == [8]
