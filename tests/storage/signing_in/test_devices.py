import pytest
from cryptography.fernet import Fernet

from core.sealing import Keyring
from storage.signing_in import devices
from web.cookies import LONGEST

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
KEYS = Keyring([OLD])
LARGEST_ID = 2**63 - 1


def test_each_is_known_as_one_of_its_person() -> None:
    found = [devices.read(KEYS, devices.make(KEYS, LARGEST_ID)) for _ in range(2)]
    assert [each.person_id for each in found if each] == [LARGEST_ID] * 2
    assert found[0] != found[1]


def test_it_is_known_as_long_as_its_key_is_there() -> None:
    shown = devices.make(KEYS, 7)
    assert devices.read(Keyring([NEW, OLD]), shown) == devices.read(KEYS, shown)
    assert devices.read(Keyring([NEW]), shown) is None


def test_it_fits_a_cookie() -> None:
    assert len(devices.make(KEYS, LARGEST_ID)) <= LONGEST


@pytest.mark.parametrize("made_up", ["", ".", "..", "7", "7.x", "7.x.", "7.x.é", "\udce9", "7.x." + "A" * 43])
def test_what_is_made_up_is_none(made_up: str) -> None:
    assert devices.read(KEYS, made_up) is None


def test_nobody_makes_it_anothers() -> None:
    _, _, rest = devices.make(KEYS, 7).partition(".")
    assert devices.read(KEYS, f"8.{rest}") is None
