"""Argon2id (RFC 9106): slow and large on purpose, so in threads, few at once, and only so many may wait."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
"""Each takes 64 MiB and a processor."""
MOST_WAITING = 16
_T = TypeVar("_T")


class TooBusy(Exception):
    """Too many passwords are being hashed: this one would have to wait for long."""


def matches(hasher: PasswordHasher, hashed: str, password: str) -> bool:
    """Whether it is the password of that hash. Takes long."""
    try:
        return hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


class PasswordHashing:
    """Hashes and checks passwords, for whoever waits for the answer."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._in_hand = 0
        self._nobodys = ""

    async def hash(self, password: str) -> str:
        """What is kept of a password, salt and all.

        Raises:
            TooBusy: when too many wait already.
        """
        return await self._in_turn(partial(self._hasher.hash, password))

    async def matches(self, hashed: str | None, password: str) -> bool:
        """Whether it is the password of that hash. Without any, the answer is no, and takes as long.

        Raises:
            TooBusy: when too many wait already.
        """
        return await self._in_turn(partial(self._matches, hashed, password))

    def _matches(self, hashed: str | None, password: str) -> bool:
        if not self._nobodys:
            self._nobodys = self._hasher.hash("nobody's")
        return matches(self._hasher, hashed or self._nobodys, password) and hashed is not None

    async def _in_turn(self, work: Callable[[], _T]) -> _T:
        if self._in_hand >= AT_ONCE + MOST_WAITING:
            raise TooBusy
        self._in_hand += 1
        try:
            async with self._free:
                return await asyncio.to_thread(work)
        finally:
            self._in_hand -= 1
