r"""What a text costs to send, and how a person's words are cut to fit.

The alphabet is that of GSM 03.38: 160 septets in one segment, 153 in each of several; `^{}\[~]|€`
and the form feed take two. One character outside makes the whole text UCS-2: 70 units, then 67.
"""
# ruff: noqa: RUF001 - characters that look alike are what is replaced here

import re
import unicodedata
from collections.abc import Iterable

ONE_SEGMENT = 160
_PART = 153
_ONE_WIDE_SEGMENT = 70
_WIDE_PART = 67
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("\f^{}\\[~]|€")
_ALPHABET = _BASIC | _DOUBLE
_PLAIN = re.compile(f"[{re.escape(''.join(sorted(_BASIC)))}]*")
"""Characters of one septet each. Most texts have no others, and this tells so ten times as fast."""
_LETTERS = {
    **dict.fromkeys("•·", "-"),
    **dict(zip("×łŁđĐı", "xlLdDi", strict=True)),
    **dict(zip("½¼¾", ("1/2", "1/4", "3/4"), strict=True)),
    **dict(zip("…œŒẞ™©®", ("...", "oe", "OE", "SS", "TM", "(c)", "(r)"), strict=True)),
}
_LOOKS_LIKE = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        **dict.fromkeys("‘’‚‛‹›´`′ʼ", "'"),
        **dict.fromkeys("‐‑‒–—―−⁃", "-"),
        **dict.fromkeys("\t\v\x85\xa0\u202f\u205f\u2028\u2029\u3000\u1680", " "),
        **dict.fromkeys((chr(code) for code in range(0x2000, 0x200B)), " "),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad\ufe0e\ufe0f"),
    }
    | _LETTERS,
)
_LEFT_OUT = "..."
"""Stands for what is cut, and for words in letters that the alphabet lacks."""
_MOST_LOOKED_AT = 480
"""Characters of a text that is cut: no more of it fits a segment, unless most of it is left out."""
_SIGN, _LETTER = "\0", "\1"
"""While a text is put into the alphabet: a sign, and a letter, that it lacks."""
_SIGNS = re.compile(f" {_SIGN}[ {_SIGN}]*(?=[ .,;:!?]|$)|{_SIGN}+")
_LETTERS_LEFT_OUT = re.compile(rf"{_LETTER}(?:[\W_{_LETTER}]*{_LETTER})?")


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None


def is_gsm7(text: str) -> bool:
    """Whether a text can be sent in the short alphabet."""
    return _is_plain(text) or _ALPHABET.issuperset(text)


def septets(text: str) -> int:
    """How many septets a text of the short alphabet takes."""
    return len(text) if _is_plain(text) else len(text) + sum(map(text.count, _DOUBLE))


def segments(text: str) -> int:
    """How many segments a text is sent in; an empty one in none."""
    if not text:
        return 0
    if len(text) <= ONE_SEGMENT and _is_plain(text):
        return 1
    if is_gsm7(text):
        if septets(text) <= ONE_SEGMENT:
            return 1
        return _packed((2 if sign in _DOUBLE else 1 for sign in text), _PART)
    if len(text) + sum(sign > "\uffff" for sign in text) <= _ONE_WIDE_SEGMENT:
        return 1
    return _packed((2 if sign > "\uffff" else 1 for sign in text), _WIDE_PART)


def _packed(sizes: Iterable[int], room: int) -> int:
    """How many parts of `room` hold the characters; none is split between two parts."""
    parts, left = 1, room
    for size in sizes:
        if size > left:
            parts, left = parts + 1, room
        left -= size
    return parts


def to_gsm7(text: str) -> str:
    """Put a text into the short alphabet, and nothing into it that its writer didn't write.

    Typography becomes its plain likes, accents that the alphabet lacks are dropped, emoji and other signs are left
    out, and "..." stands for words in other letters.
    """
    if is_gsm7(text):
        return text
    likenesses = map(_likeness, unicodedata.normalize("NFC", text).translate(_LOOKS_LIKE))
    plain = _LETTERS_LEFT_OUT.sub(_LEFT_OUT, "".join(likenesses))
    return _SIGNS.sub("", plain).strip(" ")


def _likeness(sign: str) -> str:
    """A character in the alphabet: itself, or the letters under its accents or style, or what stands for none."""
    if sign in _ALPHABET:
        return sign
    bare = ""
    for part in unicodedata.normalize("NFKD", sign):
        if part in _ALPHABET:
            bare += part
        elif not unicodedata.combining(part):
            return _LETTER if sign.isalnum() else _SIGN
    return bare or _SIGN


def is_readable(text: str) -> bool:
    """Whether what `to_gsm7` makes of a text, or of its beginning, tells what it says."""
    if is_gsm7(text):
        return bool(text.strip())
    likenesses = [_likeness(sign) for sign in text[:ONE_SEGMENT].translate(_LOOKS_LIKE)]
    shown = sum(likeness.isalnum() for likeness in likenesses)
    return shown > likenesses.count(_LETTER)


def cut(text: str, room: int) -> str:
    """A person's words in the short alphabet, cut to `room` septets.

    What is cut ends with "...", after a whole word unless that would lose more than half.
    """
    if len(text) <= room and _is_plain(text):  # as most
        return text
    is_whole = len(text) <= _MOST_LOOKED_AT or is_gsm7(text)
    shown = to_gsm7(text if is_whole else text[:_MOST_LOOKED_AT])
    if is_whole and septets(shown) <= room:
        return shown
    if room <= len(_LEFT_OUT):
        return _LEFT_OUT[: max(room, 0)]
    kept = _first_septets(shown, room - len(_LEFT_OUT))
    word_end = max(kept.rfind(" "), kept.rfind("\n"))
    follows = shown[len(kept) : len(kept) + 1]
    if follows not in {"", " ", "\n"} and word_end > len(kept) // 2:
        kept = kept[:word_end]
    return kept.rstrip(" \r\n,;:.-") + _LEFT_OUT


def _first_septets(text: str, room: int) -> str:
    """As many characters from the start as fit; never half of one that takes two."""
    if _is_plain(text):
        return text[:room]
    end = 0
    for sign in text:
        room -= 2 if sign in _DOUBLE else 1
        if room < 0:
            break
        end += 1
    return text[:end]


def one_segment(template: str, quoted: str) -> str:
    """`template` with its `{}` replaced by as much of `quoted` as one segment has room for.

    White space in `quoted` becomes single spaces. A template that fills a segment by itself (one
    with a long link) comes out whole, with nothing quoted. Where both have a full stop, one is enough.

    Raises:
        ValueError: if the template hasn't exactly one `{}`.
    """
    if template.count("{}") != 1:
        raise ValueError(f"a template has one {{}}: {template!r}")
    before, after = map(to_gsm7, template.split("{}"))
    room = ONE_SEGMENT - septets(before) - septets(after)
    shown = cut(" ".join(quoted.split()), room)
    return before + shown + (after.removeprefix(".") if shown.endswith(".") else after)


def first_fitting(*said: str) -> str:
    """The first of several ways to say something, the longest first, that fits one segment; else the last."""
    return next((each for each in said if segments(each) <= 1), said[-1])
