import pytest

from core.phones.senders import Senders

OURS = "+15550100000"


@pytest.mark.parametrize(
    ("sender", "why_not"),
    [
        ("+12125550123", ""),
        ("+15550100101", ""),
        ("+18005550123", ""),
        ("+14165550123", "other country"),
        ("+18095550123", "other country"),
        ("+16585550123", "other country"),
        ("+441632960000", "other country"),
        ("+881612345678", "other country"),
        ("+999123456789", "other country"),
        ("+19005550123", "dear number"),
        ("+448712345678", "dear number"),
        ("729725", "short code"),
        ("", "no number"),
        ("+1", "no number"),
        ("\u0661" * 5, "no number"),
        ("anonymous", "no number"),
    ],
)
def test_those_of_our_own_country_are_served(sender: str, why_not: str) -> None:
    assert Senders((), [OURS, "24365"]).unserved(sender) == why_not


def test_or_those_of_the_countries_that_are_named() -> None:
    senders = Senders(["GB", "CA"], [OURS])
    assert senders.unserved("+447400123456") == ""
    assert senders.unserved("+14165550123") == ""
    assert senders.unserved("+447797712345") == "other country"  # Jersey
    assert senders.unserved("+12125550123") == "other country"
