import pytest

from core.reading.contacts import has_contact
from core.reading.words import read_words

PHONES = [
    "call me at 555-867-5309", "my number is 5558675309", "(415) 555-2671", "415.555.2671", "+1 415 555 2671",
    "+44 20 7946 0958", "020 7946 0958", "07911 123456", "0171 1234567", "030/1234567", "+491711234567",
    "06 12 34 56 78", "06.12.34.56.78", "612 345 678", "333 1234567", "06 69812345", "06-12345678", "090-1234-5678",
    "13812345678", "98765 43210", "(11) 91234-5678", "8 (912) 345-67-89", "010-1234-5678", "0412 345 678",
    "070-123 45 67", "601 234 567", "867 5309 after six", "555.2671",
    "0532 123 45 67", "txt me 5551234", "meine Nummer ist 1234567",
    "mon numéro 12345678", "llámame 5512345678", "звони 9123456", "我的电话 12345678", "電話は 12345678",
]  # fmt: skip
MAIL = [
    "joe@example.com", "write joe.bloggs+x@mail.example.co.uk now", "joe at gmail dot com",
    "joe (at) example (dot) com",
    "joe@gmail", "müller@example.de", "joe [at] example.com",
]  # fmt: skip
STREETS = [
    "221B Baker Street", "42 wallaby way st", "I'm at 14 maple ave", "1600 Pennsylvania Avenue NW",
    "come to 350 5th Ave",
    "12 Oak Drive", "7 St. James's Square", "Hauptstraße 12", "Hauptstr. 12", "Berliner Straße 5", "Lindenweg 7b",
    "12 rue de la Paix", "5 bis avenue Foch", "Calle Mayor 5", "c/ Gran Vía 28", "Avenida de América 12",
    "via Roma 10",
    "Piazza Garibaldi 3", "Rua Augusta 1500", "Av. Paulista 1578", "Kalverstraat 92", "Prinsengracht 263",
    "Storgatan 5",
    "Vesterbrogade 12", "Mannerheimintie 5", "ul. Długa 5", "ul. Marszałkowska 10/12", "улица Ленина 5",
    "ул. Пушкина, д. 10", "просп. Мира 12", "вул. Хрещатик 22", "Atatürk Caddesi No: 5", "Bağdat Cad. 12",
    "渋谷区神南1-19-11", "1丁目2番3号", "南京东路100号", "테헤란로 152", "Jl. Sudirman No. 5",
    "Váci utca 12", "SW1A 1AA",
    "Springfield, IL 62704", "my address is 5 the mews", "PO Box 123", "40.7128, -74.0060", "we live at 27",
]  # fmt: skip


@pytest.mark.parametrize("texts", [PHONES, MAIL, STREETS], ids=["phones", "mail", "streets"])
def test_ways_to_reach_somebody(texts: list[str]) -> None:
    missed = [
        text
        for text in texts
        for way in ("{}", "so, {}", "{} thanks")
        if not has_contact(read_words(way.format(text)))
    ]
    assert missed == []


def test_a_square_and_an_hour_are_no_address() -> None:
    assert not has_contact(read_words("Domenica il coro canta in piazza alle 18, vi aspettiamo tutti"))
    assert has_contact(read_words("ci vediamo in piazza Garibaldi 18"))


def test_the_address_of_a_place_where_an_app_checks_somebody_in_is_no_secret() -> None:
    assert not has_contact(read_words("I'm at Grand Airport (3400 E Harbor Blvd, btwn 24th & 44th St) http://a.co/b"))
    assert has_contact(read_words("I'm at Ben's (3400 E Harbor Blvd, second door)"))
