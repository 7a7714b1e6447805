"""Somebody who connects another X account while posts of the first wait, are in hand, or are up."""

from collections.abc import AsyncIterator

import pytest

from actions.connecting import disconnect
from core.tx import Tx
from sandbox.core.faults import Fault
from sandbox.server import Sandbox
from tests.support.bots import PATIENCE, Phone, RunningBot, eventually
from tests.support.browser.browsers import Browser, link_in
from tests.support.x.accounts import ANN, BEN, change, connect, look
from tests.support.x.waits import struck

WORDS = "The lake is frozen over this morning"
STORY = " ".join(f"Sentence {number} of a story about a lake that froze over one night." for number in range(12))
HELD_UP = PATIENCE * 1000
"""Milliseconds that X takes; the test ends it."""
IN_AN_HOUR = 3_600_000.0


@pytest.fixture
async def browser(bot: RunningBot) -> AsyncIterator[Browser]:
    async with Browser(bot.url) as opened:
        yield opened


class Switcher:
    """Somebody with two accounts at X, of which the first is connected."""

    def __init__(self, phone: Phone, browser: Browser, sandbox: Sandbox, database_url: str, person_id: int) -> None:
        self.phone = phone
        self.person_id = person_id
        self.browser = browser
        self.sandbox = sandbox
        self.database_url = database_url

    async def connects(self, username: str, *parts: str) -> None:
        """Connect an account, from the link to the code; `parts` are in the confirmation."""
        link = link_in((await self.phone.says("CONNECT", "15 minutes")).body)
        page = await self.browser.follow(self.sandbox.x.consent(await self.browser.begin(link), username))
        await self.phone.says(page.code, f"Connected as @{username}", *parts)

    def up(self, username: str) -> list[str]:
        """The words that are up on that account."""
        return [post.text for post in self.sandbox.x.posts(username)]

    async def hastens(self) -> None:
        """What waits for X may go on now."""

        def unit(tx: Tx) -> None:
            tx.run("UPDATE accounts SET free_at = 0")
            tx.run("UPDATE deliveries SET due_at = 0 WHERE ended_at IS NULL")

        self.sandbox.x.clear_limits()
        await change(self.database_url, unit)

    async def nothing_is_left(self) -> None:
        """Wait until nothing is left to do for anybody."""

        async def so() -> bool:
            return await self._row("SELECT 1 FROM deliveries WHERE ended_at IS NULL") is None

        await eventually(so)

    async def post_is(self, state: str) -> None:
        """Wait until a post's delivery is in that state."""

        async def so() -> bool:
            row = await self._row("SELECT 1 FROM deliveries WHERE kind = 'post' AND state = :state", state=state)
            return row is not None

        await eventually(so)

    async def has_struck(self, fault: Fault) -> None:
        """Wait until X has been asked what that fault is about."""

        async def so() -> bool:
            return fault not in self.sandbox.x.faults.active()

        await eventually(so)

    async def _row(self, sql: str, **values: str) -> object:
        return await look(self.database_url, lambda tx: tx.row(sql, **values))


@pytest.fixture
async def switcher(bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox, database_url: str) -> Switcher:
    person_id = await connect(database_url, sandbox, ann)
    return Switcher(ann, browser, sandbox, database_url, person_id)


async def test_what_is_kept_for_the_first_account_is_not_posted_on_the_second_unasked(switcher: Switcher) -> None:
    switcher.sandbox.faults.add("x_post_429", seconds=900)
    await switcher.phone.text(WORDS)
    await switcher.phone.hears("Kept: X takes no post right now.")
    await switcher.connects(BEN, f'Text POST to publish "{WORDS}"')
    await switcher.hastens()
    await switcher.nothing_is_left()
    assert switcher.up(ANN) == switcher.up(BEN) == []
    await switcher.phone.text("POST")
    await switcher.phone.hears(f"Posted: {WORDS} ", f"/{BEN}/")
    assert (switcher.up(ANN), switcher.up(BEN)) == ([], [WORDS])


async def test_what_is_kept_is_posted_by_itself_where_the_same_account_is_connected_anew(switcher: Switcher) -> None:
    switcher.sandbox.faults.add("x_post_429", seconds=900)
    await switcher.phone.text(WORDS)
    await switcher.phone.hears("Kept: X takes no post right now.")
    await switcher.connects(ANN)
    await switcher.hastens()
    await switcher.phone.hears(f"Posted: {WORDS} ")
    await switcher.phone.says("\\UNDO", "Deleted from X")
    assert switcher.up(ANN) == []


