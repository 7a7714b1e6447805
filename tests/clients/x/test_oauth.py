import base64
import hashlib
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession
from aioresponses import aioresponses

from clients.failures import XFailed, XFault
from clients.x.oauth import SCOPES, XSignIn
from clients.x.quota import XQuota
from core.clock import Moment
from core.logs import failure
from core.x.account import XTokens
from tests.conftest import ManualClock
from tests.support.x.answers import API, NOW, REFRESH, SECONDS, SECRET, given, problem, tells_nothing, x_settings
from tests.support.x.server import answering

BACK = "http://127.0.0.1:8080/connect/done"
TOKEN = f"{API}/2/oauth2/token"
REVOKE = f"{API}/2/oauth2/revoke"
CODE = "code-zebrafinch"
VERIFIER = "v" * 64
GIVEN = {
    "token_type": "bearer",
    "expires_in": 7200,
    "access_token": "new-access-zebrafinch",
    "refresh_token": "new-refresh-zebrafinch",
    "scope": "tweet.read tweet.write",
}
NEW = XTokens("new-access-zebrafinch", "new-refresh-zebrafinch", Moment(NOW + 7_200_000), "tweet.read tweet.write")
BASIC = "Basic " + base64.b64encode(f"our-client:{SECRET}".encode()).decode()


def sign_in(session: ClientSession, api_url: str = API, secret: str = SECRET) -> XSignIn:
    return XSignIn(x_settings(api_url, secret), session, ManualClock(NOW), BACK)


@pytest.fixture
def mocked(answers: aioresponses, session: ClientSession) -> XSignIn:
    return sign_in(session)


async def failed(call: Awaitable[object]) -> XFailed:
    with pytest.raises(XFailed) as caught:
        await call
    tells_nothing(caught.value)
    assert "zebrafinch" not in str(failure(caught.value))
    return caught.value


async def test_the_way_to_consent_holds_all_that_x_asks_for(session: ClientSession) -> None:
    url = urlsplit(sign_in(session).authorize_url("state & more", VERIFIER))
    challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
    assert f"{url.scheme}://{url.netloc}{url.path}" == "https://x.com/i/oauth2/authorize"
    assert parse_qs(url.query, strict_parsing=True) == {
        "response_type": ["code"],
        "client_id": ["our-client"],
        "redirect_uri": [BACK],
        "scope": ["tweet.read tweet.write users.read media.write offline.access"],
        "state": ["state & more"],
        "code_challenge": [challenge],
        "code_challenge_method": ["S256"],
    }


