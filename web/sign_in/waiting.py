"""What whoever tries too often is told."""

from math import ceil

from aiohttp import web

from core.clock import HOUR, MINUTE, SECOND
from core.logs import get_logger
from web.site import Site
from web.words import counted

log = get_logger()


def told_to_wait(site: Site, wait: int, what: str) -> web.Response:
    """Too often: when to come back (RFC 6585, section 4), and that a text from the phone needs no waiting."""
    log.warning("sign_in.too_often", what=what, seconds=ceil(wait / SECOND))
    return site.templates.page(
        "sign_in/too_often.html", 429, headers={"Retry-After": str(ceil(wait / SECOND))}, wait=_in_words(wait)
    )


def _in_words(wait: int) -> str:
    """Rounded up, so that nobody comes too early."""
    if wait > HOUR:
        return counted(ceil(wait / HOUR), "hour", "hours")
    return counted(ceil(wait / MINUTE), "minute", "minutes")
