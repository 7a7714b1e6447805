from itertools import product

from core.reading.phrases.lexicon import UNKNOWN, Lexicon

LEXICON = Lexicon({"A": "one two_three", "B": "four", "C": "three"}, mended="B")


def test_tags_if_known_are_the_tags_of_what_is_known_and_nothing_else() -> None:
    for said in product(("one", "two", "three", "four", "fourr", "seven"), repeat=3):
        tags = LEXICON.tags(said)
        assert LEXICON.tags_if_known(said) == (None if UNKNOWN in tags else tags)
    assert LEXICON.tags_if_known(()) == ""


def test_a_class_begins_with_the_first_words_of_its_entries() -> None:
    assert LEXICON.begins("A") == {"one", "two"}


def test_a_word_that_no_table_has_is_of_the_class_of_its_longest_beginning() -> None:
    lexicon = Lexicon({"A": "messages"}, stems={"M": "mess", "N": "message"})
    assert lexicon.tags(("messages", "messagerie", "messing", "mess", "met")) == "ANMMx"


def test_the_longest_word_of_an_entry_tells_that_it_may_be_there() -> None:
    assert LEXICON.telling("A") == {"one", "three"}
