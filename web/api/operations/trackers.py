from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from actions.quotas import OverQuota
from actions.tracking.looking import Look, look_at, trackers_of
from actions.tracking.making import (
    LONGEST_DESCRIPTION,
    AlreadyTracked,
    GoesOn,
    NoSuchTracker,
    TrackerMade,
    UnfitName,
    make_tracker,
)
from actions.tracking.managing import TrackerChange, change_tracker, drop_with_entries, find_tracker
from core.forms import tidied
from core.settings import Quota
from core.tracking.measures import HIGHEST, measure_of
from core.tracking.names import LENGTHS, Unfit
from core.tracking.tracker import Kind, Tracker
from core.tracking.units import LONGEST_UNIT
from core.tx import Tx
from web.api.cursors import Portion, portion_of
from web.api.declaration import ApiAnswer, ApiModel, Call, Operation, Scope
from web.api.fields import whole
from web.api.ids import TRACKER
from web.api.operations.rooms import NAME_TAKEN, NOT_A_NAME, OVER_QUOTA
from web.api.problems import NOT_HERE, ProblemKind, RefusedRequest, refused

NOT_A_MEASURE = ProblemKind("not-a-measure", 409, "Values can't be measured so")
WHY_UNFIT = {
    Unfit.SHAPE: "A name is one word of 2 to 24 letters, digits, - and _, a letter first.",
    Unfit.COMMAND: "That is a command, or may become one.",
    Unfit.FIRST_WORD: "Texts often start with that word, and those are posts.",
    Unfit.SECRET: "That word often stands beside secrets.",
}

Name = Annotated[str, Field(min_length=LENGTHS.start, max_length=LENGTHS.stop - 1, description="One word.")]
Description = Annotated[str, Field(max_length=LONGEST_DESCRIPTION)]
Unit = Annotated[str, Field(max_length=LONGEST_UNIT, description="Of numbers; empty if they are just counted.")]
End = Annotated[
    int, Field(ge=-HIGHEST, le=HIGHEST, description="Of scales: the lowest or highest value."), BeforeValidator(whole)
]


class TrackerShown(ApiModel):
    """Something that you keep count of."""

    id: Annotated[str, Field(pattern=TRACKER.whole)]
    name: str
    kind: Kind
    unit: str
    low: int | None = Field(description="The lowest value of a scale.")
    high: int | None
    description: str
    is_paused: bool = Field(description="Whether its name is an ordinary word in texts for now.")
    entry_count: int


class TrackerList(ApiModel):
    """A portion of your trackers, the newest first."""

    items: list[TrackerShown]
    next_cursor: str | None


class NewTracker(ApiModel):
    """A tracker to be made."""

    name: Name
    kind: Kind = Kind.NUMBER
    unit: Unit = ""
    low: End | None = None
    high: End | None = None
    description: Description = ""


class TrackerChanges(ApiModel):
    """What is to change; what is left out stays."""

    name: Name | None = None
    description: Description | None = None
    is_paused: bool | None = None


class Figures(ApiModel):
    """How it goes."""

    today: date = Field(description="Which day it is for you.")
    last: float | None = Field(description="The last value.")
    last_day: date | None
    before: float | None = Field(description="The value before it.")
    mean: float | None = Field(description="Of the last seven days; null with fewer than two entries.")
    days_in_a_row: int = Field(description="On which something was noted, up to today or yesterday.")


def shown(tracker: Tracker) -> TrackerShown:
    """A tracker as programs see it."""
    measure, is_scale = tracker.measure, tracker.kind is Kind.SCALE
    return TrackerShown(
        id=TRACKER.show(tracker.id),
        name=tracker.name,
        kind=tracker.kind,
        unit=measure.unit,
        low=measure.low if is_scale else None,
        high=measure.high if is_scale else None,
        description=tracker.description,
        is_paused=tracker.paused,
        entry_count=tracker.entries,
    )


def tracker_of(tx: Tx, call: Call) -> Tracker:
    """The tracker of the path.

    Raises:
        RefusedRequest: when whoever asks has none like that.
    """
    found = find_tracker(tx, call.person_id, call.number("tracker"))
    if isinstance(found, NoSuchTracker):
        raise refused(NOT_HERE)
    return found


def list_all(tx: Tx, call: Call) -> ApiAnswer:
    """One's trackers."""
    wanted: Portion = call.query
    before = wanted.before
    found = sorted(trackers_of(tx, call.person_id), key=lambda each: -each.id)
    left = [each for each in found if before is None or each.id < before]
    listed, cursor = portion_of(left, wanted.limit, lambda each: each.id)
    return ApiAnswer(TrackerList(items=[shown(each) for each in listed], next_cursor=cursor))


