"""What is said about reminders, and the reminders themselves: one segment each."""

from collections.abc import Sequence
from datetime import date, datetime

from core.reading.question import Choice, Question
from core.times.reminder import ListedReminder, MissedReminder, ToldReminder
from core.times.rules import DAILY, WEEKDAYS, WEEKEND, Rule
from core.times.zones import Place
from core.tracking.tracker import Kind, Tracker
from core.wording.quoting import quote
from core.wording.segments import cut, is_readable, one_segment, segments, to_gsm7
from core.wording.values import shown_name

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SETS = {DAILY: "daily", WEEKDAYS: "weekdays", WEEKEND: "weekends"}
_WEEK = 7
_SHOWN_WORDS = 40
_MORNING = 12 * 60
EXAMPLES = "as REMIND weight daily 20:00, Mon Thu 18:00 or weekdays 7:30pm"


def told(reminder: ToldReminder) -> str:
    """The reminder itself."""
    if reminder.tracker is None:
        if is_readable(reminder.words):
            return one_segment("Reminder: {} (LATER puts it off)", reminder.words)
        return _wide("Reminder: ", reminder.words)
    return _asking(reminder.tracker, _day(reminder.on, reminder.today))


def _asking(tracker: Tracker, day: str) -> str:
    if not is_readable(tracker.name):
        return _wide("", tracker.name, "? SKIP, LATER")
    name = to_gsm7(tracker.name)
    match tracker.kind:
        case Kind.NOTE:
            return f"{name} {day}? Text {name} and your note, or SKIP, or LATER."
        case Kind.SCALE:
            of = f", from {tracker.measure.low} to {tracker.measure.high}"
        case _:
            of = f", in {to_gsm7(tracker.unit.lstrip('°'))}" if tracker.unit else ""
    return f"{name} {day}{of}? Reply with the number, or SKIP, or LATER."


def _wide(before: str, words: str, after: str = "") -> str:
    """Words in letters that the short alphabet lacks: as many as one segment of 70 has room for."""
    shown = " ".join(words.split())
    while segments(f"{before}{shown}{after}") > 1:
        shown = f"{shown[:-2].rstrip()}…"
    return f"{before}{shown}{after}"


def missed(several: Sequence[MissedReminder]) -> str:
    """What wasn't sent in time: one text for all of it."""
    shown = ", ".join(f"{_about(each.tracker, each.words)} ({each.at:%a %H:%M})" for each in several)
    return one_segment("I was away. Missed: {}.", shown)


def made(reminder: ListedReminder, zone: str, now: datetime) -> str:
    """There is a new one; `zone`: the place whose clocks it goes by, `now`: what they show."""
    then = f"{_schedule(reminder, now)} by the clocks of {to_gsm7(zone)}"
    return one_segment(f"You'll be reminded of {{}}, {then}.{_ending(reminder)}", _what(reminder))


def made_and_waits(reminder: ListedReminder) -> str:
    """There is a new one, which waits: nobody knows where its person is."""
    where = "It begins once you text ZONE and your city, as ZONE Berlin."
    return one_segment(f"Kept: a reminder of {{}}, {when(reminder)}. {where}", _what(reminder))


def made_and_asked(
    reminder: ListedReminder, places: Sequence[tuple[str, str, datetime]], *, is_guessed: bool
) -> Question:
    """There is a new one, and where its person is is asked: each place with its zone and what clocks show there.

    `is_guessed`: it goes by the first of them until they say something else.
    """
    if len(places) == 1:
        [(place, zone, now)] = places
        otherwise = "If not, text ZONE and your city." if is_guessed else "If not, text ZONE and your city: it waits."
        asked = f"Is it {now:%H:%M} in {to_gsm7(place)} where you are?"
        lead = f"Kept: {_what(reminder)} {when(reminder)}. {asked} {otherwise}"
        return Question((Choice("say yes", f"\\ZONE {zone}"),), lead)
    choices = tuple(Choice(f"choose {place} ({now:%H:%M})", f"\\ZONE {zone}") for place, zone, now in places)
    return Question(choices, f"Kept: {_what(reminder)} {when(reminder)}. It waits until you say where you are.")


def at_night(minute: int, by_day: int | None, words: str, *, is_likely_night: bool) -> Question:
    """It would come at night; `words`: what was said behind REMIND, `by_day`: twelve hours later."""
    keep = Choice(f"be reminded at {_clock(minute)}", f"\\REMIND ANYWAY {words}")
    change = Choice(f"be reminded at {_clock(by_day)}", f"\\REMIND PM {words}") if by_day is not None else None
    choices = [keep] if change is None else [keep, change] if is_likely_night else [change, keep]
    night = "before 8 in the morning" if minute < _MORNING else "after 9 in the evening"
    return Question(tuple(choices), f"Not made yet: {_clock(minute)} is {night}.")


def no_time(name: str) -> str:
    """It isn't said when; `name`: of which tracker, or nothing."""
    if not name:
        return "Not made: say when, and of what, as REMIND me Fri 18:00 call the plumber."
    return f"Not made: say when, {EXAMPLES}."


