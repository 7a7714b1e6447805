"""Programs that act for somebody by a token: made and shown once, listed, ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Self

from aiohttp import web

from actions.programs.tokens import ProgramToken, end_program, end_programs, make_program
from core.clock import HOUR, Moment
from core.logs import get_logger
from storage.programs.program_tokens import MOST
from web.api.declaration import FOR_PROGRAMS, Scope
from web.fields import fields_of
from web.headers import OUR_FORMS
from web.identity import session_of
from web.responses import see_other
from web.site import Site
from web.words import time_in_words, zone_of

log = get_logger()

LONGEST_NAME = 60
DAYS: Mapping[str, str] = {"30": "a month", "90": "three months", "365": "a year"}
USUAL_DAYS = "90"
SCOPES: Mapping[Scope, str] = {
    Scope.ROOMS_READ: "see your rooms",
    Scope.ROOMS_WRITE: "make, join and leave rooms",
    Scope.PHOTOS_READ: "see photos",
    Scope.PHOTOS_WRITE: "add photos, change and delete yours",
    Scope.POSTS_READ: "see your posts",
    Scope.POSTS_WRITE: "post on X as you",
    Scope.TEXTS_READ: "read your texts",
    Scope.TRACKERS_READ: "see what you track, and your reports",
    Scope.TRACKERS_WRITE: "note, change and delete what you track",
    Scope.ME_READ: "see your name, number and settings",
    Scope.ME_WRITE: "change your name and settings",
}
"""What a token may be for, in the order of the page."""
NO_NAME = f"Give it a name, of up to {LONGEST_NAME} characters."
NO_SCOPE = "Choose what it may do."
ENOUGH = f"You have {MOST} of them, which is as many as one may have. End one first."
LARGEST_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ProgramCard:
    """A program as its person reads it."""

    id: int
    name: str
    may: str
    used: str
    expires: str

    @classmethod
    def of(cls, token: ProgramToken, now: Moment, zone: tzinfo) -> Self:
        """In the time zone of whoever looks."""
        return cls(
            token.id,
            token.name,
            ", ".join(words for scope, words in SCOPES.items() if scope in token.scopes),
            _used(token.used_at, now, zone),
            time_in_words(token.expires_at, now, zone),
        )


def _used(used_at: Moment | None, now: Moment, zone: tzinfo) -> str:
    if used_at is None:
        return "never used"
    return f"last used {'within the last hour' if now - used_at < HOUR else time_in_words(used_at, now, zone)}"


async def offer(site: Site, _: web.Request) -> web.Response:
    """Where a token is asked for."""
    return _page(site, {})


async def make(site: Site, request: web.Request) -> web.Response:
    """Make it, and show it, this once."""
    fields = await fields_of(request)
    name, scopes = fields.get("name", "").strip(), sorted(each for each in FOR_PROGRAMS if fields.get(each))
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        return _page(site, fields, NO_NAME)
    if not scopes:
        return _page(site, fields, NO_SCOPE)
    days = fields.get("days", "")
    session = session_of(request)
    lasts = int(days if days in DAYS else USUAL_DAYS)
    made = await site.db.write(make_program, session.person_id, name, scopes, lasts)
    if made is None:
        return _page(site, fields, ENOUGH)
    log.info("program.made", person=session.tag)
    card = ProgramCard.of(made.program, site.clock.now(), zone_of(request))
    return site.templates.page("account/program_made.html", files=("account.css",), token=made.token, program=card)


async def end(site: Site, request: web.Request) -> web.Response:
    """End one."""
    session = session_of(request)
    wanted = (await fields_of(request)).get("program", "")
    token_id = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
    if 0 < token_id <= LARGEST_ID and await site.db.write(end_program, session.person_id, token_id):
        log.info("program.ended", person=session.tag)
    return _back(site)


async def end_all(site: Site, request: web.Request) -> web.Response:
    """End all of them."""
    session = session_of(request)
    await site.db.write(end_programs, session.person_id)
    log.info("program.ended", person=session.tag)
    return _back(site)


def _back(site: Site) -> web.Response:
    return see_other(site.url("account") + "#programs")


def _page(site: Site, fields: Mapping[str, str], fault: str = "") -> web.Response:
    return site.templates.page(
        "account/program.html",
        422 if fault else 200,
        files=("account.css",),
        forms_to=OUR_FORMS,
        fault=fault,
        program=fields.get("name", ""),
        scopes=SCOPES.items(),
        chosen={each for each in FOR_PROGRAMS if fields.get(each)},
        longest=LONGEST_NAME,
        days=DAYS.items(),
        usual_days=fields.get("days", USUAL_DAYS),
    )
