import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.reading.meant_for import features, scores, weigh, weigh_talk
from core.reading.meant_for.accents import without_accents
from core.reading.meant_for.features import groups_in, tokens_of
from core.reading.meant_for.model import Model
from core.reading.meant_for.table import LEVELS, packed, read_model
from core.reading.words import read_words
from tests.support.running.effort import steps_of

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


def test_a_number_behind_the_sign_is_no_tag() -> None:
    assert tokens_of("order #4471 is ready") == ["order", "#", "<number>", "is", "ready"]
    assert tokens_of("#4you #2day #1 #Euro2024 #日本") == ["<tag>", "<tag>", "#", "<number>", "<tag>", "<tag>"]


@pytest.mark.parametrize(
    "text",
    ["zq" * (LONGEST_TEXT // 2), "zq " * (LONGEST_TEXT // 3), "@" * LONGEST_TEXT, "1:" * 800, "<" * LONGEST_TEXT],
)
def test_a_long_text_takes_bounded_steps(text: str) -> None:
    assert steps_of(lambda: scores(read_words(text)).to_one_person) < STEPS


PIECES = [
    *"ab1@#<>:/.'`?w_ \n\x1c\u00a0\u2018\u2019\u02bc\u00b4é²日\u0301…",
    "www.",
    "http://",
    ".com",
    "am",
    "<number>",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
@example("it's so... no: `really`")
@example("see a.com")
@example("see www.b")
@example("see http://c")
@example("see @d")
@example("see #e")
@example("<time> to go")
@example("at 5 pm")
def test_what_no_pattern_can_find_anything_in_is_told_by_one_look(text: str) -> None:
    folded = text.lower().translate({ord(sign): None for sign in "'`\u2019\u2018\u02bc\u00b4"} | {0x2026: "..."})
    for pattern, name in (
        (features._LINK, features.LINK),
        (features._HANDLE, features.HANDLE),
        (features._TAG, features.TAG),
        (features._TIME, features.TIME),
    ):
        folded = pattern.sub(name, folded)
    folded = features._NUMBER.sub(lambda found: found[0] if found[0] in features._KEEP else "<number>", folded)
    assert tokens_of(text) == features._TOKEN.findall(folded)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("नहीं, बंद है!", ["नहीं", ",", "बंद", "है", "!"]),
        ("இங்கே வா", ["இங்கே", "வா"]),
        ("मेरा ❤️", ["मेरा", "❤", "\ufe0f"]),
    ],
)
def test_vowel_signs_are_parts_of_words_and_what_colours_emoji_is_not(text: str, words: list[str]) -> None:
    assert tokens_of(text) == words


@pytest.mark.parametrize("word", ["a", "to", "cold", "naïve", "日本語", "x" * 40])
def test_the_groups_of_a_word_are_all_its_letters_in_a_row(word: str) -> None:
    sizes = (1, 2, 3) if re.search("[\u3040-\u30ff\u3400-\u9fff]", word) else (4,)
    marked = f"_{without_accents(word)[:30]}_"
    assert set(groups_in(word)) == {marked[at : at + size] for size in sizes for at in range(len(marked) - size + 1)}


def test_both_weights_of_a_feature_are_added_up_as_one_number() -> None:
    weights = {"a": 1.5 - 1.5j, "b": -0.05 + 0.1j, "a b": -1.5 - 0.05j, "^ a": 0.35j, "~c": 9.0, "~": -0.4 + 0.15j}
    weights |= {"^ a b": 0.2 - 0.1j, "b a ~": 0.25j, "a b c": 7.0}
    model = Model(weights, bias=-0.3 + 0.2j)
    found = model.scores("a b a ~")
    wanted = (
        -0.3
        + 0.2j
        + (
            2 * weights["a"]
            + weights["b"]
            + weights["a b"]
            + weights["^ a"]
            + weights["~"]
            + weights["^ a b"]
            + weights["b a ~"]
        )
        / 8**0.5
    )
    assert complex(*found) == pytest.approx(wanted)


WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=12)
LEVELS_OF_WEIGHTS = st.sampled_from(LEVELS)


@given(st.dictionaries(WORDS, st.builds(complex, LEVELS_OF_WEIGHTS, LEVELS_OF_WEIGHTS), min_size=1))
def test_a_table_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, weights: dict[str, complex]
) -> None:
    path = tmp_path_factory.mktemp("table") / "weights.xz"
    path.write_bytes(packed(Model(weights, bias=-0.123 + 0.5j)))
    model = read_model(path)
    assert model.weights == weights
    assert model.bias == -0.123 + 0.5j


def test_weights_are_kept_at_the_nearest_level(tmp_path: Path) -> None:
    path = tmp_path / "weights.xz"
    path.write_bytes(packed(Model({"a": 0.14 - 0.06j, "b": 9.0 - 9.0j, "c": 0.04 + 0.98j}, bias=0.5 + 0.25j)))
    found = read_model(path)
    assert found.weights == {"a": 0.1 - 0.1j, "b": max(LEVELS) + min(LEVELS) * 1j, "c": 0.9j}
    assert found.bias == 0.5 + 0.25j