def no_words() -> str:
    """It isn't said of what."""
    return "Not made: say of what, as REMIND me Fri 18:00 call the plumber."


def time_is_past() -> str:
    """That day or time is past, or there is none."""
    return "Not made: that time is past, or there is none."


def no_tracker(name: str) -> str:
    """Neither a tracker nor "me"."""
    return quote("You track nothing called {}. For anything else: REMIND me Fri 18:00 and your words.", name)


def ended(several: Sequence[ListedReminder]) -> str:
    """They come no more."""
    if not several:
        return "There was no such reminder. REMINDERS lists yours."
    return one_segment("No more reminders of {}.", ", ".join(f"{_what(each)} {when(each)}" for each in several))


def listed(several: Sequence[ListedReminder]) -> str:
    """All of somebody's, as many as fit, by number."""
    if not several:
        return "No reminders yet. Begin with REMIND weight daily 20:00, or REMIND me Fri 18:00 call the plumber."
    shown = [f"{number} {_what(each)} {when(each)}" for number, each in enumerate(several, 1)]
    return one_segment("{}. REMIND 1 OFF ends the first.", "; ".join(shown))


def skipped(tracker: Tracker | None, words: str) -> str:
    """Nothing is awaited any more."""
    return one_segment("Skipped: {}.", _about(tracker, words))


def put_off(tracker: Tracker | None, words: str, then: datetime, now: datetime) -> str:
    """It comes again."""
    day = "" if then.date() == now.date() else f" {_day(then.date(), now.date())}"
    return one_segment(f"You'll be reminded again{day} at {then:%H:%M}: {{}}.", _about(tracker, words))


def nothing_to_put_off() -> str:
    """No reminder came within the last hours."""
    return "No reminder came in the last 4 hours."


def no_such_time() -> str:
    """LATER, and nobody knows until when."""
    return "Nothing done: say until when, as LATER 30, LATER 2h or LATER 21:00."


def zone_chosen(place: str, now: datetime, count: int) -> str:
    """Where somebody is; `count`: how many reminders go by that."""
    go = f"{count} reminder{' goes' if count == 1 else 's go'} by that" if count else "Your days go by that"
    return one_segment(f"It is {now:%H:%M} in {{}}, and where you are. {go}. When you move: ZONE and a city.", place)


def zone_told(place: str, now: datetime | None, *, is_chosen: bool) -> str:
    """Where somebody is taken to be."""
    if now is None:
        return "Where you are isn't known: text ZONE and your city, as ZONE Berlin."
    how = "as you said" if is_chosen else "by your number"
    return one_segment(f"It is {now:%H:%M} in {{}}, and where you are, {how}. If not: ZONE and your city.", place)


def which_place(places: Sequence[Place]) -> Question:
    """Several are called so."""
    choices = tuple(Choice(f"choose {each.name}", f"\\ZONE {each.zone}") for each in places)
    return Question(choices, "There are several.")


def no_such_place(said: str) -> str:
    """No city of that name is known."""
    return quote("No city called {} is known here. Name a larger one nearby, as ZONE Berlin.", said)


def _what(reminder: ListedReminder) -> str:
    return _about(reminder.tracker, reminder.reminder.words)


def _about(tracker: Tracker | None, words: str) -> str:
    """What a reminder is about, within a reply."""
    if tracker is not None:
        return shown_name(tracker)
    return cut(" ".join(words.split()), _SHOWN_WORDS) if is_readable(words) else "your words"


def _schedule(reminder: ListedReminder, now: datetime) -> str:
    due = reminder.reminder.due
    if due is None or reminder.reminder.comes_once:
        return when(reminder)
    return f"{when(reminder)}, next {_day(due.on, now.date())},"


def when(reminder: ListedReminder) -> str:
    """When it comes: "daily 20:00", "Mon Thu 18:00", "Fri 27 Nov 18:00"."""
    of = reminder.reminder
    if of.rule is None:
        return f"{of.due.on:%a} {_clock(of.minute)}" if of.due is not None else _clock(of.minute)
    return f"{_days(of.rule)} {_clock(of.minute)}"


def _days(rule: Rule) -> str:
    if rule.on is not None:
        return f"{rule.on:%a} {rule.on.day} {rule.on:%b}"
    return _SETS.get(rule.weekdays) or " ".join(_DAYS[day] for day in sorted(rule.weekdays))


def _day(on: date, today: date) -> str:
    ahead = (on - today).days
    if ahead in {-1, 0, 1}:
        return ("yesterday", "today", "tomorrow")[ahead + 1]
    return f"{on:%a}" if 0 < ahead < _WEEK else f"{on.day} {on:%b}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def _ending(reminder: ListedReminder) -> str:
    name = shown_name(reminder.tracker) if reminder.tracker is not None else "me"
    return f" REMIND {name} OFF ends it." if not reminder.reminder.comes_once and name != "your tracker" else ""
