"""What the desk doesn't show: an operator who must see it says why, and that is in the audit."""

from aiohttp import web

from actions.operating import people
from actions.operating.people import NoReason, RevealedPerson
from core.tx import Tx
from storage.desk import listing
from web.desk.page import acted, gone, operator_of, page, words_in
from web.fields import fields_of
from web.site import Site

NO_REASON = "Say why, in a few words."


async def ask_for_text(site: Site, request: web.Request) -> web.StreamResponse:
    """Why must it be seen what the text says?"""
    return _ask(site, request, "desk_texts", words_in(request.match_info, "sid"))


async def ask_for_person(site: Site, request: web.Request) -> web.StreamResponse:
    """Why must it be seen who they are?"""
    return _ask(site, request, "desk_people", words_in(request.match_info, "tag"))


async def text(site: Site, request: web.Request) -> web.StreamResponse:
    """What it says, and who sent it."""
    sid, why = words_in(request.match_info, "sid"), (await fields_of(request)).get("why", "")
    try:
        seen = await site.db.write(people.reveal_text, operator_of(request), sid, why)
    except NoReason:
        return _ask(site, request, "desk_texts", sid, NO_REASON)
    if seen is None:
        return gone(site, request, "desk_texts")
    acted(request, "revealed a text")
    return page(site, request, "revealed_text", "desk_texts", sid=sid, seen=seen)


async def person(site: Site, request: web.Request) -> web.StreamResponse:
    """Who they are."""
    tag, why = words_in(request.match_info, "tag"), (await fields_of(request)).get("why", "")
    try:
        seen = await site.db.write(_reveal_person, operator_of(request), tag, why)
    except NoReason:
        return _ask(site, request, "desk_people", tag, NO_REASON)
    if seen is None:
        return gone(site, request, "desk_people")
    acted(request, "revealed a person")
    return page(site, request, "revealed_person", "desk_people", tag=tag, seen=seen)


def _reveal_person(tx: Tx, by: str, tag: str, why: str) -> RevealedPerson | None:
    found = listing.person(tx, tag)
    return people.reveal_person(tx, by, found.id, why) if found else None


def _ask(site: Site, request: web.Request, part: str, subject: str, fault: str = "") -> web.StreamResponse:
    return page(site, request, "reveal", part, 422 if fault else 200, subject=subject, fault=fault)
