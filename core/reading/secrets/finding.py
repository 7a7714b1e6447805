"""Whether a text gives a secret away: the one order in which all kinds are tried, the cheap looks first."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re

import core.reading.secrets.vocabulary as said
from core.reading.phrases.digits import with_ascii_digits
from core.reading.secrets.accounts import is_account_in
from core.reading.secrets.asked_words import SAID_WITH, is_asked_word_in
from core.reading.secrets.beside import gives_user_and_password, is_odd_beside, is_recovery_phrase
from core.reading.secrets.cards import is_card_in
from core.reading.secrets.codes import is_code_in
from core.reading.secrets.doubtful import spells_digits
from core.reading.secrets.empty_homes import OF_AWAY, OF_KEYS, tells_of_empty_home, tells_where_key_lies
from core.reading.secrets.identity import is_identity_in, is_pan_in
from core.reading.secrets.keys import is_key_in, is_named_key_in, is_seed_phrase
from core.reading.secrets.links import LINK, is_link_to_keep
from core.reading.secrets.passed_on import (
    gives_account_and_password,
    is_code_passed_on,
    is_digit_by_digit,
    is_note_of_door,
    is_note_of_lock,
    is_number_told,
    is_spelt_out,
    tells_how_to_unlock,
)
from core.reading.secrets.passwords import is_dictated, is_lone_password, opens_door, password_in
from core.reading.secrets.rooms import of_room, with_room
from core.reading.secrets.secret import Secret, SecretKind
from core.reading.situation import RoomNames, in_no_room
from core.reading.words import Words

_DIGIT = re.compile(r"\d")
_WORD = re.compile("\\w[\\w\u0900-\u0dff'’-]*")  # vowel signs of Indian scripts are no letters, but of words
_PARTS = re.compile(r"[^\W_]+")
_TELLING = SAID_WITH | OF_KEYS | OF_AWAY
_GATE = said.PASSWORD_GATE | said.CODE_WORDS
_FEW_WORDS = 4
_LONG_NUMBER = 6
_MOST_DIGITS = 120
_BEGINNING = 240
_LONG_WORD = re.compile(r"(\S{64})\S+")
_LONGEST_KEY = 160
"""What is longer is looked at as far: patterns would take long with a text of one word."""


def find_secret(words: Words, rooms: RoomNames = in_no_room) -> Secret | None:  # noqa: C901, PLR0911, PLR0912 - one a kind
    """What a text gives away, or nothing.

    Args:
        words: the text.
        rooms: gives the names of this person's rooms; asked only about texts that may need them.
    """
    plain = with_ascii_digits(words.plain)
    if not plain:
        return None
    if len(words.parts) <= _FEW_WORDS:
        named = of_room(words, rooms)
        if named is not None:
            return named
        if is_lone_password(words):
            return Secret(SecretKind.PASSWORD)
    if "/" in plain and is_link_to_keep(plain):
        return Secret(SecretKind.LINK)
    rest = _LONG_WORD.sub(r"\1", LINK.sub(" ", plain) if "/" in plain else plain)
    spoken = _WORD.findall(rest.casefold())
    if "-" in rest or "'" in rest or "’" in rest:
        spoken += [part for word in spoken if not word.isalnum() for part in _PARTS.findall(word)]
    is_long = _LONG_WORD.search(plain) is not None
    parts = tuple(part[:_LONGEST_KEY] for part in words.parts) if is_long else words.parts
    if is_recovery_phrase(rest) or is_key_in(parts) or is_seed_phrase(words.parts) or is_named_key_in(rest, spoken):
        return Secret(SecretKind.KEY)
    if _DIGIT.search(rest):
        kind = _by_digits(rest, spoken)
        if kind is not None:
            return Secret(kind)
    if gives_user_and_password(rest) or gives_account_and_password(rest):
        return Secret(SecretKind.PASSWORD)
    if is_digit_by_digit(rest):
        return Secret(SecretKind.PASSWORD)
    names_it = not _GATE.isdisjoint(spoken)
    if (names_it or _DIGIT.search(rest)) and is_spelt_out(rest):
        return Secret(SecretKind.PASSWORD)
    if names_it and (spells_digits(rest) or is_dictated(rest)):
        return Secret(SecretKind.PASSWORD)
    told = not _TELLING.isdisjoint(spoken) and (is_asked_word_in(rest, spoken) or tells_of_empty_home(rest, spoken))
    if told or tells_where_key_lies(rest):
        return Secret(SecretKind.PASSWORD)
    password = password_in(rest, spoken)
    return with_room(password, words, rooms) if password else None


def _by_digits(rest: str, spoken: list[str]) -> SecretKind | None:
    """What digits in a text are. Of a table of numbers, its beginning is looked at."""
    digits = len(_DIGIT.findall(rest))
    if digits > _MOST_DIGITS:
        rest = rest[:_BEGINNING]
    if opens_door(rest, spoken) or is_note_of_door(rest, spoken) or tells_how_to_unlock(rest):
        return SecretKind.PASSWORD
    if is_code_in(rest, spoken) or is_number_told(rest, spoken) or is_code_passed_on(rest):
        return SecretKind.CODE
    long = digits >= _LONG_NUMBER
    if long and is_account_in(rest):
        return SecretKind.ACCOUNT
    if is_card_in(rest):
        return SecretKind.CARD
    if is_identity_in(rest) if long or "last" in spoken else is_pan_in(rest):
        return SecretKind.IDENTITY
    return SecretKind.PASSWORD if is_odd_beside(rest, spoken) or is_note_of_lock(rest, spoken) else None
