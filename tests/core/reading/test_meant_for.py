import pytest

from core.reading.meant_for import scores, weigh, weigh_talk
from core.reading.words import read_words
from tests.support.effort import steps_of

TO_ONE = [
    "babe did you feed the dog, key is under the mat",
    "mom I'm outside, let me in",
    "omw be there in 10",
    "can u pick up milk",
    "sorry I missed your call, was in the shower",
    "are you still coming tonight?",
    "tell dad I'll be late",
    "I miss you so much",
    "where did you park the car",
    "¿a qué hora llegas?",
    "ich bin gleich bei dir",
    "tu viens me chercher à la gare ?",
]
TO_ALL = [
    "Best coffee in town. Go.",
    "Sunset over the bay tonight",
    "The museum is free on Sundays",
    "What a match! Three goals in ten minutes",
    "I love this city in spring",
    "Road closed at the bridge",
    "Nothing beats a good book and rain",
    "La mejor tortilla de la ciudad",
    "Endlich Frühling in der Stadt",
    "Quel match incroyable ce soir",
]
TO_THE_BOT = [
    "is there a limit how many i can send",
    "i clicked the link and nothing came up",
    "who can see my photos",
    "why so many questions",
    "kannst du mir den code nochmal schicken",
    "combien ça coûte votre truc",
]
LONGEST_TEXT = 1600
STEPS = 25_000


@pytest.mark.parametrize("text", TO_ONE)
def test_what_is_said_to_somebody_is_above_zero(text: str) -> None:
    assert scores(read_words(text)).to_one_person > 0


@pytest.mark.parametrize("text", TO_ALL)
def test_what_is_said_to_everybody_is_not(text: str) -> None:
    assert scores(read_words(text)).to_one_person < 0


@pytest.mark.parametrize("text", TO_THE_BOT)
def test_what_is_said_to_the_bot_is_above_zero_by_the_other_score(text: str) -> None:
    assert scores(read_words(text)).to_the_bot > 0


@pytest.mark.parametrize("text", TO_ALL)
def test_what_is_said_to_everybody_is_not_said_to_the_bot(text: str) -> None:
    assert scores(read_words(text)).to_the_bot < 0
    weighed = weigh_talk(read_words(text))
    assert sum(weight for _, weight in weighed) == pytest.approx(scores(read_words(text)).to_the_bot)


@pytest.mark.parametrize("text", [*TO_ONE, *TO_ALL, "", "?", "x" * LONGEST_TEXT, "@ann see #this: https://x.com/a"])
def test_what_weighed_makes_the_score(text: str) -> None:
    weighed = weigh(read_words(text))
    assert sum(weight for _, weight in weighed) == pytest.approx(scores(read_words(text)).to_one_person)
    assert [abs(weight) for _, weight in weighed] == sorted((abs(weight) for _, weight in weighed), reverse=True)


def test_a_handle_a_tag_and_a_link_say_that_it_is_a_post() -> None:
    plain = scores(read_words("see you there at eight")).to_one_person
    assert all(
        scores(read_words(f"see you there at eight {sign}")).to_one_person < plain
        for sign in ("#jazz", "https://a.example/b")
    )
    assert scores(read_words("@ann see you there at eight")).to_one_person < plain


@pytest.mark.parametrize(
    "text",
    ["zq" * (LONGEST_TEXT // 2), "zq " * (LONGEST_TEXT // 3), "@" * LONGEST_TEXT, "1:" * 800, "<" * LONGEST_TEXT],
)
def test_a_long_text_takes_bounded_steps(text: str) -> None:
    assert steps_of(lambda: scores(read_words(text)).to_one_person) < STEPS
