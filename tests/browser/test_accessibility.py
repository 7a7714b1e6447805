"""Every page at the size of a phone, by day and by night, keeps the rules of WCAG 2, levels A and AA, as axe sees it.

axe-core, the library that is carried along in tests/browser/axe, looks at what Chromium shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page

from core.settings import MediaSettings
from tests.conftest import free_port
from tests.support.browser.chromium import WITHIN, needs_chromium
from tests.support.browser.newcomer import NARROW
from tests.support.browser.showcase import CAN_MAIL, Showcase, fill
from tests.support.photos.albums import opened
from web.route import Who

pytestmark = [needs_chromium, pytest.mark.asyncio(loop_scope="session")]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LOOK = """async rules => {
    const found = await axe.run({runOnly: rules, resultTypes: ["violations"], preload: false});
    return found.violations.map(rule => `${rule.id} ${rule.nodes.length} times, first at ${rule.nodes[0].target}: ` +
        rule.nodes[0].failureSummary.split("\\n")[1]);
}"""
ONCE_DRAWN = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    document.getAnimations().filter(each => each instanceof CSSTransition).forEach(each => each.finish());
}"""
"""Colours that fade from one scheme to the next are as they will stay."""
DRAWN_BY_SCRIPT = "/api/docs"
OF_COLOURS = ["color-contrast"]
"""All that may differ by night."""
STRANGERS, MEMBERS = (Who.ANYONE, Who.EITHER), (Who.LET_IN, Who.SIGNED_IN, Who.FRESH)
OPERATORS = (Who.OPERATOR_READING, Who.OPERATOR)
FOR_BOTH = ("home", "mail_link")
"""Pages that show members something else than strangers."""


@dataclass
class Walk:
    """Page after page in one window, each looked at by day and by night."""

    page: Page
    url: str
    seen: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    async def go(self, paths: Iterable[str]) -> None:
        for path in paths:
            await self.page.goto(self.url + path)
            await self.look(path)

    async def look(self, path: str) -> None:
        if path == DRAWN_BY_SCRIPT:
            await self.page.locator("#operations-me-get_me").wait_for()
        await self.page.wait_for_load_state()
        for scheme, rules in (("light", [*RULES]), ("dark", OF_COLOURS)):
            await self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if path == DRAWN_BY_SCRIPT:
                await self.page.evaluate(ONCE_DRAWN)
            found: list[str] = await self.page.evaluate(LOOK, rules)
            self.wrong += [f"{path}, {scheme}: {each}" for each in found]
        if await self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.wrong.append(f"{path} is wider than a phone")
        self.seen.add(await self.page.title())


async def test_every_page_keeps_the_rules_of_wcag(
    chromium: Browser, sqlite_url: str, folder_settings: MediaSettings
) -> None:
    async with (
        opened(sqlite_url, folder_settings, free_port(), **CAN_MAIL) as album,
        await chromium.new_context(viewport=NARROW) as context,
    ):
        context.set_default_timeout(WITHIN)
        await context.add_init_script(AXE)
        shown = await fill(album)
        walk = Walk(await context.new_page(), album.url)
        await as_a_stranger(walk, shown)
        await as_somebody(walk, context, shown.stale)
        await walk.go([shown.path("confirm")])
        await as_somebody(walk, context, shown.cookie)
        await walk.go([*map(shown.path, FOR_BOTH), *shown.pages(*MEMBERS, *OPERATORS)])
    assert walk.wrong == [], "\n".join(walk.wrong)
    assert len(walk.seen) > 30, walk.seen


async def as_somebody(walk: Walk, context: BrowserContext, cookie: str) -> None:
    await context.add_cookies([{"name": "session", "value": cookie, "url": walk.url}])


async def as_a_stranger(walk: Walk, shown: Showcase) -> None:
    await walk.go(shown.pages(*STRANGERS))
    await walk.page.goto(f"{walk.url}/sign-in")
    await walk.page.get_by_label("Phone number").fill("+15550100177")
    await walk.page.get_by_role("button", name="Text me a PIN").click()
    await walk.page.get_by_label("PIN", exact=True).wait_for()
    await walk.look("the page for the PIN")
