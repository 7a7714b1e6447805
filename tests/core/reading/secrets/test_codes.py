# ruff: noqa: RUF001 - other scripts
"""Codes that are told in other words: of a thing, in other figures, good for minutes."""

import pytest

from core.reading.contacts import has_contact
from core.reading.secrets import find_secret
from core.reading.words import read_words

OF_A_THING = """
code for the laundry room 3306B
code van de schuur achter 3306B
Code für den Waschkeller 3306b
code de la buanderie 3306B
código del sótano 3306B
codice della lavanderia 3306B
código da lavandaria 3306B
kod do pralni 3306B
код от прачечной 3306Б
kod till tvättstugan 3306B
"""
GOOD_FOR_MINUTES = """
716 205 hurry, times out in 2 minutes
it's 716 205 but only good for 3 min
716 205, caduca en 3 minutos
716 205, ça expire dans 3 min
716 205, gilt nur 3 Minuten
716 205, scade tra 3 minuti
716 205, expira em 3 minutos
716 205, verloopt over 3 minuten
716 205, wygasa za 3 minuty
716 205, действует 3 минуты
716 205, 3 dakika geçerli
٧١٦٢٠٥ ينتهي بعد ٣ دقايق
716205, 3 मिनट में खत्म
716 205, berlaku 3 menit
716 205, går ut om 3 minuter
"""
IN_A_HURRY = """
got it 305 771 be quick
305771 hurry up
305 771 rápido
vite 305 771
schnell, 305771
305 771 presto
305 771 snel
szybko 305 771
быстрее 305771
305 771 çabuk
٣٠٥٧٧١ بسرعة
305 771 cepat
"""
OF_A_BOX_OR_DOOR = """
lockbox by the side gate, 4417
key safe to the left of the bins 4417
front door 8802#, second floor
airbnb door: 8802
the gate by the boathouse is C3941X
office alarm is 7741, panel behind the coats
"""
IN_OTHER_FIGURES = """
رمز البوابة ٣٣٠٦
رقم الصراف السري ٣٣٠٦
الرقم السري ١٩٨٤
کد پارکینگ ۳۳۰۶
लिफ्ट का कोड ३३०६
एटीएम पिन ३३०६
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize(
    "text",
    [
        *lines(OF_A_THING),
        *lines(GOOD_FOR_MINUTES),
        *lines(IN_A_HURRY),
        *lines(OF_A_BOX_OR_DOOR),
        *lines(IN_OTHER_FIGURES),
    ],
)
def test_these_are_codes(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize(
    "text",
    [
        "wrote the code for the A380",
        "new code for the STM32F4 board",
        "code for the ride home took 3300s to run",
        "Discount code for the bakery 3306B, 10% off",
        "Parking runs out in 5 min and I owe 2350 already",
        "1875 people in the poll, it expires in 10 min",
        "offer valid for 10 min: 4599 a piece",
        "5000 fast",
        "the city gate is 1450 years old",
        "that door is 2000 dollars",
        "a lockbox that was made in Leeds in 1907",
        "main door 1912, the year they built it",
        "2027, hurry up",
        "2350 steps, quick",
        "3000 m, then my watch times out in 5 min",
        "رمز الصمود عام ٢٠٢٤",
        "٣٣٠٦ خطوة اليوم",
        "आज ३३०६ कदम",
    ],
)
def test_names_of_things_counts_and_years_are_none(text: str) -> None:
    assert find_secret(read_words(text)) is None


def test_a_phone_number_is_one_in_any_figures() -> None:
    assert has_contact(read_words("رقمي ٠٥٥ ١٢٣ ٤٥٦٧"))
    assert not has_contact(read_words("٣٣٠٦ خطوة اليوم"))
