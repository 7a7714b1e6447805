"""The links that X finds in a post, whether written with `https://` or without.

After twitter-text 3.1: a link without a protocol begins with a domain of Latin letters; what ends a sentence is no
part of it; what follows a letter, a digit, `@`, `#` or `$` is none.
"""
# ruff: noqa: RUF001 - signs of other scripts

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from core.x.punycode import encoded_length
from core.x.top_level_names import TOP_LEVEL_NAMES

Span = tuple[int, int]
"""Where something begins and ends in a text."""
Labels = dict[str, bool]
"""Parts of domains, and whether the domain name system has room for them."""

NEVER_IN_POSTS = "\ufffe\ufeff\uffff"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = "\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PUNCTUATION = r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"
_NOT_IN_NAMES = rf"{_PUNCTUATION}{_SPACES}{NEVER_IN_POSTS}{_DIRECTIONS}"
_ACCENTED = "À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɯɲʉʻ\u0300-\u036fḀ-ỿ"

_RUN = re.compile(rf"[^{_NOT_IN_NAMES}]+")
"""What may be a domain and more: no spaces, no punctuation but `.`, `-` and `_`."""
_IN_NAME = rf"[^{_NOT_IN_NAMES}._-]"
_NAME = re.compile(rf"(?<![A-Za-z0-9@＠$#＃{NEVER_IN_POSTS}])(?!\A[^A-Za-z0-9]{_IN_NAME}){_IN_NAME}")
"""Where a domain may begin. An accented letter before others, as the very first of a text, is left out."""
_PROTOCOL = re.compile(rf"(?<![A-Za-z0-9@＠$#＃{NEVER_IN_POSTS}])https?://\Z", re.IGNORECASE)
_LATIN_DOMAIN = re.compile(rf"(?:[-A-Za-z0-9{_ACCENTED}]+\.)+")
_ENCODED = "xn--"
_ENCODED_NAME = re.compile(f"{_ENCODED}[-0-9a-z]+")
_LOWER_CASE_OF_OTHERS = str.maketrans(dict.fromkeys("\u0130\u212a", "\ufffd"))
"""Signs beyond ASCII whose lower case is a Latin letter; X takes them for none."""

_IN_PATH = rf"[A-Za-zЀ-ӿ0-9!*';:=+,.$/%#\[\]\-–_~@|&{_ACCENTED}]"
_ENDS_PATH = rf"[+\-A-Za-zЀ-ӿ0-9=_#/{_ACCENTED}]"
_IN_BRACKETS = rf"\((?:{_IN_PATH}+|{_IN_PATH}*\({_IN_PATH}+\){_IN_PATH}*)\)"
_PORT = r"(?::[0-9]+)?"
_PATH = rf"/(?:{_IN_PATH}*(?:{_IN_BRACKETS}{_IN_PATH}*)*{_ENDS_PATH})?(?:{_IN_BRACKETS})*"
_QUERY = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_REST = re.compile(rf"{_PORT}(?P<path>{_PATH})?(?:{_QUERY})?")
_SHORT_LINK = re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{_QUERY})?", re.IGNORECASE)
_LONGEST_SHORT_LINK = 40
_LONGEST_LABEL = 63
_LONGEST_LINK = 4096
_MOST_DIGITS = 8
"""What a character takes in Punycode at most: a number below 64 * 0x110000, of base 10 at least (RFC 3492)."""


def _one_of(names: Iterable[str]) -> re.Pattern[str]:
    """Matches the longest of these names; filed by the first letter, which finds it several times as fast."""
    in_order = sorted(names, key=lambda name: (name[0], -len(name), name))
    filed = [f"{first}(?:{'|'.join(name[1:] for name in some)})" for first, some in groupby(in_order, itemgetter(0))]
    return re.compile(f"(?:{'|'.join(filed)})(?![0-9a-z@+-])")


_LATIN_NAME = re.compile("[a-z]++(?![0-9a-z@+-])")
"""What may be a name of Latin letters: those are looked up, for a pattern of them all takes long to make."""
_OTHER_NAME = _one_of(name for name in TOP_LEVEL_NAMES if not name.isascii())


def holds_link(text: str) -> bool:
    """Whether X makes a link of anything in the text; X charges more for such a post."""
    return bool(links(text))


def links(text: str, possible: Labels | None = None) -> list[Span]:
    """Where the links are, in order; none overlap. Who looks at a text more than once keeps `possible` in between."""
    if "." not in text:
        return []
    finder = _Finder(text, _in_lower_case(text), {} if possible is None else possible)
    for run in _RUN.finditer(text):
        if "." in run[0]:
            finder.take(run.start(), run.end())
    return finder.found


