"""Every function that words a reply, and the arguments that it is shown and tried with.

What an argument is like, its name or its type says. A function with one that isn't known here fails the tests.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any, get_type_hints

import handlers
from core import wording
from core.clock import DAY, MINUTE, Moment
from core.reading.commands import CommandTable
from core.reading.near_miss import NearMiss, NearMissKind, near_miss
from core.reading.question import Choice, Question
from core.reading.words import Words, read_words
from core.reports.report import Report
from core.text import Reply
from core.times.reminder import ListedReminder, MissedReminder, Reminder, ToldReminder
from core.times.rules import DAILY, Due, Rule
from core.times.zones import Place
from core.tracking.said import EntrySaid, NearEntry
from core.tracking.tracker import Entry, Kind, Measure, Tracker
from core.wording.photos import Ended, FailedPhoto
from core.wording.questions import prompt
from core.wording.quoting import Quoted

Wording = Callable[..., str | Reply | Question]
Arguments = dict[str, Any]

COMMANDS = CommandTable.of_modules(handlers.LIVE)
NOW = Moment(1_800_000_000_000)
LINK = "https://backslash.example.com/connect/AbCdEfGhIjKlMnOpQrStUv"
POST = "https://x.com/a_name_of_15_ch/status/2124180110285209600"
LONG_NAME = "a-room-with-a-long-name2"
OTHER_LETTERS = "поездка"
LAKE = "The lake is frozen over this morning, and half of the town is on it already, with skates and sledges and dogs"

NO_REPLIES = {
    "segments": "cuts what replies say",
    "quoting": "quotes within replies",
    "replies.ways_to_text": "a part of others",
    "rooms.fitted": "cuts what replies say",
    "rooms.exists": "leads a question",
    "values": "values within replies",
    "reminders.when": "a part of others",
    "status.account": "a part of STATUS",
    "status.no_account": "a part of STATUS",
    "status.no_application": "a part of STATUS",
    "status.account_lost": "a part of STATUS",
    "status.status": "a part of STATUS",
}
"""Modules and functions of the package that word no whole reply, and what they are."""

OTHER_ALPHABETS = {
    "reminders": "what is to be remembered has a name, or words, in letters that GSM-7 lacks",
    "rooms": "a room, or who is in it, has a name in letters that GSM-7 lacks",
}
"""Modules some of whose replies are one segment of UCS-2, and when."""

TWO_SEGMENTS = {
    "exporting.ready": "the link is long, and nobody else may have it",
    "photos.beside_photos": "what is replied to the words beside them takes all of one",
    "photos.of_all": "some photos are kept, some failed, some are tried again, and the link is long",
}
"""Functions whose replies may take two segments, and when."""

_NAMES = ["trip", LONG_NAME, OTHER_LETTERS]
_BY_NAME: dict[str, list[Any]] = {
    "name": _NAMES,
    "active": _NAMES,
    "room": _NAMES,
    "words": [LAKE, "Сегодня озеро замёрзло"],
    "link": [LINK],
    "url": [LINK],
    "who": ["Ben", "the phone ending 03"],
    "others": [["Ben", "the phone ending 03"], []],
    "shown": [["Kim (02)", "kim (03)"]],
    "free": [["trip2", "trip-ben"]],
    "rooms": [[("trip", 3, 12), ("garden", 1, 1)], [(LONG_NAME, 2, 1000)] * 5],
    "word": ["JION", "ЖОИН"],
    "username": ["ann_lakes", ""],
    "reference": ["7F3A"],
    "reason": ["Your account may not do that", ""],
    "refused": ['There is no room called "us".'],
    "to": ["posting", "photos"],
    "what": ["\\UNDO", "A number"],
    "status": ['X account: @ann_lakes. Active room: "trip". On the way: 1 post.'],
    "failed": [[FailedPhoto(2, "a video")]],
    "milliseconds": [60 * MINUTE, 1],
    "left": [2, 1, 0],
    "digits": ["048213"],
    "tries": [4, 1],
    "members": [3, 1],
    "tokens": [0, 1, 20],
    "up": [2],
    "of": [5],
    "parts": [1, 5],
    "count": [17],
    "most": [25],
    "replied": ['You are in the room "lake" with 1 other.', ""],
    "why_not_kept": [
        "Not kept or posted: 500 photos in 24 hours are the most, and this would be more. Send them tomorrow."
    ],
    "own_photos": [0, 3],
    "feeling": [4],
    "in_a_row": [9, 1],
    "post": ["", LAKE],
    "zone": ["Berlin"],
    "place": ["Berlin"],
    "said": ["Atlantis"],
    "minute": [420, 1320],
    "by_day": [1140, None],
    "before": ["mass"],
    "now": [NOW],
    "at": [None, Moment(NOW + 14 * MINUTE), Moment(NOW + DAY)],
}
_ENDED = [
    Ended(3),
    Ended(1, 1),
    Ended(trying=1),
    Ended(failed=[FailedPhoto(1, "a video")]),
    Ended(2, trying=1, failed=[FailedPhoto(3, "damaged"), FailedPhoto(5, "too large: 900 megapixels, 60 at most")]),
]
DAY_ZERO = date(2026, 11, 22)
WEIGHT = Tracker(1, "weight", Measure(unit="kg"), "in the morning, before breakfast", entries=34)
MOOD = Tracker(2, "mood", Measure(Kind.SCALE, low=1, high=5), entries=1)
DIARY = Tracker(3, "diary", Measure(Kind.NOTE), paused=True)
TRACKERS = [WEIGHT, MOOD, DIARY, Tracker(4, OTHER_LETTERS, Measure(unit="km"), OTHER_LETTERS, entries=2)]


def entry(value: str, days_ago: int, words: str = "") -> Entry:
    """One of a tracker."""
    on = DAY_ZERO - timedelta(days_ago)
    return Entry(1, 1, Decimal(value) if value else None, words, on, None, None, NOW)


_ENTRIES = [entry("78.2", 0), entry("78.2", 3), entry("", 0, LAKE)]
_NEAR_ENTRIES = [
    NearEntry(WEIGHT, "weight 78.2 at last", "\\LOG weight 78.2 at last", Decimal("78.2"), with_words=True),
    NearEntry(WEIGHT, "weight of the world"),
    NearEntry(MOOD, "mood 7"),
    NearEntry(DIARY, "diary"),
]
_CHARTED = [(DAY_ZERO, 2, Decimal("8.4"))]
OCTOBER = Report.model_validate(
    {
        "first": "2026-10-01",
        "last": "2026-10-31",
        "is_whole": True,
        "zone": "",
        "trackers": (),
        "entries": 0,
        "most_used": None,
        "longest_streak": None,
        "feelings": None,
        "hints": (),
        "texts": 12,
        "posts": 3,
        "photos": 0,
        "sign_ins": 1,
    }
)
MANY = OCTOBER.model_copy(update={"entries": 50_000, "is_whole": False, "first": date(2026, 9, 1)})
LOCAL = datetime(2026, 11, 22, 10, 42)  # noqa: DTZ001 - as clocks show it
_DUE = Due(NOW, DAY_ZERO + timedelta(1))
_REMINDERS = [
    ListedReminder(Reminder(1, 1, 1, "", Rule(1200, DAILY), 1200, due=_DUE), WEIGHT),
    ListedReminder(Reminder(2, 1, None, LAKE, Rule(1080, on=DAY_ZERO), 1080, due=_DUE), None),
    ListedReminder(Reminder(3, 1, None, "слово", Rule(450, frozenset({0, 3})), 450), None),
    ListedReminder(Reminder(4, 1, None, "check the oven", None, 1080, due=_DUE), None),
]
_PLACES = [("Berlin", "Europe/Berlin", LOCAL), ("Los Angeles", "America/Los_Angeles", LOCAL)]
_QUESTION = Question((Choice("join trip", "\\JOIN trip"),), about=LAKE)
_ASKED_ABOUT = ["JION trip", "undo", "please stop", "Post office receipt", "Join", "thanks"]


def _near_misses() -> list[tuple[NearMiss, Words]]:
    """Each kind once, and some as they are read."""
    read = [(near_miss(read_words(body), COMMANDS), read_words(body)) for body in _ASKED_ABOUT]
    plain = [(NearMiss(kind), read_words(LAKE)) for kind in NearMissKind]
    return [(near, words) for near, words in [*read, *plain] if near is not None]


@cache
def _by_type() -> dict[Any, list[Any]]:
    return {
        Ended: _ENDED,
        Tracker: TRACKERS,
        Entry: _ENTRIES,
        Entry | None: [entry("78.5", 1), None],
        date: [DAY_ZERO],
        Decimal | None: [Decimal("78.5"), None],
        Sequence[Decimal]: [[Decimal("78.2"), Decimal(782)]],
        EntrySaid: [EntrySaid(WEIGHT, Decimal(782))],
        NearEntry: _NEAR_ENTRIES,
        Sequence[tuple[Tracker, Entry | None]]: [
            [(WEIGHT, entry("78.2", 0)), (MOOD, None), (DIARY, entry("", 40))],
            [],
        ],
        Sequence[tuple[date, int, Decimal | None]]: [_CHARTED],
        Tracker | None: [WEIGHT, None],
        ToldReminder: [
            *(ToldReminder(each, "", DAY_ZERO, DAY_ZERO) for each in TRACKERS),
            ToldReminder(None, LAKE, DAY_ZERO, DAY_ZERO),
        ],
        Sequence[MissedReminder]: [[MissedReminder(WEIGHT, "", LOCAL), MissedReminder(None, LAKE, LOCAL)]],
        ListedReminder: _REMINDERS,
        Sequence[ListedReminder]: [_REMINDERS, []],
        Sequence[Place]: [
            [Place("London, United Kingdom", "Europe/London"), Place("London, Ontario", "America/Toronto")]
        ],
        Sequence[tuple[str, str, datetime]]: [_PLACES[:1], _PLACES],
        datetime: [LOCAL],
        datetime | None: [LOCAL, None],
        Question: [_QUESTION],
        Words: [read_words(LAKE)],
        Quoted | None: [None, Quoted(LAKE), Quoted("", 2)],
        Quoted | str: [LAKE, Quoted("", 2), "Сегодня озеро замёрзло"],
        Report: [OCTOBER, MANY],
        bool: [True, False],
        tuple[Choice, ...]: [()],
    }


def modules() -> Iterator[ModuleType]:
    """All modules of the package."""
    for found in pkgutil.iter_modules(wording.__path__):
        yield importlib.import_module(f"core.wording.{found.name}")


def name_of(function: Wording) -> str:
    """As `rooms.made`."""
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def functions_of(module: ModuleType) -> list[Wording]:
    """Those of a module that word replies, in their order there."""
    short = module.__name__.rpartition(".")[2]
    if short in NO_REPLIES:
        return []
    found = [
        each for each in vars(module).values() if inspect.isfunction(each) and each.__module__ == module.__name__
    ]
    return [each for each in found if _words_reply(each) and name_of(each) not in NO_REPLIES]


def _words_reply(function: Wording) -> bool:
    is_public = not function.__name__.startswith("_")
    return is_public and get_type_hints(function).get("return") in {str, Reply, Question}


def samples(function: Wording) -> list[Arguments]:
    """Arguments of every kind: the first of each, and then each other one beside the firsts of the rest."""
    hints = {name: hint for name, hint in get_type_hints(function).items() if name != "return"}
    if "near" in hints:
        return [{"near": near, "words": words} for near, words in _near_misses()]
    values = {name: values_of(function, name, hint) for name, hint in hints.items()}
    first = {name: some[0] for name, some in values.items()}
    return [first, *({**first, name: other} for name, some in values.items() for other in some[1:])]


def values_of(function: Wording, name: str, hint: Any) -> list[Any]:  # noqa: ANN401 - whatever it takes
    """What stands for an argument."""
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return list(hint)
    if name == "link" and function.__name__ == "posted":
        return [POST, ""]
    if name == "words" and hint == Sequence[str]:
        return [[LAKE, "The hills are white"]]
    found = _by_type().get(hint) or _special(hint) or _BY_NAME.get(name)
    if not found:
        raise LookupError(f"{name_of(function)} takes {name}: say in {__name__} what that is like")
    return found


def _special(hint: Any) -> list[Any] | None:  # noqa: ANN401 - whatever it takes
    """Commands, one or all of them."""
    shown = str(hint)
    if "Iterable" in shown and "Command" in shown:
        return [COMMANDS]
    if "Command" in shown:
        leave = [command for command in COMMANDS if command.word in {"LEAVE", "ROOM", "USE"}]
        return [*leave, None] if "None" in shown else leave
    return None


def said(function: Wording, given: Arguments) -> str:
    """What the person reads."""
    worded = function(**given)
    match worded:
        case Reply(body):
            return body
        case Question():
            return prompt(worded)
        case _:
            return str(worded)
