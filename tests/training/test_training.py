from pathlib import Path

import pytest

from core.reading.meant_for.features import NUMBER, tokens_of
from core.reading.meant_for.model import Model
from core.reading.meant_for.table import WEIGHTS, packed, read_model
from training import listing
from training.fitting import MOST, Fitted, fit, joined, kept, most_telling
from training.rows import names_in, rows_of
from training.texts import OWN, STRIPPED, Counting, Example, counts_of, part_of, read_examples

TO_ONE = ["can you call me", "are you home yet", "did you call mum", "see you at home", "call me when you are home"]
TO_ALL = ["what a sunset", "the best coffee in town", "what a game", "the sunset over town", "the game of the year"]
MOST_BYTES = 200_000


def examples() -> list[Example]:
    return [
        Example(text, held=held, source="en") for texts, held in ((TO_ONE, True), (TO_ALL, False)) for text in texts
    ]


def learn() -> bytes:
    found = examples()
    fitted = fit(rows_of(found), [1.0] * len(found), 1.0)
    return packed(kept(joined(fitted, fitted)))


def test_the_same_texts_make_the_same_table_to_the_byte() -> None:
    assert learn() == learn()


def test_what_is_learned_tells_both_kinds_apart(tmp_path: Path) -> None:
    path = tmp_path / "weights.xz"
    path.write_bytes(learn())
    model = read_model(path)
    assert all(min(model.scores(text)) > 0 for text in TO_ONE)
    assert all(max(model.scores(text)) < 0 for text in TO_ALL)


def test_the_bots_table_is_small() -> None:
    assert WEIGHTS.stat().st_size <= MOST_BYTES


def test_no_line_of_a_text_is_in_the_table() -> None:
    features = set(read_model().weights)
    assert max(feature.count(" ") for feature in features) == 2
    lines = {line for path in OWN.glob("*/*.txt") for line in path.read_text("utf-8").splitlines()}
    assert len(lines) > 2000
    assert {line for line in lines if line.count(" ") > 2 and line.lower() in features} == set()


def test_no_number_is_learned() -> None:
    features = read_model().weights
    assert any(NUMBER in feature for feature in features)
    words = [word for feature in features if not feature.startswith("size:") for word in feature.split(" ")]
    assert [word for word in words if word.isdecimal() or sum(sign.isdecimal() for sign in word) > 1] == []
    assert tokens_of("in 2024 at 19:30, 5 of 10.5") == tokens_of("in 1999 at 18:45, 6 of 11.2")


def test_the_heaviest_features_are_listed_first(capsys: pytest.CaptureFixture[str]) -> None:
    listing.main()
    lines = [line.split("\t", 2) for line in capsys.readouterr().out.splitlines()]
    weights = [max(abs(float(to_person)), abs(float(to_bot))) for to_person, to_bot, _ in lines]
    assert weights == sorted(weights, reverse=True)
    assert {feature for *_, feature in lines} == set(read_model().weights)


def test_no_number_is_kept() -> None:
    assert set(kept(Model({"10 am": 1 + 1j, "at 7": 1 + 0j, "size:14": 1 + 0j}, bias=0j)).weights) == {
        "at 7",
        "size:14",
    }


def test_a_word_that_weighs_what_its_letters_do_needs_no_place_of_its_own() -> None:
    letters = {"~_col": 0.2 + 0j, "~cold": 0.16 + 0j, "~old_": -0.01 + 0j}
    words = {"cold": 0.38 + 0j, "coat": 0.9 + 0j, "coast": 0.2 + 0.5j}
    model = Model({**letters, **words, "a b": 0.04 + 0.04j, "b c": 0.5 + 0j, "c d": 0.04 + 0.5j}, bias=0j)
    found = kept(model).weights
    assert set(found) == {"~_col", "~cold", "coat", "coast", "b c", "c d"}
    assert found["c d"] == 0.5j


