"""Connecting X in a real browser: cookies, origins and policies as browsers understand them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.support.browser.browsers import link_in
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.screens import PHONE, fills
from tests.support.x.stage import Somebody, XStage, open_stage

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
FORM = '<form method="post" action="{url}/connect"><input name="token" value="{token}"><button>Go</button></form>'


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[XStage]:
    """One kind of database is enough for a browser."""
    async with open_stage(f"sqlite:///{tmp_path_factory.mktemp('connecting')}/bot.db") as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def ann(stage: XStage) -> Somebody:
    return await stage.somebody(connected=False)


@pytest_asyncio.fixture(loop_scope="session")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """A tab; what its policies forbid and what breaks in it fails the test."""
    wrong: list[str] = []
    async with await chromium.new_context(viewport=PHONE) as context:
        opened = await context.new_page()
        opened.set_default_timeout(WITHIN)
        opened.on("console", lambda line: wrong.append(line.text) if "status of 40" not in line.text else None)
        yield opened
    assert wrong == []


async def fresh_link(ann: Somebody) -> str:
    return link_in((await ann.phone.says("CONNECT")).body)


def bot_of(link: str) -> str:
    return link.partition("/connect/")[0]


async def test_from_the_link_over_x_to_the_code(ann: Somebody, page: Page) -> None:
    referers: list[str] = []
    page.on("request", lambda request: referers.append(request.headers.get("referer", "")))
    link = await fresh_link(ann)
    await page.goto(link)
    await fills(page, PHONE)
    await page.get_by_role("button", name="Continue to X").click()
    await page.get_by_role("button", name="Authorize").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Text this code")
    assert page.url == f"{bot_of(link)}/connect/code"
    await ann.phone.says(await page.locator(".code").inner_text(), "Connected as @")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Connected")
    assert link.rpartition("/")[2] not in "".join(referers)


async def test_saying_no_at_x(ann: Somebody, page: Page) -> None:
    await page.goto(await fresh_link(ann))
    await page.get_by_role("button", name="Continue to X").click()
    await page.get_by_role("button", name="Cancel").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Not connected")
    await ann.hears("you said no")


async def test_a_form_on_another_site(ann: Somebody, page: Page) -> None:
    link = await fresh_link(ann)
    await page.set_content(FORM.format(url=bot_of(link), token=link.rpartition("/")[2]))
    await page.get_by_role("button").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Nothing was done")
