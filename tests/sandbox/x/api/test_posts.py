import asyncio
import time

import pytest

from sandbox.server import Sandbox
from sandbox.x.ids import made_at
from tests.sandbox.x_caller import ANN, BENS, Caller


async def test_a_post_and_its_end(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    status, answer = await x.post("Fresh bread\nat noon")
    assert (status, answer["data"]["text"]) == (201, "Fresh bread\nat noon")
    post_id = answer["data"]["id"]
    assert [(post.id, post.text, post.reply_to) for post in carrier.x.posts(ANN)] == [
        (post_id, "Fresh bread\nat noon", None)
    ]
    assert abs(made_at(post_id) - time.time()) < 5
    assert await x.call("DELETE", f"/2/tweets/{post_id}") == (200, {"data": {"deleted": True}})
    assert carrier.x.posts(ANN) == []
    assert [post.deleted for post in carrier.x.posts(ANN, deleted=True)] == [True]
    assert (await x.call("DELETE", f"/2/tweets/{post_id}"))[0] == 404


async def test_ids_are_decimal_and_grow(x: Caller) -> None:
    x.sign_in()
    ids = [int(await x.posted(f"post {place}")) for place in range(3)]
    assert ids == sorted(set(ids))


async def test_waiting_for_posts(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    waiting = asyncio.create_task(carrier.x.posted(ANN, 2))
    await x.posted("one")
    await x.posted("two")
    assert [post.text for post in await waiting] == ["one", "two"]
    with pytest.raises(TimeoutError, match="one"):
        await carrier.x.posted(ANN, lambda posts: not posts, deadline=0.01)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "$.text: is required"),
        ({"text": ""}, "neither text nor media"),
        ({"text": " \n"}, "neither text nor media"),
        ({"text": 5}, "$.text"),
        ({"text": "a" * 25_001}, "Your Tweet text is too long."),
        ({"text": "a", "poll": {}}, "$.poll"),
        ({"text": "a", "reply": {"in_reply_to_tweet_id": 5}}, "in_reply_to_tweet_id"),
        ({"text": "a", "reply": {"to": "5"}}, "$.reply.to"),
        ({"text": "a", "reply": "5"}, "$.reply"),
        ({"text": "a", "media": {"media_ids": []}}, "1 to 4"),
        ({"text": "a", "media": {"media_ids": ["1"] * 5}}, "1 to 4"),
        ({"text": "a", "media": {"media_ids": ["1"]}}, "Your media IDs are invalid."),
        ({"text": "a", "media": {"media_ids": ["1"], "tagged_user_ids": []}}, "tagged_user_ids"),
        ({"text": "a", "media": []}, "$.media"),
        (["text"], "JSON object"),
    ],
)
async def test_posts_that_x_does_not_take(x: Caller, carrier: Sandbox, body: object, said: str) -> None:
    x.sign_in()
    status, error = await x.call("POST", "/2/tweets", body)
    assert (status, error["title"]) == (400, "Invalid Request")
    assert said in error["errors"][0]["message"]
    assert carrier.x.posts(ANN) == []


async def test_threads_of_ones_own(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    first = await x.posted("one")
    second = await x.posted("two", reply_to=first)
    assert carrier.x.posts(ANN)[1].reply_to == first
    x.sign_in(BENS)
    assert (await x.post("me too", reply_to=second))[0] == 403
    assert (await x.post("hello?", reply_to="1"))[0] == 403
    x.sign_in()
    await x.call("DELETE", f"/2/tweets/{second}")
    assert (await x.post("three", reply_to=second))[0] == 403


async def test_the_same_again_is_a_duplicate(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    first = await x.posted("same")
    assert await x.post("same") == (
        403,
        {
            "detail": "You are not allowed to create a Tweet with duplicate content.",
            "type": "about:blank",
            "title": "Forbidden",
            "status": 403,
        },
    )
    assert carrier.x.duplicates == 1
    _, photo = await x.upload()
    for kept in ({"reply_to": first}, {"media": (photo["data"]["id"],)}):
        await x.posted("same", **kept)
    await x.call("DELETE", f"/2/tweets/{first}")
    await x.posted("same")
    x.sign_in(BENS)
    await x.posted("same")
    assert carrier.x.duplicates == 1


async def test_after_a_day_the_same_is_new(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    await x.posted("good morning")
    carrier.x.posts(ANN)[0].created_at -= 86_401
    await x.posted("good morning")


async def test_nobody_deletes_what_others_posted(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    post_id = await x.posted("mine")
    x.sign_in(BENS)
    assert (await x.call("DELETE", f"/2/tweets/{post_id}"))[0] == 403
    assert len(carrier.x.posts(ANN)) == 1


@pytest.mark.parametrize(
    ("missing", "method", "path"),
    [
        ("tweet.write", "POST", "/2/tweets"),
        ("tweet.write", "DELETE", "/2/tweets/1"),
        ("media.write", "POST", "/2/media/upload"),
        ("media.write", "POST", "/2/media/metadata"),
        ("users.read", "GET", "/2/users/me"),
        ("tweet.read", "GET", "/2/users/1/tweets"),
    ],
)
async def test_what_was_not_granted(x: Caller, missing: str, method: str, path: str) -> None:
    scopes = {"tweet.read", "tweet.write", "users.read", "media.write", "offline.access"} - {missing}
    x.sign_in(scope=" ".join(scopes))
    assert (await x.call(method, path, {"text": "hello"}))[0] == 403


async def test_more_accounts(x: Caller, carrier: Sandbox) -> None:
    account = carrier.x.add_account("cleo_k", "Cleo K")
    assert carrier.x.add_account("cleo_k", "Cleo again") is account
    assert "cleo_k" in carrier.x.usernames
    x.sign_in("cleo_k")
    await x.posted("hello")
    assert len(carrier.x.posts("@cleo_k")) == 1
