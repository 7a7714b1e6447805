"""A report of one's month, asked for by text: one text with a link, which opens the page and the PDF once."""

import re

from tests.conftest import Logs
from tests.support.bots import Phone, RunningBot
from tests.support.browser.browsers import Browser

LINK = re.compile(r"http\S+/report/\S+")


async def test_a_report_by_text(bot: RunningBot, ann: Phone, logs: Logs) -> None:
    await ann.says("TRACK weight kg", "Tracking weight in kg.")
    await ann.says("weight 78.2", "weight 78.2 kg is kept.")
    said = await ann.says("REPORT", "so far: 1 entry in 1 tracker.", "/report/")
    link = LINK.findall(said.body)[0]
    async with Browser(bot.url) as browser:
        assert "Open it" in (await browser.open(link)).words
        page = await browser.open((await browser.submit(link)).location)
        assert "weight" in page.words
        assert "78.2 kg" in page.words
        assert (await browser.submit(link)).status == 404
    for yet_to_come in ("\\REPORT 2099-01", "\\report May 2099"):
        await ann.says(yet_to_come, "that month is yet to come")
    await ann.says("REPORT OFF", "No monthly report comes any more.")
    await ann.says("report text", "Your report comes by text")
    await ann.says("REPORT MAIL", "Nothing changed: you have no e-mail address here.")
    assert b"weight" not in logs.written
    assert [line["how"] for line in logs.lines("report.chosen")] == ["none", "text"]
