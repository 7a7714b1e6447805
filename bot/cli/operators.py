import argparse

from actions.operating.entering import make_link
from actions.operating.roles import set_role
from bot.app import App
from bot.cli import CommandFailed
from bot.cli.opening import with_app
from core.clock import in_utc
from storage.desk import operators
from storage.desk.audit import COMMAND_LINE
from storage.desk.operators import Role


def main(arguments: argparse.Namespace) -> None:
    """`bot operators`: who may see the desk, and who may act there."""
    if arguments.what == "list":
        with_app(_list)
        return
    if not arguments.person:
        raise CommandFailed(f"whom? bot operators {arguments.what} +1...")
    if arguments.what == "remove" and arguments.read_only:
        raise CommandFailed("--read-only is for add; remove takes the role away")
    if arguments.what == "link":
        print(with_app(lambda app: _link(app, arguments.person)))
        return
    print(with_app(lambda app: _set(app, arguments.person, _role(arguments))))


def _role(arguments: argparse.Namespace) -> Role:
    if arguments.what == "remove":
        return Role.NONE
    return Role.READING if arguments.read_only else Role.OPERATOR


async def _set(app: App, written: str, role: Role) -> str:
    tag = await app.db.write(set_role, COMMAND_LINE, written, role)
    if tag is None:
        raise CommandFailed(f"nobody with {written} is stored; a new one is named by their number with +")
    return f"{tag} is {role.with_article}"


async def _link(app: App, written: str) -> str:
    link = await app.db.write(make_link, COMMAND_LINE, written)
    if link is None:
        raise CommandFailed(f"{written} is no operator: bot operators add +1...")
    return f"{link}\nFor one browser, once, within 10 minutes: whoever opens it is at the desk."


async def _list(app: App) -> None:
    for each in await app.db.read(operators.all_of_them):
        print(f"{each.tag}  {each.role}  since {in_utc(each.added_at)}")
