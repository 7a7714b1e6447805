import argparse
import asyncio
import sys

from bot.logs import configure_logs
from bot.settings import Log
from bot.trial import Trial


def main(arguments: argparse.Namespace) -> int:
    """`bot run`: the bot, and a carrier with phones to try it with, until Ctrl-C."""
    configure_logs(Log(format="console", level="warning"), sys.stderr)
    return asyncio.run(Trial(arguments.data, arguments.port, arguments.page_port).run())
