from math import inf
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.asking import USUAL
from core.reading.carrier_words import CarrierWord
from core.reading.near_miss import NearMissKind
from core.reading.question import Choice, Question
from core.reading.reading import read
from core.reading.readings import (
    Ask,
    ByCarrier,
    ChosenAnswer,
    Code,
    CommandCall,
    Dropped,
    NoAnswer,
    Nothing,
    Photos,
    Plain,
    Reading,
    UnknownCommand,
    Welcome,
)
from core.reading.situation import Situation
from core.reading.words import read_words
from core.wording.questions import prompt, question_for
from core.wording.segments import is_gsm7, segments
from tests.support.reading.commands import LIVE_TABLE as TABLE


def rooms() -> tuple[str, ...]:
    return ("trip", "Garden")


QUESTION = Question((Choice("join trip", "\\JOIN trip"),), about="JION trip")
ANY_TEXT = st.text() | st.text("\\/?“\"'stopSTOPjoin 12.!…\u200b\u00a0\n", max_size=30)


def reading(body: str, **how: Any) -> Reading:  # noqa: ANN401 - the keywords of read
    return read(read_words(body), TABLE, Situation(**{"rooms": rooms, "threshold": inf, **how}))


def test_what_seems_meant_for_one_person_is_asked_about() -> None:
    assert type(reading("I'm on my way home", threshold=USUAL)) is Ask
    assert type(reading("I'm on my way home and it is snowing all over the Alps", threshold=USUAL)) is Plain


@pytest.mark.parametrize("body", ["dinner at 7", "home in 20 mins", "omw 10 mins", "outside in 2 min", "there by 6"])
def test_what_is_shaped_like_a_count_may_be_meant_for_one_person_all_the_same(body: str) -> None:
    assert type(reading(body, threshold=USUAL)) is Ask


@pytest.mark.parametrize(
    "body",
    [
        "Thought this was the quiet carriage",
        "I thought this was the best burger in town",
        "thought i was talking to a grown up",
        "Never intended for a second to finish that marathon",
    ],
)
def test_a_post_about_what_somebody_thought_takes_no_other_one_back(body: str) -> None:
    assert type(reading(body, threshold=inf, has_posted=lambda: True)) is Plain


@pytest.mark.parametrize(
    ("body", "first_choice"),
    [
        ("JION trip", "\\JOIN trip"),
        ("Jion trip s3cret!", "\\JOIN trip s3cret!"),
        ("help please", "\\HELP"),
        ("please stop", "STOP"),
        ("leave me alone", "STOP"),
        ("End of story", "STOP"),
        ("thanks", "\\HELP"),
        ("Post office receipt", ""),
        ("Join", ""),
        ("Yes we can", ""),
    ],
)
def test_what_a_question_offers_first(body: str, first_choice: str) -> None:
    asked = reading(body)
    assert isinstance(asked, Ask)
    question = question_for(asked.near, read_words(body))
    assert [choice.reads for choice in question.choices[:1]] == ([first_choice] if first_choice else [])
    assert question.about == ("" if asked.near.kind is NearMissKind.SECRET else body)


@pytest.mark.parametrize(
    "answer",
    [
        "1",
        "1.",
        " 1 ",
        "“1”",
        "1️⃣",
        "#1",
        "(1)",
        "1)",
        "reply 1",
        "one",
        "\\1",
        "first",
        "The first one",
        "Number one!",
    ],
)
def test_answers(answer: str) -> None:
    assert reading(answer, question=QUESTION) == ChosenAnswer(QUESTION.choices[0])


@pytest.mark.parametrize("other", ["3", "0"])
def test_a_number_that_no_answer_has_is_none(other: str) -> None:
    assert reading(other, question=QUESTION) == NoAnswer(QUESTION)


@pytest.mark.parametrize("other", ["11", "1234"])
def test_numbers_that_no_answer_has_are_codes(other: str) -> None:
    assert reading(other, question=QUESTION) == Code(other)


def test_any_other_text_is_read_afresh() -> None:
    assert reading("Lunch by the lake was great, and it snowed", question=QUESTION) == Plain()
    assert isinstance(reading("rooms", question=QUESTION), CommandCall)
    assert reading("yes", question=QUESTION) == ByCarrier(CarrierWord.OPT_IN)


@pytest.mark.parametrize("answer", ["no", "No!", "no don't post it", "neither", "forget it", "Never mind."])
def test_answers_that_drop_it(answer: str) -> None:
    assert reading(answer, question=QUESTION) == Dropped()


