import argparse
import asyncio
import sqlite3
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from bot.cli.failures import line_of
from bot.groundwork import context_of
from bot.tls import WARN_DAYS, Certificate
from channels.twilio.client import TwilioClient
from channels.twilio.webhooks import SMS_PATH
from clients.mail import MailClient
from clients.session import open_session
from clients.stores.opening import open_store
from clients.x.oauth import XSignIn
from core.clock import SECOND, SteadyClock
from core.compiled import compiled
from core.configuration import load_settings
from core.settings import Settings
from core.x.account import CALLBACK_PATH
from scheduler.sweep import Sweep
from storage.engine.opening import is_there, open_database

OVERRIDES = "#rc=3&rp=5xx,ct,rt"
"""Makes Twilio try a webhook again after a failure (its documentation, "Webhooks connection overrides")."""

_NEED_KEYS = frozenset({"database", "photos"})
SOUND_SQLITE = (3, 51, 3)

Check = Callable[[Settings], Coroutine[Any, Any, str]]


def main(arguments: argparse.Namespace) -> int:
    """`bot check`: settings, database, store, photos, carrier, X; sends nothing."""
    settings = load_settings()
    print("ok    settings")
    checks = all_checks(checksums=arguments.checksums)
    failed = left = 0
    for name, check in checks.items():
        if name in _NEED_KEYS and not settings.secrets.keys:
            left += 1
            print(f"-     {name}: not tried: there are no keys")
            continue
        try:
            said = asyncio.run(check(settings))
        except Exception as error:  # noqa: BLE001 - each part is reported, whatever is wrong with it
            failed += 1
            print(f"WRONG {name}: {line_of(error)}")
        else:
            print(f"ok    {name}: {said}")
    print(f"\nEnter at Twilio, for incoming messages: {settings.server.public_url}{SMS_PATH}{OVERRIDES}")
    if settings.x.client_id:
        print(f"Enter at X, as callback URI: {settings.server.public_url}{CALLBACK_PATH}")
    if failed:
        not_tried = f", {left} not tried" if left else ""
        print(f"bot: {failed} of {len(checks)} checks failed{not_tried}", file=sys.stderr)
    return 1 if failed else 0


def all_checks(*, checksums: bool) -> dict[str, Check]:
    """Everything that is tried, in order, once the settings could be read."""
    return {
        "keys": _keys,
        "database": _database,
        "media": _media,
        "photos": partial(_photos, checksums=checksums),
        "twilio": _twilio,
        "x": _x,
        "tls": check_tls,
        "mail": check_mail,
        "compiled": _compiled,
    }


async def _keys(settings: Settings) -> str:
    context_of(settings)
    return f"{len(settings.secrets.keys)} in secrets.keys"


async def _database(settings: Settings) -> str:
    context = context_of(settings)
    kind = settings.database.url.partition(":")[0]
    warning = _old_sqlite() if kind == "sqlite" else ""
    if not await is_there(settings.database):
        return f"{kind}, none yet: `bot migrate` makes it, and so does a start{warning}"
    db = await open_database(settings.database, context, create=False)
    try:
        pending = await db.pending_migrations()
    finally:
        await db.close()
    state = f"`bot migrate` will apply {', '.join(pending)}" if pending else "up to date"
    return f"{kind}, {state}{warning}"


def _old_sqlite() -> str:
    """A warning about the SQLite of this Python, if it is an old one."""
    if sqlite3.sqlite_version_info >= SOUND_SQLITE:
        return ""
    return (
        f". WARNING: this is SQLite {sqlite3.sqlite_version}; before 3.51.3, its write-ahead log has a bug that can"
        " damage a database to which several connections write. Update it, or use PostgreSQL"
    )


async def _twilio(settings: Settings) -> str:
    twilio = settings.twilio
    if not (twilio.account_sid and twilio.auth_tokens and twilio.numbers):
        raise ValueError("account_sid, auth_tokens and numbers are needed")
    async with open_session(twilio.timeout_seconds, 2) as session:
        client = TwilioClient(twilio, session)
        await client.check()
        missing = await client.not_ours(twilio.numbers)
    if missing:
        raise ValueError(f"signed in, but twilio.numbers has what the account doesn't own: {', '.join(missing)}")
    off = round(client.their_clock.ahead / SECOND)
    clock = f"; by its clock this machine's is {abs(off)} s {'behind' if off > 0 else 'ahead'}" if off else ""
    return f"signed in; {len(twilio.numbers)} number(s), {len(twilio.auth_tokens)} token(s){clock}"


async def _media(settings: Settings) -> str:
    async with open_store(settings.media) as store:
        await store.check()
    return f"written, read and deleted at {settings.media.url}"


async def _photos(settings: Settings, *, checksums: bool) -> str:
    """What the sweep would find. The store is only read."""
    context = context_of(settings)
    if not await is_there(settings.database):
        return "no database to compare the store with yet"
    db = await open_database(settings.database, context, create=False)
    try:
        if await db.pending_migrations():
            return "not compared with the store before `bot migrate`"
        async with open_store(settings.media) as store:
            found = await Sweep(db, store, context.clock).look(checksums=checksums)
    finally:
        await db.close()
    if found.missing:
        raise ValueError(f"{len(found.missing)} objects are missing or not as they were kept: {found.missing[0]}")
    if found.is_strange:
        raise ValueError(
            f"{len(found.orphans)} of {found.objects} objects are none of this database's: see media.url"
        )
    return (
        f"{found.objects} objects{', checksums compared' if checksums else ''}, {len(found.orphans)} to be swept up"
    )


async def _x(settings: Settings) -> str:
    if not settings.x.client_id:
        return "not set up; nobody can connect an account (x.client_id)"
    async with open_session(settings.x.timeout_seconds, 2) as session:
        await XSignIn(settings.x, session, SteadyClock(), settings.server.public_url + CALLBACK_PATH).check()
    return f"client accepted, as a {'confidential' if settings.x.client_secret.get_secret_value() else 'public'} one"


async def check_tls(settings: Settings) -> str:
    """Whether our own certificate can be used, and for how long."""
    certificate = Certificate.of(settings.server, SteadyClock())
    if certificate is None:
        return "none of ours (server.tls_certificate); a proxy in front has a certificate"
    address = urlsplit(settings.server.public_url)
    if address.scheme != "https":
        raise ValueError("server.tls_certificate is set, but server.public_url begins with http://")
    if not certificate.is_for(address.hostname or ""):
        raise ValueError(f"the certificate isn't for {address.hostname}, the host of server.public_url")
    days = certificate.days_left
    if days < 0:
        raise ValueError(f"the certificate ended {-days} days ago: renew it")
    warning = ". WARNING: it should have been renewed by now" if days < WARN_DAYS else ""
    return f"certificate for {address.hostname}, {days} days left{warning}"


async def check_mail(settings: Settings) -> str:
    """Whether the SMTP server lets the bot in; nothing is sent."""
    if not settings.mail.host:
        return "not set up; people are offered no e-mail (mail.host)"
    return await MailClient(settings.mail).check()


async def _compiled(_settings: Settings) -> str:
    """Whether modules are compiled. The bot does without, too, so this is never an error."""
    return compiled.about
