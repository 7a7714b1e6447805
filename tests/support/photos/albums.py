"""Rooms with people and photos, and browsers that are let in, without a carrier: rows and objects are just put."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.app import App, Resources, open_app, open_resources
from bot.compose import make_loop, make_runner
from clients.stores.store import ObjectStore
from core.address import sms
from core.clock import Moment, after
from core.ids import first_id
from core.settings import MediaSettings
from core.tx import Tx
from storage import addresses, links, sessions
from storage.links import Purpose
from storage.rooms import members, photos, rooms
from storage.rooms.rooms import Room
from storage.signing_in.browsers import Way
from tests.support.bots import settings_for
from tests.support.browser.browsers import Browser
from tests.support.photos import pictures
from web.rooms.files import TYPES

PUBLIC = "https://bot.example.com"
SMALL = pictures.photo(48, 48)
LARGE = pictures.photo()
NOON = Moment(1_736_942_400_000)
"""2025-01-15, 12:00 UTC: a Wednesday."""


@dataclass
class Album:
    """A server with rooms."""

    app: App
    store: ObjectStore
    url: str
    stack: AsyncExitStack
    stop: Callable[[], Awaitable[None]]
    resources: Resources
    photos_so_far: int = field(default=0)

    async def do(self, unit: Callable[..., Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever it gives
        """Change rows."""
        return await self.app.db.write(unit, *args, **more)

    async def person(self, phone: str, name: str = "") -> int:
        """Somebody, perhaps with a name."""

        def meet(tx: Tx) -> int:
            person_id = (addresses.find(tx, sms(phone)) or addresses.meet_first(tx, sms(phone))).person.id
            if name:
                members.rename(tx, person_id, name)
            return person_id

        return int(await self.do(meet))

    async def room(self, name: str, *person_ids: int) -> Room:
        """A room with these people in it."""

        def make(tx: Tx) -> Room:
            made = rooms.make(tx, person_ids[0], name)
            for person_id in person_ids[1:]:
                rooms.join(tx, person_id, made)
            return made

        made: Room = await self.do(make)
        return made

    async def photo(
        self,
        room: Room,
        person_id: int,
        caption: str = "",
        *,
        kind: str = "jpg",
        content: bytes = LARGE,
        small: bytes = SMALL,
        at: Moment | None = None,
    ) -> str:
        """A photo in the room, whose objects are there before it shows, as in life; returns its UUID."""
        at = at or self.app.context.clock.now()
        [photo_id] = await self.do(self._add, room, person_id, [caption], at, kind, len(content), state="coming")
        found = await self.app.db.read(photos.get, photo_id)
        assert found is not None
        await self.store.put(found.key, content, TYPES[kind], hashlib.sha256(content).hexdigest())
        await self.store.put(found.thumbnail_key, small, "image/jpeg", hashlib.sha256(small).hexdigest())
        await self.do(_show, photo_id)
        return str(found.uuid)

    async def rows(self, room: Room, person_id: int, count: int) -> None:
        """Photos of which there are only the rows."""
        now = self.app.context.clock.now()
        for start in range(0, count, 500):
            captions = [f"No. {number}" for number in range(start, min(start + 500, count))]
            await self.do(self._add, room, person_id, captions, after(now, start - count), "jpg", 1000)

    def _add(
        self,
        tx: Tx,
        room: Room,
        person_id: int,
        captions: list[str],
        at: Moment,
        kind: str,
        size: int,
        state: str = "kept",
    ) -> list[int]:
        values: list[dict[str, object]] = []
        for caption in captions:
            self.photos_so_far += 1
            photo_id = first_id(at) + self.photos_so_far
            sealed = tx.keys.seal(caption, f"photos:{photo_id}") if caption else None
            names = {"id": photo_id, "uuid": str(uuid4()), "room": room.id, "person": person_id}
            values.append({**names, "at": at, "caption": sealed, "kind": kind, "size": size, "state": state})
        tx.run_many(
            "INSERT INTO photos (id, uuid, room_id, person_id, text_id, number, state, caption, kind, width, height,"
            " size, thumbnail_size, created_at, kept_at) VALUES (:id, :uuid, :room, :person, 0, 1, :state,"
            " :caption, :kind, 96, 64, :size, 1, :at, :at)",
            values,
        )
        return [int(str(value["id"])) for value in values]

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """As long as it lasts, deliveries are carried out: what is added is made safe and kept."""
        loop = make_loop(self.app, self.resources)
        running = asyncio.create_task(loop.run())
        try:
            yield
        finally:
            loop.stop()
            await running

    async def work(self) -> None:
        """From now on, deliveries are carried out."""
        await self.stack.enter_async_context(self.working())

    async def browser(self) -> Browser:
        """One that nobody has let in."""
        return await self.stack.enter_async_context(Browser(self.url, PUBLIC))

    async def guest(self, person_id: int, way: Way = Way.CODE) -> Browser:
        """One that is signed in as that person; by a PIN, it may do what is sensitive."""
        browser = await self.browser()
        browser.cookies["__Host-session"] = await self.do(sessions.make, person_id, way)
        return browser

    async def visitor(self, person_id: int, room: Room) -> Browser:
        """One that a link of that person's let in."""
        browser = await self.browser()
        assert (await browser.submit(await self.link(person_id, room))).status == 303
        return browser

    async def link(self, person_id: int, room: Room) -> str:
        """A link, as a text has it."""
        return str(await self.do(links.make, Purpose.ROOM, person_id, room.id))


def _show(tx: Tx, photo_id: int) -> None:
    tx.run("UPDATE photos SET state = 'kept' WHERE id = :id", id=photo_id)
    tx.wake(photos.LISTENER)


@asynccontextmanager
async def opened(
    database_url: str, media: MediaSettings, port: int = 0, **sections: dict[str, Any]
) -> AsyncIterator[Album]:
    """A server on that database and that store; with a port, browsers know it by that address and no other."""
    server = {} if port else {"public_url": PUBLIC}
    settings = settings_for(
        database_url, "http://127.0.0.1:9", port, server=server, media=media.model_dump(), **sections
    )
    app = await open_app(settings)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(app.db.close)
        resources = await stack.enter_async_context(open_resources(app))
        runner = make_runner(app, resources)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield Album(
            app, resources.store, f"http://127.0.0.1:{runner.addresses[0][1]}", stack, runner.cleanup, resources
        )
