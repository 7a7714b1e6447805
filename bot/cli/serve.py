import argparse

import uvloop

from bot.cli.opening import settings_with_logs
from bot.sealing import NO_KEYS
from bot.service import serve


def main(arguments: argparse.Namespace) -> None:
    """`bot serve`: until SIGTERM or Ctrl-C."""
    settings = settings_with_logs()
    if not settings.secrets.keys:
        raise ValueError(NO_KEYS)
    uvloop.run(serve(settings, arguments.role))
