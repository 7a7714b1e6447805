from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import Field

from actions.quotas import OverQuota
from actions.reminders.making import (
    LONGEST,
    AtNight,
    NothingToRemind,
    NoTime,
    ReminderMade,
    TimeIsPast,
    end_one,
    list_reminders,
    remind_of,
    remind_of_words,
)
from core.clock import SECOND
from core.forms import tidied
from core.times.reminder import ListedReminder
from core.tx import Tx
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.ids import REMINDER, TRACKER
from web.api.operations.rooms import OVER_QUOTA
from web.api.problems import NOT_HERE, ProblemKind, RefusedRequest, refused

NOT_A_TIME = ProblemKind("not-a-time", 409, "Nobody can be reminded then")
NIGHT = ProblemKind("at-night", 409, "That is at night")


class ReminderShown(ApiModel):
    """Something that you are reminded of."""

    id: Annotated[str, Field(pattern=REMINDER.whole)]
    tracker: str | None = Field(description="Of that tracker; null if it has words of its own.")
    words: str
    weekdays: list[int] = Field(description="On which it comes, 0 is Monday; none if it comes once.")
    day: date | None = Field(description="Of one that comes once.")
    time: str = Field(description="As clocks show it where you are: `20:00`.")
    next_at: datetime | None = Field(description="Null while it isn't known where you are.")


class ReminderList(ApiModel):
    """A portion of your reminders, the newest first."""

    items: list[ReminderShown]
    next_cursor: str | None


class NewReminder(ApiModel):
    """A reminder to be made: of a tracker, or of words."""

    tracker: Annotated[str, Field(pattern=TRACKER.whole)] | None = None
    words: Annotated[str, Field(max_length=LONGEST)] = ""
    when: Annotated[
        str,
        Field(min_length=1, max_length=60, description="As in a text: `daily 20:00`, `Fri 18:00`."),
    ]
    at_night: bool = Field(default=False, description="That it may come after 21 o'clock or before 8.")


def shown(listed: ListedReminder) -> ReminderShown:
    """A reminder as programs see it."""
    reminder = listed.reminder
    rule, due = reminder.rule, reminder.due
    return ReminderShown(
        id=REMINDER.show(reminder.id),
        tracker=TRACKER.show(reminder.tracker_id) if reminder.tracker_id is not None else None,
        words=reminder.words,
        weekdays=sorted(rule.weekdays) if rule is not None else [],
        day=rule.on if rule is not None else due.on if due is not None else None,
        time=f"{reminder.minute // 60:02}:{reminder.minute % 60:02}",
        next_at=datetime.fromtimestamp(due.moment // SECOND, UTC) if due is not None else None,
    )


def list_all(tx: Tx, call: Call) -> ApiAnswer:
    """One's reminders."""
    wanted: Portion = call.query
    found = sorted(list_reminders(tx, call.person_id), key=lambda each: -each.reminder.id)
    left = [each for each in found if wanted.before is None or each.reminder.id < wanted.before]
    listed, cursor = portion_of(left, wanted.limit, lambda each: each.reminder.id)
    return ApiAnswer(ReminderList(items=[shown(each) for each in listed], next_cursor=cursor))


def make(tx: Tx, call: Call) -> ApiAnswer:
    """Be reminded of a tracker, or of words."""
    wanted: NewReminder = call.body
    words = tidied(wanted.words)
    if bool(words) == (wanted.tracker is not None):
        raise refused(NOT_A_TIME, "A reminder is of a tracker, or of words.")
    if wanted.tracker is not None:
        tracker_id = TRACKER.parse(wanted.tracker)
        made = remind_of(tx, call.person_id, int(tracker_id or 0), wanted.when, at_night=wanted.at_night)
    else:
        made = remind_of_words(tx, call.person_id, words, wanted.when, at_night=wanted.at_night)
    if isinstance(made, ReminderMade):
        return ApiAnswer(shown(made.made))
    raise not_made(made)


def not_made(why: AtNight | NoTime | TimeIsPast | NothingToRemind | OverQuota) -> RefusedRequest:
    """The exception to raise, by why there is no reminder."""
    match why:
        case AtNight():
            return refused(NIGHT, "Between 21 and 8 o'clock only with `at_night`.")
        case NoTime():
            return refused(NOT_A_TIME, "Write it as `daily 20:00`, `Mon Thu 18:00` or `Fri 18:00`.")
        case TimeIsPast():
            return refused(NOT_A_TIME, "That time is past, or there is none.")
        case NothingToRemind():
            return refused(NOT_HERE)
        case OverQuota(_, most):
            return refused(OVER_QUOTA, f"You may have {most} reminders.")


def end(tx: Tx, call: Call) -> ApiAnswer:
    """It comes no more."""
    if not end_one(tx, call.person_id, call.number("reminder")):
        raise refused(NOT_HERE)
    return ApiAnswer()


OPERATIONS = (
    Operation(
        "list_reminders",
        "GET",
        "/reminders",
        "What you are reminded of.",
        Scope.TRACKERS_READ,
        list_all,
        answer=ReminderList,
        query=Portion,
    ),
    Operation(
        "make_reminder",
        "POST",
        "/reminders",
        "Reminds you by text: of a tracker again and again, or of words.",
        Scope.TRACKERS_WRITE,
        make,
        answer=ReminderShown,
        status=201,
        body=NewReminder,
        problems=(NOT_A_TIME, NIGHT, OVER_QUOTA),
        is_repeatable=True,
    ),
    Operation(
        "delete_reminder",
        "DELETE",
        "/reminders/{reminder}",
        "Ends a reminder.",
        Scope.TRACKERS_WRITE,
        end,
        status=204,
    ),
)
