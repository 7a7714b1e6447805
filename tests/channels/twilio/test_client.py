import asyncio
import re
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import RawTestServer, TestServer
from aioresponses import aioresponses
from twilio.rest import Client

from channels.twilio.client import TwilioClient
from channels.twilio.error_codes import VERDICTS
from channels.twilio.transport import TwilioHttp
from clients.failures import CallFailed
from clients.session import open_session
from clients.their_clock import TheirClock
from core.clock import Moment, SteadyClock
from core.logs import failure
from sandbox.core.hub import PATIENCE
from sandbox.server import Sandbox
from tests.support.bots import ACCOUNT, NUMBER, TOKEN
from tests.support.network.wire import settings_of

API = "https://api.example.com"
ANN = "+15550100101"
BODY = "zebrafinch on the roof"
ODD = "a+b & c=d%20 \u00e9 \U0001f600 \\ {x}\nnext"
SHORT_SECONDS = 2.0
"""For a carrier that doesn't answer; long enough for a busy machine to take the call in."""
REPORTS = "http://127.0.0.1:9/twilio/status?delivery=7"
MESSAGES = f"{API}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
ANY_LIST = re.compile(re.escape(MESSAGES) + r"\?.*")


@pytest.fixture
def mocked(answers: aioresponses, session: ClientSession) -> TwilioClient:
    return TwilioClient(settings_of(API), session)


def error_body(code: int, status: int) -> dict[str, object]:
    """As Twilio writes errors: with what was sent quoted."""
    message = f"The 'To' number {ANN} is wrong, and so is '{BODY}'"
    return {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }


def problem_body(code: int, status: int) -> dict[str, object]:
    """As its newer services do (RFC 9457)."""
    return {"type": "about:blank", "title": f"To {ANN}", "status": status, "code": code, "detail": BODY, "params": {}}


async def failed_send(client: TwilioClient) -> CallFailed:
    with pytest.raises(CallFailed) as caught:
        await client.send(ANN, NUMBER, BODY, REPORTS)
    tells_nothing(caught.value)
    return caught.value


def tells_nothing(failed: CallFailed) -> None:
    for shown in (str(failed), repr(failed)):
        for personal in ("zebrafinch", ANN[1:], NUMBER[1:]):
            assert personal not in shown
    assert "\n" not in str(failed)


def posts(answers: aioresponses) -> int:
    return sum(len(calls) for (method, _), calls in answers.requests.items() if method == "POST")


@pytest.mark.parametrize("body", [error_body, problem_body])
@pytest.mark.parametrize("code", sorted(VERDICTS))
async def test_every_documented_code_says_that_nothing_was_sent(
    mocked: TwilioClient, answers: aioresponses, code: int, body: Callable[[int, int], dict[str, object]]
) -> None:
    answers.post(MESSAGES, status=400, payload=body(code, 400), repeat=True)
    failed = await failed_send(mocked)
    assert (failed.happened, failed.code, failed.reason) == (False, code, VERDICTS[code].reason)
    assert posts(answers) == 1


STATUSES: list[tuple[str, int, dict[str, Any], bool | None, int | None]] = [
    ("wrong credentials", 401, {"payload": error_body(20003, 401)}, False, 20003),
    ("wrong credentials, no code", 401, {"body": "nope"}, False, 20003),
    ("unknown code", 400, {"payload": error_body(29999, 400)}, False, 29999),
    ("no code", 400, {"payload": {"message": BODY, "status": 400}}, False, None),
    ("not found", 404, {"payload": error_body(20404, 404)}, False, 20404),
    ("no JSON", 400, {"body": f"<html>{BODY}</html>"}, False, None),
    ("an empty error", 400, {"body": ""}, False, None),
    ("server error", 500, {"payload": error_body(20500, 500)}, None, 20500),
    ("a gateway's page", 502, {"body": f"<html>{ANN}</html>"}, None, None),
    ("unavailable", 503, {"body": ""}, None, None),
    ("success that can't be read", 201, {"body": f"<html>{BODY}</html>"}, None, None),
    ("success that is cut off", 201, {"body": '{"sid": "SM1", "body": "' + BODY}, None, None),
    ("success without a sid", 201, {"payload": {}}, None, None),
    ("success that is a list", 201, {"payload": [BODY]}, None, None),
]


