"""One's own account: what one changes there, which browsers are signed in, and deleting oneself."""

import re

import pytest

from actions.accounts.account import zone_of
from core.asking import Asks
from storage import asking, people, sessions
from storage.rooms import members
from tests.conftest import Logs
from tests.support.browser.browsers import Browser, Page
from tests.support.browser.signing_in import ANN, BEN, SESSION, SignIns, is_signed_in

SESSION_IDS = re.compile(r'name="session" value="(\d+)"')
FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"}


async def test_it_shows_what_is_known_and_leads_around(scene: SignIns) -> None:
    browser = await scene.signed_in()
    page = await browser.open("/account")
    assert page.status == 200
    assert 'value="Ann"' in page.html
    assert "Phone number ending 01" in page.words
    assert ANN not in page.html
    assert '<a href="/account" aria-current="page">Account</a>' in page.html
    assert 'aria-label="Your pages"' in (await browser.open("/rooms")).html
    visitor = await scene.browser()
    assert 'aria-label="Your pages"' not in (await visitor.open("/sign-in")).html


async def test_name_asking_and_time_zone_are_changed(scene: SignIns) -> None:
    browser, read = await scene.signed_in(), scene.album.app.db.read
    assert (await browser.fill("/account/name", name=" Annette ")).location == "/account"
    assert await read(members.name_of, scene.ann) == "Annette"
    assert "A name is up to 24 letters" in (await browser.fill("/account/name", name="two words")).words
    assert (await browser.fill("/account/asking", asks="ALWAYS")).location == "/account"
    assert await read(asking.chosen, scene.ann) is Asks.ALWAYS
    await browser.fill("/account/asking", asks="WHENEVER")
    assert await read(asking.chosen, scene.ann) is Asks.ALWAYS
    assert (await browser.fill("/account/zone", zone="Europe/Vienna")).location == "/account"
    assert await read(zone_of, scene.ann) == "Europe/Vienna"
    page = (await browser.open("/account")).html
    assert '<option value="Europe/Vienna" selected>' in page
    assert 'id="browser-zone" hidden' in page  # zone.js offers there what the browser says
    assert "There is no such time zone." in (await browser.fill("/account/zone", zone="Europe/Nowhere")).words
    await browser.fill("/account/zone", zone="")
    assert await read(people.zone_of, scene.ann) == ""
    assert await read(asking.chosen, scene.ben) is Asks.DOUBT, "and nobody else's"


async def test_browsers_are_listed_and_ended_one_by_one(scene: SignIns) -> None:
    browser, other, bens = await scene.signed_in(), await scene.browser(), await scene.signed_in(BEN)
    await scene.ask(other)
    from_afar = {**FIREFOX, "X-Forwarded-For": "203.0.113.7"}
    await other.fill("/sign-in/pin", from_afar, pin=await scene.pin())
    page = await browser.open("/account")
    assert "Firefox on Linux Since" in page.words
    assert "Since today, " in page.words
    assert "by a PIN, network 203.0.113.…" in page.words
    assert page.words.count("1 sign-in") == 2
    assert page.words.count("this one") == 1
    found = await scene.album.app.db.read(sessions.find, other.cookies[SESSION])
    assert str(found.id) in SESSION_IDS.findall(page.html)
    for nonsense in ("", "x", "-1", "9" * 30, "²"):
        assert (await bens.fill("/account/browsers/end", session=nonsense)).status == 303
    await bens.fill("/account/browsers/end", session=str(found.id))
    assert await is_signed_in(other), "nobody ends another's"
    await browser.fill("/account/browsers/end", session=str(found.id))
    assert not await is_signed_in(other)
    assert await is_signed_in(browser)


async def test_who_signs_in_again_has_another_cookie_and_a_higher_count(scene: SignIns) -> None:
    browser = await scene.signed_in()
    before = browser.cookies[SESSION]
    await scene.make_stale()
    assert "Before this change, a PIN is texted to the number ending 01" in (await confirmed(scene, browser)).words
    assert browser.cookies[SESSION] != before
    assert "2 sign-ins" in (await browser.open("/account")).words
    browser.cookies[SESSION] = before
    assert not await is_signed_in(browser)


async def confirmed(scene: SignIns, browser: Browser, then: str = "/account/password") -> Page:
    """Enter a PIN once more, and come back to that page; returns the page that asked."""
    page = await browser.open(f"/account/confirm?then={then}")
    asked = await browser.fill("/account/confirm", then=then)
    assert asked.location.startswith("/sign-in/pin?then=")
    [message] = await scene.texted()
    assert "is your PIN to confirm a change at Backslash" in message.body
    done = await browser.fill("/sign-in/pin", pin=message.body[:6], then=then)
    assert (done.status, done.location) == (303, then)
    return page


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/account/password"), ("POST", "/account/password"), ("POST", "/account/delete")]
)
async def test_what_is_sensitive_asks_for_a_fresh_pin(scene: SignIns, method: str, path: str) -> None:
    browser = await scene.signed_in()
    await scene.make_stale()
    fields = {"password": "heron lake 77 wind", "sure": "yes"}
    page = await (browser.fill(path, **fields) if method == "POST" else browser.open(path))
    assert (page.status, page.location) == (303, f"/account/confirm?then={path.replace('/', '%2F')}")
    assert await scene.album.app.db.read(people.is_known, scene.ann)
    await confirmed(scene, browser, path)
    assert (await browser.open(path)).status == 200


@pytest.mark.parametrize(
    "then", ["https://evil.example.com/", "//evil.example.com", "/\\evil.example.com", "/a?b", ""]
)
async def test_it_comes_back_to_no_other_site(scene: SignIns, then: str) -> None:
    browser = await scene.signed_in()
    await scene.make_stale()
    asked = await browser.fill("/account/confirm", then=then)
    assert asked.location == "/sign-in/pin?then=%2Faccount"
    done = await browser.fill("/sign-in/pin", pin=await scene.pin(), then=then)
    assert done.location == "/account"


async def test_a_pin_to_confirm_counts_for_its_own_person_only(scene: SignIns) -> None:
    anns, bens = await scene.signed_in(), await scene.signed_in(BEN)
    await scene.make_stale()
    await anns.fill("/account/confirm")
    pin = await scene.pin()
    bens.cookies["__Host-pin"] = anns.cookies["__Host-pin"]
    assert (await bens.fill("/sign-in/pin", pin=pin)).status == 422
    assert (await bens.open("/account/delete")).status == 303
    signed_out = await scene.browser()
    signed_out.cookies["__Host-pin"] = anns.cookies["__Host-pin"]
    assert (await signed_out.fill("/sign-in/pin", pin=pin)).status == 422
    assert not await is_signed_in(signed_out)


async def test_deleting_oneself_asks_twice_and_leaves_nothing(scene: SignIns, logs: Logs) -> None:
    browser, other = await scene.signed_in(), await scene.signed_in()
    assert "Tick the box" in (await browser.submit("/account/delete")).words
    assert await scene.album.app.db.read(people.is_known, scene.ann)
    page = await browser.fill("/account/delete", sure="yes")
    assert "You are deleted" in page.words
    assert page.headers["Clear-Site-Data"] == '"cache"'
    assert browser.cookies == {}
    assert not await scene.album.app.db.read(people.is_known, scene.ann)
    assert not await is_signed_in(other)
    assert logs.lines("person.deleted")
