import pytest

from clients.x.quota import XQuota, quota_of
from core.clock import Moment

NOW = Moment(1_800_000_000_000)
SECONDS = 1_800_000_000


def limit(name: str, remaining: object, reset: object) -> dict[str, str]:
    return {f"{name}-limit": "100", f"{name}-remaining": str(remaining), f"{name}-reset": str(reset)}


def window(remaining: object, reset: object) -> dict[str, str]:
    return limit("x-rate-limit", remaining, reset)


def user_day(remaining: object, reset: object) -> dict[str, str]:
    return limit("x-user-limit-24hour", remaining, reset)


def app_day(remaining: object, reset: object) -> dict[str, str]:
    return limit("x-app-limit-24hour", remaining, reset)


def at(seconds: int) -> Moment:
    return Moment(NOW + seconds * 1000)


IN_9, IN_90, IN_900 = SECONDS + 9, SECONDS + 90, SECONDS + 900
CASES: list[tuple[str, int, dict[str, str], XQuota]] = [
    ("says nothing", 201, {}, XQuota()),
    ("plenty", 201, window(99, IN_9) | user_day(8, IN_90) | app_day(7, IN_900), XQuota()),
    ("that was the last in the window", 201, window(0, IN_9), XQuota(at(9))),
    ("that was the last of the day", 201, window(4, IN_9) | user_day(0, IN_90), XQuota(at(90))),
    ("both of the account", 201, window(0, IN_9) | user_day(0, IN_90), XQuota(at(90))),
    ("both, the window later", 201, window(0, IN_90) | user_day(0, IN_9), XQuota(at(90))),
    ("the application's", 201, window(4, IN_9) | app_day(0, IN_900), XQuota(None, at(900))),
    ("everything", 429, window(0, IN_9) | user_day(0, IN_90) | app_day(0, IN_900), XQuota(at(90), at(900))),
    ("refused, the application's", 429, window(4, IN_9) | app_day(0, IN_900), XQuota(None, at(900))),
    ("refused, nobody knows why", 429, window(4, IN_9) | user_day(4, IN_90), XQuota(at(9))),
    ("refused, no word of remaining", 429, {"x-rate-limit-reset": str(IN_9)}, XQuota(at(9))),
    ("refused without headers", 429, {}, XQuota()),
    ("over already", 429, window(0, SECONDS - 1), XQuota()),
    ("over just now", 429, window(0, SECONDS), XQuota()),
    ("a slip: milliseconds", 429, window(0, IN_9 * 1000), XQuota(at(86_400))),
    ("no number", 429, window(0, "soon"), XQuota()),
    ("a negative one", 429, window(0, -5), XQuota()),
    ("other digits", 429, window(0, "\u0661\u0662"), XQuota()),
    ("endless", 429, window(0, "9" * 5000), XQuota()),
    ("remaining is no number", 201, window("none", IN_9), XQuota()),
    ("spaces", 201, window(" 0 ", f" {IN_9} "), XQuota(at(9))),
]


@pytest.mark.parametrize(
    ("status", "headers", "quota"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_until_when_nothing_more_is_taken(status: int, headers: dict[str, str], quota: XQuota) -> None:
    assert quota_of(status, headers, NOW) == quota


@pytest.mark.parametrize(
    ("quota", "free_at"),
    [
        (XQuota(), None),
        (XQuota(at(1)), at(1)),
        (XQuota(None, at(2)), at(2)),
        (XQuota(at(3), at(2)), at(3)),
        (XQuota(at(1), at(2)), at(2)),
    ],
)
def test_both_have_to_be_free(quota: XQuota, free_at: Moment | None) -> None:
    assert quota.free_at() == free_at
