# ruff: noqa: RUF001 - texts in other scripts
"""What service lines answer while somebody waits."""

import pytest

from core.reading.auto_replies import is_automatic, may_be_automatic


@pytest.mark.parametrize(
    "body",
    [
        "All our agents are currently helping other customers.",
        "All of our operators are busy. Please hold on.",
        "Your place in the queue is 4.",
        "En este momento todos nuestros agentes están ocupados. Tu lugar en la fila es 12.",
        "Tous nos conseillers sont actuellement en ligne, merci de patienter.",
        "Alle unsere Mitarbeiter sind derzeit im Gespräch.",
        "Al onze lijnen? Alle onze medewerkers zijn momenteel bezet.",
        "Tutti i nostri operatori sono al momento occupati",
        "Todos os nossos atendentes estão ocupados neste momento",
        "Wszyscy konsultanci są obecnie zajęci. Twoje miejsce w kolejce: 7",
        "Все операторы сейчас заняты, ваш номер в очереди 3",
        "Tüm müşteri temsilcilerimiz şu anda meşgul",
        "Semua petugas kami sedang sibuk",
        "جميع موظفينا مشغولون حاليا",
        "オペレーターは現在対応中です",
    ],
)
def test_who_waits_is_told_so(body: str) -> None:
    assert may_be_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "All our lines are drawn by hand, come and see",
        "Alle unsere Katzen sind gerade beschäftigt",
        "Todos nuestros agentes secretos tienen perro",
        "Your place in the history of this club is safe",
        "Все заняты, а я варю суп",
    ],
)
def test_what_people_post_of_the_same_things(body: str) -> None:
    assert not is_automatic(body)
    assert not may_be_automatic(body)


@pytest.mark.parametrize(
    "body",
    [
        "Er zijn nog 4 wachtenden voor u. Een medewerker neemt het gesprek zo van mij over.",
        "Alle medewerkers zijn in gesprek.",
        "There are 6 people ahead of you",
        "Ci sono 3 persone in attesa",
        "Il y a 5 personnes avant vous",
    ],
)
def test_how_many_wait_is_told(body: str) -> None:
    assert may_be_automatic(body)
