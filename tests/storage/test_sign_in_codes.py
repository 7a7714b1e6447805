"""Codes that browsers show and phones text."""

import pytest

from core.clock import MINUTE
from core.phones.codes import ExpiredCode, MisreadCode, WrongCode
from core.tx import Tx
from storage import links, sessions, sign_in_codes
from storage.engine.database import Database
from storage.links import Purpose
from storage.rooms import rooms
from storage.sessions import Session
from storage.sign_in_codes import CODE_LASTS, MOST_TRIES, SignedIn
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, meet


@pytest.fixture
async def ann(db: Database) -> int:
    return await db.write(meet, ANN)


def browser(tx: Tx, person_id: int) -> str:
    """A browser that shows a code; returns its cookie."""
    room = rooms.private(tx, person_id)
    session = sessions.find(tx, sessions.let_in(tx, person_id, room.id))
    assert session
    begun = sign_in_codes.begin(tx, session)
    assert begun
    return begun.cookie


async def found(db: Database, cookie: str) -> Session:
    session = await db.read(sessions.find, cookie)
    assert session
    return session


async def code_of(db: Database, cookie: str) -> str:
    shown = await db.read(sign_in_codes.show, await found(db, cookie))
    return shown.code if shown else ""


def another(*codes: str) -> str:
    return next(each for each in ("000000", "000001", "000002") if each not in codes)


async def test_the_code_signs_that_browser_in_once_and_no_other(db: Database, ann: int) -> None:
    first, second = await db.write(browser, ann), await db.write(browser, ann)
    code = await code_of(db, first)
    assert len(code) == 6
    assert code != await code_of(db, second)
    assert await db.write(sign_in_codes.enter, ann, code) == SignedIn()
    assert (await found(db, first)).is_signed_in
    assert not (await found(db, second)).is_signed_in
    assert await code_of(db, first) == ""
    assert await db.write(sign_in_codes.enter, ann, await code_of(db, second)) == SignedIn()
    assert await db.write(sign_in_codes.enter, ann, code) is None


async def test_it_counts_from_its_own_phone_only(db: Database, ann: int) -> None:
    ben = await db.write(meet, BEN)
    cookie = await db.write(browser, ann)
    code = await code_of(db, cookie)
    assert await db.write(sign_in_codes.enter, ben, code) is None
    await db.write(browser, ben)
    assert isinstance(await db.write(sign_in_codes.enter, ben, code), WrongCode)
    assert not (await found(db, cookie)).is_signed_in
    assert await db.write(sign_in_codes.enter, ann, code) == SignedIn()


async def test_it_holds_for_ten_minutes(db: Database, ann: int, clock: ManualClock) -> None:
    cookie = await db.write(browser, ann)
    code = await code_of(db, cookie)
    clock.advance(CODE_LASTS)
    assert await db.write(sign_in_codes.enter, ann, code) == ExpiredCode()
    assert await code_of(db, cookie) == ""
    assert not (await found(db, cookie)).is_signed_in
    clock.advance(sessions.LINK_LASTS)
    assert await db.write(sign_in_codes.enter, ann, code) is None


async def test_three_wrong_ones_end_all_that_are_shown(db: Database, ann: int) -> None:
    cookies = [await db.write(browser, ann) for _ in range(2)]
    codes = [await code_of(db, cookie) for cookie in cookies]
    assert await db.write(sign_in_codes.enter, ann, "1234") == MisreadCode()
    for left in range(MOST_TRIES - 1, -1, -1):
        assert await db.write(sign_in_codes.enter, ann, another(*codes)) == WrongCode(left)
    assert [await db.write(sign_in_codes.enter, ann, code) for code in codes] == [None, None]
    assert [await code_of(db, cookie) for cookie in cookies] == ["", ""]


async def test_a_new_code_brings_no_new_tries_to_the_others(db: Database, ann: int) -> None:
    cookie = await db.write(browser, ann)
    codes = [await code_of(db, cookie)]
    for left in range(MOST_TRIES - 1, -1, -1):
        codes.append(await code_of(db, await db.write(browser, ann)))
        assert await db.write(sign_in_codes.enter, ann, another(*codes)) == WrongCode(left)


async def test_a_link_leads_to_a_code_once(db: Database, ann: int, clock: ManualClock) -> None:
    token = (await db.write(links.make, Purpose.SIGN_IN, ann)).rpartition("/")[2]
    assert await db.read(sign_in_codes.behind, token)
    begun = await db.write(sign_in_codes.begin_by_link, token)
    assert begun
    cookie = begun.cookie
    assert (await found(db, cookie)).room_id is None
    assert await db.write(sign_in_codes.enter, ann, await code_of(db, cookie)) == SignedIn()
    assert not await db.read(sign_in_codes.behind, token)
    assert await db.write(sign_in_codes.begin_by_link, token) is None
    late = (await db.write(links.make, Purpose.SIGN_IN, ann)).rpartition("/")[2]
    clock.advance(10 * MINUTE)
    assert await db.write(sign_in_codes.begin_by_link, late) is None


async def test_asking_for_codes_pushes_no_browser_out_that_is_signed_in(db: Database, ann: int) -> None:
    signed_in = await db.write(sessions.make, ann)
    for _ in range(sessions.MOST_SESSIONS + 1):
        await db.write(browser, ann)
    assert (await found(db, signed_in)).is_signed_in
