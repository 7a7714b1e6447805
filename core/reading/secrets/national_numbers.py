"""How national numbers are written, and their check digits: only what can hardly be anything else.

The rules are those that each authority publishes; where there is no check digit, the writing has to be distinctive or
a date be in it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.reading.secrets.check_digits import luhn, mod_11_10, numbers, verhoeff, weighed

_SEPARATORS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class NationalNumber:
    """A kind of number.

    Attributes:
        name: whose, and which.
        written: how it is written.
        check: whether what is written so can be one.
    """

    name: str
    written: re.Pattern[str]
    check: Callable[[str], bool]


def _signs(written: str) -> str:
    return _SEPARATORS.sub("", written).upper()


def _always(_written: str) -> bool:
    return True


def _of_digits(check: Callable[[str], bool]) -> Callable[[str], bool]:
    """A check of what is left without separators, in capitals."""
    return lambda written: check(_signs(written))


def _date(year_month_day: str) -> bool:
    return 1 <= int(year_month_day[2:4]) <= 12 and 1 <= int(year_month_day[4:6]) <= 31  # noqa: PLR2004 - months, days


def _date_backwards(day_month: str) -> bool:
    return 1 <= int(day_month[:2]) <= 31 and 1 <= int(day_month[2:4]) <= 12  # noqa: PLR2004 - days, months


def _mod_11(digits: str, weights: str) -> int:
    """The remainder by 11 of the digits, each times its weight; A is 10."""
    return weighed(digits, (int(weight, 16) for weight in weights)) % 11


def _checked(digits: str, weights: str) -> bool:
    """Whether the digit behind those that are weighed is the remainder; 10 counts as 0."""
    return _mod_11(digits, weights) % 10 == int(digits[len(weights)])


def _cpf(digits: str) -> bool:
    first = 11 - _mod_11(digits, "A98765432")
    second = 11 - weighed(digits, range(11, 1, -1)) % 11
    return digits[9:] == f"{first % 11 % 10}{second % 11 % 10}" and len(set(digits)) > 1


def _cnpj(digits: str) -> bool:
    first = 11 - _mod_11(digits, "543298765432")
    second = 11 - _mod_11(digits, "6543298765432")
    return digits[12:] == f"{first % 11 % 10}{second % 11 % 10}"


def _tc_kimlik(digits: str) -> bool:
    given = numbers(digits)
    tenth = (7 * sum(given[0:9:2]) - sum(given[1:8:2])) % 10
    return given[9] == tenth and given[10] == sum(given[:10]) % 10


def _codice_fiscale(signs: str) -> bool:
    odd = dict(zip("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", _ITALIAN_ODD, strict=True))
    total = sum(odd[sign] for sign in signs[:15:2]) + sum(
        int(sign, 36) % 10 if sign.isdigit() else ord(sign) - 65 for sign in signs[1:15:2]
    )
    return chr(65 + total % 26) == signs[15]


# Agenzia delle Entrate, decree of 23 December 1976: what signs in odd places count.
_ITALIAN_ODD = (
    *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
    *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
)
_CHECK_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _dni(signs: str) -> bool:
    number = signs[:-1].translate(str.maketrans("XYZ", "012"))
    return _CHECK_LETTERS[int(number) % 23] == signs[-1]


def _ausweis(signs: str) -> bool:
    weights = (7, 3, 1) * 3
    return sum(int(sign, 36) * weight for sign, weight in zip(signs[:9], weights, strict=True)) % 10 == int(signs[9])


def _nir(signs: str) -> bool:
    digits = signs.replace("2A", "19").replace("2B", "18") if not signs.isdigit() else signs
    return digits.isdigit() and 97 - int(digits[:-2]) % 97 == int(digits[-2:])


def _steuer_id(digits: str) -> bool:
    return digits[0] != "0" and len(set(digits[:10])) in {8, 9} and mod_11_10(digits)


def _pesel(digits: str) -> bool:
    born = f"00{int(digits[2:4]) % 20:02}{digits[4:6]}"
    return _date(born) and weighed(digits, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)) % 10 == 0


def _bsn(digits: str) -> bool:
    return weighed(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0


def _tfn(digits: str) -> bool:
    return weighed(digits, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0


def _medicare(digits: str) -> bool:
    return digits[0] in "23456" and weighed(digits, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == int(digits[8])


def _norwegian(digits: str) -> bool:
    first, second = 11 - _mod_11(digits, "376189452"), 11 - _mod_11(digits, "5432765432")
    return _date_backwards(f"{int(digits[0]) % 4}{digits[1:4]}") and digits[9:] == f"{first % 11}{second % 11}"


def _finnish(signs: str) -> bool:
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(signs[:6] + signs[-4:-1]) % 31] == signs[-1]


def _swedish(digits: str) -> bool:
    ten = digits[-10:]
    return 1 <= int(ten[2:4]) <= 12 and 1 <= int(ten[4:6]) % 60 <= 31 and luhn(ten)  # noqa: PLR2004 - months, days


def _ahv(digits: str) -> bool:
    return weighed(digits, (1, 3) * 6 + (1,)) % 10 == 0


def _snils(digits: str) -> bool:
    return weighed(digits, range(9, 0, -1)) % 101 % 100 == int(digits[9:])


def _inn(digits: str) -> bool:
    return _checked(digits, "724A359468") and weighed(digits, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10 == int(
        digits[11]
    )


def _my_number(digits: str) -> bool:
    rest = _mod_11(digits, "65432765432")
    return int(digits[11]) == (11 - rest if rest > 1 else 0)


def _chinese(signs: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[weighed(signs[:17], weights) % 11] == signs[17]


def _belgian(digits: str) -> bool:
    return any(97 - int(century + digits[:9]) % 97 == int(digits[9:]) for century in ("", "2"))


def _austrian(digits: str) -> bool:
    weights = (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)
    return _date_backwards(digits[4:]) and weighed(digits, weights) % 11 == int(digits[3])


def _pps(signs: str) -> bool:
    extra = 9 * (ord(signs[8]) - 64) if len(signs) > 8 and signs[8] != "W" else 0  # noqa: PLR2004 - the second letter
    return "WABCDEFGHIJKLMNOPQRSTUV"[(weighed(signs[:7], range(8, 1, -1)) + extra) % 23] == signs[7]


def _rut(signs: str) -> bool:
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(signs[:-1])))
    return "0123456789K0"[(11 - total % 11) % 11] == signs[-1]


def _nhs(digits: str) -> bool:
    return (11 - weighed(digits, range(10, 1, -1)) % 11) % 11 == int(digits[9])


def _kind(name: str, written: str, check: Callable[[str], bool] = _always) -> NationalNumber:
    pattern = re.compile(rf"(?<![\w$€£.,/-])(?:{written})(?![\w€%]|[.,/-]\d)", re.IGNORECASE)
    return NationalNumber(name, pattern, _of_digits(check) if check is not _always else check)


NATIONAL_NUMBERS = (
    _kind("Social Security number", r"(?!000|666)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}"),
    _kind(
        "National Insurance number", r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]"
    ),
    _kind("Steuer-ID", r"\d{2} \d{3} \d{3} \d{3}|\d{11}", _steuer_id),
    _kind("Personalausweis", r"[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}\d", _ausweis),
    _kind("NIR", r"[12][ .]?\d{2}[ .]?\d{2}[ .]?\d[\dAB][ .]?\d{3}[ .]?\d{3}[ .]?\d{2}", _nir),
    _kind(
        "DNI and NIE", r"(?:\d{8}|[XYZ][- ]?\d{7})[- ]?[TRWAGMYFPDXBNJZSQVHLCKE]|\d{2}\.\d{3}\.\d{3}[- ]?[A-Z]", _dni
    ),
    _kind("codice fiscale", r"[A-Z]{3} ?[A-Z]{3} ?\d{2}[A-EHLMPRST]\d{2} ?[A-Z]\d{3}[A-Z]", _codice_fiscale),
    _kind("PESEL", r"\d{11}", _pesel),
    _kind("BSN", r"\d{3}([. ])\d{3}\1\d{3}|\d{4}\.\d{2}\.\d{3}", _bsn),
    _kind("CPF", r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}", _cpf),
    _kind("CNPJ", r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}", _cnpj),
    _kind("SIN", r"[1-79]\d{2}([- ])\d{3}\1\d{3}", luhn),
    _kind("TFN", r"\d{3} \d{3} \d{3}", _tfn),
    _kind("Medicare", r"\d{4} \d{5} \d(?:[ /-]\d)?", _medicare),
    _kind("Aadhaar", r"[2-9]\d{3}([ -]?)\d{4}\1\d{4}", verhoeff),
    _kind("PAN", r"[A-Z]{5}\d{4}[A-Z]"),
    _kind("TC kimlik", r"[1-9]\d{10}|[1-9]\d{2} \d{3} \d{3} \d{2}", _tc_kimlik),
    _kind("personnummer", r"(?:19|20)?\d{6}[-+]\d{4}|(?:19|20)\d{10}", _swedish),
    _kind("CPR", r"\d{6}-\d{4}", _date_backwards),
    _kind("henkilötunnus", r"\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]", _finnish),
    _kind("fødselsnummer", r"\d{6} ?\d{5}", _norwegian),
    _kind("AHV", r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}", _ahv),
    _kind("SNILS", r"\d{3}[- ]\d{3}[- ]\d{3}[- ]\d{2}|\d{11}", _snils),
    _kind("INN", r"\d{12}", _inn),
    _kind("My Number", r"\d{4}([ -]?)\d{4}\1\d{4}", _my_number),
    _kind("RRN", r"\d{6}-[1-8]\d{6}", _date),
    _kind("resident identity card", r"[1-9]\d{16}[\dX]", _chinese),
    _kind("Belgian national number", r"\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}\.?\d{2}", _belgian),
    _kind("Sozialversicherungsnummer", r"[1-9]\d{3} ?\d{6}", _austrian),
    _kind("PPS", r"\d{7}[A-W][A-IW]?", _pps),
    _kind(
        "rodné číslo",
        r"\d{6}/\d{3,4}",
        lambda digits: _date(digits[:2] + f"{int(digits[2:4]) % 50 % 20:02}" + digits[4:]),
    ),
    _kind("CURP", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d"),
    _kind("RFC", r"[A-ZÑ&]{4}\d{6}[A-Z\d]{3}"),
    _kind("CUIT", r"\d{2}-\d{8}-\d", lambda digits: (11 - _mod_11(digits, "5432765432")) % 11 == int(digits[10])),
    _kind("RUT", r"\d{1,2}\.\d{3}\.\d{3}-[\dK]|\d{7,8}-[\dK]", _rut),
    _kind("South African identity number", r"\d{6} ?\d{4} ?\d{3}", lambda digits: _date(digits) and luhn(digits)),
    _kind("HKID", r"[A-Z]{1,2}\d{6}\([\dA]\)"),
    _kind("NRIC", r"[STFGM]\d{7}[A-Z]"),
    _kind("Taiwanese identity card", r"[A-Z][12]\d{8}"),
    _kind("NHS number", r"\d{3} \d{3} \d{4}", _nhs),
    _kind("CNP", r"[1-8]\d{12}", lambda digits: _date(digits[1:]) and _checked(digits, "279146358279")),
    _kind("Israeli identity number", r"\d{9}", luhn),
)
"""Of the kinds that have check digits, those without distinctive writing pass by accident once in ten; who writes so
many digits is asked."""
