"""The composition root: the one place (with the command line) where all the top folders are joined."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from aiohttp import ClientSession, web

from bot.app import App, Resources
from bot.tls import HSTS
from bot.webhook_server import WebhookRunner
from channels.gateway import LiveChannel
from channels.twilio.error_codes import verdict_on
from clients.answers import MAIL, TWILIO, TWILIO_MEDIA
from clients.answers import X as X_SERVICE
from clients.mail import MailClient
from clients.stores.staged import StagedMedia
from clients.x.client import XClient
from clients.x.oauth import XSignIn
from core.delivery import Courier, DeliveryKind
from core.jobs import Job
from core.passwords.hashing import PasswordHashing
from core.phones.senders import Senders
from core.settings import Settings, XSettings
from core.settling import Settling
from core.x.account import CALLBACK_PATH
from scheduler.costs import Costs
from scheduler.erasing import Eraser
from scheduler.exports.courier import ExportCourier
from scheduler.importing.reader import FileReader
from scheduler.loop import DeliveryLoop
from scheduler.mail import MailCourier
from scheduler.passwords import PasswordCourier
from scheduler.photos.couriers import ObjectDeletionCourier, PhotoCourier, SourceDeletionCourier, UploadCourier
from scheduler.pins import PinCourier
from scheduler.reminders import Reminding
from scheduler.reports.courier import MonthlyReportCourier
from scheduler.reports.monthly import MonthlyReports
from scheduler.staged import StagedSweep
from scheduler.sweep import Sweep
from scheduler.x.post_photos import PostPhotos
from scheduler.x.posts import PostCourier
from scheduler.x.renewals import Renewals
from scheduler.x.renewing import Renewer
from scheduler.x.undoing import UndoCourier
from scheduler.x.upkeep import ProfileCourier, RenewalCourier, RevocationCourier
from storage.delivery.deliveries import RetryPolicy
from storage.rooms import uploads
from web.api.request_rate import RequestRate
from web.app import TEMPLATES, make_app
from web.desk.live import DESK_SECONDS
from web.live import LivePages
from web.rooms.live import LiveRooms
from web.site import Site

KEEPALIVE_SECONDS = 75.0
KEEPING = 0.75
"""The part of a lease that keeping a photo may take, from fetching it on; or one run of an export.

The loop cuts off what takes 0.8 of a lease, and then nobody knows how far that got."""


def make_runner(app: App, resources: Resources) -> web.AppRunner:
    """The HTTP server of pages, the API and webhooks.

    Bodies stay as they come: aiohttp would decompress them before anybody has looked who sends them, and a few
    kilobytes may stand for many megabytes.
    """
    server = app.settings.server
    gateways = resources.gateways.values()
    webhooks = [webhook for gateway in gateways for webhook in gateway.webhooks()]
    routes = [route for gateway in gateways for route in gateway.routes()]
    web_app = make_app(
        _site(app, resources), [*(each.route() for each in webhooks), *routes], server.body_limit_bytes
    )
    has_hsts = bool(server.tls_certificate) and server.public_url.startswith("https://")
    if has_hsts:
        web_app.on_response_prepare.append(_add_hsts)
    return WebhookRunner(
        web_app,
        webhooks,
        server.body_limit_bytes,
        tuple(HSTS.items()) if has_hsts else (),
        access_log=None,
        auto_decompress=False,
        keepalive_timeout=KEEPALIVE_SECONDS,
        shutdown_timeout=server.shutdown_seconds / 2,
    )


async def _add_hsts(_: web.Request, response: web.StreamResponse) -> None:
    """Have browsers come by TLS only. Where a proxy has the certificate, that is for it to say."""
    response.headers.update(HSTS)


def _site(app: App, resources: Resources) -> Site:
    """What pages work with."""
    settings, clock = app.settings, app.context.clock
    return Site(
        db=app.db,
        clock=clock,
        store=resources.store,
        public_url=settings.server.public_url,
        numbers=settings.twilio.numbers,
        senders=Senders(settings.limits.countries, settings.twilio.numbers),
        proxies=settings.server.proxies,
        hashing=PasswordHashing(),
        texts_days=settings.keep.texts_days,
        commands=app.context.commands,
        x_sign_in=make_sign_in(app, resources.x_session),
        x=XClient(settings.x, resources.x_session, clock),
        x_origin=x_origin(settings.x),
        missing=what_is_missing(settings, app.channels),
        templates=TEMPLATES,
        can_mail=app.context.can_mail,
        live=LiveRooms(app.db, clock, TEMPLATES),
        photo_bytes=settings.limits.photo_bytes,
        read_file=FileReader().read,
        live_desk=LivePages(app.db, every=DESK_SECONDS),
        meaning_of=meaning_of,
        settling=Settling.of(settings),
        keys=app.context.keys,
        painter=resources.painter,
        request_rate=RequestRate(settings.limits.api_requests_per_second),
    )


def meaning_of(kind: str, code: str) -> str:
    """What a code of a text's carrier means, and what to do; of other kinds, their reasons say it."""
    return verdict_on(int(code)).reason if kind == DeliveryKind.TEXT and code.isdecimal() else ""


def what_is_missing(settings: Settings, channels: Sequence[LiveChannel]) -> dict[str, str]:
    """Each service that is used, with what the settings lack for it; nothing if they lack nothing."""
    return {
        **{channel.service: channel.missing for channel in channels},
        X_SERVICE: "" if settings.x.client_id else "x.client_id is empty: nobody can connect X",
        "media": "",  # there is always a place for photos
        **({MAIL: ""} if settings.mail.host else {}),
    }


