"""The whole wire of X against the stand-in for it, as a person's account goes through it."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession

from clients.failures import XFailed, XFault
from clients.x.client import XClient
from clients.x.oauth import SCOPES, XSignIn
from core.clock import Moment, SteadyClock
from core.settings import XSettings
from sandbox.server import Sandbox

ANN = "ann_lakes"
BACK = "http://127.0.0.1:8080/x/callback"
VERIFIER = "v" * 64
PNG = b"\x89PNG\r\n\x1a\n and the rest"
NEVER = Moment(0)


@dataclass
class Wire:
    sign_in: XSignIn
    client: XClient
    sandbox: Sandbox

    @property
    def access(self) -> str:
        return str(self.sandbox.x.grant(ANN)["access_token"])

    @property
    def user_id(self) -> str:
        return self.sandbox.x.account(ANN).id


def wire_of(sandbox: Sandbox, session: ClientSession, secret: str) -> Wire:
    settings = XSettings.model_validate({"client_id": "x-client", "client_secret": secret, "api_url": sandbox.url})
    clock = SteadyClock()
    return Wire(XSignIn(settings, session, clock, BACK), XClient(settings, session, clock), sandbox)


@pytest.fixture
def wire(sandbox: Sandbox, session: ClientSession) -> Wire:
    return wire_of(sandbox, session, sandbox.settings.x_client_secret)


@pytest.mark.parametrize("secret", ["x-secret", ""], ids=["confidential", "public"])
async def test_an_account_is_connected_used_and_let_go(sandbox: Sandbox, session: ClientSession, secret: str) -> None:
    sandbox.settings.x_client_secret = secret
    wire = wire_of(sandbox, session, secret)
    back = parse_qs(urlsplit(sandbox.x.consent(wire.sign_in.authorize_url("a state", VERIFIER), ANN)).query)
    assert back["state"] == ["a state"]
    tokens = await wire.sign_in.exchange(back["code"][0], VERIFIER)
    assert set(tokens.scope.split()) == set(SCOPES.split())
    profile = await wire.client.me(tokens.access)
    assert (profile.id, profile.username) == (wire.user_id, ANN)
    newer = await wire.sign_in.refresh(tokens.refresh)
    assert newer.refresh not in {"", tokens.refresh}
    await wire.client.post(newer.access, "Ducks")
    await wire.sign_in.revoke(newer.refresh)
    assert sandbox.x.revocations == [ANN]
    with pytest.raises(XFailed) as caught:
        await wire.client.post(newer.access, "More ducks")
    assert caught.value.fault is XFault.UNAUTHORIZED


async def test_a_code_counts_once(wire: Wire) -> None:
    back = parse_qs(urlsplit(wire.sandbox.x.consent(wire.sign_in.authorize_url("s", VERIFIER), ANN)).query)
    await wire.sign_in.exchange(back["code"][0], VERIFIER)
    with pytest.raises(XFailed) as caught:
        await wire.sign_in.exchange(back["code"][0], VERIFIER)
    assert caught.value.fault is XFault.TOKEN_INVALID


async def test_what_was_posted_is_listed_as_it_was_written(wire: Wire) -> None:
    access = wire.access
    photo = await wire.client.upload(access, PNG, "image/png")
    text = "R&D <3 &amp; https://example.com/a?b=1&copy=2 \U0001f600\nand more"
    first = await wire.client.post(access, text, media_ids=[photo])
    second = await wire.client.post(access, "A reply", reply_to=first.id)
    listed = await wire.client.latest(access, wire.user_id, NEVER)
    assert [(each.id, each.text, each.reply_to) for each in listed] == [
        (second.id, "A reply", first.id),
        (first.id, text, None),
    ]
    assert [post.text for post in wire.sandbox.x.posts(ANN)] == [text, "A reply"]
    for _ in range(2):
        await wire.client.delete(access, first.id)
    assert [post.id for post in wire.sandbox.x.posts(ANN)] == [second.id]


async def test_the_last_post_of_a_window_says_so(wire: Wire) -> None:
    wire.sandbox.settings.x_posts_per_window = 2
    access = wire.access
    first, last = [(await wire.client.post(access, text)).quota for text in ("one", "two")]
    assert first.account_free_at is None
    assert last.account_free_at is not None
    with pytest.raises(XFailed) as caught:
        await wire.client.post(access, "three")
    assert (caught.value.fault, caught.value.quota) == (XFault.LIMITED, last)


POST_FAULTS = [
    ("x_post_429", XFault.LIMITED, 0),
    ("x_post_429_old", XFault.LIMITED, 0),
    ("x_post_402", XFault.CREDITS, 0),
    ("x_post_402_titled", XFault.CREDITS, 0),
    ("x_post_duplicate", XFault.DUPLICATE, 0),
    ("x_post_refused", XFault.REFUSED, 0),
    ("x_post_not_enrolled", XFault.OUR_SET_UP, 0),
    ("x_post_401", XFault.UNAUTHORIZED, 0),
    ("x_post_bad_media", XFault.BAD_MEDIA, 0),
    ("x_post_error_before", XFault.UNKNOWN, 0),
    ("x_post_error_after", XFault.UNKNOWN, 1),
    ("x_post_reset_before", XFault.UNKNOWN, 0),
    ("x_post_reset_after", XFault.UNKNOWN, 1),
]


@pytest.mark.parametrize(("kind", "fault", "posted"), POST_FAULTS)
async def test_a_post_that_fails_is_sent_once(wire: Wire, kind: str, fault: XFault, posted: int) -> None:
    wire.sandbox.faults.add(kind)
    with pytest.raises(XFailed) as caught:
        await wire.client.post(wire.access, "Ducks")
    assert caught.value.fault is fault
    assert caught.value.happened is (None if fault is XFault.UNKNOWN else False)
    assert len(wire.sandbox.x.posts(ANN)) == posted
    assert wire.sandbox.stats["x_post_calls"] == 1


async def test_a_refresh_token_is_sent_once_even_if_the_connection_breaks(wire: Wire) -> None:
    pair = wire.sandbox.x.grant(ANN)
    wire.sandbox.faults.add("x_token_reset_after")
    with pytest.raises(XFailed) as caught:
        await wire.sign_in.refresh(pair["refresh_token"])
    assert (caught.value.fault, caught.value.happened) == (XFault.UNKNOWN, None)
    assert (wire.sandbox.x.refreshes, wire.sandbox.x.reused) == (1, 0)


async def test_without_the_scope_no_photo_is_taken(wire: Wire) -> None:
    access = str(wire.sandbox.x.grant(ANN, "tweet.read tweet.write users.read")["access_token"])
    with pytest.raises(XFailed) as caught:
        await wire.client.upload(access, PNG, "image/png")
    assert caught.value.fault is XFault.SCOPE


async def test_what_is_no_photo_is_not_taken(wire: Wire) -> None:
    with pytest.raises(XFailed) as caught:
        await wire.client.upload(wire.access, b"%PDF", "image/png")
    assert (caught.value.fault, bool(caught.value.said)) == (XFault.BAD_MEDIA, True)


async def test_the_application_is_known_or_not(wire: Wire) -> None:
    await wire.sign_in.check()
    wire.sandbox.settings.x_client_secret = "another"
    with pytest.raises(XFailed) as caught:
        await wire.sign_in.check()
    assert caught.value.fault is XFault.OUR_CREDENTIALS
