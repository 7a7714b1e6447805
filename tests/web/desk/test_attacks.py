"""Who is no operator learns of no desk; who may only look does nothing; what is typed stays words."""

import re
from urllib.parse import quote, urlsplit

import pytest

from actions.operating import entering
from storage import people
from storage.desk import operators
from storage.desk.audit import COMMAND_LINE
from storage.desk.operators import Role
from storage.signing_in.browsers import Way
from tests.conftest import Logs
from tests.support.browser.browsers import OUR_FORM, Browser
from tests.support.database.rows import ANN
from tests.web.desk.conftest import Desk, signed_in
from web.desk.routes import DESK
from web.route import AnswerKind, Route, Who

VALUES = {"{sid}": "SM1", "{id}": "1", "{tag}": "abcdef0123", "{token}": "x" * 32}
SQL = ("' OR '1'='1", "%", "_", "!", "'; DROP TABLE deliveries; --", "\\", "\0", "1 OR 1=1", "dead' UNION SELECT 1--")


def address(route: Route) -> str:
    return re.sub(r"\{\w+\}", lambda found: VALUES[found[0]], route.path)


async def test_nobody_else_learns_that_there_is_a_desk(quick_desk: Desk) -> None:
    nobody = await quick_desk.album.browser()
    made_up = await quick_desk.album.browser()
    made_up.cookies["__Host-session"] = "x" * 32
    for browser in (nobody, made_up, quick_desk.somebody):
        no_such = await browser.open("/desk/no/such/page")
        for route in DESK:
            for method, _ in route.handlers:
                for headers in ({}, OUR_FORM, {"Sec-Fetch-Site": "cross-site"}):
                    page = await browser._ask(method, address(route), None, headers)
                    assert page.status == 404, (method, route.path)
                    if route.kind is AnswerKind.PAGE and method != "HEAD":
                        assert page.body == no_such.body
                        assert set(page.headers) == set(no_such.headers)


async def test_a_role_counts_from_now_on_and_until_it_is_taken(quick_desk: Desk) -> None:
    assert (await quick_desk.somebody.open("/desk")).status == 404
    await quick_desk.album.do(operators.set_role, quick_desk.ann, Role.READING)
    assert (await quick_desk.somebody.open("/desk")).status == 200
    await quick_desk.album.do(operators.set_role, quick_desk.ann, Role.NONE)
    assert (await quick_desk.somebody.open("/desk")).status == 404


async def test_an_operator_without_a_fresh_pin_is_asked_for_one(quick_desk: Desk) -> None:
    await quick_desk.album.do(operators.set_role, quick_desk.ann, Role.OPERATOR)
    stale = await signed_in(quick_desk.album, quick_desk.ann, Way.CODE)
    page = await stale.open("/desk/deliveries")
    assert (page.status, page.location) == (303, "/account/confirm?then=%2Fdesk%2Fdeliveries")
    ids = await quick_desk.dead(1)
    await quick_desk.submit(stale, "/desk/deliveries/retry", **{f"pick-{ids[0]}": "1"})
    assert await quick_desk.states(ids) == ["dead"]
    assert (await stale.open("/desk/events")).status == 403


async def test_a_link_from_the_command_line_lets_an_operator_in_once_and_nobody_else(quick_desk: Desk) -> None:
    """For when no PIN can be texted."""
    app, ann = quick_desk.album.app, quick_desk.ann
    await quick_desk.album.do(operators.set_role, ann, Role.OPERATOR)
    made = await quick_desk.album.do(entering.make_link, COMMAND_LINE, ANN.value)
    path = urlsplit(made).path
    first, second = [await quick_desk.album.browser() for _ in range(2)]
    assert (await first.open(path)).status == (await first.open(path)).status == 200  # as by a robot
    assert (await first._ask("POST", path, {}, {"Sec-Fetch-Site": "cross-site"})).status == 404
    assert (await quick_desk.submit(first, path)).location == "/desk"
    assert (await first.open("/desk")).status == 200
    assert (await quick_desk.submit(second, path)).status == (await second.open(path)).status == 404
    done = [(entry.operator, entry.action) for entry in await quick_desk.audit()]
    assert done[:2] == [
        (await app.db.read(people.tag_of, ann), "came by a link into the desk"),
        (COMMAND_LINE, "made a link into the desk"),
    ]