async def test_a_thread_that_is_half_up_stops_and_does_not_go_on_on_the_second(switcher: Switcher) -> None:
    switcher.sandbox.faults.add("x_post_slow", ms=0)
    switcher.sandbox.faults.add("x_post_429", seconds=900)
    await switcher.phone.text(STORY)
    await switcher.phone.hears("Kept: X takes no post right now.")
    await switcher.connects(BEN)
    await switcher.phone.hears('Only 1 of 3 parts are up, on the account you had before: "Sentence 0', "POST")
    await switcher.nothing_is_left()
    assert (len(switcher.up(ANN)), switcher.up(BEN)) == (1, [])
    await switcher.phone.text("POST")
    await switcher.phone.hears("Posted: Sentence 0", f"/{BEN}/")
    assert " ".join(switcher.up(BEN)) == STORY
    assert switcher.sandbox.x.posts(BEN)[0].reply_to is None


async def test_what_may_be_up_on_the_first_is_never_posted_on_the_second(switcher: Switcher) -> None:
    switcher.sandbox.faults.add("x_post_error_after")
    switcher.sandbox.faults.add("x_timeline_lag", count=None, ms=IN_AN_HOUR)
    switcher.sandbox.faults.add("x_post_slow", ms=0)
    await hold_settling(switcher)
    await switcher.connects(BEN)
    await switcher.hastens()
    await switcher.phone.hears(f'Maybe posted, X never said: "{WORDS}".', "the account you had before")
    await switcher.nothing_is_left()
    assert (switcher.up(ANN), switcher.up(BEN)) == ([WORDS], [])
    await switcher.phone.says("POST", "Nothing posted: nothing waits")


async def hold_settling(switcher: Switcher) -> None:
    """Text a post that is left unsettled, to be settled later than the test lasts."""
    await switcher.phone.text(WORDS)
    await switcher.post_is("unsettled")
    await change(switcher.database_url, _settle_later)


def _settle_later(tx: Tx) -> None:
    tx.run(
        "UPDATE deliveries SET due_at = due_at + :hour WHERE kind = 'post' AND state = 'unsettled'", hour=3_600_000
    )


async def test_what_is_up_on_the_first_is_not_said_to_be_deleted(switcher: Switcher) -> None:
    await switcher.phone.text(WORDS)
    await switcher.phone.hears("Posted")
    await switcher.connects(BEN)
    await switcher.phone.says("\\UNDO", f'Not deleted: "{WORDS}" is on the X account you had before.')
    await switcher.phone.says("POST", "Nothing posted: nothing waits")
    assert (switcher.up(ANN), switcher.up(BEN)) == ([WORDS], [])
    await switcher.connects(ANN)
    await switcher.phone.says("\\UNDO", f'Deleted from X: "{WORDS}".')
    assert switcher.up(ANN) == []


async def test_a_post_of_the_second_is_undone_as_ever(switcher: Switcher) -> None:
    await switcher.connects(BEN)
    await switcher.phone.text(WORDS)
    await switcher.phone.hears("Posted")
    await switcher.phone.says("\\UNDO", f'Deleted from X: "{WORDS}".')


async def test_what_waits_is_not_posted_on_another_account_that_is_connected_after_disconnecting(
    switcher: Switcher,
) -> None:
    switcher.sandbox.faults.add("x_post_429", seconds=900)
    await switcher.phone.text(WORDS)
    await switcher.phone.hears("Kept: X takes no post right now.")
    await change(switcher.database_url, lambda tx: disconnect(tx, switcher.person_id))
    await switcher.connects(BEN, f'Text POST to publish "{WORDS}"')
    await switcher.hastens()
    await switcher.nothing_is_left()
    assert switcher.up(ANN) == switcher.up(BEN) == []


async def test_a_thread_that_is_in_hand_stops_where_it_is(switcher: Switcher) -> None:
    slow = switcher.sandbox.faults.add("x_post_slow", ms=HELD_UP)
    await switcher.phone.text(STORY)
    await struck(switcher.sandbox, slow)
    await switcher.connects(BEN)
    slow.end()
    await switcher.phone.hears("Only 1 of 3 parts are up, on the account you had before")
    await switcher.nothing_is_left()
    assert (len(switcher.up(ANN)), switcher.up(BEN)) == (1, [])


async def test_what_is_in_hand_and_not_up_yet_waits_for_post(switcher: Switcher) -> None:
    switcher.sandbox.x.expire(ANN)
    slow = switcher.sandbox.faults.add("x_token_slow", ms=HELD_UP)
    await switcher.phone.text(WORDS)
    await switcher.has_struck(slow)
    await switcher.connects(BEN)
    slow.end()
    await switcher.phone.hears(f'Not posted, as you connected another X account: "{WORDS}". Text POST')
    assert switcher.up(ANN) == switcher.up(BEN) == []
    await switcher.phone.text("POST")
    await switcher.phone.hears(f"Posted: {WORDS} ", f"/{BEN}/")
