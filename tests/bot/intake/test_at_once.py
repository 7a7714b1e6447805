"""What is read at once is what would be read with all the rules, whatever the text meets besides."""

from hypothesis import given
from hypothesis import strategies as st

from bot.intake.at_once import read_at_once
from core.address import sms
from core.clock import Moment
from core.reading.question import Choice, Question
from core.reading.reading import read
from core.reading.readings import CommandCall
from core.reading.situation import Situation
from core.reading.words import read_words
from core.sender_state import SenderState
from core.text import Medium, Person, Text
from tests.conftest import COMMANDS

SENDER = SenderState(Person(1, "tag"), 1)
WORDS = st.sampled_from(sorted(COMMANDS.words))
AROUND = st.sampled_from(["", " ", "\\", "/", ".", "!", "...", "\n", '"', " please", " 4821", "1"])
BODIES = st.one_of(
    st.builds(lambda before, word, after: before + word + after, AROUND, WORDS, AROUND),
    st.builds(lambda before, word, after: (before + word + after).lower(), AROUND, WORDS, AROUND),
    st.text(max_size=12),
)
SITUATIONS = st.builds(
    lambda is_new, was_asked, code, threshold, asks_always: Situation(
        is_new=lambda: is_new,
        was_asked=was_asked,
        awaits_code=lambda: code,
        threshold=threshold,
        asks_always=asks_always,
        rooms=lambda: {"status", "trip"},
        room_called=lambda _: "trip",
        awaits_number=lambda _: code,
        awaits_feeling=lambda: code,
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.floats(-1, 1),
    st.booleans(),
)


def text(body: str, media: tuple[Medium, ...] = (), opt_out_type: str = "") -> Text:
    return Text("SM1", sms("+15550100101"), sms("+15550100000"), body, Moment(0), media, opt_out_type)


@given(body=BODIES, situation=SITUATIONS)
def test_it_is_what_all_rules_say(body: str, situation: Situation) -> None:
    found = read_at_once(text(body), SENDER, None, COMMANDS)
    assert found is None or found == read(read_words(body), COMMANDS, situation)


def test_commands_are_known_at_once() -> None:
    for body in ("STATUS", "status", " Status. ", "\\STATUS", "rooms"):
        found = read_at_once(text(body), SENDER, None, COMMANDS)
        assert isinstance(found, CommandCall)
        assert found.bare is not body.startswith("\\")


def test_what_may_mean_more_is_not() -> None:
    question = Question((Choice("Status", "\\STATUS"),), "What now?")
    photo = Medium("https://api.twilio.com/Media/ME1", "image/jpeg")
    assert read_at_once(text("STATUS"), SENDER, question, COMMANDS) is None
    assert read_at_once(text("STATUS", media=(photo,)), SENDER, None, COMMANDS) is None
    assert read_at_once(text("STATUS", opt_out_type="STOP"), SENDER, None, COMMANDS) is None
    for sender in (
        SENDER._replace(opted_out=True),
        SENDER._replace(awaited_room=1),
        SENDER._replace(trackers=1),
    ):
        assert read_at_once(text("STATUS"), sender, None, COMMANDS) is None
    assert read_at_once(text("STOP"), SENDER, None, COMMANDS) is None, "the carriers' word"
