"""Rooms with people and photos, and browsers that are let in, without a carrier: rows and objects are just put."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.clock import Moment, after
from bot.compose import House, make_web, open_house, open_outside
from bot.ids import first_id
from bot.settings import Media
from bot.tx import Tx
from storage import links, members, people, photos, rooms, sessions
from storage.objects.store import ObjectStore
from storage.rooms import Room
from tests import pictures
from tests.bots import settings_for
from tests.browsers import Browser
from web.rooms_files import TYPES

PUBLIC = "https://bot.example.com"
SMALL = pictures.photo(48, 48)
LARGE = pictures.photo()


@dataclass
class Album:
    """A server with rooms."""

    house: House
    store: ObjectStore
    url: str
    stack: AsyncExitStack
    stop: Callable[[], Awaitable[None]]
    photos_so_far: int = field(default=0)

    async def do(self, unit: Callable[..., Any], *args: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever it gives
        """Change rows."""
        return await self.house.db.write(unit, *args, **more)

    async def person(self, phone: str, name: str = "") -> int:
        """Somebody, perhaps with a name."""

        def meet(tx: Tx) -> int:
            person_id = (people.find(tx, phone) or people.add(tx, phone)).person.id
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
        """A photo in the room; returns its UUID."""
        at = at or self.house.context.clock.now()
        await self.do(self._add, room, person_id, [caption], at, kind, len(content))
        found = (await self.house.db.read(photos.in_room, room.id, 1, first_id(after(at, 1))))[0]
        await self.store.put(found.key, content, TYPES[kind], hashlib.sha256(content).hexdigest())
        await self.store.put(found.thumbnail_key, small, "image/jpeg", hashlib.sha256(small).hexdigest())
        await self.do(_wake)
        return str(found.uuid)

    async def rows(self, room: Room, person_id: int, count: int) -> None:
        """Photos of which there are only the rows."""
        now = self.house.context.clock.now()
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
    ) -> None:
        values: list[dict[str, object]] = []
        for caption in captions:
            self.photos_so_far += 1
            photo_id = first_id(at) + self.photos_so_far
            sealed = tx.keys.seal(caption, f"photos:{photo_id}") if caption else None
            names = {"id": photo_id, "uuid": str(uuid4()), "room": room.id, "person": person_id}
            values.append({**names, "at": at, "caption": sealed, "kind": kind, "size": size})
        tx.run_many(
            "INSERT INTO photos (id, uuid, room_id, person_id, text_id, number, state, caption, kind, width, height,"
            " size, thumbnail_size, created_at, kept_at) VALUES (:id, :uuid, :room, :person, 0, 1, 'kept',"
            " :caption, :kind, 96, 64, :size, 1, :at, :at)",
            values,
        )

    async def browser(self) -> Browser:
        """One that nobody has let in."""
        return await self.stack.enter_async_context(Browser(self.url, PUBLIC))

    async def guest(self, person_id: int) -> Browser:
        """One that is let in as that person."""
        browser = await self.browser()
        browser.cookies["__Host-session"] = await self.do(sessions.make, person_id)
        return browser

    async def link(self, person_id: int, room: Room) -> str:
        """A link, as a text has it."""
        return str(await self.do(links.to_room, person_id, room.id))


def _wake(tx: Tx) -> None:
    tx.wake(photos.LISTENER)


@asynccontextmanager
async def opened(database_url: str, media: Media, port: int = 0) -> AsyncIterator[Album]:
    """A server on that database and that store; with a port, browsers know it by that address and no other."""
    server = {} if port else {"public_url": PUBLIC}
    settings = settings_for(database_url, "http://127.0.0.1:9", port, server=server, media=media.model_dump())
    house = await open_house(settings)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(house.db.close)
        outside = await stack.enter_async_context(open_outside(settings))
        runner = web.AppRunner(make_web(house, outside), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        yield Album(house, outside.store, f"http://127.0.0.1:{runner.addresses[0][1]}", stack, runner.cleanup)
