"""Wanting a post back and telling how old it is."""

import pytest

from core.reading.taking_back import may_be_about_a_post, takes_back
from core.reading.words import read_words

OF_WHEN = """
delete the tweet from 5 minutes ago
please remove the post i made 5 min ago
efface le tweet d'il y a 5 min
supprime le post d'il y a cinq minutes
lösch den post von vor 5 minuten
borra el tuit de hace 5 minutos
apaga o post de 5 minutos atrás
cancella il post di 5 minuti fa
verwijder de post van 5 minuten geleden
usuń post sprzed 5 minut
удали пост который был 5 минут назад
5 dakika önceki tweeti sil
hapus post 5 menit yang lalu
ta bort inlägget från 5 minuter sedan
""".strip().splitlines()


@pytest.mark.parametrize("text", OF_WHEN)
def test_a_post_of_some_minutes_ago(text: str) -> None:
    assert takes_back(read_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "Remember that I quit smoking 5 years ago",
        "Delete the app I installed 5 minutes ago, best decision of the year",
        "Read the post from 5 minutes ago, it is about my dog",
        "Tweet from 5 minutes ago aged badly",
    ],
)
def test_other_things_of_some_minutes_ago(text: str) -> None:
    assert not takes_back(read_words(text))


@pytest.mark.parametrize(
    "text",
    [
        "delete the tweet from 3 hours ago",
        "delete the tweet from 90 minutes ago",
        "delete the post from this morning",
        "supprime le tweet de ce matin",
        "lösch den tweet von vor 3 stunden",
        "delete the tweet from yesterday",
    ],
)
def test_of_an_older_one_it_is_asked_whether_the_last_is_meant(text: str) -> None:
    assert not takes_back(read_words(text))
    assert may_be_about_a_post(read_words(text))


def test_a_post_that_is_to_go_is_asked_about_whatever_else_is_said() -> None:
    assert may_be_about_a_post(read_words("efface mon tweet sur le maire de la commune d'à côté"))
    assert not may_be_about_a_post(read_words("Tweets age like milk, change my mind"))
