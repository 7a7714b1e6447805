import asyncio
import time

import aiohttp
import pytest

from sandbox import Sandbox
from sandbox.x.ids import made_at
from sandbox.x.wire import tweet
from tests.sandbox.x_caller import ANN, BENS, PNG, Caller

ALL_FIELDS = "created_at,entities,referenced_tweets"


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
        ({}, "neither text nor media"),
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


async def test_how_much_may_be_posted(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_posts_per_window = 2
    x.sign_in()
    left = []
    for words in ("one", "two", "three"):
        status, _, headers = await x.call_whole("POST", "/2/tweets", {"text": words})
        left.append((status, headers["x-rate-limit-limit"], headers["x-rate-limit-remaining"]))
        assert 890 < int(headers["x-rate-limit-reset"]) - time.time() < 902
        assert headers["x-app-limit-24hour-limit"] == headers["x-user-limit-24hour-limit"] == "10000"
    assert left == [(201, "2", "1"), (201, "2", "0"), (429, "2", "0")]
    assert headers["x-app-limit-24hour-remaining"] == "9998"
    x.sign_in(BENS)
    await x.posted("each account has its own")
    x.sign_in()
    carrier.x.clear_limits()
    await x.posted("three")


async def test_a_window_ends(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_posts_per_window, carrier.settings.x_window_seconds = 1, 0.05
    x.sign_in()
    await x.posted("one")
    async with asyncio.timeout(5):
        while (await x.post("two"))[0] == 429:
            pass


@pytest.mark.parametrize("name", ["x_app_posts_per_day", "x_user_posts_per_day"])
async def test_how_much_may_be_posted_in_a_day(x: Caller, carrier: Sandbox, name: str) -> None:
    setattr(carrier.settings, name, 1)
    x.sign_in()
    await x.posted("one")
    assert (await x.post("two"))[0] == 429


async def test_how_much_may_be_deleted(x: Caller, carrier: Sandbox) -> None:
    carrier.settings.x_deletes_per_window = 1
    x.sign_in()
    first, second = await x.posted("one"), await x.posted("two")
    _, _, headers = await x.call_whole("DELETE", f"/2/tweets/{first}")
    assert (headers["x-rate-limit-limit"], headers["x-rate-limit-remaining"]) == ("1", "0")
    status, error = await x.call("DELETE", f"/2/tweets/{second}")
    assert (status, error["title"], error["status"]) == (429, "Too Many Requests", 429)


@pytest.mark.parametrize("text", ["plain", "a & b", "1 < 2 > 0", 'it\'s "so"', "line\nline", "wählt ¶ 🙂"])
async def test_texts_come_back_escaped(x: Caller, text: str) -> None:
    x.sign_in()
    await x.posted(text)
    _, listed = await x.listed()
    assert listed["data"][0]["text"] == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("no link, e.g. this", []),
        ("see https://a.example/b?c=1&d=2.", ["https://a.example/b?c=1&d=2"]),
        ("(http://a.example) and https://b.example/", ["http://a.example", "https://b.example/"]),
        ("bare.com/x works", ["http://bare.com/x"]),
        ("me@bare.com does not", []),
    ],
)
async def test_links_are_shortened(x: Caller, text: str, links: list[str]) -> None:
    x.sign_in()
    await x.posted(text)
    _, listed = await x.listed(**{"tweet.fields": ALL_FIELDS})
    shown = listed["data"][0]
    urls = shown.get("entities", {}).get("urls", [])
    assert [url["expanded_url"] for url in urls] == links
    for url in urls:
        assert url["url"].startswith("https://t.co/")
        assert shown["text"][url["start"] : url["end"]] == url["url"]
        assert url["expanded_url"] not in shown["text"]


async def test_what_a_timeline_tells(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    assert await x.listed() == (200, {"meta": {"result_count": 0}})
    first = await x.posted("one")
    second = await x.posted("two", reply_to=first)
    _, listed = await x.listed(**{"tweet.fields": ALL_FIELDS})
    assert listed["meta"] == {"result_count": 2, "newest_id": second, "oldest_id": first}
    newest, oldest = listed["data"]
    assert newest["referenced_tweets"] == [{"type": "replied_to", "id": first}]
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(int(carrier.x.posts(ANN)[0].created_at)))
    assert oldest["created_at"] == seconds
    assert (await x.listed())[1]["data"][1] == {"id": first, "text": "one", "edit_history_tweet_ids": [first]}


