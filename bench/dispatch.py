"""How a text finds its handler among twenty, beside aiogram and python-telegram-bot: no network anywhere."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import uvloop

from bench.contestants.toys import WORDS, code, plain, toy_table
from bench.conversation import prepared
from bench.fixtures import forms, rows, servers
from bench.fixtures.folders import folder
from bench.rounds import Effort, interleaved, median, ratio
from bench.table import Figure, at_least, report
from bot.intake.carrying_out import CarryingOut
from bot.intake.steps import Steps
from channels.twilio.channel import SmsRules
from core.address import sms
from core.channel import by_name
from core.context import Context
from core.reading.reading import read
from core.reading.readings import CommandCall
from core.reading.words import read_words
from core.sealing import Keyring
from core.settings import Limits
from core.text import Text
from handlers.entries import tracking
from storage.engine.sqlite import SqliteDatabase
from storage.texts import sealed

UPDATES = 8_000
AT_ONCE = 64
NOTES = (
    "Updates a second in one process, the twenty commands in turn; each framework's own dispatch, no network.",
    "Whole unit: the person met, the text and its reply stored in a group commit with synchronous=FULL, 64 at once.",
)


def main(effort: Effort) -> None:
    """Measure, and report."""
    count = effort.sized(UPDATES)
    with folder() as place:
        database = place / "bot.db"
        prepared(database, range(UPDATES))
        contestants: dict[str, Callable[[], float]] = {
            "routing": lambda: count / uvloop.run(routing(count)),
            "unit": lambda: _unit(database, count),
            "aiogram": lambda: count / uvloop.run(aiogram(count)),
            "ptb": lambda: count / uvloop.run(python_telegram_bot(count)),
        }
        speed = interleaved(contestants, effort.rounds)
    report("dispatch", _figures(speed), NOTES, rounds=effort.rounds, quick=effort.quick)


def _unit(database: Path, count: int) -> float:
    rows.settle_replies(database)
    return count / uvloop.run(whole_unit(database, count))


async def routing(count: int) -> float:
    """Reading, the table and the handler alone; returns the seconds it took."""
    table, tx = toy_table(), _NoTx()
    texts = [Text(f"SM{n}", sms("+15550000001"), sms(forms.NUMBER), WORDS[n % 20], rows.now()) for n in range(count)]
    began = time.perf_counter()
    for text in texts:
        reading = read(read_words(text.body), table)
        assert isinstance(reading, CommandCall)
        assert reading.command.handler(tx, text, **reading.arguments)
    return time.perf_counter() - began


class _NoTx:
    """Toys don't use theirs."""


async def whole_unit(database: Path, count: int) -> float:
    """The whole way of a text behind the webhook, commit included; returns the seconds it took."""
    plenty = 10**9
    limits = Limits(
        texts_per_person=plenty,
        replies_per_person=plenty,
        new_people_per_hour=plenty,
        text_spend_per_person=plenty,
        text_spend_per_day=plenty,
    )
    keys = Keyring([servers.KEY])
    db = await SqliteDatabase.open(
        str(database), context := Context(keys, commands=toy_table(), channels=by_name([SmsRules()]))
    )
    steps = Steps(limits, CarryingOut(plain, plain, code, plain, tracking))
    texts = iter(range(count))

    async def work() -> None:
        for n in texts:
            text_id = context.ids.new(rows.now())
            sid = f"SM{secrets.token_hex(16)}"
            text = Text(sid, sms(forms.phone(n)), sms(forms.NUMBER), WORDS[n % 20], rows.now())
            answer = await db.write(steps.take_in, text, text_id, sealed(text, text_id, keys))
            assert answer.inline == "Done."

    try:
        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        return time.perf_counter() - began
    finally:
        await db.close()


async def aiogram(count: int) -> float:
    """The Dispatcher.feed_update of aiogram.feed_update with a command handler each; returns the seconds it took."""
    from aiogram import Bot, Dispatcher
    from aiogram.filters import Command
    from aiogram.types import Update

    bot, dispatcher, done = Bot("42:made-up-token"), Dispatcher(), _Done()
    for word in WORDS:

        async def toy(message: Any) -> None:  # noqa: ANN401, ARG001 - as frameworks call it
            done.count += 1

        dispatcher.message.register(toy, Command(word.lower()))
    updates = [Update.model_validate(_update(n), context={"bot": bot}) for n in range(count)]
    began = time.perf_counter()
    await _each(updates, partial(dispatcher.feed_update, bot))
    took = time.perf_counter() - began
    await bot.session.close()
    assert done.count == count
    return took


async def python_telegram_bot(count: int) -> float:
    """Application.process_update with a CommandHandler each; returns the seconds it took."""
    from telegram import Update, User
    from telegram.ext import Application, CommandHandler

    application = Application.builder().token("42:made-up-token").updater(None).build()
    application.bot._bot_user = User(42, "toys", is_bot=True, username="toys_bot")  # noqa: SLF001 - else it asks the network
    application._initialized = True  # noqa: SLF001 - likewise
    done = _Done()
    for word in WORDS:

        async def toy(update: Any, context: Any) -> None:  # noqa: ANN401, ARG001 - as frameworks call it
            done.count += 1

        application.add_handler(CommandHandler(word.lower(), toy))
    updates = [Update.de_json(_update(n), application.bot) for n in range(count)]
    began = time.perf_counter()
    await _each(updates, application.process_update)
    took = time.perf_counter() - began
    assert done.count == count
    return took


class _Done:
    count = 0


async def _each(updates: list[Any], take: Callable[[Any], Awaitable[object]]) -> None:
    for update in updates:
        await take(update)


def _update(place: int) -> dict[str, Any]:
    """A text message with a command, as Telegram sends it."""
    word = f"/{WORDS[place % 20].lower()}"
    return {
        "update_id": place,
        "message": {
            "message_id": place,
            "date": int(datetime.now(UTC).timestamp()),
            "chat": {"id": place + 1, "type": "private", "first_name": "Ann"},
            "from": {"id": place + 1, "is_bot": False, "first_name": "Ann"},
            "text": word,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(word)}],
        },
    }


def _figures(speed: dict[str, list[float]]) -> list[Figure]:
    named = {
        "routing": "reading, table, handler",
        "unit": "whole unit, committed",
        "aiogram": "aiogram feed_update",
        "ptb": "python-telegram-bot process_update",
    }
    figures = [Figure(named[key], median(values), "texts/s", rounds=tuple(values)) for key, values in speed.items()]
    figures += [
        at_least(f"routing / {other}", ratio(speed["routing"], speed[other]), "", 1) for other in ("aiogram", "ptb")
    ]
    figures += [
        Figure(f"whole unit / {other}", ratio(speed["unit"], speed[other]), "", note="they store nothing")
        for other in ("aiogram", "ptb")
    ]
    return figures
