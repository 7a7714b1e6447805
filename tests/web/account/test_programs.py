"""Tokens for programs on the account page: made with a fresh PIN, shown once, listed, ended."""

import re

from storage.programs.program_tokens import MOST
from tests.support.browser.browsers import Browser, Page
from tests.support.browser.signing_in import BEN, SignIns
from tests.support.programs import Program, with_scopes
from web.account.programs import SCOPES
from web.api.declaration import FOR_PROGRAMS, Scope

TOKEN = re.compile(r"program-[\w-]{43}")
ID = re.compile(r'name="program" value="(\d+)"')
WANTED = {"name": "Backup <b>", Scope.ROOMS_READ: "yes", Scope.PHOTOS_READ: "yes", "days": "30"}


async def make(browser: Browser, **changed: str) -> Page:
    return await browser.fill("/account/programs/new", **(WANTED | changed))


async def test_a_token_is_made_shown_once_used_listed_and_ended(scene: SignIns) -> None:
    browser, bens = await scene.signed_in(), await scene.signed_in(BEN)
    assert "see photos" in (await browser.open("/account/programs/new")).words
    made = await make(browser)
    [token] = set(TOKEN.findall(made.html))
    assert "no-store" in made.headers["Cache-Control"]
    program = Program(scene.album, token)
    page = await browser.open("/account")
    assert token not in page.html
    assert "Backup <b> May see your rooms, see photos Until" in page.words
    assert "never used" in page.words
    assert (await program.get("/rooms")).status == 200
    assert (await program.get("/me")).problem == "out-of-scope"
    page = await browser.open("/account")
    assert "last used within the last hour" in page.words
    [found] = ID.findall(page.html)
    for nonsense in ("", "x", "-1", "9" * 30, found):
        assert (await bens.fill("/account/programs/end", program=nonsense)).status == 303
    assert (await program.get("/rooms")).status == 200, "nobody ends another's"
    assert (await browser.fill("/account/programs/end", program=found)).location == "/account#programs"
    assert (await program.get("/rooms")).problem == "not-signed-in"


async def test_making_one_needs_a_fresh_pin_and_ending_does_not(scene: SignIns) -> None:
    browser = await scene.signed_in()
    token = TOKEN.findall((await make(browser)).html)[0]
    await scene.make_stale()
    for page in (await browser.open("/account/programs/new"), await make(browser)):
        assert (page.status, page.location.partition("?")[0]) == (303, "/account/confirm")
    foreign = await browser.submit("/account/programs/end-all", {"Sec-Fetch-Site": "cross-site"})
    assert foreign.status == 403
    assert (await Program(scene.album, token).get("/rooms")).status == 200
    assert (await browser.fill("/account/programs/end-all")).status == 303
    assert (await Program(scene.album, token).get("/rooms")).problem == "not-signed-in"


async def test_what_cannot_be_made_is_said(scene: SignIns) -> None:
    browser = await scene.signed_in()
    for name in ("", " ", "x" * 61, "a\x00b"):
        refused = await make(browser, name=name)
        assert (refused.status, "Give it a name" in refused.words) == (422, True)
    refused = await browser.fill("/account/programs/new", name="Backup", account="yes", all="yes")
    assert (refused.status, "Choose what it may do." in refused.words) == (422, True)
    for _ in range(MOST):
        await with_scopes(scene.album, scene.ann, Scope.ME_READ)
    assert "as many as one may have" in (await make(browser)).words
    assert set(SCOPES) == FOR_PROGRAMS


async def test_signing_out_everywhere_says_that_tokens_go_on(scene: SignIns) -> None:
    browser = await scene.signed_in()
    program = await with_scopes(scene.album, scene.ann, Scope.ME_READ)
    page = await browser.submit("/rooms/sign-out-everywhere")
    assert "A token that you made for a program goes on" in page.words
    assert (await program.get("/me")).status == 200
