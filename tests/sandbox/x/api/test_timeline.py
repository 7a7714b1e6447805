import time

import pytest

from sandbox.server import Sandbox
from tests.sandbox.x_caller import ANN, Caller

ALL_FIELDS = "created_at,entities,referenced_tweets"


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
