"""Entries: added, changed and deleted by forms."""

from collections.abc import Mapping
from dataclasses import replace

from aiohttp import web

from actions.tracking.editing import (
    Changing,
    EntryChanged,
    EntryFound,
    EntryRemoved,
    NoSuchEntry,
    add_entry,
    change_entry,
    find_entry,
    remove_entry,
)
from actions.tracking.keeping import EntryKept, WhichValue
from actions.tracking.making import NoSuchTracker
from core.tracking.wanted import EntryWanted, as_typed
from web.headers import OUR_FORMS
from web.identity import session_of
from web.site import Site
from web.trackers import views
from web.trackers.forms import EntryForm, fields_of_entry
from web.trackers.requests import FILES, fields_in, id_in, not_here, to_tracker, wanted_in
from web.trackers.words import EntryCard, Fault, NoDay, TrackerNote, value_in_words


async def add(site: Site, request: web.Request) -> web.Response:
    """Keep an entry, or ask which value was meant."""
    fields, tracker_id = await fields_in(request), id_in(request, "tracker")
    wanted = wanted_in(fields)
    asked = session_of(request).person_id, tracker_id
    kept = wanted if isinstance(wanted, NoDay) else await site.db.write(add_entry, *asked, wanted)
    match kept:
        case EntryKept():
            return to_tracker(site, tracker_id, TrackerNote.KEPT)
        case WhichValue():
            return _which(site, kept, fields, site.url("add_entry", tracker=str(tracker_id)))
        case NoSuchTracker():
            return not_here(site)
        case fault:
            return await views.page(site, request, fields, fault)


def _which(site: Site, asked: WhichValue, fields: Mapping[str, str], action: str) -> web.Response:
    """Whether a value is a slip: nothing is kept yet."""
    measure = asked.said.tracker.measure
    return site.templates.page(
        "trackers/which.html",
        files=FILES,
        forms_to=OUR_FORMS,
        tracker=asked.said.tracker,
        action=action,
        usual=value_in_words(asked.usual, measure) if asked.usual is not None else "",
        choices=[(as_typed(each), value_in_words(each, measure)) for each in asked.values],
        fields={name: fields.get(name, "") for name in ("words", "day", "feeling")},
    )


async def offer(site: Site, request: web.Request) -> web.Response:
    """An entry, to be changed."""
    found = await _found(site, request)
    return not_here(site) if isinstance(found, NoSuchEntry) else _page(site, found, fields_of_entry(found.entry))


async def change(site: Site, request: web.Request) -> web.Response:
    """Change it, or ask which value was meant."""
    fields, found = await fields_in(request), await _found(site, request)
    if isinstance(found, NoSuchEntry):
        return not_here(site)
    changed = await _changed(site, request, found, wanted_in(fields))
    tracker_id = str(found.tracker.id)
    match changed:
        case EntryChanged():
            return to_tracker(site, found.tracker.id, TrackerNote.CHANGED)
        case WhichValue():
            return _which(site, changed, fields, site.url("entry", tracker=tracker_id, entry=str(found.entry.id)))
        case NoSuchEntry():
            return not_here(site)
        case fault:
            return _page(site, found, fields, fault)


async def _changed(
    site: Site, request: web.Request, found: EntryFound, wanted: EntryWanted | NoDay
) -> Changing | NoDay:
    if isinstance(wanted, NoDay):
        return wanted
    asked = session_of(request).person_id, found.tracker.id, found.entry.id
    return await site.db.write(change_entry, *asked, lambda before: replace(wanted, on=wanted.on or before.on))


async def ask_to_delete(site: Site, request: web.Request) -> web.Response:
    """Whether it is to go."""
    found = await _found(site, request)
    if isinstance(found, NoSuchEntry):
        return not_here(site)
    return site.templates.page(
        "trackers/delete_entry.html",
        files=FILES,
        forms_to=OUR_FORMS,
        tracker=found.tracker,
        entry=EntryCard.of(found.entry, found.tracker, found.today),
    )


async def delete(site: Site, request: web.Request) -> web.Response:
    """Delete it."""
    asked = session_of(request).person_id, id_in(request, "tracker"), id_in(request, "entry")
    if not isinstance(await site.db.write(remove_entry, *asked), EntryRemoved):
        return not_here(site)
    return to_tracker(site, asked[1], TrackerNote.DELETED)


async def _found(site: Site, request: web.Request) -> EntryFound | NoSuchEntry:
    asked = session_of(request).person_id, id_in(request, "tracker"), id_in(request, "entry")
    return await site.db.read(find_entry, *asked)


def _page(site: Site, found: EntryFound, fields: Mapping[str, str], fault: Fault = None) -> web.Response:
    form = EntryForm.of(found.tracker, found.today, fields, fault)
    return site.templates.page(
        "trackers/entry.html",
        422 if form.fault else 200,
        files=FILES,
        forms_to=OUR_FORMS,
        tracker=found.tracker,
        entry=EntryCard.of(found.entry, found.tracker, found.today),
        form=form,
    )
