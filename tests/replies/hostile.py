"""Arguments that nobody is kind with: the longest names, letters of all alphabets, whatever X and people write."""

import inspect
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, get_type_hints

from hypothesis import strategies as st

from core.clock import DAY, Moment
from core.reading.commands import Command
from core.reading.near_miss import NearMiss, NearMissKind
from core.reading.question import Choice, Question
from core.reading.words import Words, read_words
from core.reports.report import Report
from core.times.reminder import ListedReminder, MissedReminder, Reminder, ToldReminder
from core.times.rules import Due, Rule
from core.times.zones import Place
from core.tracking.said import EntrySaid, NearEntry
from core.tracking.tracker import Entry, Kind, Measure, Tracker
from core.wording import status
from core.wording.photos import Ended, FailedPhoto
from core.wording.quoting import Quoted
from tests.replies.functions import COMMANDS, LINK, MANY, NOW, OCTOBER, POST, Arguments, Wording, values_of

WORDS = st.text(max_size=300) | st.sampled_from(
    ["\U0001f9ca" * 30, "{}{}", "w" * 900, "\\" * 300, "é€ " * 80, "\n\n", "", "слово " * 90, "ﷺ" * 200]
)
LETTERS = st.characters(categories=["L", "Nd"])
NAMES = st.text(LETTERS, min_size=2, max_size=24) | st.sampled_from(["w" * 24, "Щ" * 24, "\U00020000" * 24])
COUNTS = st.integers(1, 10_000)
_LISTS = st.lists(NAMES, max_size=12)
_FAILED = st.lists(st.builds(FailedPhoto, st.integers(1, 10), WORDS), min_size=1, max_size=10)
_QUOTED = st.builds(Quoted, WORDS, st.integers(0, 99))
_QUESTIONS = st.builds(
    Question,
    st.lists(st.builds(Choice, WORDS, st.just("\\ROOMS")), max_size=4).map(tuple),
    WORDS.map("Not posted. {}".format),
    WORDS,
)
_ACCOUNTS = st.sampled_from([status.account("a" * 15), status.no_account(), status.account_lost()])
_UNITS = st.sampled_from(["", "kg", "h", "°C", "€", "₽", "歩", "mg/dl", "x" * 12])
_MEASURES = st.builds(Measure, st.sampled_from(Kind), _UNITS, st.integers(-999, 0), st.integers(1, 999))
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_VALUES = st.decimals(-(10**12), 10**12, allow_nan=False, places=6)
_TRACKERS = st.builds(Tracker, COUNTS, NAMES, _MEASURES, WORDS, st.booleans(), COUNTS)
_ENTRIES = st.builds(Entry, COUNTS, COUNTS, st.none() | _VALUES, WORDS, _DAYS, st.none(), st.none(), st.just(NOW))
_MINUTES = st.integers(0, 24 * 60 - 1)
_TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 - as clocks show them
_RULES = st.builds(Rule, _MINUTES, st.frozensets(st.integers(0, 6), min_size=1)) | st.builds(
    Rule, _MINUTES, st.just(frozenset[int]()), _DAYS
)
_REMINDERS = st.builds(
    Reminder,
    *(COUNTS, COUNTS, COUNTS, WORDS, st.none() | _RULES, _MINUTES),
    due=st.none() | st.builds(Due, st.just(NOW), _DAYS),
)
_LISTED = st.builds(ListedReminder, _REMINDERS, st.none() | _TRACKERS)
_PLACE_NAMES = st.sampled_from(["Berlin", "San José, Costa Rica", "Petropavlovsk-Kamchatsky, Russia"])
_BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    Tracker | None: st.none() | _TRACKERS,
    ToldReminder: st.builds(ToldReminder, st.none() | _TRACKERS, WORDS.filter(str.strip), _DAYS, _DAYS),
    Sequence[MissedReminder]: st.lists(
        st.builds(MissedReminder, st.none() | _TRACKERS, WORDS, _TIMES), min_size=1, max_size=50
    ),
    ListedReminder: _LISTED,
    Sequence[ListedReminder]: st.lists(_LISTED, max_size=50),
    Sequence[Place]: st.lists(st.builds(Place, _PLACE_NAMES, st.just("Europe/Berlin")), min_size=2, max_size=4),
    Sequence[tuple[str, str, datetime]]: st.lists(
        st.tuples(_PLACE_NAMES, st.just("Europe/Berlin"), _TIMES), min_size=1, max_size=4
    ),
    datetime: _TIMES,
    datetime | None: st.none() | _TIMES,
    bool: st.booleans(),
    Command | None: st.none() | st.sampled_from(list(COMMANDS)),
    Ended: st.builds(Ended, st.integers(0, 10), st.integers(0, 10), st.integers(0, 10), _FAILED | st.just(())).filter(
        lambda ended: ended.all
    ),
    Question: _QUESTIONS,
    Quoted | None: st.none() | _QUOTED,
    Quoted | str: WORDS | _QUOTED,
    int: COUNTS,
    tuple[Choice, ...]: st.just(()),
    Words: WORDS.map(read_words),
    Tracker: _TRACKERS,
    Entry: _ENTRIES,
    Entry | None: st.none() | _ENTRIES,
    date: _DAYS,
    Decimal | None: st.none() | _VALUES,
    Sequence[Decimal]: st.lists(_VALUES, min_size=2, max_size=2),
    EntrySaid: st.builds(EntrySaid, _TRACKERS, _VALUES, st.none(), WORDS),
    NearEntry: st.builds(
        NearEntry, _TRACKERS, WORDS, st.sampled_from(["", "\\LOG weight 78"]), st.none() | _VALUES, st.booleans()
    ),
    Sequence[tuple[date, int, Decimal | None]]: st.lists(
        st.tuples(_DAYS, st.integers(1, 1_000), st.decimals(-(10**12), 10**12, places=2)), max_size=50
    ),
    Sequence[tuple[Tracker, Entry | None]]: st.lists(st.tuples(_TRACKERS, st.none() | _ENTRIES), max_size=50),
    Report: st.sampled_from([OCTOBER, MANY]),
    NearMiss: st.builds(NearMiss, st.sampled_from(NearMissKind)),
}
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("link", "url"), st.just(LINK)),
    **dict.fromkeys(("place", "zone"), _PLACE_NAMES),
    **dict.fromkeys(("name", "active", "room", "who", "before"), NAMES),
    **dict.fromkeys(("others", "free"), _LISTS),
    "shown": st.lists(NAMES, min_size=2, max_size=12),
    "rooms": st.lists(st.tuples(NAMES, COUNTS, COUNTS), min_size=1, max_size=12),
    "username": st.from_regex(r"[A-Za-z0-9_]{0,15}", fullmatch=True),
    "failed": _FAILED,
    "words": WORDS,
    "status": st.builds(status.status, _ACCOUNTS, st.just("") | NAMES, COUNTS, COUNTS),
    "at": st.none() | st.integers(-DAY, DAY).map(lambda offset: Moment(NOW + offset)),
}
_OURS = frozenset(
    {"minute", "by_day", "digits", "feeling", "reference", "to", "what", "now", "commands", "command", "closest"}
    | {"replied", "why_not_kept"}
)
"""What the code itself puts in: nobody else chooses it."""


def arguments(function: Wording) -> st.SearchStrategy[Arguments]:
    """Whatever a function may have to word.

    Raises:
        LookupError: An argument's type is none that is known here.
    """
    hints = {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
    return st.fixed_dictionaries({name: _argument(function, name, hint) for name, hint in hints.items()})


def _argument(function: Wording, name: str, hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - whatever it takes
    if name in _OURS or (inspect.isclass(hint) and issubclass(hint, Enum)):
        return st.sampled_from(values_of(function, name, hint))
    if name == "link" and function.__name__ == "posted":
        return st.sampled_from([POST, ""])
    if name == "words" and "near" in get_type_hints(function):
        return WORDS.map(read_words)
    if name == "words" and hint == Sequence[str]:
        return st.lists(WORDS, min_size=2, max_size=9)
    if hint in _BY_TYPE:
        return _BY_TYPE[hint]
    if name not in _BY_NAME and hint is not str:
        raise LookupError(f"{function.__module__}.{function.__name__}: nothing hostile is known for {name}: {hint}")
    return _BY_NAME.get(name, WORDS)
