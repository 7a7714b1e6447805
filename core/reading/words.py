"""The words of a text: as they came, and folded so that they can be compared."""
# ruff: noqa: RUF001 - characters that look alike are what is folded here

import unicodedata
from typing import NamedTuple

from core.reading.phrases.signatures import without_flat_signature, without_signature

# Characters that show nothing: zero-width ones, direction marks, variation selectors, soft
# hyphens, fillers. Phones and copying put them in; nobody means them. The keycap frame is
# among them so that a "1" sent as an emoji answers a question.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u20e3\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0"
)
DOUBLE_QUOTES = '"“”„‟«»″＂'
SINGLE_QUOTES = "'‘’‚‛‹›`´＇"
ENDINGS = ".!…。！．｡"
_SLASHES = "\\/"
# What is taken off the ends even of words that are kept as typed. Not all of INVISIBLE: a final
# variation selector is part of its emoji.
_STRIPPED = "\u200b\u2060\ufeff\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Full-width Latin, as Japanese and Chinese keyboards give it, is read as plain Latin.
_FOLDED: dict[int, int | None] = {
    **dict.fromkeys(map(ord, INVISIBLE)),
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
}
_QUOTES = frozenset(DOUBLE_QUOTES + SINGLE_QUOTES)


class Words(NamedTuple):
    """A text, taken apart once.

    Attributes:
        raw: the text as it came.
        own: `raw` without outer white space and without quotes around the whole; else as typed,
            ending included. What a person wants kept exactly is taken from here. Empty if
            nothing of the text shows.
        plain: `own` for comparing: no final full stops or exclamation marks, one space between
            words, nothing invisible; case is kept.
        parts: the words of `plain`, the first one without its slash.
        backslash: whether the text begins with a backslash or slash and a letter or "?".
        first: the first word in upper case without its slash, or "".
        signed: whether a phone's line ("Sent from my ...") or a name stands under it. `own` has it, `plain` hasn't.
    """

    raw: str
    own: str
    plain: str
    parts: tuple[str, ...]
    backslash: bool
    first: str
    signed: bool = False

    def rest(self) -> str:
        """All that follows the first word, exactly as typed (spacing, lines, quotes, ending)."""
        after = self.own.split(None, 1)
        return after[1] if len(after) > 1 else ""

    def typed(self, position: int) -> str:
        """The word at `position` of `parts` as it was typed, with its own ending."""
        typed = self.own.split()
        if not self.own.isascii():
            typed = [word for word in typed if word.translate(_FOLDED)]
        return typed[position] if position < len(typed) else self.parts[position]


def read_words(body: str) -> Words:
    """Take a text apart. Any string will do; one without words gives empty `parts`."""
    own = _unquoted(body.strip() if body.isascii() else body.strip(_STRIPPED))
    unsigned = without_signature(own)
    plain, signed = _plain(unsigned)
    if not plain:
        shows = bool(own.translate(_FOLDED).strip())
        return Words(body, own if shows else "", "", (), backslash=False, first="")
    parts = plain.split(" ")
    lead = parts[0]
    backslash = lead[0] in _SLASHES and len(lead) > 1 and (lead[1].isalpha() or lead[1] == "?")
    if backslash:
        parts[0] = lead[1:]
    return Words(body, own, plain, tuple(parts), backslash, parts[0].upper(), signed or unsigned is not own)


def _plain(own: str) -> tuple[str, bool]:
    """Fold `own` for comparing, and tell if it was signed; folding what is folded changes nothing."""
    if not own.isascii():
        own = unicodedata.normalize("NFC", own.translate(_FOLDED))
    folded = " ".join(own.split())
    signed = False
    while True:
        shorter = _unquoted(folded).rstrip(ENDINGS + " ")
        unsigned = without_flat_signature(shorter)
        if unsigned == folded:
            return folded, signed
        signed = signed or unsigned != shorter
        folded = unsigned


def _unquoted(text: str) -> str:
    """Take off quotes that go around the whole, and the stops after them."""
    while text and text[0] in _QUOTES:
        inside = _inside_quotes(text)
        if inside is None:
            break
        text = inside
    return text


def _inside_quotes(text: str) -> str | None:
    """What stands between the first and the last character if these are quotes around all of it."""
    closed = text.rstrip(ENDINGS + _STRIPPED)
    kind = DOUBLE_QUOTES if text[0] in DOUBLE_QUOTES else SINGLE_QUOTES
    if len(closed) < 2 or closed[-1] not in kind:  # noqa: PLR2004 - an opening and a closing one
        return None
    inside = closed[1:-1]
    # `"Dune" and "Arrival"` has quotes at both ends, but none around the whole. Single quotes
    # are apostrophes too, so they may stand inside.
    if kind is DOUBLE_QUOTES and any(mark in inside for mark in DOUBLE_QUOTES):
        return None
    return inside.strip(_STRIPPED)
