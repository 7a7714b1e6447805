import pytest

from core.reading.near_miss import NearMissKind, near_miss
from core.reading.words import read_words
from tests.support.reading_commands import LIVE_TABLE as TABLE


@pytest.mark.parametrize(
    ("body", "repaired"),
    [
        ("please join trip", "\\JOIN trip"),
        ("sorry, JOIN trip", "\\JOIN trip"),
        ("can you add me to Trip?", "\\JOIN Trip"),
        ("quiero unirme a trip", "\\JOIN trip"),
        ("i want to leave garden", "\\LEAVE garden"),
        ("switch to the garden room", "\\USE garden"),
        ("can you make a room called beach", "\\ROOM beach"),
        ("who is in trip", "\\ROOMS"),
        ("what rooms am I in", "\\ROOMS"),
        ("show me the photos", "\\PHOTOS"),
        ("zeig mir die Fotos", "\\PHOTOS"),
        ("connect my twitter", "\\CONNECT"),
        ("log me in", "\\LOGIN"),
        ("sign me out please", "\\LOGOUT"),
        ("change my name to Ann", "\\NAME Ann"),
        ("am i connected", "\\STATUS"),
        ("how do i post", "\\HELP"),
        ("comment publier", "\\HELP"),
        ("i need help", "\\HELP"),
        ("JOIN trip. ROOMS", "\\JOIN trip"),
        ("join trip\nname Ann", "\\join trip"),
        ("rooms and photos", "\\rooms"),
    ],
)
def test_commands_in_other_words(body: str, repaired: str) -> None:
    near = near_miss(read_words(body), TABLE, lambda: ("garden",))
    assert near
    assert (near.kind, near.repaired) == (NearMissKind.COMMAND, repaired)


@pytest.mark.parametrize(
    "body",
    ["I want to leave London", "We want to join NATO", "Make room for everybody tonight", "Show must go on, friends",
     "Connect with nature this weekend", "Can't wait to see the photos from the moon"],
)  # fmt: skip
def test_posts_ask_for_nothing(body: str) -> None:
    near = near_miss(read_words(body), TABLE)
    assert near is None or near.repaired is None or len(body.split()) <= 4
