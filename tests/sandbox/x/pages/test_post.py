from html.parser import HTMLParser

from sandbox.server import Sandbox
from tests.sandbox.x_caller import ANN, PNG, Caller


class Reader(HTMLParser):
    """What a page says, and where it leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words += data.split()


async def show(x: Caller, post_id: str, username: str = ANN) -> tuple[int, Reader]:
    async with x.session.get(f"/{username}/status/{post_id}") as response:
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        return response.status, Reader(await response.text())


async def test_a_post_at_its_address(x: Caller) -> None:
    x.sign_in()
    post_id = await x.posted("<b>Bread</b> & lakes: https://a.example/b?c=1&d=2.")
    status, page = await show(x, post_id)
    assert status == 200
    said = " ".join(page.words)
    assert "<b>Bread</b> & lakes: https://a.example/b?c=1&d=2 ." in said
    assert f"@{ANN}" in said
    assert "https://a.example/b?c=1&d=2" in page.links
    assert not {"b", "script"} & set(page.tags)


async def test_whatever_the_username_the_id_counts(x: Caller) -> None:
    x.sign_in()
    status, _ = await show(x, await x.posted("hello"), username="i")
    assert status == 200


async def test_a_thread_is_shown_whole_and_in_order(x: Caller) -> None:
    x.sign_in()
    first = await x.posted("first-part")
    await x.posted("something-else")
    second = await x.posted("second-part", reply_to=first)
    for post_id in (first, second):
        words = (await show(x, post_id))[1].words[5:]  # behind the title
        assert words.index("first-part") < words.index("second-part")
        assert "something-else" not in words


async def test_photos_are_shown(x: Caller) -> None:
    x.sign_in()
    _, answer = await x.upload(PNG)
    photo_id = str(answer["data"]["id"])  # type: ignore[index]
    _, page = await show(x, await x.posted("with a photo", media=(photo_id,)))
    assert f"/sandbox/x/photos/{photo_id}" in page.links


async def test_a_post_that_is_gone_or_never_was(x: Caller, carrier: Sandbox) -> None:
    x.sign_in()
    post_id = await x.posted("soon gone")
    await x.call("DELETE", f"/2/tweets/{post_id}")
    for gone in (post_id, "1"):
        status, page = await show(x, gone)
        assert status == 404
        assert "gone" not in page.words
        assert "/" in page.links
