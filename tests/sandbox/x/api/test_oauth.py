import pytest

from sandbox.server import Sandbox
from sandbox.x.authorize import AuthorizeError
from sandbox.x.model import UnknownAccountError
from tests.sandbox.x_caller import ANN, BENS, CALLBACK, SCOPES, Caller, answer_of, authorize_url

BAD_TOKEN = {"error": "invalid_request", "error_description": "Value passed for the token was invalid."}


async def test_from_consent_to_tokens(x: Caller, carrier: Sandbox) -> None:
    callback = carrier.x.consent(authorize_url(), "@bens_bakery")
    assert callback.startswith(f"{CALLBACK}?")
    assert answer_of(callback)["state"] == "a state"
    status, pair = await x.exchange(answer_of(callback)["code"])
    assert status == 200
    assert pair.keys() == {"token_type", "expires_in", "access_token", "refresh_token", "scope"}
    assert (pair["token_type"], pair["expires_in"], pair["scope"]) == ("bearer", 7200, SCOPES)
    x.token = str(pair["access_token"])
    account = carrier.x.account(BENS)
    me = {"id": account.id, "name": "Ben's Bakery", "username": BENS}
    assert await x.call("GET", "/2/users/me") == (200, {"data": me})


async def test_a_code_counts_once(x: Caller, carrier: Sandbox) -> None:
    code = answer_of(carrier.x.consent(authorize_url(), ANN))["code"]
    assert (await x.exchange(code))[0] == 200
    assert (await x.exchange(code))[0] == 400


async def test_a_code_does_not_hold_for_long(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_code_seconds = 0
    code = answer_of(carrier.x.consent(authorize_url(), ANN))["code"]
    status, error = await x.exchange(code)
    assert (status, error["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    "changes",
    [{"redirect_uri": f"{CALLBACK}/"}, {"code_verifier": "w" * 64}, {"code_verifier": ""}, {"code": "another"}],
)
async def test_a_code_for_nobody_else(x: Caller, carrier: Sandbox, changes: dict[str, str]) -> None:
    code = answer_of(carrier.x.consent(authorize_url(), ANN))["code"]
    status, error = await x.exchange(**{"code": code, **changes})
    assert (status, error["error"]) == (400, "invalid_request")
    assert carrier.x.living_grants(ANN) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"response_type": "token"},
        {"client_id": "another"},
        {"redirect_uri": "https://evil.example/callback"},
        {"redirect_uri": "http://localhost:8080/x/callback"},
        {"scope": ""},
        {"scope": "tweet.write dm.read"},
        {"state": ""},
        {"state": "s" * 501},
        {"code_challenge": "short"},
        {"code_challenge_method": "plain"},
    ],
)
async def test_a_wrong_request_for_consent_goes_nowhere(x: Caller, carrier: Sandbox, changes: dict[str, str]) -> None:
    with pytest.raises(AuthorizeError):
        carrier.x.consent(authorize_url(**changes), ANN)


async def test_only_registered_addresses_are_returned_to(carrier: Sandbox) -> None:
    carrier.settings.x_redirect_uris = ("https://bot.example/x/callback",)
    assert carrier.x.deny(authorize_url(redirect_uri="https://bot.example/x/callback"))
    with pytest.raises(AuthorizeError):
        carrier.x.deny(authorize_url())


async def test_a_cancelled_consent(carrier: Sandbox) -> None:
    assert answer_of(carrier.x.deny(authorize_url())) == {"error": "access_denied", "state": "a state"}


async def test_consent_of_nobody(carrier: Sandbox) -> None:
    with pytest.raises(UnknownAccountError):
        carrier.x.consent(authorize_url(), "nobody")


@pytest.mark.parametrize("client", [None, ("x-client", "wrong"), ("another", "x-secret")])
async def test_a_client_that_x_does_not_know(x: Caller, carrier: Sandbox, client: tuple[str, str] | None) -> None:
    pair = x.sign_in()
    for path, fields in (
        ("/2/oauth2/token", {"grant_type": "refresh_token", "refresh_token": str(pair["refresh_token"])}),
        ("/2/oauth2/revoke", {"token": str(pair["refresh_token"])}),
    ):
        status, error = await x.form(path, client, **fields)
        assert (status, error["error"]) == (401, "unauthorized_client")
    assert (await x.refresh(pair["refresh_token"]))[0] == 200


