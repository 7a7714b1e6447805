"""What somebody has texted, and what became of it."""

from dataclasses import dataclass

from aiohttp import web

from storage.personal import history
from storage.personal.history import Became, PastText
from web.identity import session_of
from web.rooms.views import cursor
from web.site import Site
from web.words import capital, time_in_words, zone_of

USUAL = "i"
"""X finds a post under any name."""
GOOD = frozenset({Became.POSTED, Became.PHOTOS})
OPEN = frozenset({Became.ASKED, Became.ON_ITS_WAY})


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text as the page shows it."""

    text: PastText
    at: str
    became: str
    kind: str
    links: list[str]


async def texts(site: Site, request: web.Request) -> web.Response:
    """The newest, or those before a cursor."""
    before = cursor(request.query.get("before", ""))
    page = await site.db.read(history.page, session_of(request).person_id, before)
    now, zone = site.clock.now(), zone_of(request)

    def line(text: PastText) -> TextLine:
        links = [_address(site.x_origin, page.username, x_id) for x_id in text.x_ids if x_id.isdigit()]
        return TextLine(
            text, time_in_words(text.received_at, now, zone), capital(text.became.value), _kind(text.became), links
        )

    return site.templates.page(
        "home/texts.html",
        files=("rooms.css", "home.css", "zone.js"),
        section="texts",
        lines=[line(each) for each in page.texts],
        earlier=page.earlier,
        is_newest=before is None,
        texts_days=site.texts_days,
    )


def _address(x_origin: str, username: str, x_id: str) -> str:
    name = username if username.isascii() and username.replace("_", "").isalnum() else USUAL
    return f"{x_origin}/{name}/status/{x_id}"


def _kind(became: Became) -> str:
    return "good" if became in GOOD else "open" if became in OPEN else "plain"
