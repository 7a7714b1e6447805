"""Conversations by a second channel with other rules: nothing of the bot but its list of channels knows of it."""

from collections.abc import AsyncIterator, Callable, Sequence
from itertools import count
from typing import Any

import pytest

from bot.groundwork import live_channels
from channels.gateway import LiveChannel
from core.address import sms
from core.channel import by_name
from core.settings import Settings
from core.tx import Tx
from sandbox.server import Sandbox
from storage import addresses
from storage.rooms import members, rooms
from tests.conftest import Logs, free_port
from tests.support.bots import Phone, RunningBot, eventually, settings_for, start_bot
from tests.support.photos.pictures import photo
from tests.support.toy_channel import NAME, Toy, ToyCarrier, ToyChannel
from tests.support.x.accounts import change, connect, look

FORBIDDEN = 403


@pytest.fixture
async def toys() -> AsyncIterator[ToyCarrier]:
    async with ToyCarrier().running() as carrier:
        yield carrier


@pytest.fixture
async def bot(database_url: str, sandbox: Sandbox, toys: ToyCarrier) -> AsyncIterator[RunningBot]:
    """A bot that is reached by text messages and by the toy."""

    def channels_of(settings: Settings) -> Sequence[LiveChannel]:
        return (*live_channels(settings), ToyChannel(toys.url))

    limits = {"replies_per_person": 5, "texts_per_person": 1000}
    settings = settings_for(database_url, sandbox.url, free_port(), limits=limits)
    running = await start_bot(settings, channels_of=channels_of)
    sandbox.webhook_url = f"{running.url}/twilio/sms"
    toys.bot_url = running.url
    yield running
    await sandbox.idle()
    await running.stop()


@pytest.fixture
def new_toy(toys: ToyCarrier, bot: RunningBot) -> Callable[[], Toy]:
    numbers = count(1001)
    return lambda: Toy(f"toy-{next(numbers)}", toys)


@pytest.fixture
def ann(new_toy: Callable[[], Toy]) -> Toy:
    return new_toy()


async def test_a_text_is_taken_in_once_and_answered_by_the_same_channel(
    ann: Toy, toys: ToyCarrier, logs: Logs
) -> None:
    await ann.says("?", "You can text")
    assert await toys.brings(ann.name, "STATUS", message_id=77) == 200
    assert await toys.brings(ann.name, "STATUS", message_id=77) == 200
    await ann.hears("No X account connected")
    await ann.says("ROOM trip", 'You made the room "trip"')
    assert ann.silent
    assert not logs.lines("delivery.sent") or all(line["kind"] == "text.toy" for line in logs.lines("delivery.sent"))
    assert {(line["number"], line["by"]) for line in logs.lines("text.received")} == {
        (f"toy …{ann.name[-1]}", "webhook")
    }


async def test_who_can_not_prove_to_be_the_carrier_is_refused(ann: Toy, toys: ToyCarrier) -> None:
    assert await toys.brings(ann.name, "?", secret="a-guess") == FORBIDDEN
    await ann.says("STATUS", "No X account")
    assert ann.silent


async def test_a_send_whose_answer_is_lost_is_settled_by_its_own_means(ann: Toy, toys: ToyCarrier) -> None:
    toys.lose_answers = 1
    await ann.says("STATUS", "No X account")
    await ann.says("ROOMS", "no room")
    assert toys.sends == 2


async def test_posts_are_confirmed_by_the_channel_and_taken_back(
    ann: Toy, sandbox: Sandbox, database_url: str, bot: RunningBot
) -> None:
    await connect(database_url, sandbox, ann.address)
    await ann.says("The lake is frozen over", "Posted: The lake is frozen over")
    assert [post.text for post in await sandbox.x.posted("ann_lakes")] == ["The lake is frozen over"]
    await ann.says("\\UNDO", "Deleted from X")
    await ann.says("statsu", "Not posted. Reply 1 for STATUS")
    await ann.says("1", "X account: @ann_lakes")


async def test_photos_are_fetched_from_it_kept_and_deleted_there(
    ann: Toy, toys: ToyCarrier, bot: RunningBot, database_url: str
) -> None:
    toys.files["receipt.jpg"] = photo()
    await ann.says("hello there", "This is Backslash")
    await ann.text("At the lake", files=["receipt.jpg"])
    await ann.hears("1 photo kept for you alone", "/rooms/enter/")
    await eventually(lambda: _is(not toys.files))
    assert await look(database_url, lambda tx: tx.rows("SELECT state, source FROM photos")) == [("kept", None)]


async def _is(that: bool) -> bool:  # noqa: FBT001 - what `eventually` looks at
    return that


async def test_too_many_texts_put_it_on_hold(ann: Toy) -> None:
    for _ in range(5):
        await ann.says("STATUS", "No X account")
    await ann.says("STATUS", "on hold")
    await ann.text("STATUS")
    await ann.text("STATUS")
    assert ann.silent


async def test_the_bot_answers_stop_and_start_where_no_carrier_does(ann: Toy) -> None:
    await ann.says("STATUS", "No X account")
    await ann.says("STOP", "No more texts")
    await ann.text("STATUS")
    await ann.says("START", "on again")
    await ann.says("HELP", "You can text")
    assert ann.silent


async def test_opting_out_belongs_to_an_address(
    ann: Toy, database_url: str, phones: Callable[[], Phone], bot: RunningBot
) -> None:
    """Somebody with two addresses: what they say by one is theirs by the other, but STOP silences only one."""
    phone = phones()
    await ann.says("ROOM trip", 'You made the room "trip"')

    def give_phone_too(tx: Tx) -> None:
        sender = addresses.find(tx, ann.address)
        assert sender is not None
        assert addresses.add(tx, sender.person.id, sms(phone.number))

    await change(database_url, give_phone_too)
    await phone.says("ROOMS", "trip (active)")
    await ann.says("STOP", "No more texts")
    await ann.text("STATUS")
    await phone.says("STATUS", 'Active room: "trip"')
    assert ann.silent


async def test_others_in_a_room_see_them_as_their_channel_says(
    ann: Toy, database_url: str, phones: Callable[[], Phone], bot: RunningBot
) -> None:
    phone = phones()
    await ann.says("ROOM trip", 'You made the room "trip"')
    await phone.says("JOIN trip", 'You are in the room "trip"')

    def shown(tx: Tx) -> Any:  # noqa: ANN401 - names
        room = rooms.find(tx, "trip")
        assert room is not None
        return [member.shown for member in members.members(tx, room.id)]

    assert await look(database_url, shown) == [
        f"the toy ending {ann.name[-1]}",
        f"the phone ending {phone.number[-2:]}",
    ]


async def test_deleting_oneself_leaves_nothing_of_it(
    ann: Toy, toys: ToyCarrier, database_url: str, bot: RunningBot
) -> None:
    toys.files["receipt.jpg"] = photo()
    await ann.says("hello there", "This is Backslash")
    await ann.text("At the lake", files=["receipt.jpg"])
    await ann.hears("1 photo kept")
    await ann.says("\\STOP", "Deleted: everything of yours here")
    for table in ("people", "addresses", "photos", "members", "questions", "promised"):
        assert await look(database_url, lambda tx, table=table: tx.rows(f"SELECT * FROM {table}")) == [], table
    await ann.says("STATUS", "No X account")
    assert not toys.files


def test_two_channels_of_one_name_are_refused(toys: ToyCarrier) -> None:
    with pytest.raises(ValueError, match=NAME):
        by_name([ToyChannel(toys.url).rules, ToyChannel(toys.url).rules])
