import argparse

from bot.cli import Failed
from bot.cli.opening import with_house
from bot.cli.times import shown
from bot.compose import House
from storage.lookup import DeliveryRow, in_state, revive


def main(arguments: argparse.Namespace) -> None:
    """`bot deliveries`: what waits, or what is in a state; `--retry` revives a dead one."""
    if arguments.retry is not None:
        if not with_house(lambda house: house.db.write(revive, arguments.retry)):
            raise Failed(f"there is no dead delivery {arguments.retry} that could be tried again")
        print("it is tried again")
        return
    rows = with_house(lambda house: _list(house, arguments.state, arguments.count))
    for row in rows:
        print(_line(row))
    print(f"{len(rows)} {arguments.state or 'open'}")


async def _list(house: House, state: str | None, count: int) -> list[DeliveryRow]:
    return await house.db.read(in_state, state, count)


def _line(row: DeliveryRow) -> str:
    when = shown(row.ended_at) if row.ended_at else f"due {shown(row.due_at)}"
    reason = f"  {row.reason}" if row.reason else ""
    return f"{row.id}  {row.kind}  {row.state}  attempts={row.attempts}  person={row.person or '-'}  {when}{reason}"
