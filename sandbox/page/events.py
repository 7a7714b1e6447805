"""What happens, as a stream of server-sent events."""

import asyncio
from typing import Final

from aiohttp import web

from sandbox.core.hub import Hub, Listener

_HEARTBEAT: Final = 15.0


async def stream(hub: Hub, request: web.Request) -> web.StreamResponse:
    """Send events until the page goes away or the sandbox stops.

    With `?phones_only=1` messages of numbers that are not on the page are left out.
    """
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
    listener = Listener(phones_only=request.query.get("phones_only") == "1")
    hub.listeners.add(listener)
    try:
        await response.prepare(request)
        await response.write(b"retry: 1000\nevent: hello\ndata: {}\n\n")
        while not listener.closed:
            await _send_next(listener, response)
    except ConnectionError:
        pass  # the page was closed
    finally:
        hub.listeners.discard(listener)
    return response


async def _send_next(listener: Listener, response: web.StreamResponse) -> None:
    try:
        async with asyncio.timeout(_HEARTBEAT):
            await listener.woken.wait()
    except TimeoutError:
        await response.write(b": still here\n\n")
        return
    listener.woken.clear()
    while listener.events and not listener.closed:
        name, payload = listener.events.popleft()
        await response.write(b"event: %s\ndata: %s\n\n" % (name.encode(), payload))
