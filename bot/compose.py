"""The composition root: the one place (with the command line) where all the rooms of the house are joined."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

import handlers
from bot.clock import MINUTE, SECOND, SystemClock
from bot.commands import CommandTable
from bot.context import Context
from bot.delivery import Carrier
from bot.dispatch import Dispatch
from bot.intake import Intake
from bot.sealing import Keyring
from bot.settings import Deliveries, Settings, X
from bot.x import CALLBACK_PATH
from clients.media import MediaClient
from clients.session import open_session
from clients.twilio import TwilioClient
from clients.x import XClient
from clients.x_oauth import XSignIn
from clients.x_sign_in import SignInAtX
from handlers.connecting import code
from handlers.photos import keep_photos
from handlers.posting import plain
from scheduler.erasing import Eraser
from scheduler.imaging.darkroom import Darkroom
from scheduler.loop import DeliveryLoop
from scheduler.passwords import PasswordCarrier
from scheduler.photos import ObjectDeletionCarrier, PhotoCarrier, SourceDeletionCarrier
from scheduler.post_photos import PostPhotos
from scheduler.posts import PostCarrier
from scheduler.reconcile import Reconciler
from scheduler.renewing import Renewer
from scheduler.sweep import Sweep
from scheduler.texts import TextCarrier
from scheduler.undoing import UndoCarrier
from scheduler.upkeep import Upkeep
from scheduler.x_upkeep import ProfileCarrier, RenewalCarrier, RevocationCarrier
from storage import people
from storage.conversation import Conversation
from storage.database import Database
from storage.deliveries import Terms
from storage.objects.opening import open_store
from storage.objects.store import ObjectStore
from storage.opening import open_database
from storage.texts import sealed
from web.app import MembersPages, make_app
from web.connect import Connecting
from web.health import Health
from web.pages import Pages
from web.rooms import Rooms
from web.rooms_door import RoomDoor
from web.rooms_files import RoomFiles
from web.rooms_live import RoomLive
from web.rooms_zip import RoomZip
from web.signature import Signatures
from web.twilio import STATUS_PATH, TwilioWebhooks
from web.visitors import Visitors

SPARE_CONNECTIONS = 50
LEAST_ANSWER_SECONDS = 1.0
FETCHING, KEEPING = 0.5, 0.75
"""What fetching a photo, and all that keeps it, may take of a lease: 16 MB at half a megabyte a second.

