"""Signing in by number and password: guessing is slow, and nobody's number looks and takes like anybody's."""

import pytest

from actions.accounts import passwords
from core.passwords import hashing
from core.passwords.hashing import PasswordHashing
from storage import sessions
from storage.signing_in import credentials
from tests.conftest import Logs
from tests.support.browser.browsers import Browser
from tests.support.browser.signing_in import ANN, BEN, DEVICE, SESSION, UNKNOWN, SignIns, at_once, is_signed_in
from tests.support.reading.talking import QUICK

GOOD = "heron lake 77 wind"


@pytest.fixture
async def with_password(scene: SignIns) -> SignIns:
    """Ann has a password."""
    await scene.album.do(credentials.keep, scene.ann, QUICK.hash(GOOD))
    return scene


async def enter(browser: Browser, password: str, number: str = ANN) -> int:
    return (await browser.fill("/sign-in/password", number=number, password=password)).status


async def test_with_number_and_password_the_browser_is_signed_in_but_not_fresh(
    with_password: SignIns, logs: Logs
) -> None:
    browser = await with_password.browser()
    done = await browser.fill("/sign-in/password", number="555 010 0101", password=GOOD)
    assert (done.status, done.location) == (303, "/")
    found = await with_password.album.app.db.read(sessions.find, browser.cookies[SESSION])
    assert found.is_signed_in
    assert not found.is_fresh
    assert (await browser.open("/account/password")).location == "/account/confirm?then=%2Faccount%2Fpassword"
    assert [line["way"] for line in logs.lines("sign_in.entered")] == ["password"]
    assert GOOD not in str(logs.lines())


async def test_wrong_unknown_and_without_one_look_and_take_the_same(
    with_password: SignIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    matches = hashing.matches
    monkeypatch.setattr(
        hashing,
        "matches",
        lambda hasher, hashed, password: looked.append(hashed) or matches(hasher, hashed, password),
    )
    browser = await with_password.browser()
    pages = [
        await browser.fill("/sign-in/password", number=number, password="no heron at all")
        for number in (ANN, BEN, UNKNOWN)
    ]
    assert len({page.body for page in pages}) == 1
    assert [page.status for page in pages] == [422] * 3
    assert "Number or password is wrong" in pages[0].words
    assert len(looked) == 3
    assert all(each.startswith("$argon2id$") for each in looked)


@pytest.mark.parametrize("number", [ANN, UNKNOWN])
async def test_after_five_tries_one_waits_and_the_right_one_does_too(with_password: SignIns, number: str) -> None:
    browser = await with_password.browser()
    assert [await enter(browser, "no heron at all", number) for _ in range(6)] == [422] * 5 + [429]
    waiting = await browser.fill("/sign-in/password", number=number, password=GOOD)
    assert (waiting.status, 0 < int(waiting.headers["Retry-After"]) <= 60) == (429, True)
    assert not await is_signed_in(browser)


async def test_guessed_in_parallel_no_more_than_five_are_looked_at(with_password: SignIns) -> None:
    browser = await with_password.browser()
    pages = await at_once(browser, "/sign-in/password", 12, number=ANN, password="no heron at all")
    assert sorted(page.status for page in pages) == [422] * 5 + [429] * 7


async def test_a_stranger_keeps_nobody_out_of_a_browser_that_was_theirs(with_password: SignIns) -> None:
    own, bens = await with_password.browser(), await with_password.signed_in(BEN)
    assert await enter(own, GOOD) == 303
    for browser in (own, bens):
        assert "Signed out" in (await browser.submit("/rooms/sign-out")).words
    assert [await enter(bens, "no heron at all") for _ in range(8)] == [422] * 5 + [429] * 3
    assert await enter(await with_password.browser(), GOOD) == 429
    assert await enter(own, "a typo") == 422
    assert await enter(own, GOOD) == 303
    assert await enter(bens, GOOD) == 429, "what the owner does gives nobody else new tries"


async def test_a_browser_that_was_theirs_has_no_more_tries_than_another(with_password: SignIns) -> None:
    own = await with_password.signed_in()
    await own.submit("/rooms/sign-out")
    assert [await enter(own, "no heron at all") for _ in range(6)] == [422] * 5 + [429]
    own.cookies[DEVICE] = own.cookies[DEVICE][:-1]
    assert await enter(own, GOOD) == 303, "it's a stranger's browser now, of which none has tried"


async def test_over_many_numbers_one_network_tries_only_so_often(
    with_password: SignIns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "TRIES_PER_NETWORK", 8)
    browser = await with_password.browser()
    found = [await enter(browser, "no heron at all", f"+1555011{number:04}") for number in range(10)]
    assert found == [422] * 8 + [429] * 2
    elsewhere = {"X-Forwarded-For": "198.51.100.9"}
    done = await browser.fill("/sign-in/password", elsewhere, number=ANN, password=GOOD)
    assert done.status == 303


async def test_who_waits_too_long_is_told_to_come_back(
    with_password: SignIns, monkeypatch: pytest.MonkeyPatch, logs: Logs
) -> None:
    monkeypatch.setattr(hashing, "AT_ONCE", 0)
    monkeypatch.setattr(hashing, "MOST_WAITING", 0)
    browser = await with_password.browser()
    page = await browser.fill("/sign-in/password", number=ANN, password=GOOD)
    assert (page.status, page.headers["Retry-After"]) == (503, "5")
    assert logs.lines("page.busy")


async def test_a_forgotten_password_is_set_anew_by_pin(with_password: SignIns) -> None:
    browser, other = await with_password.browser(), await with_password.browser()
    assert await enter(other, GOOD) == 303
    await with_password.ask(browser, ANN, "/sign-in/forgotten")
    [message] = await with_password.texted()
    assert "is your PIN to set a new password at Backslash" in message.body
    assert (await browser.fill("/sign-in/pin", pin=message.body[:6])).location == "/account/password"
    for poor, words in (("short", "Too short"), ("Password123!", "Too common"), ("15550100101", "your own number")):
        page = await browser.fill("/account/password", password=poor)
        assert (page.status, words in page.words) == (422, True), page.words
    assert (await browser.fill("/account/password", password="möwe sieht zwölf schiffe " * 3)).location == "/account"
    assert not await is_signed_in(other), "a new password ends all other browsers"
    assert await is_signed_in(browser)
    assert await enter(other, GOOD) == 422
    assert await enter(other, "möwe sieht zwölf schiffe " * 3) == 303


async def test_it_can_be_done_without(with_password: SignIns) -> None:
    browser = await with_password.signed_in()
    assert "Do without a password" in (await browser.open("/account/password")).words
    assert (await browser.submit("/account/password/remove")).location == "/account"
    assert await enter(await with_password.browser(), GOOD) == 422


async def test_hashing_has_few_in_hand() -> None:
    quick = PasswordHashing(QUICK)
    hashed = await quick.hash(GOOD)
    assert await quick.matches(hashed, GOOD)
    assert not await quick.matches(hashed, "another heron")
    assert not await quick.matches(None, "nobody's")
