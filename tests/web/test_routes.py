"""What holds for every row of the table of routes, and so for the next one too."""

import ast
import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from core.settings import MediaSettings
from storage.engine.database import NotCommitted
from tests.conftest import Logs
from tests.support.browser.browsers import OUR_FORM, Browser, Page
from tests.support.photos.albums import Album, opened
from web.app import TEMPLATES
from web.desk.routes import DESK
from web.route import AnswerKind, Route, Who
from web.routes import ROUTES

WEB = Path(__file__).parents[2] / "web"
PAGES = [route for route in ROUTES if route.kind is not AnswerKind.PROBE]
READ_NOTHING = {"help", "style", "static", "openapi", "api_docs"}
FOREIGN: list[dict[str, str]] = [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example.com"}]
"""Nobody else learns that these are there (tests/web/desk)."""
EXAMPLES = {
    "room": str(uuid4()),
    "photo": str(uuid4()),
    "token": "x" * 22,
    "days": "2026-11-01_2026-11-22",
    "name": "rooms.css",
    "sid": "SM1",
    "id": "1",
    "tag": "x",
    "member": "x",
    "month": "2026-10",
    "tracker": "1",
    "entry": "1",
}


@pytest.fixture
async def album(sqlite_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(sqlite_url, folder_settings) as running:
        yield running


@pytest.fixture
def asked(album: Album, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """From now on the database can't be reached; gathers what it is asked."""
    units: list[object] = []

    async def broken(unit: object, *_: object) -> object:
        units.append(unit)
        raise NotCommitted("no room on the disk")

    for name in ("read", "write"):
        monkeypatch.setattr(album.app.db, name, broken)
    return units


def address(route: Route) -> str:
    values = {key: value for key, value in EXAMPLES.items() if f"{{{key}}}" in route.path}
    return TEMPLATES.url(route.name, **values) + ("?state=x" if route.name == "callback" else "")


async def ask(browser: Browser, method: str, route: Route, headers: dict[str, str] | None = None) -> Page:
    if method == "POST":
        return await browser.submit(address(route), headers)
    return await browser.open(address(route), method)


def each(routes: list[Route]) -> Iterator[tuple[str, Route]]:
    for route in routes:
        for method, _ in route.handlers:
            yield method, route


def test_every_path_and_every_name_stands_once() -> None:
    assert len({route.path for route in ROUTES}) == len({route.name for route in ROUTES}) == len(ROUTES)


def test_no_path_is_written_anywhere_else() -> None:
    literal = re.compile(r"/(rooms|connect|help|static|style\.css|healthz|readyz|metrics)\b")
    for path in WEB.rglob("*.py"):
        if path.name == "routes.py" or path.parent.name == "operations":  # which declare theirs, below /api/v1
            continue
        strings = [
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        ]
        assert not [each for each in strings if isinstance(each, str) and literal.match(each)], path
    for path in WEB.rglob("*.html"):
        assert not re.search(r'(href|src|action)="/', path.read_text("utf-8")), path


async def test_every_form_of_another_site_is_refused(album: Album, asked: list[object], logs: Logs) -> None:
    forms = [route for route in ROUTES if route.post is not None and route not in DESK]
    assert len(forms) > 3
    browser = await album.browser()
    for route in forms:
        for headers in FOREIGN:
            page = await ask(browser, "POST", route, headers)
            assert (page.status, page.cookies) == (403, ()), route
            assert "That came from another page than ours." in page.words
    assert {line["page"] for line in logs.lines("page.cross_site")} == {form.path for form in forms}
    assert not asked


@pytest.mark.parametrize("cookies", [{}, {"__Host-session": "x" * 32}], ids=["none", "made up"])
async def test_who_is_not_signed_in_is_refused(album: Album, cookies: dict[str, str]) -> None:
    browser = await album.browser()
    browser.cookies = cookies
    rows = list(each([route for route in ROUTES if route.who in {Who.LET_IN, Who.SIGNED_IN, Who.FRESH}]))
    assert len(rows) > 10
    for method, route in rows:
        page = await ask(browser, method, route)
        if route.kind is AnswerKind.FILE:
            assert (page.status, page.body) == (404, b""), route
        else:
            assert page.status == 403, route
            assert method == "HEAD" or "You are signed out" in page.words


async def test_a_database_that_can_not_be_reached_is_a_page(album: Album, asked: list[object], logs: Logs) -> None:
    browser = await album.browser()
    browser.cookies = {"__Host-session": "x", "__Secure-connect": "x"}
    for method, route in each(PAGES):
        asked.clear()
        page = await ask(browser, method, route)
        assert bool(asked) is (route.name not in READ_NOTHING), route
        if asked:
            assert page.status == 503, route
            assert method == "HEAD" or "Nothing was changed." in page.words
    assert {line["page"] for line in logs.lines("page.unavailable")} == {
        route.path for route in PAGES if route.name not in READ_NOTHING
    }


async def test_all_answers_forbid_browsers_to_guess_and_to_tell(album: Album) -> None:
    browser = await album.browser()
    for method, route in each([route for route in PAGES if route.name not in READ_NOTHING]):
        headers = (await ask(browser, method, route)).headers
        assert headers["Referrer-Policy"] in {"no-referrer", "strict-origin"}, route
        assert "no-store" in headers["Cache-Control"], route
        if "Location" not in headers:
            assert headers["X-Content-Type-Options"] == "nosniff", route
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], route


async def test_no_answer_to_a_form_is_kept_from_our_own_page(album: Album) -> None:
    browser = await album.browser()
    for route in ROUTES:
        if route.post is not None:
            assert "another page than ours" not in (await ask(browser, "POST", route, OUR_FORM)).words
