"""The pages that need nobody's sign-in or say no to anybody, and the files that pages load."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from aiohttp import web

from core.logs import get_logger
from core.reading.commands import Command
from web.headers import NOT_GUESSED
from web.route import path_of
from web.site import Site
from web.static_files import FILES, STYLE

log = get_logger()

FOR_EVER = "public, max-age=31536000, immutable"
TOPICS: Sequence[tuple[str, Collection[str]]] = (
    ("Posting", {"CONNECT", "POST", "UNDO", "ASK"}),
    ("Photos and rooms", {"ROOM", "JOIN", "ROOMS", "USE", "PHOTOS", "LEAVE", "NAME", "PASSWORD", "REMOVE"}),
    ("Trackers", {"TRACK", "TRACKERS", "DROP", "LOG", "REPORT", "CHART"}),
    ("Reminders", {"REMIND", "REMINDERS", "SKIP", "LATER", "ZONE"}),
    ("Yourself", {"HELP", "STATUS", "LOGIN", "LOGOUT", "EXPORT", "STOP"}),
)
"""What commands are about, and their words."""
MORE = "More"
"""What is about none of that."""


class Topic(NamedTuple):
    """Commands of the help page that stand together: how each looks, and what it does."""

    name: str
    commands: Sequence[tuple[str, str]]


def topics(commands: Iterable[Command]) -> list[Topic]:
    """All commands by what they are about, each once."""
    found = dict[str, list[tuple[str, str]]]()
    for each in commands:
        name = next((name for name, words in TOPICS if each.word in words), MORE)
        found.setdefault(name, []).append((", ".join((each.shape.text, *each.aliases)), each.about))
    return [Topic(name, found[name]) for name in (*(name for name, _ in TOPICS), MORE) if name in found]


async def help_page(site: Site, _: web.Request) -> web.Response:
    """What becomes of texts, all commands, what is stored, and how to have it deleted."""
    number = site.numbers[0] if site.numbers else ""
    return site.templates.page(
        "help.html",
        topics=topics(site.commands),
        number=number,
        texts_days=site.texts_days,
        headers={"Cache-Control": "no-cache"},
    )


async def nothing_here(site: Site, _: web.Request) -> web.Response:
    """Any other address."""
    return site.templates.page("nothing_here.html", 404)


async def cross_site(site: Site, request: web.Request) -> web.Response:
    """A form that another site sent."""
    log.warning("page.cross_site", page=path_of(request))
    return site.templates.page("rooms/elsewhere.html", 403)


async def style(_: Site, __: web.Request) -> web.Response:
    """The style sheet of every page."""
    return web.Response(text=STYLE, content_type="text/css", headers={"Cache-Control": "max-age=3600"})


async def static_file(_: Site, request: web.Request) -> web.Response:
    """A file by its name. An address of another version gets the present one, and is asked for again."""
    file = FILES.get(request.match_info["name"])
    if file is None:
        return web.Response(status=404, text="There is no such file.")
    is_current = request.query.get("v") == file.version
    headers = {**NOT_GUESSED, "Cache-Control": FOR_EVER if is_current else "no-cache"}
    return web.Response(text=file.text, content_type=file.content_type, headers=headers)
