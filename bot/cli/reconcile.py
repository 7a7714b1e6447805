import argparse

from bot.app import App, open_gateways
from bot.cli.opening import with_app
from clients.session import open_session
from core.clock import SECOND, after


def main(arguments: argparse.Namespace) -> None:
    """`bot reconcile`: texts that a carrier lists and the database lacks are taken in."""
    taken = with_app(lambda app: _reconcile(app, arguments.since), level="warning")  # what was left out is told there
    print(f"{taken} texts taken in")


async def _reconcile(app: App, seconds: int) -> int:
    since = after(app.context.clock.now(), -seconds * SECOND)
    async with open_session(app.settings.twilio.timeout_seconds, 4) as session:
        gateways = open_gateways(app, session).values()
        return sum([await gateway.catch_up(since) for gateway in gateways])
