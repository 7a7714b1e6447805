"""Being reminded of what one keeps count of, and of words of one's own, by the clocks of where one is."""

from datetime import UTC
from zoneinfo import ZoneInfo

from actions.accounts.account import zone_of
from actions.quotas import OverQuota
from actions.reminders.answering import NoSuchTime, NothingToPutOff, PutOff, skip
from actions.reminders.answering import put_off as put_off_last
from actions.reminders.making import (
    AtNight,
    Making,
    NothingToRemind,
    NoTime,
    NoWords,
    ReminderMade,
    RemindersEnded,
    TimeIsPast,
    list_reminders,
)
from actions.reminders.making import remind as make_reminder
from actions.reminders.zones import NoSuchPlace, WhichPlace, ZoneChosen, name_zone, tell_zone
from core.events import MadeReminder
from core.reading.commands import Needs, command
from core.reading.question import Question
from core.reading.words import read_words
from core.text import DoubtfulRefusal, Refusal, Reply, Text
from core.times.rules import local_time
from core.times.zones import place_of
from core.tx import Tx
from core.wording import reminders as wording
from core.wording.questions import prompt
from core.wording.quotas import over_quota

_ANYWAY, _PM = "ANYWAY ", "PM "
"""What the choices of a question put before the words: it may come at night, or an hour is one of the afternoon."""


@command(
    "REMIND",
    shape="REMIND words",
    aliases=("REMINDME",),
    needs=Needs.TRACKER,
    about="Reminds you: REMIND weight daily 20:00, or REMIND me Fri 18:00 call Ben.",
)
def remind(tx: Tx, text: Text, words: str) -> Reply:
    """Make a reminder, or end one."""
    at_night, in_the_evening = words.startswith(_ANYWAY), words.startswith(_PM)
    said = words.removeprefix(_ANYWAY).removeprefix(_PM)
    if read_words(text.body).first == "REMINDME":
        said = f"me {said}"
    outcome = make_reminder(tx, text.person.id, said, at_night=at_night, in_the_evening=in_the_evening)
    return _said(tx, text, said, outcome)


def _said(tx: Tx, text: Text, said: str, outcome: Making) -> Reply:
    match outcome:
        case ReminderMade():
            return _made(tx, text, outcome)
        case AtNight(minute, by_day, is_likely_night):
            return _asked(wording.at_night(minute, by_day, said, is_likely_night=is_likely_night))
        case NoTime(name):
            raise DoubtfulRefusal(wording.no_time(name))
        case NoWords():
            raise DoubtfulRefusal(wording.no_words())
        case TimeIsPast():
            raise Refusal(wording.time_is_past())
        case NothingToRemind(name):
            raise DoubtfulRefusal(wording.no_tracker(name))
        case RemindersEnded(ended):
            return Reply(wording.ended(ended))
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))


def _made(tx: Tx, text: Text, outcome: ReminderMade) -> Reply:
    made, zone = outcome.made, outcome.zone
    if outcome.places:
        places = [(each.name, each.zone, local_time(tx.now, ZoneInfo(each.zone))) for each in outcome.places]
        question = wording.made_and_asked(made, places, is_guessed=bool(zone))
        return Reply(prompt(question), MadeReminder(), question)
    if not zone and made.reminder.rule is not None:
        return Reply(wording.made_and_waits(made), MadeReminder())
    now = local_time(tx.now, ZoneInfo(zone) if zone else UTC)
    return Reply(wording.made(made, place_of(zone) if zone else "UTC", now), MadeReminder())


@command("REMINDERS", only_tells=True, needs=Needs.REMINDER, about="What you are reminded of, and when.")
def list_(tx: Tx, text: Text) -> Reply:
    """All of the person's reminders."""
    return Reply(wording.listed(list_reminders(tx, text.person.id)))


@command("SKIP", needs=Needs.REMINDER, about="Not this time: the last reminder comes again when it is due next.")
def skip_(tx: Tx, text: Text) -> Reply:
    """Be asked no more for what the last reminder was about."""
    outcome = skip(tx, text.person.id)
    if isinstance(outcome, NothingToPutOff):
        raise DoubtfulRefusal(wording.nothing_to_put_off())
    return Reply(wording.skipped(outcome.tracker, outcome.words))


@command(
    "LATER",
    shape="LATER [time:word] [unit:word]",
    needs=Needs.REMINDER,
    about="Puts the last reminder off: by 30 minutes, LATER 2h, or until LATER 21:00.",
)
def later(tx: Tx, text: Text, time: str = "", unit: str = "") -> Reply:
    """Be reminded of the last thing once more."""
    match put_off_last(tx, text.person.id, f"{time} {unit}".strip()):
        case NothingToPutOff():
            raise DoubtfulRefusal(wording.nothing_to_put_off())
        case NoSuchTime():
            raise DoubtfulRefusal(wording.no_such_time())
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))
        case PutOff(tracker, words, at):
            zone = zone_of(tx, text.person.id)
            now = local_time(tx.now, ZoneInfo(zone) if zone else UTC)
            return Reply(wording.put_off(tracker, words, at, now))


@command(
    "ZONE",
    shape="ZONE words",
    needs=Needs.REMINDER,
    about="Your days and reminders go by the clocks of a city: ZONE Berlin.",
)
def in_zone(tx: Tx, text: Text, words: str) -> Reply:
    """Be in the time zone of a place."""
    match name_zone(tx, text.person.id, words):
        case ZoneChosen(place, now):
            count = sum(each.reminder.rule is not None for each in list_reminders(tx, text.person.id))
            return Reply(wording.zone_chosen(place, now, count))
        case WhichPlace(places):
            return _asked(wording.which_place(places))
        case NoSuchPlace(said):
            raise DoubtfulRefusal(wording.no_such_place(said))


@command("ZONE", only_tells=True, needs=Needs.REMINDER, about="Tells which time zone your days and reminders go by.")
def tell(tx: Tx, text: Text) -> Reply:
    """Where the person is taken to be."""
    found = tell_zone(tx, text.person.id)
    return Reply(wording.zone_told(found.place, found.now, is_chosen=found.is_chosen))


def _asked(question: Question) -> Reply:
    return Reply(prompt(question), question=question)
