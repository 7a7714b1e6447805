import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.secrets import find_secret
from core.reading.words import read_words

# The examples of the IBAN registry.
IBANS = [
    "AT611904300234573201", "BE68539007547034", "BR1800360305000010009795493C1", "CH9300762011623852957",
    "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243", "ES9121000418450200051332",
    "FI2112345600000785", "FR1420041010050500013M02606", "GB29NWBK60161331926819", "GR1601101250000000012300695",
    "IE29AIBK93115212345678", "IT60X0542811101000000123456", "LT121000011101001000", "LU280019400644750000",
    "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947", "PL61109010140000071219812874",
    "PT50000201231234567890154", "RO49AAAA1B31007593840000", "SA0380000000608010167519", "SE4550000000058398257466",
    "TR330006100519786457841326", "UA213223130000026007233566001",
]  # fmt: skip


def is_held(text: str) -> bool:
    return find_secret(read_words(text)) is not None


@given(st.sampled_from(IBANS), st.integers(0, 5), st.sampled_from([" ", "-", ""]), st.booleans())
@settings(max_examples=120)
def test_ibans_of_many_countries_in_any_grouping(iban: str, size: int, separator: str, lower: bool) -> None:  # noqa: FBT001
    groups = [iban[at : at + size] for at in range(0, len(iban), size)] if size else [iban]
    written = separator.join(groups) if size > 1 else iban
    assert is_held(f"send it to {written.lower() if lower else written} please")


def test_one_wrong_digit_makes_it_none_unless_it_is_called_so() -> None:
    assert not is_held("Today we flew with number DE88370400440532013000 to the lake")
    assert is_held("iban DE88370400440532013000")
    assert is_held("NL29 INGB 0004 8172 66 for the deposit")  # in fours, as IBANs are printed


@pytest.mark.parametrize(
    "text",
    [
        "account number 12345678",
        "sort code 12-34-56",
        "routing 021000021",
        "Kontonummer: 1234567890",
        "account 063-000 1123 4490 BSB and number, send the bond there",
        "Send it to GTBank 0148823917 Adaeze Nwosu",
        "номер счёта 40817810099910004312",
    ],
)
def test_numbers_that_are_called_an_accounts(text: str) -> None:
    assert find_secret(read_words(text)) is not None
