"""How long a post is as X counts it: a link weighs 23, an emoji 2, a letter 1 or 2, and 280 is the most.

The rules are those of twitter-text's configuration 3 (config/v3.json of that project).
"""

import re
import unicodedata
from dataclasses import dataclass

from core.x.emoji import EMOJI
from core.x.links import Labels, links

_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


@dataclass(frozen=True, slots=True)
class Configuration:
    """What weighs how much."""

    most: int = 280
    link: int = 23
    heavy: int = 2
    """A character outside the scripts that are mostly written in letters."""
    emoji_as_one: bool = True
    """Or each of an emoji's code points by itself."""


V3 = Configuration()
"""What X counts by today."""
V2 = Configuration(emoji_as_one=False)


def weight(text: str, configuration: Configuration = V3, possible: Labels | None = None) -> int:
    """How much a text weighs; `possible` is for `links`."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    total = position = 0
    for start, end in links(text, possible):
        total += _plain_weight(text[position:start], configuration) + configuration.link
        position = end
    return total + _plain_weight(text[position:], configuration)


def is_heavy(sign: str) -> bool:
    """Whether a character, by itself, weighs as much as two letters."""
    return sign > "\u10ff" and _HEAVY.match(sign) is not None


def _plain_weight(text: str, configuration: Configuration) -> int:
    """The weight of a text without links."""
    if text.isascii():
        return len(text)
    emoji = 0
    if configuration.emoji_as_one:
        text, emoji = EMOJI.subn("", text)
    heavy = len(_HEAVY.findall(text))
    return (emoji + heavy) * configuration.heavy + len(text) - heavy


def fits(text: str, configuration: Configuration = V3) -> bool:
    """Whether a text isn't too long for one post."""
    return weight(text, configuration) <= configuration.most