async def test_a_timeline_since_a_moment(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    for words in ("old", "new"):
        await x.posted(words)
    carrier.x.posts(ANN)[0].created_at = 1_700_000_000.9
    for start, texts in (
        ("2023-11-14T22:13:20Z", ["new", "old"]),
        ("2023-11-14T22:13:21Z", ["new"]),
        ("2023-11-14T23:13:21+01:00", ["new"]),
    ):
        _, listed = await x.listed(start_time=start, max_results="5")
        assert [post["text"] for post in listed["data"]] == texts


async def test_a_timeline_in_pages(x: Caller) -> None:
    x.sign_in()
    ids = [await x.posted(f"post {place}") for place in range(7)]
    _, first = await x.listed(max_results="5")
    _, second = await x.listed(max_results="5", pagination_token=first["meta"]["next_token"])
    assert [post["id"] for post in (*first["data"], *second["data"])] == ids[::-1]
    assert "next_token" not in second["meta"]


@pytest.mark.parametrize(
    "query",
    [
        {"max_results": "4"},
        {"max_results": "101"},
        {"max_results": "many"},
        {"start_time": "yesterday"},
        {"start_time": "2026-01-01T00:00:00"},
        {"tweet.fields": "created_at,colour"},
        {"pagination_token": "next"},
        {"newest": "1"},
    ],
)
async def test_timelines_that_x_does_not_give(x: Caller, query: dict[str, str]) -> None:
    x.sign_in()
    assert (await x.listed(**query))[0] == 400


async def test_a_timeline_of_nobody(x: Caller) -> None:
    x.sign_in()
    status, answer = await x.call("GET", "/2/users/1/tweets")
    assert (status, answer["errors"][0]["title"]) == (200, "Not Found Error")


async def test_photos(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    status, first = await x.upload()
    assert (status, first["data"]["media_key"]) == (200, f"3_{first['data']['id']}")
    _, second = await x.upload(b"\xff\xd8\xff jpeg", media_type="image/jpeg")
    ids = [str(each["data"]["id"]) for each in (first, second)]
    alt = {"id": ids[0], "metadata": {"alt_text": {"text": "A loaf of bread"}}}
    assert (await x.call("POST", "/2/media/metadata", alt))[0] == 200
    await x.posted("bread", media=tuple(ids))
    post = carrier.x.posts(ANN)[0]
    assert [(photo.content_type, photo.alt_text) for photo in post.media] == [
        ("image/png", "A loaf of bread"),
        ("image/jpeg", ""),
    ]
    assert post.media[0].content == PNG
    shown = tweet(post, {"entities"})
    [link] = shown["entities"]["urls"]
    assert shown["text"] == f"bread {link['url']}"
    assert link["expanded_url"] == f"https://x.com/{ANN}/status/{post.id}/photo/1"


async def test_photos_of_others_and_old_ones(x: Caller, carrier: Sandbox) -> None:
    x.sign_in(BENS)
    _, theirs = await x.upload()
    x.sign_in()
    _, ours = await x.upload()
    media_id = str(ours["data"]["id"])
    assert (await x.post("not mine", media=(str(theirs["data"]["id"]),)))[0] == 400
    assert (await x.post("one of two", media=(media_id, "5")))[0] == 400
    await x.posted("mine", media=(media_id,))
    carrier.x.posts(ANN)[0].media[0].expires_at = 0
    assert (await x.post("too late", media=(media_id,)))[0] == 400


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (b"\0\0\0\x18ftypheic", {}),
        (b"", {}),
        (PNG.ljust(5 * 1024 * 1024 + 1), {}),
        (PNG, {"media_category": "tweet_video"}),
        (PNG, {"colour": "red"}),
    ],
    ids=["heic", "empty", "large", "category", "field"],
)
async def test_photos_that_x_does_not_take(x: Caller, content: bytes, fields: dict[str, str]) -> None:
    x.sign_in()
    assert (await x.upload(content, **fields))[0] == 400


@pytest.mark.parametrize("body", [{"media": "text"}, {"media_category": "tweet_image"}])
async def test_forms_without_a_photo(x: Caller, body: dict[str, str]) -> None:
    x.sign_in()
    form = aiohttp.FormData(default_to_multipart=True)
    for name, value in {"media_category": "tweet_image", **body}.items():
        form.add_field(name, value)
    headers = {"Authorization": f"Bearer {x.token}"}
    async with x.session.post("/2/media/upload", data=form, headers=headers) as response:
        assert response.status == 400
    assert (await x.call("POST", "/2/media/upload", {}))[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        {"id": "1", "metadata": {"alt_text": {"text": "a"}}},
        {"metadata": {}},
        {"id": "ours", "metadata": {}},
        {"id": "ours", "metadata": {"alt_text": {"text": "a" * 1001}}},
        {"id": "ours", "metadata": {"alt_text": {"text": "a"}}, "more": 1},
    ],
)
async def test_descriptions_that_x_does_not_take(x: Caller, body: dict[str, object]) -> None:
    x.sign_in()
    _, photo = await x.upload()
    if body.get("id") == "ours":
        body = {**body, "id": photo["data"]["id"]}
    assert (await x.call("POST", "/2/media/metadata", body))[0] == 400


async def test_more_accounts(x: Caller, carrier: Sandbox) -> None:
    account = carrier.x.add_account("cleo_k", "Cleo K")
    assert carrier.x.add_account("cleo_k", "Cleo again") is account
    assert "cleo_k" in carrier.x.usernames
    x.sign_in("cleo_k")
    await x.posted("hello")
    assert len(carrier.x.posts("@cleo_k")) == 1
