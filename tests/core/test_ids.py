import threading

from core.clock import Moment
from core.ids import EPOCH, Ids, first_id


def test_ids_always_rise_even_if_the_clock_falls_back() -> None:
    ids = Ids()
    times = [1_800_000_000_000, 1_800_000_000_000, 1_800_000_000_005, 1_799_999_999_000, 1_800_000_000_005]
    made = [ids.new(Moment(now)) for now in times for _ in range(1000)]
    assert made == sorted(set(made))


def test_an_id_tells_its_moment() -> None:
    now = Moment(1_800_000_000_000)
    made = Ids().new(now)
    assert first_id(now) <= made < first_id(Moment(now + 1))


def test_ids_of_two_processes_differ() -> None:
    now = Moment(1_800_000_000_000)
    made = {Ids().new(now) for _ in range(50)}
    assert len(made) > 45  # a million and more to choose from


def test_ids_fit_into_what_databases_keep_until_september_2089() -> None:
    assert Ids().new(Moment(EPOCH + 2**41 - 1)) < 2**63


def test_threads_never_share_an_id() -> None:
    ids = Ids()
    made: list[list[int]] = [[] for _ in range(4)]

    def make(into: list[int]) -> None:
        into += [ids.new(Moment(1)) for _ in range(5000)]

    threads = [threading.Thread(target=make, args=(into,)) for into in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = [each for into in made for each in into]
    assert len(everything) == len(set(everything))
