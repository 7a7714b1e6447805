# ruff: noqa: RUF001 - phones type typographic quotes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.auto_replies import is_automatic, quoted_among, quoted_text

OURS = "You're in trip with 3 others. Photos you send land here."


@pytest.mark.parametrize("lead", ["Liked", "Loved", "Laughed at", "Emphasized", "Disliked", "Questioned", "😂 to"])
@pytest.mark.parametrize("quote", ["“{}”", '"{}"', "„{}“"])
def test_reactions(lead: str, quote: str) -> None:
    assert is_automatic(f"{lead} {quote.format(OURS)}")
    assert is_automatic(f"{lead} {quote.format('two' + chr(10) + 'lines')}")
    assert is_automatic(f"{lead} an image")


def test_a_lone_mark_in_what_is_quoted_does_no_harm() -> None:
    assert is_automatic("Liked “5” nails needed”")


@pytest.mark.parametrize(
    "body",
    [
        'Liked "Dune" a lot',
        'Loved the "Blue" album',
        "Liked “Dune” and “Arrival”",
        'Liked "Dune", "Arrival", and "Alien"',
        "Liked it",
        "Loved an image of the sea",
        "I'm driving home now",
        "I’m driving to the sea with my sister",
        "Automatic replies are the worst",
        "Out of office chairs again, who took them",
        "The bus stops here",
        "",
    ],
)
def test_posts(body: str) -> None:
    assert not is_automatic(body)


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("A aimé « You're in trip »", "You're in trip"),
        ("Le gustó “You're in trip”", "You're in trip"),
        ("Gefällt mir: „You're in trip“", "You're in trip"),
        ("„You're in trip“ gefällt mir", "You're in trip"),
        ("❤️ 「You're in trip」", "You're in trip"),
        ("said “a” and “b”", "a” and “b"),
        ("one two three four five six seven “a”", None),
        ("He said “a” to me", None),
        ("“all of it”", None),
        ("no quote", None),
        ('"', None),
    ],
)
def test_quoted_text(body: str, passage: str | None) -> None:
    assert quoted_text(body) == passage


@pytest.mark.parametrize(
    "passage",
    [OURS, OURS.replace("'", "’"), "You're in trip with…", "You’re  in trip\u00a0...", OURS.replace(" ", "\n")],
)
def test_quotes(passage: str) -> None:
    assert quoted_among(passage, [OURS])


@pytest.mark.parametrize("passage", ["You're in trip", "in trip with…", "…", "", "Something else", OURS + "…x"])
def test_quotes_not(passage: str) -> None:
    assert not quoted_among(passage, [OURS])


@given(st.text(), st.text())
def test_any_text_is_judged(body: str, ours: str) -> None:
    is_automatic(body)
    quoted_among(quoted_text(body) or body, [ours])


def test_long_texts_are_judged_quickly() -> None:
    for body in ("Liked " + '"' * 1600, "I'm out of the office " * 70, "auto" * 400, "Removed a " * 160):
        is_automatic(body)
