import re

import aiohttp
import pytest

from sandbox.server import Sandbox
from tests.sandbox.x_caller import ANN, BENS, CALLBACK, QUERY, Caller, answer_of, authorize_url

PATH = "/i/oauth2/authorize"


async def test_the_screen_says_what_is_asked(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_app_name = 'Bread & "Lakes"'
    carrier.x.add_account("cleo_k", "<b>Cleo</b>")
    query = {**QUERY, "scope": "tweet.read users.read", "state": '"><script>'}
    async with x.session.get(PATH, params=query) as response:
        shown = await response.text()
        policy = response.headers["Content-Security-Policy"]
    assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")
    assert policy.endswith("form-action 'self' http://127.0.0.1:8080")
    assert "default-src 'none'" in policy
    assert "Bread &amp; &quot;Lakes&quot; wants to use your X account" in shown
    assert ("See your posts" in shown, "Post and delete posts" in shown) == (True, False)
    assert re.findall(r'value="(\w+)" required', shown) == [*carrier.x.usernames]
    assert "<script" not in shown
    assert "<b>" not in shown


async def decide(x: Caller, **fields: str) -> tuple[int, str]:
    async with x.session.post(PATH, data={**QUERY, **fields}, allow_redirects=False) as response:
        return response.status, response.headers.get("Location", "")


async def test_saying_yes(x: Caller) -> None:
    status, callback = await decide(x, decision="authorize", account=BENS)
    assert (status, callback.partition("?")[0]) == (303, CALLBACK)
    assert (await x.exchange(answer_of(callback)["code"]))[0] == 200


async def test_cancelling(x: Caller) -> None:
    status, callback = await decide(x, decision="cancel", account=BENS)
    assert (status, answer_of(callback)) == (303, {"error": "access_denied", "state": "a state"})


async def test_an_address_with_a_query_keeps_it(x: Caller) -> None:
    _, callback = await decide(x, decision="cancel", redirect_uri=f"{CALLBACK}?a=1")
    assert callback.startswith(f"{CALLBACK}?a=1&")


@pytest.mark.parametrize(
    "changes", [{"client_id": "another"}, {"redirect_uri": "https://evil.example/"}, {"scope": "<b>everything</b>"}]
)
async def test_a_wrong_request_gets_an_error_page(x: Caller, changes: dict[str, str]) -> None:
    async with x.session.get(PATH, params={**QUERY, **changes}, allow_redirects=False) as response:
        assert (response.status, "Something went wrong" in await response.text()) == (400, True)
    assert await decide(x, decision="authorize", account=ANN, **changes) == (400, "")


async def test_an_account_that_is_not_there(x: Caller) -> None:
    assert await decide(x, decision="authorize", account="nobody") == (400, "")


async def test_other_pages_cannot_say_yes(x: Caller) -> None:
    headers = {"Origin": "https://evil.example"}
    form = {**QUERY, "decision": "authorize", "account": ANN}
    async with x.session.post(PATH, data=form, headers=headers, allow_redirects=False) as response:
        assert response.status == 403


async def admin_call(admin: aiohttp.ClientSession, method: str, path: str, body: object = None) -> tuple[int, dict]:
    async with admin.request(method, f"/sandbox/x{path}", json=body) as response:
        return response.status, await response.json()


async def test_what_the_page_is_told(x: Caller, admin: aiohttp.ClientSession) -> None:
    x.sign_in()
    _, uploaded = await x.upload()
    first = await x.posted("one", media=(str(uploaded["data"]["id"]),))
    second = await x.posted("two", reply_to=first)
    gone = await x.posted("three")
    await x.call("DELETE", f"/2/tweets/{gone}")
    _, shown = await admin_call(admin, "GET", "/posts?username=@ann_lakes")
    assert [(post["id"], post["reply_to"], post["text"]) for post in shown["posts"]] == [
        (first, None, "one"),
        (second, first, "two"),
    ]
    assert shown["posts"][0]["account"]["initials"] == "AL"
    async with admin.get(shown["posts"][0]["media"][0]["url"]) as response:
        assert response.content_type == "image/png"
    assert (await admin_call(admin, "GET", f"/posts?username={BENS}"))[1] == {"posts": []}
    assert (await admin_call(admin, "GET", "/photos/1"))[0] == 404


async def test_consent_and_accounts_for_tests_elsewhere(x: Caller, admin: aiohttp.ClientSession) -> None:
    assert (await admin_call(admin, "POST", "/accounts", {"username": "cleo_k", "name": "Cleo"}))[0] == 201
    assert (await admin_call(admin, "POST", "/accounts", {"username": "cleo_k"}))[0] == 400
    _, accounts = await admin_call(admin, "GET", "/accounts")
    assert accounts["accounts"][-1]["username"] == "cleo_k"
    _, answer = await admin_call(admin, "POST", "/consent", {"url": authorize_url(), "username": "cleo_k"})
    assert (await x.exchange(answer_of(answer["callback"])["code"]))[0] == 200
    _, answer = await admin_call(admin, "POST", "/consent", {"url": authorize_url()})
    assert answer_of(answer["callback"])["error"] == "access_denied"
    for body in ({"url": "http://x.example/"}, {"url": authorize_url(), "username": "nobody"}):
        assert (await admin_call(admin, "POST", "/consent", body))[0] == 400


async def test_settings_of_x_change_while_it_runs(x: Caller, admin: aiohttp.ClientSession) -> None:
    async with admin.put("/sandbox/settings", json={"x_token_seconds": 2, "x_posts_per_window": 3}) as response:
        assert response.status == 200
    assert x.sign_in()["expires_in"] == 2
    _, _, headers = await x.call_whole("POST", "/2/tweets", {"text": "hello"})
    assert headers["x-rate-limit-limit"] == "3"
