import pytest

from core.passwords.rules import LONGEST, Fault, fault_of

NUMBER = "+15550100101"


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", Fault.TOO_SHORT),
        ("h3ron 7", Fault.TOO_SHORT),
        ("h" * (LONGEST + 1), Fault.TOO_LONG),
        ("password", Fault.COMMON),
        ("P@ssw0rd!", Fault.COMMON),
        ("drowssap1", Fault.COMMON),
        ("dragondragon", Fault.COMMON),
        ("Summer2024!", Fault.COMMON),
        ("correct horse battery staple", Fault.COMMON),
        ("12345678", Fault.COMMON),
        ("76543210", Fault.COMMON),
        ("abcabcabc", Fault.COMMON),
        ("1q2w3e4r5t", Fault.COMMON),
        ("        ", Fault.COMMON),
        ("5550100101", Fault.OWN_NUMBER),
        ("+1 555 0100101", Fault.OWN_NUMBER),
        ("heron lake 77 wind", None),
        ("xk7#qv2!", None),
        ("möwe sieht zwölf schiffe", None),
        ("五月雨を集めて早し最上川", None),
        ("two herons on the lake at six in the morning, one of them asleep", None),
    ],
)
def test_what_is_taken(password: str, fault: Fault | None) -> None:
    assert fault_of(password, NUMBER) is fault
