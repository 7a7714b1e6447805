"""One tracker: how it goes, what was noted, and the form for one entry more."""

import asyncio
from collections.abc import Mapping

from aiohttp import web

from actions.tracking.looking import charted, page_of
from actions.tracking.making import NoSuchTracker
from web.headers import OUR_FORMS
from web.identity import session_of
from web.site import Site
from web.trackers.charts import SPANS, USUAL_SPAN, Drawn, drawn
from web.trackers.forms import EntryForm
from web.trackers.requests import FILES, cursor_in, cursor_of, id_in, not_here, note_in
from web.trackers.words import EntryCard, Fault, example_of, facts_of, measure_in_words

PAGE = 30
NO_FIELDS: Mapping[str, str] = {}


async def tracker(site: Site, request: web.Request) -> web.Response:
    """The newest entries, or those behind a cursor."""
    return await page(site, request)


async def page(
    site: Site, request: web.Request, fields: Mapping[str, str] = NO_FIELDS, fault: Fault = None
) -> web.Response:
    """The page, perhaps with what was typed, and what is wrong with it."""
    before = cursor_in(request)
    found = await site.db.read(page_of, session_of(request).person_id, id_in(request, "tracker"), PAGE, before)
    if isinstance(found, NoSuchTracker):
        return not_here(site)
    span = request.query.get("days", "")
    span = span if span in SPANS else USUAL_SPAN
    days = await _drawn(site, request, SPANS[span]) if before is None else Drawn()
    look, listed = found
    tracker_, today = look.tracker, look.today
    form = EntryForm.of(tracker_, today, fields, fault)
    return site.templates.page(
        "trackers/tracker.html",
        422 if form.fault else 200,
        files=(*FILES, "charts.css"),
        forms_to=OUR_FORMS,
        section="trackers",
        tracker=tracker_,
        id=str(tracker_.id),
        measure=measure_in_words(tracker_.measure),
        example=example_of(tracker_),
        facts=facts_of(look),
        form=form,
        days=days,
        span=span,
        spans=SPANS,
        entries=[EntryCard.of(each, tracker_, today) for each in listed.entries],
        earlier=cursor_of(listed.earlier),
        is_newest=before is None,
        note=note_in(request),
    )


async def _drawn(site: Site, request: web.Request, days: int) -> Drawn:
    asked = session_of(request).person_id, id_in(request, "tracker")
    found = await site.db.read(charted, *asked, days)
    if isinstance(found, NoSuchTracker):
        return Drawn()
    return await asyncio.to_thread(drawn, found)  # a year beside fifty trackers takes some time, and texts go first
