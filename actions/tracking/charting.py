"""Charts that are asked for by text.

Nothing is drawn here, and no picture is kept: a link to one is made, and who fetches it, gets it drawn of what is
noted by then. So there is nothing at rest that would have to be sealed and deleted, a repeated fetch is as good as
the first, and no text waits for a picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from actions.tracking.local_days import day_of
from actions.tracking.making import NoSuchTracker
from actions.tracking.noting import NothingTracked
from core.clock import HOUR
from core.tracking.spans import LONGEST, WEEK, WIDENED, Span
from core.tracking.tracker import Tracker
from core.tx import Tx
from storage import links
from storage.links import Purpose
from storage.tracking import tracker_days, trackers
from storage.tracking.tracker_days import TrackerDay

_FEW = 3
"""Days that show something."""
OPEN_FOR = HOUR
"""A link to a chart, once it was opened."""
_BETWEEN = "_"


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """There is a chart to be seen.

    Attributes:
        url: of a page with it; of the picture, with `.png` behind it.
        days: those of the time on which something was noted.
    """

    tracker: Tracker
    first: date
    last: date
    days: Sequence[TrackerDay]
    url: str


@dataclass(frozen=True, slots=True)
class NothingToDraw:
    """Nothing is noted in it, or not in that time."""

    tracker: Tracker


Charting: TypeAlias = ChartAsked | NothingToDraw | NothingTracked | NoSuchTracker


def ask_for_chart(tx: Tx, person_id: int, name: str = "", span: Span | None = None) -> Charting:
    """A link to the chart of a tracker; without a name, of the one with most entries.

    Args:
        tx: the transaction.
        person_id: whose tracker it is.
        name: of the tracker.
        span: how far back it looks; if none is given, as far as it takes to show something, and no farther.
    """
    tracker = trackers.find(tx, person_id, name) if name else _most_used(tx, person_id)
    if tracker is None:
        return NoSuchTracker(name) if name else NothingTracked()
    today = day_of(tx, person_id, tx.now)
    for each in (span,) if span is not None else WIDENED:
        first, last = each.ends(today)
        days = tracker_days.between(tx, tracker.id, first, last)
        if len(days) >= min(_FEW, tracker.entries) or (days and each == WIDENED[-1]):
            break
    if not days:
        return NothingToDraw(tracker)
    if span is None:  # nothing at the left end, but a week at least
        first = max(first, min(days[0].on, WEEK.ends(today)[0]))
    url = links.make(tx, Purpose.CHART, person_id, tracker.id, f"{first}{_BETWEEN}{last}")
    return ChartAsked(tracker, first, last, days, url)


def _most_used(tx: Tx, person_id: int) -> Tracker | None:
    """Of several with as many entries, the oldest; one that rests only if all do."""
    found = trackers.of_person(tx, person_id)
    return max(found, key=lambda each: (not each.paused, each.entries), default=None)


@dataclass(frozen=True, slots=True)
class LinkedChart:
    """What the chart behind a link is drawn of."""

    tracker: Tracker
    days: Sequence[TrackerDay]
    first: date
    last: date


def chart_behind(tx: Tx, token: str, days: str) -> LinkedChart | None:
    """What the chart behind a link is drawn of; nothing if the link is not valid, or wasn't made for these days.

    Opening it changes nothing but how long it may be opened again: an hour.
    """
    ends = read_days(days)
    link = links.find(tx, Purpose.CHART, f"{token}/{days}")
    if ends is None or link is None:
        return None
    tracker = trackers.get(tx, link.person_id, link.subject or 0)
    if tracker is None:
        return None
    links.shorten(tx, link, OPEN_FOR)
    return LinkedChart(tracker, tracker_days.between(tx, tracker.id, *ends), *ends)


def read_days(said: str) -> tuple[date, date] | None:
    """First and last day as an address has them; nothing if it hasn't, or they are too many."""
    first, _, last = said.partition(_BETWEEN)
    try:
        ends = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    return ends if 0 <= (ends[1] - ends[0]).days < LONGEST else None
