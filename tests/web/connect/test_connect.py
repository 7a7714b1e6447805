"""The pages of connecting, and what they do when something is late, missing or broken."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yarl import URL

from core.x.account import Profile
from sandbox.server import Sandbox
from storage.x.connections import Shown, Stage
from tests.conftest import Logs
from tests.support.bots import NUMBER, Phone, RunningBot
from tests.support.browser.browsers import OUR_FORM, Browser, link_in
from tests.support.front import Front
from tests.support.x.accounts import change
from web import fields
from web.app import TEMPLATES
from web.connect import views
from web.connect.pages import code_page

ANN = "ann_lakes"
PROFILE = Profile("7", ANN, "Ann")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One kind is enough for pages."""
    return sqlite_url


@pytest.fixture
async def browser(bot: RunningBot) -> AsyncIterator[Browser]:
    async with Browser(bot.url) as opened:
        yield opened


async def fresh_link(phone: Phone) -> str:
    return link_in((await phone.says("CONNECT")).body)


async def test_a_links_page_says_what_will_happen(browser: Browser, ann: Phone) -> None:
    page = await browser.open(await fresh_link(ann))
    assert f"ends in {ann.number[-2:]} ." in page.words
    assert ann.number[-4:] not in page.html
    for said in ("Post what that phone texts", "Delete what it has posted", "Read your name", "code"):
        assert said in page.words
    assert re.findall(r"<form[^>]*>", page.html) == ['<form method="post" action="/connect">']
    assert page.html.count("<button") == 1
    assert all(each.startswith("/") for each in re.findall(r'(?:src|href)="([^"]*)"', page.html))


async def test_the_code_page_looks_again_until_it_is_over(browser: Browser, ann: Phone, sandbox: Sandbox) -> None:
    page = await browser.follow(sandbox.x.consent(await browser.begin(await fresh_link(ann)), ANN))
    assert page.headers["Refresh"] == "4; url=/connect/code"
    assert f'href="sms:{NUMBER}?&amp;body={page.code}"' in page.html
    assert "+1 555-010-0000" in page.words
    await ann.says(page.code, "Connected")
    page = await browser.open("/connect/code")
    assert f"connected as @{ANN}" in page.words
    assert "Refresh" not in page.headers


async def test_an_expired_link_says_how_to_get_another(browser: Browser, ann: Phone, database_url: str) -> None:
    link = await fresh_link(ann)
    await change(database_url, lambda tx: tx.run("UPDATE links SET expires_at = 1"))
    page = await browser.open(link)
    assert page.status == 404
    assert "Text CONNECT" in page.words


async def test_x_takes_too_long_to_give_tokens(
    browser: Browser, ann: Phone, sandbox: Sandbox, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "EXCHANGE_SECONDS", 0.05)
    back = sandbox.x.consent(await browser.begin(await fresh_link(ann)), ANN)
    sandbox.x.faults.add("x_token_slow", ms=300)
    assert "Not connected" in (await browser.open(back)).words
    [failed] = logs.lines("x.exchange_failed")
    assert failed["reason"] == "X didn't answer in time."
    await ann.hears("not connected")


async def test_x_takes_too_long_to_say_who_it_is(
    browser: Browser, ann: Phone, sandbox: Sandbox, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PROFILE_SECONDS", 0.05)
    back = sandbox.x.consent(await browser.begin(await fresh_link(ann)), ANN)
    sandbox.x.faults.add("x_me_slow", ms=300)
    page = await browser.follow(back)
    assert "Your X account" in page.words
    assert len(logs.lines("x.profile_unknown")) == 1


@pytest.mark.parametrize(
    ("stage", "heading", "goes_on"),
    [
        (Stage.OPEN, "Waiting for X", True),
        (Stage.WAITING, "Text this code", True),
        (Stage.CONNECTED, "Connected", False),
        (Stage.EXPIRED, "Expired", False),
        (Stage.FAILED, "Too many wrong codes", False),
        (Stage.REPLACED, "Replaced", False),
    ],
)
@pytest.mark.parametrize("profile", [PROFILE, None])
def test_every_stage_has_a_page(stage: Stage, heading: str, *, goes_on: bool, profile: Profile | None) -> None:
    page = code_page(TEMPLATES, Shown(stage, "0042", "", profile), "")
    assert f"<h1>{heading}</h1>" in (page.text or "")
    assert ("Refresh" in page.headers) is goes_on
    assert ("0042" in (page.text or "")) is (stage is Stage.WAITING)


@pytest.mark.parametrize(
    ("number", "fallback", "texted_to"),
    [("+15550100000", "+15550100001", "+15550100000"), ("", "+441632960000", "+441632960000"), ("", "", "")],
)
def test_where_the_code_is_texted_to(number: str, fallback: str, texted_to: str) -> None:
    page = code_page(TEMPLATES, Shown(Stage.WAITING, "0042", number, PROFILE), fallback)
    assert re.findall(r'href="sms:([^?]*)', page.text or "") == ([texted_to] if texted_to else [])


async def never_whole() -> AsyncIterator[bytes]:
    yield b"token="
    await asyncio.Event().wait()  # until the answer came, and the client gives up


async def test_a_form_that_is_too_large_or_too_slow(
    front: Front, logs: Logs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fields, "BODY_SECONDS", 0.1)
    for body in (b"token=" + b"A" * 70_000, never_whole()):
        async with front.session.post(f"{front.url}/connect", data=body, headers=OUR_FORM) as answer:
            assert (answer.status, answer.content_type) == (404, "text/html")
    assert not logs.lines("page.broken")


anything = st.text(st.characters(codec="utf-8"), max_size=40)
FUZZED = settings(max_examples=40, suppress_health_check=list(HealthCheck))


@FUZZED
@given(
    name=st.sampled_from(["state", "code", "error", "token", "a"]),
    value=anything,
    cookie=st.text("aZ0-_=\"';, ", max_size=30),
)
async def test_anybody_may_send_anything(front: Front, name: str, value: str, cookie: str) -> None:
    headers = {"Cookie": f"__Secure-connect={cookie}", "Sec-Fetch-Site": "same-origin"}
    for path in ("/connect/callback", "/connect/code", "/connect/x"):
        address = URL(front.url + path).with_query([(name, value), ("state", "x")])
        async with front.session.get(address, headers=headers, allow_redirects=False) as answer:
            assert answer.status in {400, 404}, await answer.text()
    posted = await front.post("/connect", f"{name}={value}&token={value}".encode(), headers)
    assert posted.status == 404
