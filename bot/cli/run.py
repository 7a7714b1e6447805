import argparse
import asyncio

from bot.cli.opening import settings_with_logs
from bot.trial import Trial


def main(arguments: argparse.Namespace) -> int:
    """`bot run`: the bot, and a carrier with phones to try it with, until Ctrl-C."""
    settings_with_logs()
    return asyncio.run(Trial(arguments.data, arguments.port, arguments.page_port).run())
