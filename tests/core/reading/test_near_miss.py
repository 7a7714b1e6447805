import pytest

from core.reading.carrier_words import OPT_OUT_WORDS
from core.reading.near_miss import NearMissKind, near_miss
from core.reading.ordinary_words import ORDINARY
from core.reading.words import read_words
from tests.support.reading.commands import LIVE_TABLE as TABLE


def rooms() -> tuple[str, ...]:
    return ("Trip", "garden")


@pytest.mark.parametrize(
    ("body", "repaired"),
    [
        ("JION trip", "\\JOIN trip"),
        ("jion trip please", "\\JOIN trip"),
        ("Jion trip S3cret!", "\\JOIN trip S3cret!"),
        ("Status, please", "\\STATUS"),
        ("statsu", "\\STATUS"),
        ("undo", "\\UNDO"),
        ("\\ join trip", "\\JOIN trip"),
        ("join: trip", "\\JOIN trip"),
        ("(Leave-trip", "\\LEAVE trip"),
        ("status?", "\\STATUS"),
        ("Rooms, now!", "\\ROOMS"),
        ("MENUU", "\\MENU"),
        ("info please", "\\HELP"),
        ("Help me", "\\HELP"),
        ("post hello  there", "\\POST hello  there"),
        ("Room 5", None),
        ("Join", None),
        ("Leave it all behind", None),
        ("Yes we can", None),
    ],
)
def test_commands(body: str, repaired: str | None) -> None:
    near = near_miss(read_words(body), TABLE)
    assert near
    assert (near.kind, near.repaired) == (NearMissKind.COMMAND, repaired)


@pytest.mark.parametrize(
    "body",
    ["please stop", "stop texting me", "leave me alone", "Stop it!!", "opt out please", "End this", "stopp bitte",
     "por favor para", "Please take me off this list", "I do not want this, stop sending me these", "STPO"],
)  # fmt: skip
def test_wishes_to_stop(body: str) -> None:
    near = near_miss(read_words(body), TABLE)
    assert near
    assert near.kind is NearMissKind.STOP_WISH


@pytest.mark.parametrize(
    "body",
    ["Join the trip tonight, everyone is welcome", "use the password hunter2 when you get there",
     "password hunter2", "trip s3cret", "Jion me in the garden, the roses are out"],
)  # fmt: skip
def test_secrets(body: str) -> None:
    near = near_miss(read_words(body), TABLE, rooms)
    assert near
    assert near.kind is NearMissKind.SECRET


@pytest.mark.parametrize("body", ["thanks", "OK!", "hiiii", "did it post?", "haha", "🙏", "\\ 1", "yep ok", "k."])
def test_talk(body: str) -> None:
    near = near_miss(read_words(body), TABLE)
    assert near
    assert near.kind is NearMissKind.CHAT


@pytest.mark.parametrize(
    "body",
    ["Join us tonight at eight, doors at seven", "And so it goes", "Used cars for sale", "Send in the clowns",
     "Us and them", "Take me home, country roads", "Thanks to all who came to the show last night"],
)  # fmt: skip
def test_posts(body: str) -> None:
    assert near_miss(read_words(body), TABLE, rooms) is None


@pytest.mark.parametrize(
    "text",
    ["One line and another", "done with exams", "Late night coffee", "water is cold", "Chat later", "same here mate"],
)
def test_ordinary_words_are_no_slips_of_commands(text: str) -> None:
    near = near_miss(read_words(text), TABLE)
    assert near is None or near.kind is not NearMissKind.COMMAND


@pytest.mark.parametrize(
    "text", ["past", "dron flat", "shop", "top", "lost the password", "zome Berlin", "remimd me"]
)
def test_a_word_alone_or_beside_a_secret_and_words_that_are_none_may_be_slips(text: str) -> None:
    assert near_miss(read_words(text), TABLE, rooms) is not None


def test_ordinary_words_are_one_slip_away_and_none_is_a_wish_to_stop() -> None:
    for word in ORDINARY:
        near = TABLE.near(word)
        assert near, word
        assert near != (word,), word
        assert OPT_OUT_WORDS.isdisjoint(near), word


def test_a_club_is_no_slip_of_entering() -> None:
    assert near_miss(read_words("Inter campione"), TABLE, rooms) is None


@pytest.mark.parametrize("body", ["Thank you #VeteransDay", "#QuickTip: what can you do for your neighbours today?"])
def test_what_has_a_tag_is_for_everybody(body: str) -> None:
    assert near_miss(read_words(body), TABLE) is None


@pytest.mark.parametrize("body", ["thank you #", "thank you #1", "thank you for #4471"])
def test_a_number_is_no_tag(body: str) -> None:
    assert near_miss(read_words(body), TABLE)
