"""The last test of a run: nothing personal is in what all the tests before it made the bot log."""

import re
from pathlib import Path

import pytest

NUMBERS = re.compile(rb"(?<![0-9a-f])(?:\+|%2[Bb])?1?555010\d{4}(?![0-9a-f])")
"""Numbers of the tests' phones, in any form, but not as a part of ids."""
WORDS = (b"zebrafinch", b"an-auth-token-for-tests")
"""The bodies of many tests hold the first; the second is their token."""

EVERYTHING = 500
"""More tests than this are the whole suite."""


def test_the_whole_log_tells_no_number_and_no_word(suite_log: Path) -> None:
    personal = [
        line
        for line in suite_log.read_bytes().splitlines()
        if NUMBERS.search(line) or any(word in line for word in WORDS)
    ]
    assert personal == []


def test_there_was_a_log_to_search(suite_log: Path, request: pytest.FixtureRequest) -> None:
    """A run of everything leaves thousands of lines, of texts above all; this file alone leaves none."""
    if request.session.testscollected > EVERYTHING:
        log = suite_log.read_bytes()
        assert log.count(b'"event":"text.received"') > 100
        assert log.count(b"\n") > 1000


def test_the_search_would_find_them() -> None:
    for form in (b'"+15550100101"', b"%2B15550100101", b"To=15550100101&", b"5550100101", b"number 5550100101."):
        assert NUMBERS.search(form), form
    for other in (b"+1\xe2\x80\xa601", b'"SM0155501001010f"', b"15550100", b'"text_id":"7505550100101234567"'):
        assert not NUMBERS.search(other), other
