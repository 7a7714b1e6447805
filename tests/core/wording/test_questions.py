import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.near_miss import near_miss
from core.reading.question import Choice, Question
from core.reading.words import read_words
from core.wording.questions import may_be_a_post, prompt, question_for
from core.wording.segments import is_gsm7, segments
from tests.support.reading_commands import TABLE

CHOICES = st.lists(st.builds(Choice, st.text(max_size=200), st.text()), min_size=1, max_size=9).map(tuple)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("JION trip", "Not posted. Reply 1 to join trip, 2 to post it as it is."),
        ("JION trip s3cret", "Not posted. Reply 1 to join trip, 2 to post it as it is."),
        ("rooms please", "Not posted. Reply 1 for ROOMS, 2 to post it as it is."),
        ("help please", "Not posted. Reply 1 for HELP, 2 to post it as it is."),
        ("nmae Ann", "Not posted. Reply 1 for NAME Ann, 2 to post it as it is."),
        ("undo", "Not posted. Reply 1 to undo your last post, 2 to post it as it is."),
        ("Join", "Not posted. The command is JOIN room [password]. Reply 1 to post it as it is."),
        ("please stop", "Not posted. Reply 1 to stop all texts from this number, 2 to post it as it is."),
        ("thanks", "Not posted. Reply 1 to post it as it is, 2 to see what you can text."),
        ("Post office receipt", 'Not posted. Reply 1 to post "office receipt", 2 to post it as it is.'),
        ("Post password hunter2", "Not posted. Reply 1 to post what follows the first word, 2 to post it as it is."),
        ("Yes we can", "Not posted. Reply 1 to post it as it is."),
    ],
)
def test_prompts(body: str, asked: str) -> None:
    words = read_words(body)
    near = near_miss(words, TABLE)
    assert near
    assert prompt(question_for(near, words)) == asked


def test_a_command_that_cannot_succeed_may_be_a_post() -> None:
    question = may_be_a_post(read_words("Join us."), "There is no room us.")
    assert prompt(question) == "Not posted. There is no room us. Reply 1 to post it as it is."
    assert question.choices[0].reads == "\\POST Join us."


def test_a_long_lead_is_whole_if_there_is_room() -> None:
    refused = "No room is called us. Make it with ROOM us, or ask its people how they spelled it"
    asked = prompt(may_be_a_post(read_words("Join us"), refused))
    assert asked == f"Not posted. {refused}. Reply 1 to post it as it is."


@given(CHOICES, st.text(max_size=300))
def test_a_prompt_is_one_segment(choices: tuple[Choice, ...], lead: str) -> None:
    asked = prompt(Question(choices, lead))
    assert is_gsm7(asked)
    assert segments(asked) == 1
    assert asked.endswith(".")


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


def test_too_many_choices() -> None:
    with pytest.raises(ValueError, match="1 to 9 choices, not 10"):
        Question((Choice("a", "a"),) * 10)
