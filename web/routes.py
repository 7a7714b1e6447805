"""Every path but those of webhooks, once: its name, who may ask, and what answers. Channels bring their webhooks."""

from core.x.account import CALLBACK_PATH
from storage.links import Purpose
from web import health, pages, sign_in
from web.connect import views as connect
from web.rooms import door, download, events, files, views
from web.route import AnswerKind, Route, Who

ANYONE, EITHER, LET_IN, SIGNED_IN = Who.ANYONE, Who.EITHER, Who.LET_IN, Who.SIGNED_IN
FILE, PROBE = AnswerKind.FILE, AnswerKind.PROBE
ROOM = "/rooms/{room}"
PHOTO = f"{ROOM}/photos/{{photo}}"

ROUTES = (
    Route("healthz", "/healthz", ANYONE, health.healthz, kind=PROBE),
    Route("readyz", "/readyz", ANYONE, health.readyz, kind=PROBE),
    Route("metrics", "/metrics", ANYONE, health.metrics, kind=PROBE),
    Route("front", "/", EITHER, door.front),
    Route("help", "/help", ANYONE, pages.help_page),
    Route("style", "/style.css", ANYONE, pages.style, kind=FILE),
    Route("static", "/static/{name}", ANYONE, pages.static_file, kind=FILE),
    Route("press", Purpose.CONNECT.path, ANYONE, post=connect.press, cross_site=connect.cross_site),
    Route("callback", CALLBACK_PATH, ANYONE, connect.callback, has_head=False),
    Route("code", "/connect/code", ANYONE, connect.code),
    Route("connect", f"{Purpose.CONNECT.path}/{{token}}", ANYONE, connect.link),
    Route("sign_in", "/sign-in", LET_IN, sign_in.offer, sign_in.begin, door.cross_site),
    Route("sign_in_code", "/sign-in/code", EITHER, sign_in.code),
    Route(
        "sign_in_link",
        f"{Purpose.SIGN_IN.path}/{{token}}",
        ANYONE,
        sign_in.link,
        sign_in.begin_by_link,
        door.cross_site,
    ),
    Route("rooms", "/rooms", SIGNED_IN, door.rooms),
    Route("enter", f"{Purpose.ROOM.path}/{{token}}", EITHER, door.link, door.enter, door.cross_site),
    Route("sign_out", "/rooms/sign-out", EITHER, post=door.sign_out, cross_site=door.cross_site),
    Route(
        "sign_out_everywhere",
        "/rooms/sign-out-everywhere",
        SIGNED_IN,
        None,
        door.sign_out_everywhere,
        door.cross_site,
    ),
    Route("room", ROOM, LET_IN, views.room),
    Route("events", f"{ROOM}/events", LET_IN, events.events, kind=FILE, has_head=False),
    Route("all", f"{ROOM}/all.zip", LET_IN, download.everything, kind=FILE),
    Route("photo", PHOTO, LET_IN, views.photo),
    Route("small", f"{PHOTO}/small.jpg", LET_IN, files.small, kind=FILE),
    Route("original", f"{PHOTO}/original", LET_IN, files.original, kind=FILE),
    Route("delete", f"{PHOTO}/delete", SIGNED_IN, views.ask_to_delete, views.delete, door.cross_site),
)
NOTHING_HERE = Route("nothing_here", "/{anything:.*}", ANYONE, pages.nothing_here)
"""Whatever else is asked for, by whatever method."""
