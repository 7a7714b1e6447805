import asyncio
import datetime as dt
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from clients.stores.opening import open_store
from clients.stores.store import ObjectStore, StoreFailed
from core.settings import MediaSettings
from sandbox.core.hub import PATIENCE
from tests.conftest import free_port

KEY = "rooms/0f3a/2031/05/7c1e.jpg"
PICTURE = b"a picture"
DIGEST = hashlib.sha256(PICTURE).hexdigest()
PAGE = "<html><body>Sign in</body></html>"


@pytest.fixture
async def store(s3_settings: MediaSettings) -> AsyncIterator[ObjectStore]:
    async with open_store(s3_settings) as opened:
        await opened.put(KEY, PICTURE, "image/jpeg", DIGEST)
        yield opened


@pytest.fixture
async def browser() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def link_to(store: ObjectStore, seconds: int = 60, filename: str | None = None) -> str:
    url = await store.link(KEY, seconds, filename)
    assert url is not None
    return url


def altered(url: str, **changes: str) -> str:
    parts = urlsplit(url)
    return parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | changes)).geturl()


async def status_of(browser: ClientSession, url: str) -> int:
    async with browser.get(url) as answer:
        return answer.status


async def test_a_link_gives_it_to_whoever_has_it(store: ObjectStore, browser: ClientSession) -> None:
    async with browser.get(await link_to(store)) as answer:
        assert (answer.status, await answer.read()) == (200, PICTURE)
        assert answer.content_type == "image/jpeg"
        assert "Content-Disposition" not in answer.headers


async def test_a_link_may_name_the_file(store: ObjectStore, browser: ClientSession) -> None:
    async with browser.get(await link_to(store, filename='garden "5".jpg\r\nX: y')) as answer:
        assert answer.status == 200
        said = answer.headers["Content-Disposition"]
        assert said == "attachment; filename*=UTF-8''garden%20%225%22.jpg%0D%0AX%3A%20y"
        assert "X" not in answer.headers


async def test_altered_links_are_refused(store: ObjectStore, browser: ClientSession) -> None:
    url = await link_to(store)
    signature = dict(parse_qsl(urlsplit(url).query))["X-Amz-Signature"]
    other = "0" if signature[-1] != "0" else "1"
    for changed in (
        url.partition("?")[0],
        url.replace("7c1e", "7c1f"),
        altered(url, **{"X-Amz-Expires": "6000"}),
        altered(url, **{"X-Amz-Signature": signature[:-1] + other}),
        altered(url, **{"response-content-type": "text/html"}),
    ):
        assert await status_of(browser, changed) == 403, changed.partition("?")[0]
    assert await status_of(browser, altered(url)) == 200


@pytest.mark.parametrize(("seconds", "status"), [(59, 403), (120, 200)])
async def test_expired_links_are_refused(
    store: ObjectStore, browser: ClientSession, monkeypatch: pytest.MonkeyPatch, seconds: int, status: int
) -> None:
    """Both links are a minute old."""
    minute_ago = dt.datetime.now(dt.UTC).replace(tzinfo=None) - dt.timedelta(minutes=1)
    monkeypatch.setattr("botocore.auth.get_current_datetime", lambda: minute_ago)
    assert await status_of(browser, await link_to(store, seconds)) == status


async def test_links_at_amazon_name_the_region(s3_settings: MediaSettings) -> None:
    amazon = s3_settings.model_copy(update={"endpoint_url": "", "region": "eu-central-1"})
    async with open_store(amazon) as store:
        assert (await link_to(store)).startswith("https://photos.s3.eu-central-1.amazonaws.com/t")


async def test_nothing_is_read_without_a_link(store: ObjectStore, browser: ClientSession) -> None:
    url = (await link_to(store)).partition("?")[0]
    assert await status_of(browser, url) == 403
    assert await status_of(browser, url.removesuffix(f"/{KEY}")) == 403


async def test_prefixes_keep_apart(store: ObjectStore, s3_settings: MediaSettings) -> None:
    async with open_store(s3_settings.model_copy(update={"url": s3_settings.url + "x"})) as other:
        assert [each.key async for each in other.keys("")] == []
    assert [each.key async for each in store.keys("")] == [KEY]


async def test_more_than_one_page(store: ObjectStore) -> None:
    await asyncio.gather(
        *(store.put(f"rooms/many/{n}", b"", "text/plain", hashlib.sha256().hexdigest()) for n in range(9))
    )
    list_page = store._client.list_objects_v2  # type: ignore[attr-defined]
    store._client.list_objects_v2 = lambda **given: list_page(MaxKeys=4, **given)  # type: ignore[attr-defined]
    many = sorted([each.key async for each in store.keys("rooms/many/")])
    assert many == [f"rooms/many/{n}" for n in range(9)]
    await store.delete([*many, KEY])
    assert [each.key async for each in store.keys("")] == []


