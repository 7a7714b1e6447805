"""A text that is too long for one post becomes a thread: parts that end where a reader would pause."""
# ruff: noqa: RUF001 - signs of other scripts

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from bot.emoji import EMOJI
from bot.links import links
from bot.weights import V3, fits, weight

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
    room = _Room.of(text)
    return next(end for end in room.ends_by_preference(text) if fits(text[:end].rstrip()))


@dataclass(frozen=True, slots=True)
class _Room:
    """Where the first part of a text may end."""

    pieces: list[int]
    """The ends of what is never divided, as far as there is room."""
    late: int
    """From here on the part is full enough for a sentence's end to end it."""
    word_start: int
    """Where the word begins in which the room ends."""
    word_fits: bool
    """Whether that word has room in a part of its own."""

    @classmethod
    def of(cls, text: str) -> "_Room":
        pieces = list(_piece_ends(text))
        weights = list(accumulate(weight(text[start:end]) for start, end in pairwise([0, *pieces])))
        reach = bisect_right(weights, V3.most)
        late = pieces[min(bisect_left(weights, V3.most * _LATE), len(pieces) - 1)]
        limit = pieces[reach - 1] if reach else 0
        words = [0, *(found.start() for found in _WORD_END.finditer(text)), len(text)]
        after = bisect_right(words, limit)
        word = text[words[after - 1] : words[after]].strip()
        return cls(pieces[:reach], late, words[after - 1], fits(word))

    def ends_by_preference(self, text: str) -> Iterator[int]:
        """Candidates, the best one first; the last ones are there for what nobody writes."""
        words = self._latest(found.end() for found in _WORD_END.finditer(text))
        late_words = [end for end in words if end >= self.late]
        in_word = [end for end in reversed(self.pieces) if end > self.word_start]
        return chain(
            (end for end in self._latest(found.end() for found in _PARAGRAPH.finditer(text)) if end >= self.late),
            (end for end in self._latest(found.end() for found in _SENTENCE.finditer(text)) if end >= self.late),
            words if self.word_fits else [*late_words, *in_word, *words],
            reversed(self.pieces),
            range(min(V3.most, len(text)), 0, -1),
        )

    def _latest(self, ends: Iterator[int]) -> list[int]:
        """Those within the room that divide no piece, from the last."""
        return sorted(set(self.pieces).intersection(ends), reverse=True)


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