def make(tx: Tx, call: Call) -> ApiAnswer:
    """Begin to keep count of something."""
    wanted: NewTracker = call.body
    low, high = ("" if each is None else str(each) for each in (wanted.low, wanted.high))
    is_odd = (wanted.kind is not Kind.NUMBER and wanted.unit) or (wanted.kind is not Kind.SCALE and (low or high))
    measure = measure_of(wanted.kind, wanted.unit, low, high)
    if is_odd or measure is None:
        raise refused(NOT_A_MEASURE, "Numbers may have a unit, scales need low below high, notes have neither.")
    made = make_tracker(tx, call.person_id, wanted.name, measure, tidied(wanted.description))
    match made:
        case TrackerMade(tracker):
            return ApiAnswer(shown(tracker))
        case GoesOn(tracker):
            return ApiAnswer(shown(tracker), 200)
        case AlreadyTracked() | UnfitName() | OverQuota():
            raise not_done(made)


def not_done(why: AlreadyTracked | UnfitName | OverQuota | NoSuchTracker) -> RefusedRequest:
    """The exception to raise, by why nothing was done."""
    match why:
        case AlreadyTracked(there):
            return refused(NAME_TAKEN, "You track that already.", tracker=TRACKER.show(there.id))
        case UnfitName(_, reason):
            return refused(NOT_A_NAME, WHY_UNFIT[reason])
        case OverQuota(quota, most):
            return refused(OVER_QUOTA, f"You may have {most} {'trackers' if quota is Quota.TRACKERS else 'entries'}.")
        case NoSuchTracker():
            return refused(NOT_HERE)


def get(tx: Tx, call: Call) -> ApiAnswer:
    """One tracker."""
    return ApiAnswer(shown(tracker_of(tx, call)))


def change(tx: Tx, call: Call) -> ApiAnswer:
    """Rename, describe, pause it, or go on with it."""
    wanted: TrackerChanges = call.body
    asked = TrackerChange(wanted.name, wanted.description, wanted.is_paused)
    changed = change_tracker(tx, call.person_id, call.number("tracker"), asked)
    if isinstance(changed, Tracker):
        return ApiAnswer(shown(changed))
    raise not_done(changed)


def drop(tx: Tx, call: Call) -> ApiAnswer:
    """Delete it with its entries."""
    if isinstance(drop_with_entries(tx, call.person_id, call.number("tracker")), NoSuchTracker):
        raise refused(NOT_HERE)
    return ApiAnswer()


def figures(tx: Tx, call: Call) -> ApiAnswer:
    """How it goes."""
    look: Look = look_at(tx, call.person_id, tracker_of(tx, call))
    last, before = look.last, look.before
    return ApiAnswer(
        Figures(
            today=look.today,
            last=float(last.value) if last is not None and last.value is not None else None,
            last_day=last.on if last is not None else None,
            before=float(before.value) if before is not None and before.value is not None else None,
            mean=float(look.mean) if look.mean is not None else None,
            days_in_a_row=look.in_a_row,
        )
    )


PATH = "/trackers/{tracker}"
OPERATIONS = (
    Operation(
        "list_trackers",
        "GET",
        "/trackers",
        "What you keep count of.",
        Scope.TRACKERS_READ,
        list_all,
        answer=TrackerList,
        query=Portion,
    ),
    Operation(
        "make_tracker",
        "POST",
        "/trackers",
        "Begins to keep count of something: a number, a scale or notes.",
        Scope.TRACKERS_WRITE,
        make,
        answer=TrackerShown,
        status=201,
        body=NewTracker,
        others={200: "There was one of that name, paused: it goes on as it was."},
        problems=(NOT_A_NAME, NAME_TAKEN, NOT_A_MEASURE, OVER_QUOTA),
        is_repeatable=True,
    ),
    Operation("get_tracker", "GET", PATH, "A tracker.", Scope.TRACKERS_READ, get, answer=TrackerShown),
    Operation(
        "change_tracker",
        "PATCH",
        PATH,
        "Renames or describes a tracker, pauses it, or goes on with it.",
        Scope.TRACKERS_WRITE,
        change,
        answer=TrackerShown,
        body=TrackerChanges,
        problems=(NOT_A_NAME, NAME_TAKEN),
    ),
    Operation(
        "delete_tracker",
        "DELETE",
        PATH,
        "Deletes a tracker with all of its entries, for good.",
        Scope.TRACKERS_WRITE,
        drop,
        status=204,
    ),
    Operation(
        "get_tracker_figures",
        "GET",
        f"{PATH}/figures",
        "How it goes: the last value, the mean of seven days, days in a row.",
        Scope.TRACKERS_READ,
        figures,
        answer=Figures,
    ),
)
