"""How often PINs are texted and looked at, whoever asks and however many they are."""

import pytest

from core.clock import DAY, HOUR, MINUTE
from core.tx import Tx
from scheduler.pins import PinCourier
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.signing_in import pins
from storage.signing_in.pins import PinMisread, PinOver, PinPurpose, PinRequested, PinRight, PinWrong, TooOften
from tests.conftest import ManualClock
from tests.support.rows import ANN, BEN, POLICY, erase, meet

HERE = "203.0.113.7"


def ask(
    tx: Tx, number: str = ANN.value, network: str = HERE, purpose: PinPurpose = PinPurpose.SIGN_IN
) -> PinRequested:
    asked = pins.ask(tx, number, purpose, network)
    assert isinstance(asked, PinRequested)
    return asked


def fail(tx: Tx, number: str = ANN.value, network: str = HERE) -> None:
    """Ask for a PIN and mistype it five times."""
    asked = ask(tx, number, network)
    for left in (4, 3, 2, 1, 0):
        assert pins.enter(tx, asked.secret, "999999", network) == PinWrong(left)


async def texted(db: Database) -> int:
    """How many texts come of what was asked for so far."""
    courier = PinCourier(("+15550100000",))
    while claimed := (await db.write(claims.claim, {"pin": 100}, POLICY)).deliveries:
        for delivery in claimed:
            await db.write(deliveries.conclude, delivery, await courier.send(delivery), POLICY)
    [(count,)] = await db.read(lambda tx: tx.rows("SELECT count(*) FROM deliveries WHERE kind = 'text'"))
    return int(count)


async def test_a_stranger_who_asks_a_thousand_times_has_ten_texts_sent(db: Database, clock: ManualClock) -> None:
    def ask_often(tx: Tx, start: int) -> int:
        networks = (f"203.0.{start}.{number}" for number in range(100))
        return sum(isinstance(pins.ask(tx, ANN.value, PinPurpose.SIGN_IN, each), PinRequested) for each in networks)

    await db.write(meet)
    assert sum([await db.write(ask_often, start) for start in range(10)]) == 10
    assert await texted(db) == 10
    signed_in = await db.write(pins.ask, ANN.value, PinPurpose.FRESH, HERE, await db.write(meet))
    assert isinstance(signed_in, PinRequested), "who is signed in isn't kept from changes by it"
    clock.advance(DAY)
    assert isinstance(await db.write(pins.ask, ANN.value, PinPurpose.SIGN_IN, HERE), PinRequested)


async def test_one_network_and_all_together_ask_only_so_often(db: Database) -> None:
    def ask_for_many(tx: Tx, network: str, purpose: PinPurpose, count: int) -> int:
        numbers = (f"+1555011{number:04}" for number in range(count))
        asked = [pins.ask(tx, each, purpose, network.format(each[-4:])) for each in numbers]
        return sum(isinstance(each, PinRequested) for each in asked)

    assert await db.write(ask_for_many, HERE, PinPurpose.SIGN_IN, 50) == 20
    assert await db.write(ask_for_many, "198.51.100.1", PinPurpose.REGISTER, 12) == 5
    assert await db.write(ask_for_many, "net{}", PinPurpose.REGISTER, 40) == 25
    assert await db.write(ask_for_many, "more{}", PinPurpose.SIGN_IN, 20) == 60 - 20 - 5 - 25


async def test_a_number_is_asked_to_register_three_times_a_day(db: Database) -> None:
    results = [await db.write(pins.ask, ANN.value, PinPurpose.REGISTER, f"net{number}") for number in range(4)]
    assert [isinstance(each, PinRequested) for each in results] == [True, True, True, False]
    assert await texted(db) == 3


@pytest.mark.parametrize("known", [True, False])
async def test_the_wait_after_five_wrong_ones_grows(db: Database, clock: ManualClock, known: bool) -> None:  # noqa: FBT001 - a case
    if known:
        await db.write(meet)
    for times in range(8):
        await db.write(fail, network=f"net{times}")
        wait = min(MINUTE << times, HOUR)
        assert await db.write(pins.ask, ANN.value, PinPurpose.SIGN_IN, HERE) == TooOften(wait)
        assert isinstance(await db.write(pins.ask, BEN.value, PinPurpose.SIGN_IN, HERE), PinRequested)
        clock.advance(wait)
        await db.write(
            lambda tx: tx.run("DELETE FROM attempts WHERE count > 8 AND ends_at > :t", t=tx.now + 2 * HOUR)
        )


async def test_over_many_numbers_one_network_guesses_only_so_often(db: Database, clock: ManualClock) -> None:
    def guess(tx: Tx) -> object:
        asked = [ask(tx, f"+1555011{number:04}", f"net{number}") for number in range(10)]
        found = [pins.enter(tx, each.secret, "123456", HERE) for each in asked for _ in range(4)]
        assert [type(each) for each in found] == [PinWrong] * 25 + [TooOften] * 15
        return asked

    await db.write(guess)
    elsewhere = await db.write(ask, BEN.value)
    assert isinstance(await db.write(pins.enter, elsewhere.secret, "123456", "another"), PinWrong)
    clock.advance(HOUR)
    later = await db.write(ask, BEN.value)
    assert isinstance(await db.write(pins.enter, later.secret, "123456", HERE), PinWrong)


async def test_over_many_networks_all_together_guess_only_so_often(db: Database) -> None:
    def guess(tx: Tx) -> list[type]:
        found: list[type] = []
        for number in range(16):
            asked = ask(tx, f"+1555011{number:04}", f"net{number}")
            found += [type(pins.enter(tx, asked.secret, "123456", f"net{number}")) for _ in range(4)]
        return found

    assert await db.write(guess) == [PinWrong] * 60 + [TooOften] * 4


async def test_the_right_one_counts_once_and_ends_the_waiting(db: Database) -> None:
    await db.write(meet)
    asked = await db.write(ask)
    assert await db.write(pins.enter, asked.secret, "12 34", HERE) == PinMisread()
    assert await texted(db) == 1
    pin = await db.read(_pin)
    right = await db.write(pins.enter, asked.secret, pin, HERE)
    assert right == PinRight(PinPurpose.SIGN_IN, ANN.value, await db.write(meet))
    assert await db.write(pins.enter, asked.secret, pin, HERE) == PinOver()
    assert await db.write(pins.enter, "made up", pin, HERE) == PinOver()


def _pin(tx: Tx) -> str:
    [(row_id, content)] = tx.rows("SELECT id, content FROM deliveries WHERE kind = 'text'")
    return tx.keys.open(content, f"deliveries:{row_id}").split('"')[7][:6]


async def test_what_is_over_is_erased(db: Database, clock: ManualClock) -> None:
    await db.write(ask)
    clock.advance(DAY)
    for table in (pins.PINS, pins.attempts.ATTEMPTS):
        await db.write(erase, table)
        assert await db.read(lambda tx, name=table.name: tx.rows(f"SELECT * FROM {name}")) == []
