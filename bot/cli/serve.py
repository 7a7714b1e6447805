import argparse

import uvloop

from bot.cli.opening import settings_with_logs
from bot.secrecy import keep_secrets
from bot.service import serve
from core.sealing import NO_KEYS


def main(arguments: argparse.Namespace) -> None:
    """`bot serve`: until SIGTERM or Ctrl-C."""
    settings = settings_with_logs()
    keep_secrets()
    if not settings.secrets.keys:
        raise ValueError(NO_KEYS)
    uvloop.run(serve(settings, arguments.role))
