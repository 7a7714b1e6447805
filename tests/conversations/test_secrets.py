"""What becomes of a secret that somebody texts by mistake: nothing of it is posted, said, logged or kept."""

import re

import pytest

from core.clock import MINUTE, SteadyClock
from core.settings import KeepSettings
from sandbox.server import Sandbox
from scheduler.erasing import Eraser
from storage import questions
from tests.conftest import Logs
from tests.support.bots import Phone, RunningBot
from tests.support.photos.pictures import photo
from tests.support.x.accounts import ANN, connect, opened

SECRETS = {
    "a service's code": ("Your Uber code is 407198", "407198"),
    "a card": ("my card is 4242 4242 4242 4242 cvv 719", "4242 4242 4242"),
    "an account": ("iban DE89 3704 0044 0532 0130 00", "3704 0044 0532"),
    "a national number": ("my ssn is 078-05-1120", "078-05-1120"),
    "a password": ("wifi: HappyCat99", "HappyCat"),
    "a lone word": ("Tr0ub4dor&3", "Tr0ub"),
    "what opens a door": ("gate code 47190382#", "47190382"),
    "a key": ("sk_live" + "_51H8abcdefGHIJKL", "51H8abc"),
    "a link": ("https://example.com/reset?token=abc719", "token=abc719"),
    "ours": ("http://127.0.0.1:8080/connect/Jm2nKq8sT0pLwXyZ1aBcDe", "Jm2nKq8s"),
}


def is_in(logged: str, secret: str) -> bool:
    """Whether the log has it; not as some of the digits of an id or of a moment."""
    words = re.escape(secret)
    return bool(re.search(rf"(?<![\d.]){words}(?!\d)" if secret.isdecimal() else words, logged))


def posts(sandbox: Sandbox) -> list[str]:
    return [post.text for post in sandbox.x.posts(ANN)]


@pytest.fixture
async def connected(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone) -> int:
    return await connect(database_url, sandbox, ann)


async def test_nothing_of_it_is_posted_said_or_logged(
    connected: int, sandbox: Sandbox, ann: Phone, logs: Logs
) -> None:
    for text, secret in SECRETS.values():
        said = [
            await ann.says(text, "Not posted"),
            await ann.says("POST", "ot posted"),
            await ann.says("post it"),
        ]
        assert [reply.body for reply in said if secret in reply.body] == []
    assert posts(sandbox) == []
    logged = logs.written.decode()
    assert "text.handled" in logged
    assert [name for name, (_, secret) in SECRETS.items() if is_in(logged, secret)] == []


async def test_nothing_of_it_is_kept_but_the_text_itself(connected: int, ann: Phone, database_url: str) -> None:
    async with opened(database_url) as db:
        for text, secret in SECRETS.values():
            await ann.says(text, "Not posted")
            for table in ("promised", "recent_photos"):
                assert await db.read(lambda tx, table=table: tx.row(f"SELECT count(*) FROM {table}")) == (0,)
            question = await db.read(questions.find_open, connected)
            assert question is None or secret not in question.to_json()


async def test_who_means_it_posts_it(connected: int, sandbox: Sandbox, ann: Phone) -> None:
    await ann.says("wifi: HappyCat99", "\\POST")
    await ann.says("\\POST wifi: HappyCat99", "Posted")
    assert posts(sandbox) == ["wifi: HappyCat99"]


async def test_a_rooms_name_and_a_word_are_offered_as_its_password(
    connected: int, sandbox: Sandbox, ann: Phone, ben: Phone, logs: Logs
) -> None:
    await ben.says("ROOM flat s3cret", 'You made the room "flat"')
    await ann.says("JOIN flat s3cret", "You are in", "flat")
    said = await ann.says("flat s3cret", "Not posted", "Reply 1 to join flat with it", "\\POST")
    assert "s3cret" not in said.body
    await ann.says("POST", "ot posted")
    await ann.says("flat: s3cret", "Reply 1 to join flat with it")
    await ann.says("1", "flat")
    assert posts(sandbox) == []
    assert b"s3cret" not in logs.written


async def test_the_offer_is_erased_once_its_question_has_closed(
    connected: int, database_url: str, ann: Phone
) -> None:
    await ann.says("ROOM flat s3cret", 'You made the room "flat"')
    await ann.says("flat s3cret", "Reply 1 to join flat with it")
    async with opened(database_url) as db:
        question = await db.read(questions.find_open, connected)
        assert question is not None
        assert "s3cret" in question.to_json()  # sealed, for as long as it may be answered
        row = await db.read(lambda tx: tx.row("SELECT content FROM questions"))
        assert row is not None
        assert b"s3cret" not in bytes(row[0])
        await db.write(
            lambda tx: tx.run("UPDATE questions SET open_until = open_until - :passed", passed=16 * MINUTE)
        )
        assert await db.read(questions.find_open, connected) is None
        await Eraser(db, KeepSettings(), SteadyClock()).erase()
        assert await db.read(lambda tx: tx.row("SELECT count(content) FROM questions")) == (0,)
    assert "s3cret" not in (await ann.says("1")).body


async def test_a_password_that_is_awaited_is_taken_and_not_posted(
    connected: int, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    await ben.says("ROOM flat s3cret", 'You made the room "flat"')
    await ann.says("JOIN flat", "flat", "has a password")
    assert "s3cret" not in (await ann.says("s3cret", 'You are in the room "flat"')).body
    assert posts(sandbox) == []


async def test_a_mistyped_command_with_a_password_is_not_for_post(
    connected: int, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    for text in (
        "JION flat s3cret",
        "JOIN nowhere s3cret",
        "joim flat hunter2",
    ):
        await ann.says(text, "Not posted")
        await ann.says("POST", "ot posted")
    assert posts(sandbox) == []


async def test_a_caption_with_a_secret_is_published_by_no_post_alone(
    connected: int, sandbox: Sandbox, ann: Phone
) -> None:
    await ann.text("wifi: HappyCat99", [("image/jpeg", photo())])
    await ann.hears()
    await ann.text("POST")
    await sandbox.x.posted(ANN, lambda found: len(found) == 1)
    assert posts(sandbox) == [""]
