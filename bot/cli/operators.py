import argparse

from actions.operating.entering import make_link
from actions.operating.roles import set_role
from bot.cli import CommandFailed
from bot.cli.opening import with_rows
from bot.groundwork import Groundwork
from core.clock import in_utc
from storage.desk import operators
from storage.desk.audit import COMMAND_LINE
from storage.desk.operators import Role


def main(arguments: argparse.Namespace) -> None:
    """`bot operators`: who may see the desk, and who may act there."""
    if arguments.what == "list":
        with_rows(_list)
        return
    if not arguments.person:
        raise CommandFailed(f"whom? bot operators {arguments.what} +1...")
    if arguments.what == "remove" and arguments.read_only:
        raise CommandFailed("--read-only is for add; remove takes the role away")
    if arguments.what == "link":
        print(with_rows(lambda opened: _link(opened, arguments.person)))
        return
    print(with_rows(lambda opened: _set(opened, arguments.person, _role(arguments))))


def _role(arguments: argparse.Namespace) -> Role:
    if arguments.what == "remove":
        return Role.NONE
    return Role.READING if arguments.read_only else Role.OPERATOR


async def _set(opened: Groundwork, written: str, role: Role) -> str:
    tag = await opened.db.write(set_role, COMMAND_LINE, written, role)
    if tag is None:
        raise CommandFailed(f"nobody with {written} is stored; a new one is named by their number with +")
    return f"{tag} is {role.with_article}"


async def _link(opened: Groundwork, written: str) -> str:
    link = await opened.db.write(make_link, COMMAND_LINE, written)
    if link is None:
        raise CommandFailed(f"{written} is no operator: bot operators add +1...")
    return f"{link}\nFor one browser, once, within 10 minutes: whoever opens it is at the desk."


async def _list(opened: Groundwork) -> None:
    for each in await opened.db.read(operators.all_of_them):
        print(f"{each.tag}  {each.role}  since {in_utc(each.added_at)}")
