import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from prometheus_client import Counter

from bot.answer import Answer
from bot.clock import Clock
from bot.dispatch import Dispatch
from bot.ids import new_id
from bot.logs import failure, get_logger
from bot.phone import masked
from bot.text import Text

log = get_logger()

TEXTS = Counter("backslash_texts_total", "Texts taken in, by how they ended", ["state"])
BY_STATE = {state: TEXTS.labels(state) for state in ("handled", "silent", "held", "broken", "duplicate")}

TURN_SECONDS = 10.0
"""How long a text waits for the one before it: the carrier waits for 15 s in all."""

Seal = Callable[[Text, int], bytes]


class Write(Protocol):
    """A database's `write`."""

    def __call__(
        self, unit: Dispatch, text: Text, text_id: int, content: bytes, *, at_once: bool
    ) -> Awaitable[Answer]:
        """Run the unit and commit."""


class Intake:
    """The one door for texts, whichever way they come: seals, commits, logs."""

    def __init__(self, write: Write, seal: Seal, dispatch: Dispatch, clock: Clock) -> None:
        self._write = write
        self._seal = seal
        self._dispatch = dispatch
        self._clock = clock
        self._turns: dict[str, asyncio.Future[None]] = {}

    async def take(self, text: Text, *, at_once: bool) -> Answer:
        """Take a text in; when this returns, all that follows from it is durable.

        Raises:
            NotCommitted: when nothing was stored.
            TimeoutError: when nothing was stored, for an earlier text of that person takes too long.
        """
        before = self._turns.get(text.sender)
        mine = self._turns[text.sender] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:  # a person's texts are handled in the order in which they came
                await asyncio.wait_for(asyncio.shield(before), TURN_SECONDS)
            text_id = new_id(self._clock.now())
            content = self._seal(text, text_id)
            answer = await self._write(self._dispatch, text, text_id, content, at_once=at_once)
        finally:
            self._pass_on(text.sender, mine, before)
        _tell(text, answer, at_once=at_once)
        return answer

    def _pass_on(self, sender: str, mine: asyncio.Future[None], before: asyncio.Future[None] | None) -> None:
        """Let the next text of that person have its turn, though not before those that are still at work."""
        if before is not None and not before.done():
            before.add_done_callback(lambda _: self._pass_on(sender, mine, None))
            return
        mine.set_result(None)
        if self._turns[sender] is mine:
            del self._turns[sender]


def _tell(text: Text, answer: Answer, *, at_once: bool) -> None:
    BY_STATE[answer.state].inc()
    ids: dict[str, object] = {"text_id": answer.text_id, "sid": text.sid, "person": answer.person.tag}
    if answer.state == "duplicate":
        log.info("text.duplicate", **ids, answered=bool(answer.body))
        return
    log.info(
        "text.received",
        **ids,
        number=masked(text.sender),
        characters=len(text.body),
        media=len(text.media),
        by="webhook" if at_once else "list",
    )
    if answer.error is not None:
        log.error("text.broken", **ids, handler=answer.handler, ref=answer.breakage, **failure(answer.error))
    _tell_of_person(answer, ids)
    log.info("text.handled", **ids, handler=answer.handler, state=answer.state, delivery_id=answer.delivery_id)


def _tell_of_person(answer: Answer, ids: dict[str, object]) -> None:
    if answer.news == "opted_out":
        log.info("person.opted_out", **ids)
    elif answer.news == "opted_in":
        log.info("person.opted_in", **ids)
    elif answer.news == "on_hold":
        log.warning("person.on_hold", **ids)
    elif answer.news in {"connected", "connected_unknown"}:
        log.info("x.connected", **ids, account_known=answer.news == "connected")
    elif answer.news == "code_wrong":
        log.warning("x.code_wrong", **ids)
    elif answer.news.startswith("room_"):
        _tell_of_room(answer, ids)


def _tell_of_room(answer: Answer, ids: dict[str, object]) -> None:
    if answer.news == "room_made":
        log.info("room.made", **ids)
    elif answer.news == "room_joined":
        log.info("room.joined", **ids)
    elif answer.news == "room_left":
        log.info("room.left", **ids)
    elif answer.news == "room_deleted":
        log.info("room.deleted", **ids)
