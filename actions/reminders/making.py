"""Making reminders, listing them, ending them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import TypeAlias
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from actions.quotas import OverQuota
from actions.reminders import zones
from actions.reminders.reckoning import due_of
from core.clock import MINUTE, after
from core.settings import Quota
from core.times.reading import read_when, split_when
from core.times.reminder import ListedReminder, Reminder
from core.times.rules import Due, is_quiet, local_time
from core.times.when import When
from core.times.zones import Place
from core.tracking.tracker import Tracker
from core.tx import Tx
from storage import people
from storage.reminders import reminders
from storage.tracking import trackers

LONGEST = 300
"""Signs of the words of a reminder; the rest is cut."""
_ME = frozenset({"me", "mich", "mir", "moi", "me:", "myself"})
_OFF = frozenset({"off", "stop", "aus", "no", "never", "none"})
_LINKS = ("to ", "that ", "about ", "of ", "daran ", "dass ", "de ", "que ", "zu ")
_NOON = 12 * 60
_HARDLY_MORNING = 5 * 60


@dataclass(frozen=True, slots=True)
class ReminderMade:
    """There is a new one.

    Attributes:
        zone: by whose clocks it comes; empty while that isn't known.
        places: where the person may be: to be asked, for they haven't said.
        is_first: whether they had none before.
    """

    made: ListedReminder
    zone: str
    places: Sequence[Place]
    is_first: bool


@dataclass(frozen=True, slots=True)
class AtNight:
    """It would come at night, and was not made: its person is to say that they mean it.

    Attributes:
        minute: local.
        by_day: the one twelve hours later, if that may be meant; first, if it is the likelier one.
    """

    minute: int
    by_day: int | None
    is_likely_night: bool


@dataclass(frozen=True, slots=True)
class NoTime:
    """It isn't said when, or not clearly; `name`: of which tracker."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class NoWords:
    """It isn't said of what."""


@dataclass(frozen=True, slots=True)
class TimeIsPast:
    """That day is past, or there is none."""


@dataclass(frozen=True, slots=True)
class NothingToRemind:
    """The person has no tracker of that name. `others`: the words that they may want to be reminded of."""

    name: str


@dataclass(frozen=True, slots=True)
class RemindersEnded:
    """These come no more."""

    ended: Sequence[ListedReminder]


