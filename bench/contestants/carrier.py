"""A lean carrier: takes every text after a given delay, and answers as Twilio does."""

import asyncio
import secrets
import sys
from collections.abc import Mapping
from urllib.parse import parse_qs

import orjson
import uvloop
from aiohttp import web

from bench.fixtures.forms import ACCOUNT

PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json"


def fields_of(form: bytes) -> dict[str, str]:
    """The fields of a form that asks for a message."""
    return {name.decode(): values[0].decode() for name, values in parse_qs(form).items()}


def new_sid() -> str:
    """An identifier as the carrier gives."""
    return f"SM{secrets.token_hex(16)}"


def made(fields: Mapping[str, str], sid: str) -> bytes:
    """The message that these fields ask for, as JSON."""
    return orjson.dumps(
        {
            "account_sid": ACCOUNT,
            "api_version": "2010-04-01",
            "body": fields["Body"],
            "date_created": "Thu, 24 Aug 2023 05:01:45 +0000",
            "date_sent": None,
            "date_updated": "Thu, 24 Aug 2023 05:01:45 +0000",
            "direction": "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": fields["From"],
            "messaging_service_sid": None,
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": "USD",
            "sid": sid,
            "status": "queued",
            "subresource_uris": {"media": f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}/Media.json"},
            "to": fields["To"],
            "uri": f"/2010-04-01/Accounts/{ACCOUNT}/Messages/{sid}.json",
        }
    )


async def serve(port: int, delay: float) -> None:
    """Serve until terminated."""

    async def create(request: web.Request) -> web.Response:
        fields = fields_of(await request.read())
        if delay:
            await asyncio.sleep(delay)
        return web.Response(body=made(fields, new_sid()), status=201, content_type="application/json")

    app = web.Application()
    app.add_routes([web.post(PATH, create)])
    runner = web.AppRunner(app, access_log=None, keepalive_timeout=75.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1]), int(sys.argv[2]) / 1000))
