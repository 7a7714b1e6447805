"""Rows of connected accounts and of posts that wait, as the bot itself stores them."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bench import forms
from bench.servers import KEY
from bot.clock import HOUR, MINUTE, after
from bot.context import Context
from bot.ids import new_id
from bot.sealing import Keyring
from bot.text import Person, Text
from bot.tx import Tx
from bot.x import Profile, Tokens
from storage import accounts, posts, texts
from storage.texts import sealed
from storage.tx import Transaction, for_sqlite

WORDS = "The lake is frozen over this morning, and the ice sings when the sun comes up: number {}"


@contextmanager
def _transaction(path: Path) -> Iterator[Transaction]:
    with closing(sqlite3.connect(path)) as db, db:
        yield Transaction(db, for_sqlite, Context(Keyring([KEY])))


def connect_all(path: Path, *, ending: bool = False) -> None:
    """Give every person an account; one whose access token is about to end, if asked for."""
    lasts = 2 * MINUTE if ending else 2 * HOUR
    with _transaction(path) as tx:
        for (person_id,) in tx.rows("SELECT id FROM people ORDER BY id"):
            tokens = Tokens(secrets.token_hex(32), secrets.token_hex(32), after(tx.now, lasts), "tweet.write")
            accounts.connect(tx, person_id, tokens, Profile(str(person_id), f"user{person_id % 10**9}", "Somebody"))


def add_posts(path: Path, count: int) -> None:
    """Let that many posts wait, of one person after the other."""
    with _transaction(path) as tx:
        people = [row[0] for row in tx.rows("SELECT id FROM people ORDER BY id")]
        for number in range(count):
            _add_post(tx, people[number % len(people)], number)


def _add_post(tx: Tx, person_id: int, number: int) -> None:
    text = Text(
        sid=f"SM{secrets.token_hex(16)}",
        sender=forms.phone(number),
        number=forms.NUMBER,
        body=WORDS.format(number),
        received_at=tx.now,
        id=new_id(tx.now),
        person=Person(person_id, ""),
    )
    texts.add(tx, text, sealed(text, text.id, tx.keys), "handled", "plain", "webhook")
    posts.add(tx, person_id, text.id, (text.body,))
