"""When shops are closed, and when they open again."""
# ruff: noqa: RUF001 - letters of other languages

import pytest

from core.reading.auto_replies import is_automatic, may_be_automatic


@pytest.mark.parametrize(
    "body",
    [
        "We're closed for the bank holiday and will be back Tuesday at 9. Happy Easter from all at Hollins Tyres!",
        "Le garage Lemoine est fermé le samedi après-midi et le dimanche. Réouverture lundi 8h.",
        "We are stocktaking today and the shop reopens tomorrow at 9.30.",
        "Heute geschlossen, morgen ab 9 Uhr wieder geöffnet",
        "Cerrado por vacaciones, volvemos el 2 de septiembre",
        "Chiuso per ferie, riapriamo lunedì",
        "Fechado hoje. Reabrimos amanhã às 8h",
        "Vandaag gesloten, maandag weer open",
        "Dziś zamknięte, otwieramy w poniedziałek",
        "Сегодня закрыто, откроемся завтра в 9",
        "Bugün kapalıyız, yarın 9:00 açılıyoruz",
        "Idag stängt, öppnar igen måndag",
        "Hari ini tutup, buka kembali besok",
        "本日は定休日です。明日10時より営業いたします",
        "今天休息，明天恢复营业",
    ],
)
def test_a_shop_that_is_closed(body: str) -> None:
    assert may_be_automatic(body)
    assert not is_automatic(body)  # its owner may post it: it is asked about, and not lost


@pytest.mark.parametrize(
    "body",
    [
        "I closed my laptop at five and I'm back on Monday",
        "Case closed, back to bed",
        "Doors closed, lights off, what a night",
        "Eyes closed on the train, woke up in Crewe at 9am",
        "My shop closed in May and I open a new one on Tuesday",
        "The border is closed again",
        "Heute geschlossen für immer, danke für zwanzig Jahre",
    ],
)
def test_what_people_post_of_the_same_things(body: str) -> None:
    assert not may_be_automatic(body)
