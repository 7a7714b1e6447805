"""People who talk with the live commands, on a database, with a clock that stands still."""

from dataclasses import dataclass, field
from itertools import count

from argon2 import PasswordHasher

from bot.intake.carrying_out import CarryingOut
from bot.intake.steps import Steps
from core.address import Address, sms
from core.context import Context
from core.message import Message
from core.settings import Limits
from core.text import Reply, Text
from core.text_result import TextResult
from core.tx import Tx
from handlers.codes import code
from handlers.entries import tracking
from handlers.welcoming import welcome
from scheduler.passwords import PasswordCourier
from storage import addresses, texts
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from tests.support.bots import GENEROUS
from tests.support.database.rows import ANN, BEN, OURS, POLICY

CAT = sms("+15550100103")
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
LIMITS = Limits(**GENEROUS)


def posted(tx: Tx, text: Text) -> Reply:
    return Reply(f"POSTED {text.body}")


def kept(tx: Tx, text: Text) -> Reply:
    return Reply("KEPT")


@dataclass
class Talk:
    db: Database
    context: Context
    sids: "count[int]" = field(default_factory=lambda: count(1))
    met: set[Address] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.steps = Steps(LIMITS, CarryingOut(posted, kept, code, welcome, tracking))
        self.passwords = PasswordCourier(self.db, QUICK)

    async def texts(self, body: str, sender: Address = ANN) -> TextResult:
        """Text the bot; nothing that is slow is done yet. Nobody is new to it."""
        await self.meet(sender)
        return await self._texts(f"SM{next(self.sids)}", body, sender)

    async def meet(self, *senders: Address) -> None:
        """See that these have been welcomed."""
        for sender in senders:
            if sender not in self.met:
                self.met.add(sender)
                await self._texts(f"SMhello{len(self.met)}", "hello there", sender)

    async def _texts(self, sid: str, body: str, sender: Address) -> TextResult:
        now = self.context.clock.now()
        text = Text(sid, sender, OURS, body, now, id=self.context.ids.new(now))
        content = texts.sealed(text, text.id, self.context.keys)
        return await self.db.write(self.steps.take_in, text, text.id, content)

    async def says(self, body: str, sender: Address = ANN) -> str:
        """Text the bot; returns its reply, once all that is slow is done."""
        answer = await self.texts(body, sender)
        if answer.error is not None:
            raise answer.error
        await self.do_what_is_slow()
        return await self.db.read(reply_to, answer.text_id)

    async def do_what_is_slow(self) -> int:
        """Carry password deliveries out, the newest first, until none is due; returns how often."""
        done = 0
        while claimed := (await self.db.write(claims.claim, {"password": 10}, POLICY)).deliveries:
            for delivery in reversed(claimed):
                outcome = await self.passwords.send(delivery)
                await self.db.write(deliveries.conclude, delivery, outcome, POLICY)
                done += 1
        return done

    async def id_of(self, address: Address) -> int:
        sender = await self.db.read(addresses.find, address)
        assert sender is not None
        return sender.person.id


def reply_to(tx: Tx, text_id: int) -> str:
    """What a text was answered, or nothing."""
    row = tx.row("SELECT content FROM deliveries WHERE id = :id", id=text_id)
    return Message.from_json(tx.keys.open(row[0], f"deliveries:{text_id}")).body if row else ""


__all__ = ["ANN", "BEN", "CAT", "Talk", "reply_to"]
