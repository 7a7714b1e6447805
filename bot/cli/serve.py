import argparse

import uvloop

from bot.cli.opening import settings_with_logs
from bot.service import serve


def main(arguments: argparse.Namespace) -> None:
    """`bot serve`: until SIGTERM or Ctrl-C."""
    settings = settings_with_logs()
    if not settings.secrets.keys:
        raise ValueError("secrets.keys is empty; `bot keys new` prints a key (or try `bot run`)")
    uvloop.run(serve(settings, arguments.role))
