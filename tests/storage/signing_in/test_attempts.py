import pytest

from storage.signing_in.attempts import TIMES, areas


@pytest.mark.parametrize("network", ["203.0.113.7", "unknown"])
def test_an_address_of_ipv4_counts_by_itself(network: str) -> None:
    assert areas(network) == ((network, 1),)


def test_one_of_ipv6_counts_by_its_block_too() -> None:
    assert areas("2001:db8:1:2::/64") == (("2001:db8:1:2::/64", 1), ("2001:db8:1::/48", TIMES))
