from dataclasses import dataclass

from aiohttp import web

from bot.x import CALLBACK_PATH
from web.connect import Connecting
from web.health import Health
from web.pages import Pages
from web.rooms import PHOTO_PATH, ROOM_PATH, Rooms
from web.rooms_door import RoomDoor
from web.rooms_files import RoomFiles
from web.rooms_live import RoomLive
from web.rooms_zip import RoomZip
from web.static_files import static_file
from web.twilio import SMS_PATH, STATUS_PATH, TwilioWebhooks


@dataclass(frozen=True, slots=True)
class MembersPages:
    """All that is shown to members of rooms."""

    door: RoomDoor
    rooms: Rooms
    files: RoomFiles
    zip: RoomZip
    live: RoomLive


def make_app(
    webhooks: TwilioWebhooks,
    health: Health,
    pages: Pages,
    connecting: Connecting,
    members: MembersPages,
    body_limit: int,
) -> web.Application:
    """All addresses, in one table."""
    app = web.Application(client_max_size=body_limit)
    app.add_routes(
        [
            web.post(SMS_PATH, webhooks.sms),
            web.post(STATUS_PATH, webhooks.status),
            web.get("/healthz", health.healthz),
            web.get("/readyz", health.readyz),
            web.get("/metrics", health.metrics),
            web.post("/connect", connecting.press),
            web.get(CALLBACK_PATH, connecting.callback, allow_head=False),
            web.get("/connect/code", connecting.code),
            web.get("/connect/{token}", connecting.link),
            *_members_routes(members),
            web.get("/help", pages.help),
            web.get("/style.css", pages.style),
            web.get("/static/{name}", static_file),
            web.route("*", "/{anything:.*}", pages.nothing_here),
        ]
    )
    app.on_shutdown.append(members.live.close)
    return app


def _members_routes(members: MembersPages) -> list[web.RouteDef]:
    door, rooms, files = members.door, members.rooms, members.files
    return [
        web.get("/", door.front),
        web.get("/rooms", door.rooms),
        web.get("/rooms/enter/{token}", door.link),
        web.post("/rooms/enter/{token}", door.enter),
        web.post("/rooms/sign-out", door.sign_out),
        web.get(ROOM_PATH, rooms.room),
        web.get(f"{ROOM_PATH}/events", members.live.events, allow_head=False),
        web.get(f"{ROOM_PATH}/all.zip", members.zip.everything),
        web.get(PHOTO_PATH, rooms.photo),
        web.get(f"{PHOTO_PATH}/small.jpg", files.small),
        web.get(f"{PHOTO_PATH}/original", files.original),
        web.get(f"{PHOTO_PATH}/delete", rooms.ask_to_delete),
        web.post(f"{PHOTO_PATH}/delete", rooms.delete),
    ]
