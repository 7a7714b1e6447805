"""Numbers that authorities publish as examples, or that are made so that their check digits are right."""

import pytest

from core.reading.secrets import find_secret
from core.reading.secrets.national_numbers import NATIONAL_NUMBERS
from core.reading.words import read_words

EXAMPLES = {
    "Social Security number": ["078-05-1120", "912-70-1234"],
    "National Insurance number": ["QQ123456C".replace("QQ", "AB"), "AB 12 34 56 C"],
    "Steuer-ID": ["86095742719", "47 036 892 816"],
    "Personalausweis": ["T220001293"],
    "NIR": ["2 55 08 14 168 025 38", "255081416802538"],
    "DNI and NIE": ["12345678Z", "X1234567L", "12.345.678-Z"],
    "codice fiscale": ["RSSMRA85T10A562S"],
    "PESEL": ["44051401359"],
    "BSN": ["111.222.333"],
    "CPF": ["529.982.247-25", "52998224725"],
    "CNPJ": ["11.222.333/0001-81", "11222333000181"],
    "SIN": ["130 692 544", "130-692-544"],
    "TFN": ["123 456 782"],
    "Medicare": ["2123 45670 1"],
    "Aadhaar": ["2341 2341 2346", "234123412346"],
    "PAN": ["ABCPE1234F"],
    "TC kimlik": ["10000000146"],
    "personnummer": ["811228-9874", "19811228-9874"],
    "CPR": ["211062-5629"],
    "henkilötunnus": ["131052-308T"],
    "fødselsnummer": ["29029600013", "290296 00013"],
    "AHV": ["756.9217.0769.85"],
    "SNILS": ["112-233-445 95"],
    "INN": ["500100732259"],
    "My Number": ["1234 5678 9018"],
    "RRN": ["000123-3123456"],
    "resident identity card": ["11010519491231002X"],
    "Belgian national number": ["85.07.30-033.28"],
    "Sozialversicherungsnummer": ["1237 010180"],
    "PPS": ["1234567T", "1234567FA"],
    "rodné číslo": ["736028/5163"],
    "CURP": ["BADD110313HCMLNS09"],
    "RFC": ["GODE561231GR8"],
    "CUIT": ["20-12345678-6"],
    "RUT": ["12.345.678-5", "12345678-5"],
    "South African identity number": ["8001015009087"],
    "HKID": ["A123456(3)"],
    "NRIC": ["S1234567D"],
    "Taiwanese identity card": ["A123456789"],
    "NHS number": ["943 476 5919"],
    "CNP": ["1800101221144"],
    "Israeli identity number": ["123456782"],
}


def test_each_kind_has_examples_and_they_are_found_by_it() -> None:
    by_name = {national.name: national for national in NATIONAL_NUMBERS}
    assert set(EXAMPLES) == set(by_name)
    for name, examples in EXAMPLES.items():
        for example in examples:
            found = by_name[name].written.search(f"it is {example} ok")
            assert found is not None, name
            assert by_name[name].check(found[0]), (name, example)
            assert find_secret(read_words(f"it is {example} ok")) is not None


@pytest.mark.parametrize("example", ["44051401358", "529.982.247-26", "12345678A", "RSSMRA85T10A562T", "10000000147"])
def test_a_wrong_check_digit_makes_it_another_number(example: str) -> None:
    assert not any(
        national.check(found[0]) for national in NATIONAL_NUMBERS if (found := national.written.fullmatch(example))
    )


@pytest.mark.parametrize(
    "text",
    [
        "my ssn is 078051120", "passport number X1234567", "mein Reisepass C01X00T47", "mi pasaporte AAB123456",
        "numéro de sécu 2550814168025", "driver's license D1234562", "паспорт 4510 123456", "护照 E12345678",
        "マイナンバー 123456789018", "주민번호 0001233123456", "NHS 9434765919", "tax id 12345678", "BSN 123456782",
    ],
)  # fmt: skip
def test_what_is_called_so_needs_no_check_digits(text: str) -> None:
    assert find_secret(read_words(text)) is not None
