"""The bot's own steps and handlers on a database in a file, without servers: a text takes about a millisecond."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from types import ModuleType

from argon2 import PasswordHasher

import handlers
from bot.app import App, open_app
from core.address import Address
from core.clock import DAY, MINUTE, Moment, after
from core.delivery import DeliveryKind, Done
from core.reading.commands import Command, CommandTable
from core.text import Medium, Reply, Text
from core.text_result import TextResult
from core.tx import Tx
from core.x.account import Profile, XTokens
from scheduler.passwords import PasswordCourier
from scheduler.reminders import Reminding
from storage import addresses, texts
from storage.delivery import claims, deliveries
from storage.rooms import photo_endings, photos
from storage.x import accounts, posts
from tests.conftest import ManualClock
from tests.support.bots import GENEROUS, settings_for
from tests.support.database.rows import OURS, POLICY
from tests.support.photos.rows import KEPT

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SPEND = {"spend_per_person": 1_000_000.0, "spend_per_day": 1_000_000.0}
BY_EFFECT = frozenset({"POST", "UNDO"})
"""Commands that are judged by what they publish or take back."""


@dataclass
class QuickBot:
    """A bot to text with; what its commands were called with is noted in `called`."""

    app: App
    clock: ManualClock
    called: list[str]
    sids: "count[int]" = field(default_factory=lambda: count(1))

    @classmethod
    async def open(cls, folder: str) -> "QuickBot":
        """A bot with a database of its own in that folder."""
        clock, called = ManualClock(), list[str]()
        settings = settings_for(f"sqlite:///{folder}/bot.db", "http://127.0.0.1:9", limits={**GENEROUS, **SPEND})
        app = await open_app(settings, clock, modules=(_noting(called),))
        return cls(app, clock, called)

    async def close(self) -> None:
        """Its database is closed."""
        await self.app.db.close()

    def take_in(self, tx: Tx, sender: Address, body: str, media: int = 0) -> TextResult:
        """One text through all its steps, with so many photos beside it."""
        number = next(self.sids)
        text = Text(f"SM{number:032x}", sender, OURS, body, tx.now, id=tx.new_id(), media=_photos(number, media))
        return self.app.intake.steps.take_in(tx, text, text.id, texts.sealed(text, text.id, tx.keys))

    async def text(self, sender: Address, *bodies: str, media: int = 0) -> TextResult:
        """Text it, and wait until all that is slow is done; returns what became of the last text.

        Raises:
            Exception: what a handler raised.
        """
        for body in bodies:
            result = await self.app.db.write(self.take_in, sender, body, media)
            if result.error is not None:
                raise result.error
            await self.settle()
            await self.app.db.write(_photos_arrive, result.person.id)
        return result

    async def connect(self, sender: Address) -> None:
        """That person connects an account at X."""
        await self.app.db.write(_connect, sender)

    async def settle(self) -> None:
        """All passwords are looked at, all posts go up."""
        passwords = PasswordCourier(self.app.db, QUICK)
        kinds: dict[str, int] = {DeliveryKind.PASSWORD: 10, DeliveryKind.POST: 10}
        while claimed := (await self.app.db.write(claims.claim, kinds, POLICY)).deliveries:
            for delivery in claimed:
                if delivery.kind == DeliveryKind.POST:
                    outcome = Done(then=partial(_goes_up, int(delivery.content)))
                else:
                    outcome = await passwords.send(delivery)  # type: ignore[assignment]
                await self.app.db.write(deliveries.conclude, delivery, outcome, POLICY)

    async def remind(self) -> None:
        """The timer looks for reminders that are due."""
        await Reminding(self.app.db, self.app.context.clock).remind()

    def minutes_pass(self, minutes: int) -> None:
        """Later."""
        self.clock.advance(minutes * MINUTE)


def _noting(called: list[str]) -> ModuleType:
    """All live commands, as a module of handlers that note what they were called with, once they have not refused."""
    module = ModuleType("noting")
    for number, command in enumerate(CommandTable.of_modules(handlers.LIVE)):
        handler = _noting_one(command, called)
        handler.__module__ = module.__name__
        setattr(handler, "__commands__", (replace(command, handler=handler),))  # noqa: B010 - as @command does
        setattr(module, f"command_{number}", handler)
    return module


def _noting_one(command: Command, called: list[str]) -> Callable[..., Reply]:
    def carried_out(tx: Tx, text: Text, **arguments: str) -> Reply:
        reply: Reply = command.handler(tx, text, **arguments)
        if command.word not in BY_EFFECT:
            called.append(" ".join([command.word, *arguments.values()]))
        return reply

    return carried_out


def _photos(number: int, count: int) -> tuple[Medium, ...]:
    return tuple(Medium(f"https://api.twilio.com/Messages/{number}/Media/{n}", "image/jpeg") for n in range(count))


def _photos_arrive(tx: Tx, person_id: int) -> None:
    for photo in photos.sent_between(tx, person_id, 0, tx.new_id()):
        photo_endings.keep(tx, photo, KEPT)


def _goes_up(post_id: int, tx: Tx) -> None:
    post = posts.find(tx, post_id)
    assert post is not None
    posts.set_up(tx, post, [f"{post_id}{number}" for number in range(len(post.parts))])


def _connect(tx: Tx, sender: Address) -> None:
    met = addresses.find(tx, sender) or addresses.meet_first(tx, sender)
    addresses.note_ours(tx, met, OURS)
    tokens = XTokens("an-access-token", "a-refresh-token", Moment(after(tx.now, 365 * DAY)), "tweet.write")
    accounts.connect(tx, met.person.id, tokens, Profile("1", "ann_lakes", "Ann"))


def person_of(tx: Tx, sender: Address) -> int:
    """The id of whoever has that address, 0 if nobody."""
    found = addresses.find(tx, sender)
    return found.person.id if found else 0


__all__ = ["QuickBot", "person_of"]
