"""What such an API usually looks like: FastAPI, pydantic, PyJWT and SQL, on a copy of the bot's own database.

It opens no seals, makes no ETags, bounds nothing and logs nothing: names of rooms come as they are stored.
"""

import hashlib
import secrets
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated

import aiosqlite
import jwt
import uvicorn
from fastapi import Depends, FastAPI, Header, HTTPException
from pydantic import BaseModel

KEY = "a key of thirty-two bytes, for HS256"
MONTH_MS = 30 * 24 * 3_600_000
ROOMS = (
    "SELECT r.uuid, r.is_locked, p.active_room = r.id, (SELECT count(*) FROM members o WHERE o.room_id = r.id),"
    " (SELECT count(*) FROM photos f WHERE f.room_id = r.id AND f.state = 'kept') FROM members m"
    " JOIN rooms r ON r.id = m.room_id JOIN people p ON p.id = m.person_id WHERE m.person_id = ? ORDER BY r.id DESC"
)
INSERT = "INSERT INTO refresh_tokens (id, hash, person_id, session_id, expires_at) VALUES (?, ?, ?, ?, ?)"


class Room(BaseModel):
    """A room, as the API shows it but for its name."""

    id: str
    needs_password: bool
    is_active: bool
    member_count: int
    photo_count: int


class Rooms(BaseModel):
    """All of them."""

    items: list[Room]


class Wanted(BaseModel):
    """A refresh token."""

    grant: str
    refresh_token: str


class Tokens(BaseModel):
    """The next pair."""

    access_token: str
    refresh_token: str


def make_app(path: str) -> FastAPI:
    """The application, on the database at `path`."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with aiosqlite.connect(path) as db:
            await db.execute("PRAGMA journal_mode=WAL")
            await db.execute("PRAGMA synchronous=FULL")
            app.state.db = db
            yield

    app = FastAPI(lifespan=lifespan)

    async def first(sql: str, *values: object) -> tuple[int, ...]:
        async with app.state.db.execute(sql, values) as cursor:
            row = await cursor.fetchone()
        if row is None:
            raise HTTPException(401)
        return tuple(row)

    async def person(authorization: Annotated[str, Header()]) -> int:
        claims = jwt.decode(authorization.removeprefix("Bearer "), KEY, algorithms=["HS256"])
        sql = "SELECT person_id FROM sessions WHERE id = ? AND expires_at > ?"
        return (await first(sql, claims["sid"], time.time_ns() // 1_000_000))[0]

    @app.get("/api/v1/rooms")
    async def rooms(person_id: Annotated[int, Depends(person)]) -> Rooms:
        async with app.state.db.execute(ROOMS, (person_id,)) as cursor:
            rows = await cursor.fetchall()
        names = ("id", "needs_password", "is_active", "member_count", "photo_count")
        return Rooms(items=[Room(**dict(zip(names, row, strict=True))) for row in rows])

    @app.post("/api/v1/token")
    async def token(wanted: Wanted) -> Tokens:
        db, now = app.state.db, time.time_ns() // 1_000_000
        sql = "SELECT id, person_id, session_id FROM refresh_tokens WHERE hash = ? AND used_at IS NULL"
        token_id, person_id, session_id = await first(sql, hashlib.sha256(wanted.refresh_token.encode()).digest())
        made = secrets.token_urlsafe(32)
        digest = hashlib.sha256(made.encode()).digest()
        await db.execute("UPDATE refresh_tokens SET used_at = ? WHERE id = ?", (now, token_id))
        await db.execute(INSERT, (secrets.randbits(60), digest, person_id, session_id, now + MONTH_MS))
        await db.commit()
        access = jwt.encode({"sid": session_id, "exp": now // 1000 + 900}, KEY, algorithm="HS256")
        return Tokens(access_token=access, refresh_token=made)

    return app


if __name__ == "__main__":
    uvicorn.run(
        make_app(sys.argv[2]),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
