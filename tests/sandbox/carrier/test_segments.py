import pytest

from sandbox.carrier import segments


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("\\" * 80, 1),
        ("\\" * 81, 2),
        ("a" * 152 + "[" + "a" * 152, 3),
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
    ],
)
def test_segments(body: str, expected: int) -> None:
    assert segments.count(body) == expected
