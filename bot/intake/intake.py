import asyncio

from prometheus_client import Counter

from bot.intake.steps import Steps, TakingIn
from core.address import Address
from core.clock import Moment
from core.context import Context
from core.events import log_event
from core.logs import failure, get_logger
from core.text import CameBy, Text, TextState
from core.text_result import TextResult
from storage import texts
from storage.engine.database import Database, NotCommitted

log = get_logger()

TEXTS = Counter("backslash_texts_total", "Texts taken in, by how they ended", ["state"])
BY_STATE = {state: TEXTS.labels(state) for state in TextState}

TURN_SECONDS = 10.0
"""How long a text waits for the one before it: the carrier waits for 15 s in all."""

MOST_REFUSED = 10_000
"""For how many texts that couldn't be stored it is remembered when they first came."""


class Intake:
    """The one door for texts, whichever channel they come by: seals, commits, logs."""

    def __init__(self, db: Database, context: Context, steps: Steps) -> None:
        self._db = db
        self._context = context
        self.steps = steps
        self._turns: dict[Address, asyncio.Future[None]] = {}
        self._refused = dict[str, Moment]()
        """When texts that couldn't be stored first came, by their sids: coming again doesn't make them newer."""

    async def take(self, text: Text, *, inline: bool, fetched: bool = False) -> TextResult:
        """Take a text in; when this returns, all that follows from it is durable.

        Raises:
            CommitUnknown: when nobody knows whether it was stored; coming again, it is answered as it was.
            NotCommitted: when nothing was stored.
            TimeoutError: when nothing was stored, for an earlier text of that person takes too long.
        """
        came_by = CameBy.LIST if fetched else CameBy.WEBHOOK
        before = self._turns.get(text.sender)
        mine = self._turns[text.sender] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:  # a person's texts are handled in the order in which they came
                await asyncio.wait_for(asyncio.shield(before), TURN_SECONDS)
            text = text._replace(received_at=self._refused.get(text.sid, text.received_at))
            text_id = self._context.ids.new(self._context.clock.now())
            content = texts.sealed(text, text_id, self._context.keys)
            result = await self._db.write_personal(TakingIn(self.steps, text, text_id, content, inline, came_by))
        except (NotCommitted, TimeoutError):
            self._note_refused(text)
            raise
        finally:
            self._pass_on(text.sender, mine, before)
        self._refused.pop(text.sid, None)
        self._tell(text, result, came_by)
        return result

    def _note_refused(self, text: Text) -> None:
        self._refused.setdefault(text.sid, text.received_at)
        if len(self._refused) > MOST_REFUSED:
            del self._refused[next(iter(self._refused))]

    def _pass_on(self, sender: Address, mine: asyncio.Future[None], before: asyncio.Future[None] | None) -> None:
        """Let the next text of that person have its turn, though not before those that are still at work."""
        if before is not None and not before.done():
            before.add_done_callback(lambda _: self._pass_on(sender, mine, None))
            return
        mine.set_result(None)
        if self._turns[sender] is mine:
            del self._turns[sender]

    def _tell(self, text: Text, result: TextResult, came_by: CameBy) -> None:
        BY_STATE[result.state].inc()
        ids: dict[str, object] = {"text_id": result.text_id, "sid": text.sid, "person": result.person.tag}
        if result.state == TextState.DUPLICATE:
            log.info("text.duplicate", **ids, answered=bool(result.inline))
            return
        log.info(
            "text.received",
            **ids,
            number=self._context.channels[text.sender.channel].masked(text.sender.value),
            characters=len(text.body),
            media=len(text.media),
            by=came_by.value,
        )
        if result.error is not None:
            log.error("text.broken", **ids, handler=result.handler, ref=result.breakage, **failure(result.error))
        if event := result.event or result.reply.event:
            log_event(event, text_id=result.text_id, sid=text.sid, person=result.person.tag)
        log.info("text.handled", **ids, handler=result.handler, state=result.state, delivery_id=result.delivery_id)
