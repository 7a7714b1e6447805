"""A person's own words within a reply: as much of them as fits, or how many there are if they can't be shown.

Nothing that the short alphabet lacks is shown as a question mark: nobody would know their text by it.
"""

import unicodedata
from dataclasses import dataclass

from core.wording.segments import is_readable, one_segment
from core.x.emoji import EMOJI

_NO_CHARACTERS = frozenset({"Mn", "Mc", "Me", "Cf"})
"""Marks and joiners belong to the character before them."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """What of a person's a reply is about: words, photos, or both."""

    words: str
    photos: int = 0


def quote(template: str, of: Quoted | str) -> str:
    """`template` with its `{}` replaced by the words in quotes, or else by what they are: one segment."""
    about = Quoted(of) if isinstance(of, str) else of
    before, after = template.split("{}")
    if is_readable(about.words):
        return one_segment(f'{before}"{{}}"{after}', about.words)
    return one_segment(f"{before}{{}}{after}", f"your {named(about)}")


def named(about: Quoted) -> str:
    """What can't be quoted, by how much it is: "text of 36 characters", "post of 2 photos"."""
    if not about.words.strip():
        return f"post of {_counted(about.photos, 'photo')}" if about.photos else "post"
    return f"text of {_counted(characters(about.words), 'character')}"


def sizes(about: Quoted) -> str:
    """What can't be quoted, in figures only: "36 characters", "36 characters, 2 photos"."""
    some = [(characters(about.words), "character"), (about.photos, "photo")]
    return ", ".join(_counted(count, what) for count, what in some if count)


def characters(words: str) -> int:
    """How many characters a person sees in a text; each emoji is one."""
    seen = EMOJI.sub("x", unicodedata.normalize("NFC", words.strip()))
    return sum(unicodedata.category(sign) not in _NO_CHARACTERS for sign in seen)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
