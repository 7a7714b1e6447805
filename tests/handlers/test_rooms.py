"""Rooms by text, with the live commands: what is answered, and what is so afterwards."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.clock import MINUTE, SECOND
from core.reading.reading import read
from core.reading.readings import Ask, CommandCall, Plain
from core.reading.words import read_words
from core.tx import Tx
from core.wording.questions import prompt, question_for
from core.wording.segments import is_gsm7, segments
from storage import texts
from storage.rooms import members, rooms
from tests.conftest import ManualClock
from tests.support.reading.commands import LIVE_TABLE
from tests.support.reading.talking import ANN, BEN, CAT, Talk, reply_to

WHO = {"ann": ANN, "ben": BEN, "cat": CAT}


async def hold(talk: Talk, lines: Sequence[str]) -> None:
    """A conversation, a line a text and its reply: `ann: ROOM trip -> You made`."""
    for line in lines:
        who, _, rest = line.partition(": ")
        body, _, answer = rest.partition(" -> ")
        said = await talk.says(body, WHO[who])
        assert answer in said, f"{line!r} was answered {said!r}"
        assert segments(said) <= 1, said


BLOCKS = Path(__file__).with_name("talks_about_rooms.txt").read_text("utf-8").split("\n\n")[1:]
TALKS = {title: lines for title, *lines in map(str.splitlines, BLOCKS)}


@pytest.mark.parametrize("about", TALKS)
async def test_talks(talk: Talk, about: str) -> None:
    await hold(talk, TALKS[about])


async def test_so_many_rooms_are_entered_in_an_hour_without_a_password(talk: Talk, clock: ManualClock) -> None:
    for number in range(21):
        await hold(talk, [f"ann: ROOM garden{number} -> made"])
    for number in range(20):
        await hold(talk, [f"ben: JOIN garden{number} -> You are in"])
    clock.advance(20 * MINUTE)
    await hold(talk, ["ben: JOIN garden20 -> Not joined: too many rooms in an hour. Try again in 40 minutes."])
    await hold(talk, ['ben: JOIN garden7 -> in the room "garden7" already', "ann: ROOM lake s3cret -> made"])
    await hold(talk, ["ben: JOIN lake s3cret -> You are in"])
    clock.advance(40 * MINUTE)
    await hold(talk, ["ben: JOIN garden20 -> You are in"])


async def test_five_wrong_passwords_lock_the_room_for_that_phone_for_an_hour(talk: Talk, clock: ManualClock) -> None:
    await hold(talk, ["ann: ROOM trip s3cret -> made", "ann: ROOM lake s3cret -> made"])
    await hold(talk, [f"ben: JOIN trip wrong -> {tries} more tries" for tries in (4, 3, 2)])
    await hold(talk, ["ben: JOIN trip wrong -> One more try", "ben: JOIN trip wrong -> can try again in 60 minutes."])
    clock.advance(20 * MINUTE)
    answer = await talk.texts("JOIN trip s3cret", BEN)
    assert await talk.do_what_is_slow() == 0  # not even looked at
    assert "again in 40 minutes." in await talk.db.read(reply_to, answer.text_id)
    await hold(talk, ["cat: JOIN trip wrong -> 4 more tries", 'ben: JOIN lake s3cret -> You are in the room "lake"'])
    clock.advance(40 * MINUTE)
    await hold(talk, ["ben: JOIN trip wrong -> 4 more tries", 'ben: JOIN trip s3cret -> You are in the room "trip"'])


@pytest.mark.parametrize("answer", ["1", "JOIN trip s3cret"])
async def test_a_slip_with_a_password_is_not_published_once_it_is_put_right(talk: Talk, answer: str) -> None:
    await talk.says("ROOM trip s3cret")
    assert "Reply 1 to join trip" in await talk.says("JION trip s3cret", BEN)
    assert 'You are in the room "trip"' in await talk.says(answer, BEN)
    assert "Nothing posted: nothing waits" in await talk.says("POST", BEN)


async def test_what_was_refused_with_a_password_is_not_published_once_another_name_is_found(talk: Talk) -> None:
    await hold(talk, ["ann: ROOM trip -> made", "ben: ROOM trip s3cret -> Not posted."])
    await hold(talk, ["ben: ROOM trip2 s3cret -> made", "ben: POST -> Nothing posted: nothing waits"])


async def test_a_password_that_was_asked_for_may_come_alone(talk: Talk) -> None:
    await hold(talk, ["ann: ROOM trip s3cret -> made", 'ben: JOIN trip -> The room "trip" has a password.'])
    await hold(
        talk, ["ben: whats that again -> Not posted: a password is awaited", "ben: rooms -> You are in no room"]
    )
    await hold(talk, ['ben: sunflower -> Wrong password for the room "trip". 4 more tries'])
    await hold(talk, ['ben: trip s3cred -> Wrong password for the room "trip". 3 more tries'])
    await hold(
        talk,
        [
            'ben: the password is s3cret -> You are in the room "trip"',
            "ann: Snow on all the roofs this morning -> POSTED Snow",
        ],
    )
    await hold(talk, ["ben: Snow on all the roofs this morning -> POSTED Snow"])


@pytest.mark.parametrize("told", ["s3cret", "trip s3cret", "password: s3cret", "it's s3cret"])
async def test_however_it_is_told_it_is_kept_nowhere(talk: Talk, told: str) -> None:
    await hold(talk, ["ann: ROOM trip s3cret -> made", "ben: JOIN trip -> has a password"])
    await hold(talk, [f'ben: {told} -> You are in the room "trip"'])
    kept = await talk.db.read(texts.find, "SM3")
    assert kept is not None
    assert "s3cret" not in texts.opened(kept, talk.context.keys).body


async def test_who_does_not_want_to_tell_it_says_so(talk: Talk, clock: ManualClock) -> None:
    await hold(talk, ["ann: ROOM trip s3cret -> made", "ben: JOIN trip -> has a password"])
    await hold(
        talk, ["ben: never mind -> Dropped. Nothing was posted.", "ben: Snow on all the roofs this morning -> POSTED"]
    )
    await hold(talk, ["ben: JOIN trip -> has a password"])
    clock.advance(15 * MINUTE)
    await hold(talk, ["ben: Snow on all the roofs this morning -> POSTED Snow"])


async def test_whoever_was_asked_for_a_password_may_post_something_longer(talk: Talk) -> None:
    await hold(talk, ["ann: ROOM trip s3cret -> made", 'ben: \\JOIN trip -> The room "trip" has a password.'])
    await hold(talk, ["ben: The lake is frozen and we are all on it -> POSTED The lake is frozen"])


async def test_many_guesses_at_once_are_counted_like_any(talk: Talk) -> None:
    await talk.says("ROOM trip s3cret")
    answers = [await talk.texts(f"JOIN trip guess{number}", BEN) for number in range(5)]
    answers.append(await talk.texts("JOIN trip s3cret", BEN))
    assert await talk.do_what_is_slow() == 6
    said = [await talk.db.read(reply_to, answer.text_id) for answer in answers]
    assert [part.split(". ")[1][:12] for part in said[:4]] == [
        "4 more tries",
        "3 more tries",
        "2 more tries",
        "One more try",
    ]
    assert said[4].startswith("Too many wrong passwords")
    assert said[5].startswith("Too many wrong passwords")


async def test_a_right_password_gives_all_tries_back(talk: Talk) -> None:
    await talk.says("ROOM trip s3cret")
    for _ in range(3):
        await hold(talk, [f"ben: JOIN trip wrong -> {tries} more tries" for tries in (4, 3)])
        await hold(
            talk, ['ben: JOIN trip s3cret -> You are in the room "trip"', 'ben: LEAVE -> You left the room "trip"']
        )


async def test_nobody_gets_in_before_the_password_is_kept(talk: Talk, clock: ManualClock) -> None:
    await talk.texts("ROOM trip s3cret", ANN)
    early = await talk.texts("JOIN trip s3cret", BEN)
    assert await talk.do_what_is_slow() == 2  # the newest first: there was nothing to compare with
    assert await talk.db.read(reply_to, early.text_id) == ""
    clock.advance(3 * SECOND)
    assert await talk.do_what_is_slow() == 1
    assert (
        await talk.db.read(reply_to, early.text_id)
        == 'You are in the room "trip" with 1 other. Photos you send go there.'
    )


async def test_a_password_is_not_kept_longer_than_it_is_needed(talk: Talk) -> None:
    await hold(
        talk, ["ann: ROOM trip s3cret -> made", "ben: JOIN trip wr0ng -> Wrong", "ben: JOIN trip s3cret -> You"]
    )
    await hold(talk, ["ben: JOIN trip s3cret -> already"])

    def left(tx: Tx) -> list[str]:
        assert len(tx.rows("SELECT id FROM deliveries WHERE kind = 'password' AND content IS NULL")) == 3
        assert not tx.rows("SELECT id FROM deliveries WHERE kind = 'password' AND content IS NOT NULL")
        kept = [texts.find(tx, f"SM{number}") for number in (1, 2, 3, 4)]
        return [texts.opened(each, tx.keys).body for each in kept if each]

    assert await talk.db.read(left) == ["ROOM trip [...]", *["JOIN trip [...]"] * 3]


async def test_two_who_make_the_same_room_at_once(talk: Talk) -> None:
    await talk.meet(ANN, BEN)
    answers = await asyncio.gather(talk.texts("\\ROOM trip", ANN), talk.texts("\\ROOM TRIP", BEN))
    assert [answer.state for answer in answers] == ["handled", "handled"]
    said = [await talk.db.read(reply_to, answer.text_id) for answer in answers]
    assert sum("You made" in each for each in said) == 1
    assert sum("There is a room" in each for each in said) == 1


async def test_joining_while_the_last_one_deletes(talk: Talk) -> None:
    await talk.meet(ANN, BEN)
    for _ in range(5):
        await talk.says("ROOM trip")
        both = await asyncio.gather(talk.texts("\\LEAVE trip DELETE", ANN), talk.texts("\\JOIN trip", BEN))
        assert [answer.state for answer in both] == ["handled", "handled"]
        room = await talk.db.read(rooms.find, "trip")
        if room is None:
            assert 'no room called "trip"' in await talk.db.read(reply_to, both[1].text_id)
            continue
        assert "Not deleted: others are in" in await talk.db.read(reply_to, both[0].text_id)
        await talk.says("LEAVE", ANN)
        assert "deleted" in await talk.says("\\LEAVE trip DELETE", BEN)


async def test_a_room_that_is_deleted_while_a_password_is_looked_at(talk: Talk) -> None:
    await talk.says("ROOM trip s3cret")
    right, wrong = await talk.texts("JOIN trip s3cret", BEN), await talk.texts("JOIN trip other", CAT)
    await talk.says("\\LEAVE trip DELETE")
    for answer in (right, wrong):
        assert 'There is no room "trip" any more' in await talk.db.read(reply_to, answer.text_id)


async def test_who_has_themselves_deleted_is_out_and_takes_empty_rooms_along(talk: Talk) -> None:
    await hold(
        talk, ["ann: ROOM trip -> made", "ben: JOIN trip -> You", "ann: ROOM lake -> made", "ann: NAME Ann -> Ann"]
    )
    await hold(talk, ["ben: ROOM garden s3cret -> made", "ann: JOIN garden wrong -> Wrong"])
    ann = await talk.id_of(ANN)
    await talk.db.write(rooms.private, ann)
    waiting = await talk.texts("JOIN garden s3cret", ANN)
    await talk.says("\\STOP")

    def left(tx: Tx) -> list[object]:
        trip = rooms.find(tx, "trip")
        assert trip is not None
        return [
            tx.rows("SELECT count(*) FROM members WHERE person_id = :id", id=ann)[0][0],
            rooms.find(tx, "lake"),
            len(members.members(tx, trip.id)),
            len(tx.rows("SELECT id FROM rooms")),
        ]

    assert await talk.db.read(left) == [0, None, 1, 2]
    assert await talk.db.read(reply_to, waiting.text_id) == ""


async def test_a_list_of_many_rooms_is_cut(talk: Talk) -> None:
    for number in range(12):
        await talk.says(f"ROOM a-long-name-of-a-room-{number}")
    said = await talk.says("ROOMS")
    assert said.startswith(
        "a-long-name-of-a-room-11 (active): 1 person, 0 photos; a-long-name-of-a-room-10: 1 person"
    )
    assert said.endswith("; and 9 more.")
    assert segments(said) == 1


async def test_a_room_of_ones_own_names_what_begins_like_a_command(talk: Talk) -> None:
    long = "Join the trip this summer: lakes, hills and snow"
    assert await talk.says(long) == f"POSTED {long}"
    await talk.says("ROOM trip")
    assert (await talk.says(long)).startswith("Not posted")
    assert "Not posted" in await talk.says("trip s3cret")


ROOM_NAMES = st.text("abcdefghijklmnopqrstuvwxyzABC0123456789-_éпю", min_size=2, max_size=24)
PASSWORDS = st.text(
    st.characters(codec="ascii", categories=("L", "N", "P", "S"), exclude_characters='"'), min_size=1, max_size=12
)
CALLS = (
    st.tuples(st.sampled_from(["ROOM", "JOIN"]), ROOM_NAMES)
    | st.tuples(st.sampled_from(["ROOM", "JOIN"]), ROOM_NAMES, PASSWORDS)
    | st.tuples(st.sampled_from(["USE", "LEAVE"]), ROOM_NAMES)
    | st.tuples(st.sampled_from(["ROOMS", "LEAVE"]))
    | st.tuples(st.just("NAME"), st.text("abcdefghéпю", min_size=1, max_size=24))
)


@given(
    call=CALLS,
    lead=st.sampled_from(["", "\\", "/"]),
    space=st.sampled_from([" ", "  ", "\u00a0", "\n"]),
    lower=st.booleans(),
    quoted=st.booleans(),
)
def test_whatever_has_a_commands_shape_is_that_command(
    *, call: tuple[str, ...], lead: str, space: str, lower: bool, quoted: bool
) -> None:
    word, *args = call
    assume(space != "\n" or call[-1][0] not in "-_")  # else somebody signs with it
    body = lead + space.join([word.lower() if lower else word, *args])
    found = read(read_words(f"“{body}”" if quoted else body), LIVE_TABLE)
    assert isinstance(found, CommandCall)
    assert found.command.word == word
    if len(args) < 2:
        assert list(found.arguments.values()) == args


@given(
    word=st.sampled_from(["ROOM", "JOIN", "ROOMS", "USE", "LEAVE", "NAME"]),
    rest=st.lists(st.text("abctripé.,!?-/ ", max_size=8), max_size=3),
    lead=st.sampled_from(["", "\\", "/", " "]),
)
def test_no_short_text_that_begins_with_a_rooms_command_is_posted_unasked(
    word: str, rest: list[str], lead: str
) -> None:
    words = read_words(" ".join([lead + word, *rest]))
    found = read(words, LIVE_TABLE)
    if len(words.parts) <= 4:
        assert not isinstance(found, Plain)
    if isinstance(found, Ask):
        asked = prompt(question_for(found.near, words))
        assert is_gsm7(asked)
        assert segments(asked) == 1
