from actions.quotas import OverQuota
from actions.tracking.looking import list_trackers
from actions.tracking.making import (
    AlreadyTracked,
    Described,
    GoesOn,
    NoSuchTracker,
    Paused,
    ToBeDropped,
    TrackerDropped,
    TrackerMade,
    TrackerRenamed,
    UnfitName,
    describe_tracker,
    drop_tracker,
    make_tracker,
    pause_tracker,
    rename_tracker,
    resume_tracker,
)
from core.events import DroppedTracker, MadeTracker
from core.reading.commands import Needs, command
from core.text import DoubtfulRefusal, Refusal, Reply, Text
from core.tracking.measures import GOES_ON, PAUSES, read_measure
from core.tx import Tx
from core.wording import tracking as wording
from core.wording.questions import prompt
from core.wording.quotas import over_quota


@command("TRACK", shape="TRACK name [unit]", about="Keeps count of something: TRACK weight kg, mood 1-5, diary note.")
def track(tx: Tx, text: Text, name: str, unit: str = "") -> Reply:
    """Begin to keep count of something, pause that, or go on with it."""
    if unit.casefold() in PAUSES:
        return _said(pause_tracker(tx, text.person.id, name))
    if unit.casefold() in GOES_ON:
        return _said(resume_tracker(tx, text.person.id, name))
    measure = read_measure(unit) if unit else None
    if unit and measure is None:
        raise DoubtfulRefusal(wording.no_measure())
    return _said(make_tracker(tx, text.person.id, name, measure))


@command(
    "TRACK",
    shape="\\TRACK name then:AS|ABOUT words",
    needs=Needs.TRACKER,
    about="Gives a tracker another name, or a description.",
)
def change_tracker(tx: Tx, text: Text, name: str, then: str, words: str) -> Reply:
    """Rename a tracker, or describe it."""
    if then == "ABOUT":
        return _said(describe_tracker(tx, text.person.id, name, words))
    if len(words.split()) > 1:
        raise Refusal(wording.one_new_name())
    return _said(rename_tracker(tx, text.person.id, name, words))


@command("TRACKERS", only_tells=True, needs=Needs.TRACKER, about="What you keep count of, with the last values.")
def list_(tx: Tx, text: Text) -> Reply:
    """All that the person keeps count of."""
    found = list_trackers(tx, text.person.id)
    return Reply(wording.listed(found.today, found.trackers))


@command(
    "DROP",
    shape="\\DROP name [then:ENTRIES]",
    needs=Needs.TRACKER,
    about="Deletes a tracker with its entries, after asking.",
)
def drop(tx: Tx, text: Text, name: str, then: str = "") -> Reply:
    """Delete a tracker; one that has entries is asked about first."""
    return _said(drop_tracker(tx, text.person.id, name, with_entries=bool(then)))


def _said(  # noqa: C901, PLR0911 - one case an outcome
    outcome: TrackerMade
    | AlreadyTracked
    | GoesOn
    | Paused
    | TrackerRenamed
    | Described
    | UnfitName
    | NoSuchTracker
    | ToBeDropped
    | TrackerDropped
    | OverQuota,
) -> Reply:
    match outcome:
        case TrackerMade(tracker):
            return Reply(wording.made(tracker), MadeTracker())
        case AlreadyTracked(tracker, differs):
            raise Refusal(wording.already(tracker, differs=differs))
        case GoesOn(tracker):
            return Reply(wording.goes_on(tracker))
        case Paused(tracker):
            return Reply(wording.paused(tracker))
        case TrackerRenamed(tracker, before):
            return Reply(wording.renamed(tracker, before))
        case Described(tracker):
            return Reply(wording.described(tracker))
        case UnfitName(name, why):
            raise DoubtfulRefusal(wording.unfit(name, why))
        case NoSuchTracker(name):
            raise DoubtfulRefusal(wording.no_tracker(name))
        case ToBeDropped(tracker):
            question = wording.to_be_dropped(tracker)
            return Reply(prompt(question), question=question)
        case TrackerDropped(tracker):
            return Reply(wording.tracker_dropped(tracker), DroppedTracker())
        case OverQuota(quota, most):
            raise Refusal(over_quota(quota, most))