Making: TypeAlias = (
    ReminderMade | AtNight | NoTime | NoWords | TimeIsPast | NothingToRemind | RemindersEnded | OverQuota
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be reminded of, as they said it.

    Attributes:
        tracker: of that.
        words: of these, if it is no tracker.
        at_night: whether they have confirmed that it may come at night.
        in_the_evening: whether an hour of which it isn't said is one of the second half of the day.
        once: whether it comes once, also of a tracker.
    """

    when: When
    tracker: Tracker | None
    words: str = ""
    at_night: bool = False
    in_the_evening: bool = False
    once: bool = False


def remind(tx: Tx, person_id: int, said: str, *, at_night: bool = False, in_the_evening: bool = False) -> Making:
    """Make the reminder that is said behind REMIND, or end one."""
    people.lock_known(tx, person_id)
    first, _, rest = said.strip().partition(" ")
    if rest.strip().casefold() in _OFF:
        return _end(tx, person_id, first)
    read = _of_me(tx, person_id, rest) if first.casefold() in _ME else _of_tracker(tx, person_id, first, rest)
    if not isinstance(read, Wish):
        return read
    return make(
        tx,
        person_id,
        Wish(read.when, read.tracker, read.words, at_night=at_night, in_the_evening=in_the_evening),
    )


def remind_of(
    tx: Tx, person_id: int, tracker_id: int, said: str, *, at_night: bool = False
) -> ReminderMade | AtNight | NoTime | TimeIsPast | NothingToRemind | OverQuota:
    """Make a reminder of that tracker, at the time that is said."""
    people.lock_known(tx, person_id)
    tracker = trackers.get(tx, person_id, tracker_id)
    if tracker is None:
        return NothingToRemind("")
    found = read_when(said)
    if found is None or found[1]:
        return NoTime(tracker.name)
    return make(tx, person_id, Wish(found[0], tracker, at_night=at_night))


def remind_of_words(
    tx: Tx, person_id: int, words: str, said: str, *, at_night: bool = False
) -> ReminderMade | AtNight | NoTime | TimeIsPast | OverQuota:
    """Make a reminder of these words, at the time that is said."""
    people.lock_known(tx, person_id)
    found = read_when(said)
    if found is None or found[1]:
        return NoTime()
    return make(tx, person_id, Wish(found[0], None, words[:LONGEST], at_night=at_night))


def end_one(tx: Tx, person_id: int, reminder_id: int) -> bool:
    """End one of a person's reminders; false if there was none."""
    return bool(reminders.remove(tx, person_id, [reminder_id]))


def of_tracker(tx: Tx, person_id: int, tracker_id: int) -> tuple[Tracker, str, list[ListedReminder]] | None:
    """One of a person's trackers with its reminders, and the zone by whose clocks they come, empty if unknown."""
    tracker = trackers.get(tx, person_id, tracker_id)
    if tracker is None:
        return None
    return (
        tracker,
        zone_of(tx, person_id),
        [ListedReminder(each, tracker) for each in reminders.of_tracker(tx, tracker_id)],
    )


def _of_tracker(tx: Tx, person_id: int, name: str, rest: str) -> Wish | NoTime | NothingToRemind:
    tracker = trackers.find(tx, person_id, name.rstrip(":"))
    if tracker is None:
        return NothingToRemind(name)
    found = read_when(rest)
    return Wish(found[0], tracker) if found is not None and not found[1] else NoTime(tracker.name)


def _of_me(tx: Tx, person_id: int, rest: str) -> Wish | NoTime | NoWords:
    found = split_when(_unlinked(rest))
    if found is None:
        return NoTime()
    when, words = found[0], _unlinked(found[1]).strip(" ,:")
    tracker = trackers.find(tx, person_id, words) if words and " " not in words else None
    if tracker is not None:
        return Wish(when, tracker)
    return Wish(when, None, words[:LONGEST]) if words else NoWords()


def _unlinked(words: str) -> str:
    folded = words.casefold()
    return next((words[len(link) :] for link in _LINKS if folded.startswith(link)), words)


def make(tx: Tx, person_id: int, wish: Wish) -> ReminderMade | AtNight | TimeIsPast | OverQuota:
    """Make it, unless it would come at night and that isn't confirmed."""
    there = reminders.of_person(tx, person_id)
    most = tx.limits.reminders_per_person
    if len(there) >= most:
        return OverQuota(Quota.REMINDERS, most)
    zone = zone_of(tx, person_id)
    new = _planned(tx, person_id, wish, zone)
    if new is None:
        return TimeIsPast()
    night = _at_night(new, wish, there)
    if night is not None:
        return night
    made = reminders.add(tx, new)
    places = zones.to_ask(tx, person_id) if not there or not zone else []
    return ReminderMade(ListedReminder(made, wish.tracker), zone, places, is_first=not there)


def _planned(tx: Tx, person_id: int, wish: Wish, zone: str) -> Reminder | None:
    """It, with when it is due first; nothing if that is past."""
    when = wish.when
    by = ZoneInfo(zone) if zone else UTC
    now = local_time(tx.now, by)
    tracker_id = wish.tracker.id if wish.tracker is not None else None
    if when.wait is not None:
        moment = after(tx.now, when.wait * MINUTE)
        then = local_time(moment, by)
        minute = then.hour * 60 + then.minute
        due = Due(moment, then.date())
        return Reminder(0, person_id, tracker_id, wish.words, None, minute, is_confirmed=True, due=due)
    if wish.in_the_evening and when.minute is not None and when.minute < _NOON:
        when = When(when.minute + _NOON, False, when.weekdays, when.repeats, when.ahead, when.dated)
    repeats = when.repeats or len(when.weekdays) > 1 or wish.tracker is not None
    rule = when.weekly() if repeats and not wish.once else None
    rule = rule or when.once(now.date(), now.hour * 60 + now.minute)
    if rule is None:
        return None
    new = Reminder(0, person_id, tracker_id, wish.words, rule, rule.minute, is_confirmed=wish.at_night)
    return Reminder(
        0, person_id, tracker_id, wish.words, rule, rule.minute, is_confirmed=wish.at_night, due=due_of(tx, new, zone)
    )


def _at_night(new: Reminder, wish: Wish, there: Sequence[Reminder]) -> AtNight | None:
    """That it would come at night, unless its person has said for that time that it may."""
    if new.is_confirmed or not is_quiet(new.minute):
        return None
    if any(each.is_confirmed and each.minute == new.minute for each in there):
        return None
    by_day = new.minute + _NOON if wish.when.is_bare and new.minute < _NOON else None
    by_day = by_day if by_day is not None and not is_quiet(by_day) else None
    return AtNight(new.minute, by_day, is_likely_night=new.minute >= _HARDLY_MORNING)


def list_reminders(tx: Tx, person_id: int) -> list[ListedReminder]:
    """All of a person's reminders, the oldest first."""
    mine = {each.id: each for each in trackers.of_person(tx, person_id)}
    return [ListedReminder(each, mine.get(each.tracker_id or 0)) for each in reminders.of_person(tx, person_id)]


def _end(tx: Tx, person_id: int, which: str) -> RemindersEnded | NothingToRemind:
    """End what is named: a tracker's, those with words ("me"), all, or one by its number in the list."""
    there = list_reminders(tx, person_id)
    name = which.casefold().rstrip(":")
    if name in {"all", "everything", "alle", "todos", "tous"}:
        ended = there
    elif name in _ME:
        ended = [each for each in there if each.tracker is None]
    elif name.isdecimal():
        ended = there[int(name) - 1 : int(name)] if int(name) else []
    else:
        tracker = trackers.find(tx, person_id, name)
        if tracker is None:
            return NothingToRemind(which)
        ended = [each for each in there if each.tracker is not None and each.tracker.id == tracker.id]
    reminders.remove(tx, person_id, [each.reminder.id for each in ended])
    return RemindersEnded(ended)
