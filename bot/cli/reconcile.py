import argparse

from bot.cli.opening import with_house
from bot.clock import SECOND, after
from bot.compose import House, make_reconciler
from clients.session import open_session


def main(arguments: argparse.Namespace) -> None:
    """`bot reconcile`: texts that the carrier lists and the database lacks are taken in."""
    taken = with_house(lambda house: _reconcile(house, arguments.since))
    print(f"{taken} texts taken in")


async def _reconcile(house: House, seconds: int) -> int:
    async with open_session(house.settings.twilio.timeout_seconds, 4) as session:
        reconciler = make_reconciler(house, session)
        return await reconciler.since(after(house.context.clock.now(), -seconds * SECOND))
