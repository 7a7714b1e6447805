"""The fields of a form that a browser sends: read in time, and only up to what the server takes."""

import asyncio
from collections.abc import Mapping

from aiohttp import web

from core.forms import parse_form

BODY_SECONDS = 10.0
LONGEST = 200
"""Characters of a field; a longer one is no answer to any question of ours."""


async def fields_of(request: web.Request) -> Mapping[str, str]:
    """The form's fields by name; those that are too long are left out, and all if the form doesn't come."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            pairs = parse_form(await request.read())
    except (TimeoutError, ConnectionError, web.RequestPayloadError, web.HTTPRequestEntityTooLarge):
        return {}
    found = ((name.decode(errors="replace"), value.decode(errors="replace")) for name, value in pairs)
    return {name: value for name, value in found if len(value) <= LONGEST}
