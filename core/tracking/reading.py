"""Whether a text is for one's trackers: an entry, a look, or something near to one of these."""

import re
from collections.abc import Sequence

from core.reading.typos import one_typo
from core.reading.words import Words
from core.tracking.entries import entry_of, named, read_entry
from core.tracking.names import fold
from core.tracking.numbers import read_number, with_plain_digits
from core.tracking.said import AnswerSaid, EntrySaid, LookSaid, NearEntry
from core.tracking.tracker import Kind, Tracker

_PLUS = "+"
_FEW_WORDS = 4
_PHONE = re.compile(r"\+[ (]*(?:\d[ ()./-]{0,3}){7}")
_LOOK = re.compile(r"(?:how is |how's |show (?:me )?)?(?:my )?(?P<name>\S+) ?[?？]")  # noqa: RUF001
_LONGEST_LOOK = 50
_ANSWER = re.compile(r"[-−+]?\d[\d .,'’:h]*(?: ?[^\W\d_]{1,12}|[%°€$£])?", re.IGNORECASE)  # noqa: RUF001
_LONGEST_ANSWER = 24
_MY = "my "
_NUMBER_THEN_NAME = re.compile(r"(?P<value>[^\s]{0,12}\d[^\s]{0,12}(?: [^\W\d_]{1,12})??) (?:of )?(?P<name>\S+)")


def is_phone_number(text: str) -> bool:
    """Whether what begins with a plus begins with a phone number: seven digits or more."""
    return _PHONE.match(text) is not None


def begins_with_plus(text: str) -> bool:
    """Whether a text is never a post, for it begins with a plus and no phone number."""
    return text.startswith(_PLUS) and not is_phone_number(text)


def read_exactly(words: Words, trackers: Sequence[Tracker]) -> EntrySaid | LookSaid | None:
    """The entry or the look that a text is, if its whole has that shape."""
    active = [each for each in trackers if not each.paused]
    text = _unslashed(words)
    if text.startswith(_PLUS):
        return _behind_plus(text[1:].lstrip(), active) if not is_phone_number(text) else None
    if len(text) <= _LONGEST_LOOK and (found := _LOOK.fullmatch(text)) is not None:
        looked_at = _by_name(found["name"], trackers)
        return LookSaid(looked_at) if looked_at is not None else None
    entry = read_entry(text, active)
    if entry is not None and entry.tracker.kind is Kind.NOTE and not words.signed:
        return _as_typed(entry, words, active)
    return entry


def _unslashed(words: Words) -> str:
    """The text for comparing, without a slash in front."""
    return words.plain[1:] if words.backslash else words.plain


def _as_typed(entry: EntrySaid, words: Words, active: Sequence[Tracker]) -> EntrySaid:
    """The note with its lines and its ending."""
    typed = words.own[1:] if words.backslash else words.own
    return read_entry(typed, active) or entry


def _behind_plus(text: str, active: Sequence[Tracker]) -> EntrySaid | LookSaid | None:
    """The entry behind a plus: the beginning of the name is enough, if only one begins so."""
    first, _, rest = text.partition(" ")
    asks, name = first.endswith("?"), fold(first.rstrip("?:"))
    begun = [each for each in active if fold(each.name) == name]
    begun = begun or [each for each in active if name and fold(each.name).startswith(name)]
    if len(begun) != 1:
        return None
    if asks:
        return LookSaid(begun[0]) if not rest else None
    return entry_of(begun[0], "", rest, with_words=True)


def read_nearly(words: Words, trackers: Sequence[Tracker]) -> NearEntry | None:
    """What may be meant as an entry, and had better not be posted unasked."""
    if not trackers or words.backslash:
        return None
    text = words.plain[len(_MY) :] if words.plain.casefold().startswith(_MY) else words.plain
    found = named(text, trackers)
    if found is not None:
        return _near_named(words, *found)
    if len(words.parts) > _FEW_WORDS:
        return None
    return _mistyped(words, text, trackers) or _turned_round(words, text, trackers)


def _near_named(words: Words, tracker: Tracker, sign: str, said: str) -> NearEntry | None:
    """What begins with a tracker's name: with a number behind it whatever follows, else if it is short."""
    if tracker.paused and tracker.kind is Kind.NOTE:
        return None
    entry = entry_of(tracker, sign, said, with_words=True)
    if entry is not None:
        return _near(words, entry, said)
    is_short = len(words.parts) <= _FEW_WORDS
    if not is_short and read_number(with_plain_digits(said[:_LONGEST_LOOK])) is None:
        return None
    inside = _value_inside(words, tracker, said) if is_short else None
    return inside or NearEntry(tracker, words.raw.strip())


def _value_inside(words: Words, tracker: Tracker, said: str) -> NearEntry | None:
    """The near miss of "weight is 78.2"."""
    parts = said.split(" ") if tracker.kind is not Kind.NOTE else []
    for at in range(1, len(parts)):
        behind = " ".join(parts[at:])
        entry = entry_of(tracker, "", behind, with_words=True)
        if entry is not None:
            return _near(words, entry, behind)
    return None


def _mistyped(words: Words, text: str, trackers: Sequence[Tracker]) -> NearEntry | None:
    """The near miss of "wieght 78.2"."""
    first, _, rest = text.partition(" ")
    typed = fold(first.rstrip(":"))
    for tracker in trackers:
        if tracker.kind is not Kind.NOTE and one_typo(typed, fold(tracker.name)):
            entry = entry_of(tracker, "", rest)
            if entry is not None:
                return _near(words, entry, rest)
    return None


def _turned_round(words: Words, text: str, trackers: Sequence[Tracker]) -> NearEntry | None:
    """The near miss of "5km run"."""
    found = _NUMBER_THEN_NAME.fullmatch(text)
    tracker = _by_name(found["name"], trackers) if found is not None else None
    if found is None or tracker is None or tracker.kind is Kind.NOTE:
        return None
    entry = entry_of(tracker, "", found["value"])
    return _near(words, entry, found["value"]) if entry is not None else None


def _near(words: Words, entry: EntrySaid, said: str) -> NearEntry:
    r"""The entry as a text that can't be taken for anything else: `\LOG weight 78.2`."""
    reads = f"\\LOG {entry.tracker.name} {said}"
    return NearEntry(entry.tracker, words.raw.strip(), reads, entry.value, bool(entry.words))


def _by_name(name: str, trackers: Sequence[Tracker]) -> Tracker | None:
    folded = fold(name)
    return next((each for each in trackers if fold(each.name) == folded), None)


def read_answer(words: Words) -> AnswerSaid | None:
    """The bare number that a text is, perhaps with a unit: the answer to what is awaited, or nothing."""
    if words.backslash or len(words.plain) > _LONGEST_ANSWER:
        return None
    text = with_plain_digits(words.plain)
    return AnswerSaid(text) if _ANSWER.fullmatch(text) else None
