"""The pieces of a post that are never divided if they have room: links, emoji, and characters with their marks."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from core.x.emoji import EMOJI
from core.x.links import Labels, Span, links
from core.x.weights import V3, is_heavy, weight

_JOINERS = "\u200c\u200d"
_MAY_CONTINUE = re.compile(f"(?<=[{_JOINERS}\r]).|[^\u0000-\u02ff一-鿿가-힣]", re.DOTALL)
_JOINS_ON = re.compile("[\u200c\u200d\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What belongs to the character before it, besides marks: joiners, later parts of Korean syllables, skins, tags."""
_FIRST_MARK = "\u0300"


class Pieces:
    """The pieces of one text, found once. What has room in no part is none; links and emoji are in any case.

    Attributes:
        within: of each position, whether it is inside of a piece.
        weights: of each position, what the text weighs up to there; inside of a piece, up to the piece's end.
        labels: those of links that were looked at closely.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.labels: Labels = {}
        self._known = dict.fromkeys(links(text, self.labels), V3.link)
        if not text.isascii():
            self._known |= dict.fromkeys((found.span() for found in EMOJI.finditer(text)), V3.heavy)
        self._solid = self._links_and_emoji()
        self.within = self._with_marks()
        self.weights = self._weighed()

    def _links_and_emoji(self) -> bytes:
        within = bytearray(len(self._text) + 1)
        for start, end in self._known:
            within[start + 1 : end] = b"\1" * (end - start - 1)
        return bytes(within)

    def _with_marks(self) -> bytearray:
        within = bytearray(self._solid)
        for found in _MAY_CONTINUE.finditer(self._text, 1):
            if not within[found.start()]:
                within[found.start()] = _continues(self._text, found.start())
        return within

    def _weighed(self) -> list[int]:
        weights = [0]
        for start, end in _spans(self.within, 0, len(self._text)):
            if (own := self._weight(start, end)) <= V3.most:
                weights += [weights[-1] + own] * (end - start)
                continue
            self.within[start:end] = self._solid[start:end]
            for first, last in _spans(self._solid, start, end):
                weights += [weights[-1] + self._weight(first, last)] * (last - first)
        return weights

    def _weight(self, start: int, end: int) -> int:
        if end - start == 1:
            sign = unicodedata.normalize("NFC", self._text[start])
            if len(sign) == 1:
                return V3.heavy if is_heavy(sign) else 1
        if known := self._known.get((start, end)):
            return known
        return weight(self._text[start:end], possible=self.labels) if end - start <= V3.most else end - start


def _spans(within: Sequence[int], start: int, end: int) -> Iterator[Span]:
    """Where pieces begin and end, between two ends of pieces."""
    for position in range(start + 1, end):
        if not within[position]:
            yield start, position
            start = position
    if start < end:
        yield start, end


def _continues(text: str, position: int) -> bool:
    """Whether what stands at a position belongs to the character before it (Unicode Standard Annex #29)."""
    sign, before = text[position], text[position - 1]
    if sign < _FIRST_MARK:
        return before in _JOINERS or (before, sign) == ("\r", "\n")
    return before == "\u200d" or unicodedata.category(sign).startswith("M") or bool(_JOINS_ON.match(sign))