async def test_a_public_client_names_itself(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_client_secret = ""
    fields = {"grant_type": "refresh_token", "refresh_token": str(x.sign_in()["refresh_token"])}
    assert (await x.form("/2/oauth2/token", None, **fields))[0] == 401
    assert (await x.form("/2/oauth2/token", None, client_id="x-client", **fields))[0] == 200


async def test_refresh_tokens_rotate(x: Caller, carrier: Sandbox) -> None:
    first = x.sign_in()
    status, second = await x.refresh(first["refresh_token"])
    assert status == 200
    assert (second["refresh_token"] != first["refresh_token"], second["scope"]) == (True, SCOPES)
    x.token = str(second["access_token"])
    assert (await x.call("GET", "/2/users/me"))[0] == 200
    assert (await x.refresh(second["refresh_token"]))[0] == 200
    assert (carrier.x.token_calls, carrier.x.refreshes, carrier.x.reused) == (2, 2, 0)


async def test_a_refresh_token_used_twice_kills_its_family(x: Caller, carrier: Sandbox) -> None:
    first = x.sign_in()
    other = carrier.x.grant(ANN)
    _, second = await x.refresh(first["refresh_token"])
    assert await x.refresh(first["refresh_token"]) == (400, BAD_TOKEN)
    assert await x.refresh(second["refresh_token"]) == (400, BAD_TOKEN)
    for dead in (first, second):
        x.token = str(dead["access_token"])
        assert (await x.call("GET", "/2/users/me"))[0] == 401
    assert carrier.x.reused == 1
    assert (await x.refresh(other["refresh_token"]))[0] == 200


@pytest.mark.parametrize("kind", ["access_token", "refresh_token"])
async def test_revoking_either_token_kills_both(x: Caller, carrier: Sandbox, kind: str) -> None:
    pair = x.sign_in()
    assert await x.form("/2/oauth2/revoke", token=str(pair[kind])) == (200, {"revoked": True})
    assert (await x.call("GET", "/2/users/me"))[0] == 401
    assert await x.refresh(pair["refresh_token"]) == (400, BAD_TOKEN)
    assert await x.form("/2/oauth2/revoke", token="nobody's") == (200, {"revoked": True})
    assert (carrier.x.revocations, carrier.x.living_grants(ANN)) == ([ANN], 0)


async def test_without_offline_access_nothing_can_be_refreshed(x: Caller) -> None:
    assert "refresh_token" not in x.sign_in(scope="tweet.read users.read")


async def test_access_tokens_end(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_token_seconds = 0
    pair = x.sign_in()
    unauthorized = {"title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized"}
    assert await x.call("GET", "/2/users/me") == (401, unauthorized)
    carrier.settings.x_token_seconds = 60
    _, renewed = await x.refresh(pair["refresh_token"])
    x.token = str(renewed["access_token"])
    assert ((await x.call("GET", "/2/users/me"))[0], renewed["expires_in"]) == (200, 60)
    carrier.x.expire(ANN)
    assert (await x.call("GET", "/2/users/me"))[0] == 401
    assert (await x.refresh(renewed["refresh_token"]))[0] == 200


async def test_the_owner_takes_it_all_back(x: Caller, carrier: Sandbox) -> None:
    pair = x.sign_in()
    carrier.x.disconnect(ANN)
    assert (await x.call("GET", "/2/users/me"))[0] == 401
    assert await x.refresh(pair["refresh_token"]) == (400, BAD_TOKEN)
    assert carrier.x.revocations == []


@pytest.mark.parametrize("token", ["", "nobody's"])
async def test_calls_without_a_token_that_holds(x: Caller, token: str) -> None:
    x.token = token
    for method, path in (("POST", "/2/tweets"), ("DELETE", "/2/tweets/1"), ("GET", "/2/users/me")):
        assert (await x.call(method, path))[0] == 401


@pytest.mark.parametrize("kind", ["password", ""])
async def test_other_grants(x: Caller, kind: str) -> None:
    status, error = await x.form("/2/oauth2/token", grant_type=kind)
    assert (status, error["error"]) == (400, "unsupported_grant_type")