def test_the_features_that_change_most_texts_are_learned_once_more_and_no_others() -> None:
    fits = [
        Fitted({"a": 0.1, "b": -0.5, "c": 0.4, "d e": 0.5}, 0.0),
        Fitted({"a": 0.9, "b": 0, "c": 0.1, "d e": 0}, 0.0),
    ]
    once = dict.fromkeys(fits[0].weights, 1)
    assert most_telling(fits, once, 1) == {"a"}, "in either of the scores"
    assert most_telling(fits, once, 2) == {"a", "b"}, "what is short takes less room"
    assert most_telling(fits, {**once, "c": 9, "d e": 9}, 2) == {"c", "d e"}, (
        "what many texts have changes more of them"
    )


def test_rows_are_cut_down_to_some_texts_and_some_features() -> None:
    rows = rows_of(examples())
    some = rows.of([1, 6]).within({"coffee", "home", "the best"})
    assert [example.text for example in some.examples] == [TO_ONE[1], TO_ALL[1]]
    assert some.features == ("home",), "the others are in one line only"
    assert some.sides.tolist() == [1.0, -1.0]
    assert some.values.toarray().tolist() == [[pytest.approx(1 / 8**0.5)], [0.0]]


def test_both_scores_are_one_model_in_which_words_weigh_with_their_letters() -> None:
    to_person = Fitted({"cold": 0.4, "~cold": 0.1, "~_col": -9.0, "a b": 3.0}, 0.1)
    to_bot = Fitted({"cold": 0.3, "~cold": 0.0, "~_col": 0.5, "a b": 9.0}, 0.2)
    model = joined(to_person, to_bot)
    assert model.weights == {"cold": -MOST + 0.8j, "~cold": 0.1 + 0j, "~_col": -MOST + 0.5j, "a b": 3.0 + MOST * 1j}
    assert model.bias == 0.1 + 0.2j


def test_names_are_not_learned() -> None:
    found = [
        Example("I saw Berta at the lake", held=True, source="sms-half.txt"),
        Example("call Berta now", held=True, source="sms-half.txt"),
        Example("now the lake is cold", held=False, source="tweets-half.txt"),
    ]
    assert "berta" in names_in(found)
    assert names_in(found).isdisjoint({"lake", "call"})


def test_a_post_is_learned_without_its_tags_too_and_an_answer_to_somebody_is_not(tmp_path: Path) -> None:
    (tmp_path / "sms-half.txt").write_text("see you\n", "utf-8")
    (tmp_path / "tweets-half.txt").write_text("Snow on the hill #winter\n@ann are you home yet\n", "utf-8")
    _, snow, bare, answer, *_ = read_examples(tmp_path)
    assert [each.text for each in (snow, bare, answer)] == [
        "Snow on the hill #winter",
        "Snow on the hill",
        "@ann are you home yet",
    ]
    assert bare.source == STRIPPED
    assert part_of(bare) == part_of(snow)
    assert counts_of([snow, bare, answer], Counting(plain=10, stripped=0.5)) == [1.0, 5.0, 1.0]


def test_ours_and_collected_posts_count_as_is_said_and_ours_as_much_as_what_else_there_is_of_a_language() -> None:
    found = [
        Example("wo bist du", held=True, source="people/de"),
        Example("ruf mich an", held=True, source="people/de"),
        Example("Schnee auf dem Berg", held=False, source="posts/de"),
        Example("Was für ein Spiel", held=False, source="collected/de"),
        Example("What a game", held=False, source="collected/en"),
        Example("Sunset over the", held=False, source="collected-cut-off/en"),
    ]
    counting = Counting(
        own=0.5, own_elsewhere=3.0, posts_elsewhere=2.0, collected=4.0, collected_elsewhere=0.25, cut_off=0.5
    )
    assert counts_of(found, counting) == [1.5, 1.5, 1.5 * 2 * 2, 0.25, 4.0, 2.0]


def test_each_text_is_read_once_and_a_fifth_is_held_out(tmp_path: Path) -> None:
    (tmp_path / "sms-half.txt").write_text("see you\nsee you\ncall me &lt;3\n", "utf-8")
    (tmp_path / "tweets-half.txt").write_text("what a day\n", "utf-8")
    found = read_examples(tmp_path)
    assert [example.text for example in found[:3]] == ["see you", "call me <3", "what a day"]
    parts = [part_of(example) for example in found]
    assert all(0.17 < parts.count(part) / len(parts) < 0.23 for part in range(5))
    assert part_of(Example("See  you", held=True, source="")) == part_of(Example("see you", held=True, source=""))
