from aiohttp import web

from actions.operating.subjects import person_of
from actions.operating.tracing import timeline
from core.tx import Tx
from storage import people
from storage.desk import listing, traces
from storage.desk.listing import StateCount, TextRow
from web.desk.page import gone, number_in, page, words_in
from web.fields import fields_of
from web.responses import see_other
from web.site import Site

PART = "desk_texts"
LONGEST = 100


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """How texts ended, and the latest ones."""
    state, person = (words_in(request.query, name) for name in ("state", "person"))
    states, rows = await site.db.read(_find, state, person, number_in(request.query.get("before", "")))
    return page(
        site,
        request,
        "texts",
        PART,
        states=states,
        rows=rows,
        filters={"state": state, "person": person},
        older=rows[-1].id if len(rows) == listing.PAGE else 0,
    )


def _find(tx: Tx, state: str, person: str, before: int) -> tuple[list[StateCount], list[TextRow]]:
    person_id = (people.id_of_tag(tx, person) or 0) if person else None
    return listing.text_states(tx), listing.texts(tx, state, person_id, before)


async def one(site: Site, request: web.Request) -> web.StreamResponse:
    """One text's whole way, as `bot trace` shows it."""
    found = await site.db.read(traces.trace, words_in(request.match_info, "sid"))
    if found is None:
        return gone(site, request, PART)
    return page(site, request, "text", PART, sid=found.text.sid, person=found.person, lines=timeline(found))


async def find(site: Site, request: web.Request) -> web.StreamResponse:
    """Whoever or whatever is meant: a number (which stands in no address), a pseudonym, a name at X, a sid, an id."""
    words = words_in(await fields_of(request), "subject", LONGEST)
    route, value = await site.db.read(_meant, words)
    if route == "desk_person":
        return see_other(site.url(route, tag=value))
    return see_other(site.url("desk_text", sid=value)) if value else gone(site, request, PART)


def _meant(tx: Tx, words: str) -> tuple[str, str]:
    person_id = person_of(tx, words) if words else None
    if person_id is not None:
        return "desk_person", people.tag_of(tx, person_id)
    number = number_in(words)
    sids = traces.sids_of_id(tx, number or words) or [words]
    return "desk_text", sids[0] if words and traces.trace(tx, sids[0]) else ""
