import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.secrets import SecretKind, find_secret
from core.reading.secrets.check_digits import luhn
from core.reading.words import read_words

# Numbers that payment providers publish for tests.
TEST_CARDS = {
    "Visa": "4242424242424242",
    "Visa of 13 digits": "4222222222222",
    "Mastercard": "5555555555554444",
    "Mastercard, 2-series": "2223003122003222",
    "American Express": "378282246310005",
    "Discover": "6011111111111117",
    "Diners": "30569309025904",
    "Diners of 36": "36227206271667",
    "JCB": "3530111333300000",
    "UnionPay": "6200000000000005",
    "UnionPay of 19": "6205500000000000004",
    "Maestro": "6759649826438453",
    "RuPay": "6521525217300006",
    "Mir": "2200000000000004",
    "Troy": "9792030394440796",
    "Elo": "6362970000457013",
    "Hipercard": "6062826786276634",
}
BEGINNINGS = [
    "4",
    "51",
    "55",
    "2221",
    "2720",
    "34",
    "37",
    "6011",
    "65",
    "36",
    "3528",
    "62",
    "6759",
    "6521",
    "2200",
    "9792",
]


def grouped(digits: str, sizes: list[int], separator: str) -> str:
    groups, rest = [], digits
    for size in sizes:
        groups.append(rest[:size])
        rest = rest[size:]
    return separator.join(group for group in [*groups, rest] if group)


@pytest.mark.parametrize("separator", ["", " ", "-", ".", "  ", " - ", "\u00a0", "\n"])
def test_cards_of_all_brands(separator: str) -> None:
    missed = [
        brand
        for brand, number in TEST_CARDS.items()
        if find_secret(read_words(f"here it is: {grouped(number, [4, 4, 4, 4], separator)} thx")) is None
    ]
    assert missed == []


@st.composite
def cards(draw: st.DrawFn) -> str:
    """A number with Luhn's check digit, as a brand has it."""
    beginning = draw(st.sampled_from(BEGINNINGS))
    length = 15 if beginning in {"34", "37"} else 14 if beginning == "36" else 16
    digits = beginning + draw(
        st.text("0123456789", min_size=length - 1 - len(beginning), max_size=length - 1 - len(beginning))
    )
    return next(digits + check for check in "0123456789" if luhn(digits + check))


@given(
    cards(),
    st.lists(st.integers(1, 6), max_size=8),
    st.sampled_from(["", " ", "-", ".", " - ", "_"]),
    st.sampled_from(["", "my card ", "take this: "]),
)
@settings(max_examples=150)
def test_any_card_in_any_grouping(number: str, sizes: list[int], separator: str, lead: str) -> None:
    assert find_secret(read_words(lead + grouped(number, sizes, separator) + " 12/27")) is not None


@pytest.mark.parametrize(
    "text", ["cvv 123", "CVC: 1234", "exp 04/28 cvv is 123", "security code 123", "123 is the cvv"]
)
def test_what_stands_on_the_back(text: str) -> None:
    found = find_secret(read_words(text))
    assert found is not None
    assert found.kind in {SecretKind.CARD, SecretKind.CODE}


def test_a_number_that_is_none_is_no_card() -> None:
    assert find_secret(read_words("The barcode says 4006381333931")) is None
    assert find_secret(read_words("Tweet 1204782736281640960 was the best")) is None