async def test_the_verifier_of_the_specification_gives_its_challenge(session: ClientSession) -> None:
    """RFC 7636, appendix B."""
    url = sign_in(session).authorize_url("s", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    assert "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&" in f"{url}&"


EXCHANGED = [
    ("grant_type", "authorization_code"),
    ("redirect_uri", BACK),
    ("code", CODE),
    ("code_verifier", VERIFIER),
]
REFRESHED = [("grant_type", "refresh_token"), ("refresh_token", REFRESH)]
REVOKED = [("token", REFRESH)]
Step = Callable[[XSignIn], Awaitable[object]]
STEPS: list[tuple[Step, str, list[tuple[str, str]], object]] = [
    (lambda x: x.exchange(CODE, VERIFIER), "/2/oauth2/token", EXCHANGED, NEW),
    (lambda x: x.refresh(REFRESH), "/2/oauth2/token", REFRESHED, NEW),
    (lambda x: x.revoke(REFRESH), "/2/oauth2/revoke", REVOKED, None),
]


@pytest.mark.parametrize("secret", [SECRET, ""], ids=["confidential", "public"])
@pytest.mark.parametrize(("step", "path", "form", "result"), STEPS, ids=["exchange", "refresh", "revoke"])
async def test_what_a_real_server_hears(
    session: ClientSession, secret: str, step: Step, path: str, form: list[tuple[str, str]], result: object
) -> None:
    """A confidential client signs in by HTTP Basic, a public one names itself in the form; never both."""
    async with answering((200, GIVEN)) as x:
        assert await step(sign_in(session, x.url, secret)) == result
    [asked] = x.asked
    assert (asked.method, asked.path, asked.query) == ("POST", path, {})
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert asked.headers.get("Authorization") == (BASIC if secret else None)
    assert asked.form == (form if secret else [*form, ("client_id", "our-client")])


async def test_odd_signs_in_what_is_sent_arrive_as_they_are(session: ClientSession) -> None:
    odd = "a+b&c=d%20 \u00e9/\u20ac\n"
    async with answering((200, GIVEN)) as x:
        await sign_in(session, x.url).exchange(odd, VERIFIER)
    assert dict(x.asked[0].form)["code"] == odd


async def test_two_people_at_once_get_what_is_theirs(session: ClientSession) -> None:
    async with answering((200, GIVEN), (200, {"access_token": "ben", "refresh_token": "b"})) as x:
        signing_in = sign_in(session, x.url)
        first = await signing_in.refresh("ann")
        assert (await signing_in.refresh("ben")).access == "ben"
        assert first == NEW
    assert [dict(asked.form)["refresh_token"] for asked in x.asked] == ["ann", "ben"]


ODD_TOKENS: list[tuple[str, dict[str, object], XTokens]] = [
    ("no refresh token", {"refresh_token": None}, NEW._replace(refresh=REFRESH)),
    ("an empty one", {"refresh_token": ""}, NEW._replace(refresh=REFRESH)),
    ("no end", {"expires_in": None}, NEW),
    ("an end in words", {"expires_in": "soon"}, NEW),
    ("an end long ago", {"expires_in": -1}, NEW),
    ("an end after the sun's", {"expires_in": 10**30}, NEW),
    ("an early end", {"expires_in": 60}, NEW._replace(expires_at=Moment(NOW + 60_000))),
    ("no scope", {"scope": None}, NEW._replace(scope=SCOPES)),
    ("a capital", {"token_type": "Bearer"}, NEW),
]


@pytest.mark.parametrize(("more", "tokens"), [row[1:] for row in ODD_TOKENS], ids=[row[0] for row in ODD_TOKENS])
async def test_what_a_token_answer_leaves_out(
    mocked: XSignIn, answers: aioresponses, more: dict[str, object], tokens: XTokens
) -> None:
    body = {key: value for key, value in {**GIVEN, **more}.items() if value is not None}
    answers.post(TOKEN, payload=body)
    assert await mocked.refresh(REFRESH) == tokens


async def test_no_refresh_token_for_a_code_is_none(mocked: XSignIn, answers: aioresponses) -> None:
    answers.post(TOKEN, payload={"access_token": "a", "token_type": "bearer"})
    assert (await mocked.exchange(CODE, VERIFIER)).refresh == ""


@pytest.mark.parametrize(
    "answer",
    [
        {"body": "<html>zebrafinch"},
        {"payload": {}},
        {"payload": [GIVEN]},
        {"payload": {**GIVEN, "access_token": 7}},
        {"payload": {**GIVEN, "access_token": "zebrafinch\r\nX-More: yes"}},
        {"payload": {**GIVEN, "access_token": ""}},
        {"payload": {**GIVEN, "token_type": "mac"}},
        {"status": 302, "headers": {"Location": "https://elsewhere.example.com"}},
        {"status": 204},
        {"exception": TimeoutError()},
        {"exception": ConnectionResetError()},
    ],
)
async def test_an_answer_without_tokens_leaves_open_whether_there_are_any(
    mocked: XSignIn, answers: aioresponses, answer: dict[str, Any]
) -> None:
    answers.post(TOKEN, **answer)
    told = await failed(mocked.refresh(REFRESH))
    assert (told.fault, told.happened) == (XFault.UNKNOWN, None)


def error(code: str, description: str = "") -> dict[str, str]:
    return {"error": code, "error_description": description} if description else {"error": code}


INVALID = "Value passed for the token was invalid."
NO_HEADER = "Missing valid authorization header"
MISMATCH = "Value passed for the redirect uri did not match the uri of the authorization code."
REFUSALS: list[tuple[str, int, Any, XFault, str]] = [
    ("bad token", 400, error("invalid_request", INVALID), XFault.TOKEN_INVALID, INVALID),
    ("bad token, no words", 400, error("invalid_request"), XFault.TOKEN_INVALID, "invalid_request"),
    ("bad grant", 400, error("invalid_grant", "Over."), XFault.TOKEN_INVALID, "Over."),
    ("signs that OAuth forbids", 400, error("invalid_grant", '"\\\u00e9\n'), XFault.TOKEN_INVALID, '"\\\u00e9'),
    (
        "words that are none",
        400,
        {"error": "invalid_grant", "error_description": 7},
        XFault.TOKEN_INVALID,
        "invalid_grant",
    ),
    ("wrong secret", 401, error("unauthorized_client", NO_HEADER), XFault.OUR_CREDENTIALS, NO_HEADER),
    ("wrong secret, 400", 400, error("unauthorized_client"), XFault.OUR_CREDENTIALS, "unauthorized_client"),
    ("wrong client", 401, error("invalid_client", "No."), XFault.OUR_CREDENTIALS, "No."),
    ("401, empty", 401, "", XFault.OUR_CREDENTIALS, ""),
    ("401, invalid_request", 401, error("invalid_request", "No."), XFault.OUR_CREDENTIALS, "No."),
    ("callback", 400, error("invalid_request", MISMATCH), XFault.OUR_SET_UP, MISMATCH),
    (
        "parameter",
        400,
        error("invalid_request", "Missing required parameter [client_id]."),
        XFault.OUR_SET_UP,
        "Missing required parameter [client_id].",
    ),
    ("grant type", 400, error("unsupported_grant_type"), XFault.OUR_SET_UP, "unsupported_grant_type"),
    ("not enrolled", 403, {"reason": "client-not-enrolled"}, XFault.OUR_SET_UP, "client-not-enrolled"),
    ("403", 403, problem(403, "Forbidden", "Forbidden"), XFault.REFUSED, "Forbidden"),
    ("400, a page", 400, "<html>", XFault.UNKNOWN, ""),
    ("401, a page", 401, "<html>", XFault.UNKNOWN, ""),
    ("400, an unknown error", 400, error("whatever"), XFault.REFUSED, "whatever"),
    ("429", 429, problem(429, "Too Many Requests", "Slow."), XFault.LIMITED, "Slow."),
    ("500", 500, error("invalid_grant"), XFault.UNKNOWN, "invalid_grant"),
    ("503", 503, "", XFault.UNKNOWN, ""),
]


@pytest.mark.parametrize(
    ("status", "body", "fault", "said"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
async def test_what_a_refused_token_means(
    mocked: XSignIn, answers: aioresponses, status: int, body: object, fault: XFault, said: str
) -> None:
    for call in (mocked.refresh(REFRESH), mocked.exchange(CODE, VERIFIER)):
        answers.post(TOKEN, status=status, **given(body))
        told = await failed(call)
        assert (told.fault, told.said, told.code) == (fault, said, status)
        assert told.happened is (None if fault is XFault.UNKNOWN else False)


async def test_too_many_sign_ins_say_how_long_to_wait(mocked: XSignIn, answers: aioresponses) -> None:
    answers.post(TOKEN, status=429, headers={"x-rate-limit-reset": str(SECONDS + 60)})
    told = await failed(mocked.refresh(REFRESH))
    assert (told.quota, told.retry_after) == (XQuota(Moment(NOW + 60_000)), 60.0)


async def test_an_x_that_is_away_used_no_token_up(session: ClientSession) -> None:
    told = await failed(sign_in(session, "http://127.0.0.1:1").refresh(REFRESH))
    assert (told.fault, told.happened) == (XFault.UNREACHABLE, False)


@pytest.mark.parametrize("secret", ["zebrafinch-\u20ac", "zebrafinch-\ud83d"])
async def test_a_secret_that_no_header_takes_is_not_quoted(session: ClientSession, secret: str) -> None:
    told = await failed(sign_in(session, secret=secret).refresh(REFRESH))
    assert (told.fault, told.happened) == (XFault.OUR_CREDENTIALS, False)


async def test_a_token_that_has_ended_counts_as_revoked(mocked: XSignIn, answers: aioresponses) -> None:
    answers.post(REVOKE, status=400, payload=error("invalid_request", INVALID))
    await mocked.revoke(REFRESH)


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (401, error("unauthorized_client"), XFault.OUR_CREDENTIALS),
        (503, {}, XFault.UNKNOWN),
        (429, {}, XFault.LIMITED),
    ],
)
async def test_a_token_that_may_still_be_good(
    mocked: XSignIn, answers: aioresponses, status: int, body: dict[str, str], fault: XFault
) -> None:
    answers.post(REVOKE, status=status, payload=body)
    assert (await failed(mocked.revoke(REFRESH))).fault is fault


async def test_an_application_that_x_knows(session: ClientSession) -> None:
    async with answering(*[(400, error("invalid_request", INVALID))] * 2) as x:
        for _ in range(2):
            await sign_in(session, x.url).check()
    tokens = [dict(asked.form)["refresh_token"] for asked in x.asked]
    assert len(set(tokens)) == 2
    assert all(len(token) >= 40 for token in tokens)


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (401, error("unauthorized_client", NO_HEADER), XFault.OUR_CREDENTIALS),
        (400, error("invalid_request", "Value passed for the client id was invalid."), XFault.OUR_SET_UP),
        (503, {}, XFault.UNKNOWN),
    ],
)
async def test_an_application_that_x_does_not_know(
    mocked: XSignIn, answers: aioresponses, status: int, body: dict[str, str], fault: XFault
) -> None:
    answers.post(TOKEN, status=status, payload=body)
    assert (await failed(mocked.check())).fault is fault
