"""The four cases of somebody who texts a post, and that each touches the rows it has to and no others."""

from typing import Any

import pytest

from bot.tx import Tx
from storage import accounts
from tests.x_house import Dump, Somebody, XHouse, changed, dump

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = "The lake is frozen over"


async def rows(house: XHouse) -> Dump:
    await house.quiet()
    await house.sandbox.idle()
    return await house.db.read(dump)


async def with_others(house: XHouse) -> Somebody:
    """Somebody who is not to be touched by what happens to others."""
    ben = await house.somebody()
    await ben.text("Bread is ready")
    await ben.hears("Posted")
    return ben


async def without_counters(house: XHouse, before: Dump) -> dict[str, tuple[int, int]]:
    """What changed, but for what every text counts: costs, the pace of a number, the moments of timers."""
    found = changed(before, await rows(house))
    return {table: counts for table, counts in found.items() if table not in {"spending", "paces", "marks", "steps"}}


async def account_rows(house: XHouse) -> dict[int, tuple[Any, ...]]:
    """Version and loss of every account."""

    def unit(tx: Tx) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row[1:] for row in tx.rows("SELECT person_id, version, lost_at FROM accounts")}

    return await house.db.read(unit)


async def test_a_new_person_gets_a_link_and_nothing_is_posted_later(house: XHouse) -> None:
    await with_others(house)
    ann = await house.somebody(connected=False)
    before = await rows(house)
    await ann.text(WORDS)
    await ann.hears("Not posted: no X account is connected yet.", "/connect/", "Then text it again.")
    assert await without_counters(house, before) == {"texts": (0, 1), "deliveries": (0, 1), "links": (0, 1)}
    await ann.connect()
    await house.quiet()
    await ann.text("POST")
    await ann.hears("Nothing is held")
    assert ann.words_up == []


async def test_a_valid_token_posts(house: XHouse) -> None:
    await with_others(house)
    ann = await house.somebody()
    before, accounts_before = await rows(house), await account_rows(house)
    refreshes = house.sandbox.x.refreshes
    await ann.text(WORDS)
    [post] = await house.sandbox.x.posted(ann.username)
    await ann.hears(f"Posted: {WORDS} {house.sandbox.url}/{ann.username}/status/{post.id}")
    # A text, its post, what carried the post, and its reply; the account was used.
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "accounts": (1, 1)}
    assert await without_counters(house, before) == expected
    assert await account_rows(house) == accounts_before
    assert house.sandbox.x.refreshes == refreshes


@pytest.mark.parametrize("known", [True, False], ids=["as the rows say", "though the rows don't say so"])
async def test_an_expired_token_is_renewed_and_the_post_goes_up(house: XHouse, *, known: bool) -> None:
    await with_others(house)
    ann = await house.somebody()
    house.sandbox.x.expire(ann.username)
    if known:
        await ann.expire()
    before, accounts_before = await rows(house), await account_rows(house)
    tokens, refreshes = (await ann.account()).tokens, house.sandbox.x.refreshes
    await ann.text(WORDS)
    await ann.hears("Posted")
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "accounts": (1, 1)}
    assert await without_counters(house, before) == expected
    account = await ann.account()
    assert account.version == accounts_before[ann.person_id][0] + 1
    assert account.tokens.access != tokens.access
    assert account.tokens.refresh != tokens.refresh
    assert house.sandbox.x.refreshes == refreshes + 1
    others = {person: row for person, row in (await account_rows(house)).items() if person != ann.person_id}
    assert others == {person: row for person, row in accounts_before.items() if person != ann.person_id}


async def test_with_both_tokens_dead_the_person_is_told_and_goes_on_where_they_were(house: XHouse) -> None:
    ben = await with_others(house)
    ann = await house.somebody()
    house.sandbox.x.disconnect(ann.username)
    before, accounts_before = await rows(house), await account_rows(house)
    await ann.text(WORDS)
    await ann.hears("Not posted: X ended your connection.", "/connect/", "Then text POST to publish it.")
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "accounts": (1, 1)}
    expected |= {"held": (0, 1), "links": (0, 1)}
    assert await without_counters(house, before) == expected
    assert (await ann.account()).is_lost
    accounts_after = await account_rows(house)
    assert accounts_after[ben.person_id] == accounts_before[ben.person_id]
    assert accounts_after[ann.person_id][0] == accounts_before[ann.person_id][0]
    assert ann.words_up == []
    # Lost is lost: X isn't asked again, and the next text says the same.
    calls = house.sandbox.x.token_calls
    await ann.text("And so is the river")
    await ann.hears("Not posted: X ended your connection.")
    assert house.sandbox.x.token_calls == calls
    await ann.connect()
    await ann.text("POST")
    await ann.hears("Posted: And so is the river")
    assert await house.db.read(accounts.standing, ann.person_id) is True
