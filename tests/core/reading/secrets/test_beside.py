import pytest

from core.reading.secrets import find_secret
from core.reading.words import read_words


@pytest.mark.parametrize(
    "text",
    [
        "you can get in with 4082*",
        "it's 7742 for the side door",
        "recovery words: ribbon canal otter maple tunnel frost",
        "palabras de recuperación: cinta canal nutria arce",
        "كلمة سر الواي فاي Qitta2024!",
        "the lockbox, by the way, wants 40B2 now",
        "utilisateur marc.l mdp Bleu77",
        "key safe at grandad's back door 6624",
        "boîte à clés derrière le garage 6624",
        "caja de llaves junto al portón 6624",
        "Schlüsseltresor neben der Treppe 6624",
        "sleutelkastje bij oma 6624",
        "skrzynka na klucze u babci 6624",
        "nyckelskåp hos mormor 6624",
    ],
)
def test_an_odd_word_beside_what_needs_one_is_a_secret(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "The door is open until 2200",
        "Free wifi at the library since 2019",
        "The wifi on this train gives me 20mbps",
        "Recovery week: sleep, soup, slow walks",
    ],
)
def test_a_year_a_size_or_a_time_is_none(text: str) -> None:
    assert find_secret(read_words(text)) is None
