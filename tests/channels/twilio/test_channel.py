import pytest

from channels.twilio.channel import SmsRules


@pytest.mark.parametrize(
    ("rate", "segments", "pace"), [(1, 1, 1_000), (0.5, 2, 4_000), (100, 3, 30), (700, 1, 2), (2_000, 3, 0)]
)
def test_a_number_is_never_asked_for_more_than_its_rate(rate: float, segments: int, pace: int) -> None:
    words = "x" * (160 if segments == 1 else 153 * segments)
    assert SmsRules(rate=rate).measure(words)[::2] == (segments, pace)
