"""The database that the settings name, for whoever works on its rows alone: most commands of operators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from channels.twilio.live import Sms
from core.channel import by_name
from core.clock import Clock, SteadyClock
from core.context import Context
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settings import DatabaseSettings, Settings
from storage import addresses
from storage.engine.database import Database
from storage.engine.migrations import OlderDatabase, Schema
from storage.engine.opening import open_database
from storage.tables import SCHEMA

if TYPE_CHECKING:
    from channels.gateway import LiveChannel

ChannelsOf = Callable[[Settings], Sequence["LiveChannel"]]
NO_COMMANDS = CommandTable(())


def live_channels(settings: Settings) -> "Sequence[LiveChannel]":
    """All channels by which people reach this bot."""
    return (Sms(settings),)


@dataclass(frozen=True, slots=True)
class Groundwork:
    """An open database, and what it was opened by."""

    settings: Settings
    context: Context
    channels: "Sequence[LiveChannel]"
    db: Database


def context_of(
    settings: Settings,
    clock: Clock | None = None,
    channels_of: ChannelsOf = live_channels,
    commands: CommandTable = NO_COMMANDS,
) -> Context:
    """Keys, clock, the rules of channels, and these commands.

    Raises:
        ValueError: without any key.
    """
    return Context(
        Keyring([key.get_secret_value() for key in settings.secrets.keys]),
        clock or SteadyClock(),
        settings.server.public_url,
        commands,
        by_name(channel.rules for channel in channels_of(settings)),
        can_connect=bool(settings.x.client_id),
        can_mail=bool(settings.mail.host),
        limits=settings.limits,
        prices=settings.prices,
    )


async def open_checked(
    settings: DatabaseSettings, context: Context, schema: Schema = SCHEMA, *, migrate: bool
) -> Database:
    """A database that is up to date and was written with these keys.

    It is brought up to date if `migrate`; else it has to be there, and so.

    Raises:
        NotCommitted: when it can't be opened.
        OlderDatabase: when it isn't up to date, and isn't to be brought there.
        NewerDatabase: when it is ahead of this program.
        Unsealable: when the keys are not those that it was written with.
    """
    db = await open_database(settings, context, schema, create=migrate)
    try:
        await (db.migrate() if migrate else _see_that_up_to_date(db, schema))
        await db.read(addresses.check_keys)
    except BaseException:  # its threads would keep the process from ending
        await db.close()
        raise
    return db


async def _see_that_up_to_date(db: Database, schema: Schema) -> None:
    if pending := await db.pending_migrations():
        raise OlderDatabase(pending, schema)
