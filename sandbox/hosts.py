"""Which names the sandbox answers to.

A page of anybody's may have its own name pointed at this machine (DNS rebinding); to the browser, the sandbox then is
of that page's origin. So it answers to addresses and to names without a dot only, such as localhost: nobody else's
name is like that.
"""

from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler


@web.middleware
async def answers_to_its_name(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse requests to any other name."""
    if not is_ours(request.headers.get("Host", "")):
        return web.Response(status=421, text="The sandbox doesn't answer to that name.")
    return await handler(request)


@lru_cache(maxsize=64)
def is_ours(host: str) -> bool:
    """Whether that host, perhaps with a port, is an address or a name without a dot."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if "." not in name and ":" not in name:
            return bool(name)
        ip_address(name)
    except ValueError:
        return False
    return True
