"""A phone, a browser and X: from CONNECT to an account that texts are posted on."""

from collections.abc import AsyncIterator

import pytest

from sandbox.server import Sandbox
from tests.conftest import Logs, StartBot
from tests.support.bots import Phone, RunningBot, eventually
from tests.support.browser.browsers import Browser, link_in

ANN, BEN = "ann_lakes", "bens_bakery"


@pytest.fixture
async def browser(bot: RunningBot) -> AsyncIterator[Browser]:
    async with Browser(bot.url) as opened:
        yield opened


async def reach_code(phone: Phone, browser: Browser, sandbox: Sandbox, username: str = ANN) -> str:
    """Everything up to the code that the page shows."""
    message = await phone.says("CONNECT", "15 minutes")
    page = await browser.follow(sandbox.x.consent(await browser.begin(link_in(message.body)), username))
    assert f"@{username}" in page.words
    return page.code


async def test_connecting_from_a_link_to_a_post(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox, logs: Logs
) -> None:
    code = await reach_code(ann, browser, sandbox)
    await ann.says(code, f"Connected as @{ANN}", "posted there")
    assert "Connected" in (await browser.open("/connect/code")).words
    await ann.text("The lake is frozen over this morning")
    [post] = await sandbox.x.posted(ANN)
    assert post.text == "The lake is frozen over this morning"
    [begun] = logs.lines("x.connecting")
    [connected] = logs.lines("x.connected")
    assert connected["person"] == begun["person"]
    assert connected["account_known"] is True


async def test_wrong_codes_and_the_third_ends_it(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox, logs: Logs
) -> None:
    code = await reach_code(ann, browser, sandbox)
    wrong = f"{(int(code) + 1) % 10000:04}"
    await ann.says(wrong, "not the code", "2 tries left")
    await ann.says("12345", "four digits")
    await ann.says(wrong, "1 try left")
    await ann.says(wrong, "the last try", "CONNECT")
    await ann.says(code, "none is awaited")
    assert "Too many wrong codes" in (await browser.open("/connect/code")).words
    await eventually(lambda: _is(sandbox.x.living_grants(ANN) == 0))
    assert len(logs.lines("x.code_wrong")) == 3


async def _is(condition: bool) -> bool:  # noqa: FBT001 - what `eventually` waits for
    return condition


async def test_a_code_may_come_as_a_sentence_and_after_a_wrong_one(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    code = await reach_code(ann, browser, sandbox)
    await ann.says(f"{(int(code) + 1) % 10000:04}", "not the code")
    await ann.says(f"My code is {code[:2]} {code[2:]}.", "Connected as")


async def test_digits_that_nobody_awaits_are_not_posted(bot: RunningBot, ann: Phone) -> None:
    await ann.says("1234", "Not posted", "\\POST and the digits")


async def test_switching_to_another_account_revokes_the_first(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    await ann.says(await reach_code(ann, browser, sandbox), f"Connected as @{ANN}")
    await ann.says(await reach_code(ann, browser, sandbox, BEN), f"Connected as @{BEN}")
    await eventually(lambda: _is(sandbox.x.living_grants(ANN) == 0))
    assert sandbox.x.living_grants(BEN) == 1


async def test_a_denial_is_told_once_and_changes_nothing(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox, logs: Logs
) -> None:
    await ann.says(await reach_code(ann, browser, sandbox), f"Connected as @{ANN}")
    link = link_in((await ann.says("CONNECT", "15 minutes")).body)
    for _ in range(2):
        page = await browser.open(sandbox.x.deny(await browser.begin(link)))
        assert "Not connected" in page.words
    await ann.hears("not connected", "you said no", "CONNECT")
    await ann.text("The lake is frozen over")
    assert [post.text for post in await sandbox.x.posted(ANN)] == ["The lake is frozen over"]
    assert len(logs.lines("x.denied")) == 2
    assert sandbox.x.living_grants(ANN) == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("x_token_error_before", "HTTP 503"),
        ("x_token_reset_before", "connection"),
        ("x_token_timeout_before", "in time"),
        ("x_token_bad_client", "x.client_secret"),
    ],
)
async def test_an_exchange_that_fails_is_told_and_can_be_tried_again(
    start: StartBot, ann: Phone, sandbox: Sandbox, logs: Logs, fault: str, reason: str
) -> None:
    bot = await start(x={"timeout_seconds": 2.0})
    async with Browser(bot.url) as browser:
        link = link_in((await ann.says("CONNECT")).body)
        sandbox.x.faults.add(fault)
        page = await browser.open(sandbox.x.consent(await browser.begin(link), ANN))
        assert "nothing was changed" in page.words
        await ann.hears("not connected", "X gave no access")
        [failed] = logs.lines("x.exchange_failed")
        assert reason in failed["reason"]
        page = await browser.follow(sandbox.x.consent(await browser.begin(link), ANN))
        await ann.says(page.code, f"Connected as @{ANN}")


