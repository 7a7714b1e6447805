"""A text that is too long for one post becomes a thread: parts that end where a reader would pause."""
# ruff: noqa: RUF001 - signs of other scripts

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain, takewhile

from core.x.emoji import EMOJI
from core.x.links import links
from core.x.weights import V3, fits, weight

_LATE = 0.6
"""A part ends after a paragraph or a sentence if one ends when the part is that full; else after a word."""

_PARAGRAPH = re.compile(r"(?=\n[^\S\n]*\n)")
_SENTENCE = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s+[^\sa-z])|[。！？]+[」』”’）】》]*|(?=\n)""")
_UNSPACED = "⺀-〿぀-ヿ㄀-ㄯㆠ-ㆿ㇀-㋿㐀-䶿一-鿿豈-﫿︰-﹏＀-･\U00020000-\U0003ffff"
"""Scripts that put no spaces between words: any two characters may be parted, but for what belongs to one side."""
_OPENING = "「『（【《〈［｛〔"
_CLOSING = "、。，．：；！？」』）】》〉］｝〕…ー々ゝぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_WORD_END = re.compile(
    rf"(?<=\S)(?=\s)|(?<=[{_UNSPACED}])(?<![{_OPENING}])(?=[^\s{_CLOSING}])"
    rf"|(?<=[^\s{_OPENING}])(?=[{_UNSPACED}])(?![{_CLOSING}])"
)
_JOINERS = "\u200c\u200d"
_JOINS_ON = re.compile("[\u200c\u200d\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What belongs to the character before it, besides marks: joiners, later parts of Korean syllables, skins, tags."""
_FIRST_MARK = "\u0300"


def split(text: str) -> tuple[str, ...]:
    """The posts that a text makes, in order: one if it fits, none if it is blank.

    No part is empty or begins or ends with white space, and nothing else is lost between them. No link,
    no emoji and no word that has room in a post by itself is divided.
    """
    parts = []
    rest = text.strip()
    while not fits(rest):
        end = _end_of_part(rest)
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*parts, rest) if rest else tuple(parts)


def _end_of_part(text: str) -> int:
    """Where the first part of a text ends that is too long for one."""
    return next(end for end in _ends_by_preference(text) if fits(text[:end].rstrip()))


def _ends_by_preference(text: str) -> Iterator[int]:
    """Where the first part may end, the best place first; the last ones are there for what nobody writes."""
    pieces = _pieces_with_room(text)
    for pause in (_PARAGRAPH, _SENTENCE):
        yield from filter(lambda end: _is_late(text, end), reversed(_matches(pause, text, pieces)))
    words = _matches(_WORD_END, text, pieces)
    word_start = words[-1] if words else 0
    if not fits(_word_at(text, word_start)):
        yield from filter(lambda end: _is_late(text, end), reversed(words))
        yield from filter(lambda end: end > word_start, reversed(pieces))
    yield from reversed(words)
    yield from reversed(pieces)
    yield from range(min(V3.most, len(text)), 0, -1)


def _is_late(text: str, end: int) -> bool:
    return weight(text[:end]) >= V3.most * _LATE


def _matches(pattern: re.Pattern[str], text: str, pieces: list[int]) -> list[int]:
    """The ends of a pattern's matches that have room and divide no piece."""
    limit, whole = pieces[-1] if pieces else 0, frozenset(pieces)
    ends = takewhile(lambda end: end <= limit, (found.end() for found in pattern.finditer(text)))
    return [end for end in ends if end in whole]


def _word_at(text: str, start: int) -> str:
    """The word that follows the end of another."""
    first = len(text) - len(text[start:].lstrip())
    end = next((found.end() for found in _WORD_END.finditer(text, first) if found.end() > first), len(text))
    return text[first:end]


def _pieces_with_room(text: str) -> list[int]:
    """The ends of the first pieces of a text that together fit one part."""
    ends: list[int] = []
    start = total = 0
    for end in _piece_ends(text):
        total += weight(text[start:end])
        if total > V3.most:
            break
        ends.append(end)
        start = end
    return ends


def _piece_ends(text: str) -> Iterator[int]:
    """Where links, emoji, and characters with their marks end."""
    within = set[int]()
    for start, end in chain(links(text), (found.span() for found in EMOJI.finditer(text))):
        within.update(range(start + 1, end))
    for end in range(1, len(text)):
        if end not in within and not _continues(text, end):
            yield end
    yield len(text)


def _continues(text: str, position: int) -> bool:
    """Whether what stands at a position belongs to the character before it (Unicode Standard Annex #29)."""
    sign, before = text[position], text[position - 1]
    if sign < _FIRST_MARK:
        return before in _JOINERS or (before, sign) == ("\r", "\n")
    return before == "\u200d" or unicodedata.category(sign).startswith("M") or bool(_JOINS_ON.match(sign))
