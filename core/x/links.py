"""The links that X finds in a post, whether written with `https://` or without.

After twitter-text 3.1: a link without a protocol begins with a domain of Latin letters; what ends a sentence is no
part of it; what follows a letter, a digit, `@`, `#` or `$` is none.
"""
# ruff: noqa: RUF001 - signs of other scripts

import re
from collections.abc import Iterator

from core.x.top_level_names import LONGEST_NAME, TOP_LEVEL_NAMES

Span = tuple[int, int]
"""Where something begins and ends in a text."""

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
_ENCODED_NAME = re.compile(f"{_ENCODED}[-0-9a-z]+", re.IGNORECASE)
_AFTER_NO_NAME = re.compile("[0-9A-Za-z@+-]")

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


def holds_link(text: str) -> bool:
    """Whether X makes a link of anything in the text; X charges more for such a post."""
    return bool(links(text))


def links(text: str) -> list[Span]:
    """Where the links are, in order; none overlap."""
    found: list[Span] = []
    position = 0
    for run in _RUN.finditer(text):
        if "." in run[0]:
            position = _take_links(text, max(run.start(), position), run.end(), found)
    return found


def _take_links(text: str, position: int, run_end: int, found: list[Span]) -> int:
    """Add the links that begin in a run of characters; returns from where the next one may begin.

    Nothing in a run is a link behind a domain that isn't one: it would follow `.`, `-` or `_`.
    """
    while first := _NAME.search(text, position, run_end):
        domain_end = _domain_end(text, first.start(), run_end)
        if not domain_end:
            break
        rest = _REST.match(text, domain_end)
        end = rest.end() if rest else domain_end
        found.extend(_links_at(text, first.start(), domain_end, end, with_path=bool(rest and rest["path"])))
        position = end + 1
    return position


def _domain_end(text: str, start: int, run_end: int) -> int:
    """Where the longest domain ends that begins at `start`; 0 if none does."""
    found = 0
    while (dot := text.find(".", start, run_end)) > start and text[start] not in "-_" and text[dot - 1] not in "-_":
        if "_" not in text[start:dot]:
            found = _name_end(text, dot + 1, run_end) or found
        start = dot + 1
    return found


def _name_end(text: str, start: int, run_end: int) -> int:
    """Where the top-level name ends that begins at `start`; 0 if none does."""
    for end in range(min(run_end, start + LONGEST_NAME), start + 1, -1):
        if text[start:end].lower() in TOP_LEVEL_NAMES and not _AFTER_NO_NAME.match(text, end):
            return end
    encoded = _ENCODED_NAME.match(text, start, run_end)
    return encoded.end() if encoded else 0


def _links_at(text: str, start: int, domain_end: int, end: int, *, with_path: bool) -> list[Span]:
    """What X makes of a domain and what follows it."""
    protocol = _PROTOCOL.search(text[max(0, start - len("_https://")) : start])
    if not _is_possible(text[start:domain_end], end - start):
        return []
    if protocol:
        return _whole_link(text, start - len(protocol[0]), end)
    if text[start - 1 : start] in {"-", "_", ".", "/"}:
        return []
    spans = list(_latin_domains(text, start, domain_end))
    if spans and with_path:
        spans[-1] = (spans[-1][0], end)
    return spans


def _is_possible(domain: str, length: int) -> bool:
    """Whether the domain name system could hold such a domain."""
    if domain.lower().startswith(_ENCODED) and not any(_latin_domains(domain, 0, len(domain))):
        return False
    return length <= _LONGEST_LINK and all(map(_label_is_possible, domain.split(".")))


def _label_is_possible(label: str) -> bool:
    encoded = len(label) if label.isascii() else len(_ENCODED) + len(label.encode("punycode", "replace"))
    return encoded <= _LONGEST_LABEL


def _whole_link(text: str, start: int, end: int) -> list[Span]:
    """A link with a protocol; X's own short ones end where their code or query ends."""
    short = _SHORT_LINK.match(text, start, end)
    if not short:
        return [(start, end)]
    return [(start, short.end())] if len(short[1]) <= _LONGEST_SHORT_LINK else []


def _latin_domains(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a domain that are links without a protocol."""
    position = start
    while domain := _LATIN_DOMAIN.search(text, position, end):
        position = domain.end()
        dots = (at for at in range(domain.end(), domain.start(), -1) if text[at - 1] == ".")
        name_end = next(filter(None, (_name_end(text, dot, end) for dot in dots)), 0)
        if name_end:
            yield domain.start(), name_end
            position = name_end