The loop ends what takes 0.8 of it, and then nobody knows how that stands."""


@dataclass(frozen=True, slots=True)
class House:
    """The parts that every role and most commands need, on an open database."""

    settings: Settings
    context: Context
    db: Database
    dispatch: Dispatch
    intake: Intake

    @property
    def reports_url(self) -> str:
        """Where the carrier reports on what it delivers."""
        return self.settings.server.public_url + STATUS_PATH


def make_context(settings: Settings) -> Context:
    """Keys, clock and commands.

    Raises:
        ValueError: without any key.
    """
    keys = Keyring([key.get_secret_value() for key in settings.secrets.keys])
    return Context(
        keys,
        SystemClock(),
        settings.server.public_url,
        CommandTable.of_modules(handlers.LIVE),
        can_connect=bool(settings.x.client_id),
        limits=settings.limits,
        prices=settings.prices,
    )


async def open_house(settings: Settings) -> House:
    """Open the database, bring it up to date, and put the parts together.

    Raises:
        ValueError: without any key.
        NotCommitted: when the database can't be opened.
        NewerDatabase: when it is ahead of this program.
        Unsealable: when the keys are not those that it was written with.
    """
    context = make_context(settings)
    db = await open_database(settings.database, context)
    try:
        await db.migrate()
        await db.read(people.check_keys)
    except BaseException:  # its threads would keep the process from ending
        await db.close()
        raise
    waits = settings.deliveries
    memory = Conversation(settings.limits, int(waits.report_seconds * SECOND), int(answer_seconds(waits) * SECOND))
    dispatch = Dispatch(context.commands, memory, settings.limits, plain, keep_photos, code)
    keys = context.keys
    intake = Intake(db.write, lambda text, text_id: sealed(text, text_id, keys), dispatch, context.clock)
    return House(settings, context, db, dispatch, intake)


@dataclass(frozen=True, slots=True)
class Outside:
    """What leads out of the process: calls to services, the store of photos, the processes that look at them."""

    session: ClientSession
    store: ObjectStore
    darkroom: Darkroom


@asynccontextmanager
async def open_outside(settings: Settings) -> AsyncIterator[Outside]:
    """The ways out, open as long as the block lasts; nothing is reached before it is needed.

    Raises:
        StoreFailed: when the settings of media can't be used.
    """
    connections = 2 * settings.deliveries.concurrency + SPARE_CONNECTIONS
    async with (
        open_session(settings.twilio.timeout_seconds, connections) as session,
        open_store(settings.media) as store,
        Darkroom(settings.limits) as darkroom,
    ):
        yield Outside(session, store, darkroom)


def make_web(house: House, outside: Outside) -> web.Application:
    """Everything that is spoken over HTTP."""
    settings, session = house.settings, outside.session
    tokens = [token.get_secret_value() for token in settings.twilio.auth_tokens]
    webhooks = TwilioWebhooks(
        house.intake,
        house.db,
        Signatures(tokens, settings.server.public_url),
        house.context.clock,
        house.reports_url,
        settings.deliveries.settle_seconds,
        answer_seconds(settings.deliveries),
        terms_of(settings).retry,
    )
    health = Health(house.db, house.context.clock, what_is_missing(settings))
    pages = Pages(house.context.commands, settings.twilio.numbers)
    connecting = Connecting(
        house.db,
        SignInAtX(make_sign_in(house, session), XClient(settings.x, session, house.context.clock)),
        settings.server.public_url,
        site_of(settings.x),
        settings.twilio.numbers,
    )
    members = _members_pages(house, outside.store)
    return make_app(webhooks, health, pages, connecting, members, settings.server.body_limit_bytes)


def _members_pages(house: House, store: ObjectStore) -> MembersPages:
    visitors, clock = Visitors(house.db, store, house.settings.server.public_url), house.context.clock
    return MembersPages(
        RoomDoor(visitors), Rooms(visitors, clock), RoomFiles(visitors), RoomZip(visitors), RoomLive(visitors, clock)
    )


def what_is_missing(settings: Settings) -> dict[str, str]:
    """Each service that is used, with what the settings lack for it; nothing if they lack nothing."""
    twilio = settings.twilio
    can_send = twilio.account_sid and twilio.numbers and twilio.auth_tokens
    return {
        "twilio": "" if can_send else "no account, token or number",
        "x": "" if settings.x.client_id else "x.client_id is empty: nobody can connect X",
        "media": "",  # there is always a place for photos
    }


def make_loop(house: House, outside: Outside) -> DeliveryLoop:
    """The delivery loop with a carrier for each kind."""
    renewer = Renewer(house.db, make_sign_in(house, outside.session), house.context.clock)
    carriers = {
        "text": _text_carrier(house, outside),
        "password": PasswordCarrier(house.db),
        **_x_carriers(house, outside, renewer),
        **_photo_carriers(house, outside),
    }
    return DeliveryLoop(house.db, carriers, terms_of(house.settings), house.context.clock, (renewer.finish,))


def _text_carrier(house: House, outside: Outside) -> Carrier:
    settings = house.settings
    client = TwilioClient(settings.twilio, outside.session)
    return TextCarrier(client, house.db, house.reports_url, settings.deliveries.concurrency)


def _x_carriers(house: House, outside: Outside, renewer: Renewer) -> dict[str, Carrier]:
    settings, db, clock = house.settings, house.db, house.context.clock
    at_once = settings.deliveries.concurrency
    x = XClient(settings.x, outside.session, clock)
    return {
        "post": PostCarrier(x, PostPhotos(x, db, outside.store), renewer, db, clock, site_of(settings.x), at_once),
        "undo": UndoCarrier(x, renewer, db, clock, at_once),
        "renewal": RenewalCarrier(renewer, db),
        "profile": ProfileCarrier(x, renewer, db),
        "revocation": RevocationCarrier(make_sign_in(house, outside.session), house.context.keys),
    }


def _photo_carriers(house: House, outside: Outside) -> dict[str, Carrier]:
    settings, lease = house.settings, house.settings.deliveries.lease_seconds
    media = MediaClient(settings.twilio, settings.limits.photo_bytes, outside.session, FETCHING * lease)
    return {
        "photo": PhotoCarrier(media, outside.darkroom, outside.store, house.db, KEEPING * lease),
        "source_deletion": SourceDeletionCarrier(media),
        "object_deletion": ObjectDeletionCarrier(outside.store),
    }


def make_sign_in(house: House, session: ClientSession) -> XSignIn:
    """How people's consent becomes tokens, and these become fresh ones."""
    return XSignIn(house.settings.x, session, house.context.clock, house.settings.server.public_url + CALLBACK_PATH)


def site_of(settings: X) -> str:
    """Where X shows posts to people: where it also asks them for their consent."""
    parts = urlsplit(settings.authorize_url)
    return f"{parts.scheme}://{parts.netloc}"


def make_reconciler(house: House, session: ClientSession) -> Reconciler:
    """What fetches texts that never came."""
    settings = house.settings
    client = TwilioClient(settings.twilio, session)
    return Reconciler(
        house.db,
        client,
        house.intake,
        house.context.clock,
        settings.reconcile,
        settings.keep,
        settings.twilio.numbers,
    )


def make_sweep(house: House, outside: Outside) -> Sweep:
    """What compares the store with the rows."""
    return Sweep(house.db, outside.store, house.context.clock)


def make_upkeep(house: House) -> Upkeep:
    """What timers see to besides."""
    return Upkeep(house.db)


def make_eraser(house: House) -> Eraser:
    """What erases old rows."""
    return Eraser(house.db, house.context.clock, house.settings.keep)


def answer_seconds(settings: Deliveries) -> float:
    """How long an answer to the carrier's webhook may be under way before anybody looks for it."""
    return max(settings.settle_seconds, LEAST_ANSWER_SECONDS)


def terms_of(settings: Settings) -> Terms:
    """How deliveries are carried out, in milliseconds."""
    deliveries: Deliveries = settings.deliveries
    return Terms(
        lease=int(deliveries.lease_seconds * SECOND),
        settle=int(deliveries.settle_seconds * SECOND),
        retry=int(deliveries.retry_seconds * SECOND),
        give_up=int(deliveries.give_up_hours * 60 * MINUTE),
        pace=SECOND / settings.twilio.rate,
    )
