from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from actions.quotas import OverQuota
from actions.tracking.editing import (
    EntryChanged,
    EntryFound,
    NoSuchEntry,
    add_entry,
    change_entry,
    find_entry,
    remove_entry,
)
from actions.tracking.keeping import EntryKept, NoSuchDay, WhichValue
from actions.tracking.looking import days_of, entries_of
from actions.tracking.making import NoSuchTracker
from core.tracking.numbers import MOST_DIGITS
from core.tracking.tracker import FEELINGS, Entry
from core.tracking.wanted import LONGEST_WORDS, EntryWanted, Misfit
from core.tx import Tx
from web.api.cursors import MOST, USUAL
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.fields import Day, whole
from web.api.ids import ENTRY, NUMBER, TRACKER, number_in_letters, number_of
from web.api.operations.rooms import OVER_QUOTA
from web.api.operations.trackers import PATH, not_done, tracker_of
from web.api.problems import NOT_HERE, ProblemKind, RefusedRequest, refused
from web.api.times import at, at_if_any

NOT_AN_ENTRY = ProblemKind("not-an-entry", 409, "That can't be noted in that tracker")
NO_SUCH_DAY = ProblemKind("no-such-day", 409, "That day is yet to come, or too long ago")
MISFITS = {
    Misfit.NO_VALUE: "It needs a `value`.",
    Misfit.OFF_SCALE: "The `value` is not on its scale.",
    Misfit.TOO_PRECISE: f"The `value` has more than {MOST_DIGITS} digits.",
    Misfit.NO_WORDS: "A note needs `words`.",
    Misfit.NO_NUMBER_HERE: "A note has no `value`.",
    Misfit.TOO_LONG: f"There are more than {LONGEST_WORDS} characters of `words`.",
}
LIMIT = 10.0**MOST_DIGITS
MOST_DAYS = 366
USUAL_DAYS = 30

Value = Annotated[float, Field(gt=-LIMIT, lt=LIMIT, allow_inf_nan=False, description="In the tracker's unit.")]
Words = Annotated[str, Field(max_length=LONGEST_WORDS)]
Feeling = Annotated[
    int,
    Field(ge=FEELINGS.start, le=FEELINGS.stop - 1, description="From 1, awful, to 5, great."),
    BeforeValidator(whole),
]


class EntryShown(ApiModel):
    """What you noted."""

    id: Annotated[str, Field(pattern=ENTRY.whole)]
    tracker: Annotated[str, Field(pattern=TRACKER.whole)]
    value: float | None = Field(description="In the tracker's unit; null for a note.")
    words: str
    day: date
    feeling: int | None
    noted_at: datetime | None = Field(description="The moment, if it is known.")
    made_at: datetime


class EntryList(ApiModel):
    """A portion of a tracker's entries, the latest day first."""

    items: list[EntryShown]
    next_cursor: str | None


