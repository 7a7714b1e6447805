"""Short forms as pages send them."""

import asyncio

from aiohttp import web

from core.forms import parse_form

BODY_SECONDS = 10.0


async def fields_of(request: web.Request) -> dict[str, str]:
    """The fields of a form without files; none if it doesn't come in time, or is longer than any of ours."""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            fields = parse_form(await request.read())
    except (TimeoutError, ConnectionError, web.RequestPayloadError, web.HTTPRequestEntityTooLarge):
        return {}
    return {name.decode(errors="replace"): value.decode(errors="replace") for name, value in fields}
