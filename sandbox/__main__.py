"""`python -m sandbox`: the carrier, X, and their page of phones, until Ctrl-C."""

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence

import uvloop

from sandbox.core.settings import ReportDelays, SandboxSettings
from sandbox.server import Sandbox

AUTH_TOKEN = "SANDBOX_AUTH_TOKEN"  # noqa: S105 - a name
X_CLIENT_SECRET = "SANDBOX_X_CLIENT_SECRET"  # noqa: S105 - a name
"""Names of environment variables: everybody on a machine can read its command lines."""


def read_arguments(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> SandboxSettings:
    """The settings that the command line asks for; ends the program with status 2 if it is wrong."""
    usual = SandboxSettings()
    parser = make_parser(usual)
    given = parser.parse_args(arguments)
    try:
        delays = read_delays(given.reports)
    except ValueError:
        parser.error(f'--reports is {given.reports!r}; write "150,600" or "off"')
    return SandboxSettings(
        account_sid=given.account_sid,
        auth_token=environment.get(AUTH_TOKEN, usual.auth_token),
        numbers=tuple(given.number or usual.numbers),
        webhook_url=given.webhook,
        fallback_url=given.fallback,
        host=given.host,
        port=given.port,
        messaging_service_sid=given.messaging_service_sid,
        report_delays=delays,
        operator=given.operator,
        mail_port=given.mail_port,
        x_client_id=given.x_client_id,
        x_client_secret=environment.get(X_CLIENT_SECRET, usual.x_client_secret),
        x_redirect_uris=tuple(given.x_redirect_uri or ()),
        x_token_seconds=given.x_token_seconds,
    )


def make_parser(usual: SandboxSettings) -> argparse.ArgumentParser:
    """The options of the command line."""
    secrets = f"Environment: {AUTH_TOKEN}, the account's; {X_CLIENT_SECRET}, empty for a public client."
    parser = argparse.ArgumentParser(prog="sandbox", description=__doc__, epilog=secrets)
    parser.add_argument("--host", default=usual.host)
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--webhook", default="", help="the bot's address for texts")
    parser.add_argument("--fallback", default="", help="called when the webhook has failed")
    parser.add_argument("--account-sid", default=usual.account_sid)
    parser.add_argument("--number", action="append", help="a number of the bot; may repeat")
    parser.add_argument("--messaging-service-sid", default="")
    parser.add_argument("--reports", default="150,600", help='milliseconds to sent and to delivered, or "off"')
    parser.add_argument("--mail-port", type=int, default=0, help="where mails are taken; any free one by default")
    parser.add_argument("--operator", default="", help="the number of an operator of the bot, for opening the desk")
    parser.add_argument("--x-client-id", default=usual.x_client_id, help="of the bot's application at X")
    parser.add_argument("--x-redirect-uri", action="append", help="where X may send people back to; may repeat")
    parser.add_argument(
        "--x-token-seconds", type=float, default=usual.x_token_seconds, help="life of an access token"
    )
    return parser


def read_delays(words: str) -> ReportDelays | None:
    """Delays in milliseconds as "150,600", or None for "off". Raises ValueError for anything else."""
    if words == "off":
        return None
    sent, delivered = (float(each) / 1000 for each in words.split(","))
    return ReportDelays(sent, delivered)


async def serve(settings: SandboxSettings) -> None:
    """Run until interrupted or terminated."""
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with Sandbox(settings) as sandbox:
        sandbox.add_phone()
        sys.stdout.write(f"The phones are at {sandbox.url}/\n")
        sys.stdout.flush()
        await stopped.wait()


def main() -> int:
    """Start it; 1 when it cannot listen."""
    settings = read_arguments()
    try:
        uvloop.run(serve(settings))
    except OSError as error:
        sys.stderr.write(f"The sandbox cannot listen on {settings.host}:{settings.port}: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
