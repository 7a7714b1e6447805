import argparse
import gc
import importlib
import re
from collections.abc import Callable
from typing import Any, TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no public name for it
UNITS = {"m": 60, "h": 3600, "d": 86400}


class _Version(argparse.Action):
    """Shows the version of what is installed; it is looked up only then, for that takes a while."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"backslash {version('backslash')}")
        parser.exit()


def make_parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(prog="bot", description="A phone number that does things.")
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version, and end")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_running(commands)
    _add_set_up(commands)
    _add_texts(commands)
    _add_deliveries(commands)
    _add_books(commands)
    return parser


def _add_running(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="serve texts and carry out deliveries")
    serve.add_argument("--role", choices=("all", "web", "scheduler"), default="all", help="default: all")
    serve.set_defaults(function=_lazily("serve"))

    run = commands.add_parser("run", help="try it: the bot with a carrier and phones on this machine")
    run.add_argument("--port", type=int, default=8080, help="the bot's port (default 8080, or a free one)")
    run.add_argument("--page-port", type=int, default=8090, help="the phones' port (default 8090, or a free one)")
    run.add_argument("--data", default="data", help="folder for keys, database and log (default: data)")
    run.set_defaults(function=_lazily("run"))


def _add_set_up(commands: Commands) -> None:
    commands.add_parser("migrate", help="bring the database up to date").set_defaults(function=_lazily("migrate"))
    check = commands.add_parser("check", help="check settings, database, store, carrier and X")
    check.add_argument("--checksums", action="store_true", help="read every photo and compare its checksum")
    check.set_defaults(function=_lazily("check"))

    keys = commands.add_parser("keys", help="make a key; re-encrypt with the newest one")
    keys.add_argument("what", choices=("new", "rotate"))
    keys.set_defaults(function=_lazily("keys"))

    operators = commands.add_parser("operators", help="who may see the desk, and who may act there")
    operators.add_argument("what", choices=("add", "remove", "link", "list"))
    operators.add_argument("person", nargs="?", metavar="PHONE", help="by number or pseudonym")
    operators.add_argument("--read-only", action="store_true", help="may look, and do nothing")
    operators.set_defaults(function=_lazily("operators"))


def _add_texts(commands: Commands) -> None:
    trace = commands.add_parser("trace", help="one text's whole way, or a phone's latest texts")
    trace.add_argument(
        "subject",
        metavar="SID|PHONE|ID|PERSON|@NAME",
        help="a number as people write it, a pseudonym, a name at X, an id",
    )
    trace.add_argument("--count", type=_count, default=5, help="how many of a phone's texts (default 5)")
    trace.set_defaults(function=_lazily("trace"))

    replay = commands.add_parser("replay", help="handle a text again whose handler broke")
    replay.add_argument("sid", metavar="SID")
    replay.set_defaults(function=_lazily("replay"))

    why = commands.add_parser("why", help="how a text is read, and what speaks for its being meant for one person")
    why.add_argument("text", metavar="TEXT", nargs="+")
    why.set_defaults(function=_lazily("why"))

    tail = commands.add_parser("tail", help="make the JSON log readable")
    tail.add_argument("file", nargs="?", help="a log file (default: standard input, else data/bot.log)")
    tail.add_argument("--phone", help="only this person's lines")
    tail.add_argument("--event", help="only events that begin so")
    tail.add_argument("--follow", action="store_true", help="go on as the file grows")
    tail.set_defaults(function=_lazily("tail"))


def _add_deliveries(commands: Commands) -> None:
    deliveries = commands.add_parser("deliveries", help="list deliveries; have dead ones tried again, hurry others")
    states = ("handed", "waiting", "sending", "unsettled", "settling", "sent", "dead")
    deliveries.add_argument("--state", choices=states, help="default: all that haven't ended")
    deliveries.add_argument("--kind", help="such as text, post or photo")
    deliveries.add_argument("--reason", metavar="WORDS", help="only those whose reason has these words")
    deliveries.add_argument("--code", type=_count, help="only those that the carrier, or X, refused with this code")
    deliveries.add_argument("--person", metavar="PHONE", help="only this person's, by number or pseudonym")
    deliveries.add_argument("--count", type=_count, default=50, help="how many to show (default 50)")
    change = deliveries.add_mutually_exclusive_group()
    change.add_argument("--retry", type=_id, nargs="+", metavar="ID", help="try these dead ones again")
    change.add_argument("--retry-all", action="store_true", help="show which dead ones would be; --yes does it")
    change.add_argument("--hurry", action="store_true", help="what waits for a later try is due now")
    deliveries.add_argument("--yes", action="store_true", help="do it, for --retry-all")
    deliveries.set_defaults(function=_lazily("deliveries"))


def _add_books(commands: Commands) -> None:
    costs = commands.add_parser("costs", help="what texts and posts cost, in US dollars")
    costs.add_argument("--by", choices=("day", "person"), default="day", help="a line for each (default: day)")
    costs.add_argument("--days", type=_count, default=30, metavar="N", help="how many, today included (default 30)")
    costs.set_defaults(function=_lazily("costs"))

    reconcile = commands.add_parser("reconcile", help="fetch texts that never came")
    reconcile.add_argument("--since", type=_seconds, default=7200, metavar="2h", help="how far back (default 2h)")
    reconcile.set_defaults(function=_lazily("reconcile"))

    backup = commands.add_parser("backup", help="write a consistent copy of the database")
    backup.add_argument("file", metavar="FILE")
    backup.add_argument("--overwrite", action="store_true", help="put it in the place of a file that is there")
    backup.set_defaults(function=_lazily("backup"))


def _lazily(module: str) -> Callable[[argparse.Namespace], int | None]:
    """The command's module is loaded when it is called, so that usage comes at once."""

    def call(arguments: argparse.Namespace) -> int | None:
        gc.disable()  # what is loaded stays, and looking through it is an eighth of loading it
        try:
            loaded: Any = importlib.import_module(f"bot.cli.{module}")
        finally:
            gc.freeze()  # or the first unit of the database waits for that look
            gc.enable()
        status: int | None = loaded.main(arguments)
        return status

    return call


def _seconds(text: str) -> int:
    found = re.fullmatch(r"(\d{1,5})([mhd])", text)
    if not found:
        raise argparse.ArgumentTypeError("a number and m, h or d, such as 90m, 2h or 3d")
    return int(found[1]) * UNITS[found[2]]


def _id(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) >= 2**63:  # noqa: PLR2004 - 63 bits
        raise argparse.ArgumentTypeError("an id as `bot deliveries` shows it")
    return int(text)


def _count(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1_000_000:  # noqa: PLR2004 - more nobody reads
        raise argparse.ArgumentTypeError("a number from 1 to 1000000")
    return int(text)
