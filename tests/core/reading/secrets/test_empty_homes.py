# ruff: noqa: RUF001 - other scripts
"""A home that stands empty, and where it is or how to get in."""

import pytest

from core.reading.secrets import find_secret
from core.reading.secrets.secret import SecretKind
from core.reading.words import read_words


@pytest.mark.parametrize(
    "text",
    [
        "We're away until the 17th, 14 Oak Lane, spare key under the blue pot",
        "House is empty all next week, 22 Birch Avenue",
        "9 Church Lane, alarm is off",
        "nobody's home till Sunday, key is in the mailbox",
        "we're in Spain till the 9th, spare key in the flowerpot",
        "Schlüssel liegt unter der Matte, wir sind bis Sonntag weg",
        "on est partis jusqu'au 15, clé chez la voisine",
        "no hay nadie en casa hasta el 20, la llave en la maceta",
        "la chiave è sotto lo zerbino, siamo via fino a lunedì",
        "нас нет до пятницы, ключ под ковриком",
        "ghar ki chabi meter ke dabbe mein hai, hum somvaar tak gaon mein hain",
        "la llave está en casa de Paqui, y si no, dentro del contador del gas",
    ],
)
def test_how_to_get_in_while_nobody_is_there_is_a_secret(text: str) -> None:
    found = find_secret(read_words(text))
    assert found is not None
    assert found.kind is SecretKind.PASSWORD


@pytest.mark.parametrize(
    "text",
    [
        "We're away for the weekend and the cat has the house",
        "The key to happiness is a pot of tea",
        "Nobody home but the dog and 3 pizzas",
        "The keys are with Joan",
        "House is empty without the kids",
        "Fire alarm is off again on the 3rd floor",
    ],
)
def test_one_of_these_alone_is_none(text: str) -> None:
    assert find_secret(read_words(text)) is None


@pytest.mark.parametrize(
    "body",
    [
        "we're in Spain till Sunday, keys are under the doormat",
        "the spare key is behind the gnome",
        "spare key's on top of the fuse box",
        "key is behind the old gas meter",
        "Schlüssel liegt unter der Matte",
        "la clé est sous le paillasson",
        "la llave está debajo del felpudo",
        "la chiave è sotto lo zerbino",
        "a chave fica no vaso",
        "sleutel ligt onder de bloempot",
        "ключ под ковриком",
        "las llaves están con el portero",
        "nyckeln finns hos grannen",
        "ключ лежит у соседки",
        "nyckeln ligger under mattan, nøglen ligger under måtten",
        "les clés sont dans le coffret",
        "die Schlüssel sind im Stromkasten",
        "las llaves están en el contador",
        "le chiavi sono nel contatore della luce",
        "as chaves estão no contador",
        "de sleutels liggen in de meterkast",
        "klucze są w liczniku",
        "ключи в щитке",
        "anahtarlar sayacın üstünde",
        "المفتاح في العداد",
        "चाबी मीटर के पीछे है",
        "nycklarna hänger i elskåpet",
    ],
)
def test_where_a_key_lies_is_a_secret(body: str) -> None:
    assert find_secret(read_words(body)) is not None


@pytest.mark.parametrize(
    "body",
    [
        "The key to a good stew is patience",
        "Keys on this piano stick in the rain",
        "Lost my keys again, found my sense of humour",
        "Der Schlüssel zum Glück ist Kuchen",
        "Der Zähler steht bei 4471 und ich weine",
        "Ho perso le chiavi e il contatore corre",
    ],
)
def test_other_keys_are_none(body: str) -> None:
    assert find_secret(read_words(body)) is None
