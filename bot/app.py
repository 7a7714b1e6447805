"""A bot's parts on an open database, and its ways out of the process."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import ModuleType

from aiohttp import ClientSession

import handlers
from bot.groundwork import ChannelsOf, Groundwork, context_of, live_channels, open_checked
from bot.intake.carrying_out import CarryingOut
from bot.intake.intake import Intake
from bot.intake.steps import Steps
from channels.gateway import Gateway, Services
from clients.session import open_session
from clients.stores.opening import open_store
from clients.stores.store import ObjectStore
from core.charts.painting import Painter
from core.clock import Clock
from core.context import Context
from core.reading.commands import CommandTable
from core.settings import Settings
from handlers.codes import code
from handlers.entries import tracking
from handlers.photos import keep_photos
from handlers.posting import plain
from handlers.welcoming import welcome
from scheduler.imaging.pool import ImagingPool
from storage.engine.migrations import Schema
from storage.rooms import room_names
from storage.tables import SCHEMA

SPARE_CONNECTIONS = 50


@dataclass(frozen=True, slots=True)
class App(Groundwork):
    """The parts that every role needs, on an open database."""

    intake: Intake


def make_context(
    settings: Settings,
    clock: Clock | None = None,
    channels_of: ChannelsOf = live_channels,
    modules: Sequence[ModuleType] = handlers.LIVE,
) -> Context:
    """As `context_of`, with the commands of these modules."""
    return context_of(settings, clock, channels_of, CommandTable.of_modules(modules))


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

    Raises:
        ValueError: without any key.
        NotCommitted, OlderDatabase, NewerDatabase, Unsealable: as `open_checked` does.
    """
    context = make_context(settings, clock, channels_of, modules)
    db = await open_checked(settings.database, context, schema, migrate=migrate)
    try:
        await db.write(room_names.note_looks)
    except BaseException:  # its threads would keep the process from ending
        await db.close()
        raise
    steps = Steps(settings.limits, CarryingOut(plain, keep_photos, code, welcome, tracking))
    return App(settings, context, channels_of(settings), db, Intake(db, context, steps))


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
