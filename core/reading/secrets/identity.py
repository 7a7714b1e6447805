"""Numbers by which states and insurances know people: by how they are written, and by what they are called."""
# ruff: noqa: RUF001, E501 - other scripts and typographic signs

import re
from itertools import islice

from core.reading.secrets.national_numbers import NATIONAL_NUMBERS

_CALLED = re.compile(
    r"(?:\b(?:ssn|social(?: security)?(?: number| no| num|#)?|itin|ein|national insurance|ni (?:number|no)|nino|nhs|"
    r"passport|passeport|pasaporte|passaporto|passaporte|reisepass|paspoort|paszport|pasaport|pass(?:port)?nummer|"
    r"id(?=\W{0,3}(?:is )?\d{6})|"
    r"id (?:card|number|no|num)|identity (?:card|number)|driver'?s?’?s? licen[cs]e|driving licen[cs]e|"
    r"licen[cs]e(?: number| no)?|"
    r"dl (?:number|no)|green card|alien number|health (?:card|insurance)|insurance (?:number|no|id)|"
    r"(?:(?:online|internet|mobile|telephone|phone|net|home) ?)?banking(?=.{0,16}\b(?:user|id|number|no|login|customer|username))|netbanking|homebanking|onlinebanking|internetbank\w*|netbank|nettbank|banca (?:en línea|online|móvil|telefonica|electrónica)|banque en ligne|bankowość\w*|интернет-?банк\w*|medicare|medicaid|member id|policy number|patient id|"
    r"(?:personal)?ausweis(?:nummer|nr)?|steuer(?:-?id|nummer|identifikationsnummer)|sozialversicherungsnummer|"
    r"führerschein(?:nummer)?|svnr|ahv|avs|numéro de sécu(?:rité sociale)?|sécu|nir|carte (?:d'identité|vitale)|"
    r"dni|nie|nif|nss|curp|rfc|rut|cuit|cuil|cédula|cedula|codice fiscale|carta d'identità|patente|"
    r"cpf|cnpj|rg|cnh|pesel|dowód(?: osobisty)?|nip|bsn|burgerservicenummer|rijbewijs|sin(?: number)?|tfn|"
    r"bvn|nin (?:number|no)|nin(?=\W{1,3}(?:is )?(?:[A-Z]{2} ?)?\d\d)|pers ?nr|persnr|ghana card|"
    r"tax (?:file|id)(?: number| no)?|aadhaa?r|pan (?:card|number|no)|voter id|(?:tc )?kimlik(?: no)?|tckn|"
    r"personnummer|cpr(?:-nummer| nummer)?|henkilötunnus|hetu|fødselsnummer|rodné číslo|szemelyi|személyi|"
    r"паспорт\w*|инн|снилс|рнокпп|nric|fin (?:number|no)|hkid|mykad|nik|ktp|cccd|cmnd)\b|"
    r"护照|護照|身份证|身分證|マイナンバー|個人番号|パスポート|旅券|免許証|주민등록|주민번호|여권|רכז|דרכון|ת\.?ז|جواز|الهوية|هويتي|هويته|هويتها|الإقامة|إقامتي|"
    r"आधार|पासपोर्ट|บัตรประชาชน|พาสปอร์ต)",
    re.IGNORECASE,
)
# A number with at least six digits in it; letters, spaces and the usual signs may stand between.
_NUMBER = re.compile(r"(?<![\w$€£])(?=(?:[^\W\d]{0,4}[ .:/-]?\d){6})[^\W_](?:[ ./-]?[^\W_]){5,24}")
_PAN = re.compile(r"(?<![\w@#/])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\w@])")
"""India's Permanent Account Number: its fourth letter tells whose it is, a person's or a firm's."""
_LAST_FOUR = re.compile(
    r"\b(?:ssn|social|card|account|acct)\b.{0,24}\b(?:4|four)\b.{0,12}\b\d{4}\b|"
    r"\blast (?:4|four)\b.{0,24}\b(?:ssn|social|card|account|acct|digits)\b.{0,12}\b\d{4}\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_FEW_WORDS = 7
_MOST_LOOKED_AT = 4


def is_identity_in(plain: str) -> bool:
    """Whether a number is in a text by which a state or an insurance knows somebody."""
    return _LAST_FOUR.search(plain) is not None or _is_written_so(plain) or _is_called_so(plain)


def is_pan_in(plain: str) -> bool:
    """Whether India's Permanent Account Number is in a text; of digits it has but four."""
    return _PAN.search(plain) is not None


def _is_written_so(plain: str) -> bool:
    for national in NATIONAL_NUMBERS:
        for found in islice(national.written.finditer(plain), _MOST_LOOKED_AT):
            if national.check(found[0]):
                return True
    return False


def _is_called_so(plain: str) -> bool:
    """Whether a long number stands near a word for such a number, with check digits or without."""
    called = _CALLED.search(plain)
    if called is None:
        return False
    for number in islice(_NUMBER.finditer(plain), _MOST_LOOKED_AT):
        between = plain[called.end() : number.start()] or plain[number.end() : called.start()]
        if len(_WORD.findall(between)) <= _FEW_WORDS:
            return True
    return False
