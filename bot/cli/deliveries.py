import argparse

from bot.app import App
from bot.cli import CommandFailed
from bot.cli.opening import with_app
from bot.cli.times import shown
from storage.lookup import DeliveryRow, in_state, revive


def main(arguments: argparse.Namespace) -> None:
    """`bot deliveries`: what waits, or what is in a state; `--retry` revives a dead one."""
    if arguments.retry is not None:
        if not with_app(lambda app: app.db.write(revive, arguments.retry)):
            raise CommandFailed(f"there is no dead delivery {arguments.retry} that could be tried again")
        print("it is tried again")
        return
    rows = with_app(lambda app: _list(app, arguments.state, arguments.count))
    for row in rows:
        print(_line(row))
    print(f"{len(rows)} {arguments.state or 'open'}")


async def _list(app: App, state: str | None, count: int) -> list[DeliveryRow]:
    return await app.db.read(in_state, state, count)


def _line(row: DeliveryRow) -> str:
    when = shown(row.ended_at) if row.ended_at else f"due {shown(row.due_at)}"
    reason = f"  {row.reason}" if row.reason else ""
    return f"{row.id}  {row.kind}  {row.state}  attempts={row.attempts}  person={row.person or '-'}  {when}{reason}"
