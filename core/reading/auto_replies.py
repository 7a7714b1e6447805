"""Texts that no person wrote: reactions that arrive as texts, automatic replies, texts in place of other messages."""
# ruff: noqa: RUF001 - phones use typographic quotes and apostrophes

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

from core.reading.automatic.businesses import is_of_a_business
from core.reading.automatic.busy import is_busy
from core.reading.automatic.busy_words import is_said_automatic
from core.reading.automatic.folding import fold
from core.reading.automatic.lines import may_be_of_a_line
from core.reading.automatic.notice_words import ONESELF
from core.reading.automatic.opening_hours import may_tell_opening_hours
from core.reading.automatic.queues import may_be_of_a_queue
from core.reading.automatic.reactions import CLOSING, EITHER, OPENING, is_reaction
from core.reading.automatic.services import is_of_a_service
from core.reading.opt_out_phrases import repeats_stop
from core.reading.phrases.lexicon import spoken
from core.reading.words import DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES

_LONGEST_LEAD = 6
_REMEMBERED = 1024
"""So many of the last texts: commands and short answers come again and again, and are looked at once."""
CONFIRMS = "Posted"
"""How we begin to say that something was posted."""
_QUOTES = re.escape(DOUBLE_QUOTES + SINGLE_QUOTES + "「」『』〝〞")
_CONFIRMED = re.compile(rf"[{_QUOTES}]\s?{CONFIRMS}[:(].*(?:[{_QUOTES}]|…|\.\.\.)", re.DOTALL)
"""What we say of each post, in quotes."""
_UNSEEN = {**dict.fromkeys(map(ord, INVISIBLE)), **dict.fromkeys(range(0x2000, 0x200B), " ")}
_SAME_QUOTES = str.maketrans({**dict.fromkeys("“”„‟«»″＂「」『』〝〞", '"'), **dict.fromkeys("‘’‚‛‹›`´＇", "'")})

_SAYS_HOW_TO_STOP = re.compile(
    r"\W*stop\W? ?(?:to|2) ?(?:opt ?-?out|unsub(?:scribe)?|cancel|end|quit|stop)(?: pl(?:s|z|ease))?\W*"
)
"""Below an advertisement that is a machine's; alone, somebody copies it to get no more texts."""
_ENDS_BY_STOPPING = re.compile(
    r"[^\n]{0,140}[.!?]\W{0,2} (?:please |pls |just )?stop(?: it| this| that| now| please)\W*"
)
"""They tell what they get, and want no more of it: "You're texting a landline. Stop it."."""
_SPOKEN_AS_SOMEBODY = re.compile(r"auto|youve reached|join me|voice ?mail|transcri|\bapp\b|install|download|bot\b")
"""What stands in texts of machines that say "I"."""
_IS_ONE_QUESTION = re.compile(r"(?:(?:هل|انت|انتي|انتم)\b[^.:!]*|[^.:!?؟？]*[?؟？])\W*")
"""One question, and nothing else, as in "is this an automatic reply?"; in Arabic often without its mark."""
_AUTOMATIC = ("auto", "otomat", "авто", "αυτομ", "اوتوم", "الي", "תומט", "स्वचा", "ऑटोम", "自動", "自动", "자동")
_TELLS_OF_ONE = re.compile(r"\W*(?:my|our|your|his|her|their) (?:\w+ ){0,2}(?:auto|out of office)")
_QUOTED_FIRST = re.compile(rf"[{_QUOTES}][^{_QUOTES}]+[{_QUOTES}]\W*\w+\W+\w")


class _Written(Enum):
    """By whom a text seems to be written."""

    BY_A_PERSON = auto()
    BY_A_MACHINE = auto()
    IN_DOUBT = auto()
    """A machine's words are in it, and somebody asks about them, or speaks of themselves: perhaps they tell what they
    were sent."""


def is_automatic(body: str) -> bool:
    """Whether a phone or a service sent this by itself, in any of the main languages.

    That is a reaction, an automatic reply, or what a messaging service sends in place of its message.
    """
    return _written(body) is _Written.BY_A_MACHINE


