"""Bank accounts: IBANs, and numbers that are called an account's."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re

from core.reading.secrets.check_digits import mod_97

# Lengths by country: the IBAN registry (ISO 13616), release 99.
_REGISTRY = """
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
_LENGTHS = {entry[:2]: int(entry[2:]) for entry in _REGISTRY.split()}
_SHORTEST, _LONGEST = min(_LENGTHS.values()), max(_LENGTHS.values())
_BEGINNING = re.compile(r"(?<![^\W_])([A-Za-z]{2})[ -]?(\d[ -]?\d)(?=[ ._-]{0,2}[A-Za-z0-9])")
_SEPARATORS = re.compile(r"[ ._–-]")
_NAMED = re.compile(r"\biban\b|[آا]يبان", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:acct?|a/c) \d{8,12}\b|\b(?:account|acct?) \d{3}-\d{3} \d{4} ?\d{4}\b|"
    # Nigeria's uniform account numbers have ten digits.
    r"\b(?:[a-z]{2,12} ?bank|gtb|opay|kuda|palmpay|moniepoint|zenith|uba) \d{10}\b|"
    r"\b(?:(?:bank |checking |savings )?(?:account|acct|acc|a/c) ?(?: number| no| num|#|\.|:)+|account number|"
    r"routing(?: number| no)?|sort code|aba|bsb|clabe|ifsc|konto(?:nummer|nr)?|kto|blz|rib|numéro de compte|"
    r"número de cuenta|cuenta bancaria|numero di conto|conto corrente|conta(?: corrente)?|rekeningnummer|"
    r"numer konta|nr konta|číslo účtu|kontonummer|tilinumero|hesap no|номер счета|номер счёта|р/с|银行账号|账号|"
    r"口座番号|계좌번호|계좌)\W{0,4}(?:[^\W\d]+\W{1,3}){0,3}([A-Z]{0,4}\d[\d -]{4,}\d)",
    re.IGNORECASE,
)
_IN_FOURS = re.compile(r"[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?")
_MOST_LOOKED_AT = 12


def is_account_in(plain: str) -> bool:
    """Whether a bank account's number is in a text."""
    if _ACCOUNT.search(plain):
        return True
    named = None
    for looked_at, found in enumerate(_BEGINNING.finditer(plain)):
        if looked_at == _MOST_LOOKED_AT:
            break
        length = _LENGTHS.get(found[1].upper())
        if length is None:
            continue
        if named is None:
            named = _NAMED.search(plain) is not None
        if _is_iban(plain[found.start() : found.start() + 3 * _LONGEST], length, named=named):
            return True
    return False


def _is_iban(written: str, length: int, *, named: bool) -> bool:
    """Whether `written` begins with an IBAN of that length; one that is called so or is in fours may be mistyped."""
    places = [place for place, sign in enumerate(written) if sign.isascii() and sign.isalnum()][:length]
    if len(places) < length:
        return named and len(places) >= _SHORTEST
    end = places[-1] + 1
    signs = _SEPARATORS.sub("", written[:end]).upper()
    if written[end : end + 1].isalnum() or not (signs.isascii() and signs.isalnum()):
        return named
    if mod_97(signs[4:] + signs[:4]) == 1 or _IN_FOURS.fullmatch(written[:end]) is not None:
        return True
    return named and sum(map(str.isdigit, signs)) > length // 2
