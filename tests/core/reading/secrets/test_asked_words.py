"""Words that somebody is asked for in place of a password."""

import pytest

from core.reading.secrets import find_secret
from core.reading.words import read_words


@pytest.mark.parametrize(
    "text",
    [
        "the answer to my security question is Rover",
        "mother's maiden name is Kowalski if they ask",
        "our alarm word is marigold",
        "laptop unlock is Bilbo",
        "la respuesta a la pregunta secreta es Toby",
        "ответ на контрольный вопрос: Мурзик",
    ],
)
def test_it_is_a_secret(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "My password is incorrect",
        "The safe word is banana",
        "The answer is always more garlic",
        "Great question, terrible answer",
        "Family words are the best words",
    ],
)
def test_talk_of_words_and_answers_is_none(text: str) -> None:
    assert find_secret(read_words(text)) is None


@pytest.mark.parametrize("text", ["combo's 14 left 22 right 6 left", "Tresor links 22 rechts 8 links 41"])
def test_turns_of_a_dial_open_a_lock(text: str) -> None:
    assert find_secret(read_words(text)) is not None


def test_two_pairs_of_digits_are_a_code_only_beside_the_word_for_one() -> None:
    assert find_secret(read_words("код подъезда 38 90")) is not None
    assert find_secret(read_words("The gate, 12 15, and nobody came")) is None


@pytest.mark.parametrize(
    "body",
    [
        "the alarm company asks for the code word, it is walrus",
        "The word to cancel the alarm is marmalade",
        "Security questions: Rex, Elm Road, Ms Tan",
        "mother's maiden name Okafor, first school St Brides",
        "sleutelkastje 4-4-1-9 bij de achterdeur",
        "engangspassord 441 902",
        "alarmkod 5512",
    ],
)
def test_what_proves_who_one_is_is_a_secret(body: str) -> None:
    assert find_secret(read_words(body)) is not None


@pytest.mark.parametrize(
    "body",
    [
        "The word of the day is petrichor",
        "My alarm went off and the first word I said is not printable here",
        "Security questions make me feel old",
        "I kept my maiden name and the cat kept his",
        "Answers: none. Questions: many.",
    ],
)
def test_what_only_speaks_of_such_words_is_none(body: str) -> None:
    assert find_secret(read_words(body)) is None
