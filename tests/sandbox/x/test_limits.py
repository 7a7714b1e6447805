import time

import pytest

from sandbox.server import Sandbox
from tests.sandbox.x_caller import BENS, Caller
from tests.support.bots import eventually


async def test_how_much_may_be_posted(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_posts_per_window = 2
    x.sign_in()
    left = []
    for words in ("one", "two", "three"):
        status, _, headers = await x.call_whole("POST", "/2/tweets", {"text": words})
        left.append((status, headers["x-rate-limit-limit"], headers["x-rate-limit-remaining"]))
        assert 890 < int(headers["x-rate-limit-reset"]) - time.time() < 902
        assert headers["x-app-limit-24hour-limit"] == headers["x-user-limit-24hour-limit"] == "10000"
    assert left == [(201, "2", "1"), (201, "2", "0"), (429, "2", "0")]
    assert headers["x-app-limit-24hour-remaining"] == "9998"
    x.sign_in(BENS)
    await x.posted("each account has its own")
    x.sign_in()
    carrier.x.clear_limits()
    await x.posted("three")


async def test_a_window_ends(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_posts_per_window, carrier.settings.x_window_seconds = 1, 0.05
    x.sign_in()
    await x.posted("one")

    async def is_posted() -> bool:
        return (await x.post("two"))[0] != 429

    await eventually(is_posted)


@pytest.mark.parametrize("name", ["x_app_posts_per_day", "x_user_posts_per_day"])
async def test_how_much_may_be_posted_in_a_day(x: Caller, carrier: Sandbox, name: str) -> None:
    setattr(carrier.settings, name, 1)
    x.sign_in()
    await x.posted("one")
    assert (await x.post("two"))[0] == 429


async def test_how_much_may_be_deleted(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_deletes_per_window = 1
    x.sign_in()
    first, second = await x.posted("one"), await x.posted("two")
    _, _, headers = await x.call_whole("DELETE", f"/2/tweets/{first}")
    assert (headers["x-rate-limit-limit"], headers["x-rate-limit-remaining"]) == ("1", "0")
    status, error = await x.call("DELETE", f"/2/tweets/{second}")
    assert (status, error["title"], error["status"]) == (429, "Too Many Requests", 429)
