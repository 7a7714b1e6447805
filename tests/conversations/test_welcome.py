"""The first text of somebody new, whatever it says; and "who is this" at any time."""

import pytest

from core.tx import Tx
from sandbox.server import Sandbox
from tests.conftest import StartBot
from tests.support.bots import Phone, RunningBot
from tests.support.photos.pictures import photo
from tests.support.x.accounts import ANN, connect, opened

WELCOME = ("This is Backslash", "posted publicly on your own X account", "/connect/", "?")


@pytest.mark.parametrize(
    "body",
    ["hi", "The lake is frozen over this morning", "thanks", "statsu", "s3cret", "darme de baja", "wrong number"],
)
async def test_the_first_text_is_welcomed_and_never_posted(
    bot: RunningBot, database_url: str, ann: Phone, sandbox: Sandbox, body: str
) -> None:
    await ann.says(body, *WELCOME)
    await connect(database_url, sandbox, ann)
    await ann.says("POST", "Nothing posted")
    assert await sandbox.x.posted(ANN, 0) == []


async def test_what_needs_no_answer_is_no_first_text(bot: RunningBot, ann: Phone) -> None:
    for body in ("Liked “see you at 8”", "I'm driving right now and will reply later"):
        assert not (await ann.text(body)).replies
    await ann.says("hi", *WELCOME)


async def test_commands_are_obeyed_and_whoever_texts_them_is_welcomed_afterwards(bot: RunningBot, ann: Phone) -> None:
    await ann.says("STATUS", "No X account")
    await ann.says("1234", "looks like a code")
    await ann.says("What a morning it is at the lake", *WELCOME)
    await ann.says("What a morning it is at the lake", "Not posted yet. Connect", "/connect/")


async def test_whoever_has_asked_to_connect_needs_no_welcome(bot: RunningBot, ann: Phone) -> None:
    await ann.says("CONNECT", "15 minutes")
    await ann.says("What a morning it is at the lake", "Not posted yet. Connect", "/connect/")


async def test_photos_are_kept_and_welcomed(bot: RunningBot, ann: Phone) -> None:
    await ann.text("The lake", media=[("image/jpeg", photo())])
    await ann.hears(*WELCOME)
    await ann.hears("1 photo kept for you alone")


async def test_who_is_this_is_told_without_a_link_once_there_is_an_account(
    bot: RunningBot, database_url: str, ann: Phone, sandbox: Sandbox
) -> None:
    await ann.says("who is this?", *WELCOME)
    await ann.says("wrong number", *WELCOME)
    await connect(database_url, sandbox, ann)
    async with opened(database_url) as db:
        links = await db.read(_links)
        told = await ann.says("who is this?", "This is Backslash", "publicly on X, as @", "This text was not")
        assert "http" not in told.body
        assert await db.read(_links) == links
    assert await sandbox.x.posted(ANN, 0) == []


def _links(tx: Tx) -> int:
    return len(tx.rows("SELECT id FROM links"))


async def test_whoever_left_starts_anew(bot: RunningBot, ann: Phone) -> None:
    await ann.says("hi", *WELCOME)
    await ann.says("\\STOP", "Deleted")
    await ann.says("hi", *WELCOME)


async def test_where_x_can_not_be_connected_the_welcome_says_so(start: StartBot, ann: Phone) -> None:
    await start(x={"client_id": ""})
    told = await ann.says("hi", "This is Backslash", "can't be connected here yet")
    assert "http" not in told.body