async def test_a_store_that_wants_a_content_md5_for_deleting_many(s3_settings: MediaSettings) -> None:
    deleted: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        if request.method == "DELETE":
            deleted.append(request.path)
            return web.Response(status=404 if request.path.endswith("gone.jpg") else 204)
        missing = "<Error><Code>MissingContentMD5</Code><Message>Content-MD5 is required</Message></Error>"
        return web.Response(status=400, text=missing, content_type="application/xml")

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    async with TestServer(app) as server:
        url = f"http://127.0.0.1:{server.port}"
        async with open_store(s3_settings.model_copy(update={"endpoint_url": url})) as store:
            await store.delete(["rooms/a.jpg", "rooms/gone.jpg", "rooms/b.jpg"])
    assert sorted(path.rpartition("/")[2] for path in deleted) == ["a.jpg", "b.jpg", "gone.jpg"]


@asynccontextmanager
async def answering(
    settings: MediaSettings, answer: Callable[[web.Request], Awaitable[web.Response]]
) -> AsyncIterator[ObjectStore]:
    """A store where something that isn't S3 answers."""
    app = web.Application()
    app.router.add_route("*", "/{any:.*}", answer)
    async with TestServer(app) as server:
        url = f"http://127.0.0.1:{server.port}"
        async with open_store(settings.model_copy(update={"endpoint_url": url})) as store:
            yield store


async def pieces() -> AsyncIterator[bytes]:
    yield PICTURE


@pytest.mark.parametrize(
    "attempt",
    [
        lambda store: store.put(KEY, PICTURE, "image/jpeg", DIGEST),
        lambda store: store.put_pieces(KEY, pieces(), "image/jpeg"),
        lambda store: store.get(KEY),
        lambda store: store.size(KEY),
        lambda store: anext(aiter(store.stream(KEY))),
        lambda store: anext(aiter(store.keys("rooms/"))),
        lambda store: store.check(),
    ],
    ids=["put", "put_pieces", "get", "size", "stream", "keys", "check"],
)
async def test_a_page_in_front_of_the_store_is_no_success(
    s3_settings: MediaSettings, attempt: Callable[[ObjectStore], Awaitable[object]]
) -> None:
    """It would count as kept, or as an empty store; the carrier's copy would be deleted."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text=PAGE, content_type="text/html")

    async with answering(s3_settings, answer) as store:
        with pytest.raises(StoreFailed, match="isn't S3") as caught:
            await attempt(store)
    assert caught.value.retry


async def test_a_page_in_the_middle_of_a_download_is_none_of_it(s3_settings: MediaSettings) -> None:
    async def answer(request: web.Request) -> web.Response:
        is_head = request.method == "HEAD"
        return web.Response(headers={"ETag": '"7c1e"'} if is_head else {}, text=PAGE, content_type="text/html")

    async with answering(s3_settings, answer) as store:
        with pytest.raises(StoreFailed, match="isn't S3"):
            await anext(aiter(store.stream(KEY)))


async def test_a_digest_that_the_server_finds_wrong(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the content changed on its way."""
    monkeypatch.setattr("clients.stores.s3.check_digest", lambda *_: None)
    with pytest.raises(StoreFailed):
        await store.put("rooms/other.jpg", b"another", "image/jpeg", DIGEST)
    assert [each.key async for each in store.keys("")] == [KEY]


async def failed(settings: MediaSettings, calls: int = 7) -> StoreFailed:
    """Nothing works, in time; the words tell no secret."""
    async with open_store(settings) as store:
        attempts: list[Callable[[], Awaitable[object]]] = [
            lambda: store.put(KEY, PICTURE, "image/jpeg", DIGEST),
            lambda: store.get(KEY),
            lambda: store.size(KEY),
            lambda: store.delete([KEY]),
            lambda: anext(aiter(store.stream(KEY))),
            lambda: anext(aiter(store.keys("rooms/"))),
            store.check,
        ]
        for attempt in attempts[:calls]:
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(StoreFailed) as caught:
                    await attempt()
            for word in ("7c1e", "127.0.0.1", "photos", "zebra"):
                assert word not in str(caught.value)
    return caught.value


async def test_a_server_that_is_not_there(s3_settings: MediaSettings) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    failure = await failed(s3_settings.model_copy(update={"endpoint_url": nowhere}), calls=1)
    assert failure.retry
    assert "reached" in failure.reason


async def test_a_server_that_never_answers(s3_settings: MediaSettings) -> None:
    never = asyncio.Event()

    async def silent(_: web.Request) -> web.Response:
        await never.wait()
        return web.Response()

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", silent)
    async with TestServer(app) as server:
        url = f"http://127.0.0.1:{server.port}"
        failure = await failed(s3_settings.model_copy(update={"endpoint_url": url, "timeout_seconds": 0.05}))
        never.set()
    assert failure.retry
    assert "in time" in failure.reason


async def test_wrong_credentials(s3_settings: MediaSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "zebra")
    failure = await failed(s3_settings)
    assert failure.retry
    assert "403" in failure.reason


async def test_no_credentials(s3_settings: MediaSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    failure = await failed(s3_settings)
    assert failure.retry
    assert "NoCredentials" in failure.reason


async def test_an_address_that_is_none(s3_settings: MediaSettings) -> None:
    with pytest.raises(StoreFailed, match="endpoint_url"):
        async with open_store(s3_settings.model_copy(update={"endpoint_url": "nowhere"})):
            pass
