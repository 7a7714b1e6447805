import pytest

from sandbox.carrier.webhooks.target import read_target


def test_defaults() -> None:
    target = read_target("https://bot.example/twilio/sms?a=1")
    assert (target.url, target.authorization) == ("https://bot.example/twilio/sms?a=1", None)
    assert (target.retries, target.retry_on) == (1, {"ct"})
    assert (target.connect, target.read, target.total) == (5, 15, 15)


def test_fragment_overrides_and_is_not_part_of_the_address() -> None:
    target = read_target("http://u:p%20w@bot.example:8080/sms#rc=3&rp=5xx,ct,rt&ct=200&rt=300&tt=4000")
    assert target.url == "http://bot.example:8080/sms"
    assert target.authorization == "Basic dTpwIHc="
    assert (target.retries, target.retry_on) == (3, {"5xx", "ct", "rt"})
    assert (target.connect, target.read, target.total) == (0.2, 0.3, 4)


@pytest.mark.parametrize(
    ("fragment", "retries", "classes"),
    [
        ("rc=9&rp=all", 5, {"4xx", "5xx", "ct", "rt"}),
        ("rc=no", 1, {"ct"}),
        ("rp=6xx", 1, set()),
        ("rc=0", 0, {"ct"}),
    ],
)
def test_odd_overrides(fragment: str, retries: int, classes: set[str]) -> None:
    target = read_target(f"http://bot.example/#{fragment}")
    assert (target.retries, target.retry_on) == (retries, classes)
