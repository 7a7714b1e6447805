"""Whether a short text says one certain thing: a pattern over the classes of all its words."""

import re
from dataclasses import dataclass

from core.reading.phrases.lexicon import Lexicon, spoken
from core.reading.phrases.unspaced import Unspaced
from core.reading.words import Words


@dataclass(frozen=True, slots=True)
class Saying:
    """A thing that people say in many ways, in as many languages.

    Attributes:
        lexicon: the words for it and beside it.
        pattern: over the letters of `Lexicon.tags_if_known`; it has to fit all of a text.
        unspaced: the same for languages that put no spaces between words.
        most_words: longer texts say something else.
        longest: likewise, in characters.
    """

    lexicon: Lexicon
    pattern: re.Pattern[str]
    unspaced: Unspaced
    most_words: int
    longest: int

    def fits(self, words: Words, pattern: re.Pattern[str] | None = None) -> bool:
        """Whether a text says this, and nothing else; by another pattern, if one is given."""
        if not words.plain or len(words.plain) > self.longest:
            return False
        said = spoken(words.plain)
        if not 0 < len(said) <= self.most_words:
            return False
        tags = self.lexicon.tags_if_known(said)
        if tags is not None and (pattern or self.pattern).fullmatch(tags) is not None:
            return True
        return self.unspaced.fits(words.plain)
