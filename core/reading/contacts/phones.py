"""Phone numbers, streets and e-mail addresses, which few people mean to publish."""
# ruff: noqa: RUF001 - words of other scripts

import re
from itertools import islice

from core.reading.contacts.streets import has_street
from core.reading.phrases.digits import with_ascii_digits
from core.reading.secrets.links import LINK
from core.reading.words import Words

_DIGIT = re.compile(r"\d")
_EMAIL = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})*\.[a-z]{2,24}\b|\w@(?:gmail|hotmail|yahoo|outlook|icloud|aol|"
    r"gmx|mail|proton)\b",
    re.IGNORECASE,
)
_EMAIL_SPELLED = re.compile(
    r"\w ?(?:\(at\)|\[at\]|\{at\}| at ) ?(?:gmail|hotmail|yahoo|outlook|icloud|aol|gmx|proton(?:mail)?)\b|"
    r"\w ?(?:\(at\)|\[at\]) ?\w+ ?(?:\(dot\)|\[dot\]|\.| dot ) ?\w",
    re.IGNORECASE,
)
# A number as phones have it: at most three signs between digits; no price, time, date, score, share, version or year.
_RUN = re.compile(r"(?<![\w.,:/$€£¥₹#@-])(?:\+|00)?\(?\d(?:[ ().\u2010-\u2015/-]{0,3}\d){5,16}(?![\w%€$£]|[.,:]\d)")
_INTERNATIONAL = re.compile(r"(?:\+|00)[ (]*[1-9]")
_WRITTEN_SO = re.compile(
    r"(?:1[ .-]?)?(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{4}|1?[2-9]\d\d[2-9]\d{6}|"  # North America
    r"[2-9]\d\d(?:-|[ .](?!19|20))\d{4}|"  # local, and its second part no year
    r"\(?0\d{1,5}\)?(?:[ ./-]{1,3}\d{2,8}){1,5}|0[1-9]\d{7,10}|"  # with a trunk prefix
    r"[67]\d\d(?: \d{3} \d{3}| \d\d \d\d \d\d)|[679]\d{8}|"  # Spain, Portugal, Poland
    r"3\d\d[ -]?\d{3}[ -]?\d{4}|3\d\d \d{6,7}|"  # Italy
    r"\(?[1-9]\d\)? ?9\d{4}-?\d{4}|"  # Brazil
    r"1[3-9]\d[ -]?\d{4}[ -]?\d{4}|"  # China
    r"[6-9]\d{4}[ -]?\d{5}|"  # India
    r"8[ (-]{1,2}\d{3}[) -]{1,2}\d{3}[ -]?\d{2}[ -]?\d{2}|8[3489]\d{9}|"  # Russia
    r"\d{2,4}-\d{3,4}-\d{4}|\d{2}(?:[ .]\d{2}){4}"
)
_CALLED_SO = re.compile(
    r"\b(?:call|text|txt|ring|phone|phoning|tel|telephone|mobile|cell|cellphone|whatsapp|signal|viber|"
    r"reach (?:me|him|her|us)|"
    r"(?:my|his|her|their|our|the|new|mums?|moms?|dads?) (?:number|no|num|nr|#|digits|cell)|number(?:['’]s|"
    r" is)|hit me up|sms|dm me at|fax|"
    r"nummer|handy|telefon|telefonnummer|ruf|anrufen|erreichbar|numéro|téléphone|portable|appelle|teléfono|"
    r"telefono|móvil|"
    r"celular|número|llama|llámame|numero|chiama|chiamami|cellulare|telefone|liga|ligar|bel|telefoonnummer|"
    r"ring|nummeret|"
    r"numer|zadzwoń|telefonu|číslo|puhelin|numeroni|telefonum|numaram|ara|hívj)\b|номер|телефон|звони|позвони|"
    r"набери|电话|電話|手机|號碼|番号|携帯|전화|번호|رقم|اتصل|जोड़|नंबर|फ़ोन|เบอร์|טלפון|τηλέφωνο",
    re.IGNORECASE,
)
_CHECKS_IN = re.compile(r"i['’]?m at [^()\n]{2,60} \([^()\n]{5,90}\) https?://\S+", re.IGNORECASE)
"""What apps publish for somebody who checks in at a place: the address is the place's, and is known."""
_DATE = re.compile(
    r"(?:19|20)\d\d([-./ ])\d{1,2}\1\d{1,2}|\d{1,2}([-./ ])\d{1,2}\2(?:19|20)?\d\d|(?:19|"
    r"20)\d\d ?[-–—/] ?(?:19|20)\d\d"
)
_COUNTED = re.compile(
    r"\d{1,3}(?:[ .]000)+|\d{1,3}(?:[ ]\d{3}){1,3}(?=\s+(?!thanks|thx|please|pls|ok\b|call|text|and\b)[^\W\d])"
)
_GOES_ON = re.compile(
    r"\s+(?:people|views|followers|miles|km|steps|votes|times|euros?|dollars?|points|years|copies|fans|words|"
    r"likes)\b",
    re.IGNORECASE,
)
_MOST_LOOKED_AT = 12
_FEWEST_INTERNATIONAL = 8
_LONGEST = 15


def has_contact(words: Words) -> bool:
    """Whether a phone number, a street or an e-mail address is in a text."""
    plain = with_ascii_digits(words.plain)
    if "@" in plain and _EMAIL.search(plain):
        return True
    if ("at" in words.parts or "(at)" in plain or "[at]" in plain) and _EMAIL_SPELLED.search(plain):
        return True
    if not _DIGIT.search(plain):
        return False
    rest = LINK.sub(" ", plain) if "/" in plain else plain
    return _has_phone(rest) or (has_street(rest) and not _CHECKS_IN.fullmatch(plain))


def _has_phone(plain: str) -> bool:
    """Whether a phone number is in a text: by how it is written, or by what it is called."""
    called = None
    for found in islice(_RUN.finditer(plain), _MOST_LOOKED_AT):
        number = found[0].strip(" ./-)")
        digits = len(_DIGIT.findall(number))
        if digits > _LONGEST or _DATE.fullmatch(number):
            continue
        if _INTERNATIONAL.match(number) and digits >= _FEWEST_INTERNATIONAL:
            return True
        counted = _COUNTED.match(plain, found.start()) is not None or _GOES_ON.match(plain, found.end()) is not None
        if _WRITTEN_SO.fullmatch(found[0].strip(" ./-")) and not counted:
            return True
        if called is None:
            called = _CALLED_SO.search(plain) is not None
        if called and not counted and digits > 6:  # noqa: PLR2004 - local numbers
            return True
    return False