def may_be_automatic(body: str) -> bool:
    """Whether a phone or a service may have sent this, or a person who tells what such a one says."""
    return _written(body) is _Written.IN_DOUBT


@lru_cache(_REMEMBERED)
def _written(body: str) -> _Written:
    text = _seen(body)
    if is_reaction(text) or _quotes_confirmation(text):
        return _Written.BY_A_MACHINE
    folded = fold(text)
    if not folded or _SAYS_HOW_TO_STOP.fullmatch(folded) is not None or _stops(text, folded):
        return _Written.BY_A_PERSON
    if is_busy(folded, text) or is_said_automatic(folded):
        is_told = _is_about_automatic_replies(folded)
    elif is_of_a_service(folded) or is_of_a_business(folded):
        is_told = _is_told_by_a_person(text, folded)
    elif may_be_of_a_queue(folded) or may_be_of_a_line(folded) or may_tell_opening_hours(folded):
        return _Written.IN_DOUBT
    else:
        return _Written.BY_A_PERSON
    return _Written.IN_DOUBT if is_told else _Written.BY_A_MACHINE


def _stops(text: str, folded: str) -> bool:
    return "stop" in folded[-20:] and (_ENDS_BY_STOPPING.fullmatch(folded) is not None or repeats_stop(text))


def _is_about_automatic_replies(folded: str) -> bool:
    """Whether somebody asks whether a text was automatic, or tells of an automatic reply."""
    if _TELLS_OF_ONE.match(folded) is not None:
        return True
    return _IS_ONE_QUESTION.fullmatch(folded) is not None and any(each in folded for each in _AUTOMATIC)


def _is_told_by_a_person(text: str, folded: str) -> bool:
    """Whether somebody speaks of themselves, or goes on behind what they quote."""
    if _QUOTED_FIRST.match(text) is not None:
        return True
    said = spoken(" ".join(part for part in folded.split() if "/" not in part))  # "t.me/…" is no me
    return not (ONESELF.isdisjoint(said) and "i" not in said) and _SPOKEN_AS_SOMEBODY.search(folded) is None


def _quotes_confirmation(text: str) -> bool:
    """Whether it quotes that something was posted, with a few words or a name beside it, in whatever language."""
    found = _CONFIRMED.search(text)
    if found is None:
        return False
    lead, tail = text[: found.start()].split(), text[found.end() :].split()
    return bool(lead or tail) and len(lead) + len(tail) <= _LONGEST_LEAD


def _seen(body: str) -> str:
    """What shows of a text, without outer white space."""
    return body.strip() if body.isascii() else body.translate(_UNSEEN).strip()


def quoted_text(body: str) -> str | None:
    """The passage that a short text quotes, as reactions in other languages do.

    That is a lead of at most six words or an emoji and a quoted passage that ends the text
    (`A aimé « … »`), or a passage and as short a tail (`„…“ gefällt mir`). What a person quotes
    looks the same: only if the passage is a text of ours (see `quoted_among`) is it a reaction.
    """
    text = _seen(body)
    marks = [at for at, sign in enumerate(text) if sign in EITHER or sign in OPENING or sign in CLOSING]
    if len(marks) < 2:  # noqa: PLR2004 - an opening and a closing one
        return None
    first, last = marks[0], marks[-1]
    lead, tail = text[:first].split(), text[last + 1 :].strip(" .!。").split()
    if (lead and tail) or not (lead or tail) or len(lead) + len(tail) > _LONGEST_LEAD:
        return None
    return text[first + 1 : last].strip() or None


def quoted_among(passage: str, said: Iterable[str]) -> bool:
    """Whether `passage` quotes one of our texts: all of it, or its beginning up to an ellipsis."""
    quoted = _comparable(passage)
    return bool(quoted) and any(_is_quoted(quoted, _comparable(ours)) for ours in said)


def _is_quoted(quoted: str, whole: str) -> bool:
    if quoted == whole:
        return True
    start = quoted.removesuffix("...").rstrip()
    return quoted.endswith("...") and bool(start) and whole.startswith(start)


def _comparable(text: str) -> str:
    return " ".join(_seen(text).translate(_SAME_QUOTES).replace("…", "...").split())