async def test_a_link_of_who_is_no_operator_any_more_opens_nothing(quick_desk: Desk) -> None:
    await quick_desk.album.do(operators.set_role, quick_desk.ann, Role.OPERATOR)
    made = await quick_desk.album.do(entering.make_link, COMMAND_LINE, ANN.value)
    await quick_desk.album.do(operators.set_role, quick_desk.ann, Role.NONE)
    browser = await quick_desk.album.browser()
    path = urlsplit(made).path
    assert (await browser.open(path)).status == (await quick_desk.submit(browser, path)).status == 404


async def test_a_visitor_by_an_operators_link_sees_no_desk(quick_desk: Desk) -> None:
    album = quick_desk.album
    room = await album.room("trip", quick_desk.ann)
    await album.do(operators.set_role, quick_desk.ann, Role.OPERATOR)
    assert (await (await album.visitor(quick_desk.ann, room)).open("/desk")).status == 404


async def test_who_may_only_look_does_nothing(quick_desk: Desk, logs: Logs) -> None:
    ids = await quick_desk.dead(1)
    acting = [route for route in DESK if route.who is Who.OPERATOR]
    assert len(acting) > 7
    for route in acting:
        path = address(route).replace(VALUES["{tag}"], quick_desk.tag)
        for method, _ in route.handlers:
            fields = {f"pick-{ids[0]}": "1", "why": "because", "confirm": quick_desk.tag, "ended_by": "9" * 13}
            page = await quick_desk.reader._ask(method, path, fields if method == "POST" else None, OUR_FORM)
            assert page.status == 403, (method, route.path)
    assert await quick_desk.states(ids) == ["dead"]
    assert await quick_desk.audit() == []
    assert {line["cause"] for line in logs.lines("desk.refused")} == {"read-only"}


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example.com"}])
async def test_a_form_of_another_site_does_nothing(quick_desk: Desk, headers: dict[str, str]) -> None:
    ids = await quick_desk.dead(1)
    for route in DESK:
        if route.post is not None:
            path = address(route).replace(VALUES["{tag}"], quick_desk.tag)
            fields = {f"pick-{ids[0]}": "1", "why": "because", "confirm": quick_desk.tag, "ended_by": "9" * 13}
            assert (await quick_desk.submit(quick_desk.operator, path, headers, **fields)).status == 404
    assert await quick_desk.states(ids) == ["dead"]
    assert await quick_desk.audit() == []


async def test_what_is_typed_into_filters_is_words(desk: Desk) -> None:
    ids = await desk.dead(2)
    for words in SQL:
        for name in ("state", "kind", "reason", "code", "person", "before"):
            page = await _filtered(desk.operator, "/desk/deliveries", name, words)
            assert page in {200, 400}, (name, words)
            for part in ("/desk/texts", "/desk/people", "/desk/costs", "/desk/audit", "/desk/deliveries/retry-all"):
                assert await _filtered(desk.operator, part, name, words) in {200, 400}, (part, name, words)
        for part in ("/desk/texts", "/desk/people"):
            assert (await desk.operator.open(f"{part}/{quote(words, safe='')}")).status in {200, 404}, (part, words)
            assert (await desk.submit(desk.operator, "/desk/find", subject=words)).status == 404
    for reason in ("%", "_", "!"):
        page = await desk.operator.open(f"/desk/deliveries?state=dead&reason={quote(reason)}")
        assert "None." in page.words, reason
    assert await desk.states(ids) == ["dead"] * 2


async def _filtered(browser: Browser, part: str, name: str, words: str) -> int:
    return (await browser.open(f"{part}?{name}={quote(words)}")).status


async def test_another_id_than_a_deliverys_does_nothing(desk: Desk) -> None:
    for wrong in ("1", "-1", "1e3", "9" * 19, "9" * 30, "x", "%00", "..%2f..%2fetc"):
        assert (await desk.operator.open(f"/desk/deliveries/{wrong}")).status == 404, wrong
    fields = {"pick-1": "1", "pick--1": "1", f"pick-{'9' * 30}": "1", "pick-x": "1"}
    page = await desk.submit(desk.operator, "/desk/deliveries/retry", **fields)
    assert "left=1" in page.location
    assert await desk.audit() == []
