"""Finding a post in an account's list."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from clients.x.client import ListedPost
from clients.x.text import SHORTENED
from core.x.links import links

_PROTOCOL = re.compile(r"https?://", re.IGNORECASE)
_END = re.compile(r"/(?=\s|$)")


def find_among(listed: Sequence[ListedPost], words: str, reply_to: str | None, taken: Collection[str]) -> str:
    """X's identifier of the oldest listed post with these words that isn't taken; nothing if there is none."""
    wanted = _essence(words)
    bare = _essence(_without_links(words))
    for each in reversed(listed):
        if each.id in taken:
            continue
        if each.is_bare and _essence(SHORTENED.sub(" ", each.text)) == bare:
            return each.id
        if not each.is_bare and each.reply_to == reply_to and _essence(each.text) == wanted:
            return each.id
    return ""


def _without_links(words: str) -> str:
    for start, end in reversed(links(words)):
        words = f"{words[:start]} {words[end:]}"
    return words


def _essence(words: str) -> str:
    """The words without what X may change: white space, composition, how a link is written."""
    plain = _PROTOCOL.sub("", unicodedata.normalize("NFC", words))
    return " ".join(_END.sub("", plain).split())
