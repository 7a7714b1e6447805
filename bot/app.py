"""A bot's parts on an open database, and its ways out of the process."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import ModuleType

from aiohttp import ClientSession

import handlers
from bot.intake.carrying_out import CarryingOut
from bot.intake.intake import Intake
from bot.intake.steps import Steps
from channels.gateway import Gateway, LiveChannel, Services
from channels.twilio.gateway import Sms
from clients.session import open_session
from clients.stores.opening import open_store
from clients.stores.store import ObjectStore
from core.channel import by_name
from core.charts.painting import Painter
from core.clock import Clock, SteadyClock
from core.context import Context
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settings import Settings
from handlers.codes import code
from handlers.entries import tracking
from handlers.photos import keep_photos
from handlers.posting import plain
from handlers.welcoming import welcome
from scheduler.imaging.pool import ImagingPool
from storage import addresses
from storage.engine.database import Database
from storage.engine.migrations import OlderDatabase, Schema
from storage.engine.opening import open_database
from storage.rooms import room_names
from storage.tables import SCHEMA

SPARE_CONNECTIONS = 50

ChannelsOf = Callable[[Settings], Sequence[LiveChannel]]


def live_channels(settings: Settings) -> Sequence[LiveChannel]:
    """All channels by which people reach this bot."""
    return (Sms(settings),)


@dataclass(frozen=True, slots=True)
class App:
    """The parts that every role and most commands need, on an open database."""

    settings: Settings
    context: Context
    channels: Sequence[LiveChannel]
    db: Database
    intake: Intake


def make_context(
    settings: Settings,
    clock: Clock | None = None,
    channels_of: ChannelsOf = live_channels,
    modules: Sequence[ModuleType] = handlers.LIVE,
) -> Context:
    """Keys, clock, the commands of these modules and the rules of channels.

    Raises:
        ValueError: without any key.
    """
    return Context(
        Keyring([key.get_secret_value() for key in settings.secrets.keys]),
        clock or SteadyClock(),
        settings.server.public_url,
        CommandTable.of_modules(modules),
        by_name(channel.rules for channel in channels_of(settings)),
        can_connect=bool(settings.x.client_id),
        can_mail=bool(settings.mail.host),
        limits=settings.limits,
        prices=settings.prices,
    )


async def open_app(
    settings: Settings,
    clock: Clock | None = None,
    channels_of: ChannelsOf = live_channels,
    modules: Sequence[ModuleType] = handlers.LIVE,
    schema: Schema = SCHEMA,
    *,
    migrate: bool = True,
) -> App:
    """Open the database, bring it up to date, and put the parts together: with these channels, commands and tables.

    Without `migrate` the database has to be there, and up to date.

    Raises:
        ValueError: without any key.
        NotCommitted: when the database can't be opened.
        OlderDatabase: when it isn't up to date, and isn't to be brought there.
        NewerDatabase: when it is ahead of this program.
        Unsealable: when the keys are not those that it was written with.
    """
    context = make_context(settings, clock, channels_of, modules)
    db = await open_database(settings.database, context, schema, create=migrate)
    try:
        await (db.migrate() if migrate else _see_that_up_to_date(db, schema))
        await db.read(addresses.check_keys)
        await db.write(room_names.note_looks)
    except BaseException:  # its threads would keep the process from ending
        await db.close()
        raise
    steps = Steps(settings.limits, CarryingOut(plain, keep_photos, code, welcome, tracking))
    return App(settings, context, channels_of(settings), db, Intake(db, context, steps))


async def _see_that_up_to_date(db: Database, schema: Schema) -> None:
    if pending := await db.pending_migrations():
        raise OlderDatabase(pending, schema)


@dataclass(frozen=True, slots=True)
class Resources:
    """What leads out of the process: calls to X, the store of photos, channels at work, processes of our own."""

    x_session: ClientSession
    store: ObjectStore
    imaging: ImagingPool
    painter: Painter
    gateways: Mapping[str, Gateway]
    """By the names of their channels."""


@asynccontextmanager
async def open_resources(app: App) -> AsyncIterator[Resources]:
    """The ways out, open as long as the block lasts; nothing is reached before it is needed.

    Raises:
        StoreFailed: when the settings of media can't be used.
    """
    settings = app.settings
    connections = 2 * settings.deliveries.concurrency + SPARE_CONNECTIONS
    async with (
        open_session(settings.twilio.timeout_seconds, connections) as session,
        open_session(settings.x.timeout_seconds, connections) as x_session,
        open_store(settings.media) as store,
        ImagingPool(settings.limits) as imaging,
        Painter() as painter,
    ):
        yield Resources(x_session, store, imaging, painter, open_gateways(app, session))


def open_gateways(app: App, session: ClientSession) -> Mapping[str, Gateway]:
    """Every channel, put to work."""
    services = Services(app.db, app.context.clock, session, app.intake.take)
    return {channel.rules.name: channel.open(services) for channel in app.channels}
