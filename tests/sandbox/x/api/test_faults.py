import time

import aiohttp
import pytest

from sandbox.core.fault_kinds import KINDS
from sandbox.core.faults import UnknownFaultError
from sandbox.server import Sandbox
from tests.sandbox.x_caller import ANN, BENS, Caller


@pytest.mark.parametrize(
    ("kind", "params", "status", "said", "posted"),
    [
        ("x_post_429", {}, 429, {"title": "Too Many Requests", "status": 429}, 0),
        ("x_post_429_old", {}, 429, {"errors": [{"code": 88, "message": "Rate limit exceeded"}]}, 0),
        ("x_post_402", {}, 402, {"title": "Payment Required", "detail": "credits depleted"}, 0),
        ("x_post_402_titled", {}, 402, {"title": "CreditsDepleted"}, 0),
        ("x_post_duplicate", {}, 403, {"title": "Forbidden", "type": "about:blank"}, 0),
        ("x_post_refused", {"reason": "Not today."}, 403, {"title": "Forbidden", "detail": "Not today."}, 0),
        ("x_post_not_enrolled", {}, 403, {"title": "Client Forbidden", "reason": "client-not-enrolled"}, 0),
        ("x_post_401", {}, 401, {"title": "Unauthorized", "detail": "Unauthorized"}, 0),
        ("x_post_bad_media", {}, 400, {"title": "Invalid Request"}, 0),
        ("x_post_error_before", {}, 503, {"title": "Service Unavailable"}, 0),
        ("x_post_error_after", {"status": 502}, 502, {"title": "Bad Gateway"}, 1),
        ("x_post_slow", {"ms": 1}, 201, {}, 1),
    ],
)
async def test_a_post_goes_wrong(
    x: Caller,
    carrier: Sandbox,
    kind: str,
    params: dict[str, float | str],
    status: int,
    said: dict[str, object],
    posted: int,
) -> None:
    x.sign_in()
    carrier.x.faults.add(kind, **params)
    answered, answer = await x.post("hello")
    assert (answered, {name: answer[name] for name in said}) == (status, said)
    assert len(carrier.x.posts(ANN)) == posted
    assert (await x.post("hello"))[0] == (403 if posted else 201)


@pytest.mark.parametrize(
    ("kind", "posted"),
    [
        ("x_post_reset_before", 0),
        ("x_post_reset_after", 1),
        ("x_post_timeout_before", 0),
        ("x_post_timeout_after", 1),
    ],
)
async def test_a_post_is_not_answered(x: Caller, carrier: Sandbox, kind: str, posted: int) -> None:
    x.sign_in()
    carrier.x.faults.add(kind, **({"seconds": 0.01} if "timeout" in kind else {}))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await x.post("hello")
    assert len(carrier.x.posts(ANN)) == posted


@pytest.mark.parametrize(
    ("headers", "prefix"),
    [(1, "x-rate-limit"), (2, "x-user-limit-24hour"), (3, "x-app-limit-24hour"), (0, None)],
)
async def test_when_to_come_again(x: Caller, carrier: Sandbox, headers: int, prefix: str | None) -> None:
    x.sign_in()
    carrier.x.faults.add("x_post_429", seconds=30, headers=headers)
    asked = time.time()
    _, _, given = await x.call_whole("POST", "/2/tweets", {"text": "hello"})
    resets = {name: value for name, value in given.items() if name.endswith("-reset")}
    assert list(resets) == ([f"{prefix}-reset"] if prefix else [])
    assert all(asked + 29 <= int(value) <= time.time() + 31 for value in resets.values())


async def test_a_fault_may_be_for_one_account_only(x: Caller, carrier: Sandbox) -> None:
    carrier.x.faults.add("x_post_402", number=BENS, count=None)
    carrier.x.faults.add("x_token_error_before", number=BENS)
    pair = x.sign_in()
    assert (await x.post("hello"))[0] == 201
    assert (await x.refresh(pair["refresh_token"]))[0] == 200
    pair = x.sign_in(BENS)
    assert [(await x.post("hello"))[0] for _ in range(2)] == [402, 402]
    assert (await x.refresh(pair["refresh_token"]))[0] == 503


