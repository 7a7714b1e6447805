"""PHOTOS: a link into a room of one's own, and into no other."""

import re

import pytest

from core.tx import Tx
from core.wording.segments import segments
from storage.rooms import room_links, rooms
from storage.rooms.rooms import Room
from tests.support.reading.talking import ANN, BEN, Talk

LINK = re.compile(r"https://bot\.example\.com/rooms/enter/(\S+)$")


async def opens(talk: Talk, said: str) -> Room | None:
    """The room behind the link in a reply."""
    found = LINK.search(said)
    assert found, said
    return await talk.db.read(room_links.behind, found[1])


@pytest.mark.parametrize(
    ("body", "room"),
    [
        ("PHOTOS", "lake"),
        ("photos.", "lake"),
        ("\\PHOTOS", "lake"),
        ("PHOTOS trip", "trip"),
        ("Photos TRIP", "trip"),
        ("/photos lake", "lake"),
    ],
)
async def test_it_opens_the_active_room_or_the_one_that_is_named(talk: Talk, body: str, room: str) -> None:
    await talk.says("ROOM trip")
    await talk.says("ROOM lake")
    said = await talk.says(body)
    assert said.startswith(f'To see the photos of "{room}", open this within 10 minutes: ')
    assert segments(said) == 1
    opened = await opens(talk, said)
    assert opened
    assert opened.name == room


async def test_who_is_in_no_room_has_photos_of_their_own(talk: Talk) -> None:
    said = await talk.says("PHOTOS")
    assert said.startswith("To see your photos, open this within 10 minutes: ")
    opened = await opens(talk, said)
    assert opened == await talk.db.write(rooms.private, await talk.id_of(ANN))


async def test_a_room_of_others_is_refused_like_one_that_is_not_there(talk: Talk) -> None:
    await talk.says("ROOM trip", BEN)
    there, nowhere = await talk.says("\\PHOTOS trip"), await talk.says("\\PHOTOS nowhere")
    assert there == 'You are in no room called "trip". To join it, text JOIN trip; to see yours, ROOMS'
    assert nowhere == there.replace("trip", "nowhere")
    assert "POST to post it" in await talk.says("photos trip")
    assert await talk.db.read(_links) == 0


async def test_each_link_is_another_one_and_only_the_newest_hold(talk: Talk) -> None:
    said = [await talk.says("PHOTOS") for _ in range(7)]
    assert len(set(said)) == 7
    assert [await opens(talk, each) is not None for each in said] == [False, False, True, True, True, True, True]


def _links(tx: Tx) -> int:
    return len(tx.rows("SELECT id FROM links"))
