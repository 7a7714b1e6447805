import argparse
from collections.abc import Sequence

from actions.operating import deliveries
from actions.operating.subjects import person_of
from bot.cli import CommandFailed
from bot.cli.opening import with_rows
from bot.groundwork import Groundwork
from core.clock import in_utc
from core.delivery import DeliveryKind
from core.settling import Settling
from storage.delivery import outages
from storage.delivery.outages import Outage
from storage.desk import selection
from storage.desk.audit import COMMAND_LINE
from storage.desk.selection import OPEN, Group, Selection, all_batches
from storage.desk.traces import DeliveryRow

SOME_GROUPS = 10


def main(arguments: argparse.Namespace) -> None:
    """`bot deliveries`: what is open, or what is picked; to see, to retry, to hurry."""
    if arguments.retry:
        with_rows(lambda opened: _retry(opened, arguments.retry))
    elif arguments.retry_all:
        with_rows(lambda opened: _retry_all(opened, arguments))
    elif arguments.hurry:
        with_rows(lambda opened: _hurry(opened, arguments))
    else:
        with_rows(lambda opened: _list(opened, arguments))


async def _list(opened: Groundwork, arguments: argparse.Namespace) -> None:
    picked = await _picked(opened, arguments, OPEN)
    rows = await opened.db.read(selection.find, picked, arguments.count)
    groups = await opened.db.read(selection.groups, picked)
    for row in rows:
        print(_line(row))
    total = sum(group.count for group in groups)
    if len(rows) == total:
        print(f"{total} {picked.state}")
    else:
        print(f"the latest {len(rows)} of {total} {picked.state}; --count {total} shows all of them:")
        _print_groups(groups)
    for outage in await opened.db.read(outages.current):
        print(_outage_line(outage))


async def _retry(opened: Groundwork, ids: Sequence[int]) -> None:
    """Each of those that were named; all that can be are, also if some can't."""
    not_tried = [str(each) for each in await opened.db.write(deliveries.retry, COMMAND_LINE, ids)]
    if not_tried:
        raise CommandFailed(
            f"{len(ids) - len(not_tried)} of {len(ids)} tried again;"
            f" not dead, or nothing could come of them: {', '.join(not_tried)}"
        )
    print("it is tried again" if len(ids) == 1 else f"{len(ids)} are tried again")


async def _retry_all(opened: Groundwork, arguments: argparse.Namespace) -> None:
    if arguments.state not in {None, "dead"}:
        raise CommandFailed("only dead ones can be retried; --hurry is for those that wait")
    seen = await opened.db.read(deliveries.preview, await _picked(opened, arguments, deliveries.DEAD))
    if not seen.count:
        print("nothing dead matches")
        return
    if not arguments.yes:
        print(f"{seen.count} dead would be tried again; --yes does it:")
        _print_groups(seen.groups)
        return
    done = await all_batches(lambda after: opened.db.write(deliveries.retry_all, COMMAND_LINE, seen, after))
    left = f"; {done.left} are not, for nothing could come of them" if done.left else ""
    print(f"{done.changed} are tried again{left}")


async def _hurry(opened: Groundwork, arguments: argparse.Namespace) -> None:
    """No danger in it: limits, paces and the time for settling hold all the same."""
    picked = await _picked(opened, arguments, OPEN)
    settle_after = Settling.of(opened.settings).after_attempt
    done = await all_batches(
        lambda after: opened.db.write(deliveries.hurry, COMMAND_LINE, picked, after, settle_after)
    )
    print(f"{done.changed} are due sooner" + (f"; {done.left} can't be, or are already" if done.left else ""))


async def _picked(opened: Groundwork, arguments: argparse.Namespace, state: str) -> Selection:
    kinds = sorted({*DeliveryKind, *(channel.rules.delivery_kind for channel in opened.channels)})
    if arguments.kind and arguments.kind not in kinds:
        raise CommandFailed(f"there is no kind {arguments.kind}: --kind is one of {', '.join(kinds)}")
    person_id = None
    if arguments.person:
        person_id = await opened.db.read(person_of, arguments.person)
        if person_id is None:
            raise CommandFailed(f"nobody with {arguments.person} is stored")
    return Selection(arguments.state or state, arguments.kind, arguments.reason, arguments.code, person_id)


def _print_groups(groups: Sequence[Group]) -> None:
    for group in groups[:SOME_GROUPS]:
        print(f"{group.count:>7}  {group.kind}  {group.state}" + (f"  {group.reason}" if group.reason else ""))
    if len(groups) > SOME_GROUPS:
        print(f"{sum(group.count for group in groups[SOME_GROUPS:]):>7}  for other reasons")


def _outage_line(outage: Outage) -> str:
    trial = f"{outage.tries} trials, the next at {in_utc(outage.trial_at)}"
    return f"{outage.service} is down since {in_utc(outage.since)}: {outage.reason}; {trial}"


def _line(row: DeliveryRow) -> str:
    when = in_utc(row.ended_at) if row.ended_at else f"due {in_utc(row.due_at)}"
    reason = f"  {row.reason}" if row.reason else ""
    return f"{row.id}  {row.kind}  {row.state}  attempts={row.attempts}  person={row.person or '-'}  {when}{reason}"
