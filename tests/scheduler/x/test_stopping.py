"""`\\STOP` while X has difficulties: nothing is left, there or here."""

import pytest

from core.delivery import DeliveryKind
from core.sealing import Keyring
from core.tx import Tx
from tests.support.bots import KEY, PATIENCE, eventually
from tests.support.x.stage import Somebody, XStage
from tests.support.x.waits import WORDS, struck

pytestmark = pytest.mark.asyncio(loop_scope="module")
HELD_UP = PATIENCE * 1000
"""Milliseconds that X takes; the test ends it."""
DELETED = "Deleted: everything of yours here"
OF_PEOPLE = ("accounts", "posts", "promised", "links", "questions", "connections")


async def traces(stage: XStage, ann: Somebody) -> list[str]:
    """The tables in which anything is left of that person; what they cost stays under nobody's name."""

    def unit(tx: Tx) -> list[str]:
        found = [
            table
            for table in (*OF_PEOPLE, "texts", "deliveries", "spending", "members", "photos", "sessions")
            if tx.row(f"SELECT 1 FROM {table} WHERE person_id = :id", id=ann.person_id)
        ]
        return found + [
            table for table in ("people",) if tx.row("SELECT 1 FROM people WHERE id = :id", id=ann.person_id)
        ]

    return await stage.db.read(unit)


async def revocations_end(stage: XStage) -> None:
    async def ended() -> bool:
        open_ones = "SELECT 1 FROM deliveries WHERE kind = 'revocation' AND ended_at IS NULL"
        return await stage.db.read(lambda tx: tx.row(open_ones)) is None

    await eventually(ended)


async def test_stop_revokes_at_x_and_leaves_nothing(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.text(WORDS)
    await ann.hears("Posted")
    await ann.text("help please")
    await ann.hears("Not posted")
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    assert ann.username in stage.sandbox.x.revocations
    assert await traces(stage, ann) == []
    assert ann.words_up == [WORDS]


async def test_tokens_are_revoked_once_x_can_and_their_rows_hold_nothing_else(stage: XStage) -> None:
    ann = await stage.somebody()
    tokens = (await ann.account()).tokens
    ann.fault("x_revoke_error_before", 4)
    await ann.text("\\STOP")
    await ann.hears(DELETED)

    def open_revocations(tx: Tx) -> list[tuple[object, ...]]:
        columns = "content, person_id, text_id, pace, carrier_sid, lane, id"
        return tx.rows(f"SELECT {columns} FROM deliveries WHERE kind = 'revocation' AND ended_at IS NULL")

    rows = await stage.db.read(open_revocations)
    keys = Keyring([KEY])
    opened = {
        keys.open_tokens(keys.open(row[0], f"deliveries:{row[6]}").encode(), DeliveryKind.REVOCATION)[0]  # type: ignore[arg-type]
        for row in rows
    }
    assert opened <= {tokens.access, tokens.refresh}
    assert all(row[1:5] == (None, None, None, None) and row[5] == f"revocation/{row[6]}" for row in rows)
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    left = "SELECT 1 FROM deliveries WHERE kind = 'revocation' AND content IS NOT NULL"
    assert await stage.db.read(lambda tx: tx.row(left)) is None
    assert await traces(stage, ann) == []


async def test_stop_while_a_post_is_in_hand(stage: XStage) -> None:
    ann = await stage.somebody()
    slow = ann.fault("x_post_slow", ms=HELD_UP)
    await ann.text(WORDS)
    await struck(ann, slow)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    slow.end()
    await revocations_end(stage)
    await stage.quiet()
    assert len(ann.words_up) <= 1
    assert await traces(stage, ann) == []
    assert ann.phone.silent


async def test_stop_in_the_middle_of_a_thread_ends_it(stage: XStage) -> None:
    ann = await stage.somebody()
    slow = ann.fault("x_post_slow", ms=HELD_UP)
    await ann.text("A story of a lake that froze over in one night, which nobody had seen before. " * 8)
    await struck(ann, slow)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    slow.end()
    await revocations_end(stage)
    await stage.quiet()
    assert len(ann.words_up) <= 1
    assert await traces(stage, ann) == []


async def test_stop_while_tokens_are_renewed_revokes_the_new_ones_too(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.expire()
    slow = ann.fault("x_token_slow", ms=HELD_UP)
    await ann.text(WORDS)
    await struck(ann, slow)
    await ann.text("\\STOP")
    await ann.hears(DELETED)
    slow.end()
    await stage.quiet()
    await revocations_end(stage)
    assert stage.sandbox.x.living_grants(ann.username) == 0
    assert await traces(stage, ann) == []
    assert ann.words_up == []
    assert ann.phone.silent


async def test_connecting_anew_while_tokens_are_renewed_keeps_the_new_connection(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.expire()
    slow = ann.fault("x_token_slow", ms=HELD_UP)
    await ann.text(WORDS)
    await eventually(lambda: is_renewing(ann))
    await ann.connect()
    slow.end()
    await ann.hears(f"Posted: {WORDS}")
    await stage.quiet()
    account = await ann.account()
    assert not account.is_lost
    assert stage.sandbox.x.living_grants(ann.username) == 1
    await ann.text("And so is the river")
    await ann.hears("Posted")


async def is_renewing(ann: Somebody) -> bool:
    row = await ann.look(
        lambda tx: tx.row("SELECT renewing_until FROM accounts WHERE person_id = :id", id=ann.person_id)
    )
    return bool(row and row[0])