def _in_lower_case(text: str) -> str:
    """The text in lower case, each character in its place."""
    return text.lower() if text.isascii() else text.translate(_LOWER_CASE_OF_OTHERS).lower()


@dataclass(slots=True)
class _Finder:
    """Finds the links of one text.

    Attributes:
        text: as written, and `lower`: in lower case.
        possible: which labels have been looked at closely.
        found: the links so far.
        position: from where the next one may begin.
    """

    text: str
    lower: str
    possible: Labels
    found: list[Span] = field(default_factory=list)
    position: int = 0
    ends: dict[int, int] = field(default_factory=dict)
    """Where the longest domain ends that begins at a label: what follows it is looked at once."""

    def take(self, start: int, run_end: int) -> None:
        """Add the links that begin in a run of characters.

        Nothing in a run is a link behind a domain that isn't one: it would follow `.`, `-` or `_`.
        """
        self.position = max(self.position, start)
        while first := _NAME.search(self.text, self.position, run_end):
            domain_end = self._domain_end(first.start(), run_end)
            if not domain_end:
                break
            rest = _REST.match(self.text, domain_end)
            end = rest.end() if rest else domain_end
            self.found += self._links_at(first.start(), domain_end, end, with_path=bool(rest and rest["path"]))
            self.position = end + 1

    def _domain_end(self, start: int, run_end: int) -> int:
        """Where the longest domain ends that begins at `start`; 0 if none does."""
        text, labels = self.text, []
        while start not in self.ends:
            dot = text.find(".", start, run_end)
            if dot <= start or text[start] in "-_" or text[dot - 1] in "-_":
                break
            labels.append((start, dot))
            start = dot + 1
        found = self.ends.get(start, 0)
        for first, dot in reversed(labels):
            if not found and text.find("_", first, dot) < 0:
                found = self._name_end(dot + 1, run_end)
            self.ends[first] = found
        return found

    def _name_end(self, start: int, run_end: int) -> int:
        """Where the top-level name ends that begins at `start`; 0 if none does."""
        latin = _LATIN_NAME.match(self.lower, start)
        if latin is not None and latin[0] in TOP_LEVEL_NAMES:
            return latin.end()
        name = _OTHER_NAME.match(self.lower, start) or _ENCODED_NAME.match(self.lower, start, run_end)
        return name.end() if name else 0

    def _links_at(self, start: int, domain_end: int, end: int, *, with_path: bool) -> list[Span]:
        """What X makes of a domain and what follows it."""
        text = self.text
        protocol = _PROTOCOL.search(text[max(0, start - len("_https://")) : start])
        if not self._is_possible(start, domain_end, end):
            return []
        if protocol:
            return _whole_link(text, start - len(protocol[0]), end)
        if text[start - 1 : start] in {"-", "_", ".", "/"}:
            return []
        spans = list(self._latin_domains(start, domain_end))
        if spans and with_path:
            spans[-1] = (spans[-1][0], end)
        return spans

    def _is_possible(self, start: int, domain_end: int, end: int) -> bool:
        """Whether the domain name system could hold such a domain."""
        labels = self.text[start:domain_end].split(".")
        if end - start > _LONGEST_LINK or not all(map(self._label_is_possible, labels)):
            return False
        return not self.lower.startswith(_ENCODED, start) or any(self._latin_domains(start, domain_end))

    def _label_is_possible(self, label: str) -> bool:
        """Whether a label has room there; what is in doubt is looked at closely."""
        if label.isascii():
            return len(label) <= _LONGEST_LABEL
        others = len(label) - len(label.encode("ascii", "ignore"))
        room = _LONGEST_LABEL - len(_ENCODED)
        if len(label) + others * _MOST_DIGITS < room:
            return True
        if label not in self.possible:
            self.possible[label] = encoded_length(label, room) <= room
        return self.possible[label]

    def _latin_domains(self, start: int, end: int) -> Iterator[Span]:
        """The parts of a domain that are links without a protocol."""
        last_name = self.text.rfind(".", start, end) + 1
        while domain := _LATIN_DOMAIN.search(self.text, start, end):
            if domain.end() == last_name:  # as nearly always
                yield domain.start(), end
                return
            start = domain.end()
            dots = (at for at in range(domain.end(), domain.start(), -1) if self.text[at - 1] == ".")
            name_end = next(filter(None, (self._name_end(dot, end) for dot in dots)), 0)
            if name_end:
                yield domain.start(), name_end
                start = name_end


def _whole_link(text: str, start: int, end: int) -> list[Span]:
    """A link with a protocol; X's own short ones end where their code or query ends."""
    short = _SHORT_LINK.match(text, start, end)
    if not short:
        return [(start, end)]
    return [(start, short.end())] if len(short[1]) <= _LONGEST_SHORT_LINK else []
