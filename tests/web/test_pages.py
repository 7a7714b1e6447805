from html import escape
from html.parser import HTMLParser

import handlers
from core.reading.commands import CommandTable
from tests.support.bots import NUMBER
from tests.support.front import Front
from web.app import TEMPLATES
from web.pages import TOPICS, topics


class Reader(HTMLParser):
    """What a page shows, and what it fetches."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.fetched: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        for name in ("src", "href"):
            if tag != "a" and given.get(name):
                self.fetched.append(str(given[name]))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


async def test_the_help_page_lists_every_command(front: Front) -> None:
    answered = await front.get("/help")
    assert answered.status == 200
    assert answered.content_type.startswith("text/html")
    page = Reader()
    page.feed(answered.body.decode())
    shown = "".join(page.words)
    for command in CommandTable.of_modules(handlers.LIVE):
        assert command.about in shown
        assert escape(command.shape.text) in answered.body.decode()
        assert all(alias in shown for alias in command.aliases)
    assert NUMBER in shown
    assert "STOP" in shown


def test_each_command_of_the_help_page_has_a_topic() -> None:
    commands = CommandTable.of_modules(handlers.LIVE)
    shown = topics(commands)
    assert [each.name for each in shown] == [name for name, _ in TOPICS]
    assert sum(len(each.commands) for each in shown) == len(commands)
    assert {each.word for each in commands} == set().union(*(words for _, words in TOPICS))


async def test_the_help_page_leads_to_the_pages_of_who_signs_in(front: Front) -> None:
    assert 'href="/sign-in"' in (await front.get("/help")).body.decode()


async def test_the_help_page_begins_with_what_is_public(front: Front) -> None:
    page = Reader()
    page.feed((await front.get("/help")).body.decode())
    shown = " ".join("".join(page.words).split())
    places = [
        shown.find(words)
        for words in (
            "Plain texts become public posts",
            "Before a text is posted",
            "Taking it back",
            "All commands",
            "What is stored",
            "for 30 days",
            "Deleting yourself",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


async def test_pages_fetch_nothing_from_elsewhere_and_run_nothing(front: Front) -> None:
    async with front.session.get(front.url + "/help") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        page = Reader()
        page.feed(await answer.text())
    assert page.fetched == [TEMPLATES.static("icon.svg"), "/style.css"]
    assert "script" not in page.tags
    style = await front.get("/style.css")
    assert (style.status, style.content_type.startswith("text/css")) == (200, True)
    assert b"url(" not in style.body


async def test_any_other_address_is_a_page_too(front: Front) -> None:
    for path in ("/nothing", "/twilio", "/%3Cscript%3E", "/a/b?c=<d>"):
        answered = await front.get(path)
        assert answered.status == 404, path
        assert answered.content_type.startswith("text/html"), path
        assert b"<script>" not in answered.body


async def test_webhooks_are_only_posted_to(front: Front) -> None:
    for path in ("/twilio/sms", "/twilio/status"):
        answered = await front.get(path)
        assert answered.status == 405
        assert not answered.content_type.startswith("text/plain")
