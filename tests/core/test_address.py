import pytest

from core.address import can_be_ours, is_number, masked


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+15550100167", "+1\u202667"),
        ("+447700900123", "+4\u202623"),
        ("12345", "\u202645"),
        ("Bank", "\u2026nk"),
        ("+1", "\u2026"),
        ("1", "\u2026"),
        ("", "\u2026"),
    ],
)
def test_a_number_shows_its_first_digit_and_its_last_two(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize("number", ["+15550100101", "+4477009", "+123456789012345"])
def test_numbers(number: str) -> None:
    assert is_number(number)


@pytest.mark.parametrize(
    "number",
    [
        "15550100101",
        "+1555",
        "+1234567890123456",
        "+1 555 0100101",
        "+",
        "",
        "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
    ],
)
def test_what_is_no_number(number: str) -> None:
    assert not is_number(number)


@pytest.mark.parametrize("number", ["12345", "123456", "+15550100000"])
def test_what_we_may_text_from(number: str) -> None:
    assert can_be_ours(number)


@pytest.mark.parametrize("number", ["1234", "1234567", "\u0661\u0662\u0663\u0664\u0665", "1234a", " 12345", ""])
def test_what_we_may_not(number: str) -> None:
    assert not can_be_ours(number)
