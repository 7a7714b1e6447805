"""What all pages of the desk have in common."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from core.clock import in_utc
from core.logs import get_logger
from web.headers import OUR_FORMS
from web.identity import acts, session_of
from web.navigation import Section
from web.route import path_of
from web.site import Site

log = get_logger()
LONGEST_ID = 2**63


PARTS = (
    Section("desk", "Now"),
    Section("desk_texts", "Texts"),
    Section("desk_deliveries", "Deliveries"),
    Section("desk_errors", "Errors"),
    Section("desk_people", "People"),
    Section("desk_costs", "Costs"),
    Section("desk_audit", "Audit"),
)


def page(
    site: Site,
    request: web.Request,
    name: str,
    part: str,
    status: int = 200,
    **values: Any,  # noqa: ANN401 - for the template
) -> web.StreamResponse:
    """A page of the desk, in its frame; `part` is the route of the part that it is in."""
    return site.templates.page(
        f"desk/{name}.html",
        status,
        files=("desk.css", "desk.js"),
        forms_to=OUR_FORMS,
        parts=PARTS,
        part=part,
        acts=acts(request),
        in_utc=in_utc,
        query=query,
        **values,
    )


def gone(site: Site, request: web.Request, part: str) -> web.StreamResponse:
    """There is no such row, or no more."""
    return page(site, request, "gone", part, 404)


def acted(request: web.Request, action: str) -> None:
    """Log what an operator did, once it is committed; to whom or what, the audit tells."""
    log.info("desk.acted", person=operator_of(request), page=path_of(request), action=action)


def operator_of(request: web.Request) -> str:
    """The pseudonym of who is asking."""
    return session_of(request).tag


def query(**values: object) -> str:
    """The part of an address behind the path, of those values that there are."""
    kept = {name: value for name, value in values.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


def words_in(fields: Mapping[str, str], name: str, longest: int = 40) -> str:
    """What stands in a field of an address or a form: without signs that no row holds (PostgreSQL takes no NUL)."""
    return "".join(sign for sign in fields.get(name, "") if sign.isprintable()).strip()[:longest]


def number_in(words: str) -> int:
    """The id in a field of an address; 0 if it is none."""
    is_one = words.isascii() and words.isdigit() and len(words) <= len(str(LONGEST_ID))
    return int(words) if is_one and int(words) < LONGEST_ID else 0
