"""A text that is too long for one post becomes a thread: parts that end where a reader would pause."""
# ruff: noqa: RUF001 - signs of other scripts

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from core.x.links import Labels
from core.x.pieces import Pieces
from core.x.weights import V3, fits, weight

MOST_PARTS = 25
LONGEST = 4096
"""Characters that are looked at. A text message has up to 1600; captions that are held together may have more."""

_LATE = 0.6
"""A part ends after a paragraph or a sentence if one ends when the part is that full; else after a word."""

_PARAGRAPH = re.compile(r"(?=\n[^\S\n]*\n)")
_SENTENCE = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s++[^\sa-z])|[。！？]+[」』”’）】》]*|(?=\n)""")
_UNSPACED = "⺀-〿぀-ヿ㄀-ㄯㆠ-ㆿ㇀-㋿㐀-䶿一-鿿豈-﫿︰-﹏＀-･\U00020000-\U0003ffff"
"""Scripts that put no spaces between words: any two characters may be parted, but for what belongs to one side."""
_OPENING = "「『（【《〈［｛〔"
_CLOSING = "、。，．：；！？」』）】》〉］｝〕…ー々ゝぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_WORD_END = re.compile(
    rf"(?<=\S)(?=\s)|(?<=[{_UNSPACED}])(?<![{_OPENING}])(?=[^\s{_CLOSING}])"
    rf"|(?<=[^\s{_OPENING}])(?=[{_UNSPACED}])(?![{_CLOSING}])"
)
_PAUSES = (_PARAGRAPH, _SENTENCE, _WORD_END)
_VISIBLE = re.compile(r"\S")
_TRIES = 4
_SURE = V3.most // 6
"""How many characters fit, whatever they are: four may be a link of 23, one may become three heavy ones."""


class TooManyParts(Exception):
    """A text that makes more posts than a thread may have."""


def split(text: str) -> tuple[str, ...]:
    """The posts that a text makes, in order: one if it fits, none if it is blank.

    No part is empty or begins or ends with white space, and nothing else is lost between them. No link,
    no emoji and no word that has room in a post by itself is divided.

    Raises:
        TooManyParts: when they would be more than `MOST_PARTS`.
    """
    text = text.strip()
    if len(text) <= V3.most and fits(text):
        return (text,) if text else ()
    if len(text) > LONGEST:
        raise TooManyParts
    places = _Places.of(text)
    if places.weights[-1] > MOST_PARTS * V3.most:
        raise TooManyParts
    parts = tuple(islice(places.parts(), MOST_PARTS + 1))
    if len(parts) > MOST_PARTS:
        raise TooManyParts
    return parts


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a text may be divided: found once, for all parts of it.

    Attributes:
        text: without outer white space.
        weights: of each position, what the text weighs up to there (see `Pieces`).
        labels: those of links that were looked at closely.
        paragraphs: where these end; likewise `sentences` and `words`.
    """

    text: str
    weights: Sequence[int]
    labels: Labels
    paragraphs: Sequence[int]
    sentences: Sequence[int]
    words: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "_Places":
        """The places in a text; none divides a piece."""
        pieces = Pieces(text)
        ends = ((found.end() for found in pause.finditer(text)) for pause in _PAUSES)
        return cls(
            text, pieces.weights, pieces.labels, *([end for end in some if not pieces.within[end]] for some in ends)
        )

    def parts(self) -> Iterator[str]:
        """The parts, in order."""
        start = 0
        while start < len(self.text):
            end = self._end_of_part(start)
            yield self.text[start:end].rstrip()
            start = _next_visible(self.text, end)

    def _end_of_part(self, start: int) -> int:
        """Where the part ends that begins at `start`.

        By itself it may weigh more than in the text: what is divided may be a link now. Then it gets less room.
        """
        room = V3.most
        for _ in range(_TRIES):
            end = self._best_end(start, room)
            taken = weight(self.text[start:end].rstrip(), possible=self.labels)
            if taken <= V3.most:
                return end
            room = room * V3.most // taken - 1
        return start + _SURE

    def _best_end(self, start: int, room: int) -> int:
        """The best place to end a part that begins at `start` and weighs at most `room`."""
        before = self.weights[start]
        limit = bisect_right(self.weights, before + room) - 1
        if limit == len(self.text):
            return limit
        if limit <= start:
            return start + _SURE
        late = bisect_left(self.weights, before + V3.most * _LATE)
        pause = _last(self.paragraphs, late, limit) or _last(self.sentences, late, limit)
        return pause or self._word_end(start, late, limit)

    def _word_end(self, start: int, late: int, limit: int) -> int:
        """The end of the last word that has room; if the next one has room in no part, that begins here."""
        word_end = _last(self.words, start + 1, limit)
        if word_end >= late:
            return word_end
        first = _next_visible(self.text, word_end or start)
        place = bisect_right(self.words, first)
        end = self.words[place] if place < len(self.words) else len(self.text)
        return limit if self.weights[end] - self.weights[first] > V3.most else word_end or limit


def _last(places: Sequence[int], first: int, limit: int) -> int:
    """The last of some places that is between two others; 0 if there is none."""
    place = bisect_right(places, limit)
    return places[place - 1] if place and places[place - 1] >= first else 0


def _next_visible(text: str, position: int) -> int:
    """Where the first character stands, from a position on, that is no white space."""
    found = _VISIBLE.search(text, position)
    return found.start() if found else len(text)
