import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.near_miss import near_miss
from core.reading.question import Choice, Question
from core.reading.words import read_words
from core.wording.questions import may_be_a_post, prompt, prompt_again, question_for
from core.wording.segments import is_gsm7, segments
from tests.support.reading.commands import TABLE

POST_WORDS = "\\POST and the words"
REPLY = "Reply POST to post it, NO to drop it."
CHOICES = st.lists(st.builds(Choice, st.text(max_size=200), st.text("\\JOIN a")), max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("JION trip", "Not posted. Reply 1 to join trip, POST to post it, NO to drop it."),
        ("JION trip s3cret", "Not posted. Reply 1 to join trip, POST to post it, NO to drop it."),
        ("rooms please", "Not posted. Reply 1 for ROOMS, POST to post it, NO to drop it."),
        ("help please", "Not posted. Reply 1 for HELP, POST to post it, NO to drop it."),
        ("nmae Ann", "Not posted. Reply 1 for NAME Ann, POST to post it, NO to drop it."),
        ("Join", "Not posted. The command is JOIN room [password]. Reply POST to post it, NO to drop it."),
        ("please stop", "Not posted. Reply 1 to stop all texts from this number, POST to post it, NO to drop it."),
        ("thanks", "Not posted. Reply 1 to see what you can text, POST to post it, NO to drop it."),
        (
            "Post office receipt",
            f"Not posted. To post what follows the first word, text {POST_WORDS}. {REPLY}",
        ),
        ("password hunter2", "Not posted: that may be a secret. To post it, text \\POST and the words."),
        ("Yes we can", "Not posted. Reply POST to post it, NO to drop it."),
    ],
)
def test_prompts(body: str, asked: str) -> None:
    words = read_words(body)
    near = near_miss(words, TABLE)
    assert near
    assert prompt(question_for(near, words)) == asked


def test_a_command_that_cannot_succeed_may_be_a_post() -> None:
    question = may_be_a_post(read_words("Join us."), "There is no room us.")
    assert prompt(question) == "Not posted. There is no room us. Reply POST to post it, NO to drop it."
    assert question.about == "Join us."


def test_a_long_lead_is_whole_if_there_is_room() -> None:
    refused = "No room is called us. Make it with ROOM us, or ask its people how they spelled it"
    asked = prompt(may_be_a_post(read_words("Join us"), refused))
    assert asked == f"Not posted. {refused}. Reply POST to post it, NO to drop it."


@given(CHOICES, st.text(max_size=300), st.text(max_size=300))
def test_a_prompt_is_one_segment(choices: tuple[Choice, ...], lead: str, about: str) -> None:
    question = Question(choices, lead, about)
    for asked in (prompt(question), prompt_again(question), *(prompt_again(question, each) for each in TABLE)):
        assert is_gsm7(asked)
        assert segments(asked) <= 1
        assert asked.endswith(".") or not (choices or about)


@given(CHOICES, st.text(max_size=300))
def test_json_there_and_back(choices: tuple[Choice, ...], lead: str) -> None:
    question = Question(choices, lead)
    assert Question.from_json(question.to_json()) == question


@pytest.mark.parametrize(
    "stored", ["", "[]", '{"lead":""}', '{"lead":"","choices":[["a"]]}', '{"lead":"","choices":[]}']
)
def test_other_json_is_refused(stored: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message depends on what is wrong
        Question.from_json(stored)


def test_a_number_never_publishes() -> None:
    with pytest.raises(ValueError, match="publishing is never a number"):
        Question((Choice("post it as it is", "\\POST JION trip"),))


def test_too_many_choices() -> None:
    with pytest.raises(ValueError, match="at most 4 choices, not 5"):
        Question((Choice("a", "a"),) * 5)
