from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.words import read_words
from core.tracking.entries import read_entry
from core.tracking.names import Unfit, unfit
from core.tracking.outliers import likelier, likely_meant
from core.tracking.reading import read_answer, read_exactly, read_nearly
from core.tracking.said import EntrySaid
from core.tracking.tracker import Kind, Measure, Tracker
from core.tracking.units import UNITS, converted

WEIGHT = Tracker(1, "weight", Measure(unit="kg"))
SLEEP = Tracker(2, "sleep", Measure(unit="h"))
PACE = Tracker(3, "pace", Measure(unit="min"))
TEMP = Tracker(4, "fever", Measure(unit="°C"))
MOOD = Tracker(5, "mood", Measure(Kind.SCALE, low=1, high=5))
DIARY = Tracker(6, "diary", Measure(Kind.NOTE))
REST = Tracker(7, "yoga", paused=True)
MINE = [WEIGHT, SLEEP, PACE, TEMP, MOOD, DIARY, REST]


def value(text: str) -> str:
    entry = read_entry(read_words(text).plain, MINE)
    assert entry is not None
    assert entry.value is not None
    return f"{entry.value:f}"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("sleep 7h30", "7.5"),
        ("sleep 7:20", "7.333333"),
        ("sleep 90 min", "1.5"),
        ("sleep 7 h 30 min yesterday", "7.5"),
        ("pace 5:30", "5.5"),
        ("pace 1h05", "65"),
        ("pace 1:02:30", "62.5"),
        ("fever 101.3 F", "38.5"),
        ("weight 12st", "76.2"),
        ("weight 172 lb", "78.02"),
    ],
)
def test_a_value_is_kept_in_the_trackers_unit(text: str, kept: str) -> None:
    assert value(text) == kept


def test_what_goes_there_and_back_is_the_same() -> None:
    for word, unit in UNITS.items():
        for other, target in UNITS.items():
            there = converted(Decimal(1000), word, other)
            assert (there is not None) == (
                unit.dimension == target.dimension or {unit.shown, target.shown} == {"°C", "°F"}
            )


NAMES = st.sampled_from(["weight", "Weight", "WEIGHT"])
NUMBERS = st.decimals(0, 9999, places=1, allow_nan=False)


@given(
    NAMES,
    NUMBERS,
    st.sampled_from(["", "kg", " kg", " Kilo"]),
    st.sampled_from(["", " yesterday", " Mon", " gestern"]),
)
def test_name_value_unit_and_day_are_an_entry(name: str, number: Decimal, unit: str, day: str) -> None:
    said = read_exactly(read_words(f"{name} {number}{unit}{day}"), MINE)
    assert isinstance(said, EntrySaid)
    assert (said.tracker, said.value, said.words) == (WEIGHT, number, "")


@given(NAMES, NUMBERS, st.text(st.characters(categories=["L"]), min_size=13, max_size=20))
def test_with_more_behind_it_is_near_to_one(name: str, number: Decimal, word: str) -> None:
    words = read_words(f"{name} {number} {word}")
    assert read_exactly(words, MINE) is None
    near = read_nearly(words, MINE)
    assert near is not None
    again = read_entry(near.reads.removeprefix("\\LOG "), MINE, with_words=True)
    assert again is not None
    assert again.value == near.value == number


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for body in (text, f"weight {text}", f"mood {text}", f"+{text}", f"sleep{text}"):
        words = read_words(body)
        exact = read_exactly(words, MINE)
        if exact is None:
            read_nearly(words, MINE)
        read_answer(words)


def test_one_that_rests_is_asked_about() -> None:
    words = read_words("yoga 30")
    assert read_exactly(words, MINE) is None
    assert read_nearly(words, MINE) is not None


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("today", Unfit.FIRST_WORD),
        ("Heute", Unfit.FIRST_WORD),
        ("сегодня", Unfit.FIRST_WORD),
        ("thanks", Unfit.FIRST_WORD),
        ("kg", Unfit.FIRST_WORD),
        ("friday", Unfit.FIRST_WORD),
        ("stop", Unfit.COMMAND),
        ("Yes", Unfit.COMMAND),
        ("JOIN", Unfit.COMMAND),
        ("remind", Unfit.COMMAND),
        ("chart", Unfit.COMMAND),
        ("pin", Unfit.COMMAND),
        ("passcode", Unfit.SECRET),
        ("x", Unfit.SHAPE),
        ("5km", Unfit.SHAPE),
        ("a" * 25, Unfit.SHAPE),
        ("two words", Unfit.SHAPE),
        ("weight", None),
        ("Gewicht", None),
        ("вес", None),
        ("体重", None),
        ("coffee", None),
        ("steps", None),
    ],
)
def test_names_that_begin_sentences_or_are_commands_are_refused(name: str, why: Unfit | None) -> None:
    assert unfit(name, frozenset({"JOIN"})) is why


def decimals(*said: str) -> list[Decimal]:
    return [Decimal(each) for each in said]


def test_what_is_ten_times_off_is_likely_a_slip() -> None:
    before = decimals("78.5", "79", "78.2")
    assert likely_meant(Decimal(782), before) == Decimal("78.2")
    assert likely_meant(Decimal("7.82"), before) == Decimal("78.2")
    assert likely_meant(Decimal(7820), before) == Decimal("78.2")
    assert likely_meant(Decimal(81), before) is None
    assert likely_meant(Decimal(0), before) is None
    assert likely_meant(Decimal(782), []) is None
    assert likely_meant(Decimal(50), decimals("5", "60", "12")) is None  # it has been so before


def test_of_two_readings_the_one_that_is_near_to_the_last_values_is_taken() -> None:
    assert likelier(Decimal(1200), Decimal("1.2"), decimals("1100")) == Decimal(1200)
    assert likelier(Decimal(1200), Decimal("1.2"), decimals("1.1")) == Decimal("1.2")
    assert likelier(Decimal(1200), Decimal("1.2"), []) is None