async def test_an_account_whose_name_x_does_not_tell_is_connected_all_the_same(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox, logs: Logs
) -> None:
    link = link_in((await ann.says("CONNECT")).body)
    sandbox.x.faults.add("x_me_error")
    page = await browser.follow(sandbox.x.consent(await browser.begin(link), ANN))
    assert "Your X account" in page.words
    await ann.says(page.code, "Connected. ")
    [connected] = logs.lines("x.connected")
    assert connected["account_known"] is False


async def test_two_tabs_and_the_back_button_lead_to_one_code(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    link = link_in((await ann.says("CONNECT")).body)
    first, second, third = [await browser.begin(link) for _ in range(3)]
    came_back = sandbox.x.consent(first, ANN)
    page = await browser.follow(came_back)
    again = await browser.follow(sandbox.x.consent(second, ANN))
    assert again.code == page.code
    assert (await browser.follow(came_back)).code == page.code  # back, and forward once more
    assert (await browser.follow(sandbox.x.deny(third))).code == page.code  # no harm in saying no in another tab
    assert (await browser.follow(link)).code == page.code
    await ann.says(page.code, f"Connected as @{ANN}")
    assert sandbox.x.living_grants(ANN) == 1
    assert ann.silent


async def test_a_second_link_takes_the_place_of_the_first(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    old = await reach_code(ann, browser, sandbox)
    async with Browser(bot.url) as another:
        new = await reach_code(ann, another, sandbox, BEN)
        assert "newer page" in (await browser.open("/connect/code")).words
        if old != new:
            await ann.says(old, "not the code")
        await ann.says(new, f"Connected as @{BEN}")
    await eventually(lambda: _is(sandbox.x.living_grants(ANN) == 0))


async def test_stop_takes_back_what_is_under_way(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    await ann.says(await reach_code(ann, browser, sandbox, BEN), "Connected")
    await reach_code(ann, browser, sandbox)
    await ann.says("\\STOP", "Deleted")
    await eventually(lambda: _is(sandbox.x.living_grants(ANN) == sandbox.x.living_grants(BEN) == 0))
    assert (await browser.open("/connect/code")).status == 404


async def test_who_leaves_while_at_x_connects_nothing(
    bot: RunningBot, ann: Phone, browser: Browser, sandbox: Sandbox
) -> None:
    link = link_in((await ann.says("CONNECT")).body)
    authorize_url = await browser.begin(link)
    await ann.says("\\STOP", "Deleted")
    assert (await browser.follow(sandbox.x.consent(authorize_url, ANN))).status == 400
    assert (await browser.open(link)).status == 404


async def test_without_an_application_at_x_nobody_is_sent_there(start: StartBot, ann: Phone) -> None:
    await start(x={"client_id": ""})
    await ann.says("CONNECT", "can't be connected here", "whoever runs this")
