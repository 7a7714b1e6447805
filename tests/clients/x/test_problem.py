import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clients.call import HttpAnswer
from clients.x.problem import SAID_CHARACTERS, XProblem, cleaned, problem_of


def problem(text: str, status: int = 403) -> XProblem:
    return problem_of(HttpAnswer(status, {}, text))


@settings(max_examples=40)
@given(st.text(max_size=150))
def test_what_x_says_fits_on_one_line_and_steers_nothing(words: str) -> None:
    said = cleaned(words)
    assert len(said) <= SAID_CHARACTERS
    assert not any(unicodedata.category(sign)[0] in "CZ" and sign != " " for sign in said)
    assert said == said.strip()
    said.encode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("You are not allowed.", "You are not allowed."),
        ("two\r\nlines\tand\x00more\x1b[31m", "two lines and more [31m"),
        ("turned \u202eround\u2028and cut \ud83d", "turned round and cut"),
        ("word " * 50, "word " * 18 + "word..."),
        ("x" * 200, "x" * 97 + "..."),
        ("y" * 100, "y" * 100),
        ("", ""),
    ],
)
def test_words_are_cleaned_and_cut(words: str, said: str) -> None:
    assert cleaned(words) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"title": "Forbidden", "detail": "You may not.", "status": 403}', "You may not."),
        ('{"errors": [{"message": "Media IDs are bad."}], "detail": "One or more parameters"}', "Media IDs are bad."),
        ('{"error": "invalid_request", "error_description": "Value was invalid."}', "Value was invalid."),
        ('{"error": "invalid_request"}', "invalid_request"),
        ('{"title": "Forbidden"}', "Forbidden"),
        ('{"detail": 7, "title": ["x"], "errors": "y"}', ""),
        ('{"errors": [7, "x", null, {}]}', ""),
        ("<html>Bad Gateway</html>", ""),
        ("[" * 100_000, ""),
        ("", ""),
    ],
)
def test_the_sentence_that_tells_most_is_for_the_person(body: str, said: str) -> None:
    assert problem(body).said == said


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('{"type": "https://api.x.com/2/problems/credits-depleted"}', "credits-depleted"),
        ('{"type": "https://api.twitter.com/2/problems/client-forbidden/?a=b#c"}', "client-forbidden"),
        ('{"title": "CreditsDepleted"}', "credits-depleted"),
        ('{"title": "Client Forbidden"}', "client-forbidden"),
        ('{"reason": "client-not-enrolled"}', "client-not-enrolled"),
        ('{"errors": [{"title": "UsageCapExceeded"}]}', "usage-cap-exceeded"),
    ],
)
def test_a_problem_has_names(body: str, name: str) -> None:
    assert name in problem(body).names


@given(st.binary(max_size=80))
def test_whatever_comes_can_be_read(body: bytes) -> None:
    assert problem(body.decode("latin-1"), 400).status == 400
