"""Signing in by a PIN: it counts once, for ten minutes, in the browser that asked; asking tells nobody anything."""

import pytest

from core.address import sms
from core.tx import Tx
from storage import addresses, sessions, spending
from storage.delivery import opt_outs
from tests.conftest import Logs
from tests.support.browser.signing_in import ANN, BEN, SESSION, UNKNOWN, SignIns, at_once, is_signed_in
from tests.support.database.rows import total_up
from tests.support.x.stage import changed, dump


async def test_with_the_pin_the_browser_is_signed_in_and_fresh(scene: SignIns, logs: Logs) -> None:
    browser = await scene.browser()
    asked = await scene.ask(browser, "(555) 010-0101")
    assert (asked.status, asked.location) == (303, "/sign-in/pin")
    assert "HttpOnly" in asked.cookies[0]
    assert "If the number ending 01 is registered here, six digits are" in (await browser.open(asked.location)).words
    [message] = await scene.texted()
    pin = message.body[:6]
    assert message.body == (
        f"{pin} is your PIN to sign in at Backslash, good for 10 minutes."
        " Nobody of ours will ever ask you for it. Not you? Ignore this."
    )
    assert len(message.body) <= 160
    done = await browser.fill("/sign-in/pin", pin=f" {pin[:3]} {pin[3:]} ")
    assert (done.status, done.location) == (303, "/")
    found = await scene.album.app.db.read(sessions.find, browser.cookies[SESSION])
    assert found.is_signed_in
    assert found.is_fresh
    assert "__Host-pin" not in browser.cookies
    assert [line["way"] for line in logs.lines("sign_in.entered")] == ["pin"]
    assert pin not in str(logs.lines())
    assert ANN[2:] not in str(logs.lines())


async def test_a_pin_counts_once_and_in_no_other_browser(scene: SignIns) -> None:
    browser, other = await scene.browser(), await scene.browser()
    await scene.ask(browser)
    await scene.ask(other, BEN)
    [anns, _] = await scene.texted()
    assert (await other.fill("/sign-in/pin", pin=anns.body[:6])).status == 422
    assert not await is_signed_in(other)
    cookies = dict(browser.cookies)
    assert (await browser.fill("/sign-in/pin", pin=anns.body[:6])).status == 303
    other.cookies = cookies
    assert "That PIN is over" in (await other.fill("/sign-in/pin", pin=anns.body[:6])).words
    assert not await is_signed_in(other)


async def test_after_ten_minutes_it_is_over(scene: SignIns) -> None:
    browser = await scene.browser()
    await scene.ask(browser)
    pin = await scene.pin()
    await scene.album.do(lambda tx: tx.run("UPDATE pins SET expires_at = :now", now=tx.now))
    assert "That PIN is over" in (await browser.open("/sign-in/pin")).words
    assert "That PIN is over" in (await browser.fill("/sign-in/pin", pin=pin)).words
    assert not await is_signed_in(browser)


async def test_an_unknown_number_looks_and_takes_the_same_and_gets_no_text(scene: SignIns) -> None:
    pages, rows = [], []
    for number in (ANN, "+15550119901"):
        before = await scene.album.app.db.read(dump)
        browser = await scene.browser()
        asked = await scene.ask(browser, number)
        rows.append(changed(before, await scene.album.app.db.read(dump)))
        shown = await browser.open(asked.location)
        wrong = await browser.fill("/sign-in/pin", pin="000000")
        pages.append([(page.status, page.location, page.body, len(page.cookies)) for page in (asked, shown, wrong)])
        assert len(await scene.texted()) == (number == ANN)
    assert pages[0] == pages[1]
    assert rows[0].keys() == rows[1].keys() == {"pins", "attempts", "deliveries"}


async def test_who_opted_out_gets_no_text_and_nobody_sees_that(scene: SignIns) -> None:
    await scene.album.do(lambda tx: opt_outs.opt_out(tx, addresses.find(tx, sms(ANN)).address_id))  # type: ignore[union-attr]
    for page in ("/sign-in", "/sign-in/register", "/sign-in/forgotten"):
        browser = await scene.browser()
        assert (await scene.ask(browser, ANN, page)).location == "/sign-in/pin"
        assert await scene.texted() == []
        assert "4 tries left" in (await browser.fill("/sign-in/pin", pin="123456")).words


async def test_after_five_wrong_ones_the_right_one_is_wrong_too(scene: SignIns, logs: Logs) -> None:
    browser = await scene.browser()
    await scene.ask(browser)
    pin = await scene.pin()
    wrong = f"{(int(pin) + 1) % 1_000_000:06}"
    assert "A PIN has six digits." in (await browser.fill("/sign-in/pin", pin="12345")).words
    for left in ("4 tries", "3 tries", "2 tries", "1 try"):
        assert f"That is not the PIN. {left} left." in (await browser.fill("/sign-in/pin", pin=wrong)).words
    assert "That PIN is over" in (await browser.fill("/sign-in/pin", pin=wrong)).words
    assert "That PIN is over" in (await browser.fill("/sign-in/pin", pin=pin)).words
    assert not await is_signed_in(browser)
    again = await scene.ask(browser)
    assert (again.status, again.headers["Retry-After"]) == (429, "60")
    assert "Try again in 1 minute." in again.words
    assert logs.lines("sign_in.too_often")


async def test_guessed_in_parallel_it_is_looked_at_five_times(scene: SignIns, logs: Logs) -> None:
    browser = await scene.browser()
    await scene.ask(browser)
    pin = await scene.pin()
    wrong = f"{(int(pin) + 1) % 1_000_000:06}"
    await at_once(browser, "/sign-in/pin", 12, pin=wrong)
    assert sorted(line["left"] for line in logs.lines("pin.wrong") if line["left"]) == [1, 2, 3, 4]
    assert (await browser.fill("/sign-in/pin", pin=pin)).status == 422
    assert not await is_signed_in(browser)


