import aiohttp
import pytest

from sandbox.server import Sandbox
from sandbox.x.api.wire import tweet
from tests.sandbox.x_caller import ANN, BENS, PNG, Caller


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
