import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import psycopg
import pytest

from bench.fixtures import forms, rows
from bench.million import history, people
from bench.million.partitioned_tables import LAYOUTS
from bench.million.partitions import _stages
from core.address import sms
from core.context import Context
from core.settings import DatabaseSettings
from core.tx import Tx
from storage import addresses
from storage.engine.opening import open_database
from storage.tracking import trackers
from storage.x import accounts
from tests.support.bots import KEY
from tests.support.database.postgres_server import PostgresServer

COUNT = 40
TEXTS = 300


@pytest.fixture
def url(postgres: PostgresServer) -> Iterator[str]:
    made = postgres.new_database(bare=True)
    yield made
    postgres.drop_database(made)


async def _fill(url: str, context: Context) -> None:
    database = await open_database(DatabaseSettings(url=url, connections=2), context)
    await database.migrate()
    await database.close()
    people._add_chunk(people._Crowd(url, KEY, COUNT, rows.now()), 0)


def test_a_tenth_sends_two_thirds_of_all_texts() -> None:
    places = list(islice(people.drawn(1_000_000, random.Random(1)), 40_000))
    texts = Counter(places)
    most = [people._scattered(rank, 1_000_000) for rank in range(100_000)]

    assert all(0 <= place < 1_000_000 for place in places)
    assert 0.65 < sum(texts[place] for place in most) / len(places) < 0.69


@pytest.mark.parametrize("count", [1, 10, 1000, 9_999])
def test_each_rank_is_somebody_elses(count: int) -> None:
    places = [people._scattered(rank, count) for rank in range(count)]
    assert sorted(places) == list(range(count))
    assert [people._rank(place, count) for place in places] == list(range(count))


async def test_people_who_are_made_up_are_as_if_they_had_come(url: str, context: Context) -> None:
    await _fill(url, context)
    database = await open_database(DatabaseSettings(url=url, connections=2), context)

    def known(tx: Tx, place: int) -> tuple[bool, bool]:
        sender = addresses.find(tx, sms(forms.phone(place)))
        assert sender is not None
        assert sender.ours == people.number_of(place)
        account = accounts.find(tx, sender.person.id)
        tracker = trackers.find(tx, sender.person.id, people.TRACKER)
        return account is not None and bool(account.tokens.refresh), tracker is not None

    try:
        for place in range(COUNT):
            found = await database.read(known, place)
            assert found == (people.is_connected(place), people.is_tracking(place))
    finally:
        await database.close()


async def test_texts_of_the_past_leave_all_that_texts_leave(url: str, context: Context) -> None:
    await _fill(url, context)
    with psycopg.connect(url, autocommit=True) as db:
        history.add_texts(db, COUNT, TEXTS)
        counts = {
            table: db.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for table in ("texts", "posts", "deliveries", "steps")
        }
        [(spent,)] = db.execute("SELECT sum(segments_in) FROM spending").fetchall()
        still_open = db.execute("SELECT 1 FROM deliveries WHERE ended_at IS NULL").fetchall()

    posts = counts["posts"]
    assert counts["texts"] == spent == TEXTS
    assert 0 < posts < TEXTS
    assert counts["deliveries"] == TEXTS + posts
    assert counts["steps"] == 2 * TEXTS + 2 * posts
    assert not still_open


async def test_every_layout_takes_the_same_texts(url: str, context: Context) -> None:
    await _fill(url, context)
    with psycopg.connect(url, autocommit=True) as db:
        history.add_texts(db, COUNT, TEXTS)
        for layout in LAYOUTS:
            layout.make(db)
    with _stages(url) as stages:
        for stage in stages:
            for number in range(5):
                stage._text(number)
    with psycopg.connect(url, autocommit=True) as db:
        for layout in LAYOUTS:
            asked = 10 if layout.is_by_person else 5
            [(texts,)] = db.execute(f"SELECT count(*) FROM {layout.schema}.texts").fetchall()
            [(sent,)] = db.execute(
                f"SELECT count(*) FROM {layout.schema}.deliveries WHERE report = 'delivered' AND pace = %s",
                [bytes(32)],
            ).fetchall()
            assert (texts, sent) == (TEXTS + asked, asked)
