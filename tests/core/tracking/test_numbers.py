from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tracking.numbers import Number, read_number, with_plain_digits


@pytest.mark.parametrize(
    ("said", "value", "other"),
    [
        ("78", "78", None),
        ("78.2", "78.2", None),
        ("78,2", "78.2", None),
        ("-3,5", "-3.5", None),
        ("−3", "-3", None),  # noqa: RUF001 - as phones type it
        ("+4", "4", None),
        ("0,125", "0.125", None),
        ("1,200", "1200", "1.200"),
        ("1.200", "1.200", "1200"),
        ("-1,200", "-1200", "-1.200"),
        ("12345,678", "12345.678", None),
        ("1.234,5", "1234.5", None),
        ("1,234.5", "1234.5", None),
        ("1,234,567", "1234567", None),
        ("12 345", "12345", None),
        ("1'200", "1200", None),
        ("007", "7", None),
    ],
)
def test_comma_and_point_are_read_as_they_are_meant(said: str, value: str, other: str | None) -> None:
    assert read_number(said) == (Number(Decimal(value), Decimal(other) if other else None), "")


@pytest.mark.parametrize(
    "said", ["", "kg", "20.11.2026", "1.2.3", "7:30", "2026-11-20", "20/11", "7h30", "1" * 13, "."]
)
def test_dates_times_and_versions_are_none(said: str) -> None:
    assert read_number(said) is None


def test_what_follows_is_left() -> None:
    assert read_number("78.2kg today") == (Number(Decimal("78.2")), "kg today")


def test_digits_of_all_scripts_are_digits() -> None:
    assert with_plain_digits("٧٨٫٢ кг") == "78.2 кг"  # noqa: RUF001 - Arabic's own


@given(st.decimals(-999_999, 999_999, places=2, allow_nan=False), st.sampled_from([",", "."]))
def test_a_number_is_read_as_it_is_written(number: Decimal, sign: str) -> None:
    read = read_number(f"{number:f}".replace(".", sign))
    assert read == (Number(number), "")


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    read = read_number(with_plain_digits(text))
    assert read is None or with_plain_digits(text).endswith(read[1])
