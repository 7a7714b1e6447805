"""Charts that are asked for by text: as a picture where one gets there, else by a link."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from channels.twilio.channel import SmsRules
from core.address import sms
from core.channel import by_name
from core.context import Context
from core.message import Message
from core.tx import Tx
from storage.engine.database import Database
from tests.support.bots import PATIENCE, Phone, RunningBot
from tests.support.reading.talking import Talk

PRICES = {"price": 0.0083, "picture_price": 0.022, "rate": 10_000.0}


@pytest.fixture
def context(context: Context) -> Context:
    return replace(context, channels=by_name([SmsRules(**PRICES)]))


@pytest.fixture
def talk(db: Database, context: Context) -> Talk:
    return Talk(db, context)


async def kept(talk: Talk, *texts: str) -> None:
    for text in texts:
        await talk.says(text)


async def test_a_chart_comes_as_a_picture(bot: RunningBot, ann: Phone) -> None:
    await ann.says("TRACK weight kg")
    for day, value in (("", "78.2"), (" yesterday", "78.6"), (" 2 days ago", "79")):
        await ann.says(f"weight {value}{day}")
    said = await ann.says("CHART weight", "mean 78.6 kg, from 78.2 to 79, 3 of 7 days.")
    [medium] = (await ann.sandbox.settled(said.sid, deadline=PATIENCE)).media
    assert medium.content_type == "image/png"
    with Image.open(BytesIO(medium.content)) as picture:
        assert picture.size == (800, 500)
        assert (180, 68, 28) in {colour for _, colour in picture.convert("RGB").getcolors(1_000_000) or ()}


async def test_the_picture_is_sealed_with_the_reply(talk: Talk) -> None:
    await kept(talk, "TRACK run km", "run 5")
    first = await talk.texts("chart run")
    assert first.reply.picture.startswith("https://bot.example.com/charts/")
    assert first.reply.picture.endswith(".png")
    sealed = "SELECT content FROM deliveries WHERE id = :id"

    def stored(tx: Tx) -> Message:
        [(content,)] = tx.rows(sealed, id=first.delivery_id)
        return Message.from_json(tx.keys.open(content, f"deliveries:{first.delivery_id}"))

    assert (await talk.db.read(stored)).picture == first.reply.picture


SHOWN = {
    "CHART": "run, 26 Dec 2026 to 15 Jan 2027: 12 km in all, 3 of 21 days, 4 on each of them.",
    "chart run month": "run, 1 Jan to 15 Jan 2027: 9 km in all, 2 of 15 days, 4.5 on each of them.",
    "CHART run 7": "run, 9 Jan to 15 Jan 2027: 9 km in all, 2 of 7 days, 4.5 on each of them.",
    "\\CHART RUN YEAR": "run, 16 Jan 2026 to 15 Jan 2027: 16 km in all, 4 of 365 days, 4 on each of them.",
    "Chart diary.": "diary, 9 Jan to 15 Jan 2027: 1 of 7 days.",
    "chart tea": "Nothing noted in tea in that time.",
    "\\CHART mood": 'You track nothing called "mood". TRACKERS lists what you track.',
    "chart toppers": "Reply POST to post it",
    "chart run fast": "Reply POST to post it",
    "chart toppers tonight": "Reply POST to post it",
}


async def test_what_is_shown(talk: Talk) -> None:
    await kept(talk, "TRACK run km", "TRACK tea cups", "TRACK diary note", "diary rain", "run 4", "run 5 yesterday")
    await kept(talk, "run 3 20 days ago", "run 4 2026-10-07")
    for text, said in SHOWN.items():
        assert said in await talk.says(text), text
        if "Reply" in said:
            await talk.says("NO")


async def test_who_tracks_nothing_may_have_meant_a_post(talk: Talk) -> None:
    assert "Reply POST to post it" in await talk.says("chart weight")
    assert "You track nothing yet." in await talk.says("\\CHART")


async def test_where_no_picture_gets_a_link_goes(talk: Talk, context: Context) -> None:
    await kept(talk, "TRACK run km", "run 5")
    with_picture = await talk.texts("CHART run")
    abroad = sms("+4915735983760")
    for text in ("TRACK laufen km", "laufen 5"):
        await talk.says(text, abroad)
    said = await talk.texts("CHART laufen", abroad)
    assert said.reply.body.startswith("laufen, 9 Jan to 15 Jan 2027: https://bot.example.com/charts/")
    assert (said.reply.picture, bool(with_picture.reply.picture)) == ("", True)

    def costs(tx: Tx) -> list[int]:
        return [row[0] for row in tx.rows("SELECT text_micros FROM spending ORDER BY person_id")]

    segment, picture = 8_300, 22_000
    ann, abroads = await talk.db.read(costs)
    assert (ann - picture) % segment == abroads % segment == 0
