from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from core.clock import DAY, SECOND, Moment, after

WINDOW = "x-rate-limit"
ACCOUNT_DAY = "x-user-limit-24hour"
APPLICATION_DAY = "x-app-limit-24hour"
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class XQuota:
    """Until when X takes no more calls of the kind that was made; limits of posting and deleting are separate.

    Attributes:
        account_free_at: when the account may go on; None if it may now, or if nobody knows.
        application_free_at: when the whole application may, whoever's account it is.
    """

    account_free_at: Moment | None = None
    application_free_at: Moment | None = None

    def free_at(self) -> Moment | None:
        """When both may go on."""
        return _latest(self.account_free_at, self.application_free_at)


def quota_of(status: int, headers: Mapping[str, str], now: Moment) -> XQuota:
    """Read the rate limits of an answer.

    X counts the calls of an account in windows of 15 minutes, and those of accounts and of the application in
    24 hours; each limit comes as `-limit`, `-remaining` and `-reset`, which is in seconds since 1970 (X's
    documentation, rate limits). If X says that it was too much but of none that it is used up, the account's
    window is taken to be.
    """
    account = _latest(_used_up_until(WINDOW, headers, now), _used_up_until(ACCOUNT_DAY, headers, now))
    application = _used_up_until(APPLICATION_DAY, headers, now)
    if status == HTTPStatus.TOO_MANY_REQUESTS and not any(
        _is_used_up(each, headers) for each in (WINDOW, ACCOUNT_DAY, APPLICATION_DAY)
    ):
        account = _reset(WINDOW, headers, now)
    return XQuota(account, application)


def _used_up_until(limit: str, headers: Mapping[str, str], now: Moment) -> Moment | None:
    return _reset(limit, headers, now) if _is_used_up(limit, headers) else None


def _is_used_up(limit: str, headers: Mapping[str, str]) -> bool:
    return _number(headers.get(f"{limit}-remaining")) == 0


def _reset(limit: str, headers: Mapping[str, str], now: Moment) -> Moment | None:
    """When it ends: in the future, and no more than a day ahead, whatever X's clock says, or a mistake of it."""
    seconds = _number(headers.get(f"{limit}-reset"))
    if seconds is None or seconds * SECOND <= now:
        return None
    return min(Moment(seconds * SECOND), after(now, DAY))


def _number(header: str | None) -> int | None:
    given = (header or "").strip()
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else None


def _latest(*moments: Moment | None) -> Moment | None:
    return max((moment for moment in moments if moment is not None), default=None)