async def test_a_session_that_was_planted_before_is_not_signed_in(scene: SignIns) -> None:
    attacker, victim = await scene.browser(), await scene.browser()
    planted = await scene.album.do(sessions.let_in, scene.ben)
    victim.cookies[SESSION] = planted
    await scene.ask(victim)
    assert (await victim.fill("/sign-in/pin", pin=await scene.pin())).status == 303
    assert victim.cookies[SESSION] != planted
    attacker.cookies = {SESSION: planted}
    assert not await is_signed_in(attacker)
    assert await scene.album.app.db.read(sessions.find, planted) is None


@pytest.mark.parametrize("words", ["", "hello", "12", "+1", "+1555010010112345678", "x" * 300, "911"])
async def test_what_is_no_number_is_told_so(scene: SignIns, words: str) -> None:
    browser = await scene.browser()
    for page in ("/sign-in", "/sign-in/register", "/sign-in/forgotten"):
        told = await scene.ask(browser, words, page)
        assert (told.status, "That is no phone number." in told.words, told.cookies) == (422, True, ())
    assert await scene.texted() == []


async def test_registering_is_texting_first(scene: SignIns, logs: Logs) -> None:
    browser = await scene.browser()
    await scene.ask(browser, UNKNOWN, "/sign-in/register")
    assert "Six digits are texted to the number ending 77" in (await browser.open("/sign-in/pin")).words
    assert await scene.album.app.db.read(addresses.find, sms(UNKNOWN)) is None
    [message] = await scene.texted()
    assert "is your PIN to register this number at Backslash" in message.body
    assert (await browser.fill("/sign-in/pin", pin=message.body[:6])).location == "/"
    assert await is_signed_in(browser)
    sender = await scene.album.app.db.read(addresses.find, sms(UNKNOWN))
    assert sender is not None
    assert sender.ours == "+15550100000"
    assert [line["is_new"] for line in logs.lines("sign_in.entered")] == [True]
    spent = await scene.album.app.db.read(spending.by_day, 0)
    assert [line.spent.segments_out for line in spent] == [1]


async def test_who_is_known_registers_as_themselves(scene: SignIns) -> None:
    browser = await scene.browser()
    await scene.ask(browser, ANN, "/sign-in/register")
    await browser.fill("/sign-in/pin", pin=await scene.pin())
    found = await scene.album.app.db.read(sessions.find, browser.cookies[SESSION])
    assert found.person_id == scene.ann


@pytest.mark.parametrize("number", ["+4915112345678", "+19005550123", "+18765550123"])
async def test_numbers_that_are_not_served_are_texted_nothing(scene: SignIns, number: str) -> None:
    browser = await scene.browser()
    told = await scene.ask(browser, number, "/sign-in/register")
    assert (told.status, "can't be registered here" in told.words) == (422, True)
    assert (await scene.ask(browser, number)).location == "/sign-in/pin"
    assert await scene.texted() == []


async def test_once_the_day_has_cost_enough_no_pin_is_texted(scene: SignIns) -> None:
    def spend(tx: Tx) -> None:
        spending.add(tx, scene.ann, spending.Spent(text_micros=2_000 * spending.MICROS))

    await scene.album.do(spend)
    browser = await scene.browser()
    await scene.ask(browser)
    assert await scene.texted() == []
    await scene.ask(browser, BEN)
    assert len(await scene.texted()) == 1
    await scene.album.do(lambda tx: spending.add(tx, scene.ben, spending.Spent(text_micros=10_000 * spending.MICROS)))
    await scene.album.do(
        lambda tx: [spending.add(tx, tx.new_id(), spending.Spent(text_micros=9_000 * spending.MICROS))]
    )
    await scene.album.do(total_up)
    await scene.ask(browser, UNKNOWN, "/sign-in/register")
    assert await scene.texted() == []


async def test_a_pin_for_a_program_signs_no_browser_in(scene: SignIns) -> None:
    browser = await scene.browser()
    await scene.ask(browser)
    pin = await scene.pin()
    await scene.album.do(lambda tx: tx.run("UPDATE pins SET purpose = 'api'"))
    assert "That PIN is over" in (await browser.fill("/sign-in/pin", pin=pin)).words
    assert not await is_signed_in(browser)


async def test_logout_ends_pins_that_are_on_their_way(scene: SignIns) -> None:
    signed_in, browser = await scene.signed_in(), await scene.browser()
    await scene.ask(browser)
    pin = await scene.pin()
    assert "Signed out everywhere" in (await signed_in.submit("/rooms/sign-out-everywhere")).words
    assert (await browser.fill("/sign-in/pin", pin=pin)).status == 422
    assert not await is_signed_in(browser)


@pytest.mark.parametrize("page", ["/sign-in", "/sign-in/forgotten"])
async def test_a_stranger_who_asks_all_day_uses_up_nothing_of_a_browser_that_was_theirs(
    scene: SignIns, page: str
) -> None:
    own = await scene.signed_in()
    await own.submit("/rooms/sign-out")
    stranger = await scene.browser()
    asked = [await scene.ask(stranger, ANN, page, f"198.51.100.{number}") for number in range(11)]
    assert [each.status for each in asked] == [303] * 9 + [429] * 2
    await scene.texted()
    assert (await scene.ask(await scene.signed_in(BEN), ANN, page)).status == 429
    for _ in range(2):
        assert (await scene.ask(own, ANN, page)).location == "/sign-in/pin"
    [first, second] = await scene.texted()
    assert first.body[6:] == second.body[6:]
    assert (await own.fill("/sign-in/pin", pin=second.body[:6])).status == 303
