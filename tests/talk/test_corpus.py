"""The table itself: large, in twelve main languages and as many others, and readable by the program."""

from collections import Counter
from pathlib import Path

import pytest

from tests.talk.corpus import LANGUAGES, MAIN_LANGUAGES, OUTCOMES, Case, cases, is_held_out, is_plain, read_file
from tests.talk.situations import SITUATIONS

LEAST = {
    "posts": 400,
    "people": 250,
    "secrets": 120,
    "reactions": 100,
    "automatic": 100,
    "notices": 200,
    "stopping": 120,
    "answers": 120,
    "talk": 120,
    "undoing": 60,
    "commands": 150,
    "contacts": 40,
    "tracking": 300,
}


def test_it_has_enough_of_each_kind_and_language() -> None:
    corpus = cases()
    kinds, languages = Counter(case.kind for case in corpus), Counter(case.language for case in corpus)
    assert len(corpus) >= 3_000
    assert {kind: count for kind, count in kinds.items() if count < LEAST[kind]} == {}
    assert [language for language in MAIN_LANGUAGES if languages[language] < 50] == []
    assert [language for language in LANGUAGES if languages[language] < 10] == []
    assert {case.situation for case in corpus} == SITUATIONS.keys()
    assert {case.outcome for case in corpus} == OUTCOMES.keys()


def test_at_least_half_of_the_posts_are_written_as_people_text() -> None:
    posts = [case for case in cases() if case.kind == "posts"]
    assert sum(case.is_plain for case in posts) >= len(posts) / 2


def test_no_text_stands_twice_in_a_situation() -> None:
    doubled = Counter((case.situation, case.body) for case in cases())
    assert [each for each, count in doubled.items() if count > 1] == []


JUDGED = ("secrets", "reactions", "automatic", "stopping", "answers", "talk")


def test_a_quarter_is_held_out_whatever_becomes_of_the_rest() -> None:
    hashed = [case for case in cases() if case.file_held_out is None]
    assert 0.2 < sum(case.is_held_out for case in hashed) / len(hashed) < 0.3
    assert not is_held_out("JION trip")
    assert is_held_out("Second coffee. No improvement.")


def test_of_what_may_never_go_public_a_hundred_texts_each_are_held_out() -> None:
    counts = Counter(case.kind for case in cases() if case.is_held_out)
    assert {kind: counts[kind] for kind in JUDGED if counts[kind] < 100} == {}


def test_plain_is_without_handle_tag_and_link() -> None:
    texts = ["see @ann", "so #cold", "at https://example.com", "on www.example.com", "snow at last, 3 degrees"]
    assert [is_plain(text) for text in texts] == [False, False, False, False, True]


GROUP = "kind = \"posts\"\n[[group]]\nright = \"{right}\"\nwhy = \"{why}\"\n{language} = '''\n{texts}\n'''\n"


def _read(tmp_path: Path, **how: str) -> list[Case]:
    file = tmp_path / "some.toml"
    given = {"right": "post", "why": "so", "language": "en", "texts": "First snow"} | how
    file.write_text(GROUP.format(**given), encoding="utf-8")
    return list(read_file(file))


def test_a_line_may_say_itself_what_is_right(tmp_path: Path) -> None:
    first, second = _read(tmp_path, texts="First snow\nundo⏎please => command: UNDO that")
    assert (first.body, first.right, first.situation) == ("First snow", "post", "fresh")
    assert (second.body, second.outcome, second.detail) == ("undo\nplease", "command", "UNDO that")


@pytest.mark.parametrize("wrong", [{"right": "posted"}, {"why": ""}, {"language": "english"}, {"texts": "a\n\nb"}])
def test_what_is_misspelt_is_named(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"some\.toml, group 1"):
        _read(tmp_path, **wrong)