@pytest.mark.parametrize("wish", ["please stop", "stop texting me"])
def test_a_wish_to_stop_is_more_than_no(wish: str) -> None:
    for how in ({"question": QUESTION}, {"was_asked": True}):
        asked = reading(wish, **how)
        assert isinstance(asked, Ask)
        assert asked.near.kind is NearMissKind.STOP_WISH


@pytest.mark.parametrize(
    "answer",
    ["Lunch was great", "which one", "hm", "the 1st of many", "Let's do the first choice, thank you. Barbara"],
)
def test_short_texts_are_about_the_open_question(answer: str) -> None:
    assert reading(answer, question=QUESTION) == NoAnswer(QUESTION)


def test_codes_keep_their_zeros_and_lose_what_is_between() -> None:
    assert reading("0042") == Code("0042")
    assert reading("00 42.") == Code("0042")
    assert reading("٠٠٤٢") == Code("0042")


def test_the_carriers_verdict_wins() -> None:
    assert reading("Lunch was great", opt_out_type="STOP") == ByCarrier(CarrierWord.OPT_OUT)
    assert reading("\\POST x", opt_out_type="HELP") == ByCarrier(CarrierWord.HELP)


@pytest.mark.parametrize("caption", ["", "thanks", "Sunset over the bay", "please stop", "\u200b"])
def test_words_beside_photos_are_a_caption(caption: str) -> None:
    assert reading(caption, media_count=2) == Photos()


def test_commands_with_photos_stay_commands() -> None:
    call = reading("\\POST look at that", media_count=2)
    assert isinstance(call, CommandCall)
    assert call.arguments == {"words": "look at that"}


@pytest.mark.parametrize("body", ["", " ", "\u200b", "\n\n", '""'])
def test_nothing_is_nothing(body: str) -> None:
    assert reading(body) == Nothing()


@pytest.mark.parametrize(
    "body",
    ["Lunch was great today", "Sunset over the bay", "First snow of the year, and I am wide awake", "rooms",
     "JOIN trip", "\\LEAVE", "1234", "STOP", "Liked “Posted: lunch”", "JION trip s3cret"],
)  # fmt: skip
def test_rooms_are_looked_up_only_where_they_matter(body: str) -> None:
    def look_up() -> tuple[str, ...]:
        raise AssertionError(body)

    reading(body, rooms=look_up)


@pytest.mark.parametrize("body", ["\\", " \\\n", '"\\"', "\\!", "\uff3c"])
def test_a_backslash_alone_asks_what_there_is(body: str) -> None:
    assert reading(body) == reading("\\HELP")
    assert reading(body, question=QUESTION) == reading("\\HELP")
    assert isinstance(reading(body, media_count=1), Photos)


def test_unknown_words_come_with_the_closest_command() -> None:
    found = reading("\\JION trip")
    assert isinstance(found, UnknownCommand)
    assert found.word == "JION"
    assert found.closest is TABLE.find("JOIN")
    assert reading("\\xyzzy") == UnknownCommand("XYZZY", None)


@given(body=ANY_TEXT, photos=st.integers(0, 2))
@example(body="\\", photos=0)
@example(body="'", photos=0)
def test_any_text_is_read(*, body: str, photos: int) -> None:
    words = read_words(body)
    found = reading(body, media_count=photos)
    if words.backslash:
        assert not isinstance(found, Plain | Ask | Photos | ByCarrier)
    if body.isdigit() and len(body) <= 8 and body.isdecimal():
        assert isinstance(found, Code)


@given(ANY_TEXT)
def test_what_a_choice_reads_is_never_a_question_again(body: str) -> None:
    asked = reading(body)
    if not isinstance(asked, Ask):
        return
    question = question_for(asked.near, read_words(body))
    asks = prompt(question)
    assert is_gsm7(asks)
    assert segments(asks) == 1
    for choice in question.choices:
        again = reading(choice.reads)
        assert isinstance(again, CommandCall | ByCarrier)
    assert question.about in {"", body.strip()}


def test_shock_at_the_number_right_after_a_post_takes_it_back() -> None:
    posted = reading("oh shit wrong number", has_posted=lambda: True)
    assert isinstance(posted, CommandCall)
    assert posted.command.word == "UNDO"
    assert type(reading("oh shit wrong number")) is Welcome