@pytest.mark.parametrize(
    ("status", "given", "happened", "code"), [row[1:] for row in STATUSES], ids=[r[0] for r in STATUSES]
)
async def test_other_answers_say_whether_it_may_have_been_sent(
    mocked: TwilioClient,
    answers: aioresponses,
    status: int,
    given: dict[str, Any],
    happened: bool | None,  # noqa: FBT001 - a table's column
    code: int | None,
) -> None:
    answers.post(MESSAGES, status=status, repeat=True, **given)
    failed = await failed_send(mocked)
    assert (failed.happened, failed.code) == (happened, code)
    assert posts(answers) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [({"Retry-After": "7"}, 7.0), ({}, None), ({"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}, None)],
)
async def test_too_many_requests_are_never_processed(
    mocked: TwilioClient, answers: aioresponses, header: dict[str, str], seconds: float | None
) -> None:
    answers.post(MESSAGES, status=429, headers=header, payload=error_body(20429, 429), repeat=True)
    failed = await failed_send(mocked)
    assert (failed.happened, failed.code, failed.retry_after) == (False, 20429, seconds)
    assert posts(answers) == 1


BREAKS: list[tuple[Exception, bool | None]] = [
    (aiohttp.ServerDisconnectedError(), None),
    (aiohttp.ClientOSError(104, "reset"), None),
    (ConnectionResetError(), None),
    (aiohttp.ClientPayloadError(BODY), None),
    (aiohttp.ServerTimeoutError(), None),
    (TimeoutError(), None),
    (aiohttp.ConnectionTimeoutError(), False),
]


@pytest.mark.parametrize(("error", "happened"), BREAKS, ids=[type(error).__name__ for error, _ in BREAKS])
async def test_a_connection_that_breaks(
    mocked: TwilioClient,
    answers: aioresponses,
    error: Exception,
    happened: bool | None,  # noqa: FBT001 - a table's column
) -> None:
    answers.post(MESSAGES, exception=error, repeat=True)
    failed = await failed_send(mocked)
    assert (failed.happened, failed.code) == (happened, None)
    assert posts(answers) == 1


async def test_a_carrier_that_is_away_got_nothing(session: ClientSession) -> None:
    failed = await failed_send(TwilioClient(settings_of("http://127.0.0.1:1"), session))
    assert failed.happened is False


@pytest.mark.parametrize("fault", ["send_timeout_before", "send_timeout_after"])
async def test_a_carrier_that_does_not_answer_may_have_sent_it(sandbox: Sandbox, fault: str) -> None:
    sandbox.faults.add(fault, seconds=PATIENCE)
    async with open_session(SHORT_SECONDS, 1) as session:
        failed = await failed_send(TwilioClient(settings_of(sandbox.url), session))
    assert failed.happened is None
    assert len(sandbox.messages_to(ANN)) == (1 if fault == "send_timeout_after" else 0)


@pytest.mark.parametrize(
    ("fault", "sent"),
    [("send_reset_before", 0), ("send_reset_after", 1), ("send_error_before", 0), ("send_error_after", 1)],
)
async def test_a_carrier_that_fails_is_asked_once(
    client: TwilioClient, sandbox: Sandbox, fault: str, sent: int
) -> None:
    sandbox.faults.add(fault)
    assert (await failed_send(client)).happened is None
    assert len(sandbox.messages_to(ANN)) == sent


async def test_a_text_goes_out_with_all_that_belongs_to_it(client: TwilioClient, sandbox: Sandbox) -> None:
    sid = await client.send(ANN, NUMBER, BODY, REPORTS)
    [message] = sandbox.messages_to(ANN)
    assert (message.sid, message.from_, message.body, message.status_callback) == (sid, NUMBER, BODY, REPORTS)


async def test_a_picture_goes_along(client: TwilioClient, sandbox: Sandbox) -> None:
    picture = f"{sandbox.url}/static/receipt-cafe.jpg"
    sid = await client.send(ANN, NUMBER, BODY, "", picture)
    message = await sandbox.settled(sid, deadline=PATIENCE)
    assert (message.sid[:2], message.body, [each.content_type for each in message.media]) == (
        "MM",
        BODY,
        ["image/jpeg"],
    )


@pytest.mark.parametrize("service", ["", "MG" + "2" * 32])
@pytest.mark.parametrize("picture", ["", "https://bot.example.com/chart/a.png?b=c&d=e"])
async def test_a_text_is_sent_as_twilios_own_client_sends_it(
    session: ClientSession, service: str, picture: str
) -> None:
    heard: list[tuple[str, str, list[tuple[str, str]], dict[str, str]]] = []

    async def answer(request: web.BaseRequest) -> web.Response:
        fields = sorted(parse_qsl(await request.text(), keep_blank_values=True, strict_parsing=True))
        named = {name: request.headers[name] for name in ("Authorization", "Accept", "Content-Type")}
        heard.append((request.method, request.path_qs, fields, named))
        return web.json_response({"sid": "SM1"}, status=201)

    async with RawTestServer(answer) as server:
        settings = settings_of(str(server.make_url("")), messaging_service_sid=service)
        await TwilioClient(settings, session).send(ANN, NUMBER, ODD, REPORTS, picture)
        transport = TwilioHttp(session, settings.api_url, TheirClock("twilio", SteadyClock()))
        await Client(ACCOUNT, TOKEN, http_client=transport).messages.create_async(
            to=ANN,
            body=ODD,
            status_callback=REPORTS,
            **({"messaging_service_sid": service} if service else {"from_": NUMBER}),
            **({"media_url": [picture]} if picture else {}),
        )
    ours, theirs = heard
    assert ours == theirs


async def test_odd_signs_arrive_as_they_are(client: TwilioClient, sandbox: Sandbox) -> None:
    await client.send(ANN, NUMBER, ODD, REPORTS)
    assert sandbox.messages_to(ANN)[0].body == ODD


async def test_a_messaging_service_sends_instead_of_a_number(sandbox: Sandbox, session: ClientSession) -> None:
    service = "MG" + "2" * 32
    sandbox.settings.messaging_service_sid = service
    client = TwilioClient(settings_of(sandbox.url, messaging_service_sid=service), session)
    await client.send(ANN, NUMBER, BODY, REPORTS)
    assert sandbox.messages_to(ANN)[0].messaging_service_sid == service


async def test_an_opted_out_person_is_refused_with_the_code(client: TwilioClient, sandbox: Sandbox) -> None:
    await sandbox.text(ANN, "STOP")
    assert (await failed_send(client)).code == 21610


async def test_wrong_credentials_are_told_as_such(sandbox: Sandbox, session: ClientSession) -> None:
    sandbox.settings.auth_token = "another"
    client = TwilioClient(settings_of(sandbox.url), session)
    with pytest.raises(CallFailed, match="credentials") as caught:
        await client.check()
    assert (caught.value.code, caught.value.happened) == (20003, False)
    assert (await failed_send(client)).code == 20003


async def test_good_credentials_send_nothing(client: TwilioClient, sandbox: Sandbox) -> None:
    await client.check()
    assert "outbound-api" not in sandbox.stats


async def test_the_list_is_read_over_all_its_pages(client: TwilioClient, sandbox: Sandbox) -> None:
    sids = [await client.send(ANN, NUMBER, f"{BODY} {i}", "") for i in range(230)]
    before = sandbox.stats.get("lists", 0)
    listed = await client.sent_to(ANN, Moment(0))
    assert [each.sid for each in listed] == sids[::-1]
    assert sandbox.stats["lists"] - before == 3
    assert {each.body for each in listed} == {f"{BODY} {i}" for i in range(230)}


async def test_the_list_is_read_no_further_than_asked_for(client: TwilioClient, sandbox: Sandbox) -> None:
    old = sandbox.put(ANN, "old")
    old.created_at -= 100
    new = sandbox.put(ANN, "new")
    since = Moment(int((new.created_at - 50) * 1000))
    assert [each.sid for each in await client.received_by(NUMBER, since)] == [new.sid]


async def test_what_came_in_is_told_from_what_went_out(client: TwilioClient, sandbox: Sandbox) -> None:
    first, second = sandbox.put(ANN, "one"), sandbox.put(ANN, "two")
    sent = await client.send(ANN, NUMBER, BODY, "")
    received = await client.received_by(NUMBER, Moment(0))
    assert [(each.sid, each.sender, each.body) for each in received] == [
        (first.sid, ANN, "one"),
        (second.sid, ANN, "two"),
    ]
    assert [each.sid for each in await client.sent_to(ANN, Moment(0))] == [sent]


async def test_photos_of_a_text_are_listed(client: TwilioClient, sandbox: Sandbox) -> None:
    text = sandbox.put(ANN, "", [("image/png", b"1"), ("image/gif", b"2")])
    [listed] = await client.received_by(NUMBER, Moment(0))
    assert listed.media_count == 2
    media = await client.media_of(text.sid)
    assert sorted(each.content_type for each in media) == ["image/gif", "image/png"]
    assert all(each.url.startswith(sandbox.url) and not each.url.endswith(".json") for each in media)


@pytest.mark.parametrize(
    "given",
    [
        {"status": 500},
        {"status": 200, "body": "<html>"},
        {"status": 200, "payload": {}},
        {"exception": TimeoutError()},
    ],
)
async def test_a_list_that_cannot_be_had_is_told_as_such(
    mocked: TwilioClient, answers: aioresponses, given: dict[str, Any]
) -> None:
    answers.get(ANY_LIST, repeat=True, **given)
    for call in (mocked.sent_to(ANN, Moment(0)), mocked.received_by(NUMBER, Moment(0)), mocked.check()):
        with pytest.raises(CallFailed) as caught:
            await call
        tells_nothing(caught.value)


async def test_what_is_logged_of_a_failure_tells_nothing(mocked: TwilioClient, answers: aioresponses) -> None:
    answers.post(MESSAGES, status=400, payload=error_body(21211, 400))
    with pytest.raises(CallFailed) as caught:
        await mocked.send(ANN, NUMBER, BODY, REPORTS)
    shown = str(failure(caught.value))
    assert "zebrafinch" not in shown
    assert ANN[1:] not in shown
    assert traceback.extract_tb(caught.value.__traceback__)


async def test_a_redirect_is_not_followed(mocked: TwilioClient, answers: aioresponses) -> None:
    """Or else the credentials and the text would go wherever it points to."""
    answers.post(MESSAGES, status=307, headers={"Location": "https://elsewhere.example.com/"})
    assert (await failed_send(mocked)).happened is not True
    assert posts(answers) == 1


async def test_calls_run_side_by_side(session: ClientSession) -> None:
    all_are_here = asyncio.Barrier(4)

    async def answer(_: web.Request) -> web.Response:
        async with asyncio.timeout(PATIENCE):
            await all_are_here.wait()
        return web.json_response({"sid": "SM1"}, status=201)

    app = web.Application()
    app.router.add_post("/{path:.*}", answer)
    async with TestServer(app) as server:
        client = TwilioClient(settings_of(str(server.make_url(""))), session)
        await asyncio.gather(*(client.send(ANN, NUMBER, BODY, "") for _ in range(4)))
