r"""What a text costs to send, and how a person's words are cut to fit.

The alphabet is that of GSM 03.38: 160 septets in one segment, 153 in each of several; `^{}\[~]|€`
and the form feed take two. One character outside makes the whole text UCS-2: 70 units, then 67.
"""
# ruff: noqa: RUF001 - characters that look alike are what is replaced here

import re
import unicodedata
from collections.abc import Iterable, Iterator

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
_PLAIN = re.compile(f"[{re.escape(''.join(sorted(_BASIC)))}]+")
"""Of one septet each: most texts are nothing else, and this tells it ten times as fast."""
_LETTERS = {
    **dict.fromkeys("•·", "-"),
    **dict(zip("×łŁđĐı", "xlLdDi", strict=True)),
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
_ELLIPSIS = "..."


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
    """Put a text into the short alphabet.

    Typography becomes its plain likes, accents that the alphabet lacks are dropped, and a run of
    anything else (emoji, other scripts) becomes one "?".
    """
    if is_gsm7(text):
        return text
    return "".join(_plain_signs(text))


def _plain_signs(text: str) -> Iterator[str]:
    """The characters of `to_gsm7`, one after the other; some stand for several."""
    before = ""
    for sign in unicodedata.normalize("NFC", text).translate(_LOOKS_LIKE):
        likeness = sign if sign in _ALPHABET else _likeness(sign)
        if likeness != "?" or sign == "?" or before != "?":
            yield likeness
            before = likeness


def _likeness(sign: str) -> str:
    """The letters under a character's accents or style, or "?"."""
    bare = ""
    for part in unicodedata.normalize("NFKD", sign):
        if part in _ALPHABET:
            bare += part
        elif not unicodedata.combining(part):
            return "?"
    return bare or "?"


def _beginning(text: str, room: int) -> str:
    """Of what `to_gsm7` makes of a text, so much that it is clear whether it takes more than `room` septets."""
    if is_gsm7(text):
        return text
    plain, taken = [], 0
    for likeness in _plain_signs(text):
        plain.append(likeness)
        taken += len(likeness)
        if taken > room:
            break
    return "".join(plain)


def cut(text: str, room: int) -> str:
    """A person's words in the short alphabet, cut to `room` septets.

    What is cut ends with "...", after a whole word unless that would lose more than half.
    """
    text = _beginning(text, room)
    if septets(text) <= room:
        return text
    if room <= len(_ELLIPSIS):
        return _ELLIPSIS[: max(room, 0)]
    kept = _first_septets(text, room - len(_ELLIPSIS))
    word_end = max(kept.rfind(" "), kept.rfind("\n"))
    follows = text[len(kept)]
    if follows not in " \n" and word_end > len(kept) // 2:
        kept = kept[:word_end]
    return kept.rstrip(" \r\n,;:.-") + _ELLIPSIS


def _first_septets(text: str, room: int) -> str:
    """As many characters from the start as fit; never half of one that takes two."""
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
    with a long link) comes out whole, with nothing quoted.

    Raises:
        ValueError: if the template hasn't exactly one `{}`.
    """
    if template.count("{}") != 1:
        raise ValueError(f"a template has one {{}}: {template!r}")
    before, after = map(to_gsm7, template.split("{}"))
    room = ONE_SEGMENT - septets(before) - septets(after)
    return before + cut(" ".join(quoted.split()), room) + after