@pytest.mark.parametrize(
    ("kind", "status", "error", "old_holds"),
    [
        ("x_token_error_before", 503, None, True),
        ("x_token_error_after", 503, None, False),
        ("x_token_bad_client", 401, "unauthorized_client", True),
        ("x_token_bad_token", 400, "invalid_request", True),
        ("x_token_reset_before", None, None, True),
        ("x_token_reset_after", None, None, False),
        ("x_token_timeout_before", None, None, True),
        ("x_token_timeout_after", None, None, False),
    ],
)
async def test_a_refresh_goes_wrong(
    x: Caller, carrier: Sandbox, kind: str, status: int | None, error: str | None, *, old_holds: bool
) -> None:
    pair = x.sign_in()
    carrier.x.faults.add(kind, **({"seconds": 0.01} if "timeout" in kind else {}))
    if status is None:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await x.refresh(pair["refresh_token"])
    else:
        answered, answer = await x.refresh(pair["refresh_token"])
        assert (answered, answer.get("error")) == (status, error)
    assert (await x.refresh(pair["refresh_token"]))[0] == (200 if old_holds else 400)
    assert carrier.x.reused == (0 if old_holds else 1)


@pytest.mark.parametrize(
    ("kind", "method", "path", "status"),
    [
        ("x_me_error", "GET", "/2/users/me", 503),
        ("x_me_401", "GET", "/2/users/me", 401),
        ("x_timeline_error", "GET", "/2/users/{id}/tweets", 503),
        ("x_timeline_403", "GET", "/2/users/{id}/tweets", 403),
        ("x_timeline_429", "GET", "/2/users/{id}/tweets", 429),
        ("x_media_error", "POST", "/2/media/upload", 503),
        ("x_media_refused", "POST", "/2/media/upload", 400),
        ("x_metadata_error", "POST", "/2/media/metadata", 503),
        ("x_delete_429", "DELETE", "/2/tweets/{post}", 429),
        ("x_delete_404", "DELETE", "/2/tweets/{post}", 404),
        ("x_delete_error_before", "DELETE", "/2/tweets/{post}", 503),
    ],
)
async def test_other_calls_go_wrong(
    x: Caller, carrier: Sandbox, kind: str, method: str, path: str, status: int
) -> None:
    x.sign_in()
    post = await x.posted("hello")
    carrier.x.faults.add(kind)
    answered, _ = await x.call(method, path.format(id=carrier.x.account(ANN).id, post=post))
    assert answered == status
    assert (carrier.x.faults.active(), len(carrier.x.posts(ANN))) == ([], 1)


async def test_a_delete_that_fails_and_yet_was_done(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    post = await x.posted("hello")
    carrier.x.faults.add("x_delete_error_after")
    assert (await x.call("DELETE", f"/2/tweets/{post}"))[0] == 500
    assert carrier.x.posts(ANN) == []


@pytest.mark.parametrize(("kind", "living"), [("x_revoke_error_before", 1), ("x_revoke_error_after", 0)])
async def test_a_revocation_fails(x: Caller, carrier: Sandbox, kind: str, living: int) -> None:
    pair = x.sign_in()
    carrier.x.faults.add(kind)
    assert (await x.form("/2/oauth2/revoke", token=str(pair["refresh_token"])))[0] == 503
    assert carrier.x.living_grants(ANN) == living


async def test_new_posts_are_listed_late(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    await x.posted("hello")
    carrier.x.faults.add("x_timeline_lag", ms=60_000)
    assert (await x.listed())[1]["meta"]["result_count"] == 0
    assert (await x.listed())[1]["meta"]["result_count"] == 1


@pytest.mark.parametrize(
    ("kind", "params"),
    [("x_post_refused", {"reason": 5}), ("x_post_429", {"seconds": "ten"}), ("x_post_402", {"a": 1})],
)
def test_parameters_of_the_wrong_kind(carrier: Sandbox, kind: str, params: dict[str, float | str]) -> None:
    with pytest.raises(UnknownFaultError, match=next(iter(params))):
        carrier.x.faults.add(kind, **params)


def test_every_fault_of_x_is_known_by_its_stage() -> None:
    ours = {name: kind for name, kind in KINDS.items() if kind.stage.startswith("x_")}
    assert len(ours) > 30
    assert all(name.startswith(f"{kind.stage}_") for name, kind in ours.items())
