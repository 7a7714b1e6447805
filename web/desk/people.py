from collections.abc import Callable

from aiohttp import web

from actions.operating import people
from actions.operating.people import FOR_EVER, NoReason
from core.clock import DAY
from core.tx import Tx
from storage.desk import listing
from storage.desk.listing import PersonRow, TextRow
from web.desk.page import acted, gone, number_in, operator_of, page, words_in
from web.fields import fields_of
from web.responses import see_other
from web.site import Site

PART = "desk_people"
Unit = Callable[[Tx, int], None]
HOLDS = {"day": DAY, "week": 7 * DAY, "ever": FOR_EVER}


async def show(site: Site, request: web.Request) -> web.StreamResponse:
    """The newest people, or those on hold."""
    on_hold = bool(request.query.get("on_hold"))
    before = number_in(request.query.get("before", ""))
    rows = await site.db.read(listing.people, before, on_hold=on_hold)
    older = rows[-1].id if len(rows) == listing.PAGE else 0
    return page(site, request, "people", PART, rows=rows, on_hold=on_hold, older=older, now=site.clock.now())


async def one(site: Site, request: web.Request) -> web.StreamResponse:
    """One person: what they sent lately, and what can be done about them."""
    return await _one(site, request)


async def _one(site: Site, request: web.Request, fault: str = "") -> web.StreamResponse:
    found = await site.db.read(_find, words_in(request.match_info, "tag"))
    if found is None:
        return gone(site, request, PART)
    person, texts = found
    is_held = person.hold_until > site.clock.now()
    status = 422 if fault else 200
    return page(site, request, "person", PART, status, person=person, rows=texts, is_held=is_held, fault=fault)


def _find(tx: Tx, tag: str) -> tuple[PersonRow, list[TextRow]] | None:
    person = listing.person(tx, tag)
    return (person, listing.texts(tx, "", person.id, 0)[:10]) if person else None


async def hold(site: Site, request: web.Request) -> web.StreamResponse:
    """Their texts are kept without acting on them."""
    fields = await fields_of(request)
    length = HOLDS.get(fields.get("for", ""), DAY)

    def unit(tx: Tx, person_id: int) -> None:
        people.hold(tx, operator_of(request), person_id, length, fields.get("why", ""))

    return await _do(site, request, unit, "held")


async def release(site: Site, request: web.Request) -> web.StreamResponse:
    """Their texts are acted on again."""
    fields = await fields_of(request)

    def unit(tx: Tx, person_id: int) -> None:
        people.release(tx, operator_of(request), person_id, fields.get("why", ""))

    return await _do(site, request, unit, "released")


async def ask_to_delete(site: Site, request: web.Request) -> web.StreamResponse:
    """What would go, and the button."""
    return await _ask_to_delete(site, request)


async def _ask_to_delete(site: Site, request: web.Request, fault: str = "") -> web.StreamResponse:
    person = await site.db.read(listing.person, words_in(request.match_info, "tag"))
    if person is None:
        return gone(site, request, PART)
    return page(site, request, "delete", PART, 422 if fault else 200, person=person, fault=fault)


async def delete(site: Site, request: web.Request) -> web.StreamResponse:
    """They are deleted, with everything of theirs."""
    fields = await fields_of(request)
    tag = words_in(request.match_info, "tag")
    if fields.get("confirm", "").strip() != tag:
        return await _ask_to_delete(site, request, "Type the pseudonym as it stands here.")

    def unit(tx: Tx, person_id: int) -> None:
        people.delete(tx, operator_of(request), person_id, fields.get("why", ""))

    try:
        there = await site.db.write(_to, tag, unit)
    except NoReason:
        return await _ask_to_delete(site, request, "Say why, in a few words.")
    if not there:
        return gone(site, request, PART)
    acted(request, "deleted")
    return see_other(site.url("desk_people"))


async def _do(site: Site, request: web.Request, unit: Unit, action: str) -> web.StreamResponse:
    tag = words_in(request.match_info, "tag")
    try:
        there = await site.db.write(_to, tag, unit)
    except NoReason:
        return await _one(site, request, "Say why, in a few words.")
    if not there:
        return gone(site, request, PART)
    acted(request, action)
    return see_other(site.url("desk_person", tag=tag))


def _to(tx: Tx, tag: str, unit: Unit) -> bool:
    person = listing.person(tx, tag)
    if person is not None:
        unit(tx, person.id)
    return person is not None
