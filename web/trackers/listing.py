"""All that somebody keeps count of, and making one more."""

from collections.abc import Mapping

from aiohttp import web

from actions.quotas import OverQuota
from actions.tracking.looking import list_trackers
from actions.tracking.making import AlreadyTracked, GoesOn, TrackerMade, UnfitName, make_tracker
from core.events import MadeTracker, log_event
from core.forms import tidied
from core.tracking.measures import measure_of
from core.tracking.tracker import Kind, Measure
from web.headers import OUR_FORMS
from web.identity import session_of
from web.site import Site
from web.trackers.requests import FILES, fields_in, note_in, to_tracker
from web.trackers.words import KINDS, NO_MEASURE, TrackerCard, TrackerNote, unnamed_in_words


async def trackers(site: Site, request: web.Request) -> web.Response:
    """All of them, each with what was noted last."""
    found = await site.db.read(list_trackers, session_of(request).person_id)
    return site.templates.page(
        "trackers/list.html",
        files=FILES,
        forms_to=OUR_FORMS,
        section="trackers",
        cards=[TrackerCard.of(*each, found.today) for each in found.trackers],
        number=site.numbers[0] if site.numbers else "",
        note=note_in(request),
    )


async def offer(site: Site, _: web.Request) -> web.Response:
    """Where one is made."""
    return _page(site, {})


async def make(site: Site, request: web.Request) -> web.Response:
    """Make it."""
    fields = await fields_in(request)
    measure = _measure_in(fields)
    if measure is None:
        return _page(site, fields, NO_MEASURE)
    session, name = session_of(request), fields.get("name", "").strip()
    description = tidied(fields.get("description", ""))
    made = await site.db.write(make_tracker, session.person_id, name, measure, description)
    match made:
        case TrackerMade(tracker):
            log_event(MadeTracker(), person=session.tag)
            return to_tracker(site, tracker.id, TrackerNote.MADE)
        case GoesOn(tracker):
            return to_tracker(site, tracker.id, TrackerNote.GOES_ON)
        case AlreadyTracked() | UnfitName() | OverQuota():
            return _page(site, fields, unnamed_in_words(made))


def _measure_in(fields: Mapping[str, str]) -> Measure | None:
    """What its values are to be; nothing if they can't be that."""
    match fields.get("kind", Kind.NUMBER):
        case Kind.NUMBER:
            return measure_of(Kind.NUMBER, fields.get("unit", "").strip())
        case Kind.SCALE:
            low, high = (fields.get(name, "").strip() for name in ("low", "high"))
            return measure_of(Kind.SCALE, "", low, high)
        case Kind.NOTE:
            return measure_of(Kind.NOTE)
        case _:
            return None


def _page(site: Site, fields: Mapping[str, str], fault: str = "") -> web.Response:
    return site.templates.page(
        "trackers/make.html",
        422 if fault else 200,
        files=FILES,
        forms_to=OUR_FORMS,
        fault=fault,
        kinds=KINDS.items(),
        fields={
            "kind": Kind.NUMBER,
            "name": "",
            "unit": "",
            "low": "",
            "high": "",
            "description": "",
            **fields,
        },
    )
