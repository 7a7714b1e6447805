"""People who talk with the live commands, on a database, with a clock that stands still."""

from dataclasses import dataclass, field
from itertools import count

import orjson
from argon2 import PasswordHasher

import handlers
from bot.answer import Answer
from bot.commands import CommandTable
from bot.context import Context
from bot.dispatch import Dispatch
from bot.ids import new_id
from bot.replies import code_not_awaited
from bot.settings import Limits
from bot.text import Reply, Text
from bot.tx import Tx
from scheduler.passwords import PasswordCarrier
from storage import claims, deliveries, people, texts
from storage.conversation import Conversation
from storage.database import Database
from tests.storage.rows import ANN, BEN, OURS, TERMS

CAT = "+15550100103"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
LIMITS = Limits(texts_per_person=10_000, replies_per_person=10_000)


def posted(tx: Tx, text: Text) -> Reply:
    return Reply(f"POSTED {text.body}")


def kept(tx: Tx, text: Text) -> Reply:
    return Reply("KEPT")


def not_awaited(tx: Tx, text: Text) -> Reply:
    return code_not_awaited(text.args[0])


@dataclass
class Talk:
    db: Database
    context: Context
    sids: "count[int]" = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        table = CommandTable.of_modules(handlers.LIVE)
        self.dispatch = Dispatch(table, Conversation(LIMITS), LIMITS, posted, kept, not_awaited)
        self.passwords = PasswordCarrier(self.db, QUICK)

    async def texts(self, body: str, sender: str = ANN) -> Answer:
        """Text the bot; nothing that is slow is done yet."""
        now = self.context.clock.now()
        text = Text(f"SM{next(self.sids)}", sender, OURS, body, now, id=new_id(now))
        content = texts.sealed(text, text.id, self.context.keys)
        return await self.db.write(self.dispatch, text, text.id, content, at_once=True)

    async def says(self, body: str, sender: str = ANN) -> str:
        """Text the bot; returns its reply, once all that is slow is done."""
        answer = await self.texts(body, sender)
        if answer.error is not None:
            raise answer.error
        await self.do_what_is_slow()
        return await self.db.read(reply_to, answer.text_id)

    async def do_what_is_slow(self) -> int:
        """Carry password deliveries out, the newest first, until none is due; returns how often."""
        done = 0
        while claimed := (await self.db.write(claims.claim, {"password": 10}, TERMS)).deliveries:
            for delivery in reversed(claimed):
                outcome = await self.passwords.send(delivery)
                await self.db.write(deliveries.conclude, delivery, outcome, TERMS)
                done += 1
        return done

    async def id_of(self, phone: str) -> int:
        standing = await self.db.read(people.find, phone)
        assert standing is not None
        return standing.person.id


def reply_to(tx: Tx, text_id: int) -> str:
    """What a text was answered, or nothing."""
    row = tx.row("SELECT content FROM deliveries WHERE id = :id", id=text_id)
    return str(orjson.loads(tx.keys.open(row[0], f"deliveries:{text_id}"))[2]) if row else ""


__all__ = ["ANN", "BEN", "CAT", "Talk", "reply_to"]
