"""A tracker as a whole: its name, what it is about, letting it rest, and dropping it."""

from collections.abc import Mapping

from aiohttp import web

from actions.tracking.making import LONGEST_DESCRIPTION, AlreadyTracked, NoSuchTracker, TrackerDropped, UnfitName
from actions.tracking.managing import TrackerChange, change_tracker, drop_with_entries, find_tracker
from core.events import DroppedTracker, log_event
from core.tracking.tracker import Tracker
from web.headers import OUR_FORMS
from web.identity import session_of
from web.site import Site
from web.trackers.requests import FILES, fields_in, id_in, not_here, to_list, to_tracker
from web.trackers.words import TrackerNote, unnamed_in_words


async def offer(site: Site, request: web.Request) -> web.Response:
    """What can be changed."""
    found = await _found(site, request)
    return not_here(site) if isinstance(found, NoSuchTracker) else _page(site, found, {})


async def change(site: Site, request: web.Request) -> web.Response:
    """Its name and description."""
    fields = await fields_in(request)
    found = await _found(site, request)
    if isinstance(found, NoSuchTracker):
        return not_here(site)
    wanted = TrackerChange(fields.get("name", found.name).strip(), fields.get("description", found.description))
    changed = await site.db.write(change_tracker, session_of(request).person_id, found.id, wanted)
    match changed:
        case Tracker():
            return to_tracker(site, found.id, TrackerNote.SAVED)
        case NoSuchTracker():
            return not_here(site)
        case AlreadyTracked() | UnfitName():
            return _page(site, found, fields, unnamed_in_words(changed))


async def pause(site: Site, request: web.Request) -> web.Response:
    """Let it rest, or go on with it, as the button says."""
    pauses = (await fields_in(request)).get("paused") == "yes"
    asked = session_of(request).person_id, id_in(request, "tracker")
    changed = await site.db.write(change_tracker, *asked, TrackerChange(paused=pauses))
    if not isinstance(changed, Tracker):
        return not_here(site)
    return to_tracker(site, changed.id, TrackerNote.PAUSED if pauses else TrackerNote.GOES_ON)


async def ask_to_drop(site: Site, request: web.Request) -> web.Response:
    """What goes with it."""
    found = await _found(site, request)
    if isinstance(found, NoSuchTracker):
        return not_here(site)
    return site.templates.page("trackers/drop.html", files=FILES, forms_to=OUR_FORMS, tracker=found)


async def drop(site: Site, request: web.Request) -> web.Response:
    """Drop it, with its entries."""
    session = session_of(request)
    dropped = await site.db.write(drop_with_entries, session.person_id, id_in(request, "tracker"))
    if not isinstance(dropped, TrackerDropped):
        return not_here(site)
    log_event(DroppedTracker(), person=session.tag)
    return to_list(site, TrackerNote.DROPPED)


async def _found(site: Site, request: web.Request) -> Tracker | NoSuchTracker:
    return await site.db.read(find_tracker, session_of(request).person_id, id_in(request, "tracker"))


def _page(site: Site, found: Tracker, fields: Mapping[str, str], fault: str = "") -> web.Response:
    return site.templates.page(
        "trackers/settings.html",
        422 if fault else 200,
        files=FILES,
        forms_to=OUR_FORMS,
        tracker=found,
        fault=fault,
        fields={"name": found.name, "description": found.description, **fields},
        longest=LONGEST_DESCRIPTION,
    )
