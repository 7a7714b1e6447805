from aiohttp import web

from bot.x import CALLBACK_PATH
from web.connect import Connecting
from web.health import Health
from web.pages import Pages
from web.twilio import SMS_PATH, STATUS_PATH, TwilioWebhooks


def make_app(
    webhooks: TwilioWebhooks, health: Health, pages: Pages, connecting: Connecting, body_limit: int
) -> web.Application:
    """All addresses, in one table."""
    app = web.Application(client_max_size=body_limit)
    app.add_routes(
        [
            web.post(SMS_PATH, webhooks.sms),
            web.post(STATUS_PATH, webhooks.status),
            web.get("/healthz", health.healthz),
            web.get("/readyz", health.readyz),
            web.get("/metrics", health.metrics),
            web.post("/connect", connecting.press),
            web.get(CALLBACK_PATH, connecting.callback, allow_head=False),
            web.get("/connect/code", connecting.code),
            web.get("/connect/{token}", connecting.link),
            web.get("/help", pages.help),
            web.get("/style.css", pages.style),
            web.route("*", "/{anything:.*}", pages.nothing_here),
        ]
    )
    return app
