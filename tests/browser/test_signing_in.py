"""Registering, signing in by each way, and leaving again, in a real browser with a phone beside it.

With SCREENSHOTS=folder its pictures are taken there.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Page, expect

from tests.support.bots import Phone
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import NARROW, WIDE, picture
from tests.support.browser.screens import SCREENSHOTS, fills, unless_pictures
from tests.support.x.stage import XStage, open_stage

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
PASSWORD = "heron lake 77 wind"
LINK = re.compile(r"http\S+/sign-in/\S+")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[XStage]:
    async with open_stage(f"sqlite:///{tmp_path_factory.mktemp('signing-in')}/bot.db") as opened:
        yield opened


@dataclass
class Person:
    """A phone, a browser beside it, and where the bot is."""

    phone: Phone
    page: Page
    url: str
    pictures: str

    async def go(self, path: str) -> None:
        await self.page.goto(f"{self.url}{path}")

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def sees(self, heading: str) -> None:
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        size = self.page.viewport_size
        assert size is not None
        await fills(self.page, size, heading)

    async def picture(self, name: str) -> None:
        await picture(self.page, f"{name}-{self.pictures}.png")

    async def asks_for_pin(self) -> None:
        await self.page.get_by_label("Phone number").fill(self.phone.number)
        await self.press("Text me a PIN")

    async def types_pin(self, what_for: str) -> None:
        await self.sees("Type the PIN")
        text = await self.phone.hears(what_for, "Nobody of ours will ever ask you for it")
        await self.page.get_by_label("PIN", exact=True).fill(text.body[:6])
        await self.picture("pin")
        await self.press("Continue")

    async def signs_out_everywhere(self) -> None:
        await self.go("/account")
        await self.press("Sign out everywhere")
        await self.sees("Signed out everywhere")


@pytest.mark.parametrize(
    ("size", "scheme", "number"),
    unless_pictures((NARROW, "light", "+15550209001"), (WIDE, "dark", "+15550209002")),
)
async def test_from_registering_to_being_deleted(
    stage: XStage, chromium: Browser, size: object, scheme: object, number: str
) -> None:
    wrong: list[str] = []
    async with await chromium.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        context.set_default_timeout(WITHIN)
        page = await context.new_page()
        page.on("console", lambda line: wrong.append(line.text) if is_amiss(line) else None)
        url = stage.sandbox.webhook_url.removesuffix("/twilio/sms")
        person = Person(Phone(number, stage.sandbox), page, url, f"{scheme}-{'phone' if size == NARROW else 'desk'}")
        await registers_and_sets_password(person)
        if not SCREENSHOTS:
            await page.set_viewport_size(WIDE)  # the rest is done at a desk
        await signs_in_by_each_way(person)
        await is_deleted(person)
    assert wrong == []


def is_amiss(line: ConsoleMessage) -> bool:
    """Whether it tells of an error, and not of a page that says no, as it should."""
    return line.type == "error" and "status of 4" not in line.text


async def registers_and_sets_password(person: Person) -> None:
    await person.go("/sign-in")
    await person.sees("Sign in")
    await person.picture("sign-in")
    await person.page.get_by_role("link", name="New here? Register your number").click()
    await person.sees("Register")
    await person.picture("register")
    await person.asks_for_pin()
    await person.types_pin("PIN to register this number")
    await person.sees("Home")
    await person.picture("home")
    await person.page.get_by_role("navigation").get_by_role("link", name="Account").click()
    await person.sees("Account")
    await person.page.get_by_label("Name").fill("Ann")
    await person.page.locator("form", has=person.page.get_by_label("Name")).get_by_role("button").click()
    await person.picture("account")
    await person.page.get_by_role("link", name="Set one").click()
    await person.page.get_by_label("New password").fill("password123")
    await person.press("Save")
    await expect(person.page.get_by_role("alert")).to_contain_text("Too common")
    await person.picture("password")
    await person.page.get_by_label("New password").fill(PASSWORD)
    await person.press("Save")
    await person.sees("Account")
    await person.signs_out_everywhere()


async def signs_in_by_each_way(person: Person) -> None:
    await person.go("/sign-in")
    await person.asks_for_pin()
    await person.types_pin("PIN to sign in")
    await person.sees("Home")
    await person.signs_out_everywhere()
    await person.go("/sign-in/password")
    await person.page.get_by_label("Phone number").fill(person.phone.number)
    await person.page.get_by_label("Password").fill(PASSWORD)
    await person.picture("by-password")
    await person.press("Sign in")
    await person.sees("Home")
    await person.signs_out_everywhere()
    await person.phone.says_hello()
    found = LINK.search((await person.phone.says("LOGIN", "open this within 10 minutes")).body)
    assert found
    await person.page.goto(found[0])
    await person.press("Show me a code")
    await person.phone.says(await person.page.locator(".code").inner_text(), "Signed in")
    await person.sees("Home")  # by itself: leading there would meet with that


async def is_deleted(person: Person) -> None:
    await person.go("/account")
    await person.page.get_by_role("link", name="Delete me").click()
    await person.sees("Is it you?")
    await person.picture("confirm")
    await person.press("Text me a PIN")
    await person.types_pin("PIN to confirm a change")
    await person.sees("Delete me")
    await person.page.get_by_label("Yes, delete me").check()
    await person.picture("delete")
    await person.press("Delete me")
    await person.sees("You are deleted")
    await person.go("/rooms")
    await person.sees("You are signed out")
