"""What a browser sends along: the fields of a form, read in time, and a token in an address; both up to a length."""

import asyncio
from collections.abc import Mapping

from aiohttp import web

from core.forms import parse_form
from web.cookies import LONGEST as LONGEST_SECRET

BODY_SECONDS = 10.0
LONGEST = 200
"""Characters of a field; a longer one is no answer to any question of ours."""


async def fields_of(request: web.Request, longest: int = LONGEST) -> Mapping[str, str]:
    """The form's fields by name; those that are too long are left out, and all if the form doesn't come."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            pairs = parse_form(await request.read())
    except (TimeoutError, ConnectionError, web.RequestPayloadError, web.HTTPRequestEntityTooLarge):
        return {}
    found = ((name.decode(errors="replace"), value.decode(errors="replace")) for name, value in pairs)
    return {name: value for name, value in found if len(value) <= longest}


def token_in(request: web.Request) -> str:
    """The token in a link's address; nothing if it can't be one of ours."""
    token = request.match_info["token"]
    return token if len(token) <= LONGEST_SECRET else ""
