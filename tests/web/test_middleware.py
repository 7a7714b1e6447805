"""What stands before a page, whatever the page does. What holds for every route is in test_routes."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request

from storage import sessions
from storage.engine.database import CommitUnknown, Database, NotCommitted
from tests.conftest import Logs, ManualClock
from tests.support.database.rows import ANN, meet
from web.app import TEMPLATES
from web.identity import session_cookie, session_of
from web.middleware import guarded, is_from_our_page
from web.route import AnswerKind, Route, Who
from web.site import Site


class Parts:
    """A site of which there is only what stands before pages."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.templates = TEMPLATES
        self.public_url = "http://127.0.0.1"


async def get(site: Parts, route: Route, headers: dict[str, str] | None = None) -> tuple[int, str]:
    assert route.get is not None
    app = web.Application()
    app.router.add_get(route.pattern, guarded(site, route, route.get))  # type: ignore[arg-type]
    async with TestClient(TestServer(app)) as client, client.get("/a/secret", headers=headers) as answer:
        return answer.status, await answer.text()


async def test_what_breaks_behind_a_page_is_a_page(db: Database, logs: Logs) -> None:
    async def unavailable(_: Site, __: web.Request) -> web.Response:
        raise NotCommitted("no room on the disk")

    async def broken(_: Site, __: web.Request) -> web.Response:
        raise LookupError("zebrafinch")

    status, page = await get(Parts(db), Route("a", "/a/{token}", Who.ANYONE, unavailable))
    assert (status, "Nothing was changed" in page) == (503, True)
    status, page = await get(Parts(db), Route("a", "/a/{token}", Who.ANYONE, broken))
    assert (status, "zebrafinch" in page) == (500, False)
    [line] = logs.lines("page.broken")
    assert (line["page"], line["error"]) == ("/a/{token}", "LookupError")
    [line] = logs.lines("page.unavailable")
    assert (line["page"], line["reason"]) == ("/a/{token}", "no room on the disk")


async def test_nobody_is_told_that_nothing_was_changed_who_may_have_changed_something(db: Database) -> None:
    async def unheard(_: Site, __: web.Request) -> web.Response:
        raise CommitUnknown("no commit within 12 s")

    status, page = await get(Parts(db), Route("a", "/a/{token}", Who.ANYONE, unheard))
    assert (status, "Nothing was changed" in page, "nobody knows yet" in page) == (503, False, True)


async def test_probes_have_nothing_before_them(db: Database) -> None:
    async def broken(_: Site, __: web.Request) -> web.Response:
        raise LookupError("zebrafinch")

    probe = guarded(Parts(db), Route("a", "/a", Who.ANYONE, broken, kind=AnswerKind.PROBE), broken)  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        await probe(make_mocked_request("GET", "/a"))


async def test_who_asks_is_found_out_once_and_their_session_lasts(db: Database, clock: ManualClock) -> None:
    async def who(_: Site, request: web.Request) -> web.Response:
        return web.Response(text=str(session_of(request).person_id))

    ann = await db.write(meet, ANN)
    cookie = await db.write(sessions.make, ann)
    clock.advance(sessions.SLIDES_EVERY)
    site, route = Parts(db), Route("a", "/a/{token}", Who.SIGNED_IN, who)
    name = session_cookie(site).full_name  # type: ignore[arg-type]
    assert await get(site, route, {"Cookie": f"{name}={cookie}"}) == (200, str(ann))
    found = await db.read(sessions.find, cookie)
    assert found
    assert not found.is_due, "it was prolonged"
    status, page = await get(site, route)
    assert (status, "You are signed out" in page) == (403, True)


async def test_who_asks_without_being_asked_for_is_a_fault(db: Database, logs: Logs) -> None:
    async def who(_: Site, request: web.Request) -> web.Response:
        return web.Response(text=str(session_of(request).person_id))

    status, _ = await get(Parts(db), Route("a", "/a/{token}", Who.ANYONE, who))
    assert status == 500
    assert logs.lines("page.broken")


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://bot.example.com"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://bot.example.com"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://bot.example.com:8443"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_which_forms_are_ours(headers: dict[str, str], *, is_ours: bool) -> None:
    request = make_mocked_request("POST", "/a", headers=headers)
    assert is_from_our_page(request, "https://bot.example.com/under") is is_ours
