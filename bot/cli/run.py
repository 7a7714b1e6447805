import argparse
import asyncio
import sys

from bot.dev_server import DevServer
from core.logs import configure_logs
from core.settings import LogSettings


def main(arguments: argparse.Namespace) -> int:
    """`bot run`: the bot, and a carrier with phones to try it with, until Ctrl-C."""
    configure_logs(LogSettings(format="console", level="warning"), sys.stderr)
    return asyncio.run(DevServer(arguments.data, arguments.port, arguments.page_port).run())
