import argparse
from collections.abc import Awaitable, Callable, Sequence

from bot.app import App
from bot.cli import CommandFailed
from bot.cli.opening import with_app
from bot.cli.subjects import person_of
from bot.cli.times import shown
from core.settling import Settling
from storage import selection
from storage.delivery import outages
from storage.delivery.outages import Outage
from storage.lookup import DeliveryRow, revive
from storage.selection import OPEN, Group, Selection, Step

SOME_GROUPS = 10


def main(arguments: argparse.Namespace) -> None:
    """`bot deliveries`: what is open, or what is picked; to see, to retry, to hurry."""
    if arguments.retry:
        with_app(lambda app: _retry(app, arguments.retry))
    elif arguments.retry_all:
        with_app(lambda app: _retry_all(app, arguments))
    elif arguments.hurry:
        with_app(lambda app: _hurry(app, arguments))
    else:
        with_app(lambda app: _list(app, arguments))


async def _list(app: App, arguments: argparse.Namespace) -> None:
    picked = await _picked(app, arguments, OPEN)
    rows = await app.db.read(selection.find, picked, arguments.count)
    groups = await app.db.read(selection.groups, picked)
    for row in rows:
        print(_line(row))
    total = sum(group.count for group in groups)
    if len(rows) == total:
        print(f"{total} {picked.state}")
    else:
        print(f"the latest {len(rows)} of {total} {picked.state}; --count {total} shows all of them:")
        _print_groups(groups)
    for outage in await app.db.read(outages.current):
        print(_outage_line(outage))


async def _retry(app: App, ids: Sequence[int]) -> None:
    """Each of those that were named; all that can be are, also if some can't."""
    not_tried = [str(each) for each in ids if not await app.db.write(revive, each)]
    if not_tried:
        raise CommandFailed(
            f"{len(ids) - len(not_tried)} of {len(ids)} tried again;"
            f" not dead, or nothing could come of them: {', '.join(not_tried)}"
        )
    print("it is tried again" if len(ids) == 1 else f"{len(ids)} are tried again")


async def _retry_all(app: App, arguments: argparse.Namespace) -> None:
    if arguments.state not in {None, "dead"}:
        raise CommandFailed("only dead ones can be retried; --hurry is for those that wait")
    picked = await _picked(app, arguments, "dead")
    if not arguments.yes:
        groups = await app.db.read(selection.groups, picked)
        print(f"{sum(group.count for group in groups)} dead would be tried again; --yes does it:")
        _print_groups(groups)
        return
    tried, left = await _all(lambda after: app.db.write(selection.retry, picked, after))
    print(f"{tried} are tried again" + (f"; {left} are not, for nothing could come of them" if left else ""))


async def _hurry(app: App, arguments: argparse.Namespace) -> None:
    """No danger in it: limits, paces and the time for settling hold all the same."""
    picked = await _picked(app, arguments, OPEN)
    settle_after = Settling.of(app.settings).after_attempt
    hurried, left = await _all(lambda after: app.db.write(selection.hurry, picked, after, settle_after))
    print(f"{hurried} are due sooner" + (f"; {left} can't be, or are already" if left else ""))


async def _all(step: Callable[[int], Awaitable[Step | None]]) -> tuple[int, int]:
    """Batch by batch; returns how many were changed, and how many left."""
    last_id = changed = left = 0
    while (done := await step(last_id)) is not None:
        last_id, changed, left = done.last_id, changed + done.changed, left + done.left
    return changed, left


async def _picked(app: App, arguments: argparse.Namespace, state: str) -> Selection:
    person_id = None
    if arguments.person:
        person_id = await app.db.read(person_of, arguments.person)
        if person_id is None:
            raise CommandFailed(f"nobody with {arguments.person} is stored")
    return Selection(arguments.state or state, arguments.kind, arguments.reason, arguments.code, person_id)


def _print_groups(groups: Sequence[Group]) -> None:
    for group in groups[:SOME_GROUPS]:
        print(f"{group.count:>7}  {group.kind}  {group.state}" + (f"  {group.reason}" if group.reason else ""))
    if len(groups) > SOME_GROUPS:
        print(f"{sum(group.count for group in groups[SOME_GROUPS:]):>7}  for other reasons")


def _outage_line(outage: Outage) -> str:
    trial = f"{outage.tries} trials, the next at {shown(outage.trial_at)}"
    return f"{outage.service} is down since {shown(outage.since)}: {outage.reason}; {trial}"


def _line(row: DeliveryRow) -> str:
    when = shown(row.ended_at) if row.ended_at else f"due {shown(row.due_at)}"
    reason = f"  {row.reason}" if row.reason else ""
    return f"{row.id}  {row.kind}  {row.state}  attempts={row.attempts}  person={row.person or '-'}  {when}{reason}"
