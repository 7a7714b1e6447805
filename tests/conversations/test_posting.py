from collections.abc import Callable

import pytest

from core.asking import Asks
from core.clock import DAY, HOUR
from core.tx import Tx
from sandbox.server import Sandbox
from storage import spending, watermarks
from storage.spending import Spent
from storage.waiting import promised
from storage.waiting.promised import WhyPromised
from tests.conftest import StartBot
from tests.support.bots import PATIENCE, Phone, RunningBot, eventually
from tests.support.database.rows import total_up
from tests.support.x.accounts import ANN, BEN, connect, look, opened
from tests.support.x.waits import struck

STORY = " ".join(f"Sentence {number} of a story about a lake that froze over one night." for number in range(12))
HELD_UP = PATIENCE * 1000
"""Milliseconds that X takes; the test ends it."""
OPEN = "SELECT count(*) FROM deliveries WHERE ended_at IS NULL"


@pytest.fixture
async def connected(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone) -> int:
    return await connect(database_url, sandbox, ann, asks=Asks.NEVER)


def words(sandbox: Sandbox, username: str = ANN) -> list[str]:
    return [post.text for post in sandbox.x.posts(username)]


async def change(database_url: str, unit: Callable[[Tx], object]) -> None:
    async with opened(database_url) as db:
        await db.write(unit)


async def quiet(database_url: str) -> None:
    async with opened(database_url) as db:

        async def nothing_open() -> bool:
            return await db.read(lambda tx: tx.row(OPEN)) == (0,)

        await eventually(nothing_open)


PLAIN = [
    "The lake is frozen over",
    "Join us tonight at eight, doors at seven",
    "5 > 3 & 2 < 4, \U0001f9ca said \U0001d4d0",
    "Look: example.com and https://example.org/a?b=c&d=e",
    "One line\nand another",
    "¿Otra vez nieve, señor Łukasz? “Fine” – they said, and no #sun…",  # noqa: RUF001 - as phones write
]


