"""The four cases of somebody who texts a post, and that each touches the rows it has to and no others."""

from typing import Any

import pytest

from core.tx import Tx
from storage.x import accounts
from tests.support.x.stage import Dump, Somebody, XStage, changed, dump

pytestmark = pytest.mark.asyncio(loop_scope="module")

WORDS = "The lake is frozen over"


async def rows(stage: XStage) -> Dump:
    await stage.quiet()
    await stage.sandbox.idle()
    return await stage.db.read(dump)


async def with_others(stage: XStage) -> Somebody:
    """Somebody who is not to be touched by what happens to others."""
    ben = await stage.somebody()
    await ben.text("Bread is ready")
    await ben.hears("Posted")
    return ben


async def without_counters(stage: XStage, before: Dump) -> dict[str, tuple[int, int]]:
    """What changed, but for what every text counts or notes: costs, the pace of a number, which one it went to."""
    found = changed(before, await rows(stage))
    counters = {"spending", "paces", "marks", "steps", "addresses"}
    return {table: counts for table, counts in found.items() if table not in counters}


async def account_rows(stage: XStage) -> dict[int, tuple[Any, ...]]:
    """Version and loss of every account."""

    def unit(tx: Tx) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row[1:] for row in tx.rows("SELECT person_id, version, lost_at FROM accounts")}

    return await stage.db.read(unit)


async def test_a_new_person_gets_a_link_and_nothing_is_posted_later(stage: XStage) -> None:
    await with_others(stage)
    ann = await stage.somebody(connected=False)
    before = await rows(stage)
    await ann.text(WORDS)
    await ann.hears("This is Backslash", "/connect/")
    changed = {"texts": (0, 1), "deliveries": (0, 1), "links": (0, 1), "people": (1, 1)}  # it was explained
    assert await without_counters(stage, before) == changed
    await ann.connect()
    await stage.quiet()
    await ann.text("POST")
    await ann.hears("Nothing posted: nothing waits")
    assert ann.words_up == []


async def test_a_valid_token_posts(stage: XStage) -> None:
    await with_others(stage)
    ann = await stage.somebody()
    before, accounts_before = await rows(stage), await account_rows(stage)
    refreshes = stage.sandbox.x.refreshes
    await ann.text(WORDS)
    [post] = await stage.sandbox.x.posted(ann.username)
    await ann.hears(f"Posted: {WORDS} {stage.sandbox.url}/{ann.username}/status/{post.id}")
    # A text, its post, what carried the post, and its reply; and a first post is counted.
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "people": (1, 1)}
    assert await without_counters(stage, before) == expected
    assert await account_rows(stage) == accounts_before
    assert stage.sandbox.x.refreshes == refreshes


async def test_an_account_that_is_used_again_counts_as_used(stage: XStage) -> None:
    ann = await stage.somebody()
    await ann.run("UPDATE accounts SET used_at = used_at - 3600000 WHERE person_id = :person")
    before = (await ann.account()).used_at
    await ann.text(WORDS)
    await ann.hears("Posted")
    assert (await ann.account()).used_at > before


@pytest.mark.parametrize("known", [True, False], ids=["as the rows say", "though the rows don't say so"])
async def test_an_expired_token_is_renewed_and_the_post_goes_up(stage: XStage, *, known: bool) -> None:
    await with_others(stage)
    ann = await stage.somebody()
    stage.sandbox.x.expire(ann.username)
    if known:
        await ann.expire()
    before, accounts_before = await rows(stage), await account_rows(stage)
    tokens, refreshes = (await ann.account()).tokens, stage.sandbox.x.refreshes
    await ann.text(WORDS)
    await ann.hears("Posted")
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "accounts": (1, 1), "people": (1, 1)}
    assert await without_counters(stage, before) == expected
    account = await ann.account()
    assert account.version == accounts_before[ann.person_id][0] + 1
    assert account.tokens.access != tokens.access
    assert account.tokens.refresh != tokens.refresh
    assert stage.sandbox.x.refreshes == refreshes + 1
    others = {person: row for person, row in (await account_rows(stage)).items() if person != ann.person_id}
    assert others == {person: row for person, row in accounts_before.items() if person != ann.person_id}


async def test_with_both_tokens_dead_the_person_is_told_and_goes_on_where_they_were(stage: XStage) -> None:
    ben = await with_others(stage)
    ann = await stage.somebody()
    stage.sandbox.x.disconnect(ann.username)
    before, accounts_before = await rows(stage), await account_rows(stage)
    await ann.text(WORDS)
    await ann.hears("Not posted: X ended your connection.", "/connect/", "Then text POST to publish it.")
    expected = {"texts": (0, 1), "posts": (0, 1), "deliveries": (0, 2), "accounts": (1, 1), "people": (1, 1)}
    expected |= {"promised": (0, 1), "links": (0, 1)}
    assert await without_counters(stage, before) == expected
    assert (await ann.account()).is_lost
    accounts_after = await account_rows(stage)
    assert accounts_after[ben.person_id] == accounts_before[ben.person_id]
    assert accounts_after[ann.person_id][0] == accounts_before[ann.person_id][0]
    assert ann.words_up == []
    # Lost is lost: X isn't asked again, and the next text says the same.
    calls = stage.sandbox.x.token_calls
    await ann.text("And so is the river")
    await ann.hears("Not posted: X ended your connection.")
    assert stage.sandbox.x.token_calls == calls
    await ann.connect()
    await ann.text("POST")
    await ann.hears("Posting 2 that waited: The lake is frozen over; And so is the river")
    await stage.sandbox.x.posted(ann.username, 2)
    assert ann.words_up == [WORDS, "And so is the river"]
    assert await stage.db.read(accounts.is_connected, ann.person_id) is True