def make_loop(app: App, resources: Resources) -> DeliveryLoop:
    """The delivery loop with a courier for each kind."""
    renewer = Renewer(app.db, make_sign_in(app, resources.x_session), app.context.clock)
    couriers = {
        **_text_couriers(app, resources),
        DeliveryKind.PASSWORD: PasswordCourier(app.db),
        DeliveryKind.PIN: PinCourier(app.settings.twilio.numbers),
        DeliveryKind.MONTHLY_REPORT: MonthlyReportCourier(app.db, app.context.clock),
        **_x_couriers(app, resources, renewer),
        **_photo_couriers(app, resources),
        **_mail_courier(app),
    }
    retry_policy, clock = RetryPolicy.of(app.settings), app.context.clock
    return DeliveryLoop(app.db, couriers, retry_policy, clock, (renewer.finish,), services_of(app.channels))


def services_of(channels: Sequence[LiveChannel]) -> dict[str, str]:
    """What deliveries of a kind need that can be down, by the names under which calls note their answers."""
    return {
        **{channel.rules.delivery_kind: channel.service for channel in channels},
        **dict.fromkeys(
            (
                DeliveryKind.POST,
                DeliveryKind.UNDO,
                DeliveryKind.RENEWAL,
                DeliveryKind.PROFILE,
                DeliveryKind.REVOCATION,
            ),
            X_SERVICE,
        ),
        DeliveryKind.MAIL: MAIL,
        DeliveryKind.PHOTO: TWILIO_MEDIA,
        DeliveryKind.SOURCE_DELETION: TWILIO,
    }


def _text_couriers(app: App, resources: Resources) -> dict[str, Courier]:
    """One a channel, so that one that is down keeps no other waiting."""
    return {channel.rules.delivery_kind: resources.gateways[channel.rules.name].courier() for channel in app.channels}


def _x_couriers(app: App, resources: Resources, renewer: Renewer) -> dict[str, Courier]:
    settings, db, clock = app.settings, app.db, app.context.clock
    at_once = settings.deliveries.concurrency
    x = XClient(settings.x, resources.x_session, clock)
    return {
        DeliveryKind.POST: PostCourier(
            x, PostPhotos(x, db, resources.store), renewer, db, clock, x_origin(settings.x), at_once
        ),
        DeliveryKind.UNDO: UndoCourier(x, renewer, db, clock, at_once),
        DeliveryKind.RENEWAL: RenewalCourier(renewer, db),
        DeliveryKind.PROFILE: ProfileCourier(x, renewer, db),
        DeliveryKind.REVOCATION: RevocationCourier(make_sign_in(app, resources.x_session), app.context.keys),
    }


def _photo_couriers(app: App, resources: Resources) -> dict[str, Courier]:
    lease = app.settings.deliveries.lease_seconds
    media = {
        **{name: gateway.media() for name, gateway in resources.gateways.items()},
        uploads.CHANNEL: StagedMedia(resources.store),
    }
    of_photos = media, resources.imaging, resources.store, app.db, KEEPING * lease
    return {
        DeliveryKind.PHOTO: PhotoCourier(*of_photos),
        DeliveryKind.UPLOAD: UploadCourier(*of_photos),
        DeliveryKind.SOURCE_DELETION: SourceDeletionCourier(media),
        DeliveryKind.OBJECT_DELETION: ObjectDeletionCourier(resources.store),
        DeliveryKind.EXPORT: ExportCourier(app.db, resources.store, app.context.clock, KEEPING * lease),
    }


def _mail_courier(app: App) -> dict[str, Courier]:
    """None without an SMTP server: what waits for one is left alone."""
    mail = app.settings.mail
    return {DeliveryKind.MAIL: MailCourier(MailClient(mail), app.db, mail.sender)} if mail.host else {}


def make_sign_in(app: App, session: ClientSession) -> XSignIn:
    """How people's consent becomes tokens, and these become fresh ones."""
    return XSignIn(app.settings.x, session, app.context.clock, app.settings.server.public_url + CALLBACK_PATH)


def x_origin(settings: XSettings) -> str:
    """Where X shows posts to people: where it also asks them for their consent."""
    parts = urlsplit(settings.authorize_url)
    return f"{parts.scheme}://{parts.netloc}"


def make_jobs(app: App, resources: Resources) -> Sequence[Job]:
    """What timers see to."""
    eraser = Eraser(app.db, app.settings.keep, app.context.clock)
    sweep = Sweep(app.db, resources.store, app.context.clock)
    staged = StagedSweep(app.db, resources.store, app.context.clock)
    return [
        *(job for gateway in resources.gateways.values() for job in gateway.jobs()),
        Job("renewals", Renewals(app.db).begin, timedelta(minutes=1), timedelta(seconds=5)),
        Job("costs", Costs(app.db).add_up, timedelta(seconds=30)),
        Job("reports", MonthlyReports(app.db).plan, timedelta(seconds=30), timedelta(seconds=10)),
        Job("reminders", Reminding(app.db, app.context.clock).remind, timedelta(seconds=2), timedelta(seconds=0.2)),
        Job("sweep", sweep.sweep, timedelta(hours=24), timedelta(minutes=10)),
        Job("staged", staged.sweep, timedelta(hours=1), timedelta(minutes=5)),
        Job("erasing", eraser.erase, timedelta(hours=1), timedelta(minutes=1)),
    ]
