import pytest

from core.passwords.rules import LONGEST, PasswordFault, fault_of

NUMBER = "+15550100101"


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("", PasswordFault.TOO_SHORT),
        ("h3ron 7", PasswordFault.TOO_SHORT),
        ("h" * (LONGEST + 1), PasswordFault.TOO_LONG),
        ("password", PasswordFault.COMMON),
        ("P@ssw0rd!", PasswordFault.COMMON),
        ("drowssap1", PasswordFault.COMMON),
        ("dragondragon", PasswordFault.COMMON),
        ("Summer2024!", PasswordFault.COMMON),
        ("correct horse battery staple", PasswordFault.COMMON),
        ("12345678", PasswordFault.COMMON),
        ("76543210", PasswordFault.COMMON),
        ("abcabcabc", PasswordFault.COMMON),
        ("1q2w3e4r5t", PasswordFault.COMMON),
        ("        ", PasswordFault.COMMON),
        ("5550100101", PasswordFault.OWN_NUMBER),
        ("+1 555 0100101", PasswordFault.OWN_NUMBER),
        ("heron lake 77 wind", None),
        ("xk7#qv2!", None),
        ("möwe sieht zwölf schiffe", None),
        ("五月雨を集めて早し最上川", None),
        ("two herons on the lake at six in the morning, one of them asleep", None),
    ],
)
def test_what_is_taken(password: str, fault: PasswordFault | None) -> None:
    assert fault_of(password, NUMBER) is fault