class EntryPortion(ApiModel):
    """Which part of the list is wanted."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many at most.")] = USUAL
    cursor: Annotated[
        str | None, Field(pattern=f"^{NUMBER}{NUMBER}$", description="`next_cursor` of the portion before.")
    ] = None


class NewEntry(ApiModel):
    """An entry to be kept."""

    value: Value | None = None
    words: Words = ""
    day: Day | None = None
    feeling: Feeling | None = None


class EntryChanges(ApiModel):
    """What is to change; what is left out stays, and null takes a feeling away."""

    value: Value | None = None
    words: Words | None = None
    day: Day | None = None
    feeling: Feeling | None = None


class DayShown(ApiModel):
    """A day on which something was noted."""

    day: date
    entries: int
    total: float | None = Field(description="Of its values; null for notes.")
    mean: float | None


class DayList(ApiModel):
    """Sums by day, the earliest first: what charts are drawn of."""

    items: list[DayShown]


class Days(ApiModel):
    """Which days are wanted."""

    last: Annotated[Day | None, Field(description="The last one: today, if left out.")] = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS, description="How many, up to the last one.")] = USUAL_DAYS


def _shown(entry: Entry) -> EntryShown:
    return EntryShown(
        id=ENTRY.show(entry.id),
        tracker=TRACKER.show(entry.tracker_id),
        value=float(entry.value) if entry.value is not None else None,
        words=entry.words,
        day=entry.on,
        feeling=entry.feeling,
        noted_at=at_if_any(entry.at),
        made_at=at(entry.made_at),
    )


def _behind(cursor: str | None) -> tuple[date, int] | None:
    if cursor is None:
        return None
    day, entry_id = (number_of(cursor[start : start + len(cursor) // 2]) for start in (0, len(cursor) // 2))
    return (date.fromordinal(day), entry_id) if 1 <= day <= date.max.toordinal() else (date.min, 0)


def _cursor(earlier: tuple[date, int] | None) -> str | None:
    return "".join(map(number_in_letters, (earlier[0].toordinal(), earlier[1]))) if earlier is not None else None


def list_all(tx: Tx, call: Call) -> ApiAnswer:
    """The entries of a tracker."""
    wanted: EntryPortion = call.query
    found = entries_of(tx, call.person_id, call.number("tracker"), wanted.limit, _behind(wanted.cursor))
    if isinstance(found, NoSuchTracker):
        raise refused(NOT_HERE)
    return ApiAnswer(EntryList(items=[_shown(each) for each in found.entries], next_cursor=_cursor(found.earlier)))


def _exact(value: float | None) -> Decimal | str:
    """As it is written in JSON, and not as it is stored in a computer."""
    return "" if value is None else Decimal(repr(value))


def make(tx: Tx, call: Call) -> ApiAnswer:
    """Keep an entry, exactly as it is: programs make no slips of the finger."""
    new: NewEntry = call.body
    wanted = EntryWanted(_exact(new.value), new.words, new.day, new.feeling, as_said=True)
    kept = add_entry(tx, call.person_id, call.number("tracker"), wanted)
    if isinstance(kept, EntryKept):
        return ApiAnswer(_shown(kept.entry))
    raise _refused(kept)


def _refused(why: OverQuota | Misfit | NoSuchDay | NoSuchTracker | NoSuchEntry | WhichValue) -> RefusedRequest:
    match why:
        case Misfit():
            return refused(NOT_AN_ENTRY, MISFITS[why])
        case NoSuchDay():
            return refused(NO_SUCH_DAY)
        case OverQuota() | NoSuchTracker():
            return not_done(why)
        case NoSuchEntry():
            return refused(NOT_HERE)
        case WhichValue():
            raise LookupError("nothing is asked about what is meant as it is said")


def _found(tx: Tx, call: Call) -> EntryFound:
    found = find_entry(tx, call.person_id, call.number("tracker"), call.number("entry"))
    if isinstance(found, NoSuchEntry):
        raise refused(NOT_HERE)
    return found


def get(tx: Tx, call: Call) -> ApiAnswer:
    """One entry."""
    return ApiAnswer(_shown(_found(tx, call).entry))


def change(tx: Tx, call: Call) -> ApiAnswer:
    """Change what is named, and nothing else."""
    wanted: EntryChanges = call.body

    def changed(before: EntryWanted) -> EntryWanted:
        return replace(
            before,
            value=_exact(wanted.value) if wanted.value is not None else before.value,
            words=wanted.words if wanted.words is not None else before.words,
            on=wanted.day or before.on,
            feeling=wanted.feeling if "feeling" in wanted.model_fields_set else before.feeling,
            as_said=True,
        )

    done = change_entry(tx, call.person_id, call.number("tracker"), call.number("entry"), changed)
    if isinstance(done, EntryChanged):
        return ApiAnswer(_shown(done.entry))
    raise _refused(done)


def delete(tx: Tx, call: Call) -> ApiAnswer:
    """Delete an entry."""
    done = remove_entry(tx, call.person_id, call.number("tracker"), call.number("entry"))
    if isinstance(done, NoSuchEntry):
        raise _refused(done)
    return ApiAnswer()


def list_days(tx: Tx, call: Call) -> ApiAnswer:
    """The sums of some days."""
    wanted: Days = call.query
    found = days_of(tx, call.person_id, tracker_of(tx, call), wanted.days, wanted.last)
    items = [
        DayShown(
            day=each.on,
            entries=each.entries,
            total=float(each.total) if each.total is not None else None,
            mean=float(each.mean) if each.mean is not None else None,
        )
        for each in found.noted
    ]
    return ApiAnswer(DayList(items=items))


ENTRIES = f"{PATH}/entries"
ONE = f"{ENTRIES}/{{entry}}"
OPERATIONS = (
    Operation(
        "list_entries",
        "GET",
        ENTRIES,
        "What you noted in a tracker.",
        Scope.TRACKERS_READ,
        list_all,
        answer=EntryList,
        query=EntryPortion,
    ),
    Operation(
        "make_entry",
        "POST",
        ENTRIES,
        "Notes a value or words, for today or a day before. A tracker that is paused goes on.",
        Scope.TRACKERS_WRITE,
        make,
        answer=EntryShown,
        status=201,
        body=NewEntry,
        problems=(NOT_AN_ENTRY, NO_SUCH_DAY, OVER_QUOTA),
        is_repeatable=True,
    ),
    Operation("get_entry", "GET", ONE, "An entry.", Scope.TRACKERS_READ, get, answer=EntryShown),
    Operation(
        "change_entry",
        "PATCH",
        ONE,
        "Changes an entry.",
        Scope.TRACKERS_WRITE,
        change,
        answer=EntryShown,
        body=EntryChanges,
        problems=(NOT_AN_ENTRY, NO_SUCH_DAY),
    ),
    Operation("delete_entry", "DELETE", ONE, "Deletes an entry.", Scope.TRACKERS_WRITE, delete, status=204),
    Operation(
        "list_tracker_days",
        "GET",
        f"{PATH}/days",
        "Sums and means by day: what charts are drawn of.",
        Scope.TRACKERS_READ,
        list_days,
        answer=DayList,
        query=Days,
    ),
)
