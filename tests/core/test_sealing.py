import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from core.sealing import Keyring, Unsealable

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
RING = Keyring([OLD])
plain_texts = st.text(st.characters(codec="utf-8"), max_size=60)
identities = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(plain_texts, identities)
def test_what_is_sealed_opens_under_its_identity(plain: str, identity: str) -> None:
    assert RING.open(RING.seal(plain, identity), identity) == plain


@given(plain_texts, identities, identities)
def test_it_opens_under_no_other_identity(plain: str, identity: str, other: str) -> None:
    sealed = RING.seal(plain, identity)
    if other != identity:
        with pytest.raises(Unsealable):
            RING.open(sealed, other)


@given(plain_texts, st.data())
def test_one_altered_bit_is_refused(plain: str, data: st.DataObject) -> None:
    sealed = bytearray(RING.seal(plain, "texts:1"))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unsealable):
        RING.open(bytes(sealed), "texts:1")


@given(st.binary(max_size=40))
def test_bytes_that_were_never_sealed_are_refused(found: bytes) -> None:
    with pytest.raises(Unsealable):
        RING.open(found, "texts:1")


@given(plain_texts, st.integers(0, 31))
def test_what_is_cut_short_is_refused(plain: str, kept: int) -> None:
    sealed = RING.seal(plain, "texts:1")
    with pytest.raises(Unsealable):
        RING.open(sealed[:kept], "texts:1")


def test_only_with_the_key_it_opens() -> None:
    sealed = RING.seal("zebrafinch", "texts:1")
    with pytest.raises(Unsealable, match="not among"):
        Keyring([OTHER]).open(sealed, "texts:1")
    assert Keyring([NEW, OLD]).open(sealed, "texts:1") == "zebrafinch"


def test_the_first_key_seals() -> None:
    both = Keyring([NEW, OLD])
    sealed = both.seal("zebrafinch", "texts:1")
    assert both.is_newest(sealed)
    assert not both.is_newest(RING.seal("zebrafinch", "texts:1"))
    assert Keyring([NEW]).open(sealed, "texts:1") == "zebrafinch"


def test_the_same_is_never_sealed_the_same() -> None:
    assert RING.seal("zebrafinch", "texts:1") != RING.seal("zebrafinch", "texts:1")


def test_look_ups_are_the_same_each_time_and_different_by_key_and_value() -> None:
    both = Keyring([NEW, OLD])
    assert both.lookups("+15550100101") == (*Keyring([NEW]).lookups("+15550100101"), *RING.lookups("+15550100101"))
    assert len({*both.lookups("+15550100101"), *both.lookups("+15550100102")}) == 4
    assert all(len(each) == 32 for each in both.lookups("+15550100101"))


def test_without_a_key_there_is_nothing_to_seal_with() -> None:
    with pytest.raises(ValueError, match="bot keys new"):
        Keyring([])


def test_what_was_sealed_by_an_earlier_version_still_opens() -> None:
    """The layout and the derivation of keys are in people's databases."""
    key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    sealed = bytes.fromhex(EARLIER)
    assert Keyring([key]).open(sealed, "texts:1") == "zebrafinch"
    assert Keyring([key]).lookups("+15550100101")[0].hex() == EARLIER_LOOKUP


EARLIER = "faf0621dfdf4aa9d66af03a2b6973e6c82fa721e3645508c61a0fad4e9c86321857315499562b41856a3"
EARLIER_LOOKUP = "b2d853a7fbacf01796ac29ada3e2c0943401d753731f1dba3e639b8de2def968"
