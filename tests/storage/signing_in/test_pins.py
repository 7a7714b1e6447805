"""How often PINs are texted and looked at, whoever asks and however many they are."""

import pytest

from core.address import sms
from core.clock import DAY, HOUR, MINUTE
from core.tx import Tx
from scheduler.pins import PinCourier
from storage.delivery import claims, deliveries
from storage.engine.database import Database
from storage.signing_in import pins
from storage.signing_in.pins import PinMisread, PinOver, PinPurpose, PinRequested, PinRight, PinWrong, TooOften
from tests.conftest import ManualClock
from tests.support.database.rows import ANN, BEN, POLICY, erase, meet

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


async def test_after_many_wrong_ones_each_has_one_try_and_the_right_one_counts(db: Database) -> None:
    def guess(tx: Tx) -> list[object]:
        found: list[object] = []
        for number in range(17):
            asked = ask(tx, f"+1555011{number:04}", f"net{number}")
            found += [pins.enter(tx, asked.secret, "123456", f"net{number}") for _ in range(4)]
        return found

    await db.write(meet)
    before = await db.write(ask)
    assert await texted(db) == 1
    one_try = [PinWrong(0), PinOver(), PinOver(), PinOver()]
    assert await db.write(guess) == [PinWrong(4), PinWrong(3), PinWrong(2), PinWrong(1)] * 15 + one_try * 2
    right = await db.write(pins.enter, before.secret, await db.read(_pin), HERE)
    assert isinstance(right, PinRight)


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


async def test_whoever_is_signed_in_is_not_kept_waiting_by_strangers(db: Database) -> None:
    """However many numbers they ask for and however often they guess, from the same network address too."""

    def ask_and_guess(tx: Tx, number: int) -> None:
        network = HERE if number < 25 else f"net{number}"
        asked = pins.ask(tx, f"+1555011{number:04}", PinPurpose.SIGN_IN, network)
        for _ in range(4 if isinstance(asked, PinRequested) else 0):
            pins.enter(tx, asked.secret, "123456", network)

    person_id = await db.write(meet)
    for number in range(80):
        await db.write(ask_and_guess, number)
    asked = await db.write(pins.ask, ANN.value, PinPurpose.FRESH, HERE, person_id)
    assert isinstance(asked, PinRequested)
    assert await texted(db) == 1
    right = await db.write(pins.enter, asked.secret, await db.read(_pin), HERE)
    assert right == PinRight(PinPurpose.FRESH, ANN.value, person_id)


async def test_asking_for_numbers_that_nobody_has_uses_up_no_texts(db: Database) -> None:
    await db.write(meet)
    for number in range(80):
        await db.write(ask, f"+1555011{number:04}", f"net{number}")
    assert await texted(db) == 0
    await db.write(ask)
    assert await texted(db) == 1


async def test_in_an_hour_only_so_many_are_texted(db: Database, clock: ManualClock) -> None:
    """Who is signed in has as many again."""
    people = [sms(f"+1555012{number:04}") for number in range(8)]
    ids = [await db.write(meet, each) for each in people]

    async def ask_for_all(times: int) -> int:
        for number in range(times):
            for each in people:
                await db.write(ask, each.value, f"{each.value}/{number}")
        return await texted(db)

    assert await ask_for_all(8) == 60
    for person_id, each in zip(ids, people, strict=True):
        assert isinstance(await db.write(pins.ask, each.value, PinPurpose.FRESH, HERE, person_id), PinRequested)
    assert await texted(db) == 60 + len(people)
    clock.advance(HOUR)
    assert await ask_for_all(1) == 60 + 2 * len(people)


async def test_many_networks_that_are_close_by_ask_only_so_often(db: Database) -> None:
    """Whoever has a /48 has 65,536 networks that count as one customer's each."""

    def ask_often(tx: Tx, network: str) -> int:
        numbers = [f"+1555{network[-6]}{number:06}" for number in range(21)]
        return sum(isinstance(pins.ask(tx, each, PinPurpose.SIGN_IN, network), PinRequested) for each in numbers)

    close_by = [await db.write(ask_often, f"2001:db8:1:{number:x}::/64") for number in range(11)]
    assert close_by == [20] * 10 + [0]
    assert await db.write(ask_often, "2001:db8:2:b::/64") == 20


async def test_many_networks_that_are_close_by_guess_only_so_often(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "WRONG_PER_NETWORK", 2)

    def guess(tx: Tx, network: str) -> list[type]:
        asked = ask(tx, BEN.value, network)
        return [type(pins.enter(tx, asked.secret, "123456", network)) for _ in range(3)]

    numbered = [f"2001:db8:1:{number:x}::/64" for number in range(10)]
    assert [await db.write(guess, each) for each in numbered] == [[PinWrong, PinWrong, TooOften]] * 10
    other = await db.write(ask, network="2001:db8:1:aa::/64")
    assert isinstance(await db.write(pins.enter, other.secret, "123456", "2001:db8:1:aa::/64"), TooOften)
    assert isinstance(await db.write(pins.enter, other.secret, "123456", "2001:db8:2:aa::/64"), PinWrong)
