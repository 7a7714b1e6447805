"""Numbers of payment cards, in any grouping, and what stands on a card's back."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re
from itertools import accumulate, islice

from core.reading.secrets.check_digits import luhn

# Digits with at most two separators between them, not within a word or a longer run. Dots are
# separators too, but not in 3.14159265358979.
_RUN = re.compile(r"(?<![\w$€£])\d(?:[ ._–—-]{0,3}\d){11,63}")
_GROUP = re.compile(r"\d+")
_IN_FOURS = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\D?(?:19|20)\d\d)[2-9]\d{3}([ .-])\d{4}\1\d{4}\1\d{4}(?!\d)|"
    r"(?<!\d)3\d{3}([ -])\d{6}\2\d{5}(?!\d)"
)
_BACK = re.compile(
    r"\b(?:cvv2?|cvc2?|cvn|csc|cav2?|prüfziffer|kartenprüfnummer|cryptogramme|security code|código de seguridad|"
    r"código de segurança|codice di sicurezza)\b(?: (?:on|at|auf) (?:the |its |der )?(?:back"
    r"|rückseite))?\W{0,3}(?:(?:is|ist|est|es|è|é|number|no|"
    r"code)\b\W{0,2}){0,2}\d{3,4}\b|"
    r"\b\d{3,4} (?:is |for )?(?:the |my |your )?(?:cvv|cvc)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:credit|debit|bank|gift|kredit|giro|ec)[ -]?(?:card|karte)|\bcard (?:number|no|num|#)|\b(?:visa|mastercard|"
    r"master card|amex|american express|maestro|discover|diners|jcb|unionpay|rupay|troy|hipercard)\b|"
    r"carte (?:bancaire|bleue|de crédit)|tarjeta|cartão|carta di credito|kreditkort|kartennummer|creditcard|"
    r"карт[аыуе]|银行卡|信用卡|カード番号|카드",
    re.IGNORECASE,
)
_LENGTHS = range(12, 20)
_MOST_GROUPS = 24
_MOST_RUNS = 4

# How issuers' numbers begin (ISO/IEC 7812-1; the brands' published ranges), and how long they are.
_BRANDS = (
    (re.compile(r"4"), frozenset({13, 16, 19})),  # Visa
    (re.compile(r"5[0-9]|2(?:2[2-9]|[3-6]|7[012])"), frozenset({16})),  # Mastercard, and those that share its range
    (re.compile(r"3[47]"), frozenset({15})),  # American Express
    (re.compile(r"3(?:0[0-5]|09|[689])"), frozenset({14, 16, 17, 18, 19})),  # Diners
    (re.compile(r"35|2131|1800"), frozenset({15, 16, 17, 18, 19})),  # JCB
    (
        re.compile(r"6"),
        frozenset({12, 13, 14, 15, 16, 17, 18, 19}),
    ),  # Discover, UnionPay, Maestro, RuPay, Elo, Hipercard
    (re.compile(r"5[06-9]"), frozenset({12, 13, 14, 15, 16, 17, 18, 19})),  # Maestro
    (re.compile(r"8[12]"), frozenset({16, 17, 18, 19})),  # UnionPay, RuPay
    (re.compile(r"220[0-4]|9792|1946|9"), frozenset({16, 17, 18, 19})),  # Mir, Troy, cards of shops
)


def is_card_in(plain: str) -> bool:
    """Whether a card's number is in a text, or the security code of one."""
    if _BACK.search(plain) or _IN_FOURS.search(plain):
        return True
    runs = list(islice(_RUN.finditer(plain), _MOST_RUNS))
    if not runs:
        return False
    called = _NEAR.search(plain) is not None
    return any(_has_card(run[0], called=called) for run in runs)


def _has_card(run: str, *, called: bool) -> bool:
    """Whether some neighbouring groups of a run are a card's number: its expiry may follow."""
    groups = _GROUP.findall(run)[:_MOST_GROUPS]
    digits = "".join(groups)
    edges = {0, *accumulate(map(len, groups))}
    found = [digits[start : start + length] for start in edges for length in _LENGTHS if start + length in edges]
    return any(_is_card(number, called=called) for number in found)


def _is_card(digits: str, *, called: bool) -> bool:
    if called and len(digits) > _LENGTHS[0]:  # mistyped, but called a card
        return True
    return luhn(digits) and any(len(digits) in lengths and begins.match(digits) for begins, lengths in _BRANDS)
