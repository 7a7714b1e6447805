"""What a webhook of Twilio's usually looks like: FastAPI, twilio's validator, one commit a request."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiosqlite
import uvicorn
from fastapi import FastAPI, Request, Response
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse

from bench.fixtures.forms import PUBLIC_URL, SMS_PATH, TOKEN

TABLE = "CREATE TABLE texts (sid TEXT PRIMARY KEY, sender TEXT NOT NULL, body TEXT NOT NULL)"
INSERT = "INSERT INTO texts VALUES (?, ?, ?) ON CONFLICT (sid) DO NOTHING"


def make_app(path: str) -> FastAPI:
    """The application, its rows in the file at `path`."""
    validator = RequestValidator(TOKEN)
    turn = asyncio.Lock()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with aiosqlite.connect(path) as db:
            await db.execute("PRAGMA journal_mode=WAL")
            await db.execute("PRAGMA synchronous=FULL")
            await db.execute(TABLE)
            app.state.db = db
            yield

    app = FastAPI(lifespan=lifespan)

    @app.post(SMS_PATH)
    async def sms(request: Request) -> Response:
        form = {name: str(value) for name, value in (await request.form()).items()}
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(PUBLIC_URL + request.url.path, form, signature):
            return Response(status_code=403)
        async with turn:
            await app.state.db.execute(INSERT, (form["MessageSid"], form["From"], form["Body"]))
            await app.state.db.commit()
        answer = MessagingResponse()
        answer.message("Hello.")
        return Response(str(answer), media_type="text/xml")

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
