"""The pages of one's e-mail address, through a bot that sends real mails and texts."""

import re

from sandbox.server import Sandbox
from tests.conftest import StartBot
from tests.support.bots import Phone, RunningBot, eventually
from tests.support.browser.browsers import Browser
from tests.support.mails import ADDRESS, link_in, mail_settings


async def sign_in(browser: Browser, phone: Phone) -> None:
    """By a PIN, so that it is fresh."""
    await browser.fill("/sign-in", number=phone.number)
    found = re.search(r"\b\d{6}\b", (await phone.hears()).body)
    assert found
    assert (await browser.fill("/sign-in/pin", pin=found[0])).status == 303


async def test_a_link_does_nothing_until_who_asked_presses_its_button(
    start: StartBot, sandbox: Sandbox, ann: Phone, ben: Phone
) -> None:
    bot: RunningBot = await start(mail=mail_settings(sandbox))
    await ann.says_hello()
    await ben.says_hello()
    async with Browser(bot.url) as anns, Browser(bot.url) as bens, Browser(bot.url) as nobodys:
        await sign_in(anns, ann)
        await sign_in(bens, ben)
        refused = await anns.fill("/account/e-mail", mail="ann at home")
        assert (refused.status, "no e-mail address" in refused.words) == (422, True)
        asked = await anns.fill("/account/e-mail", mail=ADDRESS)
        assert (asked.status, asked.location) == (303, "/account#mail")
        [mail] = await sandbox.mail.heard(ADDRESS)
        link = link_in(mail.text)
        assert (await nobodys.open(link)).status == 403
        assert (await nobodys.fill(link)).status == 403
        assert (await bens.open(link)).status == 404
        assert (await bens.fill(link)).status == 404
        for _ in range(2):
            page = await anns.open(link)
            assert (page.status, ADDRESS in page.words) == (200, True)
        assert (await anns.submit(link, {"Sec-Fetch-Site": "cross-site"})).status == 403
        assert "Not confirmed" in (await anns.open("/account")).words
        assert (await anns.fill(link)).status == 303
        assert f"Address {ADDRESS}" in (await anns.open("/account")).words
        assert (await anns.open(link)).status == 404
        assert (await anns.fill("/account/e-mail/remove")).status == 303
        assert "Address none" in (await anns.open("/account")).words
        assert "was removed" in (await sandbox.mail.heard(ADDRESS, 2))[1].text


async def test_the_account_says_that_the_mail_was_refused(start: StartBot, sandbox: Sandbox, ann: Phone) -> None:
    bot: RunningBot = await start(mail=mail_settings(sandbox))
    await ann.says_hello()
    async with Browser(bot.url) as browser:
        await sign_in(browser, ann)
        sandbox.faults.add("mail_refused", count=1)
        await browser.fill("/account/e-mail", mail="typo@mail.example")

        async def is_said() -> bool:
            return "could not be delivered" in (await browser.open("/account")).words

        await eventually(is_said)
        await browser.fill("/account/e-mail", mail=ADDRESS)
        await sandbox.mail.heard(ADDRESS)
        assert "A link is on its way there" in (await browser.open("/account")).words


async def test_without_an_smtp_server_nobody_is_offered_e_mail(start: StartBot, ann: Phone) -> None:
    bot = await start()
    await ann.says_hello()
    async with Browser(bot.url) as browser:
        await sign_in(browser, ann)
        assert "E-mail" not in (await browser.open("/account")).words
        assert (await browser.open("/account/e-mail")).status == 404
        assert (await browser.fill("/account/e-mail", mail=ADDRESS)).status == 404
        assert "e-mail" not in (await browser.open("/sign-in/password")).words