async def test_plain_texts_become_posts_to_the_letter(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    for body in PLAIN:
        await ann.text(body)
        post = (await sandbox.x.posted(ANN, lambda posts, body=body: posts[-1:] and posts[-1].text == body))[-1]  # type: ignore[misc]
        heard = await ann.hears("Posted: ")
        assert f" {sandbox.url}/{ANN}/status/{post.id}" in heard.body
    await quiet(database_url)
    assert words(sandbox) == PLAIN
    assert ann.silent


FORCED = ["STOP", "12345678", "UNDO", "?", "HELP", "yes", "join garden", "\\UNDO", "thanks", "1"]


async def test_post_and_words_posts_just_these_whatever_they_look_like(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    for body in FORCED:
        await ann.text(f"\\POST {body}")
        await ann.hears(f"Posted: {body} http")
    assert words(sandbox) == FORCED
    assert not sandbox.opted_out(ann.number)


async def test_a_long_text_becomes_a_thread_with_one_confirmation(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    await ann.text(STORY)
    posts = await sandbox.x.posted(ANN, 3)
    await ann.hears("Posted: Sentence 0 of a story", f"/{ANN}/status/{posts[0].id}")
    await quiet(database_url)
    assert " ".join(words(sandbox)) == STORY
    assert [post.reply_to for post in posts] == [None, posts[0].id, posts[1].id]
    assert ann.silent


async def test_post_alone_publishes_what_was_held_and_asked_about(
    connected: int, sandbox: Sandbox, ann: Phone
) -> None:
    await ann.says("help please", "Not posted")
    await ann.text("POST")
    await ann.hears("Posted: help please")
    await ann.says("POST", "Nothing posted: nothing waits.", "\\POST and the words")
    assert words(sandbox) == ["help please"]


async def test_post_without_words_posts_nothing(connected: int, sandbox: Sandbox, ann: Phone) -> None:
    await ann.says("POST", "Nothing posted: nothing waits")
    await ann.says("\\POST", "Nothing posted: nothing waits")
    assert words(sandbox) == []


async def test_what_was_promised_can_be_posted_for_a_day(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    await change(database_url, lambda tx: promised.promise(tx, connected, "The lake", WhyPromised.KEPT_BACK))
    await change(database_url, lambda tx: tx.run("UPDATE promised SET promised_at = promised_at - :day", day=DAY))
    await ann.says("POST", "Nothing posted: nothing waits")


async def test_undo_deletes_the_last_post_and_then_the_one_before(
    connected: int, sandbox: Sandbox, ann: Phone
) -> None:
    for body in ("The heron is back on the lake", "The market opens again on Sunday"):
        await ann.text(body)
        await ann.hears(f"Posted: {body}")
    await ann.says("\\UNDO", 'Deleted from X: "The market opens again on Sunday".')
    await ann.says("\\UNDO", 'Deleted from X: "The heron is back on the lake".')
    await ann.says("\\UNDO", "Nothing to undo: you posted nothing in the last hour.")
    assert words(sandbox) == []


async def test_undo_deletes_a_thread_whole(connected: int, sandbox: Sandbox, ann: Phone) -> None:
    await ann.text("The snow stays until March")
    await ann.hears("Posted")
    await ann.text(STORY)
    await ann.hears("Posted")
    await ann.says("\\UNDO", 'Deleted from X: "Sentence 0', '", all 3 parts.')
    assert words(sandbox) == ["The snow stays until March"]


async def test_undo_passes_over_what_never_went_up(connected: int, sandbox: Sandbox, ann: Phone) -> None:
    await ann.text("The heron is back on the lake")
    await ann.hears("Posted")
    sandbox.faults.add("x_post_refused")
    await ann.text("The market opens again on Sunday")
    await ann.hears("Not posted. X refused it")
    await ann.says("\\UNDO", 'Deleted from X: "The heron is back on the lake".')


async def test_undo_after_an_hour_is_too_late(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    await ann.text("The lake is frozen over")
    await ann.hears("Posted")
    await change(database_url, lambda tx: tx.run("UPDATE posts SET up_at = up_at - :hour", hour=HOUR))
    await ann.says("\\UNDO", "Nothing to undo")
    assert words(sandbox) == ["The lake is frozen over"]


async def test_undo_takes_back_what_waits_for_x(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    sandbox.faults.add("x_post_429", seconds=900)
    await ann.text("The lake is frozen over")
    await ann.hears("Kept: X takes no post right now. It will be posted by itself in about 15 minutes.")
    await ann.text("So is the river")
    await ann.hears("Kept: X takes no post right now. It will be posted by itself in about 15 minutes.")
    await ann.says("\\UNDO", 'Not posted, and it won\'t be: "So is the river".')
    await ann.says("\\UNDO", 'Not posted, and it won\'t be: "The lake is frozen over".')
    await ann.says("\\UNDO", "Nothing to undo")
    await quiet(database_url)
    assert words(sandbox) == []


async def test_undo_of_a_thread_that_waits_half_way_deletes_what_is_up(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    sandbox.faults.add("x_post_slow", ms=0)
    sandbox.faults.add("x_post_429", seconds=900)
    await ann.text(STORY)
    await ann.hears("Kept: X takes no post right now.")
    await ann.says("\\UNDO", 'Deleted from X: "Sentence 0')
    await quiet(database_url)
    assert words(sandbox) == []
    assert ann.silent


async def test_undo_of_what_is_being_posted_takes_it_back_as_soon_as_it_is_known(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    slow = sandbox.faults.add("x_post_slow", ms=HELD_UP)
    await ann.text("The lake is frozen over")
    await struck(sandbox, slow)
    await ann.text("\\UNDO")
    await ann.says("\\UNDO", 'Being deleted already: "The lake is frozen over".')
    slow.end()
    await ann.hears("Posted: The lake is frozen over")
    await ann.hears('Deleted from X: "The lake is frozen over".')
    await quiet(database_url)
    assert words(sandbox) == []


async def test_undo_of_what_turns_out_to_wait_takes_it_back(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    slow = sandbox.faults.add("x_post_slow", ms=HELD_UP)
    sandbox.faults.add("x_post_402")
    await ann.text(STORY)
    await struck(sandbox, slow)
    await ann.text("\\UNDO")
    slow.end()
    await ann.hears('Deleted from X: "Sentence 0')
    await quiet(database_url)
    assert words(sandbox) == []
    assert [fault.kind for fault in sandbox.faults.active()] == ["x_post_402"]  # the second part wasn't tried
    assert ann.silent


async def test_what_waits_for_a_lost_connection_is_posted_after_connecting_anew(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    sandbox.x.disconnect(ANN)
    await ann.text("The lake is frozen over")
    await ann.hears("Not posted: X ended your connection.")
    await ann.says("POST", "Not posted: X ended your connection.")
    await connect(database_url, sandbox, ann, asks=Asks.NEVER)
    await ann.text("POST")
    await ann.hears("Posted: The lake is frozen over")
    assert words(sandbox) == ["The lake is frozen over"]


async def test_over_the_caps_what_is_texted_waits(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    await connect(database_url, sandbox, ben, BEN, asks=Asks.NEVER)
    much = Spent(linked_posts=10)
    await change(database_url, lambda tx: spending.add(tx, connected, much))
    await ann.says("The lake is frozen over", "Not posted: you reached today's limit here. It is kept")
    await ben.text("The bakery has rye bread again")
    await ben.hears("Posted: The bakery has rye bread again")

    def tomorrow(tx: Tx) -> None:
        tx.run("UPDATE spending SET day = day - 1")
        tx.run("UPDATE promised SET promised_at = promised_at - :day", day=DAY)

    await change(database_url, tomorrow)
    await ann.text("POST")
    await ann.hears("Posted: The lake is frozen over")

    def everybody(tx: Tx) -> None:
        spending.add(tx, 0, Spent(linked_posts=1000))
        total_up(tx)

    await change(database_url, everybody)
    await ben.says("Rolls are ready", "Not posted: posting is used up here for today. It is kept")
    await change(database_url, lambda tx: watermarks.keep_number(tx, spending.TODAY, spending.day_of(tx.now), 0))
    await ben.text("POST")
    await ben.hears("Posted: Rolls are ready")


async def test_a_thread_that_no_day_could_pay_is_none(
    start: StartBot, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    """In the middle of it the cap would be reached."""
    await start(limits={"spend_per_person": 0.04})
    await connect(database_url, sandbox, ann, asks=Asks.NEVER)
    await ann.says(STORY, "Not posted: a thread that long costs more than a day's limit here.")
    await ann.text("The lake is frozen over")
    await ann.hears("Posted: The lake is frozen over")
    assert words(sandbox) == ["The lake is frozen over"]


async def test_what_waited_when_the_cap_was_reached_goes_up_tomorrow(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    slow = sandbox.faults.add("x_post_slow", ms=HELD_UP)
    await ann.text("The heron is back on the lake")
    await struck(sandbox, slow)
    await ann.text("The market opens again on Sunday")
    await change(database_url, lambda tx: spending.add(tx, connected, Spent(linked_posts=10)))
    slow.end()
    await ann.hears("Posted: The heron is back on the lake")
    await ann.hears("Kept: you reached today's limit here. It will be posted by itself tomorrow.")
    assert words(sandbox) == ["The heron is back on the lake"]

    def due(tx: Tx) -> int:
        row = tx.row("SELECT due_at FROM deliveries WHERE kind = 'post' AND ended_at IS NULL")
        assert row is not None
        return int(row[0])

    def to_tomorrow(tx: Tx) -> None:
        tx.run("UPDATE spending SET day = day - 1")
        tx.run("UPDATE deliveries SET due_at = 0 WHERE kind = 'post' AND ended_at IS NULL")

    assert await look(database_url, due) % DAY < HOUR
    await change(database_url, to_tomorrow)
    await ann.hears("Posted: The market opens again on Sunday")


async def test_who_has_opted_out_posts_and_hears_nothing(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    await ann.text("STOP")
    heard = len(sandbox.messages_to(ann.number))  # by the carrier itself
    await ann.text("The lake is frozen over")
    await sandbox.idle()
    await quiet(database_url)
    assert words(sandbox) == []
    assert len(sandbox.messages_to(ann.number)) == heard


async def test_a_text_that_the_carrier_delivers_often_is_posted_once(
    connected: int, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    sandbox.faults.add("duplicate", times=3)
    await ann.text("The lake is frozen over")
    await ann.hears("Posted")
    [message] = [each for each in sandbox.messages(ann.number) if each.body == "The lake is frozen over"]
    await sandbox.redeliver(message)
    await quiet(database_url)
    assert words(sandbox) == ["The lake is frozen over"]
    assert sandbox.x.duplicates == 0
    assert ann.silent


async def test_each_person_posts_on_their_own_account(
    start: StartBot, database_url: str, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    await start()
    await connect(database_url, sandbox, ann, asks=Asks.NEVER)
    await connect(database_url, sandbox, ben, BEN, asks=Asks.NEVER)
    await ann.text("The market is open today")
    await ben.text("The market is open today")
    await ann.hears(f"/{ANN}/status/")
    await ben.hears(f"/{BEN}/status/")
    assert words(sandbox) == words(sandbox, BEN) == ["The market is open today"]
