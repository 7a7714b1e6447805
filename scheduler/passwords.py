import asyncio
from functools import partial

from argon2 import PasswordHasher

from core.delivery import Again, Delivery, Done, Outcome, Then
from core.events import RoomJoined, RoomLockedOut
from core.passwords.hashing import matches
from core.tx import Tx
from core.wording import rooms as wording
from scheduler.repeatable import RepeatableCourier
from storage.delivery import deliveries
from storage.delivery.follow_ups import follow_up
from storage.engine.database import Database, NotCommitted
from storage.rooms import awaited_passwords, passwords, rooms
from storage.rooms.passwords import Task

AT_ONCE = 2


class PasswordCourier(RepeatableCourier):
    """Hashes and checks passwords of rooms with Argon2id (RFC 9106): slow on purpose, so in threads, few at once.

    Nothing leaves the process, so what was interrupted had no effect.
    """

    def __init__(self, db: Database, hasher: PasswordHasher | None = None) -> None:
        self.at_once = AT_ONCE
        self._db = db
        self._hasher = hasher or PasswordHasher()

    async def send(self, delivery: Delivery) -> Outcome:
        """Hash a new room's password, or check one that was told."""
        task = Task.from_json(delivery.content)
        if task.is_new:
            hashed = await asyncio.to_thread(self._hasher.hash, task.password)
            return Done(then=partial(_kept, delivery, task, hashed))
        return await self._check(delivery, task)

    def given_up(self, delivery: Delivery) -> Then:
        """Whoever told a password hears that nobody looked at it; a new one an operator can have hashed after all."""
        task = Task.from_json(delivery.content)
        return partial(_not_checked, delivery, task)

    async def _check(self, delivery: Delivery, task: Task) -> Outcome:
        try:
            door = await self._db.read(passwords.door, task.room_id, delivery.person_id or 0)
        except NotCommitted as error:
            return Again(str(error))
        if door is None:
            return Done(then=partial(_say, delivery, wording.gone(task.room)))
        if door.is_locked:
            return Again("The room's own password isn't hashed yet.")
        if door.is_shut:
            return Done(then=partial(_say_locked, delivery, task))
        if not door.hashed or await asyncio.to_thread(matches, self._hasher, door.hashed, task.password):
            return Done(then=partial(_admitted, delivery, task), events=(RoomJoined(),))
        return Done(then=partial(_refused, delivery, task), events=(RoomLockedOut(),) if door.tries == 1 else ())


def _kept(delivery: Delivery, task: Task, hashed: str, tx: Tx) -> None:
    deliveries.erase_content(tx, delivery.id)
    passwords.keep(tx, task.room_id, hashed)


def _admitted(delivery: Delivery, task: Task, tx: Tx) -> None:
    members = passwords.admit(tx, task.room_id, delivery.person_id or 0)
    awaited_passwords.stop(tx, delivery.person_id or 0)
    _say(delivery, wording.joined(task.room, members) if members else wording.gone(task.room), tx)


def _refused(delivery: Delivery, task: Task, tx: Tx) -> None:
    if not rooms.lock(tx, task.room_id):
        _say(delivery, wording.gone(task.room), tx)
        return
    tries = passwords.count_wrong(tx, task.room_id, delivery.person_id or 0)
    if tries:
        awaited_passwords.expect(tx, delivery.person_id or 0, task.room_id)
    else:
        awaited_passwords.stop(tx, delivery.person_id or 0)
    said = wording.wrong_password(task.room, tries) if tries else wording.locked(task.room, passwords.LOCK)
    _say(delivery, said, tx)


def _not_checked(delivery: Delivery, task: Task, tx: Tx) -> None:
    if not task.is_new:
        _say(delivery, wording.not_checked(task.room), tx)


def _say_locked(delivery: Delivery, task: Task, tx: Tx) -> None:
    until = passwords.locked_until(tx, task.room_id, delivery.person_id or 0)
    _say(delivery, wording.locked(task.room, until - tx.now), tx)


def _say(delivery: Delivery, said: str, tx: Tx) -> None:
    """Answer the text that told the password, and keep the password no longer."""
    deliveries.erase_content(tx, delivery.id)
    follow_up(tx, delivery.text_id, delivery.person_id, said)
